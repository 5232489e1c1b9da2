"""Told again: whether two tellings of an act are of one.

In: two drafts of one type, in the order of the text. Out: whether nothing tells them apart. What speaks for one act is asked
before what speaks for two; whatever differs in day, number or names makes two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType

_FEW = 2  # people: so many may well be others of the same number
_WORDS = 4  # words that carry a meaning: fewer tell nothing of a sentence
_STORY = 400  # tokens: as far apart as a letter's first and last lines
_TOLD_ONCE = {  # what a report hardly tells of two occasions without telling them apart
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.ATTEMPTED_KILLING,
    ActType.DENIAL_OF_ACCESS,
    ActType.DENIAL_OF_DUE_PROCESS,
}
_TOLD_OFTEN = {ActType.ARREST_DETENTION, ActType.SEARCH_RAID}  # the same, where one tells nobody who was hit
_ALIKE = 0.75  # of the words of the shorter sentence: the same thing told again
_SMALL = (
    Word.DETERMINER
    | Word.POSSESSIVE
    | Word.PREPOSITION
    | Word.CONJUNCTION
    | Word.BE
    | Word.HAVE
    | Word.SUBJECT_PRONOUN
    | Word.OBJECT_PRONOUN
    | Word.ADVERB
    | Word.SUBORDINATOR
    | Word.RELATIVE
)
_PRONOUN = Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN


def same_act(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two tellings are of one act: the same type, nothing that tells them apart."""
    if one.type is not two.type or one.rule.apart != two.rule.apart:
        return False
    if _serving(one, two):
        return True
    if one.date and two.date and one.date != two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if _other_day(one.date_of, two.date_of):
        return False
    left, right = people(one), people(two)
    if not (left and right and not left & right) and _verdict_and_term(one, two):
        return True
    if not (left and right and not left & right) and (_in_heading(one, two, tokens) or _in_same_words(one, two, tokens)):
        return True
    if one.rule.lasting or two.rule.lasting:
        return bool(left & right) if left and right else not numbers(one) and not numbers(two) and _bare(one, two)
    counts = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    if len(counts) == 2 and not left & right:
        return False
    if _named_then_counted(one, two):
        return True
    if len(counts) == 1 and _counts(one) and _counts(two) and not (left and right):
        return True  # "the dismissal of eight union leaders … the dismissal of the eight"
    if left and right:
        if left & right:
            return bool(one.nominal or two.nominal or one.date == two.date or not one.date or not two.date)
        return False
    if not (left & right) and _items(one, two, tokens):
        return False
    if any(draft.owned and not (draft.nominal and draft.date) for draft in (one, two)):
        return not (left and right)  # "his arrest", "les militants arrêtés": the one told before
    if one.nominal or two.nominal:
        weak = two if two.nominal else one
        other = one if weak is two else two
        told = not other.nominal and bool(other.date or other.named_victims or any(p.number for p in other.victims))
        one_of_many = bool(weak.victims) and len(other.victims) == 1 and other.victims[0].person is not None
        if weak.listed and (not told or one_of_many) and not (texts(weak) and texts(weak) == texts(other)):
            return False  # an item of a list is an act of its own, unless the story after tells it with its date or names
        if (people(weak) and not people(other)) or (weak.law and not other.law):
            return False
        weak_number = next((party.number for party in weak.victims if party.number), None)
        other_number = next((party.number for party in other.victims if party.number), None)
        if weak_number and other_number and weak_number != other_number:
            return False
        if weak_number and not other_number and not by_pronoun(other, tokens):
            return False
        return not weak.date or bool(other.date) or other.date == weak.date
    return bool(texts(one) and texts(one) == texts(two) and (one.date == two.date or not one.date or not two.date))


def _serving(one: Draft, two: Draft) -> bool:
    """ "was given eight years in January … in December he was moved to prison No. 22": the sentence, whenever it is served."""
    lasts = one.rule.lasting or two.rule.lasting
    return lasts and one.type is ActType.IMPRISONMENT_SENTENCE and bool(people(one) & people(two))


def _bare(one: Draft, two: Draft) -> bool:
    """Whether what goes on goes on with "the men", or with nobody told."""
    lasting = two if two.rule.lasting else one
    return all(" " not in party.text for party in lasting.victims) and not people(lasting)


def numbers(draft: Draft) -> set[int]:
    return {party.number for party in draft.victims if party.number}


def _verdict_and_term(one: Draft, two: Draft) -> bool:
    """ "The court passed sentence on the leaders of the union … A was given nine years": the verdict is told by its term."""
    if one.type is not ActType.IMPRISONMENT_SENTENCE or (one.penalty and two.penalty):
        return False
    vague = not one.victims or not two.victims or one.rule.lasting or two.rule.lasting
    return bool(one.penalty or two.penalty or vague)


def same_story(one: Draft, two: Draft, tokens: Tokens, others: frozenset[str]) -> bool:
    """Whether two tellings that nothing tells apart are of one occasion: a report tells few dispersals, but many arrests."""
    if one.listed or two.listed or one.rule.apart != two.rule.apart or two.at - one.at > _STORY or _items(one, two, tokens):
        return False
    if one.date and two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if _other_day(one.date_of, two.date_of):
        return False
    left, right = people(one), people(two)
    numbers = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    if (left and right and not left & right) or len(numbers) == 2 or any(_others(draft, others) for draft in (one, two)):
        return False
    doers = [{party.organisation for party in draft.perpetrators} - {None} for draft in (one, two)]
    if doers[0] and doers[1] and not doers[0] & doers[1]:
        return False
    often = one.type in _TOLD_OFTEN and one.lack is None and two.lack is None
    return one.type in _TOLD_ONCE or (often and not (one.victims and two.victims))


def _others(draft: Draft, others: frozenset[str]) -> bool:
    """ "des centaines d'autres ont été blessés": others than those told of."""
    return any(word in others for party in draft.victims for word in party.text.lower().split())


def _items(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two acts stand in two items of one list, each of which tells its own."""
    if one.sentence is two.sentence:
        first, last = sorted((one.at, two.at))
        return any(tokens.low[at] == ";" for at in range(first, last))
    return one.sentence.bullet and two.sentence.bullet and not (one.nominal and two.nominal)


def is_heading(draft: Draft, tokens: Tokens) -> bool:
    """Whether a draft stands in a line without a stop at its end: a headline, or the lead beneath it."""
    sentence = draft.sentence
    return sentence.heading or (not sentence.bullet and tokens.kind[sentence.last - 1] != "mark")


def _in_heading(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether a headline tells without a name what the text below tells: "Union leaders arrested"."""
    told = [draft for draft in (one, two) if not is_heading(draft, tokens)]
    if len(told) != 1:
        return False
    heading = two if told[0] is one else one
    if heading.sentence.first > told[0].sentence.first or heading.named_victims:
        return False
    number = next((party.number for party in heading.victims if party.number), None)
    other = next((party.number for party in told[0].victims if party.number), None)
    return not (number and other and number != other)


def _in_same_words(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two sentences tell an act in nearly the same words: a headline's lead, told again in the text."""
    if one.sentence is two.sentence or one.nominal or two.nominal:
        return False
    left, right = (
        {
            tokens.low[at]
            for at in range(draft.sentence.first, draft.sentence.last)
            if not tokens.flags[at] & _SMALL and tokens.kind[at] == "word"
        }
        for draft in (one, two)
    )
    fewer = min(len(left), len(right))
    return fewer >= _WORDS and len(left & right) >= _ALIKE * fewer


def _other_day(one: When | None, two: When | None) -> bool:
    """ "in February … at the end of March", where no year is told: two times all the same."""
    if one is None or two is None or one.month is None or two.month is None or "range" in (one.relative, two.relative):
        return False
    return one.month != two.month or (one.day is not None and two.day is not None and one.day != two.day)


def _named_then_counted(one: Draft, two: Draft) -> bool:
    """ "A, B and C were killed … the murder of the three leaders": as many as were named before."""
    persons = [party for party in one.victims if party.person is not None]
    numbers = {party.number for party in two.victims} - {None}
    return len(persons) > 1 and len(persons) == len(one.victims) and not people(two) and numbers == {len(persons)}


def _counts(draft: Draft) -> bool:
    """Whether a number tells how many were hit, of more than one or two."""
    return any(party.number is not None and party.number > _FEW for party in draft.victims)


def by_pronoun(draft: Draft, tokens: Tokens) -> bool:
    """Whether those hit are only "them" here."""
    begins = [bisect_left(tokens.start, party.passage.start) for party in draft.victims]
    return bool(begins) and all(tokens.flags[at] & _PRONOUN for at in begins)


def texts(draft: Draft) -> set[str]:
    return {party.text.lower() for party in draft.victims}


def people(draft: Draft) -> set[object]:
    return {
        ("p", party.person) if party.person is not None else ("o", party.organisation)
        for party in draft.victims
        if party.person is not None or party.organisation is not None
    }


def same_people(one: Draft) -> Callable[[Draft], bool]:
    """Whether another act hit the same named people, at a time that does not differ."""
    hit = people(one)
    return lambda other: bool(hit & people(other)) and (one.date == other.date or not one.date or not other.date)

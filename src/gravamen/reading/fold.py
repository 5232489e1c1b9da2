"""A document's acts together: one act where it is told twice.

In: drafts of acts in the order of the text. Out: the same without doubles, each at the telling that says most of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType

_A_DAY = len("2021-02-16")  # EDTF: what is told to the day
_STORY = 2  # paragraphs: within one and the next somebody shot at and somebody killed are one
_MUCH = 99  # more than all particulars together
_FEW = 2  # people: so many may well be others of the same number
_REMEMBERED = 40  # acts of one type among which an act told again is looked for: a letter has fewer
_WORDS = 4  # words that carry a meaning: fewer tell nothing of a sentence
_ALIKE = 0.75  # of the words of the shorter sentence: the same thing told again
_LASTING = frozenset({ActType.ARREST_DETENTION, ActType.KILLING})  # what a report comes back to, once it is told
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


def fold(drafts: list[Draft], tokens: Tokens) -> list[Draft]:
    """Tell each act once, at its most detailed telling."""
    opening = _headline(tokens)
    by_type: dict[ActType, list[Draft]] = {}
    for draft in drafts:
        same_type = by_type.setdefault(draft.type, [])
        begins = max(0, len(same_type) - _REMEMBERED)
        rows = (
            at
            for at in range(begins, len(same_type))
            if _same_act(same_type[at], draft, tokens) or _headed(same_type[at], draft, opening)
        )
        place = next(rows, None)
        if place is None:
            same_type.append(draft)
        elif _detail(draft, tokens) > _detail(same_type[place], tokens) - _told_shortly(same_type[place], opening):
            _fill(draft, same_type[place])
            same_type[place] = draft
        else:
            _fill(same_type[place], draft)
    kept = [draft for same_type in by_type.values() for draft in same_type]
    killed = [draft for draft in kept if draft.type is ActType.KILLING]
    if killed:  # "shot several times by gunmen … died in hospital": one act, told by its end
        kept = [one for one in kept if one.type is not ActType.ATTEMPTED_KILLING or not any(map(_same_attack(one), killed))]
    kept.sort(key=lambda draft: (draft.first, draft.at))
    return kept


def _headline(tokens: Tokens) -> int:
    """The token at which the text begins after the lines that head it."""
    for sentence in tokens.sentences:
        if not sentence.heading:
            return sentence.first
    return 0


def _headed(one: Draft, two: Draft, opening: int) -> bool:
    """ "Union leader arrested", then the story: what the headline tells is the first act of its type that fits it."""
    if not one.first < opening <= two.first:
        return False
    if one.date and two.date and one.date != two.date:
        return False
    left, right = _people(one), _people(two)
    if left and right:
        return bool(left & right)
    numbers = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    return len(numbers) < 2 and not (left and numbers)  # one named, then "some 15 people": two acts


def _told_shortly(draft: Draft, opening: int) -> float:
    """What a headline's telling weighs less than one of the story with as many particulars."""
    return 0.5 if draft.first < opening else 0.0


def _people(draft: Draft) -> set[object]:
    return {
        ("p", party.person) if party.person is not None else ("o", party.organisation)
        for party in draft.victims
        if party.person is not None or party.organisation is not None
    }


def _same_attack(one: Draft) -> Callable[[Draft], bool]:
    """Whether a killing hit the same named people, or stands close by where nobody is named, at a time that does not differ."""
    people = _people(one)

    def same(other: Draft) -> bool:
        if one.date and other.date and one.date != other.date:
            return False
        theirs = _people(other)
        near = abs(one.sentence.block - other.sentence.block) < _STORY
        return bool(people & theirs) or (near and not one.victims)

    return same


def _same_act(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two tellings are of one act: the same type, nothing that tells them apart."""
    if one.type is not two.type or one.rule.apart != two.rule.apart:
        return False
    if one.date and two.date and one.date != two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if _other_day(one.date_of, two.date_of):
        return False
    left, right = _people(one), _people(two)
    if not (left and right and not left & right) and (_in_heading(one, two, tokens) or _in_same_words(one, two, tokens)):
        return True
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
    if any(draft.nominal and draft.owned and not draft.date for draft in (one, two)):
        return not (left and right)  # "his arrest": the one told before
    if one.nominal or two.nominal:
        weak = two if two.nominal else one
        other = one if weak is two else two
        told = not other.nominal and bool(other.date or other.named_victims or any(p.number for p in other.victims))
        one_of_many = bool(weak.victims) and len(other.victims) == 1 and other.victims[0].person is not None
        if weak.listed and (not told or one_of_many) and not (_texts(weak) and _texts(weak) == _texts(other)):
            return False  # an item of a list is an act of its own, unless the story after tells it with its date or names
        if (_people(weak) and not _people(other)) or (weak.law and not other.law):
            return False
        weak_number = next((party.number for party in weak.victims if party.number), None)
        other_number = next((party.number for party in other.victims if party.number), None)
        if weak_number and other_number and weak_number != other_number:
            return False
        if weak_number and not other_number and not _by_pronoun(other, tokens):
            return False
        return not weak.date or bool(other.date) or other.date == weak.date
    if _texts(one) and _texts(one) == _texts(two) and (one.date == two.date or not one.date or not two.date):
        return True
    return _nothing_new(one, two, tokens)


def _nothing_new(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """ "Four teachers were arrested … we are detained": a later telling of a detention or a death with nothing of its own."""
    if two.type not in _LASTING or not one.victims or _people(two) or two.date or two.law or two.penalty:
        return False
    if any(tokens.kind[at] == "number" for at in range(two.first, two.end)) or any(party.number for party in two.victims):
        return False
    begins = [bisect_left(tokens.start, party.passage.start) for party in two.victims]
    known = Word.DETERMINER | Word.POSSESSIVE | _PRONOUN
    return all(tokens.flags[at] & known or (at and tokens.flags[at - 1] & known) for at in begins)


def _items(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two acts stand in two items of one list, each of which tells its own."""
    if one.sentence is two.sentence:
        first, last = sorted((one.at, two.at))
        return any(tokens.low[at] == ";" for at in range(first, last))
    return one.sentence.bullet and two.sentence.bullet and not (one.nominal and two.nominal)


def _is_heading(draft: Draft, tokens: Tokens) -> bool:
    """Whether a draft stands in a line without a stop at its end: a headline, or the lead beneath it."""
    sentence = draft.sentence
    return sentence.heading or (not sentence.bullet and tokens.kind[sentence.last - 1] != "mark")


def _in_heading(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether a headline tells without a name what the text below tells: "Union leaders arrested"."""
    told = [draft for draft in (one, two) if not _is_heading(draft, tokens)]
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
    return len(persons) > 1 and len(persons) == len(one.victims) and not _people(two) and numbers == {len(persons)}


def _counts(draft: Draft) -> bool:
    """Whether a number tells how many were hit, of more than one or two."""
    return any(party.number is not None and party.number > _FEW for party in draft.victims)


def _by_pronoun(draft: Draft, tokens: Tokens) -> bool:
    """Whether those hit are only "them" here."""
    begins = [bisect_left(tokens.start, party.passage.start) for party in draft.victims]
    return bool(begins) and all(tokens.flags[at] & _PRONOUN for at in begins)


def _texts(draft: Draft) -> set[str]:
    return {party.text.lower() for party in draft.victims}


def _detail(draft: Draft, tokens: Tokens) -> float:
    return (
        bool(draft.date)
        + bool(draft.date and len(draft.date) == _A_DAY)
        + bool(draft.victims)
        + bool(draft.perpetrators)
        + bool(draft.place)
        + 2 * draft.named_victims
        + any(party.number is not None for party in draft.victims)
        + (0 if draft.nominal else 1)
        + bool(draft.penalty)
        - 4 * (_is_heading(draft, tokens) and not draft.named_victims)
        - (bool(draft.victims) and _by_pronoun(draft, tokens))
        - _MUCH * (draft.lack is not None)  # an act whose rule is met is never told by one whose rule is not
    )


def _fill(kept: Draft, other: Draft) -> None:
    if not kept.date and (other.date or kept.date_of is None):
        kept.date, kept.date_of = other.date, other.date_of
    kept.victims = kept.victims or other.victims
    kept.place = kept.place or other.place
    kept.law = kept.law or other.law
    kept.penalty = kept.penalty or other.penalty

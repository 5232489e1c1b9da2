"""A document's acts together: one act where it is told twice.

In: drafts of acts in the order of the text. Out: the same without doubles, each at the telling that says most of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import ActType

_A_WORD = 0.03  # what a word more in its clause says of an act, beside a particular
_MUCH, _SOME = 99, 3  # more than all particulars together, and than some
_SUM = 4  # tokens in which a sum begins
_FEW = 2  # people: so many may well be others of the same number
_REMEMBERED = 40  # acts of one type among which an act told again is looked for: a letter has fewer
_OPENING = 4  # sentences that a headline may have
_STEM = 4  # letters that tell a word in any of its forms
_SOON = 12  # tokens between two sentences of which the later tells on
_INTRODUCED = 120  # tokens within which a report names of whom its news is
_NEAR = 4  # tokens before a verb in which its pronoun stands
_WORDS = 4  # words that carry a meaning: fewer tell nothing of a sentence
_STORY = 400  # tokens: as far apart as a letter's first and last lines
_TOLD_ONCE = {  # what a report hardly tells of two occasions without telling them apart
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.ATTEMPTED_KILLING,
    ActType.DENIAL_OF_ACCESS,
    ActType.DENIAL_OF_DUE_PROCESS,
}
_TOLD_OFTEN = {ActType.ARREST_DETENTION, ActType.SEARCH_RAID}  # the same, where one tells nobody who was hit
_OTHERS = {"others", "other", "another", "autre", "autres", "d'autres", "d’autres", "otro", "otra", "otros", "otras"}
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


def fold(drafts: list[Draft], tokens: Tokens, pack: Pack) -> list[Draft]:
    """Tell each act once, at its most detailed telling."""
    definite, summing = pack.phrases.get("the", frozenset()), pack.phrases.get("summing", frozenset())
    opening = _headline(tokens)
    lead = next((sentence.last for sentence in tokens.sentences if sentence.first >= opening), 0)
    by_type: dict[ActType, list[Draft]] = {}
    for draft in drafts:
        same_type = by_type.setdefault(draft.type, [])
        if same_type and summing and _sums_up(draft, same_type[-1], tokens, summing):
            continue
        begins = max(0, len(same_type) - _REMEMBERED)
        rows = (
            at
            for at in range(begins, len(same_type))
            if _same_act(same_type[at], draft, tokens)
            or _headed(same_type[at], draft, opening, tokens)
            or _of_whom_told(same_type[at], draft, tokens, definite)
            or _weakly(same_type[at], draft, tokens)
            or (pack.told_once and (_led(same_type[at], draft, lead) or _same_story(same_type[at], draft, tokens)))
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
        kept = [one for one in kept if one.type is not ActType.ATTEMPTED_KILLING or not any(map(_same_people(one), killed))]
    sentenced = [draft for draft in kept if draft.type is ActType.IMPRISONMENT_SENTENCE]
    kept = [one for one in kept if not (one.rule.lasting and any(_serves(one, other) for other in sentenced))]
    if pack.told_once:  # "ont été interpellés … Ils ont été enlevés chez eux par des gendarmes": one act, by whom it was done
        held = [draft for draft in kept if draft.type is ActType.ARREST_DETENTION and draft.lack is None]
        kept = [
            one for one in kept if one.type is not ActType.ENFORCED_DISAPPEARANCE or not any(_taken(one, two) for two in held)
        ]
    kept.sort(key=lambda draft: (draft.first, draft.at))
    return kept


def _serves(one: Draft, two: Draft) -> bool:
    """ "was sentenced to four years … is held in prison No. 4": what follows from a sentence is told by it."""
    if one is two or one.type is not ActType.ARREST_DETENTION or (one.date and one.date != two.date):
        return False
    left, right = _people(one), _people(two)
    if left or right:
        return bool(left & right)
    return one.sentence is two.sentence and not _numbers(one)


def _serving(one: Draft, two: Draft) -> bool:
    """ "was given eight years in January … in December he was moved to prison No. 22": the sentence, whenever it is served."""
    lasts = one.rule.lasting or two.rule.lasting
    return lasts and one.type is ActType.IMPRISONMENT_SENTENCE and bool(_people(one) & _people(two))


def _bare(one: Draft, two: Draft) -> bool:
    """Whether what goes on goes on with "the men", or with nobody told."""
    lasting = two if two.rule.lasting else one
    return all(" " not in party.text for party in lasting.victims) and not _people(lasting)


def _numbers(draft: Draft) -> set[int]:
    return {party.number for party in draft.victims if party.number}


def _taken(one: Draft, two: Draft) -> bool:
    """Whether those who were taken away are those who were arrested, in the same lines."""
    same = _people(one) & _people(two) or (one.sentence is two.sentence and _texts(one) == _texts(two))
    told = one.date == two.date or not one.date or not two.date
    near = two.at < one.at and abs(one.sentence.block - two.sentence.block) <= 1
    return bool(same) and told and near and one.rule.victim == "object"  # not "on est sans nouvelles d'elle"


def _headline(tokens: Tokens) -> int:
    """The token at which the text begins after the lines that head it."""
    sentences = tokens.sentences
    first = [sentence for sentence in sentences[:_OPENING] if sentence.block == sentences[0].block]
    several = len(first) > 1 and tokens.kind[first[-1].last - 1] != "mark"  # "The union is suspended. What comes next"
    for sentence in sentences[len(first) if several else 0 :]:
        if not sentence.heading:
            return sentence.first
    return 0


def _sums_up(draft: Draft, before: Draft, tokens: Tokens, summing: frozenset[str]) -> bool:
    """ "Au total, huit ouvriers ont été arrêtés": the sum of acts that were told."""
    opening = range(draft.sentence.first, min(draft.sentence.first + _SUM, draft.at))
    told = any(tokens.low[at] in summing for at in opening) and draft.sentence.block - before.sentence.block <= 1
    return told and not draft.named_victims and before.sentence is not draft.sentence


def _headed(one: Draft, two: Draft, opening: int, tokens: Tokens) -> bool:
    """ "Union leader arrested", then the story: what the headline tells is the first act of its type that fits it."""
    if not one.first < opening <= two.first:
        return False
    if one.date and two.date and one.date != two.date:
        return False
    left, right = _people(one), _people(two)
    if left and right:
        return bool(left & right) or _spoken_of(one, two, tokens)
    numbers = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    return len(numbers) < 2 and not (left and numbers)  # one named, then "some 15 people": two acts


def _spoken_of(heading: Draft, told: Draft, tokens: Tokens) -> bool:
    """ "Union at Grodno Azot suspended … The Independent Trade Union's branch at Grodno Azot …": it goes by two names."""
    named = {word[:_STEM] for party in heading.victims for word in party.text.lower().split() if len(word) >= _STEM}
    there = {tokens.low[at][:_STEM] for at in range(told.sentence.first, told.sentence.last)}
    return bool(named) and named <= there


def _led(one: Draft, two: Draft, lead: int) -> bool:
    """ "Two union leaders were arrested on Friday and Saturday", then each of them by name: the first sentence sums it up."""
    persons = sum(party.person is not None for party in two.victims)
    if not one.at < lead <= two.at or one.named_victims or one.lack is not None or two.lack is not None:
        return False
    number, other = (next((party.number for party in draft.victims if party.number), None) for draft in (one, two))
    if not persons and (number is not None or other is None):
        return False
    if number is not None and number != persons:
        return number > persons
    return not (one.date and two.date) or one.date.startswith(two.date) or two.date.startswith(one.date)


def _told_shortly(draft: Draft, opening: int) -> float:
    """What a headline's telling weighs less than one of the story with as many particulars."""
    return 3.5 if draft.first < opening else 0.0


def _people(draft: Draft) -> set[object]:
    return {
        ("p", party.person) if party.person is not None else ("o", party.organisation)
        for party in draft.victims
        if party.person is not None or party.organisation is not None
    }


def _same_people(one: Draft) -> Callable[[Draft], bool]:
    """Whether another act hit the same named people, at a time that does not differ."""
    people = _people(one)
    return lambda other: bool(people & _people(other)) and (one.date == other.date or not one.date or not other.date)


def _same_act(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two tellings are of one act: the same type, nothing that tells them apart."""
    if one.type is not two.type or one.rule.apart != two.rule.apart:
        return False
    if _serving(one, two):
        return True
    if one.date and two.date and one.date != two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if _other_day(one.date_of, two.date_of):
        return False
    left, right = _people(one), _people(two)
    if not (left and right and not left & right) and _verdict_and_term(one, two):
        return True
    if not (left and right and not left & right) and (_in_heading(one, two, tokens) or _in_same_words(one, two, tokens)):
        return True
    if _told_on(one, two, tokens):
        return True
    if not (left and right and not left & right) and _by_same(one, two):
        return True
    if one.rule.lasting or two.rule.lasting:
        return bool(left & right) if left and right else not _numbers(one) and not _numbers(two) and _bare(one, two)
    counts = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    if len(counts) == 2 and not left & right:
        return False
    if _introduced(one, two, tokens):
        return True
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
    return bool(_texts(one) and _texts(one) == _texts(two) and (one.date == two.date or not one.date or not two.date))


def _verdict_and_term(one: Draft, two: Draft) -> bool:
    """ "The court passed sentence on the leaders of the union … A was given nine years": the verdict is told by its term."""
    if one.type is not ActType.IMPRISONMENT_SENTENCE or (one.penalty and two.penalty):
        return False
    vague = not one.victims or not two.victims or one.rule.lasting or two.rule.lasting
    return bool(one.penalty or two.penalty or vague)


def _told_on(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """ "The police summoned the doctors … so we all were summoned": told on, of nobody new, at no time of its own."""
    if one.sentence is two.sentence or one.rule is not two.rule or two.penalty:
        return False
    if two.date_of is not None or two.sentence.bullet or two.place:
        return False
    if two.victims and not _by_pronoun(two, tokens):
        return False
    return 0 <= two.sentence.first - one.sentence.last <= _SOON


def _by_same(one: Draft, two: Draft) -> bool:
    """ "the committee refused to register the branch … that the committee refused to register it": one body, nobody else."""
    if one.sentence is two.sentence or one.nominal or two.nominal or _numbers(one) != _numbers(two):
        return False
    bodies = [{party.organisation for party in draft.perpetrators} - {None} for draft in (one, two)]
    return bool(bodies[0] & bodies[1]) and not (one.penalty and two.penalty)


def _same_story(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """Whether two tellings that nothing tells apart are of one occasion: a report tells few dispersals, but many arrests."""
    if one.listed or two.listed or one.rule.apart != two.rule.apart or two.at - one.at > _STORY or _items(one, two, tokens):
        return False
    if one.date and two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if _other_day(one.date_of, two.date_of):
        return False
    left, right = _people(one), _people(two)
    numbers = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    if (left and right and not left & right) or len(numbers) == 2 or any(_others(draft) for draft in (one, two)):
        return False
    doers = [{party.organisation for party in draft.perpetrators} - {None} for draft in (one, two)]
    if doers[0] and doers[1] and not doers[0] & doers[1]:
        return False
    often = one.type in _TOLD_OFTEN and one.lack is None and two.lack is None
    return one.type in _TOLD_ONCE or (often and not (one.victims and two.victims))


def _others(draft: Draft) -> bool:
    """ "des centaines d'autres ont été blessés": others than those told of."""
    return any(word in _OTHERS for party in draft.victims for word in party.text.lower().split())


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


def _introduced(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """ "A union leader has been arrested. … X was picked up on Monday": the news without the name, then with it."""
    if len(one.victims) != 1 or len(two.victims) != 1 or one.nominal or two.nominal:
        return False
    unnamed, named = one.victims[0], two.victims[0]
    if named.person is None or unnamed.person is not None or unnamed.organisation is not None:
        return False
    if (unnamed.number or 1) > 1 or not 0 <= two.sentence.first - one.sentence.last < _INTRODUCED:
        return False
    begins = bisect_left(tokens.start, unnamed.passage.start)
    ends = bisect_left(tokens.start, unnamed.passage.end)
    flags = [tokens.flags[at] for at in range(begins, ends)]
    single = any(flag & (Word.PEOPLE | Word.ROLE) for flag in flags)
    return single and not any(flag & (Word.PLURAL | _PRONOUN) for flag in flags)


def _of_whom_told(one: Draft, two: Draft, tokens: Tokens, definite: frozenset[str]) -> bool:
    """ "13 members of the union were detained. … Police picked up the union members": "the" says that they are known."""
    if one.nominal or two.nominal or one.rule.apart != two.rule.apart or len(two.victims) != 1 or not one.victims:
        return False
    again = two.victims[0]
    if again.person is not None or again.number or (one.date and two.date and one.date != two.date):
        return False
    if _other_day(one.date_of, two.date_of) or two.date or two.penalty:
        return False
    first, last = bisect_left(tokens.start, again.passage.start), bisect_left(tokens.start, again.passage.end)
    if definite.isdisjoint(tokens.low[max(two.sentence.first, first - 1) : first + 1]):
        return False
    meant = {tokens.low[at] for at in range(first, last) if tokens.flags[at] & (Word.PEOPLE | Word.ROLE)}
    known = {word for party in one.victims for word in party.text.lower().split()}
    return bool(meant) and meant <= known


def _weakly(one: Draft, two: Draft, tokens: Tokens) -> bool:
    """ "28 officials were sacked in 2015. … before we were dismissed": told again without a name, a number, a day or a doer."""
    if (
        one.rule.apart != two.rule.apart
        or two.nominal
        or two.date
        or two.penalty
        or two.law
        or (two.perpetrators and two.told_doers)
    ):
        return False
    if two.named_victims or any(party.number or party.person is not None for party in two.victims):
        return False
    before = range(max(two.sentence.first, two.at - _NEAR), two.at)
    if not (_by_pronoun(two, tokens) or (not two.victims and any(tokens.flags[at] & Word.SUBJECT_PRONOUN for at in before))):
        return False
    return bool(one.named_victims or one.date or any(party.number for party in one.victims))


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
        + bool(draft.victims)
        + bool(draft.perpetrators)
        + bool(draft.place)
        + 2 * draft.named_victims
        + any(party.number is not None for party in draft.victims)
        + (0 if draft.nominal else 1)
        + (4 if draft.type is ActType.IMPRISONMENT_SENTENCE else 1) * bool(draft.penalty)
        - 4 * (_is_heading(draft, tokens) and not draft.named_victims)
        - (bool(draft.victims) and _by_pronoun(draft, tokens))
        - 4 * draft.rule.lasting  # that it goes on tells less than that it began
        - 3 * draft.owned
        + _A_WORD * (draft.end - draft.first)
        - _unmet(draft)
    )


def _unmet(draft: Draft) -> int:
    """What is missing where a rule is not met: an act whose rule is met is told by such a one only where it names somebody."""
    if draft.lack is None:
        return 0
    return _SOME if draft.named_victims else _MUCH


def _fill(kept: Draft, other: Draft) -> None:
    if not kept.date and (other.date or kept.date_of is None) and (other.nominal or not other.owned):
        kept.date, kept.date_of = other.date, other.date_of
    kept.victims = kept.victims or other.victims
    kept.place = kept.place or other.place
    kept.law = kept.law or other.law
    kept.penalty = kept.penalty or other.penalty

"""A document's acts together: one act where it is told twice.

In: drafts of acts in the order of the text. Out: the same without doubles, each at the telling that says most of it.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.pack import Pack
from gravamen.reading.tokens import Tokens
from gravamen.reading.told_again import (
    by_pronoun,
    is_heading,
    numbers,
    people,
    same_act,
    same_people,
    same_story,
    texts,
)
from gravamen.terms import ActType

_A_WORD = 0.03  # what a word more in its clause says of an act, beside a particular
_MUCH, _SOME = 99, 3  # more than all particulars together, and than some
_SUM = 4  # tokens in which a sum begins
_REMEMBERED = 40  # acts of one type among which an act told again is looked for: a letter has fewer
_OPENING = 4  # sentences that a headline may have


def fold(drafts: list[Draft], tokens: Tokens, pack: Pack) -> list[Draft]:
    """Tell each act once, at its most detailed telling."""
    summing, others = (pack.phrases.get(name, frozenset()) for name in ("summing", "not_those"))
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
            if same_act(same_type[at], draft, tokens)
            or _headed(same_type[at], draft, opening)
            or (pack.told_once and (_led(same_type[at], draft, lead) or same_story(same_type[at], draft, tokens, others)))
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
        kept = [one for one in kept if one.type is not ActType.ATTEMPTED_KILLING or not any(map(same_people(one), killed))]
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
    left, right = people(one), people(two)
    if left or right:
        return bool(left & right)
    return one.sentence is two.sentence and not numbers(one)


def _taken(one: Draft, two: Draft) -> bool:
    """Whether those who were taken away are those who were arrested, in the same lines."""
    same = people(one) & people(two) or (one.sentence is two.sentence and texts(one) == texts(two))
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


def _headed(one: Draft, two: Draft, opening: int) -> bool:
    """ "Union leader arrested", then the story: what the headline tells is the first act of its type that fits it."""
    if not one.first < opening <= two.first:
        return False
    if one.date and two.date and one.date != two.date:
        return False
    left, right = people(one), people(two)
    if left and right:
        return bool(left & right)
    numbers = {next((party.number for party in draft.victims if party.number), None) for draft in (one, two)} - {None}
    return len(numbers) < 2 and not (left and numbers)  # one named, then "some 15 people": two acts


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
        - 4 * (is_heading(draft, tokens) and not draft.named_victims)
        - (bool(draft.victims) and by_pronoun(draft, tokens))
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

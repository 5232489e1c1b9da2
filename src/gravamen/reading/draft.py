"""An act as it is being put together, and the proposal that it becomes.

In: what the rules find. Out: `Draft`, which the later steps complete, and at the end an `Act`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gravamen.reading.dates import When
from gravamen.reading.measures import Penalty
from gravamen.reading.models import Act, Party, Reason, Value
from gravamen.reading.pack import Trigger
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType, Certainty
from gravamen.text import Passage

ENOUGH = 0.42  # the weight from which an act is proposed


class Lack(StrEnum):
    """What a draft lacks by its rule, in the words in which a reader is told."""

    WORDS = "the words that the rule wants beside it are missing"
    AROUND = "the words that the rule wants in the sentence are missing"
    OBJECT = "what is hit is other than the rule's"
    DOER = "who does it is other than the rule's"
    BARRED = "it is done by those of whom the rule says that theirs is none"
    VICTIM = "the rule wants somebody hit, and nobody is named"
    MOOD = "it is told as what may, will or should be done"
    VERB = "the words of the rule stand with another verb"
    TURNS = "no rule has these words; turns of phrase that tell of such an act have them"
    TAUGHT = "no rule has these words; annotated reports that tell of such an act have their like"
    TYPE = "the rule is of another type, for which the words of the clause speak less"
    WEIGHT = "by the rule alone too little speaks for it"
    CHOICE = "another act was read from the same words"


@dataclass(slots=True)
class Draft:
    """An act as it is being put together. `at` is the trigger's token."""

    rule: Trigger
    sentence: Sentence
    at: int
    last: int
    nominal: bool
    sure: float
    victims: list[Party] = field(default_factory=list)
    perpetrators: list[Party] = field(default_factory=list)
    certainty: Certainty = Certainty.STATED
    first: int = -1  # tokens of the clause
    end: int = -1
    object: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    ground: tuple[int, int] | None = None
    told_by: Party | None = None
    when: When | None = None
    date: str | None = None
    date_of: When | None = None
    law: tuple[int, int] | None = None
    penalty: Penalty | None = None
    past: bool = True
    named_victims: bool = False
    counted: int | None = None  # people hit, where the words give more than they name
    listed: bool = False  # in a list of what was done: an act of its own, told here alone
    reach: int = -1  # the last token that the rule itself read: a noun up to there tells nothing new
    type: ActType = ActType.OTHER
    infinite: bool = False  # told by a gerund or an infinitive: "prevented from holding", "attacked them, injuring six"
    bare: bool = False  # told by a verb without an auxiliary or a time: "the workers arrested"
    owned: bool = False  # that takes up what was told: a noun with a pronoun's owner, "his arrest"; "les militants arrêtés"
    lack: Lack | None = None  # None: all is as the rule wants it
    likely: float | None = None  # the probability of a draft that lacks something; see `graded`
    telling: tuple[int, ...] = ()  # tokens of other words that tell of the type of a draft that lacks something
    doubted: bool = False  # too little speaks for it by rules and turns of phrase; see `judging`
    # of what the words of the sentence tell alone: a rule knows of such an act here and lacks something, or turns it down
    unmet: bool = False
    refused: bool = False
    told_doers: bool = True  # False where the perpetrators are those whom the words around name


def key_of(parties: list[Party]) -> frozenset[object]:
    return frozenset(
        ("p", party.person)
        if party.person is not None
        else ("o", party.organisation)
        if party.organisation is not None
        else party.text.lower()
        for party in parties
    )


def absorb(kept: Draft, other: Draft) -> None:
    """Take over from a second telling what the first lacks: "attacked the picket, injuring six workers"."""
    told = any(party.number or party.person is not None for party in kept.victims)
    if not kept.victims or (not told and any(party.number or party.person is not None for party in other.victims)):
        kept.victims = other.victims or kept.victims
    kept.perpetrators = kept.perpetrators or other.perpetrators
    kept.place = kept.place or other.place
    kept.object = kept.object or other.object
    kept.sure = max(kept.sure, other.sure)


def to_act(draft: Draft, tokens: Tokens, likely: float) -> Act:
    """The proposal that a draft stands for; `likely` is the probability that it is right."""

    def passage(span: tuple[int, int]) -> Passage:
        return Passage(tokens.start[span[0]], tokens.end[span[1] - 1])

    def value(span: tuple[int, int] | None) -> Value | None:
        if span is None:
            return None
        first, last = tokens.trimmed(*span)
        return Value(tokens.words(first, last), (passage((first, last)),))

    when = draft.date_of
    date = Value(draft.date, (passage((when.first, when.last)),)) if draft.date and when is not None else None
    numbers = [party.number for party in draft.victims]
    named = sum(party.person is not None for party in draft.victims)
    count: int | None = draft.counted
    if count is not None:
        pass
    elif draft.victims and all(party.person is not None for party in draft.victims):
        count = named
    elif any(number is not None for number in numbers) and all(
        party.person is not None or party.number is not None for party in draft.victims
    ):
        count = named + sum(number for number in numbers if number is not None)
    evidence = tuple(party.passage for party in (*draft.victims, *draft.perpetrators))
    telling = tuple(passage((at, at + 1)) for at in sorted(draft.telling))
    return Act(
        type=draft.type,
        passage=passage((draft.first, draft.end)),
        certainty=draft.certainty,
        reason=Reason(draft.rule.id, passage((draft.at, draft.last)), evidence, draft.lack or "", telling),
        probability=likely,
        date=date,
        victims=tuple(draft.victims),
        victim_count=count,
        perpetrators=tuple(draft.perpetrators),
        place=value(draft.place),
        legal_basis=value(draft.law),
        penalty=value((draft.penalty.first, draft.penalty.last)) if draft.penalty else None,
        penalty_days=draft.penalty.days if draft.penalty else None,
        object=value(draft.object),
        ground=value(draft.ground),
        told_by=draft.told_by,
    )

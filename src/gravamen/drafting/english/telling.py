"""Telling acts in English: who did what to whom, when, where and on what ground, in whole sentences.

In: acts of one theme, in the order of time. Out: paragraphs of sentences with what they rest on. Acts of one occasion stand
together; acts of one day and one doer go into one sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gravamen.drafting.english import words
from gravamen.drafting.english.frames import Manner, active, passive, tells_victim_first
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.facts import Act, Brief, Circumstance, Evidence, Party
from gravamen.terms import ActType, Certainty

_TOGETHER = 3  # acts in one sentence at most
_PARAGRAPH = 4  # sentences from which a new occasion begins a new paragraph
_LASTING = {
    ActType.DENIAL_OF_REGISTRATION,
    ActType.REFUSAL_OF_RECOGNITION,
    ActType.REFUSAL_TO_BARGAIN,
    ActType.INTERFERENCE,
    ActType.SURVEILLANCE,
}  # where no date is given, they are told as going on


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what it rests on."""

    text: str
    acts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    key: str


class Teller:
    """Tells the acts of one letter; remembers whom it has introduced, and of which day it spoke last."""

    def __init__(self, brief: Brief) -> None:
        self.naming = Naming(brief)
        self._reports = len(brief.sources)
        self._quoted = ""  # the source quoted in the sentence before
        self._day: datetime.date | None = None
        self._same = False  # "on the same day" stands in the sentence before
        self._spoken: tuple[Party, ...] = ()  # those to whom the act before was done
        self._doers: tuple[Party, ...] = ()

    def tell(self, acts: Sequence[Act], circumstances: Iterable[Circumstance] = ()) -> list[list[Told]]:
        """Paragraphs for acts in order, each circumstance beside the acts it is about."""
        before, after = _around(acts, circumstances)
        paragraphs: list[list[Told]] = []
        was_grouped = False
        for story in _stories(acts):
            told: list[Told] = []
            at = 0
            while at < len(story):
                told.extend(self.circumstance(one) for one in before.get(story[at].id, ()))
                group = self._group(story[at:], before, after)
                told.append(self._sentence(group, opens=at == 0))
                for act in group:
                    told.extend(self.circumstance(one) for one in after.get(act.id, ()))
                at += len(group)
            grouped = story[0].occasion is not None
            if paragraphs and len(paragraphs[-1]) + len(told) <= _PARAGRAPH and grouped == was_grouped:
                paragraphs[-1].extend(told)
            else:
                paragraphs.append(told)
            was_grouped = grouped
        return paragraphs

    def circumstance(self, one: Circumstance) -> Told:
        """A circumstance in the words that a person gave it, or in the source's own, quoted."""
        self._spoken = self._doers = ()
        key = f"circumstance:{one.id}"
        if one.text is not None:
            return Told(words.sentence(self.naming.introduce(one.text)), (), one.evidence, key)
        quoted = one.evidence[0]
        who = "It also" if quoted.source == self._quoted else "The report" if self._reports == 1 else "One of the reports"
        self._quoted = quoted.source
        return Told(f"{who} states: “{words.quotable(quoted.quote)}.”", (), one.evidence, key)

    def _group(
        self, story: Sequence[Act], before: dict[str, list[Circumstance]], after: dict[str, list[Circumstance]]
    ) -> list[Act]:
        group = [story[0]]
        for act in story[1:_TOGETHER]:
            if group[-1].id in after or act.id in before or not _together(group[-1], act):
                break
            group.append(act)
        return group

    def _sentence(self, group: list[Act], *, opens: bool) -> Told:
        self._quoted = ""
        first = group[0]
        date = self._date(first, opens=opens)
        source = f"according to {self.naming.party(first.told_by)}" if first.told_by is not None else ""
        hedged = first.told_by is None and first.certainty is Certainty.ALLEGED
        perfect = first.type in _LASTING if first.date is None else first.date.text.endswith("/..")
        spoken = not opens and bool(first.victims) and first.victims == self._spoken
        clauses: list[str] = []
        lead, alone = "", False
        if first.perpetrators:
            again = not opens and not source and first.perpetrators == self._doers
            lead = (self._again(first) if again else None) or self.naming.listing(first.perpetrators)
            lead += " "
            many = self.naming.plural(first.perpetrators)
            for at, act in enumerate(group):
                clauses.append(active(act, self.naming, Manner(perfect, hedged, spoken, at > 0), many=many))
                spoken = act.victims == first.victims
        else:
            alone = all(tells_victim_first(act) for act in group)  # then one subject serves all clauses
            for at, act in enumerate(group):
                clauses.append(passive(act, self.naming, Manner(perfect, hedged, spoken, at > 0, alone and at > 0)))
                spoken = act.victims == first.victims
        self._spoken, self._doers = group[-1].victims, first.perpetrators
        apart = not (first.perpetrators or alone) or any(" and " in clause for clause in clauses[:-1])
        joined = words.listing(clauses, apart=apart)
        head = ", ".join(part for part in (source, date) if part)
        comma = ", " if head and (not first.perpetrators or source or lead[:1].isdigit()) else " "
        text = f"{head}{comma}{lead}{joined}" if head else f"{lead}{joined}"
        told = tuple(act.id for act in group)
        evidence = tuple(one for act in group for one in act.evidence)
        return Told(words.sentence(text), told, evidence, f"told:{'+'.join(told)}")

    def _again(self, act: Act) -> str | None:
        """The doers of the act before by their pronoun; None where it could be taken for those to whom it was done."""
        if self.naming.plural(act.perpetrators):
            return "they"
        unions = any(one.organisation for one in (*self._spoken, *act.victims))
        alone = len(act.perpetrators) == 1 and act.perpetrators[0].organisation is not None
        return "it" if alone and not unions else None

    def _date(self, act: Act, *, opens: bool) -> str:
        """The date as an adverbial; short where the sentence before told it."""
        if act.date is None:
            return ""
        if act.date.precision != "day":
            self._day = None
            return words.on(act.date)
        day, known = act.date.earliest, self._day
        self._day = day
        if known == day and not act.date.uncertain and not act.date.approximate:
            said, self._same = self._same, opens
            return ("that same day" if said else "on the same day") if opens else ""
        self._same = False
        if known is not None and day - known == datetime.timedelta(days=1) and not opens:
            return "the next day"
        return words.on(act.date)


def in_time(acts: Iterable[Act]) -> list[Act]:
    """By date; an act without one stays behind the one before it, acts of one occasion stay together."""
    last = datetime.date.min
    keyed: list[tuple[datetime.date, int, Act]] = []
    for at, act in enumerate(acts):
        last = max(last, act.date.earliest) if act.date is not None else last
        keyed.append((act.date.earliest if act.date is not None else last, at, act))
    ordered = [act for _, _, act in sorted(keyed, key=lambda row: row[:2])]
    return [act for story in _stories(ordered) for act in story]


def _stories(acts: Sequence[Act]) -> list[list[Act]]:
    """Acts of one occasion together, at the place of the first; without occasions, acts that follow on each other."""
    stories: list[list[Act]] = []
    for act in acts:
        known = next((story for story in stories if act.occasion and story[0].occasion == act.occasion), None)
        if known is not None:
            known.append(act)
        elif act.occasion is None and stories and stories[-1][0].occasion is None and _follows(stories[-1][-1], act):
            stories[-1].append(act)
        else:
            stories.append([act])
    return stories


def _follows(one: Act, two: Act) -> bool:
    if set(one.victims) & set(two.victims) or (one.date is not None and one.date == two.date and not two.victims):
        return True
    return bool(one.perpetrators) and one.perpetrators == two.perpetrators and all(by.organisation for by in one.perpetrators)


def _together(one: Act, two: Act) -> bool:
    """Whether two acts go into one sentence."""
    if str(one.date) != str(two.date) or (one.date is None and one.occasion is None):
        return False
    if one.told_by or two.told_by or one.certainty is not Certainty.STATED or two.certainty is not Certainty.STATED:
        return False
    if one.type in _LASTING or two.type in _LASTING or one.type is two.type or one.ground:
        return False
    return one.perpetrators == two.perpetrators and one.victims == two.victims


def _around(
    acts: Sequence[Act], circumstances: Iterable[Circumstance]
) -> tuple[dict[str, list[Circumstance]], dict[str, list[Circumstance]]]:
    """Circumstances by the act they stand before, and by the act they stand after."""
    before: dict[str, list[Circumstance]] = {}
    after: dict[str, list[Circumstance]] = {}
    order = {act.id: at for at, act in enumerate(acts)}
    for one in circumstances:
        about = sorted(order[act] for act in one.about if act in order)
        if not about:
            continue
        first, last = acts[about[0]], acts[about[-1]]
        if one.date is not None and (first.date is None or one.date.earliest <= first.date.earliest):
            before.setdefault(first.id, []).append(one)
        else:
            after.setdefault(last.id, []).append(one)
    return before, after

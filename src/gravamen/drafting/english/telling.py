"""Telling acts in English: who did what to whom, when, where and on what ground, in whole sentences.

In: acts of one theme, in the order of time. Out: paragraphs of sentences with what they rest on. Acts of one occasion stand
together; acts of one day and one doer go into one sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from gravamen.drafting.english import words
from gravamen.drafting.english.frames import Manner, active, passive, tells_victim_first
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.facts import Act, Brief, Circumstance, Party
from gravamen.drafting.stories import Told, in_paragraphs, in_time, lasts
from gravamen.terms import Certainty

__all__ = ["Teller", "Told", "in_time"]


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
        return in_paragraphs(acts, circumstances, self.circumstance, self._sentence)

    def circumstance(self, one: Circumstance) -> Told:
        """A circumstance in the words that a person gave it, or in the source's own, quoted."""
        self._spoken = self._doers = ()
        self.naming.told_of(one.date)
        key = f"circumstance:{one.id}"
        if one.text is not None:
            return Told(words.sentence(self.naming.introduce(one.text)), (), one.evidence, key)
        quoted = one.evidence[0]
        who = "It also" if quoted.source == self._quoted else "The report" if self._reports == 1 else "One of the reports"
        self._quoted = quoted.source
        return Told(f"{who} states: “{words.quotable(quoted.quote)}.”", (), one.evidence, key)

    def _sentence(self, group: list[Act], *, opens: bool) -> Told:
        self._quoted = ""
        first = group[0]
        self.naming.told_of(first.date)
        date = self._date(first, opens=opens)
        source = f"according to {self.naming.party(first.told_by)}" if first.told_by is not None else ""
        hedged = first.told_by is None and first.certainty is Certainty.ALLEGED
        perfect = lasts(first)
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
            return f"on {words.day_of_year(*act.told_day)}" if act.told_day is not None else ""
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

"""Telling acts in French or Spanish: who did what to whom, when, where and on what ground, in whole sentences.

In: acts of one theme, in the order of time. Out: paragraphs of sentences with what they rest on. Acts of one occasion stand
together; acts of one day and one doer go into one sentence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from gravamen.drafting.facts import Act, Brief, Circumstance, Party
from gravamen.drafting.romance.frames import Clauses, Manner
from gravamen.drafting.romance.grammar import Grammar, Tense
from gravamen.drafting.romance.naming import Naming
from gravamen.drafting.stories import Told, in_paragraphs, lasts
from gravamen.terms import Certainty


class Teller:
    """Tells the acts of one letter; remembers whom it has introduced, and of which day it spoke last."""

    def __init__(self, brief: Brief, grammar: Grammar) -> None:
        self.naming = Naming(brief, grammar)
        self._grammar = grammar
        self._clauses = Clauses(self.naming, grammar)
        self._forms: dict[str, str] = grammar.words["clauses"]
        self._reports = len(brief.sources)
        self._quoted = ""  # the source quoted in the sentence before
        self._day: datetime.date | None = None
        self._same = False  # "le même jour" stands in the sentence before
        self._next = False  # "le lendemain" stands in the last sentence with a date
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
            return Told(self._grammar.sentence(self.naming.introduce(one.text)), (), one.evidence, key)
        quoted = one.evidence[0]
        who = "also" if quoted.source == self._quoted else "report" if self._reports == 1 else "one_of_reports"
        self._quoted = quoted.source
        words = self._grammar.quoted(inner(quoted.quote))
        return Told(self._grammar.sentence(f"{self._forms[who]} {words}"), (), one.evidence, key)

    def _sentence(self, group: list[Act], *, opens: bool) -> Told:
        self._quoted = ""
        first = group[0]
        self.naming.told_of(first.date)
        date = self._date(first, opens=opens)
        source = self._forms["according"].format(who=self.naming.party(first.told_by).text) if first.told_by else ""
        hedged = first.told_by is None and first.certainty is Certainty.ALLEGED
        tense: Tense = "past"
        if hedged:
            tense = "alleged"
        elif lasts(first):
            tense = "since" if first.date is not None else "lasting"
        spoken = not opens and bool(first.victims) and first.victims == self._spoken
        clauses: list[str] = []
        lead, alone = "", False
        if first.perpetrators:
            doers = self.naming.agreement(first.perpetrators)
            if self._goes_on(first, opens=opens, source=source):
                lead = self._grammar.subject_pronoun(doers)
                self.naming.phrases(first.perpetrators)
            else:
                lead = self.naming.all([self._grammar.leading(one) for one in self.naming.phrases(first.perpetrators)]).text
            for at, act in enumerate(group):
                clauses.append(self._clauses.active(act, Manner(tense, spoken, at > 0), many=doers.plural))
                spoken = bool(act.victims) and act.victims == first.victims
        else:
            alone = all(self._clauses.tells_victim_first(act) for act in group)  # then one subject serves all clauses
            for at, act in enumerate(group):
                clauses.append(self._clauses.passive(act, Manner(tense, spoken, at > 0, alone and at > 0)))
                spoken = bool(act.victims) and act.victims == first.victims
        self._spoken, self._doers = group[-1].victims, first.perpetrators
        apart = not (first.perpetrators or alone) or any(self._forms["and"] in clause for clause in clauses[:-1])
        joined = self._grammar.joined(clauses, apart=apart)
        head = ", ".join(part for part in (source, date) if part)
        text = f"{lead} {joined}" if lead else joined
        text = f"{head}, {text}" if head else text
        told = tuple(act.id for act in group)
        evidence = tuple(one for act in group for one in act.evidence)
        return Told(self._grammar.sentence(text), told, evidence, f"told:{'+'.join(told)}")

    def _goes_on(self, act: Act, *, opens: bool, source: str) -> bool:
        """Whether the doers of the act before need no name: no other could be meant."""
        if opens or source or act.perpetrators != self._doers:
            return False
        doers = self.naming.agreement(act.perpetrators)
        others = [*self._spoken, *act.victims]
        if not others:
            return True
        hit = [self.naming.agreement([one]) for one in others]
        return all((one.feminine, one.plural) != (doers.feminine, doers.plural) for one in hit) and not doers.plural

    def _date(self, act: Act, *, opens: bool) -> str:
        """The date as an adverbial; short where the sentence before told it."""
        if act.date is None:
            return self._grammar.on_day_of_year(*act.told_day) if act.told_day is not None else ""
        said = self._grammar.words["dates"]
        if act.date.precision != "day":
            self._day = None
            return self._grammar.on(act.date)
        day, known = act.date.earliest, self._day
        self._day = day
        if known == day and not act.date.uncertain and not act.date.approximate:
            before, self._same = self._same, opens
            return str(said["that_same_day" if before else "same_day"]) if opens else ""
        self._same = False
        if known is not None and day - known == datetime.timedelta(days=1) and not opens and not self._next:
            self._next = True
            return str(said["next_day"])
        self._next = False
        return self._grammar.on(act.date)


def inner(quote: str) -> str:
    """A source's words for a place between « »: on one line, their own marks “ ”, none left open."""
    quote = " ".join(quote.split()).rstrip(".")
    if quote[:1] in '“"«' and quote[-1:] in '”"»' and not re.search(r"[“”\"«»]", quote[1:-1]):
        quote = quote[1:-1]
    quote = re.sub(r'"([^"]*)"', r"“\1”", quote)
    return re.sub(r"«\s*([^«»]*?)\s*»", r"“\1”", quote).strip('"«» \u00a0')

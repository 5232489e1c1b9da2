"""What a sentence in an inflected language says around an act: its words, time, place, law, penalty, and how surely.

In: the drafts of one sentence. Out: the same drafts, with these filled in.
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.inflected.laws import Laws
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.stems import starts
from gravamen.reading.inflected.words import Words
from gravamen.reading.measures import Penalty
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType, Certainty

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNITS = ("hour", *reversed(_DAYS))  # a word of two is of the shorter one
_PENAL = {
    ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.ARREST_DETENTION, ActType.TRAVEL_BAN,
    ActType.DISSOLUTION_SUSPENSION, ActType.HOUSE_ARREST,
}  # fmt: skip
_LEGAL = {
    ActType.CRIMINAL_CHARGE, ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.ARREST_DETENTION,
    ActType.DISSOLUTION_SUSPENSION, ActType.STRIKE_PROHIBITION, ActType.DENIAL_OF_REGISTRATION, ActType.DISMISSAL,
    ActType.SEARCH_RAID, ActType.DISPERSAL_OF_ASSEMBLY, ActType.INTERFERENCE,
}  # fmt: skip
_PENAL_REACH = 20  # tokens from a term to the verb that makes it a penalty
_DASHES = frozenset("-–—")
_SHORT = 60  # days up to which a sentence counted in days is an administrative arrest


@dataclass(frozen=True, slots=True)
class Term:
    """A penalty as written, and whether it is counted in days or paid."""

    penalty: Penalty
    minor: bool


class Particulars:
    """Completes the drafts of one document."""

    def __init__(self, words: Words, pack: InflectedPack, times: list[When], roles: Roles, *, alleged: bool) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.units = {word: unit for unit in _UNITS for word in pack.measures[f"unit_{unit}"]}
        self.times = times
        self.roles = roles
        self.laws = Laws(words, pack)
        self.alleged = alleged

    def complete(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft], times: list[When]) -> None:
        """Fill in what the sentence says of its acts. `times` are those of the sentence."""
        drafts.sort(key=lambda draft: draft.at)
        self._spans(sentence, phrases, drafts)
        for draft in drafts:
            self._date(draft, [when for when in times if not self._elsewhere(when, draft, phrases)], drafts)
            draft.place = draft.place or self._place(draft, phrases, len(drafts) == 1)
            aside = draft.date_of is None and any(self._elsewhere(when, draft, phrases) for when in times)
            draft.past = not draft.nominal and not aside
        self._measures(sentence, drafts)
        self._certainty(sentence, drafts)

    def _spans(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """What part of the sentence reports each act: from the clause of the one to the clause of the next."""
        bounds = [sentence.first]
        for left, right in zip(drafts, drafts[1:], strict=False):
            bounds.append(max(self._boundary(phrases, left, right), bounds[-1] + 1))
        bounds.append(sentence.last)
        for draft, first, end in zip(drafts, bounds, bounds[1:], strict=False):
            draft.first, draft.end = first, max(end, draft.last)

    def _boundary(self, phrases: list[Phrase], left: Draft, right: Draft) -> int:
        one = next((phrase for phrase in phrases if phrase.first <= left.at < phrase.last), None)
        two = next((phrase for phrase in phrases if phrase.first <= right.at < phrase.last or phrase.first > right.at), None)
        if one is None or two is None or one.clause == two.clause:
            return right.at
        clause = two.clause
        while clause - 1 > one.clause and not any(
            self.roles.finite(phrase) for phrase in phrases if phrase.clause == clause - 1
        ):
            clause -= 1
        first = next(phrase for phrase in phrases if phrase.clause == clause)
        return first.first + (first.kind == "mark")

    def _date(self, draft: Draft, times: list[When], drafts: list[Draft]) -> None:
        usable = [when for when in times if not self._of_law(when) and not self._until(when)]
        own = [when for when in usable if draft.first <= when.first < draft.end]
        if own:
            draft.date_of = min(own, key=lambda when: (when.value is None, abs(when.first - draft.at)))
        else:
            before = [when for when in usable if when.first < draft.at]
            if before:
                draft.date_of = before[-1]
            elif usable and len(drafts) == 1:
                draft.date_of = usable[0]
        draft.date = draft.date_of.value if draft.date_of else None

    def _elsewhere(self, when: When, draft: Draft, phrases: list[Phrase]) -> bool:
        """ "…, которого задержали 28 сентября, приговорён": a time in a relative clause is only of what that clause says."""
        told = next((phrase for phrase in phrases if phrase.first <= when.first < phrase.last), None)
        if told is None:
            return False
        opener = next(phrase for phrase in phrases if phrase.clause == told.clause)
        act = next((phrase for phrase in phrases if phrase.first <= draft.at < phrase.last), None)
        return opener.kind == "rel" and (act is None or act.clause != told.clause)

    def _until(self, when: When) -> bool:
        """ "продлили арест до 20 августа": when it ends is not when it was done."""
        return when.first > 0 and self.t.low[when.first - 1] in self.pack.phrases.get("until", ())

    def _of_law(self, when: When) -> bool:
        """The year of a law is no time of an act."""
        if when.month is not None:
            return False
        return any(self.t.low[at] in self.pack.measures["law"] for at in range(max(0, when.first - 4), when.first))

    def _place(self, draft: Draft, phrases: list[Phrase], alone: bool) -> tuple[int, int] | None:
        best: tuple[int, tuple[int, int]] | None = None
        for phrase in phrases:
            if phrase.prep not in self.pack.phrases["place_before"] or phrase.mention is None or phrase.mention.kind != "place":
                continue
            inside = draft.first <= phrase.first < draft.end
            if not inside and not alone:
                continue
            distance = abs(phrase.first - draft.at)
            if best is None or distance < best[0]:
                best = (distance, (phrase.first, phrase.last))
        return best[1] if best else None

    def _measures(self, sentence: Sentence, drafts: list[Draft]) -> None:
        penal = [draft for draft in drafts if draft.type in _PENAL]
        chosen: dict[int, list[Term]] = {}
        for term in self.penalties(sentence) if penal else ():
            at = term.penalty.first
            nearest = min(
                penal,
                key=lambda draft: (
                    not draft.first <= at < draft.end,
                    draft.type is ActType.ARREST_DETENTION,
                    abs(draft.at - at),
                ),
            )
            if nearest.type is ActType.ARREST_DETENTION and not nearest.first <= at < nearest.end:
                continue
            chosen.setdefault(penal.index(nearest), []).append(term)
        for place, terms in chosen.items():
            draft = penal[place]
            if draft.penalty is None:
                self._sentence(
                    draft, min(terms, key=lambda term: (term.penalty.first < draft.at, abs(term.penalty.first - draft.at)))
                )
        legal = [draft for draft in drafts if draft.type in _LEGAL]
        if legal:
            for law in self.laws.of(sentence):
                nearest = min(legal, key=lambda draft: (not draft.first <= law[0] < draft.end, abs(draft.at - law[0])))
                if nearest.law is None:
                    nearest.law = law

    def _sentence(self, draft: Draft, term: Term) -> None:
        draft.penalty = term.penalty
        days = term.penalty.days
        if term.minor and draft.type is ActType.IMPRISONMENT_SENTENCE and (days is None or days <= _SHORT):
            draft.type = ActType.ADMINISTRATIVE_PENALTY

    def penalties(self, sentence: Sentence, *, listed: bool = False) -> list[Term]:
        """Terms with what they are terms of, and sums to be paid; `listed`: also those that a dash gives to a name."""
        low, words = self.t.low, self.pack.measures
        found: list[Term] = []
        at = sentence.first
        row = low[at : sentence.last]
        counted = "number" in self.t.kind[at : sentence.last] or not self.pack.numerals.keys().isdisjoint(row)
        if not counted and words["absolute"].isdisjoint(row):
            return []
        while at < sentence.last:
            unit, money = self.units.get(low[at]), starts(low[at], words["money"])
            first = self._number_before(at, sentence.first) if unit or money else None
            if unit and first is not None:
                last = self._tail(at + 1, sentence.last)
                penal = any(
                    starts(low[i], words["penal_verb"])
                    for i in range(sentence.first, sentence.last)
                    if abs(i - at) <= _PENAL_REACH
                ) or (listed and self._dashed(first, at + 1))
                last = self._further(at + 1, last, sentence.last)
                if (
                    last > at + 1
                    or (penal and low[at] in words["short"])
                    or (penal and unit != "day" and (self._onto(first) or self._dashed(first, at + 1)))
                ):
                    number = self._value(at - 1)
                    days = number * _DAYS[unit] if number and unit in _DAYS else None
                    found.append(Term(Penalty(first, last, days), minor=unit in ("day", "hour")))
                    at = last
                    continue
            if money and first is not None and not (found and found[-1].penalty.last > first):
                fined = [i for i in range(max(sentence.first, at - 9), at) if starts(low[i], words["fine"])]
                if fined or self._base(at):
                    last = at + 1
                    while last < sentence.last and (starts(low[last], words["money"]) or starts(low[last], words["fine"])):
                        last += 1
                    start = fined[-1] if fined and not self.w.verb_bits(fined[-1]) else first
                    found.append(Term(Penalty(start, last, None), minor=True))
                    at = last
                    continue
            if low[at] in words["absolute"] and at + 1 < sentence.last and low[at + 1] in words["absolute_of"]:
                found.append(Term(Penalty(at, at + 2, None), minor=False))
                at += 2
                continue
            at += 1
        return found

    def _further(self, at: int, last: int, end: int) -> int:
        """ "двум годам и шести месяцам лишения свободы": the end of a term in years and months."""
        words, low = self.pack.measures, self.t.low
        ahead = at + (at < end and low[at] in self.pack.phrases["and"])
        first = ahead
        while ahead < end and (self.t.kind[ahead] == "number" or low[ahead] in self.pack.numerals):
            ahead += 1
        if ahead == first or ahead >= end or not any(low[ahead] in words[f"unit_{unit}"] for unit in ("month", "day")):
            return last
        return max(ahead + 1, self._tail(ahead + 1, end))

    def _base(self, at: int) -> bool:
        return self.t.low[at].startswith(("базов", "базав", "бв"))

    def _dashed(self, first: int, last: int) -> bool:
        """ "Образцов — 2 года", "2 года — Образцов": a term beside a dash."""
        low = self.t.low
        return (last < len(low) and low[last] in _DASHES) or (first > 0 and low[first - 1] in _DASHES)

    def _onto(self, first: int) -> bool:
        """Whether "к", "на" or a dash stands before the number: "приговорили к трём годам", "Тестову – два года"."""
        before = self.t.low[first - 1] if first else ""
        return before in self.pack.phrases["sentenced_to"] or before in ("–", "—")

    def _number_before(self, at: int, begin: int) -> int | None:
        first = at
        while first - 1 >= begin and (self.t.kind[first - 1] == "number" or self.t.low[first - 1] in self.pack.numerals):
            first -= 1
        if (
            first >= begin + 3
            and self.t.low[first - 1] in self.pack.phrases.get("until", ())
            and self.t.kind[first - 2] == "number"
        ):
            first -= 3  # "от 5 до 15 суток"
        return first if first < at else None

    def _value(self, at: int) -> int | None:
        low = self.t.low[at]
        if low in self.pack.numerals:
            return self.pack.numerals[low]
        return int(low) if low.isdecimal() and len(low) < 5 else None

    def _tail(self, at: int, end: int) -> int:
        words = self.pack.measures
        last = at
        ahead = at
        while ahead < end and ahead - at < 8:
            low = self.t.low[ahead]
            if low in words["penal"]:
                last = ahead + 1
            elif low not in words["penal_join"]:
                break
            ahead += 1
        return last

    # certainty -----------------------------------------------------------------------------------------------------

    def _certainty(self, sentence: Sentence, drafts: list[Draft]) -> None:
        first = self.roles.find(self.pack.stems["allege"], sentence.first, sentence.last)
        for draft in drafts:
            if draft.certainty is not Certainty.STATED:
                continue
            hedged = any(self.t.low[at] in self.pack.phrases["hedge"] for at in range(draft.first, draft.end))
            if self.alleged or hedged or (first is not None and first < draft.at):
                draft.certainty = Certainty.ALLEGED

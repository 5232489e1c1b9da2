"""Telling acts in English: who did what to whom, when, where and on what ground, in whole sentences.

In: acts of one theme, in the order of time. Out: sentences with what they rest on. Acts of one day and one doer go into
one sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from gravamen.drafting.english import words
from gravamen.drafting.facts import Act, Brief, Circumstance, Evidence, Organisation, Party, Person
from gravamen.terms import ActType, Certainty

_TOGETHER = 3  # acts in one sentence at most
_LASTING = {ActType.DENIAL_OF_REGISTRATION, ActType.REFUSAL_OF_RECOGNITION}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what it rests on."""

    text: str
    acts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    active: str
    passive: str
    subject: str
    noun: str
    at: str
    bare_active: str = ""
    bare_passive: str = ""
    bare_subject: str = ""


@cache
def frames() -> dict[ActType, Frame]:
    path = resources.files("gravamen.drafting.english") / "frames.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return {ActType(name): Frame(**row) for name, row in table.items()}


@dataclass(slots=True)
class Teller:
    """Tells the acts of one letter; remembers whom it has introduced."""

    brief: Brief
    introduced: set[str] = field(default_factory=set)
    persons: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.persons = {one.id: one for one in self.brief.persons}
        self.organisations = {one.id: one for one in self.brief.organisations}

    # sentences -----------------------------------------------------------------------------------------------------

    def tell(self, acts: Sequence[Act], circumstances: Iterable[Circumstance] = ()) -> list[Told]:
        """Sentences for acts in order, each circumstance after the last act it is about."""
        about: dict[str, list[Circumstance]] = {}
        order = {act.id: at for at, act in enumerate(acts)}
        for one in circumstances:
            last = max((act for act in one.about if act in order), key=lambda act: order[act], default=None)
            if last is not None:
                about.setdefault(last, []).append(one)
        told: list[Told] = []
        at = 0
        day_before = ""
        while at < len(acts):
            group = [acts[at]]
            while (
                at + len(group) < len(acts)
                and len(group) < _TOGETHER
                and not any(act.id in about for act in group)
                and self._together(group[-1], acts[at + len(group)])
            ):
                group.append(acts[at + len(group)])
            told.append(self._sentence(group, same_day=bool(group[0].date) and str(group[0].date) == day_before))
            day_before = str(group[0].date or day_before)
            for act in group:
                told.extend(self.circumstance(one) for one in about.get(act.id, ()))
            at += len(group)
        return told

    def circumstance(self, one: Circumstance) -> Told:
        """A circumstance in the words that a person gave it, or in the source's own, quoted."""
        if one.text is not None:
            return Told(words.sentence(one.text), (), one.evidence)
        quote = " ".join(one.evidence[0].quote.split()).rstrip(".").strip('“”"')
        return Told(f"One of the reports states: “{quote}.”", (), one.evidence)

    def _together(self, one: Act, two: Act) -> bool:
        if one.date is None or two.date is None or str(one.date) != str(two.date):
            return False
        if one.told_by or two.told_by or one.certainty is not Certainty.STATED or two.certainty is not Certainty.STATED:
            return False
        if not one.perpetrators or one.perpetrators != two.perpetrators:
            return False
        return one.victims == two.victims and not one.ground and two.type is not one.type

    def _sentence(self, group: list[Act], *, same_day: bool) -> Told:
        first = group[0]
        date = ""
        if first.date is not None:
            date = "on the same day" if same_day and first.date.precision == "day" else words.on(first.date)
        clauses: list[str] = []
        doer = listing_of(self, first.perpetrators)
        for number, act in enumerate(group):
            if doer:
                clauses.append(self._active(act))
            else:
                clauses.append(self._passive(act))
            del number
        lead = f"{doer} " if doer else ""
        body = lead + words.listing(clauses)
        source = self._source(first)
        if source:
            text = f"{source}, {date} {body}" if date else f"{source}, {body}"
        elif date:
            text = f"{date}, {body}" if not doer else f"{date} {body}"
        else:
            text = body
        return Told(words.sentence(text), tuple(act.id for act in group), tuple(e for act in group for e in act.evidence))

    def _source(self, act: Act) -> str:
        if act.told_by is not None:
            return f"according to {self.party(act.told_by)}"
        if act.certainty is Certainty.ALLEGED:
            return "according to the reports received"
        return ""

    # clauses -------------------------------------------------------------------------------------------------------

    def _active(self, act: Act) -> str:
        frame = frames()[act.type]
        pattern = frame.active
        if frame.bare_active and not self._filled(act, pattern):
            pattern = frame.bare_active
        clause = self._fill(pattern, act)
        if "{victim}" in pattern and not act.victims:
            clause = clause.replace("  ", " ")
        return clause + self._tail(act, pattern)

    def _passive(self, act: Act) -> str:
        frame = frames()[act.type]
        slot, pattern = frame.subject, frame.passive
        if frame.bare_passive and not (self._has(act, slot) and self._filled(act, frame.active)):
            slot, pattern = frame.bare_subject, frame.bare_passive
        subject, many = self._subject(slot, act)
        clause = self._fill(pattern, act)
        if many:
            clause = re.sub(r"\bwas\b", "were", clause, count=1)
            clause = re.sub(r"\bhas\b", "have", clause, count=1)
            clause = clause.replace("its affairs", "their affairs")
        return f"{subject} {clause}{self._tail(act, frame.active if slot == frame.subject else pattern)}"

    def _subject(self, slot: str, act: Act) -> tuple[str, bool]:
        if slot == "victim":
            if not act.victims:
                return ("trade unionists" if act.victim_count != 1 else "a trade unionist"), act.victim_count != 1
            text = listing_of(self, act.victims)
            many = len(act.victims) > 1 or (act.victims[0].group is not None and words.plural(act.victims[0], text))
            return text, many
        owner = listing_of(self, act.victims)
        if slot in ("object", "place"):
            phrase = words.lowered(act.object if slot == "object" and act.object else act.place or "")
            return phrase, words.plural(Party(group=phrase), phrase) or " and " in phrase
        if slot == "premises":
            return (f"the premises of {owner}" if owner else "premises"), True
        if slot == "property":
            return (f"property of {owner}" if owner else "property"), False
        if slot == "criminal proceedings":
            return "criminal proceedings", True
        if slot == "assembly":
            return (f"an assembly of {owner}" if owner else "an assembly"), False
        if slot == "legislation":
            return "legislation that restricts trade union rights", False
        return slot, False

    def _has(self, act: Act, slot: str) -> bool:
        if slot == "victim":
            return bool(act.victims) or bool(act.victim_count)
        if slot in ("object", "place", "penalty"):
            return bool(getattr(act, slot))
        return True

    def _filled(self, act: Act, pattern: str) -> bool:
        return all(self._has(act, slot) for slot in re.findall(r"\{(\w+)\}", pattern))

    def _fill(self, pattern: str, act: Act) -> str:
        values = {
            "victim": listing_of(self, act.victims) or ("trade unionists" if act.victim_count != 1 else "a trade unionist"),
            "object": words.lowered(act.object or ""),
            "place": words.lowered(act.place or ""),
            "penalty": words.lowered(act.penalty or ""),
        }
        used = {slot: values[slot] for slot in re.findall(r"\{(\w+)\}", pattern)}
        return pattern.format(**used)

    def _tail(self, act: Act, pattern: str) -> str:
        """What follows the verb: place, ground, provision of law, a penalty that has no slot."""
        frame = frames()[act.type]
        pieces: list[str] = []
        if act.place and frame.at and "{place}" not in pattern:
            place = words.lowered(act.place)
            pieces.append(place if place.startswith(("in ", "at ", "near ")) else f"{frame.at} {place}")
        if (
            act.type is ActType.SEIZURE
            and act.victims
            and "{victim}" not in pattern
            and not _names(act.object or "", self, act.victims)
        ):
            pieces.append(f"from {listing_of(self, act.victims)}")
        if act.penalty and "{penalty}" not in pattern:
            pieces.append(f"for {words.lowered(act.penalty)}")
        if act.ground:
            ground = words.lowered(act.ground)
            quoted = ground[:1] in '“"‘'
            pieces.append(
                ground
                if ground.startswith(("for ", "on ", "because "))
                else f"on the ground of {ground}"
                if quoted
                else f"for {ground}"
            )
        if act.legal_basis:
            pieces.append(f"under {words.lowered(act.legal_basis)}")
        return (" " + " ".join(pieces)) if pieces else ""

    # parties -------------------------------------------------------------------------------------------------------

    def party(self, one: Party) -> str:
        """A party as a noun phrase; a person or an organisation in full at first, short afterwards."""
        if one.person is not None:
            person = self.persons[one.person]
            if person.id in self.introduced:
                return person.name
            self.introduced.add(person.id)
            what = words.role(person, self.brief, said=self.introduced)
            return f"{person.name}, {what}," if what else person.name
        if one.organisation is not None:
            body = self.organisations[one.organisation]
            first = body.id not in self.introduced
            self.introduced.add(body.id)
            return words.organisation(body, first=first)
        group = words.with_article(one.group or "people")
        if one.number is not None and not re.match(r"\d|" + "|".join(words._SMALL[1:]), group):
            return f"{words.number(one.number)} {group.removeprefix('the ')}"
        return group


def listing_of(teller: Teller, parties: Sequence[Party]) -> str:
    """Parties as one noun phrase. Appositions in a list stand in brackets, so that commas part persons alone."""
    phrases = [teller.party(one) for one in parties]
    if len(phrases) > 1:
        phrases = [re.sub(r"^([^,]+), (.+),$", r"\1 (\2)", phrase) for phrase in phrases]
    return words.listing(phrases)


def _names(phrase: str, teller: Teller, parties: Sequence[Party]) -> bool:
    """Whether a phrase already says whose it is."""
    if re.match(r"(?:his|her|their|its)\b", phrase, re.IGNORECASE) or "’s " in phrase or "'s " in phrase:
        return True
    for one in parties:
        if one.person is not None and teller.persons[one.person].name in phrase:
            return True
        if one.organisation is not None:
            body = teller.organisations[one.organisation]
            if body.name in phrase or (body.acronym and body.acronym in phrase):
                return True
    return False

"""Frames: how each type of act is told in French or Spanish, and the clause that a frame gives for one act.

In: an act and who is named how. Out: a clause without its date. The frames are data (`frames.toml` of each language, whose head
tells what the fields are).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from gravamen.drafting.facts import Act
from gravamen.drafting.romance.grammar import Grammar, Phrase, Tense
from gravamen.drafting.romance.naming import Naming
from gravamen.drafting.stories import is_threat
from gravamen.drafting.tongues import data_of
from gravamen.terms import ActType

_FOR_A_TERM = {ActType.ARREST_DETENTION, ActType.HOUSE_ARREST, ActType.TRAVEL_BAN}  # held "pour 15 jours"
_AGREEING = re.compile(r"\{=(\w+)\}")
_SLOT = re.compile(r"\{(?:(of|to|thing) )?(\w+)\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of `frames.toml`."""

    verb: str
    active: str
    noun: str
    at: bool
    passive: str = ""
    passive_verb: str = ""
    passive_participle: str = ""
    subject: str = "victim"
    ground: str = ""
    threat: str = ""
    anyone: tuple[str, str] | None = None
    bare: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@cache
def frames(folder: str) -> dict[ActType, Frame]:
    return {ActType(name): _frame(row) for name, row in data_of(folder, "frames").items()}


def _frame(row: Mapping[str, Any]) -> Frame:
    given = dict(row)
    bare = dict(given.pop("bare", {}))
    said = {**given.pop("said", {}), **bare.pop("said", {})}
    anyone = given.pop("anyone", None)
    return Frame(**given, bare=bare, said=said, anyone=tuple(anyone) if anyone else None)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a clause is told: `spoken`: those hit were named just before; `joined`: in this sentence, by an act of the same doer;
    `bare`: the clause shares the subject of the one before and goes without its own.
    """

    tense: Tense = "past"
    spoken: bool = False
    joined: bool = False
    bare: bool = False


class Clauses:
    """Makes clauses for the acts of one letter."""

    def __init__(self, naming: Naming, grammar: Grammar) -> None:
        self._naming = naming
        self._grammar = grammar
        self._forms: dict[str, str] = grammar.words["clauses"]

    def active(self, act: Act, manner: Manner, *, many: bool) -> str:
        """What follows the doer: "a perquisitionné le bureau du REP"."""
        frame, threat = self._frame_of(act), ""
        if is_threat(act):
            threat = self._threat(act)
            frame = replace(frame, verb=self._forms["threaten"], active="{victim}", ground="")
            act = replace(act, place=None, penalty=None)
        elif not self._filled(act, frame.active) or self._of_nobody(act, frame):
            frame = self._narrowed(act, replace(frame, **frame.bare))
        clitic, agrees, pattern = self._pronoun(act, frame.active, manner)
        verb = self._grammar.active(frame.verb, manner.tense, plural=many, clitic=clitic, agrees=agrees)
        clause = " ".join(part for part in (verb, threat, self._fill(pattern, act, manner)) if part)
        return self._with_tail(clause, self._tail(act, frame, frame.active, manner))

    def passive(self, act: Act, manner: Manner) -> str:
        """A clause without a doer: "X a été arrêté"."""
        frame = self._frame_of(act)
        if is_threat(act):
            frame = replace(
                frame, verb=self._forms["threaten"], passive=self._threat(act), passive_verb="", passive_participle=""
            )
            frame = replace(frame, subject="victim", bare={}, active="{victim}", ground="")
            act = replace(act, place=None, penalty=None)
        elif not (self._has(act, frame.subject) and self._filled(act, frame.active)):
            frame = self._narrowed(act, replace(frame, **frame.bare))
        subject = self._subject(frame.subject, act, manner)
        if frame.passive_verb:
            verb = self._grammar.active(frame.passive_verb, manner.tense, plural=subject.plural)
        else:
            form = f"||{frame.passive_participle}" if frame.passive_participle else frame.verb
            verb = self._grammar.passive(form, manner.tense, subject)
        agreed = _AGREEING.sub(lambda word: self._grammar.agreed(word[1], subject.feminine, subject.plural), frame.passive)
        rest = self._fill(agreed, act, manner).replace("{their}", self._forms["their" if subject.plural else "its"])
        clause = f"{verb} {rest}".strip()
        clause = clause if manner.bare or not subject.text else f"{subject.text} {clause}"
        return self._with_tail(clause, self._tail(act, frame, f"{frame.active}{{{frame.subject}}}", manner))

    def tells_victim_first(self, act: Act) -> bool:
        """Whether the passive of an act begins with those to whom it was done."""
        if is_threat(act):
            return True
        frame = self._frame_of(act)
        if not (self._has(act, frame.subject) and self._filled(act, frame.active)):
            frame = replace(frame, **frame.bare)
        return frame.subject == "victim"

    def _frame_of(self, act: Act) -> Frame:
        return self._narrowed(act, frames(self._grammar.folder)[act.type])

    @staticmethod
    def _narrowed(act: Act, frame: Frame) -> Frame:
        """The frame with the narrower verb where the act's passages say which of several things was done."""
        quotes = " ".join(one.quote for one in act.evidence).casefold()
        verbs = {tuple(sorted(verb.items())) for stem, verb in frame.said.items() if stem in quotes}
        if len(verbs) != 1:
            return frame
        ((*changes,),) = verbs
        return replace(frame, **dict(changes))

    def _threat(self, act: Act) -> str:
        """With what somebody was threatened: "de licenciement", "de 25 jours d’arrestation"."""
        frame = frames(self._grammar.folder)[act.type]
        if act.penalty and "penalty}" in frame.active:
            return self._grammar.threat(act.penalty, noun=False)
        return self._grammar.threat(frame.threat or frame.noun, noun=not frame.threat)

    def _pronoun(self, act: Act, pattern: str, manner: Manner) -> tuple[str, Phrase | None, str]:
        """A pronoun for those spoken of just before, what agrees with it, and the pattern without them."""
        if not manner.spoken or not act.victims:
            return "", None, pattern
        hit = self._naming.agreement(act.victims)
        behind = re.match(self._forms["infinitive"], pattern)
        if behind is not None:
            return "", None, self._grammar.acting_on(behind[1], self._grammar.clitic(hit, indirect=False))
        if "{victim}" in pattern:
            return self._grammar.clitic(hit, indirect=False), hit, _without(pattern, "{victim}")
        if "{to victim}" in pattern:
            return self._grammar.clitic(hit, indirect=True), None, _without(pattern, "{to victim}")
        return "", None, pattern

    def _victims(self, act: Act) -> list[Phrase]:
        return self._naming.phrases(act.victims) or [self._anyone(act)]

    def _anyone(self, act: Act) -> Phrase:
        """Those hit where the report does not say who: no more than their number and what the type of act implies."""
        found = frames(self._grammar.folder)[act.type].anyone
        if found is not None and not found[0] and act.victim_count is None and not is_threat(act):
            return Phrase("")
        if found is None or not found[0]:
            found = tuple(self._grammar.words["groups"]["anyone"])
        groups = self._grammar.words["groups"]
        unnamed = ""
        if found == tuple(groups["anyone"]):
            unnamed = " " + groups["unnamed"][len({each.source for each in act.evidence}) > 1]
        many, one = self._grammar.look(found[0]), self._grammar.look(found[1])
        if act.victim_count is None:
            return Phrase(many.text + unnamed, one.feminine, True)
        if act.victim_count == 1:
            return one
        bare = re.sub(groups["articles"], "", many.text)
        number = self._grammar.number(act.victim_count, feminine=one.feminine)
        return Phrase(f"{number} {bare}", one.feminine, True)

    def _subject(self, slot: str, act: Act, manner: Manner) -> Phrase:
        if slot == "victim":
            if manner.bare:
                return self._naming.agreement(act.victims) if act.victims else self._anyone(act)
            if manner.spoken and act.victims:
                hit = self._naming.agreement(act.victims)
                pronoun = self._grammar.latter(hit) if manner.joined else self._grammar.subject_pronoun(hit)
                return Phrase(pronoun, hit.feminine, hit.plural)
            return self._naming.all([self._grammar.leading(one) for one in self._victims(act)])
        if slot in ("object", "place"):
            bare = getattr(act, slot) or ""
            looked = self._grammar.look(bare)
            phrase = self._naming.introduce(bare)
            if re.search(r", [^,]*$", phrase) and phrase != bare:
                phrase += ","  # the name after a description stands between commas
            if act.type is ActType.SEIZURE and act.victims and not self._naming.says(bare, act.victims):
                phrase += " " + self._owned(act, manner)
            return Phrase(phrase, looked.feminine, looked.plural)
        words = slot.removeprefix("=")
        if words in ("-", "+"):
            return Phrase("", plural=words == "+")
        looked = self._grammar.look(_SLOT.sub("", words).strip())
        some = re.sub(f"^{self._forms['some'][0]}", self._forms["some"][1], _SLOT.sub("", words).strip())
        text = self._fill(words, act, manner) if act.victims or act.victim_count else some
        return Phrase(text, looked.feminine, looked.plural)

    def _has(self, act: Act, slot: str) -> bool:
        if slot in ("victim", "place", "object", "penalty"):
            return bool(act.victims or act.victim_count) if slot == "victim" else bool(getattr(act, slot))
        return True

    def _filled(self, act: Act, pattern: str) -> bool:
        return all(self._has(act, slot) for _, slot in _SLOT.findall(pattern) if slot != "victim")

    def _of_nobody(self, act: Act, frame: Frame) -> bool:
        """Whether those hit are not known and the bare frame goes without them."""
        return (
            not self._has(act, "victim") and "victim}" in frame.active and "victim}" not in frame.bare.get("active", "victim}")
        )

    def _fill(self, pattern: str, act: Act, manner: Manner) -> str:
        del manner

        def put(match: re.Match[str]) -> str:
            how, slot = match[1], match[2]
            if slot == "their":
                return match[0]
            if slot == "victim":
                each = [one.text for one in self._victims(act)]
                if how is None:
                    return self._grammar.direct(each)
                return {"of": self._grammar.each_of, "to": self._grammar.each_to, "thing": self._grammar.joined}[how](each)
            phrase = self._naming.introduce(getattr(act, slot) or "")
            return phrase if how is None else self._grammar.of(phrase) if how == "of" else self._grammar.to(phrase)

        return _SLOT.sub(put, pattern)

    @staticmethod
    def _with_tail(clause: str, tail: str) -> str:
        """A clause with its tail; no comma stands before a bracket."""
        return (clause.rstrip(",") if tail.startswith(" (") else clause) + tail

    def _tail(self, act: Act, frame: Frame, pattern: str, manner: Manner) -> str:
        """What follows the verb: whose, where, why, under which law, a penalty that has no slot."""
        pieces: list[str] = []
        if act.type is ActType.SEIZURE and act.victims and act.object and act.perpetrators and not manner.joined:
            if not self._naming.says(act.object, act.victims):
                pieces.append(self._owned(act, manner))
        if act.place and frame.at and "place}" not in pattern and not self._naming.says(act.place, act.victims):
            pieces.append(self._grammar.at(self._naming.introduce(act.place)))
        term = act.penalty if act.penalty and "penalty}" not in pattern else ""
        if term and act.type in _FOR_A_TERM:
            pieces.append(f"{self._forms['for']} {self._grammar.of(term)}")
        text = " ".join(["", *pieces]) + self._ground(act, frame)
        if act.legal_basis:
            text += f" {self._grammar.under(act.legal_basis)}"
        return f"{text} ({self._forms['penalty']} {term})" if term and act.type not in _FOR_A_TERM else text

    def _owned(self, act: Act, manner: Manner) -> str:
        form = self._forms["belonging"]
        if manner.spoken and self._forms["belonging_spoken"]:
            hit = self._naming.agreement(act.victims)
            return self._forms["belonging_spoken"].format(clitic=self._grammar.clitic(hit, indirect=True))
        return self._fill(form, act, manner)

    def _ground(self, act: Act, frame: Frame) -> str:
        if not act.ground:
            return ""
        if act.ground.startswith(tuple(self._grammar.words["look"]["grounds"])):
            return f" {act.ground}"
        word = frame.ground or self._forms["ground"]
        if act.ground[:1] in '“"‘«':
            return f" {self._forms['on_the_ground']} {act.ground}"
        if word == "de" or word.endswith(" de"):
            return f" {word.removesuffix('de')}{self._grammar.of(act.ground)}"
        return f" {word} {act.ground}"


def _without(pattern: str, slot: str) -> str:
    return " ".join(pattern.replace(slot, "").split())

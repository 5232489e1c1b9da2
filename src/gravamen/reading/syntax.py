"""How a thing is told: as done or not, as undergone, as a charge, as a habit; which verb governs a noun.

In: the units of one sentence and the place of a verb or a noun in them. Out: whether it is told so.
"""

from __future__ import annotations

from gravamen.reading.clauses import Unit
from gravamen.reading.pack import Word
from gravamen.reading.parties import Found
from gravamen.reading.sides import Sides


class Syntax(Sides):
    """Tells how verbs and nouns are meant, beside what hangs on them. One instance reads one document."""

    def nor(self, units: list[Unit], place: int) -> bool:
        """ "…, nor recognized by …" and "neither … nor": the negation stands before the verb."""
        at = place - 1
        while at >= 0 and units[at].kind in ("adverb", "mark"):
            at -= 1
        return at >= 0 and self.t.low[units[at].first] in self.pack.phrases["nor"]

    def factual_infinitive(self, units: list[Unit], place: int) -> bool:
        """ "began to search", "forced to leave": the infinitive was done."""
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "prep", "conj"):
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0 or units[at].modal:
            return False
        low = self.t.low[units[at].head]
        return self.pack.lemmas.get(low, low) in self.pack.phrases["factual_before_infinitive"] and not units[at].negated

    def not_done(self, units: list[Unit], place: int) -> bool:
        """ "without arresting", "instead of arresting": a gerund of what was not done."""
        if not place or units[place - 1].kind != "prep":
            return False
        near = {self.t.low[units[at].first] for at in range(max(0, place - 2), place)}
        return bool(near & self.pack.phrases["not_done"])

    def conditional(self, units: list[Unit], place: int) -> bool:
        """ "si la policía detiene a los huelguistas", "no se sabe si hay heridos": what may have happened or not."""
        told = self.pack.phrases.get("conditional")
        if not told:
            return False
        crossed = False
        for at in range(place - 1, -1, -1):
            unit = units[at]
            if unit.kind == "sub":
                return self.t.low[unit.first] in told
            if unit.kind == "rel" or (unit.kind == "mark" and self.t.low[unit.first] in (";", ":", ",")):
                return False
            if unit.kind == "verb" and unit.finite:
                if crossed or units[place].first != units[place].head:
                    return False
                crossed = True
        return False

    def charged(self, units: list[Unit], place: int) -> bool:
        """Whether a noun or a gerund says what somebody is accused of: "on charges of murder", "accused of inciting"."""
        phrases = self.pack.phrases
        for at in range(place - 1, -1, -1):
            unit = units[at]
            low = self.t.low[unit.head if unit.head >= 0 else unit.first]
            if unit.kind == "noun" and low in phrases.get("charge_noun", ()):
                return True
            if unit.kind == "verb" and unit.head >= 0 and self.pack.lemmas.get(low, low) in phrases.get("charge_verb", ()):
                return True
            joins = unit.kind == "prep" and low in phrases["charge"] | phrases["of"]
            listed = unit.kind == "conj" or (unit.kind == "mark" and low == ",")
            if not (joins or listed or unit.kind in ("noun", "adverb") or (unit.kind == "verb" and unit.gerund)):
                return False
        return False

    def restrictive(self, units: list[Unit], place: int) -> bool:
        """Whether a bare participle right after a definite noun only says which are meant: "les personnes interpellées"."""
        unit = units[place]
        if unit.first != unit.head or not place or units[place - 1].kind != "noun":
            return False
        before = units[place - 1]
        following = units[place + 1] if place + 1 < len(units) else None
        if (
            following is not None
            and following.kind in ("time", "prep")
            and self.t.low[following.first] not in self.pack.phrases["of"]
        ):
            return False  # "les militants arrêtés le 3 mars", "par la police"
        definite = bool(self.t.flags[before.first] & Word.DETERMINER) or (place > 1 and units[place - 2].kind == "prep")
        return definite and not any(self.t.flags[at] & Word.NUMERAL for at in range(before.first, before.last))

    def undergone(self, units: list[Unit], place: int) -> tuple[Found | None, Found | None] | None:
        """Whom a noun's verb says it hit, and who did it: "was the victim of an attack", "received threats", "conducted
        raids", "subjected X to torture"."""
        phrases = self.pack.phrases
        at = place - 1
        sufferer = crossed = under = False
        while at >= 0 and (units[at].kind in ("noun", "prep", "adverb", "time", "conj") or self.t.low[units[at].first] == ","):
            unit = units[at]
            if unit.kind == "noun":
                if self.t.low[unit.head] in phrases.get("sufferer", ()):
                    sufferer = True
                elif not self.sets_off(unit) and not self.t.flags[unit.head] & (Word.NUMERAL | Word.VAGUE_NUMBER):
                    crossed = True
            elif unit.kind == "prep" and self.t.low[unit.first] in phrases.get("under", ()):
                under = True
            elif unit.kind == "mark" or (unit.kind == "prep" and self.t.low[unit.first] not in phrases["governs"]):
                crossed = True
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].negated or units[at].modal:
            return None
        verb = units[at]
        low = self.t.low[verb.head if verb.head >= 0 else verb.last - 1]  # "hubo detenciones"
        lemma = self.pack.lemmas.get(low, low)
        if verb.infinitive:
            return None
        if lemma in phrases.get("inflict", ()) and not self.is_passive(units, at):
            return self.object(units, at), self.subject(units, at, {})
        if crossed:
            return None
        if under and self.being(verb):
            return self.subject(units, at, {}), None  # "are under pressure to quit"
        if lemma in phrases.get("undergo", ()) or (sufferer and (self.being(verb) or lemma in phrases.get("become", ()))):
            return self.subject(units, at, {}), None
        if lemma in phrases["support_verb"] and not self.is_passive(units, at):
            return None, self.subject(units, at, {})
        return None

    def present(self, unit: Unit) -> bool:
        """A habit or a rule rather than an occasion: present tense without an auxiliary, or "are dismissed"."""
        t = self.t
        flags = t.flags[unit.head]
        if unit.first == unit.head:
            return bool(flags & Word.BASE) and not flags & (Word.PAST | Word.PARTICIPLE)
        return any(t.low[at] in self.pack.phrases["present_be"] for at in range(unit.first, unit.head)) and not unit.perfect

    def governed_by(self, units: list[Unit], place: int, name: str) -> bool:
        at = place - 1
        passed = self.pack.phrases["governs"] | self.pack.phrases["not_done"]
        while at >= 0 and (units[at].kind in ("noun", "conj", "prep", "adverb") or self.t.low[units[at].first] == ","):
            if units[at].kind == "prep" and self.t.low[units[at].first] not in passed:
                return False
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0:
            return False
        low = self.t.low[units[at].head]
        return self.pack.lemmas.get(low, low) in self.pack.phrases[name]

    def after_nouns(self, units: list[Unit], place: int) -> int:
        """Where what hangs on a noun begins: over "arrest, detention and torture of …", over "raids were conducted in …"."""
        at = place + 1
        ahead = at
        while ahead < len(units):
            if units[ahead].kind == "conj" or (units[ahead].kind == "mark" and self.t.low[units[ahead].first] == ","):
                ahead += 1
            elif units[ahead].kind == "noun" and ahead > at and self.sets_off(units[ahead]):
                at = ahead = ahead + 1
            else:
                break
        if at < len(units) and units[at].kind == "verb" and units[at].head >= 0:
            low = self.t.low[units[at].head]
            if self.pack.lemmas.get(low, low) in self.pack.phrases["support_verb"] and not units[at].negated:
                at += 1
        return at

    def supported(self, units: list[Unit], place: int) -> bool:
        """Whether a noun is the subject of a verb that only says that it happened: "raids were conducted"."""
        at = self.after_nouns(units, place)
        return at > place + 1 and units[at - 1].kind == "verb" and not units[at - 1].modal

    def sets_off(self, unit: Unit) -> bool:
        """Whether a unit's head sets off an act as a noun."""
        return (self.t.low[unit.head],) in self.pack.noun_triggers

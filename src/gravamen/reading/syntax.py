"""How a thing is told: as done or not, as undergone, as a charge, as a habit; which verb governs a noun.

In: the units of one sentence and the place of a verb or a noun in them. Out: whether it is told so.
"""

from __future__ import annotations

from gravamen.reading.pack import Word
from gravamen.reading.phrases import Found
from gravamen.reading.sides import Sides
from gravamen.reading.units import Unit


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
        if self.after_decision(units, place):
            return True
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "prep", "conj"):
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0 or units[at].modal:
            return False
        low = self.t.low[units[at].head]
        lemma = self.pack.lemmas.get(low, low)
        if units[at].negated:
            return lemma in self.pack.phrases.get("factual_if_negated", ())  # "did not hesitate to arrest"
        return lemma in self.pack.phrases["factual_before_infinitive"]

    def after_decision(self, units: list[Unit], place: int) -> bool:
        """ "the decision to dismiss", "an attempt to break the strike"."""
        nouns = self.pack.phrases.get("factual_noun", ())
        if place > 1 and self.being(units[place - 1]) and not units[place - 1].negated and units[place - 2].kind == "noun":
            answers = self.pack.phrases.get("factual_answer", ())
            return self.t.low[units[place - 2].head] in answers  # "the company's response was to dismiss"
        return place > 0 and units[place - 1].kind == "noun" and self.t.low[units[place - 1].head] in nouns

    def shares_mood(self, units: list[Unit], place: int) -> bool:
        """ "to return to work or lose their jobs": a bare verb after "or" is as hypothetical as the one before."""
        unit = units[place]
        flags = self.t.flags[unit.head]
        if self.pack.head_first or unit.first != unit.head or not flags & Word.BASE or flags & (Word.PAST | Word.PARTICIPLE):
            return False
        if not place or units[place - 1].kind != "conj":
            return False
        earlier = next((at for at in range(place - 1, -1, -1) if units[at].kind == "verb"), None)
        if earlier is None:
            return False
        return units[earlier].modal or (units[earlier].infinitive and not self.factual_infinitive(units, earlier))

    def shares_modal(self, units: list[Unit], place: int) -> bool:
        """ "might be tortured or ill-treated": a participle joined to one of what only may happen."""
        unit = units[place]
        if self.pack.head_first or unit.first != unit.head or not self.is_passive(units, place):
            return False
        if not place or units[place - 1].kind != "conj":
            return False
        earlier = next((units[at] for at in range(place - 1, -1, -1) if units[at].kind == "verb"), None)
        return earlier is not None and earlier.modal and earlier.passive

    def denied(self, units: list[Unit], place: int) -> bool:
        """ "the company denies that workers were dismissed": the clause after "that" tells what somebody says was not."""
        denial = self.pack.phrases.get("denial", ())
        if not denial:
            return False
        for at in range(place - 1, 0, -1):
            before = at - 1
            while before > 0 and (units[before].kind == "adverb" or self.t.low[units[before].first] == ","):
                before -= 1  # "denied, however, that …"
            verb = units[before]
            if verb.kind == "noun" and at > 1 and self.t.low[verb.head] in self.pack.phrases.get("denied_noun", ()):
                verb = units[at - 2]  # "denied the allegation that workers were dismissed"
            if verb.kind == "verb" and verb.head >= 0 and self.t.low[units[at].first] in self.pack.phrases["that"]:
                low = self.t.low[verb.head]
                if self.pack.lemmas.get(low, low) in denial and not verb.negated:
                    return True
        return False

    def not_done(self, units: list[Unit], place: int) -> bool:
        """ "without arresting", "instead of arresting": a gerund of what was not done."""
        if not place or units[place - 1].kind != "prep":
            return False
        before = units[max(0, place - 2) : place]
        near = {self.t.low[unit.first] for unit in before}
        heads = {self.t.low[unit.head] for unit in before if unit.kind == "noun"}
        aimed = heads & self.pack.phrases.get("not_done_noun", frozenset())  # "as a means of pressing them to resign"
        return bool(near & self.pack.phrases["not_done"]) or bool(aimed)

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
            bare = unit.first == unit.head >= 0 and bool(
                self.t.flags[unit.head] & Word.PARTICIPLE
            )  # "lesionados o | detenidos"
            if unit.kind == "verb" and unit.finite and not (bare and self.pack.head_first):
                if crossed or units[place].first != units[place].head:
                    return False
                crossed = True
        return False

    def charged(self, units: list[Unit], place: int) -> bool:
        """Whether a noun or a gerund says what somebody is accused of: "on charges of murder", "accused of inciting"."""
        phrases = self.pack.phrases
        named = False  # whether "of" or "with" has been passed: "charged the marchers, injuring many" accuses nobody
        for at in range(place - 1, -1, -1):
            unit = units[at]
            low = self.t.low[unit.head if unit.head >= 0 else unit.first]
            if unit.kind == "noun" and low in phrases.get("charge_noun", ()):
                return True
            if unit.kind == "verb" and unit.head >= 0 and self.pack.lemmas.get(low, low) in phrases.get("charge_verb", ()):
                return (named or self.pack.head_first) and not self._power_accused(units, at)
            named = named or (unit.kind == "prep" and low in phrases["charge"])
            joins = unit.kind == "prep" and low in phrases["charge"] | phrases["of"]
            listed = unit.kind == "conj" or (unit.kind == "mark" and low == ",")
            if not (joins or listed or unit.kind in ("noun", "adverb") or (unit.kind == "verb" and unit.gerund)):
                return False
        return False

    def _power_accused(self, units: list[Unit], place: int) -> bool:
        """ "accused the company of firing workers": what a state or an employer is accused of is the act itself."""
        accused = self.subject(units, place, {}) if self.is_passive(units, place) else self.object(units, place)
        return bool(accused.classes & {"state", "employer", "attacker"}) and not accused.classes & {"person", "group"}

    def restrictive(self, units: list[Unit], place: int, *, idiom: bool = False) -> bool:
        """Whether a bare participle right after a definite noun only says which are meant: "les personnes interpellées".

        `idiom`: the words after it are its own, "les camarades mis sous les verrous".
        """
        unit = units[place]
        if unit.first != unit.head or not place or units[place - 1].kind != "noun":
            return False
        before = units[place - 1]
        following = units[place + 1] if place + 1 < len(units) else None
        if (
            following is not None
            and not idiom
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
        if at < 0 and sufferer:
            return self._named_sufferer(units, place)
        if at < 0 or units[at].kind != "verb" or units[at].negated or units[at].modal:
            return None
        verb = units[at]
        low = self.t.low[verb.head if verb.head >= 0 else verb.last - 1]  # "hubo detenciones"
        lemma = self.pack.lemmas.get(low, low)
        if verb.infinitive:
            return None
        if lemma in phrases.get("inflict", ()):
            subject = self.subject(units, at, {})  # "were subjected to threats": whom it hit
            return (subject, None) if self.is_passive(units, at) else (self.object(units, at), subject)
        if crossed:
            return None
        if under and self.being(verb):
            return self.subject(units, at, {}), None  # "are under pressure to quit"
        if lemma in phrases.get("undergo", ()) or (sufferer and (self.being(verb) or lemma in phrases.get("become", ()))):
            return self.subject(units, at, {}), None
        if lemma in phrases["support_verb"] and not self.is_passive(units, at):
            return None, self.subject(units, at, {})
        return None

    def _named_sufferer(self, units: list[Unit], place: int) -> tuple[Found | None, Found | None] | None:
        """ "the victim of the attack was X": who is named after "be"."""
        at = place + 1
        while at < len(units) and units[at].kind in ("noun", "prep", "time", "adverb"):
            at += 1
        if at >= len(units) or not self.being(units[at]) or units[at].negated or units[at].modal:
            return None
        return self.object(units, at), None

    def past_aside(self, units: list[Unit], at: int) -> int:
        """Where a phrase goes on after a time between commas: "the murder, on 3 March, of …"."""
        low = self.t.low
        ahead = at + 1
        if at >= len(units) or low[units[at].first] != ",":
            return at
        ahead += ahead < len(units) and units[ahead].kind == "prep"
        timed = ahead + 1 < len(units) and units[ahead].kind == "time" and low[units[ahead + 1].first] == ","
        return ahead + 2 if timed else at

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
        return self.pack.lemmas.get(low, low) in self.pack.phrases.get(name, ())

    def alleged(self, units: list[Unit], place: int) -> bool:
        """ "alega despidos y detenciones arbitrarias": a noun that a complaint puts forward as a fact."""
        at = place - 1
        while at >= 0 and (units[at].kind in ("noun", "conj", "adverb") or self.t.low[units[at].first] in (",", "des", "de")):
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0 or units[at].negated:
            return False
        return bool(self.t.flags[units[at].head] & Word.ALLEGING)

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
        told = at
        while (
            told < len(units)
            and units[told].kind == "verb"
            and (units[told].head < 0 or self.t.flags[units[told].head] & Word.REPORT)
        ):
            told += 1  # "a burglary is reported to have taken place"
        if told < len(units) and units[told].kind == "verb":
            at = told
        if at < len(units) and units[at].kind == "verb" and units[at].head >= 0:
            low = self.t.low[units[at].head]
            if self.pack.lemmas.get(low, low) in self.pack.phrases["support_verb"] and not units[at].negated:
                at += 1
                at += at < len(units) and self.t.low[units[at].first] in self._support_words  # "carried out", "took place"
        return at

    @property
    def _support_words(self) -> frozenset[str]:
        """What goes with a verb that only says that something happened."""
        return self.pack.phrases["particle"] | self.pack.phrases.get("support_object", frozenset())

    def supported(self, units: list[Unit], place: int) -> bool:
        """Whether a noun is the subject of a verb that only says that it happened: "raids were conducted"."""
        at = self.after_nouns(units, place)
        at -= at > place + 1 and self.t.low[units[at - 1].first] in self._support_words
        return at > place + 1 and units[at - 1].kind == "verb" and not units[at - 1].modal

    def general(self, units: list[Unit], place: int) -> bool:
        """ "the detention of unionists constitutes a violation", "dismissals may follow": said of all such acts."""
        at = place + 1
        while at < len(units) and units[at].kind in ("noun", "prep", "adverb", "conj", "time"):
            at += 1
        if at >= len(units) or units[at].kind != "verb":
            return False
        verb = units[at]
        if verb.head < 0:
            return verb.modal
        return verb.modal or (verb.finite and self.present(verb))

    def protected(self, units: list[Unit], place: int) -> bool:
        """ "protection against discrimination and interference": what a law or a measure keeps from happening."""
        phrases = self.pack.phrases
        at = place - 1
        while at > 0 and (units[at].kind in ("noun", "conj", "adverb") or self.t.low[units[at].first] in phrases["of"]):
            at -= 1
        if at < 1 or units[at].kind != "prep" or self.t.low[units[at].first] not in phrases["not_done"]:
            return False
        guard = units[at - 1]
        return guard.kind == "noun" and self.t.low[guard.head] in phrases.get("protection", ())

    def existential(self, units: list[Unit], place: int) -> bool:
        """ "there were beatings and arrests", "there has been a raid"."""
        at = place - 1
        while at >= 0 and (units[at].kind in ("noun", "conj", "adverb") or self.t.low[units[at].first] == ","):
            if units[at].kind == "noun" and not self.sets_off(units[at]):
                return False
            at -= 1
        if at < 1 or not self.being(units[at]) or units[at].negated or units[at].modal:
            return False
        return self.t.low[units[at - 1].first] in self.pack.phrases.get("existential", ())

    def sets_off(self, unit: Unit) -> bool:
        """Whether a unit's head sets off an act as a noun."""
        return (self.t.low[unit.head],) in self.pack.noun_triggers

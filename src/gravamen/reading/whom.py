"""Whom a relative word or a participle means: "Juan Testov, asesor de X, | a quien detuvieron", "en mémoire de A, | fauché".

In: the units of one sentence and the place of a verb in them. Out: who stands before it, or after it in a list.
"""

from __future__ import annotations

from gravamen.reading.chains import Chains
from gravamen.reading.pack import Word
from gravamen.reading.phrases import Found
from gravamen.reading.relatives import named_before
from gravamen.reading.units import Unit


class Whom(Chains):
    """Finds those whom a verb means that has them in a clause before it. One instance reads one document."""

    def named_beside(self, units: list[Unit], place: int) -> Found | None:
        """ "en mémoire de A, | fauché d'une rafale", "parmi les délégués | réfugiés au Togo, B": whom a participle means."""
        unit = units[place]
        bare = unit.first == unit.head and bool(self.t.flags[unit.head] & Word.PARTICIPLE)
        if place < 2 or not bare or not self.is_passive(units, place):
            return None
        before = units[place - 2]
        governed = place > 2 and units[place - 3].kind == "prep" and self.t.low[units[place - 1].first] == ","
        if governed and before.kind == "noun" and before.names and before.names[-1].last == before.last:
            one = before.names[-1].kind == "person" and not self.t.low[unit.head].endswith("s")
            return self.resolver.read([before]) if one else None
        if before.kind != "prep" or self.t.low[before.first] not in self.pack.phrases["listing"]:
            return None
        comma = next((at for at in range(place + 1, len(units)) if units[at].kind not in ("prep", "noun", "time", "adverb")), 0)
        if not comma or self.t.low[units[comma].first] != ",":
            return None
        found = self.resolver.read(self.chain_right(units, comma + 1))
        return found if any(party.person is not None for party in found.parties) else None

    def to_whom(self, units: list[Unit], place: int) -> Found | None:
        """ "Juan Testov, a quien detuvieron", "l'élue, à qui l'on a retiré son badge": to whom it is done."""
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "time"):
            at -= 1
        if not self.pack.head_first or at < 2 or units[at].kind != "rel" or units[at - 1].kind != "prep":
            return None
        if self.t.low[units[at - 1].first] not in self.pack.phrases.get("to_whom", ()):
            return None
        before = at - 2
        while before >= 0 and self.t.low[units[before].first] == ",":
            before -= 1
        found = self.resolver.read(named_before(self.t, units, before) or self.antecedent(units, before))
        return found if found.parties and found.classes & {"person", "group", "organisation"} else None

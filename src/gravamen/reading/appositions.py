"""What a phrase beside another says of it: "X, president of the union", "his brother, a bus driver", "lawyer and adviser X".

In: what a chain of units has told so far, and its next phrase. Out: whether that is of the same people.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import reduce
from operator import or_

from gravamen.reading.pack import NOUN, Word
from gravamen.reading.phrases import Found, PhraseReader
from gravamen.reading.units import Unit

_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_OPENS = Word.DETERMINER | Word.PREPOSITION
_NO_NAME = NOUN | Word.DETERMINER | Word.WEEKDAY | Word.MONTH


class Appositions(PhraseReader):
    """Tells what phrases say of those before them. One instance reads one document in order."""

    def _names_role(self, found: Found, unit: Unit) -> bool:
        """ "the union's treasurer, | Rose Testova, …": a name that no list knows, after the office of one."""
        t, last = self.t, found.parties[-1] if len(found.parties) == 1 else None
        if self.pack.head_first or last is None or last.person is not None or last.organisation is not None or last.number:
            return False
        told = range(unit.first, unit.last)
        plain = all(t.kind[i] == "word" and t.cap[i] and not t.flags[i] & _NO_NAME for i in told)
        named = plain and len(told) > 1 and not unit.names
        one = found.head >= 0 and t.flags[found.head] & Word.ROLE and not t.flags[found.head] & Word.PLURAL
        return named and bool(one)

    def _same_one(self, found: Found, unit: Unit) -> bool:
        """Whether a second role without an article, after "and", is of the one person told before."""
        t, last = self.t, found.parties[-1] if found.parties else None
        if last is None or last.person is not None or last.organisation is not None or last.number:
            return False
        told = Word.PEOPLE | Word.ROLE
        first = t.flags[unit.first]
        if not self.pack.head_first:  # "lawyer and union adviser X", but "the doctor and X"
            name = next((name for name in unit.names if name.kind == "person"), None)
            first = reduce(or_, t.flags[unit.first : name.first if name is not None else unit.first], 0)
            before = t.flags[bisect_left(t.start, last.passage.start)]
            if before & (_OPENS | Word.POSSESSIVE):
                return False
        before = t.flags[bisect_left(t.start, last.passage.end) - 1]
        single = not (before | t.flags[unit.head]) & Word.PLURAL
        opens = first | (t.flags[unit.first - 1] & Word.PREPOSITION)  # "de la presidenta y | del tesorero"
        return single and bool(before & told) and bool(first & told) and not opens & (_OPENS | Word.POSSESSIVE)

    def _is_what(self, found: Found, unit: Unit, units: list[Unit], place: int) -> bool:
        """ "His brother, a bus driver, was arrested": what one person is; "a nurse, a driver and …" are several."""
        t = self.t
        if (
            self.pack.head_first
            or len(found.parties) != 1
            or place < 2
            or unit.names
            or t.low[unit.first] not in self.indefinite
        ):
            return False
        if (
            found.classes != {"group"}
            or not t.flags[unit.head] & (Word.PEOPLE | Word.ROLE)
            or t.low[found.first] in self.indefinite
        ):
            return False
        if found.parties[0].number is not None or t.flags[found.head] & Word.PLURAL:
            return False
        ahead = place + 1
        while ahead < len(units) and units[ahead].kind in ("prep", "noun", "time", "adverb"):
            ahead += 1
        return ahead >= len(units) or units[ahead].kind == "mark"

    def _explains(self, found: Found, unit: Unit, units: list[Unit], place: int) -> bool:
        """ "activists of the LQM, a labour organisation of textile workers, were …": what the named one before is."""
        flags = self.t.flags[unit.first]
        if self._says_what(found, unit, units, place):
            return True
        many = Word.PLURAL | Word.PEOPLE
        bare = unit.head == unit.first and self.t.flags[unit.head] & many == many and found.parties and place > 1
        if bare and units[place - 1].kind == "mark" and not any(one.kind == "conj" for one in units[place + 1 :]):
            return found.parties[-1].number is not None  # "three unionists, leaders of the union, …"
        if not flags & Word.DETERMINER or flags & Word.POSSESSIVE or unit.names or not found.parties:
            return False
        before = next((units[at] for at in range(place - 1, -1, -1) if units[at].kind == "noun"), None)
        named = before is not None and bool(before.names) and before.names[-1].last == before.last
        return named and units[place - 1].kind == "mark" and self.t.low[unit.first] in self.pack.phrases.get("explaining", ())

    def _says_what(self, found: Found, unit: Unit, units: list[Unit], place: int) -> bool:
        """ "twelve nurses, all executives of the branch, …", "her brother, also a member, …": what those told are."""
        low, also = self.t.low, self.pack.phrases.get("apposing", ())
        if not also or not found.parties or any(one.kind == "conj" for one in units[place + 1 :]):
            return False
        if units[place - 1].kind == "mark" and place + 1 < len(units) and units[place + 1].kind == "prep":
            of_them = place + 2 < len(units) and low[units[place + 2].first] in self.pack.phrases["plural_pronoun"]
            if of_them and (low[unit.first] in also or self.t.flags[unit.first] & _NUMBER):
                return True  # "two workers, one of them pregnant"
        if low[unit.first] in also and units[place - 1].kind == "mark":
            return unit.last - unit.first > 1
        before = units[place - 1]
        return before.kind == "adverb" and low[before.first] in also and bool(self.t.flags[unit.first] & Word.DETERMINER)

    def _bracketed(self, units: list[Unit], place: int) -> bool:
        before = next((unit for unit in reversed(units[:place]) if unit.kind != "adverb"), None)
        return before is not None and self.t.low[before.first] == "("

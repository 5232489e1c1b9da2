"""Who does it by the verbs of an act's clause, where the words that tell of the act are not the verb whose subject says it.

In: a draft without a doer, and the units of its sentence. Out: the power that is the subject of a verb of its clause, or that
stands after "by" or "from": "The ministry struck the union off", "the letters have gone unanswered by the authority".
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.phrases import Found
from gravamen.reading.syntax import Syntax
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit
from gravamen.text import Passage

_POWERS = {"state", "employer", "attacker"}
_NO_POWERS = {"abstract", "thing", "event", "law", "place"}


class Acting:
    """Finds who acts in the clauses of one document's acts."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver, syntax: Syntax) -> None:
        self.t = tokens
        self.pack = pack
        self.resolver = resolver
        self.syntax = syntax
        self.agent = pack.phrases["agent"]
        self.denying = pack.phrases["negated_noun"]
        self.places = pack.phrases.get("acting_place", frozenset())
        self.getting = pack.phrases.get("getting", frozenset())
        self.giver = pack.phrases.get("giver", frozenset())
        self.learning = pack.phrases.get("learning", frozenset())

    def of(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """The power that does what the clause of a draft tells."""
        if self.pack.head_first or (draft.nominal and draft.lack is None):
            return []
        known = self.resolver.single
        found = self._of_verbs(draft, units)
        self.resolver.single = known
        return found

    def _of_verbs(self, draft: Draft, units: list[Unit]) -> list[Party]:
        inside = [at for at, unit in enumerate(units) if unit.kind == "verb" and draft.first <= unit.first < draft.end]
        verbs = [at for at in inside if units[at].head >= 0 and not self.t.flags[units[at].head] & Word.REPORT]
        verbs.sort(key=lambda at: abs(units[at].head - draft.at))
        hit = [_who(party) for party in draft.victims]
        for place in verbs:
            if self._apart(units, place, verbs[0]) or self._nothing(units, place) or self._learns(units, place, draft):
                continue
            told = self._at(units, place, named=place == verbs[0])
            if found := [party for party in told if _who(party) not in hit]:
                return found
        return self._behind(draft, units) or (self._giving(units, verbs[0]) if verbs else [])

    def _apart(self, units: list[Unit], place: int, nearest: int) -> bool:
        """ "had told the prosecutor, | who did not act", "Rebels took the town; the union | said its hall was looted"."""
        between = units[min(place, nearest) + 1 : max(place, nearest)]
        says = any(one.kind == "verb" and one.head >= 0 and self.t.flags[one.head] & Word.REPORT for one in between)
        return says or any(one.kind == "rel" for one in between)

    def _learns(self, units: list[Unit], place: int, draft: Draft) -> bool:
        """ "Sample News has learned that ten were detained": a verb by which one knows or tells of what others have done."""
        low = self.t.low
        head, that = units[place].head, self.pack.phrases["that"]
        return self.pack.lemmas.get(low[head], low[head]) in self.learning and not that.isdisjoint(low[head : draft.at])

    def _nothing(self, units: list[Unit], place: int) -> bool:
        """ "took no action": a verb by which nothing is done."""
        after = units[place + 1] if place + 1 < len(units) else None
        return after is not None and after.kind == "noun" and self.t.low[after.first] in self.denying

    def _at(self, units: list[Unit], place: int, *, named: bool) -> list[Party]:
        """Who does what one verb tells; `named`: also one whom no list of words knows, by the name."""
        if self.syntax.is_passive(units, place):
            agent = self.syntax.agent(units, place)
            return agent.parties if agent is not None and _power(agent) else []
        subject = self.syntax.subject(units, place, {})
        if _power(subject):
            return subject.parties
        if not named or subject.parties or subject.head < 0:
            return []
        if subject.classes == {"place"} and self.t.low[subject.head] in self.places:
            return self._phrase(subject)  # "City Hall revoked the permission"
        return self._named(subject) if subject.classes == {"unknown"} else []

    def _named(self, subject: Found) -> list[Party]:
        """ "Sample Air had locked the doors", "the Fair Work umpire has ordered": a name of several words, known or not."""
        t, first = self.t, self._first(subject)
        plain = t.kind[subject.head] == "word" and (t.cap[subject.head] or not t.flags[subject.head])
        return self._phrase(subject) if plain and first < subject.head and t.cap[first] else []

    def _behind(self, draft: Draft, units: list[Unit]) -> list[Party]:
        """ "have gone unanswered by the authority": who stands after a verb that is no passive."""
        for at in range(1, len(units) - 1):
            told = units[at].kind == "prep" and self.t.low[units[at].first] in self.agent
            if told and draft.first <= units[at].first < draft.end and units[at - 1].kind in ("verb", "adverb"):
                found = self.resolver.read(self.syntax.chain_right(units, at + 1))
                if _power(found):
                    return found.parties
        return []

    def _giving(self, units: list[Unit], place: int) -> list[Party]:
        """ "got their marching orders from the board": from whom somebody got it."""
        low = self.t.low[units[place].head]
        if self.pack.lemmas.get(low, low) not in self.getting:
            return []
        for at in range(place + 1, len(units) - 1):
            if units[at].kind in ("verb", "sub", "rel"):
                break
            if units[at].kind == "prep" and self.t.low[units[at].first] in self.giver:
                found = self.resolver.read(self.syntax.chain_right(units, at + 1))
                return found.parties if _power(found) else []
        return []

    def _first(self, subject: Found) -> int:
        first = max(subject.first, 0)
        while first < subject.head and self.t.flags[first] & (Word.DETERMINER | Word.ADVERB):
            first += 1
        return first

    def _phrase(self, subject: Found) -> list[Party]:
        first, last = self._first(subject), subject.head + 1
        return [Party(self.t.words(first, last), Passage(self.t.start[first], self.t.end[last - 1]))]


def _power(found: Found) -> bool:
    return bool(found.classes & _POWERS) and not found.classes & _NO_POWERS


def _who(party: Party) -> tuple[int | None, int | None, str]:
    return party.person, party.organisation, party.text

"""What the clause around a verb or a noun says of the act: whether it took place at all.

In: the phrases of a sentence and a place among them. Out: yes or no.
"""

from __future__ import annotations

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.words import Words


class Reality:
    """Tells acts that took place from those wished, feared, asked or to come, in one document."""

    def __init__(self, words: Words, pack: InflectedPack, roles: Roles) -> None:
        self.t = words.t
        self.pack = pack
        self.roles = roles
        self._phrases: list[Phrase] = []
        self._known: dict[int, bool] = {}  # of the verbs among them

    def hypothetical(self, phrases: list[Phrase], place: int) -> bool:
        """Whether the act is only wished, feared, asked or to come."""
        if phrases is not self._phrases:
            self._phrases, self._known = phrases, {}
        if place not in self._known:
            self._known[place] = self._hypothetical(phrases, place)
        return self._known[place]

    def _hypothetical(self, phrases: list[Phrase], place: int) -> bool:
        verb = phrases[place]
        bits = verb.verb
        own = self.roles.own(phrases, place)
        if own[0].kind == "sub" and self.roles.has("hypothetical", own[0].first):
            return True
        if bits & (f.SHORT | f.PAST | f.FULL | f.IMPERSONAL | f.GERUND):
            conditional = "бы" in self.t.low[own[0].first : own[-1].last] or "б" in self.t.low[own[0].first : own[-1].last]
            begin = max(own[0].first - 1, verb.head - 3, 0)  # "будет ли заведено дело": before what opens the clause, too
            future = any(self.t.low[at] in self.pack.phrases["future_be"] for at in range(begin, verb.head))
            return conditional or future or self._could_be(phrases, place) or (verb.modal and bool(bits & (f.SHORT | f.FULL)))
        if verb.modal:
            return True
        if bits & f.PRESENT:
            senses = self.pack.verbs.get(self.t.low[verb.head], ())
            return bool(bits & f.PERFECTIVE) and not any(one & f.PRESENT and not one & f.PERFECTIVE for _, one in senses)
        if bits & f.INFINITIVE:
            before = self.governing(phrases, place)
            if before is None or phrases[before].negated or phrases[before].modal:
                return True
            if any(self.roles.has("factual", at) for at in range(phrases[before].head, verb.head)):
                return False
            return not (phrases[before].verb & f.INFINITIVE and not self.hypothetical(phrases, before))
        return False

    def governing(self, phrases: list[Phrase], place: int) -> int | None:
        """The verb on which an infinitive hangs: of "вынужден был покинуть" the participle."""
        verbs = [at for at in range(place) if phrases[at].kind == "verb"]
        if len(verbs) > 1 and verbs[-2] == verbs[-1] - 1 and phrases[verbs[-2]].verb & f.SHORT:
            if self.t.low[phrases[verbs[-1]].head] in self.pack.phrases["past_be"]:
                return verbs[-2]
        return verbs[-1] if verbs else None

    def _could_be(self, phrases: list[Phrase], place: int) -> bool:
        """ "может быть уволен": what could be done was not."""
        if not phrases[place].verb & (f.SHORT | f.FULL) or not place:
            return False
        before = phrases[place - 1]
        copula = before.kind == "verb" and self.t.low[before.head] in self.pack.phrases["past_be"]
        return copula and bool(before.verb & f.INFINITIVE) and self.hypothetical(phrases, place - 1)

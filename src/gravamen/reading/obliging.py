"""Obliging: sentences that say what must be done, or that it is time to do it.

In: the tokens of one sentence and the word that obliges. Out: whether those who can act are told to. "The government must free
them" asks; "under the Act the employer must reinstate them" and "the court ruled that he must be reinstated" are told.
"""

from __future__ import annotations

from gravamen.reading.askers import Askers
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence

_POWERS = Word.STATE | Word.EMPLOYER
_STOPS = (";", ":", "“", "”", '"', "«", "»")


class Obliging(Askers):
    """Tells whether a "must" or an "it is necessary" asks, in one document."""

    def _adverb(self, at: int) -> bool:
        ending = self.pack.adverb_ending
        return bool(self.t.flags[at] & Word.ADVERB) or (bool(ending) and self.t.low[at].endswith(ending))

    def _must(self, sentence: Sentence, at: int) -> bool:
        """ "The government must immediately release …": those who can act, and an act that can be asked."""
        t, words = self.t, self.words
        before = range(sentence.first, at)
        if any(t.low[i] in words["demand_told"] for i in before) or self._by_law(sentence, at):
            return False  # "the court ruled that he must be reinstated", "under the Act the employer must reinstate them"
        following = at + 1
        while following < sentence.last - 1 and (
            self._adverb(following)
            or t.flags[following] & Word.CONJUNCTION
            or t.low[following] in words["infinitive"]
            or t.low[following] in words["demand_that"]
        ):
            following += 1
        if t.flags[following] & Word.BE:  # "X must be freed unconditionally"
            if any(t.flags[i] & Word.REPORT and t.flags[i] & Word.VERB for i in before) and not any(
                t.flags[i] & Word.UNION or self._acronym(i) for i in before
            ):
                return False  # "a worker said that their pay must be raised"
            rest = range(following + 1, min(following + 6, sentence.last))
            if t.low[at - 1] in words.get("demand_there", ()) and any(t.low[i] in words["demand_for"] for i in rest):
                return at - 1 == sentence.first  # "There must be a full inquiry"
            return any(self._lemma(i) in words["demand_act"] for i in rest)
        if self._lemma(following) not in words["demand_act"] or self._told_by_power(sentence, at):
            return False
        for back in range(at - 1, max(sentence.first, at - 12) - 1, -1):
            flags = t.flags[back]
            if flags & _POWERS or t.low[back] in words["addressed"]:
                return True
            if t.low[back] in _STOPS:
                return False
        return False

    def _by_law(self, sentence: Sentence, at: int) -> bool:
        """ "Under the Act, the employer must …": what the law says in general."""
        flags = self.t.flags
        laws = (i for i in range(sentence.first, at) if flags[i] & Word.LAW)
        return any(flags[i] & Word.PREPOSITION for law in laws for i in range(max(sentence.first, law - 2), law))

    def _told_by_power(self, sentence: Sentence, at: int) -> bool:
        """ "The company says that the law must take its course": what is said by those of whom something is asked."""
        t = self.t
        for i in range(sentence.first + 1, at):
            if t.flags[i] & Word.REPORT and t.flags[i] & Word.VERB:
                who = self._who(sentence, i)
                if t.low[i + 1] in self.words["demand_that"]:
                    return who in ("power", "people", "name", "none")
                return who == "power" and t.kind[i + 1] == "word"  # "the ministry said unions must respect the law"
        return False

    def _necessary(self, sentence: Sentence, at: int) -> bool:
        """ "It is necessary to move him to a hospital"."""
        t, words = self.t, self.words
        near = range(at + 1, min(at + 8, sentence.last))
        acts = any(self._lemma(i) in words["demand_act"] for i in near)
        powers = any(t.flags[i] & Word.STATE for i in near)
        if self.infinite:  # "es necesario que el gobierno investigue", "il faut que cesse la répression"
            come = words.get("demand_come", ())  # "es hora de que el gobierno cumpla"
            timely = any(t.low[i] in come for i in range(max(sentence.first, at - 3), at))
            following = at + 1 + (timely and t.low[at + 1] in words.get("demand_of", ()))
            if t.low[following] in words["demand_on"] and powers and acts:
                return True  # "corresponde al Gobierno investigar los hechos"
            return t.low[min(following, sentence.last - 1)] in words["demand_that"] and (acts or powers)
        has_come = t.low[min(at + 2, sentence.last - 1)] in words.get("demand_come", ())  # "the time has come to free them"
        return acts and (has_come or any(t.low[i] in words["present_be"] for i in range(max(sentence.first, at - 2), at)))

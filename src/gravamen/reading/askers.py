"""Who asks: whose asking a verb or a noun tells of, the writers', a union's, a power's, or another's.

In: the tokens of a sentence, the token that may ask. Out: "we", "union", "people", "power", "name" or "none".
"""

from __future__ import annotations

from gravamen.reading.pack import Pack, Word, once_a_pack
from gravamen.reading.tokens import Sentence, Tokens

_POWERS = Word.STATE | Word.EMPLOYER
_STOPS = (";", ":", "“", "”", '"', "«", "»")
_BEFORE = 16  # tokens before the verb within which the one who asks stands


@once_a_pack
def _has_infinitive(pack: Pack) -> bool:
    return any(pack.words.get(word, 0) & Word.INFINITE for word in pack.phrases["demand_verb"])


@once_a_pack
def _asking(pack: Pack) -> frozenset[str]:
    """The words that may ask: those that oblige or name what is asked, and all forms of the verbs."""
    verbs, lemmas = pack.phrases["demand_verb"], pack.lemmas
    forms = {form for form, lemma in lemmas.items() if lemma in verbs} | {verb for verb in verbs if verb not in lemmas}
    return pack.phrases["demand_must"] | pack.phrases["demand_necessary"] | pack.phrases["demand_noun"] | forms


class Askers:
    """Who stands before and behind what may ask, in one document."""

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self.t = tokens
        self.pack = pack
        self.words = pack.phrases
        self.asking = _asking(pack)
        # Whether the infinitive has a form of its own, as in Spanish; in English it is the base form after "to".
        self.infinite = _has_infinitive(pack)

    def _lemma(self, at: int) -> str:
        return self.pack.lemmas.get(self.t.low[at], self.t.low[at])

    def _unions(self, sentence: Sentence, at: int) -> bool:
        """ "ask affiliates everywhere", "call on unions": other organisations are asked, not the union's own members."""
        near = range(at + 1, min(at + 6, sentence.last))
        return any(self.t.flags[i] & Word.UNION for i in near) and not any(self.t.flags[i] & Word.POSSESSIVE for i in near)

    def _before(self, sentence: Sentence, at: int) -> int:
        """The word before the verb, adverbs aside."""
        before = at - 1
        while before > sentence.first and (
            self.t.flags[before] & Word.ADVERB or self.t.low[before] in self.words["demand_between"]
        ):
            before -= 1
        return before

    def _who(self, sentence: Sentence, at: int) -> str:
        """Who asks: "we", "they", a "union", a "power" (state or employer), "people", a "name"; "none" where it is not said."""
        t, words = self.t, self.words
        if t.low[at] in words["demand_we"]:
            return "we"
        people = power = name = union = False
        for back in range(at - 1, max(sentence.first, at - _BEFORE) - 1, -1):
            flags, low = t.flags[back], t.low[back]
            if low in _STOPS or (
                flags & (Word.REPORT | Word.ALLEGING) and flags & Word.VERB and not flags & (Word.BE | Word.GERUND)
            ):
                break
            if low in words["demand_between"]:
                continue
            if low in words["demand_we"] and not (people or power or name or union):
                return "we"
            if flags & Word.SUBJECT_PRONOUN and not (people or power or name or union):
                return "they"
            if flags & Word.UNION or low in words["demand_body"] or self._acronym(back):
                union = True
            elif flags & _POWERS and not (flags & Word.ROLE and union) and not self._governed(sentence, back):
                power = power or not (people or name)
            elif flags & (Word.PEOPLE | Word.ATTACKER) and not (flags & Word.ROLE and not flags & Word.PLURAL):
                if power and t.flags[back + 1] & Word.PREPOSITION:  # "the employees of the company"
                    power = False
                people = people or not name
            elif flags & Word.ROLE or (t.cap[back] and back > sentence.first and not flags & (Word.MONTH | Word.WEEKDAY)):
                name = name or not (people or power)
        if union:
            last = self._before(sentence, at)
            employs = t.flags[last] & _POWERS and not t.flags[last] & Word.UNION and t.low[last] not in words["demand_body"]
            return "power" if power and employs else "union"
        return "power" if power else "people" if people else "name" if name else "none"

    def _governed(self, sentence: Sentence, at: int) -> bool:
        """ "in the factory", "de las autoridades": a noun that a preposition governs asks nothing."""
        before = at - 1
        while before > sentence.first and self.t.flags[before] & (Word.DETERMINER | Word.POSSESSIVE):
            before -= 1
        return before >= sentence.first and bool(self.t.flags[before] & Word.PREPOSITION)

    def _acronym(self, at: int) -> bool:
        if not self.t.cap[at] or self.t.kind[at] != "word":
            return False
        text = self.t.text(at, at + 1)
        return len(text) > 2 and text.isupper()

    def _agents(self, sentence: Sentence, at: int) -> str:
        """By whom a thing is asked: "ours" by us or a union, "told" by others, "" where it is not said."""
        t, words = self.t, self.words
        for by in range(at + 1, min(at + 6, sentence.last - 1)):
            if t.low[by] in words["agent"]:
                near = range(by + 1, min(by + 8, sentence.last))
                ours = any(t.flags[i] & Word.UNION or t.low[i] in words["demand_us"] or self._acronym(i) for i in near)
                return "ours" if ours or (t.cap[by + 1] and not t.flags[by + 1] & _POWERS) else "told"
        return ""

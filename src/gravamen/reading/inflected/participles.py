"""Full participles: whether one tells what was done, or only describes the noun after it.

In: the words, names and times of a document. Out: yes or no, for the token of a participle.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.entities import Entities
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import NOUN, Word
from gravamen.reading.tokens import Sentence

_NOUN, _ADVERB, _PREPOSITION = int(NOUN), int(Word.ADVERB), int(Word.PREPOSITION)
_TITLED = int(Word.PEOPLE | Word.ROLE)


class Participles:
    """Judges the participles of one document."""

    def __init__(
        self, words: Words, pack: InflectedPack, entities: Entities, cases: dict[int, int], times: dict[int, When]
    ) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.entities = entities
        self.cases = cases
        self.time_at = times

    def tell(self, at: int, sentence: Sentence, nominal: int) -> bool:
        """Whether a full participle says what was done, and is no mere adjective before its noun."""
        t = self.t
        following = at + 1
        while following < sentence.last and t.flags[following] & _ADVERB:
            following += 1
        if self.w.verb_bits(at) & f.SHORT and nominal & f.either(f.NOMINATIVE) and self._alone(at, sentence):
            return True
        if self._opens_attribute(following, sentence, nominal):
            return True
        if following < sentence.last and (following in self.entities.at or t.kind[following] == "word"):
            cases = self.cases.get(following, 0) if following in self.entities.at else self.w.nominal[following] & f.CASES
            noun = following in self.entities.at or (t.flags[following] & _NOUN or self.w.is_adjective(following))
            if noun and cases & nominal & f.CASES and following not in self.time_at and not t.flags[following] & _PREPOSITION:
                if not (
                    nominal & f.either(f.NOMINATIVE) and at > sentence.first and t.low[at - 1] in self.pack.phrases["past_be"]
                ):
                    return False
        before = at - 1
        if before < sentence.first:
            return False
        comma = t.low[before] == ","
        return (
            comma
            or t.low[before] in self.pack.phrases["past_be"]
            or bool(nominal & f.either(f.NOMINATIVE) and self.w.verb_bits(at) & f.SHORT)
        )

    def _alone(self, at: int, sentence: Sentence) -> bool:
        """Whether no other verb stands between the commas around: "У Мінску затрыманы актывіст"."""
        for step in (-1, 1):
            ahead = at + step
            while sentence.first <= ahead < sentence.last and self.t.kind[ahead] != "mark":
                named = ahead in self.entities.at or (self.t.cap[ahead] and ahead > sentence.first)  # "Тэстаў" is no verb
                if self.w.verb_bits(ahead) & f.FINITE and not named:
                    return False
                ahead += step
        return True

    def _opens_attribute(self, following: int, sentence: Sentence, nominal: int) -> bool:
        """ "Уволенная за участие в забастовке Имя Фамилия": words of its own stand between the participle and its noun."""
        t = self.t
        if following >= sentence.last or not (t.flags[following] & _PREPOSITION or following in self.time_at):
            return False
        for ahead in range(following + 1, min(following + 9, sentence.last)):
            if t.kind[ahead] == "mark" or (self.w.verb_bits(ahead) & f.FINITE and not self.w.nominal[ahead]):
                return False
            cases = self.cases.get(ahead, 0) if ahead in self.entities.at else self.w.nominal[ahead] & f.CASES
            told = ahead in self.entities.at or t.flags[ahead] & _TITLED
            if told and not t.flags[ahead - 1] & _PREPOSITION and cases & nominal & f.CASES:
                return True
        return False

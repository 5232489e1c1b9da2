"""Demands in an inflected language: what a document asks, in its own words.

In: the words of a text. Out: ranges of tokens, each the words of one demand, in the order of the text.
"""

from __future__ import annotations

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence


def find_demands(words: Words, pack: InflectedPack) -> list[tuple[int, int]]:
    """Sentences that ask in the present or say what must be done, and the items of a list that an asking line opens."""
    found: list[tuple[int, int]] = []
    opened = False
    t = words.t
    for index, sentence in enumerate(t.sentences):
        listed = sentence.bullet or _numbered(words, sentence)
        if opened and (listed or _orders(words, pack, sentence)):
            found.append(_trim(words, sentence.first, sentence.last))
            continue
        opened = False
        asked = _asked(words, pack, sentence)
        if asked is None:
            continue
        following = t.sentences[index + 1] if index + 1 < len(t.sentences) else None
        if t.low[sentence.last - 1] == ":" and following is not None:
            opened = True
            continue
        found.append(_trim(words, asked, sentence.last))
    return found


def _asked(words: Words, pack: InflectedPack, sentence: Sentence) -> int | None:
    t = words.t
    for at in range(sentence.first, sentence.last):
        if t.kind[at] != "word":
            continue
        if _has(pack, "demand", words, at) and words.verb_bits(at) & (f.PRESENT | f.PAST):
            bits = words.verb_bits(at)
            if at > sentence.first and t.low[at - 1] in ("не", "ня"):
                continue
            if bits & f.PAST and bits & f.MALE and not _speaks_for_workers(words, sentence, at):
                continue
            rest = range(at + 1, min(at + 30, sentence.last))
            acts = any(words.verb_bits(i) & f.INFINITIVE or _has(pack, "demand_act", words, i) for i in rest) or any(
                t.low[i] in pack.phrases["that_should"] for i in rest
            )
            nouns = bits & (f.FIRST | f.PRESENT) and any(words.nominal[i] & f.SUBSTANTIVE for i in rest)
            if acts or (nouns and not bits & f.PAST) or t.low[sentence.last - 1] == ":":
                return _clause_start(words, sentence, at)
        if _has(pack, "demand_must", words, at):
            to_whom = any(_has(pack, "addressed", words, i) for i in range(sentence.first, at))
            if to_whom and any(_has(pack, "demand_act", words, i) for i in range(at + 1, min(at + 6, sentence.last))):
                return sentence.first
    return None


def _has(pack: InflectedPack, name: str, words: Words, at: int) -> bool:
    return pack.stems[name].at(words.t.low, at) is not None


def _speaks_for_workers(words: Words, sentence: Sentence, verb: int) -> bool:
    """Whether a union or another organisation asks: what a director "потребовал" is no demand of the document."""
    before = range(sentence.first, verb)
    return any(words.t.flags[at] & int(Word.UNION) or words.t.text(at, at + 1).isupper() for at in before)


def _clause_start(words: Words, sentence: Sentence, at: int) -> int:
    for back in range(at - 1, sentence.first, -1):
        if words.t.low[back] in (";", ":"):
            return back + 1
    return sentence.first


def _orders(words: Words, pack: InflectedPack, sentence: Sentence) -> bool:
    """A line that begins with an infinitive or another order: "Освободить всех задержанных"."""
    at = sentence.first
    while at < sentence.last and (words.t.kind[at] != "word" or words.t.low[at] in pack.phrases["at_once"]):
        at += 1
    return at < sentence.last and bool(words.verb_bits(at) & f.INFINITIVE)


def _numbered(words: Words, sentence: Sentence) -> bool:
    t = words.t
    return sentence.last - sentence.first > 3 and t.kind[sentence.first] == "number" and t.low[sentence.first + 1] in ".)"


def _trim(words: Words, first: int, last: int) -> tuple[int, int]:
    t = words.t
    while first < last - 1 and t.kind[first] == "mark" and t.low[first] not in '"“«(':
        first += 1
    return first, last

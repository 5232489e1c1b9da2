"""The words of one document with what each can be as a nominal and as a verb.

In: tokens and a pack. Out: two columns beside those of the tokens. Folded words are rewritten as the tables of the pack write
them ("ё" as "е"), so that one look-up finds them.
"""

from __future__ import annotations

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.stems import MOST_MET, starts
from gravamen.reading.tokens import Tokens

VerbSenses = tuple[tuple[str, int], ...]


class Words:
    """Columns of equal length with the tokens."""

    def __init__(self, tokens: Tokens, pack: InflectedPack) -> None:
        self.t = tokens
        self.pack = pack
        self.nominal: list[int] = []
        self.verb: list[VerbSenses] = []
        met = pack.analysed
        for at, low in enumerate(tokens.low):
            if tokens.kind[at] != "word":
                self.nominal.append(0)
                self.verb.append(())
                continue
            key = low, tokens.cap[at]
            known = met.get(key)
            if known is None:
                plain = self._plain(low, named=tokens.cap[at])
                known = *pack.analysis(plain), int(pack.words.get(plain, tokens.flags[at])), plain
                if len(met) < MOST_MET:
                    met[key] = known
            tokens.low[at] = known[3]
            self.nominal.append(known[0])
            self.verb.append(known[1])
            tokens.flags[at] = known[2]

    def _plain(self, low: str, *, named: bool) -> str:
        """A word as the tables of the pack write it; a capital one that they do not know may be a name, and stays."""
        if "ё" in low:
            low = low.replace("ё", "е")
        if low[0] == "ў":
            low = "у" + low[1:]
        if (spelling := self.pack.spelling) is not None:
            own = spelling.plain(low)
            if own != low and (not named or self.pack.knows(own)):
                return own
        return low

    def verb_bits(self, at: int) -> int:
        """All that a word can be as a verb."""
        bits = 0
        for _, one in self.verb[at]:
            bits |= one
        return bits

    def starts(self, at: int, stems: frozenset[str]) -> bool:
        """Whether a word is one of a set that may hold stems ("профсоюз*")."""
        return starts(self.t.low[at], stems)

    def listed(self, name: str, at: int) -> bool:
        """Whether a list of the pack's `[stem]` has the words at a token; a list that the pack lacks has none."""
        phrases = self.pack.stems.get(name)
        return phrases is not None and phrases.at(self.t.low, at) is not None

    def is_adjective(self, at: int) -> bool:
        bits = self.nominal[at]
        return bool(bits & f.ADJECTIVE) and not bits & f.SUBSTANTIVE

    def agree(self, left: int, right: int) -> int:
        """The cases in which two nominals can stand together."""
        return self.nominal[left] & self.nominal[right] & f.CASES

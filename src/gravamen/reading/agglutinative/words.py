"""The words of one document with what each can be as a noun and as a verb.

In: tokens and a pack. Out: columns beside those of the tokens. Words are folded as the language folds them ("I" is "ı" in
Turkish), and the suffix after an apostrophe tells the case of the name before it.
"""

from __future__ import annotations

from gravamen.reading.agglutinative.lexicon import AgglutinativePack, Sense, VerbRule, matches
from gravamen.reading.agglutinative.suffixes import FINITE, MEMBERS, NOMINATIVE, PLURAL, Verb, fold
from gravamen.reading.pack import Phrase, Word
from gravamen.reading.tokens import Tokens

_GAP = 2  # words that may stand between the words of a rule and its verb
_PARTICIPLES = ("participle", "factive", "action")


class Words:
    """Columns of equal length with the tokens; those of the tokens themselves (`low`, `flags`) are set anew."""

    def __init__(self, tokens: Tokens, pack: AgglutinativePack) -> None:
        self.t = tokens
        self.pack = pack
        self.nouns: list[tuple[Sense, ...]] = []
        self.verbs: list[tuple[Verb, ...]] = []
        self.cases: list[int] = []  # of a suffix after an apostrophe; 0 where there is none
        seen: dict[tuple[str, bool], tuple[tuple[Sense, ...], tuple[Verb, ...], int]] = {}
        for at, kind in enumerate(tokens.kind):
            self.cases.append(0)
            if kind not in ("word", "clitic"):
                self.nouns.append(())
                self.verbs.append(())
                continue
            low = fold(tokens.unbroken.get(at) or tokens.text(at, at + 1), pack.letters)
            tokens.low[at] = low
            if kind == "clitic":
                self.nouns.append(())
                self.verbs.append(())
                for bits, _ in pack.suffixes.clitics.get(low[1:], ()):
                    self.cases[at] |= bits
                continue
            known = seen.get((low, tokens.cap[at]))
            if known is None:
                known = seen[low, tokens.cap[at]] = self._known(low, cap=tokens.cap[at])
            self.nouns.append(known[0])
            self.verbs.append(known[1])
            tokens.flags[at] = known[2]

    def _known(self, low: str, *, cap: bool) -> tuple[tuple[Sense, ...], tuple[Verb, ...], int]:
        pack = self.pack
        nouns, verbs = pack.analysis(low)
        if not nouns and not verbs and not cap:
            nouns, verbs = pack.guess(low)
        flags = pack.words.get(low, 0)
        if flags & (Word.CONJUNCTION | Word.ADVERB | Word.PREPOSITION | Word.DETERMINER | Word.NUMERAL | Word.VAGUE_NUMBER):
            nouns, verbs = (), ()
        if low in pack.numerals or low in pack.multipliers:
            flags |= Word.NUMERAL
            nouns, verbs = (), ()
        for sense in nouns:
            flags |= sense.flags | (Word.PLURAL if sense.bits & PLURAL else 0)
        for verb in verbs:
            if not nouns:
                flags |= pack.verb_flags.get(verb.lemma, Word.VERB)
                flags |= Word.PAST if verb.kind in FINITE else Word.PARTICIPLE if verb.kind in _PARTICIPLES else Word.GERUND
        if cap:
            flags |= pack.given.get(low, 0)
        return nouns, verbs, flags

    def noun_bits(self, at: int) -> int:
        """The cases and marks that a word can have as a noun; that of a name's suffix where one follows."""
        if at + 1 < len(self.cases) and self.cases[at + 1]:
            return self.cases[at + 1]
        return self.own_bits(at)

    def own_bits(self, at: int) -> int:
        """The same without a look at the suffix after an apostrophe."""
        bits = 0
        for sense in self.nouns[at]:
            bits |= sense.bits
        return bits

    def lemma(self, at: int) -> str:
        return self.nouns[at][0].lemma if self.nouns[at] else self.t.low[at]

    def members(self, at: int) -> str:
        """The suffix of a name for those who belong to it, without the case's: "'liler" of "KESK'lilere"."""
        kept = [kept for bits, kept in self.pack.suffixes.clitics.get(self.t.low[at][1:], ()) if bits & MEMBERS]
        return self.t.text(at, at + 1)[0] + max(kept, key=len) if kept else self.t.text(at, at + 1)

    def base(self, at: int, case: int) -> str:
        """A noun that stands in a case as written without that case's suffix: "işçileri" as an object is "işçiler"."""
        written = self.t.text(at, at + 1)
        if case & NOMINATIVE or (at + 1 < len(self.cases) and self.cases[at + 1]):
            return written
        bases = [sense.lemma + kept for sense in self.nouns[at] for bits, kept in sense.readings if bits & case]
        if not bases:
            return written
        best = max(bases, key=len)
        return written[0] + best[1:]

    def start(self, row: VerbRule, at: int, first: int) -> int | None:
        """Where the words of a rule begin that stand before its verb, with at most a few others between."""
        size = len(row.words)
        if not size:
            return at
        for begin in range(at - size, max(first, at - size - _GAP) - 1, -1):
            if begin >= first and matches(row.words, self.t.low, begin):
                return begin
            between = begin + size - 1
            if self.t.kind[between] == "mark" or (self.verbs[between] and not self.nouns[between]):
                return None
        return None

    def has(self, name: str, at: int) -> bool:
        """Whether one of a named set of phrases begins at a token."""
        return any(matches(pattern, self.t.low, at) for pattern in self.pack.stems[name])

    def find(self, phrases: tuple[Phrase, ...], first: int, last: int) -> int | None:
        """Where the first of some phrases begins within a range."""
        for at in range(max(first, 0), last):
            if any(matches(phrase, self.t.low, at) for phrase in phrases):
                return at
        return None

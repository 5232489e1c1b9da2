"""Candidates: which of a verb's rules can hold in a sentence, told for all of them in one look.

A verb has some thirty rules, and a sentence has the words of one or two of them. So its rules are indexed once, by words:

- `possible` asks which of them the words of the sentence leave over. A rule that wants phrases names a word of each, one of
  which must stand in the sentence; a word points to the rules that name it, as bits of one integer, and these bits are joined.
- `begun` asks where the words that a rule wants after its verb begin. A phrase is looked for only where all its words stand
  after the verb, which is asked only where the one of them stands there that the fewest phrases of the pack have.

What a sentence costs grows with its own words and with the phrases that it nearly has, not with the rules of the verb.

In: the rules of a verb, the words of a sentence. Out: places in the tuple of rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from gravamen.reading.pack import Trigger
from gravamen.reading.tokens import Tokens
from gravamen.reading.word import Phrase
from gravamen.reading.wording import ANY, begins

_Wanted = tuple[Phrase, Phrase, int]  # a phrase, those of its words that stand for themselves, the place of its rule


class Rules:
    """The rules of one verb, indexed by the words that they want."""

    def __init__(self, every: tuple[Trigger, ...], met: Mapping[str, int]) -> None:
        self.every = every
        self._all = (1 << len(every)) - 1
        self._negated = _mask(rule.negated for rule in every)
        self._worded = _mask(bool(rule.after) for rule in every)
        around = _Need([rule.before for rule in every]), _Need([rule.before_or_after for rule in every])
        self._around = [need for need in around if need.words]
        self._wanted: dict[str, list[_Wanted]] = {}  # by the rarest word; under "*" phrases that have none of their own
        for place, rule in enumerate(every):
            for rarest, phrase, words in _by_rarest(rule.after, met):
                self._wanted.setdefault(rarest, []).append((phrase, words, place))
        self._anywhere = self._wanted.pop(ANY, [])
        self._telling = frozenset(self._wanted)  # sets, for two of them are joined by going through the smaller one alone

    @cached_property
    def _after(self) -> _Need:
        return _Need([rule.after for rule in self.every])

    def begun(self, tokens: Tokens, first: int, last: int, end: int, near: int | None = None) -> dict[int, int]:
        """By the place of each rule whose words begin between two tokens, near enough to the first: the token of the first.

        `end` is the end of the sentence; `near` goes before what each rule says of how near its words must be.
        """
        found: dict[int, int] = {}
        if not self._worded:
            return found
        words = frozenset(tokens.low[first:end])
        there = [one for word in self._telling & words for one in self._wanted[word] if words.issuperset(one[1])]
        for phrase, _, place in (*there, *self._anywhere) if there or self._anywhere else ():
            furthest = first + (self.every[place].near if near is None else near)
            at = begins(tokens, phrase, first, min(last, furthest, found.get(place, last)))
            if at is not None:
                found[place] = at
        return found

    def possible(self, words: frozenset[str], begun: Mapping[int, int] | None, *, deniable: bool) -> list[int]:
        """The places of the rules that the words of a sentence leave over.

        `begun` is where their words begin, None where these may still stand elsewhere; `deniable` whether anything is denied.
        """
        left = self._all if deniable else self._all & ~self._negated
        if begun is None:
            left &= self._after.met(words)
        else:
            left &= ~self._worded | sum(1 << place for place in begun)
        for need in self._around if left else ():
            left &= need.met(words)
        return list(_places(left))


class _Need:
    """What the rules of a verb want of a sentence: one of some phrases, and so the longest word of one, mostly its rarest."""

    def __init__(self, wanted: list[tuple[Phrase, ...]]) -> None:
        self._by_word: dict[str, int] = {}  # the rules that a word speaks for
        self._open = 0  # the rules that want nothing, or that any words can meet
        for place, phrases in enumerate(wanted):
            telling = _longest_words(phrases)
            if not telling:
                self._open |= 1 << place
            for word in telling:
                self._by_word[word] = self._by_word.get(word, 0) | 1 << place
        self.words = frozenset(self._by_word)

    def met(self, words: frozenset[str]) -> int:
        """The rules whose need the words of a sentence meet, as bits."""
        met = self._open
        for word in self.words & words:
            met |= self._by_word[word]
        return met


_rarest: dict[int, list[tuple[str, Phrase, Phrase]]] = {}  # by identity: a rule's phrases live on, in the rules of many verbs
_longest: dict[int, frozenset[str]] = {}


def _by_rarest(phrases: tuple[Phrase, ...], met: Mapping[str, int]) -> list[tuple[str, Phrase, Phrase]]:
    """Phrases with the words of each that stand for themselves, after the one of these that the fewest phrases have."""
    known = _rarest.get(id(phrases))
    if known is None:
        known = _rarest[id(phrases)] = []
        for phrase in phrases:
            words = _own(phrase)
            if len(words) > 1:
                known.append((min((met.get(word, 0), word) for word in words)[1], phrase, words))
            else:
                known.append((words[0] if words else ANY, phrase, words))
    return known


def _longest_words(phrases: tuple[Phrase, ...]) -> frozenset[str]:
    """The longest word of each phrase; none where a phrase has no word of its own."""
    known = _longest.get(id(phrases))
    if known is None:
        told = {max(_own(phrase), key=len, default="") for phrase in phrases}
        known = _longest[id(phrases)] = frozenset() if "" in told else frozenset(told)
    return known


def _own(phrase: Phrase) -> Phrase:
    """The words of a phrase that stand for themselves."""
    return tuple(word for word in phrase if ANY not in word) if ANY in "".join(phrase) else phrase


def _mask(told: Iterator[bool]) -> int:
    return sum(1 << place for place, one in enumerate(told) if one)


def _places(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


_indexed: dict[int, Rules] = {}  # by identity: the rules of a pack live on


def rules_of(every: tuple[Trigger, ...], met: Mapping[str, int]) -> Rules:
    """The rules of a verb, indexed once; `met` is how many phrases of the pack have a word."""
    known = _indexed.get(id(every))
    if known is None:
        known = _indexed[id(every)] = Rules(every, met)
    return known

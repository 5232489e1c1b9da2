"""Candidates: which rules can hold at the verbs of a sentence, told for all rules of the pack in one look at its words.

A verb has some thirty rules, and a sentence has the words of one or two of them. So the rules of a pack are numbered, and a set
of rules is an integer with a bit for each. The words of a sentence are looked up once, whatever verbs it has:

- A rule that wants phrases around its verb names a word of each, one of which must stand in the sentence; a word points to the
  rules that name it, and what the words point to is joined.
- A phrase that a rule wants after its verb is looked for only where all its words stand, which is asked only where the one of
  them stands that the fewest phrases of the pack have.

What a verb adds is which of these rules are its own, and where it stands.

In: the rules of a pack, a sentence. Out: numbers of rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from operator import and_, or_

from gravamen.reading.pack import Pack, Trigger, once_a_pack
from gravamen.reading.telling import vocabulary
from gravamen.reading.tokens import Tokens
from gravamen.reading.word import Phrase
from gravamen.reading.wording import ANY, begins
from gravamen.terms import ActType

_Wanted = tuple[Phrase, Phrase, int]  # a phrase, those of its words that stand for themselves, the rules that want it
_OfWord = tuple[str, int, list[_Wanted]]  # a word, all rules that want a phrase of which it is the rarest, these phrases


class Own:
    """The rules of one verb."""

    def __init__(self, every: tuple[Trigger, ...], rules: int) -> None:
        self.every = every  # lest another take its place in memory
        self.rules = rules
        self._rows: dict[str, list[tuple[Phrase, Phrase, list[int]]]] = {}

    def rows(self, word: str, wanted: list[_Wanted]) -> list[tuple[Phrase, Phrase, list[int]]]:
        """What the verb's rules want of a word that is the rarest of it, picked out of what all rules want."""
        known = self._rows.get(word)
        if known is None:
            told = ((phrase, words, numbers(self.rules & rules)) for phrase, words, rules in wanted)
            known = self._rows[word] = [row for row in told if row[2]]
        return known


class Rules:
    """The verb rules of a pack, numbered in the order of its file and indexed by the words that they want."""

    def __init__(self, every: Iterable[Trigger], met: Counter[str]) -> None:
        self.every = tuple(every)
        self._number = {id(rule): number for number, rule in enumerate(self.every)}
        self._of_verb: dict[int, Own] = {}  # by identity: the rules of a verb live on
        self.negated = _mask(rule.negated for rule in self.every)
        self.worded = _mask(bool(rule.after) for rule in self.every)
        self.around = [_Need([rule.before for rule in self.every]), _Need([rule.before_or_after for rule in self.every])]
        self.objects = _Need([rule.after_or_object for rule in self.every])
        self._of_type: dict[ActType, int] = {}
        self._wanting: dict[Phrase, list[int]] = {}
        for number, rule in enumerate(self.every):
            self._of_type[rule.type] = self._of_type.get(rule.type, 0) | 1 << number
            for phrase in rule.after:
                self._wanting.setdefault(phrase, []).append(number)
        self._by_rarest: dict[str, list[Phrase]] = {}  # under "*" phrases that have no word of their own
        for phrase in self._wanting:
            rarest = min(_own(phrase), key=met.__getitem__, default=ANY)
            self._by_rarest.setdefault(rarest, []).append(phrase)
        self.telling = frozenset(self._by_rarest) - {ANY}
        self._wanted: dict[str, _OfWord] = {}

    @cached_property
    def after(self) -> _Need:
        return _Need([rule.after for rule in self.every])

    def wanted(self, word: str) -> _OfWord:
        """The phrases of which a word is the rarest."""
        known = self._wanted.get(word)
        if known is None:
            rows = [(phrase, _own(phrase), _bits(self._wanting[phrase])) for phrase in self._by_rarest.get(word, ())]
            known = self._wanted[word] = word, reduce(or_, [rules for *_, rules in rows], 0), rows
        return known

    def of_verb(self, every: tuple[Trigger, ...]) -> Own:
        """The rules of a verb."""
        known = self._of_verb.get(id(every))
        if known is None:
            known = self._of_verb[id(every)] = Own(every, _bits(self._number[id(rule)] for rule in every))
        return known

    def of_types(self, kinds: Iterable[ActType]) -> int:
        """The rules of some types."""
        found = 0
        for kind in kinds:
            found |= self._of_type.get(kind, 0)
        return found


class Sought:
    """What the rules of a pack want, as far as one sentence has it."""

    def __init__(self, rules: Rules, tokens: Tokens, first: int, last: int) -> None:
        self.rules = rules
        self.words = words = frozenset(tokens.low[first:last])
        self._tokens = tokens
        self._wanted = [rules.wanted(word) for word in (*(words & rules.telling), ANY)]
        self._around = reduce(and_, (need.met(words) for need in rules.around))

    @cached_property
    def _after(self) -> int:
        return self.rules.after.met(self.words)

    @cached_property
    def objects(self) -> int:
        """The rules of which the words that may stand instead of an object can stand in the sentence, or that want none."""
        return self.rules.objects.met(self.words)

    def begun(self, own: Own, first: int, last: int, near: int | None = None) -> dict[int, int]:
        """By the number of each of a verb's rules whose words begin between two tokens, near enough to the first: where.

        `near` goes before what each rule says of how near its words must be.
        """
        found: dict[int, int] = {}
        every, words = self.rules.every, self.words
        for word, rules, wanted in self._wanted:
            if not own.rules & rules:
                continue
            for phrase, parts, wanting in own.rows(word, wanted):
                if not words.issuperset(parts) or (at := begins(self._tokens, phrase, first, last)) is None:
                    continue
                for number in wanting:
                    furthest = first + (every[number].near if near is None else near)
                    if at < min(furthest, found.get(number, last)):
                        found[number] = at
        return found

    def possible(self, own: Own, begun: Mapping[int, int] | None, *, deniable: bool) -> list[int]:
        """The numbers of those of a verb's rules that the words of the sentence leave over.

        `begun` is where their words begin, None where these may still stand elsewhere; `deniable` whether anything is denied.
        """
        left = own.rules & self._around
        if not deniable:
            left &= ~self.rules.negated
        left &= self._after if begun is None else ~self.rules.worded | _bits(begun)
        return numbers(left)


class _Need:
    """What rules want of a sentence: one of some phrases, and so the longest word of one, mostly its rarest."""

    def __init__(self, wanted: list[tuple[Phrase, ...]]) -> None:
        self._by_word: dict[str, int] = {}  # the rules that a word speaks for
        self._open = 0  # the rules that want nothing, or that any words can meet
        for place, phrases in enumerate(wanted):
            telling = _longest_words(phrases)
            if not telling:
                self._open |= 1 << place
            for word in telling:
                self._by_word[word] = self._by_word.get(word, 0) | 1 << place
        self._words = frozenset(self._by_word)

    def met(self, words: frozenset[str]) -> int:
        """The rules whose need the words of a sentence meet, as bits."""
        met = self._open
        for word in self._words & words:
            met |= self._by_word[word]
        return met


def _longest_words(phrases: tuple[Phrase, ...]) -> frozenset[str]:
    """The longest word of each phrase; none where a phrase has no word of its own."""
    told = frozenset([max(_own(phrase), key=len, default="") for phrase in phrases])
    return frozenset() if "" in told else told


def _own(phrase: Phrase) -> Phrase:
    """The words of a phrase that stand for themselves."""
    return tuple(word for word in phrase if ANY not in word) if ANY in "".join(phrase) else phrase


def _bits(rules: Iterable[int]) -> int:
    return sum([1 << number for number in rules])


def _mask(told: Iterator[bool]) -> int:
    return sum(1 << place for place, one in enumerate(told) if one)


def numbers(rules: int) -> list[int]:
    """The numbers of some rules, in order."""
    found = []
    while rules:
        lowest = rules & -rules
        found.append(lowest.bit_length() - 1)
        rules ^= lowest
    return found


@once_a_pack
def rules_of(pack: Pack) -> Rules:
    """The verb rules of a pack, indexed once."""
    rules = {id(rule): rule for of in pack.verb_triggers.values() for rule in of}
    return Rules(sorted(rules.values(), key=lambda rule: rule.place), vocabulary(pack).met)

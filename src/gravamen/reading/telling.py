"""What tells of a type of act: how far the words of a sentence speak for each type, by the words of the pack's own rules.

In: a pack, then the tokens of a sentence. Out: weights of types, and the phrases of rules that stand there. A word speaks for a
type the more, the fewer other types have it in their rules: "handcuffs" for an arrest, "workers" for none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from gravamen.reading.pack import Pack, Phrase, Trigger, Word, once_a_pack
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

SMALL = (  # what stands in any sentence, and speaks for no type
    Word.DETERMINER
    | Word.POSSESSIVE
    | Word.PREPOSITION
    | Word.CONJUNCTION
    | Word.BE
    | Word.HAVE
    | Word.DO
    | Word.MODAL
    | Word.SUBJECT_PRONOUN
    | Word.OBJECT_PRONOUN
    | Word.RELATIVE
    | Word.SUBORDINATOR
    | Word.NEGATION
    | Word.INFINITIVE
    | Word.NUMERAL
    | Word.VAGUE_NUMBER
)
_WHICH = Word.DETERMINER | Word.POSSESSIVE | Word.NUMERAL | Word.VAGUE_NUMBER
_QUOTES = frozenset("\"“”„«»‘’'")
_PASSED = 3  # words that may stand between two of a phrase
_LETTERS = 3  # a word of fewer tells nothing; by so many are stems looked up
_PART = 0.5  # what one word of a noun in several words counts
_LEAST = 0.06  # what a word that speaks for many types speaks for none of them
_LEAST_SHARE = 0.1  # the same for a phrase
MOST = 3.0  # evidence beyond which more says no more
_MOST_MET = 50_000  # words remembered


@dataclass(frozen=True)
class Wording:
    """A phrase that rules want."""

    phrase: Phrase
    rarest: int  # the place of its rarest word, by which it is looked up
    plain: frozenset[str]  # its words that are no stems
    rules: list[Trigger]

    @cached_property
    def shares(self) -> dict[ActType, tuple[float, Trigger]]:
        """How far it is a type's and no other's, with the surest rule that has it."""
        return dict(_shares(self.rules))


class Vocabulary:
    """The words and phrases of a pack's rules, with the types that have them."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._told: dict[str, bool] = {}
        words: dict[str, dict[ActType, float]] = defaultdict(dict)
        phrases = self._phrases = defaultdict[Phrase, list[Trigger]](list)
        for rule in _rules(pack):
            wanted = dict.fromkeys((*rule.after, *rule.after_or_object, *rule.before, *rule.before_or_after))
            for part in dict.fromkeys(part for phrase in wanted for part in phrase):
                if self._tells(part):
                    words[part][rule.type] = words[part].get(rule.type, 0) + 1
            for phrase in wanted:
                phrases[phrase].append(rule)
        for parts, rules in _in_several_words(pack):
            for part in filter(self._tells, parts):
                for kind in dict.fromkeys(rule.type for rule in rules):
                    words[part][kind] = words[part].get(kind, 0) + _PART
        self._words = {word: of for word, of in words.items() if word[-1] != "*"}
        self._stems = {word[:-1]: of for word, of in words.items() if word[-1] == "*"}
        self.met = met = Counter(part for phrase in phrases for part in phrase)  # how many phrases have a word
        self._rarest: dict[str, list[Phrase]] = defaultdict(list)  # phrases by their rarest word
        for phrase in phrases:
            telling = [part for part in phrase if part[0] != "*" and self._tells(part)]
            if telling and phrase[0][0] != "*":
                self._rarest[min(telling, key=met.__getitem__)].append(phrase)
        self._wanted: dict[str, list[Phrase]] = {}  # the words that tell of each phrase of a rule, by its name
        self._kinds: dict[str, tuple[tuple[ActType, float], ...]] = {}
        self._having: dict[str, tuple[Wording, ...]] = {}

    def _tells(self, part: str) -> bool:
        known = self._told.get(part)
        if known is None:
            plain = part.strip("*")
            known = self._told[part] = len(plain) >= _LETTERS and not self.pack.words.get(plain, 0) & SMALL
        return known

    def kinds(self, word: str) -> tuple[tuple[ActType, float], ...]:
        """The types for which a folded word speaks, each with its weight; not those of many for which it hardly does."""
        known = self._kinds.get(word)
        if known is None:
            counts: dict[ActType, float] = dict(self._words.get(word, {}))
            for rule in (*self.pack.verb_triggers.get(word, ()), *self.pack.noun_triggers.get((word,), ())):
                counts[rule.type] = counts.get(rule.type, 0) + 1
            for length in range(_LETTERS, len(word) + 1) if self._stems else ():
                for kind, count in self._stems.get(word[:length], {}).items():
                    counts[kind] = counts.get(kind, 0) + count
            whole = sum(counts.values()) * sqrt(len(counts))
            known = tuple((kind, count / whole) for kind, count in counts.items() if count / whole >= _LEAST)
            if len(self._kinds) < _MOST_MET:
                self._kinds[word] = known
        return known

    def having(self, word: str) -> tuple[Wording, ...]:
        """The phrases of which a folded word can be the rarest."""
        known = self._having.get(word)
        if known is None:
            keys = (word, *(f"{word[:length]}*" for length in range(_LETTERS, len(word) + 1) if self._stems))
            known = tuple(self._wording(phrase, key) for key in keys for phrase in self._rarest.get(key, ()))
            if len(self._having) < _MOST_MET:
                self._having[word] = known
        return known

    def _wording(self, phrase: Phrase, rarest: str) -> Wording:
        plain = frozenset(part for part in phrase if "*" not in part)
        return Wording(phrase, phrase.index(rarest), plain, self._phrases[phrase])

    def weights(self, tokens: Tokens, sentence: Sentence) -> dict[ActType, float]:
        """How far the words of a sentence speak for each type."""
        weights: dict[ActType, float] = {}
        first, last, met = sentence.first, sentence.last, self._kinds.get
        for word, flag in zip(tokens.low[first:last], tokens.flags[first:last], strict=True):
            if not flag & SMALL:
                for kind, weight in self.kinds(word) if (known := met(word)) is None else known:
                    weights[kind] = weights.get(kind, 0.0) + weight
        return {kind: weight if weight < MOST else MOST for kind, weight in weights.items()}

    def wordings(self, tokens: Tokens, sentence: Sentence) -> list[tuple[int, Wording]]:
        """The phrases of rules that stand in a sentence, each with its first token."""
        found: list[tuple[int, Wording]] = []
        low = tokens.low
        there = frozenset(low[sentence.first : sentence.last])
        for at in range(sentence.first, sentence.last):
            for one in self.having(low[at]):
                if one.plain <= there:
                    first = at if len(one.phrase) == 1 else _begin(tokens, one, at, sentence.first)
                    if first is not None and one.shares:
                        found.append((first, one))
        return found

    def near(self, tokens: Tokens, sentence: Sentence, kind: ActType, at: int, reach: int) -> float:
        """How far the words within some tokens of one of them, itself left out, speak for a type; from 0 to 1."""
        told = 0.0
        for place in range(max(sentence.first, at - reach), min(sentence.last, at + reach + 1)):
            if place != at and not tokens.flags[place] & SMALL:
                told += sum(weight for one, weight in self.kinds(tokens.low[place]) if one is kind)
        return min(MOST, told) / MOST

    def share_of(self, rule: Trigger, words: frozenset[str]) -> float:
        """How much of the likest phrase that a rule wants stands among the words of a sentence, from 0 to 1."""
        wanted = self._wanted.get(rule.id)
        if wanted is None:
            phrases = (*rule.after, *rule.after_or_object, *rule.before, *rule.before_or_after)
            parts = [tuple(filter(self._tells, phrase)) for phrase in phrases]
            wanted = self._wanted[rule.id] = [told for told in dict.fromkeys(parts) if told]
        best = 0.0
        for parts_of in wanted:
            there = 0
            for part in parts_of:
                there += part in words or ("*" in part and _among(part, words))
            if there and there / len(parts_of) > best:
                best = there / len(parts_of)
        return best


def _rules(pack: Pack) -> Iterable[Trigger]:
    """The rules of a pack, each once."""
    rules: dict[int, Trigger] = {}
    for table in (pack.verb_triggers, pack.noun_triggers):
        for of in table.values():
            rules.update(zip(map(id, of), of, strict=True))
    for _, rule in _stemmed(pack):
        rules[id(rule)] = rule
    return rules.values()


def _stemmed(pack: Pack) -> Iterator[tuple[Phrase, Trigger]]:
    """What sets rules off in words that are stems."""
    for rows in getattr(pack, "stem_triggers", {}).values():
        yield from rows


def _in_several_words(pack: Pack) -> Iterator[tuple[Phrase, tuple[Trigger, ...]]]:
    """What sets rules off in several words, or in a stem."""
    yield from ((parts, rules) for parts, rules in pack.noun_triggers.items() if len(parts) > 1)
    yield from ((parts, (rule,)) for parts, rule in _stemmed(pack))


def _shares(rules: list[Trigger]) -> Iterator[tuple[ActType, tuple[float, Trigger]]]:
    """How far a phrase is each type's that has it in its rules, with the surest rule of each."""
    for kind in dict.fromkeys(rule.type for rule in rules):
        own = [rule for rule in rules if rule.type is kind]
        if len(own) / len(rules) >= _LEAST_SHARE:
            yield kind, (len(own) / len(rules), max(own, key=lambda rule: (rule.sure, rule.id)))


def _among(part: str, words: frozenset[str]) -> bool:
    """Whether one of the words is of a stem."""
    return any(_fits(part, word) for word in words)


def _fits(part: str, word: str) -> bool:
    if part[-1] == "*":
        return word.startswith(part[:-1])
    return part == word or (part[0] == "*" and word.endswith(part[1:]))


def _begin(tokens: Tokens, row: Wording, at: int, begin: int) -> int | None:
    """Where a phrase begins whose rarest word stands at a token; None where it does not stand there."""
    if not row.rarest:
        return at if _goes_on(tokens, row.phrase, at + 1) else None
    for first in range(at - row.rarest, max(begin, at - row.rarest * (1 + _PASSED)) - 1, -1):
        if _fits(row.phrase[0], tokens.low[first]) and _goes_on(tokens, row.phrase, first + 1):
            return first
    return None


def _passed(tokens: Tokens, at: int) -> bool:
    """Whether a word only says which, so that it may stand between two of a phrase."""
    return bool(tokens.flags[at] & _WHICH) or tokens.cap[at] or tokens.low[at] in _QUOTES


def _goes_on(tokens: Tokens, phrase: Phrase, at: int) -> bool:
    """Whether the words from `at` on are those of a phrase after its first; what only says which is passed over."""
    low = tokens.low
    place, passed = 1, 0
    while place < len(phrase) and at < len(low):
        if _fits(phrase[place], low[at]):
            place, passed = place + 1, 0
        elif passed < _PASSED and _passed(tokens, at):
            passed += 1
        else:
            return False
        at += 1
    return place == len(phrase)


@once_a_pack
def vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack, made once."""
    return Vocabulary(pack)

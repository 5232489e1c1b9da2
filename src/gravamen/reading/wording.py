"""Wording: where one of a rule's phrases stands in a text.

In: the tokens of a text, a rule's phrases as its pack has them, a range of tokens. Out: the token where the first begins. What
only says which, and a quotation mark, is passed over between the words of a phrase: "to prison" stands in "to the central
Sample prison" too.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from gravamen.reading.pack import Trigger
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.word import Phrase, Word

_WHICH = Word.DETERMINER | Word.POSSESSIVE | Word.NUMERAL | Word.VAGUE_NUMBER
_PASSED = 3  # words that may stand between two of a phrase
_QUOTES = frozenset("\"“”„«»‘’'")  # `"turned up" in his car`
_AROUND = 2  # sentences before one in which what it is about may have been said
_ANY = "*"  # in a phrase: any word ("to * prison"), or any beginning of one ("*-year sentence")


def _fits(written: str, word: str) -> bool:
    return written == word or (written[0] == _ANY and word.endswith(written[1:]))


_indexed: dict[int, tuple[tuple[Phrase, ...], dict[str, list[Phrase]]]] = {}  # by identity: a pack's phrases live on


def _by_first_word(phrases: tuple[Phrase, ...]) -> dict[str, list[Phrase]]:
    """A rule's phrases by the word that they begin with; under "*" those that begin with any."""
    known = _indexed.get(id(phrases))
    if known is None:
        index: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            index.setdefault(_ANY if phrase[0].startswith(_ANY) else phrase[0], []).append(phrase)
        known = _indexed[id(phrases)] = (phrases, index)
    return known[1]


def first_of(tokens: Tokens, phrases: tuple[Phrase, ...], first: int, last: int) -> int | None:
    """Where the first of the phrases begins between two tokens; None where none does."""
    index = _by_first_word(phrases)
    anywhere = index.get(_ANY, ())
    low = tokens.low
    for at in range(first, min(last, len(low))):
        begun = index.get(low[at])
        if begun is None and not anywhere:
            continue
        for phrase in (*(begun or ()), *anywhere):
            if len(phrase) == 1 and phrase[0] == low[at]:
                if not _is_month(tokens, at):
                    return at
                continue
            if len(phrase) > 1 and _fits(phrase[0], low[at]) and _goes_on(tokens, phrase, at + 1):
                return at
    return None


_Wanted = tuple[Phrase, int, int]  # a phrase, within how many tokens it must begin, the place of its rule
_afters: dict[int, tuple[tuple[Trigger, ...], dict[str, list[_Wanted]], int]] = {}  # by identity, as `_indexed`


def _afters_of(rules: tuple[Trigger, ...]) -> tuple[dict[str, list[_Wanted]], int]:
    """What the rules of a verb want after it, by the first word, and how far on any of it may begin."""
    known = _afters.get(id(rules))
    if known is None:
        index: dict[str, list[_Wanted]] = {}
        for place, rule in enumerate(rules):
            for phrase in rule.after:
                index.setdefault(_ANY if phrase[0].startswith(_ANY) else phrase[0], []).append((phrase, rule.near, place))
        furthest = max((rule.near for rule in rules if rule.after), default=0)
        known = _afters[id(rules)] = (rules, index, furthest)
    return known[1], known[2]


def worded(tokens: Tokens, rules: tuple[Trigger, ...], first: int, last: int, there: frozenset[str]) -> set[int]:
    """The places of those of a verb's rules whose words begin between two tokens, near enough to the first: one look for all.

    `there` are the words of the sentence.
    """
    index, furthest = _afters_of(rules)
    found: set[int] = set()
    anywhere = index.get(_ANY, ())
    if not anywhere and index.keys().isdisjoint(there):
        return found
    low = tokens.low
    for at in range(first, min(last, first + furthest)):
        begun = index.get(low[at], ())
        if not begun and not anywhere:
            continue
        for phrase, near, place in (*begun, *anywhere) if anywhere else begun:
            if (phrase[-1] not in there and _ANY not in phrase[-1]) or place in found or at - first >= near:
                continue
            if len(phrase) == 1:
                if phrase[0] == low[at] and not _is_month(tokens, at):
                    found.add(place)
            elif _fits(phrase[0], low[at]) and _goes_on(tokens, phrase, at + 1):
                found.add(place)
    return found


def _is_month(tokens: Tokens, at: int) -> bool:
    """ "on 3 March" against "dispersed the march"."""
    if not tokens.flags[at] & Word.MONTH or not tokens.cap[at] or not at:
        return False
    return tokens.kind[at - 1] == "number" or bool(tokens.flags[at - 1] & Word.PREPOSITION)


def told_around(tokens: Tokens, phrases: tuple[Phrase, ...], sentence: Sentence) -> bool:
    """Whether a sentence or the two before it have one of the phrases: "The drivers struck. Outsiders were hired." """
    at = bisect_left(tokens.sentences, sentence.first, key=attrgetter("first"))
    first = tokens.sentences[max(0, at - _AROUND)].first
    return first_of(tokens, phrases, first, sentence.last) is not None


def _goes_on(tokens: Tokens, phrase: Phrase, at: int) -> bool:
    """Whether the words from `at` on are those of a phrase after its first."""
    low, flags, cap = tokens.low, tokens.flags, tokens.cap
    place, passed = 1, 0
    while place < len(phrase) and at < len(low):
        if _fits(phrase[place], low[at]):
            place, passed = place + 1, 0
        elif passed < _PASSED and (flags[at] & _WHICH or cap[at] or low[at] in _QUOTES):
            passed += 1
        else:
            return False
        at += 1
    return place == len(phrase)

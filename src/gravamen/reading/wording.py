"""Wording: where one of a rule's phrases stands in a text.

In: the tokens of a text, a rule's phrases as its pack has them, a range of tokens. Out: the token where the first begins. What
only says which, and a quotation mark, is passed over between the words of a phrase: "to prison" stands in "to the central
Sample prison" too. `candidates` asks for all rules of a verb at once.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.word import Phrase, Word

ANY = "*"  # in a phrase: any word ("to * prison"), or any beginning of one ("*-year sentence")
_WHICH = Word.DETERMINER | Word.POSSESSIVE | Word.NUMERAL | Word.VAGUE_NUMBER
_PASSED = 3  # words that may stand between two of a phrase
_QUOTES = frozenset("\"“”„«»‘’'")  # `"turned up" in his car`
_AROUND = 2  # sentences before one in which what it is about may have been said


@dataclass(frozen=True, slots=True)
class _Opening:
    """Phrases by the word that they begin with."""

    phrases: tuple[Phrase, ...]
    words: frozenset[str]
    by_word: dict[str, tuple[Phrase, ...]]
    anywhere: tuple[Phrase, ...]  # those that begin with any word


_indexed: dict[int, _Opening] = {}  # by identity: a pack's phrases live on


def _opening(phrases: tuple[Phrase, ...]) -> _Opening:
    known = _indexed.get(id(phrases))
    if known is None:
        by_word: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            by_word.setdefault(ANY if phrase[0].startswith(ANY) else phrase[0], []).append(phrase)
        anywhere = tuple(by_word.pop(ANY, ()))
        told = {word: tuple(of) for word, of in by_word.items()}
        known = _indexed[id(phrases)] = _Opening(phrases, frozenset(told), told, anywhere)
    return known


def first_of(tokens: Tokens, phrases: tuple[Phrase, ...], first: int, last: int) -> int | None:
    """Where the first of the phrases begins between two tokens; None where none does."""
    opening = _opening(phrases)
    low = tokens.low
    if not opening.anywhere and opening.words.isdisjoint(low[first:last]):
        return None
    for at in range(first, min(last, len(low))):
        for phrase in (*opening.by_word.get(low[at], ()), *opening.anywhere):
            if _stands(tokens, phrase, at):
                return at
    return None


def begins(tokens: Tokens, phrase: Phrase, first: int, last: int) -> int | None:
    """Where a phrase first begins between two tokens; None where it does not."""
    opens, low = phrase[0], tokens.low
    if opens[0] == ANY:
        return next((at for at in range(first, min(last, len(low))) if _stands(tokens, phrase, at)), None)
    while first < last and opens in low[first:last]:
        first = low.index(opens, first)
        if _stands(tokens, phrase, first):
            return first
        first += 1
    return None


def _stands(tokens: Tokens, phrase: Phrase, at: int) -> bool:
    """Whether a phrase begins at a token."""
    written, opens = tokens.low[at], phrase[0]
    if len(phrase) == 1:
        return written == opens and not _is_month(tokens, at)
    return (written == opens or (opens[0] == ANY and written.endswith(opens[1:]))) and _goes_on(tokens, phrase, at + 1)


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
        written, wanted = low[at], phrase[place]
        if written == wanted or (wanted[0] == ANY and written.endswith(wanted[1:])):
            place, passed = place + 1, 0
        elif passed < _PASSED and (flags[at] & _WHICH or cap[at] or written in _QUOTES):
            passed += 1
        else:
            return False
        at += 1
    return place == len(phrase)

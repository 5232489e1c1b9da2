"""Wording: where one of a rule's phrases stands in a text.

In: the folded words of a text, a rule's phrases as its pack has them, a range of tokens. Out: the token where the first begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from gravamen.reading.word import Phrase

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


def first_of(low: Sequence[str], phrases: tuple[Phrase, ...], first: int, last: int) -> int | None:
    """Where the first of the phrases begins between two tokens; None where none does."""
    index = _by_first_word(phrases)
    anywhere = index.get(_ANY, ())
    for at in range(first, min(last, len(low))):
        for phrase in (*index.get(low[at], ()), *anywhere):
            if len(phrase) == 1 and phrase[0] == low[at]:
                return at
            if at + len(phrase) <= len(low) and all(map(_fits, phrase, low[at : at + len(phrase)])):
                return at
    return None

"""Repeated demands: what a document asks twice, in its first lines and again at length, is one demand.

In: tokens and the ranges of what is asked, in the order of the text. Out: the ranges without those that a fuller one repeats.
"""

from __future__ import annotations

from bisect import bisect_right

from gravamen.reading.tokens import Tokens

_NEAR = 12  # demands on either side with which one is compared, so that the cost grows with the text
_STEM = 5  # letters that tell a word
_LEAST = 5  # words that the shorter must have
_SHARED = 0.6  # of its words, those that the fuller must have too


def without_repeated(tokens: Tokens, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The demands without those said again more fully elsewhere; items of one list, or parts of one paragraph, all stay."""
    stems = [_stems(tokens, first, last) for first, last in found]
    blocks = _blocks(tokens, found)
    items = [_item(tokens, first) for first, _ in found]
    kept = []
    for index, one in enumerate(found):
        near = range(max(0, index - _NEAR), min(len(found), index + _NEAR + 1))
        fuller = (
            other
            for other in near
            if other != index
            and abs(blocks[other] - blocks[index]) > 1
            and not (items[other] and items[index])
            and _fuller(stems[other], stems[index], other < index)
        )
        if next(fuller, None) is None:
            kept.append(one)
    return kept


def _blocks(tokens: Tokens, found: list[tuple[int, int]]) -> list[int]:
    """The paragraph of each."""
    starts = [sentence.first for sentence in tokens.sentences]
    return [tokens.sentences[max(bisect_right(starts, first) - 1, 0)].block for first, _ in found]


def _item(tokens: Tokens, first: int) -> bool:
    """Whether it is an item of a list: "• …", "2. …", "2) …"."""
    if tokens.kind[first] == "number" or (
        first > 0 and tokens.kind[first - 1] == "mark" and tokens.low[first - 1] not in ".!?"
    ):
        return True
    return first > 1 and tokens.low[first - 1] in ".)" and tokens.kind[first - 2] == "number"


def _stems(tokens: Tokens, first: int, last: int) -> frozenset[str]:
    return frozenset(tokens.low[at][:_STEM] for at in range(first, last) if len(tokens.low[at]) >= _STEM)


def _fuller(other: frozenset[str], one: frozenset[str], before: bool) -> bool:
    if len(one) < _LEAST or len(other) < len(one) or (len(other) == len(one) and not before):
        return False
    return len(one & other) >= _SHARED * len(one)

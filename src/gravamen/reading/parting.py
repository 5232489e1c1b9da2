"""Parting: a sentence that asks for several things, cut where each begins.

In: the tokens of what is asked. Out: ranges of tokens, one for each thing asked: "demand that A, that B and that C" are three;
"lift the ban and let her go back" are two where both are short and the writers ask; else a sentence of two halves stays one.
"""

from __future__ import annotations

from itertools import pairwise

from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Tokens

_SEVERAL = 3  # things asked in one sentence from which each is a demand of its own, however long
_SHORT = 14  # tokens: two things asked are parted where each is no longer
_WHAT = Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT_PRONOUN | Word.NUMERAL | Word.PREPOSITION
_NO_VERB = Word.DETERMINER | Word.PREPOSITION | Word.SUBORDINATOR | Word.MODAL | Word.BE
_STOPS = frozenset('.!?"”»')


def parted(tokens: Tokens, pack: Pack, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of what is asked, in the order of the text; one where it is one."""
    colon = next((at for at in range(first, last) if tokens.low[at] == ":"), last)
    items = [colon + 1, *(at + 1 for at in range(colon, last - 1) if tokens.low[at] == ";")]
    if len(items) >= _SEVERAL - 1 and all(end - begin > 2 for begin, end in pairwise([*items, last])):
        return [tokens.trimmed(begin, end) for begin, end in pairwise([*items, last])]
    heads = _heads(tokens, pack, first, last)
    for sort, head in heads:
        if sort == "that" and tokens.low[head - 1] in pack.phrases["and"] and first + 3 < head < last - 3:
            return [
                _bare(tokens, pack, first, head),
                _bare(tokens, pack, head, last),
            ]  # "an inquiry, and that the guilty be tried"
    for sort, head in heads:
        starts = [at for at in range(head + 2, last - 2) if _joined(tokens, pack, at) and _goes_on(tokens, pack, sort, at)]
        edges = [head, *starts, last]
        if not starts or any(end - begin < 3 for begin, end in pairwise(edges)):
            continue
        bare = any(not _opens(tokens, pack, at) for at in starts)
        ours = sort in ("order", "colon") or any(tokens.low[at] in pack.phrases["demand_we"] for at in range(first, head))
        several = len(edges) > _SEVERAL and (ours or not bare)
        if several or (ours and all(end - begin <= _SHORT for begin, end in pairwise(edges))):
            return [_bare(tokens, pack, begin, end) for begin, end in pairwise([first, *starts, last])]
    return [(first, last)]


def _bare(tokens: Tokens, pack: Pack, first: int, last: int) -> tuple[int, int]:
    """A part without the "and" that leads to the next."""
    first, last = tokens.trimmed(first, last)
    if last - first > 1 and tokens.low[last - 1] in pack.phrases["and"]:
        return tokens.trimmed(first, last - 1)
    return first, last


def _heads(tokens: Tokens, pack: Pack, first: int, last: int) -> list[tuple[str, int]]:
    """What the first thing asked may begin with, and where: a "that", a "to", an "order" after a colon or at the head."""
    found: dict[str, int] = {}
    for at in range(first + 1, last - 2):
        sort = "colon" if tokens.low[at] == ":" and _orders(tokens, pack, at + 1) else _opens(tokens, pack, at)
        if sort:
            found.setdefault(sort, at + (sort == "colon"))
    if _orders(tokens, pack, first):
        found["order"] = first
    return [(sort, found[sort]) for sort in ("colon", "that", "to", "order") if sort in found]


def _opens(tokens: Tokens, pack: Pack, at: int) -> str:
    low, words = tokens.low[at], pack.phrases
    if low in words["demand_that"] and low not in words["infinitive"]:
        return "that"
    flags = tokens.flags[at + 1]
    verb = flags & (Word.BASE | Word.INFINITE) or (tokens.low[at + 1] in words["demand_act"] and not flags)
    if low in words["infinitive"] and verb and not flags & (Word.DETERMINER | Word.POSSESSIVE):
        return "to"
    return ""


def _joined(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether a comma or "and" stands before."""
    return tokens.low[at - 1] in ",;" or tokens.low[at - 1] in pack.phrases["and"]


def _goes_on(tokens: Tokens, pack: Pack, sort: str, at: int) -> bool:
    """Whether a further thing asked begins: a second "that" or "to", or a verb as bare as the first."""
    opens = _opens(tokens, pack, at)
    if opens:
        return opens == sort
    if sort == "that":
        return tokens.low[at] in pack.phrases.get("demand_impersonal", ()) and bool(tokens.flags[at + 1] & Word.UNREAL)
    if tokens.low[at] in pack.phrases.get("demand_hope", ()):
        return False
    if tokens.flags[at] & Word.INFINITE:
        return sort == "to" and not tokens.flags[at] & Word.BASE
    return _orders(tokens, pack, at)


def _orders(tokens: Tokens, pack: Pack, at: int) -> bool:
    """A bare verb with what it acts on: "free the account", "let her go back"."""
    low, flags = tokens.low[at], tokens.flags[at]
    known = low in pack.phrases.get("order_verb", ()) or (low in pack.phrases["demand_act"] and bool(flags & Word.BASE))
    if tokens.kind[at] != "word" or flags & _NO_VERB or (flags and not flags & (Word.BASE | Word.UNREAL)):
        return False
    if not known and (not flags & Word.BASE or flags & (NOUN | Word.PARTICIPLE)):
        return False
    following = tokens.flags[at + 1]
    return tokens.low[at + 1] not in _STOPS and (bool(following & _WHAT) or (known and not following & Word.VERB))

"""Where a person's name begins within a run of capitals, and where what looks like one is a place's.

In: tokens, a pack, a run of capitalised words. Out: the token at which the person begins; whether a place is named.
"""

from __future__ import annotations

from gravamen.reading.pack import Pack
from gravamen.reading.tokens import Tokens
from gravamen.reading.word import Word


def named_within(tokens: Tokens, pack: Pack, first: int, last: int) -> int:
    """Where a person begins after what an office is of: "Gobierno de X", "ministro de Seguridad X", "líder de la USO X"."""
    t, names, of = tokens, pack.name_words, pack.phrases["of"]
    if not pack.head_first or last - first < 3 or t.flags[first] & Word.GIVEN_NAME:
        return first
    if shouts := next((at for at in range(first + 1, last - 1) if _shouts(t, at, last)), 0):
        if not t.text(first, first + 1).isupper():
            return shouts  # "del sindicato Example JUAN TEST SAMPLE"
    if t.low[first] in names.get("government", ()) and t.low[first + 1] in of:
        return first + 2 if t.flags[first + 2] & Word.GIVEN_NAME and last - first > 3 else first
    before = first - 1 - bool(first and t.flags[first - 1] & Word.DETERMINER and t.low[first - 1] not in of)
    if before < 1 or t.low[before] not in of or not t.flags[before - 1] & Word.ROLE:
        return first
    at = next((i for i in range(first + 1, last - 1) if t.flags[i] & Word.GIVEN_NAME), first)
    plain = all(t.cap[i] and (not t.flags[i] or t.low[i] in names.get("ordinary", ())) for i in range(first, at))
    return at if plain else first


def _shouts(t: Tokens, first: int, last: int) -> bool:
    """Whether a given name in capitals begins here, and only capitals follow."""
    written = [t.text(at, at + 1) for at in range(first, last) if t.kind[at] == "word"]
    given = bool(t.flags[first] & Word.GIVEN_NAME)
    return given and len(written) > 1 and len(written[0]) > 2 and all(word.isupper() for word in written)


def place_named(t: Tokens, pack: Pack, first: int, sentence: int) -> bool:
    """ "El barrio Example Sample", "el aeropuerto internacional Person 1"."""
    words = pack.name_words.get("place_word", frozenset())
    if first <= sentence or t.cap[first - 1]:
        return False
    described = first - 1 > sentence and not t.flags[first - 1] and t.low[first - 2] in words
    return described or t.low[first - 1] in words

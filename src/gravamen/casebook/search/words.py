"""Words of a text in every script: where they stand, and two forms by which they are found.

In: characters. Out: words with their offsets; a word folded (no accents, no capitals), and the same in plain Latin letters,
with what romanisations write differently made alike, so that "Zavadsky" and "Завадский" meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from anyascii import anyascii

_LAST_WITH_MARKS = 0x1B00  # scripts beyond have hardly any
# Scripts that put no blanks between words: each letter is a word of its own, and a run of them is sought as a phrase.
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# What the usual romanisations write differently, made alike; in this order.
_ALIKE = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"t[sz]"), "c"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"^ie"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_PLAIN = re.compile(r"[^a-z0-9]+")


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, _LAST_WITH_MARKS) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    return re.compile(rf"[{_UNSPACED}][{marks}]*|(?:(?![{_UNSPACED}])[^\W_])(?:(?![{_UNSPACED}])[^\W_]|[{marks}])*")


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, each with its place."""
    return _word().finditer(text)


@lru_cache(1 << 16)
def folded(word: str) -> str:
    """A word without accents and capitals."""
    if word.isascii():
        return word.lower()
    bare = "".join(one for one in unicodedata.normalize("NFKD", word) if unicodedata.category(one) != "Mn")
    return unicodedata.normalize("NFC", bare.casefold())


@lru_cache(1 << 16)
def romanised(word: str) -> str:
    """A word in plain Latin letters, as every romanisation would have it; empty where nothing is left of it."""
    plain = _PLAIN.sub("", anyascii(folded(word)).casefold())
    for pattern, said in _ALIKE:
        plain = pattern.sub(said, plain)
    return plain


def both(text: str) -> tuple[str, str]:
    """A text as its words folded, and romanised."""
    found = [match[0] for match in words(text)]
    return " ".join(map(folded, found)), " ".join(filter(None, map(romanised, found)))

"""A name taken apart: its words, folded, and what is no part of the name.

In: a name as a report writes it, and whether it is a person's or an organisation's. Out: its words in their order, in lower
case, without invisible characters; for each word its script. Titles and particles are told by `titles.toml`; what a word is in
a name (given, patronymic, surname) is said by `parts`, for people to read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_WORDS = 12  # of a name that are compared
MOST_LETTERS = 400  # of a name that are looked at: none in use is longer

_SEPARATORS = re.compile(r"[\s\-‐-―.,;:/\\()\[\]{}·・•|&+\"“”„«»‹›_<>=＝*־!?@#%^~$§№]+")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.\s?){2,}[^\W\d_]?)(?![^\W_])")

# where the letters of a script begin and end (Unicode 16.0, Blocks.txt)
_BLOCKS = (
    (0x0041, 0x024F, "Latn"), (0x0250, 0x02AF, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"), (0x0600, 0x077F, "Arab"), (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0B80, 0x0BFF, "Taml"), (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x3040, 0x30FF, "Kana"), (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
)  # fmt: skip

# Letters of two scripts that look alike, of which one slips into a word of the other.
_TO_CYRILLIC = str.maketrans("aceopxyijs", "асеорхуијс")
_TO_LATIN = str.maketrans("асеорхуіјѕкмтвн", "aceopxyijskmtbh")


def fold(text: str) -> str:
    """Lower case, compatibility forms made plain (NFKC), invisible characters taken out."""
    if text.isascii() and text.isprintable():
        return text[:MOST_LETTERS].lower()
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text[:MOST_LETTERS])).casefold())


def words(text: str) -> list[str]:
    """The words of a name, folded, in order: "Ján  O’Brien-Smith" is ján, o’brien, smith."""
    folded = fold(text)
    if folded.replace(" ", "").isalnum():  # most names: nothing but letters and spaces
        return folded.split()[:MOST_WORDS]
    return [word for word in _SEPARATORS.split(folded) if word][:MOST_WORDS]


def organisation_words(text: str) -> list[str]:
    """The words of an organisation's name; dotted letters are one word: "C.G.T." is cgt, "S. A." is sa."""
    folded = fold(text)
    if "." in folded:
        folded = _DOTTED.sub(lambda found: " " + re.sub(r"[.\s]", "", found[0]) + " ", folded)
    return [word for word in _SEPARATORS.split(folded) if word][:MOST_WORDS]


@lru_cache(1 << 16)
def script_of(word: str) -> str:
    """The ISO 15924 code of a word's script, by its first letter that has one; "Zyyy" where none has."""
    if word.isascii():
        return "Latn"
    for character in word:
        code = _script(character)
        if code:
            return code
    return "Zyyy"


@lru_cache(4096)
def _script(character: str) -> str:
    if not character.isalpha() and not unicodedata.combining(character):
        return ""
    point = ord(character)
    return next((script for first, last, script in _BLOCKS if first <= point <= last), "Zzzz" if character.isalpha() else "")


@lru_cache(1 << 16)
def unmixed(word: str) -> str:
    """A word whose letters come from Latin and Cyrillic both, all in the one that most of them are of.

    A letter that looks the same slips in by a wrong keyboard, or by design: "Pаvel" with a Cyrillic а.
    """
    if word.isascii():
        return word
    scripts = [_script(character) for character in word]
    latin, cyrillic = scripts.count("Latn"), scripts.count("Cyrl")
    if not latin or not cyrillic:
        return word
    return word.translate(_TO_LATIN) if latin >= cyrillic else word.translate(_TO_CYRILLIC)

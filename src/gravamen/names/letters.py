"""A word as it is looked up: without case, accents, points, hyphens and the other marks in which spellings of one word differ.

In: a word in any script. Out: its bare letters, in the same script: "João" joao, "Ż" z, "أحمد" احمد, "Abd al-Aziz" abdalaziz.
Nothing is romanised here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LONGEST = 200  # characters looked at: no word of a name is longer
_WHOLE = str.maketrans(
    {
        # letters that Unicode does not take apart
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
        # Cyrillic: "Семён" and "Семен", "Андрей" and a copy without its breve are one
        "ё": "е", "й": "и", "ў": "у", "ґ": "г",
        # Arabic as Persian and Urdu keyboards write it, and the endings that are often left without their points
        "ی": "ي", "ى": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ة": "ه", "ۀ": "ه", "ء": "", "ئ": "ي", "ؤ": "و", "ـ": "",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        # Hebrew final letters stay: they tell where a word ends, and only there they stand
    }
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """The bare letters and digits of a word, casefolded; "" where it has none."""
    if word.isascii() and word.isalpha():
        return word[:_LONGEST].lower()
    whole = word[:_LONGEST].casefold().translate(_WHOLE)
    if whole.isalpha() and unicodedata.is_normalized("NFKD", whole):
        return whole  # no marks: most words of most scripts
    apart = unicodedata.normalize("NFKD", whole).casefold()
    bare = "".join(letter for letter in apart if letter.isalnum() or _spells(letter))
    return unicodedata.normalize("NFC", bare).translate(_WHOLE)[:_LONGEST]


def _spells(mark: str) -> bool:
    """Marks that are part of the letters in Indic and South-East Asian scripts, and of kana; accents elsewhere are none."""
    return unicodedata.category(mark) in ("Mc", "Mn") and (0x0900 <= ord(mark) <= 0x17FF or mark in "\u3099\u309a")

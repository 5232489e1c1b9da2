"""The one form of a word that tables are looked up in: small letters, one apostrophe, no control characters.

In: characters as a report has them. Out: the same in one Unicode form, and cut into its parts at hyphens and the like.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Form = Literal["NFKC", "NFKD"]

LONGEST = 200  # letters of a word that are looked at; the longest place name in use has 168

# Signs that people put for the apostrophe, and the Hebrew geresh, which is typed as one.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u02b9\u02bb\u2032\u0060\u00b4\u05f3\uff07", "'"))
_SILENT = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})  # format, control, surrogate, private, unassigned


def folded(word: str, form: Form = "NFKC") -> str:
    """A word in small letters and in one Unicode form, without what cannot be seen.

    Compatibility forms (half-width kana, Arabic presentation forms) become the plain letters.
    """
    plain = unicodedata.normalize(form, word[:LONGEST].translate(_APOSTROPHES).lower())
    if plain.isalpha():
        return plain
    return "".join(letter for letter in plain if unicodedata.category(letter) not in _SILENT)


def parts(word: str) -> list[str]:
    """A folded word cut at whatever is neither letter, mark nor apostrophe."""
    if word.isalpha():
        return [word]
    spaced = "".join(
        letter if letter == "'" or letter.isalpha() or unicodedata.category(letter)[0] == "M" else " " for letter in word
    )
    return spaced.split()

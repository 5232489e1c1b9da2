"""The vowels that Arabic, Persian, Hebrew and Thai do not write, guessed.

In: consonants and long vowels in Latin letters, "slmān". Out: the same with the commonest short vowel, "a", where a
syllable needs one: "salmān". Syllables are CV and CVC: counted from the end of each run of consonants, one closes a
syllable and the next opens one.
"""

from __future__ import annotations

import re

# A consonant, which may have two letters; "(?>" keeps "sh" from being taken for an s.
_CONSONANT = "(?>ng|kh|sh|th|dh|gh|ch|zh|dj|ts|tz|[bcdfgjklmnpqrstvwyzĥḩşḑţ]|(?<![kstdgcz])h)"
_VOWEL = "[aeiouāīū]"
_END = "(?=$|[-|])"
_START = "(?:^|(?<=[-|]))"  # of the word, or after the article

_WANTING = re.compile(
    f"(?<![kstdgczd](?=[hjsz])){_CONSONANT}(?:"
    f"(?=(?:{_CONSONANT}{_CONSONANT})+{_VOWEL})"
    f"|(?={_CONSONANT}(?:{_CONSONANT}{_CONSONANT})*{_END}))"
    f"|{_START}{_CONSONANT}(?={_CONSONANT})"
)


def with_short_vowels(text: str, vowel: str) -> str:
    """A text of consonants and written vowels, with `vowel` where a syllable has none."""
    return _WANTING.sub(lambda match: match.group() + vowel, text)

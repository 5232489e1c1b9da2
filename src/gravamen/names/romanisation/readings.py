"""How Chinese characters are read: pinyin without tones.

In: a word in Chinese characters. Out: its syllables. anyascii knows the common reading of each character; `zh.toml` has
the characters that are read otherwise in names.
"""

from __future__ import annotations

from dataclasses import dataclass

from anyascii import anyascii


@dataclass(frozen=True, slots=True)
class Readings:
    """What differs from the common reading of a character."""

    surnames: dict[str, str]  # at the start of a name: a surname of one or two characters -> its syllables
    characters: dict[str, str]  # anywhere

    def syllables(self, word: str) -> list[str]:
        """The syllables of a word: one a character."""
        for length in (2, 1):
            surname = self.surnames.get(word[:length])
            if surname is not None:
                return surname.split() + [self._syllable(character) for character in word[length:]]
        return [self._syllable(character) for character in word]

    def _syllable(self, character: str) -> str:
        return self.characters.get(character) or anyascii(character).lower()

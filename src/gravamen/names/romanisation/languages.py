"""Which language's rules a word takes: its letters tell, else what is given, else the script's commonest language.

In: one word, and a BCP 47 tag where the name's language is known. Out: a BCP 47 tag. The alphabets stand in
`languages.toml`.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gravamen.names.romanisation.folding import folded

UNDETERMINED = "und"  # ISO 639-2: the language is not known
LATIN = "Latn"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of a language, as far as they tell it from others of its script."""

    language: str
    scripts: tuple[str, ...]
    table: str  # the file whose systems it takes
    letters: frozenset[str]  # empty: any of the script
    telling: tuple[str, ...]  # letters and groups that make it this language where none is given

    def has(self, letters: set[str]) -> bool:
        return not self.letters or letters <= self.letters


@dataclass(frozen=True, slots=True)
class Alphabets:
    scripts: dict[str, str]  # the first word of a letter's Unicode name -> ISO 15924
    usual: dict[str, str]  # script -> its commonest language
    aliases: dict[str, str]  # other tags of the same language
    lookalikes: dict[str, dict[int, str]]  # script -> Latin letters that are typed for its own
    by_language: dict[str, Alphabet]


@cache
def alphabets() -> Alphabets:
    data = tomllib.loads((resources.files(__package__) / "languages.toml").read_text("utf-8"))
    rows = {
        language: Alphabet(
            language,
            tuple(row["script"].split()),
            row.get("table", language),
            frozenset(row.get("letters", "")),
            tuple(row.get("telling", "").split()),
        )
        for language, row in data["languages"].items()
    }
    lookalikes = {script: str.maketrans(pairs) for script, pairs in data["lookalikes"].items()}
    return Alphabets(data["scripts"], data["usual"], data["aliases"], lookalikes, rows)


@cache
def _script_of_letter(letter: str) -> str:
    named = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
    return alphabets().scripts.get(named, "")


def script_of(word: str) -> str:
    """The script (ISO 15924) of a folded word: that of its first letter that is not Latin; "" for one of no letters.

    A script that `languages.toml` does not know is "Zzzz".
    """
    script = ""
    for letter in word:
        if letter.isalpha():
            own = _script_of_letter(letter) or "Zzzz"
            if own == "Kana" or (own != LATIN and script in ("", LATIN)):
                script = own  # kana tells: Japanese mixes it with Chinese characters
            elif not script:
                script = own
    return script


def as_written(word: str) -> tuple[str, str]:
    """A word as it is looked up, folded, and its script; Latin letters that are typed for its own become its own."""
    plain = folded(word)
    script = script_of(plain)
    return plain.translate(alphabets().lookalikes.get(script, {})), script


def language_of(word: str, given: str = "") -> str:
    """Which language's rules a word takes, as a BCP 47 tag.

    `given` holds where the language is written in the word's script and has all its letters: "Игорь" given as Belarusian
    is Russian, for Belarusian has no "и". Where it does not hold, telling letters decide ("ў", "ї", "ә"), then the
    commonest language of the script, or the first that has all the letters. A word in Latin letters is of the language
    given; "und" is what nothing tells.
    """
    known = alphabets()
    plain, script = as_written(word)
    tag = given.replace("_", "-").split("-")[0].lower()
    tag = known.aliases.get(tag, tag)
    if script in ("", LATIN):
        return tag or UNDETERMINED
    letters = {letter for letter in plain if letter.isalpha() and _script_of_letter(letter) == script}
    fitting = [row for row in known.by_language.values() if script in row.scripts and row.has(letters)]
    if any(row.language == tag for row in fitting):
        return tag
    whole = f"^{plain}$"  # a group may stand for the start or the end of a word
    for row in fitting:
        if any(group in whole for group in row.telling):
            return row.language
    usual = known.usual.get(script, UNDETERMINED)
    if not fitting or any(row.language == usual for row in fitting):
        return usual
    return fitting[0].language

"""The tables of a language, read from its file and made ready to walk.

In: `be.toml` and its neighbours. Out: `Table`s of `Rules`, in the order in which people use the systems.

A system is a table under [systems] with its rules under `letters`. The key of a rule is the letters that it is for, with
what must stand around them:

    "е"            anywhere
    "^е"           at the start of the word; "ий$" at its end
    "[vowel]е"     after a letter of the class; "л[soft]" before one; "[^vowel]е" after any other letter or none

A class is a line of letters under [classes]; "^" in it is the word's start, "$" its end. The longest match wins, then the
one with more context. What a rule gives is one spelling or several, the commonest first: "kh h"; "_" is nothing.

Besides, a system may have: `base`, a system above it whose rules hold where its own say nothing; `words`, whole words, with
`prefixes` that are written together with them; `consonants`, which carry the vowel `inherent` unless a letter of the class
"sign" follows; `vowelled`, the vowel that is put where a syllable has none; `then`, patterns that mend the Latin text; `take`,
how many of its spellings go before the second spellings of the systems below it; `hidden`, which makes it a base only;
`of_pinyin`, rules for the pinyin of Chinese characters. For all systems of a file: [instead] and [before], what is done to
the word first; [alike], letters that `words` do not tell apart; [readings] of Chinese characters.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gravamen.names.romanisation.folding import Form, folded
from gravamen.names.romanisation.models import System
from gravamen.names.romanisation.readings import Readings

_KEY = re.compile(r"(\^|\[\^?\w+\])?([^\[\]$^]+)(\$|\[\^?\w+\])?")
_NOTHING = "_"

Rewriting = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class Around:
    """What must stand before or after a rule's letters."""

    letters: frozenset[str]
    wanted: bool  # False: none of the letters may stand there

    def holds(self, letter: str) -> bool:
        return (letter in self.letters) is self.wanted


@dataclass(frozen=True, slots=True)
class Rule:
    letters: str
    before: Around | None
    after: Around | None
    spellings: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Longer goes first, then what asks for more around it."""
        return (-len(self.letters), (self.before is None) + (self.after is None))


@dataclass(frozen=True, slots=True)
class Rules:
    """One system, ready to walk.

    `by_letter` has for a letter its one spelling where nothing else can come of it, otherwise the rules that begin with
    it, in the order in which they are to be tried.
    """

    system: System
    by_letter: dict[str, str | tuple[Rule, ...]]
    words: dict[str, tuple[str, ...]]  # whole words with their spellings
    prefixes: dict[str, tuple[str, ...]]  # what may be written together with such a word: the Arabic article
    alike: dict[int, str]  # letters that people put for each other; `words` has the second of each pair
    vowelled: str  # the vowel that is put where a syllable has none; "": none is
    then: tuple[Rewriting, ...]  # what is done to the Latin text at the end
    readings: Readings | None  # the rules are for the pinyin of a word, not for its characters
    take: int  # how many of its spellings go before the second spellings of other systems


@dataclass(frozen=True, slots=True)
class Table:
    """All systems of one file, in the order of use."""

    form: Form
    instead: dict[int, str]  # letters that are taken for others from the start: hiragana for katakana
    before: tuple[Rewriting, ...]  # what is done to the word next
    systems: tuple[Rules, ...]
    also: tuple[str, ...]  # keys of systems of other files that are used for this language too
    without_fallback: bool  # where no system has the word, a guess would be worse than nothing

    def prepared(self, word: str) -> str:
        """A folded word as the rules of this table expect it."""
        plain = unicodedata.normalize(self.form, word).translate(self.instead)
        for pattern, with_what in self.before:
            plain = pattern.sub(with_what, plain)
        return plain


@cache
def table(name: str) -> Table | None:
    """The table in the file `name`.toml; None where there is none."""
    file = resources.files(__package__) / f"{name}.toml"
    if not name.isalpha() or name == "languages" or not file.is_file():
        return None
    return read(tomllib.loads(file.read_text("utf-8")))


def read(data: Mapping[str, Any]) -> Table:
    """A table of the data of one file."""
    header = data["header"]
    form: Form = header.get("form", "NFKC")
    classes = {name: frozenset(folded_class(letters, form)) for name, letters in data.get("classes", {}).items()}
    made: dict[str, dict[str, Rule]] = {}
    alike = str.maketrans(data.get("alike", {}))
    readings = Readings(data["readings"]["surnames"], data["readings"]["characters"]) if "readings" in data else None
    systems = []
    for key, row in data["systems"].items():
        made[key] = (made[row["base"]] if "base" in row else {}) | {
            text: _rule(text, spellings, classes, form) for text, spellings in _rows(row)
        }
        if row.get("hidden"):
            continue  # only a base for others
        system = System(key, row["title"], header["language"], header["script"], row["source"])
        words = {folded(word, form).translate(alike): _several(text) for word, text in row.get("words", {}).items()}
        prefixes = {prefix: _several(text) for prefix, text in row.get("prefixes", {}).items()}
        then = _rewritings(row.get("then", {}))
        of_pinyin = readings if row.get("of_pinyin") else None
        take = row.get("take", 1)
        by_letter = _by_letter(made[key].values())
        systems.append(Rules(system, by_letter, words, prefixes, alike, row.get("vowelled", ""), then, of_pinyin, take))
    return Table(
        form,
        str.maketrans(data.get("instead", {})),
        _rewritings(data.get("before", {})),
        tuple(systems),
        tuple(header.get("also", ())),
        header.get("without_fallback", False),
    )


def folded_class(letters: str, form: Form) -> str:
    return "".join(folded(letter, form) for letter in letters if not letter.isspace())


def _rewritings(rows: Mapping[str, str]) -> tuple[Rewriting, ...]:
    return tuple((re.compile(pattern), with_what) for pattern, with_what in rows.items())


def _rows(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The rules of one system, those of its consonants with the vowel that they carry unless a sign takes it away."""
    yield from row.get("letters", {}).items()
    inherent = row.get("inherent", "")
    for letter, spellings in row.get("consonants", {}).items():
        yield f"{letter}[sign]", spellings
        yield letter, " ".join(spelling.replace(_NOTHING, "") + inherent for spelling in spellings.split())


def _rule(key: str, spellings: str, classes: Mapping[str, frozenset[str]], form: Form) -> Rule:
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"No key of a rule: {key!r}")
    before, letters, after = match.groups()
    return Rule(folded(letters, form), _around(before, classes), _around(after, classes), _several(spellings))


def _several(spellings: str) -> tuple[str, ...]:
    return tuple("" if spelling == _NOTHING else spelling for spelling in spellings.split())


def _around(text: str | None, classes: Mapping[str, frozenset[str]]) -> Around | None:
    if text is None:
        return None
    if text in "^$":
        return Around(frozenset(text), True)
    wanted = not text.startswith("[^")
    return Around(classes[text.strip("[]^")], wanted)


def _by_letter(rules: Iterable[Rule]) -> dict[str, str | tuple[Rule, ...]]:
    grouped: dict[str, list[Rule]] = {}
    for rule in rules:
        grouped.setdefault(rule.letters[0], []).append(rule)
    ready: dict[str, str | tuple[Rule, ...]] = {}
    for letter, group in grouped.items():
        only = group[0]
        plain = len(group) == 1 and len(only.letters) == 1 and len(only.spellings) == 1
        if plain and only.before is None and only.after is None:
            ready[letter] = only.spellings[0]
        else:
            ready[letter] = tuple(sorted(group, key=lambda rule: rule.rank))
    return ready

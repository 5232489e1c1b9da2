"""All the ways in which people write one word in Latin letters.

In: a word in any script and its language. Out: its romanisations, the commonest first: first those that every system puts
first, then the other spellings that a system allows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, zip_longest

from anyascii import anyascii

from gravamen.names.romanisation.folding import parts
from gravamen.names.romanisation.languages import LATIN, alphabets, as_written, language_of
from gravamen.names.romanisation.models import Romanisation, System, UnknownSystem
from gravamen.names.romanisation.tables import Rules, Table, table
from gravamen.names.romanisation.walking import spellings

MAX = 12  # romanisations of a word
_KEPT = 20_000  # words whose romanisations are kept: the same given names come again and again

_KEYS = "The keys are the tables under [systems] in the data files."
_ANYASCII = System("anyascii", "anyascii", "und", "Zyyy", "anyascii 0.3 (ISC licence), a table of all of Unicode")


@lru_cache(maxsize=_KEPT)
def romanisations(word: str, language: str = "") -> tuple[Romanisation, ...]:
    """All the ways in which people write a word in Latin letters, the commonest first, at most `MAX`.

    `language` is a BCP 47 tag, or "" where it is not known. No text comes twice: the first system keeps it. A word in
    Latin letters or without letters has none. A script without a table of its own is brought over by anyascii.
    """
    plain, script = as_written(word)
    if script in ("", LATIN):
        return ()
    tag = language_of(plain, language)
    row = alphabets().by_language.get(tag)
    own = table(row.table) if row is not None else None
    by_text: dict[str, Romanisation] = {}
    if own is not None:
        for key, spelled in _by_rounds(parts(own.prepared(plain)), own):
            text = unicodedata.normalize("NFC", spelled)
            if text and text not in by_text and _in_latin_letters(text):
                by_text[text] = Romanisation(key, text)
                if len(by_text) == MAX:
                    break
    if not by_text and (own is None or not own.without_fallback):
        text = _plain_letters(anyascii(plain))
        if text:
            by_text[text] = Romanisation(_ANYASCII.key, text)
    return tuple(by_text.values())


def in_latin_letters(name: str, language: str = "") -> str:
    """A name with each word in the commonest of its spellings in Latin letters; what is in them already stays.

    "Анна Тестова-Пробная" (ru) is "Anna Testova-Probnaya". `language` as `romanisations` takes it.
    """
    return " ".join("-".join(_spelled(part, language) for part in word.split("-")) for word in name.split())


def _spelled(word: str, language: str) -> str:
    found = romanisations(word, language)
    if not found:
        return word
    text = found[0].text + ("." if word.endswith(".") else "")  # an initial
    if len(word) > 1 and word.isupper() and not word.endswith("."):
        return text.upper()
    small = word[0].islower() and word[0] != word[0].upper()  # "ван дер": a particle; scripts without capitals have none
    return text if small else text[0].upper() + text[1:]


def system(key: str) -> System:
    """The system of a key.

    Raises:
        UnknownSystem: no table has it.
    """
    if key == _ANYASCII.key:
        return _ANYASCII
    rules = _rules(key)
    if rules is None:
        raise UnknownSystem(f"No romanisation has the key {key!r}.", _KEYS)
    return rules.system


def spelled_by(key: str, word: str) -> tuple[str, ...]:
    """How one system spells a word, its first spelling first; () where it has no spelling for it.

    Raises:
        UnknownSystem: no table has the key.
    """
    own = table(key.partition("-")[0])
    rules = _rules(key)
    if own is None or rules is None:
        raise UnknownSystem(f"No romanisation has the key {key!r}.", _KEYS)
    texts = (unicodedata.normalize("NFC", text) for text in _of_parts(parts(own.prepared(as_written(word)[0])), rules))
    return tuple(text for text in dict.fromkeys(texts) if text and _in_latin_letters(text))


def _rules(key: str) -> Rules | None:
    """The rules of a system; a key begins with the name of its file: "be-bgn-1979"."""
    own = table(key.partition("-")[0])
    return next((rules for rules in own.systems if rules.system.key == key), None) if own is not None else None


def _by_rounds(words: list[str], own: Table) -> Iterator[tuple[str, str]]:
    """Each system's key and text: first what each system gives first, then what is left of each."""
    used = [*own.systems, *(rules for key in own.also if (rules := _rules(key)) is not None)]
    waiting = []
    for rules in used:
        texts = _of_parts(words, rules)
        for text in islice(texts, rules.take):
            yield rules.system.key, text
        waiting.append((rules.system.key, texts))
    for key, texts in waiting:
        for text in texts:
            yield key, text


def _of_parts(words: list[str], rules: Rules) -> Iterator[str]:
    """The spellings of a word of several parts: the first of each together, then the second of each."""
    if len(words) == 1:
        yield from spellings(words[0], rules, MAX)
        return
    each = [list(spellings(part, rules, MAX)) for part in words]
    if all(each):
        for together in zip_longest(*each):
            yield "".join(text if text is not None else first[0] for text, first in zip(together, each, strict=True))


@cache
def _is_latin(letter: str) -> bool:
    return letter == "'" or unicodedata.category(letter) == "Mn" or unicodedata.name(letter, "").startswith("LATIN SMALL")


def _in_latin_letters(text: str) -> bool:
    return all(map(_is_latin, text))


def _plain_letters(text: str) -> str:
    """The small Latin letters and apostrophes of a text."""
    return "".join(letter for letter in text.lower() if "a" <= letter <= "z" or letter == "'").strip("'")

"""An organisation's name as the words that are compared.

In: a name as a report writes it. Out: its words, folded: those that mean the same in all languages as concepts
("§trade_union"), names as they are spelled; without small words, without its legal form, without an acronym behind it that
is its own.
"""

from __future__ import annotations

from functools import lru_cache

from gravamen.names.organisations.acronyms import is_acronym_of, small_words
from gravamen.names.organisations.concepts import concepts
from gravamen.names.organisations.legal_forms import legal_form
from gravamen.names.parsing import organisation_words
from gravamen.names.vocabulary import CONCEPT

_LONGEST_ACRONYM = 12


@lru_cache(1 << 14)
def tokens(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that are compared, concepts for words that have one."""
    words = _without_own_acronym(organisation_words(name))
    words = list(legal_form(words)[1]) or words
    meant = {meaning.words.start: meaning for meaning in concepts(words)}
    found: list[str] = []
    at = 0
    while at < len(words):
        meaning = meant.get(at)
        if meaning is not None:
            found.append(CONCEPT + meaning.concept)
            at = max(meaning.words.stop, at + 1)
        else:
            if words[at] not in small_words():
                found.append(words[at])
            at += 1
    if len(words) == 1 or not found:
        return tuple(words)  # a name of its own, if it begins as a word does: Газпром, Нафтан
    return tuple(dict.fromkeys(found))


def acronym_of(one: str, two: str) -> bool:
    """Whether one of two names is a single word that is the other's acronym, in its own language or another."""
    first, second = (_without_own_acronym(organisation_words(name)) for name in (one, two))
    if len(first) > len(second):
        first, second = second, first
    return len(first) == 1 and len(second) > 1 and len(first[0]) <= _LONGEST_ACRONYM and is_acronym_of(first[0], second)


def _without_own_acronym(words: list[str]) -> list[str]:
    """“Generated Union of Testers (GUT)” without GUT."""
    if len(words) > 2 and len(words[-1]) <= _LONGEST_ACRONYM and is_acronym_of(words[-1], words[:-1]):
        return words[:-1]
    return words

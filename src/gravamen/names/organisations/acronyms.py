"""Acronyms of organisations' names, in the name's own language, romanised, and of its translation.

In: the words of a name. Out: the acronyms that it can have; for an acronym, whether it can stand for the name.

Three ways, the surer first:

1. letters: "БНП" is Белорусский независимый профсоюз, "FENATRANO" takes more than one letter of a word;
2. letters brought across scripts: "BNP", "BKDP" are romanised Cyrillic acronyms;
3. concepts: "BITU" and "БНП" of one name, by what its words are called in other languages. Short acronyms meet by chance, so
   this way is narrow: every word that is not small must mean something known, three of them at least, in the name's own order
   or in the one or two orders in which the other language puts adjectives, nouns and the head ("ILO", "OIT", "МОТ").

The facts stand in `acronyms.toml` and `words.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from gravamen.names.letters import plain
from gravamen.names.organisations.concepts import bare_word, called, concepts, kind_of, said_in
from gravamen.names.organisations.knowledge import table
from gravamen.names.organisations.legal_forms import legal_form

_MOST_WORDS = 24
_LONGEST_WORD = 200  # letters looked at
_SHORTEST, _LONGEST = 2, 14  # letters of an acronym
_TELLING = 3  # letters from which a part of a name, or a translation, may have an acronym of its own
_FEWEST_CONCEPTS = 3
_UNIONS = ("trade_union", "union")  # heads that are nouns beside another: the confederation of trade unions


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """The acronyms that a full name can have in its own letters, in capitals.

    With its small words and without them, each part of a word with hyphens or the whole, with its country at the end or without
    ("Central Unitaria de Trabajadores de Colombia"). Scripts without capitals have none.

    >>> sorted(acronyms(["Белорусский", "независимый", "профсоюз"]))
    ['БНП']
    """
    _, left = legal_form(tuple(words)[:_MOST_WORDS])
    found: set[str] = set()
    cut = _country_at_end(left)
    for part in (left, left[:cut]) if cut and cut >= _TELLING else (left,):
        whole = [[bare_word(word)] for word in part]
        parted = [[plain(piece) for piece in word[:_LONGEST_WORD].split("-")] for word in part]
        for pieces in (whole, parted):
            spelt = [[piece for piece in word if piece] for word in pieces]
            found.add(_initials(word for word in spelt if word))
            found.add(_initials(word for word in spelt if word and word[0] not in small_words()))
    return frozenset(one.upper() for one in found if len(one) >= _SHORTEST and one.upper() != one)


def is_acronym_of(acronym: str, name_words: Sequence[str]) -> bool:
    """Whether an acronym can stand for a full name, in the same language or another (see the three ways above).

    A name of one word has none. That it can is no proof: CGT is the acronym of unions in a dozen countries.
    """
    letters = plain(acronym)
    if not _SHORTEST <= len(letters) <= _LONGEST or len(acronym.split()) != 1 or not letters.isalpha():
        return False
    words = tuple(name_words)[:_MOST_WORDS]
    if len(words) < 2:
        return False
    return _is_acronym_of(letters, words)


@lru_cache(maxsize=4096)
def _is_acronym_of(letters: str, words: tuple[str, ...]) -> bool:
    parts = [words]
    cut = _country_at_end(words)
    if cut and cut >= _TELLING:
        parts.append(words[:cut])
    own = {one.lower() for part in parts for one in acronyms(part)}
    if letters in own or any(_across(letters, one) for one in own) or any(_spelt_out(letters, part) for part in parts):
        return True
    if _known_by(letters, words):
        return True
    return len(letters) >= _TELLING and any(letters == one or _across(letters, one) for one in _translated(words))


def _known_by(letters: str, words: tuple[str, ...]) -> bool:
    """Whether the acronym itself stands in `words.toml` for what the name says: "КГБ", "State Security Committee"."""
    meant = [one.concept for one in concepts((letters,))]
    said = {one.concept for one in concepts(words) if not one.concept.startswith("country:")} - {"ministry", "republic"}
    return len(meant) == 1 and said == set(meant) and kind_of(meant[0]) in ("body", "field")


def _country_at_end(words: Sequence[str]) -> int | None:
    """Where "de Colombia", "de la República Argentina" begins at the end of a name; None where no country is said there.

    A country without a small word before it belongs to the name: UGTA is Union générale des travailleurs algériens.
    """
    meant = concepts(words)
    if not meant or not meant[-1].concept.startswith("country:") or meant[-1].words.stop != len(words):
        return None
    begins = meant[-1].words.start
    if len(meant) > 1 and meant[-2].concept == "republic" and meant[-2].words.stop == begins:
        begins = meant[-2].words.start
    end = begins
    while end and bare_word(words[end - 1]) in small_words():
        end -= 1
    return end if end < begins else None


def known_by(words: Sequence[str]) -> frozenset[str]:
    """The acronyms that a full name can have in any language that is known, all in Latin capitals: BITU, and BNP for БНП."""
    found = {*acronyms(words), *_translated(tuple(word.casefold() for word in words))}
    return frozenset(in_latin(one) for one in found if len(one) > 1)


def in_latin(acronym: str) -> str:
    """An acronym in Latin capitals, each letter by its commonest spelling; letters that have none stay."""
    spellings: dict[str, str] = table("acronyms.toml")["latin_letters"]
    return "".join(spellings.get(letter, letter).split()[0] for letter in acronym.casefold()).upper()


def _initials(words: Iterator[list[str]]) -> str:
    return "".join(part[0] for word in words for part in word)


def _spelt_out(letters: str, words: Sequence[str]) -> bool:
    """Whether each word gives its first letters, small words none or some: FENATRANO. As the reader's `identity.spelt_out`."""
    names = [bare_word(word) for word in words]
    without = small_words()
    if not names[0] or letters[0] != names[0][0] or len(letters) < 3:
        return False
    reached = {0}
    for name in names:
        small = not name or name in without
        following: set[int] = set(reached) if small else set()
        for done in reached:
            taken = 0
            while done + taken < len(letters) and taken < len(name) and letters[done + taken] == name[taken]:
                taken += 1
                following.add(done + taken)
        reached = following
        if not reached:
            return False
    return len(letters) in reached


def _across(letters: str, other: str) -> bool:
    """Whether one of two acronyms is the other in Latin letters: "bnp" and "бнп"."""
    latin, native = (letters, other) if letters.isascii() else (other, letters)
    spellings: dict[str, str] = table("acronyms.toml")["latin_letters"]
    if not latin.isascii() or native.isascii() or not all(letter in spellings for letter in native):
        return False
    reached = {0}
    for letter in native:
        following: set[int] = set()
        for spelling in spellings[letter].split():
            following.update(at + len(spelling) for at in reached if latin.startswith(spelling, at))
        reached = following
    return len(latin) in reached


def _translated(words: tuple[str, ...]) -> Iterator[str]:
    """The acronyms of the name's translations, where all of its words are understood."""
    _, left = legal_form(words)
    meant = concepts(left)
    said = {at for one in meant for at in one.words}
    if len(meant) < _FEWEST_CONCEPTS or any(
        at not in said and bare_word(word) not in small_words() for at, word in enumerate(left)
    ):
        return
    own, own_languages = [one.concept for one in meant], said_in(left)
    readings = [own, ["trade_union" if concept == "union" else concept for concept in own]] if "union" in own else [own]
    for language, orders in table("acronyms.toml")["orders"].items():
        if language in own_languages:
            continue  # no translation: the letters have told already
        for order in (one for read in readings for one in (read, *(_put(read, order) for order in orders.split()))):
            phrases = [called(concept, language) for concept in order]
            heads = ["".join(word[0] for word in phrase.split() if word not in small_words()) for phrase in phrases if phrase]
            if len(heads) == len(order):
                yield "".join(heads)


def _put(meant: Sequence[str], order: str) -> list[str]:
    """Concepts in the order of a language: "ANH" puts adjectives, then nouns, then the head."""
    heads = [concept for concept in meant if kind_of(concept) == "head"]
    head = next((concept for concept in heads if concept not in _UNIONS), heads[0] if heads else "")
    parts: dict[str, list[str]] = {"A": [], "N": [], "H": []}
    for concept in meant:
        if concept == head:
            parts["H"].append(concept)
        else:
            parts["A" if kind_of(concept) in ("quality", "scope") else "N"].append(concept)
    return [concept for part in order for concept in parts[part]]


@cache
def small_words() -> frozenset[str]:
    return frozenset(word for words in table("acronyms.toml")["small_words"].values() for word in words.split())

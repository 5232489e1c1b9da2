"""A register of names made up by a generator, with doubles that are known.

In: a folder of tables of words of names with their counterparts (`words-russian.tsv` and so on, as `learn_names.py` takes
them), a seed. Out: entries. The words are real, the names are not: each is put together by chance. A double is the same
made-up person as another report would write the name: in another script, by another romanisation, with the words in another
order, with a middle name dropped, an initial for a name, a slip of the pen.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

TABLES = {"Cyrl": "russian", "Arab": "arabic", "Hebr": "hebrew", "Hang": "korean", "Hani": "chinese"}
SHARES = {"Latn": 0.6, "Cyrl": 0.22, "Arab": 0.08, "Hebr": 0.03, "Hang": 0.03, "Hani": 0.04}
JOINER = {"Hani": "·"}
MIDDLE = 0.3  # of the persons have a middle name
_MANNERS = ("script", "script", "script", "spelling", "spelling", "order", "dropped", "slip", "same")
MANNERS = {manner: _MANNERS.count(manner) / len(_MANNERS) for manner in _MANNERS}  # how a double differs
SLIPPED = "aeiounrst"  # letters that a slip of the pen puts in
COMMON_SURNAMES = 200  # the fewer, the more persons have the commonest surnames


@dataclass(frozen=True, slots=True)
class Entry:
    person: int  # entries of one number are doubles
    name: str
    script: str
    born: str
    country: str
    manner: str  # how a double differs; "" for a first entry


@dataclass(frozen=True, slots=True)
class Words:
    given: list[str]
    surnames: list[str]
    native: dict[str, dict[str, list[str]]]  # script, Latin word: counterparts, the commonest first
    spellings: dict[str, list[str]]  # Latin word: others that share two counterparts


def read_words(folder: Path) -> Words:
    native: dict[str, dict[str, list[str]]] = {}
    counts: dict[str, int] = defaultdict(int)
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for script, name in TABLES.items():
        seen: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for line in (folder / f"words-{name}.tsv").read_text("utf-8").splitlines():
            latin, other, count = line.split("\t")
            if latin.isalpha() and other.isalpha() and len(latin) > 2 and len(other) > 1:
                seen[latin].append((int(count), other))
                counts[latin] += int(count)
                sharing[script, other].add(latin)
        native[script] = {latin: [other for _, other in sorted(found, reverse=True)] for latin, found in seen.items()}
    agreed: dict[tuple[str, str], int] = defaultdict(int)
    for words in sharing.values():
        if len(words) <= 8:
            for one in words:
                for two in words:
                    agreed[one, two] += one != two
    spellings: dict[str, list[str]] = defaultdict(list)
    for (one, two), count in agreed.items():
        if count >= 2:
            spellings[one].append(two)
    common = sorted(counts, key=lambda word: (-counts[word], word))
    return Words(common[:4000], sorted(common[500:]), native, dict(spellings))


def register(words: Words, size: int, seed: int, doubles: float = 0.1, *, namesakes: bool = False) -> list[Entry]:
    """So many entries, of which a share are doubles of others; in random order.

    All surnames are as common, so that few persons have one name: of a million 17 in a thousand have given name and surname of
    another. With `namesakes` some surnames are common, so that of 100,000 persons 21 in a thousand do, of a million 125. Of
    so many French voters, if given names and surnames went together by chance, some 20 and 110 do; as they do go together,
    some 70 and 280 (Charpentier and Coulmont, "We are not alone!", arXiv:1707.07607, 2017, read off the figures beside it).
    """
    chance = random.Random(seed)
    weights = [1 / (rank + 20) for rank in range(len(words.given))]
    entries: list[Entry] = []
    person = 0
    firsts = chance.choices(words.given, weights, k=size)
    middles = chance.choices(words.given, weights, k=size)
    lasts: list[str] = []
    if namesakes:
        shares = shares_of_surnames(words, seed, namesakes=True)
        lasts = chance.choices(list(shares), list(shares.values()), k=size)
    while len(entries) < size:
        latin = [firsts[person], lasts[person] if namesakes else chance.choice(words.surnames)]
        if chance.random() < MIDDLE:
            latin.insert(1, middles[person])
        country, born = (
            chance.choice(("BY", "RU", "KZ", "TR", "IR", "IQ", "EG", "CO", "KR", "CN")),
            str(chance.randint(1940, 2004)),
        )
        known = chance.random() < 0.7
        first = _written(words, latin, chance.choices(list(SHARES), list(SHARES.values()))[0])
        entries.append(Entry(person, first[0], first[1], born if known else "", country if known else "", ""))
        if chance.random() < doubles and len(entries) < size:
            entries.append(_double(words, person, latin, first[1], born if chance.random() < 0.7 else "", country, chance))
        person += 1
    chance.shuffle(entries)
    return entries


def shares_of_surnames(words: Words, seed: int, *, namesakes: bool) -> dict[str, float]:
    """How likely a person of a register has each surname."""
    if not namesakes:
        return dict.fromkeys(words.surnames, 1 / len(words.surnames))
    by_rank = random.Random(seed).sample(words.surnames, len(words.surnames))
    total = sum(1 / (rank + COMMON_SURNAMES) for rank in range(len(by_rank)))
    return {word: 1 / (rank + COMMON_SURNAMES) / total for rank, word in enumerate(by_rank)}


def pairs(words: Words, size: int, seed: int) -> list[tuple[str, str, bool]]:
    """Labelled pairs as a register and its reports bring them: doubles, and persons who share a surname or a given name.

    A surname alone beside a whole name is one person in half of the pairs.
    """
    chance = random.Random(seed)
    weights = [1 / (rank + 20) for rank in range(len(words.given))]
    made: list[tuple[str, str, bool]] = []
    while len(made) < size:
        given, other_given = chance.choices(words.given, weights, k=2)
        surname, other_surname = chance.choice(words.surnames), chance.choice(words.surnames)
        if given == other_given or surname == other_surname:
            continue
        script = chance.choices(list(SHARES), list(SHARES.values()))[0]
        first, written = _written(words, [given, surname], script)
        if chance.random() < 0.5:
            if chance.random() < 0.12:
                made.append((first, f"{given[0]}. {surname}".title(), True))
            else:
                made.append((first, _double(words, 0, [given, surname], written, "", "", chance).name, True))
            continue
        kind = chance.choice(("surname", "surname", "surname", "given", "initial", "alone", "spelled"))
        other = {
            "surname": [other_given, surname],
            "given": [given, other_surname],
            "spelled": [other_given, chance.choice(words.spellings.get(surname, [surname]))],
        }.get(kind)
        if other:
            made.append((first, _written(words, other, chance.choices(list(SHARES), list(SHARES.values()))[0])[0], False))
        elif kind == "initial" and other_given[0] != given[0]:
            made.append((f"{given} {surname}".title(), f"{other_given[0]}. {surname}".title(), False))
        elif kind == "alone":
            made.append((f"{given} {surname}".title(), surname.title(), chance.random() < 0.5))
    return made


def _written(words: Words, latin: list[str], script: str) -> tuple[str, str]:
    """The name in a script where all its words have counterparts there, else in Latin letters."""
    if script != "Latn":
        found = [words.native[script].get(word) for word in latin]
        if all(found):
            return JOINER.get(script, " ").join(one[0] if one else "" for one in found).title(), script
    return " ".join(latin).title(), "Latn"


def _double(words: Words, person: int, latin: list[str], script: str, born: str, country: str, chance: random.Random) -> Entry:
    manner = chance.choice(_MANNERS)
    name, written = "", ""
    if manner == "script":
        others = [one for one in SHARES if one != script]
        name, written = _written(words, latin, chance.choices(others, [SHARES[one] for one in others])[0])
        if written == script:
            manner = "same"
    elif manner == "spelling":
        name, written = " ".join(chance.choice(words.spellings.get(word, [word])) for word in latin).title(), "Latn"
    elif manner == "order":
        name, written = " ".join([latin[-1], *latin[:-1]]).title(), "Latn"
    elif manner == "dropped":
        name, written = " ".join([latin[0], latin[-1]]).title(), "Latn"
    elif manner == "slip":
        name, written = " ".join([*latin[:-1], _slip(latin[-1], chance)]).title(), "Latn"
    if not name:
        name, written = _written(words, latin, script)
    return Entry(person, name, written, born, country if born else "", manner)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice(SLIPPED) + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )

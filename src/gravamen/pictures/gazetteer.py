"""Which town the words of a place mean, from GeoNames.

In: words as a report writes them ("the Minsk office of REP", "в Минске", "مينسك"), the country, and words that are known to
be no place (names of the persons involved). Out: the one town they name, or why none is taken. Nothing is guessed: where
words name two towns, or a name is that of two, a person has to say which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from gravamen import countries
from gravamen.names.letters import plain

_LONGEST = 8  # words of a town's name, or characters where words are not parted
_UNPARTED = "\u0e01-\u0edf\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u4e00-\u9fff"  # Thai, Lao, Burmese, Khmer, Japanese, Chinese
_LETTER = rf"(?:(?![{_UNPARTED}])[\w\u0300-\u036f\u0900-\u0963\u0970-\u0dff])"
_WORD = re.compile(rf"{_LETTER}+(?:[’'ʼ`.-]{_LETTER}+)*['’ʼ]?|[{_UNPARTED}]")
# Endings of Russian, Belarusian and Ukrainian cases, bare of their marks ("в Минске"), and what of a name is left at least
_ENDING = re.compile(r"(?:ом|ем|ой|ей|ою|ею|ам|ям|ах|ях|ами|ями|[аеёиоуыэюяьі])$")
_STEM = 4


class Missed(StrEnum):
    """Why no town is taken."""

    NOTHING = "no words"  # the place is not told
    COUNTRY = "the country only"
    UNKNOWN = "no town known"
    SEVERAL = "several towns named"
    ALIKE = "several towns of that name"


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer. `name` as GeoNames has it; `people` in thousands."""

    country: str
    name: str
    longitude: float
    latitude: float
    people: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the words mean: a town and the words that named it, or why none."""

    town: Town | None
    named: str = ""
    missed: Missed | None = None


def find(words: str, country: str, not_places: Collection[str] = ()) -> Found:
    """The town of the country that the words name. `not_places` are bare words (`bare`), of persons and the like."""
    if not words.strip():
        return Found(None, missed=Missed.NOTHING)
    names = _names(country.upper())
    found: dict[Town, str] = {}
    alike = False
    told = _WORD.findall(words)
    at = 0
    while at < len(told):
        for size in range(min(_LONGEST, len(told) - at), 0, -1):
            run = told[at : at + size]
            towns = () if _is_no_name(run, not_places) else names.towns(run)
            if len(towns) == 1:
                found.setdefault(towns[0], _joined(run))
            alike = alike or len(towns) > 1
            if towns:
                at += size
                break
        else:
            at += 1
    if len(found) == 1 and not alike:
        town, named = found.popitem()
        return Found(town, named)
    if found:
        return Found(None, missed=Missed.SEVERAL)
    if alike:
        return Found(None, missed=Missed.ALIKE)
    only = countries.find(words.strip()) or countries.find(words.strip().removeprefix("the "))
    return Found(None, missed=Missed.COUNTRY if only == country.upper() else Missed.UNKNOWN)


def search(words: str, country: str, most: int = 20) -> list[Town]:
    """The towns of a country whose names begin so, in any script: those of that very name first, then by size."""
    sought = _key(words.split())
    if not sought:
        return []
    found: list[tuple[bool, int, Town]] = []
    for town, names in _towns(country.upper()):
        keys = [_key(name.split()) for name in names]
        if any(key.startswith(sought) for key in keys):
            found.append((sought not in keys, -town.people, town))
    return [town for _, _, town in sorted(found, key=lambda one: (*one[:2], one[2].name))[:most]]


def alike(words: str, country: str) -> list[Town]:
    """The towns that the words may mean where `find` takes none of them: those that they name, the largest first."""
    names, told, found = _names(country.upper()), _WORD.findall(words), dict[Town, None]()
    for at in range(len(told)):
        for size in range(min(_LONGEST, len(told) - at), 0, -1):
            run = told[at : at + size]
            if not _is_no_name(run, ()):
                found.update(dict.fromkeys(names.towns(run)))
    return sorted(found, key=lambda town: -town.people)


def town(country: str, name: str, latitude: float, longitude: float) -> Town | None:
    """The town of the gazetteer of that name, the nearest to a point: later editions move points a little."""
    named = [one for one, _ in _towns(country.upper()) if one.name == name]
    near = min(named, key=lambda one: abs(one.latitude - latitude) + abs(one.longitude - longitude), default=None)
    return near


def bare(words: str) -> Iterator[str]:
    """The bare words of a name, for `not_places`."""
    return (plain(one) for one in _WORD.findall(words))


def _is_no_name(run: list[str], not_places: Collection[str]) -> bool:
    """Names begin with a capital, in scripts that have them; a number is none; names of people are none."""
    first = run[0][0]
    if first.isdigit() or first.islower() or (len(run) > 1 and run[-1][0].islower()):
        return True
    return any(plain(one) in not_places for one in run)


def _joined(run: list[str]) -> str:
    """The words of a run as they stood, without blanks where the script has none."""
    return ("" if re.match(f"[{_UNPARTED}]", run[0]) else " ").join(run)


class _Names:
    """The names of a country's towns, to be looked up."""

    def __init__(self, towns: list[tuple[Town, list[str]]]) -> None:
        self._main: dict[str, list[Town]] = {}
        self._other: dict[str, list[Town]] = {}
        self._stems: dict[str, list[Town]] = {}
        for town, names in towns:
            for index, name in enumerate(names):
                key = _key(name.split())
                known = (self._main if index == 0 else self._other).setdefault(key, [])
                if town not in known:
                    known.append(town)
                stem = _stem(key)
                if stem and town not in self._stems.setdefault(stem, []):
                    self._stems[stem].append(town)

    def towns(self, run: list[str]) -> tuple[Town, ...]:
        """The towns of that name; those that have it as their first name go before others, a name before an inflected one."""
        key = _key(run)
        for known in (self._main, self._other):
            if key in known:
                return tuple(known[key])
        return tuple(self._stems.get(_stem(key), ()))


def _key(run: list[str]) -> str:
    if run and re.search(r"['’]s?$", run[-1]):
        run = [*run[:-1], re.sub(r"['’]s?$", "", run[-1])]
    return "".join(plain(one) for one in run)


def _stem(key: str) -> str:
    """What of a Cyrillic name stays in all cases; "" where too little does, and for other scripts."""
    if not key or not "а" <= key[-1] <= "ԯ":
        return ""
    stem = _ENDING.sub("", key)
    return stem if len(stem) >= _STEM else ""


@lru_cache(maxsize=16)
def _names(country: str) -> _Names:
    return _Names([(town, names) for town, names in _towns(country)])


def _towns(country: str) -> Iterator[tuple[Town, list[str]]]:
    text = (resources.files("gravamen.pictures") / "places.csv").read_text("utf-8")
    begin = text.find(f"\n{country},")
    for line in text[begin + 1 :].splitlines() if begin >= 0 and len(country) == 2 else ():
        if not line.startswith(f"{country},"):
            break  # the file is in order of countries
        code, latitude, longitude, people, names = line.split(",", 4)
        all_names = names.split("|")
        yield Town(code, all_names[0], float(longitude), float(latitude), int(people)), all_names

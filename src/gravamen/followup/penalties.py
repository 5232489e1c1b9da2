"""How long a penalty lasts, and whether it holds a person: "three years and six months in a penal colony".

In: an act's penalty as a phrase, and its days where the record has them. Out: a `Penalty`. Years and months are counted by the
calendar, so the phrase goes before the days, which hold a year for 365 of them.
"""

from __future__ import annotations

import calendar
import datetime
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from gravamen.drafting.facts import Act
from gravamen.edtf import Edtf, parse
from gravamen.terms import ActType


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time. `at_most`: it is the longest that it can be ("up to three years")."""

    years: int = 0
    months: int = 0
    days: int = 0
    at_most: bool = False

    def after(self, day: datetime.date) -> datetime.date:
        """The day on which the time has passed: 25 days from 16 February are over on 13 March."""
        months = day.month - 1 + self.months
        year, month = day.year + self.years + months // 12, months % 12 + 1
        if year >= datetime.MAXYEAR:
            return datetime.date.max
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, min(day.day, last)) + datetime.timedelta(days=self.days)

    def after_date(self, start: Edtf) -> Edtf:
        """The same from a date that may not be known to the day."""
        begins = self.after(start.earliest).isoformat() if start.earliest > datetime.date.min else ".."
        ends = self.after(start.latest).isoformat() if start.latest < datetime.date.max else ".."
        if begins != ends:
            return parse(f"{begins}/{ends}")
        return parse(begins + ("~" if start.approximate or start.uncertain else ""))


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a penalty does to a person's liberty. `length` is None where none is told, or none can be counted."""

    custody: bool
    suspended: bool = False
    absent: bool = False
    length: Length | None = None


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.followup") / "penalties.toml").read_text("utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    found: list[str] = sorted(_words()[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in found)})\b")


@cache
def _lengths() -> re.Pattern[str]:
    number = rf"\d+|{'|'.join(sorted(_words()['numbers'], key=len, reverse=True))}"
    units = "|".join(_words()["units"])
    return re.compile(
        rf"(?<![\w.,])(?P<range>(?:{number})\s?(?:to|and|or|-|–)\s?)?(?P<number>{number})(?P<half>\s?and a half|[.,]5)?"
        rf"\)?[\s-]+(?:calendar )?(?P<unit>{units})s?\b(?P<after> and a half)?"
    )


def penalty_of(act: Act) -> Penalty:
    """What the act's penalty says; for an act without one whether its type holds a person."""
    return _read(act.type, (act.penalty or "").lower().replace("\u00a0", " "), act.penalty_days)


def forget() -> None:
    """Forget the words that were read: the record is locked."""
    _read.cache_clear()


@lru_cache(maxsize=1024)
def _read(kind: ActType, words: str, days: int | None) -> Penalty:
    held = kind is not ActType.ADMINISTRATIVE_PENALTY or _pattern("custody").search(words) is not None
    if not held and days is not None:
        held = _pattern("elsewhere").search(words) is None
    if held and kind is ActType.IMPRISONMENT_SENTENCE and words:
        held = _pattern("custody").search(words) is not None or _pattern("elsewhere").search(words) is None
    return Penalty(
        custody=held,
        suspended=_pattern("suspended").search(words) is not None,
        absent=_pattern("absent").search(words) is not None,
        length=length_of(words, days),
    )


def length_of(words: str, days: int | None = None) -> Length | None:
    """The length that a phrase tells, else the days; None where it has none, or no end can be counted."""
    words = words.lower()
    at_most = _pattern("at_most").search(words) is not None
    matches = list(_lengths().finditer(words))
    if not matches:
        if _pattern("endless").search(words):
            return None
        return Length(days=days, at_most=at_most) if days else None
    longest: dict[str, Length] = {}
    for match in matches:
        one = _length(match)
        before = longest.get(match["unit"])
        if before is not None or match["range"]:  # "two to three years"; "two years and three years"
            at_most = True
        if before is None or _rank(before) < _rank(one):
            longest[match["unit"]] = one
    found = longest.values()
    return Length(
        sum(one.years for one in found), sum(one.months for one in found), sum(one.days for one in found), at_most=at_most
    )


def _length(match: re.Match[str]) -> Length:
    count = int(match["number"]) if match["number"].isdecimal() else int(_words()["numbers"][match["number"]])
    unit = match["unit"]
    years, months, days = (count * one for one in _words()["units"][unit])
    if match["half"] or match["after"]:
        months += 6 if unit == "year" else 0
        days += {"month": 15, "week": 3, "fortnight": 7}.get(unit, 0)
    return Length(years, months, days)


def _rank(length: Length) -> tuple[int, int, int]:
    return length.years, length.months, length.days

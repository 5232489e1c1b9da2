"""Times in an inflected language: "16 февраля 2021 года", "в конце марта", "на следующий день", "в понедельник".

In: tokens and what is known of the document's own date. Out: time mentions in the order of the text, resolved by the same
rules as in every other language (see `settled`).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from gravamen.reading.dates import When, join_ranges
from gravamen.reading.day_of_month import date_in_figures
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.pack import Pack, Phrase, Word, once_a_pack
from gravamen.reading.settled import resolve
from gravamen.reading.tokens import Tokens

_YEARS = range(1900, 2100)
_DASHES = ("-", "–", "—")
_ORDINAL = ("го", "м", "й", "му", "га", "ы", "ом")  # what is written of an ordinal's ending after its figures
_MONTH, _WEEKDAY = int(Word.MONTH), int(Word.WEEKDAY)
_BESIDE = 3  # tokens between a part of the day and its date
_SHIFT = {"next": 1, "previous": -1, "yesterday": -1, "before_yesterday": -2}


def find_times(tokens: Tokens, pack: InflectedPack, document_date: datetime.date | None) -> list[When]:
    """All times of a text, resolved, in its order."""
    return resolve(join_ranges(_Finder(tokens, pack, document_date).find(), tokens, pack), tokens, document_date)


@once_a_pack
def _time_phrases(pack: Pack) -> dict[str, list[tuple[Phrase, str]]]:
    """Phrases that name a time, by their first word, the longest first, with what they say."""
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for name, phrases in pack.time_phrases.items():
        for phrase in phrases:
            table.setdefault(phrase[0], []).append((phrase, name))
    for name in ("today", "yesterday", "before_yesterday"):
        for word in pack.phrases.get(name, ()):
            table.setdefault(word, []).append(((word,), name))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


class _Finder:
    def __init__(self, tokens: Tokens, pack: InflectedPack, document_date: datetime.date | None) -> None:
        self.t = tokens
        self.pack = pack
        self.document_date = document_date
        self.phrases = _time_phrases(pack)
        spans = (("years", 365), ("months", 30), ("weeks", 7), ("days", 1))
        self.hours = pack.phrases.get("part_of_day", frozenset())
        self.units = {word: days for name, days in spans for word in pack.phrases[name]}
        told = (pack.phrases[name] for name in ("last", "this", "through"))
        self.counting = frozenset(self.units).union(pack.numerals, *told)

    def find(self) -> list[When]:
        t = self.t
        found: list[When] = []
        at, count = 0, len(t.low)
        months, weekdays = self.pack.months, self.pack.weekdays
        while at < count:
            low, kind = t.low[at], t.kind[at]
            mention: When | None = None
            if kind == "number":
                mention = self._number(at)
            elif kind == "word":
                if low in months:
                    mention = self._month(at, None, at)
                elif low in weekdays:
                    mention = self._weekday(at)
                elif low in self.phrases:
                    mention = self._phrase(at)
                if mention is None and low in self.counting:
                    mention = self._counted(at)
                if mention is None and low in self.hours and self._bare_hour(at, found):
                    mention = When(at, at + 1, None, relative="same")
            if mention is None:
                at += 1
                continue
            found.append(self._ending(mention))
            at = mention.last
        return found

    def _bare_hour(self, at: int, found: list[When]) -> bool:
        """ "Вечером его задержали": a part of the day without its date is of the day told before."""
        t = self.t
        if found and at - found[-1].last < _BESIDE:
            return False
        return not any(
            t.kind[near] == "number" or t.flags[near] & (_MONTH | _WEEKDAY) or t.low[near] in self.phrases
            for near in range(at + 1, min(at + _BESIDE, len(t.low)))
        )

    def _ending(self, mention: When) -> When:
        """ "до 20 августа", "назначена на 12 ноября": the day of what is still to come then is no day of an act."""
        before = self.t.low[mention.first - 1] if mention.first else ""
        if mention.day is None or mention.shift or before not in self.pack.phrases.get("set_for", ()):
            return mention
        if mention.first > 1 and self.t.low[mention.first - 2] in self.pack.phrases.get("night", ()):
            return mention  # "в ночь на 4 февраля"
        return replace(mention, relative="until")

    def _phrase(self, at: int) -> When | None:
        for phrase, name in self.phrases[self.t.low[at]]:
            if tuple(self.t.low[at : at + len(phrase)]) == phrase:
                relative = "yesterday" if name == "before_yesterday" else name
                return When(at, at + len(phrase), None, relative=relative, shift=_SHIFT.get(name, 0))
        return None

    def _weekday(self, at: int) -> When | None:
        t = self.t
        if at + 2 < len(t.low) and t.low[at + 1] == "," and (dated := self._number(at + 2)):
            return replace(dated, first=at)
        if at and t.low[at - 1] in self.pack.words and t.flags[at - 1] & int(Word.PREPOSITION):
            return When(at, at + 1, None, relative="weekday", shift=self.pack.weekdays[t.low[at]])
        return None

    def _day(self, at: int) -> int | None:
        if not 0 <= at < len(self.t.low) or self.t.kind[at] != "number":
            return None
        digits = re.match(r"\d{1,2}(?=$|-)", self.t.low[at])
        return int(digits.group()) if digits and 1 <= int(digits.group()) <= 31 else None

    def _year(self, at: int) -> int | None:
        low = self.t.low
        if at < len(low) and self.t.kind[at] == "number" and re.fullmatch(r"\d{4}(-\w{1,3})?", low[at]):
            year = int(low[at][:4])
            return year if year in _YEARS else None
        return None

    def _after_year(self, at: int) -> int:
        """Past "года", "г." after a year."""
        low = self.t.low
        if at < len(low) and low[at] in self.pack.phrases["year_after"]:
            at += 1
            if low[at - 1] in ("г", "гг", "р", "рр") and at < len(low) and low[at] == ".":
                following = at + 1
                if following < len(low) and not self.t.cap[following]:
                    at += 1
        return at

    def _number(self, at: int) -> When | None:
        t, low = self.t, self.t.low
        if (figures := date_in_figures(t, at, short=True)) is not None:
            written, month, number, last = figures
            return When(at, self._after_year(last), None, written, month, number)
        day = self._day(at)
        if day is not None and at + 1 < len(low):
            ahead = at + 1
            if ahead < len(low) and low[ahead] in _DASHES and ahead + 1 < len(low) and low[ahead + 1] in ("го", "е"):
                ahead += 2
            if low[ahead : ahead + 1] and low[ahead] in self.pack.months:
                return self._month(ahead, day, at)
            joined = low[ahead] in _DASHES or low[ahead] in self.pack.phrases["range"] or low[ahead] in self.pack.phrases["and"]
            end = self._day(ahead + 1) if joined or low[ahead] == "," else None
            if end is not None and end > day and ahead + 2 < len(low) and low[ahead + 2] in self.pack.months:
                mention = self._month(ahead + 2, day, at)
                return replace(mention, shift=end) if mention else None
        year = self._year(at)
        if year is not None and (years := self._years(at, year)) is not None:
            return years
        if year is not None and at + 1 < len(low):
            after = self._after_year(at + 1)
            if low[at + 1] in _DASHES and at + 2 < len(low) and low[at + 2] in _ORDINAL and t.end[at + 1] == t.start[at + 2]:
                return When(at, self._after_year(at + 3), None, year=year)  # "летом 2011-го"
            if after > at + 1 or (at and t.flags[at - 1] & int(Word.PREPOSITION) and t.kind[at + 1] == "mark"):
                return When(at, after, None, year=year)
        return None

    def _years(self, at: int, year: int) -> When | None:
        """ "в 2020–2022 годах", "с 2013 по 2015 год": from one year to another."""
        low, phrases = self.t.low, self.pack.phrases
        last = self._year(at + 2)
        if last is None or last <= year or low[at + 1] not in phrases["range"] | set(_DASHES):
            return None
        if low[at + 1] not in _DASHES and not (at and low[at - 1] in phrases["between"]):
            return None
        return When(at, self._after_year(at + 3), f"{year}--/{last}--", year=last, relative="range")

    def _month(self, at: int, day: int | None, first: int) -> When | None:
        t, low = self.t, self.t.low
        month = self.pack.months[low[at]]
        last = at + 1
        if last < len(low) and low[last] == "." and low[at] in self.pack.abbreviations:
            last += 1
        year = self._year(last)
        if year is not None:
            last = self._after_year(last + 1)
        elif (
            last + 1 < len(low)
            and self.document_date is not None
            and low[last + 1] in self.pack.phrases["year_after"]
            and (low[last] in self.pack.phrases["last"] or low[last] in self.pack.phrases["this"])
        ):
            year = self.document_date.year - (low[last] in self.pack.phrases["last"])
            last += 2
        if day is None and year is None:
            before = at - 1
            named = before >= 0 and (
                t.flags[before] & int(Word.PREPOSITION)
                or low[before] in self.pack.phrases["part"]
                or low[before] in self.pack.phrases["this"]
                or low[before] in self.pack.phrases["last"]
                or low[before] in _DASHES
                or low[before] in self.pack.phrases["and"]
            )
            if not named or t.cap[at]:
                return None
        return When(first, last, None, year=year, month=month, day=day)

    def _counted(self, at: int) -> When | None:
        """ "два дня спустя", "через неделю", "неделю назад", "в прошлом году", "в этом месяце"."""
        low, phrases = self.t.low, self.pack.phrases
        word = low[at]
        unit_at, number = at + 1, None
        if word in phrases["last"] or word in phrases["this"]:
            days = self._unit(at + 1)
            if not days:
                return None
            name = "last" if word in phrases["last"] else "this"
            if name == "this" and days < 30:
                return None
            return When(at, at + 2, None, relative=name, shift=days)
        if word in phrases["through"]:
            number, unit_at = self._count(at + 1), at + 2
            if number is None and self._unit(at + 1):
                number, unit_at = 1, at + 1
            days = self._unit(unit_at)
            if number and days:
                return When(at, unit_at + 1, None, relative="later", shift=number * days)
            return None
        days = self._unit(at)
        if days:
            number, unit_at = 1, at
        else:
            number = self._count(at)
            days = self._unit(at + 1)
        if not number or not days or unit_at + 1 >= len(low):
            return None
        if low[unit_at + 1] in phrases["later"]:
            return When(at, unit_at + 2, None, relative="later", shift=number * days)
        if low[unit_at + 1] in phrases["ago"]:
            return When(at, unit_at + 2, None, relative="ago", shift=-number * days)
        return None

    def _count(self, at: int) -> int | None:
        if at >= len(self.t.low):
            return None
        low = self.t.low[at]
        return self.pack.numerals.get(low) or (int(low) if low.isdecimal() and len(low) < 3 else None)

    def _unit(self, at: int) -> int:
        if at >= len(self.t.low):
            return 0
        return self.units.get(self.t.low[at], 0)

"""Times in a text: from "16 February" and "the next day" to EDTF.

In: tokens and what is known of the document's own date. Out: time mentions in the order of the text, each with its EDTF
value, or None where the text does not settle it. A year that is not written comes from the paragraph's story, then from
the document's date; a weekday counts back from the document's date.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass, replace

from gravamen.reading.day_of_month import day_alone, edtf_of, month_in_letters, year_of_heading
from gravamen.reading.pack import Pack, Phrase, Word, once_a_pack
from gravamen.reading.tokens import Tokens

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class When:
    """A time mention: tokens `first` to `last` (exclusive), what is written and what it means."""

    first: int
    last: int
    value: str | None  # EDTF
    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: str = ""  # same, next, previous, weekday, today, yesterday, ago, later …
    shift: int = 0  # days, for what is told by another time
    heads: bool = False  # the date of the document itself, which is no act's


def find_times(tokens: Tokens, pack: Pack, document_date: datetime.date | None) -> list[When]:
    """All times of a text, resolved, in its order."""
    return resolve(written_times(tokens, pack), tokens, document_date)


def written_times(tokens: Tokens, pack: Pack) -> list[When]:
    """All times of a text as they are written, in its order; what they mean is not settled yet."""
    return _join_ranges(_raw_times(tokens, pack), tokens, pack)


def _raw_times(tokens: Tokens, pack: Pack) -> list[When]:
    found: list[When] = []
    phrases, starts = _time_phrases(pack), _starts(pack)
    ago_before = pack.time_phrases.get("ago_before", ())
    telling = Word.MONTH | Word.WEEKDAY | Word.NUMERAL
    at, count = 0, len(tokens.low)
    while at < count:
        flags = tokens.flags[at]
        if not flags & telling and tokens.low[at] not in starts:
            at += 1
            continue
        mention: When | None = None
        if flags & Word.MONTH and (tokens.cap[at] or not pack.capital_times):
            mention = _around_month(tokens, pack, at)
        elif flags & Word.WEEKDAY and (tokens.cap[at] or not pack.capital_times):
            following = at + 1
            if following < count and tokens.low[following] == ",":
                following += 1
            ahead = _full_date_at(tokens, pack, following)
            mention = ahead and replace(ahead, first=at)
            if mention is None:
                after = at > 0 and tokens.low[at - 1] in pack.phrases.get("following", ())
                sort = "weekday_after" if after else "weekday"
                mention = When(at, at + 1, None, relative=sort, shift=pack.weekdays[tokens.low[at]])
        elif tokens.kind[at] == "number":
            mention = _number_time(tokens, pack, at)
        elif tokens.low[at] in phrases:
            mention = _phrase_time(tokens, at, phrases[tokens.low[at]])
        if mention is None and tokens.kind[at] in ("word", "number"):
            mention = _counted(tokens, pack, at) or _counted_back(tokens, pack, at, ago_before)
        if mention is None:
            at += 1
            continue
        if pack.head_first:
            mention = _with_small_words(mention, tokens, pack)
        elif mention.relative == "weekday" and mention.first and tokens.low[mention.first - 1] in pack.phrases["last"]:
            mention = replace(mention, first=mention.first - 1)  # "last Wednesday"
        while found and found[-1].last > mention.first:
            found.pop()
        found.append(mention)
        at = mention.last
    return found


@once_a_pack
def _starts(pack: Pack) -> frozenset[str]:
    """The words that can begin a time, beside months, days of the week and numbers."""
    starts = frozenset(_time_phrases(pack)) | pack.numerals.keys() | pack.phrases["last"] | pack.phrases["this"]
    ago_before = {phrase[0] for phrase in pack.time_phrases.get("ago_before", ())}
    return starts | ago_before | (pack.phrases["last_unit"] if pack.head_first else frozenset())


@once_a_pack
def _time_phrases(pack: Pack) -> dict[str, list[dict[Phrase, str]]]:
    """What each phrase says, by its first word; in one table those of one length, the longest first."""
    table: dict[str, dict[int, dict[Phrase, str]]] = {}
    for name in ("same", "next", "previous", "today", "yesterday", "same_month", "same_year"):
        for phrase in pack.time_phrases.get(name, ()):
            table.setdefault(phrase[0], {}).setdefault(len(phrase), {}).setdefault(phrase, name)
    for phrase in pack.time_phrases.get("after_next", ()):
        table.setdefault(phrase[0], {}).setdefault(len(phrase), {}).setdefault(phrase, "later")
    return {first: [rows[length] for length in sorted(rows, reverse=True)] for first, rows in table.items()}


def _phrase_time(tokens: Tokens, at: int, rows: list[dict[Phrase, str]]) -> When | None:
    shift = {"next": 1, "previous": -1, "yesterday": -1, "later": 2}
    for names in rows:
        length = len(next(iter(names)))
        name = names.get(tuple(tokens.low[at : at + length]))
        if name is not None:
            return When(at, at + length, None, relative=name, shift=shift.get(name, 0))
    return None


def _day(tokens: Tokens, at: int) -> int | None:
    if not 0 <= at < len(tokens.low) or tokens.kind[at] != "number":
        return None
    digits = tokens.low[at].rstrip("stndrheoºª°")
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _year(tokens: Tokens, at: int) -> int | None:
    if not 0 <= at < len(tokens.low) or tokens.kind[at] != "number" or not tokens.low[at].isdecimal():
        return None
    return int(tokens.low[at]) if len(tokens.low[at]) == 4 and int(tokens.low[at]) in _YEARS else None


def _full_date_at(tokens: Tokens, pack: Pack, at: int) -> When | None:
    for month in range(at, min(at + 3, len(tokens.low))):
        if tokens.flags[month] & Word.MONTH and (tokens.cap[month] or not pack.capital_times):
            mention = _around_month(tokens, pack, month)
            return mention if mention and mention.day and mention.first <= at + 1 else None
    return None


def _around_month(tokens: Tokens, pack: Pack, at: int) -> When | None:
    """A date around the month's name at `at`: before it a day, after it a day or a year."""
    month = pack.months[tokens.low[at]]
    low = tokens.low
    first, last = at, at + 1
    if last < len(low) and low[last] == "." and low[at] in pack.abbreviations:
        last += 1
    before = at - 2 if at >= 2 and low[at - 1] in pack.phrases["of"] else at - 1
    day = _day(tokens, before)
    if day is None and before >= 0 and low[before] in pack.phrases.get("first_day", ()):
        day = 1  # "primero de mayo", "premier mai"
    to_day: int | None = None
    if day is not None:
        first = before
        earlier = _day(tokens, before - 2) if before >= 2 and low[before - 1] in ("-", "–", "and", "to", "&") else None
        if earlier is not None and earlier < day:
            to_day, day, first = day, earlier, before - 2
        if first >= 1 and low[first - 1] in pack.phrases["the"]:
            first -= 1
    else:
        day = _day(tokens, last)
        if day is not None and not (last + 1 < len(low) and tokens.flags[last + 1] & (Word.PEOPLE | Word.MONTH)):
            last += 1
            if last + 1 < len(low) and low[last] in ("-", "–") and (to_day := _day(tokens, last + 1)):
                last += 2
        else:
            day = None
    year = None
    following = last
    while following < len(low) and low[following] in (",", *pack.phrases["of"]) and following < last + 1:
        following += 1
    if (year := _year(tokens, following)) is not None:
        last = following + 1
    if day is None and year is None and not _bare_month(tokens, pack, at):
        return None
    return When(first, last, None, year=year, month=month, day=day, relative="", shift=to_day or 0)


def _bare_month(tokens: Tokens, pack: Pack, at: int) -> bool:
    """A month alone is a time only after a preposition or an adjective of time ("in May", "last June")."""
    if at == 0:
        return False
    flags = tokens.flags[at - 1]
    return bool(flags & (Word.PREPOSITION | Word.DETERMINER)) or tokens.low[at - 1] in pack.phrases["before_month"]


def _number_time(tokens: Tokens, pack: Pack, at: int) -> When | None:
    written = tokens.low[at]
    if match := _ISO.fullmatch(written):
        return When(at, at + 1, None, int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(written) or (_NUMERIC.match(tokens.characters, tokens.start[at])):
        day, month = int(match[1]), int(match[2])
        last = at + 1
        while last < len(tokens.low) and tokens.start[last] < match.end():
            last += 1
        if 1 <= month <= 12 and 1 <= day <= 31:
            return When(at, last, None, int(match[3]), month, day)
        if 1 <= day <= 12 and 1 <= month <= 31:
            return When(at, last, None, int(match[3]), day, month)
    if (named := month_in_letters(tokens, at, pack)) is not None:
        return When(at, at + 3, None, *named)
    if (alone := day_alone(tokens, at, pack)) is not None:
        return When(at - 1, at + 1, None, day=alone, relative="day")
    year = _year(tokens, at)
    if year is None:
        return None
    before = tokens.low[at - 1] if at else ""
    bracket = before == "(" and at + 1 < len(tokens.low) and tokens.low[at + 1] == ")"
    if before in pack.phrases["year_before"] or bracket:
        return When(at, at + 1, None, year=year)
    return None


def _counted(tokens: Tokens, pack: Pack, at: int) -> When | None:
    """ "two days later", "three weeks ago", "last month", "this year"."""
    low = tokens.low
    if at + 1 >= len(low):
        return None
    unit = low[at + 1]
    if unit not in pack.time_units:
        return None
    days = pack.time_units[unit]
    number = pack.numerals.get(low[at]) or (int(low[at]) if low[at].isdecimal() and len(low[at]) < 4 else None)
    if number and at + 2 < len(low):
        if low[at + 2] in (*pack.phrases["later"], *pack.phrases.get("earlier", ())) and _of_event(tokens, pack, at + 2):
            return None  # "for two years after release"
        if low[at + 2] in pack.phrases["later"]:
            return When(at, at + 3, None, relative="later", shift=number * days)
        if low[at + 2] in pack.phrases.get("earlier", ()):
            return When(at, at + 3, None, relative="later", shift=-number * days)
        if low[at + 2] in pack.phrases["ago"]:
            return When(at, at + 3, None, relative="ago", shift=-number * days)
    if low[at] in pack.phrases["last"] and unit in pack.phrases["last_unit"]:
        return When(at, at + 2, None, relative="last", shift=days)
    if low[at] in pack.phrases["this"] and unit in pack.phrases["last_unit"] and days >= 30:
        return When(at, at + 2, None, relative="this", shift=days)
    return None


def _of_event(tokens: Tokens, pack: Pack, at: int) -> bool:
    """ "two years after release", "three days before the strike": counted from what follows, and not from the day told."""
    if tokens.low[at] not in pack.phrases.get("of_event", ()) or at + 1 >= len(tokens.low):
        return False
    return tokens.kind[at + 1] != "mark"


def _counted_back(tokens: Tokens, pack: Pack, at: int, ago_before: tuple[Phrase, ...]) -> When | None:
    """ "hace tres semanas", "il y a deux mois", "la semana pasada": languages that put the number last or the unit first."""
    low = tokens.low
    for phrase in ago_before:
        number_at = at + len(phrase)
        if tuple(low[at:number_at]) != phrase or number_at + 1 >= len(low) or low[number_at + 1] not in pack.time_units:
            continue
        written = low[number_at]
        number = pack.numerals.get(written) or (int(written) if written.isdecimal() and len(written) < 4 else None)
        if number and not (at and low[at - 1] in pack.phrases["between"] | pack.phrases["year_before"] - pack.phrases["and"]):
            return When(at, number_at + 2, None, relative="ago", shift=-number * pack.time_units[low[number_at + 1]])
    if low[at] in pack.phrases["last_unit"] and at + 1 < len(low) and low[at + 1] in pack.phrases["last"]:
        return When(at, at + 2, None, relative="last", shift=pack.time_units.get(low[at], 0))
    return None


def _with_small_words(mention: When, tokens: Tokens, pack: Pack) -> When:
    """ "el pasado viernes", "le 3 mars dernier": a time with its article and what says that it is past."""
    low, the, last = tokens.low, pack.phrases.get("the", frozenset()) | pack.phrases["this"], pack.phrases["last"]
    first, end = mention.first, mention.last
    named = mention.relative in ("weekday", "last") or mention.month is not None
    if named and end < len(low) and low[end] in last:
        end += 1
    if named and first and low[first - 1] in last:
        first -= 1
    if named and first and low[first - 1] in the:
        first -= 1
    return replace(mention, first=first, last=end)


def _join_ranges(times: list[When], tokens: Tokens, pack: Pack) -> list[When]:
    """ "between May and August 2020", "from 3 to 5 March": two mentions that are one interval."""
    joined: list[When] = []
    for mention in times:
        before = joined[-1] if joined else None
        if (
            before is not None
            and not before.relative
            and not mention.relative
            and mention.first - before.last == 1
            and tokens.low[before.last] in pack.phrases["range"]
            and before.first > 0
            and (tokens.low[before.first - 1] in pack.phrases["between"] or _months_in_turn(before, mention))
        ):
            joined[-1] = replace(mention, first=before.first, relative="range")
            joined[-1] = replace(joined[-1], value=f"{_parts(before)}/{_parts(mention)}")
            continue
        joined.append(mention)
    return joined


def _months_in_turn(one: When, two: When) -> bool:
    """ "in June and July 2021": months without days, the second with the year of both."""
    if one.month is None or two.month is None or one.day or two.day or one.year:
        return False
    return two.year is not None and two.month == one.month + 1


def _parts(mention: When) -> str:
    return "-".join(str(part or "") for part in (mention.year, mention.month, mention.day))


def resolve(times: list[When], tokens: Tokens, document_date: datetime.date | None) -> list[When]:
    """What each time means, from the document's date and the story before it."""
    blocks = _blocks(times, tokens)
    years = Counter(mention.year for mention in times if mention.year)
    dated = {mention.year for mention in times if mention.year and mention.day}
    # A year that is told once, without a day, may be that of another story until it has been told.
    known = [year for year, count in years.items() if count > 1 or year in dated]
    heading = year_of_heading({when.last: when.year for when in times if when.year}, tokens) if document_date is None else None
    story_year: int | None = None
    story_block = -1
    last_day: datetime.date | None = None
    out: list[When] = []
    for mention, block in zip(times, blocks, strict=True):
        if block != story_block:
            story_year, story_block = None, block
        value: str | None = None
        if mention.relative == "range" and mention.value:
            value = _range(mention.value, document_date, known)
        elif mention.relative == "day" and mention.day:
            month = last_day or document_date
            value = edtf_of(month.year, month.month, mention.day) if month else None
        elif mention.relative:
            value = _relative(mention, last_day, document_date)
        elif mention.month is None:
            value = edtf_of(mention.year) if mention.year else None
        else:
            year = mention.year or _year_of(mention, story_year or heading, document_date, known)
            if year:
                value = edtf_of(year, mention.month, mention.day)
                if mention.shift and mention.day and value:
                    value = f"{value}/{edtf_of(year, mention.month, mention.shift)}"
        if mention.year:
            story_year = mention.year
            known.append(mention.year)
        if value and len(value) == 10:
            last_day = datetime.date.fromisoformat(value)
        out.append(replace(mention, value=value))
    return out


def _blocks(times: list[When], tokens: Tokens) -> list[int]:
    blocks: list[int] = []
    at = 0
    for mention in times:
        while at + 1 < len(tokens.sentences) and tokens.sentences[at].last <= mention.first:
            at += 1
        blocks.append(tokens.sentences[at].block if tokens.sentences else 0)
    return blocks


def _year_of(mention: When, story: int | None, document: datetime.date | None, known: list[int]) -> int | None:
    if mention.month is None:
        return None
    if story is not None and document is not None and story < document.year:
        return story
    if document is not None:
        try:
            when = datetime.date(document.year, mention.month, mention.day or 1)
        except ValueError:
            return document.year
        return document.year if when <= document + datetime.timedelta(days=2) else document.year - 1
    return story or (max(known) if known else None)


def _relative(mention: When, last_day: datetime.date | None, document: datetime.date | None) -> str | None:
    if mention.relative in ("same", "next", "previous", "later", "same_month", "same_year", "weekday_after"):
        if last_day is None:
            return None
        if mention.relative == "weekday_after":
            ahead = (mention.shift - last_day.weekday() - 1) % 7 + 1
            return (last_day + datetime.timedelta(days=ahead)).isoformat()
        if mention.relative in ("same_month", "same_year"):
            return last_day.isoformat()[: 7 if mention.relative == "same_month" else 4]
        when = last_day + datetime.timedelta(days=mention.shift)
        return when.isoformat()[:7] if abs(mention.shift) >= 28 else when.isoformat()
    if document is None:
        return None
    if mention.relative == "weekday":
        back = (document.weekday() - mention.shift) % 7
        return (document - datetime.timedelta(days=back)).isoformat()
    if mention.relative in ("today", "yesterday"):
        return (document + datetime.timedelta(days=mention.shift)).isoformat()
    if mention.relative == "ago":
        when = document + datetime.timedelta(days=mention.shift)
        return (
            when.isoformat() if mention.shift >= -14 else when.isoformat()[:7] if mention.shift > -330 else when.isoformat()[:4]
        )
    if mention.relative == "last" and mention.shift == 30:
        return (document.replace(day=1) - datetime.timedelta(days=1)).isoformat()[:7]
    if mention.relative == "last" and mention.shift == 365:
        return str(document.year - 1)
    if mention.relative == "this":
        return document.isoformat()[:7] if mention.shift == 30 else str(document.year)
    return None


def _range(parts: str, document: datetime.date | None, known: list[int]) -> str | None:
    begin, end = ([int(part) if part else None for part in side.split("-")] for side in parts.split("/"))
    year = end[0] or (document.year if document else max(known, default=None))
    if year is None:
        return None
    month = end[1]
    first = edtf_of(begin[0] or year, begin[1] or (month if begin[2] else None), begin[2])
    last = edtf_of(year, month, end[2])
    return f"{first}/{last}" if first and last and first < last else None

"""Times in a text: "16 February", "the next day", "last Wednesday", "from 3 to 5 March".

In: tokens and a pack. Out: time mentions in the order of the text, as they are written; what they mean, `settled` tells from
the story and the document's own date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gravamen.reading.day_of_month import date_in_figures, day_alone, month_in_letters
from gravamen.reading.pack import Pack, Phrase, Word, once_a_pack
from gravamen.reading.tokens import Tokens

_JOINS = frozenset(("-", "–", "and", "to", "&"))  # between two days of one month
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
    weekday: int | None = None  # the day of the week that is told beside a date
    heads: bool = False  # the date of the document itself, which is no act's


def written_times(tokens: Tokens, pack: Pack) -> list[When]:
    """All times of a text as they are written, in its order; what they mean is not settled yet."""
    return join_ranges(_raw_times(tokens, pack), tokens, pack)


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
        if flags & Word.MONTH and (tokens.cap[at] or not pack.capital_times or _between_numbers(tokens, pack, at)):
            mention = _around_month(tokens, pack, at)
        elif flags & Word.WEEKDAY and (tokens.cap[at] or not pack.capital_times):
            following = at + 1
            if following < count and tokens.low[following] == ",":
                following += 1
            ahead = None if _line_ends(tokens, at) else _full_date_at(tokens, pack, following)
            mention = ahead and replace(ahead, first=at, weekday=pack.weekdays[tokens.low[at]])
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
    for name in ("same", "next", "previous", "today", "yesterday", "same_month", "same_year", "unsettled"):
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


def _between_numbers(tokens: Tokens, pack: Pack, at: int) -> bool:
    """ "3 of november 2016": a month without its capital, between a day and a year."""
    before = at - 2 if at >= 2 and tokens.low[at - 1] in pack.phrases["of"] else at - 1
    return _day(tokens, before) is not None and _year(tokens, at + 1) is not None


def _line_ends(tokens: Tokens, at: int) -> bool:
    """ "BLOODY SUNDAY | 9 March 2021": whether a token is the last of its line."""
    following = tokens.start[at + 1] if at + 1 < len(tokens.start) else len(tokens.characters)
    further = tokens.start[at + 2] if at + 2 < len(tokens.start) else following
    return "\n" in tokens.characters[tokens.end[at] : further]


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
        joins = pack.phrases["range"] if pack.head_first else _JOINS
        earlier = _day(tokens, before - 2) if before >= 2 and low[before - 1] in joins else None
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
    if year is None and (low[at] in pack.numerals or (last < len(low) and low[last] in pack.phrases.get("month_not", ()))):
        return None  # "sept étapes", "the May Day issue"
    return When(first, last, None, year=year, month=month, day=day, relative="", shift=to_day or 0)


def _bare_month(tokens: Tokens, pack: Pack, at: int) -> bool:
    """A month alone is a time only after a preposition or an adjective of time ("in May", "last June")."""
    if at == 0:
        return False
    flags = tokens.flags[at - 1]
    if at >= 2 and tokens.flags[at - 2] & Word.MONTH and tokens.low[at - 1] in pack.phrases["range"]:
        return True  # "between January and March"
    return bool(flags & (Word.PREPOSITION | Word.DETERMINER)) or tokens.low[at - 1] in pack.phrases["before_month"]


def _number_time(tokens: Tokens, pack: Pack, at: int) -> When | None:
    if (figures := date_in_figures(tokens, at, short=pack.head_first)) is not None:
        year, month, day, last = figures
        return When(at, last, None, year, month, day)
    if (named := month_in_letters(tokens, at, pack)) is not None:
        return When(at, at + 3, None, *named)
    if (alone := day_alone(tokens, at, pack)) is not None:
        return When(at - 1, at + 1, None, day=alone, relative="day")
    if (only := _year(tokens, at)) is None:
        return None
    if (years := _years(tokens, pack, at, only)) is not None:
        return years
    before = tokens.low[at - 1] if at else ""
    bracket = before == "(" and at + 1 < len(tokens.low) and tokens.low[at + 1] == ")"
    return When(at, at + 1, None, year=only) if before in pack.phrases["year_before"] or bracket else None


def _years(tokens: Tokens, pack: Pack, at: int, year: int) -> When | None:
    """ "in 2015-2017", "from 2013 to 2015": from one year to another."""
    last = _year(tokens, at + 2)
    if last is None or last <= year or not at:
        return None
    before, joint = tokens.low[at - 1], tokens.low[at + 1]
    dashed = joint in "-–" and before in pack.phrases["year_before"]
    told = joint in pack.phrases["range"] and before in pack.phrases["between"]
    return When(at, at + 3, f"{year}--/{last}--", year=last, relative="range") if dashed or told else None


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


def join_ranges(times: list[When], tokens: Tokens, pack: Pack) -> list[When]:
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

"""Times where a year and a month bear suffixes: "2019 yılının Mart ayında", "12 Mart 2019'da", "Nisan ayı içinde".

In: tokens and what is known of the document's own date. Out: time mentions in the order of the text, resolved by the same
rules as in every other language (see `settled`).
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from gravamen.reading.agglutinative.words import Words
from gravamen.reading.dates import When, written_times
from gravamen.reading.pack import Pack
from gravamen.reading.settled import resolve
from gravamen.reading.tokens import Tokens

_YEARS = range(1900, 2100)


def find_times(words: Words, pack: Pack, document_date: datetime.date | None) -> list[When]:
    """All times of a text, resolved, in its order."""
    tokens = words.t
    found = {when.first: when for when in written_times(tokens, pack)}
    for when in _suffixed(words, pack):
        inside = [one for one in found.values() if one.first < when.last and when.first < one.last]
        if any(one.month and one.day and not when.day for one in inside):
            continue
        for one in inside:
            del found[one.first]
        found[when.first] = when
    times = [_widened(when, tokens, pack) for when in sorted(found.values(), key=lambda when: when.first)]
    kept: list[When] = []
    for when in times:
        if kept and when.first < kept[-1].last:
            continue
        kept.append(when)
    return resolve(kept, tokens, document_date)


def _suffixed(words: Words, pack: Pack) -> list[When]:
    """Years and months that no day stands with, told by the word or the suffix after them; "12 ve 13 Mart"."""
    t, phrases = words.t, pack.phrases
    found: list[When] = []
    at = 0
    while at < len(t.low):
        year = _year(t, at)
        month = pack.months.get(t.low[at]) if t.kind[at] == "word" else None
        when: When | None = None
        if year is not None:
            after = _after(t, at + 1)
            if after < len(t.low) and t.low[after] in pack.months:
                when = When(at, after + 1, None, year=year, month=pack.months[t.low[after]])
            elif after < len(t.low) and t.low[after] in phrases["year_noun"]:
                ahead = after + 1
                if ahead < len(t.low) and t.low[ahead] in pack.months:
                    when = When(at, ahead + 1, None, year=year, month=pack.months[t.low[ahead]])
                else:
                    when = When(at, after + 1, None, year=year)
            elif after > at + 1 and (at == 0 or t.low[at - 1] not in pack.months):
                when = When(at, after, None, year=year)
        elif month is not None and (t.cap[at] or (t.low[at + 1 : at + 2] and t.low[at + 1] in phrases["month_noun"])):
            after = _after(t, at + 1)
            noun = after < len(t.low) and t.low[after] in phrases["month_noun"]
            if at >= 3 and t.low[at - 2] in phrases["and"] and _day(t, at - 1) and (begin := _day(t, at - 3)):
                end = _day(t, at - 1)
                own = _year(t, at + 1)
                if end and begin < end:
                    last = at + 2 if own else at + 1
                    when = When(at - 3, last, None, year=own, month=month, day=begin, shift=end)
            elif (after > at + 1 or noun) and _day(t, at - 1) is None:
                when = When(at, after + noun, None, month=month)
        if when is None:
            at += 1
            continue
        found.append(when)
        at = when.last
    return found


def _widened(when: When, tokens: Tokens, pack: Pack) -> When:
    """With the suffix and the words "günü", "tarihinde" that belong to it."""
    last = _after(tokens, when.last)
    low = tokens.low
    while last < len(low) and (low[last] in pack.phrases["date_noun"] or (low[last] in pack.weekdays and when.day)):
        last = _after(tokens, last + 1)
    return replace(when, last=last)


def _after(tokens: Tokens, at: int) -> int:
    return at + 1 if at < len(tokens.low) and tokens.kind[at] == "clitic" else at


def _year(tokens: Tokens, at: int) -> int | None:
    if at >= len(tokens.low) or tokens.kind[at] != "number" or not tokens.low[at].isdecimal() or len(tokens.low[at]) != 4:
        return None
    return int(tokens.low[at]) if int(tokens.low[at]) in _YEARS else None


def _day(tokens: Tokens, at: int) -> int | None:
    if at < 0 or tokens.kind[at] != "number" or not tokens.low[at].isdecimal() or len(tokens.low[at]) > 2:
        return None
    return int(tokens.low[at]) if 1 <= int(tokens.low[at]) <= 31 else None

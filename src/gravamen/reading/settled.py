"""What the times of a text mean: from "16 February" and "the next day" to EDTF.

In: time mentions as they are written, and what is known of the document's own date. Out: the same, each with its EDTF value,
or None where the text does not settle it. A year that is not written comes from the paragraph's story, then from the
document's date; a weekday counts back from the document's date.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace

from gravamen.reading.dates import When
from gravamen.reading.day_of_month import edtf_of, only_year, year_of_heading
from gravamen.reading.tokens import Tokens

_HALF_A_YEAR = 6  # months: a story that goes back so far has gone on into the next year


def resolve(times: list[When], tokens: Tokens, document_date: datetime.date | None) -> list[When]:
    """What each time means, from the document's date and the story before it."""
    blocks = _blocks(times, tokens)
    years = Counter(mention.year for mention in times if mention.year)
    days = {(mention.month, mention.day): mention.year for mention in times if mention.year and mention.day}
    dated = {mention.year for mention in times if mention.year and mention.day}
    # A year that is told once, without a day, may be that of another story until it has been told.
    known = [year for year, count in years.items() if count > 1 or year in dated]
    heading = year_of_heading({when.last: when.year for when in times if when.year}, tokens) if document_date is None else None
    if document_date is None and not known and heading is None:
        heading = only_year(tokens)
    story_year: int | None = None
    story_block = -1
    last_day: datetime.date | None = None
    last_month: str | None = None
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
            year = (
                mention.year
                or (story_year is None and mention.day and days.get((mention.month, mention.day)))
                or _year_of(mention, story_year or heading, document_date, known, last_month)
            )
            year = year if mention.year else _by_weekday(mention, year, document_date)
            if year:
                value = edtf_of(year, mention.month, mention.day)
                if mention.shift and mention.day and value:
                    value = f"{value}/{edtf_of(year, mention.month, mention.shift)}"
        if mention.year:
            story_year = mention.year
            known.append(mention.year)
        if value and len(value) == 10:
            last_day = datetime.date.fromisoformat(value)
        if value and mention.month:
            last_month = value[: len("2021-02")]
        out.append(replace(mention, value=value))
    return out


def day_of_telling(times: list[When], tokens: Tokens) -> datetime.date | None:
    """ "Yesterday, 20 November 2022, …": the day on which a text was written that does not say it in a line of its own."""
    for said, dated in zip(times, times[1:], strict=False):
        if said.relative not in ("today", "yesterday") or not (dated.year and dated.month and dated.day) or dated.relative:
            continue
        beside = dated.first == said.last or (dated.first == said.last + 1 and tokens.low[said.last] == ",")
        if beside and (day := edtf_of(dated.year, dated.month, dated.day)):
            return datetime.date.fromisoformat(day) - datetime.timedelta(days=said.shift)
    return None


def _blocks(times: list[When], tokens: Tokens) -> list[int]:
    blocks: list[int] = []
    at = 0
    for mention in times:
        while at + 1 < len(tokens.sentences) and tokens.sentences[at].last <= mention.first:
            at += 1
        blocks.append(tokens.sentences[at].block if tokens.sentences else 0)
    return blocks


def _year_of(
    mention: When, story: int | None, document: datetime.date | None, known: list[int], last_month: str | None
) -> int | None:
    if mention.month is None:
        return None
    if document is None:
        if story is None:
            return max(known, default=None)
        return story + 1 if _told_on(mention, story, last_month) else story
    try:
        when = datetime.date(document.year, mention.month, mention.day or 1)
    except ValueError:
        return document.year
    latest = document.year if when <= document + datetime.timedelta(days=2) else document.year - 1
    if story is None or story >= document.year:
        return latest
    return min(story + 1, latest) if _told_on(mention, story, last_month) else story


def _told_on(mention: When, story: int, last_month: str | None) -> bool:
    """ "On 30 November 2007 … On 1 March": whether a story has gone on into the next year."""
    if last_month is None or not mention.month or int(last_month[:4]) != story:
        return False
    return int(last_month[5:]) - mention.month > _HALF_A_YEAR


def _by_weekday(mention: When, year: int | None, document: datetime.date | None) -> int | None:
    """ "mardi 8 avril": of the year before or of the document's own, the one whose 8 April is a Tuesday."""
    if mention.weekday is None or year is None or not mention.month or not mention.day or document is None:
        return year
    for one in dict.fromkeys((year, document.year, document.year - 1)):
        try:
            if datetime.date(one, mention.month, mention.day).weekday() == mention.weekday:
                return one
        except ValueError:
            continue
    return year


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

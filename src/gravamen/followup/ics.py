"""The agenda as a calendar file (iCalendar, RFC 5545): one all-day event an item.

In: items of the agenda and the time of making. Out: bytes. A calendar leaves the house and is shown on telephones: it names the
case and counts persons, and names them only where that was asked for. An event keeps its UID, so that a later file brings it up
to date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from gravamen.followup.agenda import Item

_OCTETS = 75  # RFC 5545, 3.1: of a line, its break not counted
_PRODUCT = "-//Gravamen//follow-up//EN"


def ics(items: Iterable[Item], stamp: datetime.datetime, *, names: bool = False) -> bytes:
    """The calendar. `stamp` has its zone. An item without a last day ("since March") stands on its first."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for item in items:
        lines += _event(item, stamp, names)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(item: Item, stamp: datetime.datetime, names: bool) -> Iterator[str]:
    first, last = _days(item)
    count = len(item.persons)
    title = f"{item.case}: {item.title}" + (f" ({count} {'person' if count == 1 else 'persons'})" if count else "")
    told = [item.what if names else f"See: gravamen agenda {item.case}"]
    if names or not count:
        told.append(f"Why: {item.why}" + (" (our own practice)" if item.basis == "practice" else ""))
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(item.id)}@gravamen"
    yield f"DTSTAMP:{stamp.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + datetime.timedelta(days=1):%Y%m%d}"  # exclusive
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(told))}"
    yield f"CATEGORIES:{_escaped(item.kind)}"
    yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(item: Item) -> tuple[datetime.date, datetime.date]:
    first, last = item.when.earliest, item.when.latest
    if last == datetime.date.max:
        last = first
    return (last, last) if first == datetime.date.min else (first, last)


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11; other control characters are left out, a calendar would choke on them."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of 75 octets at most, never cut within a character; those that follow begin with a blank."""
    part, room = "", _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", _OCTETS - 1
        part += letter
        room -= size
    yield part

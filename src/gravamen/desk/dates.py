"""An EDTF date as people write it in the reader's language.

In: a date in EDTF. Out: "16 February 2021", "between 1 and 5 February 2021", "since August 2020", "about 2020". Languages
that put an article before a day, or another case after "since", get messages of their own for days and for months.
"""

from __future__ import annotations

from django.utils.formats import date_format, get_format
from django.utils.translation import get_language, gettext, pgettext

from gravamen.edtf import Edtf, parse
from gravamen.errors import BadDate


def date(text: str) -> str:
    """A date in words. What is no EDTF is shown as it stands."""
    if not text:
        return ""
    try:
        when = parse(text)
    except BadDate:
        return text
    said = _interval(text) if when.precision == "interval" else _point(when)
    if when.uncertain:
        said = gettext("%(date)s (uncertain)") % {"date": said}
    if when.approximate:
        said = gettext("about %(date)s") % {"date": said}
    return said


def since(text: str) -> str:
    """From when something lasts: "since 16 February 2021"; what is vaguer is said as it is."""
    return date(text if not text or "/" in text or text[-1] in "?~%" else f"{text}/..")


def _point(when: Edtf, *, year: bool = True, after_word: bool = False) -> str:
    """A day, a month or a year. `after_word`: behind "since" or "until", where Russian months stand in the genitive."""
    russian = (get_language() or "").startswith("ru")
    if when.precision == "day":
        form = str(get_format("DATE_FORMAT" if year else "MONTH_DAY_FORMAT"))
        said = str(date_format(when.earliest, form.replace("F", "E") if russian else form))
        return f"1er {said[2:]}" if when.earliest.day == 1 and (get_language() or "").startswith("fr") else said
    if when.precision == "month":
        form = str(get_format("YEAR_MONTH_FORMAT")) if year else "F"
        said = str(date_format(when.earliest, form.replace("F", "E") if after_word and russian else form))
        return said.lower() if russian else said
    return str(when.earliest.year)


def _interval(text: str) -> str:
    begin, _slash, end = text.partition("/")
    first = parse(begin) if begin not in ("", "..") else None
    last = parse(end) if end not in ("", "..") else None
    if first is not None and last is not None:
        same_year = first.precision == last.precision != "year" and first.earliest.year == last.earliest.year
        given = {"first": _point(first, year=not same_year), "last": _point(last)}
        if first.precision == last.precision == "day":
            return pgettext("days", "between %(first)s and %(last)s") % given
        return gettext("between %(first)s and %(last)s") % given
    one = first or last
    given = {"date": _point(one, after_word=True) if one is not None else ""}
    is_day = one is not None and one.precision == "day"
    if first is not None:
        return (pgettext("day", "since %(date)s") if is_day else gettext("since %(date)s")) % given
    return (pgettext("day", "until %(date)s") if is_day else gettext("until %(date)s")) % given

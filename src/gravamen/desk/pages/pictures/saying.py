"""What pictures say in words: families, countries, short names, days.

In: values of the record. Out: words in the reader's language, as short as a picture needs them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext

from gravamen import countries
from gravamen.desk import words
from gravamen.followup.detentions import State
from gravamen.pictures.axis import Step
from gravamen.terms import Family

_STATES: dict[str, Any] = {
    State.NOT_CONFIRMED: gettext_lazy("Release not confirmed"),
    State.HELD: gettext_lazy("Held"),
    State.ANEW: gettext_lazy("Detained anew"),
    State.RELEASED: gettext_lazy("Released"),
    State.EXILED: gettext_lazy("Forced to leave the country"),
    State.DIED: gettext_lazy("Died"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a family's class and name, and how many acts it has."""

    family: str
    name: str
    count: int


def legend(families: Mapping[Family, int]) -> list[Key]:
    """The families that have acts, in the house's order."""
    return [Key(words.FAMILY_CLASSES[one], str(words.FAMILIES[one]), families[one]) for one in Family if families.get(one)]


def counted(families: Mapping[Family, int]) -> str:
    """ "12 acts: Liberty 8, Employment 4"."""
    told = ", ".join(f"{one.name} {one.count}" for one in legend(families))
    return f"{acts(sum(families.values()))}: {told}"


def acts(count: int) -> str:
    return ngettext("%(count)d act", "%(count)d acts", count) % {"count": count}


def names(told: Iterable[str], most: int = 2) -> str:
    """The first names, and how many more there are."""
    listed = list(told)
    if len(listed) <= most:
        return ", ".join(listed)
    more = len(listed) - most
    return ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more) % {
        "names": ", ".join(listed[:most]),
        "count": more,
    }


def short(text: str, most: int) -> str:
    """At most so many characters; what is cut ends with "…"."""
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;") + "…"


def country(code: str) -> str:
    """A country's name; its code where the list of countries does not have it."""
    try:
        return countries.country(code).name.removeprefix("the ")
    except countries.UnknownCountry:
        return code


def tick(day: datetime.date, step: Step) -> str:
    """A day under the axis, as exact as the step is."""
    if step in (Step.DAY, Step.WEEK):
        return str(date_format(day, "j M Y"))
    if step in (Step.MONTH, Step.QUARTER):
        return str(date_format(day, "M Y"))
    return str(day.year)


def state(one: str) -> str:
    """How a person in detention stands."""
    return str(_STATES.get(one, one))


def days(count: int | None, or_more: bool) -> str:
    """ "268 days", "at least 268 days", or that the day is not told."""
    if count is None:
        return gettext("not known")
    said = words.days(count)
    return gettext("at least %(days)s") % {"days": said} if or_more else said

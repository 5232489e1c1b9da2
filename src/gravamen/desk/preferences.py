"""What an administrator can set for a desk: after how long it locks.

In: names and numbers. Out: the number that holds, of the record's own table, else of the settings. Read once at each opening
of the record and each change: every request asks.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from gravamen.desk.door import door
from gravamen.desk.models import Preference


@dataclass(frozen=True, slots=True)
class Bounds:
    least: int
    most: int


IDLE = "idle minutes"
BOUNDS = {IDLE: Bounds(1, 120)}
_known: dict[str, dict[str, int]] = {}  # by the opening they were read in


def idle_minutes() -> int:
    """Minutes without a key pressed after which the desk locks."""
    return _values().get(IDLE, int(settings.IDLE_MINUTES))


def put(name: str, value: int) -> None:
    Preference.objects.update_or_create(name=name, defaults={"value": value})
    _known.clear()


def _values() -> dict[str, int]:
    if not door.is_open:
        return {}
    if door.opening not in _known:
        _known.clear()
        _known[door.opening] = dict(Preference.objects.values_list("name", "value"))
    return _known[door.opening]

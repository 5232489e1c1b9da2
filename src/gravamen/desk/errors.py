"""What can be wrong with the desk itself, in words for whoever sets it up or works at it."""

from __future__ import annotations

from gravamen.errors import GravamenError


class DeskError(GravamenError):
    """Base of this room's errors."""


class TeamSettingMissing(DeskError):
    """A team's desk needs a setting that is not there."""


class BadAccount(DeskError):
    """An account that cannot be made or changed like that."""


class BadCalendar(DeskError):
    """A calendar address that cannot be made."""

"""What can go wrong with the record, in words for the person at the keyboard."""

from __future__ import annotations

from gravamen.errors import GravamenError
from gravamen.said import said


class RecordError(GravamenError):
    """Base of this room's errors."""


class BadDatabaseUrl(RecordError):
    """The setting for PostgreSQL is not a URL of one."""


class WrongDatabaseKey(RecordError):
    """The database does not open with the keyring's key: it belongs to another record, or is damaged."""


class HouseExists(RecordError):
    """There is a record in the folder already."""


class NoSuchCase(RecordError):
    """No case of that name."""


class NoSuchThing(RecordError):
    """No proposal, act, person, organisation or report with that number or name."""


class AlreadyDecided(RecordError):
    """Another decision on the proposal stands; undo it first."""


class ChangedMeanwhile(RecordError):
    """Somebody changed the same thing since; nothing was written."""

    @classmethod
    def since(cls, number: int, table: str, key: object) -> ChangedMeanwhile:
        """What stands in the way of undoing an entry: a row of it says something else by now."""
        return cls(
            said(
                "Entry {number} cannot be undone: {value} {key} was changed since.",
                number=number,
                value=table.removeprefix("casebook."),
                key=key,
            ),
            said("Undo the later change first: gravamen audit log"),
        )


class BadValue(RecordError):
    """A value that the record cannot keep."""


class NotReady(RecordError):
    """A letter that must not go out as it is without a reason."""


class BadReview(RecordError):
    """A recorded review that cannot be applied; nothing of the decision was written."""


class SaidApart(RecordError):
    """A person decided that the two are not the same."""


class NotAllowed(RecordError):
    """The officer's role does not do that."""


class Locked(RecordError):
    """The record is locked: its keys are not in memory."""

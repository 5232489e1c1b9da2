"""Why a file could not be taken in: what is wrong, and what to do."""

from __future__ import annotations

from gravamen.errors import GravamenError
from gravamen.said import said


class IntakeError(GravamenError):
    """Base of the reasons for refusing a file. Nothing of a refused file is kept."""


class EmptyFile(IntakeError):
    """There is nothing in it."""


class Damaged(IntakeError):
    """It breaks off or contradicts itself."""


class PasswordProtected(IntakeError):
    """It opens only with a password."""


class TooLarge(IntakeError):
    """It asks for more than a report does."""


def too_many_pages(name: str, count: int, most: int) -> TooLarge:
    """What is said of a document of more pages than `most`."""
    return TooLarge(
        said("{name} has {count} pages; a report may have {most}.", name=name, count=f"{count:,}", most=f"{most:,}"),
        said("Split it and take in what matters."),
    )


class Bomb(TooLarge):
    """It was made to choke what opens it; whatever holds it is refused whole."""


class UnknownFormat(IntakeError):
    """It is of no kind that can be read."""

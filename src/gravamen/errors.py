"""What can go wrong, in words for the person at the keyboard.

One family under one base class. Each error says what is wrong, where, and what to do; the command line prints that
line and ends with a status other than 0. A traceback is a bug.
"""

from __future__ import annotations


class GravamenError(Exception):
    """Base of all errors of ours.

    `what` says what is wrong and where, `remedy` what to do about it; both are whole sentences or clauses without a
    line break. `str(error)` is the one line that a person reads.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what} {remedy}".strip())


class BadDate(GravamenError):
    """A date that is not EDTF, or names no day of the calendar."""


class BadPassage(GravamenError):
    """Offsets that do not lie within the text that they point into."""

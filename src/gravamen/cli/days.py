"""A day on the command line: 2021-02-16, and a clear word where it is none."""

from __future__ import annotations

import argparse
import datetime


def day(text: str) -> datetime.date:
    """The day that an option gives.

    Raises:
        argparse.ArgumentTypeError: it is no day of the calendar; argparse prints it and ends with status 2.
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day of the calendar; write it as 2021-02-16") from None

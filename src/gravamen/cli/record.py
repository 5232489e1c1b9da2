"""Opening the record for a verb: where it is, what opens it, who writes.

In: the options that all verbs on the record share. Out: an open house, and the services for whoever sits at the keyboard.
"""

from __future__ import annotations

import argparse
import datetime
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen.errors import GravamenError

if TYPE_CHECKING:
    from gravamen.casebook.house import House
    from gravamen.casebook.services import Record


class NobodyToAsk(GravamenError):
    """A passphrase is needed, and there is no terminal to ask on."""


def home_arguments(parser: argparse.ArgumentParser) -> None:
    """`--home`, `--key-file`, `--as`."""
    group = parser.add_argument_group("the record")
    group.add_argument(
        "--home",
        type=Path,
        default=Path(os.environ.get("GRAVAMEN_HOME") or Path.home() / ".gravamen"),
        metavar="FOLDER",
        help="the record's folder (default: $GRAVAMEN_HOME, else .gravamen in your own folder)",
    )
    key_file = os.environ.get("GRAVAMEN_KEY_FILE")
    group.add_argument(
        "--key-file",
        type=Path,
        default=Path(key_file) if key_file else None,
        metavar="FILE",
        help="opens the record without a passphrase, for unattended use (default: $GRAVAMEN_KEY_FILE)",
    )
    group.add_argument(
        "--as",
        dest="officer",
        default=os.environ.get("GRAVAMEN_OFFICER"),
        metavar="NAME",
        help="who decides and writes, as the audit chain shall name them (default: $GRAVAMEN_OFFICER, else your user name)",
    )


def open_house(options: argparse.Namespace) -> House:
    """The record that the options name; asks for the passphrase where there is no key file."""
    from gravamen.casebook import house

    telling = tell_step if sys.stderr.isatty() else None
    return house.enter(options.home, passphrase=ask_passphrase, key_file=options.key_file, telling=telling)


def tell_step(step: int, of: int) -> None:
    """On the terminal, how far a record of an earlier version is brought up: one line that counts."""
    steps = "step" if of == 1 else "steps"
    end = "\n" if step == of else ""
    sys.stderr.write(f"\rBringing the record up to this version: {step} of {of} {steps}{end}")
    sys.stderr.flush()


def ask_passphrase(prompt: str = "Passphrase: ") -> str:
    """
    Raises:
        NobodyToAsk: there is no terminal.
    """
    if not sys.stdin.isatty():
        raise NobodyToAsk("There is no terminal to ask for the passphrase on.", "Use a key file: --key-file FILE")
    return getpass.getpass(prompt)


def services(house: House, options: argparse.Namespace) -> Record:
    """The services, writing as the officer of the options, by this machine's clock."""
    from gravamen.casebook.services import Record

    return Record(house, options.officer or getpass.getuser(), lambda: datetime.datetime.now(datetime.UTC))

"""`gravamen init`: make a record, opened by a passphrase, a key file, or either."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import Any

from gravamen.cli.files import NoFile
from gravamen.cli.record import ask_passphrase, home_arguments, services
from gravamen.errors import GravamenError


class BadProfile(GravamenError):
    """A profile file that says something that a letterhead has no place for."""


class NotTheSame(GravamenError):
    """The passphrase was typed differently the second time."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", type=Path, metavar="FILE", help="who writes letters: name, address, signatory … (TOML)")
    parser.add_argument("--passphrase", action="store_true", help="ask for a passphrase beside the key file: either opens it")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    content = profile(options.profile) if options.profile else None
    from gravamen.casebook import house

    passphrase = None
    if options.key_file is None or options.passphrase:
        passphrase = new_passphrase()
    made = house.make(options.home, passphrase=passphrase, key_file=options.key_file)
    if content is not None:
        services(made, options).set_profile(content)
    print(f"The record is in {options.home}. Now: gravamen intake --case KEY --country CODE FILE")
    return 0


def new_passphrase() -> str:
    """Ask for a new passphrase, twice.

    Raises:
        NobodyToAsk: there is no terminal.
        NotTheSame: the two differ.
    """
    print("The passphrase opens the record. Nobody can open it without, and nobody can restore it: keep a copy apart.")
    passphrase = ask_passphrase("New passphrase (twelve characters or more): ")
    if ask_passphrase("The same again: ") != passphrase:
        raise NotTheSame("The two are not the same.", "Run the command again.")
    return passphrase


def profile(path: Path) -> dict[str, Any]:
    """The profile that a TOML file holds, checked.

    Raises:
        NoFile: it cannot be read.
        BadProfile: it is no TOML, or has a field that a profile has not.
    """
    from dataclasses import fields

    from gravamen.drafting.facts import Profile

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise NoFile(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None
    except ValueError as error:
        raise BadProfile(f"{path} is not TOML ({error}).", "Mend that line.") from None
    known = {one.name for one in fields(Profile)}
    if unknown := sorted(set(content) - known):
        raise BadProfile(f"A profile has no “{unknown[0]}”.", f"It has: {', '.join(sorted(known))}.")
    for field, value in content.items():
        if field == "consultative" and isinstance(value, bool):
            continue
        listed = field in ("address", "contact", "officers", "affiliates")
        fits = isinstance(value, list) and all(isinstance(one, str) for one in value) if listed else isinstance(value, str)
        if not fits:
            shape = '["…", "…"]' if listed else "true" if field == "consultative" else '"…"'
            raise BadProfile(f"{path}: “{field}” is not written as a profile has it.", f"Write {field} = {shape}.")
    if not content.get("name"):
        raise BadProfile(f"{path} does not say who writes.", 'Give name = "…".')
    return content

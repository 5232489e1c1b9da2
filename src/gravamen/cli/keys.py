"""`gravamen keys passphrase` and `gravamen keys file FILE`: change what opens the record, or add a second way in.

The keys themselves stay; only what wraps them is written anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from gravamen.cli.init import new_passphrase
from gravamen.cli.record import home_arguments, open_house
from gravamen.errors import GravamenError


class NoFileNamed(GravamenError):
    """A key file is to be made, but where was not said."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("passphrase", "file"), help="set or change the passphrase; make a key file")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="file: where the key file is, or shall be")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if (options.what == "file") != (options.file is not None):
        raise NoFileNamed("Only a key file has a path.", "Write: gravamen keys passphrase, or: gravamen keys file FILE")
    house = open_house(options)
    from gravamen.custody import keyring

    if options.what == "passphrase":
        keyring.store_under_passphrase(house.keyring, house.folder, new_passphrase())
        print(f"The record in {house.folder} opens with the new passphrase.")
    else:
        keyring.store_under_key_file(house.keyring, house.folder, options.file)
        print(f"The record in {house.folder} opens with {options.file}.")
    return 0

"""`gravamen profile [FILE]`: show who writes the letters, or say it anew from a TOML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from gravamen.cli.init import profile
from gravamen.cli.record import home_arguments, open_house, services


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="who writes letters: name, address, signatory … (TOML)"
    )
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    content = profile(options.file) if options.file else None
    house = open_house(options)
    if content is not None:
        services(house, options).set_profile(content)
    from dataclasses import asdict

    from gravamen.casebook.brief import profile as written

    for field, value in asdict(written()).items():
        if value:
            print(f"{field}: {', '.join(value) if isinstance(value, tuple) else value}")
    return 0

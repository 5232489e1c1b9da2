"""`gravamen desk`: the record as pages in a browser, on this machine alone."""

from __future__ import annotations

import argparse
import webbrowser
from pathlib import Path

from gravamen.cli.record import home_arguments

PORT = 8321


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="NUMBER", help=f"the port on 127.0.0.1 (default: {PORT}; 0: any)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--guide", action="store_true", help="show the guided path of the demonstration")
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from gravamen.custody import keyring as keys
    from gravamen.desk.server import serve

    home: Path = options.home
    if not keys.holds_record(home):
        keys.open_with_passphrase(home, "")  # says what is missing

    def ready(address: str) -> None:
        print(f"The desk is open at {address} (this machine alone). Stop it with Ctrl+C.", flush=True)
        if not options.no_browser:
            webbrowser.open(address)

    serve(home, options.key_file, options.port, ready, guided=options.guide)
    return 0

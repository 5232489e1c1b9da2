"""`gravamen officers`: the accounts of a team's desk, from the server itself: the first administrator, whoever is locked out.

Whoever holds the record's key may do it.
"""

from __future__ import annotations

import argparse
import os

from gravamen.cli.record import home_arguments, open_house
from gravamen.errors import GravamenError

_ROLES = ("reader", "documenter", "verifier", "signatory", "administrator")


class NoTeam(GravamenError):
    """Accounts where there are none."""


class NobodyNamed(GravamenError):
    """An account is meant, and none is named."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("list", "add", "link", "close"),
        help="list accounts; make one and print its one-time link; print a new link; close one",
    )
    parser.add_argument("email", nargs="?", metavar="ADDRESS", help="add, link, close: the account's e-mail address")
    parser.add_argument("--name", metavar="NAME", help="add: the officer's name, as the record shall say it")
    parser.add_argument("--role", choices=_ROLES, default="reader", help="add: what the officer may do (default: reader)")
    parser.add_argument(
        "--forget-second-factor", action="store_true", help="link: also forget a telephone or a key that is lost"
    )
    home_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if not os.environ.get("GRAVAMEN_DATABASE_URL"):
        raise NoTeam("One officer's desk has no accounts: the passphrase is the way in.", "A team's is set up in docs/team.md.")
    if options.what != "list" and not options.email:
        raise NobodyNamed(f"officers {options.what} needs an e-mail address.", "Write it after the word.")
    os.environ["DJANGO_SETTINGS_MODULE"] = "gravamen.desk.settings"
    from gravamen.desk.door import door

    door.lead_to(options.home, options.key_file)
    if options.key_file is not None:
        door.open_itself()
    else:
        open_house(options)
    from gravamen.desk import accounts
    from gravamen.desk.models import Officer

    by = options.officer or "the holder of the key"
    if options.what == "list":
        for one in Officer.objects.order_by("-is_active", "name"):
            state = one.role if one.is_active else f"{one.role}, closed"
            print(f"{one.email:<36}  {state:<22}  {one.name}")
        return 0
    if options.what == "add":
        officer = accounts.make(options.email, options.name or "", options.role, by)
    else:
        found = Officer.objects.filter(username=options.email.strip().lower()).first()
        if found is None:
            raise NobodyNamed(f"There is no account for {options.email}.", "See them: gravamen officers list")
        officer = found
    if options.what == "close":
        accounts.shut(officer, by)
        print(f"The account of {officer.name} is closed.")
        return 0
    if options.forget_second_factor:
        accounts.forget_second_factor(officer, by)
    print(f"{officer.name} chooses a password at this address, once, within a day:")
    print(accounts.link(officer, by))
    return 0

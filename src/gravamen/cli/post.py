"""`gravamen post`: name mail servers, send an approved letter, fetch answers, list what went out and what came back."""

from __future__ import annotations

import argparse
import datetime
import getpass
import os
import re
import sys

from gravamen.cli.record import NobodyToAsk, home_arguments, open_house, services
from gravamen.cli.show import UnclearThing

_PORTS = {("smtp", "tls"): 465, ("smtp", "starttls"): 587, ("imap", "tls"): 993, ("imap", "starttls"): 143}


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    server = verbs.add_parser("server", help="name the server that letters go out by, or that answers come in by")
    server.add_argument("kind", choices=("smtp", "imap"), metavar="smtp|imap", help="smtp sends, imap is read")
    server.add_argument("--host", required=True, metavar="NAME", help="the server's name")
    server.add_argument("--port", type=int, metavar="NUMBER", help="its port; the usual one if not given")
    server.add_argument("--user", default="", metavar="NAME", help="who we are to it; the password is asked for")
    server.add_argument("--security", choices=("tls", "starttls", "none"), default="tls", help="none only on this machine")
    server.add_argument("--authorities", metavar="FILE", help="certificates to trust beside those of the system")
    server.add_argument("--reply-to", metavar="ADDRESS", help="where answers shall go")
    home_arguments(server)
    send = verbs.add_parser("send", help="send an approved letter, as it was approved")
    send.add_argument("letter", metavar="LETTER", help="I3: a letter that a signatory approved")
    send.add_argument("--copy", action="append", default=[], metavar="ADDRESS", help="a copy to; may be given more than once")
    home_arguments(send)
    fetch = verbs.add_parser("fetch", help="take in what came since the last time; the mailbox is only read")
    fetch.add_argument("--case", metavar="KEY", help="for what answers no letter; without it that stays in the mailbox")
    fetch.add_argument("--folder", default="INBOX", metavar="NAME", help="the mailbox's folder")
    home_arguments(fetch)
    listed = verbs.add_parser("list", help="what went out of a case, and what came back")
    listed.add_argument("case", metavar="CASE", help="the case's key")
    home_arguments(listed)


def run(options: argparse.Namespace) -> int:
    house = open_house(options)
    record = services(house, options)
    if options.what == "server":
        said = {name: getattr(options, name) for name in ("host", "user", "security", "authorities")}
        port = options.port or _PORTS.get((options.kind, options.security), 0)
        record.set_server(options.kind, {**said, "port": port}, _password(options), reply_to=options.reply_to)
        print(f"{options.kind}: {options.host}:{port}, {options.security}")
        return 0
    from gravamen.casebook.services.posting import post_office, server

    if options.what == "send":
        from gravamen.post import send

        out = server(post_office(), "smtp")
        row = record.send_letter(_letter(options.letter), lambda message: send(message, out), copies=options.copy)
        print(f"{row}  sent to {', '.join(row.accepted)}; SHA-256 {row.sha256}")
        for address, reason in row.refused:
            print(f"gravamen: {address} was refused: {reason}", file=sys.stderr)
        return 1 if row.refused else 0
    if options.what == "fetch":
        return _fetch(options, record)
    _list(options.case)
    return 0


def _fetch(options: argparse.Namespace, record: object) -> int:
    from gravamen.casebook import queries
    from gravamen.casebook.filing import fetch_and_file
    from gravamen.casebook.services import Record

    assert isinstance(record, Record)  # noqa: S101  # for the types' sake
    case = queries.case(options.case) if options.case else None
    left = 0
    for one in fetch_and_file(record, datetime.date.today(), case, options.folder):
        if one.receipts:
            first = one.receipts[0]
            print(f"{first.report}  {one.subject or first.name}: from {one.sender}, filed in {first.case.key}")
        else:
            left += 1
            print(f"      {one.subject or '(no subject)'}: from {one.sender}: {one.why}", file=sys.stderr)
    return 1 if left else 0


def _list(key: str) -> None:
    from gravamen.casebook import queries
    from gravamen.casebook.models import Delivery

    for row in Delivery.objects.filter(intervention__case=queries.case(key)).order_by("at").prefetch_related("answers__report"):
        print(f"{row}  {row.intervention}, {row.at:%Y-%m-%d %H:%M} by {row.sent_by}: {row.state}, {', '.join(row.accepted)}")
        for address, reason in row.refused:
            print(f"      not to {address}: {reason}")
        for answer in row.answers.all():
            kind = "a note that no person wrote" if answer.automatic else "an answer"
            print(f"      {answer.report}  {kind}: {answer.report.subject or answer.report.title}")


def _letter(written: str) -> int:
    match = re.fullmatch(r"I(\d+)", written.strip(), re.IGNORECASE)
    if match is None:
        raise UnclearThing(f"“{written}” is no letter.", "Write I and its number: gravamen list CASE")
    return int(match[1])


def _password(options: argparse.Namespace) -> str:
    if not options.user:
        return ""
    given = os.environ.get("GRAVAMEN_POST_PASSWORD")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise NobodyToAsk("There is no terminal to ask for the password on.", "Set GRAVAMEN_POST_PASSWORD.")
    return getpass.getpass(f"Password of {options.user} at {options.host}: ")

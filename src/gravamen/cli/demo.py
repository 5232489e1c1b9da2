"""`gravamen demo`: the whole way on the demonstration case: reports taken in, read, reviewed, and a letter drafted.

It starts no server and ends by itself.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen import __version__
from gravamen.cli.files import progress
from gravamen.cli.letters import render, write
from gravamen.errors import GravamenError

if TYPE_CHECKING:
    from gravamen.casebook.house import House

_MORE = (("letter", "fr"), ("letter", "es"), ("complaint", "en"), ("complaint", "fr"), ("complaint", "es"))
_MARK = "made by gravamen demo"
_NOON = datetime.time(12, tzinfo=datetime.UTC)  # each step bears its day in the story, not today


class NotOurs(GravamenError):
    """The output folder holds something else than an earlier demonstration."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("gravamen-demo"),
        metavar="DIR",
        help="the folder for the record and the letter",
    )
    parser.add_argument(
        "--to-decide", action="store_true", help="leave the last report to be decided: there is something to do at the desk"
    )


def run(options: argparse.Namespace) -> int:
    folder: Path = options.output
    _clear(folder)
    from gravamen.casebook import house

    return _demonstrate(house.make(folder / "record", key_file=folder / "record.key"), folder, options.to_decide)


def _demonstrate(home: House, folder: Path, to_decide: bool = False) -> int:
    from gravamen import demonstration
    from gravamen.casebook import queries
    from gravamen.casebook.audit import verify
    from gravamen.casebook.brief import brief
    from gravamen.casebook.models import Person, Proposal
    from gravamen.casebook.recorded import apply
    from gravamen.casebook.services import Record
    from gravamen.casebook.worded import keep
    from gravamen.cli.list import table
    from gravamen.drafting.documents.parts import Matter
    from gravamen.intake import receive
    from gravamen.reading import read

    told = demonstration.case()
    today = told["written_on"]

    def officer(day: datetime.date) -> Record:
        return Record(home, told["officer"], lambda: datetime.datetime.combine(day, _NOON))

    officer(today).set_profile(told["profile"])
    case = officer(today).open_case(told["key"], told["title"], told["country"])
    rows = []
    for one in told["report"]:
        received = receive(demonstration.report(one["file"]), one["file"], progress=progress(one["file"]))
        record = officer(one["received"])
        for receipt in record.take_in(case, received, on=one["received"], source=one["source"], title=one["title"]):
            report = receipt.report
            if report.text is None:
                rows.append((receipt.name, report.language or "–", report.waiting))
                continue
            text = queries.text_of(report)
            count = record.propose(report, read(text, language=report.language or None, sent=report.dated), __version__)
            rows.append((receipt.name, report.language or "–", f"{count} proposals" if count else "kept; read by a person"))
    print(f"{told['title']}\n")
    table(("report", "language", "reading"), rows)
    done = apply(officer(today), case, demonstration.review(), but=(told["report"][-1]["file"],) if to_decide else ())
    keep(officer(today), case, demonstration.wordings())
    facts = brief(case, today, email=told["email"])
    files = render(facts)
    paths = write(files, folder)
    addressee = f"{facts.addressee.name}, {facts.addressee.role}"
    officer(today).note_intervention(case, addressee, today, files, [int(act.id[1:]) for act in facts.acts])
    more = []
    for kind, language in _MORE:
        matter = Matter(**told["complaint"]) if kind == "complaint" else None
        more.append((kind, write(render(facts, kind, language, matter), folder)[0]))
    verdict = verify(home.originals, home.anchor, home.keyring)
    counts = {name: getattr(done, name) for name in ("accepted", "corrected", "merged", "refused", "added", "waiting")}
    decided = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    left = Proposal.objects.filter(state=Proposal.State.OPEN).count()
    table(
        ("step", "result"),
        [
            ("review", f"{decided}; {left} left to decide" if left else decided),
            ("record", f"{case.acts.count()} verified acts, {Person.objects.count()} persons"),
            ("audit", f"{verdict.entries} entries, {'the chain holds' if not verdict.faults else verdict.faults[0]}"),
            *(("letter", str(path)) for path in paths),
            *((kind, f"{path} (and .docx, .eml)") for kind, path in more),
        ],
    )
    print(f"Look further: gravamen list {case.key} --home {folder / 'record'} --key-file {folder / 'record.key'}")
    return 1 if verdict.faults else 0


def _clear(folder: Path) -> None:
    """Remove an earlier demonstration; anything else is left alone.

    Raises:
        NotOurs: the folder holds something else.
    """
    mark = folder / "README.txt"
    if folder.exists() and any(folder.iterdir()):
        if not mark.exists() or _MARK not in mark.read_text("utf-8"):
            raise NotOurs(f"{folder} holds something else than a demonstration.", "Choose another folder with -o.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(f"This folder was {_MARK}; the next demonstration here replaces it.\n", "utf-8")

"""Killed at any moment: nothing is lost, nothing is half there, and the chain holds. Two officers at once: one wins."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(bool(os.environ.get("GRAVAMEN_DATABASE_URL")), reason="the same code with another database")

WORKER = """
import datetime, sys
from pathlib import Path
from gravamen.casebook import house as houses
from gravamen.intake import receive
from gravamen.reading import read

folder, work = Path(sys.argv[1]), sys.argv[2]
home = houses.enter(folder / "record", key_file=folder / "key")
from gravamen.casebook import queries
from gravamen.casebook.models import Proposal, Report
from gravamen.casebook.services import Record

record = Record(home, "Officer " + work, lambda: datetime.datetime.now(datetime.UTC))
case = record.open_case("test", "A test", "BY")
print("ready", flush=True)
at = Report.objects.count()
while True:
    at += 1
    if work == "letters":
        record.note_intervention(case, "nobody", datetime.date(2021, 3, 1), {"letter.pdf": b"letter %d" % at * 2000}, [])
    else:
        text = f"On 3 May 2020 the police arrested {at} workers. Report {at} of {work}. " + "padding " * 3000
        receipt = record.take_in(case, receive(text.encode(), f"{at}.txt"))[0]
        record.propose(receipt.report, read(queries.text_of(receipt.report), language="en"), "test")
        for proposal in Proposal.objects.filter(report=receipt.report, kind="act"):
            record.accept(case, proposal.pk)
    print("done", at, flush=True)
"""
DECIDER = """
import datetime, sys
from pathlib import Path
from gravamen.casebook import house as houses

folder, who = Path(sys.argv[1]), sys.argv[2]
home = houses.enter(folder / "record", key_file=folder / "key")
from gravamen.casebook import queries
from gravamen.casebook.errors import AlreadyDecided
from gravamen.casebook.models import Proposal
from gravamen.casebook.services import Record

record = Record(home, who, lambda: datetime.datetime.now(datetime.UTC))
case = queries.case("test")
numbers = list(Proposal.objects.filter(kind="act").order_by("pk").values_list("pk", flat=True))
print("ready", flush=True)
sys.stdin.readline()
won = lost = 0
for number in numbers:
    try:
        record.accept(case, number)
        won += 1
    except AlreadyDecided:
        lost += 1
print(won, lost, flush=True)
"""


def _start(script: str, folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def _faults(folder: Path) -> tuple[str, ...]:
    from gravamen.casebook import house as houses
    from gravamen.casebook.audit import verify

    home = houses.enter(folder / "record", key_file=folder / "key")
    from django.db import connections

    from gravamen.casebook.models import Intervention, Report

    verdict = verify(home.originals, home.anchor, home.keyring)
    whole = all(home.originals.read(digest) for digest in Report.objects.values_list("sha256", flat=True))
    letters = all(home.originals.read(digest) for one in Intervention.objects.all() for digest in one.files.values())
    assert whole
    assert letters
    connections.close_all()
    return verdict.faults


@pytest.mark.parametrize("work", ["reports", "letters"])
def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path, work: str) -> None:
    from django.db import connections

    from gravamen.casebook import house as houses

    houses.make(tmp_path / "record", key_file=tmp_path / "key")
    connections.close_all()
    chance = random.Random(7)
    told = 0
    for _ in range(6):
        worker = _start(WORKER, tmp_path, work)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        worker.stdout.readline()
        time.sleep(chance.uniform(0, 0.12))
        worker.send_signal(signal.SIGKILL)
        rest = worker.stdout.read()
        worker.wait()
        told += 1 + rest.count("done")
        assert _faults(tmp_path) == ()
    houses.enter(tmp_path / "record", key_file=tmp_path / "key")
    from gravamen.casebook.models import Intervention, Receipt

    kept = Receipt.objects.count() if work == "reports" else Intervention.objects.count()
    assert kept >= told  # what was said to be done is there
    connections.close_all()


def test_two_officers_decide_at_once(tmp_path: Path) -> None:
    from django.db import connections

    from gravamen.casebook import house as houses

    houses.make(tmp_path / "record", key_file=tmp_path / "key")
    connections.close_all()
    worker = _start(WORKER, tmp_path, "reports")
    assert worker.stdout is not None
    for _ in range(2):
        worker.stdout.readline()
    worker.kill()
    worker.wait()
    houses.enter(tmp_path / "record", key_file=tmp_path / "key")
    from gravamen.casebook.models import Entry, Proposal
    from gravamen.casebook.services import Record
    from gravamen.intake import receive
    from gravamen.reading import read
    from gravamen.text import Text

    from .conftest import NOW

    record = Record(houses.enter(tmp_path / "record", key_file=tmp_path / "key"), "First", lambda: NOW)
    case = record.open_case("test", "A test", "BY")
    text = "\n\n".join(f"On {day} June 2020 the police arrested {day} drivers." for day in range(1, 13))
    report = record.take_in(case, receive(text.encode(), "many.txt"))[0].report
    record.propose(report, read(Text.plain(text), language="en"), "test")
    waiting = Proposal.objects.filter(kind="act", state="open").count()
    assert waiting > 5
    connections.close_all()
    two = [_start(DECIDER, tmp_path, who) for who in ("One", "Two")]
    for one in two:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    results = [one.communicate("go\n")[0].split() for one in two]
    assert sum(int(won) for won, _ in results) == waiting
    assert _faults(tmp_path) == ()
    houses.enter(tmp_path / "record", key_file=tmp_path / "key")
    assert Entry.objects.filter(action="accept", officer__in=("One", "Two")).count() == waiting
    connections.close_all()

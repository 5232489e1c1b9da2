"""A record of an earlier version is brought up step by step: told as it goes, and whole wherever it is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(bool(os.environ.get("GRAVAMEN_DATABASE_URL")), reason="the same code with another database")

EARLIER = "0017_wordings"
WORKER = """
import os, signal, sys
from pathlib import Path
from gravamen.casebook import house as houses

folder, at, moment = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def tell(step, of):
    print("step", step, "of", of, flush=True)
    if step == at and moment == "begun":
        die()
    if step == at:
        from django.db.migrations.recorder import MigrationRecorder

        note = MigrationRecorder.record_applied

        def noted(*words):
            if moment == "not noted":
                die()
            note(*words)
            die()  # noted, and the transaction still open

        MigrationRecorder.record_applied = noted


houses.enter(folder / "record", key_file=folder / "key", telling=tell)
print("open", flush=True)
"""


def _age(version: str = EARLIER) -> int:
    """Take the open record back to the tables of an earlier version; how many steps that is."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from gravamen.casebook import house as houses

    MigrationExecutor(connection).migrate([("casebook", version)])
    left = houses.steps_left()
    connection.close()
    return left


@pytest.fixture
def earlier(tmp_path: Path, record: Any, case: Any, take: Callable[..., Any]) -> int:
    from gravamen.casebook.models import Proposal

    report = take()
    for kind in ("organisation", "person", "act"):
        for one in Proposal.objects.filter(report=report, kind=kind):
            record.accept(case, one.pk)
    return _age()


def _run(folder: Path, at: int, moment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-c", WORKER, str(folder), str(at), moment]
    return subprocess.run(words, capture_output=True, text=True, env=environment, check=False)


def _whole(folder: Path) -> None:
    from gravamen.casebook import house as houses
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Act, Affiliation, Person

    home = houses.enter(folder / "record", key_file=folder / "key")
    assert houses.steps_left() == 0
    assert verify(home.originals, home.anchor, home.keyring).faults == ()
    assert Act.objects.count() == 3
    assert Person.objects.count() == 1
    assert [one.since for one in Affiliation.objects.all()] == [""]


def test_each_step_is_told(tmp_path: Path, earlier: int) -> None:
    assert earlier > 3
    told = _run(tmp_path, 0, "never")
    assert told.stdout.splitlines() == [f"step {at} of {earlier}" for at in range(1, earlier + 1)] + ["open"], told.stderr
    _whole(tmp_path)


@pytest.mark.parametrize("moment", ["begun", "not noted", "noted"])
def test_killed_at_each_step_nothing_is_lost(tmp_path: Path, earlier: int, moment: str) -> None:
    """One step more at each opening, and killed within the next one."""
    for at in range(earlier):
        killed = _run(tmp_path, 2 if at else 1, moment)
        left = earlier - max(0, at - 1)
        assert killed.returncode in (-signal.SIGKILL, 0), killed.stderr
        assert f"step 1 of {left}" in killed.stdout, killed.stderr
    _whole(tmp_path)


def test_the_tables_are_the_same_as_new_ones(tmp_path: Path, house: Any) -> None:
    from django.db import connection

    from gravamen.casebook import house as houses

    def tables() -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            return {re.sub(r"\s+", " ", f"{name}: {sql}") for name, sql in cursor.fetchall()}

    new = tables()
    _age()
    houses.enter(tmp_path / "record", key_file=tmp_path / "key")
    assert {one.partition(":")[0] for one in tables()} == {one.partition(":")[0] for one in new}


def test_a_new_record_tells_of_no_steps(tmp_path: Path, house: Any) -> None:
    from gravamen.casebook import house as houses

    told: list[tuple[int, int]] = []
    houses.enter(tmp_path / "record", key_file=tmp_path / "key", telling=lambda step, of: told.append((step, of)))
    assert told == []

"""A team's desk on a real PostgreSQL: its own tests, its settings, what it refuses to start without."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import environment, serving

HERE = Path(__file__).parent
_RUN = "import sys; from gravamen.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as url:
        yield url


def test_a_team_works_on_postgresql(server: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "team")],
        env=environment(server),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "[100%]" in done.stdout


def test_the_deployment_check_of_django_finds_nothing(server: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO", "--settings", "gravamen.desk.settings"],
        env=environment(server),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("GRAVAMEN_SECRET_KEY", "", "GRAVAMEN_SECRET_KEY is not set, or is too short"),
        ("GRAVAMEN_SECRET_KEY", "short", "GRAVAMEN_SECRET_KEY is not set, or is too short"),
        ("GRAVAMEN_SECRET_KEY", "a" * 60, "GRAVAMEN_SECRET_KEY is not set, or is too short"),
        ("GRAVAMEN_HOSTS", "", "GRAVAMEN_HOSTS is not set"),
        ("GRAVAMEN_KEY_FILE", "", "no key file is given"),
    ],
    ids=["no secret", "a short one", "one letter", "no name", "no key file"],
)
def test_it_does_not_start_without(tmp_path: Path, setting: str, value: str, said: str) -> None:
    (tmp_path / "keyring.age").write_bytes(b"")
    wanted = {**environment("postgresql:///none"), "GRAVAMEN_KEY_FILE": str(tmp_path / "key"), setting: value}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "desk", "--no-browser", "--port", "0", "--home", str(tmp_path)],
        env={name: one for name, one in wanted.items() if one},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr  # one line


def test_one_officers_desk_needs_none_of_these() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from gravamen.desk import settings; assert not settings.TEAM"],
        env={name: value for name, value in os.environ.items() if not name.startswith("GRAVAMEN_")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr

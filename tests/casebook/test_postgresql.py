"""The same tests on PostgreSQL: a real server, started here from the system's binaries, for these tests alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import environment, serving

from gravamen.casebook.errors import BadDatabaseUrl
from gravamen.casebook.settings import postgresql

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as url:
        yield url


def test_the_record_lives_on_postgresql_too(server: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            str(HERE / "test_record.py"),
            str(HERE / "test_audit.py"),
            str(HERE / "test_circumstances.py"),
            str(HERE / "test_as_of.py"),
            str(HERE / "test_importing.py"),
            f"{HERE / 'test_search.py'}::test_all_queries_in_one_record",
            f"{HERE / 'test_search.py'}::test_the_index_follows_changes_and_their_undoing",
            f"{HERE / 'test_search.py'}::test_the_audit_finds_what_search_does_not_show",
            f"{HERE / 'test_history.py'}::test_only_what_nothing_rests_on_can_be_taken_back",
            f"{HERE / 'test_lists.py'}::test_wishes_together",
            f"{HERE / 'test_lists.py'}::test_days_follow_a_date_and_are_no_part_of_the_chain",
            f"{HERE / 'test_corroboration.py'}::test_what_came_in_one_e_mail_is_one_source",
        ],
        env=environment(server),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout or "[100%]" in done.stdout


@pytest.mark.parametrize(
    "url", ["mysql://a/b", "postgresql://host", "record.db", ""], ids=["other", "no name", "a file", "empty"]
)
def test_a_wrong_setting_is_one_clear_line(url: str) -> None:
    with pytest.raises(BadDatabaseUrl, match="postgresql://"):
        postgresql(url)


def test_a_setting_is_read_with_its_escapes() -> None:
    found = postgresql("postgresql://a%40b:p%2Fw@db.example:5433/re%20cord")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "a@b",
        "p/w",
        "db.example",
        "5433",
        "re cord",
    )

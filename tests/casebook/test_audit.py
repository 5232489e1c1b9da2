"""The audit: any change behind the services' back is found, and the database itself refuses to touch the chain."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gravamen.casebook.house import House

from .test_record import proposal_of

Take = Callable[..., Any]
POSTGRESQL = bool(os.environ.get("GRAVAMEN_DATABASE_URL"))


@pytest.fixture
def told(record: Any, case: Any, take: Take) -> None:
    """A record with something in it."""
    take()
    record.accept(case, proposal_of("act", type="search_raid").pk)
    record.refuse(proposal_of("act", type="seizure").pk)


def faults(house: House) -> tuple[str, ...]:
    from gravamen.casebook.audit import verify

    return verify(house.originals, house.anchor, house.keyring).faults


def sql(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def unguard() -> None:
    """Take away what guards the chain, as somebody with the keys could."""
    if POSTGRESQL:
        sql("DROP TRIGGER audit_append_only ON casebook_entry")
    else:
        sql("DROP TRIGGER audit_no_update")
        sql("DROP TRIGGER audit_no_delete")


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "statement",
    ["UPDATE casebook_entry SET officer = 'Nobody' WHERE number = 2", "DELETE FROM casebook_entry WHERE number = 2"],
    ids=["update", "delete"],
)
def test_the_database_refuses_to_touch_the_chain(house: House, statement: str) -> None:
    from django.db import DatabaseError

    with pytest.raises(DatabaseError, match="append-only"):
        sql(statement)
    assert faults(house) == ()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE casebook_entry SET officer = 'Nobody' WHERE number = 3", "changed after it was written"),
        ("UPDATE casebook_entry SET changes = '[]' WHERE number = 4", "changed after it was written"),
        ("DELETE FROM casebook_entry WHERE number = 3", "missing"),
        ("DELETE FROM casebook_entry WHERE number = 5", "cut short"),
        ("UPDATE casebook_act SET date = '2019-01-01'", "changed without an entry (date)"),
        ("UPDATE casebook_report SET text = 'nothing happened'", "changed without an entry (text)"),
        ("UPDATE casebook_proposal SET state = 'open' WHERE state = 'refused'", "changed without an entry (state)"),
        ("DELETE FROM casebook_citation", "removed without an entry"),
        (
            "INSERT INTO casebook_name (text, language, script, person_id, organisation_id)"
            " SELECT 'X', '', '', NULL, id FROM casebook_organisation",
            "no entry",
        ),
    ],
    ids=["officer", "changes", "entry removed", "cut short", "act", "text", "decision", "row removed", "row added"],
)
def test_tampering_is_found(house: House, statement: str, says: str) -> None:
    unguard()
    sql(statement)
    assert any(says in fault for fault in faults(house)), faults(house)


@pytest.mark.usefixtures("told")
def test_a_chain_written_anew_does_not_fit_its_anchor(house: House) -> None:
    """Somebody with the keys rewrites an entry and all hashes after it; the anchor outside still knows."""
    from gravamen.casebook.changes import hash_of
    from gravamen.casebook.models import Entry

    unguard()
    previous = ""
    for entry in Entry.objects.order_by("number"):
        entry.officer = "Somebody Else"
        entry.previous = previous
        entry.hash = previous = hash_of(entry)
        entry.save()
    assert faults(house) == (f"Entry {Entry.objects.count()} is not the one that was written.",)


@pytest.mark.usefixtures("told")
def test_originals_and_anchor_are_checked(house: House) -> None:
    (path,) = (house.folder / "originals").rglob("*.age")
    whole = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(whole[:-1])
    assert any("does not open" in fault for fault in faults(house))
    path.unlink()
    assert any("No original" in fault for fault in faults(house))
    path.write_bytes(whole)
    assert faults(house) == ()
    anchor = house.anchor.read_text()
    house.anchor.write_text(anchor.replace(anchor.split()[1], "0" * 64))
    assert faults(house) == ("The anchor beside the database was not written by this record.",)
    house.anchor.unlink()
    assert any("anchor" in fault and "missing" in fault for fault in faults(house))


@pytest.mark.usefixtures("told")
def test_an_anchor_left_behind_by_a_cut_of_the_power_is_no_fault(house: House, record: Any) -> None:
    before = house.anchor.read_bytes()
    record.set_profile({"name": "Generated Union of Testers"})
    house.anchor.write_bytes(before)
    assert faults(house) == ()


@pytest.mark.skipif(POSTGRESQL, reason="PostgreSQL is encrypted by its server's disk, not by us")
@pytest.mark.usefixtures("told")
def test_no_file_of_the_house_holds_a_readable_word(house: House, record: Any, tmp_path: Path) -> None:
    record.set_profile({"name": "Generated Union of Testers"})
    words = (
        "Testov",
        "Generated",
        "Testers",
        "raided",
        "laptops",
        "Officer One",
        "report.txt",
        "search_raid",
        "chairman",
        "A test",
    )
    files = [path for path in house.folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"record.db", "record.db-wal", "anchor", "keyring.unattended.age"}
    for path in files:
        content = path.read_bytes()
        for word in words:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
                assert word.encode(encoding) not in content, (path.name, word)
        assert not any(word in path.name for word in words)
        assert path.stat().st_mode & 0o077 == 0, path.name
    assert not (house.folder / "record.db").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.skipif(POSTGRESQL, reason="the key of an SQLCipher file")
def test_another_records_database_says_so(house: House, tmp_path: Path) -> None:
    from gravamen.casebook import house as houses
    from gravamen.casebook.errors import WrongDatabaseKey

    other = houses.make(tmp_path / "other", key_file=tmp_path / "other.key")
    from django.db import connections

    connections.close_all()
    (other.folder / "record.db").write_bytes((house.folder / "record.db").read_bytes())
    for name in ("record.db-wal", "record.db-shm"):
        (other.folder / name).unlink(missing_ok=True)
    with pytest.raises(WrongDatabaseKey, match="another record") as said:
        houses.enter(tmp_path / "other", key_file=tmp_path / "other.key")
    assert "\n" not in str(said.value)


def test_the_tables_are_those_of_the_models(house: House) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)

"""The door: it locks when nobody is there, and at once when somebody presses the panic key, whatever else is going on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.desk.conftest import PASSPHRASE, browser

from gravamen.casebook.errors import Locked
from gravamen.custody.errors import WrongPassphrase
from gravamen.desk.door import Door, door

_PATIENCE = 20.0  # seconds until a thread that should have ended is held to hang; no measure of speed


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock(house: Any) -> Clock:
    return Clock()


@pytest.fixture
def timed(house: Any, clock: Clock) -> Any:
    """The same record behind a door with a clock of our own."""
    other = Door(clock)
    other.lead_to(house.folder)
    return other


def test_it_locks_when_nobody_has_been_there_for_long_enough(timed: Door, clock: Clock) -> None:
    timed.unlock(PASSPHRASE)
    clock.at += 15 * 60
    assert not timed.lock_if_idle(15 * 60)
    timed.touch()
    clock.at += 15 * 60
    assert not timed.lock_if_idle(15 * 60)
    clock.at += 1
    assert timed.lock_if_idle(15 * 60)
    assert not timed.is_open


def test_pages_that_ask_by_themselves_are_nobody_at_the_keyboard(client: Client) -> None:
    client.get("/log/chain/")
    door._touched -= 100
    client.get("/log/chain/progress/")
    assert door.idle() >= 100
    client.get("/log/chain/")
    assert door.idle() < 100


@pytest.mark.parametrize(
    ("wrong", "wait"), [(1, 0), (2, 0), (3, 1), (4, 2), (5, 4), (6, 8), (20, 60)], ids=lambda value: str(value)
)
def test_each_wrong_passphrase_lengthens_the_wait(timed: Door, clock: Clock, wrong: int, wait: int) -> None:
    timed._wrong = wrong - 1
    with pytest.raises(WrongPassphrase):
        timed.unlock("another one altogether")
    assert timed.wait() == wait
    clock.at += wait
    assert timed.wait() == 0


def test_wrong_passphrases_are_in_the_log_once_it_opens(house: Any) -> None:
    from gravamen.desk.accounts import key_holder
    from gravamen.desk.models import AccountEvent

    key_holder("Officer One")
    door.lead_to(house.folder)
    client = browser()
    client.post("/unlock/", {"passphrase": "another one altogether"})
    client.post("/unlock/", {"passphrase": PASSPHRASE})
    assert list(AccountEvent.objects.order_by("at").values_list("what", "remark")) == [
        ("refused", "passphrase"),
        ("came in", ""),
    ]


def _long_statement(running: threading.Event) -> None:
    """A write that would go on for hours in one statement."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE long (number INTEGER)")
        running.set()
        cursor.execute(
            "INSERT INTO long WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
            " SELECT i FROM n"
        )


def _many_statements(running: threading.Event) -> None:
    """A transaction of statements without end."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE many (number INTEGER)")
        for number in range(1_000_000_000):
            cursor.execute("INSERT INTO many VALUES (%s)", [number])
            running.set()


def _waiting_for_another(running: threading.Event) -> None:
    """A writer that waits for another to end."""
    from django.db import connection, transaction

    held = threading.Event()
    threading.Thread(target=_quietly, args=(_many_statements, held), daemon=True).start()
    held.wait(_PATIENCE)
    running.set()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE waited (number INTEGER)")


def _quietly(work: Callable[[threading.Event], None], running: threading.Event) -> None:
    from django.db import connection

    try:
        work(running)
    except Exception as error:
        _ended.append(type(error).__name__)
    finally:
        connection.close()


_ended: list[str] = []


@pytest.mark.parametrize("work", [_long_statement, _many_statements, _waiting_for_another], ids=lambda work: work.__name__[1:])
def test_the_panic_key_locks_while_a_long_write_runs(client: Client, house: Any, work: Any) -> None:
    """It waits for no writer: the writer is broken off, and nothing of its transaction is there afterwards."""
    _ended.clear()
    running = threading.Event()
    writer = threading.Thread(target=_quietly, args=(work, running), daemon=True)
    writer.start()
    assert running.wait(_PATIENCE)
    time.sleep(0.2)  # well into its work
    answer = client.post("/lock/")
    assert answer.status_code == 302
    assert not door.is_open
    from django.db import connections

    from gravamen.casebook.sqlcipher import base

    assert "key" not in connections["default"].settings_dict["OPTIONS"]
    assert not list(base._open)
    writer.join(_PATIENCE)
    assert not writer.is_alive()
    assert _ended, "the writer ended as if nothing had happened"
    with pytest.raises(Locked):
        connections["default"].cursor()
    door.open_itself()
    assert not {"long", "many", "waited"} & set(connections["default"].introspection.table_names())


def test_the_panic_key_works_from_an_old_page_and_without_a_session(client: Client) -> None:
    foreign = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert foreign.post("/lock/").status_code == 302
    assert not door.is_open


def test_another_site_does_not_press_it(client: Client) -> None:
    assert client.post("/lock/", HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert door.is_open


def test_the_panic_key_is_stronger_than_an_opening_that_is_under_way(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from gravamen.casebook import house as houses

    door.lead_to(house.folder)
    enter = houses.enter

    def slow(*words: Any, **named: Any) -> Any:
        opened = enter(*words, **named)
        door.lock()
        return opened

    monkeypatch.setattr(houses, "enter", slow)
    with pytest.raises(Locked):
        door.unlock(PASSPHRASE)
    assert not door.is_open
    from django.db import connections

    assert "key" not in connections["default"].settings_dict["OPTIONS"]


def test_a_thread_that_is_idle_holds_no_key(house: Any) -> None:
    """Django keeps a wrapper of the connection for each thread: the key is in none of them once the lock has fallen."""
    from django.db import connections

    connections["default"].ensure_connection()
    wrapper = connections["default"]
    key = house.keyring.database
    door.lock()
    assert key not in {value for value in vars(wrapper).values() if isinstance(value, bytes)}


def test_the_original_bytes_go_to_no_temporary_file() -> None:
    """What a browser sends is buffered in memory: the server's own buffers would go to a file in the clear."""
    from gravamen.desk import server, settings

    assert server._IN_MEMORY > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert "_IN_MEMORY" in Path(server.__file__).read_text("utf-8").partition("create_server(")[2]

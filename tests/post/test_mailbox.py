"""A real mailbox, only ever read."""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest

from gravamen.post import Mark, Server, fetch
from gravamen.post.mailbox import NoSuchFolder
from gravamen.post.servers import NotLetIn

MESSAGE = b"From: office@ilo.example\nSubject: number %d\nMessage-ID: <%d@ilo.example>\n\nWords.\n"


def deliver(mail: Path, number: int) -> None:
    path = mail / "new" / f"{1_600_000_000 + number}.made{number}.host"
    path.write_bytes(MESSAGE % (number, number))
    if os.geteuid() == 0:
        shutil.chown(path, "nobody")


def test_only_what_is_new_comes_and_nothing_changes_on_the_server(imap: tuple[Server, Path]) -> None:
    server, mail = imap
    deliver(mail, 1)
    deliver(mail, 2)
    first = list(fetch(server, Mark()))
    assert [one.content and b"number 1" in one.content for one in first] == [True, False]
    assert all(one.content and one.size > len(one.content) - 20 for one in first)
    assert list(fetch(server, first[-1].mark)) == []
    deliver(mail, 3)
    (third,) = fetch(server, first[-1].mark)
    assert third.content is not None
    assert b"number 3" in third.content
    assert len(list(fetch(server, Mark(1, 99)))) == 3  # numbered anew: all of them
    assert not any("S" in path.name.partition(":2,")[2] for path in (*(mail / "cur").iterdir(), *(mail / "new").iterdir()))


def test_a_wrong_password_and_a_folder_that_is_not_there(imap: tuple[Server, Path]) -> None:
    server, _ = imap
    with pytest.raises(NotLetIn):
        list(fetch(dataclasses.replace(server, password="wrong"), Mark()))
    for folder in ("Nowhere", 'IN"BOX', "Вход"):
        with pytest.raises(NoSuchFolder):
            list(fetch(server, Mark(), folder))

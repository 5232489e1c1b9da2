"""`gravamen officers`, on the server itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from gravamen.cli import main


@pytest.fixture
def officers(house: Any) -> Callable[..., int]:
    def run(*words: str) -> int:
        where = ("--home", str(house.folder), "--key-file", str(house.folder.parent / "key"))
        return main(["officers", *words, *where])

    return run


def test_the_first_administrator_is_made_on_the_server(
    officers: Callable[..., int], browser: Callable[[], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert officers("add", "one@example.org", "--name", "Officer One", "--role", "administrator") == 0
    address = capsys.readouterr().out.splitlines()[-1]
    assert browser().get(urlsplit(address).path).status_code == 200
    officers("list")
    assert "administrator" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "no address", "--name", "A"), "is no e-mail address"),
        (("add", "one@example.org"), "has no name"),
        (("link", "nobody@example.org"), "no account for nobody@example.org"),
        (("close",), "needs an e-mail address"),
    ],
    ids=["no address", "no name", "nobody", "none named"],
)
def test_what_cannot_be_done_is_one_line(
    officers: Callable[..., int], capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert officers(*words) == 1
    said_there = capsys.readouterr().err
    assert said in said_there
    assert said_there.count("\n") == 1

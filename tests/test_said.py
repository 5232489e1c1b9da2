"""Sentences that know what they were made of."""

from __future__ import annotations

import datetime

import pytest

from gravamen.said import Said, again, joined, kept, said

RATIFIED = said("{name} is ratified", name=joined("", ("Convention No. 87",)))


def test_it_is_its_english() -> None:
    assert said("the State left on {date}", date=datetime.date(2023, 2, 8)) == "the State left on 2023-02-08"
    assert joined("; ", ("one", RATIFIED)) == "one; Convention No. 87 is ratified"


@pytest.mark.parametrize(
    "text",
    [
        "a text of nobody's",
        said("“{name}” is no name.", name="x {y}"),
        said("counted {why}", why=said("from the detention ({rule})", rule=RATIFIED)),
        joined("; ", ("article 72", said("{count} organizations were hit", count=3))),
    ],
    ids=["plain", "braces in a value", "within another", "of parts"],
)
def test_what_is_stored_comes_back(text: str) -> None:
    back = again(kept(text))
    assert back == text
    assert isinstance(back, Said) == isinstance(text, Said)
    if isinstance(text, Said) and isinstance(back, Said):
        assert (back.form, back.between) == (text.form, text.between)
        assert back.parts == text.parts

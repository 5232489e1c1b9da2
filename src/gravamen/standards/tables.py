"""Reading the data files of this room: tables of facts, each file read once.

In: a file's name. Out: its rows as they stand; what they mean is for whoever reads them.
"""

from __future__ import annotations

import csv
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

ROOM = "gravamen.standards"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file, without the lines of its head that begin with “#”."""
    lines = (resources.files(ROOM) / name).read_text("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line and not line.startswith("#")))


@cache
def tables(name: str) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(resources.files(ROOM).joinpath(*name.split("/")).read_text("utf-8"))


def starts_a_word(beginning: str, text: str) -> bool:
    """Whether a word of the text begins so, whatever its case. `beginning` is in small letters, as files have it."""
    return re.search(rf"(?<!\w){re.escape(beginning)}", text.casefold()) is not None

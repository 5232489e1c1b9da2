"""The data files of this folder, read once: in: a file's name; out: its tables or rows, without the comments."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_ROOM = resources.files("gravamen.names.organisations")


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """The tables of a TOML file."""
    return tomllib.loads((_ROOM / name).read_text("utf-8"))


@cache
def country_rows() -> tuple[dict[str, str], ...]:
    """The rows of `countries.csv`."""
    lines = (_ROOM / "countries.csv").read_text("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line and not line.startswith("#")))

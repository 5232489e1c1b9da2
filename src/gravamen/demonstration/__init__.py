"""The demonstration case: Belarus, August 2020 to February 2021, retold in our own words from a public letter.

In: nothing. Out: reports as affiliates would have sent them, a recorded review, and who writes to whom. The facts are those
of IndustriALL Global Union's letter to the Director-General of the ILO of 1 March 2021; no person is named whom it does
not name.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

_HERE = "gravamen.demonstration"


def case() -> dict[str, Any]:
    """What came, when, from whom, and who writes to whom."""
    return tomllib.loads((resources.files(_HERE) / "case.toml").read_text("utf-8"))


def report(name: str) -> bytes:
    """A report's bytes, by its file name."""
    return (resources.files(_HERE) / "reports" / name).read_bytes()


def review() -> str:
    """The recorded review (TOML)."""
    return (resources.files(_HERE) / "review.toml").read_text("utf-8")


def wordings() -> str:
    """The case's phrases in French and Spanish (TOML)."""
    return (resources.files(_HERE) / "wordings.toml").read_text("utf-8")

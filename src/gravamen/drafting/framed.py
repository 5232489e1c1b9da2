"""The words around a document, in any language in which one can be written.

In: a language's code. Out: `Framed`: what stands on each page, and a day in words. A language with a grammar brings them itself
(`tongues`); for the others they stand in `framed.toml`: in those a message is written whose sentences are fixed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Protocol

from gravamen.drafting.tongues import LANGUAGES, NoTongue, tongue

FROM_THE_RIGHT = ("ar",)  # languages of those here that are written from right to left


class Framed(Protocol):
    """What a rendering asks of a language."""

    @property
    def code(self) -> str: ...  # BCP 47

    def phrase(self, key: str, count: int | None = None, /, **given: str) -> str: ...

    def day(self, when: date) -> str: ...


@dataclass(frozen=True, slots=True)
class _Words:
    code: str

    def phrase(self, key: str, count: int | None = None, /, **given: str) -> str:
        """A phrase of the frame: "form.page"."""
        del count
        return str(_data()[self.code][key.removeprefix("form.")]).format(**given)

    def day(self, when: date) -> str:
        said = _data()[self.code]
        return str(said["day"]).format(day=when.day, month=said["months"][when.month - 1], year=when.year)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.drafting") / "framed.toml").read_text("utf-8"))


def framed_languages() -> tuple[str, ...]:
    """All languages in which a document with fixed sentences can be written, those with a grammar first."""
    return (*LANGUAGES, *_data())


def framed(language: str) -> Framed:
    """The words around a document in a language.

    Raises:
        NoTongue: nothing can be written in it.
    """
    code = language.partition("-")[0].lower()
    if code in LANGUAGES:
        return tongue(code)
    if code not in _data():
        raise NoTongue(f"Nothing can be drafted in “{language}”.", f"Take one of: {', '.join(framed_languages())}.")
    return _Words(code)

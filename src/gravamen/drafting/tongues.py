"""What a language must bring for a letter to be written in it; the languages that are there.

In: a language's code. Out: a `Tongue`: how it names and tells, its dates, lists and numbers, and its fixed words. The words are
data in the language's folder: `phrases.toml`, `demands.toml`, `themes.toml`, `frames.toml`. What a rendering prints of its own
("Annex", "Page") comes from there too.
"""

from __future__ import annotations

import re
import tomllib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module, resources
from typing import Any, Protocol

from gravamen.drafting.facts import Act, Brief, Circumstance, Organisation, Party, Person
from gravamen.drafting.stories import Told
from gravamen.edtf import Edtf
from gravamen.errors import GravamenError

LANGUAGES = {"en": "english", "fr": "french", "es": "spanish"}


class NoTongue(GravamenError):
    """A language in which nothing can be drafted."""


class Namer(Protocol):
    """Names those of whom one letter tells: in full at first, short afterwards."""

    introduced: set[str]  # ids

    def listing(self, parties: Sequence[Party]) -> str: ...

    def again(self, parties: Sequence[Party]) -> str: ...

    def slots(self, name: str, parties: Sequence[Party], beside: str = "") -> dict[str, str]:
        """Parties that the letter has told of already, and a phrase after them, with their prepositions, as `Tongue.slots`."""
        ...


class Telling(Protocol):
    """Tells the acts and circumstances of one letter."""

    @property
    def naming(self) -> Namer: ...

    def tell(self, acts: Sequence[Act], circumstances: Iterable[Circumstance] = ()) -> list[list[Told]]: ...

    def circumstance(self, one: Circumstance) -> Told: ...


class Tongue(ABC):
    """A language, as drafting uses it. One instance serves all letters."""

    code: str  # BCP 47

    @abstractmethod
    def naming(self, brief: Brief) -> Namer:
        """A namer that has named nobody yet."""

    @abstractmethod
    def teller(self, brief: Brief) -> Telling: ...

    @abstractmethod
    def noun(self, act: Act) -> str:
        """The act's type as a noun, for tables: "search"."""

    @abstractmethod
    def role(self, person: Person, brief: Brief) -> str:
        """What a person is, with the organisation by its short name; "" where it is not known."""

    @abstractmethod
    def day(self, when: date) -> str: ...

    @abstractmethod
    def on(self, when: Edtf) -> str:
        """A date as an adverbial: "on 16 February 2021"."""

    @abstractmethod
    def day_of_year(self, month: int, day: int) -> str:
        """A day whose year is not told, as it stands in a table: "26 May"."""

    @abstractmethod
    def on_day_of_year(self, month: int, day: int) -> str:
        """The same as an adverbial: "on 26 May"."""

    @abstractmethod
    def plain_date(self, when: Edtf) -> str:
        """A date as it stands in a table."""

    @abstractmethod
    def number(self, count: int) -> str: ...

    @abstractmethod
    def listing(self, items: Sequence[str]) -> str: ...

    @abstractmethod
    def sentence(self, words: str) -> str: ...

    @abstractmethod
    def lowered(self, phrase: str) -> str:
        """A phrase as it stands within a sentence."""

    @abstractmethod
    def quoted(self, quote: str) -> str:
        """A source's words between the language's quotation marks."""

    @abstractmethod
    def country(self, code: str) -> str:
        """A country as it stands in a sentence: "the Philippines"."""

    @abstractmethod
    def slots(self, name: str, phrase: str) -> dict[str, str]:
        """A phrase with its prepositions, for `phrase`: {"names": …, "of names": …, "to names": …}."""

    def places(self, code: str) -> dict[str, str]:
        """A country for `phrase`: "country", "in country", "of country"."""
        name = self.country(code)
        return {**self.slots("country", name), "bare country": name.removeprefix("the ")}

    def phrase(self, key: str, count: int | None = None, /, **given: str) -> str:
        """A fixed phrase ("letter.subject") with its slots filled; `count` chooses between one and many."""
        return self.filled(key, given, count)

    def filled(self, key: str, given: Mapping[str, str], count: int | None = None) -> str:
        """The same with slots whose names have blanks ("in country")."""
        found = self._found(key)
        if isinstance(found, dict):
            found = found["one" if count == 1 else "many"]
        return self.form(str(found), given)

    def form(self, template: str, given: Mapping[str, str]) -> str:
        """A template with its slots filled."""
        return re.sub(r"\{([^{}]+)\}", lambda slot: given[slot[1]], template)

    def phrase_of(self, key: str) -> str:
        """A fixed phrase with its slots open."""
        return str(self._found(key))

    def said(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return self._found(key) is not None

    def _found(self, key: str) -> Any:
        section, _, name = key.partition(".")
        return self.data("phrases").get(section, self.data("documents").get(section, {})).get(name)

    def entitled(self, phrase: str) -> str:
        """A phrase as it stands in a table by itself: without an article before it."""
        return phrase

    @abstractmethod
    def called(self, one: Organisation, brief: Brief) -> str:
        """An organisation in full, with its article and acronym."""

    def data(self, name: str) -> dict[str, Any]:
        """The language's file `name`.toml."""
        return data_of(LANGUAGES[self.code], name)

    def understood(self, field: str, phrase: str, act: Act | None, brief: Brief, *, woman: bool = False) -> str | None:
        """A phrase of another language in this one, where the grammar knows how; None where a person must word it."""
        del field, phrase, act, brief, woman
        return None


@cache
def data_of(folder: str, name: str) -> dict[str, Any]:
    """A TOML file of a language's folder."""
    return tomllib.loads((resources.files("gravamen.drafting") / folder / f"{name}.toml").read_text("utf-8"))


@cache
def tongue(language: str) -> Tongue:
    """The language of a code, whatever its region ("fr-CH").

    Raises:
        NoTongue: nothing can be drafted in it.
    """
    code = language.partition("-")[0].lower()
    if code not in LANGUAGES:
        raise NoTongue(f"Nothing can be drafted in “{language}”.", f"Take one of: {', '.join(LANGUAGES)}.")
    found: Tongue = import_module(f"gravamen.drafting.{LANGUAGES[code]}.tongue").TONGUE
    return found

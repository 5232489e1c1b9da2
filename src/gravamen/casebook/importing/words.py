"""Words of a cell as terms of the record: "арест", "licenciement" and "Arrest or detention" name types of acts.

In: a cell's text. Out: a term, or None where a person must say what it means. The words stand in `meanings.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

from gravamen.terms import ActType, Certainty

CHOICES: dict[str, tuple[str, ...]] = {
    "type": tuple(ActType),
    "certainty": tuple(Certainty),
    "sex": ("female", "male"),
}


def plain(text: str) -> str:
    """Words without the case of letters, accents and signs: "Date d’arrêt:" is "date d arret"."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def meaning(field: str, text: str, said: Mapping[str, Mapping[str, str]]) -> str | None:
    """The term that a cell of a field with fixed terms means; what a person `said` goes first. None: nobody knows."""
    words = plain(text)
    if (told := said.get(field, {}).get(words)) in CHOICES[field]:
        return told
    return _known()[field].get(words)


@cache
def _known() -> dict[str, dict[str, str]]:
    table = tomllib.loads((resources.files("gravamen.casebook.importing") / "meanings.toml").read_text("utf-8"))
    known: dict[str, dict[str, str]] = {}
    for field, terms in CHOICES.items():
        known[field] = {plain(term): str(term) for term in terms}
        for term, phrases in table.get(field, {}).items():
            known[field].update((plain(phrase), term) for phrase in phrases)
    return known

"""Checks a pack: its tables and keys against `packs/schema.toml`, its words and rules, and its own examples read with it.

In: a folder with pack.toml, lexicon.toml, acts.toml and, if it has them, turns.toml and examples.toml. Out: what is wrong, each
with the file and where in it, in words for whoever mends it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from gravamen.reading.annotation import as_annotation
from gravamen.reading.pack import PackError, Word, pack, packs_folder
from gravamen.reading.reader import read
from gravamen.reading.turns import NO_ACT
from gravamen.terms import ActType, Certainty
from gravamen.text import Text

FILES = ("pack.toml", "lexicon.toml", "acts.toml")
_VICTIMS = ("object", "subject", "owner", "none")
_CLASSES = (
    "person",
    "group",
    "organisation",
    "state",
    "attacker",
    "employer",
    "place",
    "event",
    "thing",
    "law",
    "money",
    "abstract",
    "nothing",
    "unknown",
)
_SURE = (0.1, 1.0)
_COMPARED = ("date", "victims", "victim_count", "perpetrators", "place", "legal_basis", "penalty", "penalty_days", "certainty")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a pack: the file, where in it, and what to do."""

    file: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Description:
    """What a pack says of itself, and how much it knows."""

    name: str
    grammar: str
    words: int  # forms, the inflected ones counted
    rules: int
    examples: int
    place: str  # "" where it is shipped, else the folder


def described(language: str) -> Description:
    """A pack that can be made ready, in figures.

    Raises:
        PackError: it cannot.
    """
    words = pack(language)
    folder = packs_folder(language)
    head = tomllib.loads((folder / "pack.toml").read_text("utf-8")) if folder is not None else {}
    rules = tomllib.loads((folder / "acts.toml").read_text("utf-8"))["act"] if folder is not None else []
    shipped = str(folder).startswith(str(resources.files("gravamen.reading")))
    count = len(examples(folder)) if folder is not None else 0
    return Description(
        str(head.get("name", language)), words.grammar, len(words.words), len(rules), count, "" if shipped else str(folder)
    )


@cache
def _schema() -> dict[str, Any]:
    return tomllib.loads((resources.files("gravamen.reading") / "packs" / "schema.toml").read_text("utf-8"))


def check(language: str) -> list[Problem]:
    """All that is wrong with the pack of a language, form first, then rules, then examples; empty where it is sound."""
    folder = packs_folder(language)
    if folder is None:
        return [Problem(language, "the folder", "there is none with a pack.toml in it.")]
    files: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for name in FILES:
        try:
            files[name] = tomllib.loads((folder / name).read_text("utf-8"))
        except FileNotFoundError:
            problems.append(Problem(name, "the file", "is missing."))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(name, "the file", f"cannot be read: {error}."))
    if problems:
        return problems
    grammar = str(files["pack.toml"].get("grammar", "analytic"))
    if grammar not in _schema():
        return [Problem("pack.toml", "grammar", f"“{grammar}” is none; take analytic, inflected or agglutinative.")]
    problems += _form(files, _schema()[grammar])
    problems += _rules(files["acts.toml"], analytic=grammar == "analytic")
    problems += _turns(folder)
    if problems:
        return problems
    try:
        pack(language)
    except (PackError, KeyError, ValueError) as error:
        return [Problem("the pack", "as a whole", f"cannot be made ready: {error}")]
    return list(_examples(folder, language))


def _form(files: dict[str, dict[str, Any]], schema: dict[str, Any]) -> Iterator[Problem]:
    for name in ("pack", "lexicon"):
        file = f"{name}.toml"
        tables = dict(schema[name])
        found = dict(files[file])
        head = {key: found.pop(key) for key in list(found) if not isinstance(found[key], dict)}
        if name == "pack":
            yield from _table(file, "the head", head, tables.pop("head"))
        for table, keys in tables.items():
            optional = all(str(kind).endswith("?") for kind in keys.values())
            if table not in found and not optional:
                yield Problem(file, f"[{table}]", "the table is missing.")
            elif table in found:
                yield from _table(file, f"[{table}]", found[table], keys)
        for table in found.keys() - tables.keys():
            yield Problem(file, f"[{table}]", f"no such table is known{_meant(table, tables)}.")


def _table(file: str, where: str, found: dict[str, Any], keys: dict[str, str]) -> Iterator[Problem]:
    anything = keys.get("*")
    for key, value in found.items():
        kind = keys.get(key, anything)
        if kind is None:
            yield Problem(file, f"{where} {key}", f"no such key is known{_meant(key, keys)}.")
            continue
        wrong = _kind(value, kind.rstrip("?"))
        if wrong:
            yield Problem(file, f"{where} {key}", wrong)
    for key, kind in keys.items():
        if key != "*" and key not in found and not kind.endswith("?"):
            yield Problem(file, f"{where} {key}", "is missing; give it, with “” where the language has nothing of the kind.")


def _kind(value: Any, kind: str) -> str:
    """What is wrong with a value; "" where it is of its kind."""
    if kind in ("words", "phrases", "rows", "text"):
        if not isinstance(value, str):
            return "must be a text in quotation marks."
        if kind == "words":
            seen: set[str] = set()
            for word in value.split():
                if word in seen:
                    return f"“{word}” stands twice."
                seen.add(word)
        if kind == "phrases" and any(not part.strip() for part in value.split("|")) and value.strip():
            return "a phrase between two “|” is empty."
        return ""
    if kind == "any":
        return ""
    wanted = {"list": list, "table": dict, "number": (int, float), "yes or no": bool}[kind]
    if not isinstance(value, wanted) or (kind == "number" and isinstance(value, bool)):  # type: ignore[arg-type]
        return f"must be a {kind}." if kind != "yes or no" else "must be true or false."
    return ""


def _meant(key: str, known: Any) -> str:
    near = difflib.get_close_matches(key, [str(one) for one in known], n=1)
    return f"; is “{near[0]}” meant?" if near else ""


def _rules(acts: dict[str, Any], *, analytic: bool) -> Iterator[Problem]:
    file = "acts.toml"
    seen: set[str] = set()
    for number, row in enumerate(acts.get("act", ()), 1):
        name = str(row.get("id") or f"rule {number}")
        where = f"rule “{name}”"
        yield from _table(file, where, row, _schema()["act"])
        if name in seen:
            yield Problem(file, where, "another rule has this id.")
        seen.add(name)
        if row.get("type") not in list(ActType):
            yield Problem(file, where, f"“{row.get('type')}” is no type of act{_meant(str(row.get('type')), list(ActType))}.")
        if not row.get("verbs") and not row.get("nouns"):
            yield Problem(file, where, "has neither verbs nor nouns: nothing sets it off.")
        for key in ("object", "subject", "never_by"):
            for one in str(row.get(key, "")).split():
                if one not in _CLASSES and not hasattr(Word, one.upper()):
                    yield Problem(file, where, f"{key}: “{one}” is no class{_meant(one, _CLASSES)}.")
        if analytic and row.get("victim", "object") not in _VICTIMS:
            yield Problem(file, where, f"victim: take one of {', '.join(_VICTIMS)}.")
        if "certainty" in row and row["certainty"] not in list(Certainty):
            yield Problem(file, where, f"certainty: take one of {', '.join(Certainty)}.")
        sure = row.get("sure", 0.7)
        if isinstance(sure, (int, float)) and not _SURE[0] <= sure <= _SURE[1]:
            yield Problem(file, where, "sure: how often such a match is an act, from 0.1 to 1.")


def _turns(folder: Traversable) -> Iterator[Problem]:
    """What is wrong in the turns of phrase of a pack, if it has them."""
    file = "turns.toml"
    if not (folder / file).is_file():
        return
    try:
        table = tomllib.loads((folder / file).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield Problem(file, "the file", f"cannot be read: {error}.")
        return
    for name, value in table.items():
        if name not in (*ActType, NO_ACT):
            yield Problem(file, name, f"no such type of act is known{_meant(name, (*ActType, NO_ACT))}.")
        elif wrong := _kind(value, "phrases"):
            yield Problem(file, name, wrong)


def examples(folder: Traversable) -> list[dict[str, Any]]:
    """The examples of a pack: a text each, and the acts that must be read in it."""
    path = folder / "examples.toml"
    if not path.is_file():
        return []
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("example", [])
    return rows


def _examples(folder: Traversable, language: str) -> Iterator[Problem]:
    try:
        rows = examples(folder)
    except tomllib.TOMLDecodeError as error:
        yield Problem("examples.toml", "the file", f"cannot be read: {error}.")
        return
    for row in rows:
        text = str(row.get("text", ""))
        where = f"“{text if len(text) <= 60 else text[:59] + '…'}”"
        found = as_annotation(Text.plain(text), read(Text.plain(text), language=language), nominative=True)["acts"]
        wanted = row.get("acts", [])
        types = [act["type"] for act in found]
        if types != [act.get("type") for act in wanted]:
            told = ", ".join(types) or "no act"
            yield Problem("examples.toml", where, f"{told} is read, not {', '.join(act['type'] for act in wanted) or 'none'}.")
            continue
        for act, want in zip(found, wanted, strict=True):
            for key in want.keys() & set(_COMPARED):
                if act[key] != want[key]:
                    yield Problem("examples.toml", where, f"{want['type']}: {key} is read as {act[key]!r}, not {want[key]!r}.")

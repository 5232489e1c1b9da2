"""A sentence with what stands in it, so that a page can say it in another language.

In: an English sentence with names in braces, and values. Out: the English, as text, which remembers of what it was made. The
sentence itself is the key to its translations: it stands nowhere a second time. `tools/messages` gathers all calls of `said`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


class Said(str):
    """English text that knows its form ("the State has not ratified {name}") and its values.

    A value may be Said itself. A text made of parts ("…; …") has no form, and its parts.
    """

    form: str
    values: Mapping[str, object]
    parts: tuple[str, ...]
    between: str

    def __new__(
        cls, text: str, form: str = "", values: Mapping[str, object] | None = None, parts: Iterable[str] = (), between: str = ""
    ) -> Said:
        made = super().__new__(cls, text)
        made.form, made.values, made.parts, made.between = form, values or {}, tuple(parts), between
        return made


def said(form: str, **values: object) -> Said:
    """The sentence with its values. What is no sentence of ours (a name, a date) is a value."""
    return Said(form.format(**values), form, values)


def joined(between: str, parts: Iterable[str]) -> Said:
    """Several, one after the other."""
    told = tuple(parts)
    return Said(between.join(told), parts=told, between=between)


def kept(text: str) -> str:
    """A text to be stored, so that `again` makes of it what it was: Said as JSON, anything else as it is."""
    return json.dumps(_plain(text), ensure_ascii=False) if isinstance(text, Said) else text


def again(stored: str) -> str:
    """What `kept` stored."""
    if not stored.startswith('{"said":'):
        return stored
    made: str = _made(json.loads(stored))
    return made


def _plain(value: object) -> object:
    if isinstance(value, Said) and value.form:
        return {"said": value.form, "values": {name: _plain(one) for name, one in value.values.items()}}
    if isinstance(value, Said):
        return {"said": "", "parts": [_plain(one) for one in value.parts], "between": value.between}
    return value if isinstance(value, int) else str(value)


def _made(found: Any) -> Any:
    if not isinstance(found, dict):
        return found
    if found["said"]:
        return said(found["said"], **{name: _made(one) for name, one in found["values"].items()})
    return joined(found["between"], (_made(one) for one in found["parts"]))

"""The legal form in an organisation's name: "ООО", "GmbH", "Joint Stock Company", in any spelling.

In: the words of a name. Out: the key of the form in `legal_forms.toml`, and the words that are left. Points, blanks and
brackets do not count: "S.A.", "S. A." and "(SA)" are one. The facts are read at the first question.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gravamen.names.letters import plain
from gravamen.names.organisations.knowledge import table

_LONGEST = 8  # words of a form: "Společnost s ručením omezeným", letter by letter "s a p i d e c v"


def legal_form(words: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The key of a name's legal form, None where it has none, and the words without it; a name is never all form.

    Where a form stands at both ends ("ООО … Limited"), the last one is told and both are taken off.
    """
    at_start, at_end = _forms()
    left = tuple(words)
    key: str | None = None
    for count in range(min(_LONGEST, len(left) - 1), 0, -1):
        found = at_end.get(_run(left[-count:]))
        if found:
            key, left = found, left[:-count]
            break
    for count in range(min(_LONGEST, len(left) - 1), 0, -1):
        found = at_start.get(_run(left[:count]))
        if found:
            key, left = key or found, left[count:]
            break
    return key, left


def family(key: str) -> str:
    """The family of a form: limited, joint stock, partnership, sole, cooperative, state, nonprofit or any."""
    return str(table("legal_forms.toml")[key]["family"])


def _run(words: Sequence[str]) -> str:
    """Words in one run of bare letters; "&" counts as nothing."""
    return "".join(plain(word) for word in words)


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Forms that may open a name and forms that may end it, as runs of letters -> key."""
    at_start: dict[str, str] = {}
    at_end: dict[str, str] = {}
    for key, facts in table("legal_forms.toml").items():
        for form in facts["forms"]:
            run = _run(form.split())
            if facts["where"] in ("start", "both"):
                at_start.setdefault(run, key)
            if facts["where"] in ("end", "both"):
                at_end.setdefault(run, key)
    return at_start, at_end

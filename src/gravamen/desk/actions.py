"""What was done to the record, in the reader's language: the actions of the chain and what they were done to.

In: an entry's action and subject as the services write them. Out: words for a page.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gravamen.desk import words

_ACTIONS: dict[str, Any] = {
    "split proposal": _("Made two proposals"),
    "reopen": _("Opened again"),
    "profile": _("Letterhead changed"),
    "rename case": _("Case renamed"),
    "export": _("Taken out"),
    "import": _("Imported"),
    "fill in": _("Proposals completed"),
    "draft": _("Letter drafted"),
    "edit letter": _("Letter edited"),
    "drop letter": _("Letter given up"),
    "approve": _("Letter approved"),
    "send": _("Letter sent"),
    "settle": _("Sending settled"),
    "post office": _("Mail server named"),
    "word": _("Worded in another language"),
    "consent": _("Consent noted"),
    "withdraw consent": _("Consent withdrawn"),
}
_PHRASES = re.compile(r"(\d+) phrases?")
_ENTRY = re.compile(r"entry (\d+): (.*)", re.DOTALL)


def action(term: str) -> str:
    said = _ACTIONS.get(term)
    return str(said) if said is not None else words.label(term)


def subject(done: str, to: str) -> str:
    """ "#43 → 5" for what the chain calls "#43 into 5": signs where they say it in every language."""
    if done in ("merge", "unite"):
        return to.replace(" into ", " → ", 1)
    if done == "set apart":
        return to.replace(" from ", " ≠ ", 1)
    if done == "add circumstance":
        return to.removeprefix("from ")
    if done == "word" and (found := _PHRASES.fullmatch(to)):
        count = int(found[1])
        return ngettext("%(count)d phrase", "%(count)d phrases", count) % {"count": count}
    if done == "undo" and (found := _ENTRY.fullmatch(to)):
        return _undone(found[1], found[2])
    return to


def _undone(number: str, rest: str) -> str:
    """What was taken back: the entry's number, its action and subject."""
    known = {*_ACTIONS, *(one for one in words.terms() if rest.startswith(f"{one} "))}
    for name in sorted(known, key=len, reverse=True):
        if rest.startswith(f"{name} "):
            return f"{number}: {action(name)} {subject(name, rest[len(name) + 1 :])}"
    return f"{number}: {rest}"

"""Sentences of the core in the reader's language.

In: what `gravamen.said` made, an error, a text of the files of standards and of the agenda. Out: words for a page. The English
is the key to its translations: `tools/messages` gathers it where it stands.
"""

from __future__ import annotations

import datetime
import re

from django.utils.translation import gettext

from gravamen.desk import words
from gravamen.edtf import Edtf
from gravamen.errors import GravamenError
from gravamen.said import Said, again

_TERMS = {
    "type",
    "field",
    "kind",
    "state",
    "status",
    "noun",
    "role",
    "least",
    "action",
    "verbose_name",
}  # values that are terms
_COMMAND = re.compile(r": gravamen .*$")  # what helps at a terminal does not at the desk


def sentence(text: str) -> str:
    """A text of the core. Names within it do not turn the sentence around them."""
    text = again(text)
    if isinstance(text, Said):
        if text.form:
            return gettext(text.form).format(**{name: _value(name, value) for name, value in text.values.items()})
        return text.between.join(sentence(part) for part in text.parts)
    return gettext(text) if text else ""


def error(found: GravamenError) -> str:
    """What is wrong, and what to do about it."""
    return f"{sentence(found.what)} {remedy(found.remedy)}".strip()


def remedy(text: str) -> str:
    """What to do about an error, without the command that does it."""
    return "" if not isinstance(again(text), Said) and "gravamen " in text else _COMMAND.sub(".", sentence(text))


def _value(name: str, value: object) -> str:
    if isinstance(value, Said):
        return words.article(sentence(value))
    if isinstance(value, (Edtf, datetime.date)) or name == "date":
        return words.date(str(value))
    if name in _TERMS:
        return words.within(words.label(str(value)))
    return str(value) if isinstance(value, (int, float)) else words.isolated(str(value))

"""What the pages say, in each language: nothing left out, and what users' machines read is what translators wrote."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest

import gravamen.desk

LOCALE = Path(gravamen.desk.__file__).parent / "locale"
LANGUAGES = ("fr", "es", "ru", "ar")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def entries(language: str) -> list[tuple[str, str, list[str]]]:
    """Each entry's context, text and translations."""
    found = []
    for block in (LOCALE / language / "LC_MESSAGES/django.po").read_text("utf-8").split("\n\n"):
        said: dict[str, str] = {}
        at = ""
        for line in block.splitlines():
            head = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
            if head:
                at = head[1]
                said[at] = ast.literal_eval(head[2])
            elif line.startswith('"'):
                said[at] += ast.literal_eval(line)
        if said.get("msgid"):
            found.append((said.get("msgctxt", ""), said["msgid"], [text for name, text in said.items() if "msgstr" in name]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_all_that_is_filled_in(language: str) -> None:
    read = entries(language)
    assert len(read) > 1000
    for _, text, translations in read:
        assert all(translations), text
        wanted = set(PLACEHOLDER.findall(text))
        assert all(set(PLACEHOLDER.findall(one)) <= wanted | {"%(count)d", "%(count)s"} for one in translations), text
        assert wanted <= set(PLACEHOLDER.findall(translations[-1])), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_machines_read_is_what_translators_wrote(language: str) -> None:
    folder = LOCALE / language / "LC_MESSAGES"
    compiled = gettext.GNUTranslations((folder / "django.mo").open("rb"))
    for context, text, translations in entries(language):
        if len(translations) == 1:
            assert (compiled.pgettext(context, text) if context else compiled.gettext(text)) == translations[0]


def test_the_languages_say_the_same_texts() -> None:
    first, *others = ({(context, text) for context, text, _ in entries(language)} for language in LANGUAGES)
    assert all(one == first for one in others)

"""What the checks find, said on pages."""

from __future__ import annotations

import django
import pytest

from gravamen.desk import findings
from gravamen.drafting import checks
from gravamen.drafting.checks import Finding


@pytest.fixture(autouse=True)
def _translations() -> None:
    django.setup()


def test_pages_say_what_the_checks_say() -> None:
    assert {code: str(text) for code, text in findings.TEXTS.items()} == checks.codes()


def test_titles_are_of_what_is_found() -> None:
    assert set(findings.TITLES) <= set(checks.codes())


def test_findings_of_one_kind_stand_together_and_lead_somewhere() -> None:
    found = [
        Finding("no_date", "A1", (("act", "A1 (search)"),)),
        Finding("no_email"),
        Finding("no_date", "A2", (("act", "A2 (seizure)"),)),
        Finding("no_source", "own:1", (("sentence", "They fear."),)),
    ]
    groups = findings.grouped(found)
    assert [(one.code, len(one.findings)) for one in groups] == [("no_date", 2), ("no_email", 1), ("no_source", 1)]
    assert [one.act for one in groups[0].findings] == [1, 2]
    assert groups[2].findings[0].key == "own:1"
    assert groups[0].findings[0].text == "A1 (search) has no date."

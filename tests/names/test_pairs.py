"""Pairs of names as lines of JSON."""

from __future__ import annotations

import json

import pytest

from gravamen.names.pairs import BadPair, scores

GOOD = json.dumps(
    {"left": {"name": "Ihar Testavets", "lang": "en"}, "right": {"name": "Игорь Тестовец", "lang": "ru"}, "kind": "person"}
)


def test_a_score_a_line_in_their_order() -> None:
    other = json.dumps(
        {"left": {"name": "Ihar Testavets"}, "right": {"name": "José Muestra", "born": "1970"}, "kind": "person"}
    )
    first, second = scores([GOOD + "\n", "\n", other])
    assert first > 0.5 > second


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Line 2"),
        ("[]", "Line 2"),
        ('{"left": {"name": "A"}}', "right is missing"),
        ('{"left": {"name": 5}, "right": {"name": "B"}}', "no text"),
        ('{"left": {"name": "A"}, "right": {"name": "B"}, "kind": "ship"}', "ship"),
        ('{"left": "A", "right": "B"}', "Line 2"),
        (f"{GOOD}, {GOOD}", "Line 2"),
        ("[" * 100_000, "Line 2"),
    ],
    ids=["no JSON", "a list", "one side", "a number", "a ship", "bare names", "two pairs", "too deep"],
)
def test_a_line_that_is_no_pair_is_told(line: str, said: str) -> None:
    with pytest.raises(BadPair, match=said):
        list(scores([GOOD, line]))

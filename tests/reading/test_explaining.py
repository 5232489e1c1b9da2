"""Reasons to look at: stretches hold every character of a passage once, and the page fetches nothing."""

from __future__ import annotations

import re

from gravamen.reading import read
from gravamen.reading.explaining import PARTS, page, stretches
from gravamen.text import Text

TEXT = Text.plain(
    "On 3 May 2020 the police raided the office of the Generated Union (GU) in Minsk and seized laptops <b>.\n\n"
    "A court sentenced Petr Generated to 15 days of administrative arrest under Article 23 of the Code for joining a strike."
)


def test_stretches_are_the_passage_in_order() -> None:
    reading = read(TEXT, language="en")
    assert len(reading.acts) >= 3
    for act in reading.acts:
        found = stretches(act)
        assert "".join(TEXT.quote(one.passage) for one in found) == TEXT.quote(act.passage)
        assert {one.part for one in found} <= {"", *PARTS}
        trigger = [TEXT.quote(one.passage) for one in found if one.part == "trigger"]
        assert trigger == [TEXT.quote(act.reason.trigger)]


def test_the_page_holds_the_text_and_fetches_nothing() -> None:
    reading = read(TEXT, language="en")
    html = page(TEXT, reading, "a <report>.txt")
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "a &lt;report&gt;.txt" in html
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|<script""", html)
    for number, act in enumerate(reading.acts, 1):
        assert f'id="act-{number}"' in html
        assert act.reason.rule in html


def test_a_text_without_acts_has_a_page_too() -> None:
    text = Text.plain("Nothing happened.")
    assert "Nothing is proposed." in page(text, read(text, language="en"), "note")

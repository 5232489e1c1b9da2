"""HTML: what a reader of the page sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.intake.web import read_html, visible

from .making import RAID, RAID_RU

SEEN = [
    pytest.param("<p>one</p><p>two</p>", "one\n\ntwo", id="paragraphs"),
    pytest.param("one<br>two", "one\ntwo", id="a line break"),
    pytest.param("<ul><li>one<li>two</ul>", "- one\n- two", id="a list"),
    pytest.param("<p>a <b>bold</b>, <i>slanted</i> word</p>", "a bold, slanted word", id="words run on"),
    pytest.param("<p>one\n  line</p>", "one line", id="breaks in the source are none"),
    pytest.param("<pre>one\ntwo</pre>", "one\ntwo", id="but for kept ones"),
    pytest.param("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b\nc d", id="a table"),
    pytest.param("<h1>Raid</h1>words<div>more</div>end", "Raid\n\nwords\n\nmore\n\nend", id="blocks among words"),
    pytest.param("<head><title>t</title><style>s</style></head><body>words", "words", id="no head"),
    pytest.param("a<script>if (1 < 2) alert()</script>b", "ab", id="no script"),
    pytest.param("<nav>menu<p>more</p></nav>words", "words", id="no menu, and what stands after it"),
    pytest.param("a<!-- note -->b", "ab", id="no comment"),
    pytest.param("a<?php echo 1 ?>b", "ab", id="no instruction"),
    pytest.param("<p style='color:red; display: none'>unseen</p><p hidden>unseen</p><p>seen</p>", "seen", id="nothing hidden"),
    pytest.param("&lt;b&gt; caf&eacute; &#1103; &amp;&nbsp;co", "<b> café я & co", id="entities"),
    pytest.param('<?xml version="1.0" encoding="utf-8"?><html><body><p>words</p></body></html>', "words", id="XHTML"),
    pytest.param("<p>one<p>two</b></div>three", "one\n\ntwothree", id="broken markup"),
    pytest.param("words", "words", id="no markup"),
    pytest.param("", "", id="nothing"),
    pytest.param("<" * 50, "", id="nothing but brackets"),
]


@pytest.mark.parametrize(("markup", "characters"), SEEN)
def test_what_is_seen_is_read(markup: str, characters: str) -> None:
    seen = visible(markup)
    assert seen == characters or (not characters and not seen.strip("< \n"))


@pytest.mark.parametrize(
    ("page", "encoding", "found"),
    [
        pytest.param(f"<p>{RAID_RU}</p>", "utf-8", "utf-8", id="UTF-8"),
        pytest.param(f"<p>{RAID_RU}</p>", "cp1251", "cp1251", id="Windows, unsaid"),
        pytest.param(f"<meta charset=windows-1251><p>{RAID_RU}</p>", "cp1251", "windows-1251", id="Windows, said"),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>警察搜查了工会办公室</p>',
            "gb2312",
            "gb2312",
            id="Chinese, said in the old way",
        ),
        pytest.param(f'<meta charset="windows-1251"><p>{RAID_RU}</p>', "utf-8", "utf-8", id="said wrong"),
        pytest.param(f'<meta charset="no-such-table"><p>{RAID_RU}</p>', "cp1251", "cp1251", id="said what there is not"),
        pytest.param(f"<p>{RAID_RU}</p>", "utf-16", "utf-16", id="UTF-16"),
    ],
)
def test_a_page_is_read_in_its_table(page: str, encoding: str, found: str) -> None:
    text, table = read_html(page.encode(encoding), "a.html")
    assert table == found
    assert text.characters == page[page.index("<p>") + 3 : page.index("</p>")]


def test_nothing_is_fetched_or_unfolded(tmp_path: object) -> None:
    markup = (
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>a&e;b<iframe src="file:///etc/hostname"></iframe></p>'
    )
    assert "a" in visible(markup)
    assert len(visible(markup)) < 20


def test_deep_markup_does_no_harm() -> None:
    assert RAID in visible("<div>" * 20_000 + RAID)


words = st.text(alphabet=st.characters(categories=("L", "N")), min_size=1, max_size=20)


@given(st.lists(words, min_size=1, max_size=8))
def test_paragraphs_come_back_to_the_letter(paragraphs: list[str]) -> None:
    assert visible("".join(f"<p>{one}</p>" for one in paragraphs)) == "\n\n".join(paragraphs)

"""HTML: what a reader of the page sees, a block a line."""

from __future__ import annotations

from typing import Any

from gravamen.intake.encodings import decode
from gravamen.text import Text

_SKIPPED = {"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "object", "button", "select"}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "figure",
    "form",
    "dl",
    "address",
    "hr",
}
_LINES = {"br", "li", "tr", "dt", "dd", "figcaption", "caption"}


def read_html(content: bytes, name: str) -> tuple[Text, str]:
    """The visible text of a page. Nothing that the page refers to is fetched."""
    characters, encoding = decode(content, name)
    return Text.plain(visible(characters)), encoding


def visible(markup: str) -> str:
    """The words of HTML markup: blocks apart by a blank line, items and rows by a line break, list items with a dash."""
    from lxml import etree, html

    cleaned = "".join(letter for letter in markup if letter in "\n\t" or letter >= " ")
    try:
        root = html.document_fromstring(cleaned, parser=html.HTMLParser(no_network=True, recover=True, remove_comments=True))
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str] = []
    _walk(root, pieces)
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n")


def _walk(root: Any, pieces: list[str]) -> None:
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        skipped = tag in _SKIPPED or any(
            isinstance(above.tag, str) and above.tag in _SKIPPED for above in element.iterancestors()
        )
        if event == "start":
            if not skipped:
                if tag in _BLOCKS:
                    pieces.append("\n\n")
                elif tag in _LINES:
                    pieces.append("\n- " if tag == "li" else "\n")
                elif tag in ("td", "th"):
                    pieces.append("\t")
                if element.text:
                    pieces.append(element.text.replace("\n", " "))
        else:
            above = element.getparent()
            above_skipped = above is not None and (
                above.tag in _SKIPPED or any(isinstance(one.tag, str) and one.tag in _SKIPPED for one in above.iterancestors())
            )
            if tag in _BLOCKS and not skipped:
                pieces.append("\n\n")
            if element.tail and not above_skipped:
                pieces.append(element.tail.replace("\n", " "))

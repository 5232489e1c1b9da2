"""HTML: what a reader of the page sees, a block a line."""

from __future__ import annotations

import re
from typing import Any

from gravamen.intake.encodings import decode, plain_lines
from gravamen.text import Text

_SKIPPED = {"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "object", "button", "select"}
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "h1", "h2", "h3", "h4",
    "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "figure", "form", "dl", "address", "hr",
}  # fmt: skip
_LINES = {"br", "li", "tr", "dt", "dd", "figcaption", "caption"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_TAGS = re.compile(r"</?(?!(?:script|style|head|template|noscript)\b)[a-z][^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def read_html(content: bytes, name: str) -> tuple[Text, str]:
    """What a page shows, and the encoding it was in. Nothing that the page refers to is fetched.

    Raises:
        UnknownFormat: the bytes are no text.
    """
    characters, encoding = _decoded(content, name)
    return Text.plain(visible(characters)), encoding


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """By the table that the page names, where that fits; a page that is UTF-8 is that, whatever it says."""
    characters, encoding = decode(content, name)
    said = _CHARSET.search(content[:4096])
    if said is None or encoding.startswith("utf"):
        return characters, encoding
    try:
        return plain_lines(content.decode(said[1].decode("ascii"))), said[1].decode("ascii").lower()
    except (LookupError, ValueError):
        return characters, encoding


def visible(markup: str) -> str:
    """The words of HTML markup: blocks apart by a blank line, items and rows by a line break, list items with a dash."""
    cleaned = "".join(letter for letter in _DECLARATION.sub("", markup, count=1) if letter in "\n\t" or letter >= " ")
    root = _parsed(cleaned)
    if root is None:  # too deep for the parser: the words count more than the blocks
        root = _parsed(_TAGS.sub("\n", cleaned))
    if root is None:
        return ""
    pieces: list[str] = []
    _walk(root, pieces)
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n")


def _parsed(markup: str) -> Any | None:
    """The tree of a page; None where there is none, or where the parser gave up half way."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, recover=True, remove_comments=True, huge_tree=True)
    try:
        root = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, ValueError):  # there is nothing in it
        return None
    return None if any(one.level == etree.ErrorLevels.FATAL and "depth" in one.message for one in parser.error_log) else root


def _walk(root: Any, pieces: list[str]) -> None:
    from lxml import etree

    hidden = kept = 0  # how deep within what is not shown, and within what keeps its line breaks

    def say(words: str | None) -> None:
        if words and not hidden:
            pieces.append(words if kept else words.replace("\n", " "))

    for event, element in etree.iterwalk(root, events=("start", "end", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += _is_hidden(element, tag)
            kept += tag == "pre"
            if not hidden:
                if tag in _BLOCKS:
                    pieces.append("\n\n")
                elif tag in _LINES:
                    pieces.append("\n- " if tag == "li" else "\n")
                elif tag in ("td", "th"):
                    pieces.append("\t")
            say(element.text)
        else:
            if tag in _BLOCKS and not hidden:
                pieces.append("\n\n")
            hidden -= bool(tag) and _is_hidden(element, tag)
            kept -= tag == "pre"
            say(element.tail)


def _is_hidden(element: Any, tag: str) -> bool:
    return tag in _SKIPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None

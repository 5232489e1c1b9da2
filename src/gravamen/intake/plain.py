"""Plain text and Markdown: the characters as they stand in the file."""

from __future__ import annotations

from gravamen.intake.encodings import decode
from gravamen.text import Text


def read_plain(content: bytes, name: str) -> tuple[Text, str]:
    """The text and its encoding. Offsets are those of the decoded file with line ends as "\\n"."""
    characters, encoding = decode(content, name)
    return Text.plain(characters), encoding

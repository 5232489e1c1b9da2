"""Numbered notes under what a verb prints: a source said once, and referred to by its number.

In: notes, as they come. Out: their numbers; at the end the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


class Notes:
    """Notes in the order in which they were first needed."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, note: str) -> str:
        """ "[3]": the same for the same note."""
        return f"[{self._numbers.setdefault(note, len(self._numbers) + 1)}]"

    def show(self, console: Console, title: str) -> None:
        line(console, title, style="bold")
        for note, number in self._numbers.items():
            line(console, f"[{number}] {note}", 2)
        console.print()


def line(console: Console, text: str, indent: int = 0, style: str = "") -> None:
    """A line that keeps its indent where it is folded; brackets in it mean nothing to rich."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(text, style=style), (0, 0, 0, indent), expand=False))

"""Intake: bytes in, a Report out — the original unchanged, its text with a place for every character."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gravamen.intake.models import Limits, Report

Progress = Callable[[int, int], None]  # (pages done, pages in all)


def receive(content: bytes, name: str, *, limits: Limits | None = None, progress: Progress | None = None) -> Report:
    """Take a file in: see `gravamen.intake.receiving.receive`."""
    from gravamen.intake import receiving

    return receiving.receive(content, name, limits=limits, progress=progress)

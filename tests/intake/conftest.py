"""What the tests of intake share: a machine without Tesseract."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gravamen.intake import ocr


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No program is found: as on a machine without Tesseract."""
    monkeypatch.setenv("PATH", "")
    ocr.languages.cache_clear()
    yield
    ocr.languages.cache_clear()

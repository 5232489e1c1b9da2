"""`gravamen appeal` on the public letter of 1 March 2021 in four formats: all its facts, nobody invented.

The samples lie beside the repository and are no part of it; where they are absent, these tests are skipped.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Command
from .test_appeal import letter

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
UNIONISTS = ("Pavarau", "Babrou", "Hovar", "Maley", "Komlik-Yamatin", "Zavadsky")
FACTS = ("25 days", "Article 342", "cartridge", "up to three years", "Minsk Motor Plant", "Brest", "seized", "refused to re")


@pytest.mark.parametrize("name", ["letter.pdf", "letter-scanned.pdf", "letter.docx", "letter.eml"])
def test_the_facts_of_the_public_letter(gravamen: Command, tmp_path: Path, name: str) -> None:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the samples are not beside the repository")
    if "scanned" in name and shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed")
    said = gravamen("appeal", path, "--country", "BY", "-o", tmp_path / "out", "--date", "2021-03-01")
    assert said.status == 0, said.err
    text = letter(tmp_path / "out")
    for words in (*UNIONISTS, *FACTS):
        assert words in text, words

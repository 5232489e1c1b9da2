"""`gravamen draft` in other languages and of other kinds, and `gravamen word`: what a language lacks, listed and kept."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from .conftest import Command
from .test_record import REVIEW


@pytest.fixture
def verified(gravamen: Command, record: tuple[object, ...], tmp_path: Path) -> tuple[object, ...]:
    (tmp_path / "review.toml").write_text(REVIEW, "utf-8")
    assert gravamen("review", "made", "--apply", tmp_path / "review.toml", *record).status == 0
    return record


def body(path: Path) -> str:
    message = message_from_bytes(path.read_bytes(), policy=default)
    text: str = message.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
    return text.replace("\u00a0", " ").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Le 16 février 2021, la police a perquisitionné le bureau du syndicat Generated Workers' Union (GWU)"),
        ("es", "El 16 de febrero de 2021, la policía registró la oficina del sindicato Generated Workers' Union (GWU)"),
    ],
)
def test_a_letter_in_another_language(
    gravamen: Command, verified: tuple[object, ...], tmp_path: Path, language: str, words: str
) -> None:
    out = tmp_path / "out"
    said = gravamen("draft", "made", "-o", out, "--date", "2021-03-01", "--language", language, *verified)
    assert said.status == 0
    assert [Path(line).name for line in said.out.splitlines()] == [
        f"letter-by-2021-03-01-{language}.{suffix}" for suffix in ("pdf", "docx", "eml")
    ]
    assert words in body(out / f"letter-by-2021-03-01-{language}.eml")
    assert f"A2 object: “two laptops” has no wording in {language}" in said.err


def test_a_complaint_is_kept_as_one(gravamen: Command, verified: tuple[object, ...], tmp_path: Path) -> None:
    said = gravamen(
        "draft", "made", "-o", tmp_path / "out", "--date", "2021-03-01", "--document", "complaint", "--tripartite", "none",
        *verified,
    )  # fmt: skip
    assert said.status == 0
    assert said.err.splitlines() == ["To be seen to: left open: whether voluntary conciliation is wanted"]
    text = body(tmp_path / "out" / "complaint-by-2021-03-01.eml")
    assert "a complaint against the Government of Belarus" in text
    assert "[to be completed: whether voluntary conciliation is wanted]" in text
    assert "complaint to Guy Ryder, Director-General" in gravamen("audit", "log", *verified).out


def test_a_letter_to_a_minister(gravamen: Command, verified: tuple[object, ...], tmp_path: Path) -> None:
    said = gravamen(
        "draft", "made", "-o", tmp_path / "out", "--date", "2021-03-01", "--document", "government-letter",
        "--to", "Generated Minister; Minister of Made Affairs; Government of Testland", *verified,
    )  # fmt: skip
    assert (said.status, said.err) == (0, "")
    text = body(tmp_path / "out" / "government-letter-by-2021-03-01.eml")
    assert "Generated Minister\nMinister of Made Affairs\nGovernment of Testland" in text
    assert "[1]" not in text


def test_what_a_language_lacks_is_listed_filled_and_kept(
    gravamen: Command, verified: tuple[object, ...], tmp_path: Path
) -> None:
    said = gravamen("word", "made", "--language", "fr", *verified)
    assert said.status == 0
    assert 'field = "object"\nof = "two laptops"\nfr = ""' in said.out
    filled = tmp_path / "french.toml"
    filled.write_text('[[wording]]\nfield = "object"\nof = "two laptops"\nfr = "deux ordinateurs portables"\n', "utf-8")
    assert gravamen("word", "made", "--file", filled, *verified).out == "1 phrase kept.\n"
    assert "two laptops" not in gravamen("word", "made", "--language", "fr", *verified).out
    gravamen("draft", "made", "-o", tmp_path / "out", "--date", "2021-03-01", "--language", "fr", *verified)
    assert "a saisi deux ordinateurs portables" in body(tmp_path / "out" / "letter-by-2021-03-01-fr.eml")


def test_a_file_that_words_nothing(gravamen: Command, verified: tuple[object, ...], tmp_path: Path) -> None:
    said = gravamen("word", "made", "--file", tmp_path / "missing.toml", *verified)
    assert said.status == 1
    assert "cannot be read" in said.err
    (tmp_path / "empty.toml").write_text("a = 1", "utf-8")
    said = gravamen("word", "made", "--file", tmp_path / "empty.toml", *verified)
    assert said.status == 1
    assert "no file of wordings" in said.err

"""Bare letters: what two spellings of one word have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.letters import plain


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Igor", "igor"),
        ("João", "joao"),
        ("Łukasz", "lukasz"),
        ("Ömer", "omer"),
        ("Işık", "isik"),
        ("İbrahim", "ibrahim"),
        ("Əli", "ali"),
        ("Семён", "семен"),
        ("Сяргей", "сяргеи"),
        ("Дар’я", "даря"),
        ("أحمد", "احمد"),
        ("علی", "علي"),
        ("مُحَمَّد", "محمد"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("ג'ורג'", "גורג"),
        ("Abd al-Aziz", "abdalaziz"),
        ("नेपाली", "नेपाली"),
        ("민주", "민주"),
        ("ジョン", "ジョン"),
        ("ＡＢＣ", "abc"),
        ("S.A.", "sa"),
        ("…", ""),
        ("", ""),
    ],
    ids=[
        "as it is", "tilde", "stroke", "umlaut", "dotless i", "dotted i", "schwa", "yo", "short i", "apostrophe",
        "hamza",
        "Persian yeh",
        "vowel signs", "blank", "geresh", "hyphen", "Indic vowels stay", "syllables stay whole", "voiced kana stay",
        "full width",
        "points", "no letters", "nothing",
    ],
)  # fmt: skip
def test_a_word_in_bare_letters(word: str, bare: str) -> None:
    assert plain(word) == bare


@given(st.text(max_size=300))
def test_any_text_has_bare_letters_and_they_stay(text: str) -> None:
    bare = plain(text)
    assert plain(bare) == bare
    assert not any(letter.isspace() for letter in bare)

"""Bytes to characters: the tables that reports from the field come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.intake.encodings import decode, plain_lines
from gravamen.intake.errors import UnknownFormat

from .making import RAID, RAID_BE, RAID_RU

UKRAINIAN = "16 лютого 2021 року поліція провела обшук в офісі профспілки і вилучила всі документи, їх не повернули."
TURKISH = "16 Şubat 2021 tarihinde polis sendika bürosuna baskın yaptı; üç işçi gözaltına alındı ve ağır biçimde dövüldü."
POLISH = "16 lutego 2021 policja wkroczyła do siedziby związku zawodowego; trzech członków zarządu jest źle traktowanych."
FRENCH = "Le 16 février 2021, la police a perquisitionné le siège du syndicat ; trois délégués ont été arrêtés à l’aube."
SPANISH = (
    "El 16 de febrero de 2021 la policía allanó la sede del sindicato; detuvo a tres dirigentes y amenazó a los demás años."
)
GERMAN = (
    "Am 16. Februar 2021 durchsuchte die Polizei das Büro der Gewerkschaft für Metallarbeiter und beschlagnahmte Unterlagen."
)
ARABIC = "في 16 فبراير 2021 داهمت الشرطة مقر النقابة واعتقلت ثلاثة من العمال وصادرت جميع الوثائق التي كانت هناك"
GREEK = "Στις 16 Φεβρουαρίου 2021 η αστυνομία έκανε έφοδο στα γραφεία του συνδικάτου και συνέλαβε τρεις εργάτες."

READ = [
    pytest.param(RAID, "utf-8", "utf-8", id="English"),
    pytest.param(RAID_RU, "utf-8", "utf-8", id="Russian, UTF-8"),
    pytest.param(RAID_RU, "utf-8-sig", "utf-8", id="Russian, UTF-8 with a mark"),
    pytest.param(RAID_RU, "utf-16", "utf-16", id="Russian, UTF-16 with a mark"),
    pytest.param(RAID, "utf-16-le", "utf-16-le", id="English, UTF-16 without a mark"),
    pytest.param(RAID, "utf-16-be", "utf-16-be", id="English, UTF-16 without a mark, high bytes first"),
    pytest.param(RAID_RU, "utf-16-le", "utf-16-le", id="Russian, UTF-16 without a mark"),
    pytest.param(RAID_RU, "utf-16-be", "utf-16-be", id="Russian, UTF-16 without a mark, high bytes first"),
    pytest.param(RAID_RU, "utf-32", "utf-32", id="Russian, UTF-32"),
    pytest.param(RAID_RU, "cp1251", "cp1251", id="Russian, Windows"),
    pytest.param(RAID_RU, "koi8-r", "koi8-r", id="Russian, KOI8-R"),
    pytest.param(RAID_RU, "cp866", "cp866", id="Russian, DOS"),
    pytest.param(RAID_RU, "iso8859-5", "iso8859-5", id="Russian, ISO 8859-5"),
    pytest.param(RAID_RU.upper(), "cp1251", "cp1251", id="Russian in capitals, Windows"),
    pytest.param(RAID_RU.upper(), "koi8-r", "koi8-r", id="Russian in capitals, KOI8-R"),
    pytest.param("Обыск в офисе.", "cp1251", "cp1251", id="three Russian words, Windows"),
    pytest.param("Обыск в офисе.", "koi8-r", "koi8-r", id="three Russian words, KOI8-R"),
    pytest.param(f"{RAID}\n\n{RAID_RU}", "cp1251", "cp1251", id="English and Russian, Windows"),
    pytest.param(RAID_BE, "cp1251", "cp1251", id="Belarusian, Windows"),
    pytest.param(UKRAINIAN, "cp1251", "cp1251", id="Ukrainian, Windows"),
    pytest.param(TURKISH, "cp1254", "cp1254", id="Turkish, Windows"),
    pytest.param(POLISH, "cp1250", "cp1250", id="Polish, Windows"),
    pytest.param(FRENCH, "cp1252", "cp1252", id="French, Windows"),
    pytest.param(SPANISH, "cp1252", "cp1252", id="Spanish, Windows"),
    pytest.param(GERMAN, "cp1252", "cp1252", id="German, Windows"),
    pytest.param("“No entry,” they said – three times…", "cp1252", "cp1252", id="English with typographic signs, Windows"),
    pytest.param(ARABIC, "cp1256", "cp1256", id="Arabic, Windows"),
    pytest.param(GREEK, "cp1253", "cp1253", id="Greek, Windows"),
]


@pytest.mark.parametrize(("characters", "encoding", "found"), READ)
def test_text_is_read_in_the_table_it_was_written_in(characters: str, encoding: str, found: str) -> None:
    assert decode(characters.encode(encoding), "a.txt") == (characters, found)


@pytest.mark.parametrize(
    ("content", "characters"),
    [
        pytest.param(b"a\r\nb\rc\nd", "a\nb\nc\nd", id="line ends of three systems"),
        pytest.param((RAID_RU * 3).encode()[:-1], RAID_RU * 3, id="the last byte is whole"),
        pytest.param(RAID_RU.encode() + "я".encode()[:1], RAID_RU + "\ufffd", id="cut off within its last letter"),
        pytest.param(RAID_RU.encode()[:40] + b"\xff" + RAID_RU.encode()[40:], None, id="a broken byte in the middle"),
        pytest.param(RAID_RU.encode("utf-16")[:-1], RAID_RU[:-1] + "\ufffd", id="UTF-16 cut off within its last letter"),
        pytest.param(b"three\x00words", "three\ufffdwords", id="a zero between words"),
    ],
)
def test_broken_text_keeps_what_is_whole(content: bytes, characters: str | None) -> None:
    read, encoding = decode(content, "a.txt")
    assert encoding.startswith("utf")
    if characters is None:
        assert read.replace("\ufffd", "") == RAID_RU
    else:
        assert read[: len(characters) - 1] == characters[:-1]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bytes(range(256)) * 4, id="every byte"),
        pytest.param(b"\x01\x02\x03\x04\x05\x06\x07\x08" * 10, id="controls"),
        pytest.param(b"words " * 10 + b"\x01" * 20, id="words and controls"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownFormat, match=r"^a\.bin is no text"):
        decode(content, "a.bin")


@given(st.text())
def test_utf8_comes_back_to_the_letter(characters: str) -> None:
    plain = plain_lines(characters)
    assert decode(b"words\n" + plain.encode(), "a.txt") == ("words\n" + plain, "utf-8")


@given(st.text(alphabet=st.characters(codec="cp1251"), min_size=1))
def test_lines_are_plain_and_stay_so(characters: str) -> None:
    assert "\r" not in plain_lines(characters)
    assert plain_lines(plain_lines(characters)) == plain_lines(characters)

"""Bytes to characters: which encoding a text file was written in.

In: bytes. Out: characters with line ends as "\\n", and the name of the encoding.
"""

from __future__ import annotations

import codecs
import re

from gravamen.intake.errors import UnknownFormat
from gravamen.intake.language import language_of
from gravamen.said import said

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings of one byte a letter, tried where the bytes are no UTF-8, with the languages that are written in them. The better
# reading wins, in this order when equal: a cp1252 text in French is the same in cp1254.
_SLAVIC = {"ru", "be", "uk", "bg", "sr", "kk", "ky"}
_TABLES: dict[str, set[str]] = {
    "cp1252": set(),
    "cp1251": _SLAVIC,
    "koi8-r": _SLAVIC,
    "cp866": _SLAVIC,
    "cp1254": {"tr", "az"},
    "cp1250": {"pl", "cs", "hr", "hu", "ro"},
    "iso8859-5": _SLAVIC,
    "cp1256": {"ar", "fa", "ur"},
    "cp1253": {"el"},
}
_SURER = 1.3  # a language that fits its table, against letters alone
# The ten most frequent letters: a wrong table turns them into rare ones.
_FREQUENT = {"Cyrillic": "оеаинтсрвл", "Greek": "αοιετσνηυρ", "Arabic": "اليمونتبرة"}
_TYPOGRAPHY = "«»“”‘’„–—…№°§€\xa0¿¡"
_SAMPLE = 50_000
_BROKEN = 0.05  # broken letters for each whole one: more, and it is no UTF-8
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The characters of a text file and the encoding they were in.

    Raises:
        UnknownFormat: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return plain_lines(content.decode(encoding, "replace")), encoding.removesuffix("-sig")
    if wide := _wide(content):
        return plain_lines(content.decode(wide, "replace")), wide
    _refuse_binary(content, name)
    if (characters := _utf8(content)) is not None:
        return plain_lines(characters), "utf-8"
    best = max(_TABLES, key=lambda encoding: _worth(content[:_SAMPLE], encoding))
    return plain_lines(content.decode(best, "replace")), best


def plain_lines(characters: str) -> str:
    """Line ends as "\\n"; what no text can be stored with (lone surrogates, zeros) as U+FFFD."""
    characters = characters.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return _SURROGATES.sub("\ufffd", characters)


def _utf8(content: bytes) -> str | None:
    """UTF-8, even where a few letters of it are broken: a transfer that cuts one must not turn all others to signs."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        characters = content.decode("utf-8", "replace")
    broken = characters.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in characters) - broken
    return characters if broken <= _BROKEN * whole else None


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is the number of a script, zero for Latin, four for Cyrillic."""
    sample = content[:2000]
    if len(sample) < 4:
        return None
    half = len(sample) / 2
    even, odd = sample[0::2], sample[1::2]
    for tops, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if tops.count(0) and tops.count(0) + tops.count(4) > half * 0.9 and others.count(0) < half * 0.1:
            return encoding
    return None


def _refuse_binary(content: bytes, name: str) -> None:
    sample = content[:_SAMPLE]
    controls = sum(byte in _CONTROLS for byte in sample)
    if controls > max(8, len(sample) * 0.02):
        raise UnknownFormat(
            said("{name} is no text, and of no kind that can be read.", name=name), said("Save it as PDF, DOCX or plain text.")
        )


def _worth(sample: bytes, encoding: str) -> float:
    """How much a reading looks like words of some language."""
    try:
        characters = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 1:
            return -1e9
        characters = sample[: error.start].decode(encoding)
    worth = 0.0
    before, script_before = " ", ""
    for letter in characters:
        script = _script(letter)
        if script and letter >= "\x80":
            worth += 2 if letter.lower() in _FREQUENT.get(script, "") else 1
            if letter.isupper() and before.islower():
                worth -= 3  # a capital within a word: the wrong table
            if script_before and script != script_before:
                worth -= 2.5  # two scripts in a word
            if script == "Latin" and before >= "\x80" and script_before:
                worth -= 1.5  # two accented letters side by side are rare
        elif letter in _TYPOGRAPHY:
            worth += 0.3
        elif letter >= "\x80":
            worth -= 2
        before, script_before = letter, script
    return worth * (_SURER if language_of(characters) in _TABLES[encoding] else 1)


def _script(letter: str) -> str:
    """The script of a letter, by blocks of Unicode; empty where it is none."""
    if not letter.isalpha():
        return ""
    if letter < "\u0250":
        return "Latin"
    return "Greek" if letter < "\u0400" else "Cyrillic" if letter < "\u0530" else "Arabic"

"""Which language a text is in: by its script first, then by small words and telling letters.

In: characters. Out: a BCP 47 tag, or None where nothing tells. The words and letters stand in `languages.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib import resources

from gravamen.text import Passage, Text

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that are enough to tell
_KANA = 0.1  # kana for each Chinese character: Japanese has more
_CLEAR = 2.0  # points from which a paragraph is taken to be in another language than the one before
_OWN = 2  # different words of its own that leave no doubt of a paragraph's language
_LETTER_WEIGHT = 0.5  # a telling letter against a telling word

# Scripts with a single language among those that reports come in.
_SCRIPT_LANGUAGES = (
    ("\u0530", "\u058f", "hy"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0b80", "\u0bff", "ta"),
    ("\u0d80", "\u0dff", "si"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u0e80", "\u0eff", "lo"),
    ("\u1000", "\u109f", "my"),
    ("\u1200", "\u137f", "am"),
    ("\u1780", "\u17ff", "km"),
    ("\uac00", "\ud7af", "ko"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
)


@cache
def _tables() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    data = tomllib.loads((resources.files("gravamen.intake") / "languages.toml").read_text("utf-8"))
    words: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for code, row in data.items():
        for word in row["words"].split():
            words.setdefault(word, []).append(code)
        for letter in row.get("letters", ""):
            letters.setdefault(letter, []).append(code)
    return words, letters


def language_of(characters: str) -> str | None:
    """The language that most of a text is in (BCP 47), or None where too little tells."""
    sample = characters[:_SAMPLE].lower()
    by_letter = Counter(sample)
    scripts: Counter[str] = Counter()
    alphabetic = 0
    for letter, count in by_letter.items():
        if not letter.isalpha():
            continue
        alphabetic += count
        for first, last, code in _SCRIPT_LANGUAGES:
            if first <= letter <= last:
                scripts[code] += count
    if scripts and sum(scripts.values()) > alphabetic / 2:
        if scripts["ja"] > _KANA * scripts["zh"]:
            return "ja"  # Japanese has both scripts, Chinese only the characters, but for a kana in a name
        return scripts.most_common(1)[0][0]
    score = _scores(sample, by_letter)
    if not score:
        return None
    best, points = max(score.items(), key=lambda item: item[1])
    return best if points >= 1 else None


def _scores(sample: str, by_letter: Counter[str]) -> dict[str, float]:
    """How much tells for each language; `sample` is in small letters."""
    words, letters = _tables()
    score: defaultdict[str, float] = defaultdict(float)
    for word, count in Counter(_WORD.findall(sample)).items():
        for code in words.get(word, ()):
            score[code] += count / len(words[word]) ** 0.5
    for letter, codes in letters.items():
        if by_letter[letter]:
            for code in codes:
                score[code] += _LETTER_WEIGHT * by_letter[letter] / len(codes)
    return score


@cache
def _own_words(language: str) -> frozenset[str]:
    """The small words that no other language of the table has."""
    words, _ = _tables()
    return frozenset(word for word, codes in words.items() if codes == [language])


def languages_by_paragraph(text: Text, main: str | None = None) -> list[tuple[Passage, str | None]]:
    """Each paragraph with its language; a paragraph that does not tell clearly has that of the one before it.

    `main` is the language that most of the text is in; it is found where it is not given.
    """
    found: list[tuple[Passage, str | None]] = []
    before = main or language_of(text.characters)
    for match in _PARAGRAPH.finditer(text.characters):
        if before is None or len(_own_words(before).intersection(match.group().lower().split())) < _OWN:
            before = _changed(match.group(), before)
        found.append((Passage(match.start(), match.end()), before))
    return found


def _changed(paragraph: str, before: str | None) -> str | None:
    """The language of a paragraph where it tells clearly, else that of the one before."""
    tag = language_of(paragraph) if len(paragraph) > 20 else None
    if tag is None or before is None or tag == before:
        return tag or before
    sample = paragraph[:_SAMPLE].lower()
    points = _scores(sample, Counter(sample))
    if tag in points and points[tag] < max(_CLEAR, 2 * points.get(before, 0.0)):
        return before  # a name or two in another language is no change of language
    return tag

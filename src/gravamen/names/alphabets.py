"""Words as rows of symbols, one alphabet for each script that has learned costs.

In: words, folded to lower case. Out: `Rows`: for each word the numbers of its symbols. A symbol is what one script writes as
one sound: a Latin letter (with its mark where the mark changes the sound), a Cyrillic, Arabic or Hebrew letter, the jamo of
a Hangul syllable, the initial and the final of a Chinese character's pinyin reading, a kana.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

LONGEST = 20  # letters of a word that are looked at: what comes after them tells no two names apart
_PLANE = 0x10000  # names in use are written within the Basic Multilingual Plane

# Latin letters whose mark changes how a word is brought into other scripts; others are read without their marks.
_LATIN = "abcdefghijklmnopqrstuvwxyz'" + "šžčćçşğıłńñșțţśźżąęōūāēīüöäåøéèëáíóúýřěőæß"
_LATIN_FOLDED = {"œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ŋ": "n", "ħ": "h", "ŧ": "t", "ĸ": "k", "ĳ": "ij", "ʹ": ""}
_APOSTROPHES = "’ʻʼʾʿ`‘´′"

# Letters of other Cyrillic alphabets, by the Russian ones that sound most like them.
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_CYRILLIC_FOLDED = {
    "і": "и", "ї": "йи", "є": "е", "ґ": "г", "ў": "в", "ј": "й", "љ": "ль", "њ": "нь", "ћ": "ч", "ђ": "дж", "џ": "дж",
    "ѓ": "г", "ќ": "к", "ѕ": "дз", "ә": "а", "қ": "к", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х",
    "ҳ": "х", "ҷ": "дж", "ӣ": "и", "ӯ": "у", "ѐ": "е", "ѝ": "и",
}  # fmt: skip

_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_ARABIC_FOLDED = {
    "ک": "ك", "ی": "ي", "پ": "ب", "چ": "تش", "گ": "غ", "ژ": "ج", "ڤ": "ف", "ہ": "ه", "ھ": "ه", "ے": "ي", "ۀ": "ه", "ۃ": "ة",
    "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن", "ٱ": "ا", "ې": "ي", "ۍ": "ي", "ډ": "د", "ړ": "ر", "ښ": "ش", "ځ": "ز", "څ": "س",
    "ڼ": "ن", "ټ": "ت", "ۆ": "و", "ە": "ه", "ێ": "ي", "ڵ": "ل", "ڕ": "ر",
}  # fmt: skip

_HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת'"
_HEBREW_FOLDED = {"׳": "'", "װ": "וו", "ױ": "וי", "ײ": "יי"}

_KANA = "".join(chr(point) for point in range(0x30A1, 0x30FB)) + "ー"

_LEADS = tuple(chr(0x1100 + index) for index in range(19))
_VOWELS = tuple(chr(0x1161 + index) for index in range(21))
_TAILS = tuple(chr(0x11A8 + index) for index in range(27))
_SILENT_LEAD = 11  # ieung at the head of a syllable is written and not spoken

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_FINALS = (
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing", "iong",
    "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v", "ve",
)  # fmt: skip

SymbolArray = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Rows:
    """Words as symbols. `symbols[k, i]` is the number of the i-th symbol of word k, 0 after its end."""

    symbols: SymbolArray
    lengths: npt.NDArray[np.int32]


@dataclass(slots=True)
class Alphabet:
    """The symbols of one script, and how its characters are written in them.

    `symbols[0]` is no symbol. `table[code point]` holds the numbers of the symbols that a character stands for.
    `spell` gives the symbols of a character that the table does not know yet; it is asked once for each.
    """

    script: str  # ISO 15924
    symbols: tuple[str, ...]
    table: SymbolArray
    known: npt.NDArray[np.bool_] | None = None
    spell: Callable[[str], Sequence[str]] | None = None
    number: dict[str, int] = field(default_factory=dict)

    def rows(self, words: Sequence[str]) -> Rows:
        """The words as symbols. Characters that the alphabet does not have are passed over."""
        points = np.array(words, dtype=f"U{LONGEST}").view(np.uint32).reshape(len(words), LONGEST)
        points = np.where(points < _PLANE, points, 0)
        if self.spell is not None and self.known is not None:
            for point in np.unique(points[~self.known[points]]):
                self._learn(int(point))
        by_character = self.table[points]
        used = by_character.any(axis=(0, 1)).argmin() or self.table.shape[1]  # mostly no character is more than one symbol
        spelled = by_character[:, :, :used].reshape(len(words), LONGEST * used)
        behind_none = (spelled[:, 1:] != 0) & (spelled[:, :-1] == 0)
        if behind_none.any():  # what is no symbol goes to the end
            order = np.argsort(spelled == 0, axis=1, kind="stable")
            spelled = np.take_along_axis(spelled, order, axis=1)
        lengths = np.minimum((spelled != 0).sum(axis=1), LONGEST).astype(np.int32)
        return Rows(np.ascontiguousarray(spelled[:, :LONGEST]), lengths)

    def text(self, row: npt.NDArray[np.uint8]) -> tuple[str, ...]:
        """The symbols of one row."""
        return tuple(self.symbols[number] for number in row if number)

    def _learn(self, point: int) -> None:
        assert self.spell is not None  # noqa: S101  # rows() asks only then
        assert self.known is not None  # noqa: S101
        for place, symbol in enumerate(self.spell(chr(point))[: self.table.shape[1]]):
            self.table[point, place] = self.number.get(symbol, 0)
        self.known[point] = True


def _alphabet(script: str, symbols: Sequence[str], spelled: dict[str, Sequence[str]], width: int) -> Alphabet:
    numbered = ("", *symbols)
    number = {symbol: place for place, symbol in enumerate(numbered) if symbol}
    table = np.zeros((_PLANE, width), np.uint8)
    for character, written in spelled.items():
        for place, symbol in enumerate(written[:width]):
            table[ord(character), place] = number[symbol]
    return Alphabet(script, numbered, table, number=number)


def _letters(script: str, letters: str, folded: dict[str, str], width: int) -> Alphabet:
    return _alphabet(script, letters, {**{letter: letter for letter in letters}, **folded}, width)


def _latin() -> Alphabet:
    plain = {letter: letter for letter in _LATIN}
    marked = {}
    for point in range(0xC0, 0x2000):
        letter = chr(point)
        base = unicodedata.normalize("NFD", letter)[0]
        if letter not in plain and base in "abcdefghijklmnopqrstuvwxyz":
            marked[letter] = base
    return _letters("Latn", _LATIN, {**marked, **_LATIN_FOLDED, **dict.fromkeys(_APOSTROPHES, "'")}, 2)


def _hangul() -> Alphabet:
    spelled: dict[str, Sequence[str]] = {}
    for index in range(11172):
        lead, rest = divmod(index, 588)
        vowel, tail = divmod(rest, 28)
        jamo = [*([] if lead == _SILENT_LEAD else [_LEADS[lead]]), _VOWELS[vowel], *([_TAILS[tail - 1]] if tail else [])]
        spelled[chr(0xAC00 + index)] = jamo
    return _alphabet("Hang", (*_LEADS, *_VOWELS, *_TAILS), spelled, 3)


def _pinyin(character: str) -> Sequence[str]:
    """The initial and the final of a Chinese character's commonest reading (Unihan, through anyascii)."""
    if not "㐀" <= character <= "鿿":
        return ()
    from anyascii import anyascii

    syllable = anyascii(character).lower()
    initial = next((one for one in _INITIALS if syllable.startswith(one)), "")
    final = syllable[len(initial) :]
    return [*([initial] if initial else []), *(["-" + final] if final in _FINALS else [])]


def _han() -> Alphabet:
    alphabet = _alphabet("Hani", (*_INITIALS, *("-" + final for final in _FINALS)), {}, 2)
    alphabet.known = np.zeros(_PLANE, bool)
    alphabet.known[0] = True
    alphabet.spell = _pinyin
    return alphabet


def _kana() -> Alphabet:
    hiragana = {chr(ord(letter) - 0x60): letter for letter in _KANA if 0x30A1 <= ord(letter) <= 0x30F6}
    return _letters("Kana", _KANA, hiragana, 1)


_MAKERS: dict[str, Callable[[], Alphabet]] = {
    "Latn": _latin,
    "Cyrl": lambda: _letters("Cyrl", _CYRILLIC, _CYRILLIC_FOLDED, 2),
    "Arab": lambda: _letters("Arab", _ARABIC, _ARABIC_FOLDED, 2),
    "Hebr": lambda: _letters("Hebr", _HEBREW, _HEBREW_FOLDED, 2),
    "Hang": _hangul,
    "Hani": _han,
    "Kana": _kana,
}
SCRIPTS = tuple(_MAKERS)


@cache
def alphabet(script: str) -> Alphabet:
    """The alphabet of a script with learned costs, by its ISO 15924 code.

    Raises:
        KeyError: a script without one.
    """
    return _MAKERS[script]()

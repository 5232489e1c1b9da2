"""What of a word survives any transliteration: the row of its consonants' classes, its skeleton.

In: a word, folded, of any script. Out: its skeletons, the likeliest first: "Igor" is AKL, "Ihar" AL or AKL, "Поваров" PPLP.
Vowels are lost between scripts and change from language to language; voiced and unvoiced, l and r, the hissing sounds are
told apart by some scripts only. What cannot be known ("ch" of Bach or of Chavez, a silent r or h) gives more than one
skeleton. The classes of a script's symbols come from the costs that were learned (see `costs`).
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations, pairwise, product
from math import exp

from gravamen.names.alphabets import SCRIPTS, alphabet
from gravamen.names.costs import pairs_of_pieces
from gravamen.names.parsing import script_of, unmixed
from gravamen.names.vocabulary import romanised

CLASSES = "PTKSLMN"
LONGEST = 4  # classes of a skeleton that make a key; what follows tells only between words that are alike already
MOST = 6  # skeletons of one word
_TURNED = 2  # sounds of a word that are taken for their less likely class together
LIKELY = 0.15  # share of its uses from which a second class of a symbol counts
_SOFTENING = "июяё"  # ти, тя: Japanese chi, cha
_VOWEL = "A"  # at the head of a word only
_VOWEL_SIGNS = {"-", *(chr(0x1161 + index) for index in range(21))}  # finals of pinyin, vowels among the jamo


@lru_cache(1 << 18)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of a word, cut to LONGEST classes, at most MOST of them; () for a word without letters."""
    return tuple(dict.fromkeys(one[:LONGEST] for one in whole_skeletons(word)))[:MOST]


@lru_cache(1 << 18)
def whole_skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of a word, from its head to its end, the likeliest first."""
    parts = _parts(word)
    if not parts:
        return ()
    found: dict[str, None] = {}
    for turned in range(_TURNED + 1):
        for places in combinations([place for place, part in enumerate(parts) if len(part) > 1], turned):
            chosen = (part[1 if place in places else 0] for place, part in enumerate(parts))
            found.setdefault(drawn("".join(chosen)), None)
            if len(found) == 2 * MOST:
                return tuple(found)
    return tuple(found)


def whole_skeleton(word: str) -> str:
    """The likeliest skeleton of a word, from its head to its end."""
    return drawn("".join(part[0] for part in _parts(word)))


def _parts(word: str) -> list[tuple[str, ...]]:
    word = unmixed(word)
    script = script_of(word)
    if script == "Latn":
        return _latin(word)
    if script in SCRIPTS:
        return _native(word, script)
    return _latin("".join(romanised(word)[:1]))


def drawn(classes: str) -> str:
    """Classes in a row, the same one after itself only once."""
    out = ""
    for one in classes:
        if out and one == "S" and out[-1] == "T":
            out = out[:-1]  # ts, dž, цэ: one sound in some scripts
        if out and one == "K" and out[-1] == "N":
            continue  # ng
        if not out or one != out[-1]:
            out += one
    return out


@cache
def _groups() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Latin letters and groups by their first letter, the longest first, each with what it can be."""
    table = tomllib.loads(resources.files(__package__).joinpath("skeleton.toml").read_text("utf-8"))
    by_head: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for group, meant in sorted(table.items(), key=lambda row: -len(row[0])):
        by_head.setdefault(group[0], []).append((group, tuple(meant)))
    return by_head


def _latin(word: str) -> list[tuple[str, ...]]:
    """What each letter or group of a Latin word can be, as far as it tells."""
    parts: list[tuple[str, ...]] = []
    at = 0
    groups = _groups()
    if not word.isascii():  # a letter with a mark that the table does not have is what it is without: ņ, ģ, é
        word = "".join(letter if letter in groups else unicodedata.normalize("NFD", letter)[0] for letter in word)
    marked = word + "$"
    while at < len(word):
        letter = word[at]
        if letter == "r":
            silent = at > 0 and marked[at + 1] not in "aeiouy"  # Carter is 卡特
            parts.append(("L", "") if silent else ("L",))
            at += 1
            continue
        for group, classes in groups.get(letter, ()):
            if marked.startswith(group, at):
                if at == 0:
                    classes = tuple(one or _VOWEL for one in classes)
                parts.append(classes)
                at += len(group) - (group[-1] in "$eiy" and len(group) > 1)
                break
        else:
            if at == 0 and letter.isalpha():
                parts.append((_VOWEL,))
            at += 1
    return parts


def _native(word: str, script: str) -> list[tuple[str, ...]]:
    classes = _classes(script)
    row = alphabet(script).rows([word]).symbols[0]
    symbols = [int(one) for one in row if one]
    parts = [classes[one] for one in symbols]
    if script == "Cyrl":
        for place, pair in enumerate(pairwise(word)):
            if pair[0] == "т" and pair[1] in _SOFTENING and len(word) == len(symbols):
                parts[place] = ("T", "S")
    if parts:
        vowel = script in ("Hang", "Hani") and alphabet(script).symbols[symbols[0]][0] in _VOWEL_SIGNS
        parts[0] = tuple(_VOWEL + one if vowel else one or _VOWEL for one in parts[0])
    return parts


@cache
def _classes(script: str) -> dict[int, tuple[str, ...]]:
    """The classes of each symbol of a script: those of the Latin pieces that it mostly stands beside, the likeliest first."""
    table = alphabet(script)
    weighed: dict[int, dict[str, float]] = {}
    for latin, native, cost in pairs_of_pieces("Latn", script):
        if len(native) == 1 and native[0]:
            of = weighed.setdefault(table.number[native[0]], {})
            ways = ["".join(way) for way in product(*_latin("a" + latin)[1:])]
            for classes in ways:
                of[classes] = of.get(classes, 0) + exp(-cost) / len(ways)
    return {number: _likely(weighed.get(number, {"": 1.0})) for number in range(len(table.symbols))}


def _likely(weighed: dict[str, float]) -> tuple[str, ...]:
    ranked = sorted(weighed, key=lambda classes: -weighed[classes])
    return tuple(one for one in ranked[:2] if one == ranked[0] or weighed[one] > LIKELY * sum(weighed.values()))

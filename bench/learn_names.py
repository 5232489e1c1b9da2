"""Learn what it costs to write a name's word in another script, and write the tables of `gravamen.names.costs`.

    python bench/learn_names.py FOLDER [--only Cyrl Arab …]

FOLDER holds tables of words of names seen side by side: `words-russian.tsv` and so on, a line each: Latin word, native word,
how often. The method: expectation maximisation over all ways to cut two words into pairs of pieces (Ristad and Yianilos 1998;
Jiampojamarn and others, "Applying Many-to-Many Alignments …", NAACL 2007), with a share for words that were put side by side
by mistake. Two Latin words that share a counterpart are taken as two spellings of one.
"""

from __future__ import annotations

import argparse
import math
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gravamen.names.alphabets import LONGEST, alphabet
from gravamen.names.costs import ANY
from gravamen.names.romanisation import romanisations

TABLES = {
    "Cyrl": "words-russian.tsv",
    "Arab": "words-arabic.tsv",
    "Hebr": "words-hebrew.tsv",
    "Hang": "words-korean.tsv",
    "Hani": "words-chinese.tsv",
    "Kana": "words-katakana.tsv",
}
OUT = Path(__file__).parents[1] / "src/gravamen/names/costs"
HEADER = "# Learned by bench/learn_names.py from words of names in Wikidata (CC0); see __init__.py beside this file.\n"
LONGEST_PIECE = {"Latn": 3, "Cyrl": 2, "Arab": 2, "Hebr": 2, "Hang": 2, "Hani": 2, "Kana": 2}
AT_HOME = 0.5  # weight of a Belarusian spelling that was made by rule
MISTAKEN = 0.05  # share of word pairs that are none
UNMARKED = 0.3  # share of marked Latin words that reports write without their marks
DROPPED = 0.2  # expected count below which a single letter's loss is not let fall
FLOOR = 0.3  # expected count that any exchange of one Latin letter for another keeps: slips of the pen
LITTLE = 0.7  # what a pair of long pieces must save to be kept
WEAK = 0.75  # expected counts that are taken off: pairs seen less often are chance
Words = list[tuple[tuple[int, ...], tuple[int, ...], float]]


def fold(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())


def unmarked(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


def encode(script: str, words: list[str]) -> list[tuple[int, ...]]:
    rows = alphabet(script).rows(words)
    return [tuple(int(n) for n in row[:size]) for row, size in zip(rows.symbols, rows.lengths, strict=True)]


def counterparts(folder: Path, script: str, leave_out: frozenset[str]) -> Counter[tuple[str, str]]:
    seen: Counter[tuple[str, str]] = Counter()
    for line in (folder / TABLES[script]).read_text("utf-8").splitlines():
        latin, native, count = line.split("\t")
        latin = fold(latin)
        if latin not in leave_out and unmarked(latin) not in leave_out:
            seen[latin, fold(native)] += int(count)
    return seen


def cross_script(folder: Path, script: str, leave_out: frozenset[str]) -> Words:
    rows: list[tuple[str, str, float]] = []
    for (latin, native), count in counterparts(folder, script, leave_out).items():
        weight = 1 + math.log(count)
        bare = unmarked(latin)
        if bare == latin:
            rows.append((latin, native, weight))
        else:
            rows += [(latin, native, weight * (1 - UNMARKED)), (bare, native, weight * UNMARKED)]
    if script == "Cyrl":
        rows += [(home, russian, AT_HOME) for russian, _, home in belarusian(folder, leave_out)]
    return coded(rows, "Latn", script)


def latin_spellings(folder: Path, leave_out: frozenset[str]) -> Words:
    """Latin words that share a counterpart, both ways round, with how many languages say so."""
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for script in ("Cyrl", "Arab", "Hebr", "Hang", "Kana"):
        for latin, native in counterparts(folder, script, leave_out):
            if len(latin) > 2 and len(native) > 2:
                sharing[script, native].add(latin)
    pairs: Counter[tuple[str, str]] = Counter()
    for spellings in sharing.values():
        if len(spellings) <= 12:
            pairs.update((one, two) for one in spellings for two in spellings if one != two)
    rows = [(one, two, float(count)) for (one, two), count in pairs.items()]
    rows += [(one, unmarked(one), 1.0) for one in {one for one, _ in pairs} if unmarked(one) != one]
    rows += [(unmarked(one), one, 1.0) for one in {one for one, _ in pairs} if unmarked(one) != one]
    for _, latin, home in belarusian(folder, leave_out):
        rows += [(latin, home, AT_HOME), (home, latin, AT_HOME)]
    return coded(rows, "Latn", "Latn")


def belarusian(folder: Path, leave_out: frozenset[str]) -> list[tuple[str, str, str]]:
    """Surnames in Russian letters and in two Latin spellings: by Russian rules, and as a Belarusian passport has them.

    One person's name is written in either way: Поваров is Павараў at home, so Povarov is Pavarau.
    """
    found = []
    for (latin, russian), _ in sorted(counterparts(folder, "Cyrl", leave_out).items()):
        if latin.isascii() and re.fullmatch(r"[а-яё]{3,}(ов|ев|ёв|ин|ич|ко|ук|юк|ский|цкий|ова|ева|ина|ская)", russian):
            if latin not in {way.text for way in romanisations(russian, "ru")}:
                continue  # a foreign name
            at_home = in_belarusian(russian)
            found += [(russian, latin, way.text) for way in romanisations(at_home, "be")[:2]]
    return found


def in_belarusian(surname: str) -> str:
    """A Russian surname in Belarusian letters: о unstressed as а (stress is taken to lie on the last о where it closes the
    word), в after a vowel as ў, hard and soft consonants as Belarusian has them (rules of spelling of 2008, §§ 2, 16, 23)."""
    word = re.sub(r"([оеё])в$", lambda end: {"о": "аў", "е": "еў", "ё": "ёў"}[end[1]], surname)
    word = re.sub(r"[сц]кий$", lambda end: end[0][0] + "кі", word)
    head, tail = word[:-3], word[-3:]
    for russian, home in (("о", "а"), ("ть", "ць"), ("дь", "дзь"), ("ти", "ці"), ("ди", "дзі"), ("те", "цe"), ("де", "дзе"),
                          ("щ", "шч"), ("и", "і"), ("ъ", "’")):  # fmt: skip
        head = head.replace(russian, home)
        tail = tail.replace(russian, home) if russian != "о" else tail
    return re.sub(r"(?<=[аеёіоуыэюя])в(?=[бвгджзйклмнпрстфхцчш])", "ў", (head + tail).replace("цe", "це"))


def coded(rows: list[tuple[str, str, float]], first: str, second: str) -> Words:
    one, two = encode(first, [row[0] for row in rows]), encode(second, [row[1] for row in rows])
    return [(x, y, row[2]) for x, y, row in zip(one, two, rows, strict=True) if len(x) > 1 and y]


def chain(words: list[tuple[tuple[int, ...], float]], symbols: int) -> np.ndarray:
    """-ln of the probability of each symbol after each other; 0 is the end of a word."""
    counts = np.full((symbols, symbols), 0.1)
    for word, weight in words:
        for before, behind in zip((0, *word), (*word, 0), strict=True):
            counts[before, behind] += weight
    return -np.log(counts / counts.sum(axis=1, keepdims=True))


@dataclass
class Side:
    """Pieces of one side: number 0 is no piece."""

    pieces: list[tuple[int, ...]]
    longest: int

    @classmethod
    def of(cls, words: list[tuple[tuple[int, ...], float]], longest: int, least: float, most: int) -> Side:
        seen: Counter[tuple[int, ...]] = Counter()
        for word, _ in words:
            for size in range(1, longest + 1):
                seen.update(word[at : at + size] for at in range(len(word) - size + 1))
        long = [piece for piece, count in seen.most_common() if len(piece) > 1 and count >= least][:most]
        return cls([(), *sorted(piece for piece in seen if len(piece) == 1), *sorted(long)], longest)

    def ending(self, words: list[tuple[int, ...]], room: int) -> np.ndarray:
        """[size, word, place]: the piece of that size that ends there."""
        number = {piece: place for place, piece in enumerate(self.pieces)}
        out = np.zeros((self.longest + 1, len(words), room + 1), np.int64)
        for k, word in enumerate(words):
            for size in range(1, self.longest + 1):
                for end in range(size, len(word) + 1):
                    out[size, k, end] = number.get(word[end - size : end], 0)
        return out


class Learner:
    def __init__(self, words: Words, first: str, second: str) -> None:
        words = sorted(words, key=lambda row: (len(row[0]), len(row[1])))
        self.same_script = first == second
        self.one, self.two = alphabet(first), alphabet(second)
        self.weights = np.array([row[2] for row in words])
        self.left = Side.of([(row[0], row[2]) for row in words], LONGEST_PIECE[first], 30, 2500)
        self.right = Side.of([(row[1], row[2]) for row in words], LONGEST_PIECE[second], 30, 2500 if self.same_script else 700)
        self.lengths = np.array([(len(row[0]), len(row[1])) for row in words])
        self.x = self.left.ending([row[0] for row in words], LONGEST)
        self.y = self.right.ending([row[1] for row in words], LONGEST)
        left_chain = chain([(row[0], row[2]) for row in words], len(self.one.symbols))
        right_chain = chain([(row[1], row[2]) for row in words], len(self.two.symbols))
        self.by_chance = np.exp([-word_cost(left_chain, row[0]) - word_cost(right_chain, row[1]) for row in words])
        sizes = [(a, b) for a in range(self.left.longest + 1) for b in range(self.right.longest + 1)]
        self.steps = [(a, b) for a, b in sizes if (a and b and a + b <= 5) or a + b == 1]
        self.table = self._even()

    def _even(self) -> np.ndarray:
        sizes = (
            np.array([len(piece) for piece in self.left.pieces])[:, None],
            np.array([len(p) for p in self.right.pieces])[None],
        )
        table = np.zeros((len(self.left.pieces), len(self.right.pieces)))
        for a, b in self.steps:
            here = (sizes[0] == a) & (sizes[1] == b)
            table[here] = (0.1 if 0 in (a, b) else 0.05 ** (a + b - 2)) / here.sum()
        if self.same_script:  # a letter stands for itself more likely than for another
            for k, piece in enumerate(self.left.pieces):
                if piece and piece in self.right.pieces:
                    table[k, self.right.pieces.index(piece)] *= 30
        return table / table.sum()

    def learn(self, rounds: int, weak: float) -> None:
        for _ in range(rounds):
            counts = sum((self._counts(at) for at in range(0, len(self.weights), 4000)), np.zeros_like(self.table))
            counts[0, 0] = 0
            counts = np.maximum(counts - weak, 0)
            single_left = np.array([len(piece) == 1 for piece in self.left.pieces])
            single_right = np.array([len(piece) == 1 for piece in self.right.pieces])
            counts[single_left, 0] = np.maximum(counts[single_left, 0], DROPPED)
            counts[0, single_right] = np.maximum(counts[0, single_right], DROPPED)
            if self.same_script:
                counts = self._symmetric(counts)
            self.table = counts / counts.sum()

    def _symmetric(self, counts: np.ndarray) -> np.ndarray:
        order = [self.right.pieces.index(piece) if piece in self.right.pieces else -1 for piece in self.left.pieces]
        keep = np.array([k for k, place in enumerate(order) if place >= 0])
        places = np.array([order[k] for k in keep])
        square = counts[np.ix_(keep, places)]
        out = np.zeros_like(counts)
        out[np.ix_(keep, places)] = (square + square.T) / 2
        return out

    def _counts(self, at: int) -> np.ndarray:
        """Expected counts of all pairs of pieces in 4,000 words: forward and backward over the table of prefixes."""
        here = slice(at, at + 4000)
        size = self.lengths[here]
        pairs, wide, high = len(size), size[:, 0].max(), size[:, 1].max()
        steps = {}
        for a, b in self.steps:
            xs = self.x[a, here, : wide + 1] if a else np.zeros((pairs, wide + 1), np.int64)
            ys = self.y[b, here, : high + 1] if b else np.zeros((pairs, high + 1), np.int64)
            gain = self.table[xs[:, :, None], ys[:, None, :]]
            gain[((xs == 0) & (a > 0))[:, :, None] | ((ys == 0) & (b > 0))[:, None, :]] = 0
            steps[a, b] = gain, xs, ys
        forward = np.zeros((pairs, wide + 1, high + 1))
        forward[:, 0, 0] = 1
        for i in range(wide + 1):
            for j in range(high + 1):
                for (a, b), (gain, _, _) in steps.items():
                    if a <= i and b <= j:
                        forward[:, i, j] += forward[:, i - a, j - b] * gain[:, i, j]
        every = np.arange(pairs)
        whole = forward[every, size[:, 0], size[:, 1]]
        backward = np.zeros_like(forward)
        backward[every, size[:, 0], size[:, 1]] = 1
        for i in range(wide, -1, -1):
            for j in range(high, -1, -1):
                for (a, b), (gain, _, _) in steps.items():
                    if i + a <= wide and j + b <= high:
                        backward[:, i, j] += backward[:, i + a, j + b] * gain[:, i + a, j + b]
        meant = (1 - MISTAKEN) * whole
        share = meant / (meant + MISTAKEN * self.by_chance[here] + 1e-300)
        weight = np.where(whole > 0, self.weights[here] * share / np.maximum(whole, 1e-300), 0)
        counts = np.zeros(self.table.size)
        for (a, b), (gain, xs, ys) in steps.items():
            part = forward[:, : wide + 1 - a, : high + 1 - b] * gain[:, a:, b:] * backward[:, a:, b:] * weight[:, None, None]
            place = xs[:, a:, None] * self.table.shape[1] + ys[:, None, b:]
            some = part > 1e-9
            counts += np.bincount(place[some], weights=part[some], minlength=counts.size)
        return counts.reshape(self.table.shape)

    def prune(self) -> None:
        """Forget the pairs of long pieces that are nearly as likely when they are put together from shorter ones."""
        slip = -math.log(self._slip())
        kept: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
        places = [(self.left.pieces[k], self.right.pieces[n], k, n) for k, n in zip(*np.nonzero(self.table), strict=True)]
        for left, right, k, n in sorted(places, key=lambda place: len(place[0]) + len(place[1])):
            cost = -math.log(self.table[k, n])
            if len(left) + len(right) < 3 or cost < put_together(left, right, kept, slip) - LITTLE:
                kept[left, right] = cost
            else:
                self.table[k, n] = 0

    def _slip(self) -> float:
        """How likely any letter stands for any other by a slip of the pen; 0 between scripts."""
        return FLOOR / float(self.weights.sum()) / 5 if self.same_script else 1e-300

    def rows(self) -> list[tuple[str, str, float]]:
        found = [(ANY, ANY, -math.log(self._slip()))] if self.same_script else []
        for k, n in zip(*np.nonzero(self.table), strict=True):
            if len(self.left.pieces[k]) == len(self.right.pieces[n]) == 1 and self.table[k, n] <= self._slip() * 1.5:
                continue
            left = " ".join(self.one.symbols[s] for s in self.left.pieces[k])
            right = " ".join(self.two.symbols[s] for s in self.right.pieces[n])
            found.append((left, right, -math.log(self.table[k, n])))
        return sorted(found)


def put_together(
    left: tuple[int, ...], right: tuple[int, ...], known: dict[tuple[tuple[int, ...], tuple[int, ...]], float], slip: float
) -> float:
    """The cheapest way to write one piece as the other by the pairs that are known."""
    best = {(0, 0): 0.0}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [
                cost + known.get((left[h:i], right[g:j]), slip if (i - h, j - g) == (1, 1) else math.inf)
                for (h, g), cost in best.items()
                if h <= i and g <= j and (h, g) != (i, j)
            ]
            if ways:
                best[i, j] = min(ways)
    return best[len(left), len(right)]


def word_cost(after: np.ndarray, word: tuple[int, ...]) -> float:
    return float(sum(after[a, b] for a, b in zip((0, *word), (*word, 0), strict=True)))


def write(name: str, rows: list[tuple[str, str, float]]) -> None:
    text = "".join(f"{left}\t{right}\t{cost:.2f}\n" for left, right, cost in rows)
    (OUT / f"{name}.tsv").write_text(HEADER + text, "utf-8")
    print(f"{name}: {len(rows)} lines", flush=True)


def write_letters(script: str, words: list[tuple[tuple[int, ...], float]]) -> None:
    symbols = alphabet(script).symbols
    after = chain(words, len(symbols))
    seen = {(a, b) for word, _ in words for a, b in zip((0, *word), (*word, 0), strict=True)}
    write(script, sorted((symbols[a] or "^", symbols[b] or "$", after[a, b]) for a, b in seen))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=["Latn", *TABLES])
    parser.add_argument("--leave-out", type=Path, help="a file of Latin words that must not be learned from, one a line")
    options = parser.parse_args()
    leave_out = frozenset(options.leave_out.read_text("utf-8").split()) if options.leave_out else frozenset()
    latin: Words = []
    for script in options.only:
        words = (
            latin_spellings(options.folder, leave_out) if script == "Latn" else cross_script(options.folder, script, leave_out)
        )
        learner = Learner(words, "Latn", script)
        learner.learn(6, 0)
        learner.learn(3, WEAK)
        learner.prune()
        learner.learn(4, WEAK)
        write(f"Latn-{script}", learner.rows())
        if script != "Latn":
            write_letters(script, [(y, w) for _, y, w in words])
            latin += words
    if latin:
        write_letters("Latn", [(x, w) for x, _, w in latin])


if __name__ == "__main__":
    main()

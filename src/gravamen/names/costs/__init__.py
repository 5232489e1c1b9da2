"""What it costs to write a piece of one script as a piece of another: learned, and read from the tables beside this file.

In: the ISO 15924 codes of two scripts. Out: `Costs` for a pair of scripts, `Letters` for the letters of one.

`Latn-Cyrl.tsv` and the like: a piece of a Latin word, a piece of a Cyrillic one, and the cost of the two standing side by
side: -ln of their probability among all such pairs. Empty: nothing stands on that side. `Latn.tsv` and the like: how
often a letter follows another in names of that script, in the same measure; `^` and `$` are the ends of a word.
`bench/learn_names.py` learned them, from words of names in Wikidata with their counterparts (CC0; the table set
NETransliteration-COLING2018, by Merhav and Ash, "Design Challenges in Named Entity Transliteration", COLING 2018), by the method of
Ristad and Yianilos, "Learning string-edit distance" (IEEE PAMI 20, 1998), with pieces of more than one letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from gravamen.names.alphabets import Alphabet, Rows, alphabet

NEVER = np.float32(1e4)  # a step that no path can afford
_UNSEEN = 9.0  # cost of a letter after another that was never seen there

type_of_costs = npt.NDArray[np.float32]
type_of_numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one script that a table knows, numbered from 1 among those of their length.

    Kept as a tree: `next_node[node, symbol]` is the node after one more symbol, `number[node]` the piece that ends there.
    """

    next_node: type_of_numbers
    number: type_of_numbers
    longest: int
    counts: tuple[int, ...]  # of pieces, by length

    def at(self, rows: Rows) -> tuple[type_of_numbers, ...]:
        """For each length from 1: the piece that begins at each place of each word, 0 where none does.

        Arrays of the shape (words, places).
        """
        symbols = rows.symbols.astype(np.int32)
        nodes = self.next_node[0, symbols]
        found = [self.number[nodes]]
        for _ in range(1, self.longest):
            symbols = np.concatenate([symbols[:, 1:], np.zeros_like(symbols[:, :1])], axis=1)
            nodes = self.next_node[nodes, symbols]
            found.append(self.number[nodes])
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Step:
    """All pairs of a piece of `across` symbols and a piece of `down` symbols; `costs` is flat, a row a piece of the first."""

    across: int
    down: int
    width: int
    costs: type_of_costs


@dataclass(frozen=True, slots=True)
class Costs:
    first: Alphabet
    second: Alphabet
    first_pieces: Pieces
    second_pieces: Pieces
    steps: tuple[Step, ...]

    def step(self, across: int, down: int) -> Step | None:
        return next((step for step in self.steps if (step.across, step.down) == (across, down)), None)


@dataclass(frozen=True, slots=True)
class Letters:
    """How likely words are as such: `after[letter, next letter]`, 0 for either end of the word."""

    after: type_of_costs

    def cost(self, rows: Rows) -> type_of_costs:
        """-ln of each word's probability, by what letter follows what."""
        symbols = rows.symbols.astype(np.int32)
        before = np.concatenate([np.zeros_like(symbols[:, :1]), symbols], axis=1)
        behind = np.concatenate([symbols, np.zeros_like(symbols[:, :1])], axis=1)
        inside = (before != 0) | (behind != 0)  # 0 after 0: beyond the end
        total: type_of_costs = np.where(inside, self.after[before, behind], 0).sum(axis=1, dtype=np.float32)
        return total


def _lines(name: str) -> list[list[str]]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _pieces(known: list[tuple[int, ...]], symbols: int) -> Pieces:
    longest = max(len(piece) for piece in known)
    counts = [0] * (longest + 1)
    rows = [[0] * (symbols + 1)]  # node 0 is the root
    numbers = [0]
    rows.append([1] * (symbols + 1))  # node 1: no piece goes on here
    numbers.append(0)
    rows[0] = [1] * (symbols + 1)
    for piece in known:
        node = 0
        for symbol in piece:
            if rows[node][symbol] == 1:
                rows[node][symbol] = len(rows)
                rows.append([1] * (symbols + 1))
                numbers.append(0)
            node = rows[node][symbol]
        if not numbers[node]:
            counts[len(piece)] += 1
            numbers[node] = counts[len(piece)]
    return Pieces(np.array(rows, np.int32), np.array(numbers, np.int32), longest, tuple(counts))


def _number(pieces: Pieces, piece: tuple[int, ...]) -> int:
    node = 0
    for symbol in piece:
        node = int(pieces.next_node[node, symbol])
    return int(pieces.number[node])


@cache
def costs(first: str, second: str) -> Costs:
    """The learned costs between two scripts.

    Raises:
        FileNotFoundError: there is no table for the two in this order.
    """
    one, two = alphabet(first), alphabet(second)
    rows = [(_symbols(one, left), _symbols(two, right), float(cost)) for left, right, cost in _lines(f"{first}-{second}.tsv")]
    left_pieces = _pieces([left for left, _, _ in rows if left], len(one.symbols))
    right_pieces = _pieces([right for _, right, _ in rows if right], len(two.symbols))
    left_number = {left: _number(left_pieces, left) for left, _, _ in rows}
    right_number = {right: _number(right_pieces, right) for _, right, _ in rows}
    by_step: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for left, right, cost in rows:
        by_step.setdefault((len(left), len(right)), []).append((left_number[left], right_number[right], cost))
    steps = []
    for (across, down), known in sorted(by_step.items()):
        height = left_pieces.counts[across] + 1 if across else 1
        width = right_pieces.counts[down] + 1 if down else 1
        table = np.full((height, width), NEVER, np.float32)
        lefts, rights, values = zip(*known, strict=True)
        table[np.array(lefts) if across else 0, np.array(rights) if down else 0] = np.array(values, np.float32)
        steps.append(Step(across, down, width, table.ravel()))
    return Costs(one, two, left_pieces, right_pieces, tuple(steps))


def pairs_of_pieces(first: str, second: str) -> list[tuple[str, tuple[str, ...], float]]:
    """The table of two scripts as it stands: a piece of the first in letters, one of the second in symbols, their cost."""
    return [
        (left.replace(" ", ""), tuple(right.split(" ")), float(cost)) for left, right, cost in _lines(f"{first}-{second}.tsv")
    ]


def _symbols(script: Alphabet, piece: str) -> tuple[int, ...]:
    return tuple(script.number[symbol] for symbol in piece.split(" ") if symbol)


@cache
def letters(script: str) -> Letters:
    """How likely words of a script's names are, letter by letter."""
    one = alphabet(script)
    after = np.full((len(one.symbols), len(one.symbols)), _UNSEEN, np.float32)
    for before, behind, cost in _lines(f"{script}.tsv"):
        after[one.number.get(before, 0), one.number.get(behind, 0)] = float(cost)
    return Letters(after)

"""What it costs to write a piece of one script as a piece of another: learned, and read from the tables beside this
file.

In: the ISO 15924 codes of two scripts. Out: `Costs` for a pair of scripts, `Letters` for the letters of one.

`Latn-Cyrl.tsv` and the like: a piece of a Latin word, a piece of a Cyrillic one, and the cost of the two standing side by
side: -ln of their probability among all such pairs. Empty: nothing stands on that side; `*`: any letter, by a slip of the
pen. `Latn.tsv` and the like: how often a letter follows another in names of that script, in the same measure; `^` and `$`
are the ends of a word. `bench/learn_names.py` learned them, from words of names in Wikidata with their counterparts (CC0;
the table set NETransliteration-COLING2018, by Merhav and Ash, "Design Challenges in Named Entity Transliteration", COLING
2018), by the method of Ristad and Yianilos, "Learning string-edit distance" (IEEE PAMI 20, 1998), with pieces of more than
one letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from gravamen.names.alphabets import Alphabet, Rows, alphabet

NEVER = np.float32(1e4)  # a step that no path can afford
ANY = "*"  # in a table: any letter
_UNSEEN = 9.0  # cost of a letter after another that was never seen there

CostArray = npt.NDArray[np.float32]
NumberArray = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one script that a table knows, numbered from 1 among those of their length.

    Kept as a tree: `next_node[node, symbol]` is the node after one more symbol, `number[node]` the piece that ends there.
    """

    next_node: NumberArray
    number: NumberArray
    longest: int
    counts: tuple[int, ...]  # of pieces, by length

    def at(self, rows: Rows) -> tuple[NumberArray, ...]:
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
    costs: CostArray


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

    after: CostArray

    def cost(self, rows: Rows) -> CostArray:
        """-ln of each word's probability, by what letter follows what."""
        symbols = rows.symbols.astype(np.int32)
        before = np.concatenate([np.zeros_like(symbols[:, :1]), symbols], axis=1)
        behind = np.concatenate([symbols, np.zeros_like(symbols[:, :1])], axis=1)
        inside = (before != 0) | (behind != 0)  # 0 after 0: beyond the end
        total: CostArray = np.where(inside, self.after[before, behind], 0).sum(axis=1, dtype=np.float32)
        return total


def _columns(name: str) -> tuple[list[str], list[str], CostArray]:
    """The three columns of a table: pieces of the first script, of the second, what they cost."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    cells = text[text.index("\n") + 1 :].rstrip("\n").replace("\n", "\t").split("\t")  # the first line is a comment
    return cells[0::3], cells[1::3], np.array(cells[2::3], np.float32)


def _pieces(script: Alphabet, texts: list[str]) -> tuple[Pieces, dict[str, int], dict[str, int]]:
    """The pieces of one side of a table, the number of each among those of its length, and its length."""
    width = len(script.symbols) + 1
    nowhere = [1] * width
    rows = [nowhere.copy(), nowhere.copy()]  # node 0 is the root, node 1 is where no piece goes on
    numbers, counts = [0, 0], [0] * 5
    number, length = {"": 0, ANY: 0}, {"": 0, ANY: 0}
    for text in dict.fromkeys(texts):
        if text in number:
            continue
        node = 0
        symbols = text.split(" ")
        for symbol in symbols:
            behind = rows[node][script.number[symbol]]
            if behind == 1:
                behind = rows[node][script.number[symbol]] = len(rows)
                rows.append(nowhere.copy())
                numbers.append(0)
            node = behind
        length[text] = len(symbols)
        counts[len(symbols)] += 1
        number[text] = numbers[node] = counts[len(symbols)]
    longest = max(length.values())
    return Pieces(np.array(rows, np.int32), np.array(numbers, np.int32), longest, tuple(counts)), number, length


@cache
def costs(first: str, second: str) -> Costs:
    """The learned costs between two scripts.

    Raises:
        FileNotFoundError: there is no table for the two in this order.
    """
    lefts, rights, values = _columns(f"{first}-{second}.tsv")
    slip = values[lefts.index(ANY)] if ANY in lefts[:50] else np.float32(NEVER)
    left_pieces, left_number, left_length = _pieces(alphabet(first), lefts)
    right_pieces, right_number, right_length = _pieces(alphabet(second), rights)
    left, across = (np.array([of[text] for text in lefts], np.intp) for of in (left_number, left_length))
    right, down = (np.array([of[text] for text in rights], np.intp) for of in (right_number, right_length))
    steps = []
    for a, b in sorted({*zip(across.tolist(), down.tolist(), strict=True)} - {(0, 0)}):
        height = left_pieces.counts[a] + 1 if a else 1
        width = right_pieces.counts[b] + 1 if b else 1
        table = np.full((height, width), slip if (a, b) == (1, 1) else NEVER, np.float32)
        if a and b:
            table[0], table[:, 0] = NEVER, NEVER
        here = (across == a) & (down == b)
        table[left[here], right[here]] = values[here]
        steps.append(Step(a, b, width, table.ravel()))
    return Costs(alphabet(first), alphabet(second), left_pieces, right_pieces, tuple(steps))


def pairs_of_pieces(first: str, second: str) -> list[tuple[str, tuple[str, ...], float]]:
    """The table of two scripts as it stands: a piece of the first in letters, one of the second in symbols, their cost."""
    rows = zip(*_columns(f"{first}-{second}.tsv"), strict=True)
    return [(left.replace(" ", ""), tuple(right.split(" ")), float(cost)) for left, right, cost in rows if left != ANY]


@cache
def letters(script: str) -> Letters:
    """How likely words of a script's names are, letter by letter."""
    one = alphabet(script)
    after = np.full((len(one.symbols), len(one.symbols)), _UNSEEN, np.float32)
    before, behind, values = _columns(f"{script}.tsv")
    after[[one.number.get(symbol, 0) for symbol in before], [one.number.get(symbol, 0) for symbol in behind]] = values
    return Letters(after)

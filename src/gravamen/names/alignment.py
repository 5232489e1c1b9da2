"""How well two words go together as two spellings of one: the cheapest way to write the one as the other.

In: words of two scripts as rows of symbols, and which are to be compared, for as many pairs of scripts as there are. Out: for
each pair of words the cost of the cheapest path, -ln of its probability. All pairs are walked at once, row by row of the
table of prefixes (Wagner and Fischer, "The String-to-String Correction Problem", J. ACM 21, 1974), with steps of more than one
letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from gravamen.names.alphabets import Rows
from gravamen.names.costs import NEVER, CostArray, Costs, NumberArray, costs

_AT_ONCE = 1024  # pairs walked together: their rows stay in the processor's cache
_FEW = 256  # pairs below which a row is gone through in one step: it takes fewer calls, and more work
_ASTRAY = 3  # letters by which a path may run ahead of the even way through both words


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs of words `first[left[k]]`, in Latin letters, and `second[right[k]]`, in the script."""

    script: str
    first: Rows
    second: Rows
    left: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of so many letters in all scripts: their tables in one row; where each begins, and how wide its lines are."""

    across: int
    down: int
    table: CostArray
    begins: NumberArray
    widths: NumberArray


def path_costs(comparisons: Sequence[Comparison]) -> list[CostArray]:
    """For each comparison the cost of the cheapest path of each of its pairs."""
    tables = [costs("Latn", one.script) for one in comparisons]
    scripts = tuple(sorted({one.script for one in comparisons}))
    steps = _joined(scripts)
    longest = max(step.across for step in steps), max(step.down for step in steps)
    first = _side([one.first_pieces.at(two.first) for one, two in zip(tables, comparisons, strict=True)], longest[0])
    second = _side([one.second_pieces.at(two.second) for one, two in zip(tables, comparisons, strict=True)], longest[1])
    sizes = [len(one.left) for one in comparisons]
    kind = np.repeat([scripts.index(one.script) for one in comparisons], sizes)
    left = np.concatenate([one.left + at for one, at in zip(comparisons, _begins([c.first for c in comparisons]), strict=True)])
    right = np.concatenate(
        [one.right + at for one, at in zip(comparisons, _begins([c.second for c in comparisons]), strict=True)]
    )
    wide = np.concatenate([one.first.lengths[one.left] for one in comparisons])
    high = np.concatenate([one.second.lengths[one.right] for one in comparisons])
    result = np.empty(len(left), np.float32)
    order = np.argsort(wide * 32 + high, kind="stable")  # pairs of like length are walked together
    for start in range(0, len(order), _AT_ONCE):
        chosen = order[start : start + _AT_ONCE]
        across, down = int(wide[chosen].max()), int(high[chosen].max())
        result[chosen] = _walk(
            steps,
            [np.ascontiguousarray(pieces[left[chosen], :across].T) for pieces in first],
            [np.ascontiguousarray(pieces[right[chosen], :down].T) for pieces in second],
            kind[chosen],
            wide[chosen],
            high[chosen],
        )
    return np.split(result, np.cumsum(sizes)[:-1])


def _begins(rows: Sequence[Rows]) -> npt.NDArray[np.intp]:
    return np.cumsum([0, *(len(one.lengths) for one in rows)])[:-1]


def _side(pieces: list[tuple[NumberArray, ...]], longest: int) -> list[NumberArray]:
    """The pieces of all comparisons' words one under the other, by length: arrays of the shape (words, places)."""
    none = [np.zeros_like(one[0]) for one in pieces]
    return [
        np.concatenate([one[size] if size < len(one) else empty for one, empty in zip(pieces, none, strict=True)])
        for size in range(longest)
    ]


@cache
def _joined(scripts: tuple[str, ...]) -> tuple[_Step, ...]:
    tables: list[Costs] = [costs("Latn", script) for script in scripts]
    sizes = sorted({(step.across, step.down) for table in tables for step in table.steps})
    joined = []
    for across, down in sizes:
        found = [table.step(across, down) for table in tables]
        widths = [one.width if one else 1 for one in found]
        never = np.full(1, NEVER, np.float32)
        blocks = [one.costs if one else never for one in found]
        begins = np.cumsum([0, *(len(block) for block in blocks)])[:-1]
        joined.append(_Step(across, down, np.concatenate(blocks), begins.astype(np.int32), np.array(widths, np.int32)))
    return tuple(joined)


def _walk(
    steps: tuple[_Step, ...],
    first: list[NumberArray],
    second: list[NumberArray],
    kind: npt.NDArray[np.intp],
    wide: NumberArray,
    high: NumberArray,
) -> CostArray:
    across, down, pairs = int(wide.max()), int(high.max()), len(kind)
    steep, flat = down / max(int(wide.min()), 1), int(high.min()) / across
    best = np.full((across + 1, down + 1, pairs), np.inf, np.float32)
    best[0, 0] = 0
    rows: list[npt.NDArray[np.int32] | None] = []
    few = pairs < _FEW
    dropped = np.zeros((down, pairs), np.float32)
    for step in steps:
        begins = step.begins[kind]
        if step.across and step.down:
            rows.append(first[step.across - 1] * step.widths[kind] + begins)
        elif step.across:
            rows.append(first[step.across - 1] + begins)
        else:
            rows.append(None)
            dropped = step.table.take(second[step.down - 1] + begins, mode="clip")
    up_to = np.concatenate([np.zeros((1, pairs), np.float32), np.cumsum(dropped, axis=0)]) if few else dropped
    place = np.empty((down, pairs), np.int32)
    cost = np.empty((down + 1, pairs), np.float32)
    for i in range(across + 1):  # row by row: what lies in a row goes on to those behind it, all of its cells at once
        low = max(int(i * flat) - _ASTRAY, 0)
        high_end = min(int(i * steep) + _ASTRAY, down)
        here = best[i]
        if few and low < high_end:
            band, before = here[low : high_end + 1], up_to[low : high_end + 1]
            np.subtract(band, before, out=band)
            np.minimum.accumulate(band, axis=0, out=band)
            np.add(band, before, out=band)
        for j in range(low, 0 if few else high_end):
            np.add(here[j], dropped[j], out=cost[0])
            np.minimum(here[j + 1], cost[0], out=here[j + 1])
        for step, row in zip(steps, rows, strict=True):
            to = i + step.across
            if row is None or to > across:
                continue
            end = min(high_end, down - step.down) + 1
            if end <= low:
                continue
            held = cost[: end - low]
            if step.down:
                at = np.add(row[i], second[step.down - 1][low:end], out=place[: end - low])
                step.table.take(at, out=held, mode="clip")
                np.add(held, here[low:end], out=held)
            else:
                np.add(here[low:end], step.table.take(row[i], mode="clip"), out=held)
            there = best[to, low + step.down : end + step.down]
            np.minimum(there, held, out=there)
    ends: CostArray = best[wide, high, np.arange(pairs)]
    return ends

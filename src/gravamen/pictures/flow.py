"""Who did what to whom, as a diagram in three columns: doers, families of acts, those hit, with bands between them.

In: deeds, each with its doers, its family and those it hit. Out: nodes and bands; a band is as wide as the number of acts
it stands for. An act of two doers is half of each one's band, so that all widths together are the number of acts. Whoever
has the fewest acts is folded into "others".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

WIDTH = 1120.0
_BAR = 14.0  # width of a node
_LABEL = 300.0  # for the names at both sides
_GAP = 8.0
_ROW = 20.0  # a node takes at least as much: its name has to be readable
_TALL = 420.0  # of all bands together, where the names leave it free
_THICK = 40.0  # of one act, where there are few
_MOST = 16  # nodes of a side
OTHERS = "…"


@dataclass(frozen=True, slots=True)
class Deed:
    """An act: its number, who did it, what family it is of, whom it hit. Both sides have a key each at least."""

    number: int
    doers: tuple[str, ...]
    family: str
    hit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A party or a family. `acts` is in how many acts it is, `folded` how many parties it stands for."""

    key: str
    x: float
    y: float
    height: float
    acts: int
    folded: int = 1

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """From a node to one on its right. `path` is a closed SVG path, `family` the family it is of."""

    begin: str
    end: str
    family: str
    acts: int
    path: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The three columns and the bands between them."""

    width: float
    height: float
    doers: tuple[Node, ...]
    families: tuple[Node, ...]
    hit: tuple[Node, ...]
    left: tuple[Band, ...]
    right: tuple[Band, ...]

    def mirrored(self) -> Flow:
        """Doers on the right, as who reads from there expects it. The bands' paths stay: they are turned as one."""
        turned = [
            tuple(replace(one, x=self.width - one.x - _BAR) for one in column)
            for column in (self.doers, self.families, self.hit)
        ]
        return replace(self, doers=turned[0], families=turned[1], hit=turned[2])


def lay_out(deeds: Sequence[Deed], families: Sequence[str]) -> Flow | None:
    """The diagram; families in the order given. None where there are no deeds."""
    if not deeds:
        return None
    doers, doing = _folded([(one.number, one.doers) for one in deeds])
    hit, suffering = _folded([(one.number, one.hit) for one in deeds])
    told = [one for one in families if any(deed.family == one for deed in deeds)]
    left: dict[tuple[str, str], float] = defaultdict(float)
    right: dict[tuple[str, str], float] = defaultdict(float)
    left_acts: dict[tuple[str, str], set[int]] = defaultdict(set)
    right_acts: dict[tuple[str, str], set[int]] = defaultdict(set)
    for deed in deeds:
        for key in deed.doers:
            pair = (doing[key], deed.family)
            left[pair] += 1 / len(deed.doers)
            left_acts[pair].add(deed.number)
        for key in deed.hit:
            pair = (deed.family, suffering[key])
            right[pair] += 1 / len(deed.hit)
            right_acts[pair].add(deed.number)
    columns = (list(doers), told, list(hit))
    scale = min((_TALL - _GAP * max(len(one) for one in columns)) / len(deeds), _THICK)
    sums = (_sums(left, 0), _sums(right, 0), _sums(right, 1))
    heights = [[max(sums[index][key] * scale, 3.0) for key in column] for index, column in enumerate(columns)]
    tall = max(sum(max(one + _GAP, _ROW) for one in column) for column in heights)
    middle = (WIDTH - _BAR) / 2
    acts = {one: sum(deed.family == one for deed in deeds) for one in told}
    first = _column(columns[0], heights[0], _LABEL - _BAR, tall, doers)
    second = _column(told, heights[1], middle, tall, {one: (acts[one], 1) for one in told})
    third = _column(columns[2], heights[2], WIDTH - _LABEL, tall, hit)
    return Flow(
        WIDTH,
        tall + 2 * _GAP,
        first,
        second,
        third,
        _bands(left, left_acts, first, second, scale, family_first=False),
        _bands(right, right_acts, second, third, scale, family_first=True),
    )


def _folded(sides: Iterable[tuple[int, tuple[str, ...]]]) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
    """The nodes of a side with their acts and how many parties they stand for, and the node of each party."""
    acts: dict[str, set[int]] = defaultdict(set)
    for number, keys in sides:
        for key in keys:
            acts[key].add(number)
    order = sorted(acts, key=lambda key: (-len(acts[key]), key))
    kept = order if len(order) <= _MOST else order[: _MOST - 1]
    rest = order[len(kept) :]
    nodes = {key: (len(acts[key]), 1) for key in kept}
    if rest:
        nodes[OTHERS] = (len(set().union(*(acts[key] for key in rest))), len(rest))
    return nodes, {key: key if key in nodes else OTHERS for key in order}


def _sums(bands: dict[tuple[str, str], float], side: int) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for pair, value in bands.items():
        found[pair[side]] += value
    return found


def _column(
    keys: Sequence[str], heights: Sequence[float], x: float, tall: float, told: dict[str, tuple[int, int]]
) -> tuple[Node, ...]:
    """Nodes below each other, spread over the whole height."""
    slots = [max(one + _GAP, _ROW) for one in heights]
    free = (tall - sum(slots)) / (len(slots) + 1)
    y = _GAP + free
    nodes = []
    for key, height, slot in zip(keys, heights, slots, strict=True):
        nodes.append(Node(key, x, round(y + (slot - height) / 2, 1), round(height, 1), *told[key]))
        y += slot + free
    return tuple(nodes)


def _bands(
    values: dict[tuple[str, str], float],
    acts: dict[tuple[str, str], set[int]],
    begins: Sequence[Node],
    ends: Sequence[Node],
    scale: float,
    *,
    family_first: bool,
) -> tuple[Band, ...]:
    """Bands in the order of the nodes, so that those of one node do not cross each other."""
    leaving = {one.key: one.y for one in begins}
    coming = {one.key: one.y for one in ends}
    found = []
    for begin in begins:
        for end in ends:
            pair = (begin.key, end.key)
            if pair in values:
                wide = values[pair] * scale
                a, b = leaving[begin.key], coming[end.key]
                leaving[begin.key] += wide
                coming[end.key] += wide
                family = begin.key if family_first else end.key
                found.append(Band(*pair, family, len(acts[pair]), _band(begin.x + _BAR, a, end.x, b, wide)))
    return tuple(found)


def _band(x: float, y: float, right: float, at: float, wide: float) -> str:
    wide = max(wide, 1.0)
    half = (x + right) / 2
    return (
        f"M{x:.1f} {y:.1f}C{half:.1f} {y:.1f} {half:.1f} {at:.1f} {right:.1f} {at:.1f}"
        f"V{at + wide:.1f}C{half:.1f} {at + wide:.1f} {half:.1f} {y + wide:.1f} {x:.1f} {y + wide:.1f}Z"
    )

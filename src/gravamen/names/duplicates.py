"""Which entries of a register are likely the same.

In: entries as `Named`. Out: pairs of them with the probability that both are one bearer, the likeliest first. Entries are
compared where two of their words share a skeleton each (one, where a name is a single word), their sketches are alike,
and nothing known of them, such as birth years, keeps them apart.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import numpy.typing as npt

from gravamen.names import rivals
from gravamen.names.commonness import Commonness, commonness
from gravamen.names.comparison import THRESHOLD, likely, read_words, weight_in_register
from gravamen.names.facts import FactsOfMany
from gravamen.names.keys import keys, respelled
from gravamen.names.named import Kind, Named
from gravamen.names.sketch import SIZE, held, likeness_of_pairs, patterns

_ALIKE = 0.67  # likeness of sketches below which two names are hardly ever one
_ALIKE_IF_COMMON = 0.03  # and how much more is asked, for each e-fold of entries that have the like of both
COMMON = 1.0  # how much less is believed of an organisation's name, for each e-fold of entries that have its like
_ALIKE_IF_SAME_YEAR = 0.1  # and how much less of those born in one year
_SLACK = 0.05  # by which the most that two names can have in common may be below that
_LARGE = 3000  # names under one key from which on only neighbours by sketch are compared
_NEIGHBOURS = 60
# entries under one key from which on they are not compared: by the index's keys always, by those of words otherwise spelled
# and of single words where few have them
_MOST_UNDER = (1 << 60, 200, 60)
_MORE = (0.0, 0.1, 0.1)  # and how much more alike they must be
_PAIRS_AT_ONCE = 1_000_000  # looked at together
_SCORED_AT_ONCE = 32_768
_WORTH_WORKERS = 200_000  # pairs from which on it pays to start processes
_YEARS_APART = 1  # birth years further apart are two persons

PlaceArray = npt.NDArray[np.int64]
Progress = Callable[[int, int], None]
Lot = tuple[Kind, list[list[str]], list[list[str]], npt.NDArray[np.float64], Commonness | None]


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries, by their places in what was given, that are likely one."""

    one: int
    other: int
    probability: float


def doubles(
    entries: Sequence[Named], *, least: float = THRESHOLD, workers: int = 1, progress: Progress | None = None
) -> list[Double]:
    """The pairs of entries that are one with a probability of at least `least`, the likeliest first.

    Many pairs are compared by so many processes. `progress` is told of pairs compared, of how many.
    """
    facts = FactsOfMany(entries)
    left, right, shared = candidates(entries, facts)
    kinds = np.array([entry.kind is Kind.ORGANISATION for entry in entries], bool)
    lots = [
        (kind, places[begin : begin + _SCORED_AT_ONCE])
        for kind, places in (
            (Kind.PERSON, np.flatnonzero(~kinds[left] & ~kinds[right])),
            (Kind.ORGANISATION, np.flatnonzero(kinds[left] & kinds[right])),
        )
        for begin in range(0, len(places), _SCORED_AT_ONCE)
    ]
    words = [read_words(entry.kind, entry.name) for entry in entries]
    register = commonness(one for one, entry in zip(words, entries, strict=True) if entry.kind is Kind.PERSON)

    def asked(lot: tuple[Kind, PlaceArray]) -> Lot:
        kind, places = lot
        alike = np.log(np.maximum(shared[places], 1))
        ends = left[places], right[places]
        told = facts.odds(*ends)
        if kind is Kind.PERSON:
            told += weight_in_register("in common") * alike + weight_in_register("same year") * facts.same_year(*ends)
        else:
            told -= COMMON * alike
        lefts, rights = ([words[one] for one in side[places].tolist()] for side in (left, right))
        return kind, lefts, rights, told, register.of((*lefts, *rights)) if kind is Kind.PERSON else None

    alone = np.zeros(len(left))
    done = 0
    for (_, places), scored in zip(
        lots, _answered(map(asked, lots), workers if len(left) > _WORTH_WORKERS else 1), strict=True
    ):
        alone[places] = scored
        done += len(places)
        if progress:
            progress(done, len(left))
    probability = rivals.weighed(left, right, alone, facts)
    worth = np.flatnonzero(probability >= least)
    found = map(Double, left[worth].tolist(), right[worth].tolist(), probability[worth].tolist())
    return sorted(found, key=lambda double: (-double.probability, double.one, double.other))


def _answered(lots: Iterable[Lot], workers: int) -> Iterator[npt.NDArray[np.float64]]:
    """The probabilities of each lot, in order; with several workers a few lots ahead are under way."""
    if workers < 2:
        yield from (likely(*lot) for lot in lots)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        under_way: deque[Future[npt.NDArray[np.float64]]] = deque()
        for lot in lots:
            under_way.append(pool.submit(likely, *lot))
            if len(under_way) > 2 * workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def candidates(entries: Sequence[Named], facts: FactsOfMany) -> tuple[PlaceArray, PlaceArray, PlaceArray]:
    """Pairs of entries that are worth a comparison, by their places, each pair once.

    With each how many entries have the rarest key that the two share: how common their names are in the register. Pairs of
    one key stand together.
    """
    under, counts = [array("q") for _ in _MOST_UNDER], [array("q") for _ in _MOST_UNDER]
    sketched = []
    for entry in entries:
        found = keys(entry.name, entry.kind)
        sketched.append(found.sketch)
        mine = found.pairs or [key for keys in found.by_word for key in keys]
        others = respelled(found.words) if found.pairs else ((), ())
        for which, of in enumerate((mine, *others)):
            under[which].extend(of)
            counts[which].append(len(of))
    sketches = np.frombuffer(b"".join(sketched), np.uint8).reshape(-1, SIZE)
    names = patterns(sketches)
    letters, lengths = held(sketches), names.lengths.sum(axis=0)
    in_order = np.argsort(np.argsort(np.array(sketched, f"S{SIZE}")))
    codes, sizes, from_keys = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for which, most in enumerate(_MOST_UNDER):
        key, place_of = np.array(under[which], np.int64), np.repeat(np.arange(len(entries)), counts[which])
        order = np.lexsort((in_order[place_of], key))
        for one, two, size, at in _within_blocks(key[order], place_of[order], most):
            same_year, another = _years(one, two, facts.years)
            keep = np.flatnonzero((one != two) & ~another)
            one, two, size, at = one[keep], two[keep], size[keep], at[keep]
            asked = _ALIKE + _ALIKE_IF_COMMON * np.log(size) - _ALIKE_IF_SAME_YEAR * same_year[keep] + _MORE[which]
            keep = np.flatnonzero(letters.in_common(one, two) >= asked - _SLACK)
            one, two, size, asked, at = one[keep], two[keep], size[keep], asked[keep], at[keep]
            short, long = np.where(lengths[one] <= lengths[two], (one, two), (two, one))
            keep = np.flatnonzero(likeness_of_pairs(names, sketches, short, long) >= asked)
            low, high = np.minimum(one[keep], two[keep]), np.maximum(one[keep], two[keep])
            codes.append(low * len(entries) + high)
            sizes.append(size[keep])
            from_keys.append(key[order[at[keep]]])
    code, size, from_key = np.concatenate(codes), np.concatenate(sizes), np.concatenate(from_keys)
    order = np.lexsort((size, code))
    code, size, from_key = code[order], size[order], from_key[order]
    first = np.flatnonzero(np.append(True, code[1:] != code[:-1])) if len(code) else np.zeros(0, np.int64)
    first = first[np.argsort(from_key[first], kind="stable")]
    low, high = np.divmod(code[first], len(entries) or 1)
    return low, high, size[first]


def _within_blocks(
    key: PlaceArray, place: PlaceArray, most: int
) -> Iterator[tuple[PlaceArray, PlaceArray, PlaceArray, PlaceArray]]:
    """All pairs under one key, with the number of entries under it and where it stands, in lots.

    Under a key of very many only neighbours are paired; under one of more than `most`, none.
    """
    begins = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(begins, len(key)))
    size = np.repeat(sizes, sizes)
    at = np.arange(len(key))
    ends = np.repeat(begins + sizes, sizes)
    behind = np.minimum(ends - at - 1, np.where(size > _LARGE, _NEIGHBOURS, _LARGE))  # how many each is paired with
    behind[size > most] = 0
    totals = np.cumsum(behind)
    start = 0
    while start < len(key):
        stop = int(np.searchsorted(totals, (totals[start - 1] if start else 0) + _PAIRS_AT_ONCE)) + 1
        counts = behind[start:stop]
        first = np.repeat(at[start:stop], counts)
        inside = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        yield place[first], place[first + 1 + inside], size[first], first
        start = stop


def _years(
    one: PlaceArray, two: PlaceArray, years: npt.NDArray[np.int16]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which pairs were born in the same year, and which too far apart."""
    first, second = years[one], years[two]
    told = (first != 0) & (second != 0)
    return told & (first == second), told & (np.abs(first - second) > _YEARS_APART)

"""How common words are in a register, and what that says of two of its entries.

In: the words of all entries; then pairs of names whose words were matched (see `matching`). Out: further signs for one bearer.
A rare surname that two entries share says more than a common one; two surnames that differ by a letter and are both met often
are two surnames, while one that no other entry has may be a slip of the pen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gravamen.names.matching import SignArray, Signs
from gravamen.names.parsing import script_of
from gravamen.names.vocabulary import Vocabulary

SIGNS_IN_REGISTER = (
    "expected",  # ln of how many entries would have the words that both share, if words met by chance
    "rarer",  # how rare these words are, each in the script in which it is rarer
    "same words",  # how rare the words are that stand in both to the letter
    "same",  # whether the words that agree least are the same
    "respelled",  # whether they are two spellings in one script
    "once",  # and one of them stands in no other entry
    "often",  # and ln of how many have the commoner of them
    "head",  # whether the other name lacks the first word of the longer one: middle names are left out, first ones rarely
)
_LEAST = 2000  # names in a script from which on their words say how common a word is; fewer are taken for so many
_TENFOLD = 10  # brings signs that are logarithms near to the others


@dataclass(frozen=True, slots=True)
class Commonness:
    having: Mapping[str, int]  # entries that have a word
    of_script: Mapping[str, int]  # entries that have a word of a script

    def of(self, names: Iterable[Sequence[str]]) -> Commonness:
        """The same for these names alone: little enough to be sent to another process."""
        return Commonness({word: self.having[word] for name in names for word in name}, self.of_script)


def commonness(names: Iterable[Sequence[str]]) -> Commonness:
    """How common the words of a register's names are."""
    having: Counter[str] = Counter()
    of_script: Counter[str] = Counter()
    for name in names:
        having.update(set(name))
        if name:
            of_script[script_of(name[0])] += 1
    return Commonness(having, of_script)


def signs_in_register(
    register: Commonness,
    vocabulary: Vocabulary,
    lefts: Sequence[Sequence[int]],
    rights: Sequence[Sequence[int]],
    found: Signs,
) -> SignArray:
    """A row for each pair, a column each of SIGNS_IN_REGISTER."""
    entries = max(sum(register.of_script.values()), _LEAST)
    scripts = [script_of(word) for word in vocabulary.texts]
    having = np.array([register.having.get(word, 1) for word in vocabulary.number], np.float32)
    among = np.array([max(register.of_script.get(script, 0), _LEAST) for script in scripts], np.float32)
    number = {script: place for place, script in enumerate(dict.fromkeys(scripts))}
    script = np.array([number[one] for one in scripts], np.int8)
    matched = found.left >= 0
    one, two = _at(lefts, found.left), _at(rights, found.right)
    first_share, second_share = having[one] / among[one], having[two] / among[two]
    rarity = np.where(matched, -np.log(np.maximum(first_share, second_share)), 0)
    rarer = np.where(matched, -np.log(np.minimum(first_share, second_share)), 0)
    agreed = np.clip(found.agreement, 0, 1)
    rows = np.arange(len(one))
    least = np.where(matched, found.agreement, 2).argmin(axis=1)
    first, second = one[rows, least], two[rows, least]
    same = first == second
    respelled = ~same & (script[first] == script[second])
    columns = {
        "expected": (np.log(entries) - (rarity * agreed).sum(axis=1)) / _TENFOLD,
        "rarer": (rarer * agreed).sum(axis=1) / _TENFOLD,
        "same words": (rarity * (one == two)).sum(axis=1) / _TENFOLD,
        "same": same,
        "respelled": respelled,
        "once": respelled & (np.minimum(having[first], having[second]) <= 1),
        "often": np.where(respelled, np.log(np.maximum(having[first], having[second])), 0),
        "head": _without_head(lefts, rights, found),
    }
    return np.column_stack([columns[sign] for sign in SIGNS_IN_REGISTER]).astype(np.float32)


def _without_head(lefts: Sequence[Sequence[int]], rights: Sequence[Sequence[int]], found: Signs) -> npt.NDArray[np.bool_]:
    """Whether the other name lacks the first word of the longer one."""
    more = np.fromiter((len(one) - len(two) for one, two in zip(lefts, rights, strict=True)), np.intp, len(lefts))
    without_left, without_right = ((found.left != 0).all(axis=1), (found.right != 0).all(axis=1))
    lacks: npt.NDArray[np.bool_] = np.where(more > 0, without_left, without_right) & (more != 0)
    return lacks & (found.sign("left over") > 0)


def _at(names: Sequence[Sequence[int]], places: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """The words at these places of the names, 0 for a place of none."""
    sizes = np.fromiter(map(len, names), np.intp, len(names))
    words = np.fromiter((word for name in names for word in name), np.intp, int(sizes.sum()))
    at = (np.cumsum(sizes) - sizes)[:, None] + np.maximum(places, 0)
    chosen: npt.NDArray[np.intp] = np.append(words, 0)[np.minimum(at, len(words))]
    return np.where(places >= 0, chosen, 0)

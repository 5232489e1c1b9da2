"""Words within a person's name that may be absent: particles ("de la", "van der", "bin", "al"), "Jr", "III", "оглы".

In: the words of a name. Out: which of them are such. The words stand in `titles.toml`; where in a name they stand tells them
from names that are written alike: at the head of a name "Ben" is one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from gravamen.names.parsing import words

_BEFORE = ("joined", "free", "father")  # stand before a word of the name, and behind another
_GENERATIONS = ("younger", "elder", "generation")
_BEHIND = ("kin_suffixes", *_GENERATIONS)
_JOINING = frozenset("yeиі")  # words of one letter; other single letters are initials


def may_be_absent(name: Sequence[str]) -> list[bool]:
    """For each word whether it is a particle or a suffix: before another word and not the first, or behind two words."""
    before, behind = _words(_BEFORE), _words(_BEHIND)
    last = len(name) - 1
    return [(0 < at < last and word in before) or (at > 1 and word in behind) for at, word in enumerate(name)]


def of_two_generations(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether both names tell by their last words that their bearers are two of one family: Jr. and Sr., II and III."""
    if len(one) < 3 or len(two) < 3 or one[-1] == two[-1]:
        return False
    both = {_generation(one[-1]), _generation(two[-1])}
    return "" not in both and len(both) > 1 and ("younger" not in both or "elder" in both)  # the younger may be a II or III


def _generation(word: str) -> str:
    """The younger, the elder, or a number as it stands; "" for a word that is none."""
    return next((said if said != "generation" else word for said in _GENERATIONS if word in _words((said,))), "")


@cache
def particles() -> frozenset[str]:
    """All words that are particles or suffixes somewhere in a name."""
    return _words(_BEFORE) | _words(_BEHIND)


@cache
def _words(lists: tuple[str, ...]) -> frozenset[str]:
    """The words of these lists in all languages; of "van der" each. A single letter is an initial, but for "and"."""
    table = tomllib.loads(resources.files(__package__).joinpath("titles.toml").read_text("utf-8"))
    found = {part for of in table.values() for one in lists for said in of.get(one, ()) for part in words(said)}
    return frozenset(word for word in found if len(word) > 1 or word in _JOINING)

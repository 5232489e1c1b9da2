"""What somebody types to search, as terms.

In: a line: words, "phrases in quotes", -words that must not be there. Out: terms, all of which must be there. Whatever is typed
is a query: signs that mean nothing are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gravamen.casebook.search.words import folded, romanised, words

_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
MOST_TERMS = 20  # more are passed over: nobody types them
_WHOLE = 2  # letters up to which a word is sought whole, not as a beginning


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other. `begins`: the last may go on. `without`: they must not be there."""

    words: tuple[str, ...]
    begins: bool = True
    without: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(map(folded, self.words))

    @property
    def romanised(self) -> tuple[str, ...]:
        return tuple(filter(None, map(romanised, self.words)))


def terms(typed: str) -> list[Term]:
    """The terms of a query; none where there is no word in it."""
    found = []
    for minus, phrase, word in _PART.findall(typed):
        said = tuple(match[0] for match in words(phrase or word))
        if said:
            begins = not phrase and len(said[-1]) >= _WHOLE
            found.append(Term(said, begins, bool(minus)))
    return found[:MOST_TERMS] if any(not one.without for one in found) else []

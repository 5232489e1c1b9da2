"""Texts that are nearly the same: a letter as PDF and as DOCX, a leaflet that came twice with another date.

In: a text. Out: some numbers, its keys; two texts that share half of theirs have about half of their runs of words in common
(Broder, On the resemblance and containment of documents, 1997). A short text has keys too, if it has words enough.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from heapq import nsmallest

KEYS = 24  # of a text
ALIKE = 12  # shared by two that are shown as nearly the same
_RUN = 4  # words
_LEAST = 12  # words: below, any two notes would be alike
_LONGEST = 400_000  # characters that are looked at


def keys(characters: str) -> tuple[int, ...]:
    """The keys of a text, at most KEYS; none where it has too few words."""
    words = re.findall(r"\w+", characters[:_LONGEST].replace("\u00ad", "").casefold())
    if len(words) < _LEAST:
        return ()
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return tuple(nsmallest(KEYS, {_number(run) for run in runs}))


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=7).digest(), "little")

"""Two orthographies of one language, read by one pack: "вынесьлі", "ня", "грамадзкі" beside "вынеслі", "не", "грамадскі".

In: the `[spelling]` table of a pack. Out: a word as the pack's own tables write it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words of the other orthography are written in the pack's own."""

    words: dict[str, str]
    parts: dict[str, str]
    pattern: re.Pattern[str]  # what is written otherwise, in one look at the word

    def plain(self, word: str) -> str:
        """A folded word in the pack's own orthography."""
        found = self.words.get(word)
        return found if found is not None else self.pattern.sub(self._part, word)

    def _part(self, match: re.Match[str]) -> str:
        return self.parts.get(match.group(), "")  # a sign that is written for softness alone falls away


def spelling(table: dict[str, str]) -> Spelling:
    """Make a `[spelling]` table ready: `words` and `parts` are pairs "other=own", `silent` a pattern of what is not written."""
    words = dict(pair.split("=") for pair in table["words"].split())
    parts = dict(pair.split("=") for pair in table["parts"].split())
    longest = sorted(parts, key=len, reverse=True)
    return Spelling(words, parts, re.compile("|".join([*map(re.escape, longest), table["silent"]])))

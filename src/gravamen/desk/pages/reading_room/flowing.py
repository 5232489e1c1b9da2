"""A text that was broken into lines by hand or by an e-mail program, as one that flows.

In: a part of a report's text. Out: the same characters, with a blank for each line break that only made a line short. Nothing
is moved: offsets hold in both, so that marks and what is selected stay true.
"""

from __future__ import annotations

import re

_SHORT = 55  # characters: who breaks lines breaks them later than this
_LONG = 130  # and before this; a text with longer lines was not broken
_SEVERAL = 3  # lines about as long as the longest show where lines were broken
_NEAR = 0.85
# begins a line of its own: a blank, a quote, an item, a header
_OWN_LINE = re.compile(r"\s|[>|•*·–—#=_-]|\d+[.)]\s|[\w-]+: |\([a-z0-9]+\) ")
_ENDS = (".", "!", "?", ":", ";", "。", "؟", "।", "።")


def flowing(text: str) -> str:
    """The text with soft breaks as blanks; as long as it was."""
    lines = text.split("\n")
    longest = max(map(len, lines))
    if not _SHORT <= longest <= _LONG or any("\t" in line for line in lines):
        return text
    broken_at = longest if sum(len(line) >= _NEAR * longest for line in lines) >= _SEVERAL else 0
    found = [lines[0]]
    for before, line in zip(lines, lines[1:], strict=False):
        found.append((" " if _is_soft(before, line, broken_at) else "\n") + line)
    return "".join(found)


def _is_soft(before: str, line: str, broken_at: int) -> bool:
    if len(before) < _SHORT or not line or _OWN_LINE.match(line) or _OWN_LINE.match(before):
        return False
    if before.rstrip().endswith(_ENDS):  # a sentence ends: only the want of room tells a break from a new paragraph
        return bool(broken_at) and len(before) + 1 + len(line.split(maxsplit=1)[0]) > broken_at
    return True

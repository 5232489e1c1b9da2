"""What a file is called: one plain line, without the folders it says it comes from.

In: a name as a sender, an archive or an e-mail gives it. Out: a name that can be shown, and leads nowhere.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120  # characters
# Control signs break a line; format signs, such as U+202E, make "gpj.exe" look like "exe.jpg".
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # Persian and Indic words are spelled with them


def plain_name(given: str, otherwise: str = "file") -> str:
    """The last part of a name or path, on one line; `otherwise` where nothing is left of it."""
    seen = "".join(" " if unicodedata.category(x) in _UNSEEN and x not in _JOINERS else x for x in given)
    parts = (" ".join(part.split()) for part in reversed(re.split(r"[/\\]", seen)))
    name = next((part for part in parts if part.strip(" .")), otherwise)
    if len(name) <= _LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[: _LONGEST - 1] + "…"
    return f"{stem[: _LONGEST - len(ending) - 2]}….{ending}"

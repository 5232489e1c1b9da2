"""Whether a role is an office in a union, by its words.

In: a role, as a report gives it. Out: whether who bears it is hit as a leader or a representative. A proposal: a person can say
otherwise in the record.
"""

from __future__ import annotations

from gravamen.standards.tables import starts_a_word, tables


def is_office(role: str) -> bool:
    """Whether a role ("chairman of the local union") is an office."""
    data = tables("offices.toml")
    folded = role.casefold()
    return any(starts_a_word(word, role) for word in data["words"]) and not any(words in folded for words in data["not"])

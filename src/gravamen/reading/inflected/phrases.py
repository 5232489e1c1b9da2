"""A phrase of a sentence: tokens that go together, the cases they can stand in, and what they hang on.

`cutting` makes phrases, `joining` says what belongs together and where clauses end, `roles` and `parties` read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gravamen.reading.entities import Mention

PhraseKind = Literal["noun", "pronoun", "verb", "conj", "sub", "rel", "mark", "time", "word"]


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) that go together; `head` is the noun, the pronoun or the verb among them."""

    kind: PhraseKind
    first: int
    last: int
    head: int
    cases: int = 0
    prep: str = ""
    prep_at: int = -1
    mention: Mention | None = None
    number: int | None = None
    verb: int = 0  # bits of the verb form
    lemma: str = ""
    negated: bool = False
    modal: bool = False
    belongs: int = -1  # index of the phrase whose genitive this is
    apposed: int = -1  # index of the name that says whom this office means: "юриста профсоюза Имя Фамилия"
    joined: int = -1  # index of the first phrase of the list that this stands in
    clause: int = 0
    participle: int = -1  # token of a full participle before the noun: "задержанный активист"

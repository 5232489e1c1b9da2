"""Capitalised words one by one and in short: what kind of name they make, acronyms, places, titles and offices.

In: tokens and a pack; `taken` marks what is a time or a name already. Out: what a range of tokens can be.
"""

from __future__ import annotations

import re

from gravamen import countries
from gravamen.reading.gazetteers import known_places
from gravamen.reading.identity import known_acronym
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind

_ROMAN = re.compile(r"[IVXLC]+")
_NUMBERED = re.compile(r"[A-Z]-?[0-9]+")  # "Q150", "A4"
_CLOSED = Word.PREPOSITION | Word.DETERMINER | Word.CONJUNCTION | Word.SUBORDINATOR | Word.NEGATION | Word.POSSESSIVE | Word.BE
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁЎІ][A-Za-zÀ-ÖØ-ÞА-ЯЁЎІ0-9&/-]*[A-ZÀ-ÖØ-ÞА-ЯЁЎІ0-9]")
_HEADS = ("union", "court", "police", "state", "employer", "other", "global")  # a word of two is of the first


class CapitalWords:
    """What capitalised words of one document tell of themselves."""

    def __init__(self, tokens: Tokens, pack: Pack, taken: bytearray) -> None:
        self.t = tokens
        self.pack = pack
        self.taken = taken
        self._heads = tuple((kind, pack.name_words[f"head_{kind}"]) for kind in _HEADS)
        self._acronyms: dict[int, bool] = {}  # tokens asked for before

    def head_of(self, low: str) -> str | None:
        """The kind of organisation that a word in lower case is the head of."""
        for kind in ("court", "police", "state", "union", "employer", "other"):
            if low in self.pack.name_words[f"head_{kind}"]:
                return kind
        return None

    def head(self, first: int, last: int, *, plural_only: bool = False) -> str | None:
        """The kind of organisation that a word of the range makes it, if one does."""
        for at in range(last - 1, first - 1, -1):
            if not self.t.cap[at] or self._whose(at):
                continue
            low = self.t.low[at]
            for kind, heads in self._heads:
                if low in heads:
                    return None if plural_only else kind
        return None

    def _whose(self, at: int) -> bool:
        """ "Sa collègue Aline Testova", at the head of a sentence, beside "Sample SA"."""
        return bool(self.t.flags[at] & Word.POSSESSIVE) and not self.t.text(at, at + 1).isupper()

    def role_within(self, first: int, last: int) -> tuple[int, int] | None:
        """The role between what stands before it and a name: "AIPWF General Secretary X", "Committee Member Comrade X"."""
        t = self.t
        named = Word.ROLE | Word.TITLE
        end = next((at + 1 for at in range(last - 2, first, -1) if t.flags[at] & named and t.cap[at]), None)
        if end is not None and end < last and t.low[end] == ".":
            end += 1  # "Mr. Ryder"
        if end is None or last - end > 4:
            return None
        begin = end
        while begin > first and (
            t.flags[begin - 1] & named
            or t.low[begin - 1] == "."
            or t.low[begin - 1] in self.pack.name_words.get("role_word", frozenset())
        ):
            begin -= 1
        return (begin, end) if begin > first else None

    def given(self, first: int, last: int) -> bool:
        return any(self.t.flags[at] & Word.GIVEN_NAME for at in range(first, last) if self.t.cap[at])

    def acronym(self, at: int) -> bool:
        known = self._acronyms.get(at)
        if known is None:
            known = self._acronyms[at] = self._acronym(at)
        return known

    def _acronym(self, at: int) -> bool:
        written = self.t.text(at, at + 1)
        last = written[-1]
        return (
            (last.isupper() or last.isdigit())
            and len(written) >= 2
            and _ACRONYM.fullmatch(written) is not None
            and (written.isupper() or sum(letter.isupper() for letter in written) >= 3)
            and not _ROMAN.fullmatch(written)
            and _NUMBERED.fullmatch(written) is None
            and sum(letter.isdigit() for letter in written) < 3
            and not (self.t.flags[at] & _CLOSED and not known_acronym(written))
            and not (self.t.low[at].partition("-")[0] in self.pack.months and not written[-1].isalpha())
            and not self._shouted_name(at)
            and written not in self.pack.name_words["no_acronym"]
        )

    def _shouted_name(self, at: int) -> bool:
        """ "PAULA TESTOV SAMPLE": a given name in capitals beside other words in capitals, or one of those others."""
        if not self.pack.head_first:
            return False
        first, last = at, at + 1
        while first and self.t.kind[first - 1] == "word" and self.t.text(first - 1, first).isupper() and at - first < 4:
            first -= 1
        while (
            last < len(self.t.low) and self.t.kind[last] == "word" and self.t.text(last, last + 1).isupper() and last - at < 4
        ):
            last += 1
        if not 2 <= last - first <= 5:
            return False
        name = Word.GIVEN_NAME | Word.SURNAME
        given = any(self.t.flags[i] & Word.GIVEN_NAME and len(self.t.low[i]) > 2 for i in range(first, last))
        return given and not any(self.t.flags[i] & ~name for i in range(first, last))

    def place(self, first: int, last: int) -> str | None:
        words = tuple(low for low in self.t.low[first:last])
        if words in known_places():
            return known_places()[words] or "--"
        return countries.find(self.t.text(first, last))

    def shouted(self, at: int, sentence: int) -> bool:
        """Whether the words around are all in capitals, so that an acronym cannot be told."""
        near = [i for i in range(max(sentence, at - 3), min(len(self.t.low), at + 4)) if i != at and self.t.kind[i] == "word"]
        return len(near) >= 2 and all(self.t.text(i, i + 1).isupper() for i in near)

    def role_prefix(self, first: int, last: int) -> int:
        """Where titles and roles at the head of a run end ("General Secretary Japhet Moyo")."""
        t = self.t
        at = first
        while at < last:
            if (
                t.flags[at] & (Word.TITLE | Word.ROLE)
                or (t.low[at] == "." and at > first)
                or (
                    t.low[at] in self.pack.name_words.get("role_word", frozenset())
                    and at + 1 < last
                    and t.flags[at + 1] & Word.ROLE
                )
            ):
                at += 1
            else:
                break
        return at

    def kind_of(self, head: str, first: int, last: int) -> OrganisationKind:
        words = set(self.t.low[first:last])
        if head == "union" or head == "global":
            if words & {"international", "global", "world", "internationale"}:
                return OrganisationKind.GLOBAL_UNION
            if words & {"confederation", "congress", "central", "tuc"}:
                return OrganisationKind.NATIONAL_CENTRE
            return OrganisationKind.UNION
        if head == "state" and words & {"congress", "council"} and words & {"unions", "union", "trade", "labour", "labor"}:
            return OrganisationKind.NATIONAL_CENTRE
        return {
            "court": OrganisationKind.COURT,
            "police": OrganisationKind.POLICE,
            "state": OrganisationKind.STATE_BODY,
            "employer": OrganisationKind.EMPLOYER,
        }.get(head, OrganisationKind.OTHER)

"""Capitals that name no body: offices, a union's own organs, governments, laws, sites, the town that heads a report.

In: tokens and ranges of capitals in them. Out: whether they are such; the acronyms of what is no body are remembered.
"""

from __future__ import annotations

from gravamen import countries
from gravamen.reading.capitals import Capitals
from gravamen.reading.identity import known_acronym
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens


class NoBodies:
    """Tells what is no organisation in one document. `taken` marks what is a time or a name already."""

    def __init__(self, tokens: Tokens, pack: Pack, caps: Capitals, taken: bytearray) -> None:
        self.t = tokens
        self.pack = pack
        self.caps = caps
        self.taken = taken
        self.unnamed: set[str] = set()  # acronyms of laws, of sites and of a union's own organs

    def organ(self, first: int, last: int) -> bool:
        """An office ("International Secretary"), a union's own organ ("Central Executive Committee"), a government."""
        t, names = self.t, self.pack.name_words
        if not self.pack.head_first and last - first > 1 and self.caps.head(last - 1, last) is None:
            if t.flags[last - 1] & (Word.ROLE | Word.EVENT) or t.low[last - 1] in names.get("office_last", ()):
                return True
        organ, inner = names.get("organ", frozenset()), names["inner"]
        words = [t.low[at] for at in range(first, last) if t.low[at] not in inner and t.kind[at] == "word"]
        if words and all(word in organ or word in names.get("role_word", frozenset()) for word in words):
            if last + 1 < len(t.low) and t.low[last] == "(" and self.caps.acronym(last + 1):
                self.unnamed.add(t.text(last + 1, last + 2))
            return True
        governments = names.get("government", frozenset())
        if not any(word in governments for word in words):
            return False
        rest = [
            at
            for at in range(first, last)
            if t.kind[at] == "word" and t.low[at] not in governments | inner | names.get("role_word", frozenset())
        ]
        if self.pack.head_first and len(rest) == 1 and not t.cap[rest[0]]:
            return True  # "Gouvernement algérien"
        if self.pack.head_first and rest and t.flags[rest[0]] & Word.GIVEN_NAME:
            return True  # "Gobierno de Person 1"
        whose = (rest[0], rest[-1] + 1) if rest else None
        return whose is None or bool(self.caps.place(*whose) or countries.adjective(t.text(*whose)))

    def announced(self, at: int, sentence: int) -> bool:
        """ "COMMUNIQUE", "STATEMENT" on a line of its own."""
        t = self.t
        ends = at + 1 == len(t.low) or "\n" in t.characters[t.end[at] : t.start[at + 1]]
        return at == sentence and ends and len(t.low[at]) > 5 and not known_acronym(t.text(at, at + 1))

    def of_two(self, written: str) -> bool:
        """Whether an acronym that is spelt nowhere is of two letters: an office ("CS") or an airline oftener than a body."""
        return len(written) == 2 and f"({written})" not in self.t.characters

    def datelined(self, at: int, sentence: int) -> bool:
        """ "PROBEVILLE, May 3 – …": the town from which a report comes, in capitals at its head."""
        t = self.t
        if at != sentence or len(t.low[at]) <= 5 or at + 1 >= len(t.low) or known_acronym(t.text(at, at + 1)):
            return False
        return t.low[at + 1] in ("–", "—", "-", ":", "(") or (
            t.low[at + 1] == "," and bool(self.taken[min(at + 2, len(t.low) - 1)])
        )

    def site(self, last: int) -> bool:
        """ "Probe International Airport (PIA)": a name, up to `last`, of where something is done; its acronym is none."""
        t = self.t
        if self.pack.head_first or t.low[last - 1] not in self.pack.name_words.get("site_last", ()):
            return False
        if last + 1 < len(t.low) and t.low[last] == "(" and self.caps.acronym(last + 1):
            self.unnamed.add(t.text(last + 1, last + 2))
        return True

    def law(self, first: int, last: int) -> bool:
        """ "Free Trade Agreement (FTA)", "Building Industry (Improving Productivity) Act": a law; its acronym is no body's."""
        t = self.t
        at = first if self.pack.head_first else last - 1
        if t.flags[at] & Word.LAW and self.caps.head(at, at + 1) is None:
            if last + 1 < len(t.low) and t.low[last] == "(" and self.caps.acronym(last + 1):
                self.unnamed.add(t.text(last + 1, last + 2))
            return True
        if last >= len(t.low) or t.low[last] not in ("(", ")"):
            return False
        closed = (
            last
            if t.low[last] == ")"
            else next((end for end in range(last, min(last + 8, len(t.low))) if t.low[end] == ")"), -1)
        )
        return 0 < closed < len(t.low) - 1 and t.cap[closed + 1] and bool(t.flags[closed + 1] & Word.LAW)

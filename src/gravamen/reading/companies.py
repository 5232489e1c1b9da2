"""Which bare names are companies: said by the words beside them, "workers at X", "X's plant", "X, which fired …".

In: a range of capitalised words that nothing else tells. Out: whether it is an employer.
"""

from __future__ import annotations

from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens

_DESCRIBED = 4  # tokens before a company's name that say what it makes
_REACH = 3  # tokens between a company and what is its own: "Example's Testville plant"


class Companies:
    """Tells the companies of one document by the pack's words: see [name] employer_before, employer_after, staff_of,
    employer_does."""

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self.t = tokens
        self.pack = pack
        self.names = pack.name_words
        self.staff = pack.name_words.get("staff_of", frozenset())
        self.does = pack.name_words.get("employer_does", frozenset())

    def told(self, first: int, last: int, *, opens: bool) -> bool:
        """Whether the words around the range say that it employs; `opens`: it opens its sentence."""
        t = self.t
        if t.flags[first] & Word.GIVEN_NAME:
            return False
        return self._before(first) or self._after(last, opens=opens)

    def named(self, first: int, last: int) -> bool:
        """ "la empresa Example Sample": a company, though its name may be that of a person; "Example S.A."."""
        t = self.t
        forms = self.names.get("company_form", frozenset())
        if last - first > 1 and t.low[last - 1].rstrip(".") in forms:
            return True
        words = self.names.get("company_word", frozenset())
        closed = Word.VERB | Word.CONJUNCTION | Word.TITLE | Word.ROLE | Word.PEOPLE
        for at in range(first - 1, max(first - 1 - _DESCRIBED, -1), -1):  # "empresa salvadoreña de bocaditos | Example"
            if t.cap[at] or t.kind[at] != "word" or t.flags[at] & closed:
                return False
            if t.low[at] in words:
                return True
            if at == first - 1 and t.flags[at] & (Word.PREPOSITION | Word.DETERMINER | Word.RELATIVE | Word.ADVERB):
                return False
        return False

    def of_group(self, first: int, last: int) -> bool:
        """ "the organisation Example", "the newspaper Example"."""
        t = self.t
        group = self.names.get("group_before", frozenset())
        if not first or any(t.flags[at] & Word.GIVEN_NAME for at in range(first, last)):
            return False
        return t.low[first - 1] in group and not t.cap[first - 1]

    def _before(self, first: int) -> bool:
        low = self.t.low
        at = first - 1
        if at < 0:
            return False
        if low[at] in self.names["employer_before"] or (at and low[at] == "," and low[at - 1] in self.names["employer_before"]):
            return True  # "the employer Example", "the subcontractor, Example"
        while at >= 0 and self.t.flags[at] & Word.DETERMINER and low[at] not in self.pack.phrases["of_name"]:
            at -= 1
        if at < 1:
            return False
        if low[at] in self.pack.phrases["at"] or low[at] in self.pack.phrases["of_name"]:
            return low[at - 1] in self.staff  # "workers at Example", "the management of Example"
        return False

    def _after(self, last: int, *, opens: bool) -> bool:
        t, low = self.t, self.t.low
        if last >= len(low):
            return False
        if low[last] in self.names["employer_after"]:
            return not opens or not t.flags[last] & Word.PLURAL  # "Example workers"
        made = (
            t.kind[last] == "word" and not t.cap[last] and not t.flags[last] & (Word.VERB | Word.PREPOSITION | Word.CONJUNCTION)
        )
        if made and last + 1 < len(low) and low[last + 1] in self.names["employer_after"]:
            return not opens and not t.flags[last + 1] & (Word.PLURAL | Word.VERB)  # "the Example shoe factory"
        if t.kind[last] == "clitic":
            at = last + 1
            while at < min(last + _REACH, len(low)) and t.cap[at]:
                at += 1
            return at < len(low) and low[at] in self.names["employer_after"]
        if low[last] == "," and last + 2 < len(low) and t.flags[last + 1] & Word.RELATIVE:
            return any(low[at] in self.does for at in range(last + 2, min(last + 5, len(low))))
        they = last and t.flags[last - 1] & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN)  # ""They fired me", he said"
        return low[last] in self.does and not they

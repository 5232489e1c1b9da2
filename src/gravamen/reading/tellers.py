"""Who only tells: "la secretaria, Ana Testova, relató que …", "selon Jean Testov": nobody to whom it was done.

In: the mentions of persons of one document. Out: whether somebody is named there as the source of what is told.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.identity import Mention
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens

_ROLE = 4  # tokens between a word of telling, or "according to", and a name: "explica | la secretaria general"
_ASIDE = 16  # tokens that stand between commas after a name
_WITHIN = Word.ROLE | Word.TITLE | Word.DETERMINER | Word.PEOPLE | Word.POSSESSIVE
_SAYS = Word.VERB | Word.BE | Word.HAVE | Word.OBJECT_PRONOUN
_SAYS_NOTHING = Word.DETERMINER | Word.ROLE | Word.PEOPLE | Word.PREPOSITION | Word.PARTICIPLE
_BEFORE_VERB = Word.HAVE | Word.ADVERB


class Tellers:
    """Tells of the persons of one document who of them are its sources. Of languages whose adjectives stand behind."""

    def __init__(self, tokens: Tokens, pack: Pack, mentions: list[Mention]) -> None:
        self.t = tokens
        self.pack = pack
        told = {mention.who: True for mention in mentions} if pack.head_first else {}
        for mention in mentions if pack.head_first else ():
            told[mention.who] = told[mention.who] and (self.says(mention) is not None or self._quoted(mention))
        self.only = frozenset(who for who, tells in told.items() if tells)  # in every sentence that names them

    def says(self, mention: Mention) -> int | None:
        """The token after the verb with which somebody tells, right behind the name or what stands between commas there."""
        low, flags, at = self.t.low, self.t.flags, mention.last
        if at < len(low) and low[at] == ",":
            ahead = range(at + 1, min(at + _ASIDE, len(low)))
            stops = (i for i in ahead if low[i] in ",.;:" or (flags[i] & _SAYS and not flags[i] & _SAYS_NOTHING))
            closed = next(stops, at)
            at = closed + 1 if low[closed] == "," else len(low)
        while at < len(low) and flags[at] & _BEFORE_VERB and not flags[at] & Word.REPORT:
            at += 1
        told = Word.REPORT | Word.VERB
        return at + 1 if at < len(low) and flags[at] & told == told and not flags[at] & Word.BE else None

    def says_that(self, mention: Mention, draft: Draft) -> bool:
        """ "X denunció | que la policía disolvió la marcha", but "« On m'a battu », dit X": what somebody tells of others."""
        if not self.pack.head_first or not self.pack.phrases.get("of_me", frozenset()).isdisjoint(
            self.t.low[draft.first : draft.end]
        ):
            return False
        after = self.says(mention)
        if after is None or not after < draft.at:
            return self._quoted(mention)
        return any(self.t.low[i] in self.pack.phrases["that"] for i in range(after, min(after + 2, draft.at)))

    def _quoted(self, mention: Mention) -> bool:
        """ "según la presidenta, X", "…», explica X": the word of telling stands before the name."""
        low, flags = self.t.low, self.t.flags
        for at in range(mention.first - 1, max(-1, mention.first - 1 - _ROLE), -1):
            if low[at] in self.pack.phrases.get("according", ()):
                return True
            if flags[at] & Word.REPORT and flags[at] & Word.VERB:
                return at > 0 and (self.t.kind[at - 1] == "mark" or bool(flags[at - 1] & _BEFORE_VERB))
            if not flags[at] & _WITHIN and low[at] != ",":
                return False
        return False

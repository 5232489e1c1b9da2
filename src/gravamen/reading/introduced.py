"""Who an unnamed person is, where the sentence beside names him: "A shop steward was shot on Friday. Ivan Testov, 44, …".

In: drafts of acts in the order of the text, the tokens and the people named in it. Out: the same drafts, with the name in the
place of "a shop steward", which the next sentence gives, or of "the president of the union", which the one before has given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.identity import Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.text import Passage

_OPENING = 8  # tokens of a sentence in which it names whom the one before has told of
_THEIRS = Word.STATE | Word.EMPLOYER


def name_those_met(drafts: list[Draft], tokens: Tokens, entities: Entities, pack: Pack) -> None:
    """Give the drafts the names that the sentences beside them tell."""
    if pack.head_first or pack.grammar != "analytic":
        return
    beside = _Beside(tokens, entities, pack)
    for draft in drafts:
        if len(draft.victims) == 1 and (mention := beside.named(draft.victims[0], draft.sentence)) is not None:
            here = Passage(tokens.start[mention.first], tokens.end[mention.last - 1])
            draft.victims = [Party(entities.persons[mention.who].name, here, person=mention.who)]
            draft.named_victims = True


class _Beside:
    """The people whom the sentences of one document name."""

    def __init__(self, tokens: Tokens, entities: Entities, pack: Pack) -> None:
        self.t = tokens
        self.people = [mention for mention in entities.mentions if mention.kind == "person"]
        self.starts = [mention.first for mention in self.people]
        self.met = {mention.who: mention.first for mention in reversed(self.people)}  # where each is named first
        self.sentences = [sentence.first for sentence in tokens.sentences]
        self.the = pack.phrases.get("the", frozenset())
        self.indefinite = pack.phrases.get("explaining", frozenset()) - self.the

    def named(self, party: Party, sentence: Sentence) -> Mention | None:
        """Who one of whom only the office is told is."""
        if party.person is not None or party.organisation is not None or party.number is not None:
            return None
        first, last = bisect_left(self.t.start, party.passage.start), bisect_left(self.t.start, party.passage.end)
        one = self.t.flags[last - 1] & (Word.PEOPLE | Word.ROLE) and not self.t.flags[last - 1] & Word.PLURAL
        index = bisect_right(self.sentences, first) - 1
        if not one or self._inside(first, sentence.last):
            return None
        if self.t.low[first] in self.indefinite and index + 1 < len(self.sentences):
            return self._introduced(self.t.sentences[index + 1])
        if self.t.low[first] in self.the and index and self.t.flags[last - 1] & Word.ROLE:
            return self._told(self.t.sentences[index - 1], sentence)
        return None

    def _inside(self, first: int, last: int) -> list[Mention]:
        return self.people[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def _introduced(self, following: Sentence) -> Mention | None:
        """The one person whom a sentence names first in the text, at its head."""
        opening = self._inside(following.first, following.first + _OPENING)
        if len(opening) != 1 or self._speaks(opening[0]):
            return None
        return opening[0] if self.met[opening[0].who] == opening[0].first else None

    def _told(self, before: Sentence, sentence: Sentence) -> Mention | None:
        """The one person whom the sentence before has named, in the same paragraph."""
        told = self._inside(before.first, before.last)
        one = len({mention.who for mention in told}) == 1 and before.block == sentence.block
        if not one or self._speaks(told[0]):
            return None
        flags = self.t.flags[max(told[0].first - 2, before.first) : told[0].last]
        return None if any(flag & _THEIRS for flag in flags) else told[0]

    def _speaks(self, mention: Mention) -> bool:
        """ "X said", "said X": whose words are given."""
        before, after = self.t.flags[mention.first - 1] if mention.first else 0, self.t.flags[mention.last]
        heard = before & Word.REPORT and mention.last < len(self.t.low) and self.t.flags[mention.last] & Word.SUBORDINATOR
        return bool(after & Word.REPORT) or (bool(before & Word.REPORT) and not heard)

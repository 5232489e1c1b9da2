"""Who a group was: names that follow an act of people without names, in a list or a sentence of their own.

In: a document's drafts, sentence by sentence. Out: the same drafts, with the people named after them: "задержали троих:" and
three lines, "среди них Имя Фамилия", "это Имя Фамилия и …".
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.inflected.parties import Parties
from gravamen.reading.tokens import Sentence

_LINE = 25  # tokens of an item of a list that names a person
_LEAD = 3  # tokens before the name in an item: a number, a bullet
_PER_NAME = 7  # tokens for each name of a line that holds nothing but names


class Members:
    """Gives the names of one document's groups."""

    def __init__(self, parties: Parties) -> None:
        self.t = parties.t
        self.parties = parties
        self.open: list[Draft] = []
        self.listing = False

    def include(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """ "уволили шестерых горняков, в том числе Имя Фамилия": the names of some of those who were counted."""
        patterns = self.parties.pack.stems.get("listing")
        if patterns is None:
            return
        for draft in drafts:
            if not draft.victims or any(party.person is not None for party in draft.victims):
                continue
            end = next((at for at in range(draft.at, sentence.last) if self.t.low[at] == ";"), sentence.last)
            begin = next((at for at in range(draft.at, end) if patterns.at(self.t.low, at) is not None), None)
            if begin is None:
                continue
            people = self.parties.people_at
            named = [self.parties.people[i] for i in range(bisect_left(people, begin), bisect_left(people, end))]
            if named:
                draft.counted = next((party.number for party in draft.victims if party.number is not None), None)
                draft.victims = [self.parties.named(one, one.first, one.last) for one in named]
                draft.named_victims = True

    def take(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Go on over a sentence: its acts wait for names, or its names are of the acts before it."""
        if drafts:
            self.open = [draft for draft in drafts if all(party.person is None for party in draft.victims)]
            self.listing = self.t.low[sentence.last - 1] == ":"
            return
        if not self.open or (self.listing and self._number(sentence)):
            return
        among = (phrases := self.parties.pack.stems.get("among_them")) is not None and phrases.at(
            self.t.low, sentence.first
        ) is not None
        if not among and not (self.listing and self._item(sentence)):
            self.open = []
            return
        self._name(sentence, all_of=self.listing)
        if among:
            self.open = []

    def _number(self, sentence: Sentence) -> bool:
        """ "1.", which stands by itself before an item."""
        return sentence.last - sentence.first == 2 and self.t.kind[sentence.first] == "number"

    def _people(self, sentence: Sentence) -> range:
        at = self.parties.people_at
        return range(bisect_left(at, sentence.first), bisect_left(at, sentence.last))

    def _item(self, sentence: Sentence) -> bool:
        people = self._people(sentence)
        if not people:
            return False
        return self.parties.people_at[people[0]] - sentence.first <= _LEAD and sentence.last - sentence.first <= max(
            _LINE, _PER_NAME * len(people)
        )

    def _name(self, sentence: Sentence, *, all_of: bool) -> None:
        mentions = [self.parties.people[index] for index in self._people(sentence)]
        if all_of and sentence.last - sentence.first > _PER_NAME * len(mentions):
            mentions = mentions[:1]  # "Имя Фамилия, сын Имени Фамилии, …": an item is of one person
        for draft in self.open:
            if all(party.person is None and (all_of or party.counted) for party in draft.victims):
                draft.victims = []
            known = {party.person for party in draft.victims}
            named = [self.parties.named(one, one.first, one.last) for one in mentions if one.who not in known]
            draft.victims = [*draft.victims, *named]
            draft.named_victims = draft.named_victims or bool(named)

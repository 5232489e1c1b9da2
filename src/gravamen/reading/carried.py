"""What the story settles of an act: the day, the doer or the victim that the sentence before has told.

In: drafts of acts in the order of the text, and its times. Out: the same drafts, with dates, victims and perpetrators that are
carried over. What is carried keeps the passage where it stands: a reader sees that it is of another sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import Word
from gravamen.reading.sharing import ON_THE_SPOT, is_entry, on_one_occasion
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

_OPENING = 2  # sentences: a headline, and a line with the date
_SHORT = 7  # sentences of a piece that tells of one day
_FAR = 2  # sentences from the act before
_STOPS = frozenset(",;:—–(")
_AUXILIARY = 3  # tokens before a verb within which its "have" stands
_A_DAY = len("2021-02-16")  # EDTF: what is told to the day
_STORY = {
    ActType.SEARCH_RAID,
    ActType.SEIZURE,
    ActType.ARREST_DETENTION,
    ActType.DENIAL_OF_DUE_PROCESS,
    ActType.PROPERTY_DAMAGE,
    ActType.PHYSICAL_ASSAULT,
    ActType.INTERROGATION_SUMMONS,
    ActType.PLANTED_EVIDENCE,
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.ADMINISTRATIVE_PENALTY,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.CRIMINAL_CHARGE,
    ActType.INTERFERENCE,
    ActType.TRAVEL_BAN,
    ActType.HOUSE_ARREST,
    ActType.KILLING,
    ActType.THREAT_OF_VIOLENCE,
}
# what is done on an occasion, and does not go on
_AT_ONCE = ON_THE_SPOT | {ActType.TORTURE_ILL_TREATMENT, ActType.STRIKE_BREAKING, ActType.STRIKE_PROHIBITION}
_BY_FORCE = {
    ActType.SEARCH_RAID,
    ActType.SEIZURE,
    ActType.ARREST_DETENTION,
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.PHYSICAL_ASSAULT,
}
_OF_OFFICE = {ActType.SEIZURE, ActType.DENIAL_OF_DUE_PROCESS, ActType.PLANTED_EVIDENCE, ActType.PROPERTY_DAMAGE}
_PRONOUN = Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN


def carry(drafts: list[Draft], tokens: Tokens, times: Sequence[When], *, tells_on: bool = False) -> None:
    """Give the acts of a document what the story settles.

    `tells_on`: a day that opens the story holds for the acts after the first, too.
    """
    story = _Story(tokens, Ordered(times), relatives=tells_on)
    story.date_by_its_entry(drafts)
    story.carry_day(drafts)
    story.carry(drafts)
    story.date_by_the_day_before(drafts, opened=_OPENING if tells_on else 0)
    story.date_by_the_sentence_before(drafts)
    if tells_on:
        story.carry_day(drafts)
        story.date_by_the_only_day(drafts)


class _Story:
    """What one document tells, sentence after sentence."""

    def __init__(self, tokens: Tokens, times: Ordered[When], *, relatives: bool = False) -> None:
        self.relatives = relatives  # whether a relative clause stands between commas
        self.t = tokens
        self.times = times
        self.order = {sentence.first: index for index, sentence in enumerate(tokens.sentences)}

    def carry_day(self, drafts: list[Draft]) -> None:
        """The day of the act before that has one."""
        dated: Draft | None = None
        for draft in drafts:
            if draft.date_of is None and dated is not None and self._near(dated, draft) and draft.past:
                if on_one_occasion(draft, dated) and self._tells_on(draft):
                    draft.date, draft.date_of = dated.date, dated.date_of
            if draft.lack is None and draft.date_of is not None:  # a story goes on from what it tells for sure
                told = draft.date and len(draft.date) == _A_DAY and not self._aside(draft.date_of, draft.sentence)
                dated = draft if told else None

    def carry(self, drafts: list[Draft]) -> None:
        """The doer and the victim of the act before."""
        before: Draft | None = None
        for draft, told in zip(drafts, (None, *drafts), strict=False):
            before = told if told is not None and told.lack is None else before
            if before is None or not self._near(before, draft):
                continue
            gap = self.order[draft.sentence.first] - self.order[before.sentence.first]
            of_office = draft.type in _OF_OFFICE and before.type in (ActType.SEARCH_RAID, *_OF_OFFICE)
            if of_office and not draft.victims:
                draft.victims = before.victims
            told_of = draft.type in _STORY or (gap == 0 and draft.type.family is before.type.family)
            unknown = not draft.perpetrators and told_of and draft.type is not ActType.KILLING
            if unknown and before.perpetrators and before.told_doers and (gap == 0 or (gap == 1 and of_office)):
                draft.perpetrators = before.perpetrators

    def _near(self, before: Draft, draft: Draft) -> bool:
        """Whether an act is told in the paragraph of another, and not far from it."""
        gap = self.order[draft.sentence.first] - self.order[before.sentence.first]
        return draft.sentence.block == before.sentence.block and gap <= _FAR

    def date_by_its_entry(self, drafts: list[Draft]) -> None:
        """ "6 September. Search at her home. Her computer was taken.": what a day-by-day account tells under its day."""
        for draft in drafts:
            at = self.order[draft.sentence.first]
            for before in reversed(self.t.sentences[max(0, at - _FAR) : at]):
                told = self.times.between(before.first, before.last)
                if draft.date_of is not None or (told and not is_entry(self.t, before, told[0].first, told[-1].last)):
                    break
                if len(told) == 1 and told[0].value and not told[0].heads:
                    draft.date, draft.date_of = told[0].value, told[0]

    def date_by_the_day_before(self, drafts: list[Draft], *, opened: int) -> None:
        """ "The next blow fell on 2 March. The court sentenced him …": the day of the sentence before, where no act stands.

        `opened`: up to which sentence the date at the head of the text may stand in a line of its own.
        """
        dating = {draft.date_of.first for draft in drafts if draft.date_of is not None}
        for draft in drafts:
            before = self._before(draft, opened=opened)
            if draft.date_of is not None or before is None or draft.type not in _STORY or not draft.past:
                continue
            if not self._tells_on(draft):
                continue
            told = [when for when in self.times.between(before.first, before.last) if when.value and len(when.value) == _A_DAY]
            told = [when for when in told if not self._aside(when, before)]
            if len(told) == 1 and (draft.type in ON_THE_SPOT or told[0].first not in dating):
                draft.date, draft.date_of = told[0].value, told[0]

    def date_by_the_sentence_before(self, drafts: list[Draft]) -> None:
        """ "In May 2021 the strike was broken. The gates were locked …": the month, too, where those told before are meant."""
        dating = {draft.date_of.first for draft in drafts if draft.date_of is not None}
        for draft in drafts:
            before = self._before(draft)
            if draft.date_of is not None or before is None or draft.type not in _AT_ONCE or not self._goes_on(draft):
                continue
            if self.times.between(draft.sentence.first, draft.sentence.last):
                continue
            told = [when for when in self.times.between(before.first, before.last) if not when.heads]
            if len(told) != 1 or self._aside(told[0], before) or not told[0].value or not told[0].month:
                continue
            if len(told[0].value) == _A_DAY or told[0].first in dating:  # in a month there is room for much else
                draft.date, draft.date_of = told[0].value, told[0]

    def date_by_the_only_day(self, drafts: list[Draft]) -> None:
        """ "28 октября 2020. Срочно! …": in a short piece that opens with a day and tells of no other, that is when it was."""
        told = [when for when in self.times.things if when.value]
        if not told or len({when.value for when in told}) != 1 or len(told[0].value or "") != _A_DAY:
            return
        opening = self.t.sentences[min(_OPENING, len(self.t.sentences)) - 1]
        of_act = any(draft.sentence.first <= told[0].first < draft.sentence.last for draft in drafts)
        if of_act or told[0].first >= opening.last:
            return
        for draft in drafts:
            near = self.order[draft.sentence.first] <= _SHORT
            if near and draft.date_of is None and draft.past and draft.type in _BY_FORCE:
                draft.date, draft.date_of = told[0].value, told[0]

    def _aside(self, when: When, sentence: Sentence) -> bool:
        """ "осудили решение суда, который 12 июля распустил союз": the day of what is said of a noun holds for that alone."""
        if not self.relatives:
            return False
        at = when.first - 1
        while at > sentence.first and self.t.low[at] not in _STOPS:
            at -= 1
        return any(self.t.flags[i] & Word.RELATIVE for i in range(at, min(at + 3, when.first)))

    def _before(self, draft: Draft, *, opened: int = 0) -> Sentence | None:
        """The sentence before an act's, in its paragraph or, of what is done on the spot, right above that."""
        index = self.order[draft.sentence.first]
        before = self.t.sentences[index - 1] if index else None
        if before is None or before.block == draft.sentence.block or index <= opened:
            return before
        tells_on = draft.type in ON_THE_SPOT and not draft.nominal and not before.heading
        return before if tells_on and before.block == draft.sentence.block - 1 else None

    def _goes_on(self, draft: Draft) -> bool:
        """Whether an act is told in the tense of a story, and of nobody who is new in it."""
        if not draft.past or self._has(draft, draft.sentence.first):
            return False
        for party in draft.victims:
            if party.person is not None or party.organisation is not None:
                continue
            at = bisect_left(self.t.start, party.passage.start)
            here = self.t.flags[at] | (self.t.flags[at - 1] & Word.DETERMINER if at else 0)
            if here & Word.POSSESSIVE or not here & (Word.DETERMINER | _PRONOUN):
                return False
        return True

    def _tells_on(self, draft: Draft) -> bool:
        """A story goes on in the tense of stories; "has been", "remain" and nouns do not."""
        return not draft.nominal and not self._has(draft, draft.first)

    def _has(self, draft: Draft, first: int) -> bool:
        near = range(max(first, draft.at - _AUXILIARY), draft.at)
        return any(self.t.flags[at] & Word.HAVE for at in near)

"""What tells of no act though its words do: culprits brought to book, what a law lays down, rumours, what is told again.

In: the drafts of one document. Out: the same without these. Their words stand in the table `[unmeant]` of a pack's lexicon; a
pack may do without.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.reading.wording import first_of
from gravamen.terms import ActType, Certainty

_JUSTICE = {
    ActType.ARREST_DETENTION,
    ActType.CRIMINAL_CHARGE,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.INTERROGATION_SUMMONS,
    ActType.HOUSE_ARREST,
}
_VIOLENCE = {ActType.PHYSICAL_ASSAULT, ActType.KILLING, ActType.ATTEMPTED_KILLING, ActType.TORTURE_ILL_TREATMENT}
_PENALTIES = {ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY}
_OURS = Word.UNION | Word.EVENT  # "police union leaders", "striking soldiers"
_GROUND = 12  # tokens after a trigger within which it says for what
_VICTIM = 9  # tokens after "the murder of" within which it says of whom
_REMEMBERED = 12  # drafts among which one told before is looked for
_FEARED = 4  # tokens before a trigger within which it is told as feared
_PASSING = 5  # tokens before a trigger within which it is told as beside something else
_SHORTLY = 120  # tokens after an act within which it may be told of again in passing
_LAID_DOWN = 14  # tokens before a penalty within which a law, or what may come, is told of


def of_papers(times: list[When], tokens: Tokens, pack: Pack) -> list[When]:
    """The times of a text, those of letters and complaints marked: "in a communication dated 3 May" tells no act's day."""
    phrases = pack.unmeant.get("paper", ())
    joints = pack.phrases["and"] | {","}
    found: list[When] = []
    end = -1  # of the day before, where it is that of a paper
    for when in times if phrases else ():
        dated = any(tuple(tokens.low[max(0, when.first - len(one)) : when.first]) == one for one in phrases)
        listed = end == when.first - 1 and tokens.low[end] in joints  # "dated 3 January, 3 February and …"
        end = when.last if dated or listed else -1
        found.append(replace(when, heads=True) if dated or listed else when)
    return found if phrases else times


class Unmeant:
    """Tells which drafts of one document tell of no act."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities) -> None:
        self.t = tokens
        self.told = pack.unmeant
        self.entities = entities

    def sift(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts without those that tell of no act."""
        if not self.told:
            return drafts
        meant: list[Draft] = []
        for place, draft in enumerate(drafts):
            if self._rumoured(draft) or self._feared(draft) or self._culprits(draft) or self._laid_down(draft):
                continue
            told = meant[-_REMEMBERED:]
            if self._again(draft) or any(self._in_passing(draft, one) or self._named_of(draft, one) for one in told):
                continue
            if not self._milder(draft, drafts[max(0, place - _REMEMBERED) : place + _REMEMBERED]):
                meant.append(draft)
        return meant

    def _stands(self, name: str, first: int, last: int) -> int | None:
        phrases = self.told.get(name, ())
        return first_of(self.t, phrases, first, last) if phrases else None

    def _rumoured(self, draft: Draft) -> bool:
        """ "a rumour that a worker had been beaten to death": what the report itself does not say."""
        return self._stands("rumour", draft.sentence.first, draft.at) is not None

    def _feared(self, draft: Draft) -> bool:
        """ "afraid of going to jail", "for fear of being arrested": what has not been done."""
        if draft.certainty is Certainty.THREATENED:
            return False
        return self._stands("feared", max(draft.sentence.first, draft.at - _FEARED), draft.at) is not None

    def _culprits(self, draft: Draft) -> bool:
        """ "two policemen were arrested", "soldiers were hurt", "charged with the murder of the unionist": the other side."""
        if draft.type not in _JUSTICE and draft.type not in _VIOLENCE:
            return False
        known = [self._culprit(party) for party in draft.victims]
        if any(known):
            return all(one or self._others(party) for one, party in zip(known, draft.victims, strict=True))
        if (
            draft.type in _VIOLENCE
            or draft.named_victims
            or any(self._flags(party) & (_OURS | Word.ROLE) for party in draft.victims)
        ):
            return False
        last = min(draft.at + _GROUND, draft.sentence.last)
        at = self._stands("crime", draft.at + 1, last)
        if at is None:
            return False
        hit = self.t.flags[at : min(at + _VICTIM, draft.sentence.last)]
        return any(flags & (Word.UNION | Word.ROLE) and not flags & Word.STATE for flags in hit)

    def _culprit(self, party: Party) -> bool:
        """Somebody of a state, of an employer, or of those who attacked."""
        if party.organisation is not None:
            return False
        first, last = self._tokens(party)
        if party.person is None:
            return self._stands("culprit", first, last) is not None and not self._flags(party) & (_OURS | Word.GERUND)
        role = self.entities.persons[party.person].role
        return role is not None and self._stands("boss", *role) is not None

    def _others(self, party: Party) -> bool:
        """ "the manager and three others": who is told of without a word."""
        return party.person is None and party.organisation is None and not self._flags(party) & (_OURS | Word.ROLE)

    def _laid_down(self, draft: Draft) -> bool:
        """ "shall be liable to imprisonment", "they face up to three years": a penalty that nobody has imposed."""
        if draft.type not in _PENALTIES or not (draft.nominal or draft.lack is not None):
            return False
        first = max(draft.sentence.first, draft.at - _LAID_DOWN)
        return self._stands("laid_down", first, min(draft.at + 4, draft.sentence.last)) is not None

    def _again(self, draft: Draft) -> bool:
        """ "those detained were taken to …", "the others arrested": of whom the text has told before."""
        if draft.nominal or not draft.bare or draft.named_victims or draft.at <= draft.sentence.first:
            return False
        if draft.date or draft.perpetrators or any(party.number for party in draft.victims):
            return False
        return self._stands("referred", draft.at - 1, draft.at) is not None

    def _milder(self, draft: Draft, drafts: list[Draft]) -> bool:
        """ "convicted X of … and gave her eight days", "… to a year in prison. The court convicted them of …": one judgment."""
        if draft.type is not ActType.IMPRISONMENT_SENTENCE or draft.penalty is not None or draft.nominal:
            return False
        beside = (one for one in drafts if one.sentence is draft.sentence and one.at > draft.at)
        if any(one.type is ActType.ADMINISTRATIVE_PENALTY and one.lack is None for one in beside):
            return True
        if draft.named_victims or draft.date or any(party.number for party in draft.victims):
            return False
        before = (one for one in drafts if 0 <= draft.sentence.first - one.sentence.last < _SHORTLY)
        return any(one.type is draft.type and one.penalty is not None for one in before)

    def _named_of(self, draft: Draft, told: Draft) -> bool:
        """ "A number of members were detained. … X was among those detained": one of those who were told of before."""
        if draft.type is not told.type or draft.nominal or not draft.bare or draft.date or told.named_victims:
            return False
        if self._stands("referred", draft.at - 1, draft.at) is None or told.sentence is draft.sentence:
            return False
        if draft.named_victims:
            told.victims, told.named_victims = [*told.victims, *draft.victims], True
        return draft.named_victims

    def _in_passing(self, draft: Draft, told: Draft) -> bool:
        """ "complained of being tortured", "while they were held": beside something else, of whom was told shortly before."""
        if draft.type is not told.type or draft.nominal or draft.date or draft.penalty or draft.perpetrators:
            return False
        if told.sentence is draft.sentence or not 0 <= draft.sentence.first - told.sentence.last < _SHORTLY:
            return False
        pronouns = Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN
        if not (draft.victims or draft.infinite) or not all(
            self.t.flags[self._tokens(party)[0]] & pronouns for party in draft.victims
        ):
            return False
        return self._stands("passing", max(draft.sentence.first, draft.at - _PASSING), draft.at) is not None

    def _tokens(self, party: Party) -> tuple[int, int]:
        starts = self.t.start
        return bisect_left(starts, party.passage.start), bisect_left(starts, party.passage.end)

    def _flags(self, party: Party) -> int:
        flags = 0
        for at in range(*self._tokens(party)):
            flags |= self.t.flags[at]
        return flags

"""Acts in an inflected language: what was done to whom.

In: a document's words, names, times and demands. Out: drafts of acts in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from gravamen.reading.dates import When
from gravamen.reading.draft import ENOUGH, Draft, Lack, absorb, key_of
from gravamen.reading.entities import Entities
from gravamen.reading.graded import Graded
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.cutting import Cutter
from gravamen.reading.inflected.doers import Doers
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.members import Members
from gravamen.reading.inflected.particulars import Particulars
from gravamen.reading.inflected.parties import Parties
from gravamen.reading.inflected.penalties import Term
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.rules import Rules
from gravamen.reading.inflected.subjects import Subjects
from gravamen.reading.inflected.sufferers import Sufferers
from gravamen.reading.inflected.verdicts import Verdicts
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Trigger, Word
from gravamen.reading.taught import Told
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType, Certainty

_NEAR = 6  # tokens between two verbs that tell one act
_SENTENCE = 25  # tokens between a court's finding and the punishment that it gives
_BY_COURT = (ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE)
_OF_PERSONS = (ActType.ARREST_DETENTION, ActType.IMPRISONMENT_SENTENCE, ActType.DISMISSAL, ActType.KILLING)


class ActFinder:
    """Finds the acts of one document."""

    def __init__(
        self,
        words: Words,
        pack: InflectedPack,
        entities: Entities,
        cases: dict[int, int],
        times: list[When],
        demands: list[tuple[int, int]],
        told: Told | None = None,
        *,
        alleged: bool = False,
    ) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.parties = Parties(words, pack, entities)
        self.roles = Roles(words, pack, self.parties)
        self.cutter = Cutter(words, pack, entities, cases, times)
        self.graded = Graded(words.t, pack, self._asking(demands), told)
        self.rules = Rules(words, pack, self.roles, self.parties, self.graded)
        self.particulars = Particulars(words, pack, times, self.roles, alleged=alleged)
        self.verdicts = Verdicts(words, pack, self.roles, self.parties, self.particulars.terms)
        self.members = Members(self.parties)
        self.doers = Doers(words, self.parties, entities, Subjects(words, self.roles, self.parties))
        self.sufferers = Sufferers(words, self.parties, entities)
        self.times = times
        self.times_at = [when.first for when in times]
        self.demands = demands
        self.demand = 0

    def _asking(self, demands: list[tuple[int, int]]) -> bytearray:
        """1 for the tokens that ask for something."""
        asking = bytearray(len(self.t.low))
        for first, last in demands:
            asking[first:last] = b"\1" * (last - first)
        return asking

    def find(self) -> list[Draft]:
        found: list[Draft] = []
        for sentence in self.t.sentences:
            here = self._sentence(sentence)
            self.members.include(sentence, here)
            self.members.take(sentence, [draft for draft in here if draft.lack is None])
            found.extend(here)
        return found

    def _sentence(self, sentence: Sentence) -> list[Draft]:
        listed = self.verdicts.listed_in(sentence)
        if not self.rules.triggers(sentence) and not listed and not self.graded.speaks(sentence):
            return []
        phrases = self.cutter.phrases(sentence)
        self.graded.begin(sentence)
        self.roles.begin(sentence)
        every = self.rules.drafts(sentence, phrases)
        near = [draft for draft in every if draft.named_victims or not self._asked(draft)]
        drafts = [draft for draft in every if draft.lack is None]
        if drafts:
            terms = self.particulars.penalties(sentence)
            drafts = [
                draft
                for draft in drafts
                if not (draft.rule.type in (ActType.ARREST_DETENTION, ActType.ADMINISTRATIVE_PENALTY) and _within(draft, terms))
            ]
        drafts = [
            draft
            for draft in _chosen(drafts)
            if draft.named_victims
            or self._told(draft)
            or self._told_of_them(draft, phrases)
            or self._demanded_by_employer(draft)
            or not self._asked(draft)
        ]
        drafts.extend(self.verdicts.gapped(drafts, phrases))
        drafts.extend(self.verdicts.of(sentence, drafts, phrases))
        self._share(drafts)
        self.doers.complete(sentence, phrases, drafts)
        if drafts:
            low = bisect_left(self.times_at, sentence.first)
            high = bisect_left(self.times_at, sentence.last)
            self.particulars.complete(sentence, phrases, drafts, self.times[low:high])
            self.sufferers.complete(sentence, phrases, drafts)
        self._remember(phrases, drafts)
        return [*drafts, *self._likely(sentence, phrases, drafts, near)]

    def _likely(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft], near: list[Draft]) -> list[Draft]:
        """What else the sentence may well tell, though a rule is not met in one point."""
        for at, rule in self.graded.unheaded(drafts, near):
            verbs = [place for place, phrase in enumerate(phrases) if self.roles.finite(phrase)]
            place = min(verbs, key=lambda place: abs(phrases[place].head - at), default=None)
            if place is not None and (draft := self.rules.with_other_verb(rule, sentence, phrases, place)):
                near.append(draft)
        for at, rule in self.graded.unruled(drafts, near):
            if draft := self._of_turns(at, rule, sentence, phrases, Lack.TURNS):
                near.append(draft)
        found = self.graded.likely(drafts, near)
        by_words = self.graded.told_by_words(
            drafts,
            near,
            found,
            lambda at, rule: self._of_turns(at, rule, sentence, phrases, Lack.TAUGHT),
            lambda at, rule: self._without_verb(at, rule, sentence, Lack.TAUGHT),
        )
        found.extend(draft for draft in by_words if not self._asked(draft))
        for draft in found:
            self.doers.complete(sentence, phrases, [draft])
            low, high = bisect_left(self.times_at, sentence.first), bisect_left(self.times_at, sentence.last)
            self.particulars.complete(sentence, phrases, [draft], self.times[low:high])
        self.sufferers.complete(sentence, phrases, found)
        return found

    def _of_turns(self, at: int, rule: Trigger, sentence: Sentence, phrases: list[Phrase], lack: Lack) -> Draft | None:
        """What turns of phrase or words tell, with whom the nearest verb hits; told by a noun where there is no verb."""
        verbs = [place for place, phrase in enumerate(phrases) if phrase.kind == "verb"]
        place = min(verbs, key=lambda place: abs(phrases[place].head - at), default=None)
        if place is not None:
            rule = replace(rule, negated=rule.negated and phrases[place].negated)
            return self.rules.with_turns(rule, sentence, phrases, place, lack)
        return self._without_verb(at, rule, sentence, lack)

    def _without_verb(self, at: int, rule: Trigger, sentence: Sentence, lack: Lack) -> Draft:
        draft = Draft(rule, sentence, at, at + 1, nominal=True, sure=rule.sure, type=rule.type, lack=lack)
        draft.first = draft.reach = at
        return draft

    def _asked(self, draft: Draft) -> bool:
        while self.demand < len(self.demands) and self.demands[self.demand][1] <= draft.sentence.first:
            self.demand += 1
        near = self.demands[self.demand : self.demand + 4]
        return any(first <= draft.at < last for first, last in near)

    def _told(self, draft: Draft) -> bool:
        """ "освобождения активистов, арестованных 1 мая": what a demand says of people was done."""
        return draft.type in _OF_PERSONS and bool(self.w.verb_bits(draft.at) & f.FULL) and bool(draft.victims)

    def _told_of_them(self, draft: Draft, phrases: list[Phrase]) -> bool:
        """ "освободить активистов, которых задержали 1 мая": what a demand says of people in a clause of its own was done."""
        verb = next((phrase for phrase in phrases if phrase.first <= draft.at < phrase.last), None)
        if verb is None or draft.nominal or not draft.victims or not self.w.verb_bits(draft.at) & (f.PAST | f.SHORT):
            return False
        return any(phrase.kind == "rel" and phrase.clause == verb.clause and phrase.first < draft.at for phrase in phrases)

    def _demanded_by_employer(self, draft: Draft) -> bool:
        """ "начальники требуют выйти из профсоюза": that demand is the act."""
        return draft.type is ActType.FORCED_RESIGNATION_DISAFFILIATION and not draft.nominal

    def _share(self, drafts: list[Draft]) -> None:
        """ "его задержали, а дома провели обыск": what the same sentence did to somebody it did to the same."""
        drafts.sort(key=lambda draft: draft.at)
        for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
            if not draft.victims and following.victims and self._together(draft, following):
                _give(following, draft)
        for before, draft in zip(drafts, drafts[1:], strict=False):
            shared = draft.rule.victim in ("owner", "at", "object", "dative", "either", "about")
            if not draft.victims and before.victims and shared and not draft.nominal:
                _give(before, draft)

    def _together(self, one: Draft, two: Draft) -> bool:
        """ "задержали и избили троих рабочих": two verbs with one object after them."""
        between = range(one.at + 1, two.at)
        joined = any(self.t.flags[at] & int(Word.CONJUNCTION) for at in between)
        return joined and len(between) <= 3 and not one.nominal and not two.nominal and one.rule.victim != "subject"

    def _flags(self, party: Party) -> int:
        """What the first noun of a party's words can be: of "жену председателя", the wife."""
        at = bisect_left(self.t.start, party.passage.start)
        while at < len(self.t.start) and self.t.end[at] <= party.passage.end:
            if self.t.flags[at] & int(Word.PEOPLE | Word.ROLE):
                return self.t.flags[at]
            at += 1
        return 0

    def _remember(self, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """Whom "they" and "he" will mean."""
        for draft in drafts:
            self.parties.victims.update(party.person for party in draft.victims if party.person is not None)
            if len(draft.victims) > 1:
                self.parties.plural = [party for party in draft.victims if party.organisation is None] or self.parties.plural
            elif draft.victims and draft.victims[0].person is None and draft.victims[0].organisation is None:
                party = draft.victims[0]
                flags = self._flags(party)
                if party.number not in (None, 1) or flags & int(Word.PLURAL):
                    self.parties.plural = [party]
                elif flags & int(Word.PEOPLE):
                    self.parties.single, self.parties.single_at = party, draft.at
        if not drafts:
            for place, phrase in enumerate(phrases):
                if (
                    phrase.kind == "noun"
                    and not phrase.prep
                    and self.t.flags[phrase.head] & int(Word.PEOPLE)
                    and phrase.cases >> 6 & 63
                ):
                    parties = self.parties.read(phrases, [place]).parties
                    if parties and parties[0].person is None and not phrase.cases & 63:
                        self.parties.plural = parties
                    break


def _give(one: Draft, two: Draft) -> None:
    two.victims = [replace(party) for party in one.victims]
    two.named_victims = one.named_victims


def _chosen(drafts: list[Draft]) -> list[Draft]:
    """One act for a trigger and type; where several rules fire on one word, or on a verb and its noun, the surest."""
    told = [draft for draft in drafts if not draft.nominal and draft.sure >= ENOUGH and draft.reach > draft.at]
    drafts = [
        draft
        for draft in drafts
        if not (_of_noun(draft) and any(_reads(one, draft) and _tells_same(one, draft) for one in told))
    ]
    best: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda draft: (-_weight(draft), draft.at)):
        best.setdefault(draft.at, draft)
    kept: list[Draft] = []
    for draft in sorted(best.values(), key=lambda draft: draft.at):
        if draft.sure < ENOUGH:
            continue
        twin = next((other for other in kept if other.type is draft.type and _same_telling(other, draft)), None)
        if twin is not None:
            absorb(twin, draft)
            continue
        if kept and _found_guilty(kept[-1], draft):
            absorb(draft, kept.pop())
        kept.append(draft)
    return kept


def _found_guilty(one: Draft, two: Draft) -> bool:
    """ "признал его виновным и подверг аресту на 12 суток": what the court found is told by what it gave."""
    near = two.at - one.at <= _SENTENCE and one.type is not two.type
    return near and one.rule.id.endswith(".guilty") and two.type in _BY_COURT and not two.nominal


def _of_noun(draft: Draft) -> bool:
    """Whether a noun set the rule off: it reaches no further than itself."""
    return draft.reach < 0


def _reads(one: Draft, noun: Draft) -> bool:
    """ "пригрозила увольнением", "с обыском ворвались": the rule of the verb has read the noun too."""
    return one.at < noun.at <= one.reach or (one.first <= noun.at < one.at and one.type is noun.type)


def _tells_same(one: Draft, noun: Draft) -> bool:
    """ "пригрозила увольнением": what is threatened did not happen."""
    return one.type is noun.type or one.rule.certainty is Certainty.THREATENED or one.type is ActType.THREAT_OF_VIOLENCE


def _weight(draft: Draft) -> float:
    return draft.sure + 0.12 * bool(draft.rule.after or draft.rule.after_or_object)


def _same_telling(one: Draft, two: Draft) -> bool:
    if one.nominal and two.nominal and two.at - one.last <= 1:
        return True
    if not one.victims and not two.victims and two.at - one.at <= _NEAR:
        return True  # "прокололи шины и разбили стёкла", "был вынужден покинуть страну"
    if (not one.victims or not two.victims) and two.at - one.last <= 1 and not one.nominal and not two.nominal:
        return True  # "ему пришлось покинуть страну"
    if one.type in _BY_COURT and not two.victims and two.at - one.at <= _SENTENCE and not (one.penalty and two.penalty):
        return True  # "признал его виновным и подверг аресту"
    if key_of(one.victims) and key_of(one.victims) == key_of(two.victims):
        return one.nominal or two.nominal or two.at - one.at <= 12
    return (one.nominal or two.nominal) and (not one.victims or not two.victims) and two.at - one.last <= 4


def _within(draft: Draft, terms: list[Term]) -> bool:
    """ "15 суток ареста": a noun inside a penalty is no act of its own."""
    return any(term.penalty.first <= draft.at < term.penalty.last for term in terms)

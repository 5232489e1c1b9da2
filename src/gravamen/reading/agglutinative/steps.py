"""The steps of reading a text in an agglutinative language, in the shape that `reader` asks for.

In: tokens and a pack. Out: times, names, demands and drafts of acts.
"""

from __future__ import annotations

import datetime

from gravamen.reading.agglutinative import demands, times
from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.naming import SuffixedFinder
from gravamen.reading.agglutinative.particulars import Particulars
from gravamen.reading.agglutinative.phrases import Cutter, Phrase
from gravamen.reading.agglutinative.roles import Roles
from gravamen.reading.agglutinative.rules import Rules
from gravamen.reading.agglutinative.suffixes import NOMINATIVE
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.dates import When
from gravamen.reading.draft import ENOUGH, Draft, absorb, key_of
from gravamen.reading.entities import Entities
from gravamen.reading.pack import Word
from gravamen.reading.people import give_roles
from gravamen.reading.taught import Told
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

_PENAL = (ActType.ARREST_DETENTION, ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY)


class AgglutinativeSteps:
    """Reads one document. Each step may be asked for once its predecessors were."""

    def __init__(self, tokens: Tokens, pack: AgglutinativePack) -> None:
        self._tokens = tokens
        self._pack = pack
        self._words = Words(tokens, pack)

    def times(self, document_date: datetime.date | None) -> list[When]:
        return times.find_times(self._words, self._pack, document_date)

    def entities(self, found: list[When]) -> Entities:
        return SuffixedFinder(self._words, self._pack, found).find()

    def give_roles(self, names: Entities) -> None:
        give_roles(self._tokens, names)
        for person in names.persons:
            if person.role is not None:
                first, last = person.role
                verbs = [at for at in range(first, last - 1) if self._words.verbs[at] and not self._words.nouns[at]]
                person.role = (verbs[-1] + 1, last) if verbs else (first, last)
                bits = self._words.own_bits(person.role[1] - 1)
                oblique = bool(bits) and not bits & NOMINATIVE
                if oblique or any(other.kind == "person" and first <= other.first < last for other in names.mentions):
                    person.role = None  # an office of somebody named before in a list

    def demands(self) -> list[tuple[int, int]]:
        return demands.find_demands(self._words, self._pack)

    def drafts(
        self, names: Entities, found: list[When], asked: list[tuple[int, int]], _told: Told | None, *, alleged: bool
    ) -> list[Draft]:
        return _ActFinder(self._words, self._pack, names, found, asked, alleged=alleged).find()


class _ActFinder:
    """Finds the acts of one document."""

    def __init__(
        self,
        words: Words,
        pack: AgglutinativePack,
        names: Entities,
        found: list[When],
        asked: list[tuple[int, int]],
        *,
        alleged: bool,
    ) -> None:
        self.t = words.t
        self.asked = asked
        self.cutter = Cutter(words, pack, names, found)
        self.roles = Roles(words, pack, names)
        self.rules = Rules(words, pack, self.roles)
        self.particulars = Particulars(words, pack, found, self.roles, alleged=alleged)

    def find(self) -> list[Draft]:
        found: list[Draft] = []
        for order, sentence in enumerate(self.t.sentences):
            found.extend(self._sentence(sentence, order))
        return found

    def _sentence(self, sentence: Sentence, order: int) -> list[Draft]:
        phrases = self.cutter.phrases(sentence)
        drafts = self.rules.drafts(sentence, order, phrases)
        terms = self.roles.measures.penalties(sentence) if drafts else []
        drafts = [
            draft
            for draft in drafts
            if not (draft.nominal and draft.type in _PENAL and any(term.first <= draft.at < term.last for term in terms))
        ]
        drafts = [draft for draft in _chosen(drafts) if draft.named_victims or not self._asked(draft)]
        self._share(drafts)
        if drafts:
            self.particulars.complete(sentence, phrases, drafts)
        self._remember(phrases, drafts, order)
        return drafts

    def _asked(self, draft: Draft) -> bool:
        return any(first <= draft.at < last for first, last in self.asked)

    def _share(self, drafts: list[Draft]) -> None:
        """ "darp edilerek gözaltına alındı": what one verb hit the next one hit too, where it names nobody."""
        for before, draft in zip(drafts, drafts[1:], strict=False):
            kin = {"object", "subject", "about", "dative"}
            if (
                draft.nominal
                or before.nominal
                or draft.victims
                or not before.victims
                or draft.rule.victim not in kin
                or before.rule.victim not in kin
            ):
                continue
            draft.victims, draft.named_victims, draft.counted = before.victims, before.named_victims, before.counted
        for draft, after in zip(drafts, drafts[1:], strict=False):
            shared = draft.rule.victim in ("object", "subject") and after.rule.victim in ("object", "subject", "object:owner")
            if not draft.victims and after.victims and shared and not draft.nominal and not after.nominal:
                draft.victims, draft.named_victims, draft.counted = after.victims, after.named_victims, after.counted

    def _remember(self, phrases: list[Phrase], drafts: list[Draft], order: int) -> None:
        """Whom a verb without a subject will mean."""
        for draft in drafts:
            people = [party for party in draft.victims if party.organisation is None]
            if people:
                self.rules.remembered = (order, people)
        if drafts:
            return
        for place, phrase in enumerate(phrases):
            if (phrase.kind == "noun" and self.t.flags[phrase.head] & (Word.PEOPLE | Word.ROLE)) or any(
                name.kind == "person" for name in phrase.names
            ):
                found = self.roles.of(phrases, place)
                if found.parties and not found.classes & {"state", "attacker"}:
                    self.rules.remembered = (order, found.parties)
                    return


def _chosen(drafts: list[Draft]) -> list[Draft]:
    """One act for a verb or noun; where several rules fire on it, the surest."""
    best: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda draft: (-_weight(draft), draft.at)):
        best.setdefault(draft.last, draft)
    kept: list[Draft] = []
    for draft in sorted(best.values(), key=lambda draft: draft.at):
        if draft.sure < ENOUGH:
            continue
        twin = next((other for other in kept if other.type is draft.type and _same_telling(other, draft)), None)
        if twin is not None:
            absorb(twin, draft)
            continue
        kept.append(draft)
    return kept


def _weight(draft: Draft) -> float:
    found = 0.12 * bool(draft.victims) + 0.05 * bool(draft.perpetrators)
    return draft.sure + found + 0.1 * bool(draft.rule.before or draft.rule.before_or_after)


def _same_telling(one: Draft, two: Draft) -> bool:
    """ "dövüldü ve tartaklandı": one act in two words."""
    if key_of(one.victims) and key_of(one.victims) == key_of(two.victims):
        return True
    return two.at - one.last <= 3 and (not one.victims or not two.victims)

"""Rules: which verbs and nouns of a sentence set off which act, with who was hit and who did it.

In: the phrases of a sentence. Out: a draft for each rule that fires. The rules are data (`acts.toml` of the pack).
"""

from __future__ import annotations

from gravamen.reading.agglutinative.hits import DOERS, Hits
from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.nouns import NounRules
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.roles import Roles
from gravamen.reading.agglutinative.suffixes import FINITE, Verb
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.draft import Draft
from gravamen.reading.models import Party
from gravamen.reading.pack import Trigger
from gravamen.reading.phrases import Found
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType

_NEVER = frozenset({"future", "necessity", "conditional", "order", "infinitive", "expected"})  # not done yet
_PEOPLE = {"person", "group"}
_WITH_OBJECT = (ActType.SEIZURE, ActType.PLANTED_EVIDENCE, ActType.DENIAL_OF_DUE_PROCESS, ActType.PROPERTY_DAMAGE)


class Rules:
    """Applies the rules of a pack to one document."""

    def __init__(self, words: Words, pack: AgglutinativePack, roles: Roles) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.hits = Hits(words, pack, roles)
        self.nouns = NounRules(words, pack, roles, self.hits)
        self.spoken: list[tuple[int, int]] = []  # words of rules with their verbs, in the sentence at hand
        self.remembered: tuple[int, list[Party]] = (-9, [])  # the sentence that told of them, and whom a verb alone means

    def drafts(self, sentence: Sentence, order: int, phrases: list[Phrase]) -> list[Draft]:
        found: list[Draft] = []
        spans = self.spoken = list[tuple[int, int]]()
        for place, phrase in enumerate(phrases):
            if phrase.kind == "verb":
                found.extend(self._verb(sentence, order, phrases, place))
        for place, phrase in enumerate(phrases):
            if phrase.kind == "noun":
                found.extend(
                    draft
                    for draft in self.nouns.drafts(sentence, phrases, place)
                    if not any(first <= draft.at < last for first, last in spans)
                )
        return found

    # verbs ---------------------------------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, order: int, phrases: list[Phrase], place: int) -> list[Draft]:
        at = phrases[place].first
        found: list[Draft] = []
        senses: dict[tuple[str, bool], list[Verb]] = {}
        for verb in self.w.verbs[at]:
            senses.setdefault((verb.lemma, verb.passive), []).append(verb)
        chosen = phrases[place].verb
        for (lemma, _), verbs in senses.items():
            verb = next((one for one in verbs if one is chosen), verbs[0])
            for row in self.pack.verb_rules.get(lemma, ()):
                start = self.w.start(row, at, sentence.first)
                if start is None:
                    continue
                self.spoken.append((start, at + 1))
                if draft := self._apply(row.rule, verb, sentence, phrases, place, start):
                    draft.sure += 0.03 * len(row.words)
                    self._remembered(draft, row.rule, verb, phrases, place, order)
                    if not (row.rule.needs_victim and not draft.victims):
                        found.append(draft)
        return found

    def _apply(
        self, rule: Trigger, verb: Verb, sentence: Sentence, phrases: list[Phrase], place: int, start: int
    ) -> Draft | None:
        at = phrases[place].first
        negated = verb.negated or self.t.low[at + 1 : at + 2] == ["değil"]
        if negated != rule.negated or (verb.able and not negated):
            return None
        if verb.kind in _NEVER and rule.certainty is None:
            return None
        begin = self._clause_first(phrases, place, sentence)
        if rule.before and self.w.find(rule.before, begin, start) is None:
            return None
        if rule.before_or_after and self.w.find(rule.before_or_after, sentence.first, sentence.last) is None:
            return None
        if rule.unless and self.w.find(rule.unless, max(begin, start - 6), min(at + 3, sentence.last)) is not None:
            return None
        nominal = verb.kind == "action" or (verb.kind == "participle" and self.hits.modified(phrases, place) is None)
        sure = rule.sure - {"action": 0.12, "aorist": 0.3, "present": 0.1}.get(verb.kind, 0.0)
        if nominal and self.hits.prevented(phrases, place):
            return None
        draft = Draft(rule, sentence, start, at + 1, nominal=nominal, sure=sure, type=rule.type)
        draft.past = verb.kind not in ("present", "aorist")
        draft.reach = at
        hit, doer = self.hits.who(rule, verb, phrases, place, start)
        if hit is not None and "abstract" not in hit.classes and not self.hits.fits(rule, hit):
            return None
        if rule.object and not rule.object & _PEOPLE and hit is None:
            draft.sure -= 0.3
        wanted = rule.subject | (_PEOPLE if "person" in rule.subject else frozenset())
        if doer is not None and wanted and not wanted & doer.classes and doer.classes & (_PEOPLE | DOERS):
            return None
        if hit is not None:
            self._fill(draft, rule, hit)
        elif nominal:
            draft.sure -= 0.2
        if doer is not None:
            draft.perpetrators = [party for party in doer.parties if party not in draft.victims]
        draft.certainty = rule.certainty or draft.certainty
        return draft

    def _clause_first(self, phrases: list[Phrase], place: int, sentence: Sentence) -> int:
        for at in range(place - 1, -1, -1):
            verb = phrases[at].verb
            if verb is not None and verb.kind in FINITE:
                return phrases[at].last
        return sentence.first

    def _fill(self, draft: Draft, rule: Trigger, hit: Found) -> None:
        owned = rule.victim.endswith(":owner")
        if owned:
            named = [party for party in hit.parties if party.person is not None or party.organisation is not None]
            draft.victims = hit.owners or named or (hit.parties if hit.classes & {"organisation", "group"} else [])
            if draft.type in _WITH_OBJECT:
                draft.object = (hit.first, hit.last)
            elif "place" in hit.classes:
                draft.place = (hit.phrase_last, hit.last) if self._of_person(hit) else (hit.first, hit.last)
        else:
            draft.victims = hit.parties or (hit.owners if hit.classes & {"place", "thing", "event", "abstract"} else [])
            if "place" in hit.classes:
                draft.place = (hit.first, hit.last)
        draft.counted = hit.counted
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)
        specific = draft.named_victims or any(party.number for party in draft.victims)
        if draft.nominal and specific:
            draft.sure += 0.12

    def _of_person(self, hit: Found) -> bool:
        return 0 <= hit.phrase_last < hit.last and any(party.person is not None for party in hit.owners)

    def _remembered(self, draft: Draft, rule: Trigger, verb: Verb, phrases: list[Phrase], place: int, order: int) -> None:
        """ "Ertesi gün tutuklandılar": a verb without its subject means those of the sentence before."""
        alone = not draft.victims and rule.victim in ("object", "subject") and not draft.nominal
        if not alone or (not verb.passive and rule.victim == "object") or phrases[place].modifies:
            return
        told, parties = self.remembered
        if order - told <= 2 and parties:
            draft.victims = list(parties)
            draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)

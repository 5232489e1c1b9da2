"""Rules: which verbs and nouns of a sentence set off which act, with who was hit and who did it.

In: the phrases of a sentence. Out: a draft for each rule that fires. The rules are data (`acts.toml` of the pack).
"""

from __future__ import annotations

from collections.abc import Callable

from gravamen.reading.agglutinative.lexicon import AgglutinativePack, matches
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.roles import Roles
from gravamen.reading.agglutinative.suffixes import (
    ABLATIVE,
    ACCUSATIVE,
    DATIVE,
    FINITE,
    GENITIVE,
    LOCATIVE,
    NOMINATIVE,
    OWNED,
    PLURAL,
    Verb,
)
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.draft import Draft
from gravamen.reading.models import Party
from gravamen.reading.pack import Trigger, Word
from gravamen.reading.parties import Found
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType

_DOERS = {"state", "employer", "attacker"}
_NEVER = frozenset({"future", "necessity", "conditional", "order", "infinitive", "expected"})  # not done yet
_AT = {"dative": DATIVE, "locative": LOCATIVE, "ablative": ABLATIVE}
_REPORTED = frozenset({"factive", "action"})
_PEOPLE = {"person", "group"}
_WITH_OBJECT = (ActType.SEIZURE, ActType.PLANTED_EVIDENCE, ActType.DENIAL_OF_DUE_PROCESS, ActType.PROPERTY_DAMAGE)


class Rules:
    """Applies the rules of a pack to one document."""

    def __init__(self, words: Words, pack: AgglutinativePack, roles: Roles) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.roles = roles
        self.spoken: list[tuple[int, int]] = []  # words of rules with their verbs, in the sentence at hand
        self.remembered: tuple[int, list[Party]] = (-9, [])  # the sentence that told of them, and whom a verb alone means

    def drafts(self, sentence: Sentence, order: int, phrases: list[Phrase]) -> list[Draft]:
        found: list[Draft] = []
        self.spoken = spans = []
        for place, phrase in enumerate(phrases):
            if phrase.kind == "verb":
                found.extend(self._verb(sentence, order, phrases, place))
        for place, phrase in enumerate(phrases):
            if phrase.kind == "noun":
                found.extend(
                    draft
                    for draft in self._nouns(sentence, phrases, place)
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
        nominal = verb.kind == "action" or (verb.kind == "participle" and not phrases[place].modifies)
        sure = rule.sure - {"action": 0.12, "aorist": 0.3, "present": 0.1}.get(verb.kind, 0.0)
        if nominal and self._prevented(phrases, place):
            return None
        draft = Draft(rule, sentence, start, at + 1, nominal=nominal, sure=sure, type=rule.type)
        draft.past = verb.kind not in ("present", "aorist")
        draft.reach = at
        hit, doer = self._who(rule, verb, phrases, place, start)
        if hit is not None and "abstract" not in hit.classes and not self._fits(rule, hit):
            return None
        if rule.object and not rule.object & _PEOPLE and hit is None:
            draft.sure -= 0.3
        if doer is not None and rule.subject and not rule.subject & doer.classes and doer.classes & (_PEOPLE | _DOERS):
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

    def _prevented(self, phrases: list[Phrase], place: int) -> bool:
        """ "işten çıkarılmaları engellendi", "… karşı çıktı": what was hindered or feared was not done."""
        for phrase in phrases[place + 1 : place + 3]:
            if phrase.verb is not None and phrase.verb.lemma in self.pack.phrases["not_done_verb"]:
                return True
        return False

    def _who(
        self, rule: Trigger, verb: Verb, phrases: list[Phrase], place: int, start: int
    ) -> tuple[Found | None, Found | None]:
        """Whom the verb hit and who did it."""
        roles = self.roles
        kind, _, owned = rule.victim.partition(":")
        ahead = self._modified(phrases, place)

        def fits(found: Found) -> bool:
            return found.last <= start and bool(self._fits(rule, found)) and (not owned or bool(found.classes - {"unknown", "abstract"}))

        own = NOMINATIVE | (GENITIVE if verb.kind in _REPORTED else 0)
        agent = roles.agent(phrases, place)
        doer: Found | None = agent
        hit: Found | None = None
        if owned and start < phrases[place].first and (inside := self._owned_words(phrases, start)) is not None:
            doer = agent or (None if verb.passive else self._subject(rule, verb, phrases, place, start, inside, ahead))
            return inside, doer
        if kind == "subject":
            hit = ahead if ahead is not None and verb.kind == "participle" else self._nearest(phrases, place, own, fits)
            return hit, agent
        passive = verb.passive
        if kind == "object":
            if passive:
                if ahead is not None and verb.kind == "participle":
                    hit = ahead if self._fits(rule, ahead) else None
                    hit = hit or roles.in_case(phrases, place, NOMINATIVE | OWNED, fits) if owned else hit
                else:
                    hit = self._nearest(phrases, place, own, fits)
            elif ahead is not None and verb.kind == "factive":
                hit = ahead
            else:
                hit = roles.in_case(phrases, place, ACCUSATIVE, fits)
                if hit is None:
                    hit = self._bare_object(phrases, place, start, fits)
        elif kind in _AT:
            hit = roles.in_case(phrases, place, _AT[kind], fits)
            hit = hit or (roles.about(phrases, place) if kind == "dative" else None)
            if hit is None and ahead is not None and verb.kind in ("participle", "factive"):
                hit = ahead if ahead.classes & {"person", "group", "organisation"} else None
        elif kind == "about":
            hit = roles.about(phrases, place) or roles.in_case(phrases, place, DATIVE, fits)
            if hit is None and ahead is not None and verb.kind == "participle" and ahead.classes & _PEOPLE:
                hit = ahead
        if doer is None and not passive:
            doer = self._subject(rule, verb, phrases, place, start, hit, ahead)
        return hit, doer

    def _owned_words(self, phrases: list[Phrase], start: int) -> Found | None:
        """Whose it is, where the rule's own words name what was hit: "işçinin | iş akdini feshetti"."""
        phrase = next((one for one in phrases if one.kind == "noun" and one.first <= start < one.last), None)
        if phrase is None or phrase.owner is None:
            return None
        found = self.roles.of([phrase.owner], 0, GENITIVE)
        found.classes |= {"abstract"}
        return found

    def _modified(self, phrases: list[Phrase], place: int) -> Found | None:
        """The noun that a participle describes: "gözaltına alınan | 25 işçi"; of an owner and what is owned, the owner."""
        if not phrases[place].modifies:
            return None
        noun = phrases[place + 1]
        if noun.owner is not None:
            found = self.roles.of([noun.owner], 0, GENITIVE)
            if found.parties:
                return found
        last = place + 1
        while last + 2 < len(phrases) and phrases[last + 2].kind == "noun" and self._goes_on(phrases, last):
            last += 2
        found = self.roles.of(phrases[: last + 1], last, phrases[last].bits & (NOMINATIVE | ACCUSATIVE | DATIVE | GENITIVE))
        found.first = noun.first
        return found

    def _goes_on(self, phrases: list[Phrase], at: int) -> bool:
        """Whether a list of persons goes on after a phrase: "gözaltına alınan A, B ve C"."""
        joint = phrases[at + 1]
        listed = joint.kind == "conj" or (joint.kind == "mark" and self.t.low[joint.first] == ",")
        here, there = phrases[at], phrases[at + 2]
        return listed and any(one.kind == "person" for one in here.names) and any(one.kind == "person" for one in there.names)

    def _nearest(
        self, phrases: list[Phrase], place: int, cases: int, fits: Callable[[Found], bool]
    ) -> Found | None:
        """The subject of a passive, or of a form that stands as a noun; a person before a group before what is unknown."""
        found = self.roles.in_case(phrases, place, cases, lambda one: fits(one) and "unknown" not in one.classes)
        found = found or self.roles.in_case(phrases, place, cases, lambda one: fits(one) and bool(one.parties or one.owners))
        if found is None and cases & GENITIVE:  # "X'in evinden çıkarken gözaltına alındığı"
            owner = next((phrases[at].owner for at in self.roles.before(phrases, place) if phrases[at].owner is not None), None)
            told = self.roles.of([owner], 0, GENITIVE) if owner is not None else None
            found = told if told is not None and "person" in told.classes else None
        return found

    def _bare_object(
        self, phrases: list[Phrase], place: int, start: int, fits: Callable[[Found], bool]
    ) -> Found | None:
        """ "polis 5 işçi gözaltına aldı": an object without a suffix, right before the verb's words and after a subject."""
        for at in self.roles.before(phrases, place):
            phrase = phrases[at]
            if phrase.last > start:
                continue
            found = self.roles.of(phrases, at)
            if phrase.bits & NOMINATIVE and fits(found) and found.number is not None and phrase.last == start:
                return found
            return None
        return None

    def _subject(
        self, rule: Trigger, verb: Verb, phrases: list[Phrase], place: int, start: int, hit: Found | None, ahead: Found | None
    ) -> Found | None:
        if verb.kind == "participle" and ahead is not None:
            return ahead if ahead.classes & (_DOERS | {"organisation"}) else None
        cases = GENITIVE if verb.kind in _REPORTED else NOMINATIVE
        taken = range(hit.first, hit.last) if hit is not None else range(0)

        def does(found: Found) -> bool:
            wanted = (rule.subject or _DOERS) | {"organisation"}
            apart = found.first not in taken and found.last <= start
            return apart and bool(found.classes & (wanted | ({"person"} if "person" in rule.subject else set()))) and bool(found.parties)

        return self.roles.in_case(phrases, place, cases, does)

    def _fits(self, rule: Trigger, found: Found) -> bool:
        if not rule.object:
            return True
        wanted = set(rule.object)
        if wanted & _PEOPLE:
            wanted |= _PEOPLE
            if found.classes & {"state", "attacker"} and not found.classes & (_PEOPLE | {"place"}):
                return False
        return bool(wanted & found.classes) or ("unknown" in found.classes and bool(found.parties))

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

    def _remembered(
        self, draft: Draft, rule: Trigger, verb: Verb, phrases: list[Phrase], place: int, order: int
    ) -> None:
        """ "Ertesi gün tutuklandılar": a verb without its subject means those of the sentence before."""
        alone = not draft.victims and rule.victim in ("object", "subject") and not draft.nominal
        if not alone or (not verb.passive and rule.victim == "object") or phrases[place].modifies:
            return
        told, parties = self.remembered
        if order - told <= 2 and parties:
            here = Party("", parties[0].passage).passage
            draft.victims = [Party(one.text, here, one.person, one.organisation, one.number) for one in parties]
            draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)

    # nouns ---------------------------------------------------------------------------------------------------------

    def _nouns(self, sentence: Sentence, phrases: list[Phrase], place: int) -> list[Draft]:
        phrase = phrases[place]
        found: list[Draft] = []
        for at in range(phrase.first, phrase.last):
            if at in self.roles.entities.at:
                continue
            for pattern, rule in self.pack.noun_rules:
                if matches(pattern, self.t.low, at) and at + len(pattern) <= phrase.last:
                    if draft := self._noun(rule, sentence, phrases, place, at, at + len(pattern)):
                        found.append(draft)
        return found

    def _noun(
        self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, first: int, last: int
    ) -> Draft | None:
        phrase = phrases[place]
        describes = last <= phrase.head and self.w.lemma(phrase.head) not in self.pack.phrases["act_heads"]
        if rule.negated or describes:
            return None
        if rule.unless and self.w.find(rule.unless, max(sentence.first, first - 4), min(last + 3, sentence.last)) is not None:
            return None
        if rule.before_or_after and self.w.find(rule.before_or_after, sentence.first, sentence.last) is None:
            return None
        sure = rule.sure - 0.22
        victims: list[Party] = []
        doers: list[Party] = []
        owner = self.roles.of([phrase.owner], 0, GENITIVE) if phrase.owner is not None and phrase.owner.last <= first else None
        bodies = [name for name in phrase.names if name.last <= first and name.kind == "organisation"]
        if owner is not None and owner.classes & _DOERS:
            doers = owner.parties
        elif owner is not None:
            victims = owner.parties or owner.owners
        for at in range(phrase.owner.last if phrase.owner is not None else phrase.first, first):
            if self.t.flags[at] & (Word.STATE | Word.ATTACKER) and not any(name.first <= at < name.last for name in bodies):
                doers = doers or self.roles.of([Phrase("noun", at, at + 1, head=at, bits=NOMINATIVE)], 0).parties
        hit = self.roles.in_case(phrases, place, DATIVE, lambda one: bool(one.parties) and self._fits(rule, one))
        hit = self.roles.about(phrases, place) or hit
        if not victims and hit is not None and place and hit.last >= phrases[place - 1].first - 1:
            victims = hit.parties
        if not victims and bodies:
            victims = [self.roles.named(bodies[-1])]
        if rule.needs_victim and not victims:
            return None
        specific = any(party.person is not None or party.organisation is not None or party.number for party in victims)
        sure += 0.15 if specific else 0.0 if victims else -0.2
        ahead = phrases[place + 1] if place + 1 < len(phrases) else None
        if ahead is not None and ahead.verb is not None and ahead.verb.lemma in self.pack.phrases["support_verb"]:
            sure += 0.25
        if self._prevented(phrases, place) or self.w.find(self.pack.stems["referring"], phrase.first, first) is not None:
            sure -= 0.25
        draft = Draft(rule, sentence, first, last, nominal=True, sure=sure, victims=victims, perpetrators=doers, type=rule.type)
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in victims)
        draft.certainty = rule.certainty or draft.certainty
        return draft

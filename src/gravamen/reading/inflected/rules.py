"""The rules of `acts.toml` on an inflected language: on verbs wherever they stand, and on nouns with the verb they hang on.

In: the phrases of a sentence. Out: a draft for each rule that fires, with whom it hit and who did it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gravamen.reading.draft import Draft
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack, matches
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Hit, Roles
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Trigger
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType

_ACCUSATIVE, _DATIVE = f.either(f.ACCUSATIVE), f.either(f.DATIVE)
_INSTRUMENTAL, _GENITIVE = f.either(f.INSTRUMENTAL), f.either(f.GENITIVE)
_NOMINATIVE = f.either(f.NOMINATIVE)
_DOERS = {"state", "employer", "attacker"}
_HUMAN = {"person", "group", "organisation", "number"}
_STEM = 4  # letters by which stems are looked up, as in `lexicon`
_WITH_OBJECT = (ActType.SEIZURE, ActType.PLANTED_EVIDENCE, ActType.PROPERTY_DAMAGE)


class Rules:
    """Applies the rules of a pack to one document."""

    def __init__(self, words: Words, pack: InflectedPack, roles: Roles) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.roles = roles

    def drafts(self, sentence: Sentence, phrases: list[Phrase]) -> list[Draft]:
        """All drafts of a sentence, in no order."""
        found: list[Draft] = []
        for place, phrase in enumerate(phrases):
            if phrase.kind == "verb":
                for rule in self.pack.verb_triggers.get(self.t.low[phrase.head], ()):
                    if draft := self._verb(rule, sentence, phrases, place):
                        found.append(draft)
            elif phrase.participle >= 0:
                for rule in self.pack.verb_triggers.get(self.t.low[phrase.participle], ()):
                    if draft := self._attribute(rule, sentence, phrases, place):
                        found.append(draft)
        for at, last, rule in self._nouns(sentence):
            place = next(
                (i for i, phrase in enumerate(phrases) if phrase.first <= at < phrase.last or at <= phrase.first < last), -1
            )
            if place >= 0 and (draft := self._noun(rule, sentence, phrases, place, at, last)):
                found.append(draft)
        return found

    def triggers(self, sentence: Sentence) -> bool:
        """Whether a sentence has a word that sets off a rule."""
        pack, low = self.pack, self.t.low
        return any(
            low[at] in pack.verb_triggers or low[at] in pack.noun_heads or low[at][:_STEM] in pack.stem_triggers
            for at in range(sentence.first, sentence.last)
        )

    def _nouns(self, sentence: Sentence) -> Iterator[tuple[int, int, Trigger]]:
        t, pack = self.t, self.pack
        at = sentence.first
        while at < sentence.last:
            low = t.low[at]
            last = at + 1
            for rule in pack.noun_triggers.get((low,), ()):
                yield at, at + 1, rule
            for pattern, rule in pack.stem_triggers.get(low[:_STEM], ()):
                if matches(pattern, t.low, at) and at + len(pattern) <= sentence.last:
                    yield at, at + len(pattern), rule
                    last = max(last, at + len(pattern))
            at = last

    # verbs ---------------------------------------------------------------------------------------------------------

    def _verb(self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int) -> Draft | None:
        verb = phrases[place]
        bits = verb.verb
        if bits & f.REFLEXIVE and not self._lemma_reflexive(verb):
            return None
        if verb.negated != rule.negated:
            return None
        if rule.certainty is None and self._hypothetical(phrases, place):
            return None
        roles = self.roles
        clause = roles.clause(phrases, place)
        first, last = self._extent(phrases, clause)
        if not self._words_fit(rule, first, last, sentence):
            return None
        passive = bool(bits & (f.SHORT | f.FULL)) and not bits & (f.PAST | f.PRESENT | f.INFINITIVE)
        if passive:
            subject = self._of_participle(phrases, place)
            hit = subject
            agent = roles.standing(phrases, place, _INSTRUMENTAL, besides=subject)
            if not agent.classes & (_DOERS | {"person", "group", "organisation"}):
                agent = Hit()
        else:
            subject = (
                Hit()
                if bits & (f.IMPERSONAL | f.INFINITIVE) and not bits & (f.PAST | f.PRESENT)
                else roles.subject(phrases, place)
            )
            if bits & f.INFINITIVE and not bits & (f.PAST | f.PRESENT):
                subject = self._of_infinitive(phrases, place)
            cases = _ACCUSATIVE | (_GENITIVE if verb.negated else 0)
            hit = roles.standing(phrases, place, cases, besides=subject)
            if not hit.phrases and rule.victim in ("object", "at") and self._hidden_object(subject):
                hit, subject = subject, Hit()
            agent = subject
        phrase_hit = rule.after_or_object and roles.find(rule.after_or_object, first, last) is not None
        if rule.after_or_object and not phrase_hit and not rule.object & hit.classes:
            return None
        sure = rule.sure
        if rule.victim in ("object", "owner", "at") and rule.object and not (phrase_hit and not hit.classes & _HUMAN):
            if hit.classes:
                wanted = rule.object | {"unknown"}
                if rule.object & {"person", "group"}:
                    wanted = wanted | {"person", "group", "number"}
                if not wanted & hit.classes:
                    return None
                if hit.classes == {"unknown"}:
                    sure -= 0.15
            elif not self._beside(phrases, clause):
                sure -= 0.12
        if rule.subject and agent.classes and not rule.subject & agent.classes and not agent.classes & {"unknown"}:
            return None
        if bits & f.PRESENT and not bits & f.PAST and not passive and rule.type is not ActType.ARREST_DETENTION:
            sure -= 0.12
        draft = Draft(rule, sentence, verb.head, verb.head + 1, nominal=False, sure=sure, type=rule.type)
        draft.reach = last - 1 if rule.after else verb.head
        draft.victims = self._victims(rule, phrases, place, clause, hit, subject if not passive else Hit(), passive=passive)
        draft.perpetrators = self._doers(rule, agent, draft.victims)
        if not draft.victims and rule.needs_victim:
            return None
        if draft.type in _WITH_OBJECT and hit.first >= 0:
            draft.object = (hit.first, self._chain_end(phrases, hit))
        return self._finished(draft, rule)

    def _hidden_object(self, subject: Hit) -> bool:
        """ "40 рабочих уволили": what can be subject or object is the object, where people are done to."""
        return (
            bool(subject.phrases)
            and bool(subject.phrases[0].cases & _ACCUSATIVE)
            and subject.phrases[0].kind == "noun"
            and not subject.classes & _DOERS
        )

    def _finished(self, draft: Draft, rule: Trigger) -> Draft:
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)
        if rule.certainty:
            draft.certainty = rule.certainty
        return draft

    def _lemma_reflexive(self, verb: Phrase) -> bool:
        return any(lemma.endswith(("ся", "сь", "цца", "ца")) for lemma, bits in self.w.verb[verb.head] if bits & f.REFLEXIVE)

    def _words_fit(self, rule: Trigger, first: int, last: int, sentence: Sentence) -> bool:
        find = self.roles.find
        if rule.unless and find(rule.unless, first, last) is not None:
            return False
        if rule.after and find(rule.after, first, last) is None:
            return False
        if rule.before_or_after and find(rule.before_or_after, sentence.first, sentence.last) is None:
            return False
        return True

    def _extent(self, phrases: list[Phrase], clause: list[int]) -> tuple[int, int]:
        first = min(
            min(phrases[at].first, phrases[at].prep_at) if phrases[at].prep_at >= 0 else phrases[at].first for at in clause
        )
        return first, max(phrases[at].last for at in clause)

    def _hypothetical(self, phrases: list[Phrase], place: int) -> bool:
        """Whether the act is only wished, feared, asked or to come."""
        verb = phrases[place]
        bits = verb.verb
        own = [phrase for phrase in phrases if phrase.clause == verb.clause]
        if own[0].kind == "sub" and any(matches(p, self.t.low, own[0].first) for p in self.pack.stems["hypothetical"]):
            return True
        if bits & (f.SHORT | f.PAST | f.FULL | f.IMPERSONAL | f.GERUND):
            conditional = "бы" in self.t.low[own[0].first : own[-1].last] or "б" in self.t.low[own[0].first : own[-1].last]
            future = any(
                self.t.low[at] in self.pack.phrases["future_be"] for at in range(max(own[0].first, verb.head - 3), verb.head)
            )
            return conditional or future or (verb.modal and bool(bits & (f.SHORT | f.FULL)))
        if verb.modal:
            return True
        if bits & f.PRESENT:
            return bool(bits & f.PERFECTIVE)
        if bits & f.INFINITIVE:
            before = next((at for at in range(place - 1, -1, -1) if phrases[at].kind == "verb"), None)
            if before is None or phrases[before].negated or phrases[before].modal:
                return True
            if self.roles.has("factual", phrases[before].head):
                return False
            return not (phrases[before].verb & f.INFINITIVE and not self._hypothetical(phrases, before))
        return False

    def _of_participle(self, phrases: list[Phrase], place: int) -> Hit:
        """Whom a passive participle speaks of: what it agrees with, before it or as its subject."""
        verb = phrases[place]
        roles = self.roles
        if verb.verb & f.FULL and place and phrases[place - 1].kind == "mark" and self.t.low[phrases[place - 1].first] == ",":
            bits = self.w.nominal[verb.head] & f.CASES
            at = place - 2
            while at >= 0 and (phrases[at].kind != "noun" or not phrases[at].cases & bits):
                if phrases[at].kind == "verb":
                    break
                at -= 1
            if at >= 0 and phrases[at].kind == "noun" and not self._begins(phrases, place):
                lead = phrases[at].joined if phrases[at].joined >= 0 and bits & f.PLURAL else at
                return roles.read(phrases, [lead])
        return roles.subject(phrases, place)

    def _begins(self, phrases: list[Phrase], place: int) -> bool:
        """Whether a nominative before the participle in its own clause is its subject."""
        return any(
            one.kind == "noun" and not one.prep and one.clause == phrases[place].clause and one.first < phrases[place].first
            for one in phrases
        )

    def _of_infinitive(self, phrases: list[Phrase], place: int) -> Hit:
        before = next((at for at in range(place - 1, -1, -1) if self.roles.finite(phrases[at])), None)
        if before is None or phrases[before].verb & (f.SHORT | f.IMPERSONAL):
            return Hit()
        return self.roles.subject(phrases, before)

    def _beside(self, phrases: list[Phrase], clause: list[int]) -> bool:
        about = self.pack.phrases["about_whom"] | self.pack.phrases["at_whom"]
        return bool(self.roles.governed(phrases, clause, about))

    # nouns ---------------------------------------------------------------------------------------------------------

    def _attribute(self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int) -> Draft | None:
        """ "задержанный активист Тестов": the participle tells what was done to a person named."""
        phrase = phrases[place]
        if rule.after or rule.victim != "object" or rule.negated or not phrase.mention or phrase.mention.kind != "person":
            return None
        draft = Draft(
            rule, sentence, phrase.participle, phrase.participle + 1, nominal=True, sure=rule.sure - 0.3, type=rule.type
        )
        draft.victims = self.roles.read(phrases, [place]).parties
        return self._finished(draft, rule)

    def _noun(
        self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, first: int, last: int
    ) -> Draft | None:
        if rule.negated:
            return None
        roles, phrase = self.roles, phrases[place]
        clause = roles.clause(phrases, place)
        begin, end = self._extent(phrases, clause)
        if rule.unless and roles.find(rule.unless, begin, end) is not None:
            return None
        if rule.after and roles.find(rule.after, last, min(last + 6, sentence.last)) is None:
            return None
        if phrase.negated or phrase.prep in self.pack.phrases["not_done"]:
            return None
        light = self._light(phrases, place, clause)
        if light is not None and (phrases[light].negated or self._hypothetical(phrases, light)):
            return None
        if rule.victim == "subject":
            return self._state_of(rule, sentence, phrases, place, clause, first, last)
        if light is None and self._asked(phrases, place):
            return None
        sure = rule.sure - 0.22
        object_hit = self._belonging(phrases, place)
        if rule.object and object_hit.classes and not rule.object & object_hit.classes:
            if not (object_hit.classes & (_HUMAN | {"unknown"} | _DOERS)):
                return None
            if object_hit.classes & {"state", "attacker"} and not object_hit.classes & {"organisation", "person"}:
                object_hit = Hit()
        subject = Hit()
        if light is not None:
            subject = roles.subject(phrases, light)
            if any(one.first <= first < one.last for one in subject.phrases) or subject.classes & {
                "event",
                "thing",
                "abstract",
                "law",
            }:
                subject = Hit()
        victims = self._victims(rule, phrases, place, clause, object_hit, subject, passive=False, noun=True)
        specific = any(party.person is not None or party.organisation is not None or party.number for party in victims)
        if not victims:
            sure -= 0.12
            if rule.needs_victim:
                return None
        else:
            sure += 0.15 if specific else 0.05
        if light is not None:
            sure += 0.26
        if any(phrases[at].kind == "time" for at in clause):
            sure += 0.1
        if light is None and phrase.prep in self.pack.phrases["told_before"] and rule.type is not ActType.CRIMINAL_CHARGE:
            sure -= 0.2 if not specific else 0.1
        if any(self.t.low[at] in self.pack.phrases["referring"] for at in range(phrase.first, first)):
            sure -= 0.2
        draft = Draft(rule, sentence, first, last, nominal=light is None, sure=sure, type=rule.type)
        draft.victims = victims
        agent = subject if subject.classes & _DOERS or subject.classes & {"person", "group", "organisation"} else Hit()
        if (light is not None and phrases[light].verb & f.SHORT) or not agent.parties:
            agent = roles.standing(phrases, place, _INSTRUMENTAL)
            if not agent.classes & _DOERS:
                agent = Hit()
        draft.perpetrators = self._doers(rule, agent, victims)
        if draft.type is ActType.SEIZURE and object_hit.first >= 0:
            draft.object = (object_hit.first, self._chain_end(phrases, object_hit))
        return self._finished(draft, rule)

    def _state_of(
        self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, clause: list[int], first: int, last: int
    ) -> Draft | None:
        """ "сейчас он в СИЗО": a state told without a verb."""
        if any(
            self.roles.finite(phrases[at]) and self.t.low[phrases[at].head] not in self.pack.phrases["past_be"] for at in clause
        ):
            return None
        who = [
            at
            for at in clause
            if phrases[at].kind in ("noun", "pronoun") and not phrases[at].prep and phrases[at].belongs < 0
            and phrases[at].joined < 0 and phrases[at].cases & _NOMINATIVE and at < place
            and self.roles.classes(phrases[at]) & {"person", "group"}
        ]  # fmt: skip
        hit = self.roles.read(phrases, who[:1])
        if not hit.parties:
            return None
        draft = Draft(rule, sentence, first, last, nominal=False, sure=rule.sure - 0.2, type=rule.type, victims=hit.parties)
        return self._finished(draft, rule)

    def _light(self, phrases: list[Phrase], place: int, clause: list[int]) -> int | None:
        """The verb that a noun of an act hangs on: "провели обыск", "обыск прошёл", "пришли с обыском"."""
        phrase = phrases[place]
        if phrase.prep not in ("", *self.pack.phrases["with"]) or phrase.belongs >= 0:
            return None
        verbs = [at for at in clause if phrases[at].kind == "verb" and self.roles.has("light", phrases[at].head)]
        return min(verbs, key=lambda at: abs(at - place), default=None)

    def _asked(self, phrases: list[Phrase], place: int) -> bool:
        """Whether the noun is what somebody wants, fears or protests against: "прекратить преследование"."""
        before = next((at for at in range(place - 1, -1, -1) if phrases[at].kind == "verb"), None)
        if before is None or phrases[before].clause != phrases[place].clause:
            return False
        return bool(phrases[before].verb & f.INFINITIVE) or self.roles.has("attempt", phrases[before].head)

    def _belonging(self, phrases: list[Phrase], place: int) -> Hit:
        """What a noun's act hit: the genitive that belongs to it, or to the noun joined with it."""
        following = place + 1
        while following < len(phrases) and phrases[following].kind == "conj" and following + 1 < len(phrases):
            if phrases[following + 1].joined != place and phrases[following + 1].joined != phrases[place].joined:
                break
            following += 2
        if following < len(phrases) and 0 <= phrases[following].belongs < following and phrases[following].belongs >= place:
            return self.roles.read(phrases, [following])
        return Hit()

    # whom it hit, who did it ---------------------------------------------------------------------------------------

    def _victims(
        self,
        rule: Trigger,
        phrases: list[Phrase],
        place: int,
        clause: list[int],
        hit: Hit,
        subject: Hit,
        *,
        passive: bool,
        noun: bool = False,
    ) -> list[Party]:
        roles, words = self.roles, self.pack.phrases
        mode = rule.victim

        def governed(name: str) -> list[Party]:
            found = roles.read(phrases, roles.governed(phrases, clause, words[name]))
            return (found.parties or found.owners) if found.classes & (_HUMAN | {"employer"}) else found.owners

        def struck() -> list[Party]:
            if hit.classes & {"place", "thing", "event", "abstract", "law"} and not hit.classes & {"person", "group"}:
                return hit.owners or [party for party in hit.parties if party.organisation is not None]
            if hit.classes & {"state", "attacker"} and not hit.classes & _HUMAN:
                return []
            return hit.parties or hit.owners

        def dative() -> list[Party]:
            found = roles.standing(phrases, place, _DATIVE, besides=subject)
            return found.parties if found.classes & (_HUMAN | {"employer"}) else []

        if mode == "none":
            return []
        if mode == "subject":
            return subject.parties if not passive else hit.parties
        if mode == "object":
            return struck() or governed("at_whom_only") or governed("about_whom")
        if mode == "dative":
            found = dative() or governed("at_whom_only") or governed("about_whom") or governed("at_whom")
            if not found and (passive or not noun):
                found = struck() if passive or hit.classes & {"person", "group", "organisation"} else hit.owners
            if not found and not noun:
                found = roles.named_after(phrases, clause, place).parties
            return found or (hit.parties or hit.owners if noun else [])
        if mode == "either":
            if passive:
                return struck() or dative() or governed("about_whom")
            return (
                (struck() if hit.classes & {"person", "group"} else [])
                or dative()
                or governed("about_whom")
                or governed("at_whom_only")
                or (subject.parties if not subject.classes & _DOERS else [])
                or struck()
            )
        if mode == "about":
            return governed("about_whom") or governed("against") or (struck() if noun else []) or dative()
        if mode == "owner":
            return governed("at_whom_only") or struck() or dative() or governed("whose")
        if mode == "with":
            return governed("with") or governed("about_whom") or dative() or hit.owners
        if mode == "on":
            return governed("against") or governed("about_whom")
        if mode == "after":
            return governed("behind")
        own = struck()
        if own:
            return own
        return governed("at_whom_only") or self._at_places(phrases, clause) or governed("at_whom") or dative()

    def _at_places(self, phrases: list[Phrase], clause: list[int]) -> list[Party]:
        """Whose place it was: "в доме активиста", "в офисе профсоюза", "по месту жительства Тестова"."""
        for at in clause:
            phrase = phrases[at]
            if phrase.prep in self.pack.phrases["inside"] and phrase.kind == "noun":
                found = self.roles.read(phrases, [at])
                if "place" in found.classes or found.owners or "organisation" in found.classes:
                    owners = found.owners or [party for party in found.parties if party.organisation is not None]
                    if owners and not found.classes & {"time", "state"}:
                        return owners
        return []

    def _doers(self, rule: Trigger, agent: Hit, victims: list[Party]) -> list[Party]:
        if rule.victim in ("subject",) or not agent.classes & (_DOERS | {"organisation", "person", "group"}):
            return []
        hit = {(party.person, party.organisation, party.text) for party in victims}
        parties = [party for party in agent.parties if (party.person, party.organisation, party.text) not in hit]
        if rule.victim == "either" and not agent.classes & _DOERS:
            return []
        return parties

    def _chain_end(self, phrases: list[Phrase], hit: Hit) -> int:
        last = hit.last
        for at, phrase in enumerate(phrases):
            if phrase.first >= hit.first and phrase.belongs >= 0 and phrases[phrase.belongs].last == last and at:
                last = phrase.last
        return last

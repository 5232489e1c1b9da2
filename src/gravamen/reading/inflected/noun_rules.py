"""The rules of `acts.toml` on nouns: "обыск прошёл", "после задержания", with the verb that the noun hangs on.

In: the phrases of a sentence and the place of a noun. Out: a draft, where the rule fires.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft, Lack
from gravamen.reading.graded import Graded
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.clauses import Reality
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.parties import Hit, Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.victims import DOERS, STRUCK, Victims, finished
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Trigger, Word
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType

_NOMINATIVE, _ACCUSATIVE, _INSTRUMENTAL = (f.either(case) for case in (f.NOMINATIVE, f.ACCUSATIVE, f.INSTRUMENTAL))


class NounRules:
    """Applies the rules of a pack to the nouns of one document."""

    def __init__(
        self, words: Words, pack: InflectedPack, roles: Roles, parties: Parties, victims: Victims, graded: Graded
    ) -> None:
        self.t = words.t
        self.pack = pack
        self.roles = roles
        self.parties = parties
        self.victims = victims
        self.graded = graded
        self.reality = Reality(words, pack, roles)

    def attribute(self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int) -> Draft | None:
        """ "задержанный активист Тестов": the participle tells what was done to a person named."""
        phrase = phrases[place]
        named = phrase.apposed >= 0 or (phrase.mention is not None and phrase.mention.kind == "person")
        if rule.after or rule.victim != "object" or rule.negated or not named:
            return None
        draft = Draft(
            rule, sentence, phrase.participle, phrase.participle + 1, nominal=True, sure=rule.sure - 0.3, type=rule.type
        )
        draft.victims = self.parties.read(phrases, [place]).parties
        return finished(draft)

    def noun(self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, first: int, last: int) -> Draft | None:
        """The draft of a rule at a noun, with what it lacks by the rule; None where it lacks more or is refused."""
        if rule.negated:
            return None
        roles, phrase = self.roles, phrases[place]
        clause = roles.clause(phrases, place)
        begin, end = roles.extent(phrases, place)
        if rule.unless and roles.find(rule.unless, begin, end) is not None:
            return None
        lacks = []
        if rule.after and roles.find(rule.after, last, min(last + 6, sentence.last)) is None:
            lacks.append(Lack.WORDS)
        if rule.before_or_after and roles.find(rule.before_or_after, sentence.first, sentence.last) is None:
            lacks.append(Lack.AROUND)
        if len(lacks) > 1 or (lacks and not self.graded.allows(rule.type, lacks[0])):
            return None
        denied = any(
            self.t.flags[at] & int(Word.NEGATION) for at in range(first, last)
        )  # "ответа не последовало": the rule's own
        if (phrase.negated and not denied) or phrase.prep in self.pack.phrases["not_done"]:
            return None
        told = roles.finite(phrase)  # the stem of a noun is that of a verb, too: "выклік" and "выклікалі ў КДБ"
        light = place if told else self._light(phrases, place, clause)
        unreal = light is not None and not told and self.reality.hypothetical(phrases, light)
        if light is not None and ((phrases[light].negated and not denied) or unreal):
            return None
        if light is None and not denied and any(phrases[at].negated and roles.finite(phrases[at]) for at in clause):
            return None
        if rule.victim == "subject":
            return self._state_of(rule, sentence, phrases, place, clause, first, last) if not lacks else None
        if light is None and self._asked(phrases, place):
            return None
        sure = rule.sure - 0.22
        object_hit = roles.standing(phrases, place, _ACCUSATIVE) if told else self._belonging(phrases, place)
        if rule.object and object_hit.classes and not rule.object & object_hit.classes:
            if not (object_hit.classes & (STRUCK | {"unknown"} | DOERS)):
                lacks.append(Lack.OBJECT)
            if object_hit.classes & {"state", "attacker"} and not object_hit.classes & {"organisation", "person"}:
                object_hit = Hit()
        subject = Hit()
        if light is not None:
            subject = Hit() if self._happens(phrases, place, light) else roles.subject(phrases, light)
            if any(one.first <= first < one.last for one in subject.phrases) or subject.classes & {
                "event",
                "thing",
                "abstract",
                "law",
            }:
                subject = Hit()
        victims = self.victims.hit_by(rule, phrases, place, clause, object_hit, subject, passive=False, noun=not told)
        specific = any(party.person is not None or party.organisation is not None or party.number for party in victims)
        if not victims:
            sure -= 0.12
            if rule.needs_victim:
                lacks.append(Lack.VICTIM)
        else:
            sure += 0.15 if specific else 0.05
        if light is not None:
            sure += 0.26
        if any(phrases[at].kind == "time" for at in clause):
            sure += 0.1
        if light is None and phrase.prep in self.pack.phrases["told_before"] and rule.type is not ActType.CRIMINAL_CHARGE:
            sure -= 0.2 if not specific else 0.1
        referring = any(self.t.low[at] in self.pack.phrases["referring"] for at in range(phrase.first, first))
        if referring:
            sure -= 0.2
        draft = Draft(rule, sentence, first, last, nominal=light is None, sure=sure, type=rule.type)
        draft.owned = referring
        if len(lacks) > 1:
            return None
        draft.lack = lacks[0] if lacks else None
        draft.victims = victims
        agent = subject if subject.classes & DOERS or subject.classes & {"person", "group", "organisation"} else Hit()
        if (light is not None and phrases[light].verb & f.SHORT) or not agent.parties:
            agent = roles.standing(phrases, place, _INSTRUMENTAL)
            if not agent.classes & DOERS:
                agent = Hit()
        draft.perpetrators = self.victims.doers(rule, agent, victims)
        if draft.type is ActType.SEIZURE and object_hit.first >= 0:
            draft.object = (object_hit.first, self.victims.chain_end(phrases, object_hit))
        return finished(draft)

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
            and phrases[at].joined < 0 and phrases[at].cases & _NOMINATIVE and at != place
            and self.parties.classes(phrases[at]) & {"person", "group"}
        ]  # fmt: skip
        hit = self.parties.read(phrases, who[:1])
        if not hit.parties:
            return None
        draft = Draft(rule, sentence, first, last, nominal=False, sure=rule.sure - 0.2, type=rule.type, victims=hit.parties)
        return finished(draft)

    def _light(self, phrases: list[Phrase], place: int, clause: list[int]) -> int | None:
        """The verb that a noun of an act hangs on: "провели обыск", "обыск прошёл", "пришли с обыском"."""
        phrase = phrases[place]
        if phrase.prep not in ("", *self.pack.phrases["with"]) or phrase.belongs >= 0:
            return None
        verbs = [at for at in clause if phrases[at].kind == "verb" and self.roles.has("light", phrases[at].head)]
        return min(verbs, key=lambda at: abs(at - place), default=None)

    def _happens(self, phrases: list[Phrase], place: int, light: int) -> bool:
        """Whether the verb says of the act itself that it took place: "обыск прошёл", and nobody did it."""
        return (
            bool(phrases[place].cases & _NOMINATIVE)
            and self.roles.has("happen", phrases[light].head)
            and self.roles.agrees(phrases[place], phrases[light], phrases)
        )

    def _asked(self, phrases: list[Phrase], place: int) -> bool:
        """Whether the noun is what somebody wants, fears or protests against: "прекратить преследование"."""
        if phrases[place].first and self.roles.has("attempt", phrases[place].first - 1):
            return True
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
            return self.parties.read(phrases, [following])
        return Hit()

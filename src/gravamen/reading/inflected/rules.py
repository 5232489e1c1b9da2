"""The rules of `acts.toml` on an inflected language: on verbs wherever they stand, and on nouns with the verb they hang on.

In: the phrases of a sentence. Out: a draft for each rule that fires, with whom it hit and who did it; and for each rule of
which one constraint is not met, with what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from gravamen.reading.draft import Draft, Lack
from gravamen.reading.graded import Graded
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.clauses import Reality
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.noun_rules import NounRules
from gravamen.reading.inflected.parties import Hit, Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.stems import MOST_MET, fits, matches
from gravamen.reading.inflected.victims import DOERS, STRUCK, Victims, finished
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Phrase as Pattern
from gravamen.reading.pack import Trigger
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType

_ACCUSATIVE, _DATIVE = f.either(f.ACCUSATIVE), f.either(f.DATIVE)
_INSTRUMENTAL, _GENITIVE = f.either(f.INSTRUMENTAL), f.either(f.GENITIVE)
_NOMINATIVE = f.either(f.NOMINATIVE)
_STEM = 4  # letters by which stems are looked up, as in `lexicon`
_OF_PEOPLE = ("object", "dative", "either")
_BY_BODY = (
    ActType.INTERROGATION_SUMMONS, ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.STRIKE_PROHIBITION,
)  # fmt: skip
_WITH_OBJECT = (ActType.SEIZURE, ActType.PLANTED_EVIDENCE, ActType.PROPERTY_DAMAGE)


class Rules:
    """Applies the rules of a pack to one document."""

    def __init__(self, words: Words, pack: InflectedPack, roles: Roles, parties: Parties, graded: Graded) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.roles = roles
        self.parties = parties
        self.victims = Victims(pack, roles, parties)
        self.reality = Reality(words, pack, roles)
        self.graded = graded
        self.nouns = NounRules(words, pack, roles, parties, self.victims, graded)

    def drafts(self, sentence: Sentence, phrases: list[Phrase]) -> list[Draft]:
        """All drafts of a sentence, in no order."""
        found: list[Draft] = []
        for place, phrase in enumerate(phrases):
            if phrase.kind == "verb":
                for rule in self.pack.verb_triggers.get(self.t.low[phrase.head], ()):
                    if not self._unsaid(rule, phrase) and (draft := self._verb(rule, sentence, phrases, place)):
                        found.append(draft)
            elif phrase.participle >= 0:
                for rule in self.pack.verb_triggers.get(self.t.low[phrase.participle], ()):
                    if draft := self.nouns.attribute(rule, sentence, phrases, place):
                        found.append(draft)
        for at, last, rule in self._nouns(sentence):
            place = next(
                (i for i, phrase in enumerate(phrases) if phrase.first <= at < phrase.last or at <= phrase.first < last), -1
            )
            if place >= 0 and (draft := self.nouns.noun(rule, sentence, phrases, place, at, last)):
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
        t, met = self.t, self.pack.opened
        at = sentence.first
        while at < sentence.last:
            low = t.low[at]
            last = at + 1
            following = t.low[last] if last < sentence.last else ""
            for pattern, rule in met[low] if low in met else self._opened(low):
                if len(pattern) > 1:
                    second = pattern[1]
                    if following != second and not (second[-1] == "*" and following.startswith(second[:-1])):
                        continue  # most end here
                    if not matches(pattern, t.low, at) or at + len(pattern) > sentence.last:
                        continue
                yield at, at + len(pattern), rule
                last = max(last, at + len(pattern))
            at = last

    def _opened(self, low: str) -> tuple[tuple[Pattern, Trigger], ...]:
        """What nouns, in one word or several, can begin with a word, each with a rule that it sets off."""
        pack = self.pack
        plain = (((low,), rule) for rule in pack.noun_triggers.get((low,), ()))
        stemmed = (row for row in pack.stem_triggers.get(low[:_STEM], ()) if fits(row[0][0], low))
        found = (*plain, *stemmed)
        if len(pack.opened) < MOST_MET:
            pack.opened[low] = found
        return found

    # verbs ---------------------------------------------------------------------------------------------------------

    def with_other_verb(self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int) -> Draft | None:
        """What a rule makes of a verb that it does not have, for its words are there: "накатали заявление в милицию"."""
        return self._verb(rule, sentence, phrases, place, Lack.VERB)

    def with_turns(self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, lack: Lack) -> Draft | None:
        """What a rule that wants nothing makes of a verb, where turns of phrase or the sentence's words tell of its type."""
        return self._verb(rule, sentence, phrases, place, lack)

    def _unsaid(self, rule: Trigger, verb: Phrase) -> bool:
        """Whether the words that a rule wants by its verb are nowhere, and nothing else speaks for it: most rules end here."""
        if not rule.after or rule.unless or verb.negated != rule.negated or self.roles.may_have(rule.after):
            return False
        return not self.graded.allows(rule.type, Lack.WORDS)

    def _verb(
        self, rule: Trigger, sentence: Sentence, phrases: list[Phrase], place: int, lack: Lack | None = None
    ) -> Draft | None:
        """The draft of a rule at a verb, with what it lacks by the rule; None where it lacks more or is refused."""
        verb = phrases[place]
        bits = verb.verb
        undergone = bool(bits & f.REFLEXIVE) and not self._lemma_reflexive(verb)  # "обвиняется по статье 342"
        if undergone and (not bits & f.PRESENT or bits & f.PERFECTIVE):
            return None
        if verb.negated != rule.negated:
            self.graded.refuse(rule)
            return None
        roles = self.roles
        clause = roles.clause(phrases, place)
        first, last = roles.extent(phrases, place)
        lacks = self._unworded(rule, first, last, sentence)
        if lack is not None:
            lacks.append(lack)
        if not rule.unless and self._hopeless(rule, lacks):
            return None
        if rule.unless and roles.find(rule.unless, first, last) is not None:
            self.graded.refuse(rule)
            return None
        if rule.certainty is None and self.reality.hypothetical(phrases, place):
            lacks.append(Lack.MOOD)
        if self._hopeless(rule, lacks):
            return None
        passive = bool(bits & (f.SHORT | f.FULL)) and not bits & (f.PAST | f.PRESENT | f.INFINITIVE)
        passive = passive or undergone
        if passive:
            subject = self._of_participle(phrases, place)
            hit = subject
            agent = roles.standing(phrases, place, _INSTRUMENTAL, besides=subject)
            if not agent.classes & (DOERS | {"person", "group", "organisation"}):
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
            if not hit.phrases and rule.victim in ("object", "at", "owner") and self._hidden_object(subject):
                hit, subject = subject, Hit()
            elif subject.first > verb.head and subject.first < hit.first and self._hidden_object(subject) and bits & f.MANY:
                subject = Hit()  # "затрымалі 20 лідараў, сярод іх …"
            if rule.victim == "dative" and bits & f.MANY and self._hidden_dative(subject):
                subject = Hit()
            agent = subject
            if agent.first > verb.head and agent.phrases[0].clause != verb.clause and not agent.classes & DOERS:
                agent = Hit()  # "падарвалі гранату, двое параненыя"
        phrase_hit = rule.after_or_object and roles.find(rule.after_or_object, first, last) is not None
        if rule.after_or_object and not phrase_hit and not rule.object & hit.classes:
            lacks.append(Lack.OBJECT)
        if rule.after and agent.first >= 0 and roles.find(rule.after, agent.first, agent.last) is not None:
            agent = Hit()  # "им предъявили обвинения": what the rule speaks of does nothing
        sure = rule.sure
        if rule.victim in ("object", "owner", "at") and rule.object and not (phrase_hit and not hit.classes & STRUCK):
            if hit.classes:
                wanted = rule.object | {"unknown"}
                if rule.object & {"person", "group"}:
                    wanted = wanted | {"person", "group", "number"}
                if not wanted & hit.classes:
                    lacks.append(Lack.OBJECT)
                if hit.classes == {"unknown"}:
                    sure -= 0.15
            elif not self._beside(phrases, clause):
                sure -= 0.12
        if rule.subject and agent.classes and not rule.subject & agent.classes and not agent.classes & {"unknown"}:
            lacks.append(Lack.DOER)
        if self._hopeless(rule, lacks):
            return None
        if bits & f.PRESENT and not bits & f.PAST and not passive and rule.type is not ActType.ARREST_DETENTION:
            sure -= 0.12
        draft = Draft(rule, sentence, verb.head, verb.head + 1, nominal=False, sure=sure, type=rule.type)
        draft.first, draft.reach = (first, last - 1) if rule.after else (verb.head, verb.head)
        draft.victims = self.victims.hit_by(
            rule, phrases, place, clause, hit, subject if not passive else Hit(), passive=passive
        )
        alone = (bits & f.MANY and not agent.phrases) or (agent.classes & DOERS and not bits & f.INFINITIVE)
        if not draft.victims and not passive and alone and not hit.phrases and rule.victim in _OF_PEOPLE:
            draft.victims = self._of_verb_before(phrases, place)
        draft.victims = [*draft.victims, *self._companions(draft, phrases, clause)]
        draft.perpetrators = self.victims.doers(rule, agent, draft.victims) or self._body(draft, phrases, clause)
        if not draft.victims and rule.needs_victim:
            lacks.append(Lack.VICTIM)
        if len(lacks) > 1 and lack is not Lack.TAUGHT:
            return None
        draft.unmet = len(lacks) > 1
        draft.lack = lack if lack is Lack.TAUGHT else lacks[0] if lacks else None
        if draft.type in _WITH_OBJECT and hit.first >= 0:
            draft.object = (hit.first, self.victims.chain_end(phrases, hit))
        return finished(draft)

    def _companions(self, draft: Draft, phrases: list[Phrase], clause: list[int]) -> list[Party]:
        """ "задержали вместе с двумя активистами": whom it hit too."""
        if not draft.victims or draft.rule.victim not in _OF_PEOPLE:
            return []
        rows = self.roles.governed(phrases, clause, self.pack.phrases.get("companions", frozenset()))
        known = {(party.person, party.organisation, party.text) for party in draft.victims}
        found = [self.parties.read(phrases, [at]) for at in rows]
        people = [one for one in found if one.classes & {"person", "group"} and not one.classes & DOERS]
        return [party for one in people for party in one.parties if (party.person, party.organisation, party.text) not in known]

    def _body(self, draft: Draft, phrases: list[Phrase], clause: list[int]) -> list[Party]:
        """ "вызвали в прокуратуру", "приговорили в городском суде": the body that did it stands after a preposition."""
        if draft.type not in _BY_BODY:
            return []
        rows = self.roles.governed(phrases, clause, self.pack.phrases["inside"] | self.pack.phrases["whose"])
        for at in rows:
            if phrases[at].number is None and "state" in self.parties.classes(phrases[at]) and phrases[at].mention is not None:
                return self.parties.read(phrases, [at]).parties
        return []

    def _of_verb_before(self, phrases: list[Phrase], place: int) -> list[Party]:
        """ "Тестову запретили выезд и приговорили к …": two verbs without a subject, said of the same person."""
        joined = next((one for one in phrases if one.clause == phrases[place].clause), None)
        if joined is None or joined.kind != "conj":
            return []
        before = next((at for at in range(place - 1, -1, -1) if self.roles.finite(phrases[at])), None)
        if before is None:
            return []
        subject = self.roles.subject(phrases, before)
        if not subject.classes & DOERS and (subject.phrases or not phrases[before].verb & f.MANY):
            return []
        for cases in (_ACCUSATIVE, f.either(f.DATIVE)):
            hit = self.roles.standing(phrases, before, cases)
            if hit.classes & {"person", "group"}:
                return hit.parties
        return []

    def _hidden_object(self, subject: Hit) -> bool:
        """ "40 рабочих уволили": what can be subject or object is the object, where people are done to."""
        return (
            bool(subject.phrases)
            and bool(subject.phrases[0].cases & _ACCUSATIVE)
            and subject.phrases[0].kind == "noun"
            and not subject.classes & DOERS
        )

    def _hidden_dative(self, subject: Hit) -> bool:
        """ "Старшыні прафсаюза не працягнулі кантракт": what can be subject or dative is whom it was done to."""
        return (
            bool(subject.phrases)
            and bool(subject.phrases[0].cases & f.either(f.DATIVE))
            and bool(subject.classes & {"person", "group"})
            and not subject.classes & DOERS
        )

    def _lemma_reflexive(self, verb: Phrase) -> bool:
        return any(lemma.endswith(("ся", "сь", "цца", "ца")) for lemma, bits in self.w.verb[verb.head] if bits & f.REFLEXIVE)

    def _hopeless(self, rule: Trigger, lacks: list[Lack]) -> bool:
        if Lack.TAUGHT in lacks:
            return False
        return len(lacks) > 1 or (bool(lacks) and not self.graded.allows(rule.type, lacks[0]))

    def _unworded(self, rule: Trigger, first: int, last: int, sentence: Sentence) -> list[Lack]:
        """Which of the words that a rule wants in its verb's clause, or in the sentence, are missing."""
        find = self.roles.find
        lacks = []
        if rule.after and find(rule.after, first, last) is None:
            lacks.append(Lack.WORDS)
        if rule.before_or_after and find(rule.before_or_after, sentence.first, sentence.last) is None:
            lacks.append(Lack.AROUND)
        return lacks

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
                return self.parties.read(phrases, [lead])
        if verb.verb & f.FULL and not verb.verb & f.SHORT:
            bits = self.w.nominal[verb.head] & f.CASES
            for at in range(place + 1, len(phrases)):
                one = phrases[at]
                if one.kind == "mark" or roles.finite(one):
                    break
                if one.kind == "noun" and not one.prep and one.belongs < 0 and one.joined < 0 and one.cases & bits:
                    if self.parties.classes(one) & STRUCK:
                        return self.parties.read(phrases, [at])
        if named := self._named_after_colon(phrases, place):
            return self.parties.read(phrases, named)
        return roles.subject(phrases, place)

    def _named_after_colon(self, phrases: list[Phrase], place: int) -> list[int]:
        """ "Затрыманыя: Імя Прозвішча (старшыня), Імя Прозвішча": the names of those of whom a participle speaks."""
        if place + 1 >= len(phrases) or phrases[place + 1].kind != "mark" or self.t.low[phrases[place + 1].first] != ":":
            return []
        found = []
        for at in range(place + 2, len(phrases)):
            one = phrases[at]
            person = one.mention is not None and one.mention.kind == "person"
            if person and not one.prep and one.joined < 0 and one.cases & _NOMINATIVE:
                found.append(at)
        return found

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

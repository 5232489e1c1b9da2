"""Rules on verbs: "the police searched the office", "was detained", "refused to register".

In: a verb among the units of its sentence. Out: a draft for each rule that fires, with who was hit and who did it.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.pack import Trigger
from gravamen.reading.phrases import Found
from gravamen.reading.roles import VerbRoles
from gravamen.reading.tokens import Sentence
from gravamen.reading.units import Unit
from gravamen.reading.wording import told_around
from gravamen.terms import ActType

_POWERS = {"state", "employer", "attacker"}


class VerbRules(VerbRoles):
    """Applies the verb rules of a pack to one document."""

    def drafts(self, sentence: Sentence, units: list[Unit], place: int, subjects: dict[int, Found]) -> list[Draft]:
        t = self.t
        unit = units[place]
        rules = self.pack.verb_triggers.get(t.low[unit.head]) if unit.head >= 0 else None
        if not rules:
            return []
        if self.of != sentence.first:
            self.of, self.words = sentence.first, frozenset(t.low[sentence.first : sentence.last])
        rules = tuple(rule for rule in rules if not any(need.isdisjoint(self.words) for need in rule.needs))
        if not unit.negated and self.words.isdisjoint(self.negating):
            rules = tuple(rule for rule in rules if not rule.negated)
        if not rules:
            return []
        passive = self.syntax.is_passive(units, place)
        if not passive:
            rules = tuple(rule for rule in rules if self._phrased(rule, sentence, unit.head))
        if not rules or self.syntax.denied(units, place):
            return []
        subject = self.syntax.subject(units, place, subjects)
        if unit.infinitive and self.syntax.after_decision(units, place):
            subject = Found()
        told = self.syntax.is_they(units, place)
        after = self.syntax.object(units, place)
        taken_up = self._taken_up(units, place)
        if taken_up is not None and not after.parties:
            if after.classes and t.low[units[place - 1].first] in self.pack.phrases.get("dative", ()):
                after.owners = after.owners or taken_up.parties  # "le confiscaron el teléfono"
            else:
                after = taken_up
        if not passive and not after.classes:
            after = self._shared_object(units, place) or self.syntax.relative_object(units, place) or after
        if self.pack.head_first and not passive and not after.parties:
            after = self.syntax.object_beyond(units, place) or after
        if not after.parties and (carried := self.pack.objects.get(t.low[unit.head])):
            after = Found(
                self.resolver.pronoun_parties(unit.head, carried), [], {"person", "group"}, unit.head, unit.last, unit.head
            )
        if passive and not subject.parties and (turned := self.syntax.turned(units, place)) is not None:
            subject = turned
        if passive and not subject.parties and not subject.owners and not subject.classes and after.classes:
            subject = after  # "fueron detenidos quince trabajadores"
        if self.pack.head_first and unit.finite and not subject.classes and not subject.parties:
            subject = self.syntax.subject_after(units, place, after, passive=passive) or subject
        agent = self.syntax.agent(units, place) if passive else None
        doer = self._in_office(agent if passive else subject)
        unreal = self._unreal(units, place)
        return [
            draft
            for rule in rules
            if (
                draft := self._apply(
                    rule,
                    sentence,
                    units,
                    place,
                    passive=passive,
                    subject=self._doers(rule, subject) if told and not passive else subject,
                    after=after,
                    agent=agent,
                    doer=doer,
                    unreal=unreal,
                )
            )
        ]

    def _phrased(self, rule: Trigger, sentence: Sentence, head: int) -> bool:
        """Whether the words that a rule wants after an active verb stand there: most rules end here, before who did what."""
        if not rule.after:
            return True
        return self.syntax.phrase_near(rule.after, head + 1, min(sentence.last, head + 1 + rule.near)) is not None

    def _unreal(self, units: list[Unit], place: int) -> bool:
        """Whether a verb tells of what only may, will or should be done."""
        unit = units[place]
        if unit.modal and unit.negated:
            refusing = self.pack.phrases.get("refusing_modal", ())
            if any(self.t.low[at] in refusing for at in range(unit.first, unit.head)):
                return False  # "the police would not let her board"
        done = self.pack.head_first and unit.first == unit.head and self.syntax.after_time(units, place)
        if (unit.modal and not done) or self.syntax.shares_mood(units, place) or self.syntax.conditional(units, place):
            return True
        return unit.infinitive and not self.syntax.factual_infinitive(units, place) and not self.syntax.after_time(units, place)

    def _taken_up(self, units: list[Unit], place: int) -> Found | None:
        """Whom the pronoun before a verb means: "los detuvieron", "a sus dirigentes se les citó"."""
        if not self.syntax.object_pronoun(units, place):
            return None
        doubled = self.syntax.doubled_object(units, place) if self.pack.head_first else None
        return doubled or self.resolver.read([units[place - 1]])

    def _shared_object(self, units: list[Unit], place: int) -> Found | None:
        """ "detained and beat a group of protesters": the object stands after the second verb."""
        if place + 2 >= len(units) or units[place + 1].kind != "conj" or units[place + 2].kind != "verb":
            return None
        second = units[place + 2]
        if second.head < 0 or second.first != second.head or self.syntax.is_passive(units, place + 2):
            return None
        return self.syntax.object(units, place + 2)

    def _apply(
        self,
        rule: Trigger,
        sentence: Sentence,
        units: list[Unit],
        place: int,
        *,
        passive: bool,
        subject: Found,
        after: Found,
        agent: Found | None,
        doer: Found | None,
        unreal: bool,
    ) -> Draft | None:
        t = self.t
        unit = units[place]
        head = unit.head
        nobody = subject.first >= 0 and t.low[subject.first] in self.pack.phrases["negated_noun"]
        nobody = nobody and (passive or not (self.pack.head_first or rule.modal))  # "Nobody has arrested him"
        if nobody and not rule.negated:
            return None  # "no worker was arrested", "ningún trabajador fue detenido"; but "no lawyer was allowed"
        bare = unit.gerund or (unit.infinitive and self.pack.head_first)  # "ocho meses sin recibir al sindicato"
        without = bare and place > 0 and t.low[units[place - 1].first] in self.pack.phrases["negated_noun"]
        if (unit.negated or without or nobody) != rule.negated and not (rule.negated and self.syntax.nor(units, place)):
            return None
        end = min(sentence.last, head + 1 + rule.near)
        if rule.unless and self.syntax.phrase_near(rule.unless, head + 1, min(head + 4, sentence.last)) is not None:
            return None
        bare = unit.first == head and rule.known and not rule.after and place + 1 < len(units)
        if bare and t.low[units[place + 1].first] in self.pack.phrases["that"]:
            return None  # "the judge held that the notice …"
        hit = subject if passive else after
        sure = rule.sure
        phrase_at: int | None = None
        if rule.after:
            phrase_at = self.syntax.phrase_near(rule.after, head + 1, end)
            if phrase_at is None and passive and subject.first >= 0:  # "criminal proceedings were opened"
                phrase_at = self.syntax.phrase_near(rule.after, subject.first, subject.last)
            if phrase_at is None:
                return None
        told = phrase_at is not None and phrase_at < head  # the words of the rule themselves name what is hit
        if rule.after_or_object:
            phrase_at = self.syntax.phrase_near(rule.after_or_object, head + 1, end)
            told = phrase_at is not None or (
                passive and hit.first >= 0 and self.syntax.phrase_near(rule.after_or_object, hit.first, hit.last) is not None
            )
            if not told and not (rule.object & hit.classes):
                return None
        if rule.before and self.syntax.phrase_near(rule.before, sentence.first, head) is None:
            return None
        if rule.before_or_after and self.syntax.phrase_near(rule.before_or_after, sentence.first, sentence.last) is None:
            return None
        if rule.context and not told_around(t, rule.context, sentence):
            return None
        if rule.victim in ("object", "owner") and rule.object:
            if hit.classes:
                vague = {"unknown", "number"} if rule.victim == "object" else {"unknown"}
                wanted = rule.object | ({"number"} if rule.known else vague)
                if "group" in rule.object or "person" in rule.object:
                    wanted |= {"person", "group"}
                if not wanted & hit.classes and not told:
                    return None
                if not rule.object & hit.classes:
                    sure -= 0.2
            elif rule.known:
                return None
            elif not (rule.after and phrase_at is not None):
                sure -= 0.12 if passive else 0.25
        if rule.victim == "subject" and not passive:
            doer = subject  # "the treasurer fled": no office is held there
        if rule.subject:
            if doer is not None and doer.classes:
                named = {"person", "group"} if "person" in rule.subject else set()
                if not (rule.subject | named) & doer.classes and not (
                    doer.classes & {"person", "unknown"} and not passive and "state" not in rule.subject
                ):
                    return None
            elif not passive and not rule.passive_or_subject:
                sure -= 0.15
        if rule.needs_doer and (doer is None or not rule.subject & doer.classes):
            return None
        if doer is not None and rule.never_by & doer.classes and not doer.classes & _POWERS:
            return None  # "the workers burned tyres", "the union refused to meet the minister"
        if unit.infinitive and rule.type is ActType.KILLING:
            return None  # "tried to kill him": not done
        if unreal and not (rule.certainty or rule.modal or (without and rule.negated)):
            return None
        if passive and self.pack.head_first and self.syntax.restrictive(units, place):
            sure -= 0.3  # "la libération des personnes interpellées": those told before
        if unit.gerund:
            sure -= 0.1
            if (self.syntax.not_done(units, place) and not (without and rule.negated)) or self.syntax.charged(units, place):
                return None
            opens = not place or units[place - 1].kind in ("mark", "sub", "conj")
            if opens and self.syntax.general(units, place):
                return None  # "killing them would be the only way"
            if place and units[place - 1].kind == "noun":
                if t.low[units[place - 1].first] in self.pack.phrases.get("general_determiner", ()):
                    return None  # "any form of coercion forcing workers to leave"
                joined = place > 2 and units[place - 2].kind == "prep" and units[place - 3].kind == "noun"
                if joined and t.low[units[place - 3].first] in self.pack.phrases.get("general_determiner", ()):
                    return None
        if place and self.t.low[unit.first] in self.pack.phrases["being"] and units[place - 1].head >= 0:
            low = self.t.low[units[place - 1].head]
            if self.pack.lemmas.get(low, low) in self.pack.phrases["not_done_verb"]:
                return None  # "should not have to risk being fired"
        present = self.syntax.present(unit) and not (sentence.heading and doer is not None and bool(doer.classes & _POWERS))
        if present:
            sure -= 0.15
        draft = Draft(rule, sentence, head, head + 1, nominal=False, sure=sure, past=not present, type=rule.type)
        draft.infinite = unit.gerund or unit.infinitive
        draft.bare = (unit.first == unit.head and passive) or unit.modal or present
        if phrase_at is not None:
            draft.reach = phrase_at + 2
        self._roles(
            draft,
            rule,
            passive=passive,
            subject=subject,
            after=after,
            agent=agent,
            phrase_at=phrase_at,
            units=units,
            place=place,
        )
        if rule.needs_victim and not draft.victims:
            return None
        if rule.certainty:
            draft.certainty = rule.certainty
        return draft

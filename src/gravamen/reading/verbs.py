"""Rules on verbs: "the police searched the office", "was detained", "refused to register".

In: a verb among the units of its sentence. Out: a draft for each rule that fires, with who was hit and who did it; and for each
rule of which one constraint is not met, with what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from gravamen.reading.candidates import Sought, numbers
from gravamen.reading.draft import Draft, Lack
from gravamen.reading.pack import Trigger
from gravamen.reading.phrases import Found
from gravamen.reading.roles import POWERS, Clause, VerbRoles
from gravamen.reading.tokens import Sentence
from gravamen.reading.units import Unit
from gravamen.reading.word import Word
from gravamen.reading.wording import begins, told_around
from gravamen.terms import ActType

_OTHERS = {"person", "group", "organisation"}  # of whom a rule may say that what they do is no act


class VerbRules(VerbRoles):
    """Applies the verb rules of a pack to one document."""

    def drafts(self, sentence: Sentence, units: list[Unit], place: int, subjects: dict[int, Found]) -> list[Draft]:
        """What the rules on a verb make of it."""
        unit = units[place]
        every = self.pack.verb_triggers.get(self.t.low[unit.head]) if unit.head >= 0 else None
        if not every:
            return []
        sought = self._seek(sentence)
        own = self.rules.of_verb(every)
        passive = self.syntax.is_passive(units, place)
        begun = {} if passive else sought.begun(own, unit.head + 1, sentence.last)
        deniable = unit.negated or not sought.words.isdisjoint(self.negating)
        places = sought.possible(own, None if passive else begun, deniable=deniable)
        if self.graded.hinted:
            places += self._without_words(own.rules, places, deniable=deniable)
        clause = self._clause(sentence, units, place, subjects) if places else None
        if clause is None:
            return []
        if passive:
            begun = sought.begun(own, unit.head + 1, sentence.last)
            first, last = clause.subject.first, clause.subject.last
            if first >= 0:  # "criminal proceedings were opened"
                begun = sought.begun(own, first, last, near=last) | begun
        they = bool(self.resolver.doers) and not passive and self.syntax.is_they(units, place)
        drafts: list[Draft] = []
        for at in places:
            rule, phrase_at = self.rules.every[at], begun.get(at)
            if self._falls_short(rule, clause, phrase_at, worded=bool(sought.objects & 1 << at)):
                continue
            subject = self._doers(rule, clause.subject) if they else clause.subject
            here = clause if subject is clause.subject else replace(clause, subject=subject)
            if (draft := self._apply(rule, here, phrase_at)) is not None:
                drafts.append(draft)
        return drafts

    def _seek(self, sentence: Sentence) -> Sought:
        """What the rules want, as far as a sentence has it."""
        if self.sought is None or self.of != sentence.first:
            self.of, self.sought = sentence.first, Sought(self.rules, self.t, sentence.first, sentence.last)
        return self.sought

    def _without_words(self, own: int, tried: list[int], *, deniable: bool) -> list[int]:
        """Of each type that other words speak for, the surest of some rules that wants words which are not there."""
        best: dict[ActType, int] = {}
        every = self.rules.every
        for number in numbers(own & self.rules.of_types(self.graded.hinted) & (-1 if deniable else ~self.rules.negated)):
            kind = every[number].type
            if number not in tried and (kind not in best or every[number].sure > every[best[kind]].sure):
                best[kind] = number
        return list(best.values())

    def with_other_verb(
        self, rule: Trigger, sentence: Sentence, units: list[Unit], place: int, subjects: dict[int, Found]
    ) -> Draft | None:
        """What a rule makes of a verb that it does not have, for its words are there: "hauled off in handcuffs"."""
        clause = self._clause(sentence, units, place, subjects)
        if clause is None:
            return None
        return self._apply(rule, clause, self._words_at(rule, clause) if rule.after else None, Lack.VERB)

    def _falls_short(self, rule: Trigger, clause: Clause, phrase_at: int | None, *, worded: bool) -> bool:
        """Whether a rule lacks its words or what it hits, and nothing else speaks for it: most rules end here.

        `worded`: the words that it wants instead of what it hits can stand in the sentence.
        """
        if rule.after_or_object:
            return not worded and rule.object.isdisjoint(clause.hit.classes) and self.graded.hopeless(rule.type)
        if rule.after and phrase_at is None and not self.graded.allows(rule.type, Lack.WORDS):
            return True
        told = phrase_at is not None and phrase_at < clause.unit.head
        classes = clause.hit.classes
        if told or not rule.hits or rule.victim not in ("object", "owner") or not (classes or rule.known):
            return False
        return rule.hits.isdisjoint(classes) and not self.graded.allows(rule.type, Lack.OBJECT)

    def with_turns(
        self, rule: Trigger, sentence: Sentence, units: list[Unit], place: int, subjects: dict[int, Found], lack: Lack
    ) -> Draft | None:
        """What a rule that wants nothing makes of a verb, where turns of phrase or the sentence's words tell of its type."""
        clause = self._clause(sentence, units, place, subjects)
        if clause is None or (not clause.passive and self._is_union(clause.subject)):
            return None  # what a union does itself is no act
        return self._apply(rule, clause, None, lack)

    def _is_union(self, found: Found) -> bool:
        return found.head >= 0 and bool(self.t.flags[found.head] & Word.UNION)

    def _clause(self, sentence: Sentence, units: list[Unit], place: int, subjects: dict[int, Found]) -> Clause | None:
        """What stands around a verb; None where somebody denies what it says."""
        t = self.t
        unit = units[place]
        if self.syntax.denied(units, place):
            return None
        passive = self.syntax.is_passive(units, place)
        subject = self.syntax.subject(units, place, subjects)
        if unit.infinitive and self.syntax.after_decision(units, place):
            subject = Found()
        after = self.syntax.object(units, place)
        taken_up = self._taken_up(units, place, subject)
        if taken_up is not None and not after.parties:
            if after.classes and t.low[units[place - 1].first] in self.pack.phrases.get("dative", ()):
                after.owners = after.owners or taken_up.parties  # "le confiscaron el teléfono"
            else:
                after = taken_up
        if self.pack.head_first and after.classes and not passive and not after.parties and not taken_up:
            whom = self.syntax.to_whom(units, place)
            after.owners = whom.parties if whom is not None else after.owners
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
        denying = self.pack.phrases["negated_noun"]
        nobody = subject.first >= 0 and t.low[subject.first] in denying
        if nobody and self.syntax.hit_before(units, place, subject):
            nobody, subject = False, Found()  # "sin tener ningún contacto con ella, fueron detenidos"
        bare = unit.gerund or (unit.infinitive and self.pack.head_first)  # "ocho meses sin recibir al sindicato"
        without = bare and place > 0 and t.low[units[place - 1].first] in denying
        unreal = self._unreal(units, place)
        return Clause(sentence, units, place, unit, passive, subject, after, agent, doer, unreal, nobody, without)

    def _unreal(self, units: list[Unit], place: int) -> bool:
        """Whether a verb tells of what only may, will or should be done."""
        unit = units[place]
        if unit.modal and unit.negated:
            refusing = self.pack.phrases.get("refusing_modal", ())
            if any(self.t.low[at] in refusing for at in range(unit.first, unit.head)):
                return False  # "the police would not let her board"
        done = self.pack.head_first and unit.first == unit.head and self.syntax.after_time(units, place)
        if (
            (unit.modal and not done)
            or self.syntax.shares_mood(units, place)
            or self.syntax.shares_modal(units, place)
            or self.syntax.conditional(units, place)
        ):
            return True
        return unit.infinitive and not self.syntax.factual_infinitive(units, place) and not self.syntax.after_time(units, place)

    def _taken_up(self, units: list[Unit], place: int, subject: Found) -> Found | None:
        """Whom the pronoun before a verb means: "los detuvieron", "a sus dirigentes se les citó"."""
        if not self.syntax.object_pronoun(units, place):
            return None
        doubled = self.syntax.doubled_object(units, place) if self.pack.head_first else None
        if self.pack.head_first and doubled is None:
            doubled = self.syntax.doubled_behind(units, place)
        return doubled or self.resolver.not_oneself(self.resolver.read([units[place - 1]]), subject)

    def _shared_object(self, units: list[Unit], place: int) -> Found | None:
        """ "detained and beat a group of protesters": the object stands after the second verb."""
        if place + 2 >= len(units) or units[place + 1].kind != "conj" or units[place + 2].kind != "verb":
            return None
        second = units[place + 2]
        if second.head < 0 or second.first != second.head or self.syntax.is_passive(units, place + 2):
            return None
        return self.syntax.object(units, place + 2)

    def _apply(self, rule: Trigger, clause: Clause, phrase_at: int | None, lack: Lack | None = None) -> Draft | None:
        """The draft of a rule at a verb, with what it lacks by the rule; None where it lacks more or is refused.

        `phrase_at` is where the words that it wants after its verb begin.
        """
        if self._refused(rule, clause):
            self.graded.refuse(rule)
            return None
        head = clause.unit.head
        phrase_at, told = self._told(rule, clause, phrase_at)
        if lack is Lack.VERB and phrase_at is None:
            return None
        unmet = False
        for one in islice(self._lacks(rule, clause, phrase_at, told), 2):
            if lack is Lack.TAUGHT:
                unmet = True
                continue
            if lack is not None or not self.graded.allows(rule.type, one):
                return None
            lack = one
        present = self._present(rule, clause)
        draft = Draft(rule, clause.sentence, head, head + 1, nominal=False, sure=rule.sure, past=not present, type=rule.type)
        draft.sure -= self._doubt(rule, clause, phrased=bool(rule.after) and phrase_at is not None) + 0.15 * present
        draft.unmet = unmet
        draft.infinite = clause.unit.gerund or clause.unit.infinitive
        draft.bare = (clause.unit.first == head and clause.passive) or clause.unit.modal or present
        if phrase_at is not None:
            draft.reach = phrase_at + 2
        draft.owned = clause.passive and self.pack.head_first and self._those_told(clause, phrase_at)
        self._roles(draft, rule, clause, phrase_at)
        if rule.needs_victim and not draft.victims:
            if lack is not None:
                return None
            lack = Lack.VICTIM
        if rule.certainty:
            draft.certainty = rule.certainty
        draft.lack = lack
        return draft

    def _refused(self, rule: Trigger, clause: Clause) -> bool:
        """Whether the verb tells nothing of the rule's act, however much else speaks for it."""
        t, units, place, unit = self.t, clause.units, clause.place, clause.unit
        if unit.infinitive and rule.type is ActType.KILLING:
            return True  # "tried to kill him": not done
        nobody = clause.nobody and (clause.passive or not (self.pack.head_first or rule.modal))  # "Nobody has arrested"
        if nobody and not rule.negated:
            return True  # "no worker was arrested", "ningún trabajador fue detenido"; but "no lawyer was allowed"
        without = clause.without
        if (unit.negated or without or nobody) != rule.negated and not (rule.negated and self.syntax.nor(units, place)):
            return True
        after = min(unit.head + 4, clause.sentence.last)
        if not clause.passive and not rule.negated and self._nobody(clause.hit, clause.unit.head):
            return True  # "the authorities have arrested nobody"
        if rule.unless and self._excepted(rule, unit.head + 1, after):
            return True
        if rule.context and not told_around(t, rule.context, clause.sentence):
            return True  # "the army was deployed to run the trains", where no strike is told
        bare = unit.first == unit.head and rule.known and not rule.after and place + 1 < len(units)
        if bare and t.low[units[place + 1].first] in self.pack.phrases["that"]:
            return True  # "the judge held that the notice …"
        if self._own_doing(rule, clause):
            return True
        doer = self._doer(rule, clause)
        if doer is not None and rule.never_by & doer.classes & _OTHERS and not doer.classes & POWERS:
            return True  # "the workers burned tyres", "the union refused to meet the minister"
        if self._headed(clause):
            return True
        if unit.gerund and self._only_named(clause, avoided=not (without and rule.negated)):
            return True
        if self.pack.head_first and self._imputed(clause):
            return True
        if place and t.low[unit.first] in self.pack.phrases["being"] and units[place - 1].head >= 0:
            low = t.low[units[place - 1].head]
            return self.pack.lemmas.get(low, low) in self.pack.phrases["not_done_verb"]  # "not have to risk being fired"
        return False

    def _headed(self, clause: Clause) -> bool:
        """ "Students led by X were arrested": who stands at their head led nobody away."""
        low, units, place = self.t.low, clause.units, clause.place
        lemma = self.pack.lemmas.get(low[clause.unit.head], low[clause.unit.head])
        by = place + 1 < len(units) and low[units[place + 1].first] in self.pack.phrases["agent"]
        return by and clause.unit.first == clause.unit.head and lemma in self.pack.phrases.get("headed", ())

    def _excepted(self, rule: Trigger, first: int, last: int) -> bool:
        """Whether a phrase follows that makes it something else; a preposition alone does where it goes with the verb."""
        at = self.syntax.phrase_near(rule.unless, first, last)
        while at is not None and at > first and not self.pack.head_first and self.t.flags[at] & Word.PREPOSITION:
            if (self.t.low[at],) not in rule.unless or self.t.low[at] in self.pack.phrases["of"]:
                break
            if any(len(one) > 1 and begins(self.t, one, at, at + 1) is not None for one in rule.unless):
                break
            at = self.syntax.phrase_near(rule.unless, at + 1, last)  # "fired 40 workers | on 3 May"
        return at is not None

    def _nobody(self, hit: Found, head: int) -> bool:
        """ "nobody", "no one", "no workers"."""
        denying = self.pack.phrases["negated_noun"]
        if hit.first <= head or self.t.low[hit.first] not in denying or self.pack.head_first:
            return False
        people = Word.PEOPLE | Word.ROLE | Word.UNION | Word.NUMERAL | Word.SUBJECT_PRONOUN
        return hit.last - hit.first == 1 or bool(self.t.flags[hit.head] & people)

    def _those_told(self, clause: Clause, phrase_at: int | None) -> bool:
        """ "les travailleurs emprisonnés": of whom it was told before."""
        people = Word.PEOPLE | Word.ROLE
        idiom = phrase_at == clause.unit.head + 1
        return self.syntax.restrictive(clause.units, clause.place, idiom=idiom) and bool(
            self.t.flags[clause.units[clause.place - 1].head] & people
        )

    def _own_doing(self, rule: Trigger, clause: Clause) -> bool:
        """ "We suspended the strike", "les ouvriers ont suspendu leur action": what writers and workers do themselves."""
        if clause.passive or rule.negated or rule.victim not in ("object", "owner"):
            return False
        subject, hit = clause.subject, clause.hit
        if subject.first < 0:
            return False
        if subject.last == subject.first + 1 and self.t.low[subject.first] in self.pack.phrases.get("writers", ()):
            return True
        theirs = 0 <= hit.first < len(self.t.low) and bool(self.t.flags[hit.first] & Word.POSSESSIVE)
        ours = bool(subject.classes & {"group", "organisation"}) and not subject.classes & POWERS
        return self.pack.head_first and theirs and ours and hit.first > clause.unit.head

    def _imputed(self, clause: Clause) -> bool:
        """ "soupçonné d'avoir falsifié le registre": what somebody is accused of having done."""
        units, place = clause.units, clause.place
        before = units[place - 1] if place else None
        opened = before is not None and before.kind == "prep" and self.t.low[before.first] in self.pack.phrases["charge"]
        return opened and not clause.passive and self.syntax.charged(units, place)

    def _only_named(self, clause: Clause, *, avoided: bool) -> bool:
        """Whether a gerund only names an act: "without arresting", "accused of inciting", "killing them would be …"."""
        units, place, low = clause.units, clause.place, self.t.low
        if (self.syntax.not_done(units, place) and avoided) or self.syntax.charged(units, place):
            return True
        opens = not place or units[place - 1].kind in ("mark", "sub", "conj")
        if opens and self.syntax.general(units, place):
            return True
        if not place or units[place - 1].kind != "noun":
            return False
        any_of = self.pack.phrases.get("general_determiner", ())
        if low[units[place - 1].first] in any_of:
            return True  # "any form of coercion forcing workers to leave"
        joined = place > 2 and units[place - 2].kind == "prep" and units[place - 3].kind == "noun"
        return joined and low[units[place - 3].first] in any_of

    def _words_at(self, rule: Trigger, clause: Clause) -> int | None:
        """Where the words that a rule wants after its verb begin."""
        head, subject, near = clause.unit.head, clause.subject, self.syntax.phrase_near
        at = near(rule.after, head + 1, min(clause.sentence.last, head + 1 + rule.near))
        if at is None and clause.passive and subject.first >= 0:  # "criminal proceedings were opened"
            at = near(rule.after, subject.first, subject.last)
        return at

    def _told(self, rule: Trigger, clause: Clause, phrase_at: int | None) -> tuple[int | None, bool]:
        """Where the words that a rule wants begin, and whether they themselves name what is hit."""
        head, hit, near = clause.unit.head, clause.hit, self.syntax.phrase_near
        told = phrase_at is not None and phrase_at < head
        if rule.after_or_object:
            phrase_at = near(rule.after_or_object, head + 1, min(clause.sentence.last, head + 1 + rule.near))
            told = phrase_at is not None or (
                clause.passive and hit.first >= 0 and near(rule.after_or_object, hit.first, hit.last) is not None
            )
        return phrase_at, told

    def _lacks(self, rule: Trigger, clause: Clause, phrase_at: int | None, told: bool) -> Iterator[Lack]:
        """Which constraints of a rule the words around its verb do not meet."""
        near, sentence, hit = self.syntax.phrase_near, clause.sentence, clause.hit
        if rule.after and phrase_at is None:
            yield Lack.WORDS
        if rule.after_or_object and not told and not rule.object & hit.classes:
            yield Lack.OBJECT
        if rule.before and near(rule.before, sentence.first, clause.unit.head) is None:
            yield Lack.AROUND
        if rule.before_or_after and near(rule.before_or_after, sentence.first, sentence.last) is None:
            yield Lack.AROUND
        if rule.victim in ("object", "owner") and rule.object:
            if hit.classes:
                if not told and rule.hits.isdisjoint(hit.classes):
                    yield Lack.OBJECT
            elif rule.known:
                yield Lack.OBJECT
        doer = self._doer(rule, clause)
        if rule.subject and doer is not None and doer.classes:
            named = {"person", "group"} if "person" in rule.subject else set()
            if not (rule.subject | named) & doer.classes and not (
                doer.classes & {"person", "unknown"} and not clause.passive and "state" not in rule.subject
            ):
                yield Lack.DOER
        if rule.needs_doer and (doer is None or not rule.subject & doer.classes):
            yield Lack.DOER
        if doer is not None and rule.never_by & doer.classes and not doer.classes & POWERS:
            yield Lack.BARRED
        if clause.unreal and not (rule.certainty or rule.modal or (clause.without and rule.negated)):
            yield Lack.MOOD

    def _doer(self, rule: Trigger, clause: Clause) -> Found | None:
        """ "The treasurer fled": no office is held there."""
        return clause.subject if rule.victim == "subject" and not clause.passive else clause.doer

    def _doubt(self, rule: Trigger, clause: Clause, *, phrased: bool) -> float:
        """What speaks against an act whose rule is met; `phrased`: the words that the rule wants after it are there."""
        hit, passive, doubt = clause.hit, clause.passive, 0.0
        if rule.victim in ("object", "owner") and rule.object:
            if hit.classes:
                doubt += 0.2 * (not rule.object & hit.classes)
            elif not rule.known and not phrased:
                doubt += 0.12 if passive else 0.25
        doer = self._doer(rule, clause)
        if rule.subject and not (doer is not None and doer.classes) and not passive and not rule.passive_or_subject:
            doubt += 0.15
        if passive and self.pack.head_first and self.syntax.restrictive(clause.units, clause.place):
            doubt += 0.3  # "la libération des personnes interpellées": those told before
        if clause.subject.last == clause.subject.first + 1 and self.syntax.present(clause.unit):
            anybody = self.pack.phrases.get("general_subject", ())
            doubt += 0.5 * (self.t.low[clause.subject.first] in anybody)  # "on les arrête, on les licencie": a habit
        return doubt + 0.1 * clause.unit.gerund

    def _present(self, rule: Trigger, clause: Clause) -> bool:
        """Whether a verb tells a habit or a rule; a headline tells an occasion in the present where it names who did it."""
        doer = self._doer(rule, clause)
        headline = clause.sentence.heading and doer is not None and bool(doer.classes & POWERS)
        return self.syntax.present(clause.unit) and not headline

"""Acts: what was done to whom, found from the words that set them off and the parties around them.

In: a document's tokens, names and times. Out: proposed acts in the order of the text, each with its rule, its passage
and the passage of every value. The rules are data (`acts.toml` of the language's pack); here stands how they are applied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gravamen.reading.clauses import Cutter, Unit
from gravamen.reading.dates import When
from gravamen.reading.entities import Entities
from gravamen.reading.measures import Penalty, find_laws, find_penalties
from gravamen.reading.models import Act, Party, Reason, Value
from gravamen.reading.pack import NOUN, Pack, Phrase, Trigger, Word
from gravamen.reading.parties import Found, Resolver
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType, Certainty, Family
from gravamen.text import Passage

_PENAL = {
    ActType.IMPRISONMENT_SENTENCE,
    ActType.ADMINISTRATIVE_PENALTY,
    ActType.ARREST_DETENTION,
    ActType.INTERFERENCE,
    ActType.TRAVEL_BAN,
    ActType.DISSOLUTION_SUSPENSION,
    ActType.HOUSE_ARREST,
}
_LEGAL = {
    ActType.CRIMINAL_CHARGE,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.ADMINISTRATIVE_PENALTY,
    ActType.ARREST_DETENTION,
    ActType.DISSOLUTION_SUSPENSION,
    ActType.STRIKE_PROHIBITION,
    ActType.DENIAL_OF_REGISTRATION,
    ActType.DISMISSAL,
    ActType.SEARCH_RAID,
    ActType.DISPERSAL_OF_ASSEMBLY,
    ActType.INTERFERENCE,
}
_ENOUGH = 0.42  # the probability from which an act is proposed
_AFTER_WINDOW = 14  # tokens in which a phrase of `after` must begin


@dataclass(slots=True)
class Draft:
    """An act as it is being put together. `at` is the trigger's token."""

    rule: Trigger
    sentence: Sentence
    at: int
    last: int
    nominal: bool
    sure: float
    victims: list[Party] = field(default_factory=list)
    perpetrators: list[Party] = field(default_factory=list)
    certainty: Certainty = Certainty.STATED
    first: int = -1  # tokens of the clause
    end: int = -1
    object: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    ground: tuple[int, int] | None = None
    told_by: Party | None = None
    when: When | None = None
    date: str | None = None
    date_of: When | None = None
    law: tuple[int, int] | None = None
    penalty: Penalty | None = None
    past: bool = True
    named_victims: bool = False
    reach: int = -1  # the last token that the rule itself read: a noun up to there tells nothing new
    type: ActType = ActType.OTHER


class ActFinder:
    """Finds the acts of one document."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities, times: list[When], *, alleged: bool = False) -> None:
        self.t = tokens
        self.pack = pack
        self.entities = entities
        self.times = times
        self.cutter = Cutter(tokens, pack, entities, times)
        self.resolver = Resolver(tokens, pack, entities)
        self.alleged = alleged
        self.demands: set[int] = set()  # sentences that ask for something, by their first token

    def find(self) -> list[Draft]:
        drafts: list[Draft] = []
        for sentence in self.t.sentences:
            found = self._sentence(sentence)
            drafts.extend(found)
        return drafts

    # one sentence --------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> list[Draft]:
        t, pack = self.t, self.pack
        low = t.low
        if not any(low[at] in pack.verb_triggers or low[at] in pack.noun_heads for at in range(sentence.first, sentence.last)):
            return []
        units = self.cutter.units(sentence)
        drafts: list[Draft] = []
        subjects: dict[int, Found] = {}
        for place, unit in enumerate(units):
            if unit.kind == "verb" and unit.head >= 0:
                drafts.extend(self._verb(sentence, units, place, subjects))
            elif unit.kind in ("noun", "prep", "adverb"):
                drafts.extend(self._nouns(sentence, units, place))
        penalties = find_penalties(t, pack, sentence) if drafts else []
        drafts = [d for d in drafts if not (d.nominal and any(p.first <= d.at < p.last for p in penalties))]
        drafts = self._choose(drafts)
        if drafts:
            self._clauses(sentence, units, drafts)
            self._measures(sentence, drafts, penalties)
            self._certainty(sentence, units, drafts)
            for draft in drafts:
                if draft.victims and not (len(draft.victims) == 1 and draft.victims[0].person is not None):
                    self.resolver.plural = [
                        party for party in draft.victims if party.organisation is None
                    ] or self.resolver.plural
        self._remember(units)
        return drafts

    def _remember(self, units: list[Unit]) -> None:
        """Keep whom "they" will mean: the last people in the plural."""
        for place, unit in enumerate(units):
            if (
                unit.kind == "noun"
                and unit.head >= 0
                and self.t.flags[unit.head] & Word.PLURAL
                and self.t.flags[unit.head] & Word.PEOPLE
            ):
                if place == 0 or units[place - 1].kind != "prep":
                    self.resolver.plural = self.resolver.read([unit]).parties or self.resolver.plural
                    break

    def _phrase_near(self, phrases: Iterable[Phrase], first: int, last: int) -> int | None:
        """Where one of the phrases begins between two tokens."""
        low = self.t.low
        for phrase in phrases:
            head = phrase[0]
            for at in range(first, min(last, len(low) - len(phrase) + 1)):
                if low[at] == head and (len(phrase) == 1 or tuple(low[at : at + len(phrase)]) == phrase):
                    return at
        return None

    # verbs ---------------------------------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, units: list[Unit], place: int, subjects: dict[int, Found]) -> list[Draft]:
        t = self.t
        unit = units[place]
        rules = self.pack.verb_triggers.get(t.low[unit.head])
        if not rules:
            return []
        passive = self._is_passive(units, place)
        subject = self._subject(units, place, subjects)
        after = self._object(units, place)
        agent = self._agent(units, place) if passive else None
        return [
            draft
            for rule in rules
            if (draft := self._apply(rule, sentence, units, place, passive=passive, subject=subject, after=after, agent=agent))
        ]

    def _is_passive(self, units: list[Unit], place: int) -> bool:
        t = self.t
        unit = units[place]
        if unit.passive:
            return True
        flags = t.flags[unit.head]
        if unit.perfect or unit.infinitive or unit.modal or unit.gerund or not flags & Word.PARTICIPLE:
            return False
        if unit.first < unit.head:
            return False
        following = units[place + 1] if place + 1 < len(units) else None
        ahead = place + 1
        while ahead < len(units) and units[ahead].kind in ("adverb", "time"):
            ahead += 1
        following = units[ahead] if ahead < len(units) else None
        has_object = following is not None and following.kind in ("noun", "pronoun")
        if place and units[place - 1].kind == "conj":
            earlier = next((units[i] for i in range(place - 1, -1, -1) if units[i].kind == "verb"), None)
            if earlier is not None and earlier.passive:
                return not has_object or t.flags[unit.head] & Word.PAST == 0
        if not flags & Word.PAST:
            return not has_object
        return not has_object

    def _chain_left(self, units: list[Unit], place: int) -> tuple[list[Unit], bool]:
        """Units before a verb that can be its subject; True where the verb shares the subject of the verb before it."""
        t = self.t
        at = place - 1
        while at >= 0 and (
            units[at].kind in ("adverb", "time") or (units[at].kind == "mark" and t.low[units[at].first] in (",", "–", "—"))
        ):
            at -= 1
        if at < 0:
            return [], False
        if units[at].kind == "rel":
            at -= 1
            while at >= 0 and units[at].kind == "mark" and t.low[units[at].first] == ",":
                at -= 1
            return self._antecedent(units, at), False
        if units[at].kind in ("conj", "verb"):
            return [], True
        if units[at].kind == "mark" and t.low[units[at].first] in (")", "]"):
            pass
        chain: list[Unit] = []
        stopped = False
        while at >= 0:
            unit = units[at]
            if unit.kind in ("noun", "pronoun", "prep", "conj", "adverb", "time") or (
                unit.kind == "mark" and t.low[unit.first] in (",", "(", ")", '"', "“", "”", "'", "[", "]", "’")
            ):
                chain.append(unit)
            elif unit.kind == "verb":
                back = at - 1
                while back >= 0 and units[back].kind in ("adverb", "mark"):
                    back -= 1
                if back >= 0 and units[back].kind == "rel" and any(u.kind == "mark" and t.low[u.first] == "," for u in chain):
                    at = back - 1
                    while at >= 0 and units[at].kind == "mark" and t.low[units[at].first] == ",":
                        at -= 1
                    comma = next(
                        i for i in range(len(chain) - 1, -1, -1) if chain[i].kind == "mark" and t.low[chain[i].first] == ","
                    )
                    chain = chain[: comma + 1]
                    continue
                if unit.gerund or (unit.head >= 0 and not unit.finite):
                    stopped = True
                    break
                stopped = True
                break
            else:
                break
            at -= 1
        chain.reverse()
        if stopped:
            cut = max((i for i, unit in enumerate(chain) if unit.kind == "conj"), default=-1)
            comma = max((i for i, unit in enumerate(chain) if unit.kind == "mark" and t.low[unit.first] == ","), default=-1)
            if cut >= 0 and comma >= 0 and comma > cut:
                cut = comma
            if cut >= 0:
                chain = chain[cut + 1 :]
            elif comma >= 0:
                chain = chain[comma + 1 :]
        return self._without_opening(chain), False

    def _antecedent(self, units: list[Unit], at: int) -> list[Unit]:
        chain: list[Unit] = []
        while at >= 0 and units[at].kind in ("noun", "pronoun", "prep", "conj"):
            chain.append(units[at])
            at -= 1
            if chain[-1].kind in ("noun", "pronoun") and not (at >= 0 and units[at].kind in ("prep", "conj")):
                break
        chain.reverse()
        while chain and chain[0].kind in ("prep", "conj"):
            chain.pop(0)
        if len(chain) > 1 and self.t.low[chain[1].first] not in ("of", "and", "in", "at"):
            chain = chain[-1:]
        return chain

    def _without_opening(self, chain: list[Unit]) -> list[Unit]:
        """Drop what stands before the subject: "On 16 February,", "In Sri Lanka,", "Furthermore,"."""
        t = self.t
        while chain:
            first = chain[0]
            if first.kind in ("time", "adverb", "conj") or (first.kind == "mark" and t.low[first.first] != "("):
                chain = chain[1:]
                continue
            if first.kind == "prep":
                comma = next((i for i, unit in enumerate(chain) if unit.kind == "mark" and t.low[unit.first] == ","), None)
                if comma is not None:
                    chain = chain[comma + 1 :]
                    continue
                after = next((i for i, unit in enumerate(chain) if unit.kind in ("noun", "pronoun", "time")), None)
                if after is None:
                    return []
                rest = chain[after + 1 :]
                if rest and rest[0].kind == "prep":
                    chain = rest
                    continue
                chain = rest
                continue
            break
        return chain

    def _subject(self, units: list[Unit], place: int, subjects: dict[int, Found]) -> Found:
        chain, shared = self._chain_left(units, place)
        if shared or not chain:
            earlier = next((i for i in range(place - 1, -1, -1) if i in subjects or units[i].kind == "verb"), None)
            if earlier is not None and shared:
                if earlier in subjects:
                    found = subjects[earlier]
                else:
                    found = self._subject(units, earlier, subjects)
                subjects[place] = found
                return found
        found = self.resolver.read(chain)
        subjects[place] = found
        return found

    def _object(self, units: list[Unit], place: int) -> Found:
        return self.resolver.read(self._chain_right(units, place + 1))

    def _chain_right(self, units: list[Unit], at: int, *, stop: tuple[str, ...] = ()) -> list[Unit]:
        t = self.t
        inside = self.pack.phrases["inside_object"]
        chain: list[Unit] = []
        while at < len(units) and units[at].kind in ("adverb", "time"):
            at += 1
        while at < len(units):
            unit = units[at]
            low = t.low[unit.first]
            if unit.kind in ("noun", "pronoun"):
                if chain and chain[-1].kind in ("noun", "pronoun") and not unit.names:
                    break
                chain.append(unit)
            elif unit.kind == "prep":
                if not chain or (low not in inside and low not in self.pack.phrases["listing"]) or low in stop:
                    break
                chain.append(unit)
            elif unit.kind == "conj":
                ahead = units[at + 1] if at + 1 < len(units) else None
                if ahead is None or ahead.kind not in ("noun", "pronoun", "adverb"):
                    break
                if self._verb_soon(units, at + 2):
                    break
                chain.append(unit)
            elif unit.kind == "mark" and low in (",", "(", ")", '"', "“", "”", ";", ":", "[", "]"):
                if not chain:
                    if low in (",", ";"):
                        break
                    at += 1
                    continue
                ahead = units[at + 1] if at + 1 < len(units) else None
                if low == ":" or ahead is None or ahead.kind not in ("noun", "pronoun", "conj", "prep", "mark", "adverb"):
                    break
                if ahead.kind == "prep" and t.low[ahead.first] not in self.pack.phrases["listing"]:
                    break
                if ahead.kind in ("noun", "pronoun") and self._verb_soon(units, at + 2):
                    break
                chain.append(unit)
            elif unit.kind == "adverb" and chain:
                chain.append(unit)
            else:
                break
            at += 1
        return chain

    def _verb_soon(self, units: list[Unit], at: int) -> bool:
        """Whether the phrase before `at` is the subject of a verb: a finite verb follows before any stop."""
        while at < len(units) and units[at].kind in ("adverb", "time", "prep", "noun"):
            if units[at].kind == "prep" and self.t.low[units[at].first] != "of":
                return False
            at += 1
        return (
            at < len(units)
            and units[at].kind == "verb"
            and units[at].finite
            and not (units[at].first == units[at].head and self._is_passive(units, at))
        )

    def _agent(self, units: list[Unit], place: int) -> Found | None:
        t = self.t
        for at in range(place + 1, len(units)):
            unit = units[at]
            if unit.kind == "prep" and t.low[unit.first] in self.pack.phrases["agent"]:
                if at + 1 < len(units) and units[at + 1].kind == "noun":
                    found = self.resolver.read(self._chain_right(units, at + 1, stop=("for", "in", "at", "on", "during")))
                    if found.classes & {"state", "attacker", "employer", "person", "group", "organisation"}:
                        return found
                return None
            if unit.kind == "verb" and unit.finite and at - place > 1:
                return None
            if unit.kind in ("sub", "rel"):
                return None
        return None

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
    ) -> Draft | None:
        t = self.t
        unit = units[place]
        head = unit.head
        if unit.negated != rule.negated and not (rule.negated and self._nor(units, place)):
            return None
        end = min(sentence.last, head + 1 + _AFTER_WINDOW)
        if rule.unless and self._phrase_near(rule.unless, head + 1, min(head + 4, sentence.last)) is not None:
            return None
        hit = subject if passive else after
        sure = rule.sure
        phrase_at: int | None = None
        if rule.after:
            phrase_at = self._phrase_near(rule.after, head + 1, end)
            if phrase_at is None:
                return None
        if rule.after_or_object:
            phrase_at = self._phrase_near(rule.after_or_object, head + 1, end)
            if (
                phrase_at is None
                and not (
                    passive and hit.first >= 0 and self._phrase_near(rule.after_or_object, hit.first, hit.last) is not None
                )
                and not (rule.object & hit.classes)
            ):
                return None
        if rule.before and self._phrase_near(rule.before, sentence.first, head) is None:
            return None
        if rule.before_or_after and self._phrase_near(rule.before_or_after, sentence.first, sentence.last) is None:
            return None
        if rule.victim in ("object", "owner") and rule.object:
            if hit.classes:
                wanted = rule.object | ({"unknown", "number"} if rule.victim == "object" else {"unknown"})
                if "group" in rule.object or "person" in rule.object:
                    wanted |= {"person", "group"}
                if not wanted & hit.classes:
                    return None
                if not rule.object & hit.classes:
                    sure -= 0.2
            else:
                sure -= 0.12 if passive else 0.25
        doer = agent if passive else subject
        if rule.subject:
            if doer is not None and doer.classes:
                named = {"person", "group"} if "person" in rule.subject else set()
                if not (rule.subject | named) & doer.classes and not (
                    doer.classes & {"person", "unknown"} and not passive and "state" not in rule.subject
                ):
                    return None
            elif not passive and not rule.passive_or_subject:
                sure -= 0.15
        hypothetical = (
            unit.modal or (unit.infinitive and not self._factual_infinitive(units, place))
        ) and rule.certainty is None
        if hypothetical:
            return None
        if unit.gerund:
            sure -= 0.1
            if place and units[place - 1].kind == "prep" and t.low[units[place - 1].first] in self.pack.phrases["not_done"]:
                return None
        present = self._present(unit)
        if present:
            sure -= 0.15
        draft = Draft(rule, sentence, head, head + 1, nominal=False, sure=sure, past=not present, type=rule.type)
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

    def _nor(self, units: list[Unit], place: int) -> bool:
        """ "…, nor recognized by …" and "neither … nor": the negation stands before the verb."""
        at = place - 1
        while at >= 0 and units[at].kind in ("adverb", "mark"):
            at -= 1
        return at >= 0 and self.t.low[units[at].first] in self.pack.phrases["nor"]

    def _factual_infinitive(self, units: list[Unit], place: int) -> bool:
        """ "began to search", "forced to leave": the infinitive was done."""
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "prep", "conj"):
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0 or units[at].modal:
            return False
        low = self.t.low[units[at].head]
        return self.pack.lemmas.get(low, low) in self.pack.phrases["factual_before_infinitive"] and not units[at].negated

    def _present(self, unit: Unit) -> bool:
        """A habit or a rule rather than an occasion: present tense without an auxiliary, or "are dismissed"."""
        t = self.t
        flags = t.flags[unit.head]
        if unit.first == unit.head:
            return bool(flags & Word.BASE) and not flags & (Word.PAST | Word.PARTICIPLE)
        return any(t.low[at] in self.pack.phrases["present_be"] for at in range(unit.first, unit.head)) and not unit.perfect

    def _roles(
        self,
        draft: Draft,
        rule: Trigger,
        *,
        passive: bool,
        subject: Found,
        after: Found,
        agent: Found | None,
        phrase_at: int | None,
        units: list[Unit],
        place: int,
    ) -> None:
        hit = subject if passive else after
        if rule.victim == "object":
            draft.victims = hit.parties or hit.owners
            if not passive and phrase_at is not None and not hit.parties and hit.owners:
                draft.victims = hit.owners
            if (
                not passive
                and {"state", "employer", "attacker"} & hit.classes
                and not {"group", "person", "organisation"} & hit.classes
            ):
                draft.victims = []
            if not draft.victims and rule.after and not passive:
                draft.victims = self._later_victims(units, place)
            if "place" in hit.classes and hit.first >= 0:
                draft.place = (hit.first, hit.last)
        elif rule.victim == "subject":
            draft.victims = subject.parties or subject.owners
        elif rule.victim == "owner":
            draft.victims = hit.owners or [
                party for party in hit.parties if party.organisation is not None or party.person is not None
            ]
            if hit.first >= 0:
                draft.object = (hit.first, hit.last)
        if rule.victim == "subject":
            if agent is not None:
                draft.perpetrators = agent.parties
        elif passive:
            draft.perpetrators = agent.parties if agent is not None else []
        else:
            draft.perpetrators = [party for party in subject.parties if party not in draft.victims]
            if rule.victim == "object" and subject.parties == draft.victims:
                draft.perpetrators = []
        if (
            draft.type in (ActType.SEIZURE, ActType.PLANTED_EVIDENCE, ActType.DENIAL_OF_DUE_PROCESS, ActType.PROPERTY_DAMAGE)
            and hit.first >= 0
        ):
            draft.object = (hit.first, hit.last)
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)

    def _later_victims(self, units: list[Unit], place: int) -> list[Party]:
        """ "refused to recognize the union", "denied registration to the union": whom the phrase after the verb names."""
        for at in range(place + 1, min(place + 6, len(units))):
            unit = units[at]
            if unit.kind == "verb" and unit.infinitive:
                found = self.resolver.read(self._chain_right(units, at + 1))
                return found.parties or found.owners
            if unit.kind == "prep" and self.t.low[unit.first] in ("to", "of", "from", "with", "against", "for"):
                found = self.resolver.read(self._chain_right(units, at + 1))
                if found.parties:
                    return found.parties
        return []

    # nouns ---------------------------------------------------------------------------------------------------------

    def _nouns(self, sentence: Sentence, units: list[Unit], place: int) -> list[Draft]:
        t = self.t
        unit = units[place]
        drafts: list[Draft] = []
        at = unit.first
        while at < unit.last:
            if at in self.entities.at and self.entities.at[at].last > at:
                at = self.entities.at[at].last
                continue
            lengths = self.pack.noun_heads.get(t.low[at])
            matched = 0
            for length in lengths or ():
                rules = self.pack.noun_triggers.get(tuple(t.low[at : at + length]))
                if rules and at + length <= sentence.last:
                    for rule in rules:
                        if draft := self._noun(rule, sentence, units, place, at, at + length):
                            drafts.append(draft)
                    matched = length
                    break
            at += matched or 1
        return drafts

    def _noun(self, rule: Trigger, sentence: Sentence, units: list[Unit], place: int, first: int, last: int) -> Draft | None:
        t = self.t
        unit = units[place]
        if rule.negated:
            return None
        if rule.unless and self._phrase_near(rule.unless, last, min(last + 2, sentence.last)) is not None:
            return None
        if (
            rule.after
            and not rule.after_or_object
            and self._phrase_near(rule.after, last, min(last + 5, sentence.last)) is None
            and len(rule.after)
            and (last - first == 1)
        ):
            if rule.id not in ("killing.died",):
                return None
        if rule.before_or_after and self._phrase_near(rule.before_or_after, sentence.first, sentence.last) is None:
            return None
        if (
            last < sentence.last
            and t.flags[last] & NOUN
            and last < unit.last
            and t.kind[last] == "word"
            and not t.flags[last] & Word.PREPOSITION
        ):
            return None  # "arrest warrant", "search record": the word only describes the next
        victims: list[Party] = []
        perpetrators: list[Party] = []
        classes: set[str] = set()
        region: Found | None = None
        at = self._after_nouns(units, place)
        while at < len(units) and units[at].kind in ("prep", "time"):
            low = t.low[units[at].first]
            if units[at].kind == "time":
                at += 1
                continue
            chain = self._chain_right(units, at + 1, stop=("by", "in", "for"))
            found = self.resolver.read(chain)
            if low in self.pack.phrases["noun_victim"] and not victims:
                victims, classes, region = found.parties or found.owners, found.classes, found
                if (
                    not found.parties
                    and not found.owners
                    and rule.object
                    and not rule.object & found.classes
                    and "unknown" not in found.classes
                ):
                    return None
            elif low in self.pack.phrases["agent"] and not perpetrators:
                perpetrators = found.parties
            elif low not in ("in", "at", "on", "during", "from"):
                break
            at += 1 + max(1, len(chain))
        if unit.owner is not None and unit.owner[1] <= first:
            owner = self.resolver.read(
                [
                    Unit(
                        "noun",
                        unit.owner[0],
                        unit.owner[1],
                        head=unit.owner[1] - 1,
                        names=tuple(n for n in unit.names if n.last <= unit.owner[1]),
                    )
                ]
            )
            if owner.classes & {"state", "employer", "attacker"} and not owner.classes & {"person", "group"}:
                perpetrators = perpetrators or owner.parties
            else:
                victims = victims or owner.parties
        elif t.flags[unit.first] & Word.POSSESSIVE and not victims:
            victims = self.resolver.pronoun_parties(unit.first)
        else:
            before = [name for name in unit.names if name.last <= first and name.kind == "organisation"]
            if before and not perpetrators and not victims and rule.type.family is not Family.EMPLOYMENT:
                victims = [self.resolver.named(before[-1])]
        if (
            rule.object
            and classes
            and not (rule.object & classes)
            and not (classes & {"person", "group", "unknown", "number"} and rule.object & {"person", "group"})
        ):
            return None
        sure = rule.sure - 0.22
        specific = any(party.person is not None or party.organisation is not None or party.number for party in victims)
        if not victims:
            sure -= 0.22
            if rule.needs_victim:
                return None
        elif specific:
            sure += 0.15
        when = self._time_in(unit.first, unit.last, near=first)
        if when is not None:
            sure += 0.1
        before_low = t.low[unit.first - 1] if unit.first > sentence.first else ""
        if before_low in self.pack.phrases["not_done"]:
            sure -= 0.25 if not specific else 0.1
        if self._governed_by(units, place, "not_done_verb"):
            sure -= 0.25 if not specific else 0.1
        draft = Draft(
            rule, sentence, first, last, nominal=True, sure=sure, victims=victims, perpetrators=perpetrators, type=rule.type
        )
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in victims)
        if rule.certainty:
            draft.certainty = rule.certainty
        if region is not None and "place" in region.classes:
            draft.place = (region.first, region.last)
        if draft.type is ActType.SEIZURE and region is not None:
            draft.object = (region.first, region.last)
        return draft

    def _after_nouns(self, units: list[Unit], place: int) -> int:
        """Where the prepositions of a noun begin, over "arrest and detention of …"."""
        at = place + 1
        while (
            at + 1 < len(units)
            and units[at].kind == "conj"
            and units[at + 1].kind == "noun"
            and t_has(self.pack, self.t, units[at + 1])
        ):
            at += 2
        return at

    def _governed_by(self, units: list[Unit], place: int, name: str) -> bool:
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "conj", "prep", "adverb"):
            if units[at].kind == "prep" and self.t.low[units[at].first] not in ("of", "to"):
                return False
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0:
            return False
        low = self.t.low[units[at].head]
        return self.pack.lemmas.get(low, low) in self.pack.phrases[name]

    def _time_in(self, first: int, last: int, *, near: int) -> When | None:
        inside = [when for when in self.times if first - 1 <= when.first and when.last <= last + 3]
        return min(inside, key=lambda when: abs(when.first - near), default=None)

    # a sentence's drafts together ------------------------------------------------------------------------------------

    def _choose(self, drafts: list[Draft]) -> list[Draft]:
        """One act for a trigger and type; where rules of several types fire on one word, the surest."""
        told = [draft for draft in drafts if not draft.nominal and draft.sure >= _ENOUGH]
        drafts = [draft for draft in drafts if not (draft.nominal and any(one.at < draft.at <= one.reach for one in told))]
        best: dict[int, Draft] = {}
        for draft in sorted(drafts, key=lambda draft: (-self._weight(draft), draft.at)):
            if draft.at in best:
                continue
            best[draft.at] = draft
        kept: list[Draft] = []
        for draft in sorted(best.values(), key=lambda draft: draft.at):
            if draft.sure < _ENOUGH:
                continue
            twin = next((other for other in kept if other.type == draft.type and self._same_telling(other, draft)), None)
            if twin is not None:
                _absorb(twin, draft)
                continue
            kept.append(draft)
        return kept

    def _weight(self, draft: Draft) -> float:
        phrase = max((len(phrase) for phrase in draft.rule.after), default=0)
        return draft.sure + 0.1 * bool(draft.rule.after) + 0.02 * min(phrase, 4)

    def _same_telling(self, one: Draft, two: Draft) -> bool:
        """ "arrest and detention of workers", "beaten and kicked": one act in two words."""
        if one.nominal and two.nominal and two.at - one.last <= 1:
            return True
        if _key(one.victims) and _key(one.victims) == _key(two.victims):
            return True
        return two.at - one.last <= 2 and (not one.victims or not two.victims)

    def _clauses(self, sentence: Sentence, units: list[Unit], drafts: list[Draft]) -> None:
        """What part of the sentence reports each act, and its time, place and ground."""
        t = self.t
        drafts.sort(key=lambda draft: draft.at)
        if len(drafts) == 1:
            drafts[0].first, drafts[0].end = sentence.first, sentence.last
        else:
            bounds = [sentence.first]
            for left, right in zip(drafts, drafts[1:], strict=False):
                bounds.append(self._boundary(units, left, right))
            bounds.append(sentence.last)
            for draft, first, end in zip(drafts, bounds, bounds[1:], strict=False):
                draft.first, draft.end = first, end
        for draft in drafts:
            while draft.first < draft.end - 1 and (t.kind[draft.first] == "mark" and t.low[draft.first] not in '"“«(['):
                draft.first += 1
            if (
                sentence.bullet
                and draft.first == sentence.first
                and draft.end - draft.first > 1
                and t.kind[draft.first] == "mark"
            ):
                draft.first += 1
        times = [when for when in self.times if sentence.first <= when.first < sentence.last]
        for draft in drafts:
            self._date(draft, times, drafts)
            if draft.place is None:
                draft.place = self._place(draft, units)
            draft.ground = self._ground(draft, units)

    def _boundary(self, units: list[Unit], left: Draft, right: Draft) -> int:
        """The token where the clause of the second act begins: after the last stop between the two."""
        t = self.t
        between = [unit for unit in units if left.last <= unit.first and unit.last <= right.at + 1]
        strong = [unit for unit in between if (unit.kind == "mark" and t.low[unit.first] in ";:") or (unit.kind == "sub")]
        commas = [unit for unit in between if unit.kind == "mark" and t.low[unit.first] == ","]
        joints = [unit for unit in between if unit.kind == "conj"]
        for group in (strong, joints, commas):
            if group:
                unit = group[-1] if group is not strong else group[0]
                if group is joints and self._inside_list(units, unit, right):
                    continue
                return unit.first if unit.kind == "conj" else unit.last
        return max(left.last, right.at if right.nominal else self._unit_first(units, right.at))

    def _inside_list(self, units: list[Unit], joint: Unit, right: Draft) -> bool:
        """Whether the "and" joins two nouns of one phrase and not two clauses."""
        place = next(i for i, unit in enumerate(units) if unit is joint)
        following = units[place + 1] if place + 1 < len(units) else None
        return (
            following is not None and following.kind == "noun" and following.last <= right.at and right.at - following.last > 4
        )

    def _unit_first(self, units: list[Unit], at: int) -> int:
        return next((unit.first for unit in units if unit.first <= at < unit.last), at)

    def _date(self, draft: Draft, times: list[When], drafts: list[Draft]) -> None:
        usable = [when for when in times if not self._is_since_law(when)]
        own = [when for when in usable if draft.first <= when.first < draft.end]
        if own:
            draft.date_of = min(own, key=lambda when: (when.value is None, self._distance(when, draft)))
        else:
            before = [when for when in usable if when.first < draft.at]
            if before:
                draft.date_of = before[-1]
            elif usable and len(drafts) == 1:
                draft.date_of = usable[0]
            elif usable and draft.end >= draft.sentence.last - 1:
                draft.date_of = usable[-1]
        draft.date = draft.date_of.value if draft.date_of else None

    def _distance(self, when: When, draft: Draft) -> float:
        """How far a time stands from the act; what opens the clause counts as near, what follows "for" or "since" as far."""
        t = self.t
        far = 0.0
        for at in range(max(draft.sentence.first, when.first - 6), when.first):
            if t.low[at] in self.pack.phrases["ground"] and at > draft.at:
                far = 8
        if when.first <= draft.first + 2:
            return min(abs(when.first - draft.at), 3.0) + far
        return abs(when.first - draft.at) + far

    def _is_since_law(self, when: When) -> bool:
        """The year of a law or a convention is no time of an act."""
        t = self.t
        around = range(max(0, when.first - 4), min(len(t.low), when.last + 3))
        return when.month is None and any(t.flags[at] & Word.LAW and t.cap[at] for at in around)

    def _place(self, draft: Draft, units: list[Unit]) -> tuple[int, int] | None:
        t = self.t
        best: tuple[int, tuple[int, int]] | None = None
        for place, unit in enumerate(units):
            if unit.kind != "prep" or t.low[unit.first] not in self.pack.phrases["place_before"]:
                continue
            if not draft.sentence.first <= unit.first < draft.sentence.last or place + 1 >= len(units):
                continue
            following = units[place + 1]
            if following.kind != "noun":
                continue
            is_place = bool(t.flags[following.head] & Word.PLACE) or any(
                name.kind == "place" or (name.kind == "organisation" and t.low[unit.first] == "at") for name in following.names
            )
            if not is_place:
                continue
            inside = draft.first <= unit.first < draft.end
            distance = abs(unit.first - draft.at) + (0 if inside else 20)
            if best is None or distance < best[0]:
                last = following.last
                if (
                    place + 3 < len(units)
                    and units[place + 2].kind in ("mark", "prep")
                    and t.low[units[place + 2].first] in (",", "in", "of")
                ):
                    further = units[place + 3]
                    if (
                        further.kind == "noun"
                        and further.names
                        and further.names[0].kind == "place"
                        and further.names[0].first == further.first
                    ):
                        last = further.last
                best = (distance, (following.first, last))
        if best is None or best[0] > 24:
            return None
        return best[1]

    def _ground(self, draft: Draft, units: list[Unit]) -> tuple[int, int] | None:
        """The reason given: what follows "for" plus a gerund, or "on charges of"."""
        t = self.t
        for place, unit in enumerate(units):
            if unit.first < draft.at or unit.first >= draft.end or unit.kind not in ("prep", "sub"):
                continue
            if t.low[unit.first] in self.pack.phrases["ground"] and place + 1 < len(units):
                following = units[place + 1]
                if (following.kind == "verb" and following.gerund) or (
                    following.kind == "noun" and draft.type in _LEGAL and unit.kind == "prep"
                ):
                    last = draft.end
                    while last > following.first and t.kind[last - 1] == "mark" and t.low[last - 1] not in '"”»)':
                        last -= 1
                    return (following.first, last) if last > following.first else None
        return None

    def _measures(self, sentence: Sentence, drafts: list[Draft], penalties: list[Penalty]) -> None:
        penal = [draft for draft in drafts if draft.type in _PENAL]
        if penal:
            for penalty in penalties:
                nearest = min(
                    penal, key=lambda draft: (not draft.first <= penalty.first < draft.end, abs(draft.at - penalty.first))
                )
                if nearest.penalty is None:
                    nearest.penalty = penalty
        legal = [draft for draft in drafts if draft.type in _LEGAL]
        if legal:
            for law in find_laws(self.t, self.pack, sentence):
                nearest = min(legal, key=lambda draft: (not draft.first <= law[0] < draft.end, abs(draft.at - law[0])))
                if nearest.law is None:
                    nearest.law = law
                elif nearest.law[1] < law[0] and law[0] - nearest.law[1] <= 3:
                    nearest.law = (nearest.law[0], law[1])
        for draft in drafts:
            if draft.type is ActType.IMPRISONMENT_SENTENCE and draft.penalty is not None:
                text = self.t.text(draft.penalty.first, draft.penalty.last).lower()
                short = draft.penalty.days is not None and draft.penalty.days <= 60 and "day" in text
                if "administrative" in text or short:
                    draft.type = ActType.ADMINISTRATIVE_PENALTY

    def _certainty(self, sentence: Sentence, units: list[Unit], drafts: list[Draft]) -> None:
        t = self.t
        hedged = any(t.low[at] in self.pack.phrases["hedge"] for at in range(sentence.first, sentence.last))
        told: Party | None = None
        told_at = -1
        for place, unit in enumerate(units):
            if unit.kind == "verb" and unit.head >= 0 and t.flags[unit.head] & Word.REPORT and not unit.negated:
                if (place + 1 < len(units) and t.low[units[place + 1].first] == "that") or t.flags[unit.head] & Word.ALLEGING:
                    chain, _ = self._chain_left(units, place)
                    speakers = self.resolver.read(chain).parties
                    told = speakers[0] if speakers else None
                    told_at = unit.head
                    break
        for draft in drafts:
            if draft.certainty is not Certainty.STATED:
                continue
            if self.alleged or hedged or (0 <= told_at < draft.at):
                draft.certainty = Certainty.ALLEGED
                if 0 <= told_at < draft.at:
                    draft.told_by = told


def t_has(pack: Pack, tokens: Tokens, unit: Unit) -> bool:
    """Whether a unit's head sets off an act as a noun."""
    return (tokens.low[unit.head],) in pack.noun_triggers


def _key(parties: list[Party]) -> frozenset[object]:
    return frozenset(
        ("p", party.person)
        if party.person is not None
        else ("o", party.organisation)
        if party.organisation is not None
        else party.text.lower()
        for party in parties
    )


def _absorb(kept: Draft, other: Draft) -> None:
    """Take over from a second telling what the first lacks."""
    kept.victims = kept.victims or other.victims
    kept.perpetrators = kept.perpetrators or other.perpetrators
    kept.place = kept.place or other.place
    kept.object = kept.object or other.object
    kept.sure = max(kept.sure, other.sure)


def to_act(draft: Draft, tokens: Tokens) -> Act:
    """The proposal that a draft stands for."""

    def passage(span: tuple[int, int]) -> Passage:
        return Passage(tokens.start[span[0]], tokens.end[span[1] - 1])

    def value(span: tuple[int, int] | None, text: str | None = None) -> Value | None:
        return Value(text or tokens.words(*span), (passage(span),)) if span is not None else None

    when = draft.date_of
    date = Value(draft.date, (passage((when.first, when.last)),)) if draft.date and when is not None else None
    numbers = [party.number for party in draft.victims]
    named = sum(party.person is not None for party in draft.victims)
    count: int | None = None
    if draft.victims and all(party.person is not None for party in draft.victims):
        count = named
    elif any(number is not None for number in numbers) and all(
        party.person is not None or party.number is not None for party in draft.victims
    ):
        count = named + sum(number for number in numbers if number is not None)
    evidence = tuple(party.passage for party in (*draft.victims, *draft.perpetrators))
    return Act(
        type=draft.type,
        passage=passage((draft.first, draft.end)),
        certainty=draft.certainty,
        reason=Reason(draft.rule.id, passage((draft.at, draft.last)), evidence),
        probability=round(min(0.99, max(0.01, draft.sure)), 2),
        date=date,
        victims=tuple(draft.victims),
        victim_count=count,
        perpetrators=tuple(draft.perpetrators),
        place=value(draft.place),
        legal_basis=value(draft.law),
        penalty=value((draft.penalty.first, draft.penalty.last)) if draft.penalty else None,
        penalty_days=draft.penalty.days if draft.penalty else None,
        object=value(draft.object),
        ground=value(draft.ground),
        told_by=draft.told_by,
    )

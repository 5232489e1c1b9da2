"""Rules on nouns: "the arrest of three leaders", "their dismissal", "police raids".

In: a noun phrase among the units of its sentence. Out: a draft for each rule that fires; and for each rule of which one
constraint is not met, with what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft, Lack
from gravamen.reading.entities import Entities
from gravamen.reading.graded import Graded
from gravamen.reading.laws import find_laws
from gravamen.reading.models import Party
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import NOUN, Pack, Trigger, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.phrases import Found
from gravamen.reading.relisted import named_out
from gravamen.reading.syntax import Syntax
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.reading.wording import told_around
from gravamen.terms import ActType, Family

_POWERS = {"state", "employer", "attacker"}
_SUFFERERS = {"person", "group", "organisation", "place", "thing", "event"}
_NEAR = 5  # tokens after a noun within which a phrase of `after` must begin, where the rule does not say
_THREATS = frozenset({ActType.THREAT_OF_DISMISSAL, ActType.THREAT_OF_VIOLENCE})
_IN_BRACKETS = 8  # units that an aside in brackets has at most
_ASIDE = 12  # units that an aside between commas has at most
_FAR = 14  # what a rule says of verbs where it says nothing


class NounRules:
    """Applies the noun rules of a pack to one document."""

    def __init__(
        self,
        tokens: Tokens,
        pack: Pack,
        entities: Entities,
        times: list[When],
        resolver: Resolver,
        syntax: Syntax,
        graded: Graded,
    ) -> None:
        self.t = tokens
        self.pack = pack
        self.entities = entities
        self.times = Ordered(times)
        self.resolver = resolver
        self.syntax = syntax
        self.graded = graded

    def drafts(self, sentence: Sentence, units: list[Unit], place: int) -> list[Draft]:
        """What the rules on nouns make of a phrase."""
        t = self.t
        unit = units[place]
        drafts: list[Draft] = []
        at = unit.first
        while at < unit.last:
            if at in self.entities.at and self.entities.at[at].last > at:
                at = self.entities.at[at].last
                continue
            lengths = self.pack.noun_heads.get(t.low[at])
            if lengths and self._within_longer(at, sentence):
                at += 1
                continue
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

    def _within_longer(self, at: int, sentence: Sentence) -> bool:
        """Whether a phrase that began before has read this noun already: "amenazas de muerte" tells of no death."""
        low, pack = self.t.low, self.pack
        return pack.head_first and any(
            begin + length > at and tuple(low[begin : begin + length]) in pack.noun_triggers
            for begin in range(max(sentence.first, at - 3), at)
            for length in pack.noun_heads.get(low[begin], ())
        )

    def _noun(self, rule: Trigger, sentence: Sentence, units: list[Unit], place: int, first: int, last: int) -> Draft | None:
        t = self.t
        unit = units[place]
        if last - first > 1 and t.low[last - 1] in self.pack.phrases["noun_victim"]:
            last -= 1  # "firing of": whom it hit stands after the small word
        if rule.negated or t.low[unit.first] in self.pack.phrases.get("unreal_determiner", ()):
            return None  # "whether any charges have been brought"
        if rule.unless and self.syntax.phrase_near(rule.unless, last, min(last + 2, sentence.last)) is not None:
            self.graded.refuse(rule)
            return None
        if rule.context and not told_around(t, rule.context, sentence):
            return None
        lacks = list(self._unworded(rule, sentence, units, place, first, last))
        if lacks and (len(lacks) > 1 or not self.graded.allows(rule.type, lacks[0])):
            return None
        if (
            last < sentence.last
            and t.flags[last] & NOUN
            and last < unit.last
            and t.kind[last] == "word"
            and not t.flags[last] & Word.PREPOSITION
        ):
            return None  # "arrest warrant", "search record": the word only describes the next
        if rule.type not in _THREATS and self._hangs(units, place):
            return None  # "sous peine de licenciement"
        if self.syntax.charged(units, place):
            return None  # "on charges of murder and kidnapping": what they are accused of
        victims: list[Party] = []
        perpetrators: list[Party] = []
        classes: set[str] = set()
        region: Found | None = None
        other = False  # what is hit is other than the rule's
        affairs = self.pack.phrases.get("of_affairs", ())
        at = self.syntax.after_nouns(units, place)
        while at < len(units) and units[at].last <= last:
            at += 1  # "the breaking up of …"
        while at < len(units):
            at = self._past_bracket(units, self.syntax.past_aside(units, at))
            if at >= len(units):
                break
            ahead = at + 1
            if t.low[units[at].first] == "," and ahead < len(units) and t.low[units[ahead].first] in self.pack.phrases["agent"]:
                at = ahead  # "the arrest of the chairman, X, by officers of …"
            elif (told := self._after_time(units, at)) is not None:
                at = told
            elif self._goes_on(units, at, passed=bool(perpetrators) or classes == {"place"}) and not victims:
                at = ahead
            if units[at].kind not in ("prep", "time"):
                break
            low = t.low[units[at].first]
            if units[at].kind == "time":
                at += 1
                continue
            chain = self.syntax.chain_right(units, at + 1, stop=self.pack.phrases["noun_stop"])
            if low in self.pack.phrases["agent"] or low in self.pack.phrases["noun_around"]:
                chain = self._before_sufferers(chain)
            if not chain and ahead < len(units) and units[ahead].kind == "time":
                at = ahead + 1  # "the murder on 3 March of …"
                continue
            found = self.resolver.read(chain)
            doing = found.classes & _POWERS and not found.classes & _SUFFERERS
            if low in self.pack.phrases["of"] and doing and not perpetrators:
                perpetrators = found.parties  # "the refusal of the company to …"
            elif low in self.pack.phrases["of"] and doing and self.pack.head_first and classes != {"place"}:
                pass  # "enlèvement par des hommes en tenue | de la garde républicaine"
            elif low in self.pack.phrases["noun_victim"] and not victims:
                victims, classes, region = found.parties or found.owners, found.classes, found
                if (
                    not found.parties
                    and not found.owners
                    and rule.object
                    and not rule.object & found.classes
                    and "unknown" not in found.classes
                ):
                    other = True
            elif low in self.pack.phrases["agent"] and not perpetrators:
                perpetrators = found.parties
            elif low not in self.pack.phrases["noun_around"]:
                break
            elif (rule.victim == "owner" or "place" in rule.object) and "place" in found.classes and not victims:
                victims = found.owners  # "raids were conducted in the homes of organisers"
            elif not victims and not found.parties and "organisation" in rule.object and low in affairs:
                victims = found.owners  # "interference by the government in the union's elections"
            at += 1 + max(1, len(chain))
        if region is not None and region.number and not any(party.person is not None for party in victims):
            named = [self.resolver.named(name) for name in named_out(t, self.pack, units, at)]
            region.counted = region.counted or (region.number if named else None)
            victims = named or victims
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
        if rule.after and not victims:
            victims = self._of_infinitive(units, place)
        undergone = self.syntax.undergone(units, place)
        if undergone is not None:
            hit, did = undergone
            if hit is not None and not victims:
                victims, classes = hit.parties or hit.owners, hit.classes
            if did is not None and not perpetrators:
                perpetrators = [party for party in did.parties if party not in victims]
        other = other or bool(
            rule.object
            and classes
            and not (rule.object & classes)
            and not (classes & {"person", "group", "unknown", "number"} and rule.object & {"person", "group"})
        )
        lacks += [Lack.OBJECT] * other + [Lack.VICTIM] * (rule.needs_victim and not victims)
        if len(lacks) > 1 or (lacks and not self.graded.allows(rule.type, lacks[0])):
            return None
        sure = rule.sure - 0.22
        specific = any(party.person is not None or party.organisation is not None or party.number for party in victims)
        if not victims:
            told = region is not None and bool(rule.object & region.classes & {"event", "place"})
            sure -= 0.12 if told else 0.22  # "the dispersal of the demonstration"
        elif specific:
            sure += 0.15
        if perpetrators and rule.object != {"person"}:
            sure += 0.1
        if not specific and self.syntax.general(units, place):
            sure -= 0.2
        when = self._time_in(unit.first, unit.last, near=first)
        if when is not None:
            sure += 0.1
        if rule.type is ActType.CRIMINAL_CHARGE and any(
            law.first - last in (0, 1, 2) for law in find_laws(t, self.pack, sentence)
        ):
            sure += 0.3
        if t.low[unit.first] in self.pack.phrases["referring"] and not specific:
            sure -= 0.25
        if self.pack.head_first and not victims and self.syntax.alleged(units, place):
            sure += 0.15
        if undergone is not None or self.syntax.supported(units, place) or self.syntax.existential(units, place):
            sure += 0.25
        listed = self._enumerated(sentence, first)
        if listed:
            sure += 0.2
        elif not victims and unit.first == first and unit.last == last == first + 1:
            sure -= 0.1  # "without fear of arrest", "tortured in detention"
        if t.low[unit.first] in self.pack.phrases.get("general_determiner", ()) or self.syntax.protected(units, place):
            sure -= 0.3
        before_low = t.low[unit.first - 1] if unit.first > sentence.first else ""
        one = bool(t.flags[unit.first] & Word.DETERMINER) or unit.owner is not None or specific
        if not (one and victims and self.syntax.governed_by(units, place, "protested_verb")):  # "condemned the arrest of"
            if before_low in self.pack.phrases["not_done"]:
                sure -= 0.25 if not specific else 0.1
            if self.syntax.governed_by(units, place, "not_done_verb") and not specific:
                sure -= 0.25
        draft = Draft(
            rule, sentence, first, last, nominal=True, sure=sure, victims=victims, perpetrators=perpetrators, type=rule.type
        )
        draft.lack = lacks[0] if lacks else None
        draft.listed = listed
        draft.owned = bool(t.flags[unit.first] & Word.POSSESSIVE) or (
            self.pack.head_first
            and (t.low[unit.first] in self.pack.phrases["referring"] or self.syntax.governed_by(units, place, "protested_verb"))
        )
        draft.counted = region.counted if region is not None else None
        draft.named_victims = any(party.person is not None or party.organisation is not None for party in victims)
        if rule.certainty:
            draft.certainty = rule.certainty
        if region is not None and "place" in region.classes:
            draft.place = (region.first, region.phrase_last)
        if draft.type is ActType.SEIZURE and region is not None:
            draft.object = (region.first, region.last)
        return draft

    def _unworded(
        self, rule: Trigger, sentence: Sentence, units: list[Unit], place: int, first: int, last: int
    ) -> Iterator[Lack]:
        """Which of the words that a rule wants around its noun are missing."""
        near = last + (_NEAR if rule.near == _FAR else rule.near)
        if (
            rule.after
            and not rule.after_or_object
            and last - first == 1
            and rule.id != "killing.died"
            and self.syntax.phrase_near(rule.after, last, min(near, sentence.last)) is None
            and self.syntax.undergone(units, place) is None
            and not self.syntax.supported(units, place)
        ):
            yield Lack.WORDS
        if rule.before_or_after and self.syntax.phrase_near(rule.before_or_after, sentence.first, sentence.last) is None:
            yield Lack.AROUND

    def _before_sufferers(self, chain: list[Unit]) -> list[Unit]:
        """ "the arrest in Samplia | of two unionists", "the breaking up by police | of a rally": "of" is of the act's noun."""
        of = self.pack.phrases["of"]
        cut = next((i for i, unit in enumerate(chain) if i and unit.kind == "prep" and self.t.low[unit.first] in of), None)
        if cut is None or self.pack.head_first:
            return chain
        opening = self.resolver.read(chain[:cut])
        after = self.resolver.read(chain[cut + 1 :])
        power = opening.classes & _POWERS and not opening.classes & {"group", "person"} and len(chain[0].names) == 0
        named = bool(chain[0].names) or self.t.cap[chain[0].head]
        hit = after.classes & {"group", "person", "event"} and not after.classes & {"state", "employer"}
        place = named and not any(name.kind == "organisation" for name in chain[0].names)
        of_body = place and "organisation" in after.classes  # "at the office in Samplia | of the Sample Centre"
        return chain[:cut] if (hit and (power or named)) or of_body else chain

    def _of_infinitive(self, units: list[Unit], place: int) -> list[Party]:
        """Whom the infinitive after a noun hits: "the refusal of the ministry to register the union"."""
        for at in range(place + 1, min(place + 7, len(units))):
            if units[at].kind == "verb":
                if not units[at].infinitive:
                    break
                found = self.resolver.read(self.syntax.chain_right(units, at + 1))
                return found.parties or found.owners
        return []

    def _after_time(self, units: list[Unit], at: int) -> int | None:
        """ "the murder, on 2 March, of …": where what hangs on a noun goes on after a time between commas."""
        if self.t.low[units[at].first] != ",":
            return None
        if (told := self._after_aside(units, at)) is not None:
            return told
        ahead = at + 1
        if ahead < len(units) and units[ahead].kind == "prep":
            ahead += 1
        closed = ahead + 2 < len(units) and units[ahead].kind == "time" and self.t.low[units[ahead + 1].first] == ","
        return ahead + 2 if closed and units[ahead + 2].kind == "prep" else None

    def _after_aside(self, units: list[Unit], at: int) -> int | None:
        """ "el despido, sin causa justificada, | del secretario": where what hangs on a noun goes on after an aside."""
        low, whom = self.t.low, self.pack.phrases["noun_victim"]
        if not self.pack.head_first or at + 1 >= len(units) or units[at + 1].kind != "prep" or low[units[at + 1].first] in whom:
            return None
        for ahead in range(at + 2, min(at + _ASIDE, len(units) - 1)):
            if units[ahead].kind == "mark" or (
                units[ahead].kind == "verb" and units[ahead].finite and units[ahead].first < units[ahead].head
            ):
                closed = low[units[ahead].first] == "," and low[units[ahead + 1].first] in self.pack.phrases["of"]
                return ahead + 1 if closed else None
        return None

    def _hangs(self, units: list[Unit], place: int) -> bool:
        """ "riesgo de despido", "sous peine de licenciement": what is only feared or threatened."""
        phrases = self.pack.phrases
        if place < 2 or units[place - 1].kind != "prep" or self.t.low[units[place - 1].first] not in phrases["of"]:
            return False
        return units[place - 2].kind == "noun" and self.t.low[units[place - 2].head] in phrases.get("hanging", ())

    def _past_bracket(self, units: list[Unit], at: int) -> int:
        """Where a phrase goes on after what stands in brackets: "prisión preventiva (6 meses) | para X"."""
        if not self.pack.head_first or at >= len(units) or self.t.low[units[at].first] != "(":
            return at
        closed = next((i for i in range(at, min(at + _IN_BRACKETS, len(units))) if self.t.low[units[i].first] == ")"), None)
        return at if closed is None or closed + 1 >= len(units) else closed + 1

    def _goes_on(self, units: list[Unit], at: int, *, passed: bool) -> bool:
        """ "enlèvement à X, par des hommes armés, | du syndicaliste Y": whom it hit stands after an aside."""
        low = self.t.low
        if not self.pack.head_first or not passed or low[units[at].first] != "," or at + 1 >= len(units):
            return False
        return units[at + 1].kind == "prep" and low[units[at + 1].first] in self.pack.phrases["noun_victim"]

    def _enumerated(self, sentence: Sentence, first: int) -> bool:
        """Whether the noun stands in a list of what was done: "the violations included beatings, dismissals and …"."""
        opening = next((at for at in range(sentence.first, first) if self.t.low[at] in self.pack.phrases["enumerating"]), None)
        if opening is None:
            return False
        return any(self.t.low[at] in (",", ";", ":") for at in range(opening, sentence.last - 1))

    def _time_in(self, first: int, last: int, *, near: int) -> When | None:
        inside = [when for when in self.times.between(first - 1, last + 3) if when.last <= last + 3]
        return min(inside, key=lambda when: abs(when.first - near), default=None)

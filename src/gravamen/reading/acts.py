"""Acts: what was done to whom, found from the words that set them off and the parties around them.

In: a document's tokens, names and times. Out: drafts of acts in the order of the text. The rules are data (`acts.toml` of
the language's pack); `verbs` and `nouns` apply them, `details` adds what stands around, `fold` makes one act of tellings.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from gravamen.reading.attributes import Attributes
from gravamen.reading.dates import When
from gravamen.reading.details import Details
from gravamen.reading.draft import ENOUGH, Draft, Lack, absorb, key_of
from gravamen.reading.entities import Entities
from gravamen.reading.graded import Graded
from gravamen.reading.grammar import grammar_of
from gravamen.reading.measures import find_penalties
from gravamen.reading.models import Party
from gravamen.reading.nouns import NounRules
from gravamen.reading.pack import Pack, Trigger, Word
from gravamen.reading.phrases import Found
from gravamen.reading.sifting import charges_power, without_fines
from gravamen.reading.taught import Told
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.reading.verbs import VerbRules
from gravamen.reading.wording import first_of
from gravamen.terms import ActType

_OPENING = 5  # tokens in which a sentence names the body that speaks, and says what it does
_ONCE = {ActType.KILLING, ActType.DISPERSAL_OF_ASSEMBLY}  # what one sentence tells of one occasion, in several words


class ActFinder:
    """Finds the acts of one document."""

    def __init__(
        self,
        tokens: Tokens,
        pack: Pack,
        entities: Entities,
        times: list[When],
        demands: list[tuple[int, int]],
        told: Told | None = None,
        *,
        alleged: bool = False,
    ) -> None:
        self.t = tokens
        self.pack = pack
        grammar = grammar_of(pack)
        self.cutter = grammar.cutter(tokens, pack, entities, times)
        self.resolver = grammar.resolver(tokens, pack, entities)
        self.syntax = grammar.syntax(tokens, pack, self.resolver)
        self.attributes = Attributes(tokens, pack, self.resolver)
        self.asking = bytearray(len(tokens.low))  # 1 for the tokens that ask for something
        for first, last in demands:
            self.asking[first:last] = b"\1" * (last - first)
        self.graded = Graded(tokens, pack, self.asking, told)
        self.verbs = VerbRules(tokens, pack, self.resolver, self.syntax, self.graded)
        self.nouns = NounRules(tokens, pack, entities, times, self.resolver, self.syntax, self.graded)
        self.details = Details(tokens, pack, times, self.resolver, self.syntax, alleged=alleged)

    def find(self) -> list[Draft]:
        drafts: list[Draft] = []
        for sentence in self.t.sentences:
            found = self._sentence(sentence)
            drafts.extend(found)
        return drafts

    def _sentence(self, sentence: Sentence) -> list[Draft]:
        t, pack = self.t, self.pack
        words = t.low[sentence.first : sentence.last]
        nominal = not pack.noun_heads.keys().isdisjoint(words)
        if not nominal and pack.verb_triggers.keys().isdisjoint(words) and not self.graded.speaks(sentence):
            return []
        units = self.cutter.units(sentence)
        self.resolver.here = [] if pack.head_first else units
        self.graded.begin(sentence)
        drafts: list[Draft] = []
        near: list[Draft] = []  # of which a rule lacks something
        subjects: dict[int, Found] = {}
        for place, unit in enumerate(units):
            if unit.kind == "verb":
                if unit.head < 0:
                    unit = units[place] = self._being(unit)
                found = self.verbs.drafts(sentence, units, place, subjects)
            elif unit.kind in ("noun", "prep", "adverb"):
                found = self.nouns.drafts(sentence, units, place) if nominal else []
                if unit.names:
                    found += self.attributes.drafts(sentence, unit)
            else:
                continue
            for draft in found:
                if draft.lack is not None:
                    near.append(draft)
                    continue
                self._keep_plural(draft)  # "arrested five workers and beat them"
                drafts.append(draft)
        if pack.head_first:
            drafts = [draft for draft in drafts if not charges_power(draft, t, self.resolver.entities)]
            near = [draft for draft in near if not charges_power(draft, t, self.resolver.entities)]
        principle = self._principle(sentence)
        near = [draft for draft in (*near, *drafts) if draft.named_victims or not (principle or self._asked(draft))]
        if first_of(t, pack.general, sentence.first, sentence.last) is not None:  # "91 unionists were killed around the world"
            drafts, near = ([draft for draft in rows if draft.named_victims] for rows in (drafts, near))
        if sentence.heading:  # "Killings, violence and threats": what a chapter is about
            drafts = [draft for draft in drafts if not draft.nominal or draft.named_victims or draft.counted]
        if principle:
            drafts = [draft for draft in drafts if draft.named_victims or draft.counted]
        penalties = find_penalties(t, pack, sentence) if drafts else []
        drafts = [d for d in drafts if not (d.nominal and any(p.first <= d.at < p.last for p in penalties))]
        drafts = without_fines(drafts)
        drafts = [draft for draft in self._choose(drafts) if draft.named_victims or not self._asked(draft)]
        if drafts:
            self.details.complete(sentence, units, drafts, penalties)
            for draft in drafts:
                if draft.perpetrators:
                    self.resolver.doers, self.resolver.doers_at = draft.perpetrators, sentence.first
                self._keep_plural(draft)
        if not any(draft.victims for draft in drafts):
            self._remember(units)
        likely = [] if principle else self._likely(sentence, units, drafts, near, subjects)
        doubted = [draft for draft in likely if draft.doubted]
        return [*without_fines([*drafts, *(draft for draft in likely if not draft.doubted)]), *doubted]

    def _likely(
        self, sentence: Sentence, units: list[Unit], drafts: list[Draft], near: list[Draft], subjects: dict[int, Found]
    ) -> list[Draft]:
        """What else the sentence may well tell, though a rule is not met in one point."""
        for at, rule in self.graded.unheaded(drafts, near):
            verbs = [place for place, unit in enumerate(units) if unit.kind == "verb" and unit.head >= 0]
            place = min(verbs, key=lambda place: abs(units[place].head - at), default=None)
            if place is not None and (draft := self.verbs.with_other_verb(rule, sentence, units, place, subjects)):
                near.append(draft)
        for at, rule in self.graded.unruled(drafts, near):
            if draft := self._of_turns(at, rule, sentence, units, subjects, Lack.TURNS):
                near.append(draft)
        found = self.graded.likely(drafts, near)
        by_words = self.graded.told_by_words(
            drafts,
            near,
            found,
            lambda at, rule: self._of_turns(at, rule, sentence, units, subjects, Lack.TAUGHT),
            lambda at, rule: self._without_verb(at, rule, sentence, Lack.TAUGHT),
        )
        found.extend(draft for draft in by_words if not self._asked(draft))
        penalties = find_penalties(self.t, self.pack, sentence) if found else []
        for draft in found:
            self.details.complete(sentence, units, [draft], penalties)
        return found

    def _of_turns(
        self, at: int, rule: Trigger, sentence: Sentence, units: list[Unit], subjects: dict[int, Found], lack: Lack
    ) -> Draft | None:
        """What turns of phrase or words tell, with whom the nearest verb hits; told by a noun where there is no verb."""
        verbs = [place for place, unit in enumerate(units) if unit.kind == "verb" and unit.head >= 0]
        place = min(verbs, key=lambda place: abs(units[place].head - at), default=None)
        if place is not None:
            rule = replace(rule, negated=rule.negated and units[place].negated)
            return self.verbs.with_turns(rule, sentence, units, place, subjects, lack)
        return self._without_verb(at, rule, sentence, lack)

    def _without_verb(self, at: int, rule: Trigger, sentence: Sentence, lack: Lack) -> Draft:
        return Draft(rule, sentence, at, at + 1, nominal=True, sure=rule.sure, type=rule.type, lack=lack)

    def _principle(self, sentence: Sentence) -> bool:
        """ "The Committee recalls that the arrest of unionists is …": what holds of all such acts, by who keeps the rule."""
        opening = range(sentence.first, min(sentence.first + _OPENING, sentence.last))
        phrases = self.pack.phrases
        body = next((at for at in opening if self.t.low[at] in phrases.get("principle_body", ())), None)
        if body is None:
            return False
        after = range(body + 1, min(body + _OPENING, sentence.last))
        told = phrases.get("principle_not", ())
        if any(self.t.low[at] in told for at in range(body + 1, min(body + 2 * _OPENING, sentence.last))):
            return False  # "the Committee considered allegations that …"
        return any(self.pack.lemmas.get(self.t.low[at], self.t.low[at]) in phrases.get("principle_verb", ()) for at in after)

    def _being(self, unit: Unit) -> Unit:
        """A verb group without a main verb, with "be" or "have" as its head: "are in prison", "had no lawyer"."""
        told = range(unit.first, unit.last)
        at = next((i for word in (Word.BE, Word.HAVE) for i in told if self.t.flags[i] & word), -1)
        return replace(unit, head=at) if at >= 0 and self.t.low[at] in self.pack.verb_triggers else unit

    def _keep_plural(self, draft: Draft) -> None:
        """Those hit are whom "they" will mean, if they are several; "his" and "her" if it is one without a name."""
        only = draft.victims[0] if len(draft.victims) == 1 else None
        several = self.pack.head_first and only is not None and (only.number or 1) > 1  # "ocho fundadores … la declaró"
        if only is not None and only.person is None and only.organisation is None and not several:
            self.resolver.single = only
        if only is not None and self._one(only):
            return
        if draft.sure >= ENOUGH and draft.victims and not (len(draft.victims) == 1 and draft.victims[0].person is not None):
            self.resolver.plural = [party for party in draft.victims if party.organisation is None] or self.resolver.plural

    def _one(self, party: Party) -> bool:
        """Whether a party is one person without a name, whom "they" does not mean: "a nurse"."""
        if self.pack.head_first or party.person is not None or party.organisation is not None or party.number is not None:
            return False
        flags = self.t.flags[bisect_left(self.t.start, party.passage.end) - 1]
        return bool(flags & Word.ROLE) and not flags & Word.PLURAL

    def _asked(self, draft: Draft) -> bool:
        """Whether the act stands in a demand: "to stop the raids" tells of none that the report has not told."""
        bare = self.pack.head_first and draft.bare and draft.past and draft.victims and not (draft.nominal or draft.owned)
        if bare and not draft.infinite and self.t.flags[draft.at] & Word.PARTICIPLE:
            return False  # "la réintégration des douze salariés licenciés": who were
        return bool(self.asking[draft.at]) and (draft.nominal or draft.infinite or draft.bare)

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

    def _choose(self, drafts: list[Draft]) -> list[Draft]:
        """One act for a trigger and type; where rules of several types fire on one word, the surest."""
        told = [draft for draft in drafts if not draft.nominal and draft.sure >= ENOUGH]
        drafts = [draft for draft in drafts if not (draft.nominal and any(one.at < draft.at <= one.reach for one in told))]
        inner = [draft for draft in drafts if draft.nominal and draft.last - draft.at > 1]  # "threat of dismissal": one act
        drafts = [draft for draft in drafts if not any(one.at < draft.at < one.last for one in inner)]
        verbal = [draft for draft in told if draft.reach > draft.at]  # "ordered the union to stop the strike": one act
        drafts = [
            draft
            for draft in drafts
            if not any(one.at < draft.at <= one.reach and (one.type == draft.type or draft.infinite) for one in verbal)
        ]
        if any(draft.type is ActType.KILLING for draft in told):  # "opened fire on the strikers, killing two"
            drafts = [draft for draft in drafts if draft.type is not ActType.ATTEMPTED_KILLING]
            if self.pack.head_first:  # "a été assassiné, frappé à coups de machette"
                drafts = [one for one in drafts if one.type is not ActType.PHYSICAL_ASSAULT or one.victims or not one.bare]
        best: dict[int, Draft] = {}
        for draft in sorted(drafts, key=lambda draft: (-self._weight(draft), draft.at)):
            if draft.at in best:
                continue
            best[draft.at] = draft
        kept: list[Draft] = []
        for draft in sorted(best.values(), key=lambda draft: draft.at):
            if draft.sure < ENOUGH:
                continue
            twin = next((other for other in kept if other.type == draft.type and self._same_telling(other, draft)), None)
            if twin is not None:
                absorb(twin, draft)
                continue
            kept.append(draft)
        return kept

    def _weight(self, draft: Draft) -> float:
        return draft.sure + 0.1 * bool(draft.rule.after) + 0.02 * min(draft.rule.longest, 4)

    def _same_telling(self, one: Draft, two: Draft) -> bool:
        """ "arrest and detention of workers", "beaten and kicked": one act in two words."""
        if one.nominal and two.nominal and two.at - one.last <= 1:
            return True
        if key_of(one.victims) and key_of(one.victims) == key_of(two.victims):
            return True
        if two.infinite and not two.nominal and (two.type is ActType.PHYSICAL_ASSAULT or not two.victims):
            return True  # "attacked the picket, injuring six"
        verbal = self.pack.head_first and not one.nominal and not two.nominal
        if verbal and one.type in _ONCE and not (one.victims and two.victims):
            return True  # "a été assassiné … et son corps a été découvert", "des gaz lacrymogènes pour disperser la foule"
        if not one.victims and not two.victims and not one.nominal and not two.nominal and one.perpetrators == two.perpetrators:
            return True  # "they were summoned and questioned"
        return two.at - one.last <= 2 and (not one.victims or not two.victims)

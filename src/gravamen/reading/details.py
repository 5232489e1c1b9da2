"""What a sentence says around an act: which part reports it, when, where, on what ground, under which law, how surely.

In: the drafts of one sentence. Out: the same drafts, with these filled in.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.doers import Doers
from gravamen.reading.draft import Draft
from gravamen.reading.measures import Penalty
from gravamen.reading.models import Party
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import Pack, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.sanctions import LEGAL, Sanctions
from gravamen.reading.sharing import HARM, ON_THE_SPOT, goes_on, of_attribute
from gravamen.reading.sufferers import Sufferers
from gravamen.reading.syntax import Syntax
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit
from gravamen.terms import ActType, Certainty

_OF_WRITING = 4  # tokens between a date and what was written on it
_OF_LAW = 5  # tokens: "Act No. 22 of | 2014"
_FAR_PLACE = 24  # tokens to an act from where it was done
_OPENS = 4  # tokens at the head of a sentence


class Details:
    """Completes the drafts of one document."""

    def __init__(
        self, tokens: Tokens, pack: Pack, times: list[When], resolver: Resolver, syntax: Syntax, *, alleged: bool
    ) -> None:
        self.t = tokens
        self.pack = pack
        self.times = Ordered(times)
        self.resolver = resolver
        self.syntax = syntax
        self.alleged = alleged
        self.doers = Doers(tokens, pack, resolver, syntax)
        self.sufferers = Sufferers(tokens, pack, resolver)
        self.sanctions = Sanctions(tokens, pack)

    def complete(self, sentence: Sentence, units: list[Unit], drafts: list[Draft], penalties: list[Penalty]) -> None:
        """Fill in what the sentence says of its acts."""
        self._clauses(sentence, units, drafts)
        self.doers.complete(sentence, units, drafts)
        self.sufferers.complete(sentence, units, drafts)
        self.sanctions.complete(sentence, drafts, penalties)
        self._certainty(sentence, units, drafts)

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
            self._within_stops(draft, units)
            while draft.first < draft.end - 1 and (t.kind[draft.first] == "mark" and t.low[draft.first] not in '"“«(['):
                draft.first += 1
            if (
                sentence.bullet
                and draft.first == sentence.first
                and draft.end - draft.first > 1
                and t.kind[draft.first] == "mark"
            ):
                draft.first += 1
        times = self.times.between(sentence.first, sentence.last)
        for draft in drafts:
            self._date(draft, [when for when in times if not self._of_reason(when, draft, units)], drafts, units)
            if draft.place is None or self._people(*draft.place):
                draft.place = self._place(draft, units)
            if draft.object is not None and self._pronoun(*draft.object):
                draft.object = None
            draft.ground = self._ground(draft, units)

    def _people(self, first: int, last: int) -> bool:
        """Whether what was taken for a place is people: "the arrest of the workers as well as Petrojet"."""
        flags = self.t.flags[first:last]
        return any(flag & Word.PEOPLE for flag in flags) and not any(flag & Word.PLACE for flag in flags)

    def _pronoun(self, first: int, last: int) -> bool:
        """Whether what was taken for a thing is "he" or "them"."""
        return last - first == 1 and bool(self.t.flags[first] & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN))

    def _within_stops(self, draft: Draft, units: list[Unit]) -> None:
        """Narrow a draft's clause to the item that its trigger stands in, where stops part the sentence."""
        stops = [unit.first for unit in units if unit.kind == "mark" and self.t.low[unit.first] == ";"]
        draft.first = max([draft.first, *(stop + 1 for stop in stops if stop < draft.at)])
        draft.end = min([draft.end, *(stop + 1 for stop in stops if stop >= draft.last)])

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

    def _date(self, draft: Draft, times: list[When], drafts: list[Draft], units: list[Unit]) -> None:
        low = self.t.low[draft.at]
        if not draft.rule.negated and self.pack.lemmas.get(low, low) in self.pack.phrases.get("releasing", ()):
            draft.past = False
            return  # "freed on bail on 5 May": when it ended, not when it was done
        usable = [when for when in times if not (when.heads or self._is_since_law(when))]
        own = [when for when in usable if draft.first <= when.first < draft.end]
        if own:
            aside = {when: self._aside(when, draft, units) for when in own}
            draft.date_of = min(own, key=lambda when: (aside[when], when.value is None, self._distance(when, draft)))
        else:
            before = [when for when in usable if when.first < draft.at and not self._parted(when, draft)]
            after = [when for when in usable if when.first >= draft.at]
            if before:
                draft.date_of = before[-1] if goes_on(self.t, draft, self.pack.phrases) else None
            elif after and (len(drafts) == 1 or (len(usable) == 1 and draft.type in ON_THE_SPOT)):
                draft.date_of = after[0]
        draft.date = draft.date_of.value if draft.date_of else None

    def _parted(self, when: When, draft: Draft) -> bool:
        """Whether a semicolon stands between: what is told before it is another act's, unless somebody is hurt by that."""
        return draft.type not in HARM and any(self.t.low[at] == ";" for at in range(when.last, draft.at))

    def _aside(self, when: When, draft: Draft, units: list[Unit]) -> bool:
        """ "charged yesterday eleven drivers who in June had …": a time in a clause that the act does not stand in."""
        opener = next((unit for unit in reversed(units) if unit.kind in ("rel", "sub") and unit.first < when.first), None)
        if opener is None or opener.first < draft.first:
            return False
        commas = [unit.first for unit in units if unit.kind == "mark" and self.t.low[unit.first] == ","]
        if draft.at < opener.first:
            return not any(opener.first < at < when.first for at in commas)
        return any(when.last <= at < draft.at for at in commas)

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

    def _of_reason(self, when: When, draft: Draft, units: list[Unit]) -> bool:
        """Whether a time belongs to a reason told after the act: "were accused, as on 17 August they had blocked a road"."""
        return (
            self._of_writing(when, draft)
            or of_attribute(self.t, draft, when)
            or self._of_next_clause(when, draft, units)
            or any(
                unit.kind == "sub"
                and draft.at < unit.first < when.first
                and self.t.low[unit.first] in self.pack.phrases["reason"]
                and not (draft.type in ON_THE_SPOT and self.t.low[unit.first] in self.pack.phrases.get("while", ()))
                for unit in units
            )
        )

    def _of_next_clause(self, when: When, draft: Draft, units: list[Unit]) -> bool:
        """ "were arrested, | and this morning they were still held", "…, which will end in May": another verb's time."""
        t = self.t
        place = next((at for at, unit in enumerate(units) if unit.first >= when.first), len(units))
        opener = next((at for at in range(place - 1, -1, -1) if units[at].kind in ("conj", "rel", "verb", "sub")), -1)
        if opener < 0 or units[opener].kind == "sub" or units[opener].first <= draft.at:
            return False
        if units[opener].kind == "verb":
            before = units[opener - 1] if opener else None
            ahead = before is not None and before.kind == "rel" and before.first > draft.at
            return ahead and any(
                t.flags[at] & (Word.UNREAL | Word.MODAL) for at in range(units[opener].first, units[opener].last)
            )
        if units[opener].kind != "conj" or any(unit.kind != "prep" for unit in units[opener + 1 : place]):
            return False
        after = next((unit for unit in units[place + 1 :] if unit.kind in ("verb", "mark", "conj")), None)
        return after is not None and after.kind == "verb" and after.finite

    def _of_writing(self, when: When, draft: Draft) -> bool:
        """ "In a communication dated 2 May, it says …", "the petition of 20 May": the day of what was written or held.

        Not so "dismissed by letter of 3 May": by that the act was done.
        """
        low, phrases = self.t.low, self.pack.phrases
        words, joins = phrases.get("dated", frozenset()), phrases.get("dated_by", frozenset())
        at = when.first - 1
        while at > draft.sentence.first and low[at] in joins and when.first - at <= _OF_WRITING:
            at -= 1
        if low[at] not in words or at < draft.sentence.first or draft.at <= at < draft.last:
            return False
        if self.t.cap[at] and at > draft.sentence.first:
            return False  # "Sample Miners' Congress on 17 March": part of a name
        before = at - 1
        while before > draft.at and self.t.flags[before] & (Word.DETERMINER | Word.POSSESSIVE):
            before -= 1
        return not (before > draft.at and low[before] in phrases["agent"])

    def _is_since_law(self, when: When) -> bool:
        """The year of a law or a convention is no time of an act."""
        t = self.t
        around = range(max(0, when.first - _OF_LAW), min(len(t.low), when.last + 3))
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
                name.kind == "place" or (name.kind == "organisation" and t.low[unit.first] in self.pack.phrases["at"])
                for name in following.names
            )
            if not is_place or t.flags[following.head] & Word.PEOPLE:
                continue
            inside = draft.first <= unit.first < draft.end
            distance = abs(unit.first - draft.at) + (0 if inside else 20)
            if best is None or distance < best[0]:
                last = following.last
                if (
                    place + 3 < len(units)
                    and units[place + 2].kind in ("mark", "prep")
                    and (
                        t.low[units[place + 2].first] == ","
                        or t.low[units[place + 2].first] in self.pack.phrases["joins_nouns"]
                    )
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
        if best is None or (best[0] > _FAR_PLACE and not self._opens(draft.sentence, best[1][0])):
            return None
        return best[1]

    def _opens(self, sentence: Sentence, at: int) -> bool:
        """ "In Makueni county, meanwhile, seven teachers who …": what opens a sentence holds for the whole of it."""
        return at - sentence.first <= _OPENS and not any(flag & Word.VERB for flag in self.t.flags[sentence.first : at])

    def _ground(self, draft: Draft, units: list[Unit]) -> tuple[int, int] | None:
        """The reason given: what follows "for" plus a gerund, or "on charges of"."""
        t = self.t
        for place, unit in enumerate(units):
            if unit.first < draft.at or unit.first >= draft.end or unit.kind not in ("prep", "sub"):
                continue
            of_role = place and units[place - 1].head >= 0 and t.flags[units[place - 1].head] & Word.ROLE
            of_verb = place > 0 and units[place - 1].kind == "verb"
            if of_verb and t.low[unit.first] in self.pack.phrases["particle"]:
                continue  # "refused to hand over a copy"
            if of_verb and units[place - 1].gerund and units[place - 1].head != draft.at:
                continue  # "raided the campus looking for its leaders"
            charged = draft.type is ActType.CRIMINAL_CHARGE and unit.first == draft.last and not draft.nominal
            said = t.low[unit.first] in self.pack.phrases["ground"] or (
                charged and t.low[unit.first] in self.pack.phrases["charge"]
            )
            if said and place + 1 < len(units) and not of_role:
                following = units[place + 1]
                if (following.kind == "verb" and (following.gerund or self.pack.head_first)) or (
                    following.kind == "noun"
                    and draft.type in LEGAL
                    and draft.type is not ActType.SEARCH_RAID  # "searched the campus for its leaders"
                    and unit.kind == "prep"
                    and t.low[following.head] not in self.pack.term_units  # "held for a whole year": how long, not why
                ):
                    return self._ground_span(following.first, draft, units[place + 1 :])
        return None

    def _ground_span(self, first: int, draft: Draft, units: list[Unit]) -> tuple[int, int] | None:
        """From the reason's first word to the end of its clause, without a mark that stands open."""
        t = self.t
        reasons = self.pack.phrases["reason"]
        last = next((unit.first for unit in units if unit.kind == "sub" and t.low[unit.first] in reasons), draft.end)
        last = min(last, draft.end)
        while last > first and t.kind[last - 1] == "mark":
            closing = t.low[last - 1] in "”»" and any(t.low[at] in "“«" for at in range(first, last - 1))
            closing = closing or (t.low[last - 1] == '"' and sum(t.low[at] == '"' for at in range(first, last)) % 2 == 0)
            if closing or (t.low[last - 1] == ")" and any(t.low[at] == "(" for at in range(first, last))):
                break
            last -= 1
        return (first, last) if last > first else None

    def _certainty(self, sentence: Sentence, units: list[Unit], drafts: list[Draft]) -> None:
        t = self.t
        hedged = any(t.low[at] in self.pack.phrases["hedge"] for at in range(sentence.first, sentence.last))
        told: Party | None = None
        told_at = -1
        for place, unit in enumerate(units):
            if unit.kind == "prep" and t.low[unit.first] in self.pack.phrases["according"]:
                speakers = self.resolver.read(self.syntax.chain_right(units, place + 2)).parties
                told, told_at = (speakers[0] if speakers else None), unit.first
                break
            if unit.kind == "verb" and unit.head >= 0 and t.flags[unit.head] & Word.REPORT and not unit.negated:
                if (place + 1 < len(units) and t.low[units[place + 1].first] in self.pack.phrases["that"]) or t.flags[
                    unit.head
                ] & Word.ALLEGING:
                    chain, _ = self.syntax.chain_left(units, place)
                    passive = self.syntax.is_passive(units, place)  # "X is believed to have been arrested": by whom is not told
                    speakers = [] if passive else self.resolver.read(chain).parties
                    told, told_at = (speakers[0] if speakers else None), unit.head
                    break
        for draft in drafts:
            if draft.certainty is not Certainty.STATED:
                continue
            if self.alleged or hedged or (0 <= told_at < draft.at):
                draft.certainty = Certainty.ALLEGED
                if 0 <= told_at < draft.at:
                    draft.told_by = told

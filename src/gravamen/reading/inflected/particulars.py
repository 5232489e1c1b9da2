"""What a sentence in an inflected language says around an act: its words, time, place, law, penalty, and how surely.

In: the drafts of one sentence. Out: the same drafts, with these filled in.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.laws import Laws
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.penalties import Penalties, Term
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.words import Words
from gravamen.reading.sharing import ON_THE_SPOT, goes_on
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType, Certainty

_PENAL = {
    ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.ARREST_DETENTION, ActType.TRAVEL_BAN,
    ActType.DISSOLUTION_SUSPENSION, ActType.HOUSE_ARREST, ActType.STRIKE_PROHIBITION, ActType.OTHER, ActType.DISCRIMINATION,
    ActType.INTERFERENCE,
}  # fmt: skip
_LEGAL = {
    ActType.CRIMINAL_CHARGE, ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.ARREST_DETENTION,
    ActType.DISSOLUTION_SUSPENSION, ActType.STRIKE_PROHIBITION, ActType.DENIAL_OF_REGISTRATION, ActType.DISMISSAL,
    ActType.SEARCH_RAID, ActType.DISPERSAL_OF_ASSEMBLY, ActType.INTERFERENCE,
}  # fmt: skip
_SHORT = 60  # days up to which a sentence counted in days is an administrative arrest


_RIGHT_AFTER = 4  # tokens between a noun and its day


class Particulars:
    """Completes the drafts of one document."""

    def __init__(self, words: Words, pack: InflectedPack, times: list[When], roles: Roles, *, alleged: bool) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.times = times
        self.roles = roles
        self.laws = Laws(words, pack)
        self.terms = Penalties(words, pack)
        self.alleged = alleged

    def complete(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft], times: list[When]) -> None:
        """Fill in what the sentence says of its acts. `times` are those of the sentence."""
        drafts.sort(key=lambda draft: draft.at)
        self._spans(sentence, phrases, drafts)
        for draft in drafts:
            its = [
                when for when in times if not self._elsewhere(when, draft, phrases) and not self._beside(when, draft, phrases)
            ]
            self._date(draft, its, drafts, phrases)
            draft.place = draft.place or self._place(draft, phrases, len(drafts) == 1)
            aside = draft.date_of is None and any(self._elsewhere(when, draft, phrases) for when in times)
            draft.past = not draft.nominal and not aside and not self._lasts(draft)
        self._measures(sentence, drafts)
        self._certainty(sentence, drafts)

    def _spans(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """What part of the sentence reports each act: from the clause of the one to the clause of the next."""
        bounds = [sentence.first]
        for left, right in zip(drafts, drafts[1:], strict=False):
            bounds.append(max(self._boundary(phrases, left, right), bounds[-1] + 1))
        bounds.append(sentence.last)
        for draft, first, end in zip(drafts, bounds, bounds[1:], strict=False):
            draft.first, draft.end = first, max(end, draft.last)

    def _boundary(self, phrases: list[Phrase], left: Draft, right: Draft) -> int:
        one = next((phrase for phrase in phrases if phrase.first <= left.at < phrase.last), None)
        two = next((phrase for phrase in phrases if phrase.first <= right.at < phrase.last or phrase.first > right.at), None)
        if one is None or two is None or one.clause == two.clause:
            return right.at
        clause = two.clause
        first = next(phrase for phrase in phrases if phrase.clause == clause)
        while clause - 1 > one.clause and self.t.low[first.first] != ";":
            if any(self.roles.finite(phrase) for phrase in phrases if phrase.clause == clause - 1):
                break
            clause -= 1
            first = next(phrase for phrase in phrases if phrase.clause == clause)
        return first.first + (first.kind == "mark")

    def _date(self, draft: Draft, times: list[When], drafts: list[Draft], phrases: list[Phrase]) -> None:
        usable = [when for when in times if not self._of_law(when) and not self._until(when)]
        own = [when for when in usable if draft.first <= when.first < draft.end]
        if own:
            clause = next((phrase.clause for phrase in phrases if phrase.first <= draft.at < phrase.last), -1)
            here = {at for phrase in phrases if phrase.clause == clause for at in range(phrase.first, phrase.last)}
            draft.date_of = min(own, key=lambda when: (when.value is None, when.first not in here, abs(when.first - draft.at)))
        else:
            before = [when for when in usable if when.first < draft.at and not self._parted(when, draft)]
            if before:
                draft.date_of = before[-1] if goes_on(self.t, draft, self.pack.phrases) else None
            elif usable and (len(drafts) == 1 or self._alone_after(usable, draft)):
                draft.date_of = usable[0]
        draft.date = draft.date_of.value if draft.date_of else None

    def _alone_after(self, times: list[When], draft: Draft) -> bool:
        """ "Двоих убили, а шестерых задержали 3 мая": the only time of a sentence, told after what was done on the spot."""
        return len(times) == 1 and times[0].first >= draft.at and draft.type in ON_THE_SPOT

    def _elsewhere(self, when: When, draft: Draft, phrases: list[Phrase]) -> bool:
        """ "…, которого задержали 28 сентября, приговорён": a time in a relative clause is only of what that clause says."""
        told = next((phrase for phrase in phrases if phrase.first <= when.first < phrase.last), None)
        if told is None:
            return False
        opener = next(phrase for phrase in phrases if phrase.clause == told.clause)
        act = next((phrase for phrase in phrases if phrase.first <= draft.at < phrase.last), None)
        if self._of_noun(phrases, phrases.index(told), act):
            return True
        described = opener.kind == "rel" or self._describes(phrases, phrases.index(opener))
        return described and (act is None or act.clause != told.clause)

    def _of_noun(self, phrases: list[Phrase], at: int, act: Phrase | None) -> bool:
        """ "после обыска 5 мая его уволили": a time right after the noun of another act that came before."""
        before = phrases[at - 1] if at else None
        if before is None or before is act or before.kind != "noun" or before.last != phrases[at].first or phrases[at].prep:
            return False
        return before.prep in self.pack.phrases["told_before"] and (self.t.low[before.head],) in self.pack.noun_triggers

    def _describes(self, phrases: list[Phrase], opener: int) -> bool:
        """ "забастовку, начатую 3 августа, признали незаконной": a participle between commas, with its own time."""
        if opener + 1 >= len(phrases) or phrases[opener].kind != "mark" or self.t.low[phrases[opener].first] != ",":
            return False
        verb = phrases[opener + 1]
        own = [one for one in phrases if one.clause == verb.clause and one.verb & (f.PAST | f.PRESENT)]
        return verb.kind == "verb" and bool(verb.verb & f.FULL) and not own

    def _beside(self, when: When, draft: Draft, phrases: list[Phrase]) -> bool:
        """ "5 мая протестовали против увольнения": the day of those who speak of an act is not the act's."""
        noun = next((phrase for phrase in phrases if phrase.first <= draft.at < phrase.last), None)
        if noun is None or not draft.nominal or draft.last <= when.first <= draft.last + _RIGHT_AFTER:
            return False
        words = self.pack.phrases
        return noun.prep in words["about_whom"] | words["against"] | words["with"]

    def _lasts(self, draft: Draft) -> bool:
        """ "его держали", "ранее его уволили": what goes on, or was before, has not the day of the act before."""
        if any(self.w.listed("at_other_times", at) for at in range(draft.sentence.first, draft.at)):
            return True
        bits = self.w.verb_bits(draft.at)
        if bits & f.PAST and not bits & (f.PERFECTIVE | f.SHORT | f.FULL):
            return True
        return bool(bits & f.PRESENT) and not bits & (f.PAST | f.SHORT | f.FULL | f.PERFECTIVE)

    def _parted(self, when: When, draft: Draft) -> bool:
        """Whether a semicolon stands between: what is told before it is another act's."""
        return any(self.t.low[at] == ";" for at in range(when.last, draft.at))

    def _until(self, when: When) -> bool:
        """ "продлили арест до 20 августа": when it ends is not when it was done."""
        return when.first > 0 and self.t.low[when.first - 1] in self.pack.phrases.get("until", ())

    def _of_law(self, when: When) -> bool:
        """The year of a law is no time of an act."""
        if when.month is not None:
            return False
        return any(self.t.low[at] in self.pack.measures["law"] for at in range(max(0, when.first - 4), when.first))

    def _place(self, draft: Draft, phrases: list[Phrase], alone: bool) -> tuple[int, int] | None:
        best: tuple[int, tuple[int, int]] | None = None
        for phrase in phrases:
            if phrase.prep not in self.pack.phrases["place_before"] or phrase.mention is None or phrase.mention.kind != "place":
                continue
            inside = draft.first <= phrase.first < draft.end
            if not inside and not alone:
                continue
            distance = abs(phrase.first - draft.at)
            if best is None or distance < best[0]:
                best = (distance, (phrase.first, phrase.last))
        return best[1] if best else None

    def _measures(self, sentence: Sentence, drafts: list[Draft]) -> None:
        penal = [draft for draft in drafts if draft.type in _PENAL]
        chosen: dict[int, list[Term]] = {}
        for term in self.penalties(sentence) if penal else ():
            at = term.penalty.first
            nearest = min(
                penal,
                key=lambda draft: (
                    not draft.first <= at < draft.end,
                    draft.type is ActType.ARREST_DETENTION,
                    abs(draft.at - at),
                ),
            )
            if nearest.type is ActType.ARREST_DETENTION and not nearest.first <= at < nearest.end:
                continue
            chosen.setdefault(penal.index(nearest), []).append(term)
        for place, terms in chosen.items():
            draft = penal[place]
            if draft.penalty is None:
                self._sentence(
                    draft, min(terms, key=lambda term: (term.penalty.first < draft.at, abs(term.penalty.first - draft.at)))
                )
        for law in self.laws.of(sentence):
            told = [draft for draft in drafts if draft.type is not ActType.RESTRICTIVE_LEGISLATION]
            legal = [draft for draft in told if draft.type in _LEGAL or draft.first <= law[0] < draft.end]
            if not legal:
                continue
            if (
                law[0] and self.t.low[law[0] - 1] == "("
            ):  # "признал виновным в … (ст. 130 УК) и приговорил": of what stands before it
                legal = [draft for draft in legal if draft.at < law[0]] or legal
            nearest = min(
                legal,
                key=lambda draft: (draft.type not in _LEGAL, not draft.first <= law[0] < draft.end, abs(draft.at - law[0])),
            )
            if nearest.law is None:
                nearest.law = law

    def _sentence(self, draft: Draft, term: Term) -> None:
        draft.penalty = term.penalty
        days = term.penalty.days
        if term.minor and draft.type is ActType.IMPRISONMENT_SENTENCE and (days is None or days <= _SHORT):
            draft.type = ActType.ADMINISTRATIVE_PENALTY
        elif not term.minor and draft.type is ActType.ADMINISTRATIVE_PENALTY:
            draft.type = ActType.IMPRISONMENT_SENTENCE  # "присудил пять лет колонии и штраф"

    def penalties(self, sentence: Sentence, *, listed: bool = False) -> list[Term]:
        return self.terms.of(sentence, listed=listed)

    # certainty -----------------------------------------------------------------------------------------------------

    def _certainty(self, sentence: Sentence, drafts: list[Draft]) -> None:
        first = self.roles.find(self.pack.stems["allege"], sentence.first, sentence.last)
        for draft in drafts:
            if draft.certainty is not Certainty.STATED:
                continue
            hedged = any(self.t.low[at] in self.pack.phrases["hedge"] for at in range(draft.first, draft.end))
            if self.alleged or hedged or (first is not None and first < draft.at):
                draft.certainty = Certainty.ALLEGED

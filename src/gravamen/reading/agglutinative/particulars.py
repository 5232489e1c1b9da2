"""What a sentence says around an act: which part reports it, when, where, on what ground, under which law, how surely.

In: the drafts of one sentence. Out: the same drafts, with these filled in. The verb stands last: what belongs to an act
stands before it, after the act told before.
"""

from __future__ import annotations

from gravamen.reading.agglutinative.lexicon import AgglutinativePack, matches
from gravamen.reading.agglutinative.phrases import Phrase
from gravamen.reading.agglutinative.roles import Roles
from gravamen.reading.agglutinative.suffixes import FINITE, LOCATIVE, NOMINATIVE
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.sanctions import FOR_A_TERM, LEGAL
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType, Certainty

_SHORT = 60  # days: a term up to this is an administrative one
_REASON = 9  # tokens of the longest reason


class Particulars:
    """Completes the drafts of one document."""

    def __init__(self, words: Words, pack: AgglutinativePack, times: list[When], roles: Roles, *, alleged: bool) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.times = times
        self.roles = roles
        self.alleged = alleged
        self.measures = roles.measures

    def complete(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """Fill in what the sentence says of its acts."""
        drafts.sort(key=lambda draft: draft.at)
        self._clauses(sentence, phrases, drafts)
        times = [when for when in self.times if sentence.first <= when.first < sentence.last]
        for draft in drafts:
            self._date(draft, times, drafts)
            if draft.place is None or not self._is_name(draft.place):
                draft.place = self._place(draft, phrases) or draft.place
            draft.ground = self._ground(draft, phrases)
        self._measures(sentence, drafts)
        self._certainty(sentence, phrases, drafts)

    def _is_name(self, span: tuple[int, int]) -> bool:
        return any(self.t.cap[at] for at in range(*span))

    def _clauses(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        low = self.t.low
        begin = sentence.first
        for place, draft in enumerate(drafts):
            following = drafts[place + 1] if place + 1 < len(drafts) else None
            end = sentence.last
            if following is not None:
                end = draft.last
                modified = next((phrase for phrase in phrases if phrase.first == draft.last), None)
                told = next((phrase for phrase in phrases if phrase.first == draft.last - 1), None)
                described = modified is not None and told is not None and told.modifies
                if modified is not None and described and modified.last <= following.at:
                    end = modified.last
                while end < following.at and (low[end] in ",;" or self.t.flags[end] & Word.CONJUNCTION):
                    end += 1
            draft.first, draft.end = min(begin, draft.at), end
            begin = end
            while draft.first < draft.at and (self.t.kind[draft.first] == "mark" and low[draft.first] not in '"“«(['):
                draft.first += 1
            while (
                following is not None
                and draft.end > draft.last
                and (low[draft.end - 1] in ",;" or self.t.flags[draft.end - 1] & Word.CONJUNCTION)
            ):
                draft.end -= 1

    def _date(self, draft: Draft, times: list[When], drafts: list[Draft]) -> None:
        own = [when for when in times if draft.first <= when.first < draft.end]
        ahead = [when for when in own if when.first < draft.at]
        if ahead:
            draft.date_of = ahead[-1] if ahead[-1].value else max(ahead, key=lambda when: (bool(when.value), when.first))
        elif own:
            draft.date_of = own[0]
        else:
            before = [when for when in times if when.first < draft.at]
            draft.date_of = before[-1] if before else times[0] if times and len(drafts) == 1 else None
        draft.date = draft.date_of.value if draft.date_of else None

    def _place(self, draft: Draft, phrases: list[Phrase]) -> tuple[int, int] | None:
        """The nearest phrase in the locative that is a place, before the act's words; a named one first."""
        best: tuple[float, tuple[int, int]] | None = None
        for phrase in phrases:
            if phrase.kind != "noun" or not phrase.bits & LOCATIVE or not draft.sentence.first <= phrase.first < draft.end:
                continue
            named = next((name for name in phrase.names if name.kind == "place"), None)
            if phrase.first == draft.at or (named is None and not self.t.flags[phrase.head] & (Word.PLACE | Word.EMPLOYER)):
                continue
            inside = draft.first <= phrase.first
            distance = abs(phrase.first - draft.at) - (4 if named is not None else 0) + (0 if inside else 20)
            last = phrase.last
            if self.t.kind[last - 1] == "clitic":
                last -= 1
            if best is None or distance < best[0]:
                best = (distance, (named.first if named is not None else phrase.first, last))
        return best[1] if best is not None and best[0] <= 24 else None

    def _ground(self, draft: Draft, phrases: list[Phrase]) -> tuple[int, int] | None:
        """The reason given: "sendikaya üye oldukları için", "greve katıldığı gerekçesiyle"."""
        for place, phrase in enumerate(phrases):
            if not draft.first <= phrase.first < draft.at:
                continue
            head = phrase.head if phrase.kind == "noun" else phrase.first
            if self.t.low[head] not in self.pack.phrases["ground"] or not place:
                continue
            told = phrases[place - 1].verb
            if self.t.low[head] in self.pack.phrases["ground_of_act"] and (
                told is None or told.kind not in ("factive", "action")
            ):
                continue
            first = phrase.first
            at = place - 1
            if phrase.kind == "noun" and phrase.first < head:
                first = phrase.first
            while at >= 0 and head - phrases[at].first <= _REASON:
                one = phrases[at]
                saying = self.roles.predicate(phrases, at)
                acting = Word.PEOPLE | Word.ROLE | Word.STATE | Word.EMPLOYER
                subject = one.kind == "noun" and one.bits & NOMINATIVE and not saying and self.t.flags[one.head] & acting
                if one.kind in ("time", "mark") or (one.verb is not None and one.verb.kind in FINITE) or subject:
                    break
                if one.kind == "noun" and any(name.kind in ("person", "place") for name in one.names):
                    break
                first = one.first
                at -= 1
            return (first, head) if head > first else None
        return None

    def _measures(self, sentence: Sentence, drafts: list[Draft]) -> None:
        penal = [
            draft for draft in drafts if draft.type in FOR_A_TERM or draft.type in (ActType.DISMISSAL, ActType.DISCRIMINATION)
        ]
        for penalty in self.measures.penalties(sentence) if penal else []:
            nearest = min(penal, key=lambda draft: (penalty.first >= draft.last, abs(draft.at - penalty.last)))
            if nearest.penalty is None and nearest.type in FOR_A_TERM:
                nearest.penalty = penalty
        legal = [draft for draft in drafts if draft.type in LEGAL]
        for law in self.measures.laws(sentence) if legal else []:
            nearest = min(legal, key=lambda draft: (not draft.first <= law[0] < draft.end, abs(draft.at - law[1])))
            nearest.law = nearest.law or law
        for draft in drafts:
            if draft.type is ActType.IMPRISONMENT_SENTENCE and draft.penalty is not None:
                money = any(
                    self.t.low[at] in self.pack.measures["fine_first"] for at in range(draft.penalty.first, draft.penalty.last)
                )
                if money or (draft.penalty.days is not None and draft.penalty.days <= _SHORT):
                    draft.type = ActType.ADMINISTRATIVE_PENALTY

    # certainty -----------------------------------------------------------------------------------------------------

    def _certainty(self, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft]) -> None:
        """The verb that reports stands after what it reports: "… gözaltına alındığını açıkladı"."""
        hedged = any(self.t.low[at] in self.pack.phrases["hedge"] for at in range(sentence.first, sentence.last))
        for draft in drafts:
            if draft.certainty is not Certainty.STATED:
                continue
            told = self._told(phrases, draft)
            if self.alleged or hedged or told is not None:
                draft.certainty = Certainty.ALLEGED
                draft.told_by = told[0] if told else None

    def _told(self, phrases: list[Phrase], draft: Draft) -> list[Party] | None:
        """By whom an act is told that the sentence leaves to them; None where it tells it itself."""
        place = next((place for place, phrase in enumerate(phrases) if phrase.first <= draft.last - 1 < phrase.last), None)
        telling = phrases[place].verb if place is not None else None
        if place is None or telling is None or telling.kind not in ("factive", "action"):
            return None
        kind = telling.kind
        for at in range(place + 1, min(place + 6, len(phrases))):
            verb = phrases[at].verb
            if verb is None or phrases[at].modifies:
                continue
            flags = self.pack.verb_flags.get(verb.lemma, 0)
            flags |= Word.ALLEGING * self._says("alleging", phrases[at].first, verb.lemma)
            flags |= Word.REPORT * self._says("reporting", phrases[at].first, verb.lemma)
            if flags & Word.ALLEGING or (flags & Word.REPORT and kind == "factive"):
                speaker: list[Party] | None = None
                for before in range(at - 1, -1, -1) if not verb.passive else ():
                    phrase = phrases[before]
                    if phrase.kind == "noun" and phrase.bits & NOMINATIVE and not self.roles.governed(phrases, before):
                        found = self.roles.of(phrases, before)
                        if found.parties and not any(party in draft.victims for party in found.parties):
                            speaker = found.parties
                return speaker or []
            if verb.kind in FINITE:
                return None
        return None

    def _says(self, name: str, at: int, lemma: str) -> bool:
        """Whether a verb with the word before it is one of a named set: "iddia etti"."""
        return any(lemma == row[-1] and matches(row[:-1], self.t.low, at - len(row) + 1) for row in self.pack.stems[name])

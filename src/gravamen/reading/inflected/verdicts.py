"""Verdicts without a verb of their own: "Тестову — 4 года колонии", "Приговор — 9 лет", "13 суток.", "… а Образцову – три".

In: the drafts and phrases of a sentence. Out: further drafts, each with the term that a name or the court's word is given.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.parties import Parties
from gravamen.reading.inflected.penalties import Penalties, Term
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType

_DASHES = frozenset("-–—")
_LEADING = _DASHES | {":"}  # what leads to a term
_SHORT = 8  # tokens of a sentence that holds a term and no verb
_LEAD = 4  # tokens before such a term, and after it
_TERM = 5  # tokens of a term before a dash, from its number on
_BY_COURT = (ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE)
_GIVEN_TO = f.either(f.DATIVE) | f.either(f.NOMINATIVE)  # to whom a term was given, or who got it


class Verdicts:
    """Finds the verdicts of one document that no verb tells."""

    def __init__(self, words: Words, pack: InflectedPack, roles: Roles, parties: Parties, terms: Penalties) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.roles = roles
        self.parties = parties
        self.terms = terms

    def listed_in(self, sentence: Sentence) -> bool:
        low, numerals = self.t.low, self.pack.numerals
        if sentence.last - sentence.first <= _SHORT and any(
            low[at] in self.pack.measures["short"] for at in range(sentence.first, sentence.last)
        ):
            return True
        return any(
            low[at] in _LEADING
            and any(
                self.t.kind[near] == "number" or low[near] in numerals
                for near in (at + 1, *range(max(sentence.first, at - _TERM), at))
            )
            for at in range(sentence.first, sentence.last - 1)
        )

    def of(self, sentence: Sentence, drafts: list[Draft], phrases: list[Phrase]) -> list[Draft]:
        """ "Тестову — 4 года колонии, Образцову — 2 года": names with their terms and no verb."""
        told = self.terms.of(sentence, listed=True)
        terms = {at: term for term in told for at in range(term.penalty.first, term.penalty.last)}
        found: list[Draft] = []
        for place in range(1, len(phrases) - 1):
            dash, term = phrases[place], phrases[place + 1]
            if dash.kind != "mark" or self.t.low[dash.first] not in _LEADING:
                continue
            who = self._sentenced(phrases, place, told=term.first in terms)
            if who is None and (before := self._term_before(phrases, place, terms)) is not None:  # "2 года — Образцов"
                who, term = self._named(phrases, place + 1), before
            if who is None or term.first not in terms:
                continue
            if not _person(phrases[who]) and any(draft.type in _BY_COURT for draft in drafts):
                continue
            if any(draft.at <= term.last and draft.at >= phrases[min(who, place - 1)].first for draft in drafts):
                continue
            party = (
                self.parties.read(phrases, [who]).parties if _person(phrases[who]) else self.parties.person_before(dash.first)
            )
            found.append(self._verdict(sentence, dash, party, terms[term.first]))
        if not found and not drafts and told and self._only_term(sentence, phrases, told[0]):
            found.append(self._verdict(sentence, phrases[0], self.parties.person_before(sentence.first), told[0]))
        return found

    def _verdict(self, sentence: Sentence, at: Phrase, victims: list[Party], term: Term) -> Draft:
        kind = ActType.ADMINISTRATIVE_PENALTY if term.minor else ActType.IMPRISONMENT_SENTENCE
        rule = next(rule for rules in self.pack.verb_triggers.values() for rule in rules if rule.type is kind)
        draft = Draft(rule, sentence, at.first, at.last, nominal=False, sure=0.75, type=kind, victims=victims)
        draft.named_victims, draft.penalty = bool(victims), term.penalty
        return draft

    def _sentenced(self, phrases: list[Phrase], place: int, *, told: bool) -> int | None:
        """Who stands before the dash that leads to a term: a name, a name with its office, or only "приговор"."""
        if (who := self._named(phrases, place - 1)) is not None or not told:
            return who
        first = next(at for at, phrase in enumerate(phrases) if phrase.clause == phrases[place - 1].clause)
        for at in (first - 1, first - 2):  # "Имя Фамилия, юрист профсоюза: 8 суток"
            if at >= 0 and phrases[first].kind == "mark" and (who := self._named(phrases, at)) is not None:
                return who
        noun = place - 1
        while phrases[noun].belongs >= 0:
            noun = phrases[noun].belongs
        return noun if self.w.listed("verdict_noun", phrases[noun].head) else None

    def _named(self, phrases: list[Phrase], at: int) -> int | None:
        """The place of a person's name that a term can be given to, and no verb beside it."""
        name = phrases[at]
        if not _person(name) or name.prep or not name.cases & _GIVEN_TO:
            return None
        ruled = any(
            self.roles.finite(one) and not self.w.listed("being_found", one.head)
            for one in phrases
            if one.clause == name.clause
        )
        return None if ruled else at

    def _only_term(self, sentence: Sentence, phrases: list[Phrase], term: Term) -> bool:
        """ "13 суток.", "Итог: 15 суток": a line of a chronicle that says no more."""
        if not term.minor or sentence.last - sentence.first > _SHORT or any(phrase.kind == "verb" for phrase in phrases):
            return False
        return term.penalty.first - sentence.first <= _LEAD and sentence.last - term.penalty.last <= _LEAD

    def _term_before(self, phrases: list[Phrase], place: int, terms: dict[int, Term]) -> Phrase | None:
        """The first phrase of the term that ends at a dash."""
        term = terms.get(phrases[place].first - 1)
        if term is None:
            return None
        return next((one for one in phrases if one.first <= term.penalty.first < one.last), None)

    def gapped(self, drafts: list[Draft], phrases: list[Phrase]) -> list[Draft]:
        """ "приговорил Тестова к двум годам, а Образцова – к трём": a verb left out the second time."""
        found: list[Draft] = []
        for place in range(2, len(phrases) - 1):
            name, dash = phrases[place - 1], phrases[place]
            if (
                dash.kind != "mark"
                or self.t.low[dash.first] not in _DASHES
                or name.mention is None
                or name.mention.kind != "person"
            ):
                continue
            before = [draft for draft in drafts if draft.at < name.first and draft.type is ActType.IMPRISONMENT_SENTENCE]
            if not before or name.prep or phrases[place + 1].number is None or not before[-1].named_victims:
                continue
            one = before[-1]
            draft = Draft(one.rule, one.sentence, dash.first, dash.last, nominal=False, sure=one.sure - 0.1, type=one.type)
            draft.victims = self.parties.read(phrases, [place - 1]).parties
            draft.perpetrators = list(one.perpetrators)
            draft.named_victims = True
            found.append(draft)
        return found


def _person(phrase: Phrase) -> bool:
    return phrase.mention is not None and phrase.mention.kind == "person"

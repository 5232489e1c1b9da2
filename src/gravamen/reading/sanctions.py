"""Laws and penalties given to the acts of a sentence: to that in whose clause they stand, if it is such that it can have them.

In: the drafts of a sentence, with their clauses. Out: the same drafts with `law` and `penalty`, and the type that these settle.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft, Lack, key_of
from gravamen.reading.laws import Law, find_laws, small_law
from gravamen.reading.measures import Kind, Penalty, bare_sum, bare_term, find_penalties
from gravamen.reading.pack import Pack
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

_JUDGED = frozenset(
    {ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY, ActType.HOUSE_ARREST, ActType.CRIMINAL_CHARGE}
)
_BARRED = frozenset(  # that may last for a while
    {
        ActType.INTERFERENCE,
        ActType.DISCRIMINATION,
        ActType.DENIAL_OF_ACCESS,
        ActType.FORCED_EXILE,
        ActType.TRAVEL_BAN,
        ActType.CENSORSHIP_DEFAMATION,
    }
)
_TERMED = frozenset(  # whose term needs no word that says of what
    {ActType.IMPRISONMENT_SENTENCE, ActType.DISSOLUTION_SUSPENSION, ActType.HOUSE_ARREST, ActType.TRAVEL_BAN}
)
_PUNISHED = frozenset({ActType.IMPRISONMENT_SENTENCE, ActType.ADMINISTRATIVE_PENALTY})
FOR_A_TERM = _PUNISHED | {
    ActType.ARREST_DETENTION,
    ActType.INTERFERENCE,
    ActType.TRAVEL_BAN,
    ActType.DISSOLUTION_SUSPENSION,
    ActType.HOUSE_ARREST,
}
_PENAL = {
    Kind.TERM: FOR_A_TERM,
    Kind.SUM: _PUNISHED | {ActType.INTERFERENCE, ActType.STRIKE_PROHIBITION, ActType.DISSOLUTION_SUSPENSION},
    Kind.BAN: _PUNISHED | _BARRED | {ActType.DISSOLUTION_SUSPENSION},
    Kind.PAY: frozenset({ActType.DISCRIMINATION, ActType.ADMINISTRATIVE_PENALTY}),
    Kind.BODY: _PUNISHED,
}
LEGAL = frozenset(
    {
        ActType.TRAVEL_BAN,
        ActType.SEIZURE,
        ActType.INTERROGATION_SUMMONS,
        ActType.HOUSE_ARREST,
        ActType.DISCRIMINATION,
        ActType.RESTRICTIVE_LEGISLATION,
        ActType.DENIAL_OF_DUE_PROCESS,
        ActType.CENSORSHIP_DEFAMATION,
        ActType.STRIKE_BREAKING,
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
        ActType.REFUSAL_OF_RECOGNITION,
        ActType.DENIAL_OF_ACCESS,
        ActType.FORCED_EXILE,
    }
)
_BAR = 16  # tokens from "barred" to how long
_LAID = 4  # tokens from "punishable by" to what a law lays down
_NEXT = 3  # tokens: the sentence after, or one that hardly stands apart
_SHORT = 60  # days: no longer sentence told in days is an administrative one


def give_again(drafts: list[Draft], tokens: Tokens, pack: Pack) -> list[Draft]:
    """Give what is told anew as of another type its laws and penalties, and a sentence the law of the verdict before it."""
    if pack.grammar != "analytic":
        return drafts
    sanctions = Sanctions(tokens, pack)
    before: list[Draft] = []  # with a law
    for draft in drafts:
        if draft.lack is Lack.TYPE and draft.penalty is None:
            sanctions.complete(draft.sentence, [draft], find_penalties(tokens, pack, draft.sentence))
        if draft.law is None and draft.type in _PUNISHED:
            verdict = next((one for one in reversed(before) if _of_verdict(one, draft)), None)
            draft.law = verdict.law if verdict is not None else None
        if draft.law is not None and draft.type in _JUDGED:
            before.append(draft)
    return drafts


def _of_verdict(verdict: Draft, draft: Draft) -> bool:
    """ "Were found guilty under Article 402 … Ulgiev got two years": the sentence that follows a verdict."""
    near = verdict.at < draft.at and draft.sentence.first - verdict.sentence.last <= _NEXT
    left, right = key_of(verdict.victims), key_of(draft.victims)
    return near and verdict.sentence.block == draft.sentence.block and (not left or not right or bool(left & right))


class Sanctions:
    """Gives the acts of one document their laws and penalties."""

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self.t = tokens
        self.pack = pack
        self.words = pack.measures

    def complete(self, sentence: Sentence, drafts: list[Draft], penalties: list[Penalty]) -> None:
        for penalty in penalties:
            if penalty.kind is not Kind.BODY:
                self._give(penalty, drafts, penalties)
        self._legal(sentence, drafts)
        for draft in drafts:
            if draft.penalty is None:
                draft.penalty = self._half_said(draft, penalties)
        for penalty in penalties:
            if penalty.kind is Kind.BODY:  # "six years for propaganda, and 74 lashes": the term is the penalty
                self._give(penalty, drafts, penalties)
        for draft in drafts:
            self._settle(draft)

    def _give(self, penalty: Penalty, drafts: list[Draft], penalties: list[Penalty]) -> None:
        paid = any(one.kind is Kind.SUM for one in penalties)
        able = [one for one in drafts if one.type in _PENAL[penalty.kind] and not self._of_other_kind(penalty, one, paid=paid)]
        if not able:
            return
        nearest = min(able, key=lambda draft: (not draft.first <= penalty.first < draft.end, abs(draft.at - penalty.first)))
        if nearest.penalty is None:
            nearest.penalty = penalty
        if nearest.place is not None and penalty.first <= nearest.place[0] < penalty.last:
            nearest.place = None  # "three years in jail": what it is, not where
        if nearest.ground is not None and nearest.ground == (penalty.first, penalty.last):
            nearest.ground = None  # "for four years": how long, not why

    def _of_other_kind(self, penalty: Penalty, draft: Draft, *, paid: bool) -> bool:
        """ "Fined him" has no years; "five years in prison and a fine of 200 dollars": the fine is an act of its own."""
        long = draft.type is ActType.ADMINISTRATIVE_PENALTY and paid and (penalty.days or 0) > _SHORT
        return penalty.kind is Kind.TERM and (long or self.t.low[draft.at] in self.words["fine"])

    def _legal(self, sentence: Sentence, drafts: list[Draft]) -> None:
        legal = [draft for draft in drafts if draft.type in LEGAL]
        for law in find_laws(self.t, self.pack, sentence) if legal else []:
            nearest = min(legal, key=lambda draft: (not draft.first <= law.first < draft.end, abs(draft.at - law.first)))
            parted = any(self.t.low[at] == ";" for at in range(law.last, nearest.at))
            if parted or (law.broken and not self._of_crime(law, nearest)):
                continue
            if nearest.law is None:
                nearest.law = (law.first, law.last)
            elif nearest.law[1] < law.first and law.first - nearest.law[1] <= 3:
                nearest.law = (nearest.law[0], law.last)
        for draft in legal:
            if draft.law is None:
                draft.law = small_law(self.t, self.pack, draft.first, draft.end)

    def _of_crime(self, law: Law, draft: Draft) -> bool:
        """ "Charged with unlawful assembly contrary to section 72 of the Penal Code": those hit are said to have broken it."""
        return draft.type in _JUDGED and law.first > draft.at and not self._supreme(law)

    def _supreme(self, law: Law) -> bool:
        return any(self.t.low[at] in self.words.get("supreme_law", ()) for at in range(law.first, law.last))

    def _half_said(self, draft: Draft, penalties: list[Penalty]) -> Penalty | None:
        """ "Le dieron cinco años", "stripped of his permit for three months": what only the act beside it makes a penalty."""
        if draft.type is ActType.ADMINISTRATIVE_PENALTY:
            paid = bare_sum(self.t, self.pack, draft.first, draft.end)
            if paid is not None or self.t.low[draft.at] in self.words["fine"]:
                return paid
        if draft.type in _PUNISHED:
            return bare_term(self.t, self.pack, draft.at, draft.end) or self._before(draft)
        if draft.type in _TERMED:
            term = bare_term(self.t, self.pack, draft.at, draft.end, lasting=True)
            return term or bare_term(self.t, self.pack, draft.at, draft.end)
        if draft.type is ActType.ARREST_DETENTION:
            return bare_term(self.t, self.pack, draft.at, draft.end, lasting=True)
        if draft.type in _BARRED:
            barred = [at for at in range(draft.first, draft.end) if self.t.low[at] in self.words.get("barring", ())]
            term = bare_term(self.t, self.pack, barred[0], draft.end, lasting=True) if barred else None
            if term is not None and any(0 < term.first - at < _BAR for at in barred):
                return term
            rows = (bare_term(self.t, self.pack, at, draft.end) for at in barred)
            return next((one for one, at in zip(rows, barred, strict=True) if one and one.first == at + 1), None)
        if draft.type is ActType.RESTRICTIVE_LEGISLATION:
            return self._laid_down(draft, penalties)
        return None

    def _before(self, draft: Draft) -> Penalty | None:
        """ "15 days for petty hooliganism": the term that opens the clause."""
        opening = bare_term(self.t, self.pack, max(draft.first - 1, 0), draft.at + 1)
        return opening if opening is not None and (draft.nominal or draft.at - opening.last <= 1) else None

    def _laid_down(self, draft: Draft, penalties: list[Penalty]) -> Penalty | None:
        """What a law threatens with: "now carries up to seven years"."""
        laid = self.words.get("laid", frozenset())
        for at in range(draft.first, draft.end):
            if self.t.low[at] not in laid:
                continue
            near = next((one for one in penalties if 0 < one.first - at <= _LAID), None)
            if near is not None:
                return near
            term = bare_term(self.t, self.pack, at, min(at + 2 * _LAID, draft.end))
            if term is not None:
                return term
        return None

    def _settle(self, draft: Draft) -> None:
        """A sentence of days is an administrative one."""
        if draft.type is not ActType.IMPRISONMENT_SENTENCE or draft.penalty is None:
            return
        text = self.t.text(draft.penalty.first, draft.penalty.last).lower()
        short = draft.penalty.days is not None and draft.penalty.days <= _SHORT and "day" in text
        if "administrative" in text or short:
            draft.type = ActType.ADMINISTRATIVE_PENALTY

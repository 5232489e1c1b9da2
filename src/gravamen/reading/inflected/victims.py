"""Whom an act hit and who did it, by the mode of its rule.

In: a rule that fired, the clause, its object and its subject. Out: parties.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.parties import HUMAN, Hit, Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.models import Party
from gravamen.reading.pack import Trigger
from gravamen.terms import ActType

_DATIVE = f.either(f.DATIVE)
DOERS = {"state", "employer", "attacker"}
STRUCK = HUMAN | {"number"}


class Victims:
    """Finds those hit, and the doers, in one document."""

    def __init__(self, pack: InflectedPack, roles: Roles, parties: Parties) -> None:
        self.pack = pack
        self.roles = roles
        self.parties = parties

    def hit_by(
        self,
        rule: Trigger,
        phrases: list[Phrase],
        place: int,
        clause: list[int],
        hit: Hit,
        subject: Hit,
        *,
        passive: bool,
        noun: bool = False,
    ) -> list[Party]:
        """Whom the act hit; where nobody is named, to whom the place belongs: "под его машину подложили взрывчатку"."""
        found = self._by_mode(rule, phrases, place, clause, hit, subject, passive=passive, noun=noun)
        if found or noun or rule.victim in ("none", "subject"):
            return found
        for at in clause:
            phrase = phrases[at]
            if phrase.kind == "noun" and "place" in self.parties.classes(phrase) and phrase.mention is None:
                for token in range(phrase.first, phrase.head):
                    if owners := self.parties.possessor(token):
                        return owners
        return []

    def _by_mode(
        self,
        rule: Trigger,
        phrases: list[Phrase],
        place: int,
        clause: list[int],
        hit: Hit,
        subject: Hit,
        *,
        passive: bool,
        noun: bool = False,
    ) -> list[Party]:
        roles, words = self.roles, self.pack.phrases
        mode = rule.victim

        def governed(name: str) -> list[Party]:
            cases = f.either(f.GENITIVE) if name == "at_whom_only" else f.CASES  # "у прафсаюзе" is no place of somebody
            found = self.parties.read(phrases, roles.governed(phrases, clause, words[name], cases))
            return (found.parties or found.owners) if found.classes & (STRUCK | {"employer"}) else found.owners

        def struck() -> list[Party]:
            if hit.classes & {"place", "thing", "event", "abstract", "law"} and not hit.classes & {"person", "group"}:
                return hit.owners or [party for party in hit.parties if party.organisation is not None]
            if hit.classes & {"state", "attacker"} and not hit.classes & STRUCK:
                return []
            return hit.parties or hit.owners

        def dative() -> list[Party]:
            found = roles.standing(phrases, place, _DATIVE, besides=subject)
            return found.parties if found.classes & (STRUCK | {"employer"}) else []

        if mode == "none":
            return []
        if mode == "subject":
            return subject.parties if not passive else hit.parties
        if mode == "object":
            found = struck() or governed("at_whom_only") or governed("about_whom")
            bare = not found and not passive and not noun and not hit.phrases and rule.object & {"person", "group"}
            return roles.behind_place(phrases, clause, place).parties if bare else found
        if mode == "dative":
            found = dative() or governed("at_whom_only") or governed("about_whom") or governed("at_whom")
            spoken = bool(rule.after) and hit.first >= 0 and roles.find(rule.after, hit.first, hit.last) is not None
            if not found and (passive or (not noun and not spoken)):
                found = struck() if passive or hit.classes & {"person", "group", "organisation"} else hit.owners
            to_do = any(one.verb & f.INFINITIVE for one in phrases[place + 1 :] if one.kind == "verb")
            if not found and not noun and not to_do:
                found = governed("with") or roles.named_after(phrases, clause, place).parties
            return found or (hit.parties or hit.owners if noun else [])
        if mode == "either":
            if passive:
                return struck() or dative() or governed("about_whom")
            return (
                (struck() if hit.classes & {"person", "group"} else [])
                or dative()
                or governed("about_whom")
                or governed("at_whom_only")
                or (subject.parties if not subject.classes & DOERS else [])
                or struck()
            )
        if mode == "about":
            return governed("about_whom") or governed("against") or (struck() if noun else []) or dative()
        if mode == "owner":
            return governed("at_whom_only") or struck() or dative() or governed("whose")
        if mode == "with":
            return governed("with") or governed("about_whom") or dative() or hit.owners
        if mode == "on":
            return governed("against") or governed("about_whom")
        if mode == "after":
            return governed("behind")
        own = struck()
        if own and (passive or noun or not rule.after):
            return own
        return (
            governed("at_whom_only")
            or self._at_places(phrases, clause)
            or own
            or governed("at_whom")
            or dative()
            or self._come_for(phrases, clause)
        )

    def _come_for(self, phrases: list[Phrase], clause: list[int]) -> list[Party]:
        """ "за Тестовым пришли сотрудники милиции": whom they came for."""
        rows = self.roles.governed(phrases, clause, self.pack.phrases["behind"], f.either(f.INSTRUMENTAL))
        found = self.parties.read(phrases, rows)
        return found.parties if found.classes & {"person", "group"} else []

    def _at_places(self, phrases: list[Phrase], clause: list[int]) -> list[Party]:
        """Whose place it was: "в доме активиста", "в офисе профсоюза", "по месту жительства Тестова"."""
        for at in clause:
            phrase = phrases[at]
            if phrase.prep in self.pack.phrases["inside"] and phrase.kind == "noun":
                found = self.parties.read(phrases, [at])
                if "place" in found.classes or found.owners or "organisation" in found.classes:
                    owners = found.owners or [party for party in found.parties if party.organisation is not None]
                    power = "state" in found.classes and "employer" not in found.classes  # both: nobody says what it is
                    if owners and not power and "time" not in found.classes:
                        return owners
        return []

    def doers(self, rule: Trigger, agent: Hit, victims: list[Party]) -> list[Party]:
        if rule.victim in ("subject",) or not agent.classes & (DOERS | {"organisation", "person", "group"}):
            return []
        hit = {(party.person, party.organisation, party.text) for party in victims}
        parties = [party for party in agent.parties if (party.person, party.organisation, party.text) not in hit]
        if (rule.victim == "either" or rule.type is ActType.ENFORCED_DISAPPEARANCE) and not agent.classes & DOERS:
            return []  # "родственники не знают, где он"
        parties = [party for party in parties if not (party.counted and party.text.isdecimal())]
        return parties

    def chain_end(self, phrases: list[Phrase], hit: Hit) -> int:
        last = hit.last
        for at, phrase in enumerate(phrases):
            if phrase.first >= hit.first and phrase.belongs >= 0 and phrases[phrase.belongs].last == last and at:
                last = phrase.last
        return last


def finished(draft: Draft) -> Draft:
    """The draft with what its victims and its rule settle."""
    draft.named_victims = any(party.person is not None or party.organisation is not None for party in draft.victims)
    if draft.rule.certainty:
        draft.certainty = draft.rule.certainty
    return draft

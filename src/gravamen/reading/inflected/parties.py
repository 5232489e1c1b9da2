"""Whom phrases mean: persons and organisations, groups, the owners of a place, pronouns.

In: the phrases of a sentence. Out: parties and what kinds of thing they are.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_

from gravamen.reading.entities import Entities, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.terms import OrganisationKind
from gravamen.text import Passage

_CLASSES = tuple(
    (int(flag), name)
    for flag, name in (
        (Word.PEOPLE, "group"), (Word.ROLE, "group"), (Word.STATE, "state"), (Word.ATTACKER, "attacker"),
        (Word.EMPLOYER, "employer"), (Word.UNION, "organisation"), (Word.PLACE, "place"), (Word.EVENT, "event"),
        (Word.THING, "thing"), (Word.LAW, "law"), (Word.ABSTRACT, "abstract"), (Word.TIME, "time"),
    )
)  # fmt: skip
_CLASSED = reduce(or_, (flag for flag, _ in _CLASSES))
_POWERS = ("state", "employer", "attacker")  # by several words: "главный врач", "люди в масках"
STATE_KINDS = (OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY)
HUMAN = {"person", "group", "organisation"}
_RECENT = 12  # names among which one may stand between a noun and whom it means


@dataclass(slots=True)
class Hit:
    """Phrases that stand in one role, and whom they mean."""

    phrases: list[Phrase] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    owners: list[Party] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)

    @property
    def first(self) -> int:
        return min((phrase.first for phrase in self.phrases), default=-1)

    @property
    def last(self) -> int:
        return max((phrase.last for phrase in self.phrases), default=-1)


@cache
def _classes(flags: int) -> frozenset[str]:
    """What kinds of thing a word of some of the flags of `_CLASSED` speaks of."""
    return frozenset(name for flag, name in _CLASSES if flags & flag)


class Parties:
    """Names the parties of one document, and remembers whom it spoke of last."""

    def __init__(self, words: Words, pack: InflectedPack, entities: Entities) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.entities = entities
        self.people = [mention for mention in entities.mentions if mention.kind == "person"]
        self.people_at = [mention.first for mention in self.people]
        self.bodies = [
            mention
            for mention in entities.mentions
            if mention.kind == "organisation" and entities.organisations[mention.who].kind not in STATE_KINDS
        ]
        self.bodies_at = [mention.first for mention in self.bodies]
        self.plural: list[Party] = []  # whom "they" means
        self.single: Party | None = None  # whom "he" means where the text last spoke of somebody without a name
        self.single_at = -1
        self.victims: set[int] = set()  # persons hit so far

    def antecedent(self, phrases: list[Phrase], rel: int) -> list[int]:
        at = rel - 1
        while at >= 0 and phrases[at].kind != "noun":
            at -= 1
        while at >= 0 and phrases[at].belongs >= 0 and phrases[at].mention is None:
            at = phrases[at].belongs
        return [at] if at >= 0 else []

    def read(self, phrases: list[Phrase], places: list[int]) -> Hit:
        """The parties of phrases with what is listed and what belongs to them."""
        hit = Hit()
        for at in places:
            for one in [at, *(i for i, phrase in enumerate(phrases) if phrase.joined == at)]:
                phrase = phrases[one]
                if phrase.kind == "rel":
                    inner = self.read(phrases, self.antecedent(phrases, one))
                    hit.parties.extend(inner.parties)
                    hit.classes |= inner.classes
                    continue
                hit.phrases.append(phrase)
                hit.classes |= self.classes(phrase) | self._part_of(phrases, one)
                parties = self._parties(phrases, one)
                hit.parties.extend(parties)
                hit.owners.extend(self.owners(phrases, one))
                if parties and (apposed := self._apposition(phrases, one)):
                    hit.parties[-1:] = apposed
        hit.parties, hit.owners = _once(hit.parties), _once(hit.owners)
        return hit

    def _apposition(self, phrases: list[Phrase], at: int) -> list[Party]:
        """ "лидера профсоюза, Ивана Тестова", "у лидеров: Тестова и Образцова": names take the description's place."""
        phrase = phrases[at]
        if phrase.mention is not None or phrase.kind != "noun" or phrase.apposed >= 0:
            return []
        last = at
        while last + 1 < len(phrases) and phrases[last + 1].belongs >= at:
            last += 1
        if phrase.number is not None and last + 1 < len(phrases) and phrases[last + 1].prep in self.pack.phrases["whose"]:
            last += 1  # "одной из них, Имя Фамилии, сломали руку"
        if last + 2 >= len(phrases) or phrases[last + 1].kind != "mark":
            return []
        mark, name = self.t.low[phrases[last + 1].first], phrases[last + 2]
        if mark not in (",", "–", "—", "(", ":") or name.prep or name.mention is None or name.mention.kind != "person":
            return []
        if mark != ":" and not self._case_of(name) & self._case_of(phrase):
            return []
        rows = [last + 2, *(i for i, one in enumerate(phrases) if one.joined == last + 2)]
        if len(rows) > 1 and not phrase.cases & f.PLURAL and phrase.number is None:
            return []
        if phrase.number is not None and len(rows) < phrase.number:
            return []
        return [party for row in rows for party in self._parties(phrases, row)]

    def _case_of(self, phrase: Phrase) -> int:
        return (phrase.cases | phrase.cases >> 6) & f.SINGULAR

    def classes(self, phrase: Phrase) -> set[str]:
        """What kinds of thing a phrase speaks of."""
        if phrase.apposed >= 0:
            return {"person"}
        if phrase.mention is not None and phrase.last >= phrase.mention.last:
            mention = phrase.mention
            if mention.kind == "person":
                return {"person"}
            if mention.kind == "place":
                return {"place"}
            if mention.kind == "organisation":
                kind = self.entities.organisations[mention.who].kind
                if kind in STATE_KINDS:
                    return {"state", "organisation"}
                if kind is OrganisationKind.EMPLOYER:
                    return {"employer", "organisation", "place"}
                return {"organisation"} if kind is not OrganisationKind.OTHER else {"organisation", "employer", "state"}
        if phrase.kind == "pronoun":
            return {"person", "group", "organisation"}
        flags = self.t.flags[phrase.head]
        found = {*_classes(flags & _CLASSED), *(name for name in _POWERS if self.w.listed(f"as_{name}", phrase.first))}
        if phrase.number is not None and self._measured(phrase):
            return {"abstract"}
        if not found and phrase.number is not None:
            return {"number", "group"}
        return found or {"unknown"}

    def _measured(self, phrase: Phrase) -> bool:
        """ "14 суток", "две базовые": a number that counts days or money, and no people."""
        low, words = self.t.low, self.pack.measures
        last = phrase.last if phrase.last < len(low) else phrase.head
        return any(low[at] in words["money"] or low[at] in words["short"] for at in (phrase.head, last))

    def _parties(self, phrases: list[Phrase], at: int) -> list[Party]:
        phrase = phrases[at]
        if phrase.kind == "pronoun":
            return self.pronoun(phrase.head)
        if phrase.mention is not None and phrase.mention.kind in ("person", "organisation"):
            return [self.named(phrase.mention, phrase.first, phrase.last)]
        if phrase.apposed >= 0:
            rows = [phrase.apposed, *(i for i, one in enumerate(phrases) if one.joined == phrase.apposed)]
            return [party for row in rows for party in self._parties(phrases, row)]
        if (before := self._named_before(phrases, at)) is not None:
            return self._parties(phrases, before)
        if (one := self._single(phrase)) is not None:
            return [Party(one.text, self._passage(phrase.first, phrase.last), one.person, one.organisation, one.number)]
        if (person := self._described(phrases, at)) is not None:
            return [Party(self.entities.persons[person].name, self._passage(phrase.first, phrase.last), person=person)]
        classes = self.classes(phrase) | self._part_of(phrases, at)
        if not classes & {"group", "organisation", "state", "attacker", "employer", "number"}:
            return []
        last = phrase.last
        following = at + 1
        while following < len(phrases) and phrases[following].belongs >= at:
            last = phrases[following].last
            following += 1
            if following + 1 < len(phrases) and phrases[following].kind in ("conj", "mark"):
                following += phrases[following + 1].joined > at  # "сотрудники ОМОН и КГБ"
        power = self.w.listed("as_state", phrase.first)  # "следственный комитет" is no committee of the union
        if "organisation" in classes and not power and phrase.last - phrase.first <= 2 and last == phrase.last:
            if known := self.last_body(phrase.first, self.t.flags[phrase.head]):
                return [Party(known.text, self._passage(phrase.first, last), organisation=known.organisation)]
        first = phrase.first
        while first < phrase.head and (
            self.t.flags[first] & int(Word.NUMERAL | Word.DETERMINER | Word.POSSESSIVE | Word.VAGUE_NUMBER | Word.ADVERB)
            or self.t.kind[first] == "number"
        ):
            first += 1
        last = self._closed(first, last)
        bare = phrase.number is not None and last - first <= 1 and (
            self.t.kind[first] == "number"
            or bool(self.t.flags[first] & int(Word.NUMERAL))
            or self.w.listed("people_only", first)
        )  # fmt: skip
        return [Party(self.t.words(first, last), self._passage(phrase.first, last), number=phrase.number, counted=bare)]

    def _part_of(self, phrases: list[Phrase], at: int) -> set[str]:
        """ "часть врачей", "десятки рабочих": what the genitive after it is."""
        following = at + 1
        if phrases[at].kind != "noun" or phrases[at].mention is not None or following >= len(phrases):
            return set()
        if not self.w.listed("partitive", phrases[at].head):
            return set()
        return self.classes(phrases[following]) if phrases[following].belongs == at else set()

    def _named_before(self, phrases: list[Phrase], at: int) -> int | None:
        """ "Имя Фамилия, лидер профсоюза, получил …": an office between commas is of the name before it."""
        phrase = phrases[at]
        if at < 2 or phrase.kind != "noun" or phrase.prep or phrase.number is not None or phrase.belongs >= 0:
            return None
        name, mark = phrases[at - 2], phrases[at - 1]
        if mark.kind != "mark" or self.t.low[mark.first] != "," or name.mention is None or name.mention.kind != "person":
            return None
        titled = self.t.flags[phrase.head] & int(Word.ROLE) and phrase.cases & f.SINGULAR
        return at - 2 if titled and phrase.joined < 0 and self._case_of(name) & self._case_of(phrase) else None

    def _single(self, phrase: Phrase) -> Party | None:
        """ "к сотруднице офиса …; женщину забрали": a bare noun for the one person spoken of last, who has no name."""
        if self.single is None or phrase.last - phrase.first > 1 or phrase.number is not None or not phrase.cases & f.SINGULAR:
            return None
        if self.people and any(self.single_at < one.first < phrase.first for one in self.people[-_RECENT:]):
            return None
        told = self.w.listed("the_person", phrase.head)
        return self.single if told and self.single.number in (None, 1) else None

    def _of_leader(self, phrases: list[Phrase], at: int) -> bool:
        """ "лидера профсоюза ударил …": an office with the union's bare noun, where one person is spoken of."""
        phrase, following = phrases[at], at + 1
        if not self.w.listed("the_leader", phrase.head):
            return False
        if following >= len(phrases) or phrases[following].belongs != at or phrases[following].mention is not None:
            return False
        bare = phrases[following].last - phrases[following].first == 1
        return bare and bool(self.t.flags[phrases[following].head] & int(Word.UNION))

    def _described(self, phrases: list[Phrase], at: int) -> int | None:
        """ "сотрудники пришли к юристу": a bare office in the singular is of the person to whom the text gave it."""
        low, lemmas, phrase = self.t.low, self.pack.lemmas, phrases[at]
        stressed = phrase.first + 1 == phrase.head and low[phrase.first] in self.pack.phrases.get("stressing", ())
        bare = (phrase.first == phrase.head or stressed) and phrase.last == phrase.head + 1 and phrase.number is None
        if not bare or not self.t.flags[phrase.head] & int(Word.ROLE) or not phrase.cases & f.SINGULAR:
            return None
        lemma = lemmas.get(low[phrase.head], low[phrase.head])
        known = self.w.listed("the_person", phrase.head)
        known = known or self._of_leader(phrases, at)
        if known and len(self.victims) == 1 and not phrase.cases & f.either(f.NOMINATIVE):
            return next(iter(self.victims))  # one person is spoken of: "суд арестовал активиста"
        index = bisect_left(self.people_at, phrase.first)
        powers = int(Word.STATE | Word.EMPLOYER | Word.ATTACKER)
        if index and not self.t.flags[phrase.head] & powers and not phrase.cases & f.either(f.NOMINATIVE):
            told = {mention.who for mention in self.people[max(0, index - _RECENT) : index]}
            if len(told) == 1 and not self.plural:
                return next(iter(told))  # of whom else: "Имя Фамилия … нефтянику дали два года"
        for mention in reversed(self.people[max(0, index - 4) : index]):
            role = self.entities.persons[mention.who].role
            if role is not None and role[0] < phrase.first and lemmas.get(low[role[0]], low[role[0]]) == lemma:
                return mention.who
        return None

    def _closed(self, first: int, last: int) -> int:
        """The end of a range with the quotation mark that closes one opened in it."""
        low = self.t.low
        opened = sum((low[at] == "«") - (low[at] == "»") for at in range(first, last))
        return last + 1 if opened > 0 and last < len(low) and low[last] == "»" else last

    def owners(self, phrases: list[Phrase], at: int) -> list[Party]:
        """To whom a place or a thing belongs: the genitive after it, "у" before or after it, a possessive in it."""
        phrase = phrases[at]
        found: list[Party] = []
        following = at + 1
        while following < len(phrases) and phrases[following].belongs >= at:
            one = phrases[following]
            classes = self.classes(one)
            if classes & (HUMAN | {"employer"}) and classes != {"state", "organisation"}:
                if not found and one.joined < 0:
                    for other in [following, *(i for i, more in enumerate(phrases) if more.joined == following)]:
                        found.extend(self._parties(phrases, other))
            following += 1
        if found:
            named = next(
                (
                    phrases[i]
                    for i in range(at + 1, min(following + 2, len(phrases)))
                    if self._names_after(phrases, i, following)
                ),
                None,
            )
            if named is not None and named.mention is not None and all(party.person is None for party in found):
                place = next(i for i, one in enumerate(phrases) if one is named)
                rows = [place, *(i for i, one in enumerate(phrases) if one.joined == place)]
                found = [party for row in rows for party in self._parties(phrases, row)]
            return found
        if phrase.mention is not None and phrase.mention.kind == "organisation":
            return [self.named(phrase.mention, phrase.first, phrase.last)]
        for token in range(phrase.first, phrase.last):
            if token != phrase.head and (possessor := self.possessor(token)):
                return possessor
        return []

    def possessor(self, token: int) -> list[Party]:
        """Whom a possessive means: "его", "её", "их"."""
        return self.pronoun(token) if self.t.flags[token] & int(Word.POSSESSIVE) else []

    def _names_after(self, phrases: list[Phrase], at: int, following: int) -> bool:
        one = phrases[at]
        return (
            at > following
            and one.mention is not None
            and one.mention.kind == "person"
            and self.t.low[phrases[at - 1].first] in (",", "–", "—")
        )

    def pronoun(self, at: int) -> list[Party]:
        """Whom a pronoun means: the last person of its sex, or those told last."""
        low = self.t.low[at]
        here = self._passage(at, at + 1)
        female, male = low in self.pack.phrases["female"], low in self.pack.phrases["male"]
        if low in self.pack.phrases["plural_pronoun"] and (self.plural or not (female or male)):
            return [Party(one.text, here, one.person, one.organisation, one.number) for one in self.plural]
        if not female and not male:
            return []
        index = bisect_left(self.people_at, at)
        for mention in reversed(self.people[max(0, index - 6) : index]):
            person = self.entities.persons[mention.who]
            if person.female is None or person.female == female or (female and male):
                if self.single is not None and self.single_at > mention.first:
                    break
                return [Party(person.name, here, person=mention.who)]
        if self.single is not None:
            one = self.single
            return [Party(one.text, here, one.person, one.organisation, one.number)]
        return []

    def person_before(self, at: int) -> list[Party]:
        """The person named last before a token."""
        index = bisect_left(self.people_at, at)
        if not index:
            return []
        mention = self.people[index - 1]
        return [self.named(mention, mention.first, mention.last)]

    def last_body(self, at: int, flags: int) -> Party | None:
        """The organisation named last, if a noun of these flags can mean it: no company where a union is spoken of."""
        index = bisect_left(self.bodies_at, at)
        if not index:
            return None
        mention = self.bodies[index - 1]
        employer = self.entities.organisations[mention.who].kind is OrganisationKind.EMPLOYER
        if employer and not flags & int(Word.EMPLOYER):
            return None
        return self.named(mention, mention.first, mention.last)

    def named(self, mention: Mention, first: int, last: int) -> Party:
        """The party that a person's or an organisation's name stands for."""
        here = self._passage(max(first, mention.first), last)
        written = self.t.words(max(first, mention.first), last)
        if mention.kind == "person":
            person = self.entities.persons[mention.who]
            if len(written.split()) < len(person.name.split()):
                written = ""  # "Тестова снова задержали": the name as it stands in full
            return Party(person.name, here, person=mention.who, written=written)
        return Party(self.entities.organisations[mention.who].name, here, organisation=mention.who, written=written)

    def _passage(self, first: int, last: int) -> Passage:
        return Passage(self.t.start[first], self.t.end[last - 1])


def _once(parties: list[Party]) -> list[Party]:
    if len(parties) < 2:
        return parties
    kept: dict[object, Party] = {}
    for party in parties:
        key = (
            ("p", party.person)
            if party.person is not None
            else ("o", party.organisation)
            if party.organisation is not None
            else party.text
        )
        kept.setdefault(key, party)
    return list(kept.values())

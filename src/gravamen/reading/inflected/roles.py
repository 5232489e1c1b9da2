"""Who stands where in a clause: subject, object, doer, at whose place, about whom; and whom these words mean.

In: the phrases of a sentence and the place of a verb or a noun among them. Out: parties and what kinds of thing they are, by
case and preposition, wherever they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from gravamen.reading.entities import Entities, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack, matches
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Phrase as Pattern
from gravamen.reading.pack import Word
from gravamen.terms import OrganisationKind
from gravamen.text import Passage

_NOMINATIVE, _GENITIVE, _DATIVE = (f.either(case) for case in (f.NOMINATIVE, f.GENITIVE, f.DATIVE))
_ACCUSATIVE, _INSTRUMENTAL = f.either(f.ACCUSATIVE), f.either(f.INSTRUMENTAL)
_CLASSES = tuple(
    (int(flag), name)
    for flag, name in (
        (Word.PEOPLE, "group"), (Word.ROLE, "group"), (Word.STATE, "state"), (Word.ATTACKER, "attacker"),
        (Word.EMPLOYER, "employer"), (Word.UNION, "organisation"), (Word.PLACE, "place"), (Word.EVENT, "event"),
        (Word.THING, "thing"), (Word.LAW, "law"), (Word.ABSTRACT, "abstract"), (Word.TIME, "time"),
    )
)  # fmt: skip
_STATE_KINDS = (OrganisationKind.POLICE, OrganisationKind.COURT, OrganisationKind.STATE_BODY)
_HUMAN = {"person", "group", "organisation"}
_PLACES = {"place", "thing", "event"}


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


class Roles:
    """Finds and names the parties of one document, and remembers whom it spoke of last."""

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
            if mention.kind == "organisation" and entities.organisations[mention.who].kind not in _STATE_KINDS
        ]
        self.bodies_at = [mention.first for mention in self.bodies]
        self.plural: list[Party] = []  # whom "they" means
        self.single: Party | None = None  # whom "he" means where the text last spoke of somebody without a name
        self.single_at = -1

    # words and stems -----------------------------------------------------------------------------------------------

    def find(self, patterns: Iterable[Pattern], first: int, last: int) -> int | None:
        """Where one of the patterns begins between two tokens."""
        low = self.t.low
        for pattern in patterns:
            for at in range(first, min(last, len(low) - len(pattern) + 1)):
                if matches(pattern, low, at):
                    return at
        return None

    def has(self, name: str, at: int) -> bool:
        """Whether a list of `[stem]` has the words at a token."""
        return any(matches(pattern, self.t.low, at) for pattern in self.pack.stems[name])

    # clauses -------------------------------------------------------------------------------------------------------

    def finite(self, phrase: Phrase) -> bool:
        return phrase.kind == "verb" and bool(phrase.verb & f.FINITE)

    def clause(self, phrases: list[Phrase], place: int) -> list[int]:
        """The places of the phrases in a verb's clause, and in the verbless ones around that belong to it."""
        own = phrases[place].clause
        rows: dict[int, list[int]] = {}
        for at, phrase in enumerate(phrases):
            rows.setdefault(phrase.clause, []).append(at)
        verbal = {
            number for number, row in rows.items() if any(self.finite(phrases[at]) or self._gerund(phrases[at]) for at in row)
        }
        found = list(rows[own])
        if phrases[rows[own][0]].kind not in ("sub", "rel"):
            left = own - 1
            while left in rows and left not in verbal and not self._stops(phrases, rows[left + 1][0]):
                found = rows[left] + found
                if phrases[rows[left][0]].kind in ("sub", "rel"):
                    break
                left -= 1
        right = own + 1
        while right in rows and right not in verbal and phrases[rows[right][0]].kind in ("mark", "conj"):
            if self._stops(phrases, rows[right][0]):
                break
            if (
                right + 1 in verbal
                and phrases[rows[right + 1][0]].kind == "mark"
                and self._nominative_only(phrases, rows[right])
            ):
                break
            found = found + rows[right]
            right += 1
        return found

    def _gerund(self, phrase: Phrase) -> bool:
        return phrase.kind == "verb" and bool(phrase.verb & f.GERUND) and not phrase.verb & f.FINITE

    def _stops(self, phrases: list[Phrase], at: int) -> bool:
        return phrases[at].kind == "mark" and self.t.low[phrases[at].first] in ";:"

    def _nominative_only(self, phrases: list[Phrase], row: list[int]) -> bool:
        nouns = [phrases[at] for at in row if phrases[at].kind == "noun" and not phrases[at].prep and phrases[at].belongs < 0]
        return bool(nouns) and all(one.cases & _NOMINATIVE for one in nouns)

    # roles ---------------------------------------------------------------------------------------------------------

    def subject(self, phrases: list[Phrase], place: int, *, shared: bool = True) -> Hit:
        """Who a verb agrees with: a nominative of its clause, or the subject of the verb before it."""
        verb = phrases[place]
        clause = self.clause(phrases, place)
        opener = phrases[clause[0]]
        own_first = next(at for at, one in enumerate(phrases) if one.clause == verb.clause)
        if phrases[own_first].kind == "rel":
            rel = phrases[own_first]
            if not rel.prep and rel.cases & _NOMINATIVE and self._agrees(rel, verb, phrases):
                other = self._nominative(phrases, clause, place, skip_ambiguous=True)
                if other is None:
                    return self.read(phrases, self._antecedent(phrases, own_first))
        del opener
        at = self._nominative(phrases, clause, place)
        if at is not None:
            return self.read(phrases, [at])
        if shared and own_first and phrases[own_first].kind in ("conj", "mark") and not self._impersonal(phrases, place):
            earlier = next((at for at in range(place - 1, -1, -1) if self.finite(phrases[at])), None)
            if earlier is not None and self._same_form(phrases[earlier], verb) and not self._changes(phrases, earlier, place):
                return self.subject(phrases, earlier)
        return Hit()

    def _changes(self, phrases: list[Phrase], earlier: int, place: int) -> bool:
        """Whether a subordinate clause or a new sentence part stands between two verbs."""
        return any(phrases[at].kind == "sub" for at in range(earlier, place))

    def _same_form(self, one: Phrase, two: Phrase) -> bool:
        forms = f.MALE | f.FEMALE | f.NEUTRAL | f.MANY
        if one.verb & f.IMPERSONAL or two.verb & f.IMPERSONAL:
            return False
        left, right = one.verb & forms, two.verb & forms
        return (
            bool(left & right)
            or (not left and not right)
            or bool(not left and right & ~f.MANY)
            or bool(not right and left & ~f.MANY)
        )

    def _impersonal(self, phrases: list[Phrase], place: int) -> bool:
        return bool(phrases[place].verb & f.IMPERSONAL)

    def _nominative(self, phrases: list[Phrase], clause: list[int], place: int, *, skip_ambiguous: bool = False) -> int | None:
        verb = phrases[place]
        best: tuple[float, int] | None = None
        for at in clause:
            phrase = phrases[at]
            if phrase.kind not in ("noun", "pronoun") or phrase.prep or phrase.belongs >= 0 or phrase.joined >= 0:
                continue
            if not phrase.cases & _NOMINATIVE or not self._agrees(phrase, verb, phrases):
                continue
            ambiguous = bool(phrase.cases & (_ACCUSATIVE | _GENITIVE))
            if skip_ambiguous and ambiguous:
                continue
            if phrase.negated:
                continue
            rank = (
                4.0 * (not ambiguous) - 0.1 * abs(at - place) + 1.5 * (phrase.kind == "pronoun") + (0.8 if at < place else 0.0)
            )
            if self.classes(phrase) & (_HUMAN | {"state", "employer", "attacker"}):
                rank += 1
            if best is None or rank > best[0]:
                best = (rank, at)
        return best[1] if best else None

    def _agrees(self, phrase: Phrase, verb: Phrase, phrases: list[Phrase]) -> bool:
        plural = bool(phrase.cases & (f.NOMINATIVE << 6)) or phrase.number is not None
        if not plural:
            lead = phrases.index(phrase)
            plural = any(one.joined == lead for one in phrases)
        singular = bool(phrase.cases & f.NOMINATIVE) or phrase.number is not None
        bits = verb.verb
        if bits & (f.PAST | f.SHORT):
            if not bits & (f.MALE | f.FEMALE | f.NEUTRAL | f.MANY):
                return True
            if bits & f.MANY and plural:
                return True
            if not singular or not bits & (f.MALE | f.FEMALE | f.NEUTRAL):
                return False
            return self._gender_fits(phrase, bits)
        if bits & f.PRESENT:
            return (bool(bits & f.MANY) and plural) or (not bits & f.MANY and singular and not bits & f.FIRST)
        return True

    def _gender_fits(self, phrase: Phrase, bits: int) -> bool:
        if phrase.number is not None:
            return bool(bits & (f.NEUTRAL | f.MANY))
        if phrase.kind == "pronoun":
            low = self.t.low[phrase.head]
            if low in self.pack.phrases["female"]:
                return bool(bits & f.FEMALE)
            if low in self.pack.phrases["male"]:
                return bool(bits & f.MALE)
            return True
        if phrase.mention is not None:
            if phrase.mention.kind == "person":
                female = self.entities.persons[phrase.mention.who].female
                return female is None or bool(bits & (f.FEMALE if female else f.MALE)) or not bits & (f.FEMALE | f.MALE)
            return True
        gender = self.w.nominal[phrase.head] & f.GENDERS
        if not gender or self.t.flags[phrase.head] & int(Word.ROLE | Word.PEOPLE):
            return True
        return bool(
            (gender & f.MASCULINE and bits & f.MALE)
            or (gender & f.FEMININE and bits & f.FEMALE)
            or (gender & f.NEUTER and bits & f.NEUTRAL)
        )

    def _antecedent(self, phrases: list[Phrase], rel: int) -> list[int]:
        at = rel - 1
        while at >= 0 and phrases[at].kind != "noun":
            at -= 1
        while at >= 0 and phrases[at].belongs >= 0 and phrases[at].mention is None:
            at = phrases[at].belongs
        return [at] if at >= 0 else []

    def standing(self, phrases: list[Phrase], place: int, cases: int, *, besides: Hit | None = None) -> Hit:
        """What stands in one of the cases, without preposition, in a verb's clause."""
        clause = self.clause(phrases, place)
        own_first = next(at for at, one in enumerate(phrases) if one.clause == phrases[place].clause)
        rel = phrases[own_first]
        if rel.kind == "rel" and not rel.prep and rel.cases & cases and not (besides is not None and rel.cases & _NOMINATIVE):
            return self.read(phrases, self._antecedent(phrases, own_first))
        used = set(map(id, besides.phrases)) if besides is not None else set()
        rows: list[tuple[float, int]] = []
        for at in clause:
            phrase = phrases[at]
            if phrase.kind not in ("noun", "pronoun") or phrase.prep or phrase.belongs >= 0 or phrase.joined >= 0:
                continue
            if id(phrase) in used or not phrase.cases & cases:
                continue
            between = range(min(at, place) + 1, max(at, place))
            if any(self.finite(phrases[i]) and phrases[i].clause != phrases[place].clause for i in between):
                continue
            rank = -float(abs(at - place)) + (2 if not phrase.cases & ~cases & f.CASES else 0)
            if self.classes(phrase) & _HUMAN:
                rank += 2.5
            rows.append((rank, at))
        if not rows:
            return Hit()
        return self.read(phrases, [max(rows)[1]])

    def named_after(self, phrases: list[Phrase], clause: list[int], place: int) -> Hit:
        """A person or an organisation in the genitive after the verb: "отказали в регистрации профсоюза"."""
        rows = [
            at
            for at in clause
            if at > place
            and phrases[at].belongs >= 0
            and phrases[at].joined < 0
            and self.classes(phrases[at]) & {"person", "organisation"}
        ]
        return self.read(phrases, rows[:1])

    def governed(self, phrases: list[Phrase], places: Iterable[int], names: frozenset[str]) -> list[int]:
        """The phrases that one of the prepositions governs."""
        return [
            at
            for at in places
            if phrases[at].prep in names and phrases[at].joined < 0 and phrases[at].kind in ("noun", "pronoun", "rel")
        ]

    # whom phrases mean ---------------------------------------------------------------------------------------------

    def read(self, phrases: list[Phrase], places: list[int]) -> Hit:
        """The parties of phrases with what is listed and what belongs to them."""
        hit = Hit()
        for at in places:
            for one in [at, *(i for i, phrase in enumerate(phrases) if phrase.joined == at)]:
                phrase = phrases[one]
                if phrase.kind == "rel":
                    inner = self.read(phrases, self._antecedent(phrases, one))
                    hit.parties.extend(inner.parties)
                    hit.classes |= inner.classes
                    continue
                hit.phrases.append(phrase)
                hit.classes |= self.classes(phrase)
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
        if phrase.mention is not None or phrase.kind != "noun" or phrase.number is not None:
            return []
        last = at
        while last + 1 < len(phrases) and phrases[last + 1].belongs >= at:
            last += 1
        if last + 2 >= len(phrases) or phrases[last + 1].kind != "mark":
            return []
        mark, name = self.t.low[phrases[last + 1].first], phrases[last + 2]
        if mark not in (",", "–", "—", "(", ":") or name.prep or name.mention is None or name.mention.kind != "person":
            return []
        if mark != ":" and not self._case_of(name) & self._case_of(phrase):
            return []
        rows = [last + 2, *(i for i, one in enumerate(phrases) if one.joined == last + 2)]
        if len(rows) > 1 and not phrase.cases & f.PLURAL:
            return []
        return [party for row in rows for party in self._parties(phrases, row)]

    def _case_of(self, phrase: Phrase) -> int:
        return (phrase.cases | phrase.cases >> 6) & f.SINGULAR

    def classes(self, phrase: Phrase) -> set[str]:
        """What kinds of thing a phrase speaks of."""
        if phrase.mention is not None and phrase.last >= phrase.mention.last:
            mention = phrase.mention
            if mention.kind == "person":
                return {"person"}
            if mention.kind == "place":
                return {"place"}
            if mention.kind == "organisation":
                kind = self.entities.organisations[mention.who].kind
                if kind in _STATE_KINDS:
                    return {"state", "organisation"}
                if kind is OrganisationKind.EMPLOYER:
                    return {"employer", "organisation", "place"}
                return {"organisation"} if kind is not OrganisationKind.OTHER else {"organisation", "employer", "state"}
        if phrase.kind == "pronoun":
            return {"person", "group", "organisation"}
        flags = self.t.flags[phrase.head]
        found = {name for flag, name in _CLASSES if flags & flag}
        if not found and phrase.number is not None:
            return {"number", "group"}
        return found or {"unknown"}

    def _parties(self, phrases: list[Phrase], at: int) -> list[Party]:
        phrase = phrases[at]
        if phrase.kind == "pronoun":
            return self.pronoun(phrase.head)
        if phrase.mention is not None and phrase.mention.kind in ("person", "organisation"):
            return [self.named(phrase.mention, phrase.first, phrase.last)]
        classes = self.classes(phrase)
        if not classes & {"group", "organisation", "state", "attacker", "employer", "number"}:
            return []
        last = phrase.last
        following = at + 1
        described = self.t.flags[phrase.head] & int(Word.ROLE | Word.PEOPLE) and phrase.number is None
        while following < len(phrases) and phrases[following].belongs >= at:
            one = phrases[following]
            if (
                described
                and one.mention is not None
                and one.mention.kind == "person"
                and self._case_of(one) & self._case_of(phrase)
            ):
                return [self.named(one.mention, one.first, one.last)]
            last = one.last
            following += 1
        if "organisation" in classes and phrase.last - phrase.first <= 2 and last == phrase.last:
            if known := self.last_body(phrase.first):
                return [Party(known.text, self._passage(phrase.first, last), organisation=known.organisation)]
        first = phrase.first
        while first < phrase.head and (
            self.t.flags[first] & int(Word.NUMERAL | Word.DETERMINER | Word.POSSESSIVE | Word.VAGUE_NUMBER | Word.ADVERB)
            or self.t.kind[first] == "number"
        ):
            first += 1
        return [Party(self.t.words(first, last), self._passage(phrase.first, last), number=phrase.number)]

    def owners(self, phrases: list[Phrase], at: int) -> list[Party]:
        """To whom a place or a thing belongs: the genitive after it, "у" before or after it, a possessive in it."""
        phrase = phrases[at]
        found: list[Party] = []
        following = at + 1
        while following < len(phrases) and phrases[following].belongs >= at:
            one = phrases[following]
            if self.classes(one) & _HUMAN | ({"employer"} & self.classes(one)):
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
                found = [self.named(named.mention, named.first, named.last)]
            return found
        if phrase.mention is not None and phrase.mention.kind == "organisation":
            return [self.named(phrase.mention, phrase.first, phrase.last)]
        for token in range(phrase.first, phrase.last):
            if self.t.flags[token] & int(Word.POSSESSIVE) and token != phrase.head:
                return self.pronoun(token)
        return []

    def _names_after(self, phrases: list[Phrase], at: int, following: int) -> bool:
        one = phrases[at]
        return (
            at > following
            and one.mention is not None
            and one.mention.kind == "person"
            and self.t.low[phrases[at - 1].first] == ","
        )

    def pronoun(self, at: int) -> list[Party]:
        """Whom a pronoun means: the last person of its sex, or those told last."""
        low = self.t.low[at]
        here = self._passage(at, at + 1)
        if low in self.pack.phrases["plural_pronoun"]:
            return [Party(one.text, here, one.person, one.organisation, one.number) for one in self.plural]
        female, male = low in self.pack.phrases["female"], low in self.pack.phrases["male"]
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

    def last_body(self, at: int) -> Party | None:
        index = bisect_left(self.bodies_at, at)
        if not index:
            return None
        mention = self.bodies[index - 1]
        return self.named(mention, mention.first, mention.last)

    def named(self, mention: Mention, first: int, last: int) -> Party:
        """The party that a person's or an organisation's name stands for."""
        here = self._passage(max(first, mention.first), last)
        if mention.kind == "person":
            return Party(self.entities.persons[mention.who].name, here, person=mention.who)
        return Party(self.entities.organisations[mention.who].name, here, organisation=mention.who)

    def _passage(self, first: int, last: int) -> Passage:
        return Passage(self.t.start[first], self.t.end[last - 1])


def _once(parties: list[Party]) -> list[Party]:
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

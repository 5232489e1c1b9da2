"""Persons of a text whose names are inflected.

In: words and the mentions found so far. Out: mentions, and the persons they are mentions of: a given name with a surname, or a
surname that a role introduces. Mentions in different cases are kept together; a person is shown in the nominative.
"""

from __future__ import annotations

from gravamen.reading.entities import Individual, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.bodies import CLOSED, BodyFinder
from gravamen.reading.inflected.mentions import Mentions
from gravamen.reading.inflected.naming import Name, Namer, Setting
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import NOUN, Word

_PEOPLE = int(Word.PEOPLE | Word.ROLE)
_ROLE = int(Word.ROLE)
_NOUN = int(NOUN)
_PLACED = int(Word.PLACE | Word.STATE | Word.EMPLOYER | Word.UNION)
_REPORT = int(Word.REPORT)
_PREPOSITION = int(Word.PREPOSITION)
_OFFICE = 8  # tokens back in which an office says the case of the name after it


class PersonFinder:
    """Finds the persons of one document."""

    def __init__(self, words: Words, mentions: Mentions, namer: Namer, bodies: BodyFinder) -> None:
        self.w = words
        self.t = words.t
        self.pack = words.pack
        self.mentions = mentions
        self.namer = namer
        self.bodies = bodies
        self.persons: list[Individual] = []
        self.by_surname: dict[str, list[int]] = {}

    def at(self, at: int, first: int, end: int, loose: list[tuple[int, int]]) -> int:
        t = self.t
        last = at
        while last < end and last - at < 5:
            if t.kind[last] == "word" and t.cap[last] and self.mentions.free(last):
                if last > at and (self.bodies.is_acronym(last) or self.bodies.head_kind(last)):
                    break
                if last > at and (t.low[last],) in self.pack.places:
                    break
                last += 1
            elif t.low[last] == "." and last > at and len(t.low[last - 1]) == 1:
                last += 1
            else:
                break
        start = at
        while start < last and self._ordinary(start, first):
            start += 1
        if start == last == at + 1 and not t.flags[at] and not self.w.nominal[at] & f.ADJECTIVE:
            loose.append((at, last))  # a sentence may open with a surname
        if start == last or (start > at and self.bodies.head_kind(at) is None):
            return start  # "Задержали Имя Фамилия": what follows is read anew
        if self._understood(start, last, first):
            return last
        if start > at or last - start > 1:
            caps = [i for i in range(start, last) if t.kind[i] == "word"]
            loose.append((start, last)) if len(caps) <= 3 else None
            return last
        before = start - 1
        low = t.low[start]
        if before >= first and t.flags[before] & _PREPOSITION and t.low[before] in self.pack.phrases["place_before"]:
            if not self.namer.given(low) and self.w.nominal[start] & f.either(f.LOCATIVE | f.GENITIVE | f.ACCUSATIVE):
                loose.append((start, last))
                return last
        loose.append((start, last))
        return last

    def _ordinary(self, at: int, first: int) -> bool:
        """A capital that opens a sentence, a title or an office: no part of a name."""
        t, low = self.t, self.t.low[at]
        if low in self.pack.name_words["no_name"] or low in self.pack.months or low in self.pack.weekdays:
            return True
        if len(low) == 1 and at + 1 < len(t.low) and t.low[at + 1] == ".":
            return False
        if self.namer.given(low):
            known = at == first and self.pack.verbs.get(low) is not None
            return known and not (at + 1 < len(t.low) and t.cap[at + 1])
        if t.flags[at] & (CLOSED | _ROLE) or low in self.pack.verbs or (low in self.pack.nominal):
            return at == first or not self.namer.tells_surname(low) or bool(t.flags[at] & (CLOSED | _ROLE))
        return at == first and not (at + 1 < len(t.low) and (t.cap[at + 1])) and not self.namer.tells_surname(low)

    def _understood(self, start: int, last: int, first: int) -> bool:
        """Whether a run is a person by itself: by a given name, by what stands before it, by its endings."""
        t = self.t
        while last > start and t.kind[last - 1] != "word":
            last -= 1
        caps = [at for at in range(start, last) if t.kind[at] == "word"]
        given = [at for at in caps if self.namer.given(t.low[at])]
        initials = [at for at in caps if len(t.low[at]) == 1]
        telling = [at for at in caps if self.namer.tells_surname(t.low[at])]
        before = start - 1
        introduced = before >= first and bool(t.flags[before] & _PEOPLE) and t.kind[before] == "word"
        score = 1.6 * bool(given) + 0.9 * (2 <= len(caps) <= 3) + 0.7 * bool(telling) + 1.2 * bool(initials) + 1.5 * introduced
        if len(caps) > 4 or (len(caps) == 1 and (initials or self._describes(caps[0]))):
            return False
        if last < len(t.low) and t.flags[last] & _REPORT:
            score += 0.8
        described = len(caps) > 1 and last + 1 < len(t.low) and t.low[last] == "," and t.flags[last + 1] & _ROLE
        if described or (before >= first and self._acts_on(before)) or (len(caps) > 1 and telling and self._acted_on(last)):
            score += 1.2
        if score < 2.0 and not (len(caps) >= 2 and telling and start > first):
            return False
        setting = self._setting(start, last, first, introduced=introduced)
        name = self.namer.understand([t.text(at, at + 1) for at in caps], [t.low[at] for at in caps], setting)
        self._person(start, last, caps, name)
        return True

    def _describes(self, at: int) -> bool:
        """ "судья Советского района": an adjective of the noun after it, and nobody's surname."""
        following, w = at + 1, self.w
        if following >= len(self.t.low) or self.t.kind[following] != "word" or self.t.cap[following]:
            return False
        flags = self.t.flags[following]
        place = w.nominal[following] & f.SUBSTANTIVE and flags & _PLACED and not flags & _PEOPLE
        oblique = w.agree(at, following) & f.SINGULAR & ~f.NOMINATIVE
        return bool(w.nominal[at] & f.ADJECTIVE and place and oblique and w.nominal[at] & w.nominal[following] & f.GENDERS)

    def _acts_on(self, verb: int) -> bool:
        """Whether a verb does to people what the rules look for: "задержали Имя Фамилия"."""
        return any(
            {"person", "group"} & rule.object and not rule.after for rule in self.pack.verb_triggers.get(self.t.low[verb], ())
        )

    def _acted_on(self, last: int) -> bool:
        """Whether the verb straight after a name does something to people: "Имя Фамилию перевели в другой цех"."""
        t = self.t
        if last >= len(t.low) or not self.w.verb_bits(last) & (f.MANY | f.SHORT):
            return False
        return any({"person", "group"} & rule.object for rule in self.pack.verb_triggers.get(t.low[last], ()))

    # what stands around a name -------------------------------------------------------------------------------------

    def _setting(self, start: int, last: int, first: int, *, introduced: bool) -> Setting:
        """What the words beside a name say of its case and of the person's sex."""
        w, t = self.w, self.t
        before = start - 1
        sex = self._sex_told(last) or (f.FEMININE if self._female_near(start, last) else 0)
        if before < first or t.kind[before] != "word":
            return Setting(likely=self._as_office(before, first) if before > first else 0, sex=sex)
        if introduced and w.listed("kin", before):
            return Setting(asked=f.GENITIVE, sex=sex)
        if introduced:
            return Setting(asked=_in_one_number(w.nominal[before]), sex=sex)
        if t.flags[before] & _PREPOSITION:
            return Setting(asked=self._governed(before), sex=sex)
        bits = w.verb_bits(before)
        if bits & f.FINITE and not (w.nominal[before] & f.SUBSTANTIVE and t.low[before] in self.pack.nominal):
            return self._after_verb(before, first, sex)
        if office := self._as_office(before, first):
            return Setting(likely=office, sex=sex)
        if t.flags[before] & _NOUN:
            return Setting(likely=f.GENITIVE, sex=sex)
        return Setting(sex=sex)

    def _governed(self, at: int) -> int:
        rows = self.pack.prepositions.get((self.t.low[at],))
        return rows[1] & f.SINGULAR if rows else 0

    def _after_verb(self, verb: int, first: int, sex: int) -> Setting:
        """ "задержали Тестова": after a verb that has its subject, or that has none, a name is the object."""
        bits = self.w.verb_bits(verb)
        ruled = any(
            self.t.flags[at] & _NOUN and self.w.nominal[at] & f.either(f.NOMINATIVE) for at in range(max(first, verb - 3), verb)
        )
        if bits & (f.MANY | f.IMPERSONAL) or (ruled and not bits & f.SHORT):
            return Setting(likely=f.ACCUSATIVE | f.GENITIVE | f.DATIVE)
        return Setting(sex=self._agreeing(bits) or sex)

    def _as_office(self, at: int, first: int) -> int:
        """The cases of the office that a name's description opens with: "председателя профсоюза РЭП", "юриста, "."""
        for back in range(at, max(first - 1, at - _OFFICE), -1):
            if self.t.kind[back] == "word" and self.t.flags[back] & _PEOPLE and self.mentions.free(back):
                return _in_one_number(self.w.nominal[back])
            named = self.mentions.named(back)
            if not named and not (self.t.kind[back] == "word" and self.w.nominal[back]) and self.t.low[back] not in '«»",':
                return 0
            if not named and (self.t.flags[back] & CLOSED or self.w.verb_bits(back) & f.FINITE) and self.t.low[back] != ",":
                return 0
        return 0

    def _sex_told(self, last: int) -> int:
        """The sex that a verb straight after a name agrees with."""
        return self._agreeing(self.w.verb_bits(last)) if last < len(self.t.low) and self.t.kind[last] == "word" else 0

    def _agreeing(self, bits: int) -> int:
        if not bits & (f.PAST | f.SHORT) or bits & f.MANY:
            return 0
        return f.FEMININE if bits & f.FEMALE else f.MASCULINE if bits & f.MALE else 0

    def _female_near(self, first: int, last: int) -> bool:
        for at in range(max(0, first - 6), min(len(self.t.low), last + 8)):
            if self.t.kind[at] == "word" and self.w.verb_bits(at) & f.FEMALE and self.w.verb_bits(at) & (f.PAST | f.SHORT):
                return True
        return False

    # whom a name means ---------------------------------------------------------------------------------------------

    def _person(self, first: int, last: int, caps: list[int], name: Name) -> None:
        lows = [f.plain(word) for word in name.words]
        full = [low for low in lows if len(low) > 1]
        who = next((who for low in full for who in self.by_surname.get(low, ()) if self._fits(who, lows)), None)
        if who is None:
            who = len(self.persons)
            self.persons.append(Individual(self._told(first, last, caps, name), frozenset(full)))
        else:
            person = self.persons[who]
            written = tuple(self.t.text(at, at + 1) for at in caps) == name.words  # the nominative itself stands here
            if len(full) > len(person.words) or (len(full) == len(person.words) and written and name.cases & f.NOMINATIVE):
                person.name, person.words = self._told(first, last, caps, name), frozenset(full)
        if name.gender and self.persons[who].female is None and len(full) > 1:
            self.persons[who].female = name.gender == f.FEMININE
        for low in full:
            rows = self.by_surname.setdefault(low, [])
            if who not in rows:
                rows.append(who)
        self.mentions.note(Mention(first, last, "person", who=who, name_first=first), name.cases)

    def _told(self, first: int, last: int, caps: list[int], name: Name) -> str:
        """The name with its words in the nominative and the points of its initials."""
        told = dict(zip(caps, name.words, strict=True))
        if len(self.t.low) > last and self.t.low[last] == "." and len(self.t.low[last - 1]) == 1:
            last += 1
        text = ""
        for at in range(first, last):
            if at > first and self.t.start[at] > self.t.end[at - 1]:
                text += " "
            text += told.get(at) or self.t.text(at, at + 1)
        return text

    def _fits(self, who: int, lows: list[str]) -> bool:
        """Whether a name can be of a person known: no word of it is another than theirs."""
        words = self.persons[who].words
        short = [low for low in lows if len(low) > 1]
        if len(short) == 1:
            return short[0] in words
        return set(short) <= words or words <= set(short)

    def known(self, first: int, last: int) -> None:
        """A surname or a given name alone, of a person whom the text names in full somewhere."""
        t = self.t
        if self.mentions.named(first):
            return
        for at in range(first, last):
            if t.kind[at] != "word" or len(t.low[at]) < 3:
                continue
            low = t.low[at]
            for sense in self.namer.alone(low):
                rows = self.by_surname.get(f.plain(sense.nominative), ())
                if rows:
                    cases = 0
                    for other in self.namer.alone(low):
                        if other.nominative == sense.nominative:
                            cases |= other.bits & f.SINGULAR
                    self.mentions.note(Mention(first, last, "person", who=rows[0], name_first=first), cases)
                    return
        before = first - 1
        if (
            last - first == 1
            and before >= 0
            and t.low[before] in self.pack.phrases["place_before"]
            and t.low[before] in ("в", "во", "у", "в")
        ):
            self.mentions.note(Mention(first, last, "place"), f.either(f.LOCATIVE | f.ACCUSATIVE | f.GENITIVE))


def _in_one_number(bits: int) -> int:
    """Cases, whatever their number: after "активистов" a single name stands in the same case."""
    return (bits | bits >> 6) & f.SINGULAR

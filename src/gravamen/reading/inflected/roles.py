"""Who stands where in a clause: subject, object, doer, at whose place, about whom.

In: the phrases of a sentence and the place of a verb or a noun among them. Out: the phrases that stand there, by case and
preposition, wherever they stand, and whom they mean (`parties`).
"""

from __future__ import annotations

from collections.abc import Iterable

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.parties import HUMAN, Hit, Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.stems import Phrases, fits, keys_of
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Pack, Word, once_a_pack
from gravamen.reading.pack import Phrase as Pattern
from gravamen.reading.tokens import Sentence

_PASSED = 3  # words that may stand between two words of a pattern
_QUOTES = frozenset("«»“”„\"'’")
_BETWEEN = int(Word.DETERMINER | Word.POSSESSIVE | Word.NUMERAL | Word.VAGUE_NUMBER)
_PUT_IN = 3  # parts of a clause that is put in, between its verb and its end
_DISTANCE = 0.5  # what each phrase between a verb and a noun speaks against the noun
_NOMINATIVE, _GENITIVE, _ACCUSATIVE = (f.either(case) for case in (f.NOMINATIVE, f.GENITIVE, f.ACCUSATIVE))


class Roles:
    """Finds the roles in the clauses of one document."""

    def __init__(self, words: Words, pack: InflectedPack, parties: Parties) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.parties = parties
        self._wanted, self._wanting, self._openings = _lists(pack)
        self._keys: frozenset[str] = frozenset()
        self._there = 0  # the lists of which something can stand in the sentence at hand
        self._phrases: list[Phrase] = []  # of which the following are
        self._rows: dict[int, list[int]] = {}
        self._verbal: set[int] = set()
        self._clauses: dict[int, list[int]] = {}
        self._extents: dict[int, tuple[int, int]] = {}

    # words and stems -----------------------------------------------------------------------------------------------

    def begin(self, sentence: Sentence) -> None:
        """Turn to a sentence."""
        self._keys = keys_of(self.t.low[sentence.first : sentence.last])
        self._there = 0
        for key in self._openings & self._keys:
            self._there |= self._wanting[key]

    def may_have(self, patterns: tuple[Pattern, ...]) -> bool:
        """Whether one of the patterns of a rule can stand in the sentence at hand, by the words that they begin with."""
        return bool(self._wanted.get(id(patterns), -1) & self._there)

    def find(self, patterns: tuple[Pattern, ...], first: int, last: int) -> int | None:
        """Where one of the patterns begins between two tokens of the sentence at hand."""
        if not self._wanted.get(id(patterns), -1) & self._there:
            return None
        near = (patterns if isinstance(patterns, Phrases) else Phrases(patterns)).among(self._keys)
        if not near:
            return None
        low = self.t.low
        for at in range(first, min(last, len(low))):
            word = low[at]
            for pattern in near:
                if fits(pattern[0], word) and (len(pattern) == 1 or self._stands(pattern, at)):
                    return at
        return None

    def _stands(self, pattern: Pattern, at: int) -> bool:
        """Whether a pattern goes on after the token that it begins with; "в рувд" is in "в Первомайское РУВД" too."""
        low = self.t.low
        for part in pattern[1:]:
            at += 1
            passed = 0
            while at < len(low) and not fits(part, low[at]):
                if passed == _PASSED or not self._passes(at):
                    return False
                at, passed = at + 1, passed + 1
            if at >= len(low):
                return False
        return True

    def _passes(self, at: int) -> bool:
        """Words between those of a pattern: adjectives, numbers, pronouns of whose it is, quotation marks."""
        t = self.t
        if t.kind[at] == "mark":
            return t.low[at] in _QUOTES
        if t.kind[at] == "number" or t.flags[at] & _BETWEEN or self.w.is_adjective(at):
            return True
        return False

    def has(self, name: str, at: int) -> bool:
        """Whether a list of `[stem]` has the words at a token."""
        return self.w.listed(name, at)

    # clauses -------------------------------------------------------------------------------------------------------

    def finite(self, phrase: Phrase) -> bool:
        return phrase.kind == "verb" and bool(phrase.verb & f.FINITE)

    def clause(self, phrases: list[Phrase], place: int) -> list[int]:
        """The places of the phrases in a verb's clause, and in the verbless ones around that belong to it."""
        if phrases is not self._phrases:
            self._phrases, self._clauses, self._extents = phrases, {}, {}
            self._rows = _by_clause(phrases)
            self._verbal = {
                phrase.clause for phrase in phrases if phrase.kind == "verb" and phrase.verb & (f.FINITE | f.GERUND)
            }
        own = phrases[place].clause
        if own not in self._clauses:
            self._clauses[own] = self._with_verbless(phrases, own)
        return self._clauses[own]

    def own(self, phrases: list[Phrase], place: int) -> list[Phrase]:
        """The phrases of a verb's clause alone."""
        self.clause(phrases, place)
        return [phrases[at] for at in self._rows[phrases[place].clause]]

    def extent(self, phrases: list[Phrase], place: int) -> tuple[int, int]:
        """The tokens of a verb's clause, with the prepositions before its phrases; the end is exclusive."""
        clause = self.clause(phrases, place)
        own = phrases[place].clause
        if own not in self._extents:
            starts = (one.first if one.prep_at < 0 else min(one.first, one.prep_at) for one in map(phrases.__getitem__, clause))
            self._extents[own] = min(starts), max(phrases[at].last for at in clause)
        return self._extents[own]

    def _with_verbless(self, phrases: list[Phrase], own: int) -> list[int]:
        rows, verbal = self._rows, self._verbal
        found = list(rows[own])
        if phrases[rows[own][0]].kind not in ("sub", "rel"):
            left = own - 1
            while left in rows and left not in verbal and not self._stops(phrases, rows[left + 1][0]):
                found = rows[left] + found
                if phrases[rows[left][0]].kind in ("sub", "rel"):
                    break
                left -= 1
        if before := self._before_relative(phrases, own):
            found = before + list(rows[own])
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

    def _before_relative(self, phrases: list[Phrase], own: int) -> list[int]:
        """ "Ивана Тестова, который работает в цехе, | задержали": what stands before a clause that is put in."""
        rows, verbal = self._rows, self._verbal
        if phrases[rows[own][0]].kind != "mark" or self.t.low[phrases[rows[own][0]].first] != ",":
            return []
        left = own - 1
        while left in rows and left not in verbal and own - left <= _PUT_IN:
            left -= 1  # "…, который работает в цехе (завод «Образец»), …"
        if left not in verbal or phrases[rows[left][0]].kind != "rel":
            return []
        left -= 1
        if left in rows and all(phrases[at].kind == "mark" for at in rows[left]):
            left -= 1
        return (
            rows[left] if left in rows and left not in verbal and any(phrases[at].kind == "noun" for at in rows[left]) else []
        )

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
            if not rel.prep and rel.cases & _NOMINATIVE and self.agrees(rel, verb, phrases):
                other = self._nominative(phrases, clause, place, skip_ambiguous=True)
                if other is None:
                    return self.parties.read(phrases, self.parties.antecedent(phrases, own_first))
        del opener
        at = self._nominative(phrases, clause, place)
        if at is not None:
            return self.parties.read(phrases, [at])
        alone = self._impersonal(phrases, place)
        alone = alone or bool(verb.verb & f.MANY and self._stops(phrases, own_first))  # "кажуць людзі: камеру павесілі"
        if shared and own_first and phrases[own_first].kind in ("conj", "mark") and not alone:
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
            if not phrase.cases & _NOMINATIVE or not self.agrees(phrase, verb, phrases):
                continue
            ambiguous = bool(phrase.cases & (_ACCUSATIVE | _GENITIVE))
            if skip_ambiguous and ambiguous:
                continue
            if phrase.negated:
                continue
            rank = (
                4.0 * (not ambiguous) - 0.1 * abs(at - place) + 1.5 * (phrase.kind == "pronoun") + (0.8 if at < place else 0.0)
            )
            if self.parties.classes(phrase) & (HUMAN | {"state", "employer", "attacker"}):
                rank += 1
            if best is None or rank > best[0]:
                best = (rank, at)
        return best[1] if best else None

    def agrees(self, phrase: Phrase, verb: Phrase, phrases: list[Phrase]) -> bool:
        """Whether a phrase can be the subject of a verb, by number and gender."""
        plural = bool(phrase.cases & (f.NOMINATIVE << 6)) or phrase.number is not None
        if not plural:
            lead = phrases.index(phrase)
            plural = any(one.joined == lead or (one.joined >= 0 and one.joined == phrase.apposed) for one in phrases)
        singular = bool(phrase.cases & f.NOMINATIVE) or phrase.number is not None
        bits = verb.verb
        if bits & (f.PAST | f.SHORT):
            if not bits & (f.MALE | f.FEMALE | f.NEUTRAL | f.MANY):
                return True
            if bits & f.MANY and plural:
                return True
            if not singular or not bits & (f.MALE | f.FEMALE | f.NEUTRAL):
                return False
            return self.gender_fits(phrase, bits)
        if bits & f.PRESENT:
            return (bool(bits & f.MANY) and plural) or (not bits & f.MANY and singular and not bits & f.FIRST)
        return True

    def gender_fits(self, phrase: Phrase, bits: int) -> bool:
        """Whether a phrase can have the gender of a past verb or a participle."""
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
                female = self.parties.entities.persons[phrase.mention.who].female
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

    def standing(self, phrases: list[Phrase], place: int, cases: int, *, besides: Hit | None = None) -> Hit:
        """What stands in one of the cases, without preposition, in a verb's clause."""
        clause = self.clause(phrases, place)
        own_first = next(at for at, one in enumerate(phrases) if one.clause == phrases[place].clause)
        rel = phrases[own_first]
        if rel.kind == "rel" and not rel.prep and rel.cases & cases and not (besides is not None and rel.cases & _NOMINATIVE):
            return self.parties.read(phrases, self.parties.antecedent(phrases, own_first))
        used = set(map(id, besides.phrases)) if besides is not None else set()
        passed = {phrases[place].clause, *(of for of, row in self._rows.items() if phrases[row[0]].kind == "rel")}
        rows: list[tuple[float, int]] = []
        for at in clause:
            phrase = phrases[at]
            if phrase.kind not in ("noun", "pronoun") or phrase.prep or phrase.belongs >= 0 or phrase.joined >= 0:
                continue
            if id(phrase) in used or not phrase.cases & cases:
                continue
            between = range(min(at, place) + 1, max(at, place))
            if any(self.finite(phrases[i]) and phrases[i].clause not in passed for i in between):
                continue
            rank = -_DISTANCE * abs(at - place) + (2 if not phrase.cases & ~cases & f.CASES else 0)
            if self.parties.classes(phrase) & HUMAN:
                rank += 2.5
            rows.append((rank, at))
        if not rows:
            return Hit()
        return self.parties.read(phrases, [max(rows)[1]])

    def behind_place(self, phrases: list[Phrase], clause: list[int], place: int) -> Hit:
        """People after a noun with a preposition that are no genitive of it, where nobody else is hit.

        "Задержали на мосту представителя союза", "По ходатайству следствия слесаря Тестова заключили под стражу".
        """
        words = self.pack.phrases
        for at in clause:
            phrase = phrases[at]
            if phrase.belongs < 0 or phrase.kind != "noun" or at == place:
                continue
            root = phrase.belongs
            while phrases[root].belongs >= 0:
                root = phrases[root].belongs
            if not phrases[root].prep or (at > place > root):
                continue
            if at > place and phrases[root].prep not in words["inside"] | words["not_done"] | words["whose"]:
                continue
            if at < place - 1 or (at < place and (phrase.mention is None or not phrases[place].verb & f.MANY)):
                continue
            people = phrase.apposed >= 0 or self.parties.classes(phrase) & {"person", "group"}
            if people and (phrase.mention is not None or self.w.nominal[phrase.head] & _ACCUSATIVE):
                return self.parties.read(phrases, [at])
        return Hit()

    def named_after(self, phrases: list[Phrase], clause: list[int], place: int) -> Hit:
        """A person or an organisation in the genitive after the verb: "отказали в регистрации профсоюза"."""
        rows = [
            at
            for at in clause
            if at > place
            and phrases[at].belongs >= 0
            and phrases[at].joined < 0
            and self.parties.classes(phrases[at]) & {"person", "organisation"}
        ]
        return self.parties.read(phrases, rows[:1])

    def governed(self, phrases: list[Phrase], places: Iterable[int], names: frozenset[str], cases: int = f.CASES) -> list[int]:
        """The phrases that one of the prepositions governs, in one of the cases."""
        return [
            at
            for at in places
            if phrases[at].prep in names
            and phrases[at].cases & cases
            and phrases[at].joined < 0
            and phrases[at].kind in ("noun", "pronoun", "rel")
        ]


def _by_clause(phrases: list[Phrase]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for at, phrase in enumerate(phrases):
        rows.setdefault(phrase.clause, []).append(at)
    return rows


@once_a_pack
def _lists(pack: Pack) -> tuple[dict[int, int], dict[str, int], frozenset[str]]:
    """The lists of phrases that verb rules want, each a bit, by identity; by a key those that it can open; all such keys."""
    rules = {id(rule): rule for of in pack.verb_triggers.values() for rule in of}
    wanted: dict[int, int] = {}
    wanting: dict[str, int] = {}
    for rule in rules.values():
        for patterns in (rule.after, rule.before_or_after, rule.after_or_object, rule.unless):
            if isinstance(patterns, Phrases) and id(patterns) not in wanted:
                bit = wanted[id(patterns)] = 1 << len(wanted)
                for key in patterns.openings:
                    wanting[key] = wanting.get(key, 0) | bit
    return wanted, wanting, frozenset(wanting)

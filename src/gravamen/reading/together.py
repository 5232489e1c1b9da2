"""People named together, and who takes them up: "A, B et C … Les trois prévenus …", "l'intéressé", "cinq d'entre eux".

In: the words of a phrase or a pronoun, and the people named before it. Out: the parties that it stands for.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from gravamen.reading.entities import Entities, Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit
from gravamen.text import Passage

_SPELT = 4  # letters of a surname whose spelling may differ
_TOGETHER = 3  # tokens that may stand between two of a list of names
_ASIDE = 14  # the same, where what the first is stands between commas
_NAMING = Word.DETERMINER | Word.PEOPLE | Word.ROLE | Word.PREPOSITION | Word.CONJUNCTION | Word.UNION
_BEFORE_SUBJECT = Word.ROLE | Word.TITLE | Word.DETERMINER | Word.UNION | Word.PEOPLE
_CLOSES = Word.PREPOSITION | Word.CONJUNCTION | Word.SUBORDINATOR | Word.ADVERB | Word.DETERMINER | Word.INFINITIVE
_MANY_NAMED = 8  # people: a longer list is not taken up by its number
_NAMED_BACK = 150  # tokens back within which names are taken up by their number


class Together:
    """Tells whom what takes up names stands for. One instance reads one document in order."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities) -> None:
        self.t = tokens
        self.pack = pack
        self.entities = entities
        self.person_mentions = [mention for mention in entities.mentions if mention.kind == "person"]
        self.sentence_starts = [sentence.first for sentence in tokens.sentences] or [0]
        self.person_starts = [mention.first for mention in self.person_mentions]
        self.plural: list[Party] = []  # whom "they" means
        self.here: list[Unit] = []  # the sentence at hand

    def _they(self, at: int) -> list[Party]:
        """Whom "they" means: the people told last, or those named together since."""
        if self.pack.head_first and (named := self._together_before(at)):
            told = max((party.passage.start for party in self.plural), default=-1)
            if self.t.start[named[0].first] > told and at - named[-1].last <= _NAMED_BACK:
                return [self.named(mention) for mention in named]
        return self.plural

    def _who_is_meant(self, index: int, at: int, *, female: bool) -> int:
        """Whom "he" or "she" means of those named before: nobody who only speaks or judges, where another is told of beside."""
        last = self.person_mentions[index - 1].who
        if self.pack.head_first or self.pack.grammar == "inflected":
            return last
        sentence = bisect_left(self.sentence_starts, at + 1) - 1
        first = self.sentence_starts[max(sentence - 1, 0)]
        near = self.person_mentions[bisect_left(self.person_starts, first) : index]
        near = [one for one in near if self.entities.persons[one.who].female in (None, female)]
        near = [one for one in near if not self._beside(one.first, at)]
        hit = self._hit(at)
        here = self.sentence_starts[sentence]
        told = [one for one in near if not (hit and self._in_power(one)) and not (one.last <= here and self._speaks(one))]
        if not told:
            return last
        opening = range(first, told[0].first)
        opens = told[-1].last <= here and all(self.t.flags[i] & _BEFORE_SUBJECT or self.t.cap[i] for i in opening)
        return (told[0] if opens else told[-1]).who

    def _beside(self, one: int, at: int) -> bool:
        """ "An inspector struck | him": who stands in the clause of "him" is another."""
        flags = self.t.flags[at]
        theirs = flags & Word.POSSESSIVE and not self.t.flags[at + 1] & _CLOSES and self.t.kind[at + 1] == "word"
        reflexive = self.t.low[at].endswith("self")
        if not flags & Word.OBJECT_PRONOUN or flags & Word.SUBJECT_PRONOUN or theirs or reflexive or self.pack.head_first:
            return False
        opens = Word.SUBORDINATOR | Word.CONJUNCTION | Word.RELATIVE
        parted = any(self.t.kind[i] == "mark" or self.t.flags[i] & opens for i in range(one, at))
        return not parted and not self._under_of(one, at)

    def _under_of(self, one: int, at: int) -> bool:
        """ "the guards of X beat him", "X's boss struck him": somebody who is no subject there."""
        before = self.t.low[one - 1] if one else ""
        return before in self.pack.phrases["of"] or any(self.t.kind[i] == "clitic" for i in range(one, at))

    def _hit(self, at: int) -> bool:
        """ "him", "he was arrested": whether a pronoun is of one to whom something is done."""
        if not self.t.flags[at] & Word.SUBJECT_PRONOUN:
            return True
        being = False
        for ahead in range(at + 1, min(at + 5, len(self.t.low))):
            flags = self.t.flags[ahead]
            if flags & Word.BE:
                being = True
            elif not flags & (Word.HAVE | Word.ADVERB | Word.MODAL):
                return being and bool(flags & Word.PARTICIPLE)
        return False

    def _in_power(self, mention: Mention) -> bool:
        """ "Judge Testova", "Labour Minister X", "a spokesman, X": by the words before the name or its role."""
        person = self.entities.persons[mention.who]
        told = [*range(mention.first, mention.last), *(range(*person.role) if person.role is not None else ())]
        flags = [self.t.flags[i] for i in told if not self.t.flags[i] & (Word.GIVEN_NAME | Word.SURNAME)]
        speaks = any(self.t.low[i] in self.pack.phrases.get("speaking", ()) for i in told)
        powers = any(flag & (Word.STATE | Word.EMPLOYER) for flag in flags) and not any(flag & Word.UNION for flag in flags)
        return speaks or powers

    def _speaks(self, mention: Mention) -> bool:
        """ "X told reporters", "said X": somebody whose words the report gives."""
        around = (mention.last, mention.first - 1, mention.last + 1 if self.t.flags[mention.last] & Word.HAVE else mention.last)
        return any(0 <= at < len(self.t.low) and self.t.flags[at] & Word.REPORT for at in around)

    def _together_before(self, at: int) -> list[Mention]:
        """The last people named in one list before a token: "A, B et C"."""
        index = bisect_left(self.person_starts, at)
        found: list[Mention] = []
        while index and len(found) <= _MANY_NAMED:
            mention = self.person_mentions[index - 1]
            if found and not self._joins_names(mention.last, found[-1].first):
                if len(found) > 1:
                    break
                found = []
            found.append(mention)
            index -= 1
        found.reverse()
        return found if 1 < len(found) == len({mention.who for mention in found}) else []

    def _joins_names(self, first: int, last: int) -> bool:
        """Whether only what joins names stands between two of them."""
        low, joins = self.t.low, self.pack.phrases["and"] | {","}
        between = range(first, last)
        title = Word.TITLE | Word.DETERMINER
        if 0 < len(between) <= _TOGETHER:
            return all(low[i] in joins or self.t.flags[i] & title for i in between)
        told = Word.VERB | Word.BE | Word.HAVE | Word.RELATIVE | Word.SUBORDINATOR
        aside = 0 < len(between) <= _ASIDE and low[first] in (",", "(") and (low[last - 1] in joins or low[last - 1] == ";")
        plain = not any(low[i] in ".!?:" or (self.t.flags[i] & told and not self.t.flags[i] & _NAMING) for i in between)
        office = any(self.t.flags[i] & (Word.ROLE | Word.PEOPLE) for i in between)
        return aside and plain and office  # "A, secrétaire général du syndicat, et B"

    def _as_many(self, unit: Unit, number: int) -> list[Party]:
        """ "les trois prévenus", "nos deux camarades": those named together before, where they are as many."""
        if not self.pack.head_first or not 1 < number <= _MANY_NAMED or unit.names:
            return []
        the, this = (self.pack.phrases.get(name, frozenset()) for name in ("the", "referring"))
        opens = self.t.low[unit.first] in the | this
        if not opens and not self.t.flags[unit.first] & Word.POSSESSIVE:
            return []
        ahead = bisect_left(self.person_starts, unit.first)
        if ahead < len(self.person_starts) and self.person_starts[ahead] <= unit.last + _TOGETHER:
            return []  # "les deux délégués, A et B"
        named = self._together_before(unit.first)
        if len(named) != number or unit.first - named[-1].last > _NAMED_BACK:
            return []
        return [replace(self.named(mention), passage=self._passage(unit)) for mention in named]

    def _named_last(self, unit: Unit) -> Party | None:
        """ "l'intéressé": the person named last."""
        index = bisect_left(self.person_starts, unit.first) - 1
        if index < 0 or unit.first - self.person_starts[index] > _NAMED_BACK or unit.names:
            return None
        return replace(self.named(self.person_mentions[index]), passage=self._passage(unit))

    def _of_others(self, unit: Unit) -> Party | None:
        """ "des centaines | d'autres", "cinq | d'entre eux": of whom a number is told with these words."""
        t, last = self.t, unit.last
        if last + 1 >= len(t.low) or t.low[last] not in self.pack.phrases["of"]:
            return None
        if t.low[last + 1] not in self.pack.phrases.get("others", ()):
            return None
        end = last + 3 if t.low[last + 2 : last + 3] and t.flags[last + 2] & Word.OBJECT_PRONOUN else last + 2
        number = self._number(unit)  # "cinq d'entre eux": as many of those told before, and nobody by name
        return Party(
            t.words(unit.head, end), Passage(t.start[unit.first], t.end[end - 1]), number=number, counted=number is not None
        )

    # one party ---------------------------------------------------------------------------------------------------

    def named(self, mention: Mention) -> Party:
        """The party that a person's or an organisation's name stands for."""
        here = Passage(self.t.start[mention.first], self.t.end[mention.last - 1])
        if mention.kind == "person":
            person = self.entities.persons[mention.who]
            return Party(person.name, here, person=mention.who, written=self._spelt(mention, person.name))
        body = self.entities.organisations[mention.who]
        return Party(body.name, here, organisation=mention.who)

    def _spelt(self, mention: Mention, name: str) -> str:
        """The name as it stands here, where the report spells it in two ways: "Kozhnov" and "Kozhnev"."""
        surname = self.t.text(mention.last - 1, mention.last)
        if len(surname) < _SPELT or surname.lower() in name.lower():
            return ""
        return self.t.words(max(mention.name_first, mention.first), mention.last)

    def _number(self, unit: Unit) -> int | None:
        t = self.t
        for at in range(unit.first, unit.last):
            if not t.flags[at] & Word.NUMERAL:
                continue
            low = t.low[at]
            value = self.pack.numerals.get(low)
            if value is None and "-" in low:  # "thirty-five"
                parts = [self.pack.numerals.get(part) for part in low.split("-")]
                value = sum(part for part in parts if part) if all(parts) else None
            if value is None:
                digits = low.replace(",", "").replace(".", "")
                value = int(digits) if digits.isdecimal() and len(digits) < 8 else None
                if value is not None and at + 1 < unit.last and t.low[at + 1] in ("%", "per", "percent"):
                    return None
            if value is not None and at + 1 < unit.last and t.low[at + 1] in self.pack.multipliers:
                value *= self.pack.multipliers[t.low[at + 1]]
                value += self._rest(at + 2, unit.last)
            if value is not None:
                return value
        return None

    def _rest(self, at: int, last: int) -> int:
        """What a number goes on with after a hundred or a thousand: "four hundred | and twenty"."""
        at += at < last and self.t.low[at] in self.pack.phrases["and"]
        parts = [self.pack.numerals.get(part) for part in self.t.low[at].split("-")] if at < last else []
        return sum(part for part in parts if part) if parts and all(parts) else 0

    def _passage(self, unit: Unit) -> Passage:
        return Passage(self.t.start[unit.first], self.t.end[unit.last - 1])

"""How much speaks for a run of capitals being a person: given names, titles and roles beside it, what is said of it.

In: a range of tokens. Out: a number; from two on it is taken for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gravamen import countries
from gravamen.reading.capitals import Capitals
from gravamen.reading.pack import NOUN, Pack, Trigger, Word, pack
from gravamen.reading.tokens import Tokens

_QUOTES = frozenset("\"'“”‘’«»")
CERTAIN = 2.0  # from which a run of capitals is taken for a person


@cache
def _personal(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Verbs that are done to persons alone, and nouns that belong to a person or name what was done to one."""
    words = pack(language)

    def to_persons(rules: tuple[Trigger, ...]) -> bool:
        return all(
            "person" in rule.object and "organisation" not in rule.object and "place" not in rule.object for rule in rules
        )

    verbs = frozenset(form for form, rules in words.verb_triggers.items() if to_persons(rules))
    nouns = {phrase[-1] for phrase, rules in words.noun_triggers.items() if to_persons(rules)}
    return verbs, frozenset(nouns) | words.phrases.get("home", frozenset())


def _numbered(word: str) -> bool:
    """A word with digits is no name ("Q200"), unless it is one that a generator of tests has numbered ("Generated-01")."""
    name, _, number = word.rpartition("-")
    return any(letter.isdecimal() for letter in word) and not (len(name) > 3 and name.isalpha() and number.isdecimal())


class Evidence:
    """Weighs the names of one document. `lower_seen` are the words that stand in it without a capital too."""

    def __init__(self, tokens: Tokens, pack: Pack, caps: Capitals, lower_seen: set[str]) -> None:
        self.t = tokens
        self.pack = pack
        self.caps = caps
        self.lower_seen = lower_seen
        self.of_persons = pack.phrases["of_name"] | pack.phrases["infinitive"]  # "de Ana", "a Ana": no word of place alone
        self.ordinary = pack.name_words.get("ordinary", frozenset())
        self.personal, self.personal_nouns = _personal(pack.language)

    def of_person(self, first: int, last: int, sentence: int) -> float:
        t = self.t
        names = self.pack.name_words
        score = 0.0
        caps = [at for at in range(first, last) if t.cap[at] and t.kind[at] == "word"]
        if not caps or len(caps) > 6 or any(_numbered(t.low[at]) or "/" in t.low[at] for at in caps):
            return -5
        shouted = len(caps) > 1 and all(t.text(at, at + 1).isupper() for at in caps)
        if t.flags[caps[0]] & Word.GIVEN_NAME:
            score += 1.6
        elif any(t.flags[at] & Word.GIVEN_NAME for at in caps[1:]):
            score += 0.9
        if any(t.flags[at] & Word.SURNAME for at in caps):
            score += 0.7
        if len(caps) > 1 and t.low[caps[0]] in names.get("place_opens", ()):
            score -= 2.5  # "Santa Clara", "La Flor"
        if 2 <= len(caps) <= 4:
            score += 0.9
        for at in caps:
            flags = t.flags[at]
            if flags & (Word.GIVEN_NAME | Word.SURNAME):
                continue
            if t.low[at] in self.ordinary and not t.flags[caps[0]] & Word.GIVEN_NAME:
                score -= 1.2  # "Peter King" is a person, "Infantry Battalion" none
            elif t.low[at] in names["no_name"] or t.low[at] in self.lower_seen or flags & (NOUN | Word.VERB | Word.PREPOSITION):
                score -= 1.2
            if not shouted and self.caps.acronym(at):
                score -= 1.0
            if countries.adjective(t.text(at, at + 1)) or self.caps.place(at, at + 1):
                score -= 0.8
        if self.surname_in_capitals(caps):
            score += 2.2
        before = first - 1
        if before >= sentence:
            if t.flags[before] & Word.TITLE or (t.low[before] == "." and before > 0 and t.flags[before - 1] & Word.TITLE):
                score += 2
            elif t.flags[before] & (Word.ROLE | Word.PEOPLE) and not t.flags[before] & Word.ABSTRACT:
                score += 1.5
            elif self.pack.head_first and t.low[before] in self.pack.phrases["particle"]:
                score += 1.2 * (before > sentence and t.low[before - 1] in self.personal)  # "detuvieron a X"
                again = before - 1 > sentence and t.low[before - 1] in self.pack.phrases["and"]
                score += 1.4 * (again and len(caps) > 1 and self._after_name(before - 1, sentence))  # "a X y a Y"
            elif self.pack.head_first and t.low[before] in self.pack.phrases["of"] and t.flags[caps[0]] & Word.GIVEN_NAME:
                score -= 0.4  # "el encarcelamiento de X"
            elif t.low[before] in self.pack.phrases["before_place"]:
                named = t.flags[caps[0]] & Word.GIVEN_NAME and len(caps) > 1
                score -= 0 if named and t.low[before] in self.of_persons else 1.2
            elif t.low[before] in self.pack.phrases["the"]:
                score -= 1.5
            elif t.low[before] in self.pack.phrases["of"] and t.low[before - 1] in self.pack.phrases.get("settlement", ()):
                score -= 2.4  # "the municipality of San Antonio"
            elif self.pack.head_first and t.low[before] in self.pack.phrases["and"] and self._after_name(before, sentence):
                score += 1.4 * (len(caps) > 1)  # "Ana Testova y Medardo Cuesta"
            elif t.low[before] == "," and self.place_before(before):
                score -= 1.6
            elif t.low[before] == "," and before - 1 >= sentence and self.role_near(before):
                score += 1.2
        score += self.of_trigger(first, last, sentence)
        quoted = last + 1 < len(t.low) and first > sentence and t.low[last] in _QUOTES and t.low[first - 1] in _QUOTES
        beside = last + quoted
        if beside < len(t.low) and t.flags[beside] & (Word.PLACE | Word.EMPLOYER | Word.UNION | Word.THING):
            score -= 1.6  # "the 'La Vega' prison"
        if last < len(t.low):
            after = t.low[last]
            if after in self.pack.phrases["said_of_person"] or t.flags[last] & Word.REPORT:
                score += 1.0
            elif after == "," and last + 1 < len(t.low):
                following = range(last + 1, min(last + 8, len(t.low)))
                stop = next((at for at in following if t.low[at] in (",", ".", ";")), following.stop)
                if any(t.flags[at] & (Word.ROLE | Word.PEOPLE) for at in range(last + 1, stop)):
                    score += 1.2
                aged = last + 1 + (self.pack.head_first and t.low[last + 1] in self.pack.phrases["of"])
                if aged < len(t.low) and t.kind[aged] == "number" and len(t.low[aged]) == 2:
                    score += 1.2 if aged > last + 1 else 1.0  # "X, 42", "X, de 42 años"
            elif t.flags[last] & Word.ROLE and t.cap[last]:
                score += 1.2  # in an address: the name on one line, the office on the next
            elif t.flags[last] & Word.BE:
                score += 0.4
            elif self.pack.head_first and after in self.pack.phrases["and"] and self._before_name(last):
                score += 1.4 * (len(caps) > 1)
            elif t.low[last] in names["employer_after"]:
                score -= 1.5
        return score

    def surname_in_capitals(self, caps: Sequence[int]) -> bool:
        """ "TESTOV Paul", "Paul TESTOV": as lists of names in French write them."""
        if not 2 <= len(caps) <= 3:
            return False
        upper = [len(self.t.low[at]) > 3 and self.t.text(at, at + 1).isupper() for at in caps]
        surname, given = (0, -1) if upper[0] else (-1, 0)
        alone = sum(upper) == 1 and upper[surname]
        return (
            alone and bool(self.t.flags[caps[given]] & Word.GIVEN_NAME) and not self.caps.head(caps[surname], caps[surname] + 1)
        )

    def _after_name(self, joint: int, sentence: int) -> bool:
        """Whether a run of capitals that begins with a given name stands right before "and"."""
        at = joint - 1
        while at > sentence and self.t.cap[at - 1]:
            at -= 1
        return joint - at > 1 and bool(self.t.flags[at] & Word.GIVEN_NAME)

    def _before_name(self, joint: int) -> bool:
        """Whether a run of capitals that begins with a given name stands right after "and": "Nemesia Cuesta y Ana Testova"."""
        named = joint + 2 < len(self.t.low) and self.t.cap[joint + 1] and self.t.cap[joint + 2]
        return named and bool(self.t.flags[joint + 1] & Word.GIVEN_NAME)

    def of_trigger(self, first: int, last: int, sentence: int) -> float:
        """What is done to persons alone speaks for one: "arrested X", "the murder of X", "the home of X", "X was beaten"."""
        t = self.t
        score = 0.0
        before = first - 1
        if before >= sentence and t.low[before] in self.personal:
            score += 1.2
        elif before > sentence and t.low[before] in self.pack.phrases["of"]:
            score += 1.2 * (t.low[before - 1] in self.personal_nouns)
        if last + 1 < len(t.low) and t.kind[last] == "clitic" and t.low[last + 1] in self.personal_nouns:
            score += 2.0 if last - first == 1 else 1.2  # "Ivanov's home"
        if last + 1 < len(t.low) and t.flags[last] & (Word.BE | Word.HAVE):
            hit = any(t.low[at] in self.personal for at in range(last + 1, min(last + 4, len(t.low))))
            score += hit * (1.6 if last - first == 1 else 0.8)
        return score

    def place_before(self, comma: int) -> bool:
        """ "in Salitran, Dasmariñas Cavite": a name after a place and a comma is that of a larger place."""
        at = comma - 1
        while at >= 0 and self.t.cap[at]:
            at -= 1
        return 0 <= at < comma - 1 and self.t.low[at] in self.pack.phrases["before_place"]

    def role_near(self, comma: int) -> bool:
        return any(self.t.flags[at] & Word.ROLE for at in range(max(0, comma - 14), comma))

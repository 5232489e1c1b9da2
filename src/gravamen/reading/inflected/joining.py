"""What belongs together in a sentence: genitives with their nouns, names with the office before them, lists, clauses.

In: the phrases of one sentence in order. Out: the same phrases, with what each hangs on and the number of its clause.
"""

from __future__ import annotations

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Word

_TITLED = int(Word.PEOPLE | Word.ROLE)


class Joiner:
    """Joins the phrases of one document's sentences."""

    def __init__(self, words: Words, pack: InflectedPack) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack

    def join(self, found: list[Phrase]) -> None:
        """Fill in `belongs`, `joined` and `clause` of each phrase."""
        self._attach(found)
        self._clauses(found)

    def _attach(self, found: list[Phrase]) -> None:
        """Genitives to their nouns, and the members of a list to its first."""
        genitive = f.either(f.GENITIVE)
        for place, phrase in enumerate(found):
            if phrase.kind not in ("noun", "pronoun") or not place:
                continue
            before = found[place - 1]
            if (office := self._office(found, place)) is not None:
                phrase.belongs, found[office].apposed = office, place
                shared = self._same_case(found[office].cases, phrase.cases)
                found[office].cases = self._narrow(found[office].cases, shared)
                phrase.cases = self._narrow(phrase.cases, shared)
                continue
            if before.kind == "noun" and not phrase.prep and phrase.cases & genitive and phrase.kind == "noun":
                if not _is_person(before) and not self._accusative(found, place):
                    if self._taken_away(found, place):
                        continue
                    phrase.belongs = place - 1
                    phrase.cases &= genitive
                    continue
            lead = self._list_before(found, place)
            if lead is not None:
                phrase.joined = lead if found[lead].joined < 0 else found[lead].joined
                first = found[phrase.joined]
                if not phrase.prep:
                    phrase.prep, phrase.prep_at = first.prep, first.prep_at
                if _counts(first, phrase):
                    phrase.cases = first.cases
                elif shared := self._same_case(first.cases, phrase.cases):
                    phrase.cases = self._narrow(phrase.cases, shared)
                    first.cases = self._narrow(first.cases, shared)
                phrase.belongs = first.belongs

    def _office(self, found: list[Phrase], place: int) -> int | None:
        """The office that a name stands after, over what belongs to the office: "председателю первички завода Имя Фамилия"."""
        phrase = found[place]
        if phrase.prep or not _is_person(phrase) or phrase.mention is None or phrase.first < phrase.mention.first:
            return None
        nearest: int | None = None
        at = place - 1
        while at >= 0 and found[at].kind == "noun" and not _is_person(found[at]):
            one = found[at]
            titled = one.mention is None and one.number is None and bool(self.t.flags[one.head] & _TITLED)
            kin = phrase.cases & f.GENITIVE and self.w.listed("kin", one.head)
            if titled and not kin and self._same_case(one.cases, phrase.cases):
                nearest = at if nearest is None or self.t.flags[one.head] & int(Word.ROLE) else nearest
            if not (one.belongs == at - 1 or (at and one.prep in self.pack.phrases["inside"])):
                break
            at -= 1
        return nearest

    def _taken_away(self, found: list[Phrase], place: int) -> bool:
        """ "лишили активистов премии": the genitive is what was taken, and no description of those hit."""
        if not self.t.flags[found[place].head] & int(Word.ABSTRACT | Word.THING) or found[place - 1].prep:
            return False
        verb = next((one for one in reversed(found[:place]) if one.kind == "verb"), None)
        return verb is not None and self.w.listed("taking_away", verb.head)

    def _accusative(self, found: list[Phrase], place: int) -> bool:
        """ "Вчера милиция Тестова задержала": a person after the subject, before the verb, is whom it hit."""
        phrase, before = found[place], found[place - 1]
        if phrase.mention is None or phrase.mention.kind != "person" or not phrase.cases & f.ACCUSATIVE:
            return False
        if before.prep or not before.cases & f.either(f.NOMINATIVE):
            return False
        following = found[place + 1] if place + 1 < len(found) else None
        earlier = any(one.kind == "verb" and one.verb & f.FINITE for one in found[max(0, place - 4) : place - 1])
        return (
            following is not None
            and following.kind == "verb"
            and not earlier
            and bool(self.t.flags[before.head] & int(Word.STATE))
        )

    def _same_case(self, left: int, right: int) -> int:
        return (left | left >> 6) & (right | right >> 6) & f.SINGULAR

    def _narrow(self, cases: int, shared: int) -> int:
        return cases & f.either(shared) or cases

    def _list_before(self, found: list[Phrase], place: int) -> int | None:
        """The first phrase of the list that the phrase at `place` goes on, if it does."""
        phrase = found[place]
        at = place - 1
        if found[at].kind == "conj" and self.t.low[found[at].first] in self.pack.phrases["and"]:
            at -= 1
            if at >= 0 and found[at].kind == "mark" and self.t.low[found[at].first] == ",":
                at -= 1
        elif found[at].kind == "mark" and self.t.low[found[at].first] == ",":
            if not self._goes_on(found, place):
                return None
            at -= 1
        else:
            return None
        while at >= 0 and found[at].kind == "noun" and found[at].belongs >= 0 and not self._same_head(found, at, phrase):
            at = found[at].belongs
        if at < 0 or found[at].kind not in ("noun", "pronoun"):
            return None
        left = found[at]
        if phrase.prep and phrase.prep != left.prep:
            return None
        if not self._same_case(left.cases, phrase.cases) and not _counts(left, phrase):
            return None
        if any(one.kind == "verb" and one.verb & f.FINITE for one in found[place + 1 : place + 3]) and any(
            one.kind == "verb" and one.verb & f.FINITE for one in found[max(0, at - 4) : at]
        ):
            return None
        if found[place - 1].kind == "mark" and _is_person(phrase) and left.mention is None and left.apposed < 0:
            if self.t.flags[left.head] & _TITLED and (left.number is not None or left.cases & f.PLURAL):
                return None  # "двое активистов, Имя Фамилия и …": who they are
        named, other = left.mention is not None and left.mention.kind == "person", phrase.mention is not None
        if named and not other and found[place - 1].kind == "mark":
            return None  # "Тестов, председатель профсоюза": what he is, nobody else
        return at

    def _same_head(self, found: list[Phrase], at: int, phrase: Phrase) -> bool:
        """Whether a genitive before "and" is what the list begins with: names with names."""
        return (found[at].mention is not None) == (phrase.mention is not None) and found[at].mention is not None

    def _goes_on(self, found: list[Phrase], place: int) -> bool:
        """Whether a phrase after a comma is a member of a list: another member follows, or one came before."""
        member = place - 2
        while member >= 0 and found[member].belongs >= 0 and found[member].joined < 0:
            member = found[member].belongs
        if place >= 3 and found[member].joined >= 0:
            return True
        for ahead in range(place + 1, min(place + 8, len(found))):
            one = found[ahead]
            if one.kind == "conj" and self.t.low[one.first] in self.pack.phrases["and"]:
                return ahead + 1 < len(found) and found[ahead + 1].kind in ("noun", "pronoun")
            if one.kind == "mark" and self.t.low[one.first] == ",":
                return (
                    ahead + 1 < len(found)
                    and found[ahead + 1].kind == "noun"
                    and found[ahead + 1].prep in ("", found[place].prep)
                )
            if one.kind not in ("noun", "time"):
                return False
        left, right = found[place - 2], found[place]
        return left.kind == "noun" and left.mention is not None and right.mention is not None

    def _clauses(self, found: list[Phrase]) -> None:
        """Number the clauses: a stop, a conjunction or a subordinator opens one where no list goes on over it."""
        clause = 0
        for place, phrase in enumerate(found):
            opens = False
            if phrase.kind in ("sub", "rel"):
                opens = True
            elif phrase.kind in ("mark", "conj"):
                following = found[place + 1] if place + 1 < len(found) else None
                opens = not (following is not None and (following.joined >= 0 or following.kind in ("mark", "conj")))
            if opens and place and found[place - 1].clause == clause:
                clause += 1
            phrase.clause = clause


def _counts(first: Phrase, phrase: Phrase) -> bool:
    """ "тридцать лидеров и активистов": the number counts the second, too, whatever the case of the whole."""
    return (
        first.number is not None and phrase.number is None and phrase.mention is None and bool(phrase.cases & f.GENITIVE << 6)
    )


def _is_person(phrase: Phrase) -> bool:
    return phrase.mention is not None and phrase.mention.kind == "person"

"""Clauses: a sentence cut into units — noun phrases, verb groups, small words — as far as rules about acts need it.

In: a sentence of tokens with its names and times. Out: units in order. This is shallow on purpose: no tree is built;
who did it to whom is found later by walking the units to the left and the right of a verb.
"""

from __future__ import annotations

from dataclasses import replace

from gravamen.reading.entities import Mention
from gravamen.reading.pack import NOUN, Word
from gravamen.reading.tokens import Sentence
from gravamen.reading.units import Unit
from gravamen.reading.verb_groups import CLOSED, VerbGroups

_QUOTES = frozenset('"“”«»‘’')
_CALLED = 5  # tokens of what somebody is called in quotation marks
_OF_OFFICE = 4  # tokens of an office before a name
_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER
_BEFORE_ARTICLE = Word.DETERMINER | Word.POSSESSIVE | _NUMBER | Word.ADVERB | Word.PREPOSITION | Word.CONJUNCTION
_AUXILIARY = Word.BE | Word.HAVE | Word.DO | Word.MODAL | Word.NEGATION
_PRONOUN = Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN


class Cutter(VerbGroups):
    """Cuts sentences of one document into units."""

    def units(self, sentence: Sentence) -> list[Unit]:
        t = self.t
        units: list[Unit] = []
        at = sentence.first
        while at < sentence.last:
            unit = self._unit(at, sentence, units)
            short = self.pack.head_first or (at > sentence.first and t.cap[at - 1] and len(t.low[at - 1]) == 1)
            if short and units and t.low[at] == "." and at + 1 < sentence.last and units[-1].kind == "noun":
                units[-1].last = at = unit.last  # "S.A.", "art. 315": a stop that ends no sentence
                continue
            if unit.kind == "verb" and units and (joined := self._undergone(units, unit)) is not None:
                units[-1] = joined
            else:
                units.append(replace(unit, kind="conj") if self._as_well(units, unit) else unit)
            at = unit.last
        del t
        return units

    def _as_well(self, units: list[Unit], unit: Unit) -> bool:
        """ "tanto X | como Y", "tant X | que Y": what joins two as "and" does."""
        low = self.t.low
        if low[unit.first] not in self.and_also or not units or units[-1].kind != "noun":
            return False
        before = units[-2] if len(units) > 1 else units[-1]
        if before.kind == "prep" and len(units) > 2 and low[before.first] in self.pack.phrases["particle"]:
            before = units[-3]
        return low[units[-1].first] in self.both or low[before.last - 1] in self.both

    def _undergone(self, units: list[Unit], unit: Unit) -> Unit | None:
        """ "s'est fait | gifler", "s'est vu | refuser l'entrée", "s'est vu | privé de": a passive in two verbs."""
        before = units[-1]
        if before.kind != "verb" or before.head < 0 or len(units) < 2 or unit.first != unit.head:
            return None
        low = self.t.low
        lemma = self.pack.lemmas.get(low[before.head], low[before.head])
        if lemma not in self.undergoing or low[units[-2].last - 1] not in self.reflexive:
            return None
        participle = bool(self.t.flags[unit.head] & Word.PARTICIPLE) and not unit.infinitive
        if not participle and not unit.infinitive:
            return None
        return replace(before, last=unit.last, head=unit.head, passive=True, finite=True)

    def _unit(self, at: int, sentence: Sentence, units: list[Unit]) -> Unit:
        t = self.t
        when = self.time_at.get(at)
        if when is not None and when.last <= sentence.last:
            return Unit("time", at, when.last)
        if at in self.entities.at:
            return self._noun(at, sentence)
        kind, flags, low = t.kind[at], t.flags[at], t.low[at]
        if kind == "mark":
            return Unit("mark", at, at + 1)
        for phrase, joined in self.joints.get(low, ()):
            last = at + len(phrase)
            if tuple(t.low[at:last]) == phrase and last < sentence.last:
                of_last = joined == "prep" and low not in self.pack.phrases["agent"]  # but "por parte de" is "por"
                return Unit(joined, last - 1 if of_last else at, last)
        if flags & Word.DETERMINER and low.endswith("'") and at + 1 < sentence.last and t.flags[at + 1] & Word.SUBJECT_PRONOUN:
            return Unit("adverb", at, at + 1)  # "l'on ne sait où ils sont"
        if flags & Word.NEGATION and self._negates_next(at, sentence):
            return Unit("adverb", at, at + 1 + bool(flags & Word.DETERMINER))
        named = self.pack.head_first and flags & NOUN and t.cap[at] and at > sentence.first  # "al Estado"
        if flags & (_AUXILIARY | Word.INFINITIVE) and not named and (group := self._group(at, sentence)) is not None:
            return group
        lists = flags & Word.GERUND or (flags & Word.RELATIVE and self._names_next(at + 1, sentence))
        if low in self.listing and lists:
            return Unit("prep", at, at + 1)
        if (not flags or flags & Word.VERB or sentence.heading) and self._is_verb(at, sentence):
            return self._main(at)
        if flags & Word.RELATIVE and self._relative(at, units):
            return Unit("rel", at, at + 1)
        if flags & Word.DETERMINER and flags & Word.OBJECT_PRONOUN and self._finite_next(at + 1, sentence):
            return Unit("pronoun", at, at + 1, head=at)  # "los detuvieron", "la police l'a arrêté"
        if low in self.approximating and self._number_next(at, sentence):
            return Unit("adverb", at, at + 1)  # "about 40 members", "over 200 workers"
        if low in self.quantity and (noun := self._counted(at, sentence)) is not None:
            return noun
        if low in self.referring and self._told_of(at + 1, sentence):
            return Unit("pronoun", at, at + 1, head=at)
        if flags & Word.DETERMINER and flags & _PRONOUN and not flags & Word.POSSESSIVE and self._opens_noun(at + 1, sentence):
            return self._noun(at, sentence)
        if flags & (Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN):
            if flags & Word.POSSESSIVE and self._opens_noun(at + 1, sentence):
                return self._noun(at, sentence)
            return Unit("pronoun", at, at + 1, head=at)
        if flags & Word.DETERMINER and flags & Word.PREPOSITION and units and units[-1].kind in ("noun", "pronoun"):
            return Unit("prep", at, at + 1)  # "les membres des syndicats" against "des membres"
        if flags & Word.POSSESSIVE or (flags & Word.DETERMINER and low not in self.that):
            if flags & Word.DETERMINER and flags & Word.CONJUNCTION:
                return Unit("conj", at, at + 1)
            return self._noun(at, sentence)
        if (
            self.pack.head_first
            and flags & Word.NEGATION
            and not flags & (Word.CONJUNCTION | Word.DETERMINER | Word.PREPOSITION)
        ):
            return Unit("adverb", at, at + 1)  # "no se presentó"
        if flags & Word.CONJUNCTION:
            return Unit("conj", at, at + 1)
        if flags & Word.PREPOSITION and not (flags & Word.SUBORDINATOR and self._opens_clause(at, sentence)):
            return Unit("prep", at, at + 1)
        if flags & Word.SUBORDINATOR:
            return Unit("sub", at, at + 1)
        if (flags & Word.ADVERB or (not flags and self._adverbial(low))) and not self._titled(at, sentence):
            return Unit("adverb", at, at + 1)
        return self._noun(at, sentence)

    def _negates_next(self, at: int, sentence: Sentence) -> bool:
        """ "The company no longer recognises the union", "Not admitted were three observers": a verb follows."""
        if self.pack.head_first:
            return False
        t = self.t
        if t.flags[at] & Word.DETERMINER:
            adverb = at + 2 < sentence.last and t.flags[at + 1] & Word.ADVERB and not t.flags[at + 2] & _AUXILIARY
            return bool(adverb) and self._is_verb(at + 2, sentence)
        opens = at == sentence.first and at + 1 < sentence.last
        return opens and bool(t.flags[at + 1] & Word.PARTICIPLE) and self._is_verb(at + 1, sentence)

    def _counted(self, at: int, sentence: Sentence) -> Unit | None:
        """ "plus de 15 syndicalistes", "más de 200 trabajadores": one phrase with its number."""
        if at + 2 >= sentence.last or self.t.low[at + 1] not in self.pack.phrases["of"]:
            return None
        if not self.t.flags[at + 2] & Word.NUMERAL:
            return None
        counted = self._noun(at + 2, sentence)
        counted.first = at
        return counted

    def _titled(self, at: int, sentence: Sentence) -> bool:
        """ "First Deputy Secretary General": an adverb's word that opens an office."""
        following = at + 1
        return (
            at > sentence.first and self.t.cap[at] and following < sentence.last and bool(self.t.flags[following] & Word.ROLE)
        )

    def _names_next(self, at: int, sentence: Sentence) -> bool:
        """ "dont Marie Ngono", "dont le président X", "dont trois délégués": names or numbers follow, not a clause."""
        if at < sentence.last and self.t.flags[at] & Word.NUMERAL:
            return True
        office = Word.DETERMINER | Word.POSSESSIVE | Word.ROLE
        last = min(sentence.last, at + _OF_OFFICE) if self.pack.head_first else at
        while at < last and at not in self.entities.at and self.t.flags[at] & office:
            at += 1
        return at < sentence.last and at in self.entities.at

    def _told_of(self, at: int, sentence: Sentence) -> bool:
        """ "This included the arrest of …", "that led to …": a verb and its object, not "this limited offer"."""
        if self.pack.head_first or at + 1 >= sentence.last or not self.t.flags[at] & Word.PAST or self.t.flags[at] & NOUN:
            return False
        return bool(self.t.flags[at + 1] & (Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.NUMERAL))

    def _relative(self, at: int, units: list[Unit]) -> bool:
        if self.t.low[at] not in self.that:
            return True
        return bool(units) and units[-1].kind == "noun"

    def _opens_clause(self, at: int, sentence: Sentence) -> bool:
        """Whether a finite verb comes before the next stop: "after he left" against "after the strike"."""
        for ahead in range(at + 1, min(at + 8, sentence.last)):
            if self.t.kind[ahead] == "mark":
                return False
            if self.t.flags[ahead] & (Word.BE | Word.HAVE | Word.MODAL | Word.SUBJECT_PRONOUN):
                return True
            if self.t.flags[ahead] & Word.PAST and self._is_verb(ahead, sentence):
                return True
        return False

    # verbs ---------------------------------------------------------------------------------------------------------

    def _parts(self, at: int) -> bool:
        """ "six dirigeants - dont A et B - …": a hyphen between blanks stands for a dash."""
        t = self.t
        return self.pack.head_first and at + 1 < len(t.low) and t.end[at - 1] < t.start[at] and t.end[at] < t.start[at + 1]

    # noun phrases --------------------------------------------------------------------------------------------------

    def _noun(self, at: int, sentence: Sentence) -> Unit:
        t = self.t
        names: list[Mention] = []
        owner: tuple[int, int] | None = None
        head = at
        ahead = at
        while ahead < sentence.last:
            mention = self.entities.at.get(ahead)
            if mention is not None and mention.last <= sentence.last:
                if names and names[-1].kind == "person" and owner is None and ahead > at:
                    break
                if mention.kind == "person" and ahead > at and self._another(ahead - 1, at):
                    break  # "the president of the union | Testo Sample"
                names.append(mention)
                head = mention.last - 1
                ahead = mention.last
                continue
            if ahead in self.time_at and ahead > at:
                break
            kind, flags, low = t.kind[ahead], t.flags[ahead], t.low[ahead]
            if kind == "clitic" or (
                low in ("'", "’")
                and ahead > at
                and t.low[ahead - 1].endswith("s")
                and self._opens_noun(ahead + 1, sentence)
                and t.start[ahead] == t.end[ahead - 1]
            ):
                owner = (at, ahead)
                ahead += 1
                continue
            if ahead > at and self._quoted(ahead, sentence):
                ahead += 1
                continue  # "a | "middleman" rang her"
            if kind == "mark" or kind == "link":
                if low in ("$", "€", "£", "%") or (low == "-" and ahead > at and not self._parts(ahead)):
                    ahead += 1
                    continue
                break
            if ahead > at:
                if names and names[-1].last == ahead and flags & (Word.POSSESSIVE | Word.DETERMINER | Word.NUMERAL):
                    break  # "in Sampleville | their passports", "| seven officials"
                owned = t.flags[ahead - 1] & Word.POSSESSIVE and not t.flags[ahead - 1] & Word.OBJECT_PRONOUN
                if flags & Word.MODAL and owned:
                    head, ahead = ahead, ahead + 1  # "against their will"
                    continue
                if self._number_goes_on(ahead, sentence):
                    ahead += 1
                    continue  # "four hundred | and twenty seafarers"
                if self._within(ahead, sentence):
                    ahead += 1
                    continue  # "the first mate", "its then president"
                if (flags & CLOSED and not flags & (Word.DETERMINER | Word.NUMERAL)) or (flags & Word.RELATIVE):
                    break
                if flags & Word.STATE and t.flags[ahead - 1] & Word.EVENT and self._police_do(at, ahead, sentence):
                    break  # "on the evening after the vote | police used tear gas"
                if low in self.anybody and (flags & Word.ATTACKER) and not t.flags[ahead - 1] & (Word.ADVERB | Word.POSSESSIVE):
                    break  # "the same week | someone shot at the house"
                if self._does_so(ahead, sentence):
                    break  # "the police | suddenly charged"
                if low in self.predicative and t.flags[ahead - 1] & NOUN:
                    break  # "declared 16 trade unions | illegal"
                if flags & Word.NUMERAL and self._counts_anew(at, ahead, sentence):
                    break  # "during the strike | four shop stewards"
                if flags & Word.DETERMINER and (t.flags[ahead - 1] & NOUN or flags & Word.PREPOSITION):
                    break
                if low in self.definite and t.kind[ahead - 1] == "word" and not t.flags[ahead - 1] & _BEFORE_ARTICLE:
                    break  # "with these two words | the court banned"
                if (
                    self.pack.head_first
                    and flags & Word.POSSESSIVE
                    and t.kind[ahead - 1] == "word"
                    and not (t.flags[ahead - 1] & (Word.DETERMINER | Word.NUMERAL | Word.ADVERB | Word.CONJUNCTION))
                ):
                    break  # "au secret | nos deux camarades"
                if self.pack.head_first and flags & Word.NUMERAL and self._counts_people(ahead, sentence):
                    break  # "en garde à vue | trois délégués"
                if flags & Word.DETERMINER and flags & Word.OBJECT_PRONOUN and self._finite_next(ahead + 1, sentence):
                    break  # "a varios | los retuvieron"
                if (not flags or flags & Word.VERB or sentence.heading) and self._is_verb(ahead, sentence):
                    break
            if names and names[-1].kind == "person" and names[-1].last == ahead and owner is None and not flags & NOUN:
                break
            head = ahead
            ahead += 1
        last = max(ahead, at + 1)
        if self.pack.head_first and owner is None:
            head = next((i for i in range(at, last) if t.flags[i] & NOUN), head)
        return Unit("noun", at, last, head=head, names=tuple(names), owner=owner)

    def _within(self, at: int, sentence: Sentence) -> bool:
        """Whether an adverb between an article and a noun belongs to the noun."""
        t, flags = self.t, self.t.flags[at]
        if self.pack.head_first or flags & CLOSED != Word.ADVERB or at + 1 >= sentence.last:
            return False
        opened = t.flags[at - 1] & (Word.DETERMINER | Word.POSSESSIVE) and not t.flags[at - 1] & Word.OBJECT_PRONOUN
        people = t.flags[at + 1] & (Word.PEOPLE | Word.ROLE) or not t.flags[at + 1]
        return bool(opened and people) and t.kind[at + 1] == "word"

    def _police_do(self, first: int, at: int, sentence: Sentence) -> bool:
        """Whether those who act for the state open a clause right after what happened before."""
        after = first > sentence.first and self.t.flags[first - 1] & Word.PREPOSITION
        verb = at + 1 < sentence.last and self.t.flags[at + 1] & Word.VERB and self._is_verb(at + 1, sentence)
        return bool(after and verb) and not self.pack.head_first

    def _quoted(self, at: int, sentence: Sentence) -> bool:
        """Whether a quotation mark opens what somebody is called, after an article."""
        t = self.t
        if self.pack.head_first or t.low[at] not in _QUOTES or not t.flags[at - 1] & (Word.DETERMINER | Word.POSSESSIVE):
            return False
        last = next((i for i in range(at + 2, min(at + _CALLED, sentence.last)) if t.low[i] in _QUOTES), at)
        return last > at and all(t.kind[i] == "word" and not t.flags[i] & CLOSED for i in range(at + 1, last))

    def _does_so(self, at: int, sentence: Sentence) -> bool:
        """Whether a word right after a noun says how the verb after it is done."""
        t = self.t
        if self.pack.head_first or t.flags[at] or t.cap[at] or not self._adverbial(t.low[at]) or at + 1 >= sentence.last:
            return False
        return bool(t.flags[at - 1] & NOUN) and bool(t.flags[at + 1] & Word.VERB) and self._is_verb(at + 1, sentence)

    def _number_goes_on(self, at: int, sentence: Sentence) -> bool:
        """Whether "and" stands within a number in words."""
        if self.pack.head_first or self.t.low[at] not in self.pack.phrases["and"] or at + 1 >= sentence.last:
            return False
        both = self.t.flags[at - 1] & Word.NUMERAL and self.t.flags[at + 1] & Word.NUMERAL
        return bool(both) and self.t.low[at - 1] in self.pack.multipliers and self.t.kind[at + 1] == "word"

    def _counts_anew(self, first: int, at: int, sentence: Sentence) -> bool:
        """Whether a number inside a phrase with an article opens a phrase of its own: people follow it."""
        if self.pack.head_first or at + 1 >= sentence.last:
            return False
        after_place = self.t.cap[at - 1] and self._after_place(first, sentence)
        if not self.t.flags[first] & Word.DETERMINER and not after_place:
            return False
        people = any(self.t.flags[i] & (Word.PEOPLE | Word.ROLE) for i in range(at + 1, min(at + 4, sentence.last)))
        return (bool(self.t.flags[at - 1] & NOUN) or self.t.cap[at - 1]) and (at - first > 1 or after_place) and people

    def _after_place(self, first: int, sentence: Sentence) -> bool:
        """ "At Sample Blooms | four women were sacked"."""
        return first > sentence.first and self.t.low[first - 1] in self.pack.phrases["place_before"]

    def _another(self, at: int, first: int) -> bool:
        """Whether the noun at `at`, right before a person's name, is of somebody or something else: "a tiros | Juan Testov"."""
        flags = self.t.flags
        people = Word.PEOPLE | Word.ROLE | Word.TITLE
        if not self.pack.head_first:
            return bool(flags[at] & NOUN) and not flags[at] & people and not self.t.cap[at]
        told = any(flags[i] & (people | Word.STATE) or self.t.cap[i] for i in range(first, at + 1))
        return not told and not flags[first] & (Word.DETERMINER | Word.POSSESSIVE)

    def _counts_people(self, at: int, sentence: Sentence) -> bool:
        following = self.t.flags[at + 1] if at + 1 < sentence.last else 0
        before = self.t.flags[at - 1]
        return bool(following & (Word.PEOPLE | Word.ROLE)) and not before & (
            Word.DETERMINER | Word.POSSESSIVE | Word.NUMERAL | Word.VAGUE_NUMBER | Word.ADVERB
        )

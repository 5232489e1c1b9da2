"""A sentence cut into phrases with their cases.

In: the words of one sentence, its names and times. Out: phrases in order, each with the cases it can stand in, the preposition
that governs it, what it belongs to and the clause it stands in. No tree is built: `roles` asks for what it needs.
"""

from __future__ import annotations

import re

from gravamen.reading.dates import When
from gravamen.reading.entities import Entities
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.joining import Joiner
from gravamen.reading.inflected.laws import Laws
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.participles import Participles
from gravamen.reading.inflected.parties import STATE_KINDS
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.stems import matches
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence

_QUOTES = frozenset("«»“”„\"'’")
_PREPOSITION = int(Word.PREPOSITION)
_CONJUNCTION = int(Word.CONJUNCTION)
_SUBORDINATOR = int(Word.SUBORDINATOR)
_RELATIVE = int(Word.RELATIVE)
_PRONOUN = int(Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN)
_POSSESSIVE = int(Word.POSSESSIVE)
_NEGATION = int(Word.NEGATION)
_NUMBER = int(Word.NUMERAL | Word.VAGUE_NUMBER)
_ADVERB = int(Word.ADVERB)
_MODAL = int(Word.MODAL)
_DETERMINER = int(Word.DETERMINER)
_NOUN = int(
    Word.PEOPLE | Word.ROLE | Word.STATE | Word.ATTACKER | Word.EMPLOYER | Word.UNION | Word.PLACE | Word.EVENT | Word.THING
    | Word.LAW | Word.TIME | Word.ABSTRACT
)  # fmt: skip
_ORGANISED = int(Word.UNION | Word.EMPLOYER | Word.PLACE | Word.STATE)
_MEMBERS = int(Word.PEOPLE | Word.ROLE | Word.UNION)
_THING = int(Word.THING | Word.ABSTRACT | Word.LAW | Word.EVENT | Word.TIME)
_OBLIQUE_NUMERAL = ("х", "м", "мя", "ма", "ти", "ми", "ті", "мі", "ці")
_OBLIQUE = f.GENITIVE | f.DATIVE | f.INSTRUMENTAL | f.LOCATIVE
_COLLECTIVE = ("ое", "еро", "ера")
_TITLED = int(Word.PEOPLE | Word.ROLE)


class Cutter:
    """Cuts sentences of one document."""

    def __init__(self, words: Words, pack: InflectedPack, entities: Entities, cases: dict[int, int], times: list[When]) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.entities = entities
        self.cases = cases
        self.time_at = {when.first: when for when in times}
        self.of_person = {mention.last - 1 for mention in entities.mentions if mention.kind == "person"}
        self.rough = -1  # the token of a number that the words before it make rough
        self.past_be = pack.phrases["past_be"]
        self.joiner = Joiner(words, pack)
        self.laws = Laws(words, pack)
        self.participles = Participles(words, pack, entities, cases, self.time_at)

    def phrases(self, sentence: Sentence) -> list[Phrase]:
        """The phrases of a sentence, in order, with their clauses numbered."""
        found: list[Phrase] = []
        at = sentence.first
        prep, prep_at, governed = "", -1, 0
        negated = modal = False
        t = self.t
        laws = dict(self.laws.of(sentence))
        while at < sentence.last:
            if at in laws:
                found.append(Phrase("word", at, laws[at], at, prep=prep, prep_at=prep_at))
                at, prep, prep_at, governed = laws[at], "", -1, 0
                continue
            when = self.time_at.get(at)
            if when is not None and when.last <= sentence.last:
                found.append(Phrase("time", at, when.last, at, prep=prep, prep_at=prep_at))
                at, prep, prep_at, governed = when.last, "", -1, 0
                continue
            if age := self._age(at, sentence):
                at += age
                continue
            mention = self.entities.at.get(at)
            flags, low = t.flags[at], t.low[at]
            if mention is None:
                if t.kind[at] == "mark":
                    if low in _QUOTES or (low == "." and at + 1 < sentence.last):
                        at += 1
                        continue
                    found.append(Phrase("mark", at, at + 1, at))
                    at, prep, prep_at, governed, negated = at + 1, "", -1, 0, False
                    continue
                if length := self._approximately(at):
                    at += length
                    self.rough = at
                    continue
                if governor := self._preposition(at):
                    prep, prep_at, governed, length = governor[0], at, governor[1], governor[2]
                    at += length
                    continue
                if self._with_pronoun(at, sentence):
                    at += 1
                    continue
                if flags & _NEGATION:
                    negated = True
                    at += 1
                    continue
                if flags & _MODAL:
                    modal = True
                    if not self.w.verb[at] and not self.pack.nominal.get(low):
                        at += 1
                        continue
                if flags & _RELATIVE:
                    found.append(
                        Phrase("rel", at, at + 1, at, cases=governed or self._relative_cases(low), prep=prep, prep_at=prep_at)
                    )
                    at, prep, prep_at, governed = at + 1, "", -1, 0
                    continue
                if flags & _SUBORDINATOR and not prep:
                    found.append(Phrase("sub", at, at + 1, at))
                    at, modal = at + 1, False
                    continue
                if flags & _CONJUNCTION and not prep:
                    found.append(Phrase("conj", at, at + 1, at))
                    at += 1
                    continue
                if flags & _PRONOUN and not (
                    flags & (_POSSESSIVE | _DETERMINER) and not prep and self._noun_next(at + 1, sentence)
                ):
                    cases = self._pronoun_cases(low)
                    cases = cases & governed or cases
                    found.append(Phrase("pronoun", at, at + 1, at, cases=cases, prep=prep, prep_at=prep_at))
                    at, prep, prep_at, governed = at + 1, "", -1, 0
                    continue
                if (verb := self._verb(at, sentence, prep)) is not None:
                    verb.negated, verb.modal = negated, modal
                    found.append(verb)
                    at, prep, prep_at, governed = verb.last, "", -1, 0
                    negated = negated and low in self.past_be
                    modal = (modal and not verb.verb & f.FINITE) or (modal and low in self.past_be)
                    continue
                if flags & _ADVERB and not flags & (_NUMBER | _NOUN) and not prep:
                    at += 1
                    continue
            phrase = self._noun(at, sentence)
            if prep:
                phrase.prep, phrase.prep_at = prep, prep_at
                phrase.cases = phrase.cases & governed or governed
            phrase.negated = negated
            found.append(phrase)
            at, prep, prep_at, governed = phrase.last, "", -1, 0
            negated = False
        self.joiner.join(found)
        return found

    def _age(self, at: int, sentence: Sentence) -> int:
        """ "66-летний Тестов", "Тестов (66 лет)": how many tokens tell somebody's age; 0 where none does."""
        t = self.t
        if t.kind[at] == "number" and at + 3 < sentence.last and t.low[at + 1] == "-":
            mention = self.entities.at.get(at + 3)
            return 3 if mention is not None and mention.kind == "person" else 0
        if t.low[at] != "(" or at + 2 >= sentence.last or t.kind[at + 1] != "number" or at - 1 not in self.of_person:
            return 0
        return next((length for length in (3, 4) if at + length <= sentence.last and t.low[at + length - 1] == ")"), 0)

    def _approximately(self, at: int) -> int:
        """ "не менее 15", "около ста": how many words say that a number is rough; 0 where none does."""
        for pattern in self.pack.stems["approximately"].opening(self.t.low[at]):
            if matches(pattern, self.t.low, at):
                ahead = at + len(pattern)
                if ahead < len(self.t.low) and (self.t.kind[ahead] == "number" or self.t.flags[ahead] & _NUMBER):
                    return len(pattern)
        return 0

    def _preposition(self, at: int) -> tuple[str, int, int] | None:
        lengths = self.pack.preposition_heads.get(self.t.low[at])
        if not lengths:
            return None
        for length in lengths:
            found = self.pack.prepositions.get(tuple(self.t.low[at : at + length]))
            if found is not None:
                return found[0], found[1], length
        return None

    def _noun_next(self, at: int, sentence: Sentence) -> bool:
        t = self.t
        if at >= sentence.last or t.kind[at] != "word" or at in self.entities.at:
            return False
        if t.flags[at] & (_PREPOSITION | _CONJUNCTION | _PRONOUN | _NEGATION | _ADVERB | _SUBORDINATOR | _MODAL):
            return False
        return bool(self.pack.nominal.get(t.low[at]) or (self.w.nominal[at] and not self.w.verb[at])) and not (
            self.w.verb_bits(at) & f.FINITE
        )

    def _with_pronoun(self, at: int, sentence: Sentence) -> bool:
        """ "саму её": a word that only stresses the pronoun after it."""
        if self.t.low[at] not in self.pack.phrases.get("stressing", ()):
            return False
        return at + 1 < sentence.last and bool(self.t.flags[at + 1] & _PRONOUN)

    def _pronoun_cases(self, low: str) -> int:
        table = self.pack.phrases
        for name, cases in (
            ("pronoun_nominative", f.NOMINATIVE), ("pronoun_genitive", f.GENITIVE | f.ACCUSATIVE),
            ("pronoun_dative", f.DATIVE), ("pronoun_instrumental", f.INSTRUMENTAL), ("pronoun_locative", f.LOCATIVE),
        ):  # fmt: skip
            if low in table[name]:
                number = 6 if low in table["plural_pronoun"] else 0
                both = f.DATIVE << number if low in table["pronoun_dative"] and cases == f.INSTRUMENTAL else 0
                return cases << number | both
        return f.CASES

    def _relative_cases(self, low: str) -> int:
        bits = self.pack.nominal.get(low, 0) & f.CASES
        return bits or f.CASES

    # verbs ---------------------------------------------------------------------------------------------------------

    def _verb(self, at: int, sentence: Sentence, prep: str) -> Phrase | None:
        senses = self.w.verb[at]
        if not senses or prep or self.t.flags[at] & int(Word.NUMERAL):
            return None  # "десять" ends as an infinitive does
        bits = 0
        for _, one in senses:
            bits |= one
        t = self.t
        nominal = self.w.nominal[at]
        if bits & f.FULL and not bits & f.SHORT:
            if not self.participles.tell(at, sentence, nominal):
                return None
        elif bits & f.FULL and nominal and not self.participles.tell(at, sentence, nominal):
            return None
        elif nominal & f.SUBSTANTIVE and t.low[at] in self.pack.nominal and not bits & f.FULL:
            if t.cap[at] and at != sentence.first:
                return None
            if t.flags[at] & _NOUN and not bits & (f.PAST | f.SHORT):
                return None
        return Phrase("verb", at, at + 1, at, verb=bits, lemma=senses[0][0])

    # noun phrases --------------------------------------------------------------------------------------------------

    def _noun(self, at: int, sentence: Sentence) -> Phrase:
        """Adjectives and numbers with their noun, and the name that stands beside it."""
        t, w = self.t, self.w
        cases = f.CASES
        number: int | None = None
        participle = -1
        ahead = at
        counted = -1
        while ahead < sentence.last:
            mention = self.entities.at.get(ahead)
            if mention is not None:
                own = self.cases.get(ahead, f.CASES)
                if counted >= 0:
                    own = f.CASES
                if mention.kind == "person" and own & f.GENITIVE and self.entities.persons[mention.who].female is False:
                    own |= f.ACCUSATIVE
                return Phrase(
                    "noun", at, mention.last, mention.last - 1, cases=(cases & own) or own, mention=mention, number=number,
                    participle=participle,
                )  # fmt: skip
            flags = t.flags[ahead]
            if ahead in self.time_at and ahead > at:
                break
            if flags & _NUMBER or t.kind[ahead] == "number":
                if (
                    ahead > at
                    and flags & int(Word.NUMERAL)
                    and t.flags[ahead - 1] & _DETERMINER
                    and not self._numbered(ahead - 1)
                ):
                    break  # "после этого шести рабочим …"
                number = number if number is not None else self._number(ahead)
                counted = ahead
                ahead += 1
                continue
            if t.kind[ahead] == "mark" and t.low[ahead] in _QUOTES and ahead + 1 < sentence.last:
                ahead += 1
                continue
            if t.kind[ahead] != "word":
                break
            if ahead > at and self.entities.at.get(ahead) is None:
                if flags & (_CONJUNCTION | _SUBORDINATOR | _RELATIVE | _NEGATION) or (flags & _PREPOSITION):
                    break
            bits = w.nominal[ahead]
            if (
                ahead > at
                and not flags & _POSSESSIVE
                and (not bits or (w.verb_bits(ahead) & f.FINITE and not bits & f.ADJECTIVE))
            ):
                break
            if w.is_adjective(ahead) or self._before_its_noun(ahead, sentence) or flags & (_POSSESSIVE | _DETERMINER):
                if w.verb_bits(ahead) & f.FULL:
                    participle = ahead
                narrowed = cases & bits if bits & f.CASES and not flags & _POSSESSIVE else cases
                if not narrowed:
                    if ahead > at:
                        break
                cases = narrowed or bits & f.CASES
                ahead += 1
                continue
            if flags & _ADVERB and not bits & f.CASES:
                ahead += 1
                continue
            head = ahead
            own = bits & f.CASES or f.CASES
            if counted >= 0:
                own, cases = self._counted(counted, own), f.CASES
            if ahead == at + 1 and self._stands_alone(at, cases, own):
                break
            agreed = cases & own or own
            return self._with_name(
                Phrase("noun", at, head + 1, head, cases=agreed, number=number, participle=participle), sentence
            )
        head = max(at, ahead - 1)
        cases = self._uncounted(counted) if counted >= 0 else cases & f.CASES or f.CASES
        return Phrase("noun", at, max(ahead, at + 1), head, cases=cases, number=number, participle=participle)

    def _before_its_noun(self, at: int, sentence: Sentence) -> bool:
        """ "обвиняемый активист", "рабочего контракта": what can stand for people is here said of them, or of a thing."""
        following, w = at + 1, self.w
        if not w.nominal[at] & f.ADJECTIVE or following >= sentence.last or self.t.kind[following] != "word":
            return False
        people = self.t.flags[following] & (_MEMBERS | _THING) and not w.is_adjective(following)
        return bool(people and w.agree(at, following))

    def _counted(self, number: int, own: int) -> int:
        """The cases of a noun after the number at a token: "15 рабочих" is a nominative too, "двух рабочих" is none."""
        if not own & f.either(f.GENITIVE):
            return own
        if self._direct(number):
            return f.either(f.NOMINATIVE | f.ACCUSATIVE)
        word = self.t.low[number]
        base = next((form for form, value in self.pack.numerals.items() if value == self.pack.numerals.get(word)), word)
        oblique = word != base and word.endswith(_OBLIQUE_NUMERAL) and number != self.rough  # "не менее двадцати рабочих"
        return own | f.either(f.ACCUSATIVE | (0 if oblique else f.NOMINATIVE))

    def _stands_alone(self, at: int, cases: int, own: int) -> bool:
        """ "да таго невядомыя закідалі дом", "между тем начальник уволил …": a "that" of another case than the next noun."""
        if not self.t.flags[at] & _DETERMINER:
            return False
        return not cases & own or (self.t.low[at] in self.pack.phrases.get("oblique_that", ()) and not own & _OBLIQUE)

    def _uncounted(self, at: int) -> int:
        """The cases of a number without a noun: "двое" acts or is acted on, and is nobody's genitive."""
        return f.either(f.NOMINATIVE | f.ACCUSATIVE) if self._direct(at) else f.CASES

    def _direct(self, at: int) -> bool:
        """Whether a number in letters is a nominative or an accusative by its form: "двое", "пять", and not "пяти"."""
        word, numerals = self.t.low[at], self.pack.numerals
        if word not in numerals:
            return False
        return word.endswith(_COLLECTIVE) or word == next(form for form, value in numerals.items() if value == numerals[word])

    def _numbered(self, at: int) -> bool:
        """Whether a determiner can stand with a number: "этих шести", and not "этого"."""
        bits = self.w.nominal[at] & f.CASES
        return not bits or bool(bits & f.PLURAL)

    def _number(self, at: int) -> int | None:
        low = self.t.low[at]
        if low in self.pack.numerals:
            return self.pack.numerals[low]
        digits = re.sub(r"[.,](?=\d{3}(?!\d))", "", low)
        return int(digits) if digits.isdecimal() and len(digits) < 7 else None

    def _with_name(self, phrase: Phrase, sentence: Sentence) -> Phrase:
        """ "председатель Тестов", "профсоюз «Пример»", "сотрудники ОМОН": a noun with the name that it introduces."""
        t = self.t
        following = phrase.last
        while following < sentence.last and t.kind[following] == "mark" and t.low[following] in _QUOTES:
            following += 1
        mention = self.entities.at.get(following)
        if mention is None:
            return phrase
        flags = t.flags[phrase.head]
        own = self.cases.get(following, f.CASES)
        if mention.kind == "person" and own & f.GENITIVE and self.entities.persons[mention.who].female is False:
            own |= f.ACCUSATIVE
        if (
            mention.kind == "person"
            and flags & _TITLED
            and own & phrase.cases
            and not (own & f.GENITIVE and self.w.listed("kin", phrase.head))
        ):
            told = phrase.head if self.w.verb_bits(phrase.head) & f.FULL else -1  # "затриманий Ім'я Прізвище"
            return Phrase(
                "noun", phrase.first, mention.last, mention.last - 1, cases=own & phrase.cases, mention=mention,
                participle=phrase.participle if phrase.participle >= 0 else told,
            )  # fmt: skip
        quoted = following > phrase.last
        if mention.kind == "organisation" and not flags & _TITLED and (quoted or own == f.CASES):
            state = self.entities.organisations[mention.who].kind in STATE_KINDS
            if not flags & _ORGANISED & ~(int(Word.PLACE) if state else 0):  # "СИЗО КГБ" is a place of the KGB
                return phrase
            return Phrase(
                "noun", phrase.first, mention.last, mention.last - 1, cases=phrase.cases, mention=mention,
                participle=phrase.participle,
            )  # fmt: skip
        return phrase

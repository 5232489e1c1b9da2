"""Clauses: a sentence cut into units — noun phrases, verb groups, small words — as far as rules about acts need it.

In: a sentence of tokens with its names and times. Out: units in order. This is shallow on purpose: no tree is built;
who did it to whom is found later by walking the units to the left and the right of a verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gravamen.reading.dates import When
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.headlines import headline_verb
from gravamen.reading.pack import NOUN, Pack, Phrase, Word
from gravamen.reading.tokens import Sentence, Tokens

UnitKind = Literal["noun", "pronoun", "verb", "prep", "conj", "rel", "sub", "mark", "time", "adverb"]

_AUXILIARY = Word.BE | Word.HAVE | Word.DO | Word.MODAL | Word.NEGATION
_CLOSED = (
    Word.PREPOSITION
    | Word.CONJUNCTION
    | Word.SUBORDINATOR
    | Word.RELATIVE
    | Word.SUBJECT_PRONOUN
    | Word.OBJECT_PRONOUN
    | Word.BE
    | Word.HAVE
    | Word.DO
    | Word.MODAL
    | Word.NEGATION
    | Word.INFINITIVE
    | Word.ADVERB
)
_PRONOUN = Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN
_BARE_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER


@dataclass(slots=True)
class Unit:
    """Tokens `first` to `last` (exclusive) that go together.

    Of a noun phrase: `head` is its head noun's token, `names` the mentions in it, `owner` the tokens before a possessive mark.
    Of a verb group: `head` is the main verb's token (-1: only an auxiliary).
    """

    kind: UnitKind
    first: int
    last: int
    head: int = -1
    names: tuple[Mention, ...] = ()
    owner: tuple[int, int] | None = None
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    modal: bool = False
    infinitive: bool = False
    gerund: bool = False
    finite: bool = False


class Cutter:
    """Cuts sentences of one document into units."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities, times: list[When]) -> None:
        self.t = tokens
        self.pack = pack
        self.entities = entities
        self.name_ends = {mention.last for mention in entities.mentions}
        self.time_at = {when.first: when for when in times}
        phrases = pack.phrases
        self.listing, self.quantity, self.that = phrases["listing"], phrases["quantity"], phrases["that"]
        self.joints: dict[str, list[tuple[Phrase, UnitKind]]] = {}
        kinds: tuple[tuple[tuple[Phrase, ...], UnitKind], ...] = (
            (pack.joints, "conj"),  # "as well as"
            (pack.about, "adverb"),  # "at least"
            (pack.against, "prep"),  # "en contra de", which is one word as its last
        )
        for phrases_of, joined in kinds:
            for phrase in phrases_of:
                self.joints.setdefault(phrase[0], []).append((phrase, joined))
        self.those = phrases.get("those", frozenset())
        self.referring = phrases.get("referring", frozenset())
        self.floating = phrases.get("floating", frozenset())
        self.causative = phrases.get("causative", frozenset())
        self.adjectival = phrases.get("adjectival", frozenset())
        self.approximating = phrases.get("approximating", frozenset())
        self.attributive = phrases.get("attributive", frozenset())

    def units(self, sentence: Sentence) -> list[Unit]:
        t = self.t
        units: list[Unit] = []
        at = sentence.first
        while at < sentence.last:
            unit = self._unit(at, sentence, units)
            units.append(unit)
            at = unit.last
        del t
        return units

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
                return Unit(joined, last - 1 if joined == "prep" else at, last)
        if flags & Word.NEGATION and self._negates_next(at, sentence):
            return Unit("adverb", at, at + 1 + bool(flags & Word.DETERMINER))
        if flags & (_AUXILIARY | Word.INFINITIVE) and (group := self._group(at, sentence)) is not None:
            return group
        lists = flags & Word.GERUND or (flags & Word.RELATIVE and self._names_next(at + 1, sentence))
        if low in self.listing and lists:
            return Unit("prep", at, at + 1)
        if self._is_verb(at, sentence):
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
        if (flags & Word.ADVERB or (self._adverbial(low) and not flags)) and not self._titled(at, sentence):
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

    def _number_next(self, at: int, sentence: Sentence) -> bool:
        return at + 1 < sentence.last and bool(self.t.flags[at + 1] & _BARE_NUMBER) and at + 1 not in self.time_at

    def _titled(self, at: int, sentence: Sentence) -> bool:
        """ "First Deputy Secretary General": an adverb's word that opens an office."""
        following = at + 1
        return (
            at > sentence.first and self.t.cap[at] and following < sentence.last and bool(self.t.flags[following] & Word.ROLE)
        )

    def _names_next(self, at: int, sentence: Sentence) -> bool:
        """ "dont Marie Ngono", "dont trois délégués": names or numbers follow, not a clause."""
        return at < sentence.last and (at in self.entities.at or bool(self.t.flags[at] & Word.NUMERAL))

    def _finite_next(self, at: int, sentence: Sentence) -> bool:
        """Whether the word at `at` can be nothing but a finite verb or its auxiliary."""
        if at >= sentence.last or at in self.entities.at:
            return False
        flags = self.t.flags[at]
        return bool(flags & (Word.PAST | Word.BASE | Word.HAVE | Word.BE)) and not flags & (
            NOUN | Word.PARTICIPLE | Word.PREPOSITION
        )

    def _told_of(self, at: int, sentence: Sentence) -> bool:
        """ "This included the arrest of …", "that led to …": a verb and its object, not "this limited offer"."""
        if self.pack.head_first or at + 1 >= sentence.last or not self.t.flags[at] & Word.PAST or self.t.flags[at] & NOUN:
            return False
        return bool(self.t.flags[at + 1] & (Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.NUMERAL))

    def _adverbial(self, low: str) -> bool:
        return bool(self.pack.adverb_ending) and low.endswith(self.pack.adverb_ending)

    def _verbal(self, low: str) -> bool:
        return bool(self.pack.verb_ending) and low.endswith(self.pack.verb_ending)

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

    def _opens_noun(self, at: int, sentence: Sentence) -> bool:
        return at < sentence.last and (at in self.entities.at or not self.t.flags[at] & _CLOSED) and self.t.kind[at] != "mark"

    # verbs ---------------------------------------------------------------------------------------------------------

    def _is_verb(self, at: int, sentence: Sentence) -> bool:
        """Whether the word at `at`, which no auxiliary introduces, is a verb here and not a noun or an adjective."""
        t = self.t
        flags = t.flags[at]
        if at in self.entities.at or t.kind[at] != "word" or (t.cap[at] and at != sentence.first):
            return False
        if sentence.heading and not self.pack.head_first and headline_verb(t, at, sentence.first, sentence.last):
            return True
        before = t.flags[at - 1] if at > sentence.first else 0
        low_before = t.low[at - 1] if at > sentence.first else ""
        following = at + 1
        bound = before & (Word.DETERMINER | Word.POSSESSIVE) and not before & (
            Word.RELATIVE | Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN
        )
        if before & Word.OBJECT_PRONOUN and self._finite_next(at, sentence):
            bound = False
        if before & Word.DETERMINER and flags & NOUN and not flags & (Word.PAST | Word.BASE):
            bound = True  # "l'entreprise", which no auxiliary makes a participle
        bound = bound or (at > sentence.first and t.kind[at - 1] == "clitic")
        described = following < sentence.last and t.flags[following] & (Word.PEOPLE | Word.STATE | Word.ROLE)
        if flags & (Word.PARTICIPLE | Word.GERUND) and self._named_act(at, sentence):
            return False  # "beatings, forced resignations, blacklisting and threats"
        opens = at == sentence.first and not self.pack.head_first and not flags & Word.BASE
        if opens and described and not t.flags[following] & Word.DETERMINER:
            return False  # "Armed policemen invaded the office"
        if self._attributive(at, sentence):
            return False
        if flags & Word.ATTACKER and flags & Word.PARTICIPLE and self.pack.head_first:
            return False  # "desconocidos dispararon", "por desconocidos"
        bare = self.pack.head_first and flags & Word.PARTICIPLE and flags & NOUN and not flags & Word.PAST
        if bare and before & _BARE_NUMBER and flags & Word.PEOPLE:
            return False  # "catorce afiliados", "12 detenidos"
        if bare and before & Word.PREPOSITION and not before & (Word.SUBORDINATOR | Word.ADVERB):
            return False  # "par arrêté", "de detenidos"
        if not flags & Word.VERB:
            return not flags and self._verbal(t.low[at]) and not bound and not before & Word.PREPOSITION
        if flags & (Word.PAST | Word.PARTICIPLE):
            nominal_next = following < sentence.last and (t.flags[following] & NOUN or following in self.entities.at)
            governs = before & Word.VERB and before & Word.BASE and not before & (NOUN | Word.HAVE | Word.BE | Word.DO)
            if (
                governs
                and flags & Word.PARTICIPLE
                and at - 2 >= sentence.first
                and t.flags[at - 2] & (Word.INFINITIVE | Word.MODAL)
            ):
                return False  # "to replace locked out employees"
            if bound and low_before in self.those and not nominal_next:
                return True  # "were among those arrested"
            if bound and (nominal_next or not before & Word.RELATIVE):
                return False
            if before & (_BARE_NUMBER | Word.PREPOSITION) and nominal_next and not t.flags[following] & Word.DETERMINER:
                return bool(before & Word.SUBORDINATOR)
            adverb = before & Word.ADVERB or (self._adverbial(low_before) and not before)
            if adverb and at - 2 >= sentence.first and t.flags[at - 2] & Word.DETERMINER:
                return False  # "the newly formed union"
            return True
        if bound:
            return False
        if flags & Word.GERUND:
            if t.low[at] in self.adjectival and following < sentence.last and t.flags[following] & (Word.PEOPLE | Word.ROLE):
                return False  # "the salaries of striking teachers"
            described = (
                not before and at - 2 >= sentence.first and t.flags[at - 2] & Word.DETERMINER and t.kind[at - 1] == "word"
            )
            if described and following < sentence.last and t.flags[following] & Word.PREPOSITION:
                return False  # "the violent breaking up of the rally"
            return not flags & NOUN or bool(before & (Word.PREPOSITION | Word.BE))
        if before & Word.INFINITIVE and self._before_noun(at - 1, sentence):
            return False
        if before & (Word.SUBJECT_PRONOUN | Word.RELATIVE | Word.INFINITIVE | Word.MODAL | Word.DO):
            return True
        led = self.pack.head_first or self.pack.lemmas.get(low_before, low_before) in self.causative
        if before & Word.PAST and flags & Word.BASE and led and following < sentence.last and t.kind[following] == "word":
            small = Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT_PRONOUN | Word.PREPOSITION | Word.CONJUNCTION
            return bool(t.flags[following] & small) or following in self.entities.at  # "police used tear gas"
        nominal = flags & NOUN or t.low[at] in self.pack.noun_heads
        titles = following < sentence.last and t.flags[following] & Word.ROLE and not t.flags[following] & Word.PLURAL
        if titles and not flags & (Word.PAST | Word.PARTICIPLE) and (at == sentence.first or t.kind[at - 1] == "mark"):
            return False  # ", finance secretary of the union"
        if flags & Word.INFINITE and not flags & NOUN:
            return True  # "después de golpearlos", "avant d'arrêter"
        if not nominal:
            return not before & Word.PREPOSITION or bool(before & Word.SUBORDINATOR)
        if following >= sentence.last:
            return False
        takes = t.flags[following] & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT_PRONOUN) or following in self.entities.at
        subject = before & (Word.PLURAL | Word.PEOPLE | Word.STATE | Word.EMPLOYER) or (
            low_before and at - 1 in self.entities.at
        )
        return bool(takes and subject and before & NOUN)

    def _named_act(self, at: int, sentence: Sentence) -> bool:
        """Whether a participle or a gerund is (the first word of) a noun that names an act, in a list of such."""
        t, pack = self.t, self.pack
        last = at + 1
        if pack.head_first or at == sentence.first or last >= sentence.last:
            return False
        if (t.low[at], t.low[last]) in pack.noun_triggers:
            return True
        if t.flags[at - 1] & Word.INFINITIVE and t.flags[at] & Word.GERUND:  # "were subjected to questioning"
            return (t.low[at],) in pack.noun_triggers and self._before_noun(at - 1, sentence)
        listed = t.low[at - 1] == "," or bool(t.flags[at - 1] & Word.CONJUNCTION)
        closed = t.kind[last] == "mark" or bool(t.flags[last] & Word.CONJUNCTION)
        return listed and closed and bool(t.flags[at] & Word.GERUND) and (t.low[at],) in pack.noun_triggers

    def _attributive(self, at: int, sentence: Sentence) -> bool:
        """ "15 striking miners", "two unidentified men", "of leading officials": it describes the noun after it."""
        t = self.t
        described = Word.PEOPLE | Word.ROLE | Word.UNION
        if self.pack.head_first or at + 1 >= sentence.last or not t.flags[at + 1] & described:
            return False
        if t.flags[at] & NOUN and t.flags[at] & Word.BASE:
            return False
        before = t.flags[at - 1] if at > sentence.first else 0
        if t.low[at] in self.attributive:
            return not (t.flags[at] & Word.PAST and at > sentence.first and self._subject_before(at, sentence))
        return bool(before & _BARE_NUMBER) and bool(t.flags[at] & (Word.GERUND | Word.PARTICIPLE) or not t.flags[at])

    def _subject_before(self, at: int, sentence: Sentence) -> bool:
        """ "the company | dismissed strikers", "they arrested leaders" against "of the dismissed strikers"."""
        before = self.t.flags[at - 1]
        if before & Word.CONJUNCTION and at - 2 > sentence.first and self.t.low[at - 2] == ",":
            return True  # "cut off benefits, and dismissed strikers"
        if at in self.name_ends:
            return True
        powers = Word.STATE | Word.ATTACKER | Word.EMPLOYER | Word.PEOPLE | Word.ROLE | Word.SUBJECT_PRONOUN
        return bool(before & powers) and not before & (Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.CONJUNCTION)

    def _group(self, at: int, sentence: Sentence) -> Unit | None:
        """A verb group that begins with an auxiliary, a negation or "to"; None where the word is something else here."""
        t = self.t
        ahead = at
        passive = perfect = negated = modal = infinitive = False
        auxiliary = obliged = False
        while ahead < sentence.last:
            flags = t.flags[ahead]
            if ahead in self.entities.at or ahead in self.time_at:
                break
            if flags & Word.BE:
                passive, auxiliary = True, True
                modal = modal or bool(flags & Word.MODAL and self.pack.head_first)  # "serán despedidos"
            elif flags & Word.HAVE:
                perfect, auxiliary = True, True
            elif flags & Word.DO and not self._participle_next(ahead, sentence):
                auxiliary = True
            elif flags & Word.MODAL:
                modal, auxiliary = True, True
            elif (
                flags & Word.NEGATION
                and flags & Word.DETERMINER
                and auxiliary
                and not (ahead + 1 < sentence.last and t.flags[ahead + 1] & Word.ADVERB)
            ):
                break  # "had no lawyer", "were given no reason"
            elif flags & Word.NEGATION and not (ahead == at and t.low[at] in self.pack.phrases["negated_noun"]):
                negated = True
            elif auxiliary and t.low[ahead] in self.floating and self._participle_next(ahead, sentence):
                pass  # "were each sentenced", "have all been dismissed"
            elif flags & Word.INFINITIVE:
                if not self._infinitive_next(ahead, sentence):
                    break
                if auxiliary and ahead > at and t.flags[ahead - 1] & Word.HAVE:
                    obliged = bool(t.flags[ahead - 1] & Word.PAST)  # "had to flee": done
                    modal = modal or not obliged
                elif auxiliary and passive:
                    break
                infinitive, auxiliary = True, True
            elif flags & Word.ADVERB or (self._adverbial(t.low[ahead]) and not flags & NOUN):
                pass
            else:
                break
            ahead += 1
        if not auxiliary:
            return None
        if ahead < sentence.last and t.kind[ahead] == "word" and ahead not in self.entities.at:
            flags = t.flags[ahead]
            unknown = infinitive and self._unknown_verb(ahead, sentence)
            inflected = flags & (Word.PAST | Word.PARTICIPLE | Word.GERUND | Word.BASE)
            verbal = bool(inflected) or (not flags and (unknown or self._verbal(t.low[ahead])))
            if verbal and not (infinitive and not flags & Word.BASE and not passive and not unknown):
                progressive = bool(flags & Word.GERUND) and passive
                is_passive = passive and not progressive and bool(flags & Word.PARTICIPLE or not flags)
                if progressive and self.pack.phrases["being"] & set(t.low[at:ahead]):
                    is_passive = True
                return Unit(
                    "verb",
                    at,
                    ahead + 1,
                    head=ahead,
                    passive=is_passive,
                    perfect=perfect,
                    negated=negated,
                    modal=modal,
                    infinitive=infinitive and not obliged,
                    finite=not infinitive or obliged,
                )
        if infinitive and ahead == at + 1 and not passive:
            return None
        return Unit(
            "verb", at, max(ahead, at + 1), head=-1, perfect=perfect, negated=negated, modal=modal, finite=not infinitive
        )

    def _participle_next(self, at: int, sentence: Sentence) -> bool:
        return at + 1 < sentence.last and bool(self.t.flags[at + 1] & Word.PARTICIPLE)

    def _infinitive_next(self, at: int, sentence: Sentence) -> bool:
        if self._before_noun(at, sentence):
            return False
        ahead = at + 1
        while ahead < sentence.last and self.t.flags[ahead] & (Word.ADVERB | Word.NEGATION):
            ahead += 1
        return (
            ahead < sentence.last
            and (bool(self.t.flags[ahead] & (Word.BASE | Word.BE | Word.HAVE)) or self._unknown_verb(ahead, sentence))
            and ahead not in self.entities.at
        )

    def _before_noun(self, at: int, sentence: Sentence) -> bool:
        """Whether "to" is a preposition here, for the verb before it: "subjected to torture"."""
        before = self.t.low[at - 1] if at > sentence.first else ""
        return self.pack.lemmas.get(before, before) in self.pack.phrases.get("undergo", ())

    def _unknown_verb(self, at: int, sentence: Sentence) -> bool:
        """Whether a word that the lexicon lacks can only be a verb after "to": "to vacate the building"."""
        t = self.t
        if t.flags[at] or t.cap[at] or t.kind[at] != "word" or at + 1 >= sentence.last or self.pack.head_first:
            return False
        return bool(t.flags[at + 1] & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT_PRONOUN)) or at + 1 in self.entities.at

    def _main(self, at: int) -> Unit:
        flags = self.t.flags[at]
        gerund = bool(flags & Word.GERUND) and not flags & (Word.PAST | Word.PARTICIPLE)
        infinite = bool(flags & Word.INFINITE) and not flags & (Word.PAST | Word.PARTICIPLE | Word.BASE)
        before = at - 1
        while before > 0 and self.t.flags[before] & Word.OBJECT_PRONOUN:
            before -= 1  # "no los detuvieron", "no se la dieron"
        if self.pack.head_first and before > 0 and self.t.flags[before] & (Word.ADVERB | Word.NEGATION) == Word.ADVERB:
            before -= 1  # "no se presentó"
        while before > 0 and self.t.flags[before] & Word.ADVERB and not self.pack.head_first:
            before -= 1  # "no longer recognises"
        negated = before >= 0 and bool(self.t.flags[before] & Word.NEGATION)
        finite = not gerund and not infinite
        unreal = bool(flags & Word.UNREAL) and not flags & (Word.PAST | Word.PARTICIPLE)
        return Unit("verb", at, at + 1, at, gerund=gerund, infinitive=infinite, finite=finite, negated=negated, modal=unreal)

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
            if kind == "mark" or kind == "link":
                if low in ("$", "€", "£", "%") or (low == "-" and ahead > at):
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
                if (flags & _CLOSED and not flags & (Word.DETERMINER | Word.NUMERAL)) or (flags & Word.RELATIVE):
                    break
                if flags & Word.NUMERAL and self._counts_anew(at, ahead, sentence):
                    break  # "during the strike | four shop stewards"
                if flags & Word.DETERMINER and (t.flags[ahead - 1] & NOUN or flags & Word.PREPOSITION):
                    break
                if self.pack.head_first and flags & Word.NUMERAL and self._counts_people(ahead, sentence):
                    break  # "en garde à vue | trois délégués"
                if flags & Word.DETERMINER and flags & Word.OBJECT_PRONOUN and self._finite_next(ahead + 1, sentence):
                    break  # "a varios | los retuvieron"
                if self._is_verb(ahead, sentence):
                    break
            if names and names[-1].kind == "person" and names[-1].last == ahead and owner is None and not flags & NOUN:
                break
            head = ahead
            ahead += 1
        last = max(ahead, at + 1)
        if self.pack.head_first and owner is None:
            head = next((i for i in range(at, last) if t.flags[i] & NOUN), head)
        return Unit("noun", at, last, head=head, names=tuple(names), owner=owner)

    def _counts_anew(self, first: int, at: int, sentence: Sentence) -> bool:
        """Whether a number inside a phrase with an article opens a phrase of its own: people follow it."""
        if self.pack.head_first or at + 1 >= sentence.last or not self.t.flags[first] & Word.DETERMINER:
            return False
        people = any(self.t.flags[i] & (Word.PEOPLE | Word.ROLE) for i in range(at + 1, min(at + 4, sentence.last)))
        return bool(self.t.flags[at - 1] & NOUN) and at - first > 1 and people

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

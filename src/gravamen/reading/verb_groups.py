"""Verb groups: which words are verbs here, and how far a group of auxiliaries and its verb goes.

In: tokens, names and times. Out: units of verbs; the words of a language that decide are of its pack.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.entities import Entities
from gravamen.reading.headlines import headline_verb
from gravamen.reading.pack import NOUN, Pack, Phrase, Word, once_a_pack
from gravamen.reading.sums import SIGNS
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.units import Unit, UnitKind

CLOSED = (
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
_BARE_NUMBER = Word.NUMERAL | Word.VAGUE_NUMBER


@once_a_pack
def _joints(pack: Pack) -> dict[str, list[tuple[Phrase, UnitKind]]]:
    """Small words of several words, by the first, with what they are as one."""
    joints: dict[str, list[tuple[Phrase, UnitKind]]] = {}
    kinds: tuple[tuple[tuple[Phrase, ...], UnitKind], ...] = (
        (pack.joints, "conj"),  # "as well as"
        (pack.about, "adverb"),  # "at least"
        (pack.against, "prep"),  # "en contra de", which is one word as its last
    )
    for phrases_of, joined in kinds:
        for phrase in phrases_of:
            joints.setdefault(phrase[0], []).append((phrase, joined))
    return joints


class VerbGroups:
    """Tells verbs from nouns. One instance reads one document."""

    def __init__(self, tokens: Tokens, pack: Pack, entities: Entities, times: list[When]) -> None:
        self.t = tokens
        self.pack = pack
        self.entities = entities
        self.name_ends = {mention.last for mention in entities.mentions}
        self.time_at = {when.first: when for when in times}
        phrases = pack.phrases
        self.listing, self.quantity, self.that = phrases["listing"], phrases["quantity"], phrases["that"]
        self.joints = _joints(pack)
        self.those = phrases.get("those", frozenset())
        self.bare_be = phrases.get("bare_be", frozenset())
        self.predicative = phrases.get("predicative", frozenset())
        self.definite = frozenset() if pack.head_first else phrases.get("the", frozenset())
        self.referring = phrases.get("referring", frozenset())
        self.anybody = phrases.get("anybody", frozenset())
        self.floating = phrases.get("floating", frozenset())
        self.causative = phrases.get("causative", frozenset())
        self.adjectival = phrases.get("adjectival", frozenset())
        self.undergoing = phrases.get("undergoing", frozenset())
        self.both, self.and_also = (phrases.get(name, frozenset()) for name in ("both", "and_also"))
        self.reflexive = phrases.get("reflexive", frozenset())
        self.approximating = phrases.get("approximating", frozenset())
        self.attributive = phrases.get("attributive", frozenset())

    def _number_next(self, at: int, sentence: Sentence) -> bool:
        return at + 1 < sentence.last and bool(self.t.flags[at + 1] & _BARE_NUMBER) and at + 1 not in self.time_at

    def _finite_next(self, at: int, sentence: Sentence) -> bool:
        """Whether the word at `at` can be nothing but a finite verb or its auxiliary."""
        if at >= sentence.last or at in self.entities.at:
            return False
        flags = self.t.flags[at]
        verbal = Word.PAST | Word.BASE | Word.HAVE | Word.BE | (Word.INFINITE if self.pack.head_first else 0)  # "les licencier"
        return bool(flags & verbal) and not flags & (NOUN | Word.PARTICIPLE | Word.PREPOSITION)

    def _adverbial(self, low: str) -> bool:
        return bool(self.pack.adverb_ending) and low.endswith(self.pack.adverb_ending)

    def _verbal(self, low: str) -> bool:
        return bool(self.pack.verb_ending) and low.endswith(self.pack.verb_ending)

    def _opens_noun(self, at: int, sentence: Sentence) -> bool:
        return at < sentence.last and (at in self.entities.at or not self.t.flags[at] & CLOSED) and self.t.kind[at] != "mark"

    def _is_verb(self, at: int, sentence: Sentence) -> bool:
        """Whether the word at `at`, which no auxiliary introduces, is a verb here and not a noun or an adjective."""
        t = self.t
        flags = t.flags[at]
        if at in self.entities.at or t.kind[at] != "word" or (t.cap[at] and at != sentence.first):
            return False
        if sentence.heading and not self.pack.head_first and headline_verb(t, at, sentence.first, sentence.last):
            return True
        if not flags & Word.VERB and (flags or not self._verbal(t.low[at])):
            return False
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
        leads = Word.SUBJECT_PRONOUN | Word.INFINITIVE | Word.MODAL
        if "-" in t.low[at] and described and flags & Word.BASE and not (self.pack.head_first or before & leads):
            return False  # "1,700 long-haul pilots"
        if before & _BARE_NUMBER and at - 2 >= sentence.first and t.low[at - 2] in SIGNS:
            return False  # "on $50 bail"
        if flags & NOUN and flags & Word.BASE and not self.pack.head_first and following < sentence.last:
            if t.flags[following] & (Word.HAVE | Word.MODAL) and not before & Word.INFINITIVE:
                return False  # "he said that guards | had beaten him"
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
            adverb = before & Word.ADVERB or (not before and self._adverbial(low_before))
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
        threatens = self.pack.head_first and flags & Word.BASE and t.low[following] in self.pack.phrases.get("companions", ())
        if threatens and following + 1 < sentence.last and t.flags[following + 1] & Word.INFINITE:
            return not before & (Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION)  # "la empresa amenaza con despedir"
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
            if auxiliary and (told := self._past_time(ahead, sentence)):
                ahead = told  # "was | last week | stopped"
                continue
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
                pass  # "were each sentenced", "have all been dismissed", "have since been"
            elif flags & Word.INFINITIVE:
                if not self._infinitive_next(ahead, sentence):
                    break
                if auxiliary and ahead > at and t.flags[ahead - 1] & Word.HAVE:
                    obliged = bool(t.flags[ahead - 1] & Word.PAST)  # "had to flee": done
                    modal = modal or not obliged
                elif auxiliary and passive:
                    break
                infinitive, auxiliary = True, True
            elif flags & Word.ADVERB or (not flags & NOUN and self._adverbial(t.low[ahead])):
                pass
            else:
                break
            ahead += 1
        if not auxiliary:
            return None
        modal = modal or t.low[at] in self.bare_be  # "we demand that they be released"
        timed = ahead in self.time_at and not self.pack.head_first
        if ahead < sentence.last and t.kind[ahead] == "word" and ahead not in self.entities.at and not timed:
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

    def _past_time(self, at: int, sentence: Sentence) -> int:
        """The token after a time that stands without a preposition between an auxiliary and its participle; else 0."""
        when = self.time_at.get(at)
        if self.pack.head_first or when is None or when.last >= sentence.last or when.last in self.entities.at:
            return 0
        return when.last if self.t.flags[when.last] & Word.PARTICIPLE else 0

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

"""Whose act it is by the form of the verb: the noun that agrees with it, and the one that goes on acting.

In: a draft without a doer, and the phrases of its sentence. Out: the parties that only the subject of its verb, of the verb
before it or of the verb of saying above it can be; or the body at which it was done by people who are not named.
"""

from __future__ import annotations

from gravamen.reading.draft import Draft
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.parties import Parties
from gravamen.reading.inflected.phrases import Phrase
from gravamen.reading.inflected.roles import Roles
from gravamen.reading.inflected.victims import DOERS
from gravamen.reading.inflected.words import Words
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence
from gravamen.terms import ActType
from gravamen.text import Passage

_BY_SAYING = frozenset(
    {
        ActType.THREAT_OF_VIOLENCE, ActType.THREAT_OF_DISMISSAL, ActType.REFUSAL_OF_RECOGNITION, ActType.REFUSAL_TO_BARGAIN,
        ActType.DISPERSAL_OF_ASSEMBLY, ActType.STRIKE_PROHIBITION, ActType.DENIAL_OF_ACCESS, ActType.CENSORSHIP_DEFAMATION,
    }
)  # fmt: skip
_NOMINATIVE = f.either(f.NOMINATIVE)
_NUMBERS = f.MALE | f.FEMALE | f.NEUTRAL | f.MANY
_ONE = f.MALE | f.FEMALE | f.NEUTRAL
_LOCATIVE = f.either(f.LOCATIVE)
_IN = frozenset({"у", "ва", "в", "во"})
_GENDER = {"а": f.FEMALE, "я": f.FEMALE, "о": f.NEUTRAL, "е": f.NEUTRAL, "ь": f.FEMALE | f.MALE}  # by the last letter
_SHORTEST = 4  # letters of a word whose ending tells anything
_NEVER_ONE = "уюыіиэ"  # with which no singular nominative ends
_BACK = 3  # verbs before the act's own among which the one may stand whose subject goes on


class Subjects:
    """Finds the subjects of one document's verbs, where whoever else reads them sees none that could do the act."""

    def __init__(self, words: Words, roles: Roles, parties: Parties) -> None:
        self.w = words
        self.t = words.t
        self.pack = words.pack
        self.roles = roles
        self.parties = parties
        self.order = {sentence.first: index for index, sentence in enumerate(self.t.sentences)}
        self._noted: list[Phrase] = []
        self.acted: tuple[list[Party], int, Sentence | None] = ([], 0, None)

    def of(self, draft: Draft, phrases: list[Phrase]) -> list[Party]:
        """Whose act the draft is; nobody where its verb does not tell."""
        place = next((at for at, phrase in enumerate(phrases) if phrase.kind == "verb" and phrase.head == draft.at), None)
        if place is None:
            said = self._who_says(draft, phrases) if draft.type in _BY_SAYING else []
            return said or self._who_does(draft, phrases)
        if draft.rule.victim == "subject":
            return []
        verb = phrases[place]
        if self._passive(verb):
            return self._agent_before(phrases, place) or (self._who_says(draft, phrases) if draft.type in _BY_SAYING else [])
        finite = self._finite(phrases, place)
        if finite is None:
            return []
        at = self._stated(phrases, finite)
        if at is None and draft.lack is None and finite == place:
            at = self._new_word(phrases, place)
        if at is not None:
            return self._party(phrases, at)
        if (meant := self._meant(draft.sentence, phrases, finite)) is not None:
            return meant
        if phrases[finite].verb & f.MANY:
            return self._inside(draft, phrases, finite)
        return self._carried(phrases, finite)

    def unnamed(self, draft: Draft, phrases: list[Phrase]) -> bool:
        """Whether an act is told as of people who are not named: "запихали в автозак", "доставлены", "обыск"."""
        place = next((at for at, phrase in enumerate(phrases) if phrase.kind == "verb" and phrase.head == draft.at), None)
        if place is None or draft.rule.victim == "subject" or self._passive(phrases[place]):
            return True
        finite = self._finite(phrases, place)
        return finite is not None and bool(phrases[finite].verb & (f.MANY | f.IMPERSONAL))

    def _passive(self, verb: Phrase) -> bool:
        return bool(verb.verb & (f.SHORT | f.FULL)) and not verb.verb & (f.PAST | f.PRESENT | f.INFINITIVE)

    def _finite(self, phrases: list[Phrase], place: int) -> int | None:
        """The verb that has a subject: of an infinitive the one that it hangs on."""
        if phrases[place].verb & (f.PAST | f.PRESENT):
            return place
        own = phrases[place].clause
        rows = [at for at, one in enumerate(phrases) if one.clause == own and one.verb & (f.PAST | f.PRESENT) and at != place]
        return min(rows, key=lambda at: abs(at - place), default=None)

    # who stands there ------------------------------------------------------------------------------------------------

    def _stated(self, phrases: list[Phrase], place: int) -> int | None:
        """The phrase of a verb's own clause that is its subject and can do something."""
        verb = phrases[place]
        rows = []
        for at in self.roles.clause(phrases, place):
            phrase = phrases[at]
            if phrase.kind != "noun" or phrase.joined >= 0 or phrase.negated or (phrase.prep and phrase.belongs < 0):
                continue
            cases = self._cases(phrase)
            if not self._agrees(phrases, at, cases, verb):
                continue
            if phrase.belongs >= 0 and not self._no_genitive(phrases, at, place):
                continue
            if rank := self._acts(phrases, at):
                rows.append((rank, -abs(at - place), at))
        return max(rows)[2] if rows else None

    def _cases(self, phrase: Phrase) -> int:
        """The cases of a phrase by its form alone, whatever it was taken to belong to."""
        if phrase.belongs < 0:
            return phrase.cases
        if phrase.mention is not None:
            return f.CASES if phrase.mention.kind == "organisation" and self.w.nominal[phrase.head] & f.NOMINATIVE else 0
        return self.w.nominal[phrase.head] & f.CASES

    def _agrees(self, phrases: list[Phrase], at: int, cases: int, verb: Phrase) -> bool:
        """Whether a phrase has the number and the gender of a verb."""
        phrase, bits = phrases[at], verb.verb
        if not cases & _NOMINATIVE:
            return False
        many = bool(cases & f.NOMINATIVE << 6) or phrase.number is not None or any(one.joined == at for one in phrases)
        one = bool(cases & f.NOMINATIVE)
        if bits & f.MANY:
            return many
        if bits & f.PAST:
            return one and bool(bits & _ONE) and self.roles.gender_fits(phrase, bits)
        return one and not bits & f.FIRST

    def _no_genitive(self, phrases: list[Phrase], at: int, place: int) -> bool:
        """ "Ля прахадной АМАП разагнаў пікет": right before the verb, and what stands before it is no subject."""
        if phrases[at].last != phrases[place].first or "state" not in self.parties.classes(phrases[at]):
            return False
        lead = phrases[phrases[at].belongs]
        return bool(lead.prep) or not lead.cases & _NOMINATIVE

    def _acts(self, phrases: list[Phrase], at: int) -> int:
        """How well a phrase can be one who acts; 0: it cannot."""
        phrase = phrases[at]
        classes = self.parties.classes(phrase)
        if classes & DOERS:
            return 3
        owned = at + 1 < len(phrases) and phrases[at + 1].belongs == at
        if owned and not classes & {"person", "group", "event", "law", "time"}:
            if self.parties.classes(phrases[at + 1]) & {"state", "attacker"} and phrases[at + 1].mention is None:
                return 2  # "сектор столичного суда", "армейские части"
        return 0

    def note(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        """Remember who acts in a sentence: whom "she" and "he" of the next one can mean, who are no persons with a name."""
        if self._noted is phrases:
            return
        self._noted = phrases
        for place, verb in enumerate(phrases):
            if verb.kind != "verb" or not verb.verb & (f.PAST | f.PRESENT) or verb.verb & (f.MANY | f.FIRST):
                continue
            at = self._stated(phrases, place)
            if at is not None and (phrases[at].mention is None or "person" not in self.parties.classes(phrases[at])):
                told = verb.verb & (f.MALE | f.FEMALE)
                gender = self.w.nominal[phrases[at].head] & f.GENDERS
                told = told if told in (f.MALE, f.FEMALE) else f.FEMALE if gender == f.FEMININE else f.MALE
                self.acted = self._party(phrases, at), told, sentence

    def _meant(self, sentence: Sentence, phrases: list[Phrase], place: int) -> list[Party] | None:
        """Whom "она" means as a subject: "Дирекция молчит. Наш профсоюз она не замечает"; None where there is no pronoun."""
        for at in self._own(phrases, place):
            phrase = phrases[at]
            if phrase.kind != "pronoun" or phrase.prep or not phrase.cases & f.NOMINATIVE:
                continue
            parties, gender, told_in = self.acted
            low, words = self.t.low[phrase.head], self.pack.phrases
            fits = low in words["female" if gender == f.FEMALE else "male"]
            if told_in is None or told_in.block != sentence.block or not fits:
                return []
            return parties if 0 <= self.order[sentence.first] - self.order[told_in.first] <= 1 else []
        return None

    def _new_word(self, phrases: list[Phrase], place: int) -> int | None:
        """ "Акимат отклоняет заявки", "бейлифы арестовали счета": a word that no table knows opens the clause of the verb.

        Its ending must be that of the subject: of one in the gender of the verb, of many only where it names people.
        """
        verb = phrases[place]
        own = [at for at in self._own(phrases, place) if phrases[at].kind in ("noun", "pronoun") and not phrases[at].prep]
        if not own or own[0] > place:
            return None
        phrase = phrases[own[0]]
        low = self.t.low[phrase.head]
        unknown = phrase.mention is None and not self.t.flags[phrase.head] and low not in self.pack.nominal
        if not unknown or phrase.kind != "noun" or phrase.belongs >= 0 or phrase.number is not None or len(low) < _SHORTEST:
            return None
        if self.w.is_adjective(phrase.head) or phrase.negated or not phrase.cases & _NOMINATIVE:
            return None
        if any(self._could_be(phrases, at, verb) for at in own[1:]):
            return None
        if verb.verb & f.MANY:
            return own[0] if low.endswith(tuple(self.pack.phrases.get("many_people", ()))) else None
        if low[-1] in _NEVER_ONE:
            return None
        return own[0] if not verb.verb & f.PAST or verb.verb & _GENDER.get(low[-1], f.MALE) else None

    # who goes on -----------------------------------------------------------------------------------------------------

    def _carried(self, phrases: list[Phrase], place: int) -> list[Party]:
        """ "Ректорат отменил пары, а преподавательницу лишил часов", "Мэрия поясняет, что отказала": who acted before."""
        verb = phrases[place]
        if self._has_other(phrases, place):
            return []
        passed = 0
        for at in range(place - 1, -1, -1):
            other = phrases[at]
            if other.kind != "verb" or not other.verb & (f.PAST | f.PRESENT):
                continue
            passed += 1
            if passed > _BACK:
                break
            if other.verb & f.MANY or not self._same(other, verb) or phrases[self._own(phrases, at)[0]].kind == "rel":
                continue
            stated = self._stated(phrases, at)
            if stated is not None:
                return self._party(phrases, stated) if self._agrees(phrases, stated, self._cases(phrases[stated]), verb) else []
            if self._has_other(phrases, at):
                return []
        return []

    def _has_other(self, phrases: list[Phrase], place: int) -> bool:
        """Whether a verb's own clause has a subject, whatever it speaks of."""
        own = [at for at in self._own(phrases, place) if phrases[at].kind in ("noun", "pronoun")]
        return any(self._could_be(phrases, at, phrases[place]) for at in own)

    def _own(self, phrases: list[Phrase], place: int) -> list[int]:
        return [at for at, one in enumerate(phrases) if one.clause == phrases[place].clause]

    def _could_be(self, phrases: list[Phrase], at: int, verb: Phrase) -> bool:
        """Whether a phrase could be the subject of a verb, whatever it speaks of: then nobody goes on acting."""
        phrase = phrases[at]
        if phrase.prep or phrase.belongs >= 0:
            return False
        return not phrase.cases & f.either(f.ACCUSATIVE) and self._agrees(phrases, at, phrase.cases, verb)

    def _same(self, one: Phrase, two: Phrase) -> bool:
        """Whether two verbs can have the same subject: "поясняет, что отказала"."""
        left, right = one.verb & _NUMBERS, two.verb & _NUMBERS
        return not left or not right or bool(left & right)

    def _agent_before(self, phrases: list[Phrase], place: int) -> list[Party]:
        """ "был остановлен милицией и доставлен в отдел": by whom the participle before it says."""
        own = self._own(phrases, place)[0]
        if phrases[own].kind not in ("conj", "mark"):
            return []
        before = next((at for at in range(place - 1, -1, -1) if phrases[at].kind == "verb"), None)
        if before is None or not self._passive(phrases[before]) or not self._same(phrases[before], phrases[place]):
            return []
        agent = self.roles.standing(phrases, before, f.either(f.INSTRUMENTAL))
        return agent.parties if agent.classes & DOERS else []

    def _who_says(self, draft: Draft, phrases: list[Phrase]) -> list[Party]:
        """ "Губернатар заявіў, што плошча зачынена", "«Кожны можа патануць», — нагадаў начальнік": who does it by saying so."""
        rows = []
        for place, phrase in enumerate(phrases):
            if phrase.kind == "verb" and phrase.verb & (f.PAST | f.PRESENT) and self.w.listed("saying", phrase.head):
                rows.append((abs(phrase.head - draft.at), place))
        for _, place in sorted(rows)[:1]:
            if (at := self._stated(phrases, place)) is not None:
                return self._party(phrases, at)
        return []

    def _who_does(self, draft: Draft, phrases: list[Phrase]) -> list[Party]:
        """ "Органы власти оказывали давление на союз": who does what a noun tells, where it is the object of a verb."""
        at = next((i for i, phrase in enumerate(phrases) if phrase.first <= draft.at < phrase.last), None)
        if at is None or not draft.nominal or phrases[at].prep or not phrases[at].cases & f.either(f.ACCUSATIVE):
            return []
        own = [i for i in self._own(phrases, at) if phrases[i].kind == "verb" and phrases[i].verb & (f.PAST | f.PRESENT)]
        if len(own) != 1 or phrases[own[0]].negated:
            return []
        stated = self._stated(phrases, own[0])
        return self._party(phrases, stated) if stated is not None and stated != at else []

    def _inside(self, draft: Draft, phrases: list[Phrase], place: int) -> list[Party]:
        """ "Заявление в полиции принять отказались": those at the body are the body; so is where somebody is summoned."""
        bodies = {"state", "employer"} if draft.type in _BY_SAYING else {"state"}
        summoned = draft.type is ActType.INTERROGATION_SUMMONS
        for at in self.roles.governed(phrases, self.roles.clause(phrases, place), _IN):
            phrase = phrases[at]
            if not summoned and not phrase.cases & _LOCATIVE:
                continue
            classes = self.parties.classes(phrase)
            body = classes & bodies and "place" not in classes and not self.t.flags[phrase.head] & int(Word.PLACE | Word.UNION)
            if body or self.w.listed("as_state", phrase.first):
                return self._party(phrases, at)
        return []

    # their names -----------------------------------------------------------------------------------------------------

    def _party(self, phrases: list[Phrase], at: int) -> list[Party]:
        """The parties of a phrase; in its own words where no table says what it is."""
        if phrases[at].belongs < 0 and (found := self.parties.read(phrases, [at]).parties):
            return found
        phrase = phrases[at]
        if phrase.mention is not None:
            return [self.parties.named(phrase.mention, phrase.first, phrase.last)]
        last, following = phrase.last, at + 1
        while following < len(phrases) and phrases[following].belongs >= at:
            last = phrases[following].last
            following += 1
        text = self.t.words(phrase.first, last)
        return [Party(text, Passage(self.t.start[phrase.first], self.t.end[last - 1]))]


def at_body(phrase: Phrase) -> bool:
    """ "у міліцыі": at a body, and not about it or to it."""
    return phrase.prep in _IN and bool(phrase.cases & _LOCATIVE)

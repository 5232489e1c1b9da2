"""Asking: whether a sentence asks those responsible for something, and where its asking begins.

In: the tokens of one sentence. Out: the token that the demand begins with, or None. Who asks matters, and whom: "we urge the
Government to release them" and "the ITUC called on the President to act" ask; "the workers were demanding higher wages", "the
company asked them to resign" and "the union called on its members to strike" are told.
"""

from __future__ import annotations

from gravamen.reading.obliging import Obliging
from gravamen.reading.ordering import wished
from gravamen.reading.pack import NOUN, Word
from gravamen.reading.tokens import Sentence

_POWERS = Word.STATE | Word.EMPLOYER
_STOPS = (";", ":", "“", "”", '"', "«", "»")
_URGED = 6  # tokens before "was urged to" in which those are named who can act
_LABEL = 6  # tokens of "What you can do:" before what one is asked to do
_JOINED = 25  # tokens before "and" within which the auxiliary of a second participle stands
_JOINS = 12  # tokens before "in calling for" within which somebody joins in
_ASKED = 8  # tokens from "demanding" to what is asked for
_AHEAD = 40  # tokens after the verb within which what is asked begins


class Asking(Obliging):
    """Tells of sentences whether they ask. One instance reads one document."""

    def begins(self, sentence: Sentence) -> int | None:
        """Where the asking begins in a sentence, or None."""
        low, words, verbs = self.t.low, self.words, self.words["demand_verb"]
        if self.asking.isdisjoint(low[sentence.first : sentence.last - 1]):
            return None
        for at in range(sentence.first, sentence.last - 1):
            if low[at] not in self.asking:
                continue
            lemma = self._lemma(at)
            if lemma in verbs and self.t.flags[at] & Word.VERB:
                if self._verb_asks(sentence, at, lemma):
                    return self._start(sentence, at)
            if low[at] in words["demand_must"] and self._must(sentence, at):
                return sentence.first
            if low[at] in words["demand_necessary"] and self._necessary(sentence, at):
                return at
            if low[at] in words["demand_noun"] and self._noun_asks(sentence, at):
                return sentence.first
        return None

    def opens(self, sentence: Sentence, *, listing: bool = False) -> bool:
        """Whether a list of demands may follow: "We demand:", "The company must:", "Our demands", "To the Government:".

        `listing` tells that a bullet follows, which does for a colon.
        """
        low, words = self.t.low, self.words
        colon = low[sentence.last - 1] == ":"
        last = sentence.last - 1 if colon else sentence.last
        colon = colon or listing
        short = last - sentence.first <= 8
        if (not colon and not (sentence.heading and short)) or last - sentence.first < 1:
            return False
        asks = range(sentence.first, last)
        nouns = [at for at in asks if low[at] in words["demand_noun"]]
        if any(low[at - 1] in words["demand_our"] or (short and (colon or at == last - 1)) for at in nouns):
            return True
        if not colon:
            return False
        power = any(self.t.flags[at] & _POWERS for at in asks)
        if power and self._told_to_tell(sentence):
            return True
        if power and (low[last - 1] in words["infinitive"] or (short and low[sentence.first] in words["demand_on"])):
            return True
        if any(
            low[at] in words["demand_must"] and low[at - 1] not in words["demand_we"] for at in asks if power or at >= last - 2
        ):
            return True
        return any(
            self._lemma(at) in words["demand_verb"] and self.t.flags[at] & Word.VERB and self._opens(sentence, at)
            for at in asks
        )

    def _opens(self, sentence: Sentence, verb: int) -> bool:
        """ "The teachers demand:", "… calling on the Government to:": a list says what is asked, whoever asks it."""
        before = self._before(sentence, verb)
        flags = self.t.flags[before] if before >= sentence.first else 0
        if flags & (Word.DETERMINER | Word.POSSESSIVE) or self.t.low[verb - 1] in self.words["demand_never"]:
            return False
        whom, _ = self._complement(sentence, verb, self._lemma(verb))
        return whom == "power" or (whom != "people" and self._who(sentence, verb) != "power")

    def _told_to_tell(self, sentence: Sentence) -> bool:
        """ "Tell the company:", "Please ask the Minister:": the readers are to say what the list says."""
        at = self._first_word(sentence)
        return self._lemma(at) in self.words.get("demand_tell", ()) and bool(self.t.flags[at] & Word.BASE)

    def _verb_asks(self, sentence: Sentence, at: int, lemma: str) -> bool:
        t, words = self.t, self.words
        flags = t.flags[at]
        before = self._before(sentence, at)
        near = t.flags[before] if before >= sentence.first else 0
        low = t.low[before] if before >= sentence.first else ""
        if near & Word.NEGATION or low in words["demand_never"]:
            return False
        impersonal = at > sentence.first and t.low[at - 1] in words.get("demand_impersonal", ())
        if impersonal and flags & Word.PAST and t.low[at + 1] not in words["demand_on"] | words["demand_that"]:
            return False  # "se solicitó ante el Ministerio el registro"
        who = self._who(sentence, at)
        if who != "we" and self._history(sentence, at, who, before):
            return False
        if self._own(sentence, at, lemma) or (who != "we" and self._bargained(sentence, at, who)):
            return False
        if low in words.get("demand_impersonal", ()):  # "se solicita al Gobierno que"
            return self._complement(sentence, at, lemma)[0] == "power"
        if flags & Word.BASE and low in words["and"] and self._lemma(self._first_word(sentence)) in words["demand_lead"]:
            return self._complement(sentence, at, lemma)[1] is not None  # "Write to the Minister and demand that"
        listed = t.low[sentence.last - 1] == ":"
        if flags & Word.PARTICIPLE and near & Word.BE and not flags & Word.GERUND:
            return self._passive(sentence, at, before)
        if near & (Word.DETERMINER | Word.POSSESSIVE) and who != "we" and not near & Word.OBJECT_PRONOUN:
            return False  # "a call to": a noun
        if near & Word.PREPOSITION and low not in words["infinitive"] and not near & Word.ADVERB:
            made = (i for i in range(max(sentence.first, at - _JOINS), before) if self._lemma(i) in words["demand_make"])
            if not flags & Word.GERUND or not any(made):  # "the ITUC joins its affiliate in calling for his release"
                return False
        since = before - _JOINED if self.infinite and low in words["and"] else before  # "a saisi le juge, et exigé que"
        has = any(t.flags[i] & Word.HAVE for i in range(max(since, sentence.first), at))
        if who != "we" and flags & Word.PARTICIPLE and not flags & (Word.PAST | Word.BASE | Word.GERUND) and not has:
            return False
        whom, what = self._complement(sentence, at, lemma)
        if lemma in words.get("demand_ours", ()):
            ours = who == "we" and low not in words["infinitive"]
            return ours and ((what == "that" and whom == "power") or what == "for" or wished(self.t, words, sentence, at))
        item = sentence.bullet and at == self._first_word(sentence)
        if self.infinite and flags & Word.INFINITE and who != "we" and not item and not self._leads(sentence, at):
            return False  # "ordenó al Gobierno pedir perdón", "sont descendus dans la rue pour réclamer une hausse"
        if whom == "people" and what is not None and not flags & Word.PAST:
            if who == "we" and self._unions(sentence, at):
                return True  # "we ask affiliates to send messages"
            if who != "power" and self._helped(sentence, at):
                return True  # "the campaign is urging consumers to write to the company"
        wishes = who == "we" or (who == "union" and not flags & Word.PAST)
        if wishes and what is None and lemma in words.get("demand_wish", ()) and wished(self.t, self.words, sentence, at):
            return not near & Word.MODAL or low in words["demand_modal"]
        if whom == "people" or (what is None and not listed):
            told = flags & Word.GERUND or (flags & Word.PAST and not has)
            plain = lemma in words["demand_plain"] and whom != "people" and not told
            if plain and who in ("union", "people"):  # "the union demands a public apology"
                return at + 1 < sentence.last and bool(t.flags[at + 1] & (Word.DETERMINER | Word.POSSESSIVE))
            told = self.infinite and what is None and whom != "people" and not flags & Word.PAST
            after = range(at + 1, min(at + 2 + 3 * (who == "we"), sentence.last))  # "solicitamos de manera urgente una reunión"
            thing = told and any(t.flags[i] & (Word.DETERMINER | Word.POSSESSIVE) for i in after)
            return who == "we" and (plain or bool(thing))  # "pedimos la renuncia del ministro"
        if low in words["infinitive"]:
            yours = self.infinite and t.low[at - 1] in words["addressed"]  # "… l'honneur de vous demander de les libérer"
            return self._leads(sentence, before) and (whom == "power" or what != "act" or yours)
        if flags & Word.GERUND and not near & Word.BE:
            if at > sentence.first and t.low[at - 1] in _STOPS[2:]:
                return False  # charged with "calling for sanctions"
            if listed or self._leads(sentence, at):
                return True
            return who not in ("power", "people") and (whom == "power" or what != "act")
        if flags & Word.GERUND and who != "we" and low not in words["present_be"]:
            return who == "union" and whom == "power"
        if near & Word.MODAL and low not in words["demand_modal"]:
            return False
        if who == "we":
            return True
        if who == "power":
            return False
        if who == "people":
            if flags & Word.PAST and (not has or lemma in words["demand_needs_whom"]):
                return False  # "the strikers demanded"
            return whom == "power" or what in ("that", "for")
        if self.infinite and flags & Word.PAST and not has and who in ("people", "they"):
            return False  # "los trabajadores solicitaron al Ministerio que …"
        if who == "none" and not self.infinite:
            return self._unsaid(sentence, at, whom, what)
        if who == "they" and flags & Word.PAST and lemma in words["demand_needs_whom"]:
            return False  # "what they had wanted was"
        if lemma in words["demand_needs_whom"] or who == "they":
            return whom == "power" or what == "for" or (what == "that" and (who == "union" or self.infinite))
        if who == "none":
            return self._unsaid(sentence, at, whom, what)
        return whom == "power" or what in ("act", "for") or listed

    def _history(self, sentence: Sentence, at: int, who: str, before: int) -> bool:
        """ "The workers, who are demanding …", "when the union demanded …", "the law demands", "a protest calling for …"."""
        t, words, flags = self.t, self.words, self.t.flags[at]
        near = range(max(at - 6, sentence.first), at)
        if any(t.low[i] in words["demand_told"] for i in near if at - i <= 3):
            return True  # "if you want to be …"
        if before < sentence.first:
            return False
        leading = before
        while leading > sentence.first and t.flags[leading] & (Word.BE | Word.HAVE):
            leading -= 1
        if who == "people" and t.flags[leading] & Word.RELATIVE:
            return True
        if t.flags[before] & Word.LAW or (flags & Word.GERUND and t.flags[before] & Word.EVENT):
            return True
        if flags & Word.PAST and any(t.low[i] in words.get("demand_when", ()) for i in near):
            return True
        if flags & Word.PAST and any(t.low[i] in words.get("demand_had", ()) for i in near):
            return who in ("people", "union", "name", "they")  # "the union had asked the ministry to register it"
        if flags & Word.PAST and t.low[before] in words.get("dative", ()) and who == "none":
            return True  # "le pidieron la renuncia"
        return bool(flags & Word.PAST) and any(t.low[i] in words.get("demand_often", ()) for i in near)

    def _own(self, sentence: Sentence, at: int, lemma: str) -> bool:
        """ "We want to talk to him first", "we wanted the bridge closed": what we do ourselves, or wanted once."""
        if lemma not in self.words.get("demand_own", ()):
            return False
        if self.t.flags[at] & Word.PAST or at + 3 >= sentence.last:
            return True
        seen = self.t.low[at + 2] in self.words.get("demand_seen", ()) and not self.t.flags[at + 3] & Word.OBJECT_PRONOUN
        return self.t.low[at + 1] in self.words["infinitive"] and not seen  # "we want to see them released"

    def _bargained(self, sentence: Sentence, at: int, who: str) -> bool:
        """ "The drivers are demanding a raise", "a strike to demand higher wages": asked of an employer at the table."""
        struck = any(self.t.flags[i] & Word.EVENT for i in range(sentence.first, at))
        asked = self.words.get("demand_bargained", frozenset())
        return (who != "union" or struck) and any(
            self.t.low[i] in asked for i in range(at + 1, min(at + _ASKED, sentence.last))
        )

    def _unsaid(self, sentence: Sentence, at: int, whom: str, what: str | None) -> bool:
        """Nobody is said to ask: an order to the readers ("Urge the authorities to …"), or a verb that needs no subject."""
        bare = self.t.flags[at] & Word.BASE and not self.t.flags[at] & Word.PAST and self.t.low[at] == self._lemma(at)
        if bare and not self.infinite:
            ordered = self._lemma(at) not in self.words["demand_needs_whom"]
            return ordered and at == self._first_word(sentence) and whom == "power"
        if self.t.flags[at] & Word.INFINITE:  # "El congreso resuelve: - Exigir al Gobierno la derogación …"
            return sentence.bullet and at == self._first_word(sentence) and (whom == "power" or what in ("that", "for"))
        return whom == "power" or what == "for" or (what == "that" and not self.t.flags[at] & Word.PAST)

    def _helped(self, sentence: Sentence, at: int) -> bool:
        """ "… to write to the company": what readers can do, asked of people who are not the union's own members."""
        helps = self.words.get("demand_help", frozenset())
        for ahead in range(at + 1, min(at + 8, sentence.last - 1)):
            if self.t.low[ahead] in self.words["infinitive"] and ahead > at + 1:
                return self.t.low[ahead + 1] in helps
            if self.t.flags[ahead] & Word.POSSESSIVE:
                return False
        return False

    def _first_word(self, sentence: Sentence) -> int:
        last = min(sentence.first + _LABEL, sentence.last - 2)
        at = next((i + 1 for i in range(sentence.first, last) if self.t.low[i] == ":"), sentence.first)
        while at < sentence.last - 1 and (
            self.t.kind[at] != "word" or self._adverb(at) or self.t.low[at] in self.words["demand_between"]
        ):
            at += 1
        return at

    def _complement(self, sentence: Sentence, at: int, lemma: str) -> tuple[str, str | None]:
        """Whom the verb asks ("power", "people", "other") and what follows: an "act", a "that", or what is asked "for"."""
        t, words = self.t, self.words
        first = at + 1
        while first < sentence.last and t.flags[first] & Word.ADVERB and t.low[first] not in words["demand_on"]:
            first += 1
        if lemma in words["demand_needs_on"] and (first >= sentence.last or t.low[first] not in words["demand_on"]):
            return "other", None
        if lemma in words["demand_needs_on"] and not self.infinite and t.low[first] in words["infinitive"]:
            if first + 1 < sentence.last and self._infinitive(first + 1):
                return "other", None  # "a meeting that the Minister called to review"
        power = people = False
        for ahead in range(first, min(at + _AHEAD, sentence.last)):
            flags, low = t.flags[ahead], t.low[ahead]
            if low == ":" and ahead == first and ahead < sentence.last - 1:
                return "other", "that"  # "the workers demand: the payment of their wages, …"
            if low == ":" and (t.low[ahead - 1] in words["infinitive"] or t.low[ahead - 1] in words["demand_that"]):
                return self._whom(power, people), "act"
            if low == ")" and not lemma and "(" in t.low[first:ahead]:
                continue  # "by the Sample Organization (SO) | to free them"
            if low in (";", "”", "»", ")") or (low == ":" and ahead < sentence.last - 1):
                break
            called = lemma in words["demand_needs_on"] and low in words.get("demand_wished", ())  # "called for talks"
            if (low in words["demand_for"] or called) and ahead - at <= 10:
                return self._whom(power, people), "for"
            if ahead == first and low in words.get("demand_impersonal", ()) and self._asks_act(ahead, sentence, told=False):
                return "other", "that"  # "solicito se me restituya en mi puesto"
            if ahead == first and flags & Word.INFINITE:
                return "other", "act"  # "le solicitamos intervenir"
            following = ahead + 1
            skipped = Word.ADVERB | Word.NEGATION | (Word.OBJECT_PRONOUN if self.infinite else 0)
            while following < sentence.last - 1 and (
                t.flags[following] & skipped or (self.infinite and t.low[following] in words["demand_between"])
            ):
                following += 1
            if following < sentence.last:
                if low in words["infinitive"] and t.flags[following] & Word.BE and not self.infinite and ahead > first:
                    return "power" if power else "other", "for"  # "called for sanctions to be lifted"
                if low in words["infinitive"] and not power and self._lemma(following) in words.get("demand_action", ()):
                    return "other", None  # "ont appelé à manifester": what unions do themselves
                if low in words["infinitive"] and self._infinitive(following):
                    begin = first + bool(self.pack.head_first and t.flags[first] & Word.DETERMINER)  # "exhorte le Cambodge à"
                    named = not (power or people) and ahead - first <= 3 and t.cap[ahead - 1] and t.cap[begin]
                    power = power or (named and self._lemma(following) in words["demand_act"])  # "urged Samplia to free them"
                    return self._whom(power, people), "act"
                if low in words["demand_that"]:
                    power = power or (not people and self._asks_act(following, sentence, told=bool(t.flags[at] & Word.PAST)))
                    return self._whom(power, people), "that"
            if power and self.infinite and flags & Word.INFINITE and t.flags[ahead - 1] & (_POWERS | Word.ROLE):
                return "power", "act"  # "pide al presidente vetar la ley"
            if power and not self.infinite and flags & Word.BASE and self._lemma(ahead) in words["demand_act"]:
                return "power", "act"  # "demands the government stop interfering"
            if (
                flags & (_POWERS | Word.TITLE)
                or low in words["addressed"]
                or low in words["demand_body"]
                or (flags & Word.ROLE and t.cap[ahead])
            ):
                power = True
            elif flags & (Word.PEOPLE | Word.UNION | Word.ROLE) and not power:
                people = True
        return "power" if power else "other", None

    def _infinitive(self, at: int) -> bool:
        flags = self.t.flags[at]
        if not self.infinite and (self.t.low[at] in self.words["demand_act"] or (not flags and not self.t.cap[at])):
            return self.t.kind[at] == "word"  # a word that the lexicon lacks, after "to", is a verb
        return bool(flags & (Word.INFINITE if self.infinite else Word.BASE)) and not flags & (Word.DETERMINER | Word.POSSESSIVE)

    def _asks_act(self, first: int, sentence: Sentence, *, told: bool) -> bool:
        """ "that he be released", "that the authorities …": those who can act, or an act that can be asked."""
        for at in range(first, min(first + 14, sentence.last)):
            if self.t.flags[at] & _POWERS or self._lemma(at) in self.words["demand_act"]:
                return True
            if (
                self.t.low[at] in self.words.get("demand_subjunctive", ()) and at > first and not told
            ):  # "that the dismissals be declared void"
                if not self.t.flags[at - 1] & (Word.MODAL | Word.ADVERB | Word.PREPOSITION):
                    return True
        return False

    @staticmethod
    def _whom(power: bool, people: bool) -> str:
        return "power" if power else "people" if people else "other"

    def _passive(self, sentence: Sentence, at: int, be: int) -> bool:
        """ "The Government is urged to …", "the release of all is demanded", "were called upon by the union to …"."""
        t, words = self.t, self.words
        before = range(sentence.first, be)
        agents = self._agents(sentence, at)
        if agents == "told" or self._who(sentence, be) == "people":
            return False
        powers = any(t.flags[i] & _POWERS or t.low[i] in words["demand_body"] for i in before)
        wanted = any(t.low[i] in words["demand_for"] for i in before)
        _, what = self._complement(sentence, at, "")
        if agents == "ours":
            return wanted or what is not None
        if self._lemma(at) in words.get("demand_urged", ()) and be - sentence.first < _URGED and powers and what == "act":
            if t.flags[be] & Word.BE and self._who(sentence, be) == "power":
                return True  # "The Government was urged to …"
        return t.low[be] in words["present_be"] and (wanted or (powers and what is not None))

    def _leads(self, sentence: Sentence, infinitive: int) -> bool:
        """ "We write to urge", "Write to the President to demand", "we would like to ask": what an infinitive hangs on."""
        near = range(max(sentence.first, infinitive - 25), infinitive)
        if infinitive > sentence.first and self.t.flags[infinitive - 1] & Word.EVENT:
            return False  # "voted to strike to demand recognition"
        return any(self.t.low[at] in self.words["demand_lead"] for at in near)

    def _start(self, sentence: Sentence, at: int) -> int:
        """Where the asking clause begins: the sentence, or after the last stop before the verb."""
        low = self.t.low
        for back in range(at - 1, sentence.first, -1):
            if low[back] in (";", ":") or (low[back] in ("“", '"') and at - back < 12):
                return back + 1
            if (low[back] == "," or low[back] in self.words["and"]) and at - back <= 3 and back - sentence.first > 4:
                return back + 1
        return sentence.first

    def slogan(self, sentence: Sentence) -> bool:
        """ "Release Testov now!" """
        at = self._first_word(sentence)
        if self.infinite and self.t.low[at] in self.words["demand_that"]:
            return self._wish(sentence, at)
        slogans = self.words.get("demand_slogan", frozenset())
        return self.t.low[sentence.last - 1] in "!." and self.t.low[at] in slogans and sentence.last - at > 2

    def _wish(self, sentence: Sentence, at: int) -> bool:
        """ "¡Que se derogue el decreto!", "Que la direction revienne à la table !": a sentence that only says what shall be."""
        t = self.t
        if sentence.last - at < 4 or sentence.last - at > _AHEAD or sentence.bullet or t.low[sentence.last - 1] not in "!.":
            return False
        if t.low[sentence.last - 1] == "!":
            return True
        told = Word.PAST | Word.BASE | Word.HAVE | Word.BE
        return not any(t.flags[i] & told and not t.flags[i] & (NOUN | Word.UNREAL) for i in range(at, sentence.last))

    def _noun_asks(self, sentence: Sentence, at: int) -> bool:
        """ "We reiterate our call for his release", "a call on the Government to …", "the union's demand is that …"."""
        t, words = self.t, self.words
        whom, what = self._complement(sentence, at, "")
        if what is None or whom == "people":
            return False
        before = range(max(sentence.first, at - 6), at)
        after = range(at + 1, sentence.last)
        ours = any(t.low[i] in words["demand_our"] for i in range(max(sentence.first, at - 3), at))
        if self.pack.head_first and not ours and at - 1 > sentence.first and t.flags[at - 1] & Word.DETERMINER:
            if t.flags[at - 2] & Word.PREPOSITION:
                return False  # "à la demande du ministre"
        makes = any(self._lemma(i) in words["demand_make"] for i in before)
        who = "we" if ours else self._who(sentence, at)
        if makes or (ours and at - sentence.first <= 2):
            return who in ("we", "union") or (whom == "power" and who != "power")
        if whom == "power" and what == "that" and at - 2 > sentence.first and t.low[at - 2] in words["present_be"]:
            return True  # "It is the call of the Committee to the Government that it fulfil its duties"
        if who == "union" and (t.low[at + 1] in words["present_be"] or t.low[at + 1] in words.get("demand_include", ())):
            return what in ("that", "for")  # "the union's demands include the release of …"
        made = any(t.flags[i] & Word.BE and self._lemma(i + 1) in words["demand_make"] for i in after if i + 1 < sentence.last)
        return made and any(self._agents(sentence, i) == "ours" for i in after if self._lemma(i) in words["demand_make"])

"""Chains: the units to the left and the right of a verb that can be its subject and its object.

In: the units of one sentence and the place of a verb in them. Out: the units that go together, in order.
"""

from __future__ import annotations

from gravamen.reading.fronting import clause_before
from gravamen.reading.pack import Pack, Phrase, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.relatives import DASHES, aside_before, had_done, has_subject, named_before, relative_closed, relative_of
from gravamen.reading.relisted import listed_again, named_again
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit
from gravamen.reading.wording import first_of


class Chains:
    """Walks from a verb to the left and the right. One instance reads one document."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver) -> None:
        self.t = tokens
        self.pack = pack
        self.resolver = resolver
        self.of_clause: frozenset[str] = pack.phrases["that"] if pack.head_first else frozenset()

    def phrase_near(self, phrases: tuple[Phrase, ...], first: int, last: int) -> int | None:
        """Where the first of the phrases begins between two tokens."""
        return first_of(self.t, phrases, first, last)

    def is_passive(self, units: list[Unit], place: int) -> bool:
        t = self.t
        unit = units[place]
        if unit.passive:
            return True
        flags = t.flags[unit.head]
        if unit.perfect or unit.infinitive or unit.modal or unit.gerund or not flags & Word.PARTICIPLE:
            return False
        plain = not self.pack.head_first
        if unit.first < unit.head or (plain and has_subject(t, units, place, self.pack.phrases["that"])):
            return False
        low = t.low[unit.head]
        if self.pack.lemmas.get(low, low) in self.pack.phrases.get("intransitive", ()):
            return False  # "The company walked out of the talks"
        if self.pack.head_first and not flags & (Word.PAST | Word.BASE):  # "trasladado a una celda": no object is its own
            return not self._of_perfect(units, place)
        if plain and had_done(t, units, place):
            return True
        following = units[place + 1] if place + 1 < len(units) else None
        ahead = place + 1
        particle = self.pack.phrases["particle"]
        while ahead < len(units) and (units[ahead].kind in ("adverb", "time") or t.low[units[ahead].first] in particle):
            ahead += 1  # "locked up over 100 workers"
        following = units[ahead] if ahead < len(units) else None
        has_object = following is not None and following.kind in ("noun", "pronoun")
        if following is not None and following.kind == "verb" and following.infinitive:
            low = self.pack.lemmas.get(t.low[unit.head], t.low[unit.head])
            return low in self.pack.phrases["forced"]
        if place and units[place - 1].kind == "conj":
            earlier = next((units[i] for i in range(place - 1, -1, -1) if units[i].kind == "verb"), None)
            if earlier is not None and earlier.passive:
                low = self.pack.lemmas.get(t.low[unit.head], t.low[unit.head])
                given = low in self.pack.phrases.get("given", ())  # "was charged and handed a prison term"
                return given or not has_object or t.flags[unit.head] & Word.PAST == 0
        beside = units[ahead + 1] if ahead + 1 < len(units) else None
        if following is not None and following.kind == "conj" and beside is not None and beside.first == beside.head:
            if beside.kind == "verb" and t.flags[beside.head] & Word.PAST and flags & Word.PAST:
                return self.is_passive(units, ahead + 1)  # "detained and beat a group of protesters"
        if following is not None and following.kind == "prep" and t.low[following.first] in self.pack.phrases["agent"]:
            return True  # "the company owned by the family"
        doer = next((units[at] for at in range(place - 1, -1, -1) if units[at].kind not in ("adverb", "time")), None)
        if flags & Word.PAST and doer is not None and doer.kind == "noun" and doer.head >= 0:
            flagged = t.flags[doer.head]
            if flagged & (Word.STATE | Word.ATTACKER | Word.EMPLOYER) and not flagged & (Word.ROLE | Word.PEOPLE):
                return False  # "Police descended on the offices"
        return not has_object

    def _of_perfect(self, units: list[Unit], place: int) -> bool:
        """ "han detenido y golpeado a tres": a participle that goes on with the perfect before it."""
        at = place - 1
        if at < 1 or not (units[at].kind == "conj" or self.t.low[units[at].first] == ","):
            return False
        earlier = next((units[i] for i in range(at, -1, -1) if units[i].kind == "verb"), None)
        return earlier is not None and earlier.perfect and not earlier.passive

    def chain_left(self, units: list[Unit], place: int) -> tuple[list[Unit], bool]:
        """Units before a verb that can be its subject; True where the verb shares the subject of the verb before it."""
        t = self.t
        at = place - 1
        relative = clause_before(t, units, place, self.of_clause) if units[place].finite else None
        if relative is not None:
            at = relative - 1  # "X, whose brother was murdered, fled"
        elif self._goes_on(units, place) or self._beside(units, place):
            return [], True
        if relative is None and self.object_pronoun(units, place):
            at -= 1
        while at >= 0 and (
            units[at].kind in ("adverb", "time")
            or (units[at].kind == "mark" and t.low[units[at].first] in (",", "–", "—"))
            or (units[at].kind == "prep" and at + 1 < place and units[at + 1].kind == "time")  # "which on 5 June ordered"
        ):
            at -= 1
        if at < 0:
            return [], False
        closed = any(units[i].kind == "mark" and t.low[units[i].first] == "," for i in range(at + 1, place))
        if closed and self.pack.head_first and self.object_pronoun(units, place) and self._fronted(units, at):
            return [], False  # "a una de ellas, Ana Testova, le quitaron …"
        if units[at].kind == "rel" and t.low[units[at].first] in self.pack.phrases.get("where", ()):
            return [], False  # "a la comisaría, donde fueron golpeados": no place is hit
        if units[at].kind == "rel":
            thing = t.low[units[at].first] in self.pack.phrases.get("thing_relative", ())
            found = self.who_is_meant(units, at)
            people = Word.PEOPLE | Word.ROLE
            if thing and len(found) > 1 and found[-1].kind == "noun" and not t.flags[found[-1].head] & people:
                if t.flags[found[0].head] & people:
                    found = found[-1:]  # "the leader of the union, which was banned"
            return found, False
        that = self.pack.phrases["that"]
        closed_at = None if self.pack.head_first else relative_closed(t, units, at, place, that)
        if units[at].kind == "verb" and closed_at is not None:
            at = closed_at  # "the doctors who joined a strike that the union had called | were detained"
        elif units[at].kind in ("conj", "verb"):
            return [], True
        if units[at].kind == "mark" and t.low[units[at].first] in (")", "]"):
            pass
        if not self.pack.head_first and (opened := aside_before(t, units, at + 1, place)) is not None:
            at = opened - 1
        chain: list[Unit] = []
        stopped = False
        while at >= 0:
            unit = units[at]
            if unit.kind in ("noun", "pronoun", "prep", "conj", "adverb", "time") or (
                unit.kind == "mark" and t.low[unit.first] in (",", "(", ")", '"', "“", "”", "'", "[", "]", "’", "/")
            ):
                chain.append(unit)
            elif unit.kind == "verb":
                back = at - 1
                while back >= 0 and units[back].kind in ("adverb", "mark"):
                    back -= 1
                if not self.pack.head_first:
                    back = relative_of(units, back, unit)
                commas = [i for i, one in enumerate(chain) if one.kind == "mark" and t.low[one.first] == ","]
                told = back >= 0 and unit.head >= 0 and bool(t.flags[unit.head] & Word.REPORT)
                about = self.pack.phrases.get("topic", ())  # "who had told a reporter about their pay | were called in"
                told = told and not any(one.kind == "prep" and t.low[one.first] in about for one in chain)
                if back >= 0 and units[back].kind == "rel" and (commas or closed or not told):
                    at = back - 1
                    if self.pack.head_first and at >= 0 and units[at].kind in ("noun", "pronoun"):
                        commas = []  # "les 22 syndicalistes | qui faisaient grève, avec d'autres, contre … | ont été renvoyés"
                    while at >= 0 and units[at].kind == "mark" and t.low[units[at].first] == ",":
                        at -= 1
                    chain = chain[: commas[-1] + 1] if commas else []  # "A and B, who had joined a protest, were …"
                    continue
                bare = unit.first == unit.head >= 0 and self.is_passive(units, at)
                of_agent = bool(chain) and chain[-1].kind == "prep" and t.low[chain[-1].first] in self.pack.phrases["agent"]
                joined = any(one.kind in ("conj", "mark") for one in chain)
                whole = units[place].first < units[place].head or of_agent or not joined
                gerund = (
                    unit.gerund
                    and unit.first == unit.head
                    and not self.pack.head_first
                    and at > 0
                    and units[at - 1].head >= 0
                    and bool(t.flags[units[at - 1].head] & (Word.PEOPLE | Word.ROLE))
                    and units[place].first < units[place].head
                )  # "workers protesting at the gate | were attacked"
                if bare and commas and not closed and self._fronted_phrase(units, at):
                    chain = chain[: commas[0]]  # "En el paro convocado por X, | tres delegados fueron …"
                    break
                if (bare or gerund) and at and units[at - 1].kind == "noun" and whole:
                    chain = []  # "workers dismissed for union activities have been blacklisted", "a law passed in May made …"
                    at -= 1
                    continue
                if (
                    (not unit.finite or bare)
                    and (commas or closed)
                    and unit.head >= 0
                    and any(units[i].kind == "mark" and t.low[units[i].first] == "," for i in range(at))
                ):
                    chain = chain[: commas[-1] + 1] if commas else []  # "A, a leader in the fight to create unions, was …"
                    at -= 1
                    continue
                stopped = True
                break
            else:
                break
            at -= 1
        chain.reverse()
        if self.pack.head_first and closed and len(chain) > 2 and chain[-1].kind == "pronoun" and t.low[chain[-2].first] == ",":
            chain = chain[:-2]  # "la préfète, elle, | a réquisitionné"
        if self.pack.head_first and chain and self.object_pronoun(units, place) and chain[0].kind == "prep":
            comma = max((i for i, unit in enumerate(chain) if self.t.low[unit.first] == ","), default=-1)
            if t.low[chain[0].first] in self.pack.phrases["particle"]:
                return self.without_opening(chain[comma + 1 :] or chain), False  # "a la vocera, X, | la policía le impuso"
        if stopped:
            cut = max((i for i, unit in enumerate(chain) if unit.kind == "conj"), default=-1)
            comma = max((i for i, unit in enumerate(chain) if unit.kind == "mark" and t.low[unit.first] == ","), default=-1)
            if cut >= 0 and comma >= 0 and comma > cut:
                cut = comma
            if cut >= 0:
                chain = chain[self._list_begins(chain, cut) :]
            elif comma >= 0:
                chain = chain[comma + 1 :]
        return self.without_opening(chain), False

    def _list_begins(self, chain: list[Unit], joint: int) -> int:
        """Where a list of names begins that "and" joins: "le tour de | A, B et C"; else what stands after the joint."""

        def named(at: int) -> bool:
            return 0 <= at < len(chain) and any(name.kind == "person" for name in chain[at].names)

        if not self.pack.head_first or not named(joint - 1) or not named(joint + 1):
            return joint + 1
        at = joint - 1
        while named(at - 2) and self.t.low[chain[at - 1].first] == ",":
            at -= 2
        return at

    def _fronted_phrase(self, units: list[Unit], at: int) -> bool:
        """Whether what a participle hangs on is a phrase with a preposition that opens its clause."""
        while at > 0 and units[at - 1].kind in ("noun", "prep", "adverb"):
            at -= 1
        opens = at == 0 or units[at - 1].kind == "mark" or units[at - 1].kind == "time"
        return self.pack.head_first and opens and units[at].kind == "prep"

    def _fronted(self, units: list[Unit], at: int) -> bool:
        """Whether what stands before a verb's pronoun, at the head of its clause, is its object: "al líder, X, | lo …"."""
        while at >= 0 and (units[at].kind in ("noun", "pronoun", "adverb", "prep") or self.t.low[units[at].first] == ","):
            at -= 1
        opening = units[at + 1]
        return opening.kind == "prep" and self.t.low[opening.first] in self.pack.phrases["particle"]

    def _beside(self, units: list[Unit], place: int) -> bool:
        """ "overturned this decision, placing him under arrest", "issued a decree dissolving the union": one doer does both."""
        if not units[place].gerund or place < 2 or self.pack.head_first:
            return False
        before, told = units[place - 1], units[place - 2].kind in ("noun", "pronoun", "time", "adverb")
        if before.kind == "mark":
            return self.t.low[before.first] == "," and told
        return before.kind == "noun" and before.head >= 0 and bool(self.t.flags[before.head] & Word.LAW)

    def _goes_on(self, units: list[Unit], place: int) -> bool:
        """ "searched the home of X, a lawyer, seized his books": a bare verb after a comma shares the subject before."""
        unit = units[place]
        if unit.first != unit.head or not self.t.flags[unit.head] & Word.PAST or place == 0:
            return False
        stop = place - 1  # "entró en la casa de X, un abogado, la registró"
        stop -= bool(self.pack.head_first and self.object_pronoun(units, place))
        if stop < 0 or units[stop].kind != "mark" or self.t.low[units[stop].first] != ",":
            return False
        earlier = next((units[at] for at in range(place - 1, -1, -1) if units[at].kind == "verb"), None)
        if earlier is not None and earlier.passive and self.t.flags[unit.head] & Word.PARTICIPLE:
            return earlier.finite  # "was held in isolation, subjected to torture"
        return (
            earlier is not None
            and earlier.finite
            and not earlier.passive
            and earlier.first == earlier.head
            and bool(self.t.flags[earlier.head] & Word.PAST)
            and not self.t.flags[earlier.head] & Word.REPORT
        )

    def object_pronoun(self, units: list[Unit], place: int) -> bool:
        """Whether the word before a verb is its object: "los detuvieron"."""
        if not place or units[place - 1].kind != "pronoun":
            return False
        flags = self.t.flags[units[place - 1].first]
        return bool(flags & Word.OBJECT_PRONOUN) and not flags & Word.SUBJECT_PRONOUN

    def who_is_meant(self, units: list[Unit], at: int) -> list[Unit]:
        """Whom "who" means after a comma: "Ana Testova, president of Local 1, | who police arrested"; `at` is the "who"."""
        told = at - 1
        while told >= 0 and self.t.low[units[told].first] == ",":
            told -= 1
        thing = self.t.low[units[at].first] in self.pack.phrases.get("thing_relative", ())
        named = [] if thing or told == at - 1 or self.pack.head_first else named_before(self.t, units, told)
        return named or self.antecedent(units, told)

    def antecedent(self, units: list[Unit], at: int) -> list[Unit]:
        chain: list[Unit] = []
        while at >= 0 and units[at].kind in ("noun", "pronoun", "prep", "conj"):
            chain.append(units[at])
            at -= 1
            if chain[-1].kind in ("noun", "pronoun") and not (at >= 0 and units[at].kind in ("prep", "conj")):
                break
        chain.reverse()
        while chain and chain[0].kind in ("prep", "conj"):
            chain.pop(0)
        if len(chain) > 1 and self.t.low[chain[1].first] not in self.pack.phrases["joins_nouns"]:
            chain = chain[-1:]
        return chain

    def without_opening(self, chain: list[Unit]) -> list[Unit]:
        """Drop what stands before the subject: "On 16 February,", "In Sri Lanka,", "Furthermore,"."""
        t = self.t
        while chain:
            first = chain[0]
            if first.kind in ("time", "adverb", "conj") or (first.kind == "mark" and t.low[first.first] != "("):
                chain = chain[1:]
                continue
            if first.kind == "prep" and len(chain) > 2 and chain[1].kind == "time" and chain[2].kind in ("noun", "pronoun"):
                chain = chain[2:]
                break
            if first.kind == "prep":
                comma = next((i for i, unit in enumerate(chain) if unit.kind == "mark" and t.low[unit.first] == ","), None)
                if comma is not None:
                    chain = chain[comma + 1 :]
                    continue
                after = next((i for i, unit in enumerate(chain) if unit.kind in ("noun", "pronoun", "time")), None)
                if after is None:
                    return []
                rest = chain[after + 1 :]
                while len(rest) > 1 and rest[0].kind == "conj" and self.of_clause and chain[after].names and rest[1].names:
                    rest = rest[2:]  # "contra los dirigentes A y B | pesan …"
                if rest and rest[0].kind == "prep":
                    chain = rest
                    continue
                chain = rest
                continue
            break
        return chain

    def chain_right(self, units: list[Unit], at: int, *, stop: frozenset[str] = frozenset()) -> list[Unit]:
        t = self.t
        inside = self.pack.phrases["inside_object"]
        chain: list[Unit] = []
        while at < len(units) and (
            units[at].kind in ("adverb", "time")
            or (units[at].kind == "prep" and t.low[units[at].first] in self.pack.phrases["particle"])
        ):
            at += 1
        lead = t.low[units[at - 1].first] if 0 < at <= len(units) and units[at - 1].kind == "prep" else ""
        while at < len(units):
            unit = units[at]
            low = t.low[unit.first]
            if unit.kind in ("noun", "pronoun"):
                if chain and chain[-1].kind in ("noun", "pronoun") and not unit.names:
                    break
                chain.append(unit)
            elif unit.kind == "prep":
                if not chain or low in stop:
                    break
                of_role = chain[-1].head >= 0 and t.flags[chain[-1].head] & Word.ROLE and low in self.pack.phrases["of_role"]
                if low not in inside and low not in self.pack.phrases["listing"] and not of_role:
                    break
                chain.append(unit)
            elif chain and lead and listed_again(t, self.pack, units, at, lead):
                chain.append(unit)
                at += 1  # "a Ana Testova y | a Juan Testov"
            elif len(chain) > 1 and chain[-2].kind == "prep" and named_again(t, self.pack, units, at, t.low[chain[-2].first]):
                chain.append(unit)
            elif unit.kind == "conj":
                ahead = units[at + 1] if at + 1 < len(units) else None
                if ahead is None or ahead.kind not in ("noun", "pronoun", "adverb"):
                    break
                if self.verb_soon(units, at + 2):
                    break
                chain.append(unit)
            elif unit.kind == "mark" and low in DASHES and chain and self.listing_at(units, at + 1):
                chain.append(unit)
            elif unit.kind == "mark" and low in (",", "(", ")", '"', "“", "”", ";", ":", "[", "]"):
                if low in ('"', "”") and chain and t.low[units[at - 1].first] == ",":
                    break  # "The court banned the strike," the union said
                if not chain:
                    if low in (",", ";"):
                        break
                    at += 1
                    continue
                ahead = units[at + 1] if at + 1 < len(units) else None
                if low == ":" or ahead is None or ahead.kind not in ("noun", "pronoun", "conj", "prep", "mark", "adverb"):
                    break
                if ahead.kind == "prep" and t.low[ahead.first] not in self.pack.phrases["listing"]:
                    break
                if ahead.kind in ("noun", "pronoun") and self.verb_soon(units, at + 2):
                    break
                chain.append(unit)
            elif unit.kind == "adverb" and chain:
                chain.append(unit)
            else:
                break
            at += 1
        return chain

    def listing_at(self, units: list[Unit], at: int) -> bool:
        """ "six dirigeants – | dont A et B – …"."""
        prep = at < len(units) and units[at].kind == "prep" and self.pack.head_first
        return prep and self.t.low[units[at].first] in self.pack.phrases["listing"]

    def verb_soon(self, units: list[Unit], at: int) -> bool:
        """Whether the phrase before `at` is the subject of a verb: a finite verb follows before any stop."""
        while at < len(units) and units[at].kind in ("adverb", "time", "prep", "noun"):
            within = self.pack.phrases["of"] | self.pack.phrases["before_place"]
            if units[at].kind == "prep" and self.t.low[units[at].first] not in within:
                return False
            at += 1
        if at >= len(units) or units[at].kind != "verb" or not units[at].finite:
            return False
        says = not self.pack.head_first and self.t.flags[units[at].head] & Word.REPORT  # "arrested nine, | X said."
        return bool(says) or not (units[at].first == units[at].head and self.is_passive(units, at))

    def _joined_passive(self, units: list[Unit], place: int, at: int) -> bool:
        """ "beaten, harassed and threatened by the management": a participle that shares the doer named after the last."""
        unit = units[at]
        bare = unit.first == unit.head >= 0 and bool(self.t.flags[unit.head] & Word.PARTICIPLE)
        between = units[place + 1 : at]
        joined = all(one.kind in ("conj", "adverb") or self.t.low[one.first] == "," for one in between)
        return bare and joined and self.is_passive(units, at)

    def after_time(self, units: list[Unit], place: int) -> bool:
        """ "después de golpearlos", "après avoir arrêté": an infinitive of what was done before or beside."""
        at = place - 1
        while at >= 0 and units[at].kind in ("prep", "sub", "adverb", "noun") and place - at <= 4:
            if self.t.low[units[at].first] in self.pack.phrases.get("factual_infinitive_after", ()):
                return True
            at -= 1
        return False

    def being(self, unit: Unit) -> bool:
        """Whether a unit is "be" without another verb."""
        return unit.kind == "verb" and (unit.head < 0 or bool(self.t.flags[unit.head] & Word.BE and not unit.passive))

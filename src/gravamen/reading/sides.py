"""Sides: what stands to the left and the right of a verb: its subject, its object, who does it.

In: the units of one sentence and the place of a verb in them. Out: chains of units, and the parties in them.
"""

from __future__ import annotations

from gravamen.reading.clauses import Unit
from gravamen.reading.pack import Pack, Phrase, Word
from gravamen.reading.parties import Resolver
from gravamen.reading.phrases import Found
from gravamen.reading.tokens import Tokens
from gravamen.reading.wording import first_of


class Sides:
    """Finds what hangs on verbs. One instance reads one document."""

    def __init__(self, tokens: Tokens, pack: Pack, resolver: Resolver) -> None:
        self.t = tokens
        self.pack = pack
        self.resolver = resolver

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
        if unit.first < unit.head:
            return False
        low = t.low[unit.head]
        if self.pack.lemmas.get(low, low) in self.pack.phrases.get("intransitive", ()):
            return False  # "The company walked out of the talks"
        if self.pack.head_first and not flags & (Word.PAST | Word.BASE):  # "trasladado a una celda": no object is its own
            return not self._of_perfect(units, place)
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
        if self._goes_on(units, place) or self._beside(units, place):
            return [], True
        if self.object_pronoun(units, place):
            at -= 1
        while at >= 0 and (
            units[at].kind in ("adverb", "time") or (units[at].kind == "mark" and t.low[units[at].first] in (",", "–", "—"))
        ):
            at -= 1
        if at < 0:
            return [], False
        closed = any(units[i].kind == "mark" and t.low[units[i].first] == "," for i in range(at + 1, place))
        if units[at].kind == "rel":
            at -= 1
            while at >= 0 and units[at].kind == "mark" and t.low[units[at].first] == ",":
                at -= 1
            return self.antecedent(units, at), False
        if units[at].kind in ("conj", "verb"):
            return [], True
        if units[at].kind == "mark" and t.low[units[at].first] in (")", "]"):
            pass
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
                commas = [i for i, one in enumerate(chain) if one.kind == "mark" and t.low[one.first] == ","]
                told = back >= 0 and unit.head >= 0 and bool(t.flags[unit.head] & Word.REPORT)
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
                if bare and at and units[at - 1].kind == "noun" and whole:
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
        if stopped:
            cut = max((i for i, unit in enumerate(chain) if unit.kind == "conj"), default=-1)
            comma = max((i for i, unit in enumerate(chain) if unit.kind == "mark" and t.low[unit.first] == ","), default=-1)
            if cut >= 0 and comma >= 0 and comma > cut:
                cut = comma
            if cut >= 0:
                chain = chain[cut + 1 :]
            elif comma >= 0:
                chain = chain[comma + 1 :]
        return self.without_opening(chain), False

    def _beside(self, units: list[Unit], place: int) -> bool:
        """ "overturned this decision, placing him under arrest", "issued a decree dissolving the union": one doer does both."""
        if not units[place].gerund or place < 2 or self.pack.head_first:
            return False
        before = units[place - 1]
        if before.kind == "mark":
            return self.t.low[before.first] == "," and units[place - 2].kind in ("noun", "pronoun", "time", "adverb")
        return before.kind == "noun" and before.head >= 0 and bool(self.t.flags[before.head] & Word.LAW)

    def _goes_on(self, units: list[Unit], place: int) -> bool:
        """ "searched the home of X, a lawyer, seized his books": a bare verb after a comma shares the subject before."""
        unit = units[place]
        if unit.first != unit.head or not self.t.flags[unit.head] & Word.PAST or place == 0:
            return False
        if units[place - 1].kind != "mark" or self.t.low[units[place - 1].first] != ",":
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
                if rest and rest[0].kind == "prep":
                    chain = rest
                    continue
                chain = rest
                continue
            break
        return chain

    def subject(self, units: list[Unit], place: int, subjects: dict[int, Found]) -> Found:
        chain, shared = self.chain_left(units, place)
        if (governed := self._of_infinitive(units, place)) is not None:
            chain, shared = governed, not governed
        if not chain and self._without_subject(units, place):
            shared = True
        if shared or not chain:
            earlier = next((i for i in range(place - 1, -1, -1) if i in subjects or units[i].kind == "verb"), None)
            if earlier is not None and shared:
                earlier = self._of_same_form(units, place, earlier)
                if earlier in subjects:
                    found = subjects[earlier]
                else:
                    found = self.subject(units, earlier, subjects)
                subjects[place] = found
                return found
        if len(chain) == 1 and self.t.low[chain[0].first] in self.pack.phrases.get("those", ()):
            among = next((i for i in range(place - 1, -1, -1) if units[i] is chain[0]), 0) - 1
            if among > 0 and units[among].kind == "prep" and self.being(units[among - 1]):
                subjects[place] = self.subject(units, among - 1, subjects)  # "three leaders were among those arrested"
                return subjects[place]
        found = self.resolver.read(chain)
        subjects[place] = found
        only = found.parties[0] if len(found.parties) == 1 else None
        if only is not None and only.person is None and only.organisation is None and found.head >= 0:
            if self.t.flags[found.head] & (Word.PEOPLE | Word.ROLE) and not self.t.flags[found.head] & Word.PLURAL:
                self.resolver.single = only
        return found

    def _of_infinitive(self, units: list[Unit], place: int) -> list[Unit] | None:
        """Whose an infinitive is: "attempted twice to open a case" (of the verb before: []), "forced workers to sign"."""
        if not units[place].infinitive or units[place].passive or self.pack.head_first:
            return None
        at = place - 1
        objects: list[Unit] = []
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "time", "prep", "conj"):
            objects.append(units[at])
            at -= 1
        if at < 0 or units[at].kind != "verb" or units[at].head < 0:
            return None
        objects.reverse()
        direct = objects[0] if objects and objects[0].kind in ("noun", "pronoun") else None
        low = self.t.low[units[at].head]
        if direct is None or self.is_passive(units, at):
            return []
        if self.pack.lemmas.get(low, low) in self.pack.phrases["forced"]:
            return objects
        return None

    def _of_same_form(self, units: list[Unit], place: int, earlier: int) -> int:
        """ "raided the hotel where unionists were staying and arrested five": the verb before that is told as this one is."""

        def bare(unit: Unit) -> bool:
            return unit.kind == "verb" and unit.first == unit.head >= 0 and bool(self.t.flags[unit.head] & Word.PAST)

        if not bare(units[place]) or bare(units[earlier]):
            return earlier
        clause = next((i for i in range(earlier, -1, -1) if units[i].kind in ("sub", "rel")), None)
        if clause is None:
            return earlier
        return next((i for i in range(clause - 1, -1, -1) if bare(units[i])), earlier)

    def _without_subject(self, units: list[Unit], place: int) -> bool:
        """ "after being sentenced", "después de haber sido detenido": a verb whose subject is that of the verb before."""
        unit = units[place]
        opens = self.t.flags[unit.first] & Word.GERUND or unit.gerund or self.t.low[unit.first] in self.pack.phrases["being"]
        return bool(opens) or (unit.infinitive and self.after_time(units, place))

    def is_they(self, units: list[Unit], place: int) -> bool:
        """Whether a verb's subject is "they" or "it"."""
        chain, shared = self.chain_left(units, place)
        if shared:
            earlier = next((at for at in range(place - 1, -1, -1) if units[at].kind == "verb"), None)
            return earlier is not None and self.is_they(units, earlier)
        return (
            len(chain) == 1
            and chain[0].kind == "pronoun"
            and bool({self.t.low[chain[0].first]} & (self.pack.phrases["plural_pronoun"] | self.pack.phrases["thing_pronoun"]))
        )

    def object(self, units: list[Unit], place: int) -> Found:
        return self.resolver.read(self.chain_right(units, place + 1))

    def chain_right(self, units: list[Unit], at: int, *, stop: frozenset[str] = frozenset()) -> list[Unit]:
        t = self.t
        inside = self.pack.phrases["inside_object"]
        chain: list[Unit] = []
        while at < len(units) and (
            units[at].kind in ("adverb", "time")
            or (units[at].kind == "prep" and t.low[units[at].first] in self.pack.phrases["particle"])
        ):
            at += 1
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
            elif unit.kind == "conj":
                ahead = units[at + 1] if at + 1 < len(units) else None
                if ahead is None or ahead.kind not in ("noun", "pronoun", "adverb"):
                    break
                if self.verb_soon(units, at + 2):
                    break
                chain.append(unit)
            elif unit.kind == "mark" and low in (",", "(", ")", '"', "“", "”", ";", ":", "[", "]"):
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

    def besides(self, units: list[Unit], last: int) -> int:
        """Where an object ends that goes on with "along with …", "together with …"."""
        at = next((place for place, unit in enumerate(units) if unit.first >= last), len(units))
        if at < len(units) and units[at].kind == "mark" and self.t.low[units[at].first] == ",":
            at += 1
        if at + 2 >= len(units) or self.t.low[units[at].first] not in self.pack.phrases["besides"]:
            return last
        chain = self.chain_right(units, at + 2)
        return chain[-1].last if chain else last

    def doubled_object(self, units: list[Unit], place: int) -> Found | None:
        """ "A sus dirigentes se les citó", "a Juan Testov lo detuvieron": what stands first and is taken up by a pronoun."""
        at = place - 2
        while at >= 0 and units[at].kind in ("adverb", "time", "pronoun", "mark"):
            at -= 1
        end = at + 1
        while at >= 0 and units[at].kind in ("noun", "prep", "conj", "adverb", "mark"):
            if units[at].kind == "prep" and self.t.low[units[at].first] in self.pack.phrases["particle"]:
                found = self.resolver.read(units[at + 1 : end])
                return found if found.parties else None
            at -= 1
        return None

    def object_beyond(self, units: list[Unit], place: int) -> Found | None:
        """ "puso en la calle a ocho obreros", "a mis en garde à vue trois délégués": people after what hangs on the verb."""
        at = place + 1
        passed = False
        while at < len(units) and at - place < 9:
            unit = units[at]
            if unit.kind == "prep":
                person = self.t.low[unit.first] in self.pack.phrases["particle"]
                following = units[at + 1] if at + 1 < len(units) else None
                if following is None or following.kind not in ("noun", "time"):
                    return None
                if person and following.kind == "noun" and (found := self._people_from(units, at + 1)) is not None:
                    return found
                passed = True
                at += 2
                continue
            if unit.kind == "noun":
                return self._people_from(units, at) or self._event_from(units, at) if passed else None
            if unit.kind not in ("adverb", "time"):
                return None
            at += 1
        return None

    def _people_from(self, units: list[Unit], at: int) -> Found | None:
        unit = units[at]
        named = any(name.kind == "person" for name in unit.names)
        if not named and not (unit.head >= 0 and self.t.flags[unit.head] & (Word.PEOPLE | Word.ROLE)):
            return None
        found = self.resolver.read(self.chain_right(units, at))
        return found if found.parties and found.classes & {"person", "group"} else None

    def _event_from(self, units: list[Unit], at: int) -> Found | None:
        """ "reprimió con gases | la marcha de los maestros"."""
        if units[at].head < 0 or not self.t.flags[units[at].head] & Word.EVENT:
            return None
        found = self.resolver.read(self.chain_right(units, at))
        return found if found.owners else None

    def subject_after(self, units: list[Unit], place: int, after: Found, *, passive: bool) -> Found | None:
        """ "Murió el dirigente", "irrumpió la policía en la sede", "fue detenido": the subject after its verb, or dropped."""
        at = place + 1
        while at < len(units) and units[at].kind in ("adverb", "time", "prep", "noun", "verb") and at - place < 8:
            unit = units[at]
            if unit.kind == "prep":
                at += 2
                continue
            if unit.kind == "verb" and not (unit.first == unit.head and self.t.flags[unit.head] & Word.PARTICIPLE):
                break
            if unit.kind == "noun" and (unit.names or unit.head >= 0):
                found = self.resolver.read(self.chain_right(units, at))
                doers = {"person", "group"} if passive or not after.parties else set()
                if found.parties and found.classes & (doers | {"state", "attacker", "employer", "organisation"}):
                    return found
                if found.parties:
                    return None
            at += 1
        if not passive:
            return None
        parties = self.resolver.dropped(units[place].head)
        return Found(parties, [], {"person", "group"}, -1, -1, -1) if parties else None

    def verb_soon(self, units: list[Unit], at: int) -> bool:
        """Whether the phrase before `at` is the subject of a verb: a finite verb follows before any stop."""
        while at < len(units) and units[at].kind in ("adverb", "time", "prep", "noun"):
            within = self.pack.phrases["of"] | self.pack.phrases["before_place"]
            if units[at].kind == "prep" and self.t.low[units[at].first] not in within:
                return False
            at += 1
        return (
            at < len(units)
            and units[at].kind == "verb"
            and units[at].finite
            and not (units[at].first == units[at].head and self.is_passive(units, at))
        )

    def turned(self, units: list[Unit], place: int) -> Found | None:
        """ "arrested were the secretary and …", "among those arrested was …": those hit stand after "to be"."""
        following = units[place + 1] if place + 1 < len(units) else None
        if following is None or not self.being(following) or units[place].first != units[place].head:
            return None
        found = self.resolver.read(self.chain_right(units, place + 2))
        return found if found.parties else None

    def agent(self, units: list[Unit], place: int) -> Found | None:
        t = self.t
        for at in range(place + 1, len(units)):
            unit = units[at]
            if unit.kind == "prep" and t.low[unit.first] in self.pack.phrases["agent"]:
                if at + 1 < len(units) and units[at + 1].kind == "noun":
                    if (state := self.resolver.country(units[at + 1])) is not None:
                        return state
                    found = self.resolver.read(self.chain_right(units, at + 1, stop=self.pack.phrases["after_agent"]))
                    if found.classes & {"state", "attacker", "employer", "person", "group", "organisation"}:
                        return found
                return None
            if unit.kind == "verb" and unit.finite and at - place > 1 and not self._joined_passive(units, place, at):
                return None
            if unit.kind in ("sub", "rel"):
                return None
        return None

    def relative_object(self, units: list[Unit], place: int) -> Found | None:
        """ "workers whom the company dismissed", "computers that they took": what stands before the relative word."""
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "time"):
            at -= 1
        if at < 1 or at == place - 1 or units[at].kind != "rel":
            return None
        chain = self.antecedent(units, at - 1)
        return self.resolver.read(chain) if chain else None

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

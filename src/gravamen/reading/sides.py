"""Sides: what stands to the left and the right of a verb: its subject, its object, who does it.

In: the units of one sentence and the place of a verb in them. Out: the parties in the chains of units around it.
"""

from __future__ import annotations

from dataclasses import replace

from gravamen.reading.fronting import being_behind, past_aside, subject_behind
from gravamen.reading.pack import Word
from gravamen.reading.phrases import Found
from gravamen.reading.units import Unit
from gravamen.reading.whom import Whom


class Sides(Whom):
    """Finds what hangs on verbs. One instance reads one document."""

    def subject(self, units: list[Unit], place: int, subjects: dict[int, Found]) -> Found:
        chain, shared = self.chain_left(units, place)
        if (governed := self._of_infinitive(units, place)) is not None:
            chain, shared = governed, not governed
        if (not chain or self._after_preposition(units, place)) and self._without_subject(units, place):
            chain, shared = [], True
        shared = shared or (not chain and self._periphrasis(units, place))
        if shared or not chain:
            earlier = next((i for i in range(place - 1, -1, -1) if i in subjects or units[i].kind == "verb"), None)
            if earlier is None and (told := subject_behind(self.t, units, place)) is not None:
                subjects[place] = self.resolver.read(self.chain_right(units, told))
                return subjects[place]
            if earlier is not None and shared:
                earlier = self._of_same_form(units, place, earlier)
                if earlier in subjects:
                    found = subjects[earlier]
                else:
                    found = self.subject(units, earlier, subjects)
                before = units[earlier]
                if self.pack.phrases.get("plural_verb") and before.finite and not (before.passive or found.classes):
                    found = self.subject_after(units, earlier, Found(), passive=False) or found  # "llegó la policía y …"
                subjects[place] = found = self._with_them(units, place, found)
                return found
        if len(chain) == 1 and self.t.low[chain[0].first] in self.pack.phrases.get("those", ()):
            among = next((i for i in range(place - 1, -1, -1) if units[i] is chain[0]), 0) - 1
            if among > 0 and units[among].kind == "prep" and self.being(units[among - 1]):
                subjects[place] = self.subject(units, among - 1, subjects)  # "three leaders were among those arrested"
                return subjects[place]
        found = self.resolver.read(chain)
        if self.pack.head_first and (named := self.named_beside(units, place)) is not None:
            found = named
        elif not found.classes & {"person", "group", "organisation"} and (people := self._described(units, place)) is not None:
            found = people
        subjects[place] = found = self._with_them(units, place, found)
        only = found.parties[0] if len(found.parties) == 1 else None
        if only is not None and only.person is None and only.organisation is None and found.head >= 0:
            other = Word.PLURAL | Word.STATE * self.pack.head_first  # "el juez le prohibió …": another than he
            if self.t.flags[found.head] & (Word.PEOPLE | Word.ROLE) and not self.t.flags[found.head] & other:
                self.resolver.single = only
        return found

    def _with_them(self, units: list[Unit], place: int, found: Found) -> Found:
        """ "Thugs | accompanied by policemen | stormed the hall": the subject with those who do it too."""
        if self.pack.head_first or not found.classes & {"state", "attacker", "employer"}:
            return found
        for at in range(place - 2, 0, -1):
            unit = units[at]
            if unit.first < found.first or unit.kind in ("sub", "rel", "conj"):
                break
            if unit.kind != "verb" or unit.head < 0:
                continue
            low = self.t.low[unit.head]
            by = self.t.low[units[at + 1].first] in self.pack.phrases["agent"]
            with_them = self.pack.lemmas.get(low, low) in self.pack.phrases.get("accompany", ())
            if not by or unit.first != unit.head or not with_them:
                break
            beside = self.resolver.read(self.chain_right(units, at + 2))
            if not beside.classes & {"state", "attacker"}:
                break
            return replace(found, parties=[*found.parties, *(one for one in beside.parties if one not in found.parties)])
        return found

    def _periphrasis(self, units: list[Unit], place: int) -> bool:
        """ "la Inspección volvió a | declarar", "la préfète vient de | réquisitionner": an infinitive that goes with a verb."""
        at = place - 1
        at -= at > 0 and units[at].kind == "prep"
        if not self.pack.head_first or not units[place].infinitive or at < 0 or not units[at].finite:
            return False
        low = self.t.low[units[at].head] if units[at].head >= 0 and not units[at].passive else ""
        return self.pack.lemmas.get(low, low) in self.pack.phrases["factual_before_infinitive"]

    def _after_preposition(self, units: list[Unit], place: int) -> bool:
        """ "freed by the courts | after spending two nights": a gerund that its preposition parts from what is before."""
        before = units[place - 1] if place > 1 and units[place].gerund and not self.pack.head_first else None
        if before is None or self.t.low[before.first] not in self.pack.phrases.get("factual_infinitive_after", ()):
            return False
        return units[place - 2].kind != "mark"  # "the police, without holding a warrant, came"

    def _described(self, units: list[Unit], place: int) -> Found | None:
        """ "la réintégration des douze salariés | licenciés": the people whom a participle right after them describes."""
        unit = units[place]
        bare = self.pack.head_first and unit.first == unit.head and self.t.flags[unit.head] & Word.PARTICIPLE
        at = place - 1
        while at >= 0 and units[at].kind == "adverb":
            at -= 1
        if not bare or at < 0 or units[at].kind != "noun" or units[at].head < 0:
            return None
        flags = self.t.flags[units[at].head]
        if not flags & (Word.PEOPLE | Word.ROLE) or bool(flags & Word.PLURAL) != self.t.low[unit.head].endswith("s"):
            return None
        found = self.resolver.read([units[at]])
        return found if found.parties else None

    def hit_before(self, units: list[Unit], place: int, found: Found) -> bool:
        """Whether what stands before a verb is what an infinitive or a gerund before it hits, and so not its subject."""
        at = next((i for i in range(place - 1, 0, -1) if units[i].first <= found.first < units[i].last), 0)
        before = units[at - 1]
        return at > 0 and before.kind == "verb" and not before.finite

    def _of_infinitive(self, units: list[Unit], place: int) -> list[Unit] | None:
        """Whose an infinitive is: "attempted twice to open a case" (of the verb before: []), "forced workers to sign"."""
        if self.pack.head_first:
            return self._whose_turn(units, place)
        if not units[place].infinitive or units[place].passive:
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
        by = next((i for i, one in enumerate(objects) if self.t.low[one.first] in self.pack.phrases["agent"]), None)
        if by is not None and self.is_passive(units, at):
            return objects[by + 1 :]  # "a pipe was used by a foreman to attack workers"
        if direct is None or self.is_passive(units, at):
            return []
        lemma = self.pack.lemmas.get(low, low)
        if lemma in self.pack.phrases["forced"]:
            return objects
        return [] if lemma in self.pack.phrases.get("by_means", ()) else None  # "used tear gas to disperse the march"

    def _whose_turn(self, units: list[Unit], place: int) -> list[Unit] | None:
        """ "c'est au tour de A, président de …, | d'avoir été arrêté": whom a passive infinitive means."""
        if not place or not units[place].passive or units[place - 1].kind != "prep":
            return None
        turn = self.pack.phrases.get("turn", ())
        at = next((i for i in range(place - 1, -1, -1) if units[i].kind == "noun" and self.t.low[units[i].head] in turn), -1)
        if at < 0 or at + 2 >= place or units[at + 1].kind != "prep":
            return None
        return self.chain_right(units, at + 2) or None

    def _of_same_form(self, units: list[Unit], place: int, earlier: int) -> int:
        """ "raided the hotel where unionists were staying and arrested five": the verb before that is told as this one is."""

        def bare(unit: Unit) -> bool:
            return unit.kind == "verb" and unit.first == unit.head >= 0 and bool(self.t.flags[unit.head] & Word.PAST)

        if units[place].gerund and not self.pack.head_first:  # "stormed the flat where X lived, | kicking in doors"
            clause = next((i for i in range(earlier - 1, max(earlier - 4, 0), -1) if units[i].kind in ("sub", "rel")), None)
            if clause is not None and self.t.low[units[clause].first] in self.pack.phrases.get("wherein", ()):
                return next((i for i in range(clause - 1, -1, -1) if units[i].kind == "verb" and units[i].finite), earlier)
        led = units[earlier].gerund and units[earlier - 1].kind in ("noun", "prep") and not self.pack.head_first
        if led and units[place].finite:  # "charged the men | lying on the ground | and beat them"
            return next((i for i in range(earlier - 1, -1, -1) if units[i].kind == "verb" and units[i].finite), earlier)
        if not bare(units[place]) or bare(units[earlier]) or (units[earlier].passive and self.is_passive(units, place)):
            return earlier  # "said that workers had been beaten and dismissed"
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
        at = self._past_day(units, place + 1) if self.pack.head_first else past_aside(self.t, units, place + 1)
        return self.resolver.read(self.chain_right(units, at))

    def _past_day(self, units: list[Unit], at: int) -> int:
        """ "a condamné jeudi, | le secrétaire": where an object stands after a time and a comma."""
        begin = at
        at += at < len(units) and self.t.low[units[at].first] == ","
        at += at + 1 < len(units) and units[at].kind == "prep" and units[at + 1].kind == "time"
        following = units[at : at + 3]
        told = len(following) == 3 and following[0].kind == "time" and following[2].kind == "noun"
        return at + 2 if told and self.t.low[following[1].first] == "," and not self.verb_soon(units, at + 3) else begin

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
        impersonal = self.pack.phrases.get("demand_impersonal", ())  # "al sindicato se le negó …"
        while at >= 0 and (
            units[at].kind in ("adverb", "time", "pronoun", "mark") or self.t.low[units[at].last - 1] in impersonal
        ):
            at -= 1
        end = at + 1
        while at >= 0 and units[at].kind in ("noun", "prep", "conj", "adverb", "mark"):
            if self.t.low[units[at].first] in (":", ";"):
                return None
            if units[at].kind == "prep" and self.t.low[units[at].first] in self.pack.phrases["particle"]:
                last = at + 1 + len(self.chain_right(units, at + 1))  # "al sindicato la empresa no le reconoce": not the doer
                if last < end and units[last].kind == "mark":  # "a la vocera, Juana Testova, le …"
                    last = next((i for i in range(last + 1, end) if units[i].kind == "mark"), end)
                found = self.resolver.read(units[at + 1 : min(last, end)])
                return found if found.parties else None
            at -= 1
        return None

    def doubled_behind(self, units: list[Unit], place: int) -> Found | None:
        """ "se les negó la inscripción | a la Federación X y al Sindicato Y": whom a pronoun before the verb takes ahead."""
        if self.t.low[units[place - 1].first] not in self.pack.phrases.get("dative", ()):
            return None
        for at in range(place + 1, min(place + 5, len(units))):
            if units[at].kind == "prep" and self.t.low[units[at].first] in self.pack.phrases["particle"]:
                found = self.resolver.read(self.chain_right(units, at + 1))
                hit = found.classes & {"person", "group", "organisation"} and not found.classes & {"state", "employer"}
                return found if found.parties and hit else None
            if units[at].kind not in ("noun", "prep", "adverb", "time"):
                return None
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
        if (told := self._who_says(units, place)) is not None:
            return told
        parties = self.resolver.dropped(units[place].head)
        return Found(parties, [], {"person", "group"}, -1, -1, -1) if parties else None

    def _who_says(self, units: list[Unit], place: int) -> Found | None:
        """ "A y B contaron | que fueron golpeados": those who tell what was done to them, where the number agrees."""
        if place < 2 or units[place - 1].kind != "sub" or self.t.low[units[place - 1].first] not in self.pack.phrases["that"]:
            return None
        saying = units[place - 2]
        if saying.kind != "verb" or saying.negated or saying.head < 0 or self.is_passive(units, place - 2):
            return None
        found = self.subject(units, place - 2, {})
        power = found.classes & {"state", "employer", "attacker"}
        if not found.parties or found.head < 0 or power or "person" not in found.classes:
            return None
        several = len(found.parties) > 1 or bool(self.t.flags[found.head] & Word.PLURAL)
        return found if several == self.t.low[units[place].head].endswith("s") else None

    def turned(self, units: list[Unit], place: int) -> Found | None:
        """ "arrested were the secretary and …", "among those arrested was …": those hit stand after "to be"."""
        if units[place].first != units[place].head:
            return None
        if (told := subject_behind(self.t, units, place)) is not None:
            found = self.resolver.read(self.chain_right(units, told))
            return found if found.parties else None
        at = being_behind(units, place)
        if at is None or not (self.being(units[at]) or self._including(units[at])):
            return None
        found = self.resolver.read(self.chain_right(units, at + 1))
        return found if found.parties else None

    def _including(self, unit: Unit) -> bool:
        """ "Those arrested include …"."""
        if unit.kind != "verb" or unit.head < 0 or unit.negated:
            return False
        low = self.t.low[unit.head]
        return self.pack.lemmas.get(low, low) in self.pack.phrases.get("including", ())

    def agent(self, units: list[Unit], place: int) -> Found | None:
        t = self.t
        for at in range(place + 1, len(units)):
            unit = units[at]
            if unit.kind == "prep" and t.low[unit.first] in self.pack.phrases["agent"]:
                if at - 1 > place and self._of_event(units, at):
                    continue  # "was sentenced in connection with a strike | by oil workers"
                if at + 1 < len(units) and units[at + 1].kind == "noun":
                    if (state := self.resolver.country(units[at + 1])) is not None:
                        return state
                    found = self.resolver.read(self.chain_right(units, at + 1, stop=self.pack.phrases["after_agent"]))
                    if found.classes & {"state", "attacker", "employer", "person", "group", "organisation"}:
                        return found
                    ordered = self._who_ordered(found)
                    if ordered is not None or self.pack.head_first:
                        return ordered
                    continue  # "questioned one by one | by the security service"
                return None
            if unit.kind == "verb" and unit.finite and at - place > 1 and not self._joined_passive(units, place, at):
                return None
            if unit.kind in ("sub", "rel"):
                return None
        return self._who_had_it_done(units, place)

    def _of_event(self, units: list[Unit], at: int) -> bool:
        """Whether "by" says whose a strike or a march is: it stands right after it, and no power follows."""
        event, doer = units[at - 1], units[at + 1] if at + 1 < len(units) else None
        if event.head < 0 or not self.t.flags[event.head] & Word.EVENT or doer is None or doer.head < 0:
            return False
        return not self.t.flags[doer.head] & (Word.STATE | Word.EMPLOYER | Word.ATTACKER) and not doer.names

    def _who_ordered(self, found: Found) -> Found | None:
        """ "by order of the regulator", "by decision of the court": whose order it was."""
        ordering = self.pack.phrases.get("order_noun", ())
        if not found.owners or found.head < 0 or self.t.low[found.head] not in ordering:
            return None
        return Found(found.owners, [], {"state"}, found.first, found.last, found.head)

    def _who_had_it_done(self, units: list[Unit], place: int) -> Found | None:
        """ "The minister had the union's president arrested": who has a thing done, not to whom it is done."""
        if self.pack.head_first or units[place].first != units[place].head:
            return None
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "prep", "adverb"):
            at -= 1
        if at < 1 or at == place - 1 or units[at].kind != "verb" or units[at].passive or units[at].negated:
            return None
        had = units[at]
        if not any(self.t.flags[i] & Word.HAVE for i in range(had.first, had.last)) or had.head not in (-1, had.last - 1):
            return None
        found = self.subject(units, at, {})
        return found if found.classes & {"state", "employer", "attacker"} else None

    def relative_object(self, units: list[Unit], place: int) -> Found | None:
        """ "workers whom the company dismissed", "computers that they took": what stands before the relative word."""
        at = place - 1
        while at >= 0 and units[at].kind in ("noun", "pronoun", "adverb", "time"):
            at -= 1
        if at < 1 or units[at].kind != "rel":
            return None
        if (whom := self.to_whom(units, place)) is not None:
            return whom
        chain = self.who_is_meant(units, at) if at < place - 1 else []
        return self.resolver.read(chain) if chain else None

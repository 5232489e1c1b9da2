"""One organisation for its full name, its acronym, its translation and its shorter names, however the text binds them.

In: all names of a document, in its order, and the organisations that they were taken for. Out: the organisations, joined; the
mentions point to them.
"""

from __future__ import annotations

from collections import defaultdict

from gravamen.reading.capitals import Capitals
from gravamen.reading.identity import Bodies, Body, Mention, key_of, known_acronym, spelt_out
from gravamen.reading.pack import Pack
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind

_SAID = 5  # tokens from "(" to an acronym: "(known by its acronym EWU"
_DASHES = frozenset("-–—")
_AFTER_ACRONYM = frozenset("),;:-–—/")


def bind(tokens: Tokens, pack: Pack, caps: Capitals, mentions: list[Mention], bodies: Bodies) -> list[Body]:
    """Join the organisations that are one; `mentions` are given their new indices, those of two in one word the first's."""
    binder = _Binder(tokens, pack, caps, bodies)
    named = [mention for mention in mentions if mention.kind == "organisation"]
    for mention, following in zip(named, named[1:], strict=False):
        binder.beside(mention, following)
    binder.by_letters()
    binder.by_words()
    binder.by_parts()
    return binder.joined(mentions)


class _Binder:
    def __init__(self, tokens: Tokens, pack: Pack, caps: Capitals, bodies: Bodies) -> None:
        self.t = tokens
        self.pack = pack
        self.caps = caps
        self.bodies = bodies
        self.into = list(range(len(bodies.all)))
        self.said = pack.name_words.get("by_acronym", frozenset())
        self.union_words = pack.name_words["head_union"] | pack.name_words["head_global"]

    def root(self, who: int) -> int:
        while self.into[who] != who:
            who = self.into[who]
        return who

    def same(self, one: int, other: int) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            first, second = sorted((one, other))
            self.bodies.join(first, second)
            self.into[second] = first

    def beside(self, mention: Mention, following: Mention) -> None:
        """ "Labour Union (UDT, an affiliate of …)", "Personnels/SNAPAP", "UGTA (General Union …)", "Syndicat … (Union …)"."""
        t = self.t
        between = t.low[mention.last : following.first]
        end = following.last
        if mention.who == following.who or not between:
            return
        if between[0] == "(" and 1 < len(between) <= _SAID and end < len(t.low) and t.low[end] == ")":
            if self._acronym(following) and self.said.intersection(between):
                self.same(mention.who, following.who)  # "(sigle créole SOTA)"
            return
        if len(between) != 1:
            return
        closing = t.low[end] if end < len(t.low) else ""
        short, shorter = self._acronym(mention), self._acronym(following)
        mark = between[0]
        if mark == "(" and short and shorter:
            return  # "SATAWU (COSATU)": a union and its federation
        if mark == "(" and shorter and closing in _AFTER_ACRONYM:
            other = self.bodies.all[self.root(following.who)]
            if other.name == other.acronym and self.bodies.all[self.root(mention.who)].acronym in (None, other.acronym):
                self.same(mention.who, following.who)
        elif mark == "(" and closing == ")":
            if short or self._kind(mention) == self._kind(following):
                self.same(mention.who, following.who)
        elif mark == "/" and shorter and not short:
            self.same(mention.who, following.who)
        elif mark in (",", "-", "–", "—", "or", "ou", "o") and short != shorter:
            name, acronym = (mention, following) if shorter else (following, mention)
            dashed = shorter and mark in _DASHES and self._kind(mention) == "union"
            if self._spelt(acronym, name) or (dashed and self._first_letter(acronym) == self._first_letter(name)):
                self.same(mention.who, following.who)

    def _acronym(self, mention: Mention) -> bool:
        return mention.last - mention.first == 1 and self.caps.acronym(mention.first)

    def _kind(self, mention: Mention) -> str | None:
        head = self.caps.head(mention.first, mention.last)
        return "union" if head == "global" else head

    def _first_letter(self, mention: Mention) -> str:
        return self.t.low[mention.first][0]

    def _spelt(self, acronym: Mention, name: Mention) -> bool:
        words = [self.t.text(at, at + 1) for at in range(name.first, name.last) if self.t.kind[at] == "word"]
        return spelt_out(self.t.text(acronym.first, acronym.last), words)

    def by_letters(self) -> None:
        """ "CUSG" far from "Confederación de Unidad Sindical de Guatemala": the only name that it can stand for."""
        met: dict[str, int] = {}
        for index, body in enumerate(self.bodies.all):
            for name in (body.name, body.acronym):
                if name and self.root(met.setdefault(key_of(name), index)) != self.root(index):
                    self.same(met[key_of(name)], index)
        names = [
            index
            for index, body in enumerate(self.bodies.all)
            if self.root(index) == index and not body.acronym and " " in body.name
        ]
        for index, body in enumerate(self.bodies.all):
            if self.root(index) == index and body.acronym == body.name and len(body.name) >= 3:
                meant = [
                    one for one in names if self.root(one) == one and spelt_out(body.name, body_words(self.bodies.all[one]))
                ]
                if len(meant) == 1:
                    self.same(index, meant[0])

    def by_words(self) -> None:
        """ "High Court" beside "High Court of Testland", "IndustriALL" beside "IndustriALL Global Union"."""
        at_head: dict[tuple[str, ...], int] = {}
        longer: dict[int, set[int]] = defaultdict(set)
        roots = [index for index in range(len(self.into)) if self.root(index) == index]
        names = {index: tuple(self.bodies.all[index].name.casefold().split()) for index in roots}
        for index in roots:
            at_head.setdefault(names[index], index)
            acronym = self.bodies.all[index].acronym
            if acronym:
                at_head.setdefault((acronym.casefold(),), index)
        for index in roots:
            name = names[index]
            for cut in range(1, len(name)):
                for part, rest in ((name[:cut], name[cut:]), (name[cut:], name[:cut])):
                    other = at_head.get(part)
                    if other is not None and other != index and self._shorter(other, index, part, rest):
                        longer[other].add(index)
        for other, found in sorted(longer.items()):
            if len({self.root(one) for one in found}) == 1:
                self.same(other, found.pop())

    def _shorter(self, short: int, long: int, part: tuple[str, ...], rest: tuple[str, ...]) -> bool:
        one, other = self.bodies.all[short], self.bodies.all[long]
        employers = {one.kind, other.kind} & {OrganisationKind.EMPLOYER, OrganisationKind.LOCAL_UNION}
        if len(part) == 1:
            at_front = other.name.casefold().split()[0] == part[0]
            organ = self.pack.name_words.get("organ", frozenset())
            letters = one.acronym or one.name
            return (
                at_front
                and OrganisationKind.EMPLOYER is not one.kind
                and sum(letter.isupper() for letter in letters) >= 3
                and len(rest) <= 3
                and rest[-1] in self.union_words | organ
            )
        if employers or one.kind is not other.kind:
            return False
        if one.acronym and other.acronym and one.acronym != other.acronym:
            return False
        joins = self.pack.phrases["of_name"] | self.pack.phrases["and"]
        if other.name.casefold().startswith(" ".join(part)) and len(part) >= 3:
            return True  # "Ministerio de Salud" and "Ministerio de Salud Pública"
        return rest[0] in joins if other.name.casefold().startswith(" ".join(part)) else len(part) >= 3 and len(rest) <= 2

    def by_parts(self) -> None:
        """ "ICFTU-FIDH": two that are named on their own are no third."""
        known = {body.acronym: index for index, body in enumerate(self.bodies.all) if body.acronym}
        for index, body in enumerate(self.bodies.all):
            parts = body.name.replace("/", "-").split("-")
            if self.root(index) == index and len(parts) == 2 and body.acronym == body.name:
                if all(part in known or known_acronym(part) for part in parts) and parts[0] in known:
                    self.into[index] = self.root(known[parts[0]])

    def joined(self, mentions: list[Mention]) -> list[Body]:
        kept: dict[int, int] = {}
        for mention in mentions:
            if mention.kind == "organisation":
                kept.setdefault(self.root(mention.who), 0)
        for index, body in enumerate(self.bodies.all):  # those that only stand within longer names
            if body.mentions:
                kept.setdefault(self.root(index), 0)
        found: list[Body] = []
        for who in sorted(kept):
            kept[who] = len(found)
            found.append(self.bodies.all[who])
        for index, body in enumerate(self.bodies.all):
            if self.root(index) != index and body.mentions:
                self.bodies.all[self.root(index)].mentions.extend(body.mentions)
        for mention in mentions:
            if mention.kind == "organisation":
                mention.who = kept[self.root(mention.who)]
        return found


def body_words(body: Body) -> list[str]:
    return body.name.replace("’", " ").replace("'", " ").split()

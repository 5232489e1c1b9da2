"""Persons, organisations and places where a name's head stands last and bears a suffix.

In: words, times and a pack. Out: the same `Entities` as in every language. What other languages find by capitals is found
in the same way; a name is read back from its head ("Kamu Emekçileri Sendikaları Konfederasyonu"), and a run of capitals that
holds an office is cut behind it ("KESK Genel Başkanı" and who that is).
"""

from __future__ import annotations

from gravamen.reading.agglutinative.capitals import SuffixedCapitals, one_of_each
from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.suffixes import CASES, MINE, NOMINATIVE, OWNED, PLURAL
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.dates import When
from gravamen.reading.entities import Entities, Finder, Mention
from gravamen.reading.pack import NOUN, Word
from gravamen.terms import OrganisationKind

_LONGEST = 12  # tokens of a name before its head


class SuffixedFinder(Finder):
    """Finds the names of one document."""

    pack: AgglutinativePack

    def __init__(self, words: Words, pack: AgglutinativePack, times: list[When]) -> None:
        super().__init__(words.t, pack, times)
        self.w = words
        self.caps: SuffixedCapitals = SuffixedCapitals(words, pack, self.taken)
        self.evidence.caps = self.caps
        self.known = pack.known
        self._forms = pack.name_words["company_form"]

    def find(self) -> Entities:
        for sentence in self.t.sentences:
            self._from_heads(sentence.first, sentence.last)
        found = super().find()
        for body in found.organisations:
            for name in (body.acronym, body.name):
                if name in self.known:
                    body.kind = OrganisationKind(self.known[name])
        return one_of_each(found, self.t.low, self.t.kind)

    def _from_heads(self, first: int, last: int) -> None:
        """Names of several words read back from their head: "Ankara 8. Ağır Ceza Mahkemesi"."""
        t = self.t
        at = last - 1
        while at >= first:
            head = self.caps.head(max(at - 1, first), at + 1) if self._may_close(at) else None
            if head is None or not self._closes(at):
                at -= 1
                continue
            start = self._start(at, first)
            if start == at and not t.low[at].endswith(self.caps.endings):
                at -= 1
                continue
            known = self.caps.place(start, start + 1)
            if known and start + 1 == at and head == "union" and t.low[at] in self.pack.name_words["union_last"]:
                pass
            end = self._with_form(at + 1)
            self._organisation(start, end, self.caps.kind_of(head, start, at + 1), None)
            for inside in range(start, end):
                self.taken[inside] = 1
            at = start - 1

    def _with_form(self, last: int) -> int:
        """With the legal form after a company's name: "A.Ş.", "Ltd. Şti."."""
        end = last
        while end < len(self.t.low) and end - last < 4 and (self.t.low[end] == "." or self.t.low[end] in self._forms):
            end += 1
        return end if end > last + 1 else last

    def _may_close(self, at: int) -> bool:
        t = self.t
        if not t.cap[at] or self.taken[at]:
            return False
        return bool(self.caps.head(at, at + 1)) or (
            at > 0 and t.cap[at - 1] and t.low[at] in self.pack.name_words["union_last"]
        )

    def _closes(self, at: int) -> bool:
        """Whether the head at a token closes its name and does not describe the next word of it."""
        t = self.t
        if t.low[at].endswith(self.caps.endings) or t.low[at] in self.pack.name_words["union_last"]:
            return not (at + 1 < len(t.low) and t.cap[at + 1] and self.caps.head(at + 1, at + 2) == "union")
        bits = self.w.own_bits(at)
        if not bits:
            return True
        return bool(bits & OWNED) or (bool(bits & NOMINATIVE) and not bits & PLURAL)

    def _start(self, head: int, first: int) -> int:
        """The first word of the name that ends with a head."""
        t = self.t
        start = head
        at = head - 1
        while at >= first and head - at <= _LONGEST and not self.taken[at]:
            if t.cap[at] and t.low[at] not in self.pack.name_words["of_number"] and not self._stops(at, head):
                start = at
            elif t.low[at] in self.pack.name_words["inner"] and at - 1 >= first and t.cap[at - 1] and start == at + 1:
                given = self.t.flags[at - 1] | (self.t.flags[at - 2] if at - 2 >= first else 0)
                if self.caps.acronym(at - 1) or self.caps.head(at - 1, at) or given & Word.GIVEN_NAME:
                    break
            elif t.low[at] == "." and at - 1 >= first and t.kind[at - 1] == "number" and start == at + 1:
                start = at - 1
                at -= 1
            elif (t.low[at] == "/" and start == at + 1) or self._numbered(at, first):
                pass
            elif t.kind[at] == "clitic" or t.kind[at] == "number":
                break
            else:
                break
            at -= 1
        while start < head and (
            t.flags[start] & (Word.DETERMINER | Word.ADVERB | Word.PREPOSITION | Word.CONJUNCTION)
            or t.flags[start] & (Word.ROLE | Word.TITLE)
        ):
            start += 1
        return start

    def _numbered(self, at: int, first: int) -> bool:
        """ "4 Nolu", "1 No'lu" of a branch's name."""
        words = self.pack.name_words["of_number"]
        t = self.t
        if t.kind[at] == "clitic":
            return t.low[at][1:] in words and at > first and t.low[at - 1] in words
        return t.low[at] in words or (t.kind[at] == "number" and t.low[at + 1] in words)

    def _stops(self, at: int, head: int) -> bool:
        """A capital that ends what stands before: an office, or a word in an oblique case."""
        if at == head:
            return False
        flags = self.t.flags[at]
        bits = self.w.noun_bits(at)
        if flags & Word.ROLE and bits & (OWNED | MINE):
            return True
        if (
            flags & Word.GIVEN_NAME
            and not self.w.nouns[at]
            and self.t.flags[at] & Word.GIVEN_NAME
            and not self.caps.place(at, at + 1)
        ):
            return False
        return bool(bits) and not bits & (NOMINATIVE | OWNED) and bool(bits & CASES)

    def _one(self, first: int, last: int, sentence: int) -> None:
        """Cut a run of capitals behind an office: "Eğitim Sen Şube Başkanı | Ayşe Y"."""
        t = self.t
        if (
            first == sentence
            and last - first > 1
            and not t.flags[first] & Word.GIVEN_NAME
            and not self.caps.place(first, first + 1)
        ):
            nouns, verbs = self.pack.guess(t.low[first]) if not self.w.nouns[first] else (self.w.nouns[first], ())
            bits = 0
            for sense in nouns:
                bits |= sense.bits
            if verbs or (bits and not bits & NOMINATIVE):
                first += 1  # "İddianamede Testov": a noun in a case opens the sentence
        office = -1
        for at in range(first, last):
            held = t.flags[at] & Word.ROLE and self.w.own_bits(at) & (OWNED | MINE)
            opens = (
                at == first
                and t.flags[at] & (Word.ROLE | Word.PEOPLE)
                and self.w.noun_bits(at) & (NOMINATIVE | PLURAL) == NOMINATIVE
            )
            if t.cap[at] and (held or opens or t.flags[at] & Word.TITLE) and not t.flags[at] & Word.GIVEN_NAME:
                office = at
        if office < 0:
            common = t.flags[first] & NOUN and not t.flags[first] & Word.GIVEN_NAME and self.w.noun_bits(first) & NOMINATIVE
            if first == sentence and last - first > 1 and common and not self.caps.head(first + 1, last):
                first += 1  # "Polis Ankara'da", "Mahkeme Ali Testov'u"
            super()._one(first, last, sentence)
            return
        begin = office
        while begin > first and t.low[begin - 1] in self.pack.name_words["of_office"]:
            begin -= 1
        if begin > first:
            super()._one(first, begin, sentence)
        name = office + 1
        while name < last and not t.cap[name]:
            name += 1
        plain = (at for at in range(name, last) if not self.w.nouns[at] and not self.w.verbs[at])
        words = next(plain, -1) >= 0 or any(t.flags[at] & Word.GIVEN_NAME for at in range(name, last))
        if name < last and words and not self.caps.place(name, last):
            title = t.flags[office] & Word.TITLE and not t.flags[office] & Word.ROLE
            role_first = before = begin
            while before > sentence and t.low[before - 1] in self.pack.name_words["of_office"]:
                before -= 1
            for mention in self.mentions:
                if mention.last in (begin, before) and mention.kind in ("organisation", "place"):
                    role_first = mention.first
            if role_first == first:
                while role_first > sentence and office - role_first < _LONGEST and self._of_office(role_first - 1):
                    role_first -= 1
            self._person(name, last, name, None if title else (role_first, office + 1))

    def _of_office(self, at: int) -> bool:
        """Whether a word before an office belongs to it: "Eğitim Sen Ankara 1 No'lu | Şube Başkanı"."""
        t = self.t
        if t.kind[at] == "clitic":
            return t.low[at][1:] in self.pack.name_words["of_number"]
        union = t.flags[at] & Word.UNION and not t.flags[at] & Word.PEOPLE
        return bool(t.cap[at] or t.kind[at] == "number" or t.low[at] in self.pack.name_words["of_number"] or union)

    def _person(self, first: int, last: int, name_first: int, role: tuple[int, int] | None) -> None:
        if role is None and self._placed(name_first, last):
            return
        super()._person(first, last, name_first, role)

    def _second_look(self) -> None:
        """What the suffixes and the words around tell of names that nothing else told: places, companies, persons."""
        t = self.t
        left: list[tuple[int, int, bool]] = []
        for first, last, opens in self.loose:
            if not self._placed(first, last):
                left.append((first, last, opens))
        self.loose = left
        super()._second_look()
        for first, last, _ in left:
            told = any(one.first < last and first < one.last for one in self.mentions)
            plain = all(t.cap[at] and not self.w.nouns[at] and not self.w.verbs[at] for at in range(first, last))
            if 2 <= last - first <= 4 and not told and plain:
                self._person(first, last, first, None)

    def _placed(self, first: int, last: int) -> bool:
        """Whether a name is that of a place or a company: "Kızılay Meydanı", "Testköy'de", "Testov Tekstil'den"."""
        t = self.t
        suffix = t.low[last][1:] if last < len(t.low) and t.kind[last] == "clitic" else ""
        given = any(t.flags[at] & Word.GIVEN_NAME for at in range(first, last))
        known = next((at for at in range(first, last) if t.cap[at] and self.caps.place(at, at + 1)), None)
        if known is not None and last - first > 1 and not given:
            self._note(Mention(known, last, "place", country=self.caps.place(known, known + 1)))
        elif last - first > 1 and t.flags[last - 1] & Word.PLACE and self.w.own_bits(last - 1) & OWNED:
            self._note(Mention(first, last, "place"))
        elif (
            suffix in self.pack.name_words["place_suffix"]
            and not given
            and not any(self.w.nouns[at] for at in range(first, last))
        ):
            if last - first == 1:
                self._note(Mention(first, last, "place"))
            else:
                self._organisation(first, last, OrganisationKind.EMPLOYER, None)
        elif not given and first and t.flags[first - 1] & Word.EMPLOYER and not t.flags[first - 1] & (Word.PEOPLE | Word.ROLE):
            self._organisation(first, last, OrganisationKind.EMPLOYER, None)
        else:
            return False
        return True

"""Spanish: contractions, the personal "a", agreement, the simple past and the conditional, dates.

In and out: as `gravamen.drafting.romance.grammar` tells. Verbs are written "detuvo|detuvieron|detenido"; one that takes "se"
has it before its finite forms ("se negó|se negaron|negado").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gravamen.drafting.romance.grammar import NBSP, Grammar, Phrase, Tense, closed, tidy
from gravamen.edtf import Edtf

_HAVE = {"alleged": ("habría", "habrían"), "lasting": ("ha", "han"), "since": ("ha", "han")}


class Spanish(Grammar):
    folder = "spanish"

    def of(self, text: str) -> str:
        return f"del {text.removeprefix('el ')}" if text.startswith("el ") else f"de {text}"

    def to(self, text: str) -> str:
        return f"al {text.removeprefix('el ')}" if text.startswith("el ") else f"a {text}"

    def at(self, text: str) -> str:
        return text if text.startswith(tuple(self.words["look"]["placed"])) else f"en {text}"

    def under(self, text: str) -> str:
        return f"en virtud {self.of(text)}"

    def joined(self, items: Sequence[str], *, apart: bool = False) -> str:
        if len(items) < 2:
            return "".join(items)
        *before, last = items
        text = ", ".join([*(one.removesuffix(",") for one in before[:-1]), before[-1]])
        sounds_i = re.match(r"(?:i|hi(?!e))", last, re.IGNORECASE) is not None
        return f"{text}{',' if apart and not text.endswith(',') else ''} {'e' if sounds_i else 'y'} {last}"

    def threat(self, what: str, *, noun: bool) -> str:
        if what.startswith("de "):
            return what
        looked = self.look(what)
        return f"con {self.with_article(what, feminine=looked.feminine) if noun and not looked.plural else what}"

    def direct(self, items: Sequence[str]) -> str:
        if len(items) > 2 and all(one[:1].isupper() for one in items):
            return self.to(self.joined(items))  # "a" stands once before a list of names
        return self.joined([self.to(one) for one in items])

    def with_article(self, noun: str, *, feminine: bool, plural: bool = False) -> str:
        article = ("las" if feminine else "los") if plural else ("la" if feminine else "el")
        return f"{article} {noun}"

    def _ends_plural(self, noun: str) -> bool:
        return re.match(r"[^\W\d_]+s\b", noun) is not None

    def leading(self, phrase: Phrase) -> Phrase:
        """A plural without a word before it does not stand before the verb: "varios trabajadores"."""
        bare = phrase.plural and re.match(r"[a-záéíóúñ]+s\b", phrase.text) and not phrase.text.startswith(("otros ", "otras "))
        if not bare or self._counted(phrase.text):
            return phrase
        return Phrase(f"{'varias' if phrase.feminine else 'varios'} {phrase.text}", phrase.feminine, True)

    def _counted(self, text: str) -> bool:
        return any(text.startswith(opening) for opening, _ in self._openings())

    def agreed(self, participle: str, feminine: bool, plural: bool) -> str:
        if " o " in participle:
            return " o ".join(self.agreed(one, feminine, plural) for one in participle.split(" o "))
        head, blank, rest = participle.partition(" ")
        if feminine and head.endswith("o"):
            head = head[:-1] + "a"
        return head + ("s" if plural else "") + blank + rest

    def active(self, verb: str, tense: Tense, *, plural: bool, clitic: str = "", agrees: Phrase | None = None) -> str:
        del agrees  # the participle behind "haber" stays as it is
        singular, many, participle = verb.split("|")
        pronouns = " ".join(one for one in ("se" if singular.startswith("se ") else "", clitic) if one)
        if tense == "past":
            finite = (many if plural else singular).removeprefix("se ")
        else:
            finite = f"{_HAVE[tense][plural]} {participle}"
        return f"{pronouns} {finite}".strip()

    def passive(self, verb: str, tense: Tense, subject: Phrase) -> str:
        participle = self.agreed(verb.split("|")[2], subject.feminine, subject.plural)
        if tense == "past":
            return f"{'fueron' if subject.plural else 'fue'} {participle}"
        return f"{_HAVE[tense][subject.plural]} sido {participle}"

    def clitic(self, hit: Phrase, *, indirect: bool) -> str:
        if indirect:
            return "les" if hit.plural else "le"
        return ("la" if hit.feminine else "lo") + ("s" if hit.plural else "")

    def acting_on(self, infinitive: str, clitic: str) -> str:
        return f"{infinitive}{clitic}"

    def subject_pronoun(self, one: Phrase) -> str:
        del one
        return ""

    def latter(self, one: Phrase) -> str:
        if one.plural:
            return "estas" if one.feminine else "estos"
        return "esta" if one.feminine else "este"

    def day(self, when: date) -> str:
        return f"{when.day}{NBSP}de{NBSP}{self.month(when)}"

    def month(self, when: date) -> str:
        return f"{self.words['dates']['months'][when.month - 1]}{NBSP}de{NBSP}{when.year}"

    def _short(self, when: Edtf, *, month: bool) -> str:
        name = self.words["dates"]["months"][when.earliest.month - 1]
        if when.precision == "month":
            return str(name)
        return f"{when.earliest.day}{NBSP}de{NBSP}{name}" if month else str(when.earliest.day)

    def sentence(self, words: str) -> str:
        return closed(self.spaced(tidy(words)))

    def quoted(self, quote: str) -> str:
        return f"«{quote.strip()}»"

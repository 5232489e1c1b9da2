"""French: contractions and elision, agreement, the perfect and the conditional, dates.

In and out: as `gravamen.drafting.romance.grammar` tells. Verbs are written "arrête|arrêtent|arrêté".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gravamen.drafting.romance.grammar import NBSP, Grammar, Phrase, Tense, closed, tidy
from gravamen.edtf import Edtf

_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöûüœ]", re.IGNORECASE)
_AUXILIARY = {"past": ("a", "ont"), "alleged": ("aurait", "auraient"), "lasting": ("a", "ont")}


class French(Grammar):
    folder = "french"

    def elides(self, text: str) -> bool:
        """Whether a word before this one loses its vowel ("d’Ihar"): not before a figure, nor before an aspirate h."""
        word = re.match(r"[^\W\d_]+", text)
        if word is None:
            return False
        if _VOWEL.match(word[0]):
            return word[0].casefold() not in ("onze", "oui", "un") or text.startswith(("un ", "Un "))
        return word[0] in self.words["look"]["mute"] or (word[0][0] == "h" and word[0] not in self.words["look"]["aspirate"])

    def of(self, text: str) -> str:
        for article, melted in (("le ", "du "), ("les ", "des "), ("des ", ""), ("du ", "du ")):
            if text.startswith(article):
                rest = text.removeprefix(article)
                return melted + rest if melted else self.of(rest)
        return f"d’{text}" if self.elides(text) else f"de {text}"

    def to(self, text: str) -> str:
        for article, melted in (("le ", "au "), ("les ", "aux ")):
            if text.startswith(article):
                return melted + text.removeprefix(article)
        return f"à {text}"

    def at(self, text: str) -> str:
        if text.startswith(tuple(self.words["look"]["placed"])):
            return text
        country = re.sub(r",.*", "", text)
        inside = self.places().get(country)
        return text.replace(country, inside, 1) if inside else self.to(text)

    def places(self) -> dict[str, str]:
        """Countries as a sentence names them, with how one says "in" them."""
        from gravamen.drafting.romance.places import inside

        return inside("french")

    def under(self, text: str) -> str:
        return f"en vertu {self.of(text)}"

    def joined(self, items: Sequence[str], *, apart: bool = False) -> str:
        if len(items) < 2:
            return "".join(items)
        *before, last = items
        text = ", ".join([*(one.removesuffix(",") for one in before[:-1]), before[-1]])
        return f"{text}{',' if apart and not text.endswith(',') else ''} et {last}"

    def threat(self, what: str, *, noun: bool) -> str:
        del noun
        return " ou ".join(self.of(one) for one in what.split(" ou "))

    def direct(self, items: Sequence[str]) -> str:
        return self.joined(items)

    def with_article(self, noun: str, *, feminine: bool, plural: bool = False) -> str:
        if plural:
            return f"les {noun}"
        if self.elides(noun):
            return f"l’{noun}"
        return f"{'la' if feminine else 'le'} {noun}"

    def _ends_plural(self, noun: str) -> bool:
        del noun
        return False  # a plural without a word before it does not stand as a subject

    def agreed(self, participle: str, feminine: bool, plural: bool) -> str:
        if " ou " in participle:
            return " ou ".join(self.agreed(one, feminine, plural) for one in participle.split(" ou "))
        head, blank, rest = participle.partition(" ")
        if feminine:
            head = self.words["look"]["irregular"].get(head, f"{head}e")
        if plural and not head.endswith("s"):
            head += "s"
        return head + blank + rest

    def active(self, verb: str, tense: Tense, *, plural: bool, clitic: str = "", agrees: Phrase | None = None) -> str:
        singular, many, participle = verb.split("|")
        if tense == "since":
            finite = many if plural else singular
            return self._before(clitic, finite)
        if agrees is not None and clitic in ("le", "la", "les"):
            participle = self.agreed(participle, agrees.feminine, agrees.plural)
        return f"{self._before(clitic, _AUXILIARY[tense][plural])} {participle}"

    def _before(self, clitic: str, verb: str) -> str:
        if not clitic:
            return verb
        return f"l’{verb}" if clitic in ("le", "la") and self.elides(verb) else f"{clitic} {verb}"

    def passive(self, verb: str, tense: Tense, subject: Phrase) -> str:
        participle = self.agreed(verb.split("|")[2], subject.feminine, subject.plural)
        if tense == "since":
            return f"{'sont' if subject.plural else 'est'} {participle}"
        return f"{_AUXILIARY[tense][subject.plural]} été {participle}"

    def clitic(self, hit: Phrase, *, indirect: bool) -> str:
        if indirect:
            return "leur" if hit.plural else "lui"
        return "les" if hit.plural else "la" if hit.feminine else "le"

    def acting_on(self, infinitive: str, clitic: str) -> str:
        return f"de {self._before(clitic, infinitive)}"

    def subject_pronoun(self, one: Phrase) -> str:
        return ("elle" if one.feminine else "il") + ("s" if one.plural else "")

    def latter(self, one: Phrase) -> str:
        if one.plural:
            return "ces dernières" if one.feminine else "ces derniers"
        return "cette dernière" if one.feminine else "ce dernier"

    def day(self, when: date) -> str:
        return f"{'1er' if when.day == 1 else when.day}{NBSP}{self.month(when)}"

    def month(self, when: date) -> str:
        return f"{self.words['dates']['months'][when.month - 1]}{NBSP}{when.year}"

    def _short(self, when: Edtf, *, month: bool) -> str:
        name = self.words["dates"]["months"][when.earliest.month - 1]
        if when.precision == "month":
            return str(name)
        number = "1er" if when.earliest.day == 1 else str(when.earliest.day)
        return f"{number}{NBSP}{name}" if month else number

    def sentence(self, words: str) -> str:
        return closed(self.spaced(tidy(words)))

    def quoted(self, quote: str) -> str:
        return f"«{NBSP}{quote.strip()}{NBSP}»"

    def spaced(self, words: str) -> str:
        """A blank that no line breaks at before : ; ? ! and within « »."""
        words = super().spaced(words)
        words = re.sub(r"[ \u00a0]*([;?!])(?=[\s\u00a0)»]|$)", rf"{NBSP}\1", words)
        words = re.sub(r"(?<=[^\s\d:])[ \u00a0]*(:)(?=[\s\u00a0]|$)", rf"{NBSP}\1", words)
        return re.sub(r"«[ \u00a0]*", f"«{NBSP}", re.sub(r"[ \u00a0]*»", f"{NBSP}»", words))

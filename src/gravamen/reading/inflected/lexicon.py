"""The pack of an inflected language made ready: every form of its words, its rules, its names of persons and places.

In: the three files of a pack. Out: an `InflectedPack`, read once. Phrases of rules may hold stems: "уголовн* дел*" stands for
every form of the two words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.spelling import Spelling, spelling
from gravamen.reading.inflected.stems import Phrases
from gravamen.reading.kept import kept
from gravamen.reading.pack import (
    Pack,
    PackError,
    Phrase,
    Trigger,
    Word,
    _phrases,
    _token_pattern,
    flag_of,
    packs_folder,
    rules_by_form,
    rules_of_bases,
    time_units,
)
from gravamen.terms import ActType, Certainty

_ANIMATE = ("people", "role", "attacker", "animate")
_HEAD = 4  # letters by which a rule that begins with a stem is looked up


@dataclass(frozen=True, slots=True)
class Ending:
    """How a kind of surname ends in the nominative and in the oblique cases."""

    nominative: str
    oblique: tuple[str, ...]  # genitive dative accusative instrumental locative
    genders: int
    stem: re.Pattern[str] | None = None  # what must stand before the ending


@dataclass(frozen=True, slots=True)
class InflectedPack(Pack):
    """A pack with what endings tell."""

    nominal: dict[str, int] = field(default_factory=dict)  # form -> bits of `forms`
    verbs: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # form -> (infinitive, bits)
    prepositions: dict[Phrase, tuple[str, int]] = field(default_factory=dict)  # words -> (its name, cases)
    preposition_heads: dict[str, tuple[int, ...]] = field(default_factory=dict)
    stem_triggers: dict[str, tuple[tuple[Phrase, Trigger], ...]] = field(default_factory=dict)
    endings: tuple[tuple[str, int], ...] = ()
    verb_endings: tuple[tuple[Any, int], ...] = ()
    given: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # form -> (nominative, bits)
    surnames: tuple[Ending, ...] = ()
    patronymics: tuple[Ending, ...] = ()
    surname_telling: tuple[str, ...] = ()
    adjective_bases: dict[int, tuple[tuple[re.Pattern[str], str], ...]] = field(default_factory=dict)  # gender -> rewritings
    places: dict[Phrase, tuple[str, int]] = field(default_factory=dict)  # words -> (country, bits)
    nationality: dict[str, str] = field(default_factory=dict)  # stem of an adjective -> country
    stems: dict[str, Phrases] = field(default_factory=dict)  # lists of phrases that may hold stems
    analysed: dict[tuple[str, bool], tuple[int, tuple[tuple[str, int], ...], int, str]] = field(default_factory=dict)  # `words`
    opened: dict[str, tuple[tuple[Phrase, Trigger], ...]] = field(default_factory=dict, repr=False)  # `rules`, words met before
    spelling: Spelling | None = None  # a second orthography, where the language has one

    def knows(self, word: str) -> bool:
        """Whether a table has a folded word, names of persons aside."""
        return word in self.nominal or word in self.verbs or word in self.words

    def analysis(self, word: str) -> tuple[int, tuple[tuple[str, int], ...]]:
        """What a folded word can be as a nominal and as a verb; by its ending where no table knows it."""
        nominal, verbs = self.nominal.get(word, 0), self.verbs.get(word, ())
        if nominal or verbs or len(word) < 4:
            return nominal, verbs
        if "-" in word:
            nominal, verbs = self.nominal.get(word.rpartition("-")[2], 0), ()
            if nominal:
                return nominal, verbs
        guessed = next((bits for ending, bits in self.endings if word.endswith(ending)), f.CASES | f.SUBSTANTIVE)
        for pattern, bits in self.verb_endings:
            if pattern.search(word):
                many = guessed if guessed & f.CASES == f.GENITIVE << 6 | f.ACCUSATIVE << 6 else 0  # "металістаў", "казаў"
                return many & ~f.ADJECTIVE, ((word, bits),)
        return guessed, ()


def inflected_pack(language: str, head: dict[str, Any], lexicon: dict[str, Any], acts: dict[str, Any]) -> Pack:
    """Make a pack of the grammar "inflected" ready.

    Raises:
        PackError: an entry does not hold together.
    """
    inflection = f.Inflection(head["inflection"])
    words, lemmas, nominal, verbs = _kept_forms(language, inflection, lexicon, acts)
    triggers = _Triggers()
    for place, row in enumerate(acts["act"]):
        triggers.add(row, place)
    bases = {form: of for form, rows in verbs.items() if (of := tuple(base for base, _ in rows if base in triggers.verbs))}
    noun_triggers = rules_by_form(triggers.nouns, lambda noun: [(form,) for form, _ in inflection.noun(noun, animate=False)])
    prepositions = {
        tuple(name.split("_")): (name, _cases(letters))
        for letters, names in lexicon["preposition"].items()
        for name in names.split()
    }
    for phrase in prepositions:
        if len(phrase) == 1:
            words[phrase[0]] = words.get(phrase[0], 0) | int(Word.PREPOSITION)
    times = lexicon["time_phrase"]
    person = head["person"]
    pieces = {
        "language": language,
        "grammar": "inflected",
        "head_first": False,
        "capital_times": False,
        "adverb_ending": "",
        "verb_ending": "",
        "multipliers": {},
        "objects": {},
        "words": words,
        "lemmas": lemmas,
        "verb_triggers": rules_of_bases(triggers.verbs, bases),
        "noun_triggers": noun_triggers,
        "noun_heads": {phrase[0]: (1,) for phrase in noun_triggers},
        "abbreviations": frozenset(head["tokens"]["abbreviations"].split()),
        "clitics": tuple(head["tokens"]["clitics"]),
        "phrases": {
            name: frozenset(f.plain(text).split()) for name, text in (lexicon["phrase"] | times).items() if "|" not in text
        },
        "time_phrases": {name: _phrases(f.plain(text)) for name, text in times.items() if "|" in text},
        "name_words": {name: frozenset(text.split()) for name, text in lexicon["name"].items() if "|" not in text},
        "measures": {name: frozenset(f.plain(text).split()) for name, text in lexicon["measure"].items()},
        "numerals": lexicon.get("number", {}),
        "months": _numbered(lexicon["months"]["names"]),
        "weekdays": _numbered(lexicon["months"]["weekdays"], start=0),
        "telling": frozenset(head["telling"].split()),
        "time_units": time_units(times),
        "token": _token_pattern(head["tokens"]["clitics"]),
        "nominal": nominal,
        "verbs": verbs,
        "prepositions": prepositions,
        "preposition_heads": _heads(prepositions),
        "stem_triggers": {stem: tuple(rows) for stem, rows in triggers.stems.items()},
        "endings": tuple(inflection.endings),
        "verb_endings": tuple(inflection.verb_endings),
        "given": _given(lexicon["given"], inflection),
        "surnames": tuple(_ending(row) for row in person["surname"]),
        "patronymics": (
            *(_paradigm(row, f.MASCULINE) for row in person["patronymic"]),
            *(_paradigm(row, f.FEMININE) for row in person["patronymic_female"]),
        ),
        "surname_telling": tuple(person["telling"].split()),
        "adjective_bases": {
            f.of_code(gender + "N") & f.GENDERS: tuple((re.compile(pattern), ending) for pattern, ending in rows)
            for gender, rows in head["inflection"].get("adjective_base", {}).items()
        },
        "places": _places(lexicon["place_name"], inflection),
        "nationality": {stem: code for code, text in lexicon["nationality"].items() for stem in text.split()},
        "stems": {name: Phrases(_phrases(f.plain(text))) for name, text in lexicon["stem"].items()},
        "spelling": spelling(head["spelling"]) if "spelling" in head else None,
    }
    numerals = pieces["numerals"]
    pieces["numerals"] = {form: int(n) for n, text in numerals.items() for form in f.plain(text).split()}
    table = pieces["words"]
    for form in pieces["numerals"]:
        table[form] = table.get(form, 0) | int(Word.NUMERAL)
    return InflectedPack(**pieces)


_Forms = tuple[dict[str, int], dict[str, str], dict[str, int], dict[str, tuple[tuple[str, int], ...]]]


def _kept_forms(language: str, inflection: f.Inflection, lexicon: dict[str, Any], acts: dict[str, Any]) -> _Forms:
    """The forms of all words, kept from one start to the next: to inflect them takes longer than all the rest."""
    folder = packs_folder(language)
    if folder is None:
        return _forms(inflection, lexicon, acts)
    files = ("pack.toml", "lexicon.toml", "acts.toml")
    return kept("forms", folder, files, (__name__, f.__name__, Word.__module__), lambda: _forms(inflection, lexicon, acts))


def _forms(inflection: f.Inflection, lexicon: dict[str, Any], acts: dict[str, Any]) -> _Forms:
    """Of each form of the words of a lexicon and of the verbs and nouns of rules: its classes, its base form, what it can be
    as a nominal, and as a verb."""
    words: dict[str, int] = defaultdict(int)
    lemmas: dict[str, str] = {}
    nominal: dict[str, int] = defaultdict(int)
    verbs: dict[str, dict[str, int]] = defaultdict(dict)
    for name, text in lexicon["function"].items():
        for word in text.split():
            words[f.plain(word)] |= int(flag_of(name))
    _add_nouns(lexicon["noun"], inflection, words, lemmas, nominal)
    for base in lexicon["adjective"]["common"].split():
        for form, bits in inflection.adjective(base):
            nominal[form] |= bits
            lemmas.setdefault(form, base)
    for name, text in lexicon["verb"].items():
        flag = int(Word.VERB) if name == "common" else int(Word.VERB | flag_of(name))
        for base in text.split():
            _add_verb(base, flag, inflection, words, lemmas, nominal, verbs)
    for base in _bases(acts, "verbs"):
        _add_verb(base, int(Word.VERB), inflection, words, lemmas, nominal, verbs)
    for noun in _bases(acts, "nouns"):
        if not _is_stem(noun):
            for form, bits in inflection.noun(noun, animate=False):
                nominal[form] |= bits
                lemmas.setdefault(form, noun.partition(":")[0])
    return dict(words), lemmas, dict(nominal), {form: tuple(rows.items()) for form, rows in verbs.items()}


def _bases(acts: dict[str, Any], of: str) -> Iterable[str]:
    """The words that set off rules, each once."""
    return dict.fromkeys(base for row in acts["act"] for base in row.get(of, "").split())


def _is_stem(noun: str) -> bool:
    """Whether a rule's noun stands for every form of words that begin so, or is several words."""
    return "*" in noun or "_" in noun


def _add_nouns(
    table: dict[str, str],
    inflection: f.Inflection,
    words: dict[str, int],
    lemmas: dict[str, str],
    nominal: dict[str, int],
) -> None:
    animate = {base.partition(":")[0] for name in _ANIMATE for base in table.get(name, "").split()}
    for name, text in table.items():
        flag = int(flag_of(name)) if name not in ("animate", "other") else 0
        for base in text.split():
            lemma = base.partition(":")[0]
            for form, bits in inflection.noun(base, animate=lemma in animate):
                words[form] |= flag | (int(Word.PLURAL) if bits & f.PLURAL and not bits & f.SINGULAR else 0)
                nominal[form] |= bits
                lemmas.setdefault(form, lemma)


def _add_verb(
    base: str,
    flag: int,
    inflection: f.Inflection,
    words: dict[str, int],
    lemmas: dict[str, str],
    nominal: dict[str, int],
    verbs: dict[str, dict[str, int]],
) -> None:
    for form, bits, adjective in inflection.verb(base):
        if adjective:
            nominal[form] |= adjective
        elif not words[form]:
            words[form] |= flag
        words[form] |= flag if bits & f.FINITE else 0
        rows = verbs[form]
        rows[base] = rows.get(base, 0) | bits
        lemmas.setdefault(form, base)


class _Triggers:
    """The rules of `acts.toml`, by the base forms of the words that set them off."""

    _lists = ("object", "subject")
    _phrase_lists = ("after", "after_or_object", "before", "before_or_after", "unless")
    _plain = ("victim", "negated", "needs_victim", "lasting", "passive_or_subject", "sure")

    def __init__(self) -> None:
        self.verbs: dict[str, list[Trigger]] = defaultdict(list)
        self.nouns: dict[str, list[Trigger]] = defaultdict(list)
        self.stems: dict[str, list[tuple[Phrase, Trigger]]] = defaultdict(list)

    def add(self, row: dict[str, Any], place: int) -> None:
        known = {"id", "type", "verbs", "nouns", "certainty", *self._lists, *self._phrase_lists, *self._plain}
        if unknown := set(row) - known:
            raise PackError(
                f"acts.toml, rule “{row.get('id')}”: unknown key {sorted(unknown)[0]}.", "See the head of the file."
            )
        values: dict[str, Any] = {key: row[key] for key in self._plain if key in row}
        values |= {key: frozenset(row[key].split()) for key in self._lists if key in row}
        values |= {key: Phrases(_phrases(f.plain(row[key]))) for key in self._phrase_lists if key in row}
        if "certainty" in row:
            values["certainty"] = Certainty(row["certainty"])
        rule = Trigger(id=row["id"], type=ActType(row["type"]), place=place, **values)
        for base in row.get("verbs", "").split():
            self.verbs[base].append(rule)
        for noun in row.get("nouns", "").split():
            if _is_stem(noun):
                phrase = tuple(f.plain(noun).split("_"))
                self.stems[phrase[0].rstrip("*")[:_HEAD]].append((phrase, rule))
                continue
            self.nouns[noun].append(rule)


def _cases(letters: str) -> int:
    table = {
        "G": f.GENITIVE, "D": f.DATIVE, "A": f.ACCUSATIVE, "I": f.INSTRUMENTAL, "L": f.LOCATIVE,
    }  # fmt: skip
    found = 0
    for letter in letters:
        found |= table[letter]
    return f.either(found)


def _heads(phrases: dict[Phrase, Any]) -> dict[str, tuple[int, ...]]:
    heads: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        heads[phrase[0]].add(len(phrase))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in heads.items()}


def _numbered(text: str, start: int = 1) -> dict[str, int]:
    """ "январь января … | февраль …": forms between bars, numbered."""
    return {form: number for number, group in enumerate(text.split("|"), start) for form in group.split()}


def _given(table: dict[str, str], inflection: f.Inflection) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for sex, text in table.items():
        gender = f.MASCULINE if sex == "male" else f.FEMININE
        for base in text.split():
            nominative = base.partition(":")[0]
            for form, bits in inflection.noun(base, animate=True):
                inanimate = gender == f.MASCULINE and bits & f.GENITIVE and form[-1] in "ую"  # "арышту", never "Івану"
                if bits & f.SINGULAR and not inanimate:
                    rows = found[form]
                    rows[nominative] = rows.get(nominative, 0) | (bits & f.SINGULAR) | gender
    return {form: tuple(rows.items()) for form, rows in found.items()}


def _ending(row: list[str]) -> Ending:
    genders = {"m": f.MASCULINE, "f": f.FEMININE, "both": f.MASCULINE | f.FEMININE}[row[2]]
    stem = re.compile(row[3]) if len(row) > 3 else None
    return Ending(f.plain(row[0]), tuple("" if part == "-" else part for part in f.plain(row[1]).split()), genders, stem)


def _paradigm(row: str, gender: int) -> Ending:
    first, *rest = row.split()
    return Ending(f.plain(first), tuple(map(f.plain, rest)), gender)


def _places(table: dict[str, str], inflection: f.Inflection) -> dict[Phrase, tuple[str, int]]:
    found: dict[Phrase, tuple[str, int]] = {}
    for code, text in table.items():
        for name in text.split():
            *before, last = f.plain(name).split("_")
            for form, bits in inflection.noun(last, animate=False):
                if bits & f.SINGULAR or last[-1] in "ыі":
                    key = (*before, form)
                    found[key] = (code, bits | found.get(key, ("", 0))[1])
    return found

"""A language pack: words, rules and inflection of one language, read from the files in `packs/` and made ready.

In: a language tag. Out: a `Pack` whose tables the reader looks words up in. What differs by language stands in the files;
the code here only inflects and indexes. A pack is read once, at its first use.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from gravamen.reading.inflection import Inflection
from gravamen.reading.kept import kept
from gravamen.reading.word import NOUN, PackError, Phrase, Word, flag_of
from gravamen.terms import ActType, Certainty

__all__ = [
    "NOUN",
    "Pack",
    "PackError",
    "Phrase",
    "Trigger",
    "Word",
    "flag_of",
    "once_a_pack",
    "pack",
    "pack_languages",
    "packs_folder",
    "use_packs",
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One rule of `acts.toml`: which words set off which act, and what must stand around them."""

    id: str
    type: ActType
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    after: tuple[Phrase, ...] = ()
    after_or_object: tuple[Phrase, ...] = ()
    before: tuple[Phrase, ...] = ()
    before_or_after: tuple[Phrase, ...] = ()
    context: tuple[Phrase, ...] = ()  # as before_or_after, but the sentences just before may have it too
    unless: tuple[Phrase, ...] = ()
    victim: str = "object"
    negated: bool = False
    needs_victim: bool = False
    near: int = 14  # tokens within which a phrase of `after` must begin
    apart: bool = False  # an act of its own beside others of its type: "the detention was extended"
    lasting: bool = False  # what goes on of an act told elsewhere: "is in custody"
    passive_or_subject: bool = False
    never_by: frozenset[str] = frozenset()  # what the doer must not be: strikers may burn tyres
    needs_doer: bool = False  # only where somebody of `subject` is named as the doer
    modal: bool = False  # also where it only may or will be done: "nobody may strike"
    certainty: Certainty | None = None
    known: bool = False  # what is hit must be of `object`: no word of which nothing is known
    sure: float = 0.7
    place: int = 0  # in the file
    longest: int = field(init=False, default=0, compare=False, repr=False)  # words of the longest phrase of `after`
    hits: frozenset[str] = field(init=False, default=frozenset(), compare=False, repr=False)  # what is hit may be of, if known

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", max(map(len, self.after), default=0))
        if self.object:
            vague = ("number",) if self.known else ("unknown", "number") if self.victim == "object" else ("unknown",)
            people = () if self.object.isdisjoint(("group", "person")) else ("person", "group")
            object.__setattr__(self, "hits", self.object.union(vague, people))


@dataclass(frozen=True, slots=True)
class Pack:
    language: str
    grammar: str  # see `grammar`
    head_first: bool  # a noun phrase's head stands before its adjectives ("dirigentes sindicales")
    capital_times: bool  # months and weekdays are written with a capital
    adverb_ending: str  # of words that the lexicon does not have; "" where endings tell nothing
    verb_ending: tuple[str, ...]
    words: dict[str, int]  # folded form -> Word flags
    lemmas: dict[str, str]  # folded form of a verb or noun -> base form, where it differs
    verb_triggers: dict[str, tuple[Trigger, ...]]  # folded form -> rules, verbs
    noun_triggers: dict[Phrase, tuple[Trigger, ...]]  # folded words -> rules, nouns (one word or several)
    noun_heads: dict[str, tuple[int, ...]]  # first word of a noun trigger -> lengths to try, longest first
    abbreviations: frozenset[str]
    clitics: tuple[str, ...]
    phrases: dict[str, frozenset[str]]  # sets of words by name, from [phrase] and [time_phrase]
    time_phrases: dict[str, tuple[Phrase, ...]]
    name_words: dict[str, frozenset[str]]  # what makes capitalised words a name, from [name]
    measures: dict[str, frozenset[str]]  # words of provisions and penalties, from [measure]
    numerals: dict[str, int]
    multipliers: dict[str, int]
    months: dict[str, int]
    weekdays: dict[str, int]
    time_units: dict[str, int]  # "weeks" -> 7 days
    telling: frozenset[str]
    token: re.Pattern[str] = field(repr=False)
    joints: tuple[Phrase, ...] = ()  # what joins as "and" does, in several words
    against: tuple[Phrase, ...] = ()  # prepositions of several words, read as their last: "en contra de"
    about: tuple[Phrase, ...] = ()  # what stands before a number: "at least"
    general: tuple[Phrase, ...] = ()  # of no occasion: "around the world"
    principles: tuple[Phrase, ...] = ()  # names of rights and conventions, which are no organisations
    unmeant: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)  # what tells of no act: see `unmeant`
    told_once: bool = False  # two tellings of an act that nothing tells apart are taken for one
    least: float = 0.0  # the probability from which an act is proposed
    people_ending: tuple[str, ...] = ()  # of words that the lexicon does not have: "pitmen", "filleters"
    no_people: frozenset[str] = frozenset()  # what ends so and is none
    objects: dict[str, str] = field(default_factory=dict)  # verb forms that carry their object -> the pronoun
    term_units: dict[str, str] = field(default_factory=dict)  # words of a penalty's term: "months" -> "month"
    met: dict[str, tuple[str, int, bool]] = field(default_factory=dict, repr=False, compare=False)  # words told before


_ELIDED = re.compile(r"\b(l|d|qu|n|s|j|c|m|t|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)")


_POSSESSIVE = re.compile(r"(?<=\w)('s\b|(?<=\ws)'(?!\w))")


def _parted(text: str) -> str:
    """What is a token of its own parted: "d'enregistrer" becomes "d' enregistrer", "the union's" "the union 's"."""
    return _POSSESSIVE.sub(r" \1", _ELIDED.sub(r"\1' ", text))


def _phrases(text: str) -> tuple[Phrase, ...]:
    told = _parted(text) if "'" in text else text
    return tuple(tuple(part.split()) for part in told.split("|") if part.strip())


_Base = TypeVar("_Base", bound=Hashable)
_Form = TypeVar("_Form", bound=Hashable)
_Made = TypeVar("_Made")
_folders: list[Traversable] = []  # of packs that go before those of the package


def use_packs(folder: Path) -> None:
    """Read with the packs of a folder, LANGUAGE/pack.toml and so on, before those that are shipped."""
    _folders.insert(0, folder)
    pack.cache_clear()
    pack_languages.cache_clear()


def packs_folder(language: str) -> Traversable | None:
    """Where the pack of a language stands, or None."""
    for folder in (*_folders, resources.files("gravamen.reading") / "packs"):
        if (folder / language / "pack.toml").is_file():
            return folder / language
    return None


@cache
def pack_languages() -> tuple[str, ...]:
    """The languages that there are packs for (BCP 47)."""
    folders = (*_folders, resources.files("gravamen.reading") / "packs")
    return tuple(sorted({one.name for folder in folders for one in folder.iterdir() if (one / "pack.toml").is_file()}))


def _load(language: str, name: str) -> dict[str, Any]:
    folder = packs_folder(language) or resources.files("gravamen.reading") / "packs" / language
    try:
        return kept(name.partition(".")[0], folder, [name], [], lambda: tomllib.loads((folder / name).read_text("utf-8")))
    except FileNotFoundError:
        raise PackError(f"There is no {name} for the language “{language}”.") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"The pack “{language}” cannot be read: {name}, {error}.", "Mend the line it names.") from None


def _triggers(table: dict[str, Any], inflection: Inflection, being: Iterable[str]) -> tuple[Any, Any]:
    def of_verb(base: str) -> Iterator[str]:
        for form in being if base == "be" else inflection.verb(base):
            yield form
            yield from (prefix + form for prefix in inflection.prefixes)

    def of_noun(base: Phrase) -> tuple[Phrase, Phrase]:
        return base, (*base[:-1], inflection.plural(base[-1]))

    verbs: dict[str, list[Trigger]] = defaultdict(list)
    nouns: dict[Phrase, list[Trigger]] = defaultdict(list)
    lists = ("object", "subject", "never_by")
    phrases = ("after", "after_or_object", "before", "before_or_after", "context", "unless")
    plain = (
        "victim",
        "negated",
        "needs_victim",
        "near",
        "apart",
        "lasting",
        "passive_or_subject",
        "needs_doer",
        "modal",
        "known",
        "sure",
    )
    known = {"id", "type", "verbs", "nouns", "certainty", *lists, *phrases, *plain}
    for place, row in enumerate(table["act"]):
        if unknown := set(row) - known:
            raise PackError(
                f"acts.toml, rule “{row.get('id')}”: unknown key {sorted(unknown)[0]}.", "See the head of the file."
            )
        values: dict[str, Any] = {key: row[key] for key in plain if key in row}
        values |= {key: frozenset(row[key].split()) for key in lists if key in row}
        values |= {key: _phrases(row[key]) for key in phrases if key in row}
        if "certainty" in row:
            values["certainty"] = Certainty(row["certainty"])
        rule = Trigger(id=row["id"], type=ActType(row["type"]), place=place, **values)
        for base in row.get("verbs", "").split():
            verbs[base].append(rule)
        for noun in row.get("nouns", "").split():
            nouns[tuple(_parted(noun.replace("_", " ")).split() if "'" in noun else noun.split("_"))].append(rule)
    return rules_by_form(verbs, of_verb), rules_by_form(nouns, of_noun)


def rules_by_form(
    rules: Mapping[_Base, list[Trigger]], forms: Callable[[_Base], Iterable[_Form]]
) -> dict[_Form, tuple[Trigger, ...]]:
    """The rules of each form of the words that have rules, in the order in which they stand in the file.

    Forms of one word share them, so that what is made ready for one is ready for all (see `candidates`).
    """
    bases: dict[_Form, tuple[_Base, ...]] = {}  # of which a form can be
    for base in rules:
        for form in dict.fromkeys(forms(base)):
            bases[form] = (*bases[form], base) if form in bases else (base,)
    return rules_of_bases(rules, bases)


def rules_of_bases(
    rules: Mapping[_Base, list[Trigger]], bases: Mapping[_Form, tuple[_Base, ...]]
) -> dict[_Form, tuple[Trigger, ...]]:
    """As `rules_by_form`, where it is known of which words each form can be."""
    shared: dict[tuple[_Base, ...], tuple[Trigger, ...]] = {}
    for of in bases.values():
        if of not in shared:
            every = {rule.place: rule for base in of for rule in rules[base]}
            shared[of] = tuple(every[place] for place in sorted(every))
    return {form: shared[of] for form, of in bases.items()}


def _words(lexicon: dict[str, Any], inflection: Inflection) -> tuple[dict[str, int], dict[str, str]]:
    words: dict[str, int] = defaultdict(int)
    lemmas: dict[str, str] = {}
    for name, text in lexicon["function"].items():
        for word in text.split():
            words[word] |= flag_of(name)
    for name, text in lexicon["noun"].items():
        flag = flag_of(name)
        for word in text.split():
            words[word] |= flag
            for form in {word, inflection.feminine(word)} if name in ("people", "role") else {word}:
                words[form] |= flag
                plural = inflection.plural(form)
                words[plural] |= flag | (Word.PLURAL if plural != form else 0)
                lemmas.setdefault(plural, word)
                if form != word:
                    lemmas.setdefault(form, word)
    for name, text in lexicon["verb"].items():
        flag = flag_of(name) if name != "common" else Word.VERB
        for base in text.split():
            for form, kind in inflection.verb(base).items():
                words[form] |= flag | kind
                lemmas.setdefault(form, base)
    return words, lemmas


def _token_pattern(clitics: Iterable[str], proclitics: Iterable[str] = ()) -> re.Pattern[str]:
    before = "|".join(re.escape(one) for one in proclitics)
    ends = "|".join(re.escape(clitic) for clitic in clitics) or "(?!)"
    lettered = [clitic for clitic in clitics if clitic[0].isalpha()]  # "was" of "wasn't"
    cut = "|".join(map(re.escape, lettered))
    signs = re.escape("".join(sorted({letter for clitic in lettered for letter in clitic if not letter.isalpha()})))
    parted = rf"|(?P<stem>(?=[^\W\d_]++[{signs}])[^\W\d_]+?)(?=(?:{cut})(?!\w))" if cut else ""
    parted += rf"|(?P<clitic>(?:{ends})(?!\w))" if clitics else ""
    parted += rf"|(?P<proclitic>\b(?i:{before})['’](?=\w))" if before else ""
    letters = r"[\w\u0300-\u036f]*"
    word = rf"[^\W\d_]{letters}(?:[·•][^\W\d_]{{1,6}}){{0,2}}"
    return re.compile(
        rf"(?P<link>\b(?:https?://|www\.)[^\s)\]>]{{1,500}}|[\w.+-]{{1,64}}+@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,6}})"
        rf"{parted}|(?P<word>{word}(?:(?:(?!(?:{ends})(?!\w))['’ʼ]|[-‐‑](?:[ \t]?\n[ \t]*(?=[^\W\d_]))?)(?=[^\W_]){letters})*)"
        r"|(?P<number>\d{4}-\d\d-\d\d(?!\w)|(?:19|20)\d\d(?=[A-Z][a-z])|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W_])|\d[\w-]*)"
        r"|(?P<line>\n)|(?P<page>\f)"
        r"|(?P<mark>[^\s\w]|_)"
    )


def time_units(times: dict[str, str]) -> dict[str, int]:
    """How many days each unit of time has, from the pack's [time_phrase]."""
    lengths = (("days", 1), ("weeks", 7), ("months", 30), ("years", 365))
    return {word: days for name, days in lengths for word in times.get(name, "").split()}


def term_units(measures: dict[str, str]) -> dict[str, str]:
    """The unit that each word for a term names, from the pack's [measure]."""
    units = ("day", "week", "month", "year", "hour")
    return {word: unit for unit in units for word in measures.get(f"unit_{unit}", "").split()}


def once_a_pack(make: Callable[[Pack], _Made]) -> Callable[[Pack], _Made]:
    """Make something of a pack once, at its first use: tables that every document read with it asks for."""
    made: dict[int, tuple[Pack, _Made]] = {}  # by identity, for a pack is no key; it lives on with what was made of it

    @wraps(make)
    def made_of(pack: Pack) -> _Made:
        known = made.get(id(pack))
        if known is None:
            known = made[id(pack)] = (pack, make(pack))
        return known[1]

    return made_of


@cache
def pack(language: str) -> Pack:
    """The pack of a language, made ready.

    Raises:
        PackError: there is none, or a file of it does not hold together.
    """
    head = _load(language, "pack.toml")
    lexicon = _load(language, "lexicon.toml")
    if head.get("grammar") == "inflected":
        from gravamen.reading.inflected.lexicon import inflected_pack

        return inflected_pack(language, head, lexicon, _load(language, "acts.toml"))
    if head.get("grammar") == "agglutinative":
        from gravamen.reading.agglutinative.lexicon import agglutinative_pack

        return agglutinative_pack(language, head, lexicon, _load(language, "acts.toml"))
    inflection = Inflection(head["inflection"])
    words, lemmas = _words(lexicon, inflection)
    acts = _load(language, "acts.toml")
    verbs, nouns = _triggers(acts, inflection, lexicon["function"]["be"].split())
    objects: dict[str, str] = {}
    for base in dict.fromkeys(base for row in acts["act"] for base in row.get("verbs", "").split()):
        objects.update(inflection.with_object(base))
        for form, kind in inflection.verb(base).items():
            words[form] |= kind
            lemmas.setdefault(form, base)
    heads: dict[str, set[int]] = defaultdict(set)
    for phrase in nouns:
        heads[phrase[0]].add(len(phrase))
    for name, sex in _given_names():
        words[name] |= sex
    function = lexicon["function"]
    times = lexicon["time_phrase"]
    return Pack(
        language=language,
        grammar=head.get("grammar", "analytic"),
        head_first=head["tokens"].get("head_first", False),
        told_once=head.get("proposing", {}).get("told_once", False),
        least=head.get("proposing", {}).get("least", 0.0),
        capital_times=head["tokens"].get("capital_times", False),
        adverb_ending=head["tokens"].get("adverb_ending", ""),
        verb_ending=tuple(head["tokens"].get("verb_ending", "").split()),
        words=dict(words),
        people_ending=tuple(head["tokens"].get("people_ending", "").split()),
        no_people=frozenset(head["tokens"].get("no_people", "").split()),
        joints=_phrases(lexicon.get("joint", {}).get("phrases", "")),
        about=_phrases(lexicon.get("joint", {}).get("about", "")),
        against=_phrases(lexicon.get("joint", {}).get("against", "")),
        general=_phrases(lexicon.get("principle", {}).get("general", "")),
        principles=_phrases(lexicon.get("principle", {}).get("names", "")),
        unmeant={name: _phrases(text) for name, text in lexicon.get("unmeant", {}).items()},
        objects=objects,
        lemmas=lemmas,
        verb_triggers=verbs,
        noun_triggers=nouns,
        noun_heads={first: tuple(sorted(lengths, reverse=True)) for first, lengths in heads.items()},
        abbreviations=frozenset(head["tokens"]["abbreviations"].split()),
        clitics=tuple(head["tokens"]["clitics"]),
        phrases={name: frozenset(text.split()) for name, text in (lexicon["phrase"] | times).items() if "|" not in text},
        time_phrases={name: _phrases(text) for name, text in times.items() if "|" in text},
        name_words={name: frozenset(text.split()) for name, text in lexicon["name"].items()},
        measures={name: frozenset(text.split()) for name, text in lexicon["measure"].items()},
        numerals=lexicon["number"],
        multipliers=lexicon.get("multiplier", {}),
        months=lexicon["month_number"],
        weekdays={word: number for number, word in enumerate(function["weekday"].split())},
        term_units=term_units(lexicon["measure"]),
        time_units=time_units(times),
        telling=frozenset(head["telling"].split()),
        token=_token_pattern(head["tokens"]["clitics"], head["tokens"].get("proclitics", ())),
    )


def _given_names() -> Iterable[tuple[str, int]]:
    """Names that persons bear, folded, as `packs/given_names.txt` lists them for all languages."""
    path = resources.files("gravamen.reading") / "packs" / "given_names.txt"
    if not path.is_file():
        return
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *rest = line.split("\t")
            if "ambiguous" in rest:
                continue
            yield name.casefold(), Word.SURNAME if "surname" in rest else Word.GIVEN_NAME

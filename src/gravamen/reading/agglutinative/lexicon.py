"""The pack of an agglutinative language made ready: stems of its words, its suffixes, its rules, its names.

In: the three files of a pack. Out: an `AgglutinativePack`, read once. Phrases of rules may hold stems: "ceza*" stands for
every word that begins so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from gravamen.reading.agglutinative.suffixes import OWNED, Suffixes, Verb, bits_of, fold
from gravamen.reading.pack import Pack, PackError, Phrase, Trigger, Word, _given_names, _phrases, flag_of, time_units
from gravamen.terms import ActType, Certainty

_LISTS = ("object", "subject")
_PHRASES = ("before", "before_or_after", "unless")
_PLAIN = ("victim", "negated", "needs_victim", "sure")
VICTIMS = frozenset({"object", "subject", "dative", "locative", "ablative", "about", "none"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word can be as a noun: its base form, its classes, and its readings (bits, suffixes without the case's)."""

    lemma: str
    flags: int
    readings: tuple[tuple[int, str], ...]

    @property
    def bits(self) -> int:
        found = 0
        for bits, _ in self.readings:
            found |= bits
        return found


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A rule with the words that stand before its verb: "gözaltına" of "gözaltına almak"."""

    words: Phrase
    rule: Trigger


@dataclass(frozen=True, slots=True)
class AgglutinativePack(Pack):
    """A pack with what suffixes tell."""

    suffixes: Suffixes = field(default_factory=lambda: Suffixes({}, {}, ()))
    letters: tuple[tuple[str, str], ...] = ()  # capitals whose small letter is the language's own
    nouns: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # stem -> (base form, classes)
    verbs: dict[str, tuple[tuple[str, bool], ...]] = field(default_factory=dict)  # stem -> (infinitive, passive)
    verb_flags: dict[str, int] = field(default_factory=dict)  # infinitive -> classes
    verb_rules: dict[str, tuple[VerbRule, ...]] = field(default_factory=dict)  # infinitive -> rules
    noun_rules: tuple[tuple[Phrase, Trigger], ...] = ()
    given: dict[str, int] = field(default_factory=dict)  # folded name -> GIVEN_NAME or SURNAME
    places: dict[Phrase, str] = field(default_factory=dict)  # words -> country
    known: dict[str, str] = field(default_factory=dict)  # acronym or name as written -> kind of organisation
    stems: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)  # lists of phrases that may hold stems
    guess_verb: tuple[tuple[re.Pattern[str], str, int], ...] = ()  # of words that no table knows
    guess_noun: tuple[tuple[re.Pattern[str], int], ...] = ()

    def analysis(self, word: str) -> tuple[tuple[Sense, ...], tuple[Verb, ...]]:
        """What a folded word can be. The longest stem whose rest is a chain of suffixes tells."""
        nouns: list[Sense] = []
        verbs: list[Verb] = []
        for cut in range(len(word), 1, -1):
            stem, rest = word[:cut], word[cut:]
            if stem in self.nouns and not any(len(one.lemma) > cut for one in nouns):
                if readings := self.suffixes.as_noun(rest):
                    for lemma, flags in self.nouns[stem]:
                        if stem != lemma and lemma.startswith(stem):  # "gözaltı" bears the suffix of what is owned itself
                            own = tuple((bits & ~OWNED, kept) for bits, kept in readings if bits & OWNED)
                            nouns.extend([Sense(lemma, flags, own)] if own else [])
                        elif stem == lemma or rest[:1] in "aeıiuü":
                            nouns.append(Sense(lemma, flags, readings))
            if not verbs:
                for lemma, passive in self.verbs.get(stem, ()):
                    verbs.extend(self.suffixes.as_verb(lemma, rest, passive=passive))
                for lemma, passive in self.verbs.get(stem + "-", ()):
                    verbs.extend(self.suffixes.as_verb(lemma, rest, passive=passive, shortened=True))
        if nouns:
            longest = max(len(one.lemma) for one in nouns)
            nouns = [one for one in nouns if len(one.lemma) == longest or one.readings == nouns[0].readings]
        return tuple(nouns), tuple(verbs)

    def guess(self, word: str) -> tuple[tuple[Sense, ...], tuple[Verb, ...]]:
        """What a folded word that no table knows can be, by its ending."""
        for pattern, kind, bits in self.guess_verb if len(word) > 4 else ():
            if pattern.search(word):
                return (), (Verb(word, kind, bits=bits),)
        for pattern, bits in self.guess_noun if len(word) > 4 else ():
            if pattern.search(word):
                return (Sense(word, 0, ((bits, ""),)),), ()
        return (), ()


def matches(pattern: Phrase, words: list[str], at: int) -> bool:
    """Whether the words from `at` on are those of a phrase, a word with "*" being a stem."""
    if at < 0 or at + len(pattern) > len(words):
        return False
    return all(_is(part, word) for part, word in zip(pattern, words[at : at + len(pattern)], strict=True))


def _is(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part[-1] == "*" else word == part


def agglutinative_pack(language: str, head: dict[str, Any], lexicon: dict[str, Any], acts: dict[str, Any]) -> Pack:
    """Make a pack of the grammar "agglutinative" ready.

    Raises:
        PackError: an entry does not hold together.
    """
    suffixes = Suffixes.of(head["suffix"])
    tokens = head["tokens"]
    letters = tuple((pair[0], pair[1]) for pair in tokens["letters"].split())
    words: dict[str, int] = defaultdict(int)
    nouns: dict[str, dict[str, int]] = defaultdict(dict)
    verbs: dict[str, dict[str, bool]] = defaultdict(dict)
    verb_flags: dict[str, int] = defaultdict(int)
    for name, text in lexicon["function"].items():
        for word in text.split():
            words[word] |= flag_of(name)
    for name, text in lexicon["noun"].items():
        flag = flag_of(name) if name not in ("other", "adjective") else 0
        for word in text.split():
            base = word.partition(":")[0]
            for stem in suffixes.noun_stems(word):
                nouns[stem][base] = nouns[stem].get(base, 0) | flag
    for name, text in lexicon["verb"].items():
        for infinitive in text.split():
            _add_verb(infinitive, Word.VERB | (flag_of(name) if name != "common" else 0), suffixes, verbs, verb_flags)
    verb_rules: dict[str, list[VerbRule]] = defaultdict(list)
    noun_rules: list[tuple[Phrase, Trigger]] = []
    for row in acts["act"]:
        rule = _rule(row)
        for text in row.get("verbs", "").split():
            *before, infinitive = text.split("_")
            _add_verb(infinitive, Word.VERB, suffixes, verbs, verb_flags)
            verb_rules[infinitive].append(VerbRule(tuple(before), rule))
        noun_rules.extend((tuple(text.split("_")), rule) for text in row.get("nouns", "").split())
    times = lexicon["time_phrase"]
    given = {fold(name, letters): Word.GIVEN_NAME for name in lexicon["given"]["names"].split()}
    given |= {fold(name, letters): Word.SURNAME for name in lexicon["given"]["surnames"].split()}
    for name, sex in _given_names():
        given.setdefault(name, sex)
    phrases: dict[str, frozenset[str]] = defaultdict(frozenset)
    phrases |= {name: frozenset(text.split()) for name, text in (lexicon["phrase"] | times).items() if "|" not in text}
    return AgglutinativePack(
        language=language,
        grammar="agglutinative",
        head_first=False,
        capital_times=False,
        adverb_ending="",
        verb_ending=(),
        words=dict(words),
        lemmas={},
        verb_triggers={},
        noun_triggers={},
        noun_heads={},
        abbreviations=frozenset(
            (*tokens["abbreviations"].split(), *(str(number) for number in range(1, tokens["ordinals"] + 1)))
        ),
        clitics=(),
        phrases=phrases,
        time_phrases={name: _phrases(text) for name, text in times.items() if "|" in text},
        name_words={name: frozenset(text.split()) for name, text in lexicon["name"].items()},
        measures={name: frozenset(text.split()) for name, text in lexicon["measure"].items()},
        numerals=lexicon["number"],
        multipliers=lexicon["multiplier"],
        months=lexicon["month_number"],
        weekdays={word: number for number, word in enumerate(lexicon["function"]["weekday"].split())},
        time_units=time_units(times),
        telling=frozenset(head["telling"].split()),
        token=_token_pattern(),
        suffixes=suffixes,
        letters=letters,
        nouns={stem: tuple(rows.items()) for stem, rows in nouns.items()},
        verbs={stem: tuple(rows.items()) for stem, rows in verbs.items()},
        verb_flags=dict(verb_flags),
        verb_rules={infinitive: tuple(rows) for infinitive, rows in verb_rules.items()},
        noun_rules=tuple(noun_rules),
        given=given,
        places={
            tuple(fold(name, letters).replace("_", " ").split()): code
            for code, text in lexicon["place_name"].items()
            for name in text.split()
        },
        known={
            name.replace("_", " "): kind.replace("_", " ") for kind, text in lexicon["known"].items() for name in text.split()
        },
        stems={name: _phrases(text) for name, text in lexicon["stem"].items()},
        guess_noun=tuple((re.compile(pattern), bits_of(names)) for pattern, names in head["guess_noun"]),
        guess_verb=tuple((re.compile(row[0]), row[1], bits_of(row[2])) for row in head["guess_verb"]),
    )


def _add_verb(
    infinitive: str, flags: int, suffixes: Suffixes, verbs: dict[str, dict[str, bool]], verb_flags: dict[str, int]
) -> None:
    if not infinitive.endswith(("mak", "mek")):
        raise PackError(f"“{infinitive}” is no infinitive.", "Write verbs in -mak or -mek.")
    verb_flags[infinitive] |= flags
    for stem, passive in suffixes.verb_stems(infinitive):
        verbs[stem].setdefault(infinitive, passive)


def _rule(row: dict[str, Any]) -> Trigger:
    known = {"id", "type", "verbs", "nouns", "certainty", *_LISTS, *_PHRASES, *_PLAIN}
    if unknown := set(row) - known:
        raise PackError(f"acts.toml, rule “{row.get('id')}”: unknown key {sorted(unknown)[0]}.", "See the head of the file.")
    values: dict[str, Any] = {key: row[key] for key in _PLAIN if key in row}
    values |= {key: frozenset(row[key].split()) for key in _LISTS if key in row}
    values |= {key: _phrases(row[key]) for key in _PHRASES if key in row}
    if "certainty" in row:
        values["certainty"] = Certainty(row["certainty"])
    if values.get("victim", "object").partition(":")[0] not in VICTIMS:
        raise PackError(f"acts.toml, rule “{row['id']}”: no victim “{values['victim']}”.", "See the head of the file.")
    return Trigger(id=row["id"], type=ActType(row["type"]), **values)


def _token_pattern() -> re.Pattern[str]:
    """As in other languages, but the suffix of a name after an apostrophe ("KESK'in", "2019'da") is a token of its own."""
    letters = r"[\w\u0300-\u036f]*"
    word = rf"[^\W\d_]{letters}"
    return re.compile(
        r"(?P<link>\b(?:https?://|www\.)[^\s)\]>]{1,500}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6})"
        r"|(?P<clitic>(?<=\w)['’][^\W\d_A-ZÇĞİÖŞÜ]{1,12}(?!\w))"
        rf"|(?P<word>{word}(?:[-‐‑](?:[ \t]?\n[ \t]*(?=[^\W\d_]))?(?=[^\W_]){letters})*)"
        r"|(?P<number>\d{4}-\d\d-\d\d(?!\w)|\d+(?:[.,]\d+)*(?![^\W_])|\d[\w-]*)"
        r"|(?P<line>\n)|(?P<page>\f)"
        r"|(?P<mark>[^\s\w]|_)"
    )

"""Names of persons in any case: what their nominative is, whose sex they tell, which case they stand in.

In: the words of a name, what stands around it, and the capitalised words of the whole text. Out: the name in the nominative.
Where endings allow several readings, that one is taken which the other forms in the text bear out; where nothing tells, the
form as written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import Ending, InflectedPack
from gravamen.reading.inflected.stems import MOST_MET

_VOWELS = "аеёиоуыэюяіїє"
_OBLIQUE = (f.GENITIVE, f.DATIVE, f.ACCUSATIVE, f.INSTRUMENTAL, f.LOCATIVE)
_EACH_CASE = (f.NOMINATIVE, *_OBLIQUE)
_SEXES = f.MASCULINE | f.FEMININE

# What speaks for a reading of a word, and of a name as a whole.
_GIVEN, _PATRONYMIC = 1.0, 1.0  # it stands in the list; it has a patronymic's ending
_TELLING, _PLAIN, _RIGID, _UNKNOWN = 0.5, 0.15, 0.05, -0.6  # a surname by its ending (see `_weight`); as written
_BORNE_OUT = 0.45  # another form of the same nominative stands in the text; at most twice
_AS_NOMINATIVE = 0.3  # nothing around asks for another case
_AS_ASKED = 1.5  # a preposition or an office asks for this case
_AS_LEANING = 0.6  # a verb or a noun beside it makes the case likely
_MAN = 0.05


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to understand a word of a name: its nominative, bits for case and sex, and how much speaks for it."""

    nominative: str
    bits: int
    weight: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a name: cases that are asked for (0: none), cases that are likely, and the likely sex."""

    asked: int = 0
    likely: int = 0
    sex: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A name understood: its words in the nominative, the cases it can stand in here, the sex if it tells one."""

    words: tuple[str, ...]
    cases: int
    gender: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """A name read in one case and for one sex: what its forms say for that, and what its setting says too."""

    weight: float
    suited: float
    words: tuple[str, ...]
    case: int
    sex: int


class Namer:
    """Understands names with the tables of one pack, in one text whose capitalised words (folded) are `seen`."""

    def __init__(self, pack: InflectedPack, seen: Iterable[str] = ()) -> None:
        self.pack = pack
        self._seen = tuple(dict.fromkeys(seen))
        self._surnames, self._patronymics = _table(pack.surnames), _table(pack.patronymics)

    def given(self, low: str) -> list[Sense]:
        """A word as a given name, by the pack's list."""
        return [Sense(nominative, bits, _GIVEN) for nominative, bits in self.pack.given.get(low, ())]

    def patronymic(self, low: str) -> list[Sense]:
        if len(low) < 6:
            return []
        return [Sense(one.nominative, one.bits, _PATRONYMIC) for one in self._patronymics.senses(low)]

    def surname(self, low: str) -> tuple[Sense, ...]:
        """A word, or a part of one before or after a hyphen, as a surname by its ending."""
        return self._surnames.senses(low)

    def alone(self, low: str) -> list[Sense]:
        """Every way to understand one word that stands for a person whom the text has named."""
        senses = self.given(low)
        parts = low.split("-")
        if len(parts) == 1:
            return [*senses, *self.surname(low)]
        for bits in (case | sex for sex in (f.MASCULINE, f.FEMININE) for case in _EACH_CASE):
            told, _ = self._best(low, parts, bits, [])
            senses.append(Sense(told, bits, _PLAIN))
        return senses

    def tells_surname(self, low: str) -> bool:
        """Whether a word ends as hardly anything but a surname does."""
        return low.endswith(self.pack.surname_telling) and len(low) > 4

    def understand(self, words: Sequence[str], lows: Sequence[str], setting: Setting) -> Name:
        """The name in the nominative."""
        senses = [self._senses(low, place, len(lows)) for place, low in enumerate(lows)]
        rows: list[_Reading] = []
        for sex in (f.MASCULINE, f.FEMININE):
            for case in _EACH_CASE:
                told = [self._best(low, low.split("-"), case | sex, row) for low, row in zip(lows, senses, strict=True)]
                weight = sum(one for _, one in told) + _MAN * (sex == f.MASCULINE)
                rows.append(_Reading(weight, weight + _suits(setting, case, sex), tuple(one for one, _ in told), case, sex))
        best = max(rows, key=lambda row: row.suited)
        alike = [row for row in rows if row.words == best.words and row.weight >= best.weight - 2 * _MAN]
        cases = 0
        for row in alike:
            if row.sex == best.sex:
                cases |= row.case
        cases = cases & setting.asked or cases
        told_sex = best.sex if all(row.sex == best.sex for row in alike if row.case & cases) else 0
        written = tuple(_written(word, low, told) for word, low, told in zip(words, lows, best.words, strict=True))
        return Name(written, cases, told_sex)

    def _senses(self, low: str, place: int, count: int) -> list[Sense]:
        if len(low) == 1:
            return [Sense(low, f.SINGULAR | _SEXES, 0.0)]
        given = self.given(low)
        if given and (not place or count > 2):
            return given
        patronymic = self.patronymic(low) if place and count > 1 else []
        if count == 2:  # "Имя Станкевич": more often a surname
            patronymic = [Sense(one.nominative, one.bits, _PLAIN) for one in patronymic]
        return patronymic + given

    def _best(self, low: str, parts: list[str], bits: int, senses: list[Sense]) -> tuple[str, float]:
        """The nominative of a word read in one case and for one sex, and what speaks for it."""
        case, sex = bits & f.SINGULAR, bits & _SEXES
        whole = [one for one in senses if one.bits & case and one.bits & sex]
        if whole:
            best = max(whole, key=lambda one: one.weight)
            return best.nominative, best.weight + self._borne_out(best.nominative, low)
        if len(low) == 1:
            return low, 0.0
        told: list[str] = []
        weights: list[float] = []
        for place, part in enumerate(parts):
            rows = [
                (one.weight + self._borne_out(one.nominative, part), -at, one.nominative)
                for at, one in enumerate(self.surname(part))
                if one.bits & case and one.bits & sex
            ]
            rigid = (0.0 if place < len(parts) - 1 else _UNKNOWN, -len(self.pack.surnames), part)  # "Жан-Люка"
            weight, _, nominative = max(rows, default=rigid)
            told.append(nominative)
            weights.append(weight)
        return "-".join(told), sum(weights) / len(weights) - max((one.weight for one in senses), default=0.0)

    def _borne_out(self, nominative: str, low: str) -> float:
        base = f.plain(nominative)
        others = self._forms.get(base, frozenset()) - {low}
        return _BORNE_OUT * min(2, len(others) + (base in others and not self._oblique(base)))

    def _oblique(self, low: str) -> bool:
        """Whether a word is as well another case of a surname that its ending tells: "Тестова" of "Тестов"."""
        return any(not one.bits & f.NOMINATIVE and one.weight >= _TELLING for one in self.surname(low))

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        """For every nominative, the words of the text that can be forms of it."""
        found: dict[str, set[str]] = defaultdict(set)
        for low in self._seen:
            for word in {low, *low.split("-")} if "-" in low else (low,):
                for nominative, _ in self.pack.given.get(word, ()):
                    found[f.plain(nominative)].add(word)
                for nominative in self._surnames.nominatives(word):
                    found[nominative].add(word)
        return {nominative: frozenset(words) for nominative, words in found.items()}


def _suits(setting: Setting, case: int, sex: int) -> float:
    weight = _AS_NOMINATIVE if case == f.NOMINATIVE and not setting.asked else 0.0
    weight += _AS_ASKED * bool(setting.asked & case)
    weight += _AS_LEANING * bool(setting.likely & case)
    if setting.sex == sex and case == f.NOMINATIVE:
        weight += _AS_LEANING
    return weight


class _Endings:
    """Kinds of surnames or patronymics, found by the letters that a word ends with."""

    def __init__(self, endings: Iterable[Ending]) -> None:
        self._told: dict[str, list[tuple[int, Ending, int]]] = defaultdict(list)  # an ending: its place, kind, case
        for place, ending in enumerate(endings):
            for case, told in zip(_EACH_CASE, (ending.nominative, *ending.oblique), strict=True):
                self._told[told].append((place, ending, case))
        self._longest = max(map(len, self._told), default=0)
        self._met: dict[str, tuple[Sense, ...]] = {}  # words told before, of any text
        self._bases: dict[str, frozenset[str]] = {}

    def senses(self, low: str) -> tuple[Sense, ...]:
        """Every way to understand a word by its ending, in the order of the kinds."""
        known = self._met.get(low)
        if known is None:
            known = self._senses(low)
            if len(self._met) < MOST_MET:
                self._met[low] = known
        return known

    def nominatives(self, low: str) -> frozenset[str]:
        """The folded nominatives of which a word can be a form."""
        known = self._bases.get(low)
        if known is None:
            known = frozenset(f.plain(sense.nominative) for sense in self.senses(low))
            if len(self._bases) < MOST_MET:
                self._bases[low] = known
        return known

    def _senses(self, low: str) -> tuple[Sense, ...]:
        found: list[tuple[int, int, Sense]] = []
        for length in range(min(self._longest, len(low) - 2) + 1):
            stem = low[: len(low) - length]
            for place, ending, case in self._told.get(low[len(stem) :], ()):
                fits = ending.stem.search(stem) if ending.stem else ending.nominative or stem[-1] not in _VOWELS + "ьй'"
                if fits:
                    order = _EACH_CASE.index(case)
                    found.append((place, order, Sense(stem + ending.nominative, case | ending.genders, _weight(ending))))
        found.sort(key=lambda row: row[:2])
        return tuple(sense for _, _, sense in found)


@lru_cache(maxsize=32)  # a table or two for each language that is read
def _table(endings: tuple[Ending, ...]) -> _Endings:
    return _Endings(endings)


def _weight(ending: Ending) -> float:
    """How much an ending alone speaks for a surname: "-ский" much, "-а" little, a name that is not declined less."""
    if len(ending.nominative) > 2 or (len(ending.nominative) == 2 and ending.nominative[-1] not in _VOWELS):
        return _TELLING
    rigid = len(ending.nominative) == 1 and set(ending.oblique) == {ending.nominative}
    return _RIGID if rigid and ending.nominative in _VOWELS else _PLAIN


def _written(word: str, low: str, nominative: str) -> str:
    """The nominative in the letters of the word as it stands: "Тестову" and "тестов" give "Тестов"."""
    parts = [_part(*row) for row in zip(word.split("-"), low.split("-"), nominative.split("-"), strict=True)]
    return "-".join(parts)


def _part(word: str, low: str, nominative: str) -> str:
    if not nominative or f.plain(nominative) == low:
        return word
    same = 0
    while same < min(len(low), len(nominative)) and low[same] == f.plain(nominative[same]):
        same += 1
    tail = nominative[same:]
    return word[:same] + (tail.upper() if word.isupper() and len(word) > 1 else tail)

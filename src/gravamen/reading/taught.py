"""What annotated reports have taught: how likely each sentence of a document tells an act of each type, by its words alone.

In: `taught.bin` of a pack, the tokens of a document, its names and times. Out: for each sentence the probability of each type
of act and of none (`Told`), and the words that speak for a type. For each type, since a sentence may tell several, it is a
logistic regression over the words of a sentence and those that stand together in it; names, dates and numbers count as such,
whatever they are. `bench/teach_reader.py` learns it, from reports that were written and annotated for this project.

The file: a line of JSON (`source`; `places`, the types and last none; `base`, what each has by itself; `unit`, what one in a
weight is worth; `rows`; `judgment`, the weights of `judging`), then the checksums of the features that are known, in order,
then a row of weights for each. Of a feature only its checksum (CRC-32) is known: of 90,000, one in 48,000 that were never met
is taken for another.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gravamen.reading.dates import When
from gravamen.reading.identity import Entities
from gravamen.reading.pack import Pack, PackError, once_a_pack, packs_folder
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.terms import ActType

FILE = "taught.bin"
NO_ACT = "none"
TYPES = tuple(kind.value for kind in ActType)
PLACES = (*TYPES, NO_ACT)
_NONE = len(TYPES)
_LETTERS = 6  # by so many first letters a word is known, beside itself
_FEWER = 4  # and by so many, where it was seldom met
_LEAST = 3  # a word of no more letters is small
_INSIDE = ""  # what does not count: a mark, and a token inside a name or a time, of which the first does
_NUMBER = "#"
_KIND = "§"  # begins what kind of name or time stands there
# what a feature weighs, in tenths, by the letter that begins it: a word by its first letters, the whole of a longer one, its
# first four letters; two that stand together, two that tell with nothing but small ones between them, and that it is a heading
_STEM, _WHOLE, _ROOT, _PAIR, _TELLING = "uwpbc"
HEADING = "H"
_TENTHS = {_STEM: 10, _WHOLE: 10, _ROOT: 10, _PAIR: 7, _TELLING: 5, HEADING: 10}
_LENGTH = 4.0  # all features of a sentence together, as a vector
_ZERO = 128  # what stands in a row for a weight of zero
_LEAST_RAW = -30.0  # below which no probability is told from another
_MOST_MET = 30_000  # features remembered
_FIELDS = struct.Struct(f"<{len(PLACES)}I")

# the row of what is known as one integer, a field of its bits for each type, the tenths that are in it, and the square of those
# that are known or not
_Weights = tuple[int, int, int]
Row = Sequence[float]  # the probability of each type, and last of none


def features(words: Sequence[str], *, heading: bool) -> list[tuple[str, tuple[int, ...]]]:
    """The features of a sentence, as often as each is met, with the places of its words; `words` as `counted` gives them."""
    told: list[tuple[str, tuple[int, ...]]] = [
        (feature, (at,)) for at, word in enumerate(words) if word for feature in _of_word(word)
    ]
    told.extend((feature, (left, right)) for feature, left, right in _pairs(words))
    if heading:
        told.append((HEADING, ()))
    return told


def _of_word(word: str) -> tuple[str, ...]:
    if word[0] == _KIND or len(word) <= _FEWER:
        return (_STEM + word,)
    if len(word) <= _LETTERS:
        return _STEM + word, _ROOT + word[:_FEWER]
    return _STEM + word[:_LETTERS], _ROOT + word[:_FEWER], _WHOLE + word


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    standing = [(at, word if word[0] == _KIND else word[:_LETTERS]) for at, word in enumerate(words) if word]
    telling = [(at, word) for at, word in standing if len(word) > _LEAST or word[0] == _KIND]
    for letter, row in ((_PAIR, standing), (_TELLING, telling)):
        for (one, left), (two, right) in pairwise(row):
            yield f"{letter}{left}_{right}", one, two


def weight(feature: str) -> float:
    """What a feature weighs in a sentence before all are brought to one length."""
    return _TENTHS[feature[0]] / 10


def length(told: Iterable[str]) -> float:
    """By what the features of a sentence are multiplied, lest a long sentence say more than a short one."""
    return _brought(sum(_TENTHS[feature[0]] ** 2 for feature in told))


def _brought(squares: int) -> float:
    return _LENGTH / (math.sqrt(squares / 100) or 1.0)


class Plain:
    """The words of a pack's language as they count: without what spelling and writing add."""

    def __init__(self, pack: Pack) -> None:
        self._spelling = getattr(pack, "spelling", None)
        self._met: dict[str, str] = {}

    def word(self, low: str) -> str:
        """A folded word as it counts."""
        known = self._met.get(low)
        if known is None:
            word = low.replace("ё", "е")
            if word[:1] == "ў":
                word = "у" + word[1:]
            if self._spelling is not None and word[:1].isalpha():
                word = self._spelling.plain(word)
            known = _NUMBER if low[:1].isdigit() else word if word[:1].isalpha() else _INSIDE
            if len(self._met) < _MOST_MET:
                self._met[low] = known
        return known

    def counted(self, tokens: Tokens, entities: Entities | None, times: Sequence[When]) -> list[str]:
        """For each token of a document what counts: a word, what kind of name or time begins there, or nothing."""
        counted = [self.word(low) for low in tokens.low]
        for when in times:
            _mark(counted, when.first, when.last, _KIND + "d")
        for mention in entities.mentions if entities is not None else ():
            kind: str = mention.kind
            if mention.kind == "organisation" and entities is not None and mention.who >= 0:
                kind = f"o:{entities.organisations[mention.who].kind.value}"
            _mark(counted, mention.first, mention.last, _KIND + kind)
        return counted


def _mark(counted: list[str], first: int, last: int, kind: str) -> None:
    counted[first:last] = [kind, *[_INSIDE] * (last - first - 1)]


class Taught:
    """What was learnt for one language."""

    def __init__(self, pack: Pack, content: bytes) -> None:
        self._plain = Plain(pack)
        head, _, rows = content.partition(b"\n")
        try:
            told = json.loads(head)
            if tuple(told["places"]) != PLACES:
                raise ValueError("other types of act")
            self._base = [float(one) for one in told["base"]]
            self._unit = float(told["unit"]) / 10
            self.judgment: dict[str, float] = {str(name): float(value) for name, value in told["judgment"].items()}
            known = struct.unpack(f"<{told['rows']}I", rows[: 4 * told["rows"]])
            self._rows = memoryview(rows)[4 * told["rows"] :]
            if len(self._rows) != len(PLACES) * told["rows"]:
                raise ValueError("it is not whole")
        except (ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
            raise PackError(
                f"What was learnt for “{pack.language}” cannot be read: {FILE}, {error}.", "Put the shipped file back."
            ) from None
        self._row_of = dict(zip(known, range(len(known)), strict=True))
        self._met: dict[str, _Weights] = {}
        self._features: dict[str, _Weights] = {}

    def told(self, tokens: Tokens, entities: Entities | None, times: Sequence[When]) -> Told:
        """What the sentences of a document tell."""
        return Told(self, tokens, self._plain.counted(tokens, entities, times))

    def probabilities(self, words: Sequence[str], *, heading: bool) -> list[float]:
        """Of each type, and last of none."""
        known = [self._word(word) for word in words if word]
        known += [self._weights(feature) for feature, _, _ in _pairs(words)]
        if heading:
            known.append(self._weights(HEADING))
        fields = _FIELDS.unpack(sum([weights for weights, _, _ in known]).to_bytes(_FIELDS.size, "little"))
        zero = _ZERO * sum([tenths for _, tenths, _ in known])
        by = self._unit * _brought(sum([squares for _, _, squares in known]))
        raw = [base + (field - zero) * by for base, field in zip(self._base, fields, strict=True)]
        return [1 / (1 + math.exp(-max(one, _LEAST_RAW))) for one in raw]

    def speaking(self, words: Sequence[str], place: int) -> dict[int, float]:
        """How far each word of a sentence speaks for a type rather than for no act."""
        found: dict[int, float] = {}
        for feature, at in features(words, heading=False):
            row = self._row_of.get(zlib.crc32(feature.encode()))
            if row is None:
                continue
            begin = row * len(PLACES)
            told = (self._rows[begin + place] - self._rows[begin + _NONE]) * weight(feature)
            for one in at:
                found[one] = found.get(one, 0.0) + told / len(at)
        return found

    def _word(self, word: str) -> _Weights:
        """What all features of a word weigh together."""
        known = self._met.get(word)
        if known is None:
            every = [self._weights(feature) for feature in _of_word(word)]
            known = sum(one[0] for one in every), sum(one[1] for one in every), sum(one[2] for one in every)
            if len(self._met) < _MOST_MET:
                self._met[word] = known
        return known

    def _weights(self, feature: str) -> _Weights:
        """What a feature weighs."""
        known = self._features.get(feature)
        if known is None:
            row, tenths = self._row_of.get(zlib.crc32(feature.encode())), _TENTHS[feature[0]]
            known = 0, 0, tenths**2
            if row is not None:
                weights = _FIELDS.pack(*self._rows[row * len(PLACES) : (row + 1) * len(PLACES)])
                known = tenths * int.from_bytes(weights, "little"), tenths, tenths**2
            if len(self._features) < _MOST_MET:
                self._features[feature] = known
        return known


class Told:
    """What the sentences of one document tell by their words."""

    def __init__(self, taught: Taught, tokens: Tokens, counted: list[str]) -> None:
        self._taught = taught
        self._counted = counted
        self.judgment = taught.judgment
        self._blocks = [sentence.block for sentence in tokens.sentences]
        self._places = {sentence.first: place for place, sentence in enumerate(tokens.sentences)}
        self._ends = [sentence.last for sentence in tokens.sentences]
        self.rows: list[Row] = [
            taught.probabilities(self._words(sentence), heading=sentence.heading) for sentence in tokens.sentences
        ]

    def place(self, sentence: Sentence) -> int:
        """Where a sentence stands among those of the document."""
        return self._places[sentence.first]

    def of_clause(self, first: int, last: int) -> Row:
        """What the words between two tokens tell by themselves."""
        known = self._places.get(first)
        if known is not None and self._ends[known] == last:
            return self.rows[known]
        return self._taught.probabilities(self._counted[first:last], heading=False)

    def beside(self, place: int) -> tuple[Row | None, Row | None]:
        """What the sentences before and after one tell, where they belong to the same paragraph."""
        found = []
        for other in (place - 1, place + 1):
            there = 0 <= other < len(self._blocks) and self._blocks[other] == self._blocks[place]
            found.append(self.rows[other] if there else None)
        return found[0], found[1]

    def likely(self, sentence: Sentence, least: float) -> list[ActType]:
        """The types that a sentence tells with some probability, the likeliest first."""
        row = self.rows[self.place(sentence)]
        found = sorted((-row[at], at) for at in range(_NONE) if row[at] >= least)
        return [ActType(TYPES[at]) for _, at in found]

    def telling(self, sentence: Sentence, kind: ActType) -> list[int]:
        """The tokens that speak for a type, the weightiest first."""
        found = self._taught.speaking(self._words(sentence), TYPES.index(kind.value))
        told = [(-much, at) for at, much in found.items() if much > 0 and self._counted[sentence.first + at][:1].isalpha()]
        return [sentence.first + at for _, at in sorted(told)]

    def _words(self, sentence: Sentence) -> list[str]:
        return self._counted[sentence.first : sentence.last]


@once_a_pack
def taught(pack: Pack) -> Taught | None:
    """What was learnt for the language of a pack, read once; None where nothing was."""
    folder = packs_folder(pack.language)
    if folder is None or not (folder / FILE).is_file():
        return None
    return Taught(pack, (folder / FILE).read_bytes())

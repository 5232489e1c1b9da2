"""Turns of phrase: how far the words of a sentence speak for each type of act, where no rule has them.

In: `turns.toml` of a pack, many turns to a type and some that tell of no act; then the tokens of a sentence. Out: weights of
types in that sentence, and the words that speak for one. A word, or two that stand together, weighs as the logarithm of how
much more often it stands in the turns of a type than chance would have it; words are known by their first letters, since they
inflect.

The weights of a word for all types are one integer, a field of its bits for each type. So a sentence is weighed by adding up
the integers of its words, whatever the number of types.
"""

from __future__ import annotations

import math
import struct
import tomllib
from collections.abc import Iterator, Sequence

from gravamen.reading import telling
from gravamen.reading.kept import kept
from gravamen.reading.pack import Pack, PackError, packs_folder
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.reading.word import Word
from gravamen.terms import ActType

_FILE = "turns.toml"
NO_ACT = "none"  # the name of what is no act
_LETTERS = 6  # by so many first letters a word is known
_LEAST = 3  # a word of fewer letters tells nothing by itself
_CHANCE = 6.0  # as many turns as a word has by chance, over all types
_DOUBT = 3.0  # and as many more for each that it has: the words of a sentence say much the same, and few say it alone
_PAIR = 0.5  # what two words together weigh beside each of them
TYPES = tuple(ActType)
NONE = len(TYPES)  # its place in a row of weights
_ANY = NONE + 1  # the place of what a word weighs against all types that do not have it
PLACES = {kind.value: place for place, kind in enumerate(TYPES)} | {NO_ACT: NONE}
_ROW = struct.Struct(f"<{_ANY + 1}q")  # the fields of a weight: one for each place, of 64 bits
_FIELD = (1 << 64) - 1
_ONE = float(1 << 40)  # what stands in a field for a weight of one: sums of thousands stay below the next field
_MOST_MET = 50_000  # words remembered


# turns of each type; how many turns of each type a word stands in; the same of a word with another after it
_Counts = tuple[list[int], dict[str, dict[int, int]], dict[str, dict[str, dict[int, int]]]]
Standing = list[tuple[int, int]]  # tokens, with what they weigh
# What is known of a word: its first letters, what it weighs, and how many turns it has with a word after it, by that one's.
_Known = tuple[str, int, dict[str, dict[int, int]]]
_UNKNOWN: _Known = ("", 0, {})


class Turns:
    """The turns of phrase of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._spelling = getattr(pack, "spelling", None)
        folder = packs_folder(pack.language)
        if folder is None:
            self._sizes, self._words, self._pairs = self._counted()
        else:
            files, modules = (_FILE, "pack.toml", "lexicon.toml"), (__name__, telling.__name__, Word.__module__)
            self._sizes, self._words, self._pairs = kept("turns", folder, files, modules, self._counted)
        self._whole = sum(self._sizes)
        self._met: dict[str, _Known] = {}
        self._joined: dict[tuple[str, str], int] = {}  # what two words weigh that stand together

    def __bool__(self) -> bool:
        return bool(self._words)

    def weights(self, tokens: Tokens, sentence: Sentence) -> list[float]:
        """How far a sentence speaks for each type, and last for no act."""
        return summed(self.standing(tokens, sentence))

    def telling(self, tokens: Tokens, sentence: Sentence, kind: ActType) -> list[int]:
        """The tokens that speak for a type, the weightiest first."""
        return speaking(self.standing(tokens, sentence), kind)

    def standing(self, tokens: Tokens, sentence: Sentence) -> Standing:
        """The words, each once, and pairs of words that speak for types, at the last token of each."""
        found: Standing = []
        met = self._met
        before, joined = _UNKNOWN[0], _UNKNOWN[2]
        told: set[str] = set()
        for at, word in enumerate(tokens.low[sentence.first : sentence.last], sentence.first):
            stem, weight, following = met.get(word) or self._known(word)
            if not stem:
                continue
            if weight and stem not in told:
                told.add(stem)
                found.append((at, weight))
            if stem in joined:
                found.append((at, self._joined.get((before, stem)) or self._join(before, stem)))
            before, joined = stem, following
        return found

    def _known(self, word: str) -> _Known:
        """What is known of a folded word; nothing of what is no word."""
        known = _UNKNOWN
        if word[:1].isalpha():
            stem = word[:_LETTERS]
            counts = self._words.get(stem) if self._tells(word) else None
            known = stem, self._weighed(counts) if counts else 0, self._pairs.get(stem, {})
        if len(self._met) < _MOST_MET:
            self._met[word] = known
        return known

    def _join(self, one: str, two: str) -> int:
        """What two words weigh that stand together in turns."""
        weight = self._joined[one, two] = self._weighed(self._pairs[one][two], _PAIR)
        return weight

    def _counted(self) -> _Counts:
        """The words of the turns that tell by themselves, each once a turn, and each two that stand together."""
        sizes = [0] * (NONE + 1)
        alone: dict[str, dict[int, int]] = {}
        pairs: dict[str, dict[str, dict[int, int]]] = {}
        for place, turn in every_turn(self.pack):
            sizes[place] += 1
            words = list(map(self._plain, turn))
            stems = [word[:_LETTERS] for word in words]
            for stem in {stem for stem, word in zip(stems, words, strict=True) if self._tells(word)}:
                counts = alone.setdefault(stem, {})
                counts[place] = counts.get(place, 0) + 1
            for one, two in set(zip(stems, stems[1:], strict=False)):
                counts = pairs.setdefault(one, {}).setdefault(two, {})
                counts[place] = counts.get(place, 0) + 1
        return sizes, alone, pairs

    def _weighed(self, counts: dict[int, int], share: float = 1.0) -> int:
        """What a word weighs for each type in whose turns it stands, and against all others."""
        told = sum(counts.values())
        chance = _CHANCE + _DOUBT * told
        row = [0] * (_ANY + 1)
        for place, count in counts.items():
            row[place] = round(_ONE * share * math.log1p(count * self._whole / (chance * self._sizes[place])))
        row[_ANY] = round(_ONE * share * math.log1p(told / chance))
        return int.from_bytes(_ROW.pack(*row), "little")

    def _tells(self, word: str) -> bool:
        return len(word) >= _LEAST and not self.pack.words.get(word, 0) & telling.SMALL

    def _plain(self, word: str) -> str:
        """A word as the columns of an inflected language have it."""
        word = word.replace("ё", "е")
        if word[0] == "ў":
            word = "у" + word[1:]
        return self._spelling.plain(word) if self._spelling is not None else word


def summed(standing: Standing, besides: Sequence[range] = ()) -> list[float]:
    """How far words speak for each type, and last for no act; those in some ranges of tokens do not count."""
    if besides:
        standing = [row for row in standing if not any(row[0] in told for told in besides)]
    *row, common = _ROW.unpack(sum([weight for _, weight in standing]).to_bytes(_ROW.size, "little"))
    return [(weight - common) / _ONE for weight in row]


def speaking(standing: Standing, kind: ActType) -> list[int]:
    """The tokens that speak for a type, the weightiest first."""
    shift = 64 * PLACES[kind.value]
    found: dict[int, int] = {}
    for at, weight in standing:
        if told := weight >> shift & _FIELD:
            found[at] = found.get(at, 0) + told
    return sorted(found, key=lambda at: (-found[at], at))


def every_turn(pack: Pack) -> Iterator[tuple[int, list[str]]]:
    """The turns of a pack: the place of the type, and the folded words."""
    folder = packs_folder(pack.language)
    if folder is None or not (folder / _FILE).is_file():
        return
    try:
        table = tomllib.loads((folder / _FILE).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"The pack “{pack.language}” cannot be read: {_FILE}, {error}.", "Mend the line it names.") from None
    for name, text in table.items():
        if name not in PLACES or not isinstance(text, str):
            raise PackError(f"{_FILE}: “{name}” is no type of act with turns of phrase.", "See the head of the file.")
        words: list[str] = []
        for low in (*(match.group().lower() for match in pack.token.finditer(text)), "|"):
            if low == "|" and words:
                yield PLACES[name], words
                words = []
            elif low[:1].isalpha():
                words.append(low)


_made: dict[int, tuple[Pack, Turns]] = {}  # by identity: a pack lives on


def turns(pack: Pack) -> Turns:
    """The turns of phrase of a pack, made once."""
    known = _made.get(id(pack))
    if known is None:
        known = _made[id(pack)] = (pack, Turns(pack))
    return known[1]

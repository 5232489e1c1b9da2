"""Tokens and sentences: the text cut into words, each with its offsets and what it can be.

In: the characters of a text and a pack. Out: `Tokens`, columns of equal length, and the sentences as ranges of them. Line
breaks are no tokens: a line that merely wraps is read on, a heading, a bullet or a blank line ends a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from gravamen.reading.pack import Pack, Word

_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")
_GENDERED = re.compile(r"([^\W\d_]{3,40})-(?:e|euse|trice|ère|ne|le|ive|ienne|ice|as|a)s?(?:-s)?")
_BULLETS = frozenset("-–—•*·▪●◦")
_LONG = 250  # tokens: a sentence that goes on is read in parts, so that a text without a stop costs no more than another
# "al-Rashoodi", "l'Enseignement" in a language that cuts no clitics off: names all the same
_PARTICLED = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|abu|ben|bin)[-‐‑][A-Z]|[dl]['’][A-ZÀ-Þ]")
# What a word is by itself and not as the last part of a compound ("enero-febrero" is no month's name).
_OF_ONE_WORD = Word.PREPOSITION | Word.ADVERB | Word.INFINITIVE | Word.GIVEN_NAME | Word.MONTH | Word.WEEKDAY
_MOST_MET = 50_000  # words kept with what they can be; a text of many more words is read all the same
_LONG_ENOUGH = 6  # letters: shorter words are no compounds
_DATE_LINE = 6  # tokens: a line with a date and no more than these only says where and when
_WRAPPED_LINE = 30  # characters: no shorter line of prose is wrapped
# What no line ends with: the next goes on, whatever it begins with.
_HANGING = Word.DETERMINER | Word.POSSESSIVE | Word.CONJUNCTION | Word.PREPOSITION | Word.BE | Word.HAVE | Word.MODAL
_SHORT_LINE = 60  # characters: a line below this that ends without a stop and is followed by a capital stands alone


@dataclass(slots=True)
class Tokens:
    """The words of a text in columns; index `i` is one token in each of them.

    `low` is folded (case, typographic apostrophes); `flags` is what the word can be (`Word`); `cap` says whether it begins
    with a capital.
    """

    characters: str
    start: list[int]
    end: list[int]
    low: list[str]
    flags: list[int]
    cap: list[bool]
    kind: list[str]  # word, number, mark, clitic, link
    sentences: list[Sentence]
    unbroken: dict[int, str]  # words that are broken at the end of a line, by their token

    def text(self, first: int, last: int) -> str:
        """The characters from token `first` up to, not including, token `last`."""
        return self.characters[self.start[first] : self.end[last - 1]] if last > first else ""

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """The range without stops and commas at its end."""
        while last - 1 > first and self.low[last - 1] in (",", ";", ":", "."):
            last -= 1
        return first, last

    def words(self, first: int, last: int) -> str:
        """The same as a value: line breaks within it become blanks, broken words whole."""
        text = self.text(first, last)
        for at in range(first, last) if self.unbroken else ():
            if at in self.unbroken:
                text = text.replace(self.text(at, at + 1), self.unbroken[at])
        return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A range of tokens. `block` counts the paragraphs; `heading` is a line that is no prose; `bullet` an item of a list."""

    first: int
    last: int  # exclusive
    block: int
    heading: bool = False
    bullet: bool = False


def tokenize(characters: str, pack: Pack) -> Tokens:
    """Cut a text into tokens and sentences. Time and space grow with the text's length."""
    start: list[int] = []
    end: list[int] = []
    low: list[str] = []
    flags: list[int] = []
    cap: list[bool] = []
    kind: list[str] = []
    lines: list[int] = []  # tokens before which at least one line break stands
    blank: set[int] = set()  # of those, where a blank line stands
    words, met = pack.words, pack.met
    unbroken: dict[int, str] = {}
    for match in pack.token.finditer(characters):
        group = match.lastgroup or "mark"
        if group == "word" and (told := met.get(match[0])) is not None:  # most words of a text were met before
            first, last = match.span()
            start.append(first)
            end.append(last)
            low.append(told[0])
            flags.append(told[1])
            cap.append(told[2])
            kind.append(group)
            continue
        if group == "line":
            at = len(start)
            if lines and lines[-1] == at:
                blank.add(at)
            else:
                lines.append(at)
            continue
        if group == "page":
            _turn_page(start, kind, lines, blank, (start, end, low, flags, cap, kind))
            continue
        token = match.group()
        first, last = match.span()
        if group == "word":
            if "\n" in token:  # a word broken at the end of a line
                token = unbroken[len(start)] = _unbroken(token, words)
            folded, flag, capital = met.get(token) or _told(token, pack, met)
        else:
            folded, capital = _folded(token), group == "stem" and token[0].isupper()
            if group in ("proclitic", "stem") or (group == "clitic" and folded in words):
                group = "word"
            flag = _flags(folded, group, words)
        start.append(first)
        end.append(last)
        low.append(folded)
        kind.append(group)
        cap.append(capital)
        flags.append(flag)
    tokens = Tokens(characters, start, end, low, flags, cap, kind, [], unbroken)
    tokens.sentences = _sentences(tokens, pack, lines, blank)
    return tokens


def _told(token: str, pack: Pack, met: dict[str, tuple[str, int, bool]]) -> tuple[str, int, bool]:
    """A word folded, what it can be, and whether it begins with a capital; remembered for the next time."""
    folded = _folded(token)
    flag = _flags(folded, "word", pack.words)
    if not flag and pack.people_ending and token[0].islower():
        flag = _people(folded, pack)
    if not flag and "-" in folded and pack.head_first and (both := _GENDERED.fullmatch(folded)):
        folded = both[1] if not folded.endswith("s") or both[1][-1] in "sx" else both[1] + "s"  # "salarié-e-s"
        flag = _flags(folded, "word", pack.words)
    if "-" in token and token[0].isupper() and token.rpartition("-")[2][:1].isupper() and folded not in pack.words:
        flag &= Word.ROLE | Word.TITLE  # "Komlik-Yamatin" is no compound, "Director-General" is one
    told = (folded, flag, token[0].isupper() or _PARTICLED.match(token) is not None)
    if len(met) < _MOST_MET:
        met[token] = told
    return told


def _folded(token: str) -> str:
    if token.isascii():
        return token.lower()
    folded = token.lower().replace("’", "'").replace("ʼ", "'").replace("‑", "-")
    return _both_genders(folded) if len(folded) > 1 and ("·" in folded or "•" in folded) else folded


def _both_genders(folded: str) -> str:
    """ "arrêté·e·s", "travailleur·euse·s": the form that stands for both, as it was written before."""
    base, *endings = re.split("[·•]", folded)
    several = endings[-1].endswith("s") and not base.endswith(("s", "x"))
    return base + "s" if several else base


def _unbroken(token: str, words: dict[str, int]) -> str:
    """A word broken at the end of a line, in one: "inde-\\npendent" without its hyphen, "Komlik-\\nYamatin" with it."""
    parts = re.split(r"([-‐‑])[ \t]?\n[ \t]*", token)
    whole, hyphened = "".join(parts[::2]), "-".join(parts[::2])
    if parts[-1][0].isupper() or (hyphened.lower() in words and whole.lower() not in words):
        return hyphened
    return whole


def _turn_page(start: list[int], kind: list[str], lines: list[int], blank: set[int], columns: tuple[list[Any], ...]) -> None:
    """A sentence runs on over the page's end: its number is no word of it, and the blank line before it no break."""
    if len(start) >= 2 and kind[-1] == "number" and (len(start) - 1 in blank or (lines and len(start) - 1 in lines[-2:])):
        for column in columns:
            column.pop()
    at = len(start)
    blank.discard(at)
    while lines and lines[-1] > at:
        blank.discard(lines.pop())
    if not lines or lines[-1] != at:
        lines.append(at)


def _flags(folded: str, group: str, words: dict[str, int]) -> int:
    if group == "number":
        return Word.NUMERAL
    if group != "word":
        return 0
    found = words.get(folded)
    if found is not None:
        return found
    if "-" in folded:  # what a compound can be, its last part says: "pro-union", "co-chair"
        return words.get(folded.rpartition("-")[2], 0) & ~_OF_ONE_WORD
    return 0


def _people(folded: str, pack: Pack) -> int:
    """What a word that the lexicon does not have can be by its ending: "pitmen", "two filleters"."""
    if len(folded) < _LONG_ENOUGH or not folded.endswith(pack.people_ending) or folded in pack.no_people:
        return 0
    return Word.PEOPLE | (Word.PLURAL if folded.endswith(("s", "men")) else 0)


def _sentences(tokens: Tokens, pack: Pack, lines: list[int], blank: set[int]) -> list[Sentence]:
    found: list[Sentence] = []
    count = len(tokens.start)
    breaks = _breaks(tokens, lines, blank, pack.phrases.get("particle", frozenset()))
    block = 0
    first = 0
    at = 0
    low, kind = tokens.low, tokens.kind
    while at < count:
        if at in breaks and at > first:
            found.append(_sentence(tokens, first, at, block, ended=False))
            first = at
        if at in blank or (at in breaks and low[at] in _BULLETS):
            block += 1
        if at - first >= _LONG and (low[at] in ",;:" or at - first >= 2 * _LONG):
            found.append(_sentence(tokens, first, at + 1, block, ended=True))
            first = at = at + 1
            continue
        if kind[at] == "mark" and low[at] in _ENDS and _ends_sentence(tokens, pack, at):
            last = at + 1
            while last < count and low[last] in _CLOSING and tokens.start[last] - tokens.end[last - 1] <= (low[last] == "»"):
                last += 1  # "… radier. »"
            found.append(_sentence(tokens, first, last, block, ended=True))
            first = at = _after_note(tokens, last)  # the number of a note is no word of any sentence
            continue
        at += 1
    if count > first:
        found.append(_sentence(tokens, first, count, block, ended=False))
    return found


def _after_note(tokens: Tokens, at: int) -> int:
    """Where the text goes on after the numbers of notes that follow a stop ("… at BMZ.3 The", "… [8, 9] They"); else `at`."""
    low, count = tokens.low, len(tokens.start)
    ahead = at
    bracketed = ahead < count and low[ahead] == "["
    ahead += bracketed
    first = ahead
    while ahead < count and (tokens.kind[ahead] == "number" or (ahead > first and low[ahead] in (",", "–", "-"))):
        if len(low[ahead]) > 3:
            return at
        ahead += 1
    if ahead == first or (bracketed and (ahead >= count or low[ahead] != "]")):
        return at
    ahead += bracketed
    if ahead >= count:
        return ahead
    attached = at > 0 and tokens.start[at] == tokens.end[at - 1] and tokens.kind[at - 2] != "number"
    opens = Word.DETERMINER | Word.PREPOSITION | Word.SUBJECT_PRONOUN | Word.CONJUNCTION | Word.SUBORDINATOR | Word.GIVEN_NAME
    told = tokens.cap[ahead] and not tokens.flags[ahead] & Word.MONTH
    return ahead if told and (bracketed or attached or tokens.flags[ahead] & opens) else at


def _sentence(tokens: Tokens, first: int, last: int, block: int, *, ended: bool) -> Sentence:
    bullet = tokens.low[first] in _BULLETS
    return Sentence(first, last, block, heading=not ended and not bullet and last - first <= 14, bullet=bullet)


def _ends_sentence(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether the mark at `at` ends a sentence: "Mr." and "No. 87" and "1.5" do not."""
    following = at + 1
    count = len(tokens.start)
    while following < count and tokens.low[following] in _CLOSING and tokens.start[following] == tokens.end[following - 1]:
        following += 1
    if following < count and tokens.start[following] == tokens.end[following - 1] and tokens.low[at] == ".":
        return _after_note(tokens, following) > following
    if tokens.low[at] != "." or at == 0:
        return True
    small = following < count and not tokens.characters[tokens.start[following]].isupper()  # "L'entreprise …" is capital
    if small and tokens.kind[following] == "word":
        return False
    before = tokens.low[at - 1]
    if tokens.end[at - 1] != tokens.start[at]:
        return True
    if before in pack.abbreviations and not (before in ("no", "etc", "co") and following < count and tokens.cap[following]):
        return False
    initial = len(before) == 1 and tokens.cap[at - 1]
    if initial and following < count and tokens.kind[following] == "number":  # "article L. 2141-5", "D.S. 4999"
        glued = tokens.low[at - 2] == "." and tokens.end[at - 2] == tokens.start[at - 1]
        return not (glued or tokens.low[at - 2] in pack.measures.get("article", ()))
    return not (initial and following < count and tokens.cap[following])


def _lists(tokens: Tokens, lines: list[int], blank: set[int]) -> set[int]:
    """The line beginnings of blocks whose lines were not wrapped: most could have taken the next one's first word."""
    found: set[int] = set()
    block: list[tuple[int, int]] = []  # where each line ends, counted in characters, and the token the next begins with
    before = 0
    for at in (*lines, len(tokens.start)):
        if at > before:
            block.append((tokens.end[at - 1] - tokens.start[before], at))
        if (at in blank or at >= len(tokens.start)) and block:
            longest = max(length for length, _ in block)
            inner = block[:-1]
            fits = sum(length + 1 + len(tokens.low[following]) <= longest for length, following in inner)
            if fits * 2 > len(inner):
                found.update(following for _, following in inner)
            block = []
        before = at
    return found


def _wrapped(tokens: Tokens, lines: list[int], blank: set[int]) -> set[int]:
    """The line beginnings of blocks of prose with short lines: most of them begin in lower case."""
    found: set[int] = set()
    block: list[int] = []
    for at in (*lines, len(tokens.start)):
        if at in blank or at >= len(tokens.start):
            lower = sum(tokens.kind[i] == "word" and not tokens.cap[i] for i in block)
            if len(block) > 1 and lower * 2 > len(block):
                found.update(block)
            block = []
        else:
            block.append(at)
    return found


def _only_date(tokens: Tokens, at: int, lines: list[int]) -> bool:
    """Whether a line holds no more than a date: "9 October 2018", "Brussels, 10 March 2008"."""
    end = next((line for line in lines[bisect_right(lines, at) :]), len(tokens.low))
    if not 1 < end - at <= _DATE_LINE or tokens.flags[at] & Word.PREPOSITION:
        return False
    year = tokens.kind[end - 1] == "number" and len(tokens.low[end - 1]) == 4
    return year and any(tokens.flags[i] & Word.MONTH for i in range(at, end))


def _breaks(tokens: Tokens, lines: list[int], blank: set[int], particles: frozenset[str]) -> set[int]:
    """The tokens at which a new line begins that is no mere wrapping of the one before."""
    breaks = set(blank)
    before = 0
    lists = _lists(tokens, lines, blank)
    wrapped = _wrapped(tokens, lines, blank)
    for at in lines:
        if at >= len(tokens.start):
            break
        if at == 0:
            continue
        ended = tokens.low[at - 1] in _ENDS or tokens.low[at - 1] in _CLOSING or tokens.low[at - 1] in ":;"
        length = tokens.end[at - 1] - tokens.start[before]
        bullet = tokens.low[at] in _BULLETS or (
            tokens.kind[at] == "number" and at + 1 < len(tokens.low) and tokens.low[at + 1] in ".)"
        )
        opens = tokens.cap[at] or tokens.kind[at] != "word"
        hangs = bool(tokens.flags[at - 1] & _HANGING) and not tokens.cap[at - 1] and tokens.kind[at - 1] == "word"
        hangs = hangs and tokens.low[at - 1] not in particles  # "Leader gunned down"
        runs_on = hangs or (at in wrapped and length >= _WRAPPED_LINE)
        if (
            bullet
            or ended
            or (opens and not runs_on and (length < _SHORT_LINE or at in lists))
            or _only_date(tokens, at, lines)
        ):
            breaks.add(at)
        elif at in blank and length >= _WRAPPED_LINE and (hangs or not opens):
            breaks.discard(at)  # each line of the text stands apart from the next
        before = at
    return breaks

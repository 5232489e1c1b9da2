"""Roles and affiliations of persons, and what the document says of itself: sender, addressee, place, date, subject.

In: tokens, names, times. Out: the same values, filled in.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable

from gravamen.reading.dates import When
from gravamen.reading.entities import Entities, Mention
from gravamen.reading.models import Heading, Value
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.text import Passage

_REACH = 16  # tokens within which a role stands beside its name


def give_roles(tokens: Tokens, entities: Entities) -> None:
    """Fill in role and affiliation of each person from the first mention that tells them."""
    by_token = _sentence_of(tokens)
    mentions = Ordered(entities.mentions)
    for person in entities.persons:
        for mention in person.mentions:
            sentence = by_token(mention.first)
            if sentence is None:
                continue
            role = (
                mention.role
                or _before(tokens, mention, sentence)
                or _after(tokens, mention, sentence)
                or _line(tokens, mention, sentence, by_token)
            )
            if role is None or (not mention.role and _of_another(tokens, role, mention, mentions)):
                continue
            if person.role is None:
                person.role = _whole(_widen(tokens, role, sentence) if mention.role else role, mentions)
            if person.affiliation is None:
                person.affiliation = _affiliation(mentions, role, mention, sentence)
            break


def _whole(role: tuple[int, int], mentions: Ordered[Mention]) -> tuple[int, int]:
    """A role with the whole name of the body in which it ends: "president of the Textile, Garment and Leather Union"."""
    first, last = role
    cut = (one.last for one in mentions.between(first, last) if one.kind == "organisation" and one.last > last)
    return first, next(cut, last)


def _of_another(tokens: Tokens, role: tuple[int, int], mention: Mention, mentions: Ordered[Mention]) -> bool:
    """ "A, B and three other officers": what names another is no role of the first; "adviser to B" is."""
    others = (one for one in mentions.between(*role) if one.kind == "person" and one.who != mention.who)
    return any(one.first == role[0] or not tokens.flags[one.first - 1] & (Word.PREPOSITION | Word.ROLE) for one in others)


def _sentence_of(tokens: Tokens) -> Callable[[int], Sentence | None]:
    starts = [sentence.first for sentence in tokens.sentences]

    def find(at: int) -> Sentence | None:
        index = bisect_right(starts, at) - 1
        return tokens.sentences[index] if index >= 0 else None

    return find


def _is_role(tokens: Tokens, at: int) -> bool:
    return bool(tokens.flags[at] & Word.ROLE) and tokens.kind[at] == "word"


def _before(tokens: Tokens, mention: Mention, sentence: Sentence) -> tuple[int, int] | None:
    """ "union president Peter Mutasa", "the chief accountant of the REP union, Ihar Komlik"."""
    last = mention.first
    comma = last > sentence.first and tokens.low[last - 1] == ","
    end = last - 1 if comma else last
    if not comma:
        if end > sentence.first and (_is_role(tokens, end - 1) or tokens.flags[end - 1] & Word.PEOPLE):
            first = end - 1
            while first > sentence.first and end - first < 8 and _belongs(tokens, first - 1):
                first -= 1
            return first, end
        return None
    at = end - 1
    role_at = -1
    while at >= sentence.first and end - at <= _REACH:
        if (
            tokens.low[at] in (";", ":")
            or tokens.flags[at] & (Word.BE | Word.MODAL | Word.RELATIVE)
            or (
                tokens.flags[at] & Word.VERB
                and not tokens.flags[at] & (Word.ROLE | Word.PEOPLE | Word.PLACE | Word.UNION)
                and not tokens.cap[at]
            )
        ):
            break
        if tokens.low[at] == "," and role_at >= 0:
            break
        if _is_role(tokens, at):
            role_at = at
        if role_at >= 0 and tokens.flags[at] & Word.DETERMINER:
            return at + 1, end
        at -= 1
    if role_at < 0:
        return None
    while role_at > sentence.first and tokens.cap[role_at - 1] and _belongs(tokens, role_at - 1):
        role_at -= 1  # "and Vice President, X"
    return role_at, end


def _belongs(tokens: Tokens, at: int) -> bool:
    if tokens.kind[at] != "word" and tokens.kind[at] != "clitic":
        return False
    closed = (
        Word.DETERMINER
        | Word.PREPOSITION
        | Word.CONJUNCTION
        | Word.BE
        | Word.HAVE
        | Word.SUBORDINATOR
        | Word.RELATIVE
        | Word.MODAL
    )
    if tokens.flags[at] & closed:
        return False
    return not (tokens.flags[at] & (Word.PAST | Word.PARTICIPLE) and not tokens.cap[at])


def _after(tokens: Tokens, mention: Mention, sentence: Sentence) -> tuple[int, int] | None:
    """ "Larisa Kharkova, president of the KNPRK," and "X (general secretary)"."""
    at = mention.last
    if at >= sentence.last or tokens.low[at] not in (",", "(", "–", "—", "-"):
        return None
    first = at + 1
    while first < sentence.last and tokens.flags[first] & Word.DETERMINER:
        first += 1
    last = first
    seen = False
    depth = 0
    while last < sentence.last and last - first < 22:
        low = tokens.low[last]
        if low in (",", ";", ")", "–", "—") and not depth:
            ahead = last + 1
            if low == "," and ahead < sentence.last and tokens.cap[ahead] and not seen:
                pass
            else:
                break
        if low == "(":
            depth += 1
        if low == ")":
            depth -= 1
        flags = tokens.flags[last]
        if flags & (Word.BE | Word.HAVE | Word.MODAL | Word.RELATIVE):
            break
        if (
            flags & Word.CONJUNCTION
            and seen
            and last + 1 < sentence.last
            and not _is_role(tokens, last + 1)
            and not tokens.cap[last + 1]
        ):
            break
        if flags & Word.PAST and not tokens.cap[last] and not flags & (Word.ROLE | Word.PEOPLE):
            break
        if _is_role(tokens, last) or (flags & Word.PEOPLE and last - first <= 4):
            seen = True
        last += 1
    return (first, last) if seen and last > first else None


def _line(
    tokens: Tokens, mention: Mention, sentence: Sentence, by_token: Callable[[int], Sentence | None]
) -> tuple[int, int] | None:
    """A signature or letterhead: the name on one line, the role on the next, or "President: Name"."""
    if mention.first - 2 >= sentence.first and tokens.low[mention.first - 1] == ":" and _is_role(tokens, mention.first - 2):
        return sentence.first, mention.first - 1
    if mention.last < sentence.last:
        return None
    following = by_token(sentence.last) if sentence.last < len(tokens.low) else None
    if (
        following is not None
        and following.heading
        and any(_is_role(tokens, at) for at in range(following.first, min(following.first + 4, following.last)))
    ):
        last = following.last
        while last > following.first and tokens.kind[last - 1] == "mark":
            last -= 1
        return following.first, last
    return None


def _widen(tokens: Tokens, role: tuple[int, int], sentence: Sentence) -> tuple[int, int]:
    first, last = role
    while first > sentence.first and last - first < 8 and _belongs(tokens, first - 1) and tokens.kind[first - 1] == "word":
        first -= 1
    return first, last


def _affiliation(mentions: Ordered[Mention], role: tuple[int, int], mention: Mention, sentence: Sentence) -> int | None:
    first, last = role
    begins = max(sentence.first, first - 4)
    near = [
        other
        for other in mentions.between(begins, max(last + 4, mention.last))
        if other.kind == "organisation" and other.last <= max(last + 6, mention.last)
    ]
    inside = [other for other in near if first <= other.first and other.last <= last]
    return (inside or near)[0].who if (inside or near) else None


_SHORT = 6  # tokens: a line with a date and no more than these beside it only says where and when
_ACCOUNT = 3  # days that make a day-by-day account
_TELLS = 3  # words without a capital in a short sentence that tells of something
_OPENING = 120  # tokens of the text within which a dateline stands
_AFTER_DATELINE = frozenset(":–—-)|.(")


def find_heading(tokens: Tokens, pack: Pack, entities: Entities, times: list[When]) -> Heading:
    """What the first lines and the last say: place and date, to whom, from whom, about what."""
    head = _head_sentences(tokens)
    date = _dateline(tokens, pack, times, head)
    addressee = sender = subject = None
    salutation = next((s for s in tokens.sentences[:60] if tokens.low[s.first] in pack.phrases["salutation"]), None)
    if salutation is not None:
        before = [
            m
            for m in entities.mentions
            if m.kind == "person" and m.first < salutation.first and (date is None or m.first > date[1])
        ]
        if before:
            addressee = _value(tokens, before[0].first, before[0].last)
    closing = next(
        (s for s in reversed(tokens.sentences) if tokens.low[s.first] in pack.phrases["closing"] and s.last - s.first <= 6),
        None,
    )
    if closing is not None:
        after = [m for m in entities.mentions if m.kind == "person" and m.first >= closing.last]
        if after:
            sender = _value(tokens, after[-1].first, after[-1].last)
    for s in head:
        if tokens.low[s.first] in pack.phrases["subject_line"] and s.last - s.first > 2 and tokens.low[s.first + 1] == ":":
            subject = _value(tokens, s.first + 2, s.last)
    place = None
    if date is not None:
        before = [m for m in entities.mentions if m.kind == "place" and date[2] <= m.first < date[0] and m.last <= date[0]]
        if before:
            place = _value(tokens, before[-1].first, before[-1].last)
    return Heading(
        sender=sender,
        addressee=addressee,
        place=place,
        date=Value(date[3].isoformat(), (Passage(tokens.start[date[0]], tokens.end[date[1] - 1]),)) if date else None,
        subject=subject,
    )


def _value(tokens: Tokens, first: int, last: int) -> Value:
    return Value(tokens.words(first, last), (Passage(tokens.start[first], tokens.end[last - 1]),))


def _head_sentences(tokens: Tokens) -> list[Sentence]:
    return tokens.sentences[:25]


def _dateline(
    tokens: Tokens, pack: Pack, times: list[When], head: list[Sentence]
) -> tuple[int, int, int, datetime.date] | None:
    """The document's own date: a line that is hardly more than a place and a date, or the opening of the first sentence."""
    entries = _entries(tokens, times)
    for sentence in [*head, *tokens.sentences[-6:]]:
        for when in times:
            if not (sentence.first <= when.first and when.last <= sentence.last and when.year and when.month and when.day):
                continue
            if when.first in entries:
                continue
            rest = (sentence.last - sentence.first) - (when.last - when.first)
            label = tokens.low[sentence.first] in pack.phrases["date_label"] or _labelled(tokens, pack, when)
            alone = rest <= _SHORT and not any(tokens.flags[at] & Word.VERB for at in range(sentence.first, when.first))
            alone = alone and (sentence.heading or _small_beside(tokens, when, sentence) < _TELLS)
            if alone or label or _opens(tokens, when, sentence) or _byline(tokens, when, sentence):
                try:
                    return when.first, when.last, sentence.first, datetime.date(when.year, when.month, when.day)
                except ValueError:
                    continue
    return _stamped(tokens, pack, [when for when in times if when.first not in entries], head)


def _small_beside(tokens: Tokens, when: When, sentence: Sentence) -> int:
    """How many words without a capital stand in a sentence beside its time."""
    beside = [at for at in range(sentence.first, sentence.last) if not when.first <= at < when.last]
    return sum(tokens.kind[at] == "word" and not tokens.cap[at] for at in beside)


def _entries(tokens: Tokens, times: list[When]) -> set[int]:
    """The first tokens of the days of a day-by-day account: "14-01-2009. Police …", one after the other, all alike."""
    opening = {when.first: when for when in times if when.year and when.day}
    found: dict[int, list[int]] = {}
    for sentence in tokens.sentences:
        at = sentence.first
        while at < sentence.last - 1 and tokens.kind[at] == "mark":
            at += 1
        if at in opening:
            found.setdefault(opening[at].last - at, []).append(at)
    return {at for alike in found.values() if len(alike) >= _ACCOUNT for at in alike}


def _stamped(tokens: Tokens, pack: Pack, times: list[When], head: list[Sentence]) -> tuple[int, int, int, datetime.date] | None:
    """A date that says of itself that it is the document's: "By X | 19 March 2004", "Cali, 5 May 2021 (Sample Agency).",
    "Published on …", "ce mardi 30 août 2016"."""
    low = tokens.low
    for sentence in head:
        for when in times:
            if not (sentence.first <= when.first and when.last <= sentence.last and when.year and when.month and when.day):
                continue
            before = low[when.first - 1] if when.first > sentence.first else ""
            near = when.first - sentence.first <= _SHORT and not any(
                tokens.flags[at] & Word.VERB for at in range(sentence.first, when.first)
            )
            told = when.last < len(low) and low[when.last] in "([|" and near
            this = tokens.flags[when.first + 1] & Word.WEEKDAY and low[when.first] in pack.phrases["this"]
            published = low[sentence.first] in pack.phrases.get("date_published", ())
            if before == "|" or told or this or published:
                try:
                    return when.first, when.last, sentence.first, datetime.date(when.year, when.month, when.day)
                except ValueError:
                    continue
    return None


def _labelled(tokens: Tokens, pack: Pack, when: When) -> bool:
    """ "What we know so far (updated 21 April 2022, 18:00)"."""
    return 0 < when.first <= _OPENING and tokens.low[when.first - 1] in pack.phrases.get("date_updated", ())


def _byline(tokens: Tokens, when: When, sentence: Sentence) -> bool:
    """ "By our industrial correspondent, Hull, 18 March 2022": a line that ends with its date, and tells nothing."""
    if not sentence.heading or when.last != sentence.last or tokens.low[when.first - 1] != "," or sentence.first > _OPENING:
        return False
    return not any(tokens.flags[at] & (Word.BE | Word.HAVE | Word.PAST) for at in range(sentence.first, when.first))


def stands_apart(tokens: Tokens, when: When) -> bool:
    """Whether a stop parts the document's date from the story: not "El 12 de marzo de 2019, la policía …"."""
    if when.last >= len(tokens.low) or tokens.low[when.last] in _AFTER_DATELINE:
        return True
    if tokens.kind[when.last] == "word" and tokens.start[when.last] == tokens.end[when.last - 1]:
        return True  # "2 May, 2013Police …", as pages are copied
    return "\n" in tokens.characters[tokens.end[when.last - 1] : tokens.start[when.last]]


def _opens(tokens: Tokens, when: When, sentence: Sentence) -> bool:
    """ "Brussels, 10 March 2008: the ITUC …", "(Geneva, 2 May 2013) – The …": a date before the report's first words."""
    if when.first - sentence.first > _SHORT or when.last >= sentence.last or sentence.first > _OPENING:
        return False
    if any(tokens.flags[at] & (Word.VERB | Word.PREPOSITION) for at in range(sentence.first, when.first)):
        return False
    glued = when.first == sentence.first and tokens.start[when.last] == tokens.end[when.last - 1]
    glued = glued and tokens.kind[when.last] == "word"
    return glued or tokens.low[when.last] in _AFTER_DATELINE

"""How many independent sources say each value of an act, and which say otherwise.

In: an act of the record. Out: for each value the sources that say it, each a group of reports that do not count twice: sent by
the same sender, come one within the other (an e-mail and its attachment), or telling the act in the same words. That a report
repeats another in its own words, or in another language, is not seen: a person must. Nothing is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gravamen.casebook.models import Act, Citation, Receipt, Report, Value

_AROUND = 400  # characters before and after a passage that are compared with another report's
_RUN = 4  # words in a row that are compared
_LEAST = 8  # such runs, without which nothing is said of copying
_COPIED = 0.5  # share of the shorter one's runs that the other has, from which on it is a copy
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that says a value, in a report."""

    report: int
    title: str
    start: int
    end: int
    quote: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """Reports that count as one source, and why: "same sender", "one came within the other", "same words"."""

    reports: tuple[int, ...]
    titles: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def listed(self) -> tuple[tuple[int, str], ...]:
        """Its reports by number and title."""
        return tuple(zip(self.reports, self.titles, strict=True))


@dataclass(frozen=True, slots=True)
class Said:
    """One value of an act as sources say it. `held`: it is what the record holds."""

    field: str
    text: str
    held: bool
    passages: tuple[Cited, ...]
    sources: tuple[Source, ...]
    verified_by: str
    verified_on: str


@dataclass(frozen=True, slots=True)
class Corroborated:
    """A field of an act: what the record holds of it, and what is said otherwise."""

    field: str
    held: tuple[Said, ...]
    otherwise: tuple[Said, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The independent sources of what the record holds."""
        return _distinct(one.sources for one in self.held)

    @property
    def against(self) -> tuple[Source, ...]:
        """The sources that say otherwise, and do not also say what the record holds."""
        saying = set(self.sources)
        return tuple(one for one in _distinct(said.sources for said in self.otherwise) if one not in saying)

    @property
    def of_two_minds(self) -> bool:
        """Whether a source says what the record holds, and otherwise too."""
        return bool(set(self.sources) & set(_distinct(said.sources for said in self.otherwise)))


def corroborated(act: Act) -> list[Corroborated]:
    """The fields of an act in the order they were entered, with their sources."""
    values = list(act.values.order_by("pk"))
    citations = _citations(values)
    reports = sorted({one.report for cited in citations.values() for one in cited})
    sources = independent(reports, _near({one for cited in citations.values() for one in cited}))
    found: dict[str, list[Said]] = defaultdict(list)
    for (field, text, held), same in _together(values).items():
        passages = tuple(dict.fromkeys(one for value in same for one in citations.get(value.pk, ())))
        said = {one.report for one in passages}
        last = max(same, key=lambda value: value.verified_on)
        mine = tuple(source for source in sources if said & set(source.reports))
        found[field].append(Said(field, text, held, passages, mine, last.verified_by, last.verified_on.isoformat()))
    return [
        Corroborated(field, tuple(one for one in said if one.held), tuple(one for one in said if not one.held))
        for field, said in found.items()
    ]


def independent(reports: Sequence[int], near: Mapping[int, str] | None = None) -> tuple[Source, ...]:
    """Reports in groups that count as one source each. `near` has what each says of the matter, to be compared."""
    rows = {one.pk: one for one in Report.objects.filter(pk__in=reports).only("title", "sender")}
    group = {one: one for one in rows}
    why: dict[int, set[str]] = defaultdict(set)

    def root(one: int) -> int:
        while group[one] != one:
            one = group[one]
        return one

    def join(one: int, other: int, reason: str) -> None:
        first, second = sorted((root(one), root(other)))
        group[second] = first
        why[first] |= why.pop(second, set()) | {reason}

    for same in _senders(rows).values():
        for other in same[1:]:
            join(same[0], other, "same sender")
    for top in _within(rows).values():
        for other in top[1:]:
            join(top[0], other, "one came within the other")
    for one, other in copies(near or {}):
        if one in rows and other in rows:
            join(one, other, "same words")
    members: dict[int, list[int]] = defaultdict(list)
    for one in sorted(rows):
        members[root(one)].append(one)
    return tuple(
        Source(tuple(found), tuple(rows[one].title for one in found), tuple(sorted(why[first])))
        for first, found in members.items()
    )


def copies(texts: Mapping[int, str]) -> list[tuple[int, int]]:
    """Pairs of texts of which one has the other's words: half of the shorter one's runs of four words."""
    runs = {key: _runs(text) for key, text in texts.items()}
    keys = sorted(key for key, found in runs.items() if len(found) >= _LEAST)
    return [
        (one, other)
        for at, one in enumerate(keys)
        for other in keys[at + 1 :]
        if len(runs[one] & runs[other]) >= _COPIED * min(len(runs[one]), len(runs[other]))
    ]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _near(cited: Iterable[Cited]) -> dict[int, str]:
    """What each report says around the passages cited."""
    spans: dict[int, list[Cited]] = defaultdict(list)
    for one in cited:
        spans[one.report].append(one)
    found = {}
    for key, text in Report.objects.filter(pk__in=spans).values_list("pk", "text"):
        kept: set[int] = set()
        for one in spans[key]:
            kept.update(range(max(0, one.start - _AROUND), min(len(text or ""), one.end + _AROUND)))
        found[key] = "".join((text or "")[at] for at in sorted(kept))
    return found


def _citations(values: Sequence[Value]) -> dict[int, tuple[Cited, ...]]:
    found: dict[int, list[Cited]] = defaultdict(list)
    rows = Citation.objects.filter(value__in=[one.pk for one in values]).select_related("passage__report")
    for row in rows.order_by("pk").defer("passage__report__text", "passage__report__pages", "passage__report__places"):
        at = row.passage
        found[row.value_id].append(Cited(at.report_id, at.report.title, at.start, at.end, at.quote, at.page))
    return {key: tuple(cited) for key, cited in found.items()}


def _together(values: Sequence[Value]) -> dict[tuple[str, str, bool], list[Value]]:
    found: dict[tuple[str, str, bool], list[Value]] = defaultdict(list)
    for one in values:
        found[one.field, one.text, one.held].append(one)
    return found


def _senders(rows: Mapping[int, Report]) -> dict[str, list[int]]:
    """Reports by who sent them: as the report itself says, and as was noted when it came in."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, row in rows.items():
        if row.sender.strip():
            found[_plain(row.sender)].append(key)
    for key, source in Receipt.objects.filter(report__in=list(rows)).exclude(source="").values_list("report", "source"):
        if key not in found[_plain(source)]:
            found[_plain(source)].append(key)
    return found


def _plain(sender: str) -> str:
    """The address where there is one: names before it are written in many ways."""
    address = re.search(r"[\w.+-]+@[\w.-]+", sender)
    return address[0].casefold() if address else " ".join(_WORD.findall(sender.casefold()))


def _within(rows: Mapping[int, Report]) -> dict[int, list[int]]:
    """Reports by the outermost e-mail or archive that they came in, themselves included."""
    above: dict[int, int] = {}
    asked = set(rows)
    while asked:
        found = Receipt.objects.filter(report__in=asked, within__isnull=False).values_list("report", "within")
        step = {report: within for report, within in found if report not in above and within is not None}
        above.update(step)
        asked = set(step.values()) - set(above)
    tops: dict[int, list[int]] = defaultdict(list)
    for one in sorted(rows):
        top, seen = one, {one}
        while top in above and above[top] not in seen:
            top = above[top]
            seen.add(top)
        tops[top].append(one)
    return tops


def _distinct(sources: Iterable[Iterable[Source]]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(one for some in sources for one in some))

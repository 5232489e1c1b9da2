"""What officers decided on the articles and principles of an act, laid over what is proposed.

In: a `Qualification`, and decisions. Out: each article and principle with what was decided of it. A letter may cite what was
agreed or added, and what nobody decided on yet, which is marked; never what was refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gravamen.standards.citing import references
from gravamen.standards.instruments import guarantee, instrument, ratification
from gravamen.standards.models import Reference
from gravamen.standards.principles import all_principles, principle
from gravamen.standards.qualification import Called, Qualification
from gravamen.standards.tables import tables

Kind = Literal["article", "principle"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What an officer decided: "agreed", "refused", or "added" to what is proposed."""

    decision: str
    reason: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article or a principle of an act. `decided` is None where nobody has decided on it."""

    kind: Kind
    of: str  # "C087 Article 3", or the key of a principle
    title: str
    words: str  # what it guarantees, what it says
    because: str  # why it is proposed; empty of a principle, and of what an officer added
    state: str  # how the State stands to the instrument
    source: str
    references: tuple[Reference, ...]
    printable: bool  # seen in a source and public on the day
    decided: Decided | None

    @property
    def cited(self) -> bool:
        """Whether a letter may cite it."""
        return self.printable and (self.decided is None or self.decided.decision != "refused")


def weighed(
    one: Qualification, country: str, on: datetime.date, decisions: Mapping[tuple[str, str], Decided]
) -> tuple[Weighed, ...]:
    """Articles first, then principles; last what an officer added. `decisions` by (kind, of)."""
    found = [_article(called, decisions.get(("article", f"{called.instrument} {called.article}"))) for called in one.articles]
    found += [
        _principle(said.principle, said.words, said.references, decisions.get(("principle", said.principle)))
        for said in one.principles
    ]
    known = {(row.kind, row.of) for row in found}
    for (kind, of), decided in decisions.items():
        if (kind, of) in known:
            continue
        if kind == "article" and of in articles():
            found.append(_added(of, country, on, decided))
        elif kind == "principle" and of in {row.id for row in all_principles()}:
            row = principle(of)
            found.append(_principle(of, row.words, references(row, on), decided))
    return tuple(found)


def articles() -> dict[str, str]:
    """All articles that an officer can add, by their names ("C087 Article 3"), with what each guarantees."""
    return {
        f"{row['instrument']} {row['article']}": row["guarantees"]
        for row in tables("instruments.toml")["article"]
        if row["instrument"] != "constitution"
    }


def parted(of: str) -> tuple[str, str]:
    """ "C087 Article 3" as ("C087", "Article 3")."""
    id, _, article = of.partition(" ")
    return id, article


def _article(called: Called, decided: Decided | None) -> Weighed:
    source = called.ratification.source if called.ratification else ""
    return Weighed(
        "article",
        f"{called.instrument} {called.article}",
        f"{called.short}, {called.article}",
        called.guarantees,
        called.because,
        called.state,
        source,
        (),
        called.printable,
        decided,
    )


def _added(of: str, country: str, on: datetime.date, decided: Decided) -> Weighed:
    id, article = parted(of)
    words, status = guarantee(id, article)
    bound = ratification(country, id, on) if id.startswith("C") else None
    called = Called(id, instrument(id)["short"], article, words, "", bound, status == "seen")
    return _article(called, decided)


def _principle(key: str, words: str, printed: tuple[Reference, ...], decided: Decided | None) -> Weighed:
    source = printed[0].source if printed else principle(key).source
    return Weighed("principle", key, key.replace("-", " "), words, "", "", source, printed, bool(printed), decided)

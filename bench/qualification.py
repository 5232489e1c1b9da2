"""What the Committee relied on in ten of its cases, and what our qualification says of the same acts.

`python bench/qualification.py`. In: `qualification.toml`, written from the cases before our answers were looked at. Out: for
each case what agrees, what ours has not and what ours has beside; recall and precision, of articles and of principles. The
Committee says what a case called for, ours what could be argued, and the lists of NORMLEX that were read are cut off: so what
ours has beside is no fault by itself, and the precision is the least that it can be.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timing import table

from gravamen.standards.instruments import ratification
from gravamen.standards.models import ActFacts, Hit
from gravamen.standards.principles import principles_for
from gravamen.standards.qualification import qualify
from gravamen.terms import ActType

CASES = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Compared:
    """One case: what the Committee used, and what ours has, in the order in which ours names it."""

    number: int
    country: str
    used: tuple[str, ...]
    ours: tuple[str, ...]
    ratified: str  # whether ours says the same of Conventions Nos 87 and 98 as the report

    @property
    def agreed(self) -> tuple[str, ...]:
        return tuple(one for one in self.used if one in self.ours)

    @property
    def missed(self) -> tuple[str, ...]:
        return tuple(one for one in self.used if one not in self.ours)

    @property
    def beside(self) -> tuple[str, ...]:
        return tuple(one for one in self.ours if one not in self.used)


def compare(case: dict[str, Any]) -> Compared:
    """Our articles and principles for the acts of a case, beside those of the Committee."""
    officers = case.get("officers", ())
    ours: dict[str, None] = {}
    for name in case["acts"]:
        hit = (Hit("an officer", "person", "chair", True),) if name in officers else ()
        act = ActFacts(name, ActType(name), victims=hit)
        one = qualify(act, case["country"], case["examined"])
        ours.update(dict.fromkeys(f"{called.instrument} {called.article}" for called in one.articles))
        # the Compilation came out after these cases: what the Committee said is compared, not what could be printed then
        ours.update(dict.fromkeys(principle.id for principle in principles_for(act.type)))
    used = (*case["articles"], *case["principles"])
    return Compared(case["number"], case["country"], used, tuple(ours), _ratified(case))


def is_article(name: str) -> bool:
    return name.split()[0].isupper()


def _ratified(case: dict[str, Any]) -> str:
    if "ratified" not in case:
        return "not said"
    bound = [id for id in ("C087", "C098") if ratification(case["country"], id, case["examined"]).ratified]
    return "same" if bound == case["ratified"] else f"ours: {', '.join(bound) or 'none'}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _rates(cases: Iterable[Compared], kind: str) -> list[str]:
    """Recall and precision over all cases, of articles, of principles or of both."""

    def counted(names: Iterable[str]) -> int:
        return sum(kind == "both" or is_article(name) == (kind == "articles") for name in names)

    found = list(cases)
    used, agreed, ours = (sum(counted(getattr(one, part)) for one in found) for part in ("used", "agreed", "ours"))
    return [kind, str(used), str(ours), str(agreed), _share(agreed, used), _share(agreed, ours)]


def main() -> None:
    found = [compare(case) for case in tomllib.loads(CASES.read_text("utf-8"))["case"]]
    table(
        "Ten cases of the Committee on Freedom of Association: what it relied on, and ours.",
        ["case", "it relied on", "ours agrees", "ours has not", "beside", "recall", "precision", "ratified"],
        [
            [
                f"No. {one.number} ({one.country})",
                str(len(one.used)),
                ", ".join(one.agreed) or "–",
                ", ".join(one.missed) or "–",
                str(len(one.beside)),
                _share(len(one.agreed), len(one.used)),
                _share(len(one.agreed), len(one.ours)),
                one.ratified,
            ]
            for one in found
        ],
    )
    table(
        "All ten together. Precision: of what ours names, what the lists of NORMLEX as far as they were read have too.",
        ["of", "the Committee", "ours", "agrees", "recall", "precision"],
        [_rates(found, kind) for kind in ("articles", "principles", "both")],
    )
    print("\nWhat ours names beside, for a lawyer to look at:\n")
    for one in found:
        print(f"- No. {one.number} ({one.country}): {', '.join(one.beside)}")


if __name__ == "__main__":
    main()

"""What the Committee relied on in ten of its cases, and what our qualification says of the same acts.

`python bench/qualification.py`. In: `qualification.toml`, written from the cases before our answers were looked at. Out: a
table: each article and principle that the Committee used, and whether ours has it; how many more ours has. More is no fault:
the Committee says what a case called for, and ours says what could be argued.
"""

from __future__ import annotations

import tomllib
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
    """One case: what the Committee used, what ours has of it, what ours has beside it."""

    number: int
    country: str
    used: tuple[str, ...]
    agreed: tuple[str, ...]
    beside: int
    ratified: str  # whether ours says the same of Conventions Nos 87 and 98 as the report


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
    agreed = tuple(one for one in used if one in ours)
    return Compared(case["number"], case["country"], used, agreed, len(set(ours) - set(used)), _ratified(case))


def _ratified(case: dict[str, Any]) -> str:
    if "ratified" not in case:
        return "not said"
    bound = [id for id in ("C087", "C098") if ratification(case["country"], id, case["examined"]).ratified]
    return "same" if bound == case["ratified"] else f"ours: {', '.join(bound) or 'none'}"


def main() -> None:
    cases = tomllib.loads(CASES.read_text("utf-8"))["case"]
    rows = []
    used = agreed = 0
    for case in cases:
        one = compare(case)
        used, agreed = used + len(one.used), agreed + len(one.agreed)
        missed = ", ".join(name for name in one.used if name not in one.agreed)
        rows.append(
            [
                f"No. {one.number} ({one.country})",
                ", ".join(name.replace("_", " ") for name in case["acts"]),
                ", ".join(one.used),
                f"{len(one.agreed)} of {len(one.used)}",
                missed or "–",
                str(one.beside),
                one.ratified,
            ]
        )
    table(
        "Ten cases of the Committee on Freedom of Association: what it relied on, and ours.",
        ["case", "acts", "the Committee", "ours agrees", "ours has not", "ours beside", "ratified"],
        rows,
    )
    print(f"{agreed} of {used} articles and principles.")


if __name__ == "__main__":
    main()

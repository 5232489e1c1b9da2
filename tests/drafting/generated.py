"""Generated briefs for hypothesis: any types of acts, with anything known or not known of each.

In: nothing. Out: a strategy of briefs. Persons and bodies bear plainly generator-made names.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gravamen.drafting.facts import Brief, Party
from gravamen.terms import ActType, Certainty, OrganisationKind

from .making import Scene, group

COUNTRIES = ("BY", "CO", "TR", "SZ", "KR", "PH", "US", "IR")  # ratified, not ratified, date or year or neither known
DATES = (None, "2021-02-16", "2021-02-17", "2021-02-17~", "2021-03", "2020", "2020-08/2020-09", "2021-01/..", "../2021-03")
GROUPS = (
    group("workers", 34),
    group("police"),
    group("a garment worker", 1),
    group("union members"),
    group("Officials"),
    group("the management"),
    group("several strikers", 7),
)
DETAILS = {
    "place": ("the office of GWU1", "Testville", "at the gate", "the home of Testo Generated-01", "his apartment"),
    "object": ("two laptops", "his books", "a copy of the search record", "All documents of GWU1"),
    "penalty": ("25 days of administrative arrest", "up to three years in prison"),
    "legal_basis": ("Article 342 of the Criminal Code",),
    "ground": ("refusing to open the door", "“bad conduct”", "for joining the union"),
}


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    scene = Scene(draw(st.sampled_from(COUNTRIES)), reports=draw(st.integers(1, 3)))
    parties: list[Party] = list(GROUPS)
    for number in range(1, draw(st.integers(1, 2)) + 1):
        kind = draw(st.sampled_from(OrganisationKind))
        acronym = f"GWU{number}" if draw(st.booleans()) else None
        parties.append(scene.body(f"Generated Workers' Union {number}", acronym, kind, affiliate=draw(st.booleans())))
    for number in range(1, draw(st.integers(1, 3)) + 1):
        role = draw(st.sampled_from((None, "chairman", "lawyer for the Test region")))
        sex = draw(st.sampled_from((None, "female", "male")))
        union = draw(st.sampled_from((None, parties[len(GROUPS)])))
        parties.append(scene.person(f"Testo Generated-{number:02}", role, union, sex))
    some = st.lists(st.sampled_from(parties), max_size=3, unique=True)
    for _ in range(draw(st.integers(1, 6))):
        details: dict[str, Any] = {
            name: draw(st.one_of(st.none(), st.sampled_from(values))) for name, values in DETAILS.items()
        }
        scene.act(
            draw(st.sampled_from(ActType)),
            draw(st.sampled_from(DATES)),
            draw(some),
            draw(some),
            certainty=draw(st.sampled_from(Certainty)),
            occasion=draw(st.sampled_from((None, "E1", "E2"))),
            told_by=draw(st.one_of(st.none(), st.sampled_from(parties))),
            victim_count=draw(st.sampled_from((None, 1, 12))),
            otherwise=draw(st.sampled_from((None, "2021-02-18"))),
            **details,
        )
    if draw(st.booleans()):
        scene.tell("a branch was founded", "2020-08", scene.acts[:1])
    if draw(st.booleans()):
        scene.tell(None, None, (), quote="They said “nothing”.")
    return scene.brief(draw(st.sampled_from(("verified", "proposed"))), demands=("To send a mission.",))

"""Who did an act: the State, an employer, or nobody knows."""

from __future__ import annotations

import pytest

from gravamen.standards.authors import doer_of_group, doer_of_kind
from gravamen.standards.models import Doer
from gravamen.terms import OrganisationKind


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("the police", Doer.STATE),
        ("Belarusian authorities", Doer.STATE),
        ("сотрудники ОМОНа", Doer.STATE),
        ("суд Советского района", Doer.STATE),
        ("la policía", Doer.STATE),
        ("management", Doer.EMPLOYER),
        ("руководство завода", Doer.EMPLOYER),
        ("l'employeur", Doer.EMPLOYER),
        ("unknown men", None),
        ("соседи", None),
    ],
)
def test_groups(words: str, doer: Doer | None) -> None:
    assert doer_of_group(words) is doer


@pytest.mark.parametrize(
    ("kind", "doer"),
    [
        (OrganisationKind.POLICE, Doer.STATE),
        (OrganisationKind.COURT, Doer.STATE),
        (OrganisationKind.STATE_BODY, Doer.STATE),
        (OrganisationKind.EMPLOYER, Doer.EMPLOYER),
        (OrganisationKind.UNION, Doer.OTHER),
    ],
)
def test_organisations(kind: OrganisationKind, doer: Doer) -> None:
    assert doer_of_kind(kind) is doer

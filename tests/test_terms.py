from __future__ import annotations

from gravamen.terms import ActType, Family


def test_every_act_type_has_its_family() -> None:
    assert {kind.family for kind in ActType} == set(Family)
    assert ActType.PLANTED_EVIDENCE.family is Family.HOME
    assert ActType.DENIAL_OF_REGISTRATION.family is Family.ASSOCIATION
    assert len(ActType) == 37

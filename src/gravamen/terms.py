"""The field's terms that every room uses: types of acts and their families, certainty, kinds of organisations and so on.

Act types and the kinds of organisations are those of the annotation scheme for reports of trade-union rights
violations; "act", "victim" and "perpetrator" are terms of the HURIDOCS Events Standard Formats (2nd edition, 2001).
"""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """What an act strikes at; families order a letter and colour a passage."""

    LIFE = "life and integrity"
    LIBERTY = "liberty"
    HOME = "home, property and privacy"
    ASSOCIATION = "association"
    EMPLOYMENT = "employment"
    BARGAINING = "bargaining and strike"
    EXPRESSION = "expression and law"


class ActType(StrEnum):
    """What was done."""

    KILLING = "killing"
    ATTEMPTED_KILLING = "attempted_killing"
    ENFORCED_DISAPPEARANCE = "enforced_disappearance"
    TORTURE_ILL_TREATMENT = "torture_ill_treatment"
    PHYSICAL_ASSAULT = "physical_assault"
    SEXUAL_VIOLENCE = "sexual_violence"
    THREAT_OF_VIOLENCE = "threat_of_violence"
    ARREST_DETENTION = "arrest_detention"
    CRIMINAL_CHARGE = "criminal_charge"
    IMPRISONMENT_SENTENCE = "imprisonment_sentence"
    ADMINISTRATIVE_PENALTY = "administrative_penalty"
    INTERROGATION_SUMMONS = "interrogation_summons"
    HOUSE_ARREST = "house_arrest"
    TRAVEL_BAN = "travel_ban"
    FORCED_EXILE = "forced_exile"
    DENIAL_OF_DUE_PROCESS = "denial_of_due_process"
    SEARCH_RAID = "search_raid"
    SEIZURE = "seizure"
    PROPERTY_DAMAGE = "property_damage"
    SURVEILLANCE = "surveillance"
    PLANTED_EVIDENCE = "planted_evidence"
    DENIAL_OF_REGISTRATION = "denial_of_registration"
    DISSOLUTION_SUSPENSION = "dissolution_suspension"
    INTERFERENCE = "interference"
    REFUSAL_OF_RECOGNITION = "refusal_of_recognition"
    DENIAL_OF_ACCESS = "denial_of_access"
    DISMISSAL = "dismissal"
    THREAT_OF_DISMISSAL = "threat_of_dismissal"
    DISCRIMINATION = "discrimination"
    FORCED_RESIGNATION_DISAFFILIATION = "forced_resignation_disaffiliation"
    REFUSAL_TO_BARGAIN = "refusal_to_bargain"
    STRIKE_PROHIBITION = "strike_prohibition"
    STRIKE_BREAKING = "strike_breaking"
    DISPERSAL_OF_ASSEMBLY = "dispersal_of_assembly"
    CENSORSHIP_DEFAMATION = "censorship_defamation"
    RESTRICTIVE_LEGISLATION = "restrictive_legislation"
    OTHER = "other"

    @property
    def family(self) -> Family:
        return _FAMILIES[self]


_FAMILIES = {
    kind: family
    for family, first, last in (
        (Family.LIFE, ActType.KILLING, ActType.THREAT_OF_VIOLENCE),
        (Family.LIBERTY, ActType.ARREST_DETENTION, ActType.DENIAL_OF_DUE_PROCESS),
        (Family.HOME, ActType.SEARCH_RAID, ActType.PLANTED_EVIDENCE),
        (Family.ASSOCIATION, ActType.DENIAL_OF_REGISTRATION, ActType.DENIAL_OF_ACCESS),
        (Family.EMPLOYMENT, ActType.DISMISSAL, ActType.FORCED_RESIGNATION_DISAFFILIATION),
        (Family.BARGAINING, ActType.REFUSAL_TO_BARGAIN, ActType.DISPERSAL_OF_ASSEMBLY),
        (Family.EXPRESSION, ActType.CENSORSHIP_DEFAMATION, ActType.OTHER),
    )
    for kind in list(ActType)[list(ActType).index(first) : list(ActType).index(last) + 1]
}


class Certainty(StrEnum):
    """How the report gives the act: as done, as somebody's allegation, or as a threat."""

    STATED = "stated"
    ALLEGED = "alleged"
    THREATENED = "threatened"


class CircumstanceKind(StrEnum):
    """What a circumstance tells of a detention or of a letter; most tell of neither."""

    RELEASE = "release"
    TRANSFER = "transfer"  # to another place
    DEATH = "death"
    SENT = "sent"  # a letter left the house
    REPLY = "reply"  # to a letter


class OrganisationKind(StrEnum):
    GLOBAL_UNION = "global union"
    NATIONAL_CENTRE = "national centre"
    UNION = "union"
    LOCAL_UNION = "local union"
    EMPLOYER = "employer"
    POLICE = "police"
    COURT = "court"
    STATE_BODY = "state body"
    INTERGOVERNMENTAL = "intergovernmental"
    OTHER = "other"


class SenderKind(StrEnum):
    """Who a report comes from, as the weight of what it says depends on it."""

    UNION = "union"  # the union that was hit, or another
    VICTIM = "victim"
    FAMILY = "family"
    LAWYER = "lawyer"
    WITNESS = "witness"
    AUTHORITY = "authority"
    EMPLOYER = "employer"
    PRESS = "press"
    OTHER = "other"


class Use(StrEnum):
    """Whom a document goes to: each person may agree to one and not to another."""

    ILO = "ilo"  # which sends a complaint on to the government
    GOVERNMENT = "government"
    PRESS = "press"
    PUBLIC = "public"


class Shown(StrEnum):
    """How much of a person a document shows, from least to most."""

    NOTHING = "nothing"  # neither name nor office
    ROLE = "role"  # what they are, not who
    INITIALS = "initials"
    NAME = "name"

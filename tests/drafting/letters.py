"""Twelve made cases in twelve countries, each as an affiliate might report it: what whole letters are judged on.

In: nothing. Out: briefs by name. No person, union or employer in them exists.
"""

from __future__ import annotations

from collections.abc import Callable

from gravamen.drafting.facts import Brief
from gravamen.terms import ActType as T
from gravamen.terms import Certainty
from gravamen.terms import OrganisationKind as K

from .making import Scene, group


def killing_in_colombia() -> Brief:
    s = Scene("CO")
    union = s.body("Generated Oil Workers' Union", "GOWU", affiliate=True)
    lead = s.person("Testo Generated-01", "treasurer", union, "male")
    widow = s.person("Testa Generated-02", "shop steward", union, "female")
    killed = s.act(T.KILLING, "2024-03-11", lead, group("two gunmen", 2), place="Barrancabermeja")
    s.act(T.THREAT_OF_VIOLENCE, "2024-02", (lead, widow), group("a paramilitary group"), place="Barrancabermeja")
    s.act(T.ATTEMPTED_KILLING, "2024-04-02", widow, group("unknown men"), place="the town of Yondó")
    s.act(T.FORCED_EXILE, "2024-04", widow)
    s.tell("The prosecution has not opened an inquiry", None, (killed,))
    return s.brief()


def dismissals_in_turkey() -> Brief:
    s = Scene("TR", reports=1)
    union = s.body("Generated Metal Workers' Union", "GMW", affiliate=True)
    company = s.body("Generated Cable Company", None, K.EMPLOYER)
    s.tell("In January 2024, the union applied for certification as bargaining agent", "2024-01")
    s.act(T.DISMISSAL, "2024-02-05", group("workers", 34), company, ground="joining the union")
    s.act(T.THREAT_OF_DISMISSAL, "2024-02", group("the remaining members"), company)
    s.act(T.FORCED_RESIGNATION_DISAFFILIATION, "2024-02/2024-03", group("workers", 120), company)
    s.act(T.REFUSAL_TO_BARGAIN, "2024-03-01/..", union, company)
    s.act(T.DISPERSAL_OF_ASSEMBLY, "2024-03-15", group("dismissed workers"), group("police"), place="front of the factory")
    return s.brief()


def banned_union_in_eswatini() -> Brief:
    s = Scene("SZ")
    union = s.body("Generated Textile Workers' Union of Eswatini", "GTWUE")
    court = s.body("High Court of Eswatini", None, K.COURT)
    secretary = s.person("Testo Generated-03", "general secretary", union, "male")
    s.act(T.DISSOLUTION_SUSPENSION, "2024-01-15", union, court)
    s.act(T.STRIKE_PROHIBITION, "2024-01-20", group("textile workers"), court, place="the Matsapha industrial site")
    s.act(T.ARREST_DETENTION, "2024-01-22", secretary, group("police"), place="Manzini", occasion="arrest")
    s.act(T.TORTURE_ILL_TREATMENT, "2024-01-22", secretary, group("police officers"), occasion="arrest")
    s.act(T.CRIMINAL_CHARGE, "2024-01-23", secretary, legal_basis="the Suppression of Terrorism Act", occasion="arrest")
    return s.brief()


def strike_in_korea() -> Brief:
    s = Scene("KR")
    union = s.body("Generated Transport Workers' Union", "GTU", affiliate=True)
    ministry = s.body("Ministry of Employment and Labour", None, K.STATE_BODY)
    chair = s.person("Testo Generated-04", "president", union, "male")
    vice = s.person("Testa Generated-05", "vice president", union, "female")
    s.act(T.STRIKE_PROHIBITION, "2023-11-29", group("truck drivers"), ministry)
    s.act(T.STRIKE_BREAKING, "2023-12", group("truck drivers"), group("government"))
    s.act(T.SEARCH_RAID, "2023-12-02", union, group("police"), place="the headquarters of GTU", occasion="raid")
    s.act(T.SEIZURE, "2023-12-02", union, group("police"), object="computers and membership lists", occasion="raid")
    s.act(T.ARREST_DETENTION, "2023-12-03", (chair, vice), group("police"))
    s.act(T.IMPRISONMENT_SENTENCE, "2024-02-14", chair, penalty="two years in prison", ground="obstruction of business")
    return s.brief()


def raids_in_belarus_without_doers() -> Brief:
    s = Scene("BY")
    union = s.body("Generated Independent Union", "GIU", affiliate=True)
    one = s.person("Testa Generated-06", "deputy chairperson", union, "female")
    s.act(T.SEARCH_RAID, "2022-04-19", union, place="the office of GIU", otherwise="2022-04-20")
    s.act(T.SEIZURE, "2022-04-19", union, object="all documents and two laptops")
    s.act(T.ARREST_DETENTION, "2022-04-19", one)
    s.act(T.INTERROGATION_SUMMONS, "2022-04-20", one)
    s.act(T.HOUSE_ARREST, "2022-04-29", one)
    s.act(T.TRAVEL_BAN, "2022-04-29", one)
    s.act(T.PROPERTY_DAMAGE, "2022-04-19", union, object="the door of the office")
    return s.brief()


def massacre_alleged_in_the_philippines() -> Brief:
    s = Scene("PH")
    union = s.body("Generated Sugar Workers' Federation", "GSWF")
    army = s.body("Generated Infantry Battalion", None, K.STATE_BODY)
    nine = group("sugar workers", 9)
    s.act(T.KILLING, "2023-10-20", nine, army, certainty=Certainty.ALLEGED, place="Negros Occidental")
    s.act(T.ENFORCED_DISAPPEARANCE, "2023-11", s.person("Testo Generated-07", "organizer", union), certainty=Certainty.ALLEGED)
    s.act(T.CENSORSHIP_DEFAMATION, "2023-12", union, group("government officials"))
    s.act(T.SURVEILLANCE, "2023-11/..", group("union leaders"), group("soldiers"))
    s.act(T.DISPERSAL_OF_ASSEMBLY, "2024-01-10", place="Bacolod City")
    return s.brief()


def registration_refused_in_kazakhstan() -> Brief:
    s = Scene("KZ")
    union = s.body("Generated Confederation of Independent Trade Unions", "GCITU")
    ministry = s.body("Ministry of Justice", None, K.STATE_BODY)
    s.act(T.DENIAL_OF_REGISTRATION, "2023-06-01", union, ministry, ground="errors in its by-laws")
    s.act(T.DENIAL_OF_REGISTRATION, "2023-09-12", union, ministry)
    s.act(T.INTERFERENCE, None, union, group("authorities"))
    s.act(T.RESTRICTIVE_LEGISLATION, "2014", (), group("parliament"))
    s.act(T.DISSOLUTION_SUSPENSION, "2024-02", union, penalty="six months")
    return s.brief()


def domestic_workers_in_lebanon() -> Brief:
    s = Scene("LB")
    union = s.body("Generated Domestic Workers' Union", "GDWU")
    leader = s.person("Testa Generated-08", "founder", union, "female")
    s.act(T.REFUSAL_OF_RECOGNITION, None, union, group("ministry"))
    s.act(T.ARREST_DETENTION, "2024-01-03", leader, group("security forces"), occasion="airport", place="Beirut")
    s.act(T.DENIAL_OF_DUE_PROCESS, "2024-01-03", leader, group("security forces"), occasion="airport")
    s.act(T.FORCED_EXILE, "2024-01-04", leader, group("security forces"), place="Lebanon", occasion="airport")
    s.act(T.SEXUAL_VIOLENCE, "2023", group("domestic workers"), group("employers"), certainty=Certainty.ALLEGED)
    return s.brief()


def factory_in_bangladesh() -> Brief:
    s = Scene("BD")
    union = s.body("Generated Garment Workers' Federation", "GGWF", affiliate=True)
    mill = s.body("Generated Apparels Ltd", None, K.EMPLOYER)
    one = s.person("Testa Generated-09", "president of the factory union", union, "female")
    two = s.person("Testo Generated-10", None, union, "male")
    s.act(T.PHYSICAL_ASSAULT, "2023-10-31", (one, two), group("thugs"), place="Gazipur", occasion="gate")
    s.act(T.DENIAL_OF_ACCESS, "2023-11-01", (one, two), mill, occasion="gate")
    s.act(T.DISMISSAL, "2023-11-02", (one, two), mill, occasion="gate")
    s.act(T.CRIMINAL_CHARGE, "2023-11-05", group("workers", 1500), group("police"), ground="vandalism")
    s.act(T.KILLING, "2023-11-08", group("a garment worker", 1), group("police"), place="Gazipur")
    s.act(T.THREAT_OF_DISMISSAL, "2023-11", group("union members"), mill, certainty=Certainty.THREATENED)
    return s.brief()


def trial_in_zimbabwe() -> Brief:
    s = Scene("ZW", reports=1)
    union = s.body("Generated Teachers' Union of Zimbabwe", "GTUZ")
    one = s.person("Testo Generated-11", "president", union, "male")
    s.act(T.ARREST_DETENTION, "2024-01-10", (one, group("other members", 15)), group("police"), place="Harare")
    s.act(T.ADMINISTRATIVE_PENALTY, "2024-01-12", one, group("court"))
    s.act(T.CRIMINAL_CHARGE, "2024-01-12", (), group("prosecutors"), legal_basis="Section 37 of the Criminal Law Act")
    s.act(T.PLANTED_EVIDENCE, "2024-01-10", (), group("police"), object="leaflets", place="his car", told_by=union)
    s.tell(None, None, (), quote="Teachers have asked for a living wage since 2018.")
    s.tell(None, None, (), quote='The ministry did not reply to "three letters".')
    return s.brief()


def discrimination_in_georgia() -> Brief:
    s = Scene("GE")
    union = s.body("Generated Miners' Union", None)
    mine = s.body("Generated Manganese Mine", "GMM", K.EMPLOYER)
    one = s.person("Testo Generated-12", "chairman", union, "male")
    s.act(T.DISCRIMINATION, "2023-09", one, mine, ground="his union activity", place="the Shukruti mine")
    s.act(T.DISCRIMINATION, "2023-10", group("strikers", 7), mine)
    s.act(T.REFUSAL_OF_RECOGNITION, "2023-10", union, mine)
    s.act(T.DISMISSAL, "2023-11-01", (one, group("strikers", 7)), mine, certainty=Certainty.THREATENED)
    s.act(T.DISMISSAL, "2024-01~", one, place="the Shukruti mine")
    return s.brief()


def one_arrest_in_iran() -> Brief:
    s = Scene("IR", reports=1)
    s.act(T.ARREST_DETENTION, "2024-05-01", s.person("Testa Generated-13", sex="female"))
    return s.brief(status="proposed")


LETTERS: dict[str, Callable[[], Brief]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        killing_in_colombia,
        dismissals_in_turkey,
        banned_union_in_eswatini,
        strike_in_korea,
        raids_in_belarus_without_doers,
        massacre_alleged_in_the_philippines,
        registration_refused_in_kazakhstan,
        domestic_workers_in_lebanon,
        factory_in_bangladesh,
        trial_in_zimbabwe,
        discrimination_in_georgia,
        one_arrest_in_iran,
    )
}

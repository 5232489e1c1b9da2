"""English: how acts of every type are told, as unions, courts and newspapers write; and what tells of none.

Rows of a type and sentences that must be read as one act of it. Names are plainly made up.
"""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.text import Text

TOLD: dict[str, list[str]] = {
    "administrative_penalty": [
        "The union must pay 40,000 euros because of its blockade.",
        "The regulator obtained penalties of $1.2 million against the union and its officials.",
        "The employees were surcharged for the days they were on strike.",
        "Each marcher had to pay 50 dollars.",
    ],
    "arrest_detention": [
        "The capture of five strikers was reported on Monday.",
        "Two strikers are said to have been arrested.",
        "Military police took the chairman from his sick bed.",
        "The bakers' leader is in the central prison.",
        "Since Monday the fishermen's leader has been in the hands of the coastguard.",
    ],
    "attempted_killing": [
        "Somebody loosened the wheels of the organiser's car.",
        "Three bullets struck the car of the federation's lawyer on the airport road.",
        "A lorry without plates forced the chairwoman's motorcycle into a ditch.",
    ],
    "censorship_defamation": [
        "A pro-government newspaper published false allegations about the union's finances.",
        "The mayor told reporters that the nurses were terrorists in white.",
        "State television called the strikers foreign agents.",
    ],
    "criminal_charge": [
        "The mine has taken six strikers to court.",
        "The general manager accused the shop stewards of theft and handed them over to the police.",
        "The company wants 4 million from the eleven members of the committee for the three days of the stoppage.",
        "The bank has gone to the police with a complaint of theft against the two delegates.",
    ],
    "denial_of_access": [
        "The organiser may no longer enter the dormitories.",
        "Officials of the agricultural workers' union are chased away from farms.",
        "Guards threw two organisers out of the canteen.",
        "The campus police took two organisers off the grounds.",
    ],
    "denial_of_due_process": [
        "The police refused to take up the case.",
        "The prosecutor mislaid the complaint of the beaten pickets.",
        "Police have refused to open a file on the beating.",
    ],
    "denial_of_registration": [
        "The papers of the new union were rejected for the sixth time.",
        "The Department of Trade Union Affairs returned the application for the fourth time.",
        "The registrar will not enter the domestic workers' union in the register.",
        "The gardeners' union has been waiting for its papers for 20 months.",
    ],
    "discrimination": [
        "The railway administration issued charge sheets to 70 employees for taking part in the demonstration.",
        "The ministry has posted the chairman, a physics teacher, to an island with no secondary school.",
        "The drivers who struck now get the oldest buses.",
    ],
    "dismissal": [
        "In Sampleland, more than 100 lecturers at Sample University were sent home for taking part in the go-slow.",
        "The bakery dropped nine bread-van drivers the week they joined the union.",
        "The spinning mill has thrown out 60 women for stopping work.",
    ],
    "dispersal_of_assembly": [
        "The army surrounded the stadium to prevent the rally.",
        "The May Day march got no farther than the bridge, where the police had parked their trucks.",
        "The march was turned round at the river.",
    ],
    "dissolution_suspension": [
        "The president signed a decree dissolving the bar association and three unions.",
        "The prefect has forbidden the federation to meet, collect dues or use its name for a year.",
        "The court has taken away the union's legal personality.",
    ],
    "enforced_disappearance": [
        "Two labour organisers have been missing since 3 May.",
        "The two organisers went out to buy bread and have not come back.",
        "Soldiers deny holding the four fishermen whom the whole village saw them take.",
    ],
    "forced_exile": [
        "The federation's leaders now operate from abroad.",
        "Of the nine committee members, seven are now across the border.",
        "Eleven of the foreign strikers were put on the plane on Thursday.",
    ],
    "forced_resignation_disaffiliation": [
        "Teachers were ordered to leave the independent union and join the official one.",
        "Every worker at the plant was handed a typed letter of resignation from the union and a pen.",
        "Half of the committee stepped down after a night in the manager's house.",
    ],
    "house_arrest": [
        "The chairman may not leave his house without two policemen.",
        "A tag on his ankle keeps the delegate within 20 metres of his door.",
        "The court let the leader out of prison and shut him in his home.",
    ],
    "imprisonment_sentence": [
        "The appeals court doubled his prison term.",
        "The trade union leader will spend the next four years behind bars.",
        "He has to serve eight months.",
    ],
    "interference": [
        "The registrar refused to accept the results of the union's internal elections.",
        "The party secretary chaired the union's election meeting.",
        "The labour minister has declared the union's election null and void.",
    ],
    "interrogation_summons": [
        "The Criminal Investigation Department recorded a statement from the union leader for three hours.",
        "Twice a week since May the chairwoman has had to explain herself to a captain in the security building.",
    ],
    "killing": [
        "A bus driver was stoned to death by strikebreakers.",
        "The chairman went home from the meeting by the river path and was fished out on Thursday with his hands tied.",
        "Gunmen cut down the banana workers' president at his gate.",
    ],
    "other": [
        "The water to the strikers' lines was turned off on the second day.",
        "Families of the locked-out pickers were put out of their huts.",
    ],
    "physical_assault": [
        "Guards swung chains at the women on the picket and put four in hospital.",
        "A foreman emptied a kettle of boiling water over the picket.",
        "The organiser was held down and kicked by four guards.",
    ],
    "planted_evidence": [
        "Two cartridges turned up in the coat of the delegate, who owns no gun.",
        "The leaflets had been slipped into the boot by the police themselves.",
        "The receipts on which the charge rests are forged.",
    ],
    "property_damage": [
        "The door was kicked in and the furniture smashed.",
        "Someone cut the tyres of the organisers' van.",
        "Somebody put bricks through the windows of the union shop.",
    ],
    "refusal_of_recognition": [
        "The company has appealed against the labour board's decision to certify the union.",
        "The company says that its couriers are partners and that partners have no union.",
        "The company has asked the tribunal to throw out the union's claim to represent its drivers.",
    ],
    "refusal_to_bargain": [
        "After 14 months there is still no contract, because the company keeps cancelling bargaining sessions.",
        "The owners have not answered a letter since March.",
        "The federal government has abandoned the agreement it signed with the lecturers in 2009.",
    ],
    "restrictive_legislation": [
        "Under the new code, strikes are only allowed after 60 days' notice.",
        "The reform makes it easier to fire workers and harder to strike.",
        "Parliament passed a law banning strikes in essential services.",
    ],
    "search_raid": [
        "Police carrying automatic weapons entered the union's compound.",
        "Nine men with a warrant for somebody else went through her flat.",
        "Men from the tax office turned over the union's rooms.",
    ],
    "seizure": [
        "The union's two motorcycles stand in the police yard.",
        "The officers left with the union's server.",
        "Officers emptied the safe of the branch.",
    ],
    "sexual_violence": [
        "The supervisor puts his hands on any woman who speaks of the union.",
    ],
    "strike_breaking": [
        "Agency teachers were hired to cover classes.",
        "The airline leased planes with foreign crews for the length of the strike.",
        "The cannery has bolted its doors against the packers until they drop the claim.",
    ],
    "strike_prohibition": [
        "Parliament approved emergency legislation forcing 1,700 school support workers back to work.",
        "Hospital strikes were made a crime by a decree read out on the radio.",
        "The authorities, relying on the Public Order Decree, refused to allow the industrial action.",
    ],
    "surveillance": [
        "Plainclothes officers have been watching the office since the strike was announced.",
        "The company's cameras have been turned to face the union room.",
        "The ministry has an informer in the executive.",
    ],
    "threat_of_dismissal": [
        "The employer hinted at closing the plant should the union win.",
        "The owner told the women that he could find fifty others tomorrow.",
        "Supervisors have been saying that the new line will go to another plant unless the card drive stops.",
    ],
    "threat_of_violence": [
        "Soldiers visited organisers at home and told them to stop their union work.",
        "The union has had a letter with two bullets in it.",
        "A colonel has said that the next march will be met with bullets.",
    ],
    "torture_ill_treatment": [
        "The detained teachers have had no water since Friday.",
        "The chairman has spent fifty days in a cell without a window.",
        "Warders took the blankets of the six strikers in January.",
    ],
    "travel_ban": [
        "The authorities would not let him leave for the conference.",
        "The authorities refused to let the leaders travel to the world congress.",
        "The seamen's passports are locked in the agent's safe.",
    ],
}

SILENT = [
    "The union demands the reinstatement of all dismissed workers.",
    "Members voted by 90 per cent to strike.",
    "The union hired a lawyer to represent its members.",
    "The court dismissed the company's appeal.",
    "The union has 5,000 members in 40 branches.",
    "He joined the union in 1998 and was elected general secretary in 2010.",
    "The workers occupied the plant.",
    "The Ministry of Labour registered the union on 4 June.",
    "The union's general secretary said the government should respect its obligations.",
    "The plant employs 1,200 workers, most of them women.",
    "In 2015 the two unions merged.",
    "The union took the company to court over unpaid wages.",
    "The company announced a profit of 20 million dollars.",
    "The workers set up a committee to negotiate with management.",
    "The new factory will create 300 jobs.",
    "The chairman opened the meeting and welcomed the delegates.",
    "The union expelled two members for misconduct.",
    "The agreement was extended for another year.",
    "The government raised the minimum wage by 10 per cent.",
    "The judge adjourned the case to 5 May.",
    "The department of labour published its annual report.",
    "The union printed 2,000 leaflets and distributed them at the gates.",
    "The airline operates flights to 30 countries.",
    "The union rejected the offer.",
    "The ILO asked the government to amend the law so that public servants may strike.",
]


@pytest.mark.parametrize(
    ("kind", "text"),
    [pytest.param(kind, text, id=f"{kind}-{at}") for kind, texts in TOLD.items() for at, text in enumerate(texts, 1)],
)
def test_an_act_is_told_in_many_ways(kind: str, text: str) -> None:
    assert [act.type.value for act in read(Text.plain(text), language="en").acts] == [kind]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_act_stays_silent(text: str) -> None:
    assert read(Text.plain(text), language="en").acts == ()


PARTIES = [
    ("Some thirty members of the Sample Guard beat two pickets.", "two pickets", "members of the Sample Guard"),
    ("The union's page was blocked by order of the telecommunications regulator.", "union", "telecommunications regulator"),
    ("Twelve nurses, all executives of the branch, were dismissed by the hospital board.", "nurses", "hospital board"),
    ("Guards beat two workers, one of them pregnant.", "workers", "Guards"),
    ("Cases were filed against 150 workers by the company.", "workers", "company"),
    ("Soldiers were sent in against the workers during the strike.", "workers", "Soldiers"),
    ("Sixteen drivers were questioned one by one by the security service.", "drivers", "security service"),
    ("The utility, for its part, has docked the pay of every member of the committee.", "member", "utility"),
    ("Those who refused were dismissed by the company.", "Those who", "company"),
    (
        "Five members were arrested in their beds last Wednesday by the Sample Security Agency.",
        "members",
        "Sample Security Agency",
    ),
]


@pytest.mark.parametrize(("text", "victim", "doer"), PARTIES)
def test_who_was_hit_and_who_did_it(text: str, victim: str, doer: str) -> None:
    act = read(Text.plain(text), language="en").acts[0]
    hit = [party.text for party in act.victims]
    assert len(hit) == 1
    assert hit[0] in victim or victim in hit[0]
    assert [party.text for party in act.perpetrators] == [doer]


DATES = [
    ("Sampleville, 2 May 2013 – On Saturday police arrested two strikers.", "2013-04-27"),
    ("Sampleville, 2 May 2013 – Police arrested two strikers.", None),
    ("2 May, 2013Samplia's police arrested two strikers yesterday.", "2013-05-01"),
    ("In a communication dated 6 May 2009 the union says that the ministry refused to register it.", None),
    ("On 9 January 2022 he was beaten. Two days earlier soldiers searched the union's office.", "2022-01-07"),
    ("They met on Monday 6 June 2016. On the following Wednesday police arrested two strikers.", "2016-06-08"),
    ("The strike began on 3 March 2019. In the same month the company dismissed nine strikers.", "2019-03"),
    ("He was barred from leaving the country for two years after his release on 3 March 2019.", "2019-03-03"),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_when_it_was_done(text: str, date: str | None) -> None:
    act = read(Text.plain(text), language="en").acts[-1]
    assert (act.date.text if act.date else None) == date

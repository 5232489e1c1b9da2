"""French and Spanish: whom an act hit, where a pronoun, a list, a clause in between or who tells of it stands around the verb.

Names are plainly made up; organisations are of no country in particular.
"""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.text import Text

BOTH = ["Ana Testova", "Juan Testov"]
UNIONS = ["Federación Muestra de Docentes", "Sindicato Ensayo de Bananeros"]
VICTIMS = [
    # elided and doubled pronouns, and whom they do not mean
    ("fr", "Jean Testov rentrait du travail. La police l'a arrêté.", "arrest_detention", ["Jean Testov"]),
    ("fr", "Jean Testov sortait de réunion. Deux hommes l'ont frappé.", "physical_assault", ["Jean Testov"]),
    ("fr", "Anne Testova réclamait ses heures. Le directeur, Jean Testov, l'a licenciée.", "dismissal", ["Anne Testova"]),
    ("fr", "Le juge lui a interdit de quitter la ville.", "travel_ban", []),
    ("es", "Ana Testova reclamó sus horas. El gerente, Juan Testov, la amenazó de muerte.", "threat_of_violence", BOTH[:1]),
    ("es", "Ana Testova reclamó sus horas. El gerente Juan Testov la despidió.", "dismissal", BOTH[:1]),
    ("es", "El juez le dictó prisión preventiva a Juan Testov.", "arrest_detention", BOTH[1:]),
    ("es", "La policía le quitó el teléfono a Ana Testova.", "seizure", BOTH[:1]),
    ("es", f"Se les negó la inscripción a la {UNIONS[0]} y al {UNIONS[1]}.", "denial_of_registration", UNIONS),
    # "se voir" with an infinitive
    ("fr", "Les délégués Ana Testova et Juan Testov se sont vu refuser l'entrée.", "denial_of_access", BOTH),
    ("fr", "Anne Testova s'est vue refuser l'accès au chantier.", "denial_of_access", ["Anne Testova"]),
    # lists and pairs
    ("es", "La detención de dos dirigentes: Ana Testova y Juan Testov.", "arrest_detention", BOTH),
    ("fr", "On signale le licenciement de deux délégués : Ana Testova et Juan Testov.", "dismissal", BOTH),
    ("es", "Tanto Ana Testova como Juan Testov fueron imputados por sabotaje.", "criminal_charge", BOTH),
    ("fr", "Tant Ana Testova que Juan Testov ont été inculpés de sabotage.", "criminal_charge", BOTH),
    ("es", "Ana Testova y Juan Testov salieron de la planta. Ambos fueron detenidos.", "arrest_detention", BOTH),
    ("fr", "Ana Testova et Juan Testov sont en grève. Tous deux ont été arrêtés.", "arrest_detention", BOTH),
    ("es", f"El gobierno disolvió a la {UNIONS[0]} y al {UNIONS[1]}.", "dissolution_suspension", UNIONS),
    ("es", "Contra los dirigentes Ana Testova y Juan Testov pesan órdenes de captura.", "criminal_charge", BOTH),
    (
        "es",
        "La policía allanó la sede de la Federación Muestra de Docentes y la vivienda de su presidenta, Ana Testova.",
        "search_raid",
        ["Federación Muestra de Docentes", "Ana Testova"],
    ),
    # a clause in between, a participle before
    ("fr", "Jean Testov, que les gendarmes recherchaient, a été abattu chez lui.", "killing", ["Jean Testov"]),
    ("fr", "Anne Testova, dont le mari avait été arrêté, a été licenciée.", "dismissal", ["Anne Testova"]),
    ("es", "Juan Testov, a quien los soldados buscaban, fue asesinado en su casa.", "killing", BOTH[1:]),
    ("es", "Ana Testova, a la que la empresa había trasladado, fue despedida.", "dismissal", BOTH[:1]),
    ("es", "Despedida por fundar un sindicato, Ana Testova lleva dos años sin trabajo.", "dismissal", BOTH[:1]),
    ("es", "El dirigente Juan Testov apareció muerto en un zanjón.", "killing", BOTH[1:]),
    # who tells of it
    ("es", "El secretario Juan Testov denunció que la policía disolvió la marcha.", "dispersal_of_assembly", []),
    ("fr", "Selon Anne Testova, secrétaire générale, la police a dispersé la marche.", "dispersal_of_assembly", []),
    # a union told of by its kind, and where its name ends
    ("es", "El Sindicato Ensayo de Bananeros para. La policía allanó la sede del gremio.", "search_raid", UNIONS[1:]),
    (
        "fr",
        "Le Syndicat Témoin des Dockers est en grève. La police a fouillé le local du syndicat.",
        "search_raid",
        ["Syndicat Témoin des Dockers"],
    ),
    (
        "fr",
        "Le ministère a ordonné la dissolution du Syndicat Témoin des Mineurs et le transfert de ses biens.",
        "dissolution_suspension",
        ["Syndicat Témoin des Mineurs"],
    ),
    ("fr", "La police a fouillé le local du Front Témoin des Dockers.", "search_raid", ["Front Témoin des Dockers"]),
    ("fr", "Sa collègue Anne Testova a été rétrogradée.", "discrimination", ["Anne Testova"]),
]


@pytest.mark.parametrize(("language", "text", "kind", "victims"), VICTIMS)
def test_whom_it_hit(language: str, text: str, kind: str, victims: list[str]) -> None:
    act = next(act for act in read(Text.plain(text), language=language).acts if act.type.value == kind)
    assert [party.text for party in act.victims] == victims


def test_who_stands_by_the_one_held_keeps_nobody_away() -> None:
    (act,) = read(Text.plain("Ni sa famille ni son avocat n'ont pu voir Jean Testov."), language="fr").acts
    assert [party.text for party in act.victims] == ["Jean Testov"]
    assert not act.perpetrators


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("es", "Doce resultaron heridos.", 12), ("fr", "Les gendarmes ont frappé les dockers et arrêté cinq d'entre eux.", 5)],
)
def test_a_number_in_words_is_how_many(language: str, text: str, number: int) -> None:
    act = read(Text.plain(text), language=language).acts[-1]
    assert act.victim_count == number
    assert all(party.counted for party in act.victims)

"""Acts told in French and Spanish: agreement, pronouns, what is alleged, what is threatened, who goes without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gravamen.drafting.facts import Brief
from gravamen.drafting.stories import in_time
from gravamen.drafting.tongues import tongue
from gravamen.drafting.wording import in_language
from gravamen.terms import ActType as T
from gravamen.terms import Certainty
from gravamen.terms import OrganisationKind as K

from ..making import Scene, group

POLICE = group("police")


def told(brief: Brief, language: str) -> list[str]:
    said = tongue(language)
    worded, _ = in_language(brief, said)
    paragraphs = said.teller(worded).tell(in_time(worded.acts), worded.circumstances)
    return [one.text.replace("\u00a0", " ") for paragraph in paragraphs for one in paragraph]


def woman_in_a_car(scene: Scene) -> None:
    she = scene.person("Testa Generated-01", "treasurer", scene.body("Generated Union", "GU"), "female")
    scene.act(T.ARREST_DETENTION, "2021-02-16", she)
    scene.act(T.ADMINISTRATIVE_PENALTY, "2021-02-17", she, group("court"), penalty="25 days of administrative arrest")


def home_and_man(scene: Scene) -> None:
    he = scene.person("Testo Generated-01", sex="male")
    scene.act(T.SEARCH_RAID, "2021-02-16", he, place="the apartment of Testo Generated-01")
    scene.act(T.ARREST_DETENTION, "2021-02-16", he)


def police_at_home(scene: Scene) -> None:
    he = scene.person("Testo Generated-01", sex="male")
    scene.act(T.SEARCH_RAID, "2021-02-16", he, POLICE, place="the home of Testo Generated-01")
    scene.act(T.ARREST_DETENTION, "2021-02-16", he, POLICE)


def two_women(scene: Scene) -> None:
    pair = (scene.person("Testa Generated-01", sex="female"), scene.person("Testa Generated-02", sex="female"))
    scene.act(T.DISMISSAL, "2021-02-16", pair)
    scene.act(T.DENIAL_OF_ACCESS, "2021-03-16", pair, scene.body("Generated Mill", None, K.EMPLOYER))


def woman_and_man(scene: Scene) -> None:
    pair = (scene.person("Testa Generated-01", sex="female"), scene.person("Ihar Generated-02", sex="male"))
    scene.act(T.PHYSICAL_ASSAULT, "2021-02-16", pair, group("unknown men"))


def alleged_killings(scene: Scene) -> None:
    scene.act(T.KILLING, "2021-02-16", group("workers", 9), group("soldiers"), certainty=Certainty.ALLEGED)
    scene.act(T.KILLING, "2021-03-16", victim_count=1, certainty=Certainty.ALLEGED)


def refused_twice(scene: Scene) -> None:
    union = scene.body("Generated Federation of Teachers", "GFT")
    ministry = scene.body("Ministry of Justice", None, K.STATE_BODY)
    scene.act(T.DENIAL_OF_REGISTRATION, "2021-02-16", union, ministry)
    scene.act(T.DENIAL_OF_REGISTRATION, "2021-09-16", union, ministry)


def going_on(scene: Scene) -> None:
    scene.act(T.REFUSAL_TO_BARGAIN, "2021-02/..", scene.body("Generated Union", "GU"), group("employer"))
    scene.act(T.INTERFERENCE, None, scene.body("Generated Union Two", "GU2"), group("authorities"))


def threats(scene: Scene) -> None:
    she = scene.person("Testa Generated-01", sex="female")
    scene.act(T.KILLING, "2021-02-16", she, certainty=Certainty.THREATENED)
    scene.act(T.ARREST_DETENTION, "2021-03-16", she, POLICE, certainty=Certainty.THREATENED)
    scene.act(T.CENSORSHIP_DEFAMATION, "2021-04-16", she, POLICE, certainty=Certainty.THREATENED)
    scene.act(T.SEARCH_RAID, "2021-05-16", (), POLICE, certainty=Certainty.THREATENED)


def exiled(scene: Scene) -> None:
    scene.act(T.FORCED_EXILE, "2021-02-16", scene.person("Testa Generated-01", sex="female"), place="Belarus")
    scene.act(T.FORCED_RESIGNATION_DISAFFILIATION, "2021-03-16", group("workers", 7), certainty=Certainty.ALLEGED)


def nobody_known(scene: Scene) -> None:
    scene.act(T.CRIMINAL_CHARGE, "2021-02-16", legal_basis="Article 342 of the Criminal Code")
    scene.act(T.DISMISSAL, "2021-03-16")
    scene.act(T.SEARCH_RAID, "2021-04-16")
    scene.act(T.RESTRICTIVE_LEGISLATION, "2021-05-16")


SENTENCES: list[tuple[Callable[[Scene], None], list[str], list[str]]] = [
    (
        woman_in_a_car,
        [
            "Le 16 février 2021, Testa Generated-01, trésorière du syndicat Generated Union (GU), a été placée en détention.",
            "Le lendemain, un tribunal l’a condamnée à 25 jours de détention administrative.",
        ],
        [
            "El 16 de febrero de 2021, Testa Generated-01, tesorera del sindicato Generated Union (GU), fue detenida.",
            "Al día siguiente, un tribunal la condenó a 25 días de arresto administrativo.",
        ],
    ),
    (
        home_and_man,  # "il" could be the apartment
        [
            "Le 16 février 2021, l’appartement de Testo Generated-01 a été perquisitionné, et ce dernier a été placé en "
            "détention."
        ],
        ["El 16 de febrero de 2021, el apartamento de Testo Generated-01 fue registrado, y este fue detenido."],
    ),
    (
        police_at_home,
        ["Le 16 février 2021, la police a perquisitionné le domicile de Testo Generated-01 et l’a placé en détention."],
        ["El 16 de febrero de 2021, la policía registró el domicilio de Testo Generated-01 y lo detuvo."],
    ),
    (
        two_women,
        [
            "Le 16 février 2021, Testa Generated-01 et Testa Generated-02 ont été licenciées.",
            "Le 16 mars 2021, l’entreprise Generated Mill leur a refusé l’accès au lieu de travail.",
        ],
        [
            "El 16 de febrero de 2021, Testa Generated-01 y Testa Generated-02 fueron despedidas.",
            "El 16 de marzo de 2021, la empresa Generated Mill les denegó el acceso al lugar de trabajo.",
        ],
    ),
    (
        woman_and_man,
        ["Le 16 février 2021, des inconnus ont agressé Testa Generated-01 et Ihar Generated-02."],
        ["El 16 de febrero de 2021, varios desconocidos agredieron a Testa Generated-01 y a Ihar Generated-02."],
    ),
    (
        alleged_killings,
        [
            "Le 16 février 2021, des soldats auraient tué neuf travailleurs.",
            "Le 16 mars 2021, une personne aurait été tuée.",
        ],
        [
            "El 16 de febrero de 2021, varios soldados habrían matado a nueve trabajadores.",
            "El 16 de marzo de 2021, una persona habría sido asesinada.",
        ],
    ),
    (
        refused_twice,
        [
            "Le 16 février 2021, le ministère de la Justice a refusé d’enregistrer le syndicat Generated Federation of "
            "Teachers (GFT).",
            "Le 16 septembre 2021, le ministère de la Justice a refusé de l’enregistrer.",
        ],
        [
            "El 16 de febrero de 2021, el Ministerio de Justicia se negó a registrar el sindicato Generated Federation of "
            "Teachers (GFT).",
            "El 16 de septiembre de 2021, el Ministerio de Justicia se negó a registrarlo.",
        ],
    ),
    (
        going_on,
        [
            "Depuis février 2021, l’employeur refuse de négocier avec le syndicat Generated Union (GU).",
            "Les autorités ont interféré dans les affaires du syndicat Generated Union Two (GU2).",
        ],
        [
            "Desde febrero de 2021, el empleador se ha negado a negociar con el sindicato Generated Union (GU).",
            "Las autoridades se han injerido en los asuntos del sindicato Generated Union Two (GU2).",
        ],
    ),
    (
        threats,
        [
            "Le 16 février 2021, Testa Generated-01 a été menacée de mort.",
            "Le 16 mars 2021, la police l’a menacée d’arrestation.",
            "Le 16 avril 2021, la police l’a menacée de censure ou de diffamation.",
            "Le 16 mai 2021, la police a menacé de perquisition des personnes que le rapport ne nomme pas.",
        ],
        [
            "El 16 de febrero de 2021, Testa Generated-01 fue amenazada de muerte.",
            "El 16 de marzo de 2021, la policía la amenazó con la detención.",
            "El 16 de abril de 2021, la policía la amenazó con la censura o difamación.",
            "El 16 de mayo de 2021, la policía amenazó con un registro a personas a las que el informe no nombra.",
        ],
    ),
    (
        exiled,
        [
            "Le 16 février 2021, Testa Generated-01 a été contrainte de quitter le Bélarus.",
            "Le 16 mars 2021, sept travailleurs auraient été contraints de démissionner ou de quitter le syndicat.",
        ],
        [
            "El 16 de febrero de 2021, Testa Generated-01 se vio obligada a abandonar Belarús.",
            "El 16 de marzo de 2021, siete trabajadores se habrían visto obligados a renunciar o a abandonar el sindicato.",
        ],
    ),
    (
        nobody_known,
        [
            "Le 16 février 2021, des poursuites pénales ont été engagées en vertu de l’article 342 du Code pénal.",
            "Le 16 mars 2021, des travailleurs ont été licenciés.",
            "Le 16 avril 2021, des locaux ont été perquisitionnés.",
            "Le 16 mai 2021, une législation qui restreint les droits syndicaux a été adoptée.",
        ],
        [
            "El 16 de febrero de 2021, se iniciaron actuaciones penales en virtud del artículo 342 del Código Penal.",
            "El 16 de marzo de 2021, varios trabajadores fueron despedidos.",
            "El 16 de abril de 2021, varios locales fueron registrados.",
            "El 16 de mayo de 2021, se aprobó legislación que restringe los derechos sindicales.",
        ],
    ),
]


@pytest.mark.parametrize(("make", "french", "spanish"), SENTENCES, ids=[row[0].__name__ for row in SENTENCES])
def test_sentences(make: Callable[[Scene], None], french: list[str], spanish: list[str]) -> None:
    scene = Scene()
    make(scene)
    assert told(scene.brief(), "fr") == french
    assert told(scene.brief(), "es") == spanish


def test_names_of_the_language_take_their_article_and_are_short_afterwards() -> None:
    scene = Scene()
    union = scene.body("Fédération des mineurs", "FDM", affiliate=True)
    scene.act(T.DISSOLUTION_SUSPENSION, "2021-02-16", union, POLICE)
    scene.act(T.SEIZURE, "2021-03-16", union, POLICE)
    brief = scene.brief()
    brief = replace(
        brief,
        profile=replace(brief.profile, language="fr"),
        acts=tuple(replace(one, perpetrators=(group("la police"),)) for one in brief.acts),
    )
    assert told(brief, "fr") == [
        "Le 16 février 2021, la police a dissous ou suspendu notre organisation affiliée, la Fédération des mineurs (FDM).",
        "Le 16 mars 2021, la police a saisi des biens de la FDM.",
    ]

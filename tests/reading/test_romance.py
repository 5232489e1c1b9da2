"""French and Spanish: acts with those hit, their dates and doers, in the manners of unions, courts and newspapers.

Names are plainly made up or common nouns; organisations are of no country in particular.
"""

from __future__ import annotations

import datetime

import pytest

from gravamen.reading import read
from gravamen.reading.models import Act
from gravamen.text import Text

SENT = datetime.date(2020, 6, 30)
Told = tuple[str, list[str], str | None]


def told(act: Act) -> Told:
    return act.type.value, [party.text for party in act.victims], act.date.text if act.date else None


FRENCH: list[tuple[str, list[Told]]] = [
    ("La police a arrêté plus de 15 syndicalistes le 3 mai.", [("arrest_detention", ["syndicalistes"], "2020-05-03")]),
    ("Quinze travailleurs ont été licenciés pour avoir fait grève.", [("dismissal", ["travailleurs"], None)]),
    ("Aucun travailleur n’a été arrêté.", []),
    (
        "M. Jean Generé, président du syndicat, a été condamné à six mois de prison ferme.",
        [("imprisonment_sentence", ["Jean Generé"], None)],
    ),
    ("La direction refuse de négocier avec le syndicat.", [("refusal_to_bargain", ["syndicat"], None)]),
    (
        "Le 12 mars 2019, la police a perquisitionné le siège du Syndicat national des testeurs (SNT) et a saisi des livres.",
        [
            ("search_raid", ["Syndicat national des testeurs"], "2019-03-12"),
            ("seizure", ["Syndicat national des testeurs"], "2019-03-12"),
        ],
    ),
    (
        "Le ministre a refusé d’enregistrer la Confédération des testeurs (CT).",
        [("denial_of_registration", ["Confédération des testeurs"], None)],
    ),
    ("Ils ont été convoqués au commissariat et interrogés pendant cinq heures.", [("interrogation_summons", [], None)]),
    ("La police a dispersé la manifestation à coups de gaz lacrymogène.", [("dispersal_of_assembly", [], None)]),
    ("Nous demandons au gouvernement de libérer les syndicalistes détenus.", []),
    (
        "Le syndicat dénonce l’arrestation de trois de ses membres, dont Marie Generée et Paul Generé.",
        [("arrest_detention", ["Marie Generée", "Paul Generé"], None)],
    ),
    ("Des dizaines d’enseignant·e·s ont été arrêté·e·s.", [("arrest_detention", ["enseignant·e·s"], None)]),
    ("Trois délégués qui faisaient grève contre un plan ont été mis dehors.", [("dismissal", ["délégués"], None)]),
    ("Il y a deux mois, la direction a mis à pied deux déléguées.", [("discrimination", ["déléguées"], "2020-05")]),
    ("L’employeur n’a jamais voulu s’asseoir à la table.", [("refusal_to_bargain", [], None)]),
    ("Son avocat n’a pas pu le rencontrer.", [("denial_of_due_process", [], None)]),
    ("Jean Testov a été fauché d’une rafale le 1er mai 2004.", [("killing", ["Jean Testov"], "2004-05-01")]),
    ("Le syndicat a suspendu son mot d’ordre de grève après un accord avec la direction.", []),
    ("L’usine ferme ses portes à Noël, comme chaque année.", []),
    # "il" is a person, and "s’" stands with its verb
    (
        "Jean Testov préside le syndicat. Il a été emmené au commissariat.",
        [("arrest_detention", ["Jean Testov"], None)],
    ),
    ("L’avocat de Jean Testov s’est vu refuser l’accès au dossier.", [("denial_of_due_process", ["avocat"], None)]),
    # what was decided was done; what had to be done was done
    ("Le gouvernement a décidé de dissoudre le syndicat.", [("dissolution_suspension", ["syndicat"], None)]),
    ("Jean Testov a dû fuir le pays.", [("forced_exile", ["Jean Testov"], None)]),
    # nouns that are forms of verbs too
    ("La direction menace de licencier les grévistes.", [("threat_of_dismissal", ["grévistes"], None)]),
    ("La demande d’agrément du syndicat a été rejetée par le préfet.", [("denial_of_registration", ["syndicat"], None)]),
    ("Le tribunal a ordonné la levée immédiate du piquet de grève.", [("strike_prohibition", [], None)]),
    # one verb, and what it is done to tells the act
    ("Le préfet a interdit la marche du syndicat.", [("dispersal_of_assembly", ["syndicat"], None)]),
    ("La police a interdit la réunion du syndicat.", [("interference", ["syndicat"], None)]),
    ("Le gouvernement a interdit la grève des médecins.", [("strike_prohibition", ["médecins"], None)]),
    ("Les délégués n’ont pas pu accéder à leur lieu de travail.", [("denial_of_access", ["délégués"], None)]),
    ("« La grève continue », a poursuivi Jean Testov.", []),
    ("Le salaire minimum du secteur privé a été relevé avant la grève.", []),
    ("Les manifestants se sont dispersés dans le calme.", []),
    ("La direction a mis à la disposition du syndicat un nouveau local.", []),
    # who takes up names: those counted before or after, "the one", whose turn it is
    (
        "Deux délégués ont été arrêtés. Il s’agit de Jean Testov, secrétaire du syndicat, et de Paul Generé.",
        [("arrest_detention", ["Jean Testov", "Paul Generé"], None)],
    ),
    (
        "Jean Testov et Paul Generé sont venus au ministère. La police a arrêté les deux délégués.",
        [("arrest_detention", ["Jean Testov", "Paul Generé"], None)],
    ),
    ("C’est au tour de Jean Testov, président du syndicat, d’avoir été arrêté.", [("arrest_detention", ["Jean Testov"], None)]),
    ("Jean Testov préside le syndicat. L’intéressé a été licencié.", [("dismissal", ["Jean Testov"], None)]),
    (
        "Le tribunal a condamné six dirigeants - dont le président Jean Testov - à un mois de prison.",
        [("imprisonment_sentence", ["Jean Testov"], None)],
    ),
    ("Cinq d’entre eux ont été interpellés.", [("arrest_detention", ["Cinq d’entre eux"], None)]),
    # what those who write, or workers, do themselves
    ("Nous suspendons le mouvement dès jeudi.", []),
    ("Les ouvriers ont suspendu leur action.", []),
    # told in sum first, or at the end
    (
        "Deux dirigeants ont été arrêtés dans la nuit. Jean Testov a été arrêté chez lui. Paul Generé a été arrêté au siège.",
        [("arrest_detention", ["Jean Testov"], None), ("arrest_detention", ["Paul Generé"], None)],
    ),
    (
        "La police a arrêté cinq militants. Au total, huit ouvriers ont été arrêtés.",
        [("arrest_detention", ["militants"], None)],
    ),
    (
        "Jean Testov et Paul Generé ont été interpellés. Ils ont été enlevés chez eux par des gendarmes.",
        [("arrest_detention", ["Jean Testov", "Paul Generé"], None)],
    ),
    ("Jean Testov est soupçonné d’avoir falsifié un registre.", []),
    ("On les arrête, on les licencie.", []),
    ("Les travailleurs-euses licencié-e-s ont manifesté.", [("dismissal", ["travailleurs-euses"], None)]),
    ("Le 15/10/19, la police a arrêté deux militants.", [("arrest_detention", ["militants"], "2019-10-15")]),
    (
        "Le gouvernement a emprisonné, du 3 au 11 octobre 2019, Jean Testov et Paul Generé.",
        [("arrest_detention", ["Jean Testov", "Paul Generé"], "2019-10-03/2019-10-11")],
    ),
    (
        "Nous demandons la réintégration des douze salariés licenciés pour fait de grève.",
        [("dismissal", ["salariés"], None)],
    ),
]
SPANISH: list[tuple[str, list[Told]]] = [
    (
        "Fueron detenidos cuatro dirigentes sindicales, entre ellos María Generada y Juan Generado.",
        [("arrest_detention", ["María Generada", "Juan Generado"], None)],
    ),
    ("Ningún trabajador fue detenido.", []),
    ("La policía no detuvo a los trabajadores.", []),
    ("La gerencia se niega a negociar con el sindicato.", [("refusal_to_bargain", ["sindicato"], None)]),
    (
        "El 12 de marzo de 2019, la policía allanó la sede del Sindicato Nacional de Probadores (SINAP) e incautó libros.",
        [
            ("search_raid", ["Sindicato Nacional de Probadores"], "2019-03-12"),
            ("seizure", ["Sindicato Nacional de Probadores"], "2019-03-12"),
        ],
    ),
    ("Quince trabajadores fueron despedidos por participar en una huelga.", [("dismissal", ["trabajadores"], None)]),
    (
        "Hombres armados asesinaron a Luis Generado, secretario general de la seccional, el 3 de abril de 2020.",
        [("killing", ["Luis Generado"], "2020-04-03")],
    ),
    ("Los trabajadores fueron amenazados de muerte por desconocidos.", [("threat_of_violence", ["trabajadores"], None)]),
    ("Exigimos al gobierno que libere a los detenidos.", []),
    ("El 24 de junio, trece personas fueron asesinadas por sicarios.", [("killing", ["personas"], "2020-06-24")]),
    (
        "Carlos Generado, presidente del sindicato, fue condenado a seis años de prisión.",
        [("imprisonment_sentence", ["Carlos Generado"], None)],
    ),
    (
        "La policía detuvo el pasado viernes a varias decenas de sindicalistas.",
        [("arrest_detention", ["sindicalistas"], "2020-06-26")],
    ),
    ("A sus dirigentes se les citó en la comisaría.", [("interrogation_summons", ["dirigentes"], None)]),  # taken up by "les"
    ("La empresa puso en la calle a ocho trabajadores.", [("dismissal", ["trabajadores"], None)]),  # "a" after the phrase
    ("Cayó abatido a tiros Miguel Generado, secretario del sindicato.", [("killing", ["Miguel Generado"], None)]),  # verb first
    ("Los querellantes alegan que 14 afiliados fueron objeto de despido.", [("dismissal", ["afiliados"], None)]),
    ("Hace dos meses se produjo la detención del tesorero.", [("arrest_detention", ["tesorero"], "2020-05")]),
    ("La empresa no se presentó a las audiencias de conciliación.", [("refusal_to_bargain", [], None)]),
    ("No se sabe si hay trabajadores detenidos.", []),
    ("Los dirigentes serían despedidos.", []),
    ("Al sindicato la empresa no le reconoce legitimación.", [("refusal_of_recognition", ["sindicato"], None)]),
    ("Al Sindicato Modelo se le negó la toma de nota en 2019.", [("denial_of_registration", ["Sindicato Modelo"], "2019")]),
    ("Los agentes metieron droga en su mochila.", [("planted_evidence", [], None)]),
    ("El juez suspendió la huelga de los médicos.", [("strike_prohibition", ["médicos"], None)]),
    ("Los huelguistas recibieron el apoyo de la población.", []),
    ("La asamblea suspendió la huelga tras un acuerdo con la patronal.", []),
    ("Los guardias no dejaron pasar a los delegados de la garita.", [("denial_of_access", ["delegados"], None)]),
    ("La fiscalía pide seis años de cárcel para los huelguistas.", [("criminal_charge", ["huelguistas"], None)]),
    ("El juez le impuso a Juan Testov arresto domiciliario con tobillera.", [("house_arrest", ["Juan Testov"], None)]),
    ("Juan Testov fue juzgado sin abogado y a puerta cerrada.", [("denial_of_due_process", ["Juan Testov"], None)]),
    ("La empresa trajo eventuales para cubrir los puestos de los huelguistas.", [("strike_breaking", [], None)]),
    ("El ministerio archivó la solicitud de inscripción del sindicato.", [("denial_of_registration", ["sindicato"], None)]),
    ("El ministro tachó de mafiosos a los maestros en huelga.", [("censorship_defamation", ["maestros"], None)]),
    ("Juan Testov tuvo que huir del país tras las amenazas.", [("forced_exile", ["Juan Testov"], None)]),
    ("El gerente advirtió que los huelguistas serían despedidos.", [("threat_of_dismissal", [], None)]),
    ("La empresa y el sindicato firmaron el convenio colectivo.", []),
    ("El sindicato pidió la personería jurídica y convocó a sus delegados.", []),
    ("Los huelguistas quemaron neumáticos y cortaron la ruta.", []),
    ("La directiva del sindicato levantó la huelga tras el acuerdo.", []),
]


@pytest.mark.parametrize(
    ("language", "text", "acts"),
    [("fr", *row) for row in FRENCH] + [("es", *row) for row in SPANISH],
    ids=[f"{language}-{at}" for language, rows in (("fr", FRENCH), ("es", SPANISH)) for at in range(len(rows))],
)
def test_acts(language: str, text: str, acts: list[Told]) -> None:
    reading = read(Text.plain(text), language=language, sent=SENT)
    assert [told(act) for act in reading.acts] == acts


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_passage_stands_in_the_text(language: str) -> None:
    text = Text.plain("\n\n".join(row[0] for row in (FRENCH if language == "fr" else SPANISH)))
    for act in read(text, language=language, sent=SENT).acts:
        for passage in (act.passage, act.reason.trigger, *(party.passage for party in (*act.victims, *act.perpetrators))):
            assert text.quote(passage).strip()


def test_french_law_and_fine_are_told_whole() -> None:
    text = Text.plain("Jean Testov a été condamné en vertu de l’article 87 bis du Code pénal à une amende de 500 000 francs.")
    act = read(text, language="fr", sent=SENT).acts[0]
    assert act.legal_basis is not None
    assert act.penalty is not None
    assert act.legal_basis.text == "article 87 bis du Code pénal"
    assert act.penalty.text == "amende de 500 000 francs"

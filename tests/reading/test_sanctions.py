"""Laws and penalties of acts: how they are written, to which act they belong, and what looks like one and is none.

Names are plainly made up or common nouns; organisations are of no country in particular.
"""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text


def told(language: str, text: str, kind: str, field: str) -> object:
    """The field of the first act of the type."""
    whole = Text.plain(text)
    acts = as_annotation(whole, read(whole, language=language))["acts"]
    return next(act[field] for act in acts if act["type"] == kind)


LAWS = [
    (
        "en",
        "Under section 7(1)(b) of the Trade Union Act No. 12 of 2003 the Registrar refused to register the Sample Union.",
        "denial_of_registration",
        "section 7(1)(b) of the Trade Union Act No. 12 of 2003",
    ),
    (
        "en",
        "Ivan Testov is charged under arts. 342, part 1, and 364 of the Criminal Code.",
        "criminal_charge",
        "arts. 342, part 1, and 364 of the Criminal Code",
    ),
    ("en", "Ten workers were charged under s. 505 of the Penal Code.", "criminal_charge", "s. 505 of the Penal Code"),
    ("en", "They were charged with sedition under section 124A IPC.", "criminal_charge", "section 124A IPC"),
    (
        "en",
        "Police arrested ten dockers under Section 27 of the Trade Disputes (Essential Services) Act.",
        "arrest_detention",
        "Section 27 of the Trade Disputes (Essential Services) Act",
    ),
    (
        "en",
        "Prosecutors charged the chairman under Article 361-2 (calls for sanctions) of the Criminal Code.",
        "criminal_charge",
        "Article 361-2 (calls for sanctions) of the Criminal Code",
    ),
    (
        "en",
        "Anna Testova was fined 500 rubles under part 2 of Article 23.4 of the Administrative Code.",
        "administrative_penalty",
        "part 2 of Article 23.4 of the Administrative Code",
    ),
    ("en", "The company dismissed 20 workers under Law 26/2015 on investment.", "dismissal", "Law 26/2015"),
    ("en", "Ms Testova was arrested under the Law Against Hatred.", "arrest_detention", "Law Against Hatred"),
    ("en", "He was charged under the country's cybercrime law.", "criminal_charge", "cybercrime law"),
    (
        "en",
        "Ten nurses were dismissed by virtue of Ministerial Decision No. 31 of 2018.",
        "dismissal",
        "Ministerial Decision No. 31 of 2018",
    ),
    (
        "en",
        "The court found Ivan Testov guilty under Article 23.34 of the Code and sentenced him to 15 days of arrest.",
        "administrative_penalty",
        "Article 23.34 of the Code",
    ),
    (
        "es",
        "El fiscal lo imputó en virtud del artículo 354 bis del Código del Trabajo.",
        "criminal_charge",
        "artículo 354 bis del Código del Trabajo",
    ),
    (
        "es",
        "La Superintendencia disolvió la federación mediante Resolución N.º SCPM-2020-012.",
        "dissolution_suspension",
        "Resolución N.º SCPM-2020-012",
    ),
    ("es", "La Ley Nº 21.402 prohíbe la huelga en los puertos.", "strike_prohibition", "Ley Nº 21.402"),
    ("es", "El sindicato fue disuelto conforme al DS 003-97-TR.", "dissolution_suspension", "DS 003-97-TR"),
    (
        "es",
        "La empresa despidió a 20 obreros al amparo del artículo 41, inciso b), de la Ley del Servicio Civil.",
        "dismissal",
        "artículo 41, inciso b), de la Ley del Servicio Civil",
    ),
    ("es", "Fueron detenidos en aplicación de la Ley Antiterrorista.", "arrest_detention", "Ley Antiterrorista"),
    (
        "fr",
        "Trois délégués ont été licenciés en vertu de l'article L. 2141-5 du code du travail.",
        "dismissal",
        "article L. 2141-5 du code du travail",
    ),
    (
        "fr",
        "Le préfet a dissous le syndicat en application de la loi n° 90-14 du 2 juin 1990.",
        "dissolution_suspension",
        "loi n° 90-14 du 2 juin 1990",
    ),
    ("fr", "L'arrêté n° 045/MATD suspend les activités du syndicat.", "dissolution_suspension", "arrêté n° 045/MATD"),
    ("fr", "Le procureur le poursuit en vertu de la loi antiterroriste.", "criminal_charge", "loi antiterroriste"),
]


@pytest.mark.parametrize(("language", "text", "kind", "law"), LAWS, ids=[f"{row[0]}-{row[3][:24]}" for row in LAWS])
def test_laws(language: str, text: str, kind: str, law: str) -> None:
    assert told(language, text, kind, "legal_basis") == law


NO_LAWS = [
    ("en", "The police arrested the leaders in violation of Article 23 of the Constitution.", "arrest_detention"),
    ("en", "Contrary to section 23 of the Labour Relations Act, the employer dismissed the shop stewards.", "dismissal"),
    ("en", "Section 37 of the Constitution guarantees assembly, yet police dispersed the march.", "dispersal_of_assembly"),
    ("en", "The refusal to register the union is contrary to Article 2 of Convention No. 87.", "denial_of_registration"),
    ("en", "The Article 10 Commission refused to register the Sample Union.", "denial_of_registration"),
    ("en", "Article 7 of the collective agreement was ignored when the mill dismissed ten workers.", "dismissal"),
    (
        "en",
        "The draft law would amend Article 5 of the Labour Code; meanwhile ten activists were arrested on 4 March.",
        "arrest_detention",
    ),
    ("es", "La empresa despidió a los delegados en violación del artículo 405 del Código del Trabajo.", "dismissal"),
    ("fr", "Au mépris de l'article L. 2411-1 du code du travail, la société a licencié le délégué.", "dismissal"),
]


@pytest.mark.parametrize(("language", "text", "kind"), NO_LAWS, ids=[row[1][:32] for row in NO_LAWS])
def test_laws_under_which_nothing_was_done(language: str, text: str, kind: str) -> None:
    assert told(language, text, kind, "legal_basis") is None


def test_a_law_that_those_hit_are_said_to_have_broken() -> None:
    text = "He has been charged with violating Article 295 of the Penal Code."
    assert told("en", text, "criminal_charge", "legal_basis") == "Article 295 of the Penal Code"


PENALTIES = [
    (
        "en",
        "In 2019 a court sentenced Ivan Testov to twelve years in a strict-regime colony.",
        "imprisonment_sentence",
        "twelve years in a strict-regime colony",
    ),
    (
        "en",
        "The Labour Court fined the Sample Union $250,000 and three of its officials $5,000 each.",
        "administrative_penalty",
        "$250,000",
    ),
    ("en", "He was handed a fine of Rs 50,000.", "administrative_penalty", "fine of Rs 50,000"),
    ("en", "The registrar suspended the union for six months.", "dissolution_suspension", "six months"),
    (
        "en",
        "She was sentenced to between three and five years in jail.",
        "imprisonment_sentence",
        "between three and five years in jail",
    ),
    (
        "en",
        "The court sentences Anna Testova to five years and 50 lashes for propaganda.",
        "imprisonment_sentence",
        "five years",
    ),
    (
        "en",
        'Ivan Testov was sentenced to two years of "restricted freedom".',
        "imprisonment_sentence",
        'two years of "restricted freedom"',
    ),
    ("en", "Three miners were condemned to death.", "imprisonment_sentence", "death"),
    ("en", "Five nurses were suspended without pay for two months.", "discrimination", "two months"),
    ("en", "The police fined the two pickets 30 basic units each.", "administrative_penalty", "30 basic units"),
    (
        "es",
        "Fue condenada a 15 años, 6 meses y 21 días de prisión.",
        "imprisonment_sentence",
        "15 años, 6 meses y 21 días de prisión",
    ),
    (
        "es",
        "Luis Testov fue sentenciado a treinta y dos meses de prisión.",
        "imprisonment_sentence",
        "treinta y dos meses de prisión",
    ),
    ("es", "El Ministerio multó al sindicato con 40.000 pesos.", "administrative_penalty", "40.000 pesos"),
    ("es", "La asociación fue suspendida por un año.", "dissolution_suspension", "un año"),
    (
        "fr",
        "Le tribunal l'a condamné à deux ans de prison, dont un avec sursis.",
        "imprisonment_sentence",
        "deux ans de prison, dont un avec sursis",
    ),
    ("fr", "La cour l'a condamné à vingt-cinq mois avec sursis.", "imprisonment_sentence", "vingt-cinq mois avec sursis"),
    ("fr", "Le maire a suspendu le délégué pour une durée de trois mois.", "discrimination", "trois mois"),
    ("fr", "Le délégué a été mis à pied pour trois jours.", "discrimination", "trois jours"),
]


@pytest.mark.parametrize(
    ("language", "text", "kind", "penalty"), PENALTIES, ids=[f"{row[0]}-{row[3][:24]}" for row in PENALTIES]
)
def test_penalties(language: str, text: str, kind: str, penalty: str) -> None:
    assert told(language, text, kind, "penalty") == penalty


def test_lengths_that_are_no_penalty() -> None:
    assert told("en", "The strike lasted for two days and police arrested ten workers.", "arrest_detention", "penalty") is None
    assert told("en", "The strikers, who had camped for three weeks, were arrested.", "arrest_detention", "penalty") is None
    assert told("en", "Home workers were arrested for two years of protests.", "arrest_detention", "penalty") is None
    assert told("es", "Tras doce días de huelga fueron despedidos.", "dismissal", "penalty") is None


def test_a_fine_beside_years_is_an_act_of_its_own() -> None:
    text = "The court jailed Ivan Testov for seven years and fined him 10,000 dollars."
    assert told("en", text, "imprisonment_sentence", "penalty") == "seven years"
    assert told("en", text, "administrative_penalty", "penalty") == "10,000 dollars"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ivan Testov was sentenced to twenty-five years in prison.", 25 * 365),
        ("Ivan Testov was sentenced to two years and six months in prison.", 2 * 365 + 180),
        ("Ivan Testov was sentenced to 4.5 years in prison.", 1642),
    ],
)
def test_days(text: str, days: int) -> None:
    assert told("en", text, "imprisonment_sentence", "penalty_days") == days

"""Demands: what a document asks for is found, what others are told to have asked for is not; lists."""

import pytest

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text

ASKED = [
    ("en", "The Sample Federation is calling on the Samplian authorities to drop all charges against Testo Testov."),
    ("en", "Testov wrote to the president urging him to release the union leaders."),
    ("en", "The Committee requests the Government to keep it informed of developments."),
    ("en", "The authorities should set aside the convictions, the Sample Rights Watch said."),
    ("en", "The charges must be dropped."),
    ("en", "The government was urged by the Sample Federation to drop the charges."),
    ("en", "It is the call of the Sample Union to the Government that it fulfil its obligations."),
    ("en", "Please write to the company and ask it to recognise the union."),
    ("en", "Release Testo Testov now!"),
    ("en", "Please see that our officers are let in."),
    ("en", "Could you kindly tell us what the board means to do?"),
    ("en", "Disarm your guards."),
    ("en", "We want the section repealed."),
    ("en", "We trust that you will order an inquiry."),
    ("en", "Hands off our union!"),
    ("en", "We ask affiliates everywhere to write to the owners."),
    ("es", "El sindicato exigió a la empresa que cumpla el convenio."),
    ("es", "Hacemos un llamado a las autoridades a respetar los derechos sindicales."),
    ("es", "Se solicita al Gobierno que informe."),
    ("es", "Confiamos en que usted tomará las medidas del caso."),
    ("es", "Le agradeceré que disponga lo necesario."),
    ("es", "Los sindicatos reclaman que se restituya el fuero."),
    ("es", "Hacemos un llamamiento urgente a las autoridades a fin de que cesen las agresiones."),
    ("fr", "Le comité prie le gouvernement de le tenir informé."),
    ("fr", "Nous vous demandons de libérer les syndicalistes détenus."),
    ("fr", "Veuillez intervenir auprès du ministre afin que notre trésorier soit relâché."),
    ("fr", "Merci de bien vouloir faire cesser ces agissements."),
    ("fr", "Nous vous saurions gré de bien vouloir ordonner leur remise en liberté."),
    ("fr", "Nous avons l'honneur de vous demander de bien vouloir enregistrer notre syndicat."),
    ("fr", "Nous comptons sur vous pour rétablir nos collègues dans leurs droits."),
    ("fr", "Nous voulons la réouverture de notre local."),
    ("fr", "Libérez nos camarades."),
    ("fr", "Halte à la répression !"),
    ("fr", "Le syndicat a saisi le ministre et exigé qu'il soit libéré."),
    ("es", "La central sindical exige que se respete la libertad sindical."),
    ("fr", "Libérez nos camarades !"),
    ("fr", "Veuillez faire respecter les droits syndicaux."),
    ("fr", "Nous vous saurions gré de bien vouloir intervenir auprès du ministre."),
    ("fr", "L'intersyndicale revendique l'annulation des sanctions."),
    ("fr", "Nous attendons du gouvernement qu'il respecte ses engagements."),
    ("ru", "Работники написали открытое письмо с требованием прекратить насилие."),
    ("ru", "Профлидеры должны быть освобождены."),
    ("be", "Просім адмяніць загад аб звальненні."),
]
TOLD = [
    ("fr", "Nous voulons exprimer notre solidarité."),
    ("fr", "Nous attendons la réponse du ministre."),
    ("fr", "Merci de votre soutien !"),
    ("es", "Queremos expresar nuestra solidaridad."),
    ("es", "Agradecemos su solidaridad."),
    ("en", "The workers were demanding higher wages and better conditions."),
    ("en", "Police asked the protesters to leave the square."),
    ("en", "The union called on its members to join the strike."),
    ("en", "The court ordered that the workers must be reinstated."),
    ("en", "Sample Motors dismissed 11 workers for urging others to stop work."),
    ("en", "Testov has so far not answered a police request to come in for questioning."),
    ("en", "Demand for coal has fallen."),
    ("en", "They face trial for having asked that the minimum wage be paid."),
    ("en", "The company says that the law must take its course."),
    ("en", "Visit our website for details."),
    ("en", "Order was restored by noon."),
    ("en", "I look forward to hearing from you."),
    ("es", "El ministerio llamó a los maestros a volver al trabajo."),
    ("es", "Los trabajadores exigían un aumento salarial."),
    ("es", "Esperamos noticias de los compañeros."),
    ("es", "No esperamos que su visita cambie nada."),
    ("fr", "La police a demandé aux manifestants de partir."),
    ("fr", "Le syndicat a appelé à la grève."),
    ("fr", "Veuillez agréer, Monsieur le Ministre, nos salutations."),
    ("fr", "Merci à tous les camarades."),
    ("fr", "Les ouvriers veulent que le patron les paie."),
    ("fr", "Nous voulons vivre de notre travail."),
    ("ru", "Полиция потребовала разойтись."),
    ("ru", "Профсоюз призвал работников выйти на митинг."),
    ("ru", "Это требует времени."),
]
LISTS = [
    (
        "en",
        "We demand:\n\n1. Release of all prisoners. They have done nothing.\n2. Withdrawal of the charges.\n\nYours sincerely,",
        ["Release of all prisoners.", "Withdrawal of the charges."],
    ),
    (
        "en",
        "The companies need to:\n\nOwn up to what they did.\n\nAnd pay compensation.\n\nThe union was founded in 2001.",
        ["Own up to what they did.", "And pay compensation."],
    ),
    (
        "en",
        "Write to the minister and demand that Testov be freed, that an inquiry be opened, and that the harassment cease.",
        [
            "Write to the minister and demand that Testov be freed",
            "that an inquiry be opened, and",
            "that the harassment cease",
        ],
    ),
    (
        "en",
        "Two men were taken away.\nWe call on the Samplian State\n• to restore the scheme;\n• to search for both men.",
        ["to restore the scheme;", "to search for both men."],
    ),
    (
        "en",
        "Tell the company:\n1) open the gates;\n2) send the agency workers home.",
        ["1) open the gates;", "2) send the agency workers home."],
    ),
    (
        "es",
        "Los docentes exigen:\n- Pago de salarios.\n- Cese de la represión.\n",
        ["Pago de salarios.", "Cese de la represión."],
    ),
]


def demands(language: str, characters: str) -> list[str]:
    text = Text.plain(characters)
    return [demand["quote"] for demand in as_annotation(text, read(text, language=language))["demands"]]


@pytest.mark.parametrize(("language", "characters"), ASKED)
def test_what_a_document_asks_for_is_found(language: str, characters: str) -> None:
    assert demands(language, characters)


@pytest.mark.parametrize(("language", "characters"), TOLD)
def test_what_others_asked_for_is_told_only(language: str, characters: str) -> None:
    assert demands(language, characters) == []


@pytest.mark.parametrize(("language", "characters", "expected"), LISTS)
def test_each_item_of_a_list_is_a_demand(language: str, characters: str, expected: list[str]) -> None:
    assert demands(language, characters) == expected

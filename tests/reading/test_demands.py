"""Demands: what a document asks for is found, what others are told to have asked for is not; lists."""

import pytest

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text

ASKED = [
    ("en", "We want to see the detained workers released."),
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
    ("en", "The complainant requests that the dismissals be declared null and void."),
    ("en", "Sample International reiterates its call on the authorities to guarantee the safety of activists."),
    ("en", "Human rights groups have urged Samplia to free the activists."),
    ("en", "The Committee trusts that the trial will be concluded without delay."),
    ("en", "The union wants the workers reinstated."),
    ("en", "There must be a full inquiry into the shootings."),
    ("en", "The time has come for the government to lift the ban."),
    ("en", "The Sample Federation joins its affiliate in calling for his release."),
    ("en", "We would be most grateful if the Minister could look into the matter."),
    ("en", "TAKE ACTION NOW: write to the ambassador."),
    ("en", "Take back the dismissed workers."),
    ("en", "Do not sign the order."),
    ("es", "El sindicato exigió a la empresa que cumpla el convenio."),
    ("es", "Hacemos un llamado a las autoridades a respetar los derechos sindicales."),
    ("es", "Se solicita al Gobierno que informe."),
    ("es", "Confiamos en que usted tomará las medidas del caso."),
    ("es", "Le agradeceré que disponga lo necesario."),
    ("es", "Los sindicatos reclaman que se restituya el fuero."),
    ("es", "Hacemos un llamamiento urgente a las autoridades a fin de que cesen las agresiones."),
    ("es", "¡Alto a la represión!"),
    ("es", "¡Reincorporación ya de los despedidos!"),
    ("es", "Sírvase ordenar la devolución de los documentos."),
    ("es", "Liberen a los detenidos."),
    ("es", "Queremos que se respete nuestro derecho a organizarnos."),
    ("es", "El Comité confía en que el Gobierno tomará las medidas necesarias."),
    ("es", "Es hora de que el gobierno cumpla."),
    ("es", "La carta pide al presidente vetar la ley."),
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
    ("ru", "Виновные должны быть наказаны."),
    ("ru", "Наши требования: восстановление уволенных и выплата зарплаты."),
    ("ru", "Комитет надеется, что суд вынесет решение без задержки."),
    ("ru", "Мы хотим, чтобы убийцы были найдены."),
    ("ru", "Хватит преследовать профсоюзы!"),
    ("ru", "Пожалуйста, помогите нам."),
    ("ru", "Не молчите!"),
    ("be", "Спадзяемся, што вы прымеце меры."),
    ("be", "Хопіць рэпрэсій!"),
    ("be", "Калі ласка, дапамажыце нам."),
    ("be", "Просім адмяніць загад аб звальненні."),
]
TOLD = [
    ("en", "We wanted to jump off the bridge together, he said."),
    ("en", "“We want to see him first,” she said."),
    ("en", "The 450 drivers are demanding a retirement plan and a raise."),
    ("ru", "Полиция задержала троих лидеров ячейки, которые должны были подать иск в прокуратуру."),
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
    ("en", "The workers, who are demanding the reinstatement of a colleague, have been on strike since Monday."),
    ("en", "The workers had petitioned for recognition in May."),
    ("en", "He was arrested during a protest calling for the release of prisoners."),
    ("en", "The dispute began when the union demanded the reinstatement of two stewards."),
    ("en", "Under the Act, the employer must reinstate workers who were unfairly dismissed."),
    ("en", "The Committee recalls that governments must ensure that the right to strike is respected."),
    ("en", "The ministry said unions must respect the law."),
    ("en", "Please find enclosed a copy of the judgment."),
    ("en", '"Stop your activities," the caller said.'),
    ("es", "La ley exige que los sindicatos se registren ante el ministerio."),
    ("es", "Los trabajadores, que exigen el pago de sus salarios, están en huelga desde el lunes."),
    ("es", "Le pidieron la renuncia."),
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
    ("ru", "По закону работодатель обязан восстановить уволенного работника."),
    ("ru", "В ответе правительство просит комитет отклонить жалобу."),
    ("ru", "Его уволили за требование выплатить сверхурочные."),
    ("ru", "Рабочие, которые требуют выплаты зарплаты, бастуют с понедельника."),
    ("ru", "Мы ждём решения суда."),
    ("be", "Міністр заявіў, што настаўнікі павінны вярнуцца ў школы."),
    ("be", "Ад яго запатрабавалі выйсці з прафсаюза."),
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
            "that an inquiry be opened",
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
    (
        "en",
        "Restore the registration, free the account, and receive our committee: that is all we ask.",
        ["Restore the registration", "free the account", "receive our committee: that is all we ask"],
    ),
    (
        "en",
        "We ask that the suspension be lifted and that our account be unblocked.",
        ["We ask that the suspension be lifted", "that our account be unblocked"],
    ),
    (
        "en",
        "The union calls on the minister to condemn this attack and to see that those behind it are tried.",
        ["The union calls on the minister to condemn this attack and to see that those behind it are tried."],
    ),
    (
        "ru",
        "Профсоюз требует:\n1. Немедленно освободить задержанных.\n2. Отозвать полицию.\n",
        ["Немедленно освободить задержанных.", "Отозвать полицию."],
    ),
    (
        "ru",
        "Просим отменить приказ и вернуть удержанные взносы.",
        ["Просим отменить приказ", "вернуть удержанные взносы"],
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


def test_what_is_asked_again_more_fully_is_one_demand() -> None:
    asked = demands(
        "en",
        "The Sample Federation calls on the Government for urgent intervention to protect independent leaders in Samplia\n\n"
        "Dear Director,\n\nTwo leaders were arrested on Monday.\n\n"
        "The Sample Federation calls on the Government of Samplia to intervene urgently, so that independent union leaders are "
        "protected, and to see that those who beat them are tried.\n",
    )
    assert len(asked) == 1
    assert "tried" in asked[0]


def test_items_of_a_list_that_resemble_each_other_all_stay() -> None:
    item = "Immediate release of treasurer {} and of all detained members of the Sample Transport Union"
    listed = "".join(f"\n{number}. {item.format(name)}.\n" for number, name in enumerate(("Testov", "Testova", "Testenko"), 1))
    assert len(demands("en", f"We demand:\n{listed}")) == 3


@pytest.mark.parametrize("text", ["a a .", "a .", "."])
def test_a_stop_alone_asks_for_nothing(text: str) -> None:
    assert read(Text.plain(text), language="es").demands == ()

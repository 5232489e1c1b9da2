"""Ukrainian: acts with those hit, their dates, places, penalties and doers, demands, names in any case, the apostrophe.

Names are plainly made up or common nouns; the sentences are written for these tests. A row of a table of names is a name in the
nominative, genitive, dative, accusative and instrumental.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.models import Act
from gravamen.reading.pack import pack
from gravamen.text import Text

UKRAINIAN = pack("uk")
SENT = datetime.date(2024, 6, 30)
Told = tuple[str, list[str], str | None]

ACTS: list[tuple[str, str, list[Told]]] = [
    # voice and case
    ("active", "Поліція затримала двох активістів.", [("arrest_detention", ["активістів"], None)]),
    ("nobody named", "Активістку затримали.", [("arrest_detention", ["Активістку"], None)]),
    ("in -но", "Активіста профспілки затримано.", [("arrest_detention", ["Активіста профспілки"], None)]),
    ("in -но, dated", "Двох активістів затримано 5 березня 2024 року.", [("arrest_detention", ["активістів"], "2024-03-05")]),
    ("in -то", "Активіста побито.", [("physical_assault", ["Активіста"], None)]),
    ("in -но after було", "Ольгу Пробенко було звільнено з роботи.", [("dismissal", ["Ольга Пробенко"], None)]),
    ("in -но of a count", "Звільнено 120 працівників.", [("dismissal", ["працівників"], None)]),
    ("participle", "Активісти були затримані 3 квітня 2024 року.", [("arrest_detention", ["Активісти"], "2024-04-03")]),
    ("participle before its noun", "Звільнена з роботи Марія Тестова подала позов.", [("dismissal", ["Марія Тестова"], None)]),
    (
        "two verbs",
        "16 лютого 2021 року поліція обшукала офіс профспілки та вилучила два ноутбуки.",
        [("search_raid", ["профспілки"], "2021-02-16"), ("seizure", ["профспілки"], "2021-02-16")],
    ),
    (
        "a list",
        "Поліція затримала трьох страйкарів: Івана Тестюка, Петра Зразковського й Ганну Пробець.",
        [("arrest_detention", ["Іван Тестюк", "Петро Зразковський", "Ганна Пробець"], None)],
    ),
    # not done, or not yet
    ("negated", "Активіста не затримали.", []),
    ("may be", "Працівників можуть звільнити.", []),
    ("will be", "Працівників звільнять.", []),
    ("set free", "Активістку звільнили з-під варти.", []),
    # each family
    ("killed", "Вбито голову профспілки Миколу Генераторенка.", [("killing", ["Микола Генераторенко"], None)]),
    ("abducted", "Активіста викрали невідомі в масках.", [("enforced_disappearance", ["Активіста"], None)]),
    ("tortured", "Ув'язненого активіста катували.", [("torture_ill_treatment", ["Ув'язненого активіста"], None)]),
    ("beaten", "Невідомі побили Андрія Тестовського біля прохідної.", [("physical_assault", ["Андрій Тестовський"], None)]),
    ("attacked", "На голову профспілки напали невідомі.", [("physical_assault", ["голову профспілки"], None)]),
    ("threatened", "Голові профспілки погрожували розправою.", [("threat_of_violence", ["Голові профспілки"], None)]),
    ("in custody", "Іван Тестов перебуває під вартою з лютого 2021 року.", [("arrest_detention", ["Іван Тестов"], "2021-02")]),
    ("case opened", "Щодо активіста відкрито кримінальне провадження.", [("criminal_charge", ["активіста"], None)]),
    ("suspicion", "Голові профспілки повідомили про підозру.", [("criminal_charge", ["Голові профспілки"], None)]),
    ("accused", "Павла Зразка звинуватили в державній зраді.", [("criminal_charge", ["Павло Зразок"], None)]),
    ("on trial", "Триває суд над головою профспілки Іваном Тестовим.", [("criminal_charge", ["Іван Тестов"], None)]),
    ("sentenced", "Суд засудив Ігоря Пробенка до трьох років колонії.", [("imprisonment_sentence", ["Ігор Пробенко"], None)]),
    (
        "sentence in -но",
        "Ольгу Пробенко засуджено до двох років умовно.",
        [("imprisonment_sentence", ["Ольга Пробенко"], None)],
    ),
    ("fined", "Активістку оштрафували на 1700 гривень.", [("administrative_penalty", ["Активістку"], None)]),
    ("fine put on", "Суд наклав штраф на профспілку.", [("administrative_penalty", ["профспілку"], None)]),
    ("days", "Олексієві Пробнику призначили 10 діб арешту.", [("administrative_penalty", ["Олексій Пробник"], None)]),
    ("summoned", "Слідчий викликав Тараса Тестова на допит до СБУ.", [("interrogation_summons", ["Тарас Тестов"], None)]),
    ("house arrest", "Суд призначив Тарасові Тестову домашній арешт.", [("house_arrest", ["Тарас Тестов"], None)]),
    ("travel", "Голові профспілки заборонили виїзд за кордон.", [("travel_ban", ["Голові профспілки"], None)]),
    ("lawyer", "Активісту відмовили в адвокаті.", [("denial_of_due_process", ["Активісту"], None)]),
    ("searched at", "У квартирі Івана Пробенка провели обшук.", [("search_raid", ["Іван Пробенко"], None)]),
    ("searches took place", "Обшуки відбулися вдома в членів профкому.", [("search_raid", ["членів профкому"], None)]),
    ("came with a search", "Поліція прийшла з обшуком до офісу профспілки.", [("search_raid", ["профспілки"], None)]),
    ("accounts", "Рахунки профспілки заарештовано.", [("seizure", ["профспілки"], None)]),
    ("burnt", "Невідомі підпалили автомобіль Богдана Тестовича.", [("property_damage", ["Богдан Тестович"], None)]),
    ("followed", "За Іваном Тестовим стежили співробітники СБУ.", [("surveillance", ["Іван Тестов"], None)]),
    ("registration", "Міністерство відмовило профспілці в реєстрації.", [("denial_of_registration", ["профспілці"], None)]),
    ("registration, not", "Профспілку не зареєстрували.", [("denial_of_registration", ["Профспілку"], None)]),
    ("dissolved", "Профспілку ліквідовано за рішенням суду.", [("dissolution_suspension", ["Профспілку"], None)]),
    ("meddling", "Адміністрація втручається у діяльність профспілки.", [("interference", [], None)]),
    ("dues", "Роботодавець припинив перерахування профспілкових внесків.", [("interference", [], None)]),
    ("dues kept back", "Роботодавець не перераховує членські внески профспілці.", [("interference", ["профспілці"], None)]),
    (
        "recognition",
        "Роботодавець відмовився визнати нову профспілку.",
        [("refusal_of_recognition", ["нову профспілку"], None)],
    ),
    (
        "access",
        "Адміністрація не допустила представників профспілки на територію підприємства.",
        [("denial_of_access", ["представників профспілки"], None)],
    ),
    ("evicted", "Профком виселили з приміщення.", [("denial_of_access", ["Профком"], None)]),
    ("dismissed", "Роботодавець звільнив 40 робітників.", [("dismissal", ["робітників"], None)]),
    ("contract", "З головою профспілки розірвали трудовий договір.", [("dismissal", ["головою профспілки"], None)]),
    ("dismissal threatened", "Директор погрожував працівникам звільненням.", [("threat_of_dismissal", ["працівникам"], None)]),
    ("reprimand", "Інженеру оголошено догану.", [("discrimination", ["Інженеру"], None)]),
    ("bonus kept back", "Членам профспілки не виплатили премію.", [("discrimination", ["Членам профспілки"], None)]),
    (
        "made to leave",
        "Роботодавець змушує працівників виходити з профспілки.",
        [("forced_resignation_disaffiliation", ["працівників"], None)],
    ),
    ("bargaining", "Адміністрація відмовляється від переговорів.", [("refusal_to_bargain", [], None)]),
    ("strike illegal", "Суд визнав страйк незаконним.", [("strike_prohibition", [], None)]),
    ("strike banned", "Суд заборонив страйк машиністів.", [("strike_prohibition", [], None)]),
    ("dispersed", "Поліція розігнала мітинг залізничників.", [("dispersal_of_assembly", ["залізничників"], None)]),
    ("blocked", "Влада заблокувала сайт профспілки.", [("censorship_defamation", ["профспілки"], None)]),
    ("law", "Верховна Рада ухвалила законопроєкт про профспілки.", [("restrictive_legislation", [], None)]),
]


def told(text: str) -> list[Told]:
    reading = read(Text.plain(text), language="uk", sent=SENT)

    def name(act: Act) -> list[str]:
        return [reading.persons[one.person].name if one.person is not None else one.text for one in act.victims]

    return [(act.type.value, name(act), act.date.text if act.date else None) for act in reading.acts]


@pytest.mark.parametrize(("text", "acts"), [pytest.param(*row, id=name) for name, *row in ACTS])
def test_acts(text: str, acts: list[Told]) -> None:
    assert told(text) == acts


def only_act(text: str) -> dict[str, Any]:
    plain = Text.plain(text)
    (act,) = as_annotation(plain, read(plain, language="uk", sent=SENT))["acts"]
    return dict(act)


PARTICULARS = [
    ("doer", "Поліція затримала активіста.", "perpetrators", ["Поліція"]),
    ("doer of a participle", "Активіст був затриманий поліцією.", "perpetrators", ["поліцією"]),
    ("doer, a body", "Співробітники СБУ затримали активіста.", "perpetrators", ["Співробітники СБУ"]),
    ("place", "Журналіста вбили 3 червня 2022 року в Миколаєві.", "place", "Миколаєві"),
    ("years", "Ігоря Пробенка засуджено до трьох років позбавлення волі.", "penalty_days", 1095),
    ("days", "Ігорю Пробенку призначили 10 діб арешту.", "penalty", "10 діб арешту"),
    ("sum", "Активіста оштрафували на 1700 гривень.", "penalty", "1700 гривень"),
    ("code", "Активіста оштрафували за статтею 185 КУпАП.", "legal_basis", "статтею 185 КУпАП"),
    ("part and article", "Голові профспілки повідомили про підозру за ч. 2 ст. 190 КК.", "legal_basis", "ч. 2 ст. 190 КК"),
    ("count", "П'ятьох кур'єрів звільнили.", "victim_count", 5),
    ("count, over", "Звільнено понад 200 працівників.", "victim_count", 200),
    ("alleged", "Нібито активіста затримали 3 квітня.", "certainty", "alleged"),
    ("threatened", "Директор погрожував працівникам звільненням.", "certainty", "threatened"),
    ("month", "У вересні 2023 року було звільнено 200 працівників.", "date", "2023-09"),
    ("figures", "05.03.2020 звільнили 10 працівників.", "date", "2020-03-05"),
    ("abbreviated year", "12 травня 2024 р. звільнили 10 працівників.", "date", "2024-05-12"),
    ("before the letter", "Учора звільнили 10 працівників.", "date", "2024-06-29"),
    ("days ago", "Три дні тому звільнили 10 працівників.", "date", "2024-06-27"),
]


@pytest.mark.parametrize(("text", "field", "value"), [pytest.param(*row, id=name) for name, *row in PARTICULARS])
def test_particulars(text: str, field: str, value: object) -> None:
    assert only_act(text)[field] == value


def test_next_day() -> None:
    text = "5 травня 2023 року гірники оголосили страйк. Наступного дня поліція затримала трьох страйкарів."
    assert told(text) == [("arrest_detention", ["страйкарів"], "2023-05-06")]


MEN = """
Іван Тестов | Івана Тестова | Івану Тестову | Івана Тестова | Іваном Тестовим
Ігор Пробенко | Ігоря Пробенка | Ігорю Пробенку | Ігоря Пробенка | Ігорем Пробенком
Тарас Зразчук | Тараса Зразчука | Тарасові Зразчуку | Тараса Зразчука | Тарасом Зразчуком
Андрій Пробівський | Андрія Пробівського | Андрію Пробівському | Андрія Пробівського | Андрієм Пробівським
Микола Зразницький | Миколи Зразницького | Миколі Зразницькому | Миколу Зразницького | Миколою Зразницьким
Петро Тестюк | Петра Тестюка | Петрові Тестюку | Петра Тестюка | Петром Тестюком
Василь Пробнів | Василя Пробніва | Василю Пробніву | Василя Пробніва | Василем Пробнівим
Олег Верченко | Олега Верченка | Олегові Верченку | Олега Верченка | Олегом Верченком
Юрій Пробич | Юрія Пробича | Юрію Пробичу | Юрія Пробича | Юрієм Пробичем
Дмитро Лотець | Дмитра Лотця | Дмитру Лотцю | Дмитра Лотця | Дмитром Лотцем
Сергій Скорода | Сергія Скороди | Сергію Скороді | Сергія Скороду | Сергієм Скородою
Павло Зоряний | Павла Зоряного | Павлу Зоряному | Павла Зоряного | Павлом Зоряним
Яків Бугай | Якова Бугая | Якову Бугаю | Якова Бугая | Яковом Бугаєм
Ілля Лотко | Іллі Лотка | Іллі Лотку | Іллю Лотка | Іллею Лотком
"""
WOMEN = """
Ольга Тестова | Ольги Тестової | Ользі Тестовій | Ольгу Тестову | Ольгою Тестовою
Марія Пробенко | Марії Пробенко | Марії Пробенко | Марію Пробенко | Марією Пробенко
Ганна Зразчук | Ганни Зразчук | Ганні Зразчук | Ганну Зразчук | Ганною Зразчук
Олена Пробівська | Олени Пробівської | Олені Пробівській | Олену Пробівську | Оленою Пробівською
Наталія Зоряна | Наталії Зоряної | Наталії Зоряній | Наталію Зоряну | Наталією Зоряною
Любов Скорода | Любові Скороди | Любові Скороді | Любов Скороду | Любов'ю Скородою
Оксана Лотець | Оксани Лотець | Оксані Лотець | Оксану Лотець | Оксаною Лотець
Ірина Іванівна Тестова | Ірини Іванівни Тестової | Ірині Іванівні Тестовій | Ірину Іванівну Тестову | Іриною Іванівною Тестовою
"""
ASKING = ("{} зараз на заводі.", "Обшук був у {}.", "Ми вдячні {}.", "Скарга на {} є.", "Зустріч із {} скасовано.")
CASES = ("nominative", "genitive", "dative", "accusative", "instrumental")


def named() -> Iterator[tuple[str, str, str]]:
    """A test's id, a sentence with a name, and the name in the nominative."""
    for table, office in ((MEN, "активіста"), (WOMEN, "активістку")):
        for line in table.strip().splitlines():
            forms = [form.strip() for form in line.split("|")]
            for case, frame, form in zip(CASES, ASKING, forms, strict=True):
                yield f"{forms[0]}-{case}", frame.format(form), forms[0]
            yield f"{forms[0]}-verb", f"Учора звільнили {forms[3]}.", forms[0]
            yield f"{forms[0]}-office", f"Затримали {office} {forms[3]}.", forms[0]


@pytest.mark.parametrize(("text", "name"), [pytest.param(*row, id=name) for name, *row in named()])
def test_names_are_shown_in_the_nominative(text: str, name: str) -> None:
    assert [person.name for person in read(Text.plain(text), language="uk").persons] == [name]


ORGANISATIONS = [
    ("Обшук у Незалежній профспілці гірників України.", "Незалежна профспілка гірників України", "union"),
    ("Діяльність Пробної вільної профспілки заборонили.", "Пробна вільна профспілка", "union"),
    ("Лист Пробної федерації профспілок отримано.", "Пробна федерація профспілок", "national centre"),
    ("На Пробному моторному заводі звільнили 15 робітників.", "Пробний моторний завод", "employer"),
    ("Скаргу подали до Верховного суду Пробнії.", "Верховний суд Пробнії", "court"),
    ("Активіста допитали в СБУ.", "СБУ", "state body"),
]


@pytest.mark.parametrize(("text", "name", "kind"), ORGANISATIONS, ids=[row[1] for row in ORGANISATIONS])
def test_organisations_are_shown_in_the_nominative(text: str, name: str, kind: str) -> None:
    bodies = read(Text.plain(text), language="uk").organisations
    assert [(body.name, body.kind.value) for body in bodies] == [(name, kind)]


DEMANDS = [
    ("we", "Вимагаємо негайно звільнити Івана Тестова та поновити на роботі всіх працівників.", 2),
    ("a union", "Профспілка закликає уряд припинити тиск на активістів.", 1),
    ("must", "Уряд повинен припинити переслідування профспілок.", 1),
    ("list", "Вимагаємо:\n- скасувати наказ про звільнення;\n- припинити тиск на профспілку.\n", 2),
    ("told", "Поліція затримала робітників.", 0),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in DEMANDS], ids=[row[0] for row in DEMANDS])
def test_demands(text: str, count: int) -> None:
    assert len(read(Text.plain(text), language="uk").demands) == count


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"], ids=["typewriter", "typographic", "letter"])
def test_the_apostrophe_is_part_of_the_word(apostrophe: str) -> None:
    text = "П'ятьох членів об'єднання профспілок звільнили 16 жовтня 2023 року. Комп'ютери вилучено.".replace("'", apostrophe)
    plain = Text.plain(text)
    dismissal, seizure = as_annotation(plain, read(plain, language="uk"))["acts"]
    assert (dismissal["type"], dismissal["victim_count"], dismissal["date"]) == ("dismissal", 5, "2023-10-16")
    assert seizure["type"] == "seizure"


WORDS = [
    ("обшуку", f.GENITIVE | f.DATIVE | f.LOCATIVE, 0),
    ("активісту", f.DATIVE, 0),
    ("профспілці", f.DATIVE | f.LOCATIVE, 0),
    ("секретаря", f.GENITIVE | f.ACCUSATIVE, 0),
    ("звільнень", f.GENITIVE << 6, 0),
    ("водієві", f.DATIVE | f.LOCATIVE, 0),
    ("засуджений", f.NOMINATIVE, f.SHORT | f.MALE),
    ("звільняють", 0, f.PRESENT | f.MANY),
    ("вимагаємо", 0, f.PRESENT | f.FIRST),
]


@pytest.mark.parametrize(("word", "cases", "verb"), WORDS, ids=[row[0] for row in WORDS])
def test_forms(word: str, cases: int, verb: int) -> None:
    assert isinstance(UKRAINIAN, InflectedPack)
    nominal, verbs = UKRAINIAN.analysis(word)
    assert nominal & cases == cases
    assert not verb or any(bits & verb == verb for _, bits in verbs)


LETTER = """Київ, 14 березня 2024 року

Шановний пане міністре,

пишемо від імені Незалежної профспілки гірників України (НПГУ). 5 березня 2024 року поліція прийшла з обшуком
до офісу профспілки. Того ж дня голову профспілки Івана Тестова та юристку Ольгу Пробенко затримано.

Вимагаємо негайно звільнити наших колег.

З повагою,
Тарас Зразчук
Голова НПГУ
"""


def test_letter() -> None:
    reading = read(Text.plain(LETTER), language="uk")
    assert (reading.kind, reading.document_date) == ("letter", datetime.date(2024, 3, 14))
    assert told(LETTER) == [
        ("search_raid", ["Незалежна профспілка гірників України"], "2024-03-05"),
        ("arrest_detention", ["Іван Тестов", "Ольга Пробенко"], "2024-03-05"),
    ]
    assert [(person.name, person.role.text) for person in reading.persons if person.role] == [
        ("Іван Тестов", "голову профспілки"),
        ("Ольга Пробенко", "юристку"),
    ]
    assert reading.persons[-1].name == "Тарас Зразчук"
    assert ("Незалежна профспілка гірників України", "НПГУ", "union") in {
        (one.name, one.acronym, one.kind.value) for one in reading.organisations
    }
    assert len(reading.demands) == 1


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюяІВП ’'.,;:()0123456789\n", max_size=300))
def test_every_offset_gives_back_its_quote(text: str) -> None:
    plain = Text.plain(text)
    found = as_annotation(plain, read(plain, language="uk"))
    for item in (*found["acts"], *found["demands"], *found["circumstances"]):
        assert plain.characters[item["start"] : item["end"]] == item["quote"]

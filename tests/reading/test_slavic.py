"""Russian and Belarusian: acts as unions, courts and newspapers tell them, in both orthographies of Belarusian.

Names are plainly made up; the sentences are written for these tests. What a row has in brackets is who was hit, as written.
"""

from __future__ import annotations

from typing import Any

import pytest

from gravamen.intake.language import language_of
from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.pack import pack
from gravamen.text import Text

Told = tuple[str, list[str]]


def acts(language: str, text: str) -> list[dict[str, Any]]:
    whole = Text.plain(text)
    told: list[dict[str, Any]] = as_annotation(whole, read(whole, language=language))["acts"]
    return told


ACTS: list[tuple[str, str, str, list[Told]]] = [
    # names stand as written at the act
    ("as written", "ru", "Ивана Тестова уволили.", [("dismissal", ["Ивана Тестова"])]),
    ("a number and no more", "ru", "Около 15 человек задержали.", [("arrest_detention", [])]),
    ("a part", "ru", "Правительство уволило часть врачей.", [("dismissal", ["часть врачей"])]),
    # whom the words around name
    ("union", "ru", "В регистрации профсоюза «Проба» Минюст отказывал трижды.", [("denial_of_registration", ["Проба"])]),
    ("dative", "be", "Івану Тэставу ананімна напісалі: «Знойдзем і заб'ём».", [("threat_of_violence", ["Івану Тэставу"])]),
    # who it was
    ("named", "ru", "Задержали троих рабочих. Среди них Иван Тестов.", [("arrest_detention", ["рабочих", "Иван Тестов"])]),
    ("a list", "be", "Затрымалі:\n- Іван Тэстаў;\n- Ганна Узорная.", [("arrest_detention", ["Іван Тэстаў", "Ганна Узорная"])]),
    ("a colon", "be", "Затрыманыя: Іван Тэстаў (слесар), Пётр Пробны.", [("arrest_detention", ["Іван Тэстаў", "Пётр Пробны"])]),
    ("among", "ru", "Среди задержанных — Иван Тестов.", [("arrest_detention", ["Иван Тестов"])]),
    ("office after the name", "be", "Іван Тэстаў, старшыня, атрымаў 10 сутак.", [("administrative_penalty", ["Іван Тэстаў"])]),
    ("participle first", "be", "Затрыманы Іван Тэстаў, электрык завода.", [("arrest_detention", ["Іван Тэстаў"])]),
    ("term first", "be", "Рашэнні:\n10 базавых штрафу — Іван Тэстаў", [("administrative_penalty", ["Іван Тэстаў"])]),
    # told in the headline and again
    ("headline", "ru", "Лидер задержан\n\nПолиция задержала Ивана Тестова.", [("arrest_detention", ["Ивана Тестова"])]),
    (
        "headline by another name", "ru",
        "Профсоюз «Эталон» приостановлен прокуратурой. Что дальше\n\n"
        "Деятельность Пробного независимого профсоюза на заводе «Эталон» приостановлена.",
        [("dissolution_suspension", ["Эталон"])],
    ),
    # what goes on, and what is served
    ("goes on", "ru", "Полиция задержала Ивана Тестова. Иван Тестов в СИЗО.", [("arrest_detention", ["Ивана Тестова"])]),
    (
        "served", "be", "Івану Тэставу далі 8 гадоў калоніі. У снежні Івана Тэстава перавялі ў калонію № 5.",
        [("imprisonment_sentence", ["Івану Тэставу"])],
    ),
    # ages and numbers
    (
        "age", "ru", "66-летний Иван Тестов и 73-летний Пётр Пробный получили по 9 лет колонии.",
        [("imprisonment_sentence", ["Иван Тестов", "Пётр Пробный"])],
    ),
    (
        "age in brackets", "be", "Іван Тэстаў (66 гадоў) і Пётр Пробны (73 гады) асуджаны да 9 гадоў зняволення.",
        [("imprisonment_sentence", ["Іван Тэстаў", "Пётр Пробны"])],
    ),
    ("a number of two", "ru", "Уволены 30 работников и активистов.", [("dismissal", ["работников", "активистов"])]),
    ("workers' contract", "be", "Завод не працягнуў Івану Тэставу працоўнага кантракту.", [("dismissal", ["Івану Тэставу"])]),
    ("a body unknown", "ru", "Полицейские ворвались в офис ЖЗП.", [("search_raid", ["ЖЗП"])]),
    (
        "like an infinitive", "be", "Начальства раіць рабочым выйсці з прафсаюза.",
        [("forced_resignation_disaffiliation", ["рабочым"])],
    ),
    ("asked for", "ru", "Просим освободить рабочих, которых задержали 1 мая.", [("arrest_detention", ["рабочих"])]),
    ("noun before its verb", "ru", "С обыском в квартиру активиста ворвались полицейские.", [("search_raid", ["активиста"])]),
    # the other orthography
    ("не as ня", "be", "Прафсаюз ня зарэгістравалі.", [("denial_of_registration", ["Прафсаюз"])]),
    ("softness", "be", "Актывістку зьбілі невядомыя.", [("physical_assault", ["Актывістку"])]),
    # words between those of a phrase; who does what the rule speaks of
    ("an adjective between", "ru", "Ивана Тестова доставили в Образцовое РУВД.", [("arrest_detention", ["Ивана Тестова"])]),
    ("workers stop work", "ru", "Рабочие остановили работу и вышли на улицу.", []),
    ("cameras in a store", "ru", "Компания установила камеры на складе.", []),
    ("demoted", "ru", "Сварщика Ивана Тестова разжаловали в разнорабочие.", [("discrimination", ["Ивана Тестова"])]),
    ("cameras", "be", "Кампанія паставіла камеры на складзе.", []),
    # many words for one thing
    ("limb", "ru", "Ивану Тестову сломали руку.", [("physical_assault", ["Ивану Тестову"])]),
    ("code without article", "ru", "Ивану Тестову вменяют 212.1 УК РФ.", [("criminal_charge", ["Ивану Тестову"])]),
    ("pressed out", "ru", "Начальники цехов требуют выйти из профсоюза.", [("forced_resignation_disaffiliation", [])]),
    ("ban by noun", "ru", "Власти ввели запрет на забастовки.", [("strike_prohibition", [])]),
    ("taken", "be", "Івана Тэстава забралі 18 студзеня.", [("arrest_detention", ["Івана Тэстава"])]),
    # a list of the court's words, without a verb
    (
        "the court's word", "ru", "Задержан Иван Тестов.\nИтог – 13 суток.",
        [("arrest_detention", ["Иван Тестов"]), ("administrative_penalty", ["Иван Тестов"])],
    ),
    (
        "a name, an office, a term", "ru", "Анна Пробная, юрист профсоюза: 8 суток ареста.",
        [("administrative_penalty", ["Анна Пробная"])],
    ),
    (
        "found and punished", "ru", "Суд признал Ивана Тестова виновным и подверг аресту на 12 суток.",
        [("administrative_penalty", ["Ивана Тестова"])],
    ),
    # whom the words hit where another noun stands between
    (
        "after a place", "ru", "Таможенники задержали на мосту представителя союза.",
        [("arrest_detention", ["представителя союза"])],
    ),
    ("one of them", "ru", "Одной из них, Анне Пробной, сломали руку.", [("physical_assault", ["Анне Пробной"])]),
    (
        "the verb before", "ru", "Неизвестные схватили Ивана Тестова и затолкали в машину.",
        [("arrest_detention", ["Ивана Тестова"])],
    ),
    (
        "a rough number", "ru", "Не менее двадцати участниц акции доставлены в милицию.",
        [("arrest_detention", ["участниц акции"])],
    ),
    ("days are nobody", "be", "Суд прызначыў 14 содняў.", [("administrative_penalty", [])]),
    # what did not happen
    ("fear", "be", "Баючыся звальнення, рабочыя маўчаць.", []),
    ("a common crime", "ru", "Полиция задержала грабителей.", []),
    # forms of words: the present, what is like a past, a number that is like an infinitive
    ("present", "be", "Івана Тэстава вінавацяць у шпіянажы.", [("criminal_charge", ["Івана Тэстава"])]),
    ("sewn on him", "be", "Старшыню Івану Тэставу шыюць тэрарызм.", [("criminal_charge", ["Івану Тэставу"])]),
    ("many of them", "be", "Сяброў прафсаюза пазбавілі прэміі.", [("discrimination", ["Сяброў прафсаюза"])]),
    ("a number first", "be", "Дзесяць рабочых звольнілі.", [("dismissal", ["рабочых"])]),
    ("a participle", "be", "Дзейнасць прафсаюза забаронена.", [("dissolution_suspension", ["прафсаюза"])]),
    ("a nominative", "be", "Супраць Івана Тэстава ўзбуджана справа.", [("criminal_charge", ["Івана Тэстава"])]),
    ("ten days", "be", "Суд пакараў Івана Тэстава дзесяццю суткамі.", [("administrative_penalty", ["Івана Тэстава"])]),
    ("undergone", "ru", "Пятеро активистов подверглись избиению.", [("physical_assault", ["активистов"])]),
    ("taken into custody", "ru", "Иван Тестов был взят под стражу.", [("arrest_detention", ["Иван Тестов"])]),
    (
        "an infinitive of forcing", "ru", "Учителей заставляют писать заявления о выходе из профсоюза.",
        [("forced_resignation_disaffiliation", ["Учителей"])],
    ),
    ("not lent", "ru", "Профсоюзу не дают помещение для собрания.", [("denial_of_access", [])]),
    ("dues never come", "ru", "Взносы на счёт профсоюза не поступают третий месяц.", [("interference", [])]),
    ("papers sent back", "ru", "Минюст вернул устав профсоюза на доработку.", [("denial_of_registration", ["профсоюза"])]),
    ("answered", "ru", "Компания ответила отказом на предложение о переговорах.", [("refusal_to_bargain", [])]),
    ("to come", "ru", "Рабочим прямо сказали: уволят каждого, кто вступит в профсоюз.", [("threat_of_dismissal", [])]),
    ("called names", "ru", "Директор назвал учителей «бездельниками».", [("censorship_defamation", ["учителей"])]),
    ("where he is", "ru", "О судьбе Ивана Тестова ничего не известно.", [("enforced_disappearance", ["Ивана Тестова"])]),
    ("a gerund that lasts", "ru", "Полиция разогнала пикет, применяя дубинки.", [("dispersal_of_assembly", [])]),
    ("gained", "ru", "Рабочие добились повышения зарплаты.", []),
    ("flights", "ru", "Авиакомпания отменила сорок рейсов из-за забастовки пилотов.", []),
    ("an accident", "ru", "В результате аварии на шахте погибли пять горняков.", []),
    # not done
    ("a strike of their own", "be", "Прафсаюз адмовіўся ад страйку.", []),
    ("the union's own clerk", "be", "Прафсаюз звольніў свайго бухгалтара.", []),
    ("bound to come", "be", "Дырэктар заявіў, што звальненняў не будзе.", []),
    ("could be", "ru", "По закону работник может быть уволен за прогул.", []),
    ("let go", "ru", "Активиста освободили из-под стражи.", []),
    ("asked for", "be", "Начальства дамагалася ад яго тлумачальнай.", []),
    ("history", "ru", "В 1912 году на приисках расстреляли рабочих.", []),
    ("a question", "ru", "Будет ли возбуждено дело на активиста, решит прокурор.", []),
    ("otherwise", "ru", "Иначе профсоюз не зарегистрируют.", []),
    ("called off by itself", "ru", "Профсоюз отменил забастовку.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), [pytest.param(*row, id=f"{row[0]}: {name}") for name, *row in ACTS])
def test_acts(language: str, text: str, told: list[Told]) -> None:
    assert [(act["type"], act["victims"]) for act in acts(language, text)] == told


PARTICULARS = [
    ("body", "ru", "Ивана Тестова вызвали в Следственный комитет.", "perpetrators", ["Следственный комитет"]),
    ("code", "ru", "Ивану Тестову вменяют 212.1 УК РФ.", "legal_basis", "212.1 УК РФ"),
    ("term before the name", "be", "Рашэнні:\n2 гады — Іван Тэстаў", "penalty", "2 гады"),
    ("colony in the other orthography", "be", "Івана Тэстава асудзілі на 4 гады калёніі.", "penalty", "4 гады калёніі"),
    ("day of a talk", "ru", "5 мая 2021 года история с задержанием Ивана Тестова обсуждалась в парламенте.", "date", None),
    ("year by its ending", "ru", "Летом 2011-го Ивана Тестова уволили.", "date", "2011"),
]


@pytest.mark.parametrize(
    ("language", "text", "field", "value"), [pytest.param(*row, id=f"{row[0]}: {name}") for name, *row in PARTICULARS]
)
def test_particulars(language: str, text: str, field: str, value: object) -> None:
    assert [act[field] for act in acts(language, text)] == [value]


DOERS = [
    ("an office and its genitive", "ru", "Сектор городского суда оштрафовал Ивана Тестова.", ["Сектор городского суда"]),
    ("a new word of one", "ru", "Наркоконтроль провёл обыск в офисе профсоюза.", ["Наркоконтроль"]),
    ("a new word of many", "ru", "Надсмотрщики избили троих сборщиков чая.", ["Надсмотрщики"]),
    ("a new word of things", "ru", "Погоны избили Ивана Тестова.", []),
    ("nobody is named", "be", "Яго камеру патапталі.", []),
    ("letters doubled", "ru", "Росгвардейцы избили Ивана Тестова.", ["Росгвардейцы"]),
    ("after a that", "ru", "Между тем начальник участка уволил Ивана Тестова.", ["начальник участка"]),
    ("two of them", "be", "Івана Тэстава ўначы збілі на вуліцы двое ў чорным.", ["двое"]),
    ("by their dress", "be", "Івана Тэстава забралі з дома людзі ў камуфляжы.", ["людзі"]),
    ("letters after a genitive", "be", "Ля прахадной АМАП разагнаў пікет.", ["АМАП"]),
    ("district of a judge", "be", "Суддзя Паркавага раёна аштрафаваў Івана Тэстава.", ["Суддзя Паркавага раёна"]),
    ("district", "ru", "Прокурор Паркового района вызвал Ивана Тестова на допрос.", ["Прокурор Паркового района"]),
    ("goes on acting", "ru", "Дирекция отменила собрание, а электрика Ивана Тестова уволила.", ["Дирекция"]),
    ("explains itself", "ru", "Мэрия пояснила, что запретила митинг из-за ремонта.", ["Мэрия"]),
    ("done by saying", "be", "«Кожны можа патануць», — нагадаў начальнік порта.", ["начальнік порта"]),
    ("chief of doctors", "be", "Галоўны лекар звольніў Івана Тэстава.", ["Галоўны лекар"]),
    ("by the verb before", "ru", "Анна Тестова была остановлена милицией и доставлена в отдел.", ["милицией"]),
    ("at a body", "ru", "В полиции отказались принять заявление Ивана Тестова об избиении.", ["полиции"]),
    ("a committee of the state", "be", "Івана Тэстава тры гадзіны дапытвалі ў следчым камітэце.", ["следчым камітэце"]),
    ("a plant that is only named", "ru", "На заводе «Пример» вчера уволили Ивана Тестова.", []),
    ("who says so", "be", "Офіс прафсаюза пад наглядам, кажуць людзі: камеру павесілі насупраць акна.", []),
    ("who is hurt", "be", "У сутычцы з паліцыяй шасцёра маракоў атрымалі пераломы.", []),
    ("of the sentence before", "ru", "Полиция разогнала пикет. Пятерых избили дубинками.", ["Полиция"]),
    ("another one in the next", "ru", "Полиция разогнала пикет. Рабочий избил прохожего.", ["Рабочий"]),
    ("he", "ru", "Начальник цеха приходил дважды. Он пригрозил Ивану Тестову увольнением.", ["Начальник цеха"]),
]


@pytest.mark.parametrize(("language", "text", "doers"), [pytest.param(*row, id=f"{row[0]}: {name}") for name, *row in DOERS])
def test_who_did_it(language: str, text: str, doers: list[str]) -> None:
    assert acts(language, text)[-1]["perpetrators"] == doers


DAYS = [
    ("a strike's own", "ru", "Суд признал забастовку, начатую 3 августа 2020 года, незаконной.", None),
    ("another act's", "ru", "После обыска 5 мая 2021 года Ивана Тестова уволили.", None),
    ("a rally's", "ru", "После митинга 5 мая 2021 года Ивана Тестова задержали.", "2021-05-05"),
    ("what goes on", "ru", "5 мая 2021 года Ивана Тестова задержали. В изоляторе его били.", None),
    ("of the sentence before", "ru", "12 июля 2022 года суд распустил союз. Ивана Тестова задержали.", "2022-07-12"),
    ("aside", "ru", "Мы осуждаем решение суда, который 12 июля 2022 года распустил союз. Ивана Тестова задержали.", None),
    (
        "the only day", "ru",
        "28 октября 2020 г.\nСрочно! Второй день стачки на заводе «Пример». Рабочие не расходятся. Полиция разогнала пикет.",
        "2020-10-28",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day"), [pytest.param(*row, id=f"{row[0]}: {name}") for name, *row in DAYS])
def test_days(language: str, text: str, day: str | None) -> None:
    assert acts(language, text)[-1]["date"] == day


SPELLINGS = [
    ("вынесьлі", "вынеслі"), ("дзеяньнях", "дзеяннях"), ("расьсьледаваньне", "расследаванне"), ("грамадзкі", "грамадскі"),
    ("канфэдэрацыі", "канфедэрацыі"), ("ня", "не"), ("пісьмо", "пісьмо"), ("толькі", "толькі"), ("вельмі", "вельмі"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "own"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_the_other_orthography(other: str, own: str) -> None:
    belarusian = pack("be")
    assert isinstance(belarusian, InflectedPack)
    assert belarusian.spelling is not None
    assert belarusian.spelling.plain(other) == own


def test_belarusian_is_not_taken_for_russian() -> None:
    assert language_of("Старшыню суполкі звольнілі, рашэньне суду яшчэ ня вынесена, актывісты чакаюць") == "be"

"""Romanisation: what each system says, which language a word takes, what must hold for any word, and the data files."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.romanisation import MAX, UnknownSystem, in_latin_letters, language_of, romanisations, spelled_by, system
from gravamen.names.romanisation.folding import folded
from gravamen.names.romanisation.tables import table

HERE = resources.files("gravamen.names.romanisation")
FILES = sorted(file.name.removesuffix(".toml") for file in HERE.iterdir() if file.name.endswith(".toml"))
TABLES = [name for name in FILES if name != "languages"]


# What a system gives first for a given name, a common surname or a place.
CASES = """
be-passport-2010 Ігар ihar
be-passport-2010 Сяргей siarhei
be-passport-2010 Аляксандр aliaksandr
be-passport-2010 Яўген yauhen
be-passport-2010 Марыя maryia
be-passport-2010 Юлія yuliya
be-passport-2010 Дзмітрый dzmitry
be-passport-2010 Міхаіл mikhail
be-passport-2010 Святлана sviatlana
be-passport-2010 Іванова ivanova
be-register-2008 Вераб'ёў vierabjow
be-register-2008 Васільева vasiĺjeva
be-register-2008 Ёрш jorsh
be-register-2008 Чарняк charniak
be-register-2008 Любоў liubow
be-bgn-1979 Яўген yawhyen
be-bgn-1979 Віцебск vitsyebsk
be-iso-9 Магілёў magìlëǔ
be-lacinka Магілёў mahiloŭ
be-lacinka Жлобін žłobin
be-lacinka Гродна hrodna
be-places-2007 Гомель homieĺ
be-places-2007 Віцебск viciebsk
be-places-2007 Салігорск salihorsk
be-places-2023 Шаркаўшчына sharkawshchyna
be-places-2023 Вераб'ёвічы vierabjovichy
be-places-2023 Сафіеўка safijewka
be-places-2023 Улукаўе ulukawje
be-places-2023 Жажэлка zhazhelka
be-places-2023 Дзедаў dziedaw
be-german Лукашэнка lukaschenka
be-german Ціханоўская zichanouskaja
be-polish Лукашэнка łukaszenka
be-french Лукашэнка loukachenka
ru-foreign Джон jon
ru-icao-2013 Юлия iuliia
ru-icao-2013 Подъездов podieezdov
ru-passport-1997 Васильева vasilyeva
ru-gost-2006 Цветков tcvetkov
ru-bgn-1947 Васильев vasil'yev
ru-bgn-1947 Ельск yel'sk
ru-iso-9 Щербаков ŝerbakov
ru-scholarly Хабаровск chabarovsk
ru-press Дмитрий dmitry
ru-press Алексей alexey
ru-german Горбачёв gorbatschow
ru-german Ельцин jelzin
ru-french Горбачёв gorbatchev
ru-french Пушкин pouchkine
ru-polish Горбачёв gorbaczow
ru-polish Ельцин jelcyn
uk-national-2010 Юрій yurii
uk-national-2010 Згорани zghorany
uk-national-2010 Харків kharkiv
uk-national-2010 Знам'янка znamianka
uk-bgn-1965 Юрій yuriy
uk-iso-9 Їжак ïžak
kk-bgn-1979 Өскемен öskemen
kk-bgn-1979 Қасым qasym
kk-latin-2021 Шымкент şymkent
kk-latin-2021 Жамбыл jambyl
kk-press Жанар zhanar
ky-bgn-1979 Жалалабат jalalabat
uz-latin-1995 Ўзбекистон o'zbekiston
uz-latin-1995 Тошкент toshkent
tg-bgn-1994 Душанбе dushanbe
mn-mns-2012 Улаанбаатар ulaanbaatar
bg-national-2009 Търново tarnovo
bg-national-2009 София sofia
sr-gaj Ђорђе đorđe
sr-plain Ђорђе djordje
mk-academy Скопје skopje
mk-passport Ѓорѓи gjorgji
el-elot-743 Γιώργος giorgos
el-elot-743 Ευαγγελία evangelia
el-elot-743 Μπότσαρης botsaris
el-iso-843 Αθήνα athīna
el-bgn-1962 Χανιά khania
ka-national-2002 თბილისი tbilisi
ka-national-2002 ქუთაისი kutaisi
ka-national-2002 ყაზბეგი q'azbegi
ka-bgn-1981 თბილისი t'bilisi
ka-iso-9984 ჭიათურა čiat'ura
hy-bgn-1981 Երևան yerevan
hy-bgn-1981 Վանաձոր vanadzor
hy-bgn-1981 Չարենց ch'arents'
hy-western Պետրոսեան bedrosian
he-names משה moshe
he-names חיפה haifa
he-academy-2006 קפלן kaplan
he-consonants כרמל krml
ar-names محمد mohammed
ar-names أحمد ahmed
ar-names احمد ahmed
ar-names عبدالرحمن abdulrahman
ar-names الحسين alhussein
ar-press سلمان salman
ar-bgn-1956 حسين ḩsīn
ar-french شريف charif
ar-egypt جمال gamal
fa-names علیرضا alireza
fa-names فاطمه fatemeh
fa-press تهران tahran
ur-names چوہدری chaudhry
ko-surnames 김 kim
ko-surnames 이 lee
ko-surnames 박 park
ko-rr-2000 종로 jongno
ko-rr-2000 신라 silla
ko-rr-2000 부산 busan
ko-rr-names 한복남 hanboknam
ko-mr-1939 부산 pusan
ko-mr-1939 김포 kimp'o
ko-mr-1939 전주 chŏnju
ko-press 영수 youngsoo
ja-passport すずき suzuki
ja-passport とうきょう tokyo
ja-passport シンバシ shimbashi
ja-hepburn とうきょう tōkyō
ja-hepburn しんいち shin'ichi
ja-kunrei ふじ huzi
ja-foreign スミス smis
ja-names 佐藤 sato
zh-pinyin 北京 beijing
zh-pinyin 曾 zeng
zh-pinyin 欧阳 ouyang
zh-wade-giles 陳 ch'en
zh-wade-giles 張 chang
zh-wade-giles 毛澤東 maotsetung
zh-wade-giles 許 hsü
zh-taiwan 蔡 tsai
zh-hongkong 陳 chan
zh-hongkong 李 lee
zh-hongkong 黃志明 wongchiming
zh-southeast-asia 陳 tan
hi-press राजकुमार rajkumar
hi-names सिंह singh
hi-iso-15919 दिल्ली dillī
bn-names রহমান rahman
si-press කුමාර kumara
ta-press முருகன் murugan
th-names สมชาย somchai
th-rtgs วิโรจน์ wirot
my-press အောင်ဆန်း aungsan
km-names សុខ sok
lo-names ວົງ vong
am-names ተስፋዬ tesfaye
am-press አበበ abebe
"""


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line], ids=str.strip)
def test_what_a_system_gives(case: str) -> None:
    key, word, latin = case.split()
    assert spelled_by(key, word)[:1] == (latin,)


# Spellings that a reader meets, by whatever system.
MET = """
be Ігар igor
be Сяргей siarhey
be Яўген yauheni
be Аляксандр alexandr
be Аляксандр alexander
be Ціханоўская tsikhanouskaya
be Лукашэнка lukashenka
ru Сергей sergei
ru Александр alexander
ru Ксения xenia
ru Хрущёв khrushchev
ru Хрущёв chruschtschow
uk Олександр oleksandr
uk Володимир volodymyr
kk Нұрсұлтан nursultan
kk Назарбаев nazarbayev
ar محمد muhammad
ar محمد mohamed
ar يوسف youssef
fa حسین hossein
fa محمدرضا mohammadreza
he יצחק yitzhak
he כהן cohen
ko 이 yi
ko 이 rhee
ko 최 choe
ko 김 gim
ja マイケル maikel
zh 王 wong
zh 王 ong
el Γιάννης yannis
hy Գևորգ kevork
ka გიორგი giorgi
"""


@pytest.mark.parametrize("case", [line for line in MET.splitlines() if line], ids=str.strip)
def test_spellings_that_are_met(case: str) -> None:
    language, word, latin = case.split()
    assert latin in [found.text for found in romanisations(word, language)]


@pytest.mark.parametrize(
    ("word", "given", "language"),
    [
        pytest.param("Ціханоўская", "", "be", id="short u is Belarusian"),
        pytest.param("Ігар", "", "be", id="dotted i alone is Belarusian"),
        pytest.param("Ігар", "uk", "uk", id="dotted i given as Ukrainian"),
        pytest.param("Ігар", "ru", "be", id="Russian has no dotted i"),
        pytest.param("Игорь", "be", "ru", id="Belarusian has no i of Russian"),
        pytest.param("Iгар", "", "be", id="a Latin i typed for the Cyrillic one"),
        pytest.param("Дмитрів", "", "uk", id="both letters for i are Ukrainian"),
        pytest.param("Жақып", "", "kk", id="not Russian, so the first that has all letters"),
        pytest.param("Жээнбек", "", "ky", id="a double vowel is Kyrgyz"),
        pytest.param("Тамара", "be", "be", id="nothing tells, so what is given holds"),
        pytest.param("Тамара", "", "ru", id="nothing tells and nothing is given"),
        pytest.param("Тамара", "be-tarask", "be", id="a tag with a subtag"),
        pytest.param("Тамара", "en", "ru", id="a language of another script"),
        pytest.param("Їжак", "ru", "uk", id="yi is Ukrainian"),
        pytest.param("Ґалаґан", "", "uk", id="ghe with upturn"),
        pytest.param("Нұрсұлтан", "", "kk", id="Kazakh letters"),
        pytest.param("Қасым", "kk", "kk", id="Kazakh given"),
        pytest.param("Ўзбекистон", "", "uz", id="short u at the start is Uzbek"),
        pytest.param("Ҷамшед", "", "tg", id="Tajik letters"),
        pytest.param("Өлзий", "", "mn", id="Mongolian letters"),
        pytest.param("Ђорђе", "", "sr", id="Serbian letters"),
        pytest.param("Ѓорѓи", "", "mk", id="Macedonian letters"),
        pytest.param("محمد", "", "ar", id="Arabic by default"),
        pytest.param("محمد", "fa", "fa", id="Persian given"),
        pytest.param("پرویز", "", "fa", id="Persian letters"),
        pytest.param("بھٹو", "", "ur", id="Urdu letters"),
        pytest.param("佐藤", "ja", "ja", id="Chinese characters given as Japanese"),
        pytest.param("佐藤", "", "zh", id="Chinese characters"),
        pytest.param("さとう", "", "ja", id="kana"),
        pytest.param("김", "", "ko", id="hangul"),
        pytest.param("Smith", "en", "en", id="Latin letters keep what is given"),
        pytest.param("Smith", "", "und", id="Latin letters of no language"),
        pytest.param("", "", "und", id="nothing at all"),
    ],
)
def test_language_of(word: str, given: str, language: str) -> None:
    assert language_of(word, given) == language


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("", id="empty"),
        pytest.param("Smith", id="Latin letters"),
        pytest.param("Łukašenka", id="Latin letters with marks"),
        pytest.param("😀", id="emoji"),
        pytest.param("1949", id="digits"),
        pytest.param("\x00\u200d", id="nothing to be seen"),
    ],
)
def test_what_has_no_romanisation(word: str) -> None:
    assert romanisations(word) == ()


def test_a_script_without_a_table_goes_by_anyascii() -> None:
    found = romanisations("ગુજરાત")
    assert [one.system for one in found] == ["anyascii"]
    assert found[0].text.startswith("gujr")


def test_a_reading_that_nobody_knows_is_not_guessed() -> None:
    """Japanese names in characters have readings of their own: pinyin would be no name that anybody bears."""
    assert romanisations("山未", "ja") == ()


def test_parts_of_a_word_are_written_as_one() -> None:
    assert romanisations("Жан-Клод", "ru")[0].text == "zhanklod"


def test_a_long_word_is_cut() -> None:
    assert romanisations("ж" * 10_000)[0].text == "zh" * 200


def test_systems_are_known_by_their_keys() -> None:
    known = system("be-bgn-1979")
    assert (known.title, known.language, known.script) == ("BGN/PCGN 1979", "be", "Cyrl")
    assert system("anyascii").key == "anyascii"
    with pytest.raises(UnknownSystem, match="be-unheard-of"):
        system("be-unheard-of")
    with pytest.raises(UnknownSystem, match="xx"):
        spelled_by("xx", "Ігар")


SCRIPTS = st.one_of(
    st.text(max_size=30),
    *(
        st.text(st.characters(min_codepoint=first, max_codepoint=last), min_size=1, max_size=12)
        for first, last in (
            (0x0370, 0x03FF),  # Greek
            (0x0400, 0x04FF),  # Cyrillic
            (0x0530, 0x058F),  # Armenian
            (0x0590, 0x05FF),  # Hebrew
            (0x0600, 0x06FF),  # Arabic
            (0x0900, 0x0DFF),  # of India and Sri Lanka
            (0x0E00, 0x0EFF),  # Thai and Lao
            (0x1000, 0x109F),  # Burmese
            (0x10A0, 0x11FF),  # Georgian, jamo
            (0x1200, 0x137F),  # Ethiopic
            (0x1780, 0x17FF),  # Khmer
            (0x3040, 0x30FF),  # kana
            (0x4E00, 0x9FFF),  # Chinese
            (0xAC00, 0xD7A3),  # hangul
        )
    ),
)
LANGUAGES = st.sampled_from(["", "en", "zh-Hant", "x", *TABLES])


@given(SCRIPTS, LANGUAGES)
def test_any_word(word: str, language: str) -> None:
    found = romanisations(word, language)
    texts = [one.text for one in found]
    assert len(found) <= MAX
    assert len(set(texts)) == len(texts)
    for one in found:
        assert one.text
        assert system(one.system).key == one.system
        for letter in one.text:
            small = unicodedata.name(letter, "").startswith("LATIN SMALL")
            assert small or letter == "'" or unicodedata.category(letter) == "Mn", (one, letter)


@given(SCRIPTS, LANGUAGES)
def test_capitals_make_no_difference(word: str, language: str) -> None:
    if word.upper().lower() == word.lower():
        assert romanisations(word.upper(), language) == romanisations(word.lower(), language)


def data_of(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", TABLES)
def test_a_file_says_where_it_is_from(name: str) -> None:
    data = data_of(name)
    assert set(data) <= {"header", "classes", "alike", "instead", "before", "readings", "systems"}
    header = data["header"]
    assert set(header) <= {"language", "script", "looked_up", "sources", "checked", "form", "also", "without_fallback"}
    assert header["language"] == name
    assert isinstance(header["looked_up"], date)
    assert header["sources"]
    assert header["checked"], "what of it was held beside a source"
    assert all(isinstance(source, str) and source for source in header["sources"])


SYSTEM_KEYS = {"title", "source", "hidden", "base", "take", "inherent", "vowelled", "of_pinyin"}
SYSTEM_TABLES = {"letters", "consonants", "then", "prefixes", "words"}


@pytest.mark.parametrize("name", TABLES)
def test_a_system_has_its_title_and_source(name: str) -> None:
    seen = set()
    for key, row in data_of(name)["systems"].items():
        assert key.startswith(f"{name}-")
        assert set(row) <= SYSTEM_KEYS | SYSTEM_TABLES
        assert row.get("hidden") or (row["title"] and row["source"])
        assert "base" not in row or row["base"] in seen, "a base stands before what is built on it"
        seen.add(key)


@pytest.mark.parametrize("name", TABLES)
def test_no_key_twice_and_every_spelling_in_latin_letters(name: str) -> None:
    own = table(name)
    data = data_of(name)
    assert own is not None
    alike = str.maketrans(data.get("alike", {}))
    for key, row in data["systems"].items():
        for kind in ("letters", "consonants", "prefixes", "words"):
            rows = row.get(kind, {})
            keys = [folded(word, own.form).translate(alike if kind == "words" else {}) for word in rows]
            assert len(set(keys)) == len(keys), (key, kind, sorted({one for one in keys if keys.count(one) > 1}))
            for word, spellings in rows.items():
                assert spellings.split(), (key, word)
                assert not re.search(r"[^\w' \-|\u0300-\u036f]", spellings), (key, word, spellings)


def test_every_language_has_its_table() -> None:
    rows = data_of("languages")["languages"]
    assert {row.get("table", name) for name, row in rows.items()} == set(TABLES)
    for name in TABLES:
        assert data_of(name)["header"]["script"] in rows[name]["script"].split()
        own = table(name)
        assert own is not None
        for key in own.also:
            assert system(key).key == key


@pytest.mark.parametrize(
    ("name", "language", "latin"),
    [
        ("Анна-Мария Тестова-Пробная", "ru", "Anna-Maria Testova-Probnaya"),
        ("А. Б. Пробный", "ru", "A. B. Probny"),
        ("Ivan Testov", "ru", "Ivan Testov"),
        ("РЭП", "be", "REP"),
        ("王 小明", "zh", "Wang Xiaoming"),
    ],
)
def test_a_whole_name_in_latin_letters(name: str, language: str, latin: str) -> None:
    assert in_latin_letters(name, language) == latin

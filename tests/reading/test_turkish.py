"""Turkish: words taken apart, acts with those hit, their dates, places, penalties and doers, demands, names.

Names are plainly made up or common nouns; the sentences are written for these tests.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.reading import read
from gravamen.reading.agglutinative.lexicon import AgglutinativePack
from gravamen.reading.agglutinative.suffixes import fold, spellings
from gravamen.reading.annotation import as_annotation
from gravamen.reading.models import Act
from gravamen.reading.pack import pack
from gravamen.text import Text

SENT = datetime.date(2020, 6, 30)
Told = tuple[str, list[str], str | None]

ACTS: list[tuple[str, list[Told]]] = [
    # voice and case
    ("Polis 25 işçiyi gözaltına aldı.", [("arrest_detention", ["işçi"], None)]),
    ("12 Mart 2019'da 25 işçi gözaltına alındı.", [("arrest_detention", ["işçi"], "2019-03-12")]),
    ("Polis işçileri gözaltına aldı.", [("arrest_detention", ["işçiler"], None)]),
    ("Mahkeme Zavol Mirenko'yu tutukladı.", [("arrest_detention", ["Zavol Mirenko"], None)]),
    ("Polisin gözaltına aldığı 3 sendikacı dün tutuklandı.", [("arrest_detention", ["sendikacı"], "2020-06-29")]),
    # relative clauses
    ("Gözaltına alınan 25 işçi adliyeye götürüldü.", [("arrest_detention", ["işçi"], None)]),
    ("İşten çıkarılan 120 işçi fabrika önünde direnişe geçti.", [("dismissal", ["işçi"], None)]),
    (
        "Tutuklanan öğretmen Ayşe Mirenko işkence gördü.",
        [("arrest_detention", ["Ayşe Mirenko"], None), ("torture_ill_treatment", ["Ayşe Mirenko"], None)],
    ),
    ("Gözaltına alınarak tutuklanan 4 sendika üyesi serbest kaldı.", [("arrest_detention", ["sendika üyesi"], None)]),
    # several verbs
    (
        "Ahmet Testov ve Ayşe Mirenko darp edilerek gözaltına alındı.",
        [
            ("physical_assault", ["Ahmet Testov", "Ayşe Mirenko"], None),
            ("arrest_detention", ["Ahmet Testov", "Ayşe Mirenko"], None),
        ],
    ),
    (
        "Zavol Mirenko 12 Mart'ta gözaltına alındı. Ertesi gün tutuklandı.",
        [("arrest_detention", ["Zavol Mirenko"], "2020-03-12"), ("arrest_detention", ["Zavol Mirenko"], "2020-03-13")],
    ),
    (
        "Polis, Zavol Mirenko'nun evini bastı ve bilgisayarına el koydu.",
        [("search_raid", ["Zavol Mirenko"], None), ("seizure", ["Zavol Mirenko"], None)],
    ),
    # not done, or not yet
    ("İşçiler gözaltına alınmadı.", []),
    ("Hiçbir işçi gözaltına alınmadı.", []),
    ("Zavol Mirenko tutuklanabilir.", []),
    ("İşçiler gözaltına alınmaktan korkuyor.", []),
    ("İşçiler işten çıkarılacak.", []),
    # forms that stand as nouns
    ("25 işçinin gözaltına alındığı bildirildi.", [("arrest_detention", ["işçi"], None)]),
    ("Zavol Mirenko'nun tutuklanmasını kınıyoruz.", [("arrest_detention", ["Zavol Mirenko"], None)]),
    # lists
    (
        "Aralarında Zavol Mirenko ve Ayşe Testova'nın da bulunduğu 30 kişi gözaltına alındı.",
        [("arrest_detention", ["Zavol Mirenko", "Ayşe Testova"], None)],
    ),
    (
        "Jandarma 18 işçi ve bir sendika temsilcisini gözaltına aldı.",
        [("arrest_detention", ["işçi", "sendika temsilcisi"], None)],
    ),
    ("KESK'liler cezaevine gönderildi.", [("arrest_detention", ["KESK'liler"], None)]),
    # each family
    ("Silahlı kişiler Zavol Mirenko'yu 3 Nisan 2020'de evinin önünde öldürdü.", [("killing", ["Zavol Mirenko"], "2020-04-03")]),
    ("İşçi Zavol Mirenko polisin attığı gaz bombası nedeniyle hayatını kaybetti.", [("killing", ["Zavol Mirenko"], None)]),
    ("Zavol Mirenko silahlı saldırıya uğradı.", [("attempted_killing", ["Zavol Mirenko"], None)]),
    ("Güvenlik görevlileri grevci işçileri dövdü.", [("physical_assault", ["grevci işçiler"], None)]),
    ("Sendika temsilcisi ölümle tehdit edildi.", [("threat_of_violence", ["Sendika temsilcisi"], None)]),
    ("Savcılık 14 sendikacı hakkında iddianame hazırladı.", [("criminal_charge", ["sendikacı"], None)]),
    ("Zavol Mirenko 6 yıl 3 ay hapis cezasına çarptırıldı.", [("imprisonment_sentence", ["Zavol Mirenko"], None)]),
    ("Mahkeme Zavol Mirenko'ya 2 yıl hapis cezası verdi.", [("imprisonment_sentence", ["Zavol Mirenko"], None)]),
    ("Sendika üyelerine 10 bin lira para cezası kesildi.", [("administrative_penalty", ["Sendika üyeleri"], None)]),
    ("Zavol Mirenko ifadeye çağrıldı.", [("interrogation_summons", ["Zavol Mirenko"], None)]),
    ("Zavol Mirenko'ya ev hapsi verildi.", [("house_arrest", ["Zavol Mirenko"], None)]),
    ("Zavol Mirenko'ya yurt dışına çıkış yasağı konuldu.", [("travel_ban", ["Zavol Mirenko"], None)]),
    ("Zavol Mirenko'nun pasaportu iptal edildi.", [("travel_ban", ["Zavol Mirenko"], None)]),
    ("Sendikacılar avukatlarıyla görüştürülmedi.", [("denial_of_due_process", ["Sendikacılar"], None)]),
    ("Polis, KESK'in genel merkezine baskın düzenledi.", [("search_raid", ["KESK"], None)]),
    (
        "Sendika binasında arama yapıldı, bilgisayarlara el konuldu.",
        [("search_raid", ["Sendika"], None), ("seizure", ["Sendika"], None)],
    ),
    ("Kimliği belirsiz kişiler sendika binasını yaktı.", [("property_damage", ["sendika"], None)]),
    ("Çalışma Bakanlığı sendikanın tescil başvurusunu reddetti.", [("denial_of_registration", ["sendika"], None)]),
    ("Bakanlık sendikayı tescil etmedi.", [("denial_of_registration", ["sendika"], None)]),
    ("Mahkeme sendikayı kapattı.", [("dissolution_suspension", ["sendika"], None)]),
    ("Sendikanın faaliyetleri durduruldu.", [("dissolution_suspension", ["Sendika"], None)]),
    ("Belediye yönetimi sendikaya kayyum atadı.", [("interference", ["sendika"], None)]),
    ("İşveren sendikayı tanımıyor.", [("refusal_of_recognition", ["sendika"], None)]),
    ("Fabrika yönetimi sendika temsilcilerini fabrikaya almadı.", [("denial_of_access", ["sendika temsilcileri"], None)]),
    ("Sendikaya üye oldukları için 45 işçi işten çıkarıldı.", [("dismissal", ["işçi"], None)]),
    ("Fabrika yönetimi, sendikaya üye olan 45 işçinin iş akdini feshetti.", [("dismissal", ["işçi"], None)]),
    ("Kamuda çalışan 4 bin 464 kişi KHK ile ihraç edildi.", [("dismissal", ["kişi"], None)]),
    ("İşveren işçileri işten çıkarmakla tehdit etti.", [("threat_of_dismissal", ["işçiler"], None)]),
    ("15 öğretmen açığa alındı.", [("discrimination", ["öğretmen"], None)]),
    ("İşçiler sendikadan istifa etmeye zorlandı.", [("forced_resignation_disaffiliation", ["İşçiler"], None)]),
    ("İşveren toplu sözleşme masasına oturmadı.", [("refusal_to_bargain", [], None)]),
    ("Bakanlar Kurulu grevi milli güvenlik gerekçesiyle erteledi.", [("strike_prohibition", [], None)]),
    ("Patron grev kırıcı getirdi.", [("strike_breaking", [], None)]),
    ("Polis, grevci işçilere biber gazı sıktı.", [("dispersal_of_assembly", ["grevci işçiler"], None)]),
    ("Valilik eylemleri yasakladı.", [("dispersal_of_assembly", [], None)]),
    ("Sendikanın internet sitesine erişim engeli getirildi.", [("censorship_defamation", ["Sendika"], None)]),
    ("Meclis, grev hakkını kısıtlayan yasayı kabul etti.", [("restrictive_legislation", [], None)]),
    # asked, not told
    ("Gözaltına alınan işçilerin derhal serbest bırakılmasını talep ediyoruz.", []),
]


def told(act: Act) -> Told:
    return act.type.value, [party.text for party in act.victims], act.date.text if act.date else None


@pytest.mark.parametrize(("text", "acts"), ACTS, ids=[str(at) for at in range(len(ACTS))])
def test_acts(text: str, acts: list[Told]) -> None:
    reading = read(Text.plain(text), language="tr", sent=SENT)
    assert [told(act) for act in reading.acts] == acts


def only_act(text: str) -> dict[str, Any]:
    plain = Text.plain(text)
    (act,) = as_annotation(plain, read(plain, language="tr", sent=SENT))["acts"]
    return dict(act)


PARTICULARS = [
    ("doer", "25 işçi polis tarafından gözaltına alındı.", "perpetrators", ["polis"]),
    ("doer-active", "Fabrika yönetimi 7 işçiyi işten çıkardı.", "perpetrators", ["Fabrika yönetimi"]),
    (
        "doer-court",
        "Ankara 8. Ağır Ceza Mahkemesi, Ali Testov'a 2 yıl hapis cezası verdi.",
        "perpetrators",
        ["Ankara 8. Ağır Ceza Mahkemesi"],
    ),
    ("place-name", "Polis Ankara'da 25 işçiyi gözaltına aldı.", "place", "Ankara"),
    ("place-noun", "Jandarma fabrika önünde 5 işçiyi gözaltına aldı.", "place", "fabrika önünde"),
    ("penalty", "Ali Testov 6 yıl 3 ay hapis cezasına çarptırıldı.", "penalty_days", 2280),
    ("fine", "Sendika üyelerine 10 bin lira para cezası kesildi.", "penalty", "10 bin lira para cezası"),
    ("law", "Mahkeme Ali Testov'u TCK'nın 314. maddesi uyarınca tutukladı.", "legal_basis", "TCK'nın 314. maddesi"),
    ("law-number", "2911 sayılı Kanun'a muhalefetten 12 sendikacı hakkında dava açıldı.", "legal_basis", "2911 sayılı Kanun"),
    ("ground", "45 işçi sendikaya üye oldukları için işten çıkarıldı.", "ground", "sendikaya üye oldukları"),
    ("count", "Jandarma 18 işçi ve bir sendika temsilcisini gözaltına aldı.", "victim_count", 19),
    ("count-more", "500'den fazla işçi gözaltına alındı.", "victim_count", 500),
    ("count-words", "Yüz elli işçi işten atıldı.", "victim_count", 150),
    ("alleged", "25 işçinin gözaltına alındığı iddia edildi.", "certainty", "alleged"),
    ("told-by", "KESK, 5 üyesinin gözaltına alındığını açıkladı.", "told_by", "KESK"),
    ("threatened", "İşveren işçileri işten çıkarmakla tehdit etti.", "certainty", "threatened"),
    ("date-month", "2018 yılının Eylül ayında 500 işçi gözaltına alındı.", "date", "2018-09"),
    ("date-range", "13 ve 14 Haziran 2019 tarihlerinde 40 işçi gözaltına alındı.", "date", "2019-06-13/2019-06-14"),
    ("date-year", "2017'de 10 öğretmen ihraç edildi.", "date", "2017"),
    ("date-numeric", "05.03.2020 tarihinde 10 işçi işten atıldı.", "date", "2020-03-05"),
    ("date-weekday", "Salı günü 3 işçi gözaltına alındı.", "date", "2020-06-30"),
]


@pytest.mark.parametrize(("text", "field", "value"), [row[1:] for row in PARTICULARS], ids=[row[0] for row in PARTICULARS])
def test_particulars(text: str, field: str, value: object) -> None:
    assert only_act(text)[field] == value


DEMANDS = [
    ("talep", "Tutuklu sendikacıların derhal serbest bırakılmasını talep ediyoruz.", 1),
    ("necessity", "Hükümet sendikacıları derhal serbest bırakmalıdır.", 1),
    ("order", "Gözaltına alınanlar serbest bırakılsın!", 1),
    ("call", "Hükümeti sözleşmelere uymaya çağırıyoruz.", 1),
    ("list", "Taleplerimiz:\n- Baskılara son verilsin.\n- İşçiler işe geri alınsın.\n", 2),
    ("told", "Polis işçileri gözaltına aldı.", 0),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in DEMANDS], ids=[row[0] for row in DEMANDS])
def test_demands(text: str, count: int) -> None:
    assert len(read(Text.plain(text), language="tr").demands) == count


LETTER = """Ankara, 14 Mart 2021

Sayın Bakan,

Testçi İşçileri Sendikası (TEST-SEN) adına yazıyoruz. 2 Mart 2021'de polis, sendikamızın genel merkezine baskın düzenledi.
Aynı gün Genel Başkanımız Ali Testov ile Eğitim Sen Ankara 1 No'lu Şube Başkanı Fatma Generova gözaltına alındı.

Saygılarımızla,
Murat Yapayov
Genel Örgütlenme Sekreteri
"""


def test_letter() -> None:
    reading = read(Text.plain(LETTER), language="tr")
    assert (reading.kind, reading.document_date) == ("letter", datetime.date(2021, 3, 14))
    assert [told(act) for act in reading.acts] == [
        ("search_raid", ["Testçi İşçileri Sendikası"], "2021-03-02"),
        ("arrest_detention", ["Ali Testov", "Fatma Generova"], "2021-03-02"),
    ]
    assert {person.name: person.role and person.role.text for person in reading.persons} == {
        "Ali Testov": "Genel Başkanımız",
        "Fatma Generova": "Eğitim Sen Ankara 1 No'lu Şube Başkanı",
        "Murat Yapayov": "Genel Örgütlenme Sekreteri",
    }
    assert ("Testçi İşçileri Sendikası", "TEST-SEN", "union") in {
        (one.name, one.acronym, one.kind.value) for one in reading.organisations
    }


WORDS = [
    ("işçileri", "işçi", None),
    ("gözaltına", "gözaltı", None),
    ("sendikasının", "sendika", None),
    ("çocuğu", "çocuk", None),
    ("alındı", None, ("almak", "past", True, False)),
    ("alınmadı", None, ("almak", "past", True, True)),
    ("tutuklanan", None, ("tutuklamak", "participle", True, False)),
    ("tutukluyor", None, ("tutuklamak", "present", False, False)),
    ("tanımıyor", None, ("tanımak", "present", False, True)),
    ("bırakılmasını", None, ("bırakmak", "action", True, False)),
    ("edilerek", None, ("etmek", "converb", True, False)),
    ("çağrıldı", None, ("çağırmak", "past", True, False)),
    ("çıkarmayacak", None, ("çıkarmak", "future", False, True)),
]


@pytest.mark.parametrize(("word", "noun", "verb"), WORDS, ids=[row[0] for row in WORDS])
def test_words_are_taken_apart(word: str, noun: str | None, verb: tuple[str, str, bool, bool] | None) -> None:
    turkish = pack("tr")
    assert isinstance(turkish, AgglutinativePack)
    nouns, verbs = turkish.analysis(word)
    if noun is not None:
        assert noun in {sense.lemma for sense in nouns}
    if verb is not None:
        assert verb in {(one.lemma, one.kind, one.passive, one.negated) for one in verbs}


@pytest.mark.parametrize(
    ("written", "folded"),
    [("İŞÇİ", "işçi"), ("IŞIK", "ışık"), ("DİSK’e", "disk'e"), ("Irak", "ırak")],
    ids=["dotted", "dotless", "apostrophe", "name"],
)
def test_case_folds_as_in_turkish(written: str, folded: str) -> None:
    turkish = pack("tr")
    assert isinstance(turkish, AgglutinativePack)
    assert fold(written, turkish.letters) == folded


def test_capitals_are_read() -> None:
    text = "POLİS 25 İŞÇİYİ GÖZALTINA ALDI."
    assert [act.type.value for act in read(Text.plain(text), language="tr").acts] == ["arrest_detention"]


def test_a_pattern_stands_for_its_spellings() -> None:
    assert set(spellings("(n)DA")) == {
        "da", "de", "ta", "te", "nda", "nde", "nta", "nte",
    }  # fmt: skip


@given(st.text(alphabet="abcçğıiİIöşüzldnrkt ’'.,;:()0123456789\n", max_size=300))
def test_every_offset_gives_back_its_quote(text: str) -> None:
    plain = Text.plain(text)
    found = as_annotation(plain, read(plain, language="tr"))
    for item in (*found["acts"], *found["demands"], *found["circumstances"]):
        assert plain.characters[item["start"] : item["end"]] == item["quote"]

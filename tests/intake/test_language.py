"""Which language a text is in."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from gravamen.intake.language import language_of, languages_by_paragraph
from gravamen.text import Text

from .making import RAID, RAID_BE, RAID_RU
from .test_encodings import ARABIC, FRENCH, GERMAN, GREEK, POLISH, SPANISH, TURKISH, UKRAINIAN

TOLD = [
    pytest.param(RAID, "en", id="English"),
    pytest.param("The police raided the office.", "en", id="a short English sentence"),
    pytest.param(FRENCH, "fr", id="French"),
    pytest.param(SPANISH, "es", id="Spanish"),
    pytest.param("A polícia invadiu a sede do sindicato e não foram devolvidos os documentos.", "pt", id="Portuguese"),
    pytest.param("La polizia ha perquisito la sede del sindacato e gli operai sono stati arrestati.", "it", id="Italian"),
    pytest.param(GERMAN, "de", id="German"),
    pytest.param(
        "De politie is het kantoor van de vakbond binnengevallen en de leden werden niet vrijgelaten.", "nl", id="Dutch"
    ),
    pytest.param(POLISH, "pl", id="Polish"),
    pytest.param(TURKISH, "tr", id="Turkish"),
    pytest.param(
        "Polisi menggerebek kantor serikat buruh dan para pekerja tidak dilepaskan oleh mereka.", "id", id="Indonesian"
    ),
    pytest.param("Công an đã khám xét văn phòng của công đoàn và những người lao động không được thả.", "vi", id="Vietnamese"),
    pytest.param("Ni-raid ng pulisya ang opisina ng unyon at hindi pinalaya ang mga manggagawa.", "tl", id="Tagalog"),
    pytest.param("Polisi walivamia ofisi ya chama cha wafanyakazi na hawakuachiliwa kwa siku tatu.", "sw", id="Swahili"),
    pytest.param(RAID_RU, "ru", id="Russian"),
    pytest.param(RAID_RU.upper(), "ru", id="Russian in capitals"),
    pytest.param(RAID_BE, "be", id="Belarusian"),
    pytest.param(
        "Пасьля гэтых падзей ды выступаў суд прысудзіў рабочых, і ўсё тут вырашылі сыходзіць.",
        "be",
        id="Belarusian with ы, э, ё",
    ),
    pytest.param(UKRAINIAN, "uk", id="Ukrainian"),
    pytest.param("Полиция кәсіподақ кеңсесін тінтіп, барлық құжаттарды алып кетті.", "kk", id="Kazakh"),
    pytest.param(GREEK, "el", id="Greek"),
    pytest.param(ARABIC, "ar", id="Arabic"),
    pytest.param("پلیس به دفتر سندیکا یورش برد و کارگران را بازداشت کرد که این برای آن بود.", "fa", id="Persian"),
    pytest.param("ប៉ូលិសបានឆែកឆេរការិយាល័យសហជីព", "km", id="Khmer"),
    pytest.param("ตำรวจบุกค้นสำนักงานสหภาพแรงงาน", "th", id="Thai"),
    pytest.param("ရဲများက သမဂ္ဂရုံးကို ဝင်ရောက်ရှာဖွေခဲ့သည်", "my", id="Burmese"),
    pytest.param("পুলিশ ইউনিয়ন অফিসে অভিযান চালায়", "bn", id="Bengali"),
    pytest.param("警察搜查了工会办公室，三名工人被拘留。", "zh", id="Chinese"),
    pytest.param("警察搜查了工会办公室，三名工人被拘留，包括优の良品的员工。", "zh", id="Chinese with a Japanese name"),
    pytest.param("警察が労働組合の事務所を捜索した。", "ja", id="Japanese"),
    pytest.param("경찰이 노동조합 사무실을 압수수색했다.", "ko", id="Korean"),
    pytest.param("", None, id="nothing"),
    pytest.param("2021-02-16 18:30 +375", None, id="numbers"),
    pytest.param("Xqzt Wvrk", None, id="no words of any language"),
]


@pytest.mark.parametrize(("characters", "tag"), TOLD)
def test_the_language_is_told(characters: str, tag: str | None) -> None:
    assert language_of(characters) == tag


def test_each_paragraph_has_its_language() -> None:
    text = Text.plain(f"{RAID}\n\n{RAID_RU}\n\n123\n\n{RAID_BE}\nі яшчэ радок")
    found = languages_by_paragraph(text)
    assert [tag for _, tag in found] == ["en", "ru", "ru", "be"]
    assert [text.quote(passage) for passage, _ in found] == text.characters.split("\n\n")


def test_the_table_is_sound() -> None:
    data = tomllib.loads((resources.files("gravamen.intake") / "languages.toml").read_text("utf-8"))
    for code, row in data.items():
        assert 2 <= len(code) <= 3
        assert set(row) <= {"words", "letters"}
        words = row["words"].split()
        assert [word for word in words if word != word.lower()] == [], code
        assert [word for word in set(words) if words.count(word) > 1] == [], code
        assert len(set(row.get("letters", ""))) == len(row.get("letters", "")), code


SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not beside the repository")
def test_the_corpus_is_told_right() -> None:
    wrong = []
    for gold in sorted(SHARED.glob("dev*/*/gold.json")):
        said = json.loads(gold.read_text("utf-8")).get("language")
        found = language_of((gold.parent / "source.txt").read_text("utf-8"))
        if said and found != said:
            wrong.append((gold.parent.name, said, found))
    assert wrong == []

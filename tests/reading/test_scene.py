"""Where an act was done: in its own clause, by the dateline, in the sentence before; and what is no such place.

Names of persons are plainly made up.
"""

from __future__ import annotations

import pytest

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text

PLACES = [
    pytest.param("ru", "Полоцк, 3 мая. Ивана Тестова задержали.", "Полоцк", id="a-dateline"),
    pytest.param("be", "Менск. Івана Тэставага звольнілі.", "Менск", id="a-town-that-opens"),
    pytest.param("uk", "Львів. Івана Тестова звільнили.", "Львів", id="in-ukrainian"),
    pytest.param("ru", "Иван Тестов. Его уволили.", None, id="a-person-that-opens"),
    pytest.param("ru", "Ивана Тестова избили у гостиницы.", "гостиницы", id="beside"),
    pytest.param("be", "Івана Тэставага затрымалі каля парламента.", "парламента", id="beside-an-office-of-state"),
    pytest.param("ru", "Ивана Тестова задержали в отделении.", "отделении", id="inside"),
    pytest.param("ru", "Ивана Тестова задержали на месте.", None, id="on-the-spot"),
    pytest.param("ru", "Судья районного суда Гомеля назначил Ивану Тестову штраф.", "Гомеля", id="whose-court"),
    pytest.param("ru", "На заводе в Калуге беда. Директор уволил Ивана Тестова.", "Калуге", id="the-sentence-before"),
    pytest.param("ru", "Ивана Тестова, ехавшего в Минск, уволили.", None, id="where-somebody-goes"),
    pytest.param("ru", "Ивана Тестова вынудили уехать, он живёт в Польше.", None, id="where-exiles-live"),
    pytest.param("en", "John Testov was exiled and lives in Poland.", None, id="where-exiles-live-in-english"),
    pytest.param("fr", "Jean Testov a été licencié au cours de la grève.", None, id="an-idiom"),
    pytest.param("en", "John Testov was beaten in Kitwe.", "Kitwe", id="a-town"),
]


@pytest.mark.parametrize(("language", "text", "place"), PLACES)
def test_where_it_was_done(language: str, text: str, place: str | None) -> None:
    whole = Text.plain(text)
    acts = as_annotation(whole, read(whole, language=language))["acts"]
    assert [act["place"] for act in acts] == [place]

"""Which town words mean, across scripts; and that nothing is guessed."""

from __future__ import annotations

from importlib import resources

import pytest

from gravamen.pictures.gazetteer import Missed, bare, find

FOUND = [
    ("BY", "Minsk", "Minsk"),
    ("BY", "the Minsk office of REP", "Minsk"),
    ("BY", "Minsk’s central square", "Minsk"),
    ("BY", "в Минске", "Minsk"),  # an inflected name
    ("BY", "из Гомеля", "Homyel'"),
    ("BY", "Гродно", "Hrodna"),  # Russian for a town that GeoNames writes in Belarusian
    ("BY", "у Салігорску", "Soligorsk"),
    ("BY", "Mogilev", "Mahilyow"),
    ("UA", "Kiev", "Kyiv"),
    ("UA", "Дніпропетровськ", "Dnipro"),  # an earlier name
    ("KZ", "Алма-Ата", "Almaty"),
    ("CO", "Bogota", "Bogotá"),  # without its accent
    ("TR", "İstanbul", "Istanbul"),
    ("MX", "Ciudad de México", "Mexico City"),  # a small word within a name
    ("EG", "القاهرة", "Cairo"),
    ("IR", "تهران", "Tehran"),
    ("IN", "दिल्ली", "Delhi"),
    ("BD", "Ashulia, Dhaka", "Dhaka"),
    ("MM", "Rangoon", "Yangon"),
    ("KH", "នៅភ្នំពេញ", "Phnom Penh"),  # scripts that do not part words
    ("CN", "北京市朝阳区", "Beijing"),
    ("TH", "ในกรุงเทพมหานคร", "Bangkok"),
    ("KR", "서울", "Seoul"),
    ("BF", "Bobo-Dioulasso", "Bobo-Dioulasso"),
]


@pytest.mark.parametrize(("country", "words", "town"), FOUND, ids=[f"{one[0]}-{one[1]}" for one in FOUND])
def test_a_town_is_found(country: str, words: str, town: str) -> None:
    found = find(words, country)
    assert found.town is not None, found.missed
    assert found.town.name == town
    assert found.named in words
    assert found.missed is None


@pytest.mark.parametrize(
    ("country", "words", "why"),
    [
        pytest.param("BY", "", Missed.NOTHING, id="no words"),
        pytest.param("BY", "Belarus", Missed.COUNTRY, id="the country"),
        pytest.param("PH", "the Philippines", Missed.COUNTRY, id="the country with its article"),
        pytest.param("BY", "a couch in the office kitchen", Missed.UNKNOWN, id="no town"),
        pytest.param("BY", "Minsk and Grodno", Missed.SEVERAL, id="two towns"),
        pytest.param("BY", "from Brest to Minsk", Missed.SEVERAL, id="a way"),
        pytest.param("US", "Springfield", Missed.ALIKE, id="many of that name"),
        pytest.param("BY", "Paris", Missed.UNKNOWN, id="a town of another country"),
        pytest.param("BY", "lida", Missed.UNKNOWN, id="a word that only looks like a town's name"),
        pytest.param("XX", "Minsk", Missed.UNKNOWN, id="no such country"),
        pytest.param("", "Minsk", Missed.UNKNOWN, id="no country"),
    ],
)
def test_nothing_is_guessed(country: str, words: str, why: Missed) -> None:
    found = find(words, country)
    assert found.town is None
    assert found.missed is why


def test_a_persons_name_is_no_town() -> None:
    home = "the home of Vladimir Generated-01"
    taken = find(home, "RU").town
    assert taken is not None
    assert taken.name == "Vladimir"
    assert find(home, "RU", set(bare("Vladimir Generated-01"))).missed is Missed.UNKNOWN


def test_the_towns_have_their_form() -> None:
    lines = (resources.files("gravamen.pictures") / "places.csv").read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows[0] == "country,latitude,longitude,thousands,names"
    assert len(rows) > 30_000
    before = ""
    for row in rows[1:]:
        country, latitude, longitude, people, names = row.split(",", 4)
        assert before <= country, "in order of countries: they are looked up so"
        before = country
        assert len(country) == 2
        assert country.isupper()
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180
        assert int(people) >= 15
        assert all(names.split("|"))

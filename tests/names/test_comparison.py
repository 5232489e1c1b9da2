"""Whether two names are of one bearer: what must be likely, what must not, and what holds for all names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.comparison import THRESHOLD, probabilities
from gravamen.names.named import Kind, Named

# The names are put together from common words; they are of nobody.
ONE = [
    ("passport and Russian romanisation", "Ihar Testavets", "Igor Testovets"),
    ("Belarusian and Russian letters", "Ігар Тэставец", "Игорь Тестовец"),
    ("Latin and Cyrillic", "Siarhei Uzorny", "Сергей Узорный"),
    ("press and passport", "Aliaksandr Probnau", "Alexander Probnov"),
    ("surname first", "Узорный Сергей", "Siarhei Uzorny"),
    ("patronymic dropped", "Сергей Иванович Узорный", "Сергей Узорный"),
    ("initial", "S. Uzorny", "Siarhei Uzorny"),
    ("title in front", "Prof. Siarhei Uzorny", "Сергей Узорный"),
    ("title in Russian", "г-жа Мария Пробная", "Maria Probnaya"),
    ("marks dropped", "José Muestra Núñez", "Jose Muestra Nunez"),
    ("second surname dropped", "José Muestra Núñez", "José Muestra"),
    ("Arabic", "محمد مثال", "Mohamed Mithal"),
    ("Hebrew", "יצחק דוגמה", "Yitzhak Dugma"),
    ("Hangul in one word", "김보기", "Kim Bogi"),
    ("Chinese in one word", "王例子", "Wang Lizi"),
    ("Greek", "Αλέξης Δείγμα", "Alexis Deigma"),
    ("Georgian", "ნინო ნიმუში", "Nino Nimushi"),
    ("Khmer", "ប៉ុល ពត", "Pol Pot"),
    ("a letter of another script slipped in", "Pаvel Uzorny", "Pavel Uzorny"),
    ("a slip of the pen", "Siarhei Uzorny", "Siarhei Uzrony"),
    ("written together", "Abd al-Rahman Mithal", "Abdulrahman Mithal"),
]
TWO = [
    ("another given name", "Siarhei Uzorny", "Aleh Uzorny"),
    ("another given name in another script", "Siarhei Uzorny", "Олег Узорный"),
    ("another surname", "Siarhei Uzorny", "Siarhei Testavets"),
    ("surnames that begin alike", "Maria Uzorova", "Мария Узоржевская"),
    ("father and child", "Salman bin Muhammad Mithal", "Muhammad bin Salman Mithal"),
    ("father and child in two scripts", "Salman bin Muhammad Mithal", "محمد بن سلمان مثال"),
    ("brothers by their initials", "P. Uzorny", "Siarhei Uzorny"),
    ("nothing in common", "Siarhei Uzorny", "José Muestra"),
]
NAMES = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(("one", "two"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_bearer(one: str, two: str) -> None:
    assert likely(one, two) >= THRESHOLD


@pytest.mark.parametrize(("one", "two"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_bearers(one: str, two: str) -> None:
    assert likely(one, two) < THRESHOLD


def test_facts_move_the_score() -> None:
    plain = Named("Siarhei Uzorny")
    scored = probabilities(
        [
            (plain, Named("Sergei Uzornyi")),
            (Named(plain.name, born="1970"), Named("Sergei Uzornyi", born="1970")),
            (Named(plain.name, born="1970"), Named("Sergei Uzornyi", born="1985")),
            (Named(plain.name, sex="male"), Named("Sergei Uzornyi", sex="female")),
        ]
    )
    assert scored[1] > scored[0] > scored[3]
    assert scored[2] < THRESHOLD


def test_a_person_is_no_organisation() -> None:
    assert probabilities([(Named("Solidarity"), Named("Solidarity", Kind.ORGANISATION))])[0] == 0


@given(NAMES, NAMES)
def test_the_score_is_symmetric(one: str, two: str) -> None:
    assert likely(one, two) == pytest.approx(likely(two, one), abs=1e-6)


@given(NAMES, NAMES, st.sampled_from(["", "1970", "1971", "1985"]), st.sampled_from(["", "BY", "KZ"]))
def test_the_score_is_symmetric_with_what_else_is_known(one: str, two: str, born: str, country: str) -> None:
    first, second = Named(one, born="1970", country="BY"), Named(two, born=born, country=country)
    assert probabilities([(first, second)])[0] == pytest.approx(probabilities([(second, first)])[0], abs=1e-6)


@given(st.lists(st.sampled_from(["siarhei", "узорный", "محمد", "test", "김"]), min_size=2, max_size=4, unique=True), st.data())
def test_the_order_of_words_is_free_where_one_name_has_no_order(words: list[str], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(words))
    assert likely(" ".join(words), " ".join(turned)) >= THRESHOLD


@pytest.mark.parametrize(
    ("whole", "shorter", "without"),
    [
        ("Juan de la Muestra", "Juan Muestra", "Juan Pablo Carlos Muestra"),
        ("Jan van der Voorbeeld", "Jan Voorbeeld", "Jan Piet Klaas Voorbeeld"),
        ("Salman bin Mithal", "Salman Mithal", "Salman Karim Mithal"),
        ("Peter Sample Jr.", "Peter Sample", "Peter Sample Otto"),
        ("Vüqar Nümunə oğlu", "Vüqar Nümunə", "Vüqar Nümunə Rəşad"),
    ],
    ids=["de la", "van der", "bin", "Jr", "oğlu"],
)
def test_a_particle_that_is_missing_says_less_than_a_name(whole: str, shorter: str, without: str) -> None:
    assert likely(whole, shorter) > 0.9
    assert likely(whole, shorter) > likely(without, shorter)


def test_the_younger_is_not_the_elder() -> None:
    assert likely("Peter Sample Jr.", "Peter Sample Sr.") < THRESHOLD


@pytest.mark.parametrize("name", ["Siarhei Uzorny", "Сергей Узорный", "محمد مثال", "王例子", "김보기", "Nguyễn Văn Mẫu"])
def test_the_same_name_is_one(name: str) -> None:
    assert likely(name, name) == 1


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "X",
        "😀",
        "😀 😀",
        "a" * 10_000,
        "a " * 5_000,
        "\x00\x07",
        "\u202eabc",
        "Pаvеl Пaвeл",
        "ء",
        "ー",
        "'",
        "\ud800",
        "".join(map(chr, range(0x300, 0x340))),
    ],
    ids=[
        "empty",
        "blank",
        "letter",
        "emoji",
        "two emoji",
        "long",
        "many words",
        "controls",
        "right to left",
        "mixed",
        "hamza",
        "mark",
        "apostrophe",
        "surrogate",
        "only marks",
    ],
)
def test_odd_names_get_a_score(name: str) -> None:
    for other in (name, "Siarhei Uzorny", "Сергей Узорный", "محمد", ""):
        assert 0 <= likely(name, other) <= 1


def likely(one: str, two: str) -> float:
    return float(probabilities([(Named(one), Named(two))])[0])

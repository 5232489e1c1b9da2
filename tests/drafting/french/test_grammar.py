"""French: what melts, what elides, what agrees, how days are said."""

from __future__ import annotations

import pytest

from gravamen.drafting.french.grammar import French
from gravamen.drafting.romance.grammar import Phrase
from gravamen.edtf import parse

GRAMMAR = French()


@pytest.mark.parametrize(
    ("phrase", "of", "to"),
    [
        pytest.param("le syndicat", "du syndicat", "au syndicat", id="masculine"),
        pytest.param("la section", "de la section", "à la section", id="feminine"),
        pytest.param("l’usine", "de l’usine", "à l’usine", id="elided article"),
        pytest.param("les travailleurs", "des travailleurs", "aux travailleurs", id="plural"),
        pytest.param("des travailleurs", "de travailleurs", "à des travailleurs", id="no number: de, not de des"),
        pytest.param("des ouvrières", "d’ouvrières", "à des ouvrières", id="no number, before a vowel"),
        pytest.param("Ihar Generated-01", "d’Ihar Generated-01", "à Ihar Generated-01", id="a name before a vowel"),
        pytest.param("Hovar Generated-01", "de Hovar Generated-01", "à Hovar Generated-01", id="a name with an aspirate h"),
        pytest.param("homicide", "d’homicide", "à homicide", id="a mute h"),
        pytest.param("huit travailleurs", "de huit travailleurs", "à huit travailleurs", id="an aspirate h"),
        pytest.param("25 jours", "de 25 jours", "à 25 jours", id="a figure"),
        pytest.param("un tribunal", "d’un tribunal", "à un tribunal", id="an article that elides what stands before"),
    ],
)
def test_prepositions(phrase: str, of: str, to: str) -> None:
    assert GRAMMAR.of(phrase) == of
    assert GRAMMAR.to(phrase) == to


@pytest.mark.parametrize(
    ("place", "at"),
    [
        ("l’usine", "à l’usine"),
        ("le siège du REP", "au siège du REP"),
        ("le Bélarus", "au Bélarus"),
        ("l’Algérie", "en Algérie"),
        ("les Philippines", "aux Philippines"),
        ("Cuba", "à Cuba"),
        ("dans un canapé", "dans un canapé"),
        ("Testville", "à Testville"),
    ],
)
def test_where(place: str, at: str) -> None:
    assert GRAMMAR.at(place) == at


@pytest.mark.parametrize(
    ("phrase", "feminine", "plural"),
    [
        ("le bureau du syndicat", False, False),
        ("l’appartement de Testo Generated-01", False, False),
        ("l’usine", True, False),
        ("la maison", True, False),
        ("les ordinateurs et la caisse", False, True),
        ("la caisse et les clés", True, True),
        ("une copie du procès-verbal ou un inventaire", True, False),
        ("tous les documents", False, True),
        ("34 ouvrières", True, True),
        ("son matériel, ses livres et son argent", False, True),
        ("des poursuites pénales", True, True),
        ("« two laptops » (en anglais)", False, False),
    ],
)
def test_gender_and_number_of_a_phrase(phrase: str, feminine: bool, plural: bool) -> None:
    looked = GRAMMAR.look(phrase)
    assert (looked.feminine, looked.plural) == (feminine, plural)


@pytest.mark.parametrize(
    ("participle", "feminine", "plural", "agreed"),
    [
        ("arrêté", False, True, "arrêtés"),
        ("perquisitionné", True, False, "perquisitionnée"),
        ("saisi", True, True, "saisies"),
        ("soumis", False, True, "soumis"),
        ("soumis", True, True, "soumises"),
        ("dissous", True, False, "dissoute"),
        ("dissous ou suspendu", True, True, "dissoutes ou suspendues"),
        ("convoqué ou interrogé", True, False, "convoquée ou interrogée"),
    ],
)
def test_participles_agree(participle: str, feminine: bool, plural: bool, agreed: str) -> None:
    assert GRAMMAR.agreed(participle, feminine, plural) == agreed


def test_a_pronoun_before_the_verb_elides_and_the_participle_agrees_with_it() -> None:
    verb = "arrête|arrêtent|arrêté"
    assert GRAMMAR.active(verb, "past", plural=False, clitic="le", agrees=Phrase("")) == "l’a arrêté"
    assert GRAMMAR.active(verb, "past", plural=False, clitic="les", agrees=Phrase("", True, True)) == "les a arrêtées"
    assert GRAMMAR.active(verb, "alleged", plural=True, clitic="la", agrees=Phrase("", True)) == "l’auraient arrêtée"
    assert GRAMMAR.active(verb, "since", plural=True) == "arrêtent"
    assert GRAMMAR.acting_on("enregistrer", "le") == "de l’enregistrer"
    assert GRAMMAR.acting_on("reconnaître", "la") == "de la reconnaître"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2021-02-16", "le 16 février 2021"),
        ("2021-03-01", "le 1er mars 2021"),
        ("2020-08", "en août 2020"),
        ("2014", "en 2014"),
        ("2020-08/2020-09", "entre août et septembre 2020"),
        ("2020-12/2021-01", "entre décembre 2020 et janvier 2021"),
        ("2021-02-16/2021-02-18", "entre le 16 et le 18 février 2021"),
        ("2021-02-27/2021-03-01", "entre le 27 février et le 1er mars 2021"),
        ("2020-08/..", "depuis août 2020"),
        ("2020-08-03/..", "depuis le 3 août 2020"),
        ("../2021-03", "jusqu’en mars 2021"),
        ("2021-02-17~", "vers le 17 février 2021"),
    ],
)
def test_dates(date: str, said: str) -> None:
    assert GRAMMAR.on(parse(date)).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("le rapport indique : « rien »", "Le rapport indique\u00a0: «\u00a0rien\u00a0»."),
        ("une phrase ; une autre", "Une phrase\u00a0; une autre."),
        ("Testo, président,", "Testo, président."),
        ("l’article 342 et la convention nº 87", "L’article\u00a0342 et la convention nº\u00a087."),
    ],
)
def test_signs(words: str, sentence: str) -> None:
    assert GRAMMAR.sentence(words) == sentence

"""The record's dates and terms in the reader's language."""

from __future__ import annotations

import django
import pytest

from gravamen.terms import ActType, OrganisationKind

django.setup()


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "2021-02-16", "16 February 2021"),
        ("en", "2021-02", "February 2021"),
        ("en", "2021", "2021"),
        ("en", "2020-08/2020-09", "between August and September 2020"),
        ("en", "2020-08/..", "since August 2020"),
        ("en", "../2020-08", "until August 2020"),
        ("en", "2021-02-16?", "16 February 2021 (uncertain)"),
        ("en", "2020~", "about 2020"),
        ("en", "soon", "soon"),
        ("en", "", ""),
        ("fr", "2021-02-16", "16 février 2021"),
        ("es", "2021-02-16", "16 de febrero de 2021"),
        ("ru", "2021-02-16", "16 февраля 2021 г."),
    ],
)
def test_a_date_reads_as_people_write_it(language: str, text: str, said: str) -> None:
    from django.utils.translation import override

    from gravamen.desk import words

    with override(language):
        assert words.date(text).replace("\u00a0", " ") == said


@pytest.mark.parametrize("term", [*ActType, *OrganisationKind])
def test_every_term_has_words(term: str) -> None:
    from gravamen.desk import words

    assert "_" not in words.label(str(term))
    assert words.label(str(term))[0].isupper()

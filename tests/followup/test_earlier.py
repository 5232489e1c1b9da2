"""What a later letter tells of an earlier one, from two states of a case; and the letter that comes of it, in each language."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from tests.drafting.making import Scene, group

from gravamen.drafting.document import Enumeration, Paragraph
from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.parts import Matter
from gravamen.drafting.editing import sentences
from gravamen.drafting.facts import Brief, Circumstance, Evidence
from gravamen.drafting.renderings.plain import plain
from gravamen.drafting.tongues import LANGUAGES
from gravamen.edtf import Edtf, parse
from gravamen.followup.earlier import earlier
from gravamen.terms import ActType as T
from gravamen.terms import CircumstanceKind
from gravamen.text import Passage

DATED, NOW = datetime.date(2021, 3, 1), datetime.date(2021, 3, 14)


def states() -> tuple[Brief, Brief]:
    """Two persons held; then one is set free, the other sentenced, a third detained, an act corrected and one taken back."""
    scene = Scene()
    union = scene.body("Generated Union", "GU", affiliate=True)
    free, held, third = (scene.person(f"Testa Generatova-{name}", "chairwoman", union, "female") for name in "ABC")
    scene.act(T.ARREST_DETENTION, "2021-02-16", free, group("police"))
    scene.act(T.ARREST_DETENTION, "2021-02-17", held, group("police"))
    scene.act(T.SEARCH_RAID, "2021-02-16", union, group("police"), place="the office of GU")
    scene.act(T.DISMISSAL, "2021-02-18", third, group("management"), ground="union work")
    before = replace(scene.brief(), written_on=DATED)
    scene.act(T.ARREST_DETENTION, "2021-03-05", third, group("police"))
    after = scene.brief()
    raid = replace(after.acts[2], date=parse("2021-02-15"))
    source = after.sources[0].id
    release = Circumstance(
        id="c9",
        evidence=(Evidence(source, Passage(900, 920), "she was let out", None),),
        text="She was let out.",
        date=parse("2021-03-13"),
        kind=CircumstanceKind.RELEASE,
        person=after.acts[0].victims[0].person,
    )
    acts = (after.acts[0], after.acts[1], raid, after.acts[4])
    return before, replace(after, written_on=NOW, acts=acts, circumstances=(release,))


def test_what_is_otherwise_is_found_with_what_says_it() -> None:
    before, after = states()
    found = earlier(before, after, dated=DATED, called="2021/1", replies=())
    assert found.new == {after.acts[3].id}
    assert found.corrected == {after.acts[2].id}
    assert [act.type for act in found.withdrawn] == [T.DISMISSAL]
    (freed,) = found.freed
    assert (freed.how, str(freed.on), freed.days) == ("released", "2021-03-13", (25, False))
    assert [one.quote for one in freed.evidence] == ["she was let out"]
    assert [one.person for one in found.still] == [after.acts[1].victims[0].person, after.acts[3].victims[0].person]
    assert all(one.evidence for one in found.still)


def test_only_what_the_letter_told_is_corrected_or_withdrawn() -> None:
    before, after = states()
    found = earlier(before, after, dated=DATED, told=[before.acts[0].id])
    assert (found.corrected, found.withdrawn, found.replies) == (frozenset(), (), None)


TOLD = {
    "en": (
        "our letter of 1 March 2021 (No. 2021/1)",
        "No answer to it has reached us.",
        "was released on 13 March 2021, after 25 days in detention.",
        "As it is known now:",
        "We no longer uphold what our letter said of the following: dismissal (18 February 2021).",
        "detained on 17 February 2021: 25 days in detention",
    ),
    "fr": (
        "notre lettre du 1er mars 2021 (nº 2021/1)",
        "Nous n’avons reçu aucune réponse à cette lettre.",
        "a été libérée le 13 mars 2021, après 25 jours de détention.",
        "en l’état actuel des informations :",
        "Nous ne maintenons pas ce que notre lettre disait des faits suivants : licenciement (18 février 2021).",
        "placée en détention le 17 février 2021, soit 25 jours de détention",
    ),
    "es": (
        "nuestra carta del 1 de marzo de 2021 (núm. 2021/1)",
        "No hemos recibido respuesta alguna a esa carta.",
        "fue puesta en libertad el 13 de marzo de 2021, tras 25 días de detención.",
        "según la información actual:",
        "No mantenemos lo que nuestra carta decía de los hechos siguientes: despido (18 de febrero de 2021).",
        "detenida el 17 de febrero de 2021, es decir, 25 días de detención",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_tells_it_in_each_language(language: str) -> None:
    before, after = states()
    found = earlier(before, after, dated=DATED, called="2021/1", replies=())
    document = compose(after, "changes", language, Matter(earlier=found))
    text = plain(document, annexes=True).replace("\u00a0", " ").replace("\u202f", " ")
    for words in TOLD[language]:
        assert words.casefold() in text.casefold(), words
    keys = [one.key for one in sentences(document)]
    assert len(set(keys)) == len(keys)
    for one in sentences(document):
        assert one.origin != "record" or one.evidence or one.key.startswith("ask:"), one
    asked = next(
        block for block in document.body if isinstance(block, Enumeration) and block.items[0].key.startswith("before:")
    )
    assert "Generatova-A" not in " ".join(one.text for one in asked.items), "who is free is not asked for again"


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        pytest.param(
            (Edtf.day(datetime.date(2021, 3, 9)),), "We thank you for the answer received on 9 March 2021.", id="answered"
        ),
        pytest.param((), "No answer to it has reached us.", id="sent, not answered"),
        pytest.param(None, "", id="nothing says that it was sent"),
    ],
)
def test_what_came_back_is_told_only_where_it_is_known(replies: tuple[Edtf, ...] | None, words: str) -> None:
    before, after = states()
    document = compose(after, "changes", "en", Matter(earlier=earlier(before, after, dated=DATED, replies=replies)))
    first = document.body[0]
    assert isinstance(first, Paragraph)
    said = " ".join(one.text for one in first.sentences).replace("\u00a0", " ")
    assert words in said
    assert words or "answer" not in said


def test_where_nothing_has_changed_it_says_who_is_still_held() -> None:
    before, _ = states()
    now = replace(before, written_on=NOW)
    document = compose(now, "changes", "en", Matter(earlier=earlier(before, now, dated=DATED)))
    text = plain(document).replace("\u00a0", " ")
    assert "No release has been reported to us since 1 March 2021." in text
    assert "not known to be free as of 14 March 2021" in text
    assert "Facts reported since" not in text

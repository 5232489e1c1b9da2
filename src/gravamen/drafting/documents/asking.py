"""The questions of the Committee as a letter to the union that reported: a document like the others, to be approved and sent.

In: the brief, the questions in a language of theirs, to whom it goes. Out: a `Document` that tells nothing and asks. Each
question has a number, so that an answer can name it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph, Sentence
from gravamen.drafting.facts import Addressee, Brief
from gravamen.drafting.framed import framed
from gravamen.standards.asking import Request


def asking(brief: Brief, language: str, request: Request, to: Addressee | None = None) -> Document:
    """The letter that asks. Without an addressee it goes to the affiliates that the case knows.

    Raises:
        NoTongue: no document is written in the language.
    """
    said = framed(language)
    profile, email = brief.profile, brief.addressee.email
    addressee = to or Addressee(", ".join(one.name for one in brief.organisations if one.affiliate), "", "", "", email)
    day = said.day(brief.written_on)
    return Document(
        language=said.code,
        status=brief.status,
        profile=profile,
        addressee=addressee,
        place_and_date=said.phrase("form.place_and_date", city=profile.city, day=day) if profile.city else day,
        channel=said.phrase("form.by_mail", address=email) if email else "",
        subject=request.subject,
        salutation=Sentence(request.greeting, "form", key="salutation"),
        body=(
            Paragraph(tuple(Sentence(text, "form", key=f"asking:{at}") for at, text in enumerate(request.opening, 1))),
            *_asked(request),
        ),
        closing=(),
        annexes=(),
        mark=said.phrase("form.draft"),
        valediction=request.closing,
    )


def _asked(request: Request) -> Iterator[Block]:
    count = 1
    for one in request.asked:
        about = "+".join(one.acts) or "case"
        yield Heading(one.heading, 2)
        items = tuple(Sentence(text, "form", one.acts, key=f"question:{about}:{id}") for id, text in one.questions)
        yield Enumeration(items, count)
        count += len(items)

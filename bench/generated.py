"""What the measurements are made on: reports in each format and briefs, made here. Every name is plainly generator-made.

In: how many pages or acts. Out: bytes, or a `Brief`. The same call gives the same words, so that two runs measure the same.
"""

from __future__ import annotations

import datetime
import hashlib
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO

from gravamen.drafting.facts import Act, Addressee, Brief, Evidence, Organisation, Party, Person, Profile, Source
from gravamen.edtf import parse
from gravamen.terms import ActType, OrganisationKind
from gravamen.text import Passage

PARAGRAPHS = 12  # on a page: some 2,300 characters, a page of type
DAY = datetime.date(2021, 2, 1)
COUNTRY = "BY"  # its ratifications stand in the standards room; nothing else here is of any country

# One paragraph each. Two of three say nothing that a letter would tell, as in reports from the field.
_ACTS = (
    "On {day} the police raided the office of the {union} in Testville and seized two laptops and all documents.",
    "On {day} {person}, chairman of the {union}, was detained and sentenced to {number} days of administrative arrest.",
    "On {day} the management of Generated Works dismissed {number} workers for joining the {union}.",
    "On {day} masked men searched the home of {person}, a member of the {union}, and took his telephone.",
    "The Ministry refused to register the branch of the {union} at Generated Works on {day}.",
)
_TALK = (
    "We met in the canteen after the shift, as we do every month. The weather was cold and few of us had come, but the talk was"
    " long, and the minutes were written down the same evening. They are kept with the other papers, under number {number}.",
    "Our members ask what will happen next. Many have families to care for and cannot wait. The wages of the last month were"
    " paid late again, {number} days after the day that the agreement names, and nobody has told us why.",
    "We thank all who wrote to us. The letters were read aloud at the gate, and the copies were passed from hand to hand"
    " until the paper was worn. We shall write again when there is more to say, and send what we have by the same way.",
)


_CRAFTS = ("Testers", "Makers", "Samplers", "Checkers", "Counters", "Provers", "Drafters")


def union(number: int) -> str:
    return f"Generated Union of {_CRAFTS[number % len(_CRAFTS)]}"


def person(number: int) -> str:
    """ "Testov Generated-Aa": letters, for a name with a digit in it is not read as a name."""
    return f"Testov Generated-{chr(65 + number // 26 % 26)}{chr(97 + number % 26)}"


def paragraphs(page: int) -> list[str]:
    """The paragraphs of a page, from page 0."""
    said = []
    for at in range(page * PARAGRAPHS, (page + 1) * PARAGRAPHS):
        form = _ACTS[at // 3 % len(_ACTS)] if at % 3 == 0 else _TALK[at % 3]
        said.append(
            form.format(day=_day(at), union=union(at), person=person(at), number=at % 20 + 3),
        )
    return said


def pages(count: int) -> list[list[str]]:
    return [paragraphs(page) for page in range(count)]


def _day(number: int) -> str:
    day = DAY - datetime.timedelta(days=number % 300)
    return f"{day.day} {day:%B %Y}"


# ---- reports


@dataclass(frozen=True, slots=True)
class File:
    """A report as it would lie on a disk."""

    name: str
    content: bytes
    pages: int


def txt(count: int) -> File:
    return File("report.txt", "\n\n".join(one for page in pages(count) for one in page).encode(), count)


def html(count: int) -> File:
    body = "".join(f"<p>{one}</p>\n" for page in pages(count) for one in page)
    head = '<html lang="en"><head><meta charset="utf-8"><title>Report</title></head>'
    return File("report.html", f"<!DOCTYPE html>\n{head}<body>\n{body}</body></html>\n".encode(), count)


def pdf(count: int) -> File:
    """A PDF with a text layer, one page a page."""
    import typst

    return File("report.pdf", bytes(typst.compile(_typst(count), format="pdf", ignore_system_fonts=True)), count)


def pictures(count: int) -> list[bytes]:
    """The pages as scanned at 300 dots an inch, in grey."""
    import typst
    from PIL import Image

    drawn = typst.compile(_typst(count), format="png", ppi=300, ignore_system_fonts=True)
    found = []
    for one in drawn if isinstance(drawn, list) else [drawn]:
        out = BytesIO()
        Image.open(BytesIO(one)).convert("L").save(out, "PNG", dpi=(300, 300))
        found.append(out.getvalue())
    return found


def scan(count: int) -> File:
    """A PDF of pictures only."""
    from PIL import Image

    sheets = [Image.open(BytesIO(one)) for one in pictures(count)]
    out = BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=300)
    return File("report-scanned.pdf", out.getvalue(), count)


def _typst(count: int) -> bytes:
    setting = '#set page(paper: "a4", margin: 25mm)\n#set text(size: 11pt, lang: "en")\n#set par(justify: true)\n'
    return (setting + "\n#pagebreak()\n".join("\n\n".join(page) for page in pages(count))).encode()


def docx(count: int) -> File:
    import docx as library

    document = library.Document()
    for number, page in enumerate(pages(count)):
        if number:
            document.add_page_break()
        for one in page:
            document.add_paragraph(one)
    out = BytesIO()
    document.save(out)
    return File("report.docx", out.getvalue(), count)


def odt(count: int) -> File:
    spaces = "".join(f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "text"))
    body = "".join(f"<text:p>{one}</text:p>" for page in pages(count) for one in page)
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content{spaces}>{inside}</office:document-content>"
    members = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    return File("report.odt", _zip(members), count)


def eml(count: int) -> File:
    """An e-mail of one page with a DOCX of the others attached."""
    message = EmailMessage()
    message["From"] = "Person A1 <a1@union.example>"
    message["To"] = "Office B2 <b2@federation.example>"
    message["Subject"] = "Report of the month"
    message["Date"] = "Mon, 01 Feb 2021 18:30:00 +0300"
    message["Message-ID"] = "<1@union.example>"
    message.set_content("\n\n".join(paragraphs(0)))
    attached = docx(count - 1) if count > 1 else txt(1)
    message.add_attachment(attached.content, maintype="application", subtype="octet-stream", filename=attached.name)
    return File("report.eml", message.as_bytes(), count)


def archive(count: int) -> File:
    """A ZIP of as many texts as there are pages."""
    members = {f"report-{number + 1}.txt": "\n\n".join(paragraphs(number)).encode() for number in range(count)}
    return File("reports.zip", _zip(members), count)


def _zip(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


# ---- briefs

_DONE = (
    (ActType.SEARCH_RAID, {"place": "the office of the branch"}),
    (ActType.SEIZURE, {"object": "two laptops and all documents"}),
    (ActType.ARREST_DETENTION, {"place": "at the gate"}),
    (ActType.ADMINISTRATIVE_PENALTY, {"penalty": "25 days of administrative arrest", "ground": "refusing to open the door"}),
    (ActType.DISMISSAL, {"ground": "joining the union"}),
    (ActType.DENIAL_OF_REGISTRATION, {}),
    (ActType.CRIMINAL_CHARGE, {"legal_basis": "Article 1 of the Generated Code"}),
)


def brief(count: int) -> Brief:
    """A verified case of `count` acts, told by a report for every five, with a person for every two."""
    from gravamen.drafting.gathering import standards

    sources = tuple(
        Source(f"s{at}", f"Generated report {at + 1}", hashlib.sha256(b"%d" % at).hexdigest(), "text/plain", DAY, "en")
        for at in range(max(1, count // 5))
    )
    bodies = tuple(
        Organisation(f"o{at}", union(at), f"GU{craft[0]}{at}", OrganisationKind.UNION) for at, craft in enumerate(_CRAFTS)
    )
    people = tuple(
        Person(f"p{at}", person(at), role="chairman" if at % 3 == 0 else None, affiliation=bodies[at % 7].id)
        for at in range(max(1, count // 2))
    )
    acts = []
    for at in range(count):
        kind, details = _DONE[at % len(_DONE)]
        quote = f"Made sentence number {at + 1} says what was done, when and by whom."
        to_body = kind in (ActType.DENIAL_OF_REGISTRATION, ActType.SEARCH_RAID)
        hit = Party(organisation=bodies[at % 7].id) if to_body else Party(person=people[at // 2 % len(people)].id)
        acts.append(
            Act(
                id=f"a{at}",
                type=kind,
                evidence=(Evidence(sources[at // 5 % len(sources)].id, Passage(100 * at, 100 * at + len(quote)), quote),),
                date=parse((DAY - datetime.timedelta(days=at % 300)).isoformat()),
                victims=(hit,),
                perpetrators=(Party(group="the police"),),
                verified_by="Officer One",
                verified_on=DAY,
                **details,
            )
        )
    return Brief(
        country=COUNTRY,
        written_on=DAY,
        profile=PROFILE,
        addressee=Addressee(
            "Generated Director",
            "Director-General",
            "International Labour Office",
            "Dear Generated Director,",
            "head@ilo.example",
        ),
        acts=tuple(acts),
        sources=sources,
        persons=people,
        organisations=bodies,
        standards=standards(acts, COUNTRY, DAY),
        status="verified",
    )


PROFILE = Profile(
    name="Generated Global Union",
    address=("1, Street of Examples", "0000 Testville"),
    email="office@global.example",
    description="which represents workers in made sectors",
    city="Testville",
    signatory="Generated Secretary",
    signatory_role="General Secretary",
)

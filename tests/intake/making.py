"""Files as they come from the field, made here: good ones, broken ones and hostile ones.

In: what a file is to say. Out: its bytes. Nothing is read from the disk but the fonts of the machine.
"""

from __future__ import annotations

import struct
import zipfile
from email.message import EmailMessage
from io import BytesIO

import docx
import typst
from PIL import Image, ImageDraw, ImageFont

RAID = "On 16 February 2021 the police raided the office of the union and seized all documents."
RAID_RU = "16 февраля 2021 года милиция провела обыск в офисе профсоюза и изъяла все документы."
RAID_BE = "16 лютага 2021 года міліцыя правяла ператрус у офісе прафсаюза і забрала ўсе дакументы."


def pdf_of(*pages: str, source: str = "") -> bytes:
    """A PDF with a text layer; `source` is Typst that stands before the pages."""
    return typst.compile((source + "\n#pagebreak()\n".join(pages)).encode())


def png_of(words: str, *, dots: int = 300) -> bytes:
    """A scanned page: words as a picture."""
    made = typst.compile(
        f"#set page(width: 148mm, height: 70mm)\n#set text(size: 14pt)\n{words}".encode(), format="png", ppi=dots
    )
    picture = BytesIO()
    Image.open(BytesIO(made)).convert("L").save(picture, "PNG", dpi=(dots, dots))
    return picture.getvalue()


def picture_of(words: str, form: str, size: tuple[int, int] = (1600, 300), **options: object) -> bytes:
    """Words drawn on white, in any form that Pillow writes."""
    picture = Image.new("L", size, 255)
    ImageDraw.Draw(picture).text((40, 100), words, fill=0, font=ImageFont.load_default(60))
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def scan_of(*pictures: bytes) -> bytes:
    """A PDF of pictures only, without a text layer."""
    sheets = [Image.open(BytesIO(one)).convert("L") for one in pictures]
    out = BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=300)
    return out.getvalue()


def raw_pdf(
    *, pages: int = 1, media_box: str = "0 0 595 842", more: str = "", words: str = "The office was raided.", extra: str = ""
) -> bytes:
    """A PDF written by hand: as many pages as asked for, `more` in each page's dictionary, `extra` in the trailer."""
    stream = f"BT /F1 12 Tf 150 400 Td ({words}) Tj ET".encode()
    first = 5
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{first + n} 0 R' for n in range(pages))}] >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{media_box}] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> {more} >>"
    ).encode()
    objects += [page] * pages
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF whose user password is not the empty one."""
    key = "ab" * 32
    return raw_pdf(
        extra=f"/ID [<{key[:32]}> <{key[:32]}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"
    )


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def odt_of(body: str, *, members: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument text; `body` is what stands within office:text."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
    )
    within = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content{spaces}>{within}</office:document-content>"
    return zip_of(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode(), **(members or {})},
    )


def zip_of(members: dict[str, bytes], *, packed: bool = True) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def zip_with(content: bytes, members: dict[str, bytes]) -> bytes:
    """An archive with some of its members put in place of others."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        kept = {one: archive.read(one) for one in archive.namelist()}
    return zip_of({**kept, **members})


def locked_zip(members: dict[str, bytes]) -> bytes:
    """An archive that says of each member that it is encrypted."""
    content = bytearray(zip_of(members))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def mail_of(
    body: str = RAID,
    *,
    html: str = "",
    subject: str = "Raid on the office",
    attachments: tuple[tuple[str, bytes], ...] = (),
    sender: str = "Person A1 <a1@union.example>",
) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "Office B2 <b2@federation.example>"
    message["Subject"] = subject
    message["Date"] = "Tue, 16 Feb 2021 18:30:00 +0300"
    message["Message-ID"] = "<1@union.example>"
    if body:
        message.set_content(body)
    if html:
        (message.add_alternative if body else message.set_content)(html, subtype="html")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


Tree = dict[str, "bytes | Tree"]

_SECTOR = 512
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(tree: Tree) -> bytes:
    """A compound file ([MS-CFB], version 3): what old office files, locked office files and Outlook's messages are."""
    entries: list[list[object]] = [["Root Entry", 5, _NONE, _NONE, _NONE, _END, 0, b""]]

    def add(owner: int, folder: Tree) -> None:
        numbers = []
        for name, one in sorted(folder.items(), key=lambda item: (len(item[0]), item[0].upper())):
            numbers.append(len(entries))
            data = one if isinstance(one, bytes) else b""
            entries.append([name, 2 if isinstance(one, bytes) else 1, _NONE, _NONE, _NONE, _END, len(data), data])
            if not isinstance(one, bytes):
                add(numbers[-1], one)
        for number, right in zip(numbers, [*numbers[1:], _NONE], strict=True):
            entries[number][3] = right  # a tree that leans to the right is a tree
        if numbers:
            entries[owner][4] = numbers[0]

    add(0, tree)
    sectors: list[bytes] = []
    chains: list[int] = []

    def chain(data: bytes) -> int:
        if not data:
            return _END
        start = len(sectors)
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        sectors.extend(pieces)
        chains.extend([*range(start + 1, start + len(pieces)), _END])
        return start

    small, small_chains = bytearray(), []
    for entry in entries:
        data = entry[7]
        assert isinstance(data, bytes)
        if len(data) >= 4096:
            entry[5] = chain(data)
        elif data:
            first = len(small) // 64
            count = -(-len(data) // 64)
            small += data.ljust(count * 64, b"\0")
            small_chains += [*range(first + 1, first + count), _END]
            entry[5] = first
    entries[0][5], entries[0][6] = chain(bytes(small)), len(small)
    small_table = struct.pack(f"<{len(small_chains)}I", *small_chains)
    small_table += b"\xff" * (-len(small_table) % _SECTOR)
    small_at = chain(small_table)
    directory = b""
    for name, kind, left, right, child, start, size, _ in entries:
        label = f"{name}\0".encode("utf-16-le")
        directory += label.ljust(64, b"\0") + struct.pack("<HBBIII", len(label), kind, 1, left, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    empty = bytes(64) + struct.pack("<HBBIII", 0, 0, 1, _NONE, _NONE, _NONE) + bytes(48)
    directory += empty * (-len(entries) % 4)
    directory_at = chain(directory)
    tables = 1
    while tables * 128 < len(sectors) + tables:
        tables += 1
    fat_at = len(sectors)
    links = [*chains, *[_FAT] * tables]
    links += [_FREE] * (tables * 128 - len(links))
    fat = struct.pack(f"<{len(links)}I", *links)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, directory_at, 0, 4096, small_at, len(small_table) // _SECTOR, _END, 0)
    places = [*range(fat_at, fat_at + tables)]
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return head + b"".join(sectors) + fat


def locked_docx() -> bytes:
    """What Word writes when a document has a password: a compound file, not a ZIP."""
    return compound({"EncryptionInfo": bytes(range(200)), "EncryptedPackage": bytes(range(256)) * 20})


def msg_of(
    body: str = RAID,
    *,
    html: bytes = b"",
    subject: str = "Raid on the office",
    headers: str = "",
    attachments: tuple[tuple[str, bytes | None], ...] = (),
) -> bytes:
    """A message of Outlook ([MS-OXMSG]) with the properties that matter here."""
    sent = 132_579_270_000_000_000  # 2021-02-16 15:30 UTC, in tenths of microseconds since 1601
    tree: Tree = {"__nameid_version1.0": {"__substg1.0_00020102": b""}}
    rows: list[bytes] = [struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent)]
    _property(tree, rows, 0x0037, subject)
    _property(tree, rows, 0x0C1A, "Person A1")
    _property(tree, rows, 0x0C1F, "a1@union.example")
    if body:
        _property(tree, rows, 0x1000, body)
    if html:
        _property(tree, rows, 0x1013, html)
    if headers:
        _property(tree, rows, 0x007D, headers)
    tree["__properties_version1.0"] = (
        bytes(8) + struct.pack("<4I", 0, len(attachments), 0, len(attachments)) + bytes(8) + b"".join(rows)
    )
    for number, (name, content) in enumerate(attachments):
        inner: Tree = {}
        rows = [struct.pack("<HHIII", 3, 0x3705, 6, 1, 0)]
        _property(inner, rows, 0x3707, name)
        if content is not None:
            _property(inner, rows, 0x3701, content)
        inner["__properties_version1.0"] = bytes(8) + b"".join(rows)
        tree[f"__attach_version1.0_#{number:08X}"] = inner
    return compound(tree)


def _property(tree: Tree, rows: list[bytes], number: int, value: str | bytes) -> None:
    kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
    tree[f"__substg1.0_{number:04X}{kind:04X}"] = data
    rows.append(struct.pack("<HHIII", kind, number, 6, len(data) + 2 * (kind == 0x1F), 0))


def zip_edited(content: bytes, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """An archive with one run of bytes of a member put in place of another."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return zip_with(content, {name: archive.read(name).replace(*change) for name, change in changes.items()})

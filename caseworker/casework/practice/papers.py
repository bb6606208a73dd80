"""Papers as other people send them: text, a Word document, a PDF, made from the casebook's words.

They are what a clinic's or a school's own program might write, so nothing of ours draws them.
The same words always give the same bytes.
"""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO

from caseworker.casework.practice.prose import blocks
from caseworker.domain.attachments import FORMATS
from caseworker.domain.blocks import Block
from caseworker.domain.files.names import ending_of

LINES_ON_A_PAGE = 46
SIGNS_IN_A_LINE = 84
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MADE = (2026, 1, 1, 0, 0, 0)  # a zip wants a time; one for all keeps the bytes the same


def paper(name: str, words: str) -> bytes:
    """``words`` as the kind of file that ``name`` says it is.

    Raises:
        ValueError: no such kind is made here.
    """
    makers = {"txt": _text, "docx": _word, "pdf": _pdf}
    ending = ending_of(name)
    if ending not in makers or ending not in FORMATS:
        raise ValueError(f"the casebook makes no .{ending}")
    return makers[ending](words)


def _text(words: str) -> bytes:
    said = "\n".join(
        block.plain if block.kind != "li" else f"- {block.plain}" for block in blocks(words)
    )
    return f"{said}\n".encode()


def _word(words: str) -> bytes:
    body = "".join(
        f"<w:p>{_style(block)}<w:r><w:t>{escape(block.plain)}</w:t></w:r></w:p>"
        for block in blocks(words)
    )
    types = "application/vnd.openxmlformats"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{types}-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{types}'
        '-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, MADE), f"{XML}{part}")
    return made.getvalue()


def _style(block: Block) -> str:
    if block.kind == "h":
        return f'<w:pPr><w:pStyle w:val="Heading{block.level}"/></w:pPr>'
    if block.kind == "li":
        return '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
    return ""


def _pdf(words: str) -> bytes:
    """A plain PDF with the reader's own Helvetica. Its letters are those of Western Europe."""
    pages = list(_pages(words))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>" % (6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, thing in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, end = len(objects) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, end)
    return bytes(made)


def _pages(words: str) -> Iterator[bytes]:
    lines = list(_lines(words))
    for first in range(0, len(lines), LINES_ON_A_PAGE):
        shown = [_shown(font, size, line) for font, size, line in lines[first:][:LINES_ON_A_PAGE]]
        yield b"BT 15 TL 72 770 Td\n" + b"\n".join(shown) + b"\nET"


def _lines(words: str) -> Iterator[tuple[bytes, int, str]]:
    for block in blocks(words):
        if block.kind == "h":
            yield b"R", 11, ""
            yield b"B", 15 if block.level == 1 else 12, block.plain
            continue
        said = f"\N{BULLET} {block.plain}" if block.kind == "li" else block.plain
        for line in textwrap.wrap(said, SIGNS_IN_A_LINE):
            yield b"R", 11, line
        yield b"R", 6, ""


def _shown(font: bytes, size: int, line: str) -> bytes:
    written = line.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        written = written.replace(sign, b"\\" + sign)
    return b"/%s %d Tf (%s) Tj T*" % (font, size, written)

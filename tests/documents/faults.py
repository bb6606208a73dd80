"""Deliberate faults in a good paper: each must be found, or the judge is no judge."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf

from tests.documents.readers import structure

Fault = Callable[[pikepdf.Pdf], None]


def without_description(pdf: pikepdf.Pdf) -> None:
    for element in _of_kind(pdf, "/Figure"):
        del element["/Alt"]


def without_scope(pdf: pikepdf.Pdf) -> None:
    for element in _of_kind(pdf, "/TH"):
        del element["/A"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]
    for element in structure(pdf):
        if "/Lang" in element:
            del element["/Lang"]


def heading_left_unmarked(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    opens = b"/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    content = page.Contents.read_bytes()
    start = content.index(opens)
    end = content.index(b"EMC", start)
    inside = content[start + len(opens) : end]
    page.Contents = pdf.make_stream(content[:start] + inside + content[end + 3 :])


def rank_passed_over(pdf: pikepdf.Pdf) -> None:
    for element in _of_kind(pdf, "/H2"):
        element.S = pikepdf.Name("/H4")


def links_without_words(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for spot in page.get("/Annots", []):
            del spot["/Contents"]


def without_the_way_back(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences["/DisplayDocTitle"]


def not_said_to_be_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def letters_of_no_font(pdf: pikepdf.Pdf) -> None:
    """What a name looks like in a face that lacks it: the glyph for what isn't there."""
    page = pdf.pages[0]
    content = page.Contents.read_bytes()
    font = next(iter(page.Resources.Font.keys())).encode()
    drawn = b"/P <</MCID 0>> BDC BT %s 10 Tf 40 40 Td <FFFE> Tj ET EMC\n" % font
    page.Contents = pdf.make_stream(content + drawn)


FAULTS: tuple[Fault, ...] = (
    without_description,
    without_scope,
    without_language,
    heading_left_unmarked,
    rank_passed_over,
    links_without_words,
    without_the_way_back,
    title_not_shown,
    not_said_to_be_tagged,
    letters_of_no_font,
)


def spoilt(paper: bytes, fault: Fault) -> bytes:
    """``paper`` with one fault in it."""
    written = BytesIO()
    with pikepdf.open(BytesIO(paper)) as pdf:
        fault(pdf)
        pdf.save(written)
    return written.getvalue()


def _of_kind(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [element for element in structure(pdf) if kind == element.S]


def data_without_its_place(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AF"]


def without_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def schema_not_described(pdf: pikepdf.Pdf) -> None:
    packet = bytes(pdf.Root.Metadata.read_bytes())
    start = packet.index(b"<pdfaExtension:schemas>")
    end = packet.index(b"</pdfaExtension:schemas>") + len(b"</pdfaExtension:schemas>")
    pdf.Root.Metadata.write(packet[:start] + packet[end:])


FAULTS_OF_RECORDS: tuple[Fault, ...] = (
    data_without_its_place,
    without_colours,
    schema_not_described,
)

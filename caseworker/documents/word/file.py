"""A paper as the bytes of a Word document: the same facts give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from caseworker.documents.pieces import Details, Piece, Text, flat
from caseworker.documents.word.body import Body
from caseworker.documents.word.look import LANGUAGE, dress
from caseworker.documents.word.xml import element, emptied, field, paragraph, run
from caseworker.domain.blocks import clean
from caseworker.domain.house_style import Logo
from caseworker.domain.prints import Print

ALWAYS: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
MM: Final = 56.6929  # twentieths of a point to the millimetre
WIDE: Final = 210
# What Word’s template brings along and nobody asked for: a picture of it, its maker, its theme.
_UNWANTED: Final = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
_SETTINGS: Final = ("proofState", "rsids", "savePreviewPicture", "docId", "shapeDefaults")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on every page besides the text."""

    title: str
    running: str
    marking: str
    watermark: str
    whose: str
    day: str
    handling: str = ""
    destroy: str = ""
    logo: Logo | None = None
    caution: str = ""


def word_file(
    pieces: Sequence[Piece], around: Around, at: datetime, print: Print  # noqa: A002 - the officer's word
) -> bytes:  # fmt: skip
    """The pieces as a document to write in.

    Where the text is that of a plan, every change that is made in it is tracked: whoever
    gets it back can see each one.
    """
    document: Any = Document()
    _lighten(document)
    dress(document, print)
    side = (WIDE - print.line) / 2
    _page(document.sections[0]._sectPr, side)  # noqa: SLF001 - python-docx offers no other way
    _furnish(document.sections[0], around, print)
    Body(document, print).write(pieces, around.logo)
    _settle(document, is_tracked=any(_has_place(piece) for piece in flat(pieces)))
    _say_what_it_is(document.core_properties, around.title, at)
    written = BytesIO()
    document.save(written)
    return _same_bytes(written.getvalue())


def _has_place(piece: Piece) -> bool:
    return (isinstance(piece, Text) and bool(piece.place)) or (
        isinstance(piece, Details) and any(piece.places)
    )


def _lighten(document: Any) -> None:
    for holder in (document.part.package, document.part):
        for key, one in list(holder.rels.items()):
            if any(part in one.reltype for part in _UNWANTED):
                del holder.rels[key]


def _page(about: Any, side: float) -> None:
    """A4. The margins are those of the paper."""
    emptied(about)
    element("pgSz", about, w=11906, h=16838)
    edges = {"top": 27, "bottom": 27, "header": 9, "footer": 9, "left": side, "right": side}
    element(
        "pgMar", about, gutter=0, **{name: round(size * MM) for name, size in edges.items()}
    )  # fmt: skip


def _furnish(section: Any, around: Around, print: Print) -> None:  # noqa: A002 - the officer's word
    """Marking above and below, and the page’s number as something that Word counts itself."""
    head, foot = emptied(section.header._element), emptied(section.footer._element)  # noqa: SLF001 - as above
    _line(head, "Marking", around.marking)
    if around.caution:
        _line(head, "Marking", clean(around.caution))
    if around.handling:
        _line(head, "Handling", clean(around.handling))
    if around.watermark:
        _line(head, "Watermark", around.watermark)
    _both_ends(head, print, clean(around.title), clean(around.running))
    whose = " · ".join(part.rstrip(".") for part in (clean(around.whose), around.day) if part)
    last = _both_ends(foot, print, whose, "")
    run(last, "Page ")
    field(last, "PAGE", "1")
    run(last, " of ")
    field(last, "NUMPAGES", "1")
    if around.destroy:
        _line(foot, "Furniture", around.destroy)
    _line(foot, "Marking", around.marking)


def _line(within: Any, style: str, text: str) -> None:
    made, _ = paragraph(within, style)
    run(made, text)


def _both_ends(within: Any, print: Print, left: str, right: str) -> Any:  # noqa: A002 - the officer's word
    """One line with words at both of its ends."""
    made, about = paragraph(within, "Furniture")
    tabs = element("tabs", about)
    element("tab", tabs, val="right", pos=round(print.line * MM))
    run(made, f"{left}\t{right}")
    return made


def _settle(document: Any, *, is_tracked: bool) -> None:
    settings = emptied(document.settings.element, _SETTINGS)
    for one in list(settings):
        if one.tag.endswith("}docId") or one.tag.endswith("}defaultImageDpi"):
            settings.remove(one)
    settings.find(qn("w:themeFontLang")).attrib.clear()
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    zoom = settings.find(qn("w:zoom"))
    zoom.set(qn("w:percent"), "100")  # the standard asks for it; the template leaves it out
    if is_tracked:
        zoom.addnext(element("trackRevisions"))


def _say_what_it_is(properties: Any, title: str, at: datetime) -> None:
    """Its title and its day. Nobody’s name: not the officer’s, the office’s or the machine’s."""
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title, properties.language = clean(title), LANGUAGE
    properties.created = properties.modified = moment
    for name in ("author", "comments", "last_modified_by", "subject", "keywords"):
        setattr(properties, name, "")


def _same_bytes(content: bytes) -> bytes:
    """Packed anew: a zip says when each of its parts was written, and by what."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            about = zipfile.ZipInfo(name, ALWAYS)
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(about, old.read(name), zipfile.ZIP_DEFLATED, 9)
    return written.getvalue()

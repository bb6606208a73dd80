"""The pages of somebody’s file as a PDF that does nothing: drawn pages, and nothing beside them.

Each page becomes one drawing on a page of ours. So what hung on the document or on its pages is
left behind: scripts, actions, forms, links, files inside, tags. What was typed into a form is
drawn. What could still reach outside the page is taken out of the drawings, too.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from PIL import Image

from caseworker.casework.showing import pictures
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame
from caseworker.casework.showing.laying import put

MOST_PAGES: Final = 1_000
_MOST_SIDE: Final = 14_400  # points: the largest page that there is
_MOST_OBJECTS: Final = 200_000
_MOST_LETTERS: Final = 200_000  # of a page
# Of a drawing: what names a file outside it, another drawing of it, or its place in a tree.
_REACHING: Final = (
    "/AF", "/Alternates", "/F", "/FDecodeParms", "/FFilter", "/Metadata", "/OPI", "/PS",
    "/PieceInfo", "/Ref", "/StructParent", "/StructParents",
)  # fmt: skip
# Of anything: what acts, or holds a file.
_ACTING: Final = ("/EF", "/JS", "/OpenAction", "/RichMediaContent")


def take(content: bytes, kind: str) -> Iterator[Frame]:
    """One frame: the PDF, and what each of its pages says. Raises CannotShow."""
    if kind != "pdf":
        content = _pictured(content, kind)
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            made = _taken(pdf)
        said = _said(made)
    except pikepdf.PasswordError as error:
        raise CannotShow("locked") from error
    # Everything that pikepdf raises on a malformed file.
    except (
        pikepdf.PdfError,
        pypdfium2.PdfiumError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise CannotShow("damaged") from error
    yield Frame({"said": said}, made)


def _said(made: bytes) -> list[str]:
    """What each page says, so that somebody can look whether it may leave."""
    found = []
    document = pypdfium2.PdfDocument(made)
    for page in document:
        layer = page.get_textpage()
        found.append(layer.get_text_range(0, min(layer.count_chars(), _MOST_LETTERS)))
        layer.close()
        page.close()
    document.close()
    return found


def _taken(pdf: pikepdf.Pdf) -> bytes:
    count = len(pdf.pages)
    if not count:
        raise CannotShow("damaged")
    if count > MOST_PAGES:
        raise CannotShow("too_large")
    pdf.flatten_annotations("all")
    with pikepdf.new() as made:
        for page in pdf.pages:
            wide, tall = _size(page)
            ours = made.add_blank_page(page_size=(wide, tall))
            put(made, ours, page, (0, 0, wide, tall))
        _scrub(made)
        written = BytesIO()
        made.save(written, deterministic_id=True)
    return written.getvalue()


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """As it is looked at: turned pages have their sides changed."""
    left, foot, right, top = (float(side) for side in page.trimbox)
    wide, tall = abs(right - left), abs(top - foot)
    if not (0 < wide <= _MOST_SIDE and 0 < tall <= _MOST_SIDE):
        raise CannotShow("damaged")
    return (tall, wide) if int(page.obj.get("/Rotate", 0)) % 180 else (wide, tall)


def _scrub(made: pikepdf.Pdf) -> None:
    for at, thing in enumerate(made.objects):
        if at > _MOST_OBJECTS:
            raise CannotShow("too_large")
        if isinstance(thing, pikepdf.Stream):
            _without(thing, (*_REACHING, *_ACTING))
        elif isinstance(thing, pikepdf.Dictionary):
            _without(thing, _ACTING)


def _without(thing: pikepdf.Object, keys: Sequence[str]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _pictured(content: bytes, kind: str) -> bytes:
    """A photograph or scan, decoded and turned upright, as a page of its own size."""
    _, shown = pictures.look(content, kind)
    size = (int(shown.facts["width"]), int(shown.facts["height"]))
    written = BytesIO()
    dots = Image.frombytes("RGB", size, zlib.decompress(shown.content))
    dots.save(written, "PDF", resolution=float(shown.facts["dots_per_inch"]))
    return written.getvalue()

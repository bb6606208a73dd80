"""The pages of somebody’s file as a PDF that does nothing: drawn pages, and nothing beside them.

Each page becomes one drawing on a page of ours. So what hung on the document or on its pages is
left behind: scripts, actions, forms, links, files inside, tags. What was typed into a form is
drawn. What could still reach outside the page is taken out of the drawings, too. A page that
can't stand in a tagged page of ours, since a font of it is missing, becomes a picture.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2
from PIL import Image

from caseworker.casework.showing import pictures
from caseworker.casework.showing.dots import MOST_DOTS
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.fitness import is_fit
from caseworker.casework.showing.frames import Frame
from caseworker.casework.showing.laying import DRAWN, put
from caseworker.domain.blocks import clean

MOST_PAGES: Final = 1_000
_MOST_SIDE: Final = 14_400  # points: the largest page that there is
_MOST_OBJECTS: Final = 200_000
_MOST_LETTERS: Final = 200_000  # of a page
_DOTS: Final = 200  # to the inch, of a page that becomes a picture
_MOST_STRETCHES: Final = 20_000  # of a page
_POINTS: Final = 72  # to the inch
_QUALITY: Final = 85
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
            made, unfit = _taken(pdf)
        said, drawn = _looked_at(made, unfit)
        if drawn:
            made = _with_pictures(made, drawn)
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


Stretch = tuple[str, float, float, float, float]
"""Words, and where they stand in points: left, foot, how wide, how tall."""


@dataclass(frozen=True, slots=True)
class _Pictured:
    """A page that becomes a picture: its dots, its size in points, and where its words stand."""

    dots: Image.Image
    size: tuple[float, float]
    words: tuple[Stretch, ...]


def _looked_at(made: bytes, unfit: Sequence[int]) -> tuple[list[str], dict[int, _Pictured]]:
    """What each page says, so that somebody can look whether it may leave, and some as pictures."""
    said, drawn = [], {}
    document = pypdfium2.PdfDocument(made)
    for number, page in enumerate(document):
        layer = page.get_textpage()
        words = layer.get_text_range(0, min(layer.count_chars(), _MOST_LETTERS))
        said.append(words.replace("\r\n", "\n").replace("\ufffe", "-"))
        if number in unfit:
            wide, tall = page.get_size()
            scale = min(_DOTS / _POINTS, (MOST_DOTS / wide / tall) ** 0.5)
            dots = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            drawn[number] = _Pictured(dots, (wide, tall), tuple(_stretches(layer)))
        layer.close()
        page.close()
    document.close()
    return said, drawn


def _stretches(layer: Any) -> Iterator[Stretch]:
    """The stretches of a page's text, as PDFium finds them."""
    for number in range(min(layer.count_rects(), _MOST_STRETCHES)):
        left, foot, right, top = layer.get_rect(number)
        text = " ".join(clean(layer.get_text_bounded(left, foot, right, top)).split())
        if text:
            yield text, left, foot, right - left, top - foot


def _taken(pdf: pikepdf.Pdf) -> tuple[bytes, list[int]]:
    """The pages, and the numbers (from 0) of those that can't stand in a tagged page."""
    count = len(pdf.pages)
    if not count:
        raise CannotShow("damaged")
    if count > MOST_PAGES:
        raise CannotShow("too_large")
    pdf.flatten_annotations("all")
    unfit = []
    with pikepdf.new() as made:
        for number, page in enumerate(pdf.pages):
            wide, tall = _size(page)
            ours = made.add_blank_page(page_size=(wide, tall))
            put(made, ours, page, (0, 0, wide, tall))
            if not is_fit(ours.obj.Resources.XObject[DRAWN]):
                unfit.append(number)
        _scrub(made)
        return _saved(made), unfit


def _with_pictures(made: bytes, drawn: Mapping[int, _Pictured]) -> bytes:
    """The same pages, some as pictures of them over which their words stand unseen."""
    from caseworker.documents.press.unseen import Words, unseen  # noqa: PLC0415 - decision 24

    hidden = unseen([(one.size, [Words(*each) for each in one.words]) for one in drawn.values()])
    with pikepdf.open(BytesIO(made)) as pdf, pikepdf.open(BytesIO(hidden)) as over:
        for (number, picture), words in zip(drawn.items(), over.pages, strict=True):
            page = pdf.pages[number]
            wide, tall = picture.size
            page.obj.Resources = pikepdf.Dictionary()
            name = page.add_resource(_dots(pdf, picture.dots), pikepdf.Name.XObject, name=DRAWN)
            page.obj.Contents = pdf.make_stream(f"q {wide} 0 0 {tall} 0 0 cm {name} Do Q".encode())
            put(pdf, page, words, (0, 0, wide, tall))
        return _saved(pdf)


def _dots(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Stream:
    """A page of print in greys, exact; one with colours as a photograph, which is far smaller."""
    red, green, blue = (picture.getchannel(one) for one in range(3))
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    if is_grey:
        content, packing = zlib.compress(red.tobytes(), 9), pikepdf.Name.FlateDecode
    else:
        written = BytesIO()
        picture.save(written, "JPEG", quality=_QUALITY)
        content, packing = written.getvalue(), pikepdf.Name.DCTDecode
    stream = pikepdf.Stream(pdf, content)
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name.DeviceGray if is_grey else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=packing,
    )
    return stream


def _saved(pdf: pikepdf.Pdf) -> bytes:
    written = BytesIO()
    pdf.save(written, deterministic_id=True)
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

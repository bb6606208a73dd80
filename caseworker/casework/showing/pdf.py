"""The pages of a PDF as dots and words; what it would do by itself is noted, and not done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2
import pypdfium2.raw

from caseworker.casework.showing.dots import MOST_DOTS, frame
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

DOTS_PER_INCH: Final = 144
_POINTS_PER_INCH: Final = 72
_MOST_LETTERS: Final = 200_000
_MOST_OBJECTS: Final = 100_000
# Stop of one's own accord while there is time to hand over what was drawn.
_ENOUGH_SECONDS: Final = 5.0
_WRONG_PASSWORD: Final = pypdfium2.raw.FPDF_ERR_PASSWORD

# Names of actions that do something, and the note each of them earns.
_ACTIONS: Final = {
    "/JavaScript": "scripts",
    "/Launch": "starts",
    "/ImportData": "starts",
    "/SubmitForm": "sends",
    "/RichMedia": "media",
}


def look(content: bytes, first: int, most: int, dots: int = DOTS_PER_INCH) -> Iterator[Frame]:
    """What it holds, then pages from ``first`` on, as many as there is time for.

    Raises CannotShow.
    """
    begun = time.monotonic()
    try:
        pdf = pypdfium2.PdfDocument(content)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD
        raise CannotShow("locked" if locked else "damaged") from error
    if not count:
        raise CannotShow("damaged")
    pdf.init_forms()  # or what was typed into a form is not drawn; this build runs no scripts
    yield Frame({"count": count, "notes": _notes(content) if first == 1 else []})
    for number in range(first, min(first + most, count + 1)):
        yield _page(pdf, number, dots)
        if time.monotonic() - begun > _ENOUGH_SECONDS:
            return


def _page(pdf: Any, number: int, dots: int) -> Frame:
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise CannotShow("damaged")
        scale = min(
            dots / _POINTS_PER_INCH, (MOST_DOTS / width / height) ** 0.5,
            16_000 / width, 16_000 / height,
        )  # fmt: skip
        bitmap = page.render(scale=scale, rev_byteorder=True, maybe_alpha=False)
        picture = bitmap.to_pil().convert("RGB")
        words = page.get_textpage()
        text = words.get_text_range(0, min(words.count_chars(), _MOST_LETTERS))
    except pypdfium2.PdfiumError as error:
        raise CannotShow("damaged") from error
    page.close()
    return frame(
        picture,
        number=number,
        dots_per_inch=max(1, round(scale * _POINTS_PER_INCH)),
        # pdfium's own sign for a hyphen at the end of a line is no character at all
        text=text.replace("\r\n", "\n").replace("\ufffe", "-"),
    )


def _notes(content: bytes) -> list[str]:
    """What the PDF would do in another reader. A search of the bytes would miss packed objects."""
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            return sorted(_found(pdf))
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError, AttributeError):
        return ["unread"]


def _found(pdf: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    if "/OpenAction" in pdf.Root or "/AA" in pdf.Root:
        found.add("opening")
    for position, thing in enumerate(pdf.objects):
        if position > _MOST_OBJECTS:
            return found | {"unread"}
        _look_into(thing, found, 0)
    return found


def _look_into(thing: Any, found: set[str], depth: int) -> None:
    """``thing`` and what stands in it directly; what it points to is met in its own turn."""
    if depth > 8:  # noqa: PLR2004 - honest ones are two or three deep
        found.add("unread")
        return
    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        if "/JS" in thing:
            found.add("scripts")
        if "/EF" in thing:
            found.add("files")
        for key in ("/S", "/Subtype"):
            code = _ACTIONS.get(str(thing.get(key, "")))
            if code:
                found.add(code)
        inside = [thing[key] for key in thing.keys()]  # noqa: SIM118 - a PDF object has no iterator
    else:
        return
    for one in inside:
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Array)) and not one.is_indirect:
            _look_into(one, found, depth + 1)

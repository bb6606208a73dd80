"""Words that are not seen, over a page that became a picture: to be found, copied and heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from caseworker.documents.press import fonts

_UNSEEN: Final = 3  # the mode of text that is drawn neither filled nor in outline
_SMALLEST: Final = 0.5  # points


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line, from its left end and foot, in points; so wide, so tall."""

    text: str
    left: float
    foot: float
    wide: float
    tall: float


def unseen(pages: Sequence[tuple[tuple[float, float], Sequence[Words]]]) -> bytes:
    """A PDF of pages of these sizes, with nothing to be seen and these words on them."""
    written = BytesIO()
    ordinary = fonts.face(fonts.Weight.REGULAR.value).fontName
    canvas = Canvas(written, invariant=1, initialFontName=ordinary)
    for size, words in pages:
        canvas.setPageSize(size)
        for one in words:
            _write(canvas, one)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _write(canvas: Any, words: Words) -> None:
    lacking = fonts.lacking(words.text)
    text = "".join(letter for letter in words.text if letter not in lacking)
    # Not as they are drawn: whoever searches types the letters as they are written.
    pieces = [(one.face, one.actual or one.drawn) for one in fonts.stretches(text)]
    size = max(words.tall, _SMALLEST)
    wide = sum(canvas.stringWidth(piece, face, size) for face, piece in pieces)
    line = canvas.beginText(words.left, words.foot)
    line.setTextRenderMode(_UNSEEN)
    if wide:
        line.setHorizScale(100 * max(words.wide, _SMALLEST) / wide)
    for face, piece in pieces:
        line.setFont(face, size)
        line.textOut(piece)
    canvas.drawText(line)

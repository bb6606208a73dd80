"""A4 with its marking, running head, page numbers and whose copy it is; and the bytes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfdoc
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from caseworker.documents.letterhead import Letterhead
from caseworker.documents.missing import LettersMissing
from caseworker.documents.pieces import Piece
from caseworker.documents.press import fonts
from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.ink import FOOT
from caseworker.documents.press.story import Story
from caseworker.documents.press.styles import GHOST, HAIR, INK, LINE, QUIET, set_closer
from caseworker.documents.press.tagging.canvas import TaggedCanvas
from caseworker.documents.press.tagging.metadata import Particulars
from caseworker.documents.words import all_text
from caseworker.domain.blocks import clean
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.domain.release import Release

WIDTH, HEIGHT = A4
SIDE = (WIDTH - LINE) / 2
TOP = 27 * mm
SMALL = 9.0
TWO = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """How one line of furniture is set."""

    weight: Weight = Weight.REGULAR
    size: float = SMALL
    align: float = 0.0
    """How much of the line stands left of its place: 0, half, or all of it."""


LEFT, RIGHT = Setting(), Setting(align=1.0)
MARKING = Setting(Weight.BOLD, align=0.5)
WATERMARK = Setting(Weight.BOLD, 118.0, 0.5)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page besides the text; all of it is passed over by a reader."""

    title: str
    running: str
    marking: str
    whose: str
    day: str
    watermark: str

    def draw(self, canvas: Any, _document: Any) -> None:
        """Called by reportlab as each page begins, so that the text is drawn over it."""
        with canvas.artifact("Pagination", "Watermark"):
            self._watermark(canvas)
        with canvas.artifact("Pagination", "Header"):
            self._head(canvas)
        with canvas.artifact("Pagination", "Footer"):
            self._foot(canvas, canvas.getPageNumber())

    def _watermark(self, canvas: Any) -> None:
        if not self.watermark:
            return
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(54)
        canvas.setFillColor(GHOST)
        _write(canvas, 0, -40, self.watermark, WATERMARK)
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        canvas.setFillColor(INK)
        _write(canvas, WIDTH / 2, HEIGHT - 11 * mm, self.marking, MARKING)
        canvas.setFillColor(QUIET)
        line = HEIGHT - 18 * mm
        _write(canvas, SIDE, line, _cut(canvas, self.title, LINE * 0.5), LEFT)
        _write(canvas, WIDTH - SIDE, line, _cut(canvas, self.running, LINE * 0.48), RIGHT)
        _hairline(canvas, line - 2 * mm)

    def _foot(self, canvas: Any, page: int) -> None:
        line = 15 * mm
        _hairline(canvas, line + 4.5 * mm)
        canvas.setFillColor(QUIET)
        whose = " · ".join(part.rstrip(".") for part in (self.whose, self.day) if part)
        _write(canvas, SIDE, line, _cut(canvas, whose, LINE * 0.82), LEFT)
        canvas.doForm(f"number{page}")
        canvas.setFillColor(INK)
        _write(canvas, WIDTH / 2, 8 * mm, self.marking, MARKING)


class PaperCanvas(TaggedCanvas):
    """Writes “Page 2 of 7” when the last page is known, into a form that each page holds."""

    def __init__(self, filename: Any, *, particulars: Particulars, **options: Any) -> None:
        super().__init__(filename, **options)
        _fix_time(self._doc, particulars.at)
        packet = particulars.xmp
        self._doc.Catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)

    def save(self) -> None:
        if self._code:
            self.showPage()
        pages = len(self._doc.Pages.pages)
        for page in range(1, pages + 1):
            self.beginForm(f"number{page}")
            self.setFillColor(QUIET)
            words = f"Page {page} of {pages}"
            _write(self, WIDTH - SIDE, 15 * mm, words, RIGHT)
            self.endForm()
        super().save()


def drawn(  # noqa: PLR0913 - everything that a page says
    *,
    title: str,
    running: str,
    letterhead: Letterhead,
    pieces: Sequence[Piece],
    watermark: str,
    release: Release,
    closer: bool = False,
) -> bytes:
    """The pieces as pages. Raises LettersMissing.

    What may be set ``closer`` is, but only where that saves its one other sheet.
    """
    title, running, whose = clean(title), clean(running), clean(release.words)
    lacking = fonts.lacking(clean(" ".join([title, running, whose, *all_text(pieces)])))
    if lacking and release.kind != "preview":
        raise LettersMissing(lacking)
    for weight in (Weight.REGULAR, Weight.BOLD):  # bullets name these; markup brings the rest
        fonts.face(weight.value)
    particulars = Particulars(title, clean(letterhead.office), running, release.at)
    furniture = Furniture(
        title=title,
        running=running,
        marking=f"PRACTICE · {letterhead.marking}" if release.practice else letterhead.marking,
        whose=whose,
        day=day_words(day_of(release.at)),
        watermark="PRACTICE" if release.practice else watermark,
    )
    content, count = _built(Story(title, pieces), particulars, furniture, letterhead)
    if closer and count == TWO:
        story = Story(title, pieces)
        set_closer(story.flowables)
        near, fewer = _built(story, particulars, furniture, letterhead)
        return near if fewer < count else content
    return content


def _built(
    story: Story, particulars: Particulars, furniture: Furniture, letterhead: Letterhead
) -> tuple[bytes, int]:
    """The bytes, and how many pages they are."""
    written = BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=A4,
        title=furniture.title,
        author=letterhead.office,
        subject=furniture.running,
        creator="Caseworker",
        producer="Caseworker",
        lang="en-GB",
        initialFontName=Weight.REGULAR.value,
        displayDocTitle=1,
        invariant=1,
    )
    frame = Frame(SIDE, FOOT, LINE, HEIGHT - TOP - FOOT, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=furniture.draw))
    maker = partial(
        PaperCanvas, root=story.root, inline=story.markup.inline, particulars=particulars
    )
    document.build(story.flowables, canvasmaker=maker)
    return written.getvalue(), int(document.page)


def _write(canvas: Any, x: float, y: float, text: str, setting: Setting) -> None:
    pieces = fonts.stretches(text, setting.weight)
    widths = [canvas.stringWidth(piece.drawn, piece.face, setting.size) for piece in pieces]
    x -= sum(widths) * setting.align
    for piece, width in zip(pieces, widths, strict=True):
        canvas.setFont(piece.face, setting.size)
        canvas.drawString(x, y, piece.drawn)
        x += width


def _cut(canvas: Any, text: str, room: float) -> str:
    """``text``, without its last letters if it would run into what stands beside it."""
    shown = text
    while shown and _width(canvas, f"{shown}…" if shown != text else text) > room:
        shown = shown[:-1]
    return text if shown == text else f"{shown.rstrip()}…"


def _width(canvas: Any, text: str) -> float:
    pieces = fonts.stretches(text)
    return float(sum(canvas.stringWidth(piece.drawn, piece.face, SMALL) for piece in pieces))


def _hairline(canvas: Any, y: float) -> None:
    canvas.setStrokeColor(HAIR)
    canvas.setLineWidth(0.5)
    canvas.line(SIDE, y, WIDTH - SIDE, y)


def _fix_time(document: Any, at: datetime) -> None:
    """The moment of release, not of drawing: a paper drawn again is the same file."""
    stamp = document._timeStamp  # noqa: SLF001 - reportlab offers no other way
    stamp.t = at.timestamp()
    stamp.lt = tuple(at.timetuple())
    stamp.YMDhms = tuple(at.timetuple())[:6]

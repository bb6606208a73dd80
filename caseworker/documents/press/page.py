"""A4 with its marking, running head, page numbers and whose copy it is; and the bytes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from caseworker.documents.letterhead import Letterhead
from caseworker.documents.missing import LettersMissing
from caseworker.documents.pieces import Piece
from caseworker.documents.press import fonts
from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.sheet import HEIGHT, WIDTH, Sheet
from caseworker.documents.press.story import Story
from caseworker.documents.press.styles import GHOST, HAIR, INK, QUIET, Type, set_closer
from caseworker.documents.press.tagging.canvas import TaggedCanvas
from caseworker.documents.press.tagging.metadata import Particulars
from caseworker.documents.words import all_text
from caseworker.domain.blocks import clean
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.domain.prints import ORDINARY, Print
from caseworker.domain.release import Release

GREAT = 118.0  # of a watermark, in points
TWO = 2
PAGED = "Page {page} of {pages}"
#: What each page is called, given on which page (from 1) each key is, and how many pages there are.
Labels = Callable[[Mapping[str, int], int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Setting:
    """How one line of furniture is set."""

    size: float
    weight: Weight = Weight.REGULAR
    align: float = 0.0
    """How much of the line stands left of its place: 0, half, or all of it."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page besides the text; all of it is passed over by a reader."""

    title: str
    running: str
    marking: str
    whose: str
    day: str
    watermark: str
    sheet: Sheet
    handling: tuple[str, ...] = ()
    caution: tuple[str, ...] = ()
    destroy: str = ""
    paged: str = PAGED
    keys: dict[str, int] = field(default_factory=dict)
    labels: Labels | None = None

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
        _write(canvas, 0, -40, self.watermark, Setting(GREAT, Weight.BOLD, 0.5))
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        sheet = self.sheet
        self._marking(canvas, sheet.marking_above)
        for number, line in enumerate((*self.caution, *self.handling), start=1):
            weight = Weight.BOLD if number <= len(self.caution) else Weight.REGULAR
            setting = Setting(sheet.small, weight, 0.5)
            _write(canvas, WIDTH / 2, sheet.marking_above - number * sheet.leading, line, setting)
        canvas.setFillColor(QUIET)
        has_title = not sheet.type.print.is_stacked  # else there is room for one of the two
        if has_title:
            self._say(canvas, sheet.side, sheet.head, self.title, 0.5)
        running = 0.48 if has_title else 1.0
        self._say(canvas, WIDTH - sheet.side, sheet.head, self.running, running, align=1.0)
        self._hairline(canvas, sheet.head_rule)

    def _foot(self, canvas: Any, page: int) -> None:
        sheet = self.sheet
        self._hairline(canvas, sheet.foot_rule)
        canvas.setFillColor(QUIET)
        whose = " · ".join(part.rstrip(".") for part in (self.whose, self.day) if part)
        share = 1.0 if sheet.type.print.is_stacked else 0.82 - 0.02 * (sheet.small - 9)
        self._say(canvas, sheet.side, sheet.whose, whose, share)
        canvas.doForm(f"number{page}")
        if self.destroy:
            canvas.setFillColor(INK)
            self._say(canvas, sheet.side, sheet.destroy, self.destroy, 1.0)
        self._marking(canvas, sheet.marking_below)

    def _marking(self, canvas: Any, y: float) -> None:
        canvas.setFillColor(INK)
        setting = Setting(self.sheet.small, Weight.BOLD, 0.5)
        _write(canvas, WIDTH / 2, y, self.marking, setting)

    def _say(  # noqa: PLR0913 - a place, words, and how much of the line they may have
        self, canvas: Any, x: float, y: float, text: str, share: float, *, align: float = 0.0
    ) -> None:
        setting = Setting(self.sheet.small, align=align)
        _write(canvas, x, y, _cut(text, self.sheet.line * share, setting.size), setting)

    def _hairline(self, canvas: Any, y: float) -> None:
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(0.5)
        canvas.line(self.sheet.side, y, WIDTH - self.sheet.side, y)


class PaperCanvas(TaggedCanvas):
    """Writes “Page 2 of 7” when the last page is known, into a form that each page holds."""

    def __init__(  # noqa: PLR0913 - what reportlab hands on, and what is ours
        self,
        filename: Any,
        *,
        particulars: Particulars,
        sheet: Sheet | None = None,
        paged: str = PAGED,
        keys: dict[str, int] | None = None,
        labels: Labels | None = None,
        **options: Any,
    ) -> None:
        super().__init__(filename, **options)
        self._paged, self._keys = paged, {} if keys is None else keys
        self._labels = labels
        self._sheet = sheet or Sheet()
        _fix_time(self._doc, particulars.at)
        packet = particulars.xmp
        self._doc.Catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)

    def bookmarkHorizontal(self, key: str, *place: float, **options: Any) -> None:  # noqa: N802
        self._keys[key] = self.getPageNumber()
        super().bookmarkHorizontal(key, *place, **options)

    def save(self) -> None:
        if self._code:
            self.showPage()
        pages = len(self._doc.Pages.pages)
        labels = self._labels(self._keys, pages) if self._labels else ()
        for page in range(1, pages + 1):
            label = labels[page - 1] if labels else page
            if labels:  # what a reader of PDFs calls the page, too
                self.addPageLabel(page - 1, prefix=str(label))
            self.beginForm(f"number{page}")
            self.setFillColor(QUIET)
            words = self._paged.format(page=label, at=page, pages=pages)
            setting = Setting(self._sheet.small, align=1.0)
            _write(self, WIDTH - self._sheet.side, self._sheet.number, words, setting)
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
    print: Print = ORDINARY,  # noqa: A002 - the officer's word
    closer: bool = False,
    paged: str = PAGED,
    keys: dict[str, int] | None = None,
    labels: Labels | None = None,
) -> bytes:
    """The pieces as pages. Raises LettersMissing.

    What may be set ``closer`` is, but only where that saves its one other sheet. Into ``keys``
    is written on which page, from 1, the heading with each key stands; ``labels`` says what each
    page is called where it isn’t its number.
    """
    title, running, whose = clean(title), clean(running), clean(release.words)
    style = letterhead.style
    handling, caution = clean(style.handling), clean(letterhead.caution)
    said = [title, running, whose, handling, caution, *all_text(pieces)]
    lacking = fonts.lacking(clean(" ".join(said)))
    if lacking and release.kind != "preview":
        raise LettersMissing(lacking)
    for weight in (Weight.REGULAR, Weight.BOLD):  # bullets name these; markup brings the rest
        fonts.face(weight.value)
    lines, cautions = (_broken(one, Sheet(Type(print))) for one in (handling, caution))
    destroy_by = style.destroy_by(release, day_of(release.at))
    sheet = Sheet(Type(print), len(lines) + len(cautions), destroy_by is not None)
    particulars = Particulars(title, clean(letterhead.office), running, release.at)
    practice = "PRACTICE" if release.practice else ""
    furniture = Furniture(
        title=title,
        running=running,
        marking=" · ".join(filter(None, (practice, letterhead.marking))),
        whose=whose,
        day=day_words(day_of(release.at)),
        watermark=practice or watermark,
        sheet=sheet,
        handling=lines,
        caution=cautions,
        destroy=f"Destroy by {day_words(destroy_by)}" if destroy_by is not None else "",
        paged=paged,
        keys={} if keys is None else keys,
        labels=labels,
    )
    story = Story(title, pieces, sheet, style.logo)
    content, count = _built(story, particulars, furniture, letterhead)
    if closer and count == TWO:
        story = Story(title, pieces, sheet, style.logo)
        set_closer(story.flowables)
        near, fewer = _built(story, particulars, furniture, letterhead)
        return near if fewer < count else content
    return content


def _built(
    story: Story, particulars: Particulars, furniture: Furniture, letterhead: Letterhead
) -> tuple[bytes, int]:
    """The bytes, and how many pages they are."""
    sheet = furniture.sheet
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
    tall = HEIGHT - sheet.top - sheet.foot
    frame = Frame(sheet.side, sheet.foot, sheet.line, tall, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=furniture.draw))
    maker = partial(
        PaperCanvas,
        root=story.root,
        inline=story.markup.inline,
        particulars=particulars,
        sheet=sheet,
        paged=furniture.paged,
        keys=furniture.keys,
        labels=furniture.labels,
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


def _broken(text: str, sheet: Sheet) -> tuple[str, ...]:
    """``text`` in lines that fit between the sides of the page: nothing of it is ever cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer, sheet.small) <= sheet.line:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _wide(text: str, size: float) -> float:
    pieces = fonts.stretches(text)
    return float(sum(stringWidth(piece.drawn, piece.face, size) for piece in pieces))


def _cut(text: str, room: float, size: float) -> str:
    """``text``, without its last letters if it would run into what stands beside it."""
    shown = text
    while shown and _wide(f"{shown}…" if shown != text else text, size) > room:
        shown = shown[:-1]
    return text if shown == text else f"{shown.rstrip()}…"


def _fix_time(document: Any, at: datetime) -> None:
    """The moment of release, not of drawing: a paper drawn again is the same file."""
    stamp = document._timeStamp  # noqa: SLF001 - reportlab offers no other way
    stamp.t = at.timestamp()
    stamp.lt = tuple(at.timetuple())
    stamp.YMDhms = tuple(at.timetuple())[:6]

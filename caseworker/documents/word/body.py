"""The pieces of a paper as paragraphs and tables of Word, each heading in its own rank."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from docx.oxml.ns import qn

from caseworker.documents.drawings import WIDTH, Drawing
from caseworker.documents.pieces import (
    Address,
    BigKey,
    Details,
    Facts,
    Fold,
    Grid,
    Heading,
    InkBlock,
    NewPage,
    Notes,
    Piece,
    Room,
    Ruled,
    Space,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.documents.word.figure import FOOT, png
from caseworker.documents.word.flow import Flow
from caseworker.documents.word.look import Lists
from caseworker.documents.word.xml import (
    bookmark,
    bookmark_name,
    element,
    keep_together,
    paragraph,
    run,
)
from caseworker.domain.blocks import clean
from caseworker.domain.house_style import Logo
from caseworker.domain.prints import Print

MM: Final = 56.6929  # twentieths of a point
EMU: Final = 36_000  # to the millimetre, of which pictures are measured
LOGO_WIDE: Final = 44  # millimetres, at most
LOGO_TALL: Final = 17
INSET: Final = 410  # twentieths of a point: an item's text stands in so far
KEYS_IN_A_LINE: Final = 3
LABELS: Final = 0.27  # of the line, for the labels of facts
KEPT: Final = 14  # lines that stay on one page: a signature under its “Yours sincerely”
HAND: Final = 9  # millimetres from line to line, to write by hand
STYLES: Final = {"body": "", "lead": "Lead", "small": "Small", "quiet": "Quiet"}


class Body:
    """Writes pieces into a document, in their order."""

    def __init__(self, document: Any, print: Print) -> None:  # noqa: A002 - the officer's word
        self._document = document
        self._body = emptied_body(document)
        lists = Lists(document.part.numbering_part.element)
        self._flow = Flow(document.part, lists, round(print.line * MM), print.is_plain)
        self._share = print.line / WIDTH
        self._rank = 0
        self._called = ""
        self._begins_page = False

    def write(self, pieces: Sequence[Piece], logo: Logo | None = None) -> None:
        """Everything, under the logo if there is one, and then the page that it stands on."""
        page = self._body.find(qn("w:sectPr"))
        self._body.remove(page)
        if logo is not None:
            share = min(LOGO_WIDE / logo.width, LOGO_TALL / logo.height)
            size = (logo.width * share, logo.height * share)
            self._picture(logo.png, size, "Logo {}", logo.alt)
        for piece in pieces:
            self._piece(piece)
        self._body.append(page)

    def _piece(self, piece: Piece) -> None:
        match piece:
            case Title():
                self._title(piece)
            case Heading():
                self._heading(piece)
            case Text():
                self._text(piece)
            case Together(pieces):
                self._together(pieces)
            case Facts(rows):
                self._facts(rows)
            case Details():
                self._details(piece)
            case Grid():
                self._grid(piece)
            case NewPage():
                self._begins_page = True
            case _:
                self._other(piece)

    def _together(self, pieces: Sequence[Piece]) -> None:
        first = len(self._body)
        for one in pieces:
            self._piece(one)
        lines = list(self._body)[first:]
        if 0 < len(lines) <= KEPT and all(one.tag == qn("w:p") for one in lines):
            keep_together(lines)

    def _other(
        self, piece: Notes | Address | InkBlock | Ruled | BigKey | Fold | Drawing | Space | Room
    ) -> None:
        match piece:
            case Notes(entries):
                self._lines([f"[{number}] {words}" for number, words in entries], "Quiet")
            case Space() | Room():
                pass  # styles bring their own white, and headings stay with what follows
            case Address(to, sender, sender_lines):
                for number, line in enumerate((sender, *sender_lines)):
                    made, about = self._line("Field")
                    element("jc", about, val="right")
                    run(made, line, bold=not number)
                self._lines((*to, ""), "Field")
            case InkBlock(name, role, day, box, below):
                self._ink(box=box)
                self._lines([line for line in (name, role, day, *below) if line], "Field")
            case Ruled(asks, count, inset):
                self._ruled(asks, count, INSET if inset else 0)
            case BigKey(groups):
                starts = range(0, len(groups), KEYS_IN_A_LINE)
                rows = [groups[start : start + KEYS_IN_A_LINE] for start in starts]
                self._lines(["  ".join(row) for row in rows], "Lead")
            case Fold(words, _):
                self._lines([words], "Small")
            case Drawing():
                self._drawing(piece)

    def _line(self, style: str) -> tuple[Any, Any]:
        """A paragraph of the body; the first on a page that is to begin anew says so."""
        made, about = paragraph(self._body, style)
        if self._begins_page:
            element("pageBreakBefore", about)
            self._begins_page = False
        return made, about

    def _lines(self, lines: Sequence[str], style: str) -> None:
        for line in lines:
            made, _ = self._line(style)
            run(made, line)

    def _title(self, title: Title) -> None:
        if title.above:
            self._lines([title.above], "Quiet")
        self._lines([title.text], "Heading1")
        self._rank = 1
        self._flow.level = 1
        if title.below:
            self._lines([title.below], "Lead")

    def _heading(self, heading: Heading) -> None:
        self._rank = min(heading.level, self._flow.level + 1)
        self._flow.level = self._rank
        made, _ = self._line(f"Heading{self._rank}")
        self._called = clean(f"{heading.mark}  {heading.text}").strip()
        run(made, self._called)
        if heading.key:
            bookmark(made, bookmark_name(heading.key), self._flow.next_number())

    def _text(self, text: Text) -> None:
        self._break_before_what_is_no_line()
        holder = self._flow.held(self._body, text.place, self._called)
        self._flow.blocks(text.blocks, holder, STYLES[text.style], INSET if text.inset else 0)
        if holder is not self._body and not len(holder):
            paragraph(holder)

    def _facts(self, rows: Sequence[tuple[str, Any]]) -> None:
        self._break_before_what_is_no_line()
        table = self._flow.table(self._body, [LABELS, 1 - LABELS])
        for label, value in rows:
            line = self._flow.row(table)
            self._flow.fill(self._flow.cell(line, LABELS), plain(label), bold=True)
            self._flow.fill(self._flow.cell(line, 1 - LABELS), value)
        paragraph(self._body, "Cell")

    def _details(self, details: Details) -> None:
        """A line for each: what it is called, and what is said, which may be written over."""
        places = details.places or ("",) * len(details.entries)
        for (label, said), place in zip(details.entries, places, strict=True):
            made, about = self._line("Field")
            element("ind", about, left=INSET)
            run(made, f"{label}: ", bold=True)
            run(self._flow.held(made, place, f"{self._called}: {label}"), said)

    def _grid(self, grid: Grid) -> None:
        self._break_before_what_is_no_line()
        shares = [width / sum(grid.widths) for width in grid.widths]
        table = self._flow.table(self._body, list(grid.widths))
        top = self._flow.row(table, heads=True)
        for head, share in zip(grid.head, shares, strict=True):
            self._flow.fill(self._flow.cell(top, share, heads=True), plain(head), bold=True)
        for row in grid.rows:
            line = self._flow.row(table)
            for number, (value, share) in enumerate(zip(row, shares, strict=True)):
                self._flow.fill(self._flow.cell(line, share), value, bold=not number)
        paragraph(self._body, "Cell")

    def _ink(self, *, box: bool) -> None:
        made, about = self._line("Field")
        if box:
            edges = element("pBdr", about)
            for side in ("top", "left", "bottom", "right"):
                element(side, edges, val="single", sz=6, space=4, color="4A5B64")
        element("spacing", about, before=200, after=120, line=1200, lineRule="exact")
        element("ind", about, right=round(self._flow.width * 0.5))
        run(made, "")

    def _ruled(self, asks: str, count: int, inset: int) -> None:
        if asks:
            made, about = self._line("")
            element("ind", about, left=inset)
            run(made, asks)
        for _ in range(count):
            _, about = self._line("Field")
            edges = element("pBdr", about)
            # Two lines that look alike are one border to Word, unless each has one between.
            for side in ("bottom", "between"):
                element(side, edges, val="single", sz=4, space=1, color="4A5B64")
            element("spacing", about, before=round(HAND * MM / 2), after=0)
            element("ind", about, left=inset)

    def _drawing(self, drawing: Drawing) -> None:
        size = (WIDTH * self._share, (drawing.height + FOOT) * self._share)
        self._picture(png(drawing), size, "Drawing {}", drawing.alt)

    def _picture(self, dots: bytes, size: tuple[float, float], called: str, alt: str) -> None:
        """A picture of so many millimetres in the line, with its description."""
        made, _ = self._line("")
        wide, tall = (round(side * EMU) for side in size)
        shown = self._document.part.new_pic_inline(BytesIO(dots), wide, tall)
        named = shown.docPr
        named.set("name", called.format(named.get("id")))
        named.set("descr", clean(alt))
        element("drawing", element("r", made)).append(shown)

    def _break_before_what_is_no_line(self) -> None:
        """Only a paragraph of the body can begin a page."""
        if self._begins_page:
            self._line("Cell")


def emptied_body(document: Any) -> Any:
    """The body, with nothing in it but the page that it is set on."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return body

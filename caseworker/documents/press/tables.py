"""What stands in columns: facts beside their labels, details side by side, tables, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, HRFlowable, Spacer, TableStyle

from caseworker.documents.pieces import Address, Grid, plain
from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.logo import logo_of
from caseworker.documents.press.markup import Markup
from caseworker.documents.press.styles import HAIR, ORDINARY_TYPE, PALE, Type
from caseworker.documents.press.tagging.paragraph import TaggedParagraph
from caseworker.documents.press.tagging.table import TaggedTable
from caseworker.documents.press.tagging.tree import Node
from caseworker.documents.press.written import Written
from caseworker.domain.blocks import Blocks, words
from caseworker.domain.house_style import Logo
from caseworker.domain.prints import ORDINARY

DETAILS_IN_A_ROW = 3  # at most
LABELS = 44 * mm
SENDER = 62 * mm
WINDOW = 16 * mm  # how much lower than the sender the recipient stands, for the envelope
BESIDE = 12.0  # points: white on both sides of a cell
BOLD = Weight.BOLD.value
COLUMN = {"O": "/Table", "Scope": "/Column"}
ROW = {"O": "/Table", "Scope": "/Row"}


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes tables whose text is in the paper's own markup."""

    markup: Markup
    written: Written
    type: Type = ORDINARY_TYPE

    def facts(self, rows: Sequence[tuple[str, Blocks]], parent: Node) -> list[Any]:
        """A label heads each row; it stands over its value where the print is stacked."""
        if self.type.print.is_stacked:
            return self._stacked(rows, parent)
        body = parent.add("Table").declare("TBody")
        cells = []
        for label, value in rows:
            row = body.declare("TR")
            name, cell = row.declare("TH", ROW).add("P"), row.declare("TD")
            cells.append([[self._words(label, name, "label")], self._flow(value, cell, "detail")])
        look = _look(("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR), top=4, foot=5)
        labels = min(LABELS * self.type.scale, self.type.line * 0.4)
        return [_table(cells, [labels, self.type.line - labels], look, after=8)]

    def details(self, entries: Sequence[tuple[str, str]], parent: Node) -> list[Any]:
        """A list of labels and values to a reader; columns to the eye."""
        if not entries:
            return []
        group = parent.add("L")
        group.attributes = {"O": "/List", "ListNumbering": "/None"}
        cells: list[Any] = []
        for label, value in entries:
            entry = group.add("LI")
            name, words = entry.add("Lbl"), entry.add("LBody")
            cells.append([self._words(label, name, "label"), self._words(value, words, "detail")])
        across = min(self._across(), len(cells))
        cells += [""] * (-len(cells) % across)
        rows = [["", *cells[start : start + across]] for start in range(0, len(cells), across)]
        column = (self.type.line - self.type.inset) / across
        look = _look(("RIGHTPADDING", (0, 0), (-1, -1), 10), top=1, foot=5)
        return [_table(rows, [self.type.inset, *[column] * across], look, after=3)]

    def grid(self, grid: Grid, parent: Node) -> list[Any]:
        """A table with a heading that is repeated on each page; its first cells head the rows.

        Where the print is stacked, or so large that a word would be broken, each row is a list
        of its own, under what heads it.
        """
        widths = [self.type.line * width / sum(grid.widths) for width in grid.widths]
        if self.type.print.is_stacked or (
            self.type.print != ORDINARY and self._breaks(grid, widths)
        ):
            return [
                drawn
                for head, *rest in grid.rows
                for drawn in (
                    self._words(grid.head[0], parent.add("P"), "over"),
                    *self._flow(head, parent, "over-all"),
                    *self._stacked([*zip(grid.head[1:], rest, strict=True)], parent),
                    HRFlowable("100%", 0.5, color=HAIR, spaceBefore=2, spaceAfter=6),
                )
            ]
        table = parent.add("Table")
        top = table.declare("THead").declare("TR")
        body = table.declare("TBody")
        heads = [(words, top.declare("TH", COLUMN).add("P")) for words in grid.head]
        cells = [[[self._words(words, node, "head")] for words, node in heads]]
        for entry in grid.rows:
            row = body.declare("TR")
            nodes = [row.declare("TH", ROW), *[row.declare("TD") for _ in entry[1:]]]
            filled = zip(entry, nodes, strict=True)
            cells.append([self._flow(value, node, "cell") for value, node in filled])
        look = _look(
            ("BACKGROUND", (0, 0), (-1, 0), PALE),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
            ("LEFTPADDING", (0, 0), (-1, -1), BESIDE / 2),
            top=5,
            foot=6,
        )
        return [CondPageBreak(28 * mm), _table(cells, widths, look, heads=1, after=8)]

    def headed(self, title: list[Any], logo: Logo, parent: Node) -> list[Any]:
        """A title with the logo on its right; over it where the print is stacked."""
        picture = logo_of(logo, parent)
        if self.type.print.is_stacked:
            return [picture, Spacer(1, 4 * mm), *title]
        beside = picture.drawWidth
        look = _look(top=0, foot=0)
        return [_table([[title, picture]], [self.type.line - beside, beside], look)]

    def address(self, address: Address, parent: Node, logo: Logo | None = None) -> list[Any]:
        """Who sends it on the right, clear of the envelope's window; to whom on the left."""
        picture = [logo_of(logo, parent), Spacer(1, 3 * mm)] if logo is not None else []
        if self.type.print.is_stacked:
            return [*picture, *self._letterhead(address, parent)]
        to = [self._words(line, parent.add("P"), "address") for line in address.to]
        sender = [self._words(address.sender, parent.add("P"), "sender")]
        lines = address.sender_lines
        sender += [self._words(line, parent.add("P"), "sender-line") for line in lines]
        cells = [[[Spacer(1, WINDOW), *to], [*picture, *sender]]]
        beside = min(SENDER * self.type.scale, self.type.line / 2)
        return [
            _table(cells, [self.type.line - beside, beside], _look(top=0, foot=0)),
            Spacer(1, 5 * mm),
        ]

    def _stacked(self, rows: Sequence[tuple[str, Blocks]], parent: Node) -> list[Any]:
        """A list of labels and values, one below the other."""
        if not rows:
            return []
        group = parent.add("L")
        group.attributes = {"O": "/List", "ListNumbering": "/None"}
        drawn: list[Any] = []
        for label, value in rows:
            entry = group.add("LI")
            name, said = entry.add("Lbl"), entry.add("LBody")
            drawn += [self._words(label, name, "over"), *self._flow(value, said, "under")]
        return drawn

    def _letterhead(self, address: Address, parent: Node) -> list[Any]:
        """Who sends it, and below to whom: side by side there is no room for large letters."""
        looks = (("sender", (address.sender,)), ("sender-line", address.sender_lines))
        sender = [self._words(line, parent.add("P"), look) for look, said in looks for line in said]
        to = [self._words(line, parent.add("P"), "address") for line in address.to]
        return [*sender, Spacer(1, 6 * mm), *to, Spacer(1, 6 * mm)]

    def _breaks(self, grid: Grid, widths: Sequence[float]) -> bool:
        """Whether a word is wider than its column."""
        look = self.type.style("cell")
        for row in (tuple(plain(head) for head in grid.head), *grid.rows):
            for cell, width in zip(row, widths, strict=True):
                said = words(cell).split()
                if any(stringWidth(word, BOLD, look.fontSize) > width - BESIDE for word in said):
                    return True
        return False

    def _across(self) -> int:
        if self.type.print.is_stacked:
            return 1
        return DETAILS_IN_A_ROW - 1 if self.type.print.is_large else DETAILS_IN_A_ROW

    def _words(self, text: str, node: Node, look: str) -> Any:
        cut = Weight(self.type.style(look).fontName)
        return TaggedParagraph(self.markup.text(text, node, cut), self.type.style(look)).of(node)

    def _flow(self, blocks: Blocks, node: Node, look: str) -> list[Any]:
        return self.written.flow(blocks, node, look)


def _look(*more: tuple[Any, ...], top: float, foot: float) -> TableStyle:
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), Weight.REGULAR.value, 10),  # never Helvetica: not embedded
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), top),
            ("BOTTOMPADDING", (0, 0), (-1, -1), foot),
            *more,
        ]
    )


def _table(
    rows: list[Any], widths: list[float], look: TableStyle, heads: int = 0, after: float = 0
) -> Any:
    """White below is the table's own: a piece of white alone would begin a page of its own."""
    return TaggedTable(
        rows, colWidths=widths, repeatRows=heads, style=look, hAlign="LEFT", spaceAfter=after
    )

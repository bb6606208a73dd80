"""What stands in columns: facts beside their labels, details side by side, tables, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer, TableStyle

from caseworker.documents.pieces import Address, Grid
from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.markup import Markup
from caseworker.documents.press.styles import HAIR, INSET, LINE, PALE, style
from caseworker.documents.press.tagging.paragraph import TaggedParagraph
from caseworker.documents.press.tagging.table import TaggedTable
from caseworker.documents.press.tagging.tree import Node
from caseworker.documents.press.written import Written
from caseworker.domain.blocks import Blocks

DETAILS_IN_A_ROW = 3  # at most
LABELS = 44 * mm
SENDER = 62 * mm
WINDOW = 16 * mm  # how much lower than the sender the recipient stands, for the envelope
COLUMN = {"O": "/Table", "Scope": "/Column"}
ROW = {"O": "/Table", "Scope": "/Row"}


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes tables whose text is in the paper's own markup."""

    markup: Markup
    written: Written

    def facts(self, rows: Sequence[tuple[str, Blocks]], parent: Node) -> list[Any]:
        """A label heads each row."""
        body = parent.add("Table").declare("TBody")
        cells = []
        for label, value in rows:
            row = body.declare("TR")
            name, cell = row.declare("TH", ROW).add("P"), row.declare("TD")
            cells.append([[self._words(label, name, "label")], self._flow(value, cell, "detail")])
        look = _look(("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR), top=4, foot=5)
        return [_table(cells, [LABELS, LINE - LABELS], look), Spacer(1, 8)]

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
        across = min(DETAILS_IN_A_ROW, len(cells))
        cells += [""] * (-len(cells) % across)
        rows = [["", *cells[start : start + across]] for start in range(0, len(cells), across)]
        column = (LINE - INSET) / across
        look = _look(("RIGHTPADDING", (0, 0), (-1, -1), 10), top=1, foot=5)
        return [_table(rows, [INSET, *[column] * across], look), Spacer(1, 3)]

    def grid(self, grid: Grid, parent: Node) -> list[Any]:
        """A table with a heading that is repeated on each page; its first cells head the rows."""
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
            ("LEFTPADDING", (0, 0), (-1, -1), 6),
            top=5,
            foot=6,
        )
        widths = [LINE * width / sum(grid.widths) for width in grid.widths]
        return [CondPageBreak(28 * mm), _table(cells, widths, look, heads=1), Spacer(1, 8)]

    def address(self, address: Address, parent: Node) -> list[Any]:
        """Who sends it on the right, clear of the envelope's window; to whom on the left."""
        to = [self._words(line, parent.add("P"), "address") for line in address.to]
        sender = [self._words(address.sender, parent.add("P"), "sender")]
        lines = address.sender_lines
        sender += [self._words(line, parent.add("P"), "sender-line") for line in lines]
        cells = [[[Spacer(1, WINDOW), *to], sender]]
        return [_table(cells, [LINE - SENDER, SENDER], _look(top=0, foot=0)), Spacer(1, 5 * mm)]

    def _words(self, text: str, node: Node, look: str) -> Any:
        cut = Weight(style(look).fontName)
        return TaggedParagraph(self.markup.text(text, node, cut), style(look)).of(node)

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


def _table(rows: list[Any], widths: list[float], look: TableStyle, heads: int = 0) -> Any:
    return TaggedTable(rows, colWidths=widths, repeatRows=heads, style=look, hAlign="LEFT")

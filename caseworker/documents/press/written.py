"""What people wrote, block by block: paragraphs, headings, nested lists and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Spacer, TableStyle

from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.markup import Markup
from caseworker.documents.press.styles import HAIR, ORDINARY_TYPE, PALE, Type
from caseworker.documents.press.tagging.paragraph import TaggedParagraph
from caseworker.documents.press.tagging.table import TaggedTable
from caseworker.documents.press.tagging.tree import Node
from caseworker.domain.blocks import Block, Blocks

BULLETS = ("\u2022", "\u2013", "\u2022")
DEEPEST = 6  # there is no H7


@dataclass(slots=True)
class Written:
    """Turns blocks into flowables. ``level`` is the rank of the heading last drawn."""

    markup: Markup
    type: Type = ORDINARY_TYPE
    level: int = 0
    _lists: list[tuple[Node, int]] = field(default_factory=list)

    def flow(
        self, blocks: Blocks, parent: Node, look: str = "body", indent: float = 0
    ) -> list[Any]:
        """``blocks`` as children of ``parent``, in the style called ``look``."""
        self._lists = []
        base = self.level
        drawn = [self._block(block, parent, look, indent, base) for block in blocks]
        self.level = base
        return drawn

    def _block(self, block: Block, parent: Node, look: str, indent: float, base: int) -> Any:
        if block.kind == "li":
            return self._entry(block, parent, look, indent)
        self._lists = []
        if block.kind == "table":
            return self._table(block, parent) if any(block.rows) else Spacer(1, 0)
        if block.kind == "h":
            # One below the last at most: a reader must never meet a gap in the ranks.
            self.level = min(base + block.level, self.level + 1, DEEPEST)
            node = parent.add(f"H{self.level}")
            words = self.markup.of(block.runs, node, Weight.BOLD)
            return TaggedParagraph(words, self.type.style("h4", indent)).of(node)
        node = parent.add("P")
        return TaggedParagraph(self.markup.of(block.runs, node), self.type.style(look, indent)).of(
            node
        )

    def _entry(self, block: Block, parent: Node, look: str, indent: float) -> Any:
        depth = max(1, min(block.level, len(self._lists) + 1))
        del self._lists[depth:]
        if len(self._lists) < depth:
            above = self._lists[-1][0] if self._lists else parent
            numbering = "/Decimal" if block.ordered else "/Disc"
            made = above.add("L")
            made.attributes = {"O": "/List", "ListNumbering": numbering}
            self._lists.append((made, 0))
        group, count = self._lists[-1]
        self._lists[-1] = (group, count + 1)
        entry = group.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        mark = f"{count + 1}." if block.ordered else BULLETS[min(depth, len(BULLETS)) - 1]
        words = self.markup.of(block.runs, body)
        shape = self.type.list_style(look, indent, depth, is_numbered=block.ordered)
        return TaggedParagraph(words, shape, bulletText=mark).of(body, label)

    def _table(self, block: Block, parent: Node) -> Any:
        table = parent.add("Table")
        head = table.declare("THead") if block.head else table
        body = table.declare("TBody")
        width = max((len(row) for row in block.rows), default=0)
        cells = []
        for number, row in enumerate(block.rows):
            heads = number < block.head
            line = (head if heads else body).declare("TR")
            scope = {"O": "/Table", "Scope": "/Column"}
            nodes = [
                line.declare("TH", scope) if heads else line.declare("TD") for _ in range(width)
            ]
            filled = zip([*row, *[()] * (width - len(row))], nodes, strict=True)
            within = Written(self.markup, self.type, self.level)
            cells.append([within.flow(cell, node, "cell") for cell, node in filled])
        look = [
            ("FONT", (0, 0), (-1, -1), Weight.REGULAR.value, 10),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("GRID", (0, 0), (-1, -1), 0.5, HAIR),
        ]
        if block.head:
            look.append(("BACKGROUND", (0, 0), (-1, block.head - 1), PALE))
        # Shares of the room there is: left to itself, reportlab lets a table run off the page.
        shares = [f"{100 / max(1, width):.4f}%"] * width
        return TaggedTable(
            cells,
            colWidths=shares,
            repeatRows=block.head,
            style=TableStyle(look),
            hAlign="LEFT",
            spaceAfter=8,
        )

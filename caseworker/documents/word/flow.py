"""What people wrote, block by block: runs, links, lists and tables, in a place that is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn

from caseworker.documents.word.look import BULLETS, HAIR, PALE, Lists
from caseworker.documents.word.xml import bookmark, bookmark_name, element, paragraph, run
from caseworker.domain.anchors import LONGEST_TAG, block_mark
from caseworker.domain.blocks import Block, Blocks, Run, clean

DEEPEST: Final = 6
_MAY_LINK: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>]+$", re.IGNORECASE)
_BESIDE: Final = 100  # twentieths of a point: white on both sides of a cell


@dataclass(slots=True)
class Flow:
    """Writes blocks into whatever holds them. ``level`` is the rank of the last heading."""

    part: Any
    lists: Lists
    width: int
    """Of the line, in twentieths of a point."""
    is_plain: bool = False
    level: int = 0
    _count: int = field(default=0)
    _numbered: dict[int, int] = field(default_factory=dict)

    def next_number(self) -> int:
        """For whatever must have a number of its own in the document."""
        self._count += 1
        return self._count

    def blocks(self, blocks: Blocks, within: Any, style: str = "", inset: int = 0) -> None:
        """``blocks`` as children of ``within``."""
        self._numbered = {}
        base = self.level
        for block in blocks:
            self._block(block, within, style, inset, base)
        self.level = base

    def runs(self, runs: tuple[Run, ...], within: Any) -> None:
        for one in runs:
            holder = self._link(one, within) if "link" in one.marks else None
            leans = "i" in one.marks
            made = run(
                within if holder is None else holder,
                one.text,
                bold="b" in one.marks or (leans and self.is_plain),
                leans=leans and not self.is_plain,
                style="" if holder is None else "Hyperlink",
            )
            self._lined(made, one)

    def held(self, within: Any, tag: str, called: str) -> Any:
        """What holds a text of the plan, so that it is known again when it comes back."""
        if not tag or len(tag) > LONGEST_TAG:
            return within
        holder = element("sdt", within)
        about = element("sdtPr", holder)
        element("alias", about, val=clean(called)[:LONGEST_TAG])
        element("tag", about, val=tag)
        element("id", about, val=self.next_number())
        return element("sdtContent", holder)

    def table(self, within: Any, widths: list[float]) -> Any:
        """A table as wide as the line; ``widths`` are shares of it."""
        made = element("tbl", within)
        about = element("tblPr", made)
        element("tblW", about, w=self.width, type="dxa")
        edges = element("tblBorders", about)
        for side in ("top", "bottom", "insideH"):
            element(side, edges, val="single", sz=4, space=0, color=HAIR)
        element("tblLayout", about, type="fixed")
        margins = element("tblCellMar", about)
        for side in ("left", "right"):
            element(side, margins, w=_BESIDE, type="dxa")
        grid = element("tblGrid", made)
        for width in widths:
            element("gridCol", grid, w=round(self.width * width / sum(widths)))
        return made

    def row(self, table: Any, *, heads: bool = False) -> Any:
        made = element("tr", table)
        about = element("trPr", made)
        element("cantSplit", about)
        if heads:
            element("tblHeader", about)
        return made

    def cell(self, row: Any, share: float, *, heads: bool = False) -> Any:
        made = element("tc", row)
        about = element("tcPr", made)
        element("tcW", about, w=round(self.width * share), type="dxa")
        if heads:
            element("shd", about, val="clear", color="auto", fill=PALE)
        return made

    def fill(self, cell: Any, blocks: Blocks, *, bold: bool = False) -> None:
        """A cell must end with a paragraph, whatever stands in it."""
        told = tuple(_bold(block) for block in blocks) if bold else blocks
        self.blocks(told, cell, "Cell")
        if cell[-1].tag != qn("w:p"):
            paragraph(cell, "Cell")

    def _block(self, block: Block, within: Any, style: str, inset: int, base: int) -> None:
        if block.kind == "table":
            self._numbered = {}
            if any(block.rows):
                self._written_table(block, within)
            return
        if block.kind == "h":
            self.level = min(base + block.level, self.level + 1, DEEPEST)
            style = f"Heading{self.level}"
        made, about = paragraph(within, "ListParagraph" if block.kind == "li" else style)
        if block.kind == "li":
            self._entry(block, about)
        else:
            self._numbered = {}
            if inset:
                element("ind", about, left=inset)
        self.runs(block.runs, made)
        if mark := block_mark(block.id):
            bookmark(made, mark, self.next_number())

    def _entry(self, block: Block, about: Any) -> None:
        depth = max(1, min(block.level, 9))
        for deeper in [known for known in self._numbered if known > depth]:
            del self._numbered[deeper]
        if block.ordered and depth not in self._numbered:
            self._numbered[depth] = self.lists.new()
        number = self._numbered.get(depth, BULLETS) if block.ordered else BULLETS
        listed = element("numPr", about)
        element("ilvl", listed, val=depth - 1)
        element("numId", listed, val=number)
        element("contextualSpacing", about)

    def _written_table(self, block: Block, within: Any) -> None:
        width = max(len(row) for row in block.rows)
        table = self.table(within, [1.0] * width)
        for number, row in enumerate(block.rows):
            heads = number < block.head
            line = self.row(table, heads=heads)
            for cell in [*row, *[()] * (width - len(row))]:
                self.fill(self.cell(line, 1 / width, heads=heads), cell, bold=heads)
        paragraph(within, "Cell")  # or two tables in a row become one

    def _link(self, one: Run, within: Any) -> Any:
        if one.href.startswith("#"):
            return element("hyperlink", within, anchor=bookmark_name(one.href[1:]))
        if not _MAY_LINK.match(one.href):
            return None
        made = element("hyperlink", within)
        made.set(qn("r:id"), self.part.relate_to(one.href, KIND.HYPERLINK, is_external=True))
        return made

    @staticmethod
    def _lined(made: Any, one: Run) -> None:
        """With a line under it, or through it."""
        names = [name for mark, name in (("s", "strike"), ("u", "u")) if mark in one.marks]
        if not names:
            return
        about = made.find(qn("w:rPr"))
        if about is None:
            about = element("rPr")
            made.insert(0, about)
        for name in names:
            element(name, about, **({"val": "single"} if name == "u" else {}))


def _bold(block: Block) -> Block:
    runs = tuple(Run(one.text, one.marks | {"b"}, one.href) for one in block.runs)
    return Block(block.kind, runs, block.level, block.ordered, block.rows, block.head, block.id)

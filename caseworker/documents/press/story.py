"""Turns the pieces of a paper into what reportlab lays out, each with its node in the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, HRFlowable, KeepTogether, PageBreak, Spacer, TableStyle

from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.ink import DownTo, InkBox
from caseworker.documents.press.markup import LINK, Markup
from caseworker.documents.press.shaping import NO_BREAK
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
    Piece,
    Room,
    Space,
    Text,
    Title,
    Together,
    flat,
)
from caseworker.documents.press.styles import HAIR, INSET, PALE, TEAL, style
from caseworker.documents.press.tagging.paragraph import TaggedParagraph
from caseworker.documents.press.tagging.table import TaggedTable
from caseworker.documents.press.tagging.tree import Node
from caseworker.documents.press.written import Written
from caseworker.domain.blocks import Blocks

LINE = 166 * mm  # the width of the text on a page
TOGETHER = 95 * mm  # more than this is broken over pages: a white half page is worse
DETAILS_IN_A_ROW = 3
COLUMN = {"O": "/Table", "Scope": "/Column"}
ROW = {"O": "/Table", "Scope": "/Row"}


class Story:
    """Builds the flowables of one drawing of one paper."""

    def __init__(self, title: str, pieces: Sequence[Piece]) -> None:
        self.root = Node("Document", lang="en-GB", title=title)
        headings = (piece for piece in flat(pieces) if isinstance(piece, Heading))
        places = frozenset(heading.key for heading in headings if heading.key)
        self.markup = Markup(places)
        self.written = Written(self.markup)
        self.section = self.root
        self.flowables: list[Any] = []
        self._headings = 0
        for piece in pieces:
            self.flowables += self._drawn(piece)

    def _drawn(self, piece: Piece) -> list[Any]:  # noqa: PLR0911 - one line for each kind of piece
        match piece:
            case Title():
                return self._title(piece)
            case Heading():
                return self._heading(piece)
            case Text(blocks, look, inset):
                return self.written.flow(blocks, self.section, look, INSET if inset else 0)
            case Facts(rows):
                return self._facts(rows)
            case Details(entries):
                return self._details(entries)
            case Grid():
                return self._grid(piece)
            case Address():
                return self._address(piece)
            case InkBlock():
                return self._ink_block(piece)
            case BigKey(groups):
                return self._key(groups)
            case Space(height):
                return [Spacer(1, height * mm)]
            case Room(height):
                return [CondPageBreak(height * mm)]
            case NewPage():
                return [PageBreak()]
            case Together(pieces):
                return _held([flowable for part in pieces for flowable in self._drawn(part)])
            case Fold(words, third):
                return [DownTo(third), self._line(words, "fold")]

    def _line(self, text: str, look: str, kind: str = "P", weight: Weight | None = None) -> Any:
        node = self.section.add(kind)
        cut = weight or Weight(style(look).fontName)
        return TaggedParagraph(self.markup.text(text, node, cut), style(look)).of(node)

    def _title(self, title: Title) -> list[Any]:
        drawn: list[Any] = []
        if title.above:
            drawn.append(self._line(title.above, "above"))
        heading = self._line(title.text, "h1-quiet" if title.quiet else "h1", "H1")
        heading.outline = (0, title.text, "title")
        drawn.append(heading)
        self.written.level = 1
        if title.below:
            drawn.append(self._line(title.below, "lead"))
        if title.quiet:
            return drawn
        drawn.append(HRFlowable(28 * mm, 2.4, color=TEAL, hAlign="LEFT", spaceBefore=4, spaceAfter=16))
        return drawn

    def _address(self, address: Address) -> list[Any]:
        look = TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), Weight.REGULAR.value, 10),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
        # The window of a DL envelope begins 45 mm down: the sender stands to the right of it.
        to = [Spacer(1, 16 * mm), *[self._line(line, "address") for line in address.to]]
        sender = [
            self._line(address.sender, "sender"),
            *[self._line(line, "sender-line") for line in address.sender_lines],
        ]
        widths = [LINE - 62 * mm, 62 * mm]
        head = TaggedTable([[to, sender]], colWidths=widths, style=look, hAlign="LEFT")
        return [head, Spacer(1, 10 * mm)]

    def _heading(self, heading: Heading) -> list[Any]:
        level = min(heading.level, self.written.level + 1)
        if level == 2:  # noqa: PLR2004 - a section of the paper
            self.section = self.root.add("Sect")
        self.written.level = level
        self._headings += 1
        node = self.section.add(f"H{level}")
        key = heading.key or f"h{self._headings}"
        outline = (level - 1, f"{heading.mark}  {heading.text}".strip(), key)
        if level == 2:  # noqa: PLR2004
            return self._section_heading(heading, node, outline)
        look = "h3" if heading.mark else "h4"
        drawn = TaggedParagraph(
            self.markup.text(heading.text, node, Weight.BOLD),
            style(look),
            bulletText=heading.mark or None,
        ).of(node, node.add("Span"))
        drawn.outline = outline
        room = CondPageBreak(24 * mm)
        if not heading.mark:
            return [room, drawn]
        return [room, HRFlowable("100%", 0.5, color=HAIR, spaceBefore=7, spaceAfter=0), drawn]

    def _section_heading(
        self, heading: Heading, node: Node, outline: tuple[int, str, str]
    ) -> list[Any]:
        words = self.markup.text(heading.text, node, Weight.BOLD)
        if not heading.mark:
            drawn = TaggedParagraph(words, style("h2-plain")).of(node)
            drawn.outline = outline
            return [CondPageBreak(30 * mm), drawn]
        # In one line of text, so that every reader finds “A  Views…” at the start of a line.
        mark = self.markup.text(heading.mark, node, Weight.BOLD)
        marked = f'<font color="{LINK}">{mark}</font>{NO_BREAK * 3}{words}'
        drawn = TaggedParagraph(marked, style("h2-marked")).of(node)
        drawn.outline = outline
        rule = HRFlowable("100%", 1.4, color=TEAL, spaceBefore=18, spaceAfter=7)
        return [CondPageBreak(42 * mm), rule, drawn]

    def _facts(self, rows: Sequence[tuple[str, Blocks]]) -> list[Any]:
        table = self.section.add("Table")
        body = table.declare("TBody")
        cells = []
        for label, value in rows:
            row = body.declare("TR")
            head, cell = row.declare("TH", ROW), row.declare("TD")
            words = head.add("P")
            named = TaggedParagraph(self.markup.text(label, words), style("label")).of(words)
            cells.append([[named], self.written.flow(value, cell, "detail")])
        look = TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), Weight.REGULAR.value, 10),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        )
        widths = [44 * mm, LINE - 44 * mm]
        return [TaggedTable(cells, colWidths=widths, style=look, hAlign="LEFT"), Spacer(1, 8)]

    def _details(self, entries: Sequence[tuple[str, str]]) -> list[Any]:
        """A list to a reader; columns to the eye."""
        if not entries:
            return []
        group = self.section.add("L")
        group.attributes = {"O": "/List", "ListNumbering": "/None"}
        cells: list[Any] = []
        for label, value in entries:
            entry = group.add("LI")
            name, words = entry.add("Lbl"), entry.add("LBody")
            cells.append(
                [
                    TaggedParagraph(self.markup.text(label, name), style("label")).of(name),
                    TaggedParagraph(self.markup.text(value, words), style("detail")).of(words),
                ]
            )
        rows = [
            cells[start : start + DETAILS_IN_A_ROW]
            for start in range(0, len(cells), DETAILS_IN_A_ROW)
        ]
        rows[-1] += [""] * (DETAILS_IN_A_ROW - len(rows[-1]))
        look = TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), Weight.REGULAR.value, 10),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
        column = (LINE - INSET) / DETAILS_IN_A_ROW
        margin = [[""] * 1 + row for row in rows]
        widths = [INSET] + [column] * DETAILS_IN_A_ROW
        return [TaggedTable(margin, colWidths=widths, style=look, hAlign="LEFT"), Spacer(1, 3)]

    def _grid(self, grid: Grid) -> list[Any]:
        table = self.section.add("Table")
        top = table.declare("THead").declare("TR")
        body = table.declare("TBody")
        cells: list[list[Any]] = [[]]
        for words in grid.head:
            node = top.declare("TH", COLUMN).add("P")
            cells[0].append(
                [TaggedParagraph(self.markup.text(words, node, Weight.BOLD), style("head")).of(node)]
            )
        for entry in grid.rows:
            row = body.declare("TR")
            cells.append([])
            for number, value in enumerate(entry):
                cell = row.declare("TD") if number else row.declare("TH", ROW)
                cells[-1].append(self.written.flow(value, cell, "cell"))
        share = LINE / sum(grid.widths)
        look = TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), Weight.REGULAR.value, 10),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
                ("LEFTPADDING", (0, 0), (-1, -1), 6),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        )
        widths = [share * width for width in grid.widths]
        drawn = TaggedTable(cells, colWidths=widths, repeatRows=1, style=look, hAlign="LEFT")
        return [CondPageBreak(28 * mm), drawn, Spacer(1, 8)]

    def _ink_block(self, block: InkBlock) -> list[Any]:
        who = [block.name, block.role, block.day]
        room = InkBox(76 * mm, 26 * mm) if block.box else Spacer(1, 15 * mm)
        drawn: list[Any] = [room, Spacer(1, 3)]
        drawn += [self._line(line, "address") for line in who if line]
        return [Spacer(1, 4), *drawn]

    def _key(self, groups: Sequence[str]) -> list[Any]:
        rows = [groups[start : start + 3] for start in range(0, len(groups), 3)]
        drawn = [self._line("  ".join(row).replace(" ", "\u00a0"), "key") for row in rows]
        return [Spacer(1, 5 * mm), *drawn]


def _held(flowables: list[Any]) -> list[Any]:
    """Kept on one page if they are short; reportlab's own limit means something else."""
    kept = [flowable for flowable in flowables if not isinstance(flowable, CondPageBreak)]
    height = sum(
        flowable.getSpaceBefore() + flowable.wrap(LINE, A4[1])[1] + flowable.getSpaceAfter()
        for flowable in kept
    )
    return [KeepTogether(kept)] if height <= TOGETHER else flowables


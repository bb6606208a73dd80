"""Turns the pieces of a paper into what reportlab lays out, each with its node in the tree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, HRFlowable, KeepTogether, PageBreak, Spacer

from caseworker.documents.drawings import Drawing
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
    Ruled,
    Space,
    Text,
    Title,
    Together,
    flat,
    plain,
)
from caseworker.documents.press.drawing import TaggedDrawing
from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.ink import DownTo, InkBox
from caseworker.documents.press.markup import LINK, Markup
from caseworker.documents.press.shaping import NO_BREAK
from caseworker.documents.press.sheet import Sheet
from caseworker.documents.press.styles import HAIR, QUIET, TEAL
from caseworker.documents.press.tables import Tables
from caseworker.documents.press.tagging.paragraph import TaggedParagraph
from caseworker.documents.press.tagging.tree import Node
from caseworker.documents.press.written import Written
from caseworker.domain.blocks import clean
from caseworker.domain.house_style import Logo

MOST = 205  # millimetres: no page has room for more, whatever the print
KEYS_IN_A_LINE = 3
HAND = 9  # millimetres from line to line, to write by hand
SECTION = 2  # the level of heading that begins a part of the paper


class Story:
    """Builds the flowables of one drawing of one paper."""

    def __init__(
        self,
        title: str,
        pieces: Sequence[Piece],
        sheet: Sheet | None = None,
        logo: Logo | None = None,
    ) -> None:
        self._sheet = sheet or Sheet()
        self._logo = logo
        self.type = self._sheet.type
        self.root = Node("Document", lang="en-GB", title=title)
        headings = (piece for piece in flat(pieces) if isinstance(piece, Heading))
        keys = frozenset(heading.key for heading in headings if heading.key)
        self.markup = Markup(keys, self.type.print.is_plain)
        self._written = Written(self.markup, self.type)
        self._tables = Tables(self.markup, self._written, self.type)
        self._section = self.root
        self._headings = 0
        self.flowables: list[Any] = [drawn for piece in pieces for drawn in self._drawn(piece)]

    def _drawn(self, piece: Piece) -> list[Any]:
        match piece:
            case Title():
                return self._title(piece)
            case Heading():
                return self._heading(piece)
            case Text(blocks, look, inset):
                return self._written.flow(
                    blocks, self._section, look, self.type.inset if inset else 0
                )
            case Together(pieces, most):
                drawn = [flowable for part in pieces for flowable in self._drawn(part)]
                return self._held(drawn, min(most * self.type.scale, MOST) * mm)
            case Facts() | Details() | Grid() | Address() | Drawing():
                return self._set_out(piece)
            case _:
                return self._marks(piece)

    def _set_out(self, piece: Facts | Details | Grid | Address | Drawing) -> list[Any]:
        match piece:
            case Drawing(_, _, alt):
                figure = self._section.add("Figure", alt=clean(alt))
                return [TaggedDrawing(piece, figure, self.type.line)]
            case Facts(rows):
                return self._tables.facts(rows, self._section)
            case Details(entries):
                return self._tables.details(entries, self._section)
            case Grid():
                return self._tables.grid(piece, self._section)
            case Address():
                logo, self._logo = self._logo, None
                return self._tables.address(piece, self._section, logo)

    def _marks(self, piece: InkBlock | Ruled | BigKey | Space | Room | NewPage | Fold) -> list[Any]:
        match piece:
            case InkBlock() | Ruled():
                return self._for_the_hand(piece)
            case BigKey(groups):
                starts = range(0, len(groups), KEYS_IN_A_LINE)
                rows = [groups[start : start + KEYS_IN_A_LINE] for start in starts]
                lines = [(NO_BREAK * 2).join(row) for row in rows]
                return [Spacer(1, 5 * mm), *[self._line(line, "key") for line in lines]]
            case Space(height):
                return [Spacer(1, height * mm)]
            case Room(height):
                return [self._room(height)]
            case NewPage():
                return [PageBreak()]
            case Fold(words, third):
                return [DownTo(third, self._sheet.foot), self._line(words, "fold")]

    def _for_the_hand(self, piece: InkBlock | Ruled) -> list[Any]:
        if isinstance(piece, Ruled):
            return self._ruled(piece)
        room = InkBox(76 * mm, 22 * mm) if piece.box else Spacer(1, 10 * mm)
        said = (piece.name, piece.role, piece.day)
        who = [self._line(line, "address") for line in said if line]
        below = [self._line(line, "address") for line in piece.below]
        return [Spacer(1, 4), room, Spacer(1, 3), *who, *below]

    def _ruled(self, ruled: Ruled) -> list[Any]:
        indent = self.type.inset if ruled.inset else 0
        asked = self._written.flow(plain(ruled.asks), self._section, "body", indent)
        rule = partial(HRFlowable, self.type.line - indent, 0.6, color=QUIET, hAlign="RIGHT")
        room = HAND * mm * max(1, self.type.scale * 0.8)
        return [
            *(asked if ruled.asks else ()),
            *[rule(spaceBefore=room, spaceAfter=0) for _ in range(ruled.lines)],
            Spacer(1, 8),
        ]

    def _line(self, text: str, look: str, kind: str = "P") -> Any:
        node = self._section.add(kind)
        cut = Weight(self.type.style(look).fontName)
        return TaggedParagraph(self.markup.text(text, node, cut), self.type.style(look)).of(node)

    def _title(self, title: Title) -> list[Any]:
        heading = self._line(title.text, "h1-quiet" if title.quiet else "h1", "H1")
        heading.outline = (0, clean(title.text), "title")
        self._written.level = 1
        if title.quiet:
            return [heading]
        rule = HRFlowable(28 * mm, 2.4, color=TEAL, hAlign="LEFT", spaceBefore=4, spaceAfter=16)
        above = [self._line(title.above, "above")] if title.above else []
        below = [self._line(title.below, "lead")] if title.below else []
        logo, self._logo = self._logo, None
        if logo is None:
            return [*above, heading, *below, rule]
        return [*self._tables.headed([*above, heading, *below], logo, self._section), rule]

    def _heading(self, heading: Heading) -> list[Any]:
        level = min(heading.level, self._written.level + 1)
        if level == SECTION:
            self._section = self.root.add("Sect")
        self._written.level = level
        self._headings += 1
        node = self._section.add(f"H{level}")
        words = self.markup.text(heading.text, node, Weight.BOLD)
        drawn, before = self._set(heading, level, node, words)
        key = heading.key or f"h{self._headings}"
        drawn.outline = (level - 1, clean(f"{heading.mark}  {heading.text}").strip(), key)
        return [*before, drawn]

    def _set(self, heading: Heading, level: int, node: Node, words: str) -> tuple[Any, list[Any]]:
        if not heading.mark:
            look, room = ("h2-plain", 30) if level == SECTION else ("h4", 24)
            return TaggedParagraph(words, self.type.style(look)).of(node), [self._room(room)]
        if level == SECTION:
            # In one line of text, so that every reader finds “A  Views…” at the start of a line.
            mark = self.markup.text(heading.mark, node, Weight.BOLD)
            marked = f'<font color="{LINK}">{mark}</font>{NO_BREAK * 3}{words}'
            rule = HRFlowable("100%", 1.4, color=TEAL, spaceBefore=18, spaceAfter=7)
            drawn = TaggedParagraph(marked, self.type.style("h2-marked")).of(node)
            return drawn, [self._room(42), rule]
        rule = HRFlowable("100%", 0.5, color=HAIR, spaceBefore=7, spaceAfter=0)
        drawn = TaggedParagraph(words, self.type.style("h3"), bulletText=heading.mark)
        return drawn.of(node, node.add("Span")), [self._room(24), rule]

    def _held(self, flowables: list[Any], most: float) -> list[Any]:
        """Kept on one page if they are short; reportlab's own limit means something else."""
        parts = [
            part
            for flowable in flowables
            for part in (flowable._content if isinstance(flowable, KeepTogether) else [flowable])  # noqa: SLF001 - what is held inside is measured too
        ]
        kept = [part for part in parts if not isinstance(part, CondPageBreak)]
        height = sum(
            flowable.getSpaceBefore()
            + flowable.wrap(self.type.line, A4[1])[1]
            + flowable.getSpaceAfter()
            for flowable in kept
        )
        return [KeepTogether(kept)] if height <= most else flowables

    def _room(self, millimetres: float) -> CondPageBreak:
        """A new page, unless this one has room for so much in ordinary print."""
        return CondPageBreak(millimetres * mm * self.type.scale)

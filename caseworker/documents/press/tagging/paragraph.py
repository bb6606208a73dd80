"""Paragraphs and pictures that know their node."""

from __future__ import annotations

from typing import Any, Self

from reportlab.platypus import Image, Paragraph

from caseworker.documents.press.tagging.tree import Node


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of one node. Its halves over two pages share the node.

    ``outline`` names its place in the bookmarks: depth, words, key.
    """

    node: Node | None = None
    label: Node | None = None
    outline: tuple[int, str, str] | None = None

    def of(self, node: Node, label: Node | None = None) -> Self:
        self.node, self.label = node, label
        return self

    def split(self, availWidth: float, availHeight: float) -> Any:  # noqa: N803 - reportlab's names
        halves = super().split(availWidth, availHeight)
        for number, half in enumerate(halves):
            half.node = self.node
            if number == 0:
                half.label, half.outline = self.label, self.outline
        return halves

    def draw(self) -> None:
        if self.outline is not None:
            depth, words, key = self.outline
            self.canv.bookmarkHorizontal(key, 0, self.height)
            if depth >= 0:
                self.canv.addOutlineEntry(words, key, depth, closed=depth > 0)
        with self.canv.flow(self, self.node, self.label if self.bulletText else None):
            super().draw()


class TaggedImage(Image):  # type: ignore[misc]
    """A picture of one node, which must carry its description."""

    def __init__(self, source: Any, width: float, height: float, node: Node) -> None:
        super().__init__(source, width, height, hAlign="LEFT")
        self.node = node

    def draw(self) -> None:
        left, foot = self.canv.absolutePosition(0, 0)
        box = [left, foot, left + self.drawWidth, foot + self.drawHeight]
        self.node.attributes = {
            "O": "/Layout",
            "Placement": "/Block",
            "BBox": [round(side, 2) for side in box],
        }
        with self.canv.sequence(self.node):
            super().draw()

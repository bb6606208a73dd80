"""Text objects whose stretches each belong to a node of the tree."""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject

from caseworker.documents.press import shaping
from caseworker.documents.press.tagging.artifacts import Tagged
from caseworker.documents.press.tagging.tree import Node

_SHOWN = re.compile(r"(\(.*\)) Tj$", re.DOTALL)


def opening(node: Node, mcid: int) -> str:
    """The operator that begins a stretch of ``node``."""
    extra = ""
    if node.actual:
        extra += f" /ActualText <FEFF{node.actual.encode('utf-16-be').hex()}>"
    if node.lang and node.kind == "Span":
        extra += f" /Lang ({node.lang})"
    return f"/{node.kind} <</MCID {mcid}{extra}>> BDC"


class TaggedText(PDFTextObject):  # type: ignore[misc]
    """Opens the sequence inside BT … ET, so that a link can cut a paragraph's text."""

    def __init__(self, canvas: Any, x: float = 0, y: float = 0, direction: Any = None) -> None:
        super().__init__(canvas, x, y, direction)
        self._node: Node | None = None
        begins_with = canvas.next_text_node()
        if begins_with is not None:
            self.switch(begins_with)

    def switch(self, node: Node | None) -> None:
        """What is written from here on belongs to ``node``."""
        if self._node is not None:
            self._code.append("EMC")
        self._node = node
        if node is not None:
            self._code.append(opening(node, self._canvas.structure.mark(node)))

    def getCode(self) -> str:  # noqa: N802 - reportlab's name
        if self._node is None:
            return str(super().getCode())
        self._code.append("EMC")
        self._node = None
        return Tagged(super().getCode())

    def _textOut(self, text: Any, TStar: int = 0) -> None:  # noqa: N802, N803 - reportlab's names
        # A space at each line's end: without it the words on either side of the break
        # join when the paper is read in structure order. It has no visible effect.
        if TStar and type(text) is str and text and not text.endswith((" ", "-")):
            text += " "
        super()._textOut(text, TStar)

    def _formatText(self, text: Any) -> str:  # noqa: N802 - reportlab's name
        if type(text) is not str or not shaping.has_moved(text):
            # No line is broken any more: whoever searches or copies wants a plain space.
            if type(text) is str:
                text = text.replace(shaping.NO_BREAK, " ").replace(shaping.MAY_BREAK, "")
            return str(super()._formatText(text))
        return " ".join(self._placed(part) for part in shaping.placed(text))

    def _placed(self, part: shaping.Placed) -> str:
        """Letters drawn beside where they stand: a vowel sign, the dots of an Arabic letter."""
        shown = str(super()._formatText(part.letters))
        if part.right or part.wider:
            back = part.right - part.wider
            shown = _SHOWN.sub(lambda found: f"[{-part.right} {found[1]} {back}] TJ", shown)
        if part.up:
            rise = self._rise + part.up * self._fontsize / 1000
            shown = f"{rise:.3f} Ts {shown} {self._rise:.3f} Ts"
        return shown

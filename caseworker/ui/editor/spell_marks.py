"""Marks drawn over the text and never part of it: words that are not known, gaps to fill in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from caseworker.casework.spelling import Mistake
from caseworker.domain.gaps import gaps_in
from caseworker.ui import theme

Mistakes = Callable[[str], tuple[Mistake, ...]]
_BEYOND = "\uffff"  # what lies beyond takes two of Qt's units


class SpellMarks(QSyntaxHighlighter):
    """Marks the words and the gaps of one field, a paragraph at a time as it changes.

    The marks are laid over the text: they are no edit, no step to undo, and nothing that is
    copied or kept. The word at which somebody is typing is left alone until they have left it.
    """

    def __init__(self, field: QTextEdit | QPlainTextEdit, mistakes: Mistakes) -> None:
        super().__init__(field.document())
        self._field, self._mistakes = field, mistakes
        self._held: tuple[int, int] | None = None  # the paragraph, and where its last word ends
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._look.setUnderlineColor(theme.colour("red_ink"))
        self._gap = QTextCharFormat()
        self._gap.setBackground(theme.colour("amber_soft"))
        self._gap.setForeground(theme.colour("amber_ink"))
        field.cursorPositionChanged.connect(self._on_cursor)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        for start, end in gaps_in(text):
            first, last = _units(text, start), _units(text, end)
            self.setFormat(first, last - first, self._gap)
        at = self._typing_at()
        for one in self._mistakes(text):
            start, end = one.start, one.end
            if max(text) > _BEYOND:
                start, end = _units(text, start), _units(text, end)
            if end == at:
                self._held = (self.currentBlock().blockNumber(), end)
            else:
                look = self.format(start)  # in a gap, its colours stay
                look.merge(self._look)
                self.setFormat(start, end - start, look)

    def _typing_at(self) -> int:
        """Where in this paragraph the cursor of somebody who writes is; below 0 if it is not."""
        cursor = self._field.textCursor()
        if not self._field.hasFocus() or cursor.hasSelection():
            return -1
        return cursor.position() - self.currentBlock().position()

    @Slot()
    def _on_cursor(self) -> None:
        if self._held is None:
            return
        cursor = self._field.textCursor()
        here = (cursor.blockNumber(), cursor.positionInBlock())
        if cursor.hasSelection() or here != self._held:
            block = self.document().findBlockByNumber(self._held[0])
            self._held = None
            self.rehighlightBlock(block)


def _units(text: str, characters: int) -> int:
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2

"""Two plans in one text: what was taken out struck through, what was put in underlined.

No change is told by colour alone: a sign and a word stand in the margin, signs stand inside the
line, and a table closes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from caseworker.casework.comparing import Compared
from caseworker.domain.comparison import WORDS, Change, Entry, Part, SectionCompared
from caseworker.domain.wording import ChangeKind, Line, Mark, Stretch
from caseworker.ui import theme
from caseworker.ui.editor.edit import QuietDocument
from caseworker.ui.editor.paste import blocks_in_text
from caseworker.ui.editor.stays_in import inside
from caseworker.ui.parts import named

SIGNS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "−",  # noqa: RUF001 - a minus is as wide as a plus
    ChangeKind.CHANGED: "±",
    ChangeKind.MOVED: "↕",
    ChangeKind.RENUMBERED: "#",
}
_INSIDE: Final = {Mark.OUT: "−", Mark.IN: "+"}  # noqa: RUF001 - a minus is as wide as a plus
_COLUMNS: Final = (("Section", 10), ("What", 18), ("Was", 24), ("Is", 24), ("Why", 24))
_HEADING, _GAP = 17, 7


class ComparedText(QTextEdit):
    """Every word of both plans, to be read and never written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "comparedText", "The plan with its changes marked")
        self.setDocument(QuietDocument(self))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("page", True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._shown: Compared | None = None
        self._places: list[int] = []
        self._margin = 0

    def show_comparison(self, compared: Compared) -> None:
        """Draw it anew, from its beginning."""
        self._shown = compared
        self._places = []
        self.clear()
        signs = (f"{sign} {kind.value}  " for kind, sign in SIGNS.items())
        metrics = QFontMetrics(theme.typeface())
        self._margin = max(metrics.horizontalAdvance(words) for words in signs)
        cursor = QTextCursor(self.document())
        for section in compared.found.sections:
            self._section(cursor, section)
        if compared.found.changes:
            self._table(cursor, compared)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, at: int) -> None:
        """Bring the change with this number, from 0, into sight, and mark its line."""
        cursor = QTextCursor(self.document().findBlockByNumber(self._places[at]))
        self.setTextCursor(cursor)
        chosen = QTextEdit.ExtraSelection()
        chosen.cursor = cursor
        chosen.format.setBackground(theme.colour("chosen"))
        chosen.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([chosen])
        top = self.cursorRect(cursor).top() - self.viewport().height() // 3
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)

    @property
    def here(self) -> str:
        """The line that the cursor stands in."""
        return self.textCursor().block().text()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """The words alone, for the fields of this program."""
        return inside(blocks_in_text(self.textCursor().selection().toPlainText()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other colours, or letters of another size: it is drawn anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._shown is not None:
            self.show_comparison(self._shown)

    # Drawing it

    def _section(self, cursor: QTextCursor, section: SectionCompared) -> None:
        words = f"{section.letter}  {section.title}"
        self._heading(cursor, words if section.changes else f"{words}: nothing changed")
        for entry in section.entries:
            self._entry(cursor, section, entry)

    def _entry(self, cursor: QTextCursor, section: SectionCompared, entry: Entry) -> None:
        is_whole = entry.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}
        if entry.number:
            name = entry.what.capitalize()
            number = "" if entry.number == section.letter else f"{entry.number}  "
            was = f" (it was {entry.was})" if entry.was not in {"", entry.number} else ""
            self._line(cursor, (Stretch(f"{number}{name}{was}"),), entry.kind, strong=True)
            if entry.kind is not None:
                self._places.append(cursor.blockNumber())
        for part in entry.parts:
            for one in part.lines:
                self._part(cursor, part, one)
                if one.kind is not None and not is_whole:
                    self._places.append(cursor.blockNumber())

    def _part(self, cursor: QTextCursor, part: Part, one: Line) -> None:
        label = (
            () if part.what == WORDS else (Stretch(f"{part.what[:1].upper()}{part.what[1:]}: "),)
        )
        note = (Stretch(f" (changed: {one.note})"),) if one.note else ()
        mark = (Stretch("• "),) if one.block == "li" else ()
        self._line(
            cursor, (*label, *mark, *one.stretches, *note), one.kind, strong=one.block == "h"
        )

    def _line(
        self,
        cursor: QTextCursor,
        stretches: tuple[Stretch, ...],
        kind: ChangeKind | None,
        *,
        strong: bool,
    ) -> None:
        """A line with its sign and word in the margin, if there is anything to say of it."""
        look = QTextBlockFormat()
        look.setLeftMargin(self._margin)
        look.setTextIndent(-self._margin)
        look.setTabPositions([QTextOption.Tab(self._margin, QTextOption.TabType.LeftTab)])
        look.setBottomMargin(theme.px(_GAP))
        cursor.insertBlock(look, QTextCharFormat())
        sign = f"{SIGNS[kind]} {kind.value}" if kind is not None else ""
        cursor.insertText(f"{sign}\t", _plain("accent_ink", strong=True))
        for stretch in stretches:
            write_stretch(cursor, stretch, strong=strong)

    def _heading(self, cursor: QTextCursor, words: str) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(theme.px(14))
        look.setBottomMargin(theme.px(_GAP))
        look.setHeadingLevel(2)
        if cursor.atStart():
            cursor.setBlockFormat(look)
        else:
            cursor.insertBlock(look, QTextCharFormat())
        letters = _plain("ink")
        letters.setFont(theme.typeface(_HEADING, QFont.Weight.DemiBold))
        cursor.insertText(words, letters)

    def _table(self, cursor: QTextCursor, compared: Compared) -> None:
        self._heading(cursor, "Table of changes")
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        changes = compared.found.changes
        look = QTextTableFormat()
        look.setHeaderRowCount(1)
        look.setCellPadding(theme.px(5))
        look.setCellSpacing(0)
        look.setBorder(1)
        look.setBorderCollapse(True)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(theme.colour("edge"))
        lengths = [QTextLength(QTextLength.Type.PercentageLength, wide) for _, wide in _COLUMNS]
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setColumnWidthConstraints(lengths)
        table = cursor.insertTable(len(changes) + 1, len(_COLUMNS), look)
        rows = [[name for name, _ in _COLUMNS], *(_row(one, compared.why) for one in changes)]
        for down, row in enumerate(rows):
            for across, words in enumerate(row):
                cell = table.cellAt(down, across).firstCursorPosition()
                cell.insertText(words, _plain("ink", strong=down == 0))
        cursor.movePosition(QTextCursor.MoveOperation.End)


def _row(change: Change, why: Mapping[str, str]) -> list[str]:
    was, now = change.in_short
    what = f"{change.what[:1].upper()}{change.what[1:]}: {change.kind.value}"
    return [
        change.place,
        what,
        was or "–",
        now or "–",
        why.get(change.key, "No reason is recorded"),
    ]


def _plain(part: str, *, strong: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.colour(part))
    if strong:
        look.setFontWeight(QFont.Weight.DemiBold)
    return look


def write_stretch(cursor: QTextCursor, stretch: Stretch, *, strong: bool) -> None:
    """The words; where they were taken out or put in, with a sign, a line and a ground."""
    if stretch.mark is Mark.SAME or not stretch.text.strip():
        cursor.insertText(stretch.text, _plain("ink", strong=strong))
        return
    is_out = stretch.mark is Mark.OUT
    tone = "red" if is_out else "green"
    look = _plain(f"{tone}_ink", strong=not is_out)
    look.setBackground(theme.colour(f"{tone}_soft"))
    look.setFontStrikeOut(is_out)
    look.setFontUnderline(not is_out)
    text = stretch.text
    lead = text[: len(text) - len(text.lstrip())]
    sign = QTextCharFormat(look)
    sign.setFontStrikeOut(False)
    sign.setFontUnderline(False)
    cursor.insertText(lead or _between(cursor), _plain("ink"))
    cursor.insertText(f"[{_INSIDE[stretch.mark]}", sign)
    cursor.insertText(text.strip(), look)
    cursor.insertText("]", sign)
    cursor.insertText(text[len(text.rstrip()) :], _plain("ink"))


def _between(cursor: QTextCursor) -> str:
    """Two marks in a row, with nothing between them in the plan, are set apart."""
    text = cursor.block().text()
    return " " if text.endswith("]") else ""

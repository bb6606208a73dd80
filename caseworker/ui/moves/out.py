"""What goes out: each case that was handed over, to whom, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.moves_out import MovesOut, WentOut, moves_out
from caseworker.casework.office import Done
from caseworker.casework.tray import InTray
from caseworker.domain.case import CaseNumber
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.moves.answer import ENDING, ReceiptsIn
from caseworker.ui.moves.choose_case import ChooseCaseSheet
from caseworker.ui.moves.hand_over import HandOverSheet, open_hand_over
from caseworker.ui.moves.out_line import OutLine, PreparedLine
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import Card, EmptyState, Flow, ScrollPage, column, primary, secondary

ABOUT: Final = (
    "A whole case goes to another office in one pack: locked for them alone, listed with what was "
    "withheld, and answered with a receipt."
)
AT_ONCE: Final = 60


class OutTab(QWidget):
    """Every hand-over, newest first; above them what is prepared. Receipts can be dropped on it.

    Signals:
        opened: a case is wanted; carries its number, and the key of a duty to begin on.
        wanted: another place is wanted, by name.
    """

    opened = Signal(str, str)
    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: MovesOut | None = None
        self.answers = ReceiptsIn(desk, self)
        self.setAcceptDrops(True)
        self._page = ScrollPage("movesOut", margin=0, gap=12)
        self._page.body.setContentsMargins(0, theme.px(10), 0, theme.px(24))
        self._page.body.addWidget(self._buttons())
        self._prepared = Card("In preparation", name="movesPrepared", gap=8)
        self._ready = QWidget(self._prepared)
        self._ready_lines = column(self._ready, 0, 8)
        self._prepared.body.addWidget(self._ready)
        self._prepared.hide()
        self._page.body.addWidget(self._prepared)
        self._empty = EmptyState(
            Icon.MOVES, "Nothing was handed over yet", ABOUT, name="movesOutEmpty"
        )
        self._page.body.addWidget(self._empty)
        lines = QWidget()
        self._lines = column(lines, 0, 10)
        self._page.body.addWidget(lines)
        self._page.body.addStretch(1)
        column(self, 0, 0).addWidget(self._page)
        desk.done.connect(self._on_done)

    def _buttons(self) -> Flow:
        line = Flow(across=10, down=6)
        go = primary("Hand over a case…", "movesHandOver", icon=Icon.ARROW_RIGHT)
        go.clicked.connect(self.choose_case)
        back = secondary("Bring in an answer…", "movesAnswer", icon=Icon.FOLDER)
        back.setToolTip("A receipt file that the receiver sent; it can be dropped here as well")
        back.clicked.connect(self.answers.choose)
        line.addWidget(go)
        line.addWidget(back)
        return line

    def look(self) -> None:
        """Ask anew what went out."""
        self._desk.see(self, moves_out, self._on_found)

    @Slot()
    def choose_case(self) -> None:
        """First which case, then the sheet."""
        sheet = ChooseCaseSheet(self._desk, self)
        sheet.chosen.connect(self._on_chosen)
        sheet.open()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _receipts(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        for path in _receipts(event):
            self.answers.bring_in(path)
        event.acceptProposedAction()

    @Slot(str)
    def _on_chosen(self, number: str) -> None:
        open_hand_over(self._desk, CaseNumber(number), self)

    def _on_found(self, found: MovesOut) -> None:
        """Draw it anew only where it changed: nothing goes away under the mouse."""
        if found == self._shown:
            return
        self._shown = found
        cleared(self._ready_lines)
        for at, one in enumerate(found.prepared):
            line = PreparedLine(one, at)
            line.wanted.connect(self._on_prepared)
            self._ready_lines.addWidget(line)
        self._prepared.setVisible(bool(found.prepared))
        self._empty.setVisible(not found.went and not found.prepared)
        cleared(self._lines)
        for at, went in enumerate(found.went[:AT_ONCE]):
            row = OutLine(self._desk, went, at, found.today)
            row.opened.connect(self.opened)
            row.again.connect(self._on_again)
            self._lines.addWidget(row)

    @Slot(object)
    def _on_prepared(self, one: InTray) -> None:
        HandOverSheet(self._desk, one.case, self, prepared=one).open()

    @Slot(object)
    def _on_again(self, went: WentOut) -> None:
        HandOverSheet(self._desk, went.case, self, again=went).open()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if self.isVisible() and done.case is not None:
            self.look()


def _receipts(event: QDropEvent) -> list[Path]:
    """The files among what is dropped that are called like receipts."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() == ENDING]

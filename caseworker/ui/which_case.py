"""Which case something is about, asked where none is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts import secondary
from caseworker.ui.say import Sheet
from caseworker.ui.search import SearchBox

_ROOM = 420  # px at 100% text: so that what is found stands within the sheet


class WhichCase(Sheet):
    """The search of the window, for one case alone.

    Signals:
        chosen: a case was chosen; carries its number.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            "Which case?", "Type a name or a number; the cases opened last stand first.",
            "whichCase", parent,
        )  # fmt: skip
        self.search = SearchBox(desk, (), ground=self)
        self.search.setObjectName("whichCaseSearch")
        self.search.opened.connect(self._on_opened)
        self.body.addWidget(self.search)
        self.body.addStretch(1)
        self.setMinimumHeight(theme.px(_ROOM))
        cancel = secondary("Cancel", "whichCaseCancel")
        cancel.clicked.connect(self.reject)
        self.finish_with(cancel)
        self.finished.connect(self.deleteLater)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_opened(self, number: str) -> None:
        self.accept()
        self.chosen.emit(number)

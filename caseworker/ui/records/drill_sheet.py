"""The monthly drill, step by step: the newest and the oldest backup, opened and compared."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.safekeeping import Drilled
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.moments import counted
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, primary, secondary
from caseworker.ui.records.telling import Telling

_ABOUT: Final = (
    "A backup that nobody has ever opened is only a hope. This opens the newest and the oldest "
    "one as if the records were lost, and changes nothing."
)
_STEPS: Final = (
    "The newest and the oldest backup are opened with your own keys.",
    "Every page and table is checked, and every table has as many rows as when it was made.",
    "A hundred documents of each are read, and compared with what was added.",
    "The audit ends where it ended then.",
    "That it was done, when and by whom, is kept in the audit.",
)


class DrillSheet(LongSheet):
    """What is done is said first; what came of it stands in its place."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("The monthly drill", _ABOUT, "drill", parent)
        self._desk = desk
        for at, step in enumerate(_STEPS, start=1):
            self.middle.body.addWidget(Words(f"{at}.  {step}", wrap=True))
        self._telling = Telling("drillProgress")
        self._said = Words("", "strong", wrap=True, name="drillSaid")
        self._said.hide()
        self.middle.body.addWidget(self._telling)
        self.middle.body.addWidget(self._said)
        self.middle.body.addStretch(1)
        self._shut = secondary("Close", "drillClose")
        self._go = primary("Begin", "drillGo")
        self._go.setDefault(True)
        self.finish_with(self._shut, self._go)
        self._shut.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        self._telling.begin("Looking for the backups…")
        self.fit()
        tell = self._telling.tell

        def work(store: OpenStore) -> Drilled:
            return store.safe.drill(tell)

        self._desk.upkeep(self, work, self._on_done, refused=self._on_refused)

    def _on_done(self, drilled: Drilled) -> None:
        self._telling.hide()
        if drilled.fault:
            self._on_refused(CaseworkerError(f"{drilled.fault} Make a new backup now."))
            return
        self._said.say(
            f"{counted(drilled.backups, 'backup')} opened whole, "
            f"{counted(drilled.documents, 'document')} compared: all as they were.",
            Tone.GREEN,
        )
        self._said.show()
        self._shut.setFocus()
        self.recorded.emit(drilled)
        self.fit()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._telling.hide()
        self._go.setEnabled(True)
        self.say_refused(str(error))
        self.recorded.emit(None)

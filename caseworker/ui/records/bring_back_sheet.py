"""“Take one case…”: a case as a backup has it, beside that of today, and one button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.bringing_back import (
    BringBack,
    CameBack,
    bring_back,
    read_case,
    sides_of,
)
from caseworker.casework.office import Done
from caseworker.casework.safekeeping import BackupSeen
from caseworker.casework.sides import BothSides
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.case.merge_pieces import Pieces
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Card, Flow, Words, named, primary, secondary

_ABOUT: Final = (
    "The backup is only read. What it has of one case is shown beside the case of today; what you "
    "choose is taken over, and the history says where it came from. A case that is gone comes back "
    "whole, under its own number. It can be taken apart again from the case."
)
_WIDE: Final = 900


class BringBackSheet(LongSheet):
    """Which case, what differs, what would be written. Signals as of a LongSheet."""

    def __init__(self, desk: Desk, backup: BackupSeen, parent: QWidget) -> None:
        super().__init__("Take one case from this backup", _ABOUT, "bringBack", parent)
        self.as_wide_as(_WIDE)
        self._desk, self._backup = desk, backup
        self._came: CameBack | None = None
        self._sides: BothSides | None = None
        self._draft = f"bring back/{backup.path.name}"
        line = Flow(across=8, down=6)
        self._typed = named(QLineEdit(), "bringBackNumber", "Number of the case")
        self._typed.setPlaceholderText("Number of the case")
        self._typed.setMinimumWidth(theme.px(230))
        look = secondary("&Look at it", "bringBackLook")
        line.addWidget(self._typed)
        line.addWidget(look)
        self.pieces = Pieces()
        self._summary = Card("What happens", name="bringBackSummary", gap=4)
        self._lines = Words("", wrap=True, name="bringBackLines")
        self._summary.body.addWidget(self._lines)
        self._summary.hide()
        for widget in (line, self.pieces, self._summary):
            self.middle.body.addWidget(widget)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "bringBackCancel")
        self._go = primary("Bring it back", "bringBackGo")
        self._go.setEnabled(False)
        self.finish_with(cancel, self._go)
        look.setDefault(True)
        cancel.clicked.connect(self.reject)
        look.clicked.connect(self._on_look)
        self._go.clicked.connect(self._on_go)
        self._typed.textChanged.connect(self._on_other)
        self.pieces.edited.connect(self._show_summary)
        self.finished.connect(self.deleteLater)
        desk.drafts.watch(self._draft, self, self._typed.textEdited, owner=self)

    def typed(self) -> str:
        """The number that was typed."""
        return self._typed.text()

    def retype(self, text: str) -> None:
        """Put it back."""
        self._typed.setText(text)

    @Slot()
    def _on_other(self) -> None:
        """What is shown is of the number that stood there before: it has to be looked at first."""
        self._go.setEnabled(False)

    @Slot()
    def _on_look(self) -> None:
        number = CaseNumber(self._typed.text().strip())
        if not number:
            self.say_refused("Give the number of the case.")
            return
        self.say_refused("")
        self._go.setEnabled(False)
        self._desk.upkeep(
            self,
            lambda store: read_case(store, self._backup, number),
            self._on_read,
            refused=self._on_refused,
        )

    def _on_read(self, came: CameBack) -> None:
        self._came = came
        self._desk.see(self, sides_of(came), self._on_sides, refused=self._on_refused)

    def _on_sides(self, sides: BothSides) -> None:
        self._sides = sides
        self.pieces.show_sides(sides)
        self._summary.show()
        self._show_summary()
        self._go.setEnabled(True)
        QTimer.singleShot(0, self, self.fit)  # once the pieces have taken their room

    @Slot()
    def _show_summary(self) -> None:
        if self._sides is not None:
            lines = self._sides.dry_run(self.pieces.choices)
            self._lines.setText("\n".join(f"•  {line}" for line in lines))

    @Slot()
    def _on_go(self) -> None:
        if self._came is None or self._sides is None:
            return
        self._go.setEnabled(False)
        command = BringBack(self._came, self.pieces.choices, self._sides.mark)
        self._desk.do(bring_back, command, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(False)
        self.say_refused(str(error))

"""What stands in front of records that can't be opened as they are, and the way on from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog

from caseworker.domain.errors import CaseworkerError, DamagedStore, OlderStore, RecordsError
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, danger, named, secondary

_RESTORING: Final = (
    "An administrator can go back to a backup here. Or open a copy: each folder inside “backups” "
    "is a whole one; copy it to a new folder on this computer's own disk first."
)


class Trouble(Card):
    """Hidden until there is some.

    Signals:
        older_wanted: the records are to be gone on with, without what is missing.
        back_wanted: a backup is to take the place of the records.
        moved: other records are to be opened; carries their folder.
    """

    older_wanted = Signal()
    back_wanted = Signal()
    moved = Signal(object)

    def __init__(self, is_there: Callable[[Path], bool]) -> None:
        """``is_there``: whether a folder holds records."""
        super().__init__(tone=Tone.RED, name="unlockTrouble", margin=14, gap=8)
        self._is_there = is_there
        self._words = Words("", "strong", name="unlockTroubleWords", wrap=True)
        self._remedy = Words("", "body", name="unlockTroubleRemedy", wrap=True)
        self._older = danger("Go on without what is missing", "unlockOlder")
        self._back = secondary("Go back to a backup…", "unlockGoBack", icon=Icon.SAFE)
        self._copy = secondary("Open a copy…", "unlockElsewhere", icon=Icon.FOLDER)
        ways = Flow()
        ways.addWidget(self._older)
        ways.addWidget(self._back)
        ways.addWidget(self._copy)
        self.body.addWidget(self._words)
        self.body.addWidget(self._remedy)
        self.body.addWidget(ways)
        self._older.clicked.connect(self.older_wanted)
        self._back.clicked.connect(self.back_wanted)
        self._copy.clicked.connect(self._on_copy)
        self.hide()

    def tell(self, error: CaseworkerError) -> None:
        """Say what is wrong, what to do, and offer to do it."""
        words, remedy = str(error), ""
        if isinstance(error, RecordsError):
            words, remedy = error.words, error.remedy
        is_damaged = isinstance(error, DamagedStore)
        self._older.setVisible(isinstance(error, OlderStore))
        for way in (self._back, self._copy):
            way.setVisible(is_damaged)
        self._words.setText(words)
        self._say_remedy(f"{remedy} {_RESTORING}" if is_damaged else remedy)
        self.show()

    def _say_remedy(self, remedy: str) -> None:
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        said = f"{self._words.text()} {remedy}".strip()
        self.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    @Slot()
    def _on_copy(self) -> None:
        dialog = named(QFileDialog(self, "Caseworker"), "unlockPlace")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    @Slot(str)
    def _on_selected(self, chosen: str) -> None:
        if self._is_there(Path(chosen)):
            self.moved.emit(Path(chosen))
        else:
            self._say_remedy(f"There are no records in that folder. {_RESTORING}")

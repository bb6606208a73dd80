"""The weekly copy: onto which medium, who takes it, where it is put, and proof that it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from caseworker.casework.copies_away import NoteCopy, note_copy
from caseworker.casework.safekeeping import BackupProof
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, named, primary, secondary
from caseworker.ui.records.telling import Telling

_ABOUT: Final = (
    "Fire, theft and ransom take the backups on this computer along with the records. Once a week "
    "a copy goes onto a stick or disc that is taken out again and kept in another place. It is "
    "encrypted, has a name that says nothing, and is read back before it counts. The two newest "
    "copies of these records stay on the medium."
)
_DRAFT: Final = "copy away"


class CopySheet(LongSheet):
    """Asks for the medium, then for its folder. Signals as of a LongSheet."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Copy to take away", _ABOUT, "copyAwaySheet", parent)
        self._desk = desk
        self._form = Form("copyForm")
        self._medium = named(QLineEdit(), "copyMedium", "The number on the medium")
        self._who = named(QLineEdit(), "copyWho", "Who takes it away")
        self._form.add("medium_number", "The number on the medium", self._medium)
        self._form.add("taken_by", "Who takes it away", self._who)
        self._telling = Telling("copyProgress")
        self.middle.body.addWidget(self._form)
        self.middle.body.addWidget(self._telling)
        self.middle.body.addStretch(1)
        self._cancel = secondary("Cancel", "copyCancel")
        self._go = primary("Choose its folder…", "copyGo")
        self._go.setDefault(True)
        self.finish_with(self._cancel, self._go)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        desk.drafts.watch(_DRAFT, self._form, self._form.edited, owner=self)

    @Slot()
    def _on_go(self) -> None:
        self._form.clear()
        self.say_refused("")
        gaps = [
            Gap(name, words)
            for name, field, words in (
                ("medium_number", self._medium, "Give the number that stands on it."),
                ("taken_by", self._who, "Who takes it? Give their name."),
            )
            if not field.text().strip()
        ]
        if gaps:
            self._form.refuse(gaps)
            self.fit()
            return
        dialog = named(QFileDialog(self, "Caseworker"), "copyPlace")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if place := self._desk.policy.folder("backup_folder"):
            dialog.setDirectory(place)
        dialog.fileSelected.connect(lambda chosen: self.copy_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def copy_to(self, folder: Path) -> None:
        """Copy, read back, and write down that it was done."""
        self._busy(is_busy=True)
        self._telling.begin("Copying, and reading it back…")

        def work(store: OpenStore) -> BackupProof:
            return store.safe.copy_away(folder)

        self._desk.upkeep(self, work, self._on_copied, refused=self._on_refused)

    def _on_copied(self, proof: BackupProof) -> None:
        del proof
        command = NoteCopy(self._medium.text(), self._who.text())
        self._desk.do(note_copy, command, asker=self, then=self._on_noted, refused=self._on_refused)

    def _on_noted(self, done: object) -> None:
        self._desk.drafts.drop(_DRAFT)
        self.accept()
        self.recorded.emit(done)

    def reject(self) -> None:
        """While it is copied there is nothing to cancel: it has yet to be written down."""
        if self._cancel.isEnabled():
            super().reject()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._busy(is_busy=False)
        self._telling.hide()
        self.say_refused(*refusal_words(self._form, error))

    def _busy(self, *, is_busy: bool) -> None:
        self._form.setEnabled(not is_busy)
        self._go.setEnabled(not is_busy)
        self._cancel.setEnabled(not is_busy)

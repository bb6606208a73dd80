"""The sheet in which a list gets its name."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework.lists_kept import SavedList
from caseworker.casework.office import Done
from caseworker.casework.saved_lists import LONGEST, ChangeList, SaveList, change_list, save_list
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.list_view import ListView
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, named, primary, secondary


class SaveListSheet(LongSheet):
    """A name, and whether everybody finds it. ``of`` is a list that gets another name."""

    def __init__(
        self,
        desk: Desk,
        register: str,
        view: ListView,
        parent: QWidget,
        *,
        of: SavedList | None = None,
    ) -> None:
        words = (
            "What it is filtered by, its columns and its order are kept; what stands on it is "
            "worked out each time."
        )
        title = "Rename the list" if of else "Save this list"
        super().__init__(title, words, "saveList", parent)
        self._desk, self._register, self._view, self._of = desk, register, view, of
        self.form = Form("saveListForm")
        self._name = named(QLineEdit(of.name if of else ""), "listName", "Name of the list")
        self._name.setMaxLength(LONGEST)
        self._everybody = named(QCheckBox("Everybody here finds it"), "listEverybody")
        self.form.add("name", "Name", self._name)
        if of is None:
            self.form.add("everybody", "For whom", self._everybody)
            desk.drafts.watch(f"save-list/{register}", self.form, self.form.edited, owner=self)
        self.middle.body.addWidget(self.form)
        self.middle.body.addStretch(1)
        self._go = primary("Rename" if of else "Save", "saveListGo")
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go)
        cancel = secondary("Cancel", "saveListCancel")
        cancel.clicked.connect(self.reject)
        self.finish_with(cancel, self._go)
        self.finished.connect(self.deleteLater)
        self._name.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        name = self._name.text()
        if self._of is not None:
            change = ChangeList(self._register, self._of.id, name)
            self._desk.do(
                change_list, change, asker=self, then=self._on_done, refused=self._on_refused
            )
        else:
            save = SaveList(self._register, name, self._view, self._everybody.isChecked())
            self._desk.do(save_list, save, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(f"save-list/{self._register}")
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))

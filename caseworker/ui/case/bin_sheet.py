"""“Put in the bin…”: which papers, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.papers_in import PutInBin, put_in_bin
from caseworker.casework.records import Document
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.parts import named

_ONE = "It is in no list and no search from then on. It stays in the bin, and can be taken out."
_SEVERAL = (
    "They are in no list and no search from then on. They stay in the bin, and can be taken out."
)


class BinSheet(WorkSheet):
    """A reason, and no more: nothing is erased."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, documents: Sequence[Document], parent: QWidget
    ) -> None:
        count = len(documents)
        what = f"“{documents[0].name}”" if count == 1 else f"{count} papers"
        title, about = f"Put {what} in the bin?", _ONE if count == 1 else _SEVERAL
        super().__init__(desk, seen, title, about, parent, name="bin", save="Put in the bin")
        self._ids = tuple(str(one.id) for one in documents)
        self._why = named(QLineEdit(), "why")
        self.form.add("why", "Why, for the history", self._why)
        self.keep_as("bin")

    @Slot()
    def on_save(self) -> None:
        self.do(put_in_bin, PutInBin(self.seen.case.number, self._ids, self._why.text()))

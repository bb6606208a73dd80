"""“Put aside…”: why something that was found may stay as it is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.health import PutFindingAside, put_finding_aside
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.health import Found
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, named, primary, secondary


class AsideSheet(LongSheet):
    """One reason. Signals as of a LongSheet."""

    def __init__(self, desk: Desk, title: str, found: Found, parent: QWidget) -> None:
        words = f"{title}. It is shown again when what was found changes."
        super().__init__("Put this aside?", words, "asideSheet", parent)
        self._desk, self._found = desk, found
        self._draft = f"put aside/{found.finding}/{found.about}"
        self._form = Form("asideForm")
        self._reason = named(QLineEdit(), "asideReason", "Why it may stay as it is")
        self._form.add("reason", "Why it may stay as it is", self._reason)
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "asideCancel")
        self._go = primary("Put aside", "asideGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        found = self._found
        command = PutFindingAside(found.finding, found.about, found.mark, self._reason.text())
        self._desk.do(
            put_finding_aside,
            command,
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: object) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))

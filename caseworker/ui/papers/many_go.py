"""Asks the one thing that many copies need before they leave: a reason, or a passphrase."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.domain.errors import Gap
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.parts import Form, named, primary, secondary

REASON: Final = "many/reason"
"""What the reason is kept as, until a file with it has left: whoever lets it leave drops it."""
_CLEAR: Final = (
    "One file without encryption: whoever gets hold of it can read every letter in it. The reason "
    "is written into the history of each case with your name."
)
_LOCKED: Final = (
    "Each letter is a file by itself that opens with this passphrase only. It is kept nowhere: "
    "without it nobody opens the files again. Never send it the way that the files go."
)


class ReasonSheet(LongSheet):
    """Why one file without encryption is needed.

    Signals:
        agreed: carries the reason.
    """

    agreed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Save as one PDF: why?", _CLEAR, "manyReason", parent)
        self._practice = desk.practice
        self._form = Form("manyReasonForm")
        self._reason = named(QLineEdit(), "manyReasonWords")
        self._form.add("reason", "Why?", self._reason, hint="" if desk.practice else "Needed")
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "manyReasonCancel")
        go = primary("Choose where…", "manyReasonGo", icon=Icon.FOLDER)
        go.setDefault(True)
        self.finish_with(cancel, go)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        desk.drafts.watch(REASON, self._form, self._form.edited, owner=self)

    @Slot()
    def _on_go(self) -> None:
        reason = self._reason.text().strip()
        if not (reason or self._practice):
            words = "Say why a copy without encryption is needed."
            self._form.refuse([Gap("reason", words)])
            return
        self.accept()
        self.agreed.emit(reason)


class LockSheet(LongSheet):
    """The passphrase that the files open with.

    Signals:
        agreed: carries the passphrase.
    """

    agreed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Save as encrypted files: the passphrase", _LOCKED, "manyLock", parent)
        self._new = NewPassphrase(list, "manyLock")
        self.middle.body.addWidget(self._new)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "manyLockCancel")
        go = primary("Choose the folder…", "manyLockGo", icon=Icon.FOLDER)
        self.finish_with(cancel, go)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_go(self) -> None:
        passphrase = self._new.passphrase()
        if passphrase is not None:
            self.accept()
            self.agreed.emit(passphrase)

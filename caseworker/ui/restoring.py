"""In front of records that don’t open: which backup takes their place, and by whose passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QProgressBar, QWidget

from caseworker.casework.safekeeping import BackupProof, backup_words
from caseworker.casework.strongroom import OpenStore, SignIn, Strongroom
from caseworker.domain.errors import CaseworkerError, Gap, WrongPassphrase
from caseworker.domain.officer import OfficerId
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    PassphraseField,
    ScrollPage,
    Words,
    column,
    danger,
    named,
    row,
    secondary,
)
from caseworker.ui.tasks import Tasks

_WORDS: Final = (
    "A backup takes the place of the records that don’t open. What was written after it is not in "
    "it. The damaged records are set aside in the folder of backups, so that whoever can mend them "
    "still may. Only an administrator can do this."
)
_NONE: Final = (
    "There is no backup in the folder of these records. If a copy was taken away, copy the folder "
    "that begins with “backup-” from the medium into the folder “backups”, and come back here."
)
_WIDE: Final = 520  # px at 100% text


class RestorePage(QWidget):
    """Backup, officer, passphrase: those of the day on which the backup was made.

    Signals:
        restored: the backup is in place and open; carries the OpenStore.
        given_up: back to the passphrase.
        broken: a fault of ours; carries the exception.
    """

    restored = Signal(object)
    given_up = Signal()
    broken = Signal(object)

    def __init__(
        self,
        strongroom: Strongroom,
        folder: Path,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, "restorePage", "Go back to a backup")
        self._strongroom, self._folder, self._tasks = strongroom, folder, tasks
        page = ScrollPage("restoreScroll", margin=24, gap=14)
        column(self, 0, 0).addWidget(page)
        card = Card(name="restoreCard", margin=26, gap=14)
        card.setMaximumWidth(theme.px(_WIDE))
        card.body.addWidget(Words("Go back to a backup", "heading"))
        card.body.addWidget(Words(_WORDS, "soft", wrap=True))
        self._form = Form("restoreForm")
        self._which = named(QComboBox(), "restoreWhich", "Which backup")
        self._who = named(QComboBox(), "restoreWho", "Who are you?")
        self._passphrase = PassphraseField("restorePassphrase")
        self._form.add("backup", "Which backup", self._which)
        self._form.add("officer", "Who are you?", self._who)
        self._form.add("passphrase", "Passphrase", self._passphrase)
        self._said = Words("", "strong", tone=Tone.RED, wrap=True, name="restoreSaid")
        self._said.hide()
        self._progress = named(QProgressBar(), "restoreProgress", "Working")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        buttons = Flow(across=10, down=6)
        self._back = secondary("Cancel", "restoreCancel")
        self._go = danger("Go back to it", "restoreGo")
        buttons.addWidget(self._back)
        buttons.addWidget(self._go)
        for widget in (self._form, self._said, self._progress, buttons):
            card.body.addWidget(widget)
        centred = row(0)
        centred.addStretch(1)
        centred.addWidget(card, 6)
        centred.addStretch(1)
        page.body.addLayout(centred)
        page.body.addStretch(1)
        self._back.clicked.connect(self.given_up)
        self._go.clicked.connect(self._on_go)
        self._passphrase.entered.connect(self._on_go)
        self._which.currentIndexChanged.connect(self._on_which)
        self._busy(is_busy=True)
        tasks.run(
            self,
            lambda: strongroom.backups(folder),
            then=self._on_backups,
            failed=self._on_failed,
        )

    def _on_backups(self, found: tuple[BackupProof, ...]) -> None:
        self._busy(is_busy=False)
        now = self._strongroom.now()
        for one in found:
            at = one.at.astimezone()
            words = f"{backup_words(one.at, one.cases, now)} ({at:%d/%m/%Y %H:%M})"
            self._which.addItem(words, one.path)
        if not found:
            self._tell(_NONE)
            self._go.setEnabled(False)
        self._passphrase.setFocus()

    @Slot()
    def _on_which(self) -> None:
        """Those who could open it when it was made."""
        path = self._which.currentData()
        if path is None:
            return
        self._tasks.run(
            self,
            lambda: self._strongroom.sign_ins(path),
            then=self._on_people,
            failed=self._on_failed,
        )

    def _on_people(self, people: tuple[SignIn, ...]) -> None:
        before = self._who.currentData()
        self._who.clear()
        for person in people:
            self._who.addItem(person.name, person.id)
        self._who.setCurrentIndex(max(0, self._who.findData(before)))

    @Slot()
    def _on_go(self) -> None:
        path, passphrase = self._which.currentData(), self._passphrase.text()
        if path is None or not self._go.isEnabled():
            return
        if not passphrase:
            self._form.refuse([Gap("passphrase", "Type your passphrase.")])
            return
        self._form.clear()
        self._said.hide()
        self._busy(is_busy=True)
        officer = OfficerId(str(self._who.currentData()))

        def work() -> OpenStore:
            return self._strongroom.go_back(self._folder, officer, passphrase, path)

        self._tasks.run(self, work, then=self._on_restored, failed=self._on_failed)

    def _on_restored(self, store: OpenStore) -> None:
        self._passphrase.clear()
        self.restored.emit(store)

    def _on_failed(self, error: Exception) -> None:
        self._busy(is_busy=False)
        if isinstance(error, WrongPassphrase):
            self._form.refuse([Gap("passphrase", str(error))])
        elif isinstance(error, CaseworkerError):
            self._tell(str(error))
        else:
            self.broken.emit(error)

    def _tell(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _busy(self, *, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        for control in (self._go, self._back, self._which, self._who, self._passphrase):
            control.setEnabled(not is_busy)

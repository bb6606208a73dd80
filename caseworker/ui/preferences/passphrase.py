"""Preferences: an officer's own passphrase."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from caseworker.domain.errors import CaseworkerError, Gap, WrongPassphrase
from caseworker.ui.desk import Desk
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, PassphraseField, primary, row, secondary
from caseworker.ui.preferences.fold import FoldedCard


class PassphraseCard(FoldedCard):
    """The old one, then a new one. Nobody else can do this for an officer, or needs to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Your passphrase",
            "Change it when somebody may have seen it. It never expires by itself.",
            "Change passphrase…",
            "passphrase",
        )
        self._desk = desk

    def build(self, inside: QVBoxLayout) -> None:
        self._form = Form("oldPassphraseForm")
        self._old = PassphraseField("oldPassphrase", "The passphrase you use now")
        self._form.add("old", "The passphrase you use now", self._old)
        self._new = NewPassphrase(lambda: [self._desk.officer.name], "changed")
        inside.addWidget(self._form)
        inside.addWidget(self._new)
        line = row()
        cancel = secondary("Cancel", "passphraseCancel")
        self._go = primary("Change it", "passphraseGo")
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(self._go)
        inside.addLayout(line)
        cancel.clicked.connect(self.fold)
        self._go.clicked.connect(self._on_go)

    @Slot()
    def _on_go(self) -> None:
        old = self._old.text()
        new = self._new.passphrase()
        if new is None:
            return
        self._go.setEnabled(False)
        self._desk.store(
            self,
            lambda store: store.change_passphrase(old, new),
            self._on_changed,
            refused=self._on_refused,
        )

    def _on_changed(self, _: None) -> None:
        self.fold()
        self.tell("Your passphrase is changed. The old one no longer opens these records.")

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        if isinstance(error, WrongPassphrase):
            self._form.refuse([Gap("old", "This is not the passphrase you use now.")])
        else:
            self.tell(str(error), Tone.RED)

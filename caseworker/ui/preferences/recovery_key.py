"""Preferences: a fresh recovery key, when the envelope was opened or lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from caseworker.casework.recovery_page import KeyPage, page_of
from caseworker.casework.strongroom import OpenStore
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.papers.key_page import DeskLane
from caseworker.ui.parts import Words, primary, row
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.recovery import KeyCard


class RecoveryKeyCard(FoldedCard):
    """The new key is shown once and typed back; the old one stops working when it is made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Recovery key",
            "The only way in if everybody forgets their passphrase. Make a new one if its "
            "envelope was opened or can't be found.",
            "Make a new one…",
            "recoveryKey",
        )
        self._desk = desk
        self.open_button.setVisible(desk.officer.role == "administrator")

    def build(self, inside: QVBoxLayout) -> None:
        inside.addWidget(
            Words(
                "The old key stops working as soon as the new one is made. Have paper ready.",
                "strong",
                wrap=True,
            )
        )
        line = row()
        self._make = primary("Make it now", "recoveryKeyMake")
        line.addWidget(self._make)
        line.addStretch(1)
        inside.addLayout(line)
        self._inside_body = inside
        self._make.clicked.connect(self._on_make)

    @Slot()
    def _on_make(self) -> None:
        self._make.setEnabled(False)
        self._desk.store(
            self, _new_key, self._on_made, refused=lambda e: self.tell(str(e), Tone.RED)
        )

    def _on_made(self, made: tuple[str, Callable[[], KeyPage]]) -> None:
        key, page = made
        self._make.hide()
        self._card = KeyCard(key, page, DeskLane(self._desk), "newKey")
        self._inside_body.addWidget(self._card)
        line = row()
        done = primary("It is on paper", "newKeyDone")
        line.addStretch(1)
        line.addWidget(done)
        self._inside_body.addLayout(line)
        done.clicked.connect(self._on_done)

    @Slot()
    def _on_done(self) -> None:
        if self._card.is_typed_back():
            self.fold()
            self.tell("The new recovery key is in force. Destroy the old paper.")


def _new_key(store: OpenStore) -> tuple[str, Callable[[], KeyPage]]:
    """The key, and what draws its page while the store is open."""
    key = store.new_recovery_key()
    return key, partial(page_of, store, key)

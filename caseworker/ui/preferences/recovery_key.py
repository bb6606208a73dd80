"""Preferences: a fresh recovery key, when the envelope was opened or lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from caseworker.casework.recovery_page import KeyPage, page_of
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.papers.key_page import DeskLane
from caseworker.ui.parts import Words, primary, row, secondary
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.recovery import KeyCard


class RecoveryKeyCard(FoldedCard):
    """The new key is shown once; it is in force, and the old one is not, once it is typed back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Recovery key",
            "The only way in if everybody forgets their passphrase. Make a new one if its "
            "envelope was opened or can't be found.",
            "Make a new one…",
            "recoveryKey",
        )
        self._desk = desk
        why = desk.why_not(Right.RENEW_RECOVERY_KEY)
        self.open_button.setVisible(why is None)
        if why is not None:
            self.body.addWidget(Words(why, "small", name="recoveryKeyWhy", wrap=True))

    def build(self, inside: QVBoxLayout) -> None:
        inside.addWidget(
            Words(
                "Have paper ready. The old key works until the new one has been typed back.",
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
        self._desk.store(self, _new_key, self._on_made, refused=self._on_refused)

    def _on_made(self, made: _NewKey) -> None:
        self._make.hide()
        self._key = made.key
        self._card = KeyCard(made.key, made.page, DeskLane(self._desk), "newKey", made.fault)
        self._inside_body.addWidget(self._card)
        line = row()
        cancel = secondary("Keep the old key", "newKeyCancel")
        self._done = primary("It is on paper", "newKeyDone")
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(self._done)
        self._inside_body.addLayout(line)
        self._card.setFocus()
        cancel.clicked.connect(self.fold)
        self._done.clicked.connect(self._on_done)

    @Slot()
    def _on_done(self) -> None:
        if not self._card.is_typed_back():
            return
        self._done.setEnabled(False)
        key = self._key
        self._desk.store(
            self,
            lambda store: store.renew_recovery_key(key),
            self._on_renewed,
            refused=self._on_refused,
        )

    def _on_renewed(self, _: None) -> None:
        self.fold()
        self.tell("The new recovery key is in force. Destroy the old paper.")

    def _on_refused(self, error: CaseworkerError) -> None:
        self.fold()
        self.tell(str(error), Tone.RED)


@dataclass(frozen=True, slots=True)
class _NewKey:
    """A key that isn't in force yet, its page, and what is wrong with one that is typed."""

    key: str = field(repr=False)
    page: Callable[[], KeyPage] = field(repr=False)
    fault: Callable[[str], str | None]


def _new_key(store: OpenStore) -> _NewKey:
    """The key, and what draws its page while the store is open."""
    key = store.make_recovery_key()
    return _NewKey(key, partial(page_of, store, key), store.recovery_key_fault)

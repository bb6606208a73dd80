"""Between the passphrase that somebody else gave, and work: one that nobody else knows."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.parts import Card, ScrollPage, Words, column, enter_presses, named, primary, row
from caseworker.ui.tasks import Tasks

_WIDE = 620  # px at 100% text


class OwnPassphrasePage(QWidget):
    """The records are open, and nobody is at work until the passphrase is changed.

    Signals:
        chosen: it is changed, and work may begin; carries the OpenStore.
        broken: a fault of ours; carries the exception.
    """

    chosen = Signal(object)
    broken = Signal(object)

    def __init__(
        self, store: OpenStore, given: str, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        """``given`` is the passphrase that was typed just now, as it was given to the officer."""
        super().__init__(parent)
        named(self, "ownPassphrase", "Choose your own passphrase")
        self._store, self._given, self._tasks = store, given, tasks
        page = ScrollPage("ownPassphraseScroll", margin=24)
        column(self, 0, 0).addWidget(page)
        card = Card("Choose your own passphrase", name="ownPassphraseCard", margin=26, gap=14)
        card.setMaximumWidth(theme.px(_WIDE))
        card.body.addWidget(
            Words(
                "Somebody else gave you the one that you just typed, so they know it. Choose one "
                "that only you know. From then on, only that one opens these records for you.",
                "soft",
                wrap=True,
                name="ownPassphraseWhy",
            )
        )
        self._new = NewPassphrase(lambda: [store.officer.name], "own")
        card.body.addWidget(self._new)
        self._progress = named(QProgressBar(), "ownProgress", "Changing your passphrase")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._said = Words("", "fault", name="ownSaid", wrap=True)
        self._said.hide()
        self._go = primary("Change it and go on", "ownGo", icon=Icon.LOCK)
        for part in (self._progress, self._said, self._go):
            card.body.addWidget(part)
        centred = row(0)
        centred.addStretch(1)
        centred.addWidget(card, 8)
        centred.addStretch(1)
        page.body.addLayout(centred)
        page.body.addStretch(1)
        self._go.clicked.connect(self._on_go)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not enter_presses(event, self._go):
            super().keyPressEvent(event)

    @Slot()
    def _on_go(self) -> None:
        new = self._new.passphrase()
        if new is None:
            return
        if new == self._given:
            self._say("This is the one that you were given. Choose another.")
            return
        store, given = self._store, self._given
        self._busy(is_busy=True)
        self._tasks.run(
            self,
            lambda: store.change_passphrase(given, new),
            then=self._on_changed,
            failed=self._on_failed,
        )

    def _on_changed(self, _: None) -> None:
        self._given = ""
        self._new.clear()
        self.chosen.emit(self._store)

    def _on_failed(self, error: Exception) -> None:
        self._busy(is_busy=False)
        if isinstance(error, CaseworkerError):
            self._say(str(error))
        else:
            self.broken.emit(error)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _busy(self, *, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._said.hide()
        for control in (self._new, self._go):
            control.setEnabled(not is_busy)

"""Preferences: how long what was copied here can be pasted elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from caseworker.casework.copied_words import (
    ChooseCopied,
    choose_copied,
    copied_seconds,
    seconds_offered,
)
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.preferences.kept_at_once import KeptAtOnce
from caseworker.ui.why_not import grey

_WORDS = (
    "What you copy here can be pasted in another program for so long after you turn to it; then it "
    "is taken off the clipboard. Turn back, and it can be copied again. Within Caseworker it stays "
    "until you copy something else or it locks. What another program copied is left alone."
)


class CopiedWordsCard(Card):
    """One list, kept at once; whoever may not choose it reads who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Copying and pasting", name="copiedWordsCard", margin=20, gap=10)
        self._desk = desk
        why = desk.why_not(Right.CHANGE_SETTINGS)
        self._seconds = named(
            QComboBox(), "copiedSeconds", "How long what was copied can be pasted elsewhere"
        )
        for each in seconds_offered().numbers:
            self._seconds.addItem(f"{each} seconds", each)
        self._seconds.setMaximumWidth(theme.px(200))
        self._seconds.setAccessibleDescription(_WORDS)
        self._kept = KeptAtOnce(desk, "copiedSaid", self._look, "small", None)
        self.body.addWidget(Words(_WORDS, "small", wrap=True, name="copiedWhat"))
        self.body.addWidget(self._seconds)
        self.body.addWidget(self._kept)
        if why is not None:
            self.body.addWidget(Words(why, "small", wrap=True, name="copiedWhy"))
        grey(self._seconds, why)
        self._seconds.activated.connect(self._on_chosen)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, copied_seconds, self._show)

    def _show(self, seconds: int) -> None:
        self._seconds.setCurrentIndex(self._seconds.findData(seconds))

    @Slot()
    def _on_chosen(self) -> None:
        self._kept.keep(choose_copied, ChooseCopied(self._seconds.currentData()))

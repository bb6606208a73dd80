"""Preferences: how long what was copied here can be pasted elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from caseworker.casework.copied_words import CHOICES, ChooseCopied, choose_copied, copied_seconds
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named
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
        for each in CHOICES:
            self._seconds.addItem(f"{each} seconds", each)
        self._seconds.setMaximumWidth(theme.px(200))
        self._seconds.setAccessibleDescription(_WORDS)
        self._said = Words("", "small", wrap=True, name="copiedSaid")
        self._said.hide()
        self.body.addWidget(Words(_WORDS, "small", wrap=True, name="copiedWhat"))
        self.body.addWidget(self._seconds)
        self.body.addWidget(self._said)
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
        command = ChooseCopied(self._seconds.currentData())
        self._desk.do(
            choose_copied, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._tell(done.sentence, None)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._tell(str(error), Tone.AMBER)
        self._look()

    def _tell(self, words: str, tone: Tone | None) -> None:
        self._said.say(words, tone)
        self._said.show()

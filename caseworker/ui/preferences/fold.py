"""A card whose longer part stays folded away until it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.ui.changes import Changes
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, column, primary, row, secondary
from caseworker.ui.why_not import grey


class FoldedCard(Card):
    """A title, a few words, and a button that unfolds the rest. Say what came of it in ``said``."""

    def __init__(self, title: str, words: str, open_words: str, name: str) -> None:
        super().__init__(title, name=f"{name}Card", margin=20, gap=10)
        self._card_name = name
        self.body.addWidget(Words(words, "soft", wrap=True))
        line = row()
        self.open_button = secondary(open_words, f"{name}Open", icon=Icon.CHEVRON_DOWN)
        self.open_button.clicked.connect(self.unfold)
        line.addWidget(self.open_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.said = Words("", "strong", name=f"{name}Said", wrap=True)
        self.said.hide()
        self.body.addWidget(self.said)
        self._inside: QWidget | None = None
        self.kept: Changes | None = None
        """What is typed into the folded part, where that is kept; made as it is built."""

    def build(self, inside: QVBoxLayout) -> None:
        """Fill the folded part; called each time that it is unfolded."""
        raise NotImplementedError

    @Slot()
    def unfold(self) -> None:
        self.fold()
        self.said.hide()
        self._inside = QWidget()
        self.build(column(self._inside, 0, 12))
        self.body.addWidget(self._inside)
        self.open_button.hide()
        self._inside.show()  # what isn't shown can't be given the keyboard
        self._inside.setFocus()
        self._inside.focusNextChild()

    @Slot()
    def finish(self) -> None:
        """Put it away for good: what was typed has become a fact, or was given up."""
        if self.kept is not None:
            self.kept.drop()
        self.fold()

    @Slot()
    def fold(self) -> None:
        """Put the folded part away. What was typed in it is back when it is unfolded again."""
        if self.kept is not None:
            self.kept.keep_now()
            self.kept = None
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        self.open_button.show()

    def end_with_save(self, inside: QVBoxLayout, why: str | None, save: Callable[[], None]) -> None:
        """Save and Cancel at the foot of what is folded; above them ``why`` it can’t be saved."""
        if why is not None:
            inside.addWidget(Words(why, "small", wrap=True, name=f"{self._card_name}Why"))
        go = primary("Save", f"{self._card_name}Save")
        grey(go, why)
        shut = secondary("Cancel", f"{self._card_name}Shut")
        go.clicked.connect(save)
        shut.clicked.connect(self.finish)
        buttons = row()
        for button in (go, shut):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside.addLayout(buttons)

    def tell(self, words: str, tone: Tone = Tone.GREEN) -> None:
        self.said.say(words, tone)
        self.said.show()

"""One answer out of a few, all in sight: quicker than a list that has to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from caseworker.ui.parts.cards import column
from caseworker.ui.parts.fields import WrittenField
from caseworker.ui.parts.flow import Flow
from caseworker.ui.parts.words import named


class OneOf(WrittenField):
    """Round buttons side by side; to press the chosen one again takes the answer back."""

    def __init__(self, name: str, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons: dict[str, QRadioButton] = {}
        flow = Flow(across=16, down=2)
        for at, choice in enumerate(choices):
            button = named(QRadioButton(choice.replace("&", "&&")), f"{name}_{at}", choice)
            button.setAutoExclusive(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda on, choice=choice: self.choose(choice if on else ""))
            self._buttons[choice] = button
            flow.addWidget(button)
        column(self, 0, 0).addWidget(flow)
        self.setFocusProxy(next(iter(self._buttons.values())))

    @property
    def chosen(self) -> str:
        """The answer; empty while there is none."""
        return next((choice for choice, one in self._buttons.items() if one.isChecked()), "")

    def choose(self, choice: str) -> None:
        for each, button in self._buttons.items():
            button.setChecked(each == choice)
        self.edited.emit()

    def typed(self) -> str:
        return self.chosen

    def retype(self, text: str) -> None:
        self.choose(text)

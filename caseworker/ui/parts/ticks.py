"""Several of a list, ticked one under another."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker.domain.listed import listed, one_a_line
from caseworker.ui.parts.cards import column
from caseworker.ui.parts.fields import WrittenField
from caseworker.ui.parts.words import Words, named

_LONGEST: Final = 40  # letters of a line


class Ticks(WrittenField):
    """Boxes to tick, each ``(words, value)``; what is typed is the values, one on a line.

    A value that is put back and is offered no longer is left out.
    """

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        none: str = "Nothing to choose from yet.",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        layout = column(self, 0, 2)
        self._boxes: dict[str, QCheckBox] = {}
        for at, (words, value) in enumerate(choices):
            shown = fill(words, _LONGEST).replace("&", "&&")  # a box doesn't wrap by itself
            box = named(QCheckBox(shown), f"{name}_{at}", words)
            box.toggled.connect(self.edited)
            self._boxes[value] = box
            layout.addWidget(box)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        else:
            layout.addWidget(Words(none, "small", wrap=True))

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def choose(self, values: Sequence[str]) -> None:
        for value, box in self._boxes.items():
            box.setChecked(value in values)

    def typed(self) -> str:
        return one_a_line(self.chosen)

    def retype(self, text: str) -> None:
        self.choose(listed(text))

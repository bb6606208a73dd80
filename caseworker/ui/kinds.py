"""Choosing what kinds of office this is: the first run asks, and so do the preferences."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from caseworker.domain.settings import settings
from caseworker.ui.parts import WrittenField, column, named

MARKINGS = ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE: PERSONAL", "OFFICIAL")


class Kinds(WrittenField):
    """The kinds of office there are; one may be several at once."""

    def __init__(self, name: str = "officeKind") -> None:
        super().__init__()
        layout = column(self, 0, 2)
        self._boxes: dict[str, QCheckBox] = {}
        for kind in settings().values():
            box = named(QCheckBox(kind.office), f"{name}_{kind.name}", kind.office)
            self._boxes[kind.name] = box
            box.toggled.connect(self.edited)
            layout.addWidget(box)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def typed(self) -> str:
        return " ".join(self.chosen())

    def retype(self, text: str) -> None:
        self.choose(tuple(text.split()))

    def choose(self, kinds: tuple[str, ...]) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name in kinds)

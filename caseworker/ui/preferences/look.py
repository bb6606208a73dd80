"""Preferences: how the window looks on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from caseworker.ui import theme
from caseworker.ui.appearance import FOLLOWS, SIZES, look_of_this_computer
from caseworker.ui.palette import Look
from caseworker.ui.parts import Card, Form, named


class LookCard(Card):
    """Colours, text size and density; each takes effect at once.

    Signals:
        dressed: another look or size was chosen; carries the Theme.
    """

    dressed = Signal(object)

    def __init__(self) -> None:
        super().__init__("Appearance", name="lookCard", margin=20, gap=10)
        worn = theme.worn()
        self._look = named(QComboBox(), "look")
        self._look.addItems([FOLLOWS, *(look.value for look in Look)])
        self._look.setCurrentText(FOLLOWS if worn.follows else worn.look.value)
        self._size = named(QComboBox(), "textSize")
        for size in SIZES:
            self._size.addItem(f"{size:.0%}", size)
        nearest = min(SIZES, key=lambda size: abs(size - worn.text))
        self._size.setCurrentIndex(SIZES.index(nearest))
        self._density = named(QComboBox(), "density")
        for words, dense in (("Comfortable", False), ("Dense", True)):
            self._density.addItem(words, dense)
        self._density.setCurrentIndex(int(worn.dense))
        form = Form("lookForm")
        form.add("look", "Colours", self._look, hint="“As this computer” changes with it, at once.")
        form.add("size", "Text size", self._size, hint="Everything grows with it.")
        form.add("density", "Density", self._density, hint="Dense shows more lines at once.")
        self.body.addWidget(form)
        self._look.activated.connect(self._on_chosen)
        self._size.activated.connect(self._on_chosen)
        self._density.activated.connect(self._on_chosen)

    @Slot()
    def _on_chosen(self) -> None:
        size = float(str(self._size.currentData()))
        dense, chosen = bool(self._density.currentData()), self._look.currentText()
        follows = chosen == FOLLOWS
        look = look_of_this_computer() if follows else Look(chosen)
        self.dressed.emit(theme.Theme(look, size, dense, follows))

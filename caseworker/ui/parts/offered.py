"""Several lines to type, with some that can be added from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from caseworker.domain.listed import listed, one_a_line
from caseworker.ui import theme
from caseworker.ui.parts.buttons import quiet
from caseworker.ui.parts.cards import column
from caseworker.ui.parts.fields import WrittenField
from caseworker.ui.parts.words import named


class OfferedLines(WrittenField):
    """One thing on a line. The text itself has ``name``; the menu adds to it, and types nothing."""

    def __init__(
        self, name: str, label: str, offered: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self._offered = tuple(dict.fromkeys(offered))
        self._name = name
        self.text = named(QPlainTextEdit(), name, label)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(66))
        self._add = quiet("Add from a list…", f"{name}Add")
        self._add.setAccessibleName(f"Add from a list: {label}")
        layout = column(self, 0, 2)
        layout.addWidget(self.text)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.setVisible(bool(self._offered))  # in its place, or it would be a window
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self.edited)
        self._add.clicked.connect(self._on_add)

    def typed(self) -> str:
        return self.text.toPlainText().strip()

    def retype(self, text: str) -> None:
        self.text.setPlainText(text)

    @Slot()
    def _on_add(self) -> None:
        """What stands there already isn't offered again."""
        menu = named(QMenu(self), f"{self._name}Menu")
        there = listed(self.typed())
        for at, words in enumerate(self._offered):
            if words not in there:
                action = menu.addAction(words.replace("&", "&&"))
                action.setObjectName(f"{self._name}Offer{at}")
                action.triggered.connect(lambda _=False, words=words: self._take(words))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _take(self, words: str) -> None:
        self.text.setPlainText(one_a_line((*listed(self.typed()), words)))
        self.text.setFocus()

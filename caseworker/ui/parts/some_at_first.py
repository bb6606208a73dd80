"""Lines of a list that may be long: some at first, and more with each press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.ui.parts.buttons import quiet
from caseworker.ui.parts.cards import column
from caseworker.ui.parts.emptied import put_in, ruled
from caseworker.ui.parts.words import Words

MORE: Final = 10
"""Lines that a press adds: two hundred at once held the window for more than a second."""


class SomeAtFirst(QWidget):
    """What is shown already isn’t drawn again. Once ``most`` are, how many are left is said."""

    def __init__(  # noqa: PLR0913 - what is shown, how much of it, and what its controls are called
        self,
        name: str,
        total: int,
        line: Callable[[int], QWidget],
        count: int,
        parent: QWidget | None = None,
        *,
        most: int | None = None,
        is_ruled: bool = False,
    ) -> None:
        """``line`` draws the line at a place of ``total``; ``count`` of them are shown at first."""
        super().__init__(parent)
        self._is_ruled = is_ruled
        self._total, self._line, self._most = total, line, total if most is None else most
        self.count = 0
        """How many are shown."""
        self._more = quiet("", f"{name}More")
        self._more.clicked.connect(self._on_more)
        self._rest = Words("", "small", name=f"{name}Rest")
        self._body = column(self, 0, 4)
        self._body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addWidget(self._rest)
        self._add(count)

    def _add(self, more: int) -> QWidget:
        first = self.count
        self.count = min(first + more, self._most, self._total)
        lines = map(self._line, range(first, self.count))
        ready = ruled(lines, first) if self._is_ruled else lines
        added = put_in(self._body, ready, self._body.count() - 2)
        left = self._total - self.count
        may_add = min(left, self._most - self.count)
        self._more.setText(f"Show {min(may_add, MORE)} more of {left:,}")
        self._more.setVisible(may_add > 0)
        self._rest.setText(f"And {left:,} more. Mend these first.")
        self._rest.setVisible(left > 0 and not may_add)
        return added

    @Slot()
    def _on_more(self) -> None:
        """The keyboard goes to the first of them, where reading goes on."""
        button = self._add(MORE).findChild(QPushButton)
        if isinstance(button, QPushButton):
            button.setFocus()

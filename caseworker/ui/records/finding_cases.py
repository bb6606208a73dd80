"""The cases of one finding of the page of health: a few at first, and more with each press."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.casework.health import Finding, Health
from caseworker.domain.health import Found
from caseworker.domain.reading_order import apart
from caseworker.ui.parts import Flow, Words, column, quiet

AT_FIRST: Final = 5
MORE: Final = 10
"""Cases that a press adds: two hundred at once held the window for more than a second."""
MOST: Final = 200


class FindingCases(QWidget):
    """A line for each case, with what mends it. What is shown already isn’t drawn again.

    Signals:
        fixed: a case is to be mended; carries the Found.
        put_aside: it may stay so; carries the Found.
    """

    fixed = Signal(object)
    put_aside = Signal(object)

    def __init__(self, one: Finding, name: str, health: Health, count: int = AT_FIRST) -> None:
        """``count`` is how many are shown at first; ``name`` begins those of the controls."""
        super().__init__()
        self._one, self._name, self._names = one, name, health.names
        self.count = 0
        """How many are shown."""
        self._lines = column(lines := QWidget(), 0, 4)
        self._more = quiet("", f"{name}More")
        self._more.clicked.connect(self._on_more)
        self._rest = Words("", "small", name=f"{name}Rest")
        body = column(self, 0, 4)
        body.addWidget(lines)
        body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._rest)
        self._add(count)

    def _add(self, more: int) -> None:
        first, every = self.count, self._one.found
        self.count = min(first + more, MOST, len(every))
        for row, found in enumerate(every[first : self.count], start=first):
            self._lines.addWidget(self._line(found, f"{self._name}Case{row}"))
        left = len(every) - self.count
        may_add = min(left, MOST - self.count)
        self._more.setText(f"Show {min(may_add, MORE)} more of {left:,}")
        self._more.setVisible(may_add > 0)
        self._rest.setText(f"And {left:,} more. Mend these first.")
        self._rest.setVisible(left > 0 and not may_add)

    def _line(self, found: Found, name: str) -> Flow:
        one, line = self._one, Flow(across=8, down=2)
        whose = f"{apart(self._names[found.case])}, {found.case}"
        said = f"{whose}: {found.words}" if found.words else whose
        line.addWidget(Words(said, wrap=True, name=name))
        go = quiet(one.fix, f"{name}Fix")
        go.setAccessibleName(f"{one.fix.rstrip('…')}: {whose}")
        go.clicked.connect(partial(self._on_fix, found))
        aside = quiet("Put aside…", f"{name}Aside")
        aside.setAccessibleName(f"Put aside: {one.title}, {whose}")
        aside.clicked.connect(partial(self._on_aside, found))
        line.addWidget(go)
        line.addWidget(aside)
        return line

    @Slot()
    def _on_more(self) -> None:
        """The focus goes to the first of them, where reading goes on."""
        first = self.count
        self._add(MORE)
        button = self.findChild(QPushButton, f"{self._name}Case{first}Fix")
        if button is not None:
            button.setFocus()

    def _on_fix(self, found: Found, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.fixed.emit(found)

    def _on_aside(self, found: Found, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.put_aside.emit(found)

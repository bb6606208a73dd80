"""The cases of one finding of the page of health: a few at first, and more with each press."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.health import Finding, Health
from caseworker.domain.health import Found
from caseworker.domain.reading_order import apart
from caseworker.ui.parts import Flow, Words, quiet
from caseworker.ui.parts.some_at_first import SomeAtFirst

AT_FIRST: Final = 5
MOST: Final = 200


class FindingCases(SomeAtFirst):
    """A line for each case, with what mends it.

    Signals:
        fixed: a case is to be mended; carries the Found.
        put_aside: it may stay so; carries the Found.
    """

    fixed = Signal(object)
    put_aside = Signal(object)

    def __init__(
        self,
        one: Finding,
        name: str,
        health: Health,
        count: int = AT_FIRST,
        parent: QWidget | None = None,
    ) -> None:
        """``count`` is how many are shown at first; ``name`` begins those of the controls."""
        self._one, self._name, self._names = one, name, health.names
        super().__init__(name, len(one.found), self._case, count, parent, most=MOST)

    def _case(self, row: int) -> Flow:
        one, found, line = self._one, self._one.found[row], Flow(across=8, down=2)
        name = f"{self._name}Case{row}"
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

    def _on_fix(self, found: Found, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.fixed.emit(found)

    def _on_aside(self, found: Found, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.put_aside.emit(found)

"""The keys of the plan tab, and its plan looked at as a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from caseworker.casework.wanted import Wanted
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.desk import Desk
from caseworker.ui.papers import show_paper

UNDO, REDO = ("Ctrl+Z",), ("Ctrl+Y", "Ctrl+Shift+Z")
THREADS, LIVE = ("Ctrl+Shift+T",), ("Ctrl+Shift+L",)
BEFORE, AFTER = ("Alt+PgUp",), ("Alt+PgDown",)


def give_keys(owner: QWidget, acts: Mapping[tuple[str, ...], Callable[[], object]]) -> None:
    """Each of these keys does its act, wherever in ``owner``’s window the keyboard is."""
    for keys, act in acts.items():
        for key in keys:
            QShortcut(QKeySequence(key), owner, act)


def preview(owner: QWidget, desk: Desk, state: PlanState, paper: str) -> None:
    """Look at the plan, or its threads, as a paper; what was typed is kept first."""
    state.keep()
    wanted = Wanted(paper, state.number, series=state.series)

    def show(one: Wanted) -> None:
        show_paper(owner, desk, one)

    desk.see(owner, lambda _records, _today: wanted, show)

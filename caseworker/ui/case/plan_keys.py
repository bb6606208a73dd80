"""The keys of the plan tab, and its plan looked at as a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from caseworker.casework.wanted import Wanted
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.desk import Desk
from caseworker.ui.keys import shortcut
from caseworker.ui.papers import show_paper


@dataclass(frozen=True, slots=True)
class PlanKeys:
    """Keys that do the same, and what that is."""

    keys: tuple[str, ...]
    words: str


UNDO = PlanKeys(("Ctrl+Z",), "Undo in the plan")
REDO = PlanKeys(("Ctrl+Y", "Ctrl+Shift+Z"), "Redo in the plan")
THREADS = PlanKeys(("Ctrl+Shift+T",), "The threads from needs to provision")
LIVE = PlanKeys(("Ctrl+Shift+L",), "The plan as a paper, beside")
BEFORE = PlanKeys(("Alt+PgUp",), "Section before")
AFTER = PlanKeys(("Alt+PgDown",), "Next section")


def give_keys(owner: QWidget, acts: Mapping[PlanKeys, Callable[[], object]]) -> None:
    """Each of these keys does its act, wherever in ``owner``’s window the keyboard is."""
    for each, act in acts.items():
        for key in each.keys:
            shortcut(key, owner, act, each.words)


def preview(owner: QWidget, desk: Desk, state: PlanState, paper: str) -> None:
    """Look at the plan, or its threads, as a paper; what was typed is kept first."""
    state.keep()
    wanted = Wanted(paper, state.number, series=state.series)

    def show(one: Wanted) -> None:
        show_paper(owner, desk, one)

    desk.see(owner, lambda _records, _today: wanted, show)

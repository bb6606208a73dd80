"""What the plan tab shows: how to begin, the plan being written, and what stands beside it."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseworker.casework.plans import PlanDesk
from caseworker.domain.case import CaseNumber
from caseworker.domain.threads import has_threads
from caseworker.ui.case.plan_choice import KindChoice
from caseworker.ui.case.plan_front import PlanFront
from caseworker.ui.case.plan_returned import ReturnedPage
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_threads import ThreadsPage
from caseworker.ui.case.versions import VersionsPage
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import secondary


class Leaf(IntEnum):
    """One of the pages of the tab."""

    FRONT = 0
    WRITING = 1
    THREADS = 2
    VERSIONS = 3
    RETURNED = 4


class PlanStack(QStackedWidget):
    """One of five pages, each with its way back to the plan being written.

    Signals:
        begun: the plan is to be begun, or the last version to be changed.
        kind_wanted: another of the plans is wanted; carries its series.
    """

    begun = Signal()
    kind_wanted = Signal(str)

    def __init__(self, desk: Desk, number: CaseNumber, writing: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self.front = PlanFront()
        self.front.begun.connect(self.begun)
        self.front.kind_wanted.connect(self.kind_wanted)
        self.threads = ThreadsPage()
        self.versions = VersionsPage(desk, number)
        self._choice = KindChoice("planKindVersions", 30)
        self._choice.wanted.connect(self.kind_wanted)
        self._change = secondary("Change this plan", "changePlan", icon=Icon.PLAN)
        self._change.setToolTip("Starts a new working draft from the last version.")
        self._change.clicked.connect(self.begun)
        self.versions.offer(self._choice, self._change)
        self.versions.left.connect(self.show_writing)
        self.returned = ReturnedPage(desk, number)
        self.returned.shut.connect(self.show_writing)
        for page in (self.front, writing, self.threads, self.versions, self.returned):
            self.addWidget(page)

    @property
    def leaf(self) -> Leaf:
        return Leaf(self.currentIndex())

    def show_desk(self, found: PlanDesk) -> None:
        """Without a plan being written: its versions, or how to begin one."""
        self.versions.of(found.series)
        self._change.setVisible(found.draft is None)
        self._choice.setVisible(found.draft is None and len(found.choices) > 1)
        self._choice.show_choices(found.choices, found.series)
        if found.draft is None:
            self.front.show_desk(found)
            self.setCurrentIndex(Leaf.VERSIONS if found.versions else Leaf.FRONT)
        if self.leaf is Leaf.VERSIONS:
            self.versions.look()

    @Slot()
    def show_writing(self) -> None:
        self.setCurrentIndex(Leaf.WRITING)

    def show_threads(self, state: PlanState) -> None:
        if has_threads(state.kind):
            self.threads.show_plan(state.plan, state.kind)
            self.setCurrentIndex(Leaf.THREADS)
            self.threads.back.setFocus()

    def show_returned(self, state: PlanState | None) -> None:
        """Changes that others made in Word, against the plan as it is being written."""
        if state is not None:
            self.returned.show_plan(state)
            self.setCurrentIndex(Leaf.RETURNED)
            self.returned.enter()

    def show_versions(self) -> None:
        """What is being typed must have been kept first, so that the comparison has it."""
        self.versions.show_list()
        self.versions.look()
        self.setCurrentIndex(Leaf.VERSIONS)

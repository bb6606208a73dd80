"""The plan tab while no plan is being written: what was issued, or how to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.plans import PlanDesk
from caseworker.ui import theme
from caseworker.ui.case.plan_versions import VersionsCard
from caseworker.ui.case.tab import emptied
from caseworker.ui.icons import Icon
from caseworker.ui.parts import EmptyState, ScrollPage, primary, row, secondary


class PlanFront(ScrollPage):
    """There is no plan being written: say why, or offer to begin.

    Signals:
        begun: the plan is to be begun, or the last version to be changed.
        read: a version is to be read; carries the Version.
    """

    begun = Signal()
    read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("planFront", margin=0, gap=14, parent=parent)
        self.body.setContentsMargins(0, theme.px(14), 0, theme.px(14))

    def show_desk(self, found: PlanDesk) -> None:
        emptied(self.body)
        if found.versions:
            self._show_versions(found)
        else:
            self._show_beginning(found)

    def _show_versions(self, found: PlanDesk) -> None:
        begin = secondary("Change this plan", "beginPlan", icon=Icon.PLAN)
        begin.setToolTip("Starts a new working draft from the last version.")
        begin.clicked.connect(self.begun)
        versions = VersionsCard(found.versions)
        versions.read.connect(self.read)
        self.body.addWidget(versions)
        line = row(0)
        line.addWidget(begin)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def _show_beginning(self, found: PlanDesk) -> None:
        may = found.case.all_of("decided_to_issue", "existing_plan_recorded", "final_plan_sent")
        begin = primary("Begin the plan", "beginPlan", icon=Icon.PLAN)
        begin.clicked.connect(self.begun)
        words = (
            "A plan is to be issued. Its sections, with what the law wants in each, are ready."
            if may
            else "It can be written once the decision to issue one has been recorded "
            "(CFA 2014 s.37(1))."
        )
        buttons = (begin,) if may else ()
        empty = EmptyState(Icon.PLAN, "No plan is being written", words, *buttons, name="noPlan")
        self.body.addWidget(empty, 1)

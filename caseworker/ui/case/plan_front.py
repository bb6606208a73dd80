"""The plan tab while there is no plan: why, or how to begin."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.plan_choices import is_plan_owed
from caseworker.casework.plans import PlanDesk
from caseworker.domain.kinds import BY_LAW
from caseworker.ui import theme
from caseworker.ui.case.plan_choice import KindChoice
from caseworker.ui.case.tab import emptied
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, EmptyState, Flow, ScrollPage, Words, primary

CAUTION = "What this kind of plan asks for was written down from memory: check with the authority."


class PlanFront(ScrollPage):
    """There is no plan yet: say why, or offer to begin.

    Signals:
        begun: the plan is to be begun.
        kind_wanted: another of the plans is wanted; carries its series.
    """

    begun = Signal()
    kind_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("planFront", margin=0, gap=14, parent=parent)
        self.body.setContentsMargins(0, theme.px(14), 0, theme.px(14))

    def show_desk(self, found: PlanDesk) -> None:
        emptied(self.body)
        if len(found.choices) > 1:
            choice = KindChoice("planKindFront", 30)
            choice.show_choices(found.choices, found.series)
            choice.wanted.connect(self.kind_wanted)
            line = Flow(across=10, down=4)
            line.addWidget(label := Words("Which plan", "label"))
            label.setBuddy(choice)
            line.addWidget(choice)
            self.body.addWidget(line)
        self._show_beginning(found)

    def _show_beginning(self, found: PlanDesk) -> None:
        by_law = found.series == BY_LAW
        kind = next((one.kind for one in found.choices if one.series == found.series), None)
        may = kind is not None and (not by_law or is_plan_owed(found.case))
        named = "plan" if by_law or kind is None else kind.named
        begin = primary(f"Begin the {named}", "beginPlan", icon=Icon.PLAN)
        begin.clicked.connect(self.begun)
        words = "" if kind is None else f"{kind.about} ({kind.source})"
        if by_law:
            words = _by_law(may=bool(may)) if kind else _NONE
        buttons = (begin,) if may else ()
        title = f"No {named} is being written"
        empty = EmptyState(Icon.PLAN, title, words, *buttons, name="noPlan")
        if kind is not None and kind.checked == "memory":
            caution = Card(tone=Tone.AMBER, margin=12, name="planKindCaution")
            caution.body.addWidget(Words(CAUTION, wrap=True))
            self.body.addWidget(caution)
        self.body.addWidget(empty, 1)


_NONE: Final = (
    "Under the rules that the case is under now no plan of English law is written. The overview "
    "says which rules hold, since when and why."
)


def _by_law(*, may: bool) -> str:
    if may:
        return "A plan is to be issued. Its sections, with what the law wants in each, are ready."
    return "It can be written once the decision to issue one has been recorded (CFA 2014 s.37(1))."

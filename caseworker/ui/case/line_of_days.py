"""A line of steps with their days, and under it each day in full, with its source and its why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.due import Due
from caseworker.ui import theme
from caseworker.ui.case.because import Because
from caseworker.ui.case.steps import because_of
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, quiet, row
from caseworker.ui.parts.timeline import Step, Timeline

LEAST: Final = 270  # px at 100% text: below this the days in words tell as much


@dataclass(frozen=True, slots=True)
class DayOfLine:
    """One step: how it is drawn, its days in words, and the row of the law that gives them.

    ``source`` stands where there is no row: whose target it is.
    """

    name: str
    step: Step
    said: str
    due: Due | None = None
    source: str = ""


class LineOfDays(Card):
    """A title, where it stands, the line, what can be done, and the days one under the other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=f"{name}Line", gap=8, parent=parent)
        self._name = name
        top = row(12)
        self.title = Words("", "heading", name=f"{name}Title", wrap=True)
        self.state = Pill("", Tone.PLAIN, name=f"{name}State")
        top.addWidget(self.title, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.about = Words("", "soft", wrap=True, name=f"{name}About")
        self.timeline = Timeline(f"{name}Timeline")
        self.timeline.setMinimumWidth(theme.px(LEAST))
        self.buttons = Flow(across=8)
        self._days = QVBoxLayout()
        self._days.setSpacing(theme.px(2))
        self.body.addLayout(top)
        self.body.addWidget(self.about)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.buttons)
        self.body.addWidget(Rule())
        self.body.addLayout(self._days)

    def show_days(self, days: Iterable[DayOfLine]) -> None:
        """Draw these steps in place of those before."""
        emptied(self._days)
        days = tuple(days)
        for one in days:
            self._days.addWidget(self._day(one))
        self.timeline.show_steps(tuple(one.step for one in days))
        self.timeline.setVisible(bool(days))

    def _day(self, one: DayOfLine) -> QWidget:
        line = Flow(across=12)
        full = one.step.heard
        line.addWidget(Words(f"{full}: {one.said}", wrap=True))
        due = one.due
        if due is not None:
            button = quiet("because…", f"{self._name}_{one.name}Because")
            button.setProperty("kind", "because")
            button.setAccessibleName(f"Why: {full}")
            button.clicked.connect(
                lambda: Because(due.duty, because_of(due), due.caution, self.window()).open_under(
                    button
                )
            )
            line.addWidget(button)
        source = str(due.source) if due is not None else one.source
        if source:
            line.addWidget(Words(source, "small", wrap=True))
        return line

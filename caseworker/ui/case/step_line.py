"""Steps with their days: drawn along a line, and each written out with its source."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.law.limits import Nature
from caseworker.domain.phase_line import StepToMove
from caseworker.domain.posting_line import DayOfMove
from caseworker.domain.review_line import StepOfReview
from caseworker.ui import theme
from caseworker.ui.case.because import Because
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import because_of
from caseworker.ui.case.tab import emptied
from caseworker.ui.parts import Flow, Words, quiet
from caseworker.ui.parts.timeline import Reached, Step, Timeline
from caseworker.ui.parts.typed_day import short_day

Dated = StepOfReview | StepToMove | DayOfMove
HELD_THEN = "if the meeting is on its day"


class StepLine(QWidget):
    """The days of the steps, written out. ``timeline`` is the same as a line: place it above."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.timeline = Timeline(f"{name}Timeline", self)  # till it is placed: never a window
        self._days = QVBoxLayout(self)
        self._days.setContentsMargins(0, 0, 0, 0)
        self._days.setSpacing(theme.px(2))

    def show_steps(
        self, line: Sequence[Dated], seen: CaseSeen, missed: Container[str] = ()
    ) -> None:
        """The first that isn’t done is where it stands; ``missed`` can’t be done any more."""
        emptied(self._days)
        steps, is_first = [], True
        for one in line:
            reached = Reached.AHEAD
            if one.met is not None:
                reached = Reached.DONE
            elif one.row.name in missed:
                reached = Reached.LATE  # it isn't what comes next
            elif is_first:
                reached = Reached.LATE if one.is_late(seen.today) else Reached.NOW
                is_first = False
            steps.append(Step(one.row.title, _under(one, seen), reached, one.row.full))
            self._days.addWidget(self._day(one, seen))
        self.timeline.show_steps(tuple(steps))
        self.timeline.setVisible(bool(steps))

    def _day(self, one: Dated, seen: CaseSeen) -> QWidget:
        line = Flow(across=12)
        said = Words(f"{one.row.full}: {_said(one, seen)}", wrap=True)
        line.addWidget(said)
        due = one.due
        if due is None:
            if one.source:
                line.addWidget(Words(one.source, "small", wrap=True))
            return line
        button = quiet("because…", f"{self._name}_{one.row.name}Because")
        button.setProperty("kind", "because")
        button.setAccessibleName(f"Why: {one.row.full}")
        button.clicked.connect(
            lambda: Because(due.duty, because_of(due), due.caution, self.window()).open_under(
                button
            )
        )
        line.addWidget(button)
        line.addWidget(Words(one.source, "small", wrap=True))
        return line


def _under(one: Dated, seen: CaseSeen) -> str:
    if one.met is not None:
        late = ", late" if one.by and one.met > one.by else ""
        return f"{short_day(one.met, seen.today)}{late}"
    if one.on is not None:
        return short_day(one.on, seen.today)
    if one.is_late(seen.today):
        return f"was due {short_day(one.by, seen.today)}" if one.by else ""
    if one.by is None:
        return ""
    return f"{'from' if _forbids(one) else 'by'} {short_day(one.by, seen.today)}"


def _forbids(one: Dated) -> bool:
    """Its day is the first on which something may be done, and not the last."""
    return one.due is not None and one.due.row.nature is Nature.NOT_BEFORE


def _said(one: Dated, seen: CaseSeen) -> str:
    """The days in full: done, planned, the last day, and whether that is only foreseen."""
    said = []
    if one.met is not None:
        said.append(f"done on {short_day(one.met, seen.today)}")
    elif one.on is not None:
        said.append(f"planned for {short_day(one.on, seen.today)}")
    if one.by is not None and _forbids(one):
        said.append(f"not before {short_day(one.by, seen.today)}")
    elif one.by is not None:
        said.append(f"by {short_day(one.by, seen.today)} at the latest")
    if one.foreseen:
        said.append(one.supposed if isinstance(one, DayOfMove) else HELD_THEN)
    return ", ".join(said) or "no day set"

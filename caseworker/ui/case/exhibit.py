"""The card that shows a case's clocks to scale, explains each, and has them printed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.chronology import Lane, chronology
from caseworker.domain.days import day_words
from caseworker.domain.regime import spells_of_case
from caseworker.ui.case.because import Because
from caseworker.ui.case.scaled import ScaledTimeline
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.signs import key
from caseworker.ui.case.steps import because_of
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Card, Flow, Words, secondary


class ExhibitCard(Card):
    """Empty, and hidden, as long as no clock with a day has begun."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(name="exhibit", margin=18, gap=8, parent=parent)
        self.setAccessibleName("Timeline to scale")
        self._desk, self._number = desk, number
        head = Flow(across=14, down=6)
        self._print = secondary("Print as an exhibit", "printExhibit", icon=Icon.PRINT)
        self._print.setToolTip("Every time limit with its source and its count, on paper")
        head.addWidget(Words("Every time limit, to scale", "heading"))
        head.addWidget(self._print)
        self.timeline = ScaledTimeline()
        self.body.addWidget(head)
        self.body.addWidget(key())
        self.body.addWidget(self.timeline)
        self._print.clicked.connect(self._on_print)
        self.timeline.chosen.connect(self._on_chosen)

    def show_case(self, seen: CaseSeen) -> None:
        case = seen.case
        spells = spells_of_case(case, seen.today, seen.reckoning.places)
        laid = chronology(seen.dues, spells, seen.today)
        self.setVisible(bool(laid.lanes) or len(laid.bands) > 1)  # past rules are kept, too
        self.timeline.show_chronology(laid)

    @Slot()
    def _on_print(self) -> None:
        show_paper(self, self._desk, Wanted("timeline", self._number))

    @Slot(object, object)
    def _on_chosen(self, lane: Lane, button: QWidget) -> None:
        due = lane.due
        title = f"{due.duty}: by {day_words(lane.by)}"
        lines = tuple(dict.fromkeys((*because_of(due), f"{lane.stands}.")))
        Because(title, lines, due.caution, self.window()).open_under(button)

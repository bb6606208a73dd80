"""The tab of days that were told, of what is done before a release, and of what 18 changes."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.ui.case.court_sheet import CourtSheet
from caseworker.ui.case.dates_cards import (
    ArrangedCard,
    BeforeCard,
    EighteenCard,
    ReleaseCard,
    ToldCard,
)
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab, emptied
from caseworker.ui.desk import Desk


class DatesTab(ScrollTab):
    """Nothing here is worked out by us but what the law’s own window is."""

    title: ClassVar[str] = "Dates and release"
    part: ClassVar[str] = "dates"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        emptied(self._cards)
        release = ReleaseCard(seen)
        release.at_court.connect(self._on_court)
        release.stepped.connect(self.stepped)
        self._cards.addWidget(release)
        two = Columns(3, 2)
        self._cards.addWidget(two)
        for card in (ToldCard(seen), BeforeCard(seen)):
            card.stepped.connect(self.stepped)
            two.put_left(card)
        for each in (ArrangedCard(seen), EighteenCard(seen)):
            each.stepped.connect(self.stepped)
            two.put_right(each)
            each.setVisible(each.is_wanted)

    def take_up(self, step: NextStep) -> None:
        """Released at court is written down in a sheet of its own."""
        del step
        self._on_court()

    @Slot()
    def _on_court(self) -> None:
        if self.seen is not None:
            CourtSheet(self.desk, self.seen, self.window()).open()

"""Disagreement over a decision: mediation, appeals, orders, complaints, and the bundle."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.complaint import MADE, STAGES, complaints_of
from caseworker.domain.disagreement import (
    LODGED,
    OVERLAYS,
    Disagreement,
    GroundNow,
    Stands,
    barred_now,
    disagreements_of,
    grounds_now,
)
from caseworker.domain.disagreement_rules import disagreement_rules
from caseworker.domain.regime import regime_on
from caseworker.ui import theme
from caseworker.ui.case.bundle_card import BundleCard
from caseworker.ui.case.disagreement_cards import (
    ComplaintsCard,
    DisagreementCard,
    GroundsCard,
    ToldCard,
)
from caseworker.ui.case.next_step import NextStep, Way, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab, emptied
from caseworker.ui.desk import Desk

STANDS = frozenset({*OVERLAYS, MADE, *STAGES, "bundle_made"})


class DisagreementTab(ScrollTab):
    """A line of days for each decision that is disagreed with; nothing here moves the stage."""

    title = "Disagreement"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(14))
        self.barred = ToldCard("While the appeal runs", "appealBars")
        self.grounds = GroundsCard()
        self.grounds.printed.connect(self._on_print)
        self.others = ToldCard("What else can be done", "whatElse")
        self.complaints = ComplaintsCard()
        self.complaints.stepped.connect(self.stepped)
        self.complaints.add.clicked.connect(self._on_complaint)
        self.bundles = BundleCard(desk)
        self.body.addLayout(self._lines)
        beside = Columns(3, 2)
        beside.put_left(self.grounds)
        beside.put_left(self.complaints)
        beside.put_right(self.bundles)
        beside.put_right(self.barred)
        beside.put_right(self.others)
        self.body.addWidget(beside)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """Once something can be appealed against, or somebody disagreed or complained."""
        if any(event.kind in STANDS for event in seen.case.live):
            return True
        return any(due.is_open and LODGED in due.row.met_by for due in seen.dues)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        reckoning = seen.reckoning
        grounds = grounds_now(seen.case, reckoning)
        regime = regime_on(seen.case, seen.today, reckoning.places)
        self._show_lines(seen, grounds)
        self.barred.show_told(barred_now(seen.case))
        self.grounds.show_grounds(grounds)
        others = disagreement_rules().others
        self.others.show_told(tuple(one for one in others if regime in one.regimes))
        self.bundles.show_bundles(seen)
        self.complaints.show_complaints(complaints_of(seen.case, reckoning), seen)

    def _show_lines(self, seen: CaseSeen, grounds: tuple[GroundNow, ...]) -> None:
        emptied(self._lines)
        may = {one.decision.id for one in grounds if one.decision and one.stands is Stands.OPEN}
        for at, one in enumerate(shown(seen, grounds)):
            card = DisagreementCard(one, seen, at, may_appeal=one.id in may)
            card.stepped.connect(self.stepped)
            self._lines.addWidget(card)

    @Slot()
    def _on_complaint(self) -> None:
        self.stepped.emit(record_of(MADE))

    @Slot()
    def _on_print(self) -> None:
        step = NextStep("What can be done", Way.PAPER, given={"what": "appeal_rights"})
        self.stepped.emit(step)


def shown(seen: CaseSeen, grounds: tuple[GroundNow, ...]) -> tuple[Disagreement, ...]:
    """Those that somebody took up, or still may: the latest first."""
    may = {one.decision.id for one in grounds if one.decision and one.stands is Stands.OPEN}
    found = [one for one in disagreements_of(seen.case) if one.events or one.id in may]
    return tuple(reversed(found))

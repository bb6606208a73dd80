"""The ending of a plan: grounds, what comes first, the decision, and the days until it may end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.ceasing import VIEWS, Ending, GroundNow, ending_of, ground_now, grounds_for
from caseworker.domain.ceasing_rules import ceasing_rules
from caseworker.ui.case.ending_cards import (
    FirstCard,
    GroundsCard,
    considered_lines,
    decided_lines,
    ended_lines,
    never_card,
)
from caseworker.ui.case.ending_sheets import ConsultSheet, DecideEndingSheet, EndedSheet
from caseworker.ui.case.move_steps import write_letter
from caseworker.ui.case.next_step import record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, primary, secondary

Offered = tuple[bool, str, str, Callable[[], None]]
NOTHING = (
    "The plan goes on. If ending it is thought of, choose the ground first: what has to come "
    "before the decision follows from it."
)
NO_PLAN = "There is no plan in force here that could end."


class EndingTab(ScrollTab):
    """Whether and when the plan may end: never by itself, and never on the day of the decision."""

    title = "Ending"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        return ending_seen(seen) != Ending()

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        emptied(self._cards)
        now = ending_seen(seen)
        self._cards.addWidget(self._state(seen, now))
        if now.ended is not None or seen.stage is not Stage.PLAN_IN_FORCE:
            return
        if now.consulted is not None and now.ground is not None and now.decided is None:
            first = FirstCard(seen, self._chosen(seen, now))
            first.stepped.connect(self.stepped)
            self._cards.addWidget(first)
        if now.decided is None:
            grounds = GroundsCard(grounds_for(seen.case, seen.today, seen.reckoning.places))
            grounds.chosen.connect(self._on_consult)
            grounds.stepped.connect(self.stepped)
            self._cards.addWidget(grounds)
            self._cards.addWidget(never_card())

    def _chosen(self, seen: CaseSeen, now: Ending) -> GroundNow:
        if now.ground is None:
            raise ValueError("nobody was consulted on a ground")
        return ground_now(seen.case, now.ground, seen.today, seen.reckoning.places)

    def _state(self, seen: CaseSeen, now: Ending) -> Card:
        title, tone, lines = _told(seen, now)
        card = Card(title, tone=tone, name="endingState", gap=6)
        for role, words in lines:
            card.body.addWidget(Words(words, role, wrap=True))
        ways = Flow(across=8)
        for button in self._buttons(now):
            ways.addWidget(button)
        card.body.addWidget(ways)
        return card

    def _buttons(self, now: Ending) -> list[QPushButton]:
        """What can be done now, the next thing first."""
        is_open = now.ended is None
        considered = is_open and now.consulted is not None and now.decided is None
        decided = is_open and now.decided is not None
        may_end = decided and not now.holds
        ways: tuple[Offered, ...] = (
            (may_end, "The plan has ended…", "endingEnd", self._on_end),
            (considered, "Decide to end it…", "endingDecide", self._on_decide),
            (considered, "Record views…", "endingViews", self._on_views),
            (considered or decided, "Keep the plan after all…", "endingKeep", self._on_keep),
        )
        found: list[QPushButton] = []
        for can, words, name, way in ways:
            if can:
                is_first = not found and way != self._on_keep
                button = (primary if is_first else secondary)(words, name)
                button.clicked.connect(lambda _=False, way=way: way())
                found.append(button)
        return found

    @Slot(object)
    def _on_consult(self, now: GroundNow) -> None:
        if self.seen is not None:
            self._open(ConsultSheet(self.desk, self.seen, now.ground, self.window()))

    def _on_decide(self) -> None:
        self._decide(keep=False)

    def _on_keep(self) -> None:
        self._decide(keep=True)

    def _decide(self, *, keep: bool) -> None:
        if self.seen is not None:
            now = ending_seen(self.seen)
            chosen = self._chosen(self.seen, now) if now.ground else None
            self._open(DecideEndingSheet(self.desk, self.seen, chosen, self.window(), keep=keep))

    def _on_end(self) -> None:
        if self.seen is not None:
            self._open(EndedSheet(self.desk, self.seen, ending_seen(self.seen), self.window()))

    def _on_views(self) -> None:
        if self.seen is not None:
            self.stepped.emit(record_of(VIEWS, person=self.seen.case.person.name))

    def _open(self, sheet: WorkSheet) -> None:
        sheet.recorded.connect(self._on_recorded)
        sheet.open()

    @Slot(object)
    def _on_recorded(self, done: Done) -> None:
        """The letter is written at once: whoever isn't told is not consulted, nor decided for."""
        if letter := ceasing_rules().letters.get(done.act):
            write_letter(self.desk, self.number, letter, self)


def ending_seen(seen: CaseSeen) -> Ending:
    """How far the ending has come on the case that is shown."""
    return ending_of(seen.case, seen.dues, seen.today, seen.reckoning.places)


def _told(seen: CaseSeen, now: Ending) -> tuple[str, Tone | None, Iterable[tuple[str, str]]]:
    """The head of the page: its title, its tone, its lines."""
    if now.ended is not None:
        return "The plan has ended", None, ended_lines(seen, now)
    if now.decided is not None:
        return "Decision to end: the plan stays in force", Tone.BLUE, decided_lines(now)
    if now.consulted is not None:
        return "Ending is considered", Tone.AMBER, considered_lines(now)
    is_there = seen.stage is Stage.PLAN_IN_FORCE
    return "Ending is not considered", None, [("body", NOTHING if is_there else NO_PLAN)]

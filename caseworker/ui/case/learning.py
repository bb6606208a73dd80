"""Screening and learning in custody: what was found, what helps, what staff are told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework import plans
from caseworker.casework.entry_papers import PAPER as ENTRY
from caseworker.casework.learning_desk import LearningDesk, learning_desk
from caseworker.casework.learning_papers import MEETING_SHEET, SCREENING, SLIP
from caseworker.casework.office import Done
from caseworker.casework.plans import StartPlan
from caseworker.casework.strategies import STRATEGIES
from caseworker.casework.wanted import Wanted
from caseworker.domain import arrangements
from caseworker.domain.arrangements import Standing
from caseworker.domain.case import CaseNumber
from caseworker.domain.learning_goals import CONTRIBUTION, MEETING, PLAN, STARTED
from caseworker.domain.screened import ENDED, SUSPECTED
from caseworker.ui.case.learning_cards import (
    ArrangementsCard,
    GoalsCard,
    MeetingsCard,
    PartCard,
    ScreeningCard,
    StrategiesCard,
)
from caseworker.ui.case.learning_sheets import BeginPlanSheet, LearningMeetingSheet
from caseworker.ui.case.next_step import LEARNING, PLAN_PART, NextStep, Way, record_of
from caseworker.ui.case.screening_sheet import DRAFT, ScreeningSheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab
from caseworker.ui.desk import Desk
from caseworker.ui.papers import show_paper

TOLD = ("brought_to_attention", "request_received")


class LearningTab(ScrollTab):
    """From the first screening to the goals, and what others may be told of them."""

    title = LEARNING
    part = "learning"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.given: LearningDesk | None = None
        self._step: NextStep | None = None
        self._typed = False
        self.screening = ScreeningCard()
        self.access = ArrangementsCard()
        self.goals = GoalsCard()
        self.meetings = MeetingsCard()
        self.sheet = StrategiesCard()
        columns = Columns(3, 2)
        left: tuple[PartCard, ...] = (self.screening, self.goals)
        right: tuple[PartCard, ...] = (self.sheet, self.access, self.meetings)
        for card in left:
            columns.put_left(card)
        for card in right:
            columns.put_right(card)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.desk.draft(self, f"{DRAFT}/{self.number}", self._on_draft)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What is written on another part is no duty that anybody hears of: it is asked anew."""
        super().showEvent(event)
        if self.given is not None and self.seen is not None:
            self.show_case(self.seen)

    def take_up(self, step: NextStep) -> None:
        """Open the form of the step; once what it needs is known."""
        self._step = step
        self._open_step()

    def _on_draft(self, text: str | None) -> None:
        self._typed = bool(text)
        self.desk.see(self, learning_desk(self.number), self._on_given)

    def _on_given(self, given: LearningDesk) -> None:
        seen, self.given = self.seen, given
        if seen is None:
            return
        for card in (self.screening, self.access, self.goals, self.meetings, self.sheet):
            card.begin()
        self.screening.show_screening(given, seen)
        self.access.show_arrangements(given, seen, self._on_end)
        self.goals.show_goals(given, seen)
        self.meetings.show_contributions(given, seen)
        self.sheet.show_sheet(given)
        self._offer(given, seen)
        self._open_step()

    def _offer(self, given: LearningDesk, seen: CaseSeen) -> None:
        """What can be done now, on each card; the next thing first."""
        self._offer_screening(given, seen)
        access, meetings = self.access, self.meetings
        add = record_of(arrangements.SET)
        access.offer("Set down…", "learningAccessAdd", lambda: self._take(add))
        if any(one.stands_on(seen.today) for one in given.arrangements):
            access.offer("Slip for lessons…", "learningAccessSlip", lambda: self._paper(SLIP))
        self._offer_plan(given)
        meetings.offer("Write the contribution…", "learningBring", self._on_bring)
        meetings.offer("On paper…", "learningBringPaper", self._on_contribution)
        self._offer_sheet(given)

    def _offer_screening(self, given: LearningDesk, seen: CaseSeen) -> None:
        card, screening = self.screening, given.screening
        over = screening if screening is not None and screening.ended is not None else None
        is_open = self._typed or (screening is not None and over is None)
        if over is not None and over.found == SUSPECTED and seen.case.last(*TOLD) is None:
            told, asked = (record_of(kind) for kind in TOLD)
            tell = "Tell the home authority…"
            card.offer(tell, "learningTell", lambda: self._take(told), first=True)
            card.offer("Ask for an assessment…", "learningAsk", lambda: self._take(asked))
        words = "Screen again…" if over else "Screen now…"
        words = "Carry on screening…" if is_open else words
        is_first = is_open or over is None
        card.offer(words, "learningScreen", self._on_screen, first=is_first)
        card.offer("On paper…", "learningScreenPaper", lambda: self._paper(SCREENING))
        if over is not None:
            mark = over.round
            card.offer("What was found…", "learningFound", lambda: self._paper(SCREENING, mark))

    def _offer_plan(self, given: LearningDesk) -> None:
        card, is_new = self.goals, not given.has_plan
        if not given.is_writing:
            words = "Begin it from the screening…" if is_new else "Begin the next…"
            card.offer(words, "learningBegin", self._on_begin, first=is_new)
        else:
            card.offer("Write it", "learningWrite", lambda: self._go_to_plan(PLAN), first=True)
        if given.has_plan:
            card.offer("Meeting…", "learningMeeting", self._on_meeting)
            card.offer("On paper…", "learningMeetingPaper", lambda: self._paper(MEETING_SHEET))

    def _offer_sheet(self, given: LearningDesk) -> None:
        card, sheet = self.sheet, given.sheet
        if sheet is None:
            card.offer("Begin it", "learningSheetBegin", self._on_begin_sheet, first=True)
            return
        card.offer("Write it", "learningSheetWrite", lambda: self._go_to_plan(STRATEGIES))
        if sheet.may_leave:
            card.offer("Look, print…", "learningSheetPrint", self._on_sheet, first=True)

    def _open_step(self) -> None:
        if self._step is None or self.given is None or self.seen is None:
            return
        step, self._step = self._step, None
        forms: dict[str, Callable[[], object]] = {
            ENDED: self._on_screen,
            MEETING: self._on_meeting,
            CONTRIBUTION: self._on_bring,
            STARTED: self._on_begin if self.given.screening else self._on_screen,
        }
        for kind in step.kinds:
            if kind in forms:
                forms[kind]()
                return

    # What the buttons do

    def _on_screen(self) -> None:
        if self.seen is not None and self.given is not None and self.given.form is not None:
            ScreeningSheet(self.desk, self.seen, self.given, self.window()).open()

    def _on_begin(self) -> None:
        if self.seen is not None and self.given is not None and not self.given.is_writing:
            sheet = BeginPlanSheet(self.desk, self.seen, self.given, self.window())
            sheet.recorded.connect(lambda _: self._go_to_plan(PLAN))
            sheet.open()

    def _on_meeting(self) -> None:
        if self.seen is not None and self.given is not None:
            LearningMeetingSheet(self.desk, self.seen, self.given, self.window()).open()

    def _on_end(self, one: Standing) -> None:
        self._take(record_of(arrangements.ENDED, arrangement=one.what))

    def _on_begin_sheet(self) -> None:
        command = StartPlan(self.number, STRATEGIES)
        self.desk.do(plans.start_plan, command, asker=self, then=self._on_sheet_begun)

    def _on_sheet_begun(self, done: Done) -> None:
        del done
        self._go_to_plan(STRATEGIES)

    def _on_sheet(self) -> None:
        sheet = self.given.sheet if self.given else None
        if sheet is not None:
            wanted = Wanted("ehc_plan", self.number, sheet.version, series=STRATEGIES)
            show_paper(self, self.desk, wanted)

    def _on_bring(self) -> None:
        """The form of the entry, with what is known of learning put in."""
        given = self.given.contribution if self.given else {}
        self._take(NextStep("Contribution", Way.RECORD, (CONTRIBUTION,), given=given))

    def _on_contribution(self) -> None:
        show_paper(self, self.desk, Wanted(ENTRY, self.number, about=CONTRIBUTION))

    def _paper(self, paper: str, which: str = "") -> None:
        show_paper(self, self.desk, Wanted(paper, self.number, which))

    def _go_to_plan(self, series: str) -> None:
        given = {"what": PLAN_PART, "series": series}
        self._take(NextStep(PLAN_PART, Way.PART, given=given))

    def _take(self, step: NextStep) -> None:
        self.stepped.emit(step)

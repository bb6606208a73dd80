"""The request, the decision on it, and the advice: asked for, owed, in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from caseworker.casework.records import DocumentId
from caseworker.domain.assessment import AdviceAsked, advice_asked
from caseworker.domain.case import CaseNumber
from caseworker.domain.due import Due, DueState
from caseworker.domain.law import event_kinds
from caseworker.ui import theme
from caseworker.ui.case.ask_advice import AskAdviceSheet
from caseworker.ui.case.because import Because
from caseworker.ui.case.next_step import Way, next_step
from caseworker.ui.case.owed import tone_of
from caseworker.ui.case.record_advice import RecordAdviceSheet
from caseworker.ui.case.seen import REQUEST, CaseSeen
from caseworker.ui.case.steps import because_of, short
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import dropped
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Pill,
    Rule,
    Words,
    named,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import short_day
from caseworker.ui.reading import view_document

MILESTONES = (
    *REQUEST,
    "views_gathered",
    "considering_notified",
    "decided_to_assess",
    "refused_to_assess",
    "decided_to_issue",
    "refused_to_issue",
    "reassessment_requested",
    "reassessment_withdrawn",
    "reassessment_agreed",
    "reassessment_refused",
    "reassessed_plan_kept",
)


class AssessmentTab(ScrollTab):
    """Everything between a request and the decision to issue a plan."""

    title = "Assessment"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._road = Card("Request and decisions", name="requestCard", gap=4)
        self._road_lines = QVBoxLayout()
        self._road.body.addLayout(self._road_lines)
        self._advice = Card(name="adviceCard", gap=4)
        top = row(12)
        self._title = Words("Advice", "heading", name="adviceTitle")
        self.ask = secondary("Ask for advice…", "askForAdvice", icon=Icon.PLUS)
        self.ask.clicked.connect(self._on_ask)
        top.addWidget(self._title, 1)
        top.addWidget(self.ask)
        self._advice.body.addLayout(top)
        self._advice_lines = QVBoxLayout()
        self._advice_lines.setSpacing(0)
        self._advice.body.addLayout(self._advice_lines)
        self.body.addWidget(self._road)
        self.body.addWidget(self._advice)
        self.body.addStretch(1)

    def begin(self, way: Way) -> None:
        """Open the sheet that this tab was wanted for."""
        if self.seen is None:
            return
        if way is Way.ASK_ADVICE:
            self._on_ask()
        else:
            RecordAdviceSheet(self.desk, self.seen, self.window()).open()

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self._show_road(seen)
        asked = advice_asked(seen.case)
        came = sum(1 for one in asked if one.answer)
        self._title.setText(f"Advice: {came} of {len(asked)} in" if asked else "Advice")
        self.ask.setEnabled(seen.case.may(event_kinds()["advice_requested"], event_kinds()))
        emptied(self._advice_lines)
        if not asked:
            self._advice_lines.addWidget(_nobody(can_ask=self.ask.isEnabled()))
        for at, one in enumerate(asked):
            line = AdviceLine(at, seen, one)
            line.recorded.connect(self._on_record)
            line.chased.connect(self._on_chase)
            line.opened.connect(self._on_open)
            self._advice_lines.addWidget(line)
            self._advice_lines.addWidget(Rule())

    def _show_road(self, seen: CaseSeen) -> None:
        emptied(self._road_lines)
        found = seen.case.all_of(*MILESTONES)
        for event in found:
            kind = event_kinds()[event.kind]
            line = row(14)
            day = Words(short_day(event.sent or event.day, seen.today), "strong")
            day.setMinimumWidth(day.fontMetrics().horizontalAdvance("Wed 30 Sep 2026") + 8)
            line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
            told = QVBoxLayout()
            told.setSpacing(0)
            said = kind.said(event.facts).replace("..", ".")
            told.addWidget(Words(said, wrap=True))
            told.addWidget(Words(kind.source, "small", wrap=True))
            line.addLayout(told, 1)
            self._road_lines.addLayout(line)
        if not found:
            words = "No request has been recorded. The clock starts with the day it was received."
            self._road_lines.addWidget(Words(words, "soft", wrap=True, name="noRequest"))
        step = next_step(seen)
        if step.way is Way.RECORD and set(step.kinds) & set(MILESTONES):
            button = primary(f"{step.words}…", "assessmentNext")
            button.clicked.connect(lambda: self.stepped.emit(step))
            self._road_lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _on_ask(self) -> None:
        if self.seen is not None:
            AskAdviceSheet(self.desk, self.seen, self.window()).open()

    def _on_record(self, one: AdviceAsked, file: object) -> None:
        if self.seen is not None:
            path = file if isinstance(file, Path) else None
            RecordAdviceSheet(self.desk, self.seen, self.window(), one, path).open()

    def _on_chase(self, one: AdviceAsked) -> None:
        if self.seen is not None:
            given = {"adviser": one.adviser, "request": str(one.request.id)}
            EntrySheet(
                self.desk, ("advice_reminded",), self.seen.around, self.window(), given=given
            ).open()

    def _on_open(self, document: str) -> None:
        found = [one for one in self.seen.documents if one.id == document] if self.seen else []
        if found:
            view_document(self.desk, found[0], self.window())


class AdviceLine(QFrame):
    """One adviser who was asked. A file dropped on it is their advice.

    Signals:
        recorded: their advice is to be recorded; carries the AdviceAsked, and the file if one
            was dropped.
        chased: they are to be reminded; carries the AdviceAsked.
        opened: their document is to be read; carries its id.
    """

    recorded = Signal(object, object)
    chased = Signal(object)
    opened = Signal(str)

    def __init__(
        self, at: int, seen: CaseSeen, one: AdviceAsked, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._one = one
        named(self, f"advice{at}", f"{one.adviser}: {one.kind}")
        self.setAcceptDrops(one.answer is None)
        due = next((due for due in seen.dues if due.started_by == one.request.id), None)
        line = row(14, self)
        line.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addWidget(Words(one.adviser, "strong", wrap=True))
        asked = f"Asked {short(one.request.sent or one.request.day, seen.today)}"
        enclosed = one.request.facts.get("enclosed")
        parts = [one.kind, asked, f"enclosed: {enclosed}" if enclosed else ""]
        reminders = [
            event
            for event in seen.case.all_of("advice_reminded")
            if event.facts.get("adviser") == one.adviser and event.day >= one.request.day
        ]
        if reminders:
            parts.append(f"chased {short(reminders[-1].day, seen.today)}")
        who.addWidget(Words("  ·  ".join(part for part in parts if part), "small", wrap=True))
        who.addStretch(1)  # beside a tall row of buttons the words stay together
        line.addLayout(who, 1)
        state = Flow()
        self._show_state(state, seen, due)
        line.addWidget(state, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := dropped(event):
            event.acceptProposedAction()
            self.recorded.emit(self._one, path)

    def _show_state(self, state: Flow, seen: CaseSeen, due: Due | None) -> None:
        name = self.objectName()
        answer = self._one.answer
        if answer is not None:
            words = event_kinds()[answer.kind].title
            if answer.kind == "advice_received":
                words = f"In {short(answer.day, seen.today)}"
            state.addWidget(Pill(words, Tone.GREEN))
            if document := answer.facts.get("document"):
                button = quiet("Read it", f"{name}Read", icon=Icon.EYE)
                button.setAccessibleName(f"Read the advice of {self._one.adviser}")
                button.clicked.connect(lambda: self.opened.emit(DocumentId(document)))
                state.addWidget(button)
            return
        is_over = due is not None and due.state is DueState.NONE
        if due is not None and (is_over or due.by is not None):
            state.addWidget(_standing(due, seen.today))
            because = quiet("because…", f"{name}Because")
            because.setProperty("kind", "because")
            because.clicked.connect(
                lambda: Because(due.duty, because_of(due), due.caution, self.window()).open_under(
                    because
                )
            )
            state.addWidget(because)
        record = secondary("Record advice…", f"{name}Record")
        record.setAccessibleName(f"Record the advice of {self._one.adviser}")
        record.clicked.connect(lambda: self.recorded.emit(self._one, None))
        state.addWidget(record)
        if is_over:
            return
        chase = quiet("Chase…", f"{name}Chase")
        chase.setAccessibleName(f"Chase {self._one.adviser}")
        chase.clicked.connect(lambda: self.chased.emit(self._one))
        state.addWidget(chase)


def _standing(due: Due, today: date) -> Pill:
    """When the advice is due, and how late it is; or that nobody owes it any more."""
    if due.state is DueState.NONE or due.by is None:
        return Pill("No longer owed", Tone.PLAIN)
    late = f", {due.late_words}" if due.late_words else ""
    return Pill(f"Due {short(due.by, today)}{late}", tone_of(due, today))


def _nobody(*, can_ask: bool) -> QWidget:
    words = (
        "Everyone whom regulation 6 names for this child or young person is offered."
        if can_ask
        else "Advice is asked for once the authority is deciding or has decided to assess."
    )
    return EmptyState(Icon.PERSON, "Nobody has been asked yet", words, name="adviceEmpty")

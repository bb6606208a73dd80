"""The first thing to see of a case: what to do next, what is owed, what happened last."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework.records import HistoryLine
from caseworker.domain.case import CaseNumber
from caseworker.domain.deciding import by_decision, to_confirm
from caseworker.domain.due import Due
from caseworker.domain.people import who_decides
from caseworker.ui.case.exhibit import ExhibitCard
from caseworker.ui.case.kept_until import KeptCard
from caseworker.ui.case.move_card import MoveCard
from caseworker.ui.case.next_step import NextStep, Way, next_step, record_of
from caseworker.ui.case.owed import due_words, line_step
from caseworker.ui.case.reception_card import ReceptionCard
from caseworker.ui.case.rules import RulesCard
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Words,
    column,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.due_line import DueLine
from caseworker.ui.whose.tasks_card import TasksCard

LATEST = 5
LONGEST = 150
QUICK = ("contact_made", "views_gathered", "capacity_judged")


class OverviewTab(ScrollTab):
    """What a case asks of us today."""

    title = "Overview"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._reception = ReceptionCard(only_fresh=True)
        self._reception.stepped.connect(self.stepped)
        self.body.addWidget(self._reception)
        self._moves = MoveCard()
        self._moves.stepped.connect(self.stepped)
        self._moves.opened.connect(lambda: self.stepped.emit(NextStep("", Way.CHECKLIST)))
        self.body.addWidget(self._moves)
        columns = Columns()
        self._next = Card(tone=Tone.ACCENT, name="nextStep")
        self._owed = Card("What is owed", name="owed", margin=14, gap=4)
        self._owed_lines = QVBoxLayout()
        self._owed_lines.setSpacing(0)
        self._owed.body.addLayout(self._owed_lines)
        self._rules = RulesCard()
        columns.put_left(self._next)
        columns.put_left(self._rules)
        columns.put_left(self._owed)
        self._decides = Card("Who decides", name="decides", gap=6)
        self._decides_lines = QVBoxLayout()
        self._decides.body.addLayout(self._decides_lines)
        self._lately = Card("What happened last", name="lately", gap=6)
        self._lately_lines = QVBoxLayout()
        self._lately.body.addLayout(self._lately_lines)
        self.tasks = TasksCard(desk, "Tasks on this case", number)
        self.tasks.said.connect(self.said)
        columns.put_right(self._decides)
        columns.put_right(self.tasks)
        columns.put_right(self._lately)
        self._kept = KeptCard(desk)
        self._kept.stepped.connect(self.stepped)
        columns.put_right(self._kept)
        self.body.addWidget(columns)
        self._exhibit = ExhibitCard(desk, number)
        self.body.addWidget(self._exhibit)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.tasks.about(seen.case.person.name)
        self._moves.show_case(seen)
        self._reception.show_case(seen)
        self._show_next(next_step(seen))
        self._rules.show_case(seen)
        emptied(self._owed_lines)
        if not seen.open_dues:
            words = "Nothing is owed on this case by law or policy as things stand."
            self._owed_lines.addWidget(Words(words, "soft", wrap=True, name="nothingOwed"))
        for at, due in enumerate(seen.open_dues):
            line = DueLine(due_words(seen, due), at)
            line.opened.connect(self._on_due)
            self._owed_lines.addWidget(line)
        self._show_decides(seen)
        self._exhibit.show_case(seen)
        self._kept.show_case(seen)
        emptied(self._lately_lines)
        for one in seen.history[:LATEST]:
            self._lately_lines.addWidget(_line(one))
        if not seen.history:
            self._lately_lines.addWidget(Words("Nothing has been recorded yet.", "soft", wrap=True))

    def _show_next(self, step: NextStep) -> None:
        held = self._next.findChild(QPushButton, "doNext")
        had_focus = isinstance(held, QPushButton) and held.hasFocus()
        emptied(self._next.body)
        self._next.body.addWidget(Words("Next", "small"))
        self._next.body.addWidget(Words(step.words, "heading", wrap=True, name="nextWords"))
        if step.why:
            self._next.body.addWidget(Words(step.why, "soft", wrap=True))
        button = primary(f"{step.words}…", "doNext")
        button.clicked.connect(lambda: self.stepped.emit(step))
        quick = Flow()
        quick.addWidget(button)
        for kind in QUICK:
            also = record_of(kind)
            other = secondary(also.words, f"quick_{kind}")
            other.clicked.connect(lambda _=False, also=also: self.stepped.emit(also))
            quick.addWidget(other)
        self._next.body.addWidget(quick)
        if had_focus:
            button.setFocus()

    def _show_decides(self, seen: CaseSeen) -> None:
        emptied(self._decides_lines)
        person = seen.case.person
        decides = who_decides(person, seen.today, "", seen.case.capacities)
        who = Words(decides.who, "strong", wrap=True, name="decidesWho")
        who.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._decides_lines.addWidget(who)
        self._decides_lines.addWidget(Words(decides.why, "soft", wrap=True))
        self._decides_lines.addWidget(Words(decides.source, "small", wrap=True))
        for judged, by in by_decision(seen.case, seen.today):
            words = f"{judged.outcome}: {judged.judged_on:%d/%m/%Y}, {judged.judged_by}"
            self._decides_lines.addWidget(
                Words(f"{judged.decision}: {by.who}", "strong", wrap=True)
            )
            self._decides_lines.addWidget(Words(words, "soft", wrap=True))
        if change := to_confirm(seen.case, seen.today):
            words = (
                f"From {change.since:%d/%m/%Y} the law lets {change.now} decide. "
                f"Until {change.since - timedelta(days=1):%d/%m/%Y} it was {change.before}. "
                "Tell them, and confirm it."
            )
            tone = Tone.AMBER
            self._decides_lines.addWidget(Words(words, wrap=True, tone=tone, name="decidesAnew"))
            confirm = secondary("Confirm who decides…", "confirmDecides")
            step = record_of("decider_confirmed", person=change.now)
            confirm.clicked.connect(lambda: self.stepped.emit(step))
            line = Flow()
            line.addWidget(confirm)
            self._decides_lines.addWidget(line)

    def _on_due(self, due: Due) -> None:
        step = line_step(self.seen, due) if self.seen else None
        if step is not None:
            self.stepped.emit(step)


def _line(one: HistoryLine) -> QWidget:
    ground = named(QWidget(), "latelyLine", f"{one.words} {one.when:%d/%m/%Y}, {one.officer_name}")
    body = column(ground, 0, 1)
    words = one.words
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]}…"
    body.addWidget(Words(words, wrap=True))
    body.addWidget(Words(f"{one.when:%d/%m/%Y %H:%M}  ·  {one.officer_name}", "small"))
    return ground

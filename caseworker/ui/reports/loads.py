"""Loads of officers: how much each has, and behind each line the cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseworker.casework.loads import Load, Loads, count_loads, is_away, load_words, loads_wanted
from caseworker.casework.records import CaseSummary, OpenDue
from caseworker.domain.case import CaseNumber
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import EmptyState, Flow, Words, column, quiet, secondary
from caseworker.ui.parts.typed_day import how_long, short_day
from caseworker.ui.parts.words import whole
from caseworker.ui.reports.plain_table import Col, PeopleTable
from caseworker.ui.reports.view import ReportView
from caseworker.ui.whose.cover_sheet import CoverSheet, cover_in_short
from caseworker.ui.whose.hand_over_sheet import HandOverSheet
from caseworker.ui.whose.people import name_of

LEAST: Final = 320  # px at 100% text
NOTHING: Final = "Once there are open cases, how many each officer has stands here."


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A line of the table: ``case`` is what it opens, here the officer."""

    case: str
    name: str
    load: Load
    cover: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case of one officer."""

    case: CaseNumber
    name: str
    stage: str
    due: OpenDue | None


def _red(many: int) -> Tone:
    return Tone.RED if many else Tone.PLAIN


def _by(one: CaseRow, today: date) -> str:
    if one.due is None or one.due.by is None:
        return ""
    return f"{short_day(one.due.by, today)}, {how_long(one.due.by, today)}"


def _by_tone(one: CaseRow, today: date) -> Tone:
    return _red(bool(one.due and one.due.by and one.due.by < today))


def _first(one: CaseRow) -> date:
    return one.due.by if one.due and one.due.by else date.max


def _stages(one: LoadRow, today: date) -> str:
    """How many at each stage; a number is not parted from its stage where the words go on."""
    del today
    return ", ".join(map(whole, load_words(one.load.by_stage).split(", ")))


LOADS: Final = (
    Col("Officer", 150, lambda one, _: one.name, lambda one: one.name.casefold(), 0),
    Col("Cases", 70, lambda one, _: str(len(one.load.cases)), lambda one: -len(one.load.cases), 1),
    Col("Overdue", 84, lambda one, _: str(one.load.overdue), lambda one: -one.load.overdue, 2,
        lambda one, _: _red(one.load.overdue)),
    Col("In 28 days", 96, lambda one, _: str(one.load.due_soon),
        lambda one: -one.load.due_soon, 3),
    Col("To write", 84, lambda one, _: str(one.load.to_write), lambda one: -one.load.to_write, 5),
    Col("Reviews", 84, lambda one, _: str(one.load.reviews), lambda one: -one.load.reviews, 4),
    Col("Tasks", 70, lambda one, _: str(one.load.tasks), lambda one: -one.load.tasks, 6),
    Col("By stage", 180, _stages, lambda one: one.name, 7),
    Col("Cover", 260, lambda one, _: one.cover, lambda one: (not one.cover, one.name), 8,
        lambda one, today: Tone.AMBER if is_away(one.load, today) else Tone.PLAIN),
)  # fmt: skip
CASES: Final = (
    Col("Name", 180, lambda one, _: one.name, lambda one: one.name.casefold(), 0),
    Col("Case", 100, lambda one, _: str(one.case), lambda one: one.case, 3),
    Col("Stage", 160, lambda one, _: one.stage, lambda one: one.stage, 2),
    Col("Next", 230, lambda one, _: one.due.duty if one.due else "", _first, 4),
    Col("By", 170, _by, _first, 1, _by_tone),
)


class LoadsView(ReportView):
    """The table; each line shows the cases of its officer, each of these opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "loads", count_loads, parent)
        self._found: Loads | None = None
        self._who = ""
        self.table = PeopleTable(LOADS, 1, "loadsTable", "Loads of officers")
        self.cases = PeopleTable(CASES, 4, "loadCases", "Cases of one officer")
        self.put(EmptyState(Icon.CASES, "No open case", NOTHING, name="loadsEmpty"), self._work())
        self.table.opened.connect(self._on_officer)
        self.cases.opened.connect(lambda number: self.opened.emit(number, ""))

    def show_counted(self, counted: Loads) -> bool:
        self._found = counted
        if not counted.loads:
            return False
        rows = [
            LoadRow(str(one.officer), name_of(self.desk, one.officer), one, self._cover(one))
            for one in counted.loads
        ]
        self.table.show_people(rows, counted.on)
        if self._who:
            self._on_officer(self._who)
        self._say()
        return True

    def to_print(self) -> None:
        """The table on paper; its figures can be saved from there."""
        if self._found is not None:
            names = {one.officer: name_of(self.desk, one.officer) for one in self._found.loads}
            wanted = loads_wanted(self._found, names, self.desk.officer.name)
            show_paper(self, self.desk, wanted)

    def _work(self) -> QWidget:
        page = QWidget()
        body = column(page, 0, 10)
        tools = Flow(across=10, down=8)
        self._back = quiet("All officers", "loadsBack", icon=Icon.CHEVRON_LEFT)
        hand = secondary("Hand over cases…", "loadsHandOver")
        cover = secondary("Leave and cover…", "loadsCover")
        for tool in (self._back, hand, cover):
            tools.addWidget(tool)
        self._said = Words("", "soft", wrap=True, name="loadsSaid")
        self._stack = QStackedWidget()
        for table in (self.table, self.cases):
            table.setMinimumHeight(theme.px(LEAST))
            self._stack.addWidget(table)
        for part in (tools, self._said):
            body.addWidget(part)
        body.addWidget(self._stack, 1)
        self._back.clicked.connect(self._on_back)
        hand.clicked.connect(self._on_hand_over)
        cover.clicked.connect(lambda: CoverSheet(self.desk, self.window()).open())
        return page

    def _cover(self, one: Load) -> str:
        return "; ".join(cover_in_short(self.desk, each, one.officer) for each in one.cover)

    def _say(self) -> None:
        found = self._found
        self._back.setVisible(bool(self._who))
        self._stack.setCurrentIndex(1 if self._who else 0)
        if found is None:
            return
        if self._who:
            name = name_of(self.desk, OfficerId(self._who))
            self._said.setText(f"Open cases of {name}: Enter opens one.")
        else:
            words = f"Reviews are those due by the end of the {found.term}. Enter shows the cases."
            self._said.setText(words)

    @Slot(str)
    def _on_officer(self, who: str) -> None:
        loads = self._found.loads if self._found else ()
        one = next((one for one in loads if one.officer == who), None)
        self._who = who if one is not None else ""
        if one is not None and self._found is not None:
            self.cases.show_people([_row(each) for each in one.cases], self._found.on)
            self.cases.setFocus()
        self._say()

    @Slot()
    def _on_back(self) -> None:
        self._who = ""
        self._say()
        self.table.setFocus()

    @Slot()
    def _on_hand_over(self) -> None:
        mine = self.desk.officer.id
        giver = OfficerId(self._who) if self._who and self.desk.may(Right.SHARE_WORK) else mine
        sheet = HandOverSheet(self.desk, self.window(), giver)
        sheet.said.connect(self.said)
        sheet.open()


def _row(case: CaseSummary) -> CaseRow:
    ours = [due for due in case.dues if due.ours and due.by is not None]
    due = min(ours, key=lambda one: one.by or date.max, default=None)
    return CaseRow(case.number, case.name, case.stands, due)

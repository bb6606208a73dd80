"""Reports: how well each time limit was kept, counted from what is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from caseworker.casework.office import Done, Touched
from caseworker.casework.reports import Counted, limits_by_instrument, rows_of
from caseworker.casework.strongroom import SignIn
from caseworker.domain.case import OfficerId
from caseworker.domain.law import the_law
from caseworker.domain.report import Report, report
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.page import Page
from caseworker.ui.papers import show_report
from caseworker.ui.parts import (
    Card,
    EmptyState,
    PageTitle,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.reports.counting import Counting
from caseworker.ui.reports.detail import Detail
from caseworker.ui.reports.filters import Filters
from caseworker.ui.reports.limits import LimitsList, limits_box

_TWO_COLUMNS: Final = 980  # px at 100% text
_SIDE: Final = 320
_COUNTING, _NOTHING, _STOPPED, _HERE = range(4)
_CONCERNS: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PERSON})


class ReportsPage(Page):
    """Every limit with its figure; one of them in full. Counts again when something changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "reportsPage", "Reports")
        self._desk = desk
        self._counted: Counted | None = None
        self._report: Report | None = None
        self._officers: dict[OfficerId, str] = {}
        self._limit = ""
        self._is_stale = True
        self._groups = limits_by_instrument()
        self._counting = Counting(desk, self)
        self._title = PageTitle("Reports")
        self._print = self._title.add(secondary("Print or save", "printReport", icon=Icon.PRINT))
        self._page = ScrollPage("reportScroll")
        self._page.body.setContentsMargins(theme.px(28), theme.px(4), theme.px(28), theme.px(28))
        column(self, 0, 0).addWidget(self._page)
        self._page.body.addWidget(self._title)
        self._detail = Detail()
        self._faces = (self._waiting(), self._nothing(), self._halted(), self._work())
        for face in self._faces:
            self._page.body.addWidget(face, 1)
        self._face(_COUNTING)
        self._print.hide()
        self._connect()

    def look(self) -> None:
        """Count every clock anew."""
        self._is_stale = False
        self._print.hide()
        self._bar.setRange(0, 0)
        self._far.setText("Reading the cases…")
        self._face(_COUNTING)
        self._counting.begin()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._is_stale and not self._counting.is_under_way:
            self._desk.store(self, lambda store: store.officers(), self._on_officers)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    # What it is made of

    def _waiting(self) -> QWidget:
        page = QWidget()
        self._far = Words("", "soft", name="reportFar")
        self._bar = named(QProgressBar(), "reportProgress", "Reading the cases")
        self._bar.setTextVisible(False)
        self._stop = secondary("Stop", "reportStop")
        body = column(page, 0, 12)
        for part in (self._far, self._bar):
            body.addWidget(part)
        body.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        return page

    def _nothing(self) -> QWidget:
        new = primary("New case", "reportsNewCase", icon=Icon.PLUS)
        new.clicked.connect(lambda: self.wanted.emit("new_case"))
        return EmptyState(
            Icon.REPORTS,
            "Nothing to count yet",
            "As soon as a time limit runs on a case, it is counted here: in time, late or "
            "excused, by year and by home authority. Nothing has to be typed for it.",
            new,
            name="reportsEmpty",
        )

    def _halted(self) -> QWidget:
        self._again = primary("Count again", "reportAgain", icon=Icon.REPORTS)
        self._why = EmptyState(
            Icon.REPORTS,
            "The report is not counted",
            "It was stopped, or the records could not be read to the end. Half a count would "
            "be worse than none, so nothing is shown.",
            self._again,
            name="reportHalted",
        )
        return self._why

    def _work(self) -> QWidget:
        page = QWidget()
        body = column(page, 0, 14)
        self._filters = Filters()
        self._box = limits_box(self._groups)
        self._side = Card(name="limitsCard", margin=8, gap=0)
        self._list = LimitsList(self._groups)
        self._side.body.addWidget(self._list)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(14))
        self._columns.addWidget(self._side)
        self._columns.addWidget(self._detail, 1)
        body.addWidget(self._filters)
        body.addWidget(self._box)
        body.addLayout(self._columns, 1)
        return page

    def _connect(self) -> None:
        self._counting.moved.connect(self._on_moved)
        self._counting.counted.connect(self._on_counted)
        self._counting.stopped.connect(self._on_stopped)
        self._counting.refused.connect(self._on_stopped)
        self._stop.clicked.connect(self._counting.stop)
        self._again.clicked.connect(self.look)
        self._filters.changed.connect(self._show)
        self._list.chosen.connect(self._on_limit)
        self._box.activated.connect(lambda: self._on_limit(self._box.currentData()))
        self._detail.opened.connect(lambda number: self.opened.emit(number, ""))
        self._print.clicked.connect(self._on_print)
        self._desk.done.connect(self._on_done)

    def _face(self, shown: int) -> None:
        for at, face in enumerate(self._faces):
            face.setVisible(at == shown)

    def _arrange(self) -> None:
        is_wide = self.width() >= theme.px(_TWO_COLUMNS)
        self._side.setVisible(is_wide)
        self._box.setVisible(not is_wide)
        self._side.setFixedWidth(theme.px(_SIDE))

    # What is counted

    def _on_officers(self, officers: tuple[SignIn, ...]) -> None:
        self._officers = {each.id: each.name for each in officers}
        self.look()

    @Slot(int, int)
    def _on_moved(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        self._far.setText(f"{done:,} of {of:,} cases read")

    @Slot(object)
    def _on_counted(self, counted: Counted) -> None:
        self._counted = counted
        cases = "1 case" if counted.cases == 1 else f"{counted.cases:,} cases"
        self._title.beside.setText(f"{day_in_words(counted.on)} · {cases}")
        if not counted.clocks:
            self._face(_NOTHING)
            return
        self._filters.offer(counted, self._officers)
        if not self._limit:
            self._limit = self._busiest(counted)
        self._face(_HERE)
        self._print.show()
        self._show()

    @Slot()
    def _on_stopped(self) -> None:
        self._is_stale = True
        self._face(_HERE if self._counted else _STOPPED)
        self._print.setVisible(self._counted is not None)

    @Slot()
    def _show(self) -> None:
        """Count from the clocks that are in memory: at once, whatever is chosen."""
        if self._counted is None:
            return
        choice = self._filters.choice(self._limit)
        last_year = replace(choice, first=choice.last)
        figures = last_year.every_limit(self._counted.clocks)
        self._list.show_figures(figures, last_year.span)
        self._show_limit()

    def _show_limit(self) -> None:
        if self._counted is None:
            return
        choice = self._filters.choice(self._limit)
        self._list.go_to(self._limit)
        self._box.setCurrentIndex(self._box.findData(self._limit))
        self._report = report(
            choice,
            self._counted.of(self._limit),
            rows_of(choice.limit),
            the_law(),
            self._counted.on,
            self._filters.narrowed,
        )
        self._detail.show_report(self._report, self._counted)

    @staticmethod
    def _busiest(counted: Counted) -> str:
        """The limit that fell due most often: as good a place to begin as any."""
        known = [clock.limit for clock in counted.clocks if clock.by and clock.by < counted.on]
        known = known or [clock.limit for clock in counted.clocks]
        return max(dict.fromkeys(known), key=known.count)

    @Slot(str)
    def _on_limit(self, limit: str) -> None:
        if limit != self._limit:
            self._limit = limit
            self._show_limit()

    @Slot()
    def _on_print(self) -> None:
        if self._report is not None:
            show_report(self, self._desk, self._report)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.touched & _CONCERNS:
            self._is_stale = True
            if self.isVisible():
                self.look()

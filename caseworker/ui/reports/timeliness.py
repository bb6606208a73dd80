"""How well each time limit was kept: every limit with its figure, one of them in full."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.casework.reports import Counted, count_clocks, limits_by_instrument, rows_of
from caseworker.domain.law import the_law
from caseworker.domain.report import Report, report
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers import show_report
from caseworker.ui.parts import Card, EmptyState, column, primary
from caseworker.ui.reports.detail import Detail
from caseworker.ui.reports.filters import Filters
from caseworker.ui.reports.limits import LimitsList, limits_box
from caseworker.ui.reports.view import ReportView

_TWO_COLUMNS: Final = 924  # px at 100% text
_SIDE: Final = 320


class TimelinessView(ReportView):
    """Shows the limits, narrowed, and the report on the one that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "report", count_clocks, parent)
        self._clocks: Counted | None = None
        self._report: Report | None = None
        self._limit = ""
        self._groups = limits_by_instrument()
        self._detail = Detail()
        self.put(self._nothing(), self._work())
        self._filters.changed.connect(self._show)
        self._list.chosen.connect(self._on_limit)
        self._box.activated.connect(lambda: self._on_limit(self._box.currentData()))
        self._detail.opened.connect(self.opened)

    def to_print(self) -> None:
        if self._report is not None:
            show_report(self, self.desk, self._report)

    def show_counted(self, counted: Counted) -> bool:
        self._clocks = counted
        if not counted.clocks:
            return False
        self._filters.offer(counted, self.officers)
        if not self._limit:
            self._limit = self._busiest(counted)
        self._show()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(_TWO_COLUMNS)
        self._side.setVisible(is_wide)
        self._box.setVisible(not is_wide)
        self._side.setFixedWidth(theme.px(_SIDE))

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

    def _work(self) -> QWidget:
        page = QWidget()
        body = column(page, 0, 14)
        self._filters = Filters()
        self._box = limits_box(self._groups)
        self._side = Card(name="limitsCard", margin=8, gap=0)
        self._list = LimitsList(self._groups)
        self._side.body.addWidget(self._list)
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(theme.px(14))
        columns.addWidget(self._side)
        columns.addWidget(self._detail, 1)
        body.addWidget(self._filters)
        body.addWidget(self._box)
        body.addLayout(columns, 1)
        return page

    @Slot()
    def _show(self) -> None:
        """Count from the clocks that are in memory: at once, whatever is chosen."""
        if self._clocks is None:
            return
        choice = self._filters.choice(self._limit)
        last_year = replace(choice, first=choice.last)
        figures = last_year.every_limit(self._clocks.clocks)
        self._list.show_figures(figures, last_year.span)
        self._show_limit()

    def _show_limit(self) -> None:
        if self._clocks is None:
            return
        choice = self._filters.choice(self._limit)
        self._list.go_to(self._limit)
        self._box.setCurrentIndex(self._box.findData(self._limit))
        self._report = report(
            choice,
            self._clocks.of(self._limit),
            rows_of(choice.limit),
            the_law(),
            self._clocks.on,
            self._filters.narrowed,
        )
        self._detail.show_report(self._report, self._clocks)

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

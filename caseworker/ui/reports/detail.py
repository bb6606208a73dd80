"""One limit in full: its figure, the chart, the tables, what is counted and what to mind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from caseworker.casework.reports import Counted, behind
from caseworker.domain.report import ALL, Report
from caseworker.domain.timeliness import Clock, Line, Outcome
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, row
from caseworker.ui.parts.stacked import Part, Stack, StackedBars
from caseworker.ui.reports.behind import Behind
from caseworker.ui.reports.figures_table import FiguresTable

PARTS: Final = (
    Part(Outcome.IN_TIME.value, "accent", "solid"),
    Part(Outcome.LATE.value, "amber_ink", "slanted"),
    Part(Outcome.OVERDUE.value, "red_ink", "crossed"),
    Part(Outcome.EXCUSED.value, "blue_ink", "dotted"),
)
STACKED: Final = (Outcome.IN_TIME, Outcome.LATE, Outcome.OVERDUE, Outcome.EXCUSED)
LARGE: Final = 1.25
YEAR, AUTHORITY = "Year it fell due", "Home authority"


class Detail(Card):
    """Shows one Report.

    Signals:
        opened: a case is wanted; carries its number, and what it is wanted for.
    """

    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="reportDetail", margin=20, gap=10, parent=parent)
        self._counted: Counted | None = None
        self._report: Report | None = None
        self._duty = Words("", "heading", wrap=True, name="reportDuty")
        self._source = Words("", "soft", wrap=True, name="reportSource")
        self._share = Words("–", "figure", name="reportShare")
        self._said = Words("", "body", wrap=True, name="reportSaid")
        self._minding = Card(tone=Tone.AMBER, name="reportCaveats", margin=12, gap=4)
        self._minding.setAccessibleName("Read this beside the figures")
        self._chart = StackedBars("reportChart", PARTS)
        self._years = FiguresTable("yearsTable", "By the year in which the limit fell due", YEAR)
        self._homes = FiguresTable("authoritiesTable", "By home authority", AUTHORITY)
        self._behind = Behind()
        self._meaning = Card("What this counts", name="reportMeaning", margin=14, gap=6)
        figure = row(14)
        figure.addWidget(self._share, 0, Qt.AlignmentFlag.AlignVCenter)
        figure.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self._duty)
        self.body.addWidget(self._source)
        self.body.addLayout(figure)
        for part in (self._minding, self._chart, self._years, self._behind, self._homes):
            self.body.addWidget(part)
        self.body.addWidget(self._meaning)
        self.body.addStretch(1)
        self._behind.opened.connect(self.opened)
        self._behind.shut.connect(self._years.setFocus)
        self._years.asked.connect(self._on_year)
        self._homes.asked.connect(self._on_home)

    def show_report(self, report: Report, counted: Counted) -> None:
        self._report, self._counted = report, counted
        self._behind.hide()
        self._duty.setText(report.duty)
        self._source.setText(" · ".join((*report.sources, report.span, *report.narrowed)))
        self._share.setText(report.whole.per_cent)
        self._said.setText(report.sentence)
        self._chart.show_stacks(
            tuple(
                Stack(
                    line.words,
                    tuple(line.figure.of(outcome) for outcome in STACKED),
                    line.figure.per_cent,
                )
                for line in report.years
                if line.words != Outcome.NO_DAY.value
            ),
            f"{report.duty}, by year",
        )
        self._years.show_lines(report.years, _sum_of(report.years, report))
        self._homes.show_lines(report.authorities, _sum_of(report.authorities, report))
        self._homes.setVisible(bool(report.authorities))
        _empty(self._minding)
        _write(self._minding, report.caveats)
        _empty(self._meaning, keep=1)
        _put(self._meaning, labelled(report.definition))

    def _on_year(self, line: str, heard: str, outcomes: frozenset[Outcome]) -> None:
        self._look_behind(line, heard, outcomes, lambda clock: clock.year_words)

    def _on_home(self, line: str, heard: str, outcomes: frozenset[Outcome]) -> None:
        self._look_behind(line, heard, outcomes, lambda clock: clock.authority_words)

    def _look_behind(
        self, line: str, heard: str, outcomes: frozenset[Outcome], words: Callable[[Clock], str]
    ) -> None:
        if self._report is None or self._counted is None:
            return
        found = behind(
            clock
            for clock in self._report.choice.within(self._counted.of(self._report.choice.limit))
            if clock.outcome in outcomes and line in {ALL, words(clock)}
        )
        where = self._report.span if line == ALL else line
        self._behind.show_clocks(found, self._counted.names, f"{heard.lower()}, {where}")


def _write(card: Card, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        _put(card, Words(sentence, wrap=True))


def _put(card: Card, widget: QWidget) -> None:
    """Put it in and show it at once: left to itself, Qt shows the card empty for a moment."""
    card.body.addWidget(widget)
    widget.show()


def _empty(card: Card, keep: int = 0) -> None:
    """Take out what stands in the card, but for the first so many things."""
    while (item := card.body.takeAt(keep)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _sum_of(lines: tuple[Line, ...], report: Report) -> Line | None:
    return report.all_together if len(lines) > 1 else None


def labelled(facts: tuple[tuple[str, str], ...]) -> QWidget:
    """Each thing beside its label; under it where the type is large."""
    ground = QWidget()
    grid = QGridLayout(ground)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(6))
    is_large = theme.worn().text > LARGE
    for at, (label, words) in enumerate(facts):
        place = (2 * at + 1, 0) if is_large else (2 * at, 1)
        grid.addWidget(Words(label, "label"), 2 * at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(words, "body", wrap=True), *place)
    grid.setColumnStretch(0 if is_large else 1, 1)
    return ground

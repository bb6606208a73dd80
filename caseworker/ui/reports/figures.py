"""A report of figures: its chart, its table, the cases behind each number, what each counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.figures import Drawn, FiguresCounted, chart_of, count_figures
from caseworker.casework.named_lists import named_list
from caseworker.domain.figures.rows import FigureRow, figure_rows
from caseworker.domain.figures.table import ALL, Table, behind, month_words
from caseworker.domain.figures.tick import Tick
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_figures, show_paper
from caseworker.ui.parts import Card, EmptyState, Words, column, quiet, row
from caseworker.ui.parts.svg_picture import inks
from caseworker.ui.reports.behind import Behind, CaseBehind
from caseworker.ui.reports.chart import ReportChart
from caseworker.ui.reports.counts_table import Column, CountLine, CountsTable
from caseworker.ui.reports.detail import labelled
from caseworker.ui.reports.named_table import named_table
from caseworker.ui.reports.narrowing import Narrowing
from caseworker.ui.reports.view import ReportView

NOTHING: Final = (
    "There is nothing to count for it in the records yet. Nothing has to be typed for a report: "
    "it is counted from what is recorded of each case."
)


class FiguresView(ReportView):
    """Shows one report of ``figures.toml``, narrowed, by whatever its lines are to be."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, name, partial(count_figures, name), parent)
        self._row = figure_rows().report(name)
        self._name = name
        self._found: FiguresCounted | None = None
        self._table: Table | None = None
        self.put(self._nothing(), self._work())
        self._narrowing.changed.connect(self._show)
        self._counts.chosen.connect(self._on_number)
        self._behind.opened.connect(self.opened)
        self._behind.shut.connect(self._counts.setFocus)
        self._ask.toggled.connect(self._meaning.setVisible)
        self._list.clicked.connect(self._on_list)
        self._as_table.clicked.connect(self._on_table)

    def to_print(self) -> None:
        if self._table is not None:
            show_figures(self, self.desk, self._table)

    def show_counted(self, counted: FiguresCounted) -> bool:
        self._found = counted
        if not counted.ticks:
            return False
        self._narrowing.offer(counted, self.officers)
        self._show()
        return True

    # What it is made of

    def _nothing(self) -> QWidget:
        title = f"{self._row.title}: nothing to count yet"
        if none := self._row.none:
            title = f"{self._row.title}: nothing found"
            return EmptyState(Icon.CHECK, title, none, name=f"{self._name}Empty")
        return EmptyState(Icon.REPORTS, title, NOTHING, name=f"{self._name}Empty")

    def _work(self) -> QWidget:
        page = QWidget()
        body = column(page, 0, 14)
        self._narrowing = Narrowing(self._name)
        card = Card(name=f"{self._name}Card", margin=20, gap=10)
        head = row(10)
        head.addWidget(Words(self._row.lead, "body", wrap=True), 1)
        self._ask = quiet("What is counted?", f"{self._name}Ask", icon=Icon.INFO)
        self._ask.setCheckable(True)
        self._list = quiet("List with names…", f"{self._name}List", icon=Icon.PRINT)
        self._list.setVisible(self._row.listed)
        self._as_table = quiet("As a table…", f"{self._name}AsTable", icon=Icon.REPORTS)
        self._as_table.setToolTip("The same names, sorted and filtered by any column")
        self._as_table.setVisible(self._row.listed)
        head.addWidget(self._as_table, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignTop)
        self._meaning = self._definitions()
        self._chart = ReportChart(f"{self._name}Chart", f"Chart: {self._row.title}")
        self._counts = CountsTable(
            f"{self._name}Table", self._row.title, "", _columns(self._row.figures)
        )
        self._behind = Behind()
        self._behind.setObjectName(f"{self._name}Behind")
        card.body.addLayout(head)
        for part in (self._meaning, self._chart, self._counts, self._behind, self._minding()):
            card.body.addWidget(part)
        card.body.addStretch(1)
        body.addWidget(self._narrowing)
        body.addWidget(card, 1)
        return page

    def _definitions(self) -> Card:
        card = Card("What each figure counts", name=f"{self._name}Meaning", margin=14, gap=6)
        facts = tuple((one.title, f"{one.definition} ({one.source})") for one in self._row.figures)
        card.body.addWidget(labelled(facts))
        card.hide()
        return card

    def _minding(self) -> Card:
        card = Card(tone=Tone.AMBER, name=f"{self._name}Caveats", margin=12, gap=4)
        card.setAccessibleName("Read this beside the figures")
        for words in self._row.caveats:
            card.body.addWidget(Words(words, wrap=True))
        return card

    # What it shows

    @Slot()
    def _show(self) -> None:
        """Laid out from the ticks that are in memory: at once, whatever is chosen."""
        found = self._found
        if found is None:
            return
        narrowed = self._narrowing.narrowed
        shown = self._table = found.table(narrowed, self.officers, self._narrowing.words)
        self._behind.hide()
        self._counts.figures.show_lines(
            tuple(_lines(shown)),
            summed=len(shown.lines) > 1,
            first=shown.by,
        )
        self._counts.fit()
        self._chart.show_drawing(_drawer(shown))

    @Slot()
    def _on_list(self) -> None:
        """What is on the screen with the names to it: a paper for the office, looked at first."""
        if self._found is not None:
            narrowing, officer = self._narrowing, self.desk.officer.name
            wanted = named_list(
                self._found, narrowing.narrowed, self.officers, officer, narrowing.words
            )
            show_paper(self, self.desk, wanted)

    @Slot()
    def _on_table(self) -> None:
        """The same names as a register."""
        if self._found is not None:
            sheet = named_table(self.desk, self._found, self._narrowing.narrowed, self.window())
            sheet.opened.connect(lambda number: self.opened.emit(number, ""))
            sheet.open()

    @Slot(int, int)
    def _on_number(self, at: int, of: int) -> None:
        if self._found is None or self._table is None:
            return
        lines = (*self._table.lines, self._table.whole)
        narrowed, figure, title = self._narrowing.narrowed, self._row.figures[of], lines[at].title
        line_of = self._found.line_of(narrowed.by, self.officers)
        ticks = self._found.chosen(narrowed)
        if title != ALL:
            ticks = tuple(one for one in ticks if line_of(one) == title)
        cases = tuple(self._case(one) for one in behind(ticks, figure))
        where = "all together" if title == ALL else month_words(title)
        self._behind.show_cases(cases, f"{figure.title.lower()}, {where}")

    def _case(self, tick: Tick) -> CaseBehind:
        name = self._found.seen[tick.case].name if self._found else ""
        by = self._narrowing.narrowed.by
        about = (said for of, said in zip(self._row.groups, tick.groups, strict=True) if of != by)
        return CaseBehind(tick.case, name, " · ".join(about), tick.words, tick.step)


def figures_view(name: str) -> Callable[[Desk], FiguresView]:
    """What shows the report of this name."""
    return lambda desk: FiguresView(desk, name)


def _drawer(shown: Table) -> Callable[[float], Drawn | None]:
    return lambda wide: chart_of(shown, wide, inks(), theme.UI_FONT)


def _columns(figures: tuple[FigureRow, ...]) -> tuple[Column, ...]:
    return tuple(Column(_broken(one.short), one.title, one.definition) for one in figures)


def _broken(words: str) -> str:
    """In two lines where it is long, so that a narrow column holds it."""
    first, _, rest = words.partition(" ")
    return f"{first}\n{rest}" if rest else words


def _lines(table: Table) -> Iterator[CountLine]:
    whole = (table.whole,) if len(table.lines) > 1 else ()
    for line in (*table.lines, *whole):
        title = line.title if line.title == ALL else month_words(line.title)
        opens = tuple(bool(one.cases or one.whole) for one in line.cells)
        yield CountLine(title, tuple(table.words(line, at) for at in range(len(opens))), opens)

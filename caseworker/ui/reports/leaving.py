"""Who leaves: everybody with a day of release, a transfer or a move to the adult estate ahead."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.leaving_list import count_leaving, leaving_of, list_wanted
from caseworker.domain.leaving_list import LeaversNarrowed, Leaving
from caseworker.domain.leaving_rules import leaving_rules
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import EmptyState, Flow, Words, column, named, secondary
from caseworker.ui.reports.filters import EVERYBODY, fill_narrowing, narrowing
from caseworker.ui.reports.leavers_table import LeaversTable
from caseworker.ui.reports.view import ReportView

LEAST: Final = 320  # px at 100% text: a head and five rows
NOTHING: Final = (
    "Once a day of release, a transfer or a move to the adult estate is written down on a case, "
    "whoever leaves stands here: where they go, what education goes on, what is still to be done."
)


class LeavingView(ReportView):
    """The list, narrowed; each row opens its case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "leaving", count_leaving, parent, again=leaving_of)
        self._found: Leaving | None = None
        self.table = LeaversTable(desk, self._nobody())
        self.put(self._nothing(), self._work())
        self.table.opened.connect(lambda number: self.opened.emit(number, ""))
        for box in self._boxes:
            box.activated.connect(self._show)
        self._typed.textChanged.connect(self._show)

    def show_counted(self, counted: Leaving) -> bool:
        self._found = counted
        if not counted.leavers:
            return False
        self._offer(counted)
        self._show()
        return True

    def to_print(self) -> None:
        """The list as it is shown, on paper; its numbers can be saved from there."""
        if self._found is not None:
            officer, on = self.desk.officer.name, self._found.on
            wanted = list_wanted(officer, on, self.table.rows, self._narrowed_words)
            show_paper(self, self.desk, wanted)

    # What it is made of

    def _nothing(self) -> QWidget:
        return EmptyState(Icon.MOVES, "Nobody leaves", NOTHING, name="leavingEmpty")

    def _work(self) -> QWidget:
        page = QWidget()
        body = column(page, 0, 10)
        self.table.setMinimumHeight(theme.px(LEAST))
        self._typed = named(QLineEdit(), "leaversFilter", "Filter by name, case or place")
        self._typed.setPlaceholderText("Filter by name, case or place")
        self._typed.setClearButtonEnabled(True)
        self._typed.setMinimumWidth(theme.px(230))
        self._when = narrowing("leaversWhen", "Within how many days", 16)
        self._why = narrowing("leaversWhy", "Why they leave", 13)
        self._open = narrowing("leaversOpen", "Education on release", 18)
        self._who = narrowing("leaversWho", "Officer", 13)
        self._boxes = (self._when, self._why, self._open, self._who)
        tools = Flow(across=10, down=8)
        for tool in (self._typed, *self._boxes):
            tools.addWidget(tool)
        self._said = Words("", "soft", wrap=True, name="leaversSaid")
        for part in (tools, self._said):
            body.addWidget(part)
        body.addWidget(self.table, 1)
        return page

    def _nobody(self) -> QWidget:
        clear = secondary("Clear the filter", "leaversClear")
        clear.clicked.connect(self._on_clear)
        return EmptyState(
            Icon.SEARCH,
            "Nobody fits",
            "Look further ahead, or type part of a name.",
            clear,
            name="leaversNone",
        )

    # What is shown

    def _offer(self, found: Leaving) -> None:
        rules = leaving_rules()
        days: list[tuple[str, object]] = [(f"Within {one} days", one) for one in rules.choices]
        fill_narrowing(self._when, days, rules.days)
        whys = sorted({one.why for one in found.leavers})
        fill_narrowing(self._why, [("However they leave", None), *((w, w) for w in whys)], None)
        settled = [("Education: all", None), ("Not settled yet", True), ("Settled", False)]
        fill_narrowing(self._open, settled, None)
        known = {one.officer for one in found.leavers}
        names = sorted((self.officers.get(who, who), who) for who in known)
        fill_narrowing(self._who, [(EVERYBODY, None), *names], None)

    @Slot()
    def _show(self) -> None:
        if self._found is None:
            return
        narrowed = LeaversNarrowed(
            self._when.currentData(),
            self._why.currentData(),
            self._open.currentData(),
            self._who.currentData(),
            self._typed.text(),
        )
        shown = narrowed.of(self._found)
        self.table.show_rows(shown, self._found.on)
        bare, late = sum(not one.settled for one in shown), sum(bool(one.late) for one in shown)
        said = [f"{len(shown):,} {'leaves' if len(shown) == 1 else 'leave'}"]
        said += [f"education not settled for {bare:,}"] if bare else []
        said += [f"something is late for {late:,}"] if late else []
        said += [f"restricted, and left out: {self._found.hidden:,}"] if self._found.hidden else []
        self._said.setText("  ·  ".join(said))

    @property
    def _narrowed_words(self) -> tuple[str, ...]:
        words = [self._when.currentText()]
        words += [box.currentText() for box in self._boxes[1:] if box.currentIndex() > 0]
        typed = (f"“{self._typed.text()}”",) if self._typed.text() else ()
        return (*words, *typed, *self.table.filtered_by)

    @Slot()
    def _on_clear(self) -> None:
        self._typed.clear()
        for at, box in enumerate(self._boxes):
            box.setCurrentIndex(box.count() - 1 if at == 0 else 0)
        self.table.clear()
        self._show()

"""Moving on this year: everybody who moves to another phase, and how far each has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework import entries
from caseworker.casework.moving_on import count_moving_on, list_wanted, moving_on_of
from caseworker.casework.office import Done
from caseworker.domain.case import Happening
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.phase_list import Destination, Mover, MovingOn, Narrowed
from caseworker.domain.phases import EXPECTED
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.moves.movers_table import MoversTable
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import EmptyState, Flow, ScrollPage, Words, named, secondary
from caseworker.ui.reports.filters import EVERYBODY, fill_narrowing, narrowing
from caseworker.ui.reports.view import ReportView
from caseworker.ui.say import Question, ask

LEAST: Final = 230  # px at 100% text: a head and three rows
NOTHING: Final = (
    "Once a plan is in force its child or young person stands here in the years before each "
    "move: into school, to the next school, to college. The school year says who moves; nothing "
    "has to be typed for it."
)


class MovingOnTab(ReportView):
    """The list, narrowed; each row opens its case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "movingOn", count_moving_on, parent, again=moving_on_of)
        named(self, "movingOn", "Moving on")
        self._found: MovingOn | None = None
        self._to_enter: list[Mover] = []
        self.table = MoversTable(desk, self._nobody())
        self.put(self._nothing(), self._work())
        self.table.opened.connect(lambda number: self.opened.emit(number, ""))
        for box in self._boxes:
            box.activated.connect(self._show)
        self._typed.textChanged.connect(self._show)
        self._print.clicked.connect(self.to_print)
        self._enter.clicked.connect(self._on_enter)
        desk.done.connect(self._on_done)

    def show_counted(self, counted: MovingOn) -> bool:
        self._found = counted
        if not counted.movers:
            return False
        self._offer(counted)
        self._show()
        return True

    def to_print(self) -> None:
        """The list as it is shown, on paper; its numbers can be saved from there."""
        if self._found is None:
            return
        officer = self.desk.officer.name
        found, narrowed = self._found, self._narrowed_words
        show_paper(self, self.desk, list_wanted(officer, found.on, self.table.rows, narrowed))

    # What it is made of

    def _nothing(self) -> QWidget:
        return EmptyState(Icon.MOVES, "Nobody moves on yet", NOTHING, name="movingOnEmpty")

    def _work(self) -> QWidget:
        page = ScrollPage("moversScroll", margin=0, gap=10)
        body = page.body
        body.setContentsMargins(0, theme.px(10), 0, theme.px(16))
        self.table.setMinimumHeight(theme.px(LEAST))
        self._typed = named(QLineEdit(), "moversFilter", "Filter by name, case or school")
        self._typed.setPlaceholderText("Filter by name, case or school")
        self._typed.setClearButtonEnabled(True)
        self._typed.setMinimumWidth(theme.px(230))
        self._when = narrowing("moversWhen", "When they move", 15)
        self._phase = narrowing("moversPhase", "Which move", 16)
        self._year = narrowing("moversYear", "Year group", 10)
        self._where = narrowing("moversWhere", "Destination", 13)
        self._who = narrowing("moversWho", "Officer", 13)
        self._boxes = (self._when, self._phase, self._year, self._where, self._who)
        self._enter = secondary("Enter these moves…", "moversEnter", icon=Icon.PLUS)
        self._print = secondary("Print or save…", "moversPrint", icon=Icon.PRINT)
        tools = Flow(across=10, down=8)
        for tool in (self._typed, *self._boxes, self._enter, self._print):
            tools.addWidget(tool)
        self._said = Words("", "soft", wrap=True, name="moversSaid")
        body.addWidget(tools)
        body.addWidget(self._said)
        body.addWidget(self.table, 1)
        return page

    def _nobody(self) -> QWidget:
        clear = secondary("Clear the filter", "moversClear")
        clear.clicked.connect(self._on_clear)
        return EmptyState(
            Icon.SEARCH,
            "Nobody fits",
            "Try another year or another move, or part of a name.",
            clear,
            name="moversNone",
        )

    # What is shown

    def _offer(self, found: MovingOn) -> None:
        """The boxes, each choice with how many it holds in the year that is chosen."""
        years = Counter(one.transfer_year for one in found.movers)
        this = next((year for year in sorted(years) if year >= found.on.year), None)
        choices: list[tuple[str, object]] = [("Whenever they move", None)]
        choices += [(f"Moving in {year} ({years[year]:,})", year) for year in sorted(years)]
        fill_narrowing(self._when, choices, this)
        phases = sorted({one.phase for one in found.movers})
        groups = sorted({one.year for one in found.movers if one.year}, key=lambda w: (len(w), w))
        fill_narrowing(self._phase, [("Every move", None), *((p, p) for p in phases)], None)
        fill_narrowing(self._year, [("Every year", None), *((g, g) for g in groups)], None)
        wheres = [(each.value, each) for each in Destination]
        fill_narrowing(self._where, [("Every destination", None), *wheres], None)
        known = {one.officer for one in found.movers}
        names = sorted((self.officers.get(who, who), who) for who in known)
        fill_narrowing(self._who, [(EVERYBODY, None), *names], None)

    @Slot()
    def _show(self) -> None:
        """Narrow what is in memory: at once, whatever is chosen."""
        if self._found is None:
            return
        narrowed = Narrowed(
            self._when.currentData(),
            self._phase.currentData(),
            self._year.currentData(),
            self._where.currentData(),
            self._who.currentData(),
            self._typed.text(),
        )
        shown = narrowed.of(self._found.movers)
        self.table.show_rows(shown, self._found.on)
        self._said.setText(self._summary(shown, self._found))
        self._enter.setEnabled(any(one.is_to_enter(self._found.on) for one in shown))
        self._print.setEnabled(bool(shown))

    def _summary(self, shown: Iterable[Mover], found: MovingOn) -> str:
        """By destination and by year group, and how many are only worked out."""
        shown = tuple(shown)
        where = Counter(one.destination for one in shown)
        groups = Counter(one.year or "No year group" for one in shown)
        said = [f"{len(shown):,} {'moves' if len(shown) == 1 else 'move'} on"]
        said += [f"{each.value.lower()}: {where[each]:,}" for each in Destination if where[each]]
        by_year = sorted(groups.items(), key=lambda one: (len(one[0]), one[0]))
        said.append(", ".join(f"{group}: {count:,}" for group, count in by_year))
        if late := sum(one.is_late(found.on) for one in shown):
            said.append(f"{late:,} behind with the next step")
        if bare := sum(not one.is_entered for one in shown):
            said.append(f"{bare:,} worked out and not entered")
        if found.hidden:
            said.append(f"restricted, and left out: {found.hidden:,}")
        return "  ·  ".join(part for part in said if part)

    @property
    def _narrowed_words(self) -> tuple[str, ...]:
        words = [box.currentText() for box in self._boxes if box.currentIndex() > 0]
        typed = (f"“{self._typed.text()}”",) if self._typed.text() else ()
        return (*words, *typed, *self.table.filtered_by)

    @Slot()
    def _on_clear(self) -> None:
        self._typed.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.table.clear()
        self._show()

    # Entering what was worked out

    @Slot()
    def _on_enter(self) -> None:
        today = self.desk.today
        bare = [one for one in self.table.rows if one.is_to_enter(today)]
        count = "this move" if len(bare) == 1 else f"these {len(bare):,} moves"
        question = Question(
            f"Enter {count}?",
            "Each is entered on its own case, with the day of the move. The days of the law then "
            "stand in the diary. One that is wrong is put right on the Placement tab of its case.",
            "Enter",
        )
        ask(self, question, lambda: self._begin_entering(bare))

    def _begin_entering(self, bare: list[Mover]) -> None:
        self._to_enter = bare
        self._next()

    def _next(self) -> None:
        """One after the other: each is work of its own, and the rest goes on if it fails."""
        if not self._to_enter:
            self.catch_up()
            return
        one = self._to_enter[0]
        facts = {"phase": one.phase, "moves_on": one.moves_on.isoformat()}
        happening = Happening(EXPECTED, self.desk.today, facts=facts)
        self.desk.do(
            entries.record,
            entries.Record(one.case, happening),
            asker=self,
            then=self._on_entered,
            refused=self._on_refused,
        )

    def _on_entered(self, done: Done) -> None:
        del done
        self._to_enter.pop(0)
        self._next()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.desk.refused.emit(str(error), "")
        self._to_enter.pop(0)
        self._next()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        self.hear(done)

    def catch_up(self) -> None:
        """Once all of them are entered: whoever looks on would see one line after the other go."""
        if not self._to_enter:
            super().catch_up()

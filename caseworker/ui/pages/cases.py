"""The register: every case in one list, filtered and sorted as fast as it is typed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from caseworker.casework.case_sheets import MOST as MOST_SHEETS
from caseworker.casework.case_sheets import sheets_wanted
from caseworker.casework.giving import how_many
from caseworker.casework.office import Done, Touched
from caseworker.casework.registers import register_wanted
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.bring_list.tool import BRING, ListsTool
from caseworker.ui.case_columns import COLS
from caseworker.ui.case_lines import Line, lines_of, with_these
from caseworker.ui.changed import ChangedCases
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.lists.menu import ListsButton
from caseworker.ui.many.acts import FlagSheet, GiveSheet
from caseworker.ui.page import Page
from caseworker.ui.papers import MOST, ManySheet, show_many, show_paper
from caseworker.ui.parts import EmptyState, PageTitle, column, named, plain_tip, primary, secondary
from caseworker.ui.registers.register import Called, Register
from caseworker.ui.scans.sheet import ScansSheet
from caseworker.ui.whole.import_sheet import ImportSheet

CLOSED = "Closed cases too"
LOWEST = 300  # px at 100% text: below this the rows need the room of the title
SEVERAL = 2  # fewer rows than this are only the one that the list stands on
LETTERS = "Letters…"
PRINT = "Print…"
SCANS = "Give out the scan folder…"
LIST = "list/"
_CONCERNS = frozenset({Touched.DIARY})
CALLED = Called("cases", "Cases", "Filter by name, number or authority")


class CasesPage(Page):
    """Type to filter; arrows choose; Enter opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "casesPage", "Cases")
        self._desk = desk
        self._changed = ChangedCases(_CONCERNS)
        self._has_closed = False
        """Closed cases were read, too: from then on they are kept with the others."""
        self._title = PageTitle("Cases")
        self._files = ListsTool(desk, lambda: self.chosen, self)
        self.register = Register(
            desk,
            CALLED,
            COLS,
            "name",
            lambda line: str(line.case.number),
            found_by=lambda line: line.found_by,
            none=self._none(),
            nothing=self._nothing(),
        )
        self.model, self.table = self.register.model, self.register.table
        self.filter = self.register.bar.filter
        self.lists = ListsButton(self.register, "cases", self)
        self.lists.turned.connect(self._tell)
        self.lists.said.connect(self.said)
        self._files.said.connect(self.said)
        self.closed = named(QCheckBox(CLOSED), "closedToo", CLOSED)
        self.closed.toggled.connect(self._on_closed)
        self.model.is_shut = lambda line: line.case.stage is Stage.CLOSED
        self._letters = secondary(LETTERS, "manyLettersOpen", icon=Icon.PLAN)
        self._letters.setAccessibleName("Letters")
        self._letters.clicked.connect(self.write_letters)
        self._print = secondary(PRINT, "casesPrint", icon=Icon.PRINT)
        self._print.setAccessibleName("Print or save this list")
        self._print.clicked.connect(self.print_list)
        self._more = secondary("More", "casesMore", icon=Icon.CHEVRON_DOWN)
        self._more.setToolTip("What can be done with the rows that are chosen, and lists as files")
        self._more.clicked.connect(self._on_more)
        tools = (self.lists.button, self.closed, self._letters, self._print, self._more)
        for tool in tools:
            self.register.bar.add(tool)
        body = column(self, 0, 12)
        side = theme.px(28)
        body.setContentsMargins(side, theme.px(4), side, theme.px(20))
        body.addWidget(self._title)
        body.addWidget(self.register, 1)
        self.register.opened.connect(lambda number: self.opened.emit(number, ""))
        self.register.looked.connect(self._on_looked)
        self.register.menu_shown.connect(self._on_menu)
        desk.done.connect(self._on_done)
        desk.freshened.connect(self._on_freshened)
        self.setFocusProxy(self.filter)
        self._look()

    def begin(self, part: str) -> None:
        """Show a saved list, or the cases that a part of a name, or an authority, fits."""
        if part.startswith(LIST):
            self.lists.turn_to(part.removeprefix(LIST))
        elif part:
            self.filter.setText(part)

    @property
    def chosen(self) -> tuple[CaseNumber, ...]:
        """The rows that are chosen where they are several; else every row that is shown."""
        chosen: tuple[Line, ...] = self.register.chosen
        rows = chosen if len(chosen) >= SEVERAL else self.register.rows
        return tuple(line.case.number for line in rows)

    @Slot()
    def write_letters(self) -> ManySheet | None:
        """One kind of letter for the cases that are chosen."""
        return show_many(self, self._desk, self.chosen) if self._letters.isEnabled() else None

    @Slot()
    def print_list(self) -> None:
        """The list as it is seen, on paper or as numbers; what it names goes to nobody else."""
        on = self.lists.on
        seen = self.register.seen(f"Cases: {on.name}" if on else "Cases")
        show_paper(self, self._desk, register_wanted(seen))

    @Slot()
    def print_sheets(self) -> None:
        """A summary sheet for each of the cases that are chosen: looked at, then printed."""
        officers = {one.id: one.name for one in self._desk.here.colleagues}
        show_paper(self, self._desk, sheets_wanted(self.chosen, officers, self._desk.officer.name))

    def _begin_many(self, kind: type[GiveSheet | FlagSheet]) -> None:
        """One act on the rows that are chosen."""
        cases = tuple(line.case.number for line in self.register.chosen)
        if cases:
            sheet = kind(self._desk, cases, self.window())
            sheet.said.connect(self.said)
            sheet.open()

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)  # type: ignore[arg-type]  # passed on as it came
        self._catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a low window the rows need the room of the title, and a tool is its sign alone."""
        super().resizeEvent(event)
        is_high = event.size().height() >= theme.px(LOWEST)
        self._title.setVisible(is_high)
        self.register.bar.squeeze(is_low=not is_high)
        self.closed.setText(CLOSED if is_high else "Closed too")
        self._letters.setText(LETTERS if is_high else "")
        self._print.setText(PRINT if is_high else "")
        self._more.setText("More" if is_high else "")

    def _none(self) -> QWidget:
        new = primary("New case", "firstCase", icon=Icon.PLUS)
        new.clicked.connect(lambda: self.wanted.emit("new_case"))
        bring_list = secondary(BRING, "firstBringList")
        bring_list.clicked.connect(self._files.bring)
        bring = secondary("Bring in an export of everything…", "firstBringAllIn")
        bring.clicked.connect(lambda: ImportSheet(self._desk, self.window()).open())
        return EmptyState(
            Icon.CASES,
            "No cases yet",
            "A case begins with a name and a date of birth. The rest can wait.",
            new,
            bring_list,
            bring,
            name="noCases",
        )

    def _nothing(self) -> QWidget:
        clear = secondary("Clear the filter", "clearFilter")
        clear.clicked.connect(self._on_clear)
        return EmptyState(
            Icon.SEARCH,
            "No case fits",
            "Try part of a name, or take a filter off. Closed cases are shown only when asked for.",
            clear,
            name="nothingFits",
        )

    @Slot()
    def _on_clear(self) -> None:
        self.register.clear()

    @Slot()
    def _look(self) -> None:
        """Read every row anew."""
        self._changed.all()
        self._catch_up()

    def _catch_up(self) -> None:
        """Read what has changed: one case is quick, ten thousand are not."""
        changed = self._changed.take()
        if changed is not None and not changed:
            return
        officers = {one.id: one.name for one in self._desk.here.colleagues}
        question = lines_of(
            closed=self._has_closed, officers=officers, known=self.model.all, of=changed
        )
        self._desk.see(self, question, partial(self._on_seen, changed))

    def _on_seen(self, changed: frozenset[CaseNumber] | None, rows: tuple[Line, ...]) -> None:
        every = rows if changed is None else with_these(self.model.all, changed, rows)
        self.register.show_rows(every, self._desk.today)

    @Slot()
    def _on_closed(self) -> None:
        """Closed ones too, or not: a list that is saved so is found so."""
        if self.closed.isChecked() != self.register.view.closed:
            self.register.look(replace(self.register.view, closed=self.closed.isChecked()))
        if self.closed.isChecked() and not self._has_closed:
            self._has_closed = True
            self._look()

    @Slot()
    def _on_looked(self) -> None:
        self.closed.setChecked(self.register.view.closed)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """How many there are, which list it is, and for how many letters would be."""
        shown, total = self.model.rowCount(), self.model.total
        count = f"{shown:,} of {total:,}" if shown != total else f"{total:,}"
        on = self.lists.on
        said = f"{on.name} · {count}" if on is not None else count
        self._title.beside.setText(said if total else "")
        many = len(self.register.table.chosen)
        many = many if many >= SEVERAL else shown
        what = f"One kind of letter for {many:,} {'case' if many == 1 else 'cases'}"
        most = f"{MOST} at a time at most: filter the list, or choose rows with Ctrl or Shift"
        self._letters.setToolTip(what if many <= MOST else most)
        self._letters.setAccessibleDescription(self._letters.toolTip())
        self._letters.setEnabled(0 < many <= MOST)
        self._print.setEnabled(shown > 0)

    @Slot(object)
    def _on_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        letters = menu.addAction(LETTERS, self.write_letters)
        letters.setObjectName("rowsLetters")
        letters.setEnabled(self._letters.isEnabled())
        self._offer_many(menu)

    @Slot()
    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("casesMoreMenu")
        menu.setToolTipsVisible(True)
        self._offer_many(menu)
        menu.addSeparator()
        self._files.offer(menu)
        menu.addSeparator()
        scans = menu.addAction(SCANS, lambda: ScansSheet(self._desk, self.window()).open())
        scans.setObjectName("casesScans")
        why = self._desk.why_not(Right.CHANGE_CASE)
        scans.setEnabled(why is None)
        scans.setToolTip(plain_tip(why or "Papers that were scanned, each to its own case"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _offer_many(self, menu: QMenu) -> None:
        """What can be done with the rows that are chosen, by whoever may."""
        count = len(self.register.chosen)
        why = self._desk.why_not(Right.CHANGE_CASE)
        for words, name, kind in (
            (f"Give {how_many(count)} to an officer…", "casesGive", GiveSheet),
            (f"Put a flag on {how_many(count)}…", "casesFlag", FlagSheet),
        ):
            action = menu.addAction(words, partial(self._begin_many, kind))
            action.setObjectName(name)
            action.setEnabled(count > 0 and why is None)
            action.setToolTip(plain_tip(why or words))

        self._offer_sheets(menu)

    def _offer_sheets(self, menu: QMenu) -> None:
        many = len(self.chosen)
        sheets = menu.addAction(f"Print the sheets of {how_many(many)}…", self.print_sheets)
        sheets.setObjectName("casesSheets")
        sheets.setEnabled(0 < many <= MOST_SHEETS)
        too_many = f"{MOST_SHEETS} at a time at most: filter the list, or choose rows"
        sheets.setToolTip("A page for each" if many <= MOST_SHEETS else too_many)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        self._changed.hear(done)
        if self.isVisible():
            self._catch_up()

    @Slot()
    def _on_freshened(self) -> None:
        self._changed.all()
        if self.isVisible():
            self._catch_up()

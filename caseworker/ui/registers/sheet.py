"""A list as a register in a sheet of its own: sorted, filtered, copied, printed as it is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.registers import register_wanted
from caseworker.domain.case import CaseNumber
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.papers.preview import show_paper
from caseworker.ui.parts import EmptyState, Words, secondary
from caseworker.ui.registers.col import Col
from caseworker.ui.registers.register import Called, Register

WIDE: Final = 1080  # px at 100% text
HIGH: Final = 380


class RegisterSheet(LongSheet):
    """Shows rows that somebody else has read. A row that is opened shuts the sheet.

    Signals:
        opened: a case is wanted; carries its number.
    """

    opened = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 - what it is called, what it shows, how rows are told apart
        self,
        desk: Desk,
        called: Called,
        cols: Sequence[Col],
        sort: str,
        number: Callable[[Any], str],
        case: Callable[[Any], CaseNumber | None],
        rows: Iterable[Any],
        parent: QWidget,
    ) -> None:
        """``case`` is whose case a row is about; none, and it opens nothing."""
        words = "Click a title to sort. What is shown here is what is printed and saved."
        super().__init__(called.title, words, f"{called.name}Sheet", parent)
        self.as_wide_as(WIDE)
        self._desk, self._called, self._case = desk, called, case
        nothing = EmptyState(
            Icon.SEARCH, "Nothing fits", "Take a filter off.", name=f"{called.name}Nothing"
        )
        none = EmptyState(Icon.REPORTS, "Nothing stands on it yet", "", name=f"{called.name}None")
        self.register = Register(desk, called, cols, sort, number, none=none, nothing=nothing)
        self.register.setMinimumHeight(theme.px(HIGH))
        self._count = Words("", "small", name=f"{called.name}Count")
        self.middle.body.addWidget(self._count)
        self.middle.body.addWidget(self.register, 1)
        self._print = secondary("Print or save…", f"{called.name}Print", icon=Icon.PRINT)
        close = secondary("Close", f"{called.name}Close", hint="Esc")
        self.finish_with(self._print, close)
        self._print.clicked.connect(self.show_print)
        close.clicked.connect(self.accept)
        self.register.opened.connect(self._on_opened)
        self.register.looked.connect(self._tell)
        self.finished.connect(self.deleteLater)
        self.register.show_rows(rows, desk.today)
        self.register.bar.filter.returnPressed.connect(self.register.table.setFocus)
        self.register.bar.filter.setFocus()

    @Slot()
    def show_print(self) -> None:
        """Just these rows, columns and this order, on paper or for a spreadsheet."""
        seen = self.register.seen(self._called.title)
        about = (self._case(row) for row in self.register.rows)
        cases = tuple(dict.fromkeys(one for one in about if one is not None))
        show_paper(self, self._desk, register_wanted(replace(seen, cases=cases)))

    @Slot()
    def _tell(self) -> None:
        shown, total = len(self.register.rows), self.register.model.total
        self._count.setText(f"{shown:,} of {total:,}" if shown != total else f"{total:,}")
        self._print.setEnabled(shown > 0)

    @Slot(str)
    def _on_opened(self, number: str) -> None:
        model = self.register.model
        case = self._case(next(row for row in model.all if model.number(row) == number))
        if case is not None:
            self.opened.emit(str(case))
            self.accept()

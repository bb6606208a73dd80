"""What the page of cases offers by which lists come in and go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from caseworker.casework.list_out import cases_to_save
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.roles import Right
from caseworker.ui.bring_list.show import show_bring_list
from caseworker.ui.desk import Desk
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import plain_tip

BRING, SAVE = "Bring in a list…", "Save as a list to bring in again…"
PART = "bring_list"  # of the program, as ``domain/site_policy.toml`` calls it


class ListsTool(QObject):
    """Two things for a menu. ``cases`` are those that the page shows, or has chosen.

    Signals:
        said: something was done that can be taken back; carries a Message.
    """

    said = Signal(object)

    def __init__(
        self, desk: Desk, cases: Callable[[], Sequence[CaseNumber]], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._cases, self._page = desk, cases, page

    @Slot()
    def bring(self) -> None:
        """Open cases for the lines of a file."""
        show_bring_list(self._desk, self._page.window(), self.said.emit)

    @Slot()
    def save(self) -> None:
        """The cases as a list, by the door of papers: it names children, and needs a reason."""
        officers = {one.id: one.name for one in self._desk.here.colleagues}
        question = cases_to_save(tuple(self._cases()), officers, self._desk.officer.name)

        def show(wanted: Wanted) -> None:
            show_paper(self._page, self._desk, wanted)

        self._desk.paper(self, question, show)

    def offer(self, menu: QMenu) -> None:
        """Put both into the menu; what can’t be done says why."""
        bring = menu.addAction(BRING, self.bring)
        bring.setObjectName("bringListOpen")
        why = self._desk.policy.why_off(PART) or self._desk.why_not(Right.BEGIN_CASE)
        bring.setEnabled(why is None)
        bring.setToolTip(plain_tip(why or "A spreadsheet, or a text with a line for each case"))
        save = menu.addAction(SAVE, self.save)
        save.setObjectName("saveListOpen")
        save.setEnabled(bool(self._cases()))
        save.setToolTip(plain_tip("With the columns by which a list is brought in again"))

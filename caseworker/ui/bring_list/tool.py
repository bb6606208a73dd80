"""The tool of the page of cases by which lists come in and go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from caseworker.casework.list_out import cases_to_save
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.roles import Right
from caseworker.ui.bring_list.show import show_bring_list
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import plain_tip, secondary

BRING, SAVE = "Bring in a list…", "Save this list…"


class ListsTool(QObject):
    """A button with two things in its menu. ``cases`` are those that are shown or chosen."""

    def __init__(
        self, desk: Desk, cases: Callable[[], Sequence[CaseNumber]], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._cases, self._page = desk, cases, page
        self.button: QPushButton = secondary("Lists", "casesLists", icon=Icon.FOLDER)
        self.button.setAccessibleName("Bring in or save a list")
        self.button.clicked.connect(self._on_button)

    @Slot()
    def bring(self) -> None:
        """Open cases for the lines of a file."""
        show_bring_list(self._desk, self._page.window())

    @Slot()
    def save(self) -> None:
        """The cases as a list, by the door of papers: it names children, and needs a reason."""
        officers = {one.id: one.name for one in self._desk.here.colleagues}
        question = cases_to_save(tuple(self._cases()), officers, self._desk.officer.name)

        def show(wanted: Wanted) -> None:
            show_paper(self._page, self._desk, wanted)

        self._desk.paper(self, question, show)

    @Slot()
    def _on_button(self) -> None:
        menu = QMenu(self._page)
        menu.setObjectName("casesListsMenu")
        menu.setToolTipsVisible(True)
        bring = menu.addAction(BRING, self.bring)
        bring.setObjectName("bringListOpen")
        why = self._desk.why_not(Right.BEGIN_CASE)
        bring.setEnabled(why is None)
        bring.setToolTip(plain_tip(why or "A spreadsheet, or a text with a line for each case"))
        save = menu.addAction(SAVE, self.save)
        save.setObjectName("saveListOpen")
        save.setEnabled(bool(self._cases()))
        save.setToolTip(plain_tip("The cases that are shown, or those that are chosen"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

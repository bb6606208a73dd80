"""Reports: figures over all the cases, each report counted when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import Slot

from caseworker.casework.office import Done, Touched
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.page import Page
from caseworker.ui.parts import PageTitle, ScrollPage, column, named, secondary
from caseworker.ui.reports.all import REPORTS, reports_of
from caseworker.ui.reports.choice import ReportChoice
from caseworker.ui.reports.view import ReportView


class ReportsPage(Page):
    """One report at a time. Each is made when it is first chosen, and kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "reportsPage", "Reports")
        self._desk = desk
        self._views: dict[str, ReportView] = {}
        self._at = ""
        self._title = PageTitle("Reports")
        self._print = self._title.add(secondary("Print or save", "printReport", icon=Icon.PRINT))
        self._page = ScrollPage("reportScroll")
        self._page.body.setContentsMargins(theme.px(28), theme.px(4), theme.px(28), theme.px(28))
        column(self, 0, 0).addWidget(self._page)
        self._choice = ReportChoice(REPORTS)
        self._choice.setVisible(len(REPORTS) > 1)
        self._page.body.addWidget(self._title)
        self._page.body.addWidget(self._choice)
        self._print.hide()
        self._choice.chosen.connect(self._on_chosen)
        self._print.clicked.connect(self._on_print)
        desk.done.connect(self._on_done)
        self._choice.go_to(REPORTS[0].name)
        desk.see(self, office_facts, self._on_office)

    @property
    def part(self) -> str:
        """The report that is looked at."""
        return self._at

    def begin(self, part: str) -> None:
        if any(one.name == part for one in REPORTS):
            self._choice.go_to(part)

    def look(self) -> None:
        """Count the report that is looked at anew."""
        self._view.look()

    @property
    def _view(self) -> ReportView:
        return self._views[self._at]

    def _on_office(self, office: OfficeFacts) -> None:
        """Those for the settings of this office; of another setting there is nothing to be seen."""
        offered = reports_of(office.kinds)
        self._choice.offer(offered)
        if self._at not in offered:
            self._choice.go_to(offered[0])

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._at = name
        if name not in self._views:
            self._make(name)
        for each, view in self._views.items():
            view.setVisible(each == name)
        self._show_state()

    def _make(self, name: str) -> None:
        offered = next(one for one in REPORTS if one.name == name)
        view = self._views[name] = offered.show(self._desk)
        view.opened.connect(self.opened)
        view.wanted.connect(self.wanted)
        view.said.connect(self.said)
        view.told.connect(self._show_state)
        view.printable.connect(self._show_state)
        self._page.body.addWidget(view, 1)

    def _show_state(self) -> None:
        self._title.beside.setText(self._view.beside)
        self._print.setVisible(self._view.can_print)

    @Slot()
    def _on_print(self) -> None:
        self._view.to_print()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.OFFICE in done.touched:
            self._desk.see(self, office_facts, self._on_office)
        for view in self._views.values():
            view.hear(done)

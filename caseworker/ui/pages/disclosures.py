"""Disclosures: one door out, which asks who, what and why, and answers from the law."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.disclosures import ToDisclose
from caseworker.casework.records_requests import Asked
from caseworker.domain.case import CaseNumber
from caseworker.domain.reading_order import apart
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.asking import Asking, ForTray
from caseworker.ui.disclosures.choosing import Choosing
from caseworker.ui.disclosures.ledger_card import LedgerCard
from caseworker.ui.disclosures.records_work import RecordsWork
from caseworker.ui.disclosures.tray import TrayCard
from caseworker.ui.laid_out import lay_out
from caseworker.ui.page import Page
from caseworker.ui.parts import PageTitle, ScrollPage, column, named, secondary


class DisclosuresPage(Page):
    """First whose plan is asked for, then the request; its part is the number of the case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "disclosuresPage", "Disclosures")
        self._desk = desk
        self._asking: Asking | None = None
        self._work: RecordsWork | None = None
        self._title = PageTitle("Disclosures")
        self._other = self._title.add(secondary("Another case…", "discloseOther"))
        self._case = self._title.add(secondary("Go to the case", "discloseCase"))
        self._page = ScrollPage("disclosuresScroll")
        side = theme.px(28)
        self._page.body.setContentsMargins(side, theme.px(4), side, side)
        self.tray = TrayCard(desk)
        desk.for_tray.connect(self._on_for_tray)
        self.tray.opened.connect(self.opened)
        self._page.body.addWidget(self._title)
        self._page.body.addWidget(self.tray)
        self.tray.filled.connect(lambda: QTimer.singleShot(0, self, self._show_tray))
        self._choosing = Choosing(desk)
        self._page.body.addWidget(self._choosing)
        self.ledger = LedgerCard(desk)
        self.ledger.opened.connect(lambda number: self.opened.emit(number, ""))
        self._page.body.addWidget(self.ledger)
        self._page.body.addStretch(1)
        column(self, 0, 0).addWidget(self._page, 1)
        self._choosing.chosen.connect(self.begin)
        self._other.clicked.connect(self._on_other)
        self._case.clicked.connect(self._on_case)
        self._show_which()

    @property
    def part(self) -> str:
        """The number of the case that is disclosed from."""
        return str(self._asking.number) if self._asking is not None else ""

    @property
    def setting(self) -> str:
        return self._asking.setting if self._asking is not None else ""

    def begin(self, part: str) -> None:
        """Disclose from the case of that number."""
        if part and part != self.part:
            self._let_go()
            self._asking = Asking(self._desk, CaseNumber(part))
            self._asking.known.connect(self._on_known)
            self._asking.records_wanted.connect(self._on_records)
            self._page.body.insertWidget(2, self._asking)  # under the title and the tray
            self._show_which()
            self._asking.form.fields["who"].widget.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if self._asking is None:
            self._choosing.box.setFocus()

    def _let_go(self) -> None:
        """What was typed is kept, and stands there again when the case is chosen again."""
        self._end_work()
        asking, self._asking = self._asking, None
        if asking is not None:
            self._desk.drafts.flush()
            self._page.body.removeWidget(asking)
            asking.hide()
            asking.deleteLater()

    def _show_which(self) -> None:
        is_asking = self._asking is not None
        self._choosing.setVisible(not is_asking)
        if self._asking is not None:
            self._asking.setVisible(self._work is None)
        self.ledger.setVisible(not is_asking)
        for button in (self._other, self._case):
            button.setVisible(is_asking)
        self._title.title.setText("Disclose a plan" if is_asking else "Disclosures")
        self._title.beside.setText("")

    def _end_work(self) -> None:
        """Whatever was decided on a request is kept already, and what was typed is, too."""
        work, self._work = self._work, None
        if work is not None:
            self._desk.drafts.flush()
            self._page.body.removeWidget(work)
            work.hide()
            work.deleteLater()

    @Slot(object)
    def _on_records(self, asked: Asked) -> None:
        """The pieces of one request take the place of the page, until the officer goes back."""
        if self._asking is None:
            return
        self._end_work()
        self._work = RecordsWork(self._desk, self._asking.number, asked)
        self._work.left.connect(self._on_work_left)
        self._work.given.connect(self._on_given)
        self._page.body.insertWidget(2, self._work)
        self._asking.hide()
        self._title.title.setText("What is held")
        self._work.list.setFocus()
        self._page.verticalScrollBar().setValue(0)

    @Slot()
    def _on_given(self) -> None:
        """The tray is the first thing on the page."""
        self._page.verticalScrollBar().setValue(0)

    @Slot()
    def _on_work_left(self) -> None:
        self._end_work()
        if self._asking is not None:
            self._asking.show()
            self._title.title.setText("Disclose a plan")
            self._asking.records.setFocus()

    @Slot()
    def _show_tray(self) -> None:
        """Once it has its place: what was put in last stands at its end, and has the keyboard.

        The page keeps in sight whatever has it; a button further down would draw it away.
        """
        lay_out()
        self.tray.go_to_last()
        tray = self.tray.geometry()
        room = self._page.viewport().height()
        bar = self._page.verticalScrollBar()
        bar.setValue(max(0, tray.bottom() - room) if tray.height() > room else tray.top())

    @Slot(object)
    def _on_for_tray(self, going: ForTray) -> None:
        self.tray.put_in(going.case, going.request)

    @Slot(object)
    def _on_known(self, seen: ToDisclose) -> None:
        self._title.beside.setText(f"{apart(seen.case.person.name)} · {seen.plan}")

    @Slot()
    def _on_other(self) -> None:
        self._let_go()
        self._show_which()
        self._choosing.box.setFocus()

    @Slot()
    def _on_case(self) -> None:
        self.opened.emit(self.part, "")

"""The lists that a window keeps: opened, seen again, after a duty, sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget

from benchmarks.list_times import Asked, Times
from caseworker.casework.office import Done, Touched
from caseworker.domain.case import CaseNumber
from caseworker.domain.list_view import ListView
from caseworker.domain.lists import built_in_lists
from caseworker.domain.settings import settings
from caseworker.storage.store import EncryptedStore
from caseworker.ui import theme
from caseworker.ui.address_book.authorities_tab import AuthoritiesTab
from caseworker.ui.address_book.book_tab import BookTab
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.ledger_card import LedgerCard
from caseworker.ui.media.tab import MediaTab
from caseworker.ui.moves.moving_on import MovingOnTab
from caseworker.ui.moves.out import OutTab
from caseworker.ui.pages.cases import CasesPage
from caseworker.ui.pages.diary import DiaryPage
from caseworker.ui.pages.disclosures import DisclosuresPage
from caseworker.ui.pages.places import PlacesPage
from caseworker.ui.pages.reports import ReportsPage
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.receiving.incoming import InTab
from caseworker.ui.records.backups_tab import BackupsTab
from caseworker.ui.records.bin_tab import BinTab
from caseworker.ui.records.health_tab import HealthTab
from caseworker.ui.records.keeping_tab import KeepingTab
from caseworker.ui.registers.register import Register
from caseworker.ui.registers.sheet import RegisterSheet
from caseworker.ui.sweeping import Sweeper
from caseworker.ui.tasks import Tasks
from tests.ui.hands import find

WAIT: Final = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
WIDE, HIGH = 1226, 836


def _report(name: str, desk: Desk) -> ReportsPage:
    page = ReportsPage(desk)
    page.begin(name)
    return page


PAGES: Final[tuple[tuple[str, Callable[[Desk], QWidget]], ...]] = (
    ("Today, its page", TodayPage), ("Diary, its page", DiaryPage),
    ("Disclosures, their page", DisclosuresPage), ("Places, their page", PlacesPage),
    ("Moves: out, its tab", OutTab), ("Moves: in", InTab), ("Moves: address book", BookTab),
    ("Moves: authorities", AuthoritiesTab), ("Moves: media", MediaTab),
    ("Records: bin, its tab", BinTab), ("Records: keeping, its tab", KeepingTab),
    ("Records: backups, their tab", BackupsTab),
    ("Report: time limits", partial(_report, "timeliness")),
    ("Report: loads of officers", partial(_report, "loads")),
)  # fmt: skip


def in_windows(times: Times, store: EncryptedStore) -> None:
    """Each in a window of its own, one after the other."""
    theme.wear(theme.Theme(), QApplication([]))
    Sweeper().settle()  # as in the program: circles are cleared up between two things, not within
    lanes = Tasks(), Tasks()
    hands = Hands(times, Desk(store, *lanes), lanes)
    hands.cases()
    hands.moving_on()
    hands.leaving()
    hands.ledger()
    hands.pages()
    hands.health()
    for lane in lanes:
        lane.finish()


class Hands:
    """Does what an officer does with a list, and waits until it stands there."""

    def __init__(self, times: Times, desk: Desk, lanes: tuple[Tasks, Tasks]) -> None:
        self._times, self._desk, self._lanes = times, desk, lanes

    def cases(self) -> None:
        """The register, every list that comes with the program, closed cases too."""
        page = self._times.first("Cases", lambda: self._shown(CasesPage(self._desk)))
        model = page.model
        self._seen_again("Cases", page, lambda: model.all[len(model.all) // 2].case.number)
        self._looked("Cases", page.register, ("whitf", "begum 00"))
        too = find(page, QCheckBox, "closedToo")
        self._times.first("Cases: closed ones too", lambda: self._settled(too.toggle))
        self._times.again("Cases: closed ones too", lambda: self._settled(too.toggle))
        for one in built_in_lists("cases", settings()):
            turned = partial(self._settled, partial(page.register.look, one.view))
            self._times.opens(f"List: {one.name}", turned)
        page.close()

    def moving_on(self) -> None:
        tab = self._shown(MovingOnTab(self._desk))
        called = "Moves: moving on"
        self._seen_again(called, tab, lambda: tab.table.rows[len(tab.table.rows) // 2].case)
        self._looked(called, tab.table, ())
        self._narrowed(called, tab, "moversFilter")
        tab.close()

    def leaving(self) -> None:
        page = ReportsPage(self._desk)
        page.begin("leaving")
        self._shown(page)
        table = find(page, Register, "leavers")
        called = "Who leaves"
        self._seen_again(called, page, lambda: table.rows[len(table.rows) // 2].case)
        self._looked(called, table, ())
        self._narrowed(called, page, "leaversFilter")
        page.close()

    def ledger(self) -> None:
        """All of it, as a table: opened from its card, as often as somebody wants it."""
        called, card = "Disclosures: as a table", self._shown(LedgerCard(self._desk))

        def sheet() -> RegisterSheet:
            for before in card.findChildren(RegisterSheet):
                before.accept()
            self._settled(card.show_table)
            return card.findChildren(RegisterSheet)[-1]

        made = self._times.opens(called, sheet)
        lines = made.register.rows
        number = next(row.case for row in lines[len(lines) // 2 :] if row.case is not None)
        done = Done(number, frozenset({Touched.CASE}), "Done.", "x")

        def after_a_duty() -> None:
            self._desk.done.emit(done)
            sheet()

        self._times.after_a_duty(called, after_a_duty)
        self._looked(called, made.register, ("school 7", "riverside"))
        for each in card.findChildren(RegisterSheet):
            each.close()
        card.close()

    def pages(self) -> None:
        """What a page or a tab shows of its list, and what it takes to come back to it."""
        for called, make in PAGES:
            page = self._times.first(called, lambda make=make: self._shown(make(self._desk)))
            # What is built bit by bit stands there: only then is it come back to.
            while any(one.isActive() and not one.interval() for one in page.findChildren(QTimer)):
                QApplication.processEvents()
            self._seen_again(called, page, None)
            self._settled(partial(_gone, page))

    def health(self) -> None:
        """Every case looked over on the papers lane: how long the window stood still meanwhile."""
        tab, still, last = HealthTab(self._desk), [0.0], perf_counter()

        def tick() -> None:
            nonlocal last
            still.append(perf_counter() - last)
            last = perf_counter()

        watch = QTimer(interval=5)
        watch.timeout.connect(tick)
        watch.start()
        self._times.first("Records: health", lambda: self._shown(tab))
        *_, late, latest = sorted(still)
        self._seen_again("Records: health", tab, None)
        more = find(tab, QPushButton, "finding0More")
        self._times.first("Records: health, more", lambda: self._settled(more.click))
        self._times.again("Records: health, more", lambda: self._settled(more.click))
        told = f"{latest * 1000:.0f} ms (as it is drawn) and {late * 1000:.0f} ms"
        print(f"health: the window stood still for {told} at most")
        tab.close()

    # What is done with each

    def _seen_again(
        self, called: str, page: QWidget, case: Callable[[], CaseNumber] | None
    ) -> None:
        def away_and_back() -> None:
            page.hide()
            self._settled(page.show)

        def something_is_done(case: Callable[[], CaseNumber]) -> None:
            done = Done(case(), frozenset({Touched.CASE}), "Done.", "x")
            self._settled(partial(self._desk.done.emit, done))

        self._times.again(called, away_and_back)
        if case is not None:
            self._times.after_a_duty(called, partial(something_is_done, case))

    def _looked(self, called: str, register: Register, typed: Iterable[str]) -> None:
        def looks(view: ListView) -> Asked:
            return partial(self._settled, partial(register.look, view))

        self._times.sorts(called, (looks(ListView(sort=name)) for name in register.model.cols))
        if views := [looks(ListView(words)) for words in typed]:
            self._times.filters(called, *views)
        register.look(replace(ListView(), sort=""))

    def _narrowed(self, called: str, page: QWidget, name: str) -> None:
        field = find(page, QLineEdit, name)

        def types(words: str) -> None:
            """Narrowed, and everybody again: both are drawn."""
            self._settled(partial(field.setText, words))
            self._settled(field.clear)

        self._times.filters(called, partial(types, "begum"), partial(types, "school 1"))

    def _shown(self, page: Any) -> Any:
        page.resize(WIDE, HIGH)
        self._settled(page.show)
        return page

    def _settled(self, act: Callable[[], object]) -> None:
        """Done, and everything that it asked for is answered and drawn."""
        act()
        QApplication.processEvents()
        while any(lane.is_busy for lane in self._lanes):
            QApplication.processEvents(WAIT)
        QApplication.processEvents()


def _gone(page: QWidget) -> None:
    """What is closed and still there would look again with the next one."""
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

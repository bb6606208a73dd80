"""The live preview: the paper beside what is written, which follows and never holds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from subprocess import Popen
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.drawer import LivePages, PaperDrawer
from caseworker.casework.paper_pages import live_pages
from caseworker.casework.viewing import start_child
from caseworker.casework.wanted import Wanted
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Section
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.desk import Desk
from caseworker.ui.tasks import Tasks
from tests.builders import a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import plan_tab, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, take, words

LONG = "\n".join(["Tom likes to be told what comes next, and to be asked before it does."] * 150)


@pytest.fixture(scope="module")
def drawer() -> Iterator[PaperDrawer]:
    """One process draws for all of these tests: it takes a second to start."""
    drawer = PaperDrawer()
    yield drawer
    drawer.close()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore, drawer: PaperDrawer) -> Desk:
    return Desk(store, *lanes, drawer=drawer)


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    return store.drafting(replace(a_plan(), sections=a_plan(A=Section(paragraphs(LONG))).sections))


@pytest.fixture
def gate() -> Iterator[Event]:
    """Holds the papers lane till it is set; at the end at the latest."""
    gate = Event()
    yield gate
    gate.set()


def on_paper(tab: PlanTab) -> str:
    """What the pages say, those that nobody has looked at among them."""
    return " ".join(" ".join(page.text.split()) for page in tab.live.sheets._pages)  # noqa: SLF001


def is_drawn(tab: PlanTab) -> bool:
    return words(tab, "liveSaid") == "as typed"


def looks(tab: PlanTab, qtbot: QtBot) -> None:
    take(tab, "planMore", "planLive")
    qtbot.waitUntil(lambda: is_drawn(tab))


def test_it_stands_beside_what_is_written_and_goes_when_it_is_shut(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    assert not tab.live.isVisible()

    looks(tab, qtbot)
    assert tab.live.isVisible()
    assert text_field(tab, "A").isVisible()
    press(tab, "liveClose")

    assert not tab.live.isVisible()
    assert not tab.page.live.isChecked()


def test_it_follows_what_is_typed(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    looks(tab, qtbot)

    QTest.keyClicks(text_field(tab, "A"), "He swims at noon. ")
    assert words(tab, "liveSaid") == "drawing…"
    qtbot.waitUntil(lambda: is_drawn(tab))

    assert "He swims at noon. Tom likes" in on_paper(tab)


def test_it_stays_on_the_page_that_is_looked_at(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    looks(tab, qtbot)
    sheets = tab.live.sheets
    sheets.go_to(4)
    down = sheets.verticalScrollBar()
    down.setValue(down.value() + sheets.viewport().height() // 4)
    share = sheets.share_of_page
    assert 0 < share < 1

    QTest.keyClicks(text_field(tab, "A"), "He swims.")
    qtbot.waitUntil(lambda: is_drawn(tab))

    assert sheets.page == 4
    assert abs(sheets.share_of_page - share) < 0.01  # not in dots: pages may change their size
    assert words(tab, "liveWhere").startswith("Page 4 of ")


def test_pages_have_their_size_from_the_first(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    zooms: list[float] = []
    tab.live.drawn.connect(lambda _: zooms.append(tab.live.sheets.zoom))

    looks(tab, qtbot)
    QApplication.processEvents()

    assert zooms == [tab.live.sheets.zoom]


def test_a_page_is_pictured_when_somebody_comes_to_it(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    looks(tab, qtbot)
    pages = tab.live.sheets._pages  # noqa: SLF001 - what is shown
    assert not pages[-1].packed

    tab.live.sheets.go_to(len(pages))

    qtbot.waitUntil(lambda: bool(tab.live.sheets._pages[-1].packed))  # noqa: SLF001 - likewise


def test_typing_goes_on_while_it_waits_to_be_drawn(  # noqa: PLR0913, PLR0917 - fixtures
    number: CaseNumber, opened: Open, desk: Desk, settle: Settle, gate: Event, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    desk.upkeep(tab, lambda _: gate.wait(60), lambda _: None)
    take(tab, "planMore", "planLive")

    QTest.keyClicks(text_field(tab, "A"), "He swims. ")
    assert text_field(tab, "A").toPlainText().startswith("He swims. Tom")
    assert words(tab, "liveSaid") == "drawing…"
    gate.set()

    qtbot.waitUntil(lambda: is_drawn(tab) and "He swims. Tom" in on_paper(tab))


def test_the_next_plan_in_the_window_has_it_too(
    store: CaseStore,
    desk: Desk,
    settle: Settle,
    show: Callable[[QWidget], QWidget],
    qtbot: QtBot,
) -> None:
    window = QWidget()
    pages = QVBoxLayout(window)
    show(window)
    first, second = store.drafting(a_plan()), store.drafting(a_plan())
    page = CasePage(desk, first)
    pages.addWidget(page)
    settle()
    looks(plan_tab(page, settle), qtbot)
    page.hide()

    page = CasePage(desk, second)
    pages.addWidget(page)
    settle()

    tab = plan_tab(page, settle)
    qtbot.waitUntil(lambda: is_drawn(tab))


def test_in_a_narrow_window_it_stands_over_what_is_written(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = opened(number)
    page.resize(760, 700)
    tab = plan_tab(page, settle)

    looks(tab, qtbot)
    assert not tab.page.isVisible()
    QTest.mouseClick(find(tab, QWidget, "liveClose"), Qt.MouseButton.LeftButton)

    assert tab.page.isVisible()


def test_the_checks_are_still_reached_where_there_is_no_room_for_both(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    looks(tab, qtbot)
    assert not tab.checks.isVisible()

    press(tab, "toggleChecks")
    assert tab.checks.isVisible()
    assert not tab.live.isVisible()
    press(tab, "toggleChecks")

    assert tab.live.isVisible()


def test_what_draws_is_ended_as_the_records_are_locked(
    lanes: tuple[Tasks, Tasks], store: CaseStore, settle: Settle, qtbot: QtBot
) -> None:
    started: list[Popen[bytes]] = []

    def begin() -> Popen[bytes]:
        started.append(start_child("caseworker.casework.drawing_child"))
        return started[0]

    desk = Desk(store, *lanes, drawer=PaperDrawer(begin))
    number = store.drafting(a_plan())
    wanted = Wanted("ehc_plan", number, typed=a_plan())
    pages: list[LivePages] = []
    desk.paper(desk, live_pages(desk.drawer, wanted, desk.officer, 1, 40), pages.append)
    settle()
    assert pages
    assert started[0].poll() is None

    with qtbot.waitCallback() as locked:
        desk.close(desk, locked)

    assert started[0].poll() is not None

"""Pages with long lists: some of it at first, and drawn again only where it has changed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.health import Finding, Health
from caseworker.casework.office import Done, Touched
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.health import Found
from caseworker.ui.address_book.authorities_tab import AuthoritiesTab
from caseworker.ui.desk import Desk
from caseworker.ui.records.bin_tab import BinTab
from caseworker.ui.records.health_tab import HealthTab
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY, a_person
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words

MISTAKE = Happening("opened_by_mistake", TODAY, facts={"reasons": "Entered twice."})


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


def is_there(page: QWidget, name: str) -> bool:
    found = page.findChild(QPushButton, name)
    return found is not None and found.isVisible()


def was_done(desk: Desk, case: CaseNumber) -> None:
    desk.done.emit(Done(case, frozenset({Touched.CASE}), "Done.", "x"))


@pytest.fixture
def mistakes(store: CaseStore) -> list[CaseNumber]:
    """Thirteen cases that were opened by mistake."""
    numbers = [store.a_case(a_person(given=f"Ada {at}")) for at in range(13)]
    for number in numbers:
        store.record(number, MISTAKE)
    return numbers


@pytest.fixture
def lying(qtbot: QtBot, desk: Desk, mistakes: list[CaseNumber], settle: Settle) -> BinTab:
    """The tab of the bin, with all of them in it."""
    del mistakes
    tab = BinTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    qtbot.waitUntil(lambda: is_there(tab, "binBack9"))
    return tab


def test_the_bin_shows_ten_at_first_and_every_one_with_a_press(qtbot: QtBot, lying: BinTab) -> None:
    before = is_there(lying, "binBack10")

    press(lying, "binMore")

    qtbot.waitUntil(lambda: is_there(lying, "binBack12"))
    assert not before
    assert not is_there(lying, "binMore")


def test_the_bin_is_drawn_again_only_where_it_has_changed_and_as_far_as_it_was(
    qtbot: QtBot, store: CaseStore, desk: Desk, lying: BinTab, settle: Settle
) -> None:
    press(lying, "binMore")
    button = find(lying, QPushButton, "binBack0")
    other = store.a_case()

    was_done(desk, other)
    settle()
    assert find(lying, QPushButton, "binBack0") is button
    store.record(other, MISTAKE)
    was_done(desk, other)

    qtbot.waitUntil(lambda: is_there(lying, "binMore"))
    assert is_there(lying, "binBack12")


def test_a_bin_that_nobody_sees_is_looked_into_when_it_is_seen_again(
    qtbot: QtBot, store: CaseStore, desk: Desk, lying: BinTab, settle: Settle
) -> None:
    press(lying, "binMore")
    lying.hide()
    other = store.a_case()
    store.record(other, MISTAKE)

    was_done(desk, other)
    settle()
    before = find(lying, QPushButton, "binMore").isHidden()
    lying.show()

    qtbot.waitUntil(lambda: is_there(lying, "binMore"))
    assert before


def health(count: int) -> Health:
    numbers = [CaseNumber(f"2026-{at:04d}") for at in range(count)]
    found = tuple(Found("no_carer", one) for one in numbers)
    finding = Finding("no_carer", "No parent recorded", "Why.", "Add one…", "Practice", found)
    return Health(TODAY, count, (finding,), dict.fromkeys(numbers, "Tom Whitfield"))


def test_findings_that_are_as_they_were_stay_as_they_are_drawn(
    qtbot: QtBot, desk: Desk, settle: Settle
) -> None:
    tab = HealthTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    tab._on_counted(health(7))  # noqa: SLF001 - as counted
    button = find(tab, QPushButton, "finding0Case0Fix")

    tab._on_counted(health(7))  # noqa: SLF001 - likewise
    assert find(tab, QPushButton, "finding0Case0Fix") is button
    tab._on_counted(health(3))  # noqa: SLF001 - likewise

    def counts() -> list[str]:
        pills = tab.findChildren(QLabel, "finding0Count")
        return [each.text() for each in pills if each.isVisible()]

    qtbot.waitUntil(lambda: counts() == ["3"])
    assert words(tab, "healthWords") == "1 thing to look at. 3 cases read."


def test_authorities_are_drawn_again_only_where_they_have_changed(
    qtbot: QtBot, store: CaseStore, desk: Desk, settle: Settle
) -> None:
    first = store.a_case(a_person(home_authority="Ash"))
    tab = AuthoritiesTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    button = find(tab, QPushButton, "authorityCases0")

    was_done(desk, first)
    settle()
    assert find(tab, QPushButton, "authorityCases0") is button
    store.a_case(a_person(home_authority="Oak"))
    was_done(desk, first)

    qtbot.waitUntil(lambda: is_there(tab, "authorityCases1"))

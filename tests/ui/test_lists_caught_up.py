"""A list of those who move on or leave: after something was done, only those cases are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Touched
from caseworker.domain.case import Case, CaseNumber
from caseworker.ui.changed import ChangedCases
from caseworker.ui.desk import Desk
from caseworker.ui.moves.moving_on import MovingOnTab
from caseworker.ui.pages.reports import ReportsPage
from caseworker.ui.reports.leavers_table import LeaversTable
from caseworker.ui.tasks import Tasks
from tests import leavers, movers
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, words

ADA, IDRIS, MINA = (CaseNumber(f"2026-000{at}") for at in (1, 2, 3))


def keep(store: CaseStore, *cases: Case) -> None:
    with store.kept.sitting() as records:
        for case in cases:
            records.open_case(case)


def was_done(desk: Desk, case: CaseNumber | None, *touched: Touched) -> None:
    desk.done.emit(Done(case, frozenset(touched or {Touched.CASE}), "Done.", "x"))


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def moving(qtbot: QtBot, store: CaseStore, desk: Desk, settle: Settle) -> Iterator[MovingOnTab]:
    """Three who move on, in the list."""
    store.standing.forward(days=7)
    keep(store, *movers.movers()[:3])
    tab = MovingOnTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: bool(tab.table.rows))
    settle()
    yield tab
    tab.close()


def names(tab: MovingOnTab) -> list[str]:
    return sorted(one.name for one in tab.table.rows)


def test_what_was_done_on_one_case_reads_that_one_alone(
    qtbot: QtBot, store: CaseStore, desk: Desk, moving: MovingOnTab
) -> None:
    for number in (ADA, IDRIS):
        store.rename(number, "Zulu")

    was_done(desk, ADA)

    qtbot.waitUntil(lambda: names(moving) == ["Ada Zulu", "Idris Okoro", "Mina Rahimi"])
    assert moving.beside.endswith("3 cases")


def test_whoever_moves_on_no_more_is_gone_and_a_new_one_is_there(
    qtbot: QtBot, store: CaseStore, desk: Desk, moving: MovingOnTab
) -> None:
    store.kept.paper.cases[MINA] = replace(store.case(MINA), events=())
    keep(store, movers.movers()[3])

    was_done(desk, MINA)
    was_done(desk, CaseNumber("2026-0004"))

    qtbot.waitUntil(lambda: names(moving) == ["Ada Lund", "Idris Okoro", "Tom Whitfield"])


def test_a_list_that_nobody_sees_reads_them_when_it_is_seen_again(
    qtbot: QtBot, store: CaseStore, desk: Desk, moving: MovingOnTab, settle: Settle
) -> None:
    moving.hide()
    store.rename(ADA, "Zulu")
    store.rename(MINA, "Zulu")

    was_done(desk, ADA)
    settle()
    before = names(moving)
    moving.show()

    qtbot.waitUntil(lambda: names(moving) == ["Ada Zulu", "Idris Okoro", "Mina Rahimi"])
    assert before == ["Ada Lund", "Idris Okoro", "Mina Rahimi"]


@pytest.mark.parametrize(
    ("case", "touched"),
    [
        (None, {Touched.CASE}),  # many cases in one act
        (None, {Touched.OFFICE}),  # terms, letters, rules of the office
        (ADA, {Touched.CASE, Touched.OFFICE}),  # somebody may no longer see it
        (ADA, {Touched.CASE, Touched.PERSON, Touched.DOCUMENTS}),  # two cases became one
    ],
)
def test_whatever_may_change_others_reads_all_of_them(  # noqa: PLR0913, PLR0917 - a table
    qtbot: QtBot,
    store: CaseStore,
    desk: Desk,
    moving: MovingOnTab,
    case: CaseNumber | None,
    touched: set[Touched],
) -> None:
    store.rename(IDRIS, "Zulu")

    was_done(desk, case, *touched)

    qtbot.waitUntil(lambda: names(moving) == ["Ada Lund", "Idris Zulu", "Mina Rahimi"])


def test_another_day_reads_all_of_them(
    qtbot: QtBot, store: CaseStore, desk: Desk, moving: MovingOnTab
) -> None:
    """What is left of a time limit is of a day: no line may stand there as of yesterday."""
    store.rename(IDRIS, "Zulu")
    store.standing.forward(days=1)

    was_done(desk, ADA)

    qtbot.waitUntil(lambda: "Idris Zulu" in names(moving))
    assert moving.beside.startswith("Tuesday 1 December 2026")
    store.rename(IDRIS, "Okoro")
    desk.freshened.emit()
    qtbot.waitUntil(lambda: "Idris Okoro" in names(moving))


def test_a_case_that_is_gone_reads_all_of_them(
    qtbot: QtBot, store: CaseStore, desk: Desk, moving: MovingOnTab
) -> None:
    del store.kept.paper.cases[ADA]

    was_done(desk, ADA)

    qtbot.waitUntil(lambda: names(moving) == ["Idris Okoro", "Mina Rahimi"])


def test_who_leaves_is_read_again_case_by_case_too(
    qtbot: QtBot, store: CaseStore, desk: Desk, settle: Settle
) -> None:
    store.standing.forward(days=58)  # 20 January 2027
    keep(store, *leavers.leavers()[:3])
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.begin("leaving")
    page.show()
    qtbot.waitUntil(lambda: len(leaving_names(page)) == 3)
    settle()
    store.rename(ADA, "Zulu")
    store.rename(IDRIS, "Zulu")

    was_done(desk, ADA)

    qtbot.waitUntil(lambda: leaving_names(page) == ["Mina Rahimi", "Idris Okoro", "Ada Zulu"])
    assert "3 leave" in words(page, "leaversSaid")
    page.close()


def leaving_names(page: QWidget) -> list[str]:
    tables = page.findChildren(LeaversTable)
    return [one.name for one in find(page, LeaversTable, "leavers").rows] if tables else []


def test_cases_that_changed_are_taken_once() -> None:
    changed = ChangedCases(frozenset({Touched.DIARY}))
    at_first, then = changed.take(), changed.take()
    changed.hear(Done(ADA, frozenset({Touched.CASE}), "", "x"))
    changed.hear(Done(None, frozenset({Touched.BOOK}), "", "x"))

    assert (at_first, then) == (None, frozenset())
    assert changed.take() == frozenset({ADA})
    assert changed.take() == frozenset()

"""A day of work shared: a task on one line, cover in a leave, a caseload handed over and back."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QTabBar, QTableView

from caseworker.casework.covering import SetCover, set_cover
from caseworker.casework.tasks import NewTask, add_task
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.test_19_roles import THEIRS, sits_down
from tests.days.window.test_disclosures import RYAN, TODAY


def test_a_task_cover_and_a_hand_over_at_the_keyboard(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        opened(store.office, RYAN)
        opened(store.office)
        lewis = store.add_officer("A. Lewis", "officer", THEIRS)

    officer = desktop.signs_in()
    a_task_is_typed_ticked_and_undone(officer)
    a_leave_is_covered(officer)
    a_caseload_goes_and_comes_back(officer)
    desktop.closes(officer)

    officer = sits_down(desktop, lewis.name)
    officer.waits(lambda: officer.is_seen("covering0"), "whom they cover for is on Today")
    officer.sees("Covering for Ade Bello until")
    officer.sees("Ring the school")
    officer.presses("rail_diary")
    officer.sees("With what is owed by Ade Bello, for whom you cover.", "Diary")
    officer.finds("diaryViews", QTabBar).setCurrentIndex(2)
    officer.sees("Ring the school")


def test_somebody_who_covers_is_removed_once_their_tasks_are_taken_over(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        lewis = store.add_officer("A. Lewis", "officer", THEIRS)
        store.office.do(set_cover, SetCover(store.officer.id, lewis.id, TODAY, None))
        store.office.do(add_task, NewTask("Ring the nurse", lewis.id, TODAY))
    officer = desktop.signs_in()
    officer.turns_to_preferences("Officers and keys")
    officer.presses(f"remove_{lewis.id}")
    officer.sees("A. Lewis has 1 open task, and covers for Ade Bello. The tasks come to you")
    officer.presses("questionYes")
    officer.sees("A. Lewis can't sign in any more.")
    officer.presses("rail_today")
    officer.sees("Ring the nurse")


def a_task_is_typed_ticked_and_undone(officer: Officer) -> None:
    officer.types("taskQuick", "Ring the school tomorrow")
    officer.keys("Return")
    officer.waits(lambda: officer.is_seen("task0"), "the task stands on Today")
    officer.presses("task0Done")
    officer.waits(lambda: not officer.is_seen("task0"), "it is done")
    officer.presses("messageOffer")
    officer.waits(lambda: officer.is_seen("task0"), "it is not done after all")


def a_leave_is_covered(officer: Officer) -> None:
    officer.keys("Ctrl+K")
    officer.keys_in("leave and cover")
    officer.waits_for_quiet()
    officer.keys("Return")
    officer.waits(lambda: officer.is_seen("coverSave"), "the sheet is open")
    officer.chooses("coverBy", "A. Lewis")
    officer.types("coverSince", "today")
    officer.types("coverUntil", "+5d")
    officer.finishes("coverSave", "cover")


def a_caseload_goes_and_comes_back(officer: Officer) -> None:
    officer.presses("rail_reports")
    officer.waits_for_quiet()
    officer.presses("report_loads")
    officer.presses("loadsHandOver")
    officer.waits(lambda: officer.is_seen("handed1"), "both cases are there with their notes")
    officer.chooses("handTo", "A. Lewis")
    officer.types("handReason", "She leaves in May.")
    officer.types("handed0Note", "Mother prefers a call.")
    officer.finishes("handGo", "handOverCases")
    officer.sees("Handed over 2 cases of Ade Bello to A. Lewis.")
    assert [row[:2] for row in rows_of(officer)] == [["A. Lewis", "2"], ["Ade Bello", "0"]]
    officer.presses("messageOffer")
    officer.sees("Gave 2 cases back.")
    assert [row[:2] for row in rows_of(officer)] == [["Ade Bello", "2"], ["A. Lewis", "0"]]


def rows_of(officer: Officer) -> list[list[str]]:
    """The table of loads, as it is read."""
    officer.waits_for_quiet()
    model = officer.finds("loadsTable", QTableView).model()
    rows, columns = model.rowCount(), model.columnCount()
    return [[str(model.index(at, of).data()) for of in range(columns)] for at in range(rows)]

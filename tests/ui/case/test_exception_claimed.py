"""An exception to a time limit, claimed in the window: only what the regulation allows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import DueState
from caseworker.ui.case.seen import see_case
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around
from tests.builders import TODAY
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words


@pytest.fixture
def sheet(
    store: CaseStore, desk: Desk, show: Callable[[QWidget], QWidget], settle: Settle
) -> EntrySheet:
    number = store.requested()
    with store.kept.sitting() as records:
        seen = see_case(records, records.case(number), TODAY)
    owner = show(QWidget())
    made = EntrySheet(desk, ["exception_claimed"], Around(seen.case, TODAY, (), seen.dues), owner)
    made.show()
    settle()
    return made


def _claim(sheet: EntrySheet, limit: str, exception: str, **days: str) -> None:
    choices = {"limit": limit, "exception": exception}
    for name, value in choices.items():
        box = find(sheet, QComboBox, name)
        box.setCurrentIndex(box.findData(value))
    find(sheet, QPlainTextEdit, "reasons").setPlainText("They were with his grandmother.")
    for name, day in days.items():
        find(sheet, QLineEdit, name).setText(day)
    press(sheet, "entrySave")


def test_one_that_holds_excuses_the_limit_and_leaves_its_day_in_sight(
    sheet: EntrySheet, store: CaseStore, settle: Settle
) -> None:
    _claim(sheet, "T-03", "EX-D", away_from="20/9/2026", away_until="18/10/2026")
    settle()

    (case,) = store.kept.paper.cases.values()
    decide = next(due for due in dues_of(case, Reckoning(TODAY)) if due.id == "T-03")
    assert decide.state is DueState.EXCUSED
    assert str(decide.by) == "2026-10-19"
    history = store.kept.paper.history[-1].words
    assert "away from the area for four weeks or more" in history
    assert "T-03" not in history


def test_one_that_fails_its_own_test_is_refused_with_the_reason(
    sheet: EntrySheet, store: CaseStore, settle: Settle
) -> None:
    _claim(sheet, "T-03", "EX-D", away_from="20/9/2026", away_until="10/10/2026")
    settle()

    assert "20 days; this exception needs 4 weeks" in words(sheet, "entryRefused")
    (case,) = store.kept.paper.cases.values()
    assert case.last("exception_claimed") is None

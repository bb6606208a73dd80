"""What if: a sheet says what it would change, before it is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework import facts
from caseworker.casework.facts import NoteFacts
from caseworker.ui.case.facts import FactsSheet
from caseworker.ui.case.seen import see_case
from caseworker.ui.case.tabs import SETTING
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around
from caseworker.ui.supposed import Supposed
from tests.builders import TODAY
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.hands import fill, find, press


def _says(owner: QWidget) -> str:
    return find(owner, Supposed, "supposed").accessibleDescription()


def test_an_entry_says_what_falls_away_and_what_appears(
    qtbot: QtBot, store: CaseStore, desk: Desk, show: Callable[[QWidget], QWidget]
) -> None:
    number = store.requested()
    with store.kept.sitting() as records:
        seen = see_case(records, records.case(number), TODAY)
    around = Around(seen.case, TODAY, (), seen.dues)

    asked = EntrySheet(desk, ["refused_to_assess"], around, show(QWidget()))
    asked.show()
    qtbot.waitUntil(lambda: "Falls away: Send the final plan, was" in _says(asked))

    assert "Appears: The Tribunal receives an appeal" in _says(asked)
    assert store.kinds(number) == ["case_opened", "request_received"]


def test_another_day_of_a_posting_says_which_duty_moves(
    qtbot: QtBot, store: CaseStore, opened: Open
) -> None:
    number = store.a_case(setting="service_children")
    store.office.do(facts.note_facts, NoteFacts(number, {"assignment_starts": "2027-08-11"}))
    page = opened(number)
    page.tabs.setCurrentIndex(SETTING)
    press(page.tab(SETTING), "settingFactsChange")

    asked = sheet(FactsSheet)
    fill(asked, "assignment_starts", "11/9/2027")

    qtbot.waitUntil(lambda: "Thu 11 Feb 2027 → Thu 11 Mar 2027" in _says(asked))
    assert store.case(number).facts["assignment_starts"] == "2027-08-11"

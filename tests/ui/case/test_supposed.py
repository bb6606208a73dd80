"""What if: a sheet says what it would change, before it is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework import facts
from caseworker.casework.facts import NoteFacts
from caseworker.domain.case import Happening
from caseworker.ui.case.facts import FactsSheet
from caseworker.ui.case.seen import see_case
from caseworker.ui.case.tabs import SETTING
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around
from caseworker.ui.supposed import Supposed
from tests.builders import TODAY
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import REQUESTED, CaseStore
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


def test_another_day_of_release_says_which_meeting_moves(
    qtbot: QtBot, store: CaseStore, opened: Open
) -> None:
    """Story 17."""
    number = store.a_case(setting="custody")
    store.record(number, Happening("detained", REQUESTED, facts={"establishment": "Fenmoor"}))
    store.office.do(facts.note_facts, NoteFacts(number, {"release_date": "2027-03-15"}))
    page = opened(number)
    page.tabs.setCurrentIndex(SETTING)
    press(page.tab(SETTING), "settingFactsChange")

    asked = sheet(FactsSheet)
    fill(asked, "release_date", "15/2/2027")

    qtbot.waitUntil(lambda: "Mon 1 Mar 2027 → Mon 1 Feb 2027" in _says(asked))
    assert store.case(number).facts["release_date"] == "2027-03-15"

"""Today, narrowed to whose cases it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework import facts
from caseworker.casework.facts import NoteFacts
from caseworker.domain.case import CaseNumber, Happening
from caseworker.ui.desk import Desk
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.parts import EmptyState
from caseworker.ui.parts.due_line import DueLine
from tests.builders import TODAY, a_person
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press


@pytest.fixture
def two(store: CaseStore) -> tuple[CaseNumber, CaseNumber]:
    """Two requests, for children whom different authorities answer for."""
    one = store.requested(replace(a_person(given="Anna"), home_authority="Northmere"))
    other = store.requested(replace(a_person(given="Bo"), home_authority="Eastmoor"))
    store.office.do(facts.note_facts, NoteFacts(one, {"attends": "Hillside School"}))
    return one, other


@pytest.fixture
def page(
    two: tuple[CaseNumber, CaseNumber],
    desk: Desk,
    show: Callable[[QWidget], QWidget],
    settle: Settle,
) -> TodayPage:
    del two
    page = TodayPage(desk)
    show(page)
    settle()
    return page


def _choose(page: TodayPage, name: str, words: str, settle: Settle) -> None:
    choice = find(page, QComboBox, name)
    choice.setCurrentIndex(choice.findText(words))
    settle()


def _heard(page: TodayPage) -> str:
    return "\n".join(line.accessibleName() for line in page.findChildren(DueLine))


def test_it_can_be_narrowed_to_a_home_authority(page: TodayPage, settle: Settle) -> None:
    _choose(page, "narrowAuthority", "Eastmoor", settle)

    assert "Bo" in _heard(page)
    assert "Anna" not in _heard(page)


def test_a_choice_of_one_is_not_offered(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.waitUntil(find(page, QComboBox, "narrowAuthority").isVisible)

    assert not find(page, QComboBox, "narrowOfficer").isVisible()
    assert not find(page, QComboBox, "narrowPlace").isVisible()


def test_where_nobody_fits_one_press_shows_everyone(
    page: TodayPage, store: CaseStore, settle: Settle, two: tuple[CaseNumber, CaseNumber]
) -> None:
    _choose(page, "narrowAuthority", "Eastmoor", settle)
    store.record(two[1], Happening("case_closed", TODAY, facts={"reasons": "Moved."}))

    page.look()
    settle()
    assert page.findChild(EmptyState, "todayNobody") is not None
    press(page, "todayWiden")
    settle()

    assert "Anna" in _heard(page)


def test_what_others_owed_by_a_day_that_has_gone_stands_by_itself(
    store: CaseStore, desk: Desk, show: Callable[[QWidget], QWidget], settle: Settle
) -> None:
    store.asked()
    store.standing.at += timedelta(weeks=30)
    while store.office.freshen(10) == 10:
        pass
    page = TodayPage(desk)

    show(page)
    settle()

    titles = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Expected and not received" in titles

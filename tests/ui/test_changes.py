"""Cards of Preferences keep what is changed in them until it is saved or given up, and no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.changes import PUT_BACK
from caseworker.ui.desk import Desk
from caseworker.ui.preferences.bank_holidays import BankHolidaysCard
from caseworker.ui.preferences.establishments import EstablishmentsCard
from caseworker.ui.preferences.office import OfficeCard
from caseworker.ui.preferences.retention import RetentionCard
from caseworker.ui.tasks import Tasks
from tests.ui.hands import fill, find, press, words
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore

DRAFT = "office/preferences"
Shown = Callable[[Callable[[Desk], QWidget]], QWidget]


@pytest.fixture
def desk(paper: PaperRecords, lanes: tuple[Tasks, Tasks]) -> Desk:
    """That of an administrator."""
    return Desk(PaperStore(paper, OKAFOR), *lanes)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, lanes: tuple[Tasks, Tasks]) -> Shown:
    def show(made: Callable[[Desk], QWidget]) -> QWidget:
        card = made(desk)
        qtbot.addWidget(card)
        card.show()
        qtbot.waitUntil(lambda: not lanes[0].is_busy)
        return card

    return show


def kept(qtbot: QtBot, desk: Desk, paper: PaperRecords, draft: str) -> dict[str, str]:
    desk.drafts.flush()
    qtbot.waitUntil(lambda: draft in paper.drafts)
    found: dict[str, str] = json.loads(paper.drafts[draft])
    return found


def test_only_what_was_changed_is_kept(
    qtbot: QtBot, shown: Shown, desk: Desk, paper: PaperRecords
) -> None:
    card = shown(OfficeCard)

    fill(card, "prefOfficeName", "Education, Ashdown")

    assert kept(qtbot, desk, paper, DRAFT) == {"name": "Education, Ashdown"}


def test_it_is_put_back_with_word_of_it_and_what_a_colleague_changed_since_stands(
    qtbot: QtBot, shown: Shown, desk: Desk, paper: PaperRecords
) -> None:
    fill(shown(OfficeCard), "prefOfficeName", "Education, Ashdown")
    desk.drafts.flush()
    qtbot.waitUntil(lambda: DRAFT in paper.drafts)
    paper.facts = replace(paper.facts, idle_minutes=3)

    again = shown(OfficeCard)

    assert find(again, QLineEdit, "prefOfficeName").text() == "Education, Ashdown"
    assert find(again, QSpinBox, "prefIdle").value() == 3
    assert words(again, "officeSaid") == PUT_BACK


def test_once_it_is_saved_nothing_is_kept_but_what_is_typed_after(
    qtbot: QtBot, shown: Shown, desk: Desk, paper: PaperRecords
) -> None:
    card = shown(OfficeCard)
    fill(card, "prefOfficeName", "Education, Ashdown")
    desk.drafts.flush()

    press(card, "officeSave")
    find(card, QSpinBox, "prefIdle").setValue(9)  # before the answer is here
    qtbot.waitUntil(find(card, QLabel, "officeSaid").isVisible)

    assert kept(qtbot, desk, paper, DRAFT) == {"idle": "9"}


def test_what_is_folded_away_with_cancel_is_given_up(
    qtbot: QtBot, shown: Shown, desk: Desk, paper: PaperRecords, lanes: tuple[Tasks, Tasks]
) -> None:
    card = shown(BankHolidaysCard)
    press(card, "oneOffOpen")
    fill(card, "oneOffName", "Day of national mourning")
    assert kept(qtbot, desk, paper, "oneOff/new") == {"name": "Day of national mourning"}

    press(card, "oneOffCancel")

    qtbot.waitUntil(lambda: "oneOff/new" not in paper.drafts)
    press(card, "oneOffOpen")
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    assert find(card, QLineEdit, "oneOffName").text() == ""


def test_numbers_that_were_left_are_back_when_they_are_unfolded_again(
    qtbot: QtBot, shown: Shown, desk: Desk, paper: PaperRecords
) -> None:
    card = shown(RetentionCard)
    press(card, "retentionOpen")
    box = card.findChildren(QSpinBox)[0]
    name, number = box.objectName(), box.value() + 1
    box.setValue(number)
    desk.drafts.flush()
    qtbot.waitUntil(lambda: "retention" in paper.drafts)

    again = shown(RetentionCard)
    press(again, "retentionOpen")

    qtbot.waitUntil(lambda: find(again, QSpinBox, name).value() == number)
    assert words(again, "retentionSaid") == PUT_BACK


def test_typing_about_one_establishment_is_back_in_its_own_form_alone(
    qtbot: QtBot, shown: Shown, lanes: tuple[Tasks, Tasks]
) -> None:
    card = shown(EstablishmentsCard)
    changes = [each.objectName() for each in card.findChildren(QPushButton)]
    one, other, *_ = (name for name in changes if name.startswith("change_"))
    typed = "A letter of 3 November 2026"

    press(card, one)
    fill(card, "establishmentSource", typed)
    press(card, other)
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    source = find(card, QLineEdit, "establishmentSource").text()
    press(card, one)

    assert source != typed
    qtbot.waitUntil(lambda: find(card, QLineEdit, "establishmentSource").text() == typed)

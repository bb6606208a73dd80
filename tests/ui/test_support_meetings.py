"""Preferences: how often the parents are met is the Code's way until an administrator chooses."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from caseworker.ui.desk import Desk
from caseworker.ui.preferences.support_meetings import SupportMeetingsCard
from caseworker.ui.tasks import Tasks
from tests.ui.hands import find, words
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore


def a_card(qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]) -> SupportMeetingsCard:
    card = SupportMeetingsCard(Desk(store, *lanes))
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    return card


def test_an_administrator_chooses_and_it_says_what_holds_from_now_on(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]
) -> None:
    card = a_card(qtbot, PaperStore(paper, OKAFOR), lanes)
    assert find(card, QRadioButton, "supportMeetings_code").isChecked()

    find(card, QRadioButton, "supportMeetings_termly").click()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    assert "every term, from now on" in words(card, "supportMeetingsSaid")
    assert "support_meetings_chosen" in paper.acts


def test_nobody_else_may(qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]) -> None:
    card = a_card(qtbot, PaperStore(paper, LEWIS), lanes)

    assert not find(card, QRadioButton, "supportMeetings_termly").isEnabled()

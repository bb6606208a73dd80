"""Preferences: the office adds a vague word, sees it in the list, takes it out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.ui.desk import Desk
from caseworker.ui.preferences.vague_words import VagueWordsCard
from caseworker.ui.tasks import Tasks
from tests.ui.hands import fill, find, press, words
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore


@pytest.fixture
def card(qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]) -> VagueWordsCard:
    return a_card(qtbot, PaperStore(paper, OKAFOR), lanes)


def a_card(qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]) -> VagueWordsCard:
    card = VagueWordsCard(Desk(store, *lanes))
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    return card


def add(card: VagueWordsCard, said: str) -> None:
    fill(card, "vague_words", said)
    fill(card, "vague_why", "It does not say by whom.")
    fill(card, "vague_ask", "Who directs it?")
    press(card, "vagueAdd")


def test_a_word_is_added_and_stands_in_the_list(
    qtbot: QtBot, card: VagueWordsCard, paper: PaperRecords
) -> None:
    qtbot.waitUntil(lambda: card.findChild(QLabel, "vagueNone") is not None)

    add(card, "as directed")

    qtbot.waitUntil(lambda: card.findChild(QLabel, "vagueWord0") is not None)
    assert words(card, "vagueWord0").startswith("“as directed”  It does not say by whom.")
    assert words(card, "vagueSaid") == "“as directed” is looked for in every plan."
    assert find(card, QLineEdit, "vague_words").text() == ""
    assert "vague_word_added" in paper.acts


def test_a_word_that_the_program_has_is_refused_beside_its_field(
    qtbot: QtBot, card: VagueWordsCard
) -> None:
    add(card, "Regular")

    qtbot.waitUntil(find(card, QLabel, "vague_wordsFault").isVisible)

    assert words(card, "vague_wordsFault") == "The program looks for this already."


def test_a_word_is_taken_out_again(qtbot: QtBot, card: VagueWordsCard) -> None:
    add(card, "as directed")
    qtbot.waitUntil(lambda: card.findChild(QPushButton, "vagueOut0") is not None)

    press(card, "vagueOut0")

    qtbot.waitUntil(lambda: card.findChild(QLabel, "vagueNone") is not None)


def test_who_is_no_administrator_sees_them_and_changes_none(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]
) -> None:
    card = a_card(qtbot, PaperStore(paper, LEWIS), lanes)

    assert not find(card, QPushButton, "vagueAdd").isVisible()
    assert not find(card, QLineEdit, "vague_words").isVisible()

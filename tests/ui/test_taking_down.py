"""What was shown is taken down in slices, whole; a closed desk is asked in vain."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from caseworker.casework.records import OfficeFacts, Records
from caseworker.ui.desk import Desk
from caseworker.ui.here import is_here, leave
from caseworker.ui.parts import Card, Words
from caseworker.ui.taking_down import TakingDown


def _tree(lines: int) -> QWidget:
    tree = QWidget()
    layout = QVBoxLayout(tree)
    for number in range(lines):
        card = Card(f"Card {number}")
        card.body.addWidget(Words(f"Zoë Haddad, {number}"))
        card.body.addWidget(QComboBox())
        layout.addWidget(card)
    return tree


def test_nothing_is_left_of_what_was_shown(qtbot: QtBot) -> None:
    tree = _tree(300)
    labels = tree.findChildren(QLabel)
    taking_down = TakingDown()

    taking_down.take(tree)

    qtbot.waitUntil(lambda: not isValid(tree))
    assert not any(isValid(label) for label in labels)


def test_whoever_still_holds_what_was_shown_finds_nothing_in_it(qtbot: QtBot) -> None:
    """A page that had been locked was found with the rows of a ledger in it."""
    tree = _tree(1)
    card = tree.findChild(Card)
    assert card is not None
    card.rows = ["Zoë Haddad"]  # type: ignore[attr-defined]
    taking_down = TakingDown()

    taking_down.take(tree)

    qtbot.waitUntil(lambda: not isValid(tree))
    assert not vars(card)


def test_what_goes_by_itself_meanwhile_is_no_trouble(qtbot: QtBot) -> None:
    first, second = _tree(3), _tree(3)
    taking_down = TakingDown()

    taking_down.take(first)
    taking_down.take(second)
    first.deleteLater()

    qtbot.waitUntil(lambda: not isValid(first) and not isValid(second))


def test_a_desk_that_has_closed_drops_questions(qtbot: QtBot, desk: Desk) -> None:
    """A page may still be there when the store has gone: it is not answered, and nothing breaks."""
    asker, answers, broken, closed = QObject(), list[OfficeFacts](), list[object](), list[bool]()
    desk.broken.connect(broken.append)

    def question(records: Records, _: object) -> OfficeFacts:
        return records.office()

    desk.close(asker, lambda: closed.append(True))
    desk.see(asker, question, answers.append)
    desk.keep_draft("form", "typed too late")

    qtbot.waitUntil(lambda: closed == [True])
    assert (answers, broken) == ([], [])


def test_a_page_on_its_way_out_is_not_answered(qtbot: QtBot, desk: Desk) -> None:
    """It may be half gone by then: an answer would find it without its parts."""
    tree, stayed, heard = QWidget(), QObject(), list[str]()
    page = QWidget(tree)
    taking_down = TakingDown()

    def question(records: Records, _: object) -> OfficeFacts:
        return records.office()

    desk.see(page, question, lambda _: heard.append("the page"))
    desk.see(stayed, question, lambda _: heard.append("what stays"))
    leave(tree)
    qtbot.waitUntil(lambda: len(heard) > 0)
    taking_down.take(tree)

    assert heard == ["what stays"]
    assert isValid(page)
    assert not is_here(page)


def test_nothing_on_its_way_out_acts_by_itself(qtbot: QtBot) -> None:
    tree = QWidget()
    ticking = QTimer(tree, interval=0)
    ticks = list[bool]()
    ticking.timeout.connect(lambda: ticks.append(isValid(tree)))
    ticking.start()
    taking_down = TakingDown()

    taking_down.take(tree)

    qtbot.waitUntil(lambda: not isValid(tree))
    assert ticks == []

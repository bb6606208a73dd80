"""Figure 42: what was copied here is off the clipboard in time, and nobody loses what they cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QComboBox, QTextEdit
from pytestqt.qtbot import QtBot

from caseworker.casework.copied_words import seconds_offered
from caseworker.ui.copied import UNASKED, Copied
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words
from caseworker.ui.preferences.copied_words import CopiedWordsCard
from caseworker.ui.tasks import Tasks
from caseworker.ui.window import Window
from tests.ui.hands import find, words
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore

State = Qt.ApplicationState
WORDS = "Tom Whitfield"


class _Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def belongs(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Say whose the clipboard is: without a screen, Qt never knows."""

    def say(ours: bool) -> None:  # noqa: FBT001 - a yes or no
        monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)

    say(True)
    return say


@pytest.fixture
def copied(
    clock: _Clock, belongs: Callable[[bool], None], qapp: QGuiApplication
) -> Iterator[Copied]:
    del belongs
    QGuiApplication.clipboard().clear()  # what another test left there
    copied = Copied(QGuiApplication.clipboard(), qapp, clock)
    copied.turn(State.ApplicationActive)
    yield copied
    shiboken6.delete(copied)


def on_the_clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_usual_is_what_counts_until_the_office_is_known() -> None:
    assert seconds_offered().usual == UNASKED


@pytest.mark.parametrize("limit", [15, 30, 120])
def test_it_is_taken_back_some_seconds_after_another_program_came_in_front(
    copied: Copied, clock: _Clock, limit: int
) -> None:
    copied.keep_for(limit)
    QGuiApplication.clipboard().setText(WORDS)
    copied.turn(State.ApplicationInactive)

    clock.now += limit - 0.1
    copied.look()
    assert on_the_clipboard() == WORDS
    clock.now += 0.1
    copied.look()

    assert on_the_clipboard() == ""


def test_while_ours_is_in_front_it_stays(copied: Copied, clock: _Clock) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    copied.turn(State.ApplicationInactive)
    clock.now += 29
    copied.turn(State.ApplicationActive)
    clock.now += 3600

    assert not copied.is_counting
    copied.turn(State.ApplicationInactive)
    copied.look()

    assert on_the_clipboard() == WORDS


def test_what_another_program_put_there_meanwhile_is_left_alone(
    copied: Copied, clock: _Clock, belongs: Callable[[bool], None]
) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    copied.turn(State.ApplicationInactive)

    belongs(False)
    QGuiApplication.clipboard().setText("of another program")
    clock.now += 3600
    copied.look()
    copied.take_back()

    assert on_the_clipboard() == "of another program"
    assert not copied.is_counting


def test_rows_that_come_onto_it_late_are_counted_too(
    copied: Copied, clock: _Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is copied is written down first: the officer may be elsewhere by then."""
    elsewhere = State.ApplicationInactive
    monkeypatch.setattr(QGuiApplication, "applicationState", staticmethod(lambda: elsewhere))
    copied.turn(elsewhere)
    assert not copied.is_counting

    QGuiApplication.clipboard().setText(WORDS)
    clock.now += 30
    copied.look()

    assert on_the_clipboard() == ""


def test_nothing_stays_as_the_program_ends(copied: Copied, qapp: QGuiApplication) -> None:
    del copied
    QGuiApplication.clipboard().setText(WORDS)

    qapp.aboutToQuit.emit()

    assert on_the_clipboard() == ""


def test_the_window_takes_back_what_was_copied_in_it(
    qtbot: QtBot, at_work: Window, belongs: Callable[[bool], None]
) -> None:
    """A field of it, its own guard and its own timer."""
    del belongs
    assert at_work.work is not None
    at_work.work.go_to("notes")
    note = find(at_work, QTextEdit, "note")
    note.setPlainText(WORDS)
    note.selectAll()
    note.copy()
    assert on_the_clipboard() == WORDS
    at_work.work.choices.copied.emit(0)  # no time at all

    guard = at_work.findChild(Copied)
    assert guard is not None
    guard.turn(State.ApplicationInactive)

    qtbot.waitUntil(lambda: on_the_clipboard() == "")


@pytest.mark.parametrize("officer", [OKAFOR, LEWIS], ids=lambda one: one.role)
def test_only_an_administrator_chooses_and_the_words_say_what_it_means(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks], officer: object
) -> None:
    card = CopiedWordsCard(Desk(PaperStore(paper, officer), *lanes))  # type: ignore[arg-type]
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    seconds = find(card, QComboBox, "copiedSeconds")
    may = officer is OKAFOR
    assert (seconds.isEnabled(), seconds.currentText()) == (may, "30 seconds")
    assert "taken off the clipboard" in words(card, "copiedWhat")

    if may:
        seconds.setCurrentIndex(2)
        seconds.activated.emit(2)
        qtbot.waitUntil(lambda: words(card, "copiedSaid") != "")

    assert ("copied_words_changed" in paper.acts) is may


def test_a_choice_that_is_refused_is_said_and_what_is_kept_is_shown_again(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]
) -> None:
    card = CopiedWordsCard(Desk(PaperStore(paper, OKAFOR), *lanes))
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    seconds = find(card, QComboBox, "copiedSeconds")
    seconds.addItem("1 second", 1)

    seconds.setCurrentIndex(seconds.count() - 1)
    seconds.activated.emit(seconds.count() - 1)
    qtbot.waitUntil(lambda: seconds.currentText() == "30 seconds")

    said = find(card, Words, "copiedSaid")
    assert "Choose one of" in said.text()
    assert said.property("tone") == Tone.AMBER.value


def test_the_window_hears_of_the_choice_at_once(
    qtbot: QtBot, at_work: Window, lanes: tuple[Tasks, Tasks]
) -> None:
    assert at_work.work is not None
    assert at_work.desk is not None
    card = CopiedWordsCard(at_work.desk)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    seconds = find(card, QComboBox, "copiedSeconds")

    with qtbot.waitSignal(at_work.work.choices.copied) as told:
        seconds.setCurrentIndex(0)
        seconds.activated.emit(0)

    assert told.args == [15]

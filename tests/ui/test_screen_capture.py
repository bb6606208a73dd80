"""Preferences: whether windows are captured, which an administrator chooses for the office."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desktop.elsewhere import Elsewhere
from caseworker.domain.site_policy import read_policy
from caseworker.ui.desk import Desk
from caseworker.ui.fittings import Fittings
from caseworker.ui.from_system import FromSystem
from caseworker.ui.preferences.screen_capture import ScreenCaptureCard
from caseworker.ui.tasks import Tasks
from caseworker.ui.unseen import Unseen
from caseworker.ui.window import Window
from tests.ui.hands import find, words
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore


@pytest.mark.parametrize("officer", [OKAFOR, LEWIS], ids=lambda one: one.role)
def test_only_an_administrator_chooses_it_and_the_words_say_what_it_does(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks], officer: object
) -> None:
    card = ScreenCaptureCard(Desk(PaperStore(paper, officer), *lanes))  # type: ignore[arg-type]
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    box = find(card, QCheckBox, "screenCaptureHidden")
    may = officer is OKAFOR
    assert (box.isEnabled(), box.isChecked()) == (may, False)

    box.click()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    assert ("screen_capture_changed" in paper.acts) is may
    assert (words(card, "screenCaptureSaid") != "") is may
    assert "show them black" in words(card, "screenCaptureWhat")
    assert "looks from the other computer sees it" in words(card, "screenCaptureWhat")


def test_the_window_hears_of_the_choice_at_once(
    qtbot: QtBot, at_work: Window, lanes: tuple[Tasks, Tasks]
) -> None:
    work = at_work.work
    assert work is not None
    assert at_work.desk is not None
    card = ScreenCaptureCard(at_work.desk)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    with qtbot.waitSignal(work.choices.capture) as told:
        find(card, QCheckBox, "screenCaptureHidden").click()

    assert told.args == [True]


class _Asked(Elsewhere):
    """Remembers which windows were to be left out, or no longer."""

    def __init__(self) -> None:
        self.hidden: dict[int, bool] = {}

    def hide_from_capture(self, window: int, *, hidden: bool) -> bool:
        self.hidden[window] = hidden
        return True


@pytest.mark.parametrize(("always", "left_out"), [(False, False), (True, True)])
def test_where_an_it_department_wants_it_the_office_is_not_asked(
    qtbot: QtBot, *, always: bool, left_out: bool
) -> None:
    window, computer = QWidget(), _Asked()
    qtbot.addWidget(window)
    system = FromSystem(window, computer)
    unseen = Unseen(system, computer, window, always=always)

    unseen.want(False)
    system.shown.emit(7)

    assert computer.hidden == {7: left_out}


@pytest.mark.parametrize(("text", "left_out"), [("", False), ("hide_from_capture = true", True)])
def test_what_the_policy_file_says_of_it_reaches_the_window(
    qtbot: QtBot, fittings: Fittings, text: str, *, left_out: bool
) -> None:
    computer = _Asked()
    window = Window(replace(fittings, policy=read_policy(text), computer=computer))
    qtbot.addWidget(window)

    (system,) = window.findChildren(FromSystem)

    system.shown.emit(7)

    assert computer.hidden == {7: left_out}

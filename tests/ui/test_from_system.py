"""What Windows says by messages, on a Windows that isn't there: heard, hidden, followed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desktop.signatures import Message
from caseworker.desktop.windows import Windows
from caseworker.ui import theme
from caseworker.ui.following import Following
from caseworker.ui.from_system import FromSystem
from caseworker.ui.palette import Look
from caseworker.ui.unseen import Unseen
from tests.desktop.documented import Documented, behind

HIDDEN, SEEN = 0x11, 0x00
LOCKED, SHOWN, SETTING, CONNECTED = (0x02B1, 7), (0x18, 1), (0x1A, 0), (0x02B1, 3)


@pytest.fixture
def dll() -> Documented:
    """A Windows at whose screen somebody sits: every window is a whole one, contrast is usual."""
    answers = {"GetSystemMetrics": 0, "GetAncestor": lambda window, _: window}
    return Documented(answers | {"SystemParametersInfoW": 1})


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def system(window: QWidget, dll: Documented) -> Iterator[FromSystem]:
    system = FromSystem(window, Windows(dll))
    yield system
    system.stop()


def say(system: FromSystem, what: tuple[int, int], window: int = 0) -> None:
    message = Message(window, *what)
    system.hear(b"windows_generic_MSG", ctypes.addressof(message))


def affinities(dll: Documented) -> list[tuple[int, int]]:
    return [(one[1], one[2]) for one in dll.called if one[0] == "SetWindowDisplayAffinity"]


def test_the_window_is_told_of_its_session_until_it_closes(
    window: QWidget, system: FromSystem, dll: Documented
) -> None:
    system.stop()
    system.stop()

    number = int(window.winId())
    assert dll.called == [
        ("WTSRegisterSessionNotification", number, 0),
        ("WTSUnRegisterSessionNotification", number),
    ]


def test_a_window_that_qt_makes_anew_is_told_of_its_session_again(
    qtbot: QtBot, window: QWidget, system: FromSystem, dll: Documented
) -> None:
    """Another flag, and Qt throws the native window away: what was told to it goes with it."""
    before = int(window.winId())
    unseen = Unseen(system, Windows(dll), window)
    unseen.want(True)
    dll.called.clear()

    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.destroy()
    window.create()
    window.show()
    after = int(window.winId())
    say(system, SHOWN, after)

    assert after != before
    sessions = [one for one in dll.called if one[0].startswith("WTS")]
    assert sessions == [
        ("WTSUnRegisterSessionNotification", before),
        ("WTSRegisterSessionNotification", after, 0),
    ]
    assert (after, HIDDEN) in affinities(dll)
    with qtbot.waitSignal(system.left):
        say(system, LOCKED, after)
    system.stop()
    assert dll.called[-1] == ("WTSUnRegisterSessionNotification", after)


def test_that_the_session_was_locked_is_heard(qtbot: QtBot, system: FromSystem) -> None:
    with qtbot.waitSignal(system.left):
        say(system, LOCKED)


def test_windows_that_show_and_will_show_are_left_out_of_what_is_captured(
    qtbot: QtBot, window: QWidget, system: FromSystem, dll: Documented
) -> None:
    unseen = Unseen(system, Windows(dll), window)
    number = int(window.winId())

    unseen.want(True)
    menu = QMenu()
    qtbot.addWidget(menu)
    say(system, SHOWN, int(menu.winId()))
    unseen.want(False)

    assert affinities(dll)[0] == (number, HIDDEN)
    assert (int(menu.winId()), HIDDEN) in affinities(dll)
    assert (number, SEEN) in affinities(dll)


def test_an_office_that_never_chose_it_is_captured(
    window: QWidget, system: FromSystem, dll: Documented
) -> None:
    unseen = Unseen(system, Windows(dll), window)

    unseen.want(False)

    assert affinities(dll) == []


def test_in_a_remote_session_the_officer_would_not_see_the_window_so_it_is_off(
    window: QWidget, system: FromSystem, dll: Documented
) -> None:
    unseen = Unseen(system, Windows(dll), window)
    number = int(window.winId())
    unseen.want(True)

    dll.answers["GetSystemMetrics"] = 1
    say(system, CONNECTED)
    dll.answers["GetSystemMetrics"] = 0
    say(system, CONNECTED)

    assert affinities(dll) == [(number, HIDDEN), (number, SEEN), (number, HIDDEN)]


def high_contrast(dll: Documented, *, on: bool) -> None:
    def told(_what: int, _size: int, facts: object, _change: int) -> int:
        behind(facts).flags = int(on)
        return 1

    dll.answers["SystemParametersInfoW"] = told


def test_high_contrast_is_put_on_while_the_program_runs(
    qtbot: QtBot, qapp: QApplication, window: QWidget, system: FromSystem, dll: Documented
) -> None:
    theme.wear(theme.Theme(Look.LIGHT, 1.25, follows=True), qapp)
    following = Following(window, system, Windows(dll))
    high_contrast(dll, on=True)

    with qtbot.waitSignal(following.changed) as changed:
        say(system, SETTING)

    assert changed.args == [theme.Theme(Look.HIGH_CONTRAST, 1.25, follows=True)]


def test_dark_is_followed_as_qt_tells_it(
    qtbot: QtBot, qapp: QApplication, window: QWidget, system: FromSystem, dll: Documented
) -> None:
    theme.wear(theme.Theme(Look.DARK, follows=True), qapp)
    following = Following(window, system, Windows(dll))

    with qtbot.waitSignal(following.changed) as changed:
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)

    assert changed.args == [theme.Theme(Look.LIGHT, follows=True)]


def test_a_look_that_somebody_chose_stays(
    qapp: QApplication, window: QWidget, system: FromSystem, dll: Documented
) -> None:
    theme.wear(theme.Theme(Look.DARK), qapp)
    following = Following(window, system, Windows(dll))
    changes: list[theme.Theme] = []
    following.changed.connect(changes.append)
    high_contrast(dll, on=True)

    say(system, SETTING)

    assert changes == []


def test_an_open_sheet_is_answered_before_all_is_built_anew(
    qtbot: QtBot, qapp: QApplication, window: QWidget, system: FromSystem, dll: Documented
) -> None:
    theme.wear(theme.Theme(Look.LIGHT, follows=True), qapp)
    following = Following(window, system, Windows(dll))
    changes: list[theme.Theme] = []
    following.changed.connect(changes.append)
    sheet = QDialog(window)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)
    high_contrast(dll, on=True)

    say(system, SETTING)
    assert changes == []
    sheet.accept()

    qtbot.waitUntil(lambda: [one.look for one in changes] == [Look.HIGH_CONTRAST])

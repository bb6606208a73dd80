"""The page before locked records: three different messages, a wait, and the recovery key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import (
    CaseworkerError,
    DamagedStore,
    NewerStore,
    OlderStore,
    StoreInUse,
    TryLater,
)
from caseworker.ui import theme
from caseworker.ui.idle import IdleWatch
from caseworker.ui.lock import UnlockPage
from caseworker.ui.tasks import Tasks
from tests.ui.hands import fill, find, press, words
from tests.ui.paper_store import KEY, PASSPHRASE, PaperStrongroom


@pytest.fixture
def page(
    qtbot: QtBot, strongroom: PaperStrongroom, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> UnlockPage:
    page = UnlockPage(strongroom, tmp_path, lanes[0])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    return page


def _try(page: UnlockPage, passphrase: str) -> None:
    fill(page, "unlockPassphrase", passphrase)
    press(page, "unlockGo")


def test_what_is_wrong_is_read_whole_in_large_text(
    qtbot: QtBot,
    qapp: QApplication,
    strongroom: PaperStrongroom,
    lanes: tuple[Tasks, Tasks],
    tmp_path: Path,
) -> None:
    theme.wear(theme.Theme(text=2.0), qapp)
    page = UnlockPage(strongroom, tmp_path, lanes[0])
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    _try(page, "not the right one")

    fault = find(page, QLabel, "unlockPassphraseFault")
    qtbot.waitUntil(fault.isVisible)
    qtbot.waitUntil(lambda: fault.height() >= fault.heightForWidth(fault.width()))


def test_the_right_passphrase_opens(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitSignal(page.unlocked) as signal:
        _try(page, PASSPHRASE)

    store: OpenStore = signal.args[0]
    assert store.officer.name == "Judith Okafor"


def test_return_opens_as_the_button_does(qtbot: QtBot, page: UnlockPage) -> None:
    fill(page, "unlockPassphrase", PASSPHRASE)

    with qtbot.waitSignal(page.unlocked):
        QTest.keyClick(find(page, QLineEdit, "unlockPassphrase"), Qt.Key.Key_Return)


def test_the_passphrase_does_not_stay_in_the_field(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitSignal(page.unlocked):
        _try(page, PASSPHRASE)

    assert find(page, QLineEdit, "unlockPassphrase").text() == ""


def test_a_wrong_one_is_said_beside_the_field(qtbot: QtBot, page: UnlockPage) -> None:
    _try(page, "not the right one")

    fault = find(page, QLabel, "unlockPassphraseFault")
    qtbot.waitUntil(fault.isVisible)
    assert "does not open these records" in fault.text()
    assert find(page, QLineEdit, "unlockPassphrase").selectedText()


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (DamagedStore(), "damaged"),
        (NewerStore(), "later version"),
        (OlderStore(), "newest changes in these records are missing"),
        (StoreInUse("on this computer"), "already open"),
    ],
)
def test_other_troubles_are_other_messages(
    qtbot: QtBot,
    page: UnlockPage,
    strongroom: PaperStrongroom,
    trouble: CaseworkerError,
    said: str,
) -> None:
    strongroom.trouble = trouble

    _try(page, PASSPHRASE)

    card = find(page, QWidget, "unlockTrouble")
    qtbot.waitUntil(card.isVisible)
    assert said in words(page, "unlockTroubleWords")
    assert words(page, "unlockTroubleRemedy")
    assert not find(page, QLabel, "unlockPassphraseFault").isVisible()


def test_damage_found_at_the_door_leaves_no_form(
    qtbot: QtBot, strongroom: PaperStrongroom, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> None:
    strongroom.at_the_door = DamagedStore()
    page = UnlockPage(strongroom, tmp_path, lanes[0])
    qtbot.addWidget(page)
    page.show()

    qtbot.waitUntil(find(page, QWidget, "unlockTrouble").isVisible)

    assert not find(page, QPushButton, "unlockGo").isVisible()


def test_after_too_many_tries_it_counts_down(
    qtbot: QtBot, page: UnlockPage, strongroom: PaperStrongroom
) -> None:
    strongroom.trouble = TryLater(60)
    _try(page, "not the right one")
    go = find(page, QPushButton, "unlockGo")
    qtbot.waitUntil(lambda: "Too many tries" in words(page, "unlockSaid"))
    assert not go.isEnabled()

    strongroom.trouble = None
    (second,) = page.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    second.setInterval(1)  # a computer that is busy misses seconds, and nobody here has a minute
    qtbot.waitUntil(go.isEnabled)

    with qtbot.waitSignal(page.unlocked):
        _try(page, PASSPHRASE)


def test_the_passphrase_is_shown_only_on_request(page: UnlockPage) -> None:
    field = find(page, QLineEdit, "unlockPassphrase")
    before = field.echoMode()

    press(page, "unlockPassphraseShow")

    assert before is QLineEdit.EchoMode.Password
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_capitals_without_shift_mean_caps_lock(page: UnlockPage) -> None:
    field = find(page, QLineEdit, "unlockPassphrase")
    hint = find(page, QLabel, "unlockPassphraseCaps")

    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    calm = hint.isVisible()
    QTest.keyClicks(field, "A")

    assert not calm
    assert hint.isVisible()


def test_the_recovery_key_opens_and_is_replaced(qtbot: QtBot, page: UnlockPage) -> None:
    press(page, "unlockRecover")
    fill(page, "recoverKey", KEY.lower())
    press(page, "recoverTake")
    fill(page, "recoverAgain", words(page, "recoverOffered"))
    press(page, "recoverGo")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "recoveredKeyWords") is not None)
    assert words(page, "recoveredKeyWords") == KEY

    press(page, "recoverGo")
    untyped = find(page, QLabel, "recoveredKeyTypedFault").text()
    find(page, QPlainTextEdit, "recoveredKeyTyped").setPlainText(KEY)
    with qtbot.waitSignal(page.unlocked):
        press(page, "recoverGo")

    assert untyped


def test_a_recovery_key_with_a_slip_is_said_to_have_one(page: UnlockPage) -> None:
    press(page, "unlockRecover")
    fill(page, "recoverKey", "0A1B2-C3D4E")

    press(page, "recoverGo")

    assert "4 groups" in find(page, QLabel, "recoverKeyFault").text()


def test_going_back_from_recovery_asks_for_the_passphrase(page: UnlockPage) -> None:
    press(page, "unlockRecover")

    press(page, "recoverBack")

    assert find(page, QLineEdit, "unlockPassphrase").isVisible()
    assert find(page, QComboBox, "unlockOfficer").count() == 2


class _Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize(("minutes", "seconds"), [(5, 300), (1, 60), (15, 900)])
def test_idle_time_counts_from_the_last_touch(minutes: int, seconds: float) -> None:
    clock = _Clock()
    watch = IdleWatch(clock)
    idle: list[float] = []
    watch.went_idle.connect(lambda: idle.append(clock.seconds))
    watch.begin(minutes)

    clock.seconds = 30
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    for clock.seconds in (30 + seconds - 1, 30 + seconds, 30 + seconds + 1):
        watch.look()

    assert idle[0] == 30 + seconds
    watch.end()

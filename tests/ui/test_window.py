"""The window: at work, locked, and what is left of it then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Touched
from caseworker.casework.strongroom import SignIn
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.ui import theme
from caseworker.ui.fittings import Fittings
from caseworker.ui.pages.preferences import PreferencesPage
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.palette import Look
from caseworker.ui.preferences_places import PREFERENCES
from caseworker.ui.window import Window
from tests.ui.hands import fill, find, key, press, words
from tests.ui.paper_store import (
    NAMES,
    PaperStrongroom,
)
from tests.ui.windows import CaseStandIn, unlock


def test_unlocked_it_shows_today_the_marking_and_who_is_signed_in(
    qtbot: QtBot, at_work: Window
) -> None:
    qtbot.waitUntil(lambda: words(at_work, "marking") == "OFFICIAL-SENSITIVE")

    assert find(at_work, TodayPage, "today").isVisible()
    assert words(at_work, "signedIn") == "Signed in as Judith Okafor"
    assert words(at_work, "locksAfter") == "Locks after 5 min idle"


class _Shown(QObject):
    """Hears of every window that appears, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_shown = event.type() is QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(watched.objectName() or type(watched).__name__)
        return False


def test_no_part_is_a_window_of_its_own_for_a_moment(
    qtbot: QtBot, qapp: QApplication, window: Window
) -> None:
    """A part that is shown before it has a place flashes up, and takes the focus with it."""
    shown = _Shown()
    qapp.installEventFilter(shown)

    unlock(qtbot, window)
    assert window.work is not None
    window.work.go_to("preferences")
    window.work.begin("officers")
    press(window, "officersOpen")
    with qtbot.waitSignal(window.locked):
        window.lock()

    qapp.removeEventFilter(shown)
    assert shown.names == []


def test_a_line_of_today_opens_its_case(qtbot: QtBot, at_work: Window) -> None:
    qtbot.waitUntil(lambda: at_work.findChild(QPushButton, "dueDo1") is not None)

    press(at_work, "dueDo1")

    assert words(at_work, "caseName") == f"{NAMES[0]} 2026-0001 T-1"


def test_what_was_done_is_said_with_a_way_to_it(at_work: Window) -> None:
    assert at_work.desk is not None
    done = Done(CaseNumber("2026-0113"), frozenset({Touched.CASE}), "Decided to assess.", "x")

    at_work.desk.done.emit(done)
    press(at_work, "messageOffer")

    assert "2026-0113" in words(at_work, "caseName")


def test_the_way_to_a_case_is_not_offered_once_it_is_open(at_work: Window) -> None:
    assert at_work.desk is not None
    assert at_work.work is not None
    done = Done(CaseNumber("2026-0113"), frozenset({Touched.CASE}), "Opened the case.", "x")
    at_work.desk.done.emit(done)

    at_work.work.open_case("2026-0113")

    assert words(at_work, "messageWords") == "Opened the case."
    assert not find(at_work, QPushButton, "messageOffer").isVisible()


def test_a_refusal_is_said_with_its_source(at_work: Window) -> None:
    assert at_work.desk is not None

    at_work.desk.refused.emit("That is not open yet.", "SEND Regs 2014 reg 5(1)")

    assert words(at_work, "messageWords") == "That is not open yet."
    assert words(at_work, "messageSource") == "SEND Regs 2014 reg 5(1)"


def test_search_finds_as_one_types_and_return_opens(qtbot: QtBot, at_work: Window) -> None:
    key(at_work, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = find(at_work, QLineEdit, "search")
    qtbot.waitUntil(box.hasFocus)
    assert at_work.work is not None

    with qtbot.waitSignal(
        at_work.work.search.answered, check_params_cb=lambda typed: typed == "mens"
    ):
        fill(at_work, "search", "mens")
    rows = find(at_work, QListView, "searchRows")
    assert rows.model().rowCount() == 1
    key(box, Qt.Key.Key_Return)

    assert find(at_work, CaseStandIn, "casePage").isVisible()
    assert box.text() == ""


def test_search_offers_commands_and_recent_cases(qtbot: QtBot, at_work: Window) -> None:
    assert at_work.work is not None
    with qtbot.waitSignal(at_work.work.search.answered):
        at_work.work.search.begin()

    model = find(at_work, QListView, "searchRows").model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]

    assert shown[:3] == list(NAMES[:3])
    assert {"New case", "Go to Notes", "Lock now"} <= set(shown)


def test_the_list_of_what_was_found_is_a_proper_model(
    qtbot: QtBot, qtmodeltester: object, at_work: Window
) -> None:
    assert at_work.work is not None
    with qtbot.waitSignal(at_work.work.search.answered):
        at_work.work.search.begin()

    qtmodeltester.check(find(at_work, QListView, "searchRows").model())  # type: ignore[attr-defined]


def test_every_control_has_a_name_for_tests_and_for_ears(at_work: Window) -> None:
    assert at_work.work is not None
    for place in ("today", "preferences"):
        at_work.work.go_to(place)
    for part in reversed(PREFERENCES):
        at_work.work.begin(part.name)
    press(at_work, "officersOpen")
    press(at_work, "passphraseOpen")
    kinds = (QAbstractButton, QLineEdit, QComboBox, QTextEdit)

    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {_owner(widget).objectName()}"
        for widget in at_work.findChildren(QWidget)
        if isinstance(widget, kinds) and not widget.objectName().startswith("qt_")
        if not isinstance(widget.parent(), QComboBox)
        if not widget.objectName() or not widget.accessibleName()
    ]

    assert nameless == []


def _owner(widget: QWidget) -> QWidget:
    owner = widget.parentWidget()
    return owner if owner is not None else widget


def test_no_label_takes_what_it_shows_for_markup(qtbot: QtBot, at_work: Window) -> None:
    qtbot.waitUntil(lambda: at_work.findChild(QPushButton, "dueDo1") is not None)

    rich = [
        label.objectName()
        for label in at_work.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]

    assert rich == []


@pytest.mark.parametrize(("width", "is_narrow"), [(1440, False), (1024, True)])
def test_the_rail_shrinks_to_icons_where_there_is_no_room(
    qtbot: QtBot, at_work: Window, width: int, *, is_narrow: bool
) -> None:
    at_work.resize(width, 700)

    qtbot.waitUntil(lambda: find(at_work, QLabel, "officeName").isVisible() is not is_narrow)
    assert find(at_work, QPushButton, "rail_today").accessibleName() == "Today"


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("size", [1.0, 2.0])
def test_nothing_has_to_be_scrolled_sideways(
    qtbot: QtBot, at_work: Window, look: Look, size: float
) -> None:
    at_work.resize(1024, 700)
    at_work.wear(theme.Theme(look, size))
    qtbot.waitUntil(lambda: at_work.findChild(QPushButton, "dueDo1") is not None)
    assert at_work.work is not None

    at_work.work.go_to("preferences")
    at_work.work.go_to("today")
    QApplication.processEvents()

    wide = {
        area.objectName(): area.horizontalScrollBar().maximum()
        for area in at_work.findChildren(QScrollArea)
    }
    assert wide == {"todayScroll": 0, "preferences_meScroll": 0}


def test_another_look_is_worn_at_once_and_kept(qtbot: QtBot, fittings: Fittings) -> None:
    kept: list[theme.Theme] = []
    window = Window(replace(fittings, preferences=PreferencesPage, keep_theme=kept.append))
    qtbot.addWidget(window)
    window.show()
    unlock(qtbot, window)
    assert window.work is not None
    window.work.go_to("preferences")
    look = find(window, QComboBox, "look")

    look.setCurrentText("Dark")
    look.activated.emit(1)

    qtbot.waitUntil(lambda: theme.worn().look is Look.DARK)
    assert kept == [theme.Theme(Look.DARK)]
    assert window.work.where == ("preferences", "")


def test_a_new_officer_can_be_added_and_taken_away(
    qtbot: QtBot, at_work: Window, strongroom: PaperStrongroom
) -> None:
    assert at_work.work is not None
    at_work.work.go_to("preferences")
    at_work.work.begin("officers")
    press(at_work, "officersOpen")
    fill(at_work, "newOfficerName", "Rhian Price")
    press(at_work, "officerTake")
    offered = words(at_work, "officerOffered")
    fill(at_work, "officerAgain", offered)

    press(at_work, "officerAdd")

    store = strongroom.opened[0]
    qtbot.waitUntil(
        lambda: SignIn(OfficerId("rhian-price"), "Rhian Price", "officer") in store.people
    )
    qtbot.waitUntil(lambda: at_work.findChild(QPushButton, "remove_rhian-price") is not None)
    press(at_work, "remove_rhian-price")
    qtbot.waitUntil(lambda: at_work.findChild(QDialog, "question") is not None)
    sheet = find(at_work, QDialog, "question")
    press(sheet, "questionYes")
    qtbot.waitUntil(lambda: len(store.people) == 2)


def test_the_window_is_never_smaller_than_what_is_in_it(qtbot: QtBot, at_work: Window) -> None:
    """At twice the text, at the least width, nothing in the header lies over anything else."""
    at_work.wear(theme.Theme(text=2.0))

    at_work.resize(760, 520)

    assert at_work.width() <= 1000
    qtbot.waitUntil(lambda: at_work.minimumSizeHint().width() <= at_work.width())

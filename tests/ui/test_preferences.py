"""Preferences: each card does what it says, and says what came of it."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import NotAllowed
from caseworker.ui import appearance, theme
from caseworker.ui.desk import Desk
from caseworker.ui.pages.preferences import PreferencesPage
from caseworker.ui.palette import Look
from caseworker.ui.parts import Card
from caseworker.ui.preferences.officers import OfficersCard
from caseworker.ui.preferences_places import PREFERENCES, commands_of_preferences
from caseworker.ui.tasks import Tasks
from caseworker.ui.whose.hand_over_sheet import HandOverSheet
from tests.ui.hands import fill, find, key, press, words
from tests.ui.paper_store import (
    KEY,
    LEWIS,
    OFFICE,
    OKAFOR,
    PASSPHRASE,
    PaperRecords,
    PaperStore,
)


@pytest.fixture
def store(paper: PaperRecords) -> PaperStore:
    return PaperStore(paper, OKAFOR)


@pytest.fixture
def page(qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]) -> PreferencesPage:
    return _page(qtbot, store, lanes)


def _page(qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]) -> PreferencesPage:
    page = PreferencesPage(Desk(store, *lanes))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    for part in reversed(PREFERENCES):  # each is built when it is first looked at
        page.begin(part.name)
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    return page


def test_an_officer_changes_their_passphrase(
    qtbot: QtBot, page: PreferencesPage, store: PaperStore
) -> None:
    press(page, "passphraseOpen")
    fill(page, "oldPassphrase", PASSPHRASE)
    press(page, "changedTake")
    new = words(page, "changedOffered")
    fill(page, "changedAgain", new)

    press(page, "passphraseGo")

    said = find(page, QLabel, "passphraseSaid")
    qtbot.waitUntil(said.isVisible)
    assert store.passphrase == new
    assert "changed" in said.text()


def test_the_old_passphrase_must_be_right(
    qtbot: QtBot, page: PreferencesPage, store: PaperStore
) -> None:
    press(page, "passphraseOpen")
    fill(page, "oldPassphrase", "not the one in use")
    press(page, "changedTake")
    fill(page, "changedAgain", words(page, "changedOffered"))

    press(page, "passphraseGo")

    qtbot.waitUntil(find(page, QLabel, "oldPassphraseFault").isVisible)
    assert store.passphrase == PASSPHRASE


def test_the_office_is_changed_through_the_office(
    qtbot: QtBot, page: PreferencesPage, paper: PaperRecords
) -> None:
    fill(page, "prefOfficeName", "Education, Ashdown")
    find(page, QCheckBox, "prefKind_community").setChecked(True)
    find(page, QComboBox, "prefMarking").setCurrentText("OFFICIAL")
    find(page, QSpinBox, "prefIdle").setValue(12)

    press(page, "officeSave")

    qtbot.waitUntil(lambda: paper.facts != OFFICE)
    assert paper.facts == OfficeFacts(
        "Education, Ashdown", ("community", "custody"), "OFFICIAL", idle_minutes=12
    )
    assert "office_changed" in paper.acts


def test_an_office_without_a_name_is_refused_beside_the_field(
    qtbot: QtBot, page: PreferencesPage, paper: PaperRecords
) -> None:
    page.begin("office")
    fill(page, "prefOfficeName", " ")

    press(page, "officeSave")

    qtbot.waitUntil(find(page, QLabel, "prefOfficeNameFault").isVisible)
    assert paper.facts == OFFICE


def test_what_letters_say_of_the_office_is_kept_and_the_rest_stays(
    qtbot: QtBot, page: PreferencesPage, paper: PaperRecords
) -> None:
    page.begin("papers")
    find(page, QPlainTextEdit, "prefAddress").setPlainText(" Quay Street \nNorthmere\n")
    fill(page, "pref_telephone", "01632 960400")
    fill(page, "pref_mediation_adviser", "Fairway Mediation Advice, 01632 960490")
    fill(page, "pref_schools_list", "www.northmere.example.org/schools")

    press(page, "lettersSave")

    qtbot.waitUntil(find(page, QLabel, "lettersSaid").isVisible)
    assert paper.facts == replace(
        OFFICE,
        address="Quay Street\nNorthmere",
        telephone="01632 960400",
        mediation_adviser="Fairway Mediation Advice, 01632 960490",
        schools_list="www.northmere.example.org/schools",
    )
    assert "letter_facts_changed" in paper.acts


@pytest.mark.parametrize("typed", ["send at northmere", "@", "send@", "a b@c"])
def test_what_can_be_no_e_mail_address_is_refused_beside_the_field(
    qtbot: QtBot, page: PreferencesPage, paper: PaperRecords, typed: str
) -> None:
    page.begin("papers")
    fill(page, "pref_email", typed)

    press(page, "lettersSave")

    qtbot.waitUntil(find(page, QLabel, "pref_emailFault").isVisible)
    assert paper.facts == OFFICE


def test_idle_time_is_between_one_and_fifteen_minutes(page: PreferencesPage) -> None:
    idle = find(page, QSpinBox, "prefIdle")

    assert (idle.minimum(), idle.maximum()) == (1, 15)


def test_an_officer_who_is_no_administrator_changes_only_their_own(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]
) -> None:
    page = _page(qtbot, PaperStore(paper, LEWIS), lanes)

    hidden = ("officersOpen", "recoveryKeyOpen", "officeSave", "lettersSave")

    assert [name for name in hidden if find(page, QPushButton, name).isVisible()] == []
    assert find(page, QPushButton, "passphraseOpen").isVisible()
    assert page.findChild(QPushButton, "remove_okafor") is None


def test_a_new_recovery_key_is_in_force_once_it_is_typed_back(
    qtbot: QtBot, page: PreferencesPage, store: PaperStore
) -> None:
    page.begin("officers")
    press(page, "recoveryKeyOpen")
    press(page, "recoveryKeyMake")
    qtbot.waitUntil(lambda: page.findChild(QPlainTextEdit, "newKeyTyped") is not None)
    find(page, QPlainTextEdit, "newKeyTyped").setPlainText(KEY[:-1])
    press(page, "newKeyDone")
    assert "4 groups of 5" in words(page, "newKeyTypedFault")
    kept_open = page.findChild(QLabel, "newKeyWords") is not None
    assert store.recovery_keys == []

    find(page, QPlainTextEdit, "newKeyTyped").setPlainText(KEY)
    press(page, "newKeyDone")

    assert kept_open
    qtbot.waitUntil(find(page, QLabel, "recoveryKeySaid").isVisible)
    assert store.recovery_keys == [KEY]
    qtbot.waitUntil(lambda: page.findChild(QLabel, "newKeyWords") is None)


@pytest.mark.parametrize(
    ("part", "last", "then"),
    [
        ("officers", "remove_lewis", "officersOpen"),
        ("days", "change_establishment_wetherby", "establishmentOpen"),
    ],
)
def test_the_keyboard_goes_through_the_lines_and_then_to_the_button_under_them(
    page: PreferencesPage, part: str, last: str, then: str
) -> None:
    page.begin(part)
    find(page, QPushButton, last).setFocus()

    key(page, Qt.Key.Key_Tab)

    assert page.focusWidget() is find(page, QPushButton, then)


def test_every_card_is_still_there_once_what_was_forgotten_is_cleared_up(
    qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]
) -> None:
    """One was gone after a change of the text size: Python held it for a part of its label."""
    store.people = [OKAFOR]
    page = _page(qtbot, store, lanes)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "officer_okafor") is not None)

    gc.collect()
    page.begin("officers")

    assert find(page, QWidget, "officersCard").isVisible()
    assert find(page, QPushButton, "officersOpen").isVisible()


def test_an_officer_who_cannot_be_added_is_told_beside_the_name(
    qtbot: QtBot, page: PreferencesPage, store: PaperStore
) -> None:
    page.begin("officers")

    def refused(*_: object) -> None:
        raise NotAllowed("There is an officer called Lewis Hart already.")

    store.add_officer = refused  # type: ignore[assignment,method-assign]
    press(page, "officersOpen")
    fill(page, "newOfficerName", "Lewis Hart")
    fill(page, "officerFirst", "seven copper bells at noon")
    fill(page, "officerAgain", "seven copper bells at noon")

    press(page, "officerAdd")

    qtbot.waitUntil(find(page, QLabel, "newOfficerNameFault").isVisible)
    assert find(page, QPushButton, "officerAdd").isEnabled()


@pytest.mark.parametrize(
    ("part", "name", "first"),
    [("officers", "officers", "newOfficerName"), ("me", "passphrase", "oldPassphrase")],
)
def test_what_is_unfolded_is_typed_into_at_once(
    qtbot: QtBot, page: PreferencesPage, part: str, name: str, first: str
) -> None:
    page.begin(part)

    press(page, f"{name}Open")

    qtbot.waitUntil(find(page, QLineEdit, first).hasFocus)


def test_a_look_is_asked_for_and_kept_on_this_computer(
    page: PreferencesPage, tmp_path: object
) -> None:
    settings = QSettings(f"{tmp_path}/look.ini", QSettings.Format.IniFormat)
    chosen: list[theme.Theme] = []
    page.dressed.connect(chosen.append)
    size = find(page, QComboBox, "textSize")

    size.setCurrentText("200%")
    size.activated.emit(4)
    appearance.keep(settings, chosen[0])

    assert appearance.kept(settings) == theme.Theme(Look.LIGHT, 2.0)


def test_dense_takes_room_from_between_things_and_none_from_the_type(
    page: PreferencesPage, tmp_path: object
) -> None:
    settings = QSettings(f"{tmp_path}/look.ini", QSettings.Format.IniFormat)
    chosen: list[theme.Theme] = []
    page.dressed.connect(chosen.append)
    density = find(page, QComboBox, "density")

    density.setCurrentText("Dense")
    density.activated.emit(1)
    appearance.keep(settings, chosen[0])

    dense = appearance.kept(settings)
    assert (dense.dense, dense.gap(10), dense.px(10)) == (True, 7, 10)
    assert "padding: 5px 15px" in dense.sheet()
    assert "padding: 8px 15px" in theme.Theme().sheet()


def test_every_preference_is_found_by_its_title(page: PreferencesPage) -> None:
    for at, part in enumerate(PREFERENCES):
        said = [card.accessibleName() for card in page.tab(at).findChildren(Card)]

        assert sorted(each.title for each in part.all) == sorted(said)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("letterhead", "Preferences: House style of papers"),
        ("idle", "Preferences: This office"),
        ("text size", "Preferences: Appearance"),
        ("password", "Preferences: Your passphrase"),
    ],
)
def test_a_preference_is_found_by_what_else_it_is_called(typed: str, found: str) -> None:
    assert [one.words for one in commands_of_preferences() if one.fits(typed)] == [found]


def test_who_has_typed_nothing_is_offered_no_preference() -> None:
    assert not [one for one in commands_of_preferences() if one.fits("")]


def test_a_preference_that_is_wanted_has_the_keyboard(qtbot: QtBot, page: PreferencesPage) -> None:
    page.begin("office/Working targets")

    qtbot.waitUntil(find(page, QPushButton, "targetsOpen").hasFocus)


@pytest.mark.parametrize("rubbish", ["", "Mauve", "1e99", "-3", "NaN?"])
def test_a_spoilt_setting_does_not_stop_the_program(tmp_path: object, rubbish: str) -> None:
    settings = QSettings(f"{tmp_path}/look.ini", QSettings.Format.IniFormat)
    settings.setValue("look", rubbish)
    settings.setValue("text", rubbish)

    kept = appearance.kept(settings)

    assert kept.look in Look
    assert 1.0 <= kept.text <= 2.0


def test_cases_handed_over_before_somebody_is_removed_can_be_taken_back(
    qtbot: QtBot, page: PreferencesPage, lanes: tuple[Tasks, Tasks]
) -> None:
    said: list[object] = []
    page.said.connect(said.append)
    card = next(iter(page.findChildren(OfficersCard)))
    card._ask_hand_over(LEWIS, 3)  # noqa: SLF001 - as asked where they have cases
    press(page.window(), "questionYes")
    sheet = next(iter(page.window().findChildren(HandOverSheet)))

    sheet.said.emit("undo")

    assert said == ["undo"]
    sheet.reject()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

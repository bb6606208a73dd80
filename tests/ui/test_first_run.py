"""The first run: five steps, nothing skipped, ending with the records open and backed up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from caseworker.domain.errors import NoRoom
from caseworker.domain.site_policy import read_policy
from caseworker.ui.first_run import FirstRun
from caseworker.ui.first_run.key import KeyStep
from caseworker.ui.first_run.office import OfficeStep
from caseworker.ui.fittings import Fittings
from caseworker.ui.tasks import Tasks
from caseworker.ui.window import Window
from tests.ui.hands import fill, find, press, words
from tests.ui.paper_store import KEY, PaperStrongroom


@pytest.fixture
def room() -> PaperStrongroom:
    return PaperStrongroom(is_new=True)


@pytest.fixture
def wizard(
    qtbot: QtBot, room: PaperStrongroom, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> FirstRun:
    wizard = FirstRun(room, tmp_path / "office.caseworker", lanes[0])
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


def _next(wizard: FirstRun) -> None:
    press(wizard, "firstRunNext")


def _to_office(qtbot: QtBot, wizard: FirstRun) -> None:
    _next(wizard)
    qtbot.waitUntil(lambda: "Step 2" in words(wizard, "firstRunCount"))


def _to_officer(qtbot: QtBot, wizard: FirstRun) -> None:
    _to_office(qtbot, wizard)
    find(wizard, QCheckBox, "officeKind_custody").setChecked(True)
    find(wizard, QCheckBox, "officeKind_service_children").setChecked(True)
    fill(wizard, "officeName", "Education, Ashdown")
    _next(wizard)


def _to_key(qtbot: QtBot, wizard: FirstRun) -> None:
    _to_officer(qtbot, wizard)
    fill(wizard, "officerName", "Judith Okafor")
    press(wizard, "firstTake")
    fill(wizard, "firstAgain", words(wizard, "firstOffered"))
    _next(wizard)


def test_from_nothing_to_open_records(
    qtbot: QtBot, wizard: FirstRun, room: PaperStrongroom, tmp_path: Path
) -> None:
    moved: list[Path] = []
    wizard.moved_in.connect(moved.append)
    _to_key(qtbot, wizard)
    find(wizard, QPlainTextEdit, "recoveryKeyTyped").setPlainText(KEY.lower())
    _next(wizard)
    qtbot.waitUntil(find(wizard, QPushButton, "firstRunNext").isEnabled)
    assert "opened again and found whole" in words(wizard, "makingSaid")

    with qtbot.waitSignal(wizard.made):
        _next(wizard)

    assert room.made is not None
    assert room.made.office.kinds == ("custody", "service_children")
    assert room.made.office.marking == "OFFICIAL-SENSITIVE"
    assert room.made.officer_role == "administrator"
    assert moved == [tmp_path / "office.caseworker"]


def test_the_page_for_the_envelope_bears_the_marking_that_the_it_department_set(
    qtbot: QtBot, room: PaperStrongroom, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> None:
    """The key opens everything: its page is marked as every other paper is."""
    policy = read_policy('marking = "OFFICIAL-SENSITIVE: ASHDOWN"')
    wizard = FirstRun(room, tmp_path / "office.caseworker", lanes[0], policy=policy)
    qtbot.addWidget(wizard)
    wizard.show()
    _to_key(qtbot, wizard)

    (step,) = wizard.findChildren(KeyStep)
    (office,) = wizard.findChildren(OfficeStep)

    assert step.page().marking == "OFFICIAL-SENSITIVE: ASHDOWN"
    assert step.answers.marking == "OFFICIAL-SENSITIVE"  # chosen, and kept for other computers
    said = [label.text() for label in office.findChildren(QLabel)]
    told = "Set by your IT department: protective marking: OFFICIAL-SENSITIVE: ASHDOWN."
    assert any(told in words for words in said)


def test_a_place_that_will_not_do_is_refused_with_the_reason(
    qtbot: QtBot, wizard: FirstRun, room: PaperStrongroom
) -> None:
    room.unfit = "That folder is on a network drive."

    _next(wizard)

    fault = find(wizard, QLabel, "placeFolderFault")
    qtbot.waitUntil(fault.isVisible)
    assert fault.text() == "That folder is on a network drive."
    assert "Step 1" in words(wizard, "firstRunCount")


def test_officers_with_accounts_of_their_own_share_a_folder(
    qtbot: QtBot, room: PaperStrongroom, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> None:
    """Decision 6: this account, or everyone at this computer."""
    mine, ours = tmp_path / "mine.caseworker", tmp_path / "ours.caseworker"
    wizard = FirstRun(room, mine, lanes[0], shared=ours)
    qtbot.addWidget(wizard)
    wizard.show()
    assert find(wizard, QRadioButton, "placeAlone").isChecked()

    press(wizard, "placeEveryone")
    assert find(wizard, QLineEdit, "placeFolder").text() == str(ours)
    press(wizard, "placeAlone")
    assert find(wizard, QLineEdit, "placeFolder").text() == str(mine)
    press(wizard, "placeEveryone")

    _to_key(qtbot, wizard)
    find(wizard, QPlainTextEdit, "recoveryKeyTyped").setPlainText(KEY)
    _next(wizard)
    qtbot.waitUntil(find(wizard, QPushButton, "firstRunNext").isEnabled)
    assert room.made is not None
    assert (room.made.folder, room.made.shared) == (ours, True)


def test_where_nobody_else_has_an_account_nothing_is_asked(wizard: FirstRun) -> None:
    assert wizard.findChild(QRadioButton, "placeEveryone") is None


def test_a_reason_goes_away_when_another_place_is_typed(
    qtbot: QtBot, wizard: FirstRun, room: PaperStrongroom
) -> None:
    room.unfit = "That folder is on a network drive."
    _next(wizard)
    fault = find(wizard, QLabel, "placeFolderFault")
    qtbot.waitUntil(fault.isVisible)

    find(wizard, QLineEdit, "placeFolder").setText("/another/place")

    assert not fault.isVisible()


def test_an_office_has_a_kind_and_a_name(qtbot: QtBot, wizard: FirstRun) -> None:
    _to_office(qtbot, wizard)

    _next(wizard)

    assert find(wizard, QLabel, "officeKindsFault").isVisible()
    assert find(wizard, QLabel, "officeNameFault").isVisible()
    assert "Step 2" in words(wizard, "firstRunCount")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("too short", "at least 15"),
        ("Judith Okafor 2026", "judith"),
        ("Ashdown Education", "tried first"),
        ("password password", "password"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason(
    qtbot: QtBot, wizard: FirstRun, typed: str, why: str
) -> None:
    _to_officer(qtbot, wizard)
    fill(wizard, "officerName", "Judith Okafor")
    fill(wizard, "firstFirst", typed)
    fill(wizard, "firstAgain", typed)

    _next(wizard)

    assert why in words(wizard, "firstFirstFault")
    assert "Step 3" in words(wizard, "firstRunCount")


def test_two_passphrases_that_differ_are_refused(qtbot: QtBot, wizard: FirstRun) -> None:
    _to_officer(qtbot, wizard)
    fill(wizard, "officerName", "Judith Okafor")
    fill(wizard, "firstFirst", "copper lantern river thumb")
    fill(wizard, "firstAgain", "copper lantern river thump")

    _next(wizard)

    assert find(wizard, QLabel, "firstAgainFault").isVisible()


def test_other_words_are_offered_on_request(qtbot: QtBot, wizard: FirstRun) -> None:
    _to_officer(qtbot, wizard)
    before = words(wizard, "firstOffered")

    press(wizard, "firstOther")

    assert words(wizard, "firstOffered") != before
    assert len(words(wizard, "firstOffered").split()) == 4


def test_the_recovery_key_must_be_typed_back(qtbot: QtBot, wizard: FirstRun) -> None:
    _to_key(qtbot, wizard)
    find(wizard, QPlainTextEdit, "recoveryKeyTyped").setPlainText("0A1B2-C3D4E-F5G6H-7J8K0")

    _next(wizard)

    qtbot.waitUntil(find(wizard, QLabel, "recoveryKeyTypedFault").isVisible)
    assert "Step 4" in words(wizard, "firstRunCount")


def test_a_full_disk_is_said_and_one_can_go_back(
    qtbot: QtBot, wizard: FirstRun, room: PaperStrongroom
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoRoom

    _to_key(qtbot, wizard)
    find(wizard, QPlainTextEdit, "recoveryKeyTyped").setPlainText(KEY)
    room.create = full  # type: ignore[assignment,method-assign]

    _next(wizard)

    qtbot.waitUntil(lambda: "disk is full" in words(wizard, "makingTroubleWords"))
    assert find(wizard, QPushButton, "firstRunBack").isVisible()
    assert not find(wizard, QPushButton, "firstRunNext").isEnabled()


def test_the_practice_casebook_is_one_click_away(qtbot: QtBot, wizard: FirstRun) -> None:
    with qtbot.waitSignal(wizard.practice_wanted):
        press(wizard, "firstRunPractice")


def test_the_window_locks_the_place_that_the_first_run_chose(
    qtbot: QtBot, fittings: Fittings, tmp_path: Path
) -> None:
    room = PaperStrongroom(is_new=True)
    chosen = tmp_path / "elsewhere.caseworker"
    window = Window(
        replace(
            fittings,
            strongroom=room,
            first_run=lambda: FirstRun(room, tmp_path / "usual.caseworker", fittings.records),
        )
    )
    qtbot.addWidget(window)
    window.show()
    first = find(window, FirstRun, "firstRun")
    find(first, QLineEdit, "placeFolder").setText(str(chosen))
    _to_key(qtbot, first)
    find(first, QPlainTextEdit, "recoveryKeyTyped").setPlainText(KEY)
    _next(first)
    qtbot.waitUntil(find(first, QPushButton, "firstRunNext").isEnabled)
    _next(first)
    qtbot.waitUntil(lambda: window.work is not None)

    with qtbot.waitSignal(window.locked):
        window.lock()

    assert window.folder == chosen
    assert find(window, QLineEdit, "unlockPassphrase").isVisible()

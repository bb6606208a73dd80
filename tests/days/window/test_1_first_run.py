"""Point 1: from nothing to a proved backup and an empty but helpful Today."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication

from caseworker import app
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.storage.stores import PASSPHRASE

WORDS = "seven copper bells at noon"


def _to_the_making(officer: Officer) -> None:
    """Answer everything, up to the button that makes the records."""
    officer.presses("firstRunNext")
    officer.ticks("officeKind_custody")
    officer.types("officeName", "Education, Ashdown")
    officer.presses("firstRunNext")
    officer.types("officerName", "Judith Okafor")
    officer.types("firstFirst", WORDS)
    officer.types("firstAgain", WORDS)
    officer.presses("firstRunNext")
    officer.types("recoveryKeyTyped", officer.reads("recoveryKeyWords"))


def _closed_properly(desktop: Desktop) -> bool:
    room = desktop.room
    with closing(room.unlock(desktop.folder, room.sign_ins(desktop.folder)[0].id, WORDS)) as store:
        return store.health().was_closed


def test_an_officer_sets_the_office_up(desktop: Desktop) -> None:
    """A refused place, an obvious passphrase and a slip in the recovery key on the way."""
    desktop.network.add("shared")
    officer = desktop.begins()
    officer.sees("Step 1 of 5")

    officer.types("placeFolder", str(desktop.root / "shared" / "office.caseworker"))
    officer.presses("firstRunNext")
    officer.sees("This is a network drive.")
    officer.types("placeFolder", str(desktop.folder))
    officer.presses("firstRunNext")

    officer.sees("Step 2 of 5")
    officer.presses("firstRunNext")
    officer.sees("Choose at least one.", "Give the office a name.")
    officer.ticks("officeKind_custody")
    officer.ticks("officeKind_community")
    officer.types("officeName", "Education, Ashdown")
    assert officer.reads("officeMarking") == "OFFICIAL-SENSITIVE"
    officer.presses("firstRunNext")

    officer.sees("Step 3 of 5")
    officer.types("officerName", "Judith Okafor")
    officer.types("firstFirst", "password password")
    officer.types("firstAgain", "password password")
    officer.presses("firstRunNext")
    assert "password" in officer.reads("firstFirstFault")
    officer.presses("firstTake")
    passphrase = officer.reads("firstOffered")
    officer.types("firstAgain", passphrase)
    officer.presses("firstRunNext")

    officer.sees("Step 4 of 5")
    key = officer.reads("recoveryKeyWords")
    slipped = key.replace(key[3], "Z" if key[3] != "Z" else "Y", 1)
    officer.types("recoveryKeyTyped", slipped)
    officer.presses("firstRunNext")
    assert officer.reads("recoveryKeyTypedFault")
    officer.types("recoveryKeyTyped", key.lower())
    officer.presses("firstRunNext")

    officer.sees("found whole: 0 cases")
    officer.presses("firstRunNext")
    officer.sees("Your day will stand here", "OFFICIAL-SENSITIVE")
    assert list((desktop.folder / "backups").iterdir())
    officer.presses("todayPractice")
    assert desktop.begun == [["demo"]]

    desktop.closes(officer)
    again = desktop.begins()
    again.signs_in(passphrase)
    again.sees("Your day will stand here", "Signed in as Judith Okafor")


def test_the_practice_casebook_comes_before_anything_is_made(desktop: Desktop) -> None:
    officer = desktop.begins()

    officer.presses("firstRunPractice")

    assert desktop.begun == [["demo"]]
    assert not desktop.folder.exists()
    assert officer.finds("firstRunNext", QAbstractButton).isEnabled()


def test_it_is_set_up_without_a_mouse(desktop: Desktop) -> None:
    """Each page is entered at its first field, and Enter goes on."""
    officer = desktop.begins()
    officer.sees("Step 1 of 5")
    officer.keys("Return")

    officer.sees("Step 2 of 5")
    officer.keys("Space")
    for _ in range(3):
        officer.keys("Tab")
    officer.keys_in("Education, Ashdown")
    officer.keys("Return")

    officer.sees("Step 3 of 5")
    officer.keys_in("Judith Okafor")
    officer.keys("Tab")
    officer.keys("Return")  # on “Use these words”
    officer.keys_in(officer.reads("firstOffered"))
    officer.keys("Return")

    officer.sees("Step 4 of 5")
    key = officer.reads("recoveryKeyWords")
    officer.keys("Tab")
    officer.keys_in(key)
    officer.keys("Tab")
    officer.keys("Tab")
    officer.keys("Return")

    officer.sees("found whole: 0 cases")
    officer.keys("Return")
    officer.sees("Your day will stand here")
    assert officer.window.desk is not None
    assert officer.window.desk.officer.name == "Judith Okafor"


def test_records_that_are_there_already_are_opened(desktop: Desktop) -> None:
    """A second account on the computer, or a program that has forgotten where they were."""
    desktop.has_a_store().close()
    elsewhere, desktop.root = desktop.folder, desktop.root / "another"
    officer = desktop.begins()
    desktop.root = elsewhere.parent

    officer.types("placeFolder", str(elsewhere))
    officer.presses("firstRunNext")
    officer.presses("placeOpen")

    officer.signs_in(PASSPHRASE)
    officer.sees("Your day will stand here", "Signed in as Ade Bello")


def test_records_that_are_no_longer_where_they_were_are_missed(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    moved = desktop.folder.with_name("moved.caseworker")
    desktop.home.mkdir()
    (desktop.home / "where-the-records-are.txt").write_text(str(desktop.folder))
    desktop.folder.rename(moved)

    officer = desktop.begins()
    officer.sees("are not in this folder any more")
    moved.rename(desktop.folder)  # the disk is connected again
    officer.presses("firstRunNext")
    officer.presses("placeOpen")

    officer.signs_in(PASSPHRASE)


def test_a_store_that_has_just_been_made_locks_like_any_other(desktop: Desktop) -> None:
    officer = desktop.begins()
    _to_the_making(officer)
    officer.presses("firstRunNext")
    officer.sees("found whole: 0 cases")

    desktop.seconds += 301

    officer.sees("It locked because nobody had touched it for a while.")
    officer.signs_in(WORDS)
    officer.sees("Your day will stand here")


def test_closing_once_the_store_is_made_closes_it_properly(desktop: Desktop) -> None:
    officer = desktop.begins()
    _to_the_making(officer)
    officer.presses("firstRunNext")
    officer.sees("found whole: 0 cases")

    desktop.closes(officer)

    assert _closed_properly(desktop)


def test_closing_while_the_store_is_made_finishes_it_first(desktop: Desktop) -> None:
    officer = desktop.begins()
    _to_the_making(officer)
    button = officer.finds("firstRunNext", QAbstractButton)
    button.click()
    assert officer.house.records.is_busy

    officer.window.close()
    desktop.closes(officer)

    assert QApplication.activeWindow() is None
    assert list((desktop.folder / "backups").iterdir())
    assert _closed_properly(desktop)
    assert desktop.begins().is_seen("unlockPage")


def test_another_account_finds_the_records_that_are_for_everyone(tmp_path: Path) -> None:
    home, shared = tmp_path / "home", tmp_path / "everyone.caseworker"
    assert app.remembered(home, shared) == home / app.STORE

    shared.mkdir()

    assert app.remembered(home, shared) == shared
    app.remember(home, tmp_path / "elsewhere.caseworker")
    assert app.remembered(home, shared) == tmp_path / "elsewhere.caseworker"


def test_only_windows_has_a_folder_for_everyone() -> None:
    assert app.everyones("linux") is None
    assert app.everyones("win32") is not None

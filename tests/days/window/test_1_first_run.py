"""Point 1: from nothing to a proved backup and an empty but helpful Today."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from tests.days.window.desktop import Desktop


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

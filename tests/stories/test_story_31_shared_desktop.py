"""Story 31: a shared desktop.

I walk away. After 3 minutes the screen locks to a blank page, no names in title bar or taskbar, no
unencrypted temp, recent-file or crash file left on disk; a second officer signs in without seeing
my search words.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.test_2_locks import BELLS, OWN

MINE = "Whitfield"
PERSONAL = ("Whitfield", "Quillfeather", "Tommy")


def test_story_31_shared_desktop(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    aside = desktop.root / "aside"
    aside.mkdir()
    with closing(desktop.has_a_store()) as store:
        opened(store.office)
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    monkeypatch.setenv("TMPDIR", str(aside))
    officer = desktop.signs_in()
    a_colleague_comes_to_work_here(officer)
    officer.turns_to_preferences("The office")
    officer.types("prefIdle", "3")
    officer.presses("officeSave")
    officer.sees("Locks after 3 min idle")
    officer.finds_person(MINE)
    looks_at_a_paper(officer)
    officer.presses("quick_contact_made")
    officer.types("note", "Mrs Quillfeather rang about the dinghy")
    officer.keys("Esc")
    officer.types("search", MINE)

    # “I walk away. After 3 minutes the screen locks …”
    desktop.seconds += 179
    officer.waits_for_quiet()
    assert officer.window.desk is not None
    desktop.seconds += 2
    officer.waits(lambda: officer.is_seen("unlockPage"), "it is locked")
    officer.waits_for_quiet()

    # “… to a blank page, no names in title bar or taskbar”
    officer.waits(lambda: not named_in(officer.all_that_is_left()), "nobody is named any more")
    titles = {top.windowTitle() for top in QApplication.topLevelWidgets() if top.isVisible()}
    assert titles == {"Caseworker"}
    assert QApplication.clipboard().text() == ""

    # “no unencrypted temp, recent-file or crash file left on disk”
    assert [one.name for one in aside.rglob("*")] == []
    assert told_by_files(desktop.root) == []

    # “a second officer signs in without seeing my search words”
    officer.chooses("unlockOfficer", "Noor Haddad")
    officer.waits(lambda: desktop.begun, "the program is begun anew for another officer")
    desktop.closes(officer)
    second = desktop.begins()
    second.waits(lambda: second.is_seen("unlockOfficer"), "somebody can sign in")
    second.waits_for_quiet()
    second.chooses("unlockOfficer", "Noor Haddad")
    second.chooses_own(BELLS, OWN)
    second.sees("Signed in as Noor Haddad")
    second.keys("Ctrl+K")
    second.waits(lambda: "New case" in second.first_of("searchRows"), "nothing was opened lately")
    assert second.reads("search") == ""
    assert MINE not in second.first_of("searchRows")
    assert second.window.windowTitle() == "Caseworker"


def a_colleague_comes_to_work_here(officer: Officer) -> None:
    officer.turns_to_preferences("Officers and keys")
    officer.presses("officersOpen")
    officer.types("newOfficerName", "Noor Haddad")
    officer.types("officerFirst", BELLS)
    officer.types("officerAgain", BELLS)
    officer.presses("officerAdd")
    officer.sees("Noor Haddad may sign in from now on.")


def looks_at_a_paper(officer: Officer) -> None:
    """A paper is drawn and shown, which a careless program would leave in a temporary file."""
    officer.turns_to("History")
    officer.presses("historyPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the history is shown as it is printed")
    officer.presses("paperClose")
    officer.turns_to("Overview")


def named_in(words: str) -> list[str]:
    return [name for name in PERSONAL if name in words]


def told_by_files(root: Path) -> list[str]:
    """Each file of this computer that names somebody, in its bytes or by its own name."""
    found = []
    for one in sorted(root.rglob("*")):
        content = one.read_bytes() if one.is_file() else b""
        wide = [name.encode("utf-16-le") for name in PERSONAL]
        if named_in(one.name) or any(
            each in content for each in (*wide, *(name.encode() for name in PERSONAL))
        ):
            found.append(one.name)
    return found

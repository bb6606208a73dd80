"""The office’s house style, from Preferences to the paper that leaves."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.days.window.desktop import Desktop
from tests.days.window.papers import words_of
from tests.days.window.prepared import REQUESTED, note, opened
from tests.hostile.files import a_picture

HANDLING = "Keep locked away."


def a_logo(desktop: Desktop) -> Path:
    file = desktop.root / "logo.png"
    file.write_bytes(a_picture("PNG", (400, 150)))
    return file


def test_a_house_style_is_set_once_and_stands_on_what_leaves(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        desktop.it_is(REQUESTED)
        note(store.office, opened(store.office), "request_received", requested_by="Parent")
    officer = desktop.signs_in()
    saved = desktop.root / "timeline.pdf"
    officer.turns_to_preferences("Papers and words")

    officer.presses("styleChoose")
    officer.names_file("chooseLogo", a_logo(desktop))
    officer.waits(lambda: officer.is_seen("styleLogo"), "the logo is shown")
    officer.types("styleSignature", "SEND Service, secure team")
    officer.types("styleHandling", HANDLING)
    officer.types("styleDestroy", "12")
    officer.presses("styleSave")
    officer.sees("Say in words what the logo shows")
    officer.types("styleAlt", "Northmere Council: a blue field")
    officer.presses("styleSave")
    officer.sees("How the office’s papers look is changed.")

    officer.finds_person("Whitfield")
    officer.turns_to("Documents")
    officer.presses("paper0")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    assert HANDLING in officer.describes("sheets")
    officer.presses("paperSave")
    officer.lets_go(saved, "She asked for it", to="Dawn Whitfield")

    words = words_of(saved)
    assert HANDLING in words
    assert "Destroy by 7 September 2027" in words
    officer.turns_to("History")
    officer.sees("To be destroyed by 7 September 2027.")


def test_a_file_that_is_no_picture_is_refused_beside_its_field(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    officer = desktop.signs_in()
    file = desktop.root / "logo.png"
    file.write_bytes(b"MZ this is a program")
    officer.turns_to_preferences("Papers and words")

    officer.presses("styleChoose")
    officer.names_file("chooseLogo", file)

    officer.sees("This picture can’t be used: it is damaged, or it is not what its name says.")
    assert not officer.is_seen("styleLogo")

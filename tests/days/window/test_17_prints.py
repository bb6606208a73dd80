"""How people need their papers: told once, kept, and what they are sent is set so."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import REQUESTED, note, opened

NEEDS = "Dawn Whitfield needs large print, 18 point."


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    """Somebody at the window over a case whose mother needs large print, as they have noted."""
    with closing(desktop.has_a_store()) as store:
        desktop.it_is(REQUESTED)
        note(store.office, opened(store.office), "request_received", requested_by="Parent")
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("People and facts")
    officer.presses("contactsChange0")
    officer.chooses("print", "Large print, 18 point")
    officer.presses("factsSave")
    officer.sees("Papers: Large print, 18 point")
    officer.turns_to("Documents")
    return officer


def test_a_letter_opens_in_the_print_that_its_reader_needs(officer: Officer) -> None:
    officer.presses("letter0")
    officer.types("advice_service", "Northmere SENDIASS")
    officer.presses("letterPreview")

    officer.sees(f"{NEEDS} It is set so.", "Large print, 18 point")

    officer.chooses("paperSetIn", "Ordinary print")
    officer.sees(f"{NEEDS} This is set in ordinary print.")
    officer.presses("paperClose")
    officer.presses("letterClose")


def test_a_paper_for_somebody_is_offered_in_the_print_that_they_need(officer: Officer) -> None:
    officer.presses("paper0")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.types("letGoTo", "Dawn Whitfield")
    officer.sees(f"{NEEDS} This copy is set in ordinary print.")

    officer.presses("letGoSetSo")

    officer.waits(lambda: officer.is_seen("letGoGo"), "whom it is for is asked again")
    assert "18 point" in officer.reads("paperSetIn")
    assert not officer.is_seen("letGoNeeds")
    officer.presses("letGoCancel")
    officer.presses("paperClose")

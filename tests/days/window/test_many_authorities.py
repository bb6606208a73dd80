"""Casework across many authorities: a line for each, its cases, and letters by its habits."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit

from tests.days.window.desktop import Desktop
from tests.days.window.prepared import TOM, note, opened
from tests.days.window.stories import fills_in

TODAY = date(2026, 11, 23)


def test_an_authority_is_written_to_as_it_wants_to_be(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        number = opened(store.office, replace(TOM, home_authority="Fenshire"))
        opened(store.office, replace(TOM, family="Quill", home_authority="Northmere"))
        note(store.office, number, "request_received", requested_by="Parent")
    officer = desktop.signs_in()

    officer.presses("rail_moves")
    officer.turns_to("Authorities", of="movesTabs")
    officer.sees("Fenshire", "1 open case", "Nothing known of how they are written to.")
    officer.presses("authorityChange0")
    fills_in(
        officer, to="SEND team", chosen_way="Paper by post", reference="FS and our number",
        address="Shire Hall", chosen_print="Large print",
    )  # fmt: skip
    officer.finishes("authorityHabitsSave", "authoritySheet")
    officer.sees("SEND team  ·  Paper by post; quote: FS and our number")

    officer.presses("authorityCases0")
    officer.sees("1 of 2")
    officer.finds_person("Whitfield")
    officer.turns_to("Documents")
    officer.presses("letter0")
    officer.types("to", "SEND team")
    officer.sees("Noted of SEND team: Fenshire: Paper by post; quote: FS and our number")
    assert officer.finds("address", QPlainTextEdit).toPlainText() == "Shire Hall"

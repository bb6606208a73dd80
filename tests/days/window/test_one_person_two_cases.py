"""Two of our own cases turn out to be one person’s, and then not: joined, and taken apart again."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, note, opened

TODAY = date(2026, 11, 26)


def goes_to(officer: Officer, number: str) -> None:
    work = officer.window.work
    assert work is not None
    work.open_case(number)
    officer.waits(lambda: officer.is_seen("caseTabs"), "the case is shown")
    officer.waits_for_quiet()


def test_two_cases_become_one_and_come_apart_again(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        office = store.office
        first = opened(office, TOM)
        other = opened(office, replace(TOM, given="Thomas", known_as="", whereabouts="At home"))
        note(office, first, "request_received", requested_by="Parent")
        note(office, other, "concern_raised", raised_by="School", concern="He is behind")
    officer = desktop.signs_in()
    goes_to(officer, str(first))
    officer.takes("actions", "actJoin")
    officer.waits(lambda: officer.is_seen(f"join_{other}"), "the other case is offered")
    officer.sees("born on the same day")

    officer.ticks(f"join_{other}")
    officer.waits(lambda: officer.is_seen("joinSummary"), "what would happen is said")
    officer.sees("Where they are now is added or changed.", f"Case {other} is closed")
    officer.finishes("joinGo", "joinSheet")

    officer.turns_to("History")
    officer.sees("Concern raised by School: He is behind.", f"From case {other}")
    officer.takes("actions", "actTakeApart")
    officer.waits(lambda: officer.is_seen("takeApartGo"), "it can be taken apart")
    officer.sees("1 entry", "put back as it was")
    officer.types("takeApartWhy", "They are cousins")
    officer.finishes("takeApartGo", "apartSheet")

    officer.waits(lambda: not officer.is_seen("apart0"), "the sheet is gone")
    officer.sees("Reason: They are cousins")
    officer.sees_no("He is behind")
    goes_to(officer, str(other))
    officer.turns_to("History")
    officer.sees("Concern raised by School: He is behind.", f"Taken apart again from case {first}")

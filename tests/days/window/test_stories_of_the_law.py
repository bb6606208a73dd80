"""Stories of the law: who decides, what is owed and when, read off the window."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    comes_back,
    detained,
    number_of,
    owed,
    sits_down,
)
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_assessing

PLAN = "Send the plan to the establishment"
ROLL = "The former school deletes the name"
ADVICE = "Give the advice that was asked for"


def test_a_chase_by_telephone_writes_no_letter_and_the_answer_is_awaited(desktop: Desktop) -> None:
    """Story 3, from the case itself."""
    boy = detained(desktop, date(2026, 12, 23))
    officer = sits_down(desktop, boy)
    _records_that_the_authority_knew(officer, date(2026, 12, 23))
    comes_back(desktop, officer, date(2027, 1, 5), boy)
    line = f"dueDo{number_of(officer, PLAN)}"
    assert officer.reads(line) == "Chase…"

    officer.presses(line)
    officer.types("note", "She will send it on Thursday.")
    officer.chooses("how", "Call")
    officer.finishes("entrySave", "entry")

    officer.sees("chased on Tuesday 5 January 2027")
    assert not officer.is_seen("letterForm")
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.ticks("kind_plan_copy_received")
    officer.finishes("entrySave", "entry")
    officer.sees_no(f"late: {PLAN}")


def test_of_several_advisers_the_one_on_the_line_is_chased(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_assessing(desktop, store.office)
    officer = sits_down(desktop, "Whitfield")
    acts.asks_for_advice(officer)
    comes_back(desktop, officer, date(2026, 11, 24))
    officer.keys("Ctrl+1")

    officer.presses(f"dueDo{number_of(officer, f'{ADVICE}: Ms Ode')}")
    assert officer.reads("adviser") == "Ms Ode"
    officer.finishes("entrySave", "entry")

    officer.sees("Advising body, chased on Tuesday 24 November 2026")
    assert "chased" in owed(officer, f"{ADVICE}: Ms Ode")
    assert "chased" not in owed(officer, f"{ADVICE}: Dr Lim")


def test_what_was_half_typed_for_one_chase_is_not_put_into_another(desktop: Desktop) -> None:
    boy = detained(desktop, date(2026, 12, 23))
    officer = sits_down(desktop, boy)
    _records_that_the_authority_knew(officer, date(2026, 12, 23))
    comes_back(desktop, officer, date(2027, 1, 5), boy)
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.types("note", "She was at lunch.")
    comes_back(desktop, officer, date(2027, 1, 5))
    officer.keys("Ctrl+1")

    officer.presses(f"dueDo{number_of(officer, ROLL)}")

    officer.waits(lambda: officer.is_seen("limit"), "the reminder is open")
    officer.waits_for_quiet()
    assert officer.reads("limit").startswith(ROLL)
    assert officer.reads("note") == ""
    officer.presses("entryCancel")
    officer.finds_person(boy)
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.waits(lambda: officer.reads("note") == "She was at lunch.", "it was put back")
    assert officer.reads("limit").startswith(PLAN)
    officer.presses("entryCancel")


def test_what_was_half_typed_in_one_reminder_is_not_put_into_another(desktop: Desktop) -> None:
    boy = detained(desktop, date(2026, 12, 23))
    officer = sits_down(desktop, boy)
    _records_that_the_authority_knew(officer, date(2026, 12, 23))
    comes_back(desktop, officer, date(2027, 1, 5), boy)
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.finishes("entrySave", "entry")
    officer.types("enclosures", "The notice of reception")
    comes_back(desktop, officer, date(2027, 1, 5))
    officer.keys("Ctrl+1")

    officer.presses(f"dueDo{number_of(officer, ROLL)}")
    officer.types("chased", "Ruth Ode")
    officer.finishes("entrySave", "entry")

    officer.waits(lambda: officer.is_seen("letterForm"), "the letter is open")
    officer.waits_for_quiet()
    assert ROLL in officer.reads("limit")
    assert officer.reads("enclosures") == ""
    officer.presses("letterClose")


def _records_that_the_authority_knew(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_home_authority_aware")
    officer.dates("day", day)
    officer.finishes("entrySave", "entry")

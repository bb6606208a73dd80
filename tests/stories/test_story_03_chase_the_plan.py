"""Story 3: the plan is asked for, doesn’t come, and is chased in one press.

The home authority was aware on Wednesday 23 December 2026: five working days over Christmas.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.checklists import saves_letter
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    card_of,
    comes_back,
    detained,
    number_of,
    owed,
    sits_down,
)
from tests.days.window.stories import fills_in, line, no_line, records

PLAN = "Send the plan to the establishment"
KNEW = date(2026, 12, 23)


def test_story_03_chase_the_plan(desktop: Desktop) -> None:
    boy = detained(desktop, KNEW)
    officer = sits_down(desktop, boy)
    officer.turns_to("Reception")
    officer.sees("Nobody has been asked for the plan yet.")
    officer.presses("planSearch_plan_asked_for")
    assert officer.reads("person") == "Ruth Ode"
    fills_in(officer, chosen_how="Call", note="She will look for it.")
    officer.finishes("entrySave", "entry")
    officer.sees("The plan is awaited. It is due by 4 January 2027.")
    officer.sees("Asked for the plan: Home authority, Ruth Ode (Call). She will look for it.")
    officer.turns_to("Overview")
    assert owed(officer, PLAN).startswith("Mon 4 Jan 2027,")
    card = card_of(officer, PLAN)
    for day in ("Friday 25 December 2026", "Monday 28 December 2026", "Friday 1 January 2027"):
        assert day in card

    comes_back(desktop, officer, date(2027, 1, 5))
    officer.keys("Ctrl+1")
    officer.sees("Expected and not received")
    assert owed(officer, PLAN).startswith("Mon 4 Jan, 1 working day late")
    officer.presses(f"dueDo{number_of(officer, PLAN)}")
    officer.sees("Chased", "Send the plan to the establishment")
    assert officer.reads("chased") == "Ruth Ode"
    officer.finishes("entrySave", "entry")
    assert officer.reads("to") == "Ruth Ode"
    officer.sees("The day by which it is due: 4 January 2027")

    words = saves_letter(officer, desktop.root / "reminder.pdf", "She is to have it today.")

    for said in ("Ruth Ode", "Hull City Council", PLAN, "4 January 2027", "reg 17(1)"):
        assert said in words
    assert "Chased: Tuesday 5 January 2027, Ruth Ode." in card_of(officer, PLAN)
    officer.turns_to("Reception")
    officer.sees("It was due by 4 January 2027.", "Chased Ruth Ode (Letter)")
    officer.turns_to("History")
    officer.sees("Chased Ruth Ode (Letter): “Send the plan", "She is to have it today.")
    officer.keys("Ctrl+1")
    officer.sees("Kai Mercer, 16  ·  waiting on home authority, chased on Tuesday 5 January 2027")


def test_story_03_an_extract_is_not_the_plan_and_without_one_what_is_known_comes(
    desktop: Desktop,
) -> None:
    """CU-02 and CU-03: what came is told apart, and five working days run the other way."""
    boy = detained(desktop, KNEW)
    officer = sits_down(desktop, boy)
    records(officer, "home_authority_aware")
    records(officer, "plan_copy_received", chosen_form="Extract", version="Sections B and F")
    assert "Mon 4 Jan 2027" in line(officer, PLAN)
    officer.turns_to("Reception")
    officer.sees("An extract is here since 23 December 2026; the whole plan is not.")
    officer.sees("Copy of the plan received (Extract): Sections B and F.")

    officer.presses("planSearch_no_plan_found")
    fills_in(officer, chosen_needs_known="Yes", said_by="Ruth Ode")
    officer.finishes("entrySave", "entry")

    officer.turns_to("Overview")
    no_line(officer, PLAN)
    assert "Mon 4 Jan 2027" in line(officer, "Send what is known of the special educational needs")


def test_story_03_the_youth_offending_team_is_asked_after_one_working_day(desktop: Desktop) -> None:
    """CU-01: its notices in and ours out stand side by side; the chase is one press."""
    boy = detained(desktop, date(2026, 10, 5))
    officer = sits_down(desktop, boy)
    officer.turns_to("Reception")
    officer.sees("No notice is recorded yet.")
    officer.presses("notices_youth_justice_aware")
    fills_in(officer, chosen_what="detention")
    officer.finishes("entrySave", "entry")
    officer.presses("notices_youth_justice_told")
    fills_in(officer, chosen_what="detention", person="Sana Iqbal", chosen_how="Call")
    officer.finishes("entrySave", "entry")
    officer.sees("Told the youth offending team of a detention: Sana Iqbal (Call).")

    comes_back(desktop, officer, date(2026, 10, 7), boy)
    assert "1 working day late" in line(officer, "ask, after one working day")
    officer.turns_to("Reception")
    officer.presses("notices_authorities_told")
    fills_in(officer, chosen_what="detention", chosen_told="Home and host authority")
    officer.finishes("entrySave", "entry")

    officer.sees("told the authorities of a detention: Home and host authority.", "3 recorded.")
    officer.turns_to("Overview")
    no_line(officer, "ask, after one working day")

"""Story 18: he does not come back from court, and everything is done in one sheet.

No return on 9 Oct. I mark “released at court”; within the same screen the tool drafts letters
to home LA and YOT, keeps assessment timers running on the community rule set from the original
date (reg 15), and asks which LA he will live in: if it is not the home LA, the dates are not
carried over (CU-14).
"""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.casework import cases
from caseworker.domain.people import Contact, Person
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import line, no_line, records

OFFICER = Contact("Ruth Ode", "SEN officer", organisation="Hull City Council")
YOT = Contact("Farida Rahman", "Youth justice worker", organisation="Hull Youth Justice Service")
HOME = "Hull City Council"
SAM = Person(
    "Sam", "Okoro", date(2010, 11, 20), home_authority=HOME, contacts=(OFFICER, YOT)
)  # fmt: skip
DECIDE, FINAL = "Decide whether to assess", "Send the final plan"
TAUGHT = "Reading each morning with one adult."


def asked_for_in_september(desktop: Desktop) -> Officer:
    """Detained, and an assessment asked for, on 14 September; today is 9 October."""
    desktop.it_is(date(2026, 9, 14))
    with closing(desktop.has_a_store("custody")) as store:
        store.office.do(cases.open_case, cases.OpenCase(SAM, "custody", desktop.today))
    officer = desktop.signs_in()
    officer.finds_person("Okoro")
    records(officer, "detained", establishment="HMYOI Fenmoor", chosen_status="Remanded")
    records(officer, "request_received", chosen_requested_by="Establishment")
    assert "Mon 1 Feb 2027" in line(officer, "Send the final plan to the six")
    desktop.closes(officer)
    desktop.it_is(date(2026, 10, 9))
    officer = desktop.signs_in()
    officer.finds_person("Okoro")
    officer.turns_to("Dates and release")
    officer.presses("datesCourt")
    officer.sees("In which authority’s area will they live?", "Which authority is it?")
    return officer


def test_story_18_bailed_at_court(desktop: Desktop) -> None:
    officer = asked_for_in_september(desktop)

    officer.types("authority", HOME)
    officer.sees("each day counted from its original day", "reg 15(1) and (2)")
    officer.types("in_custody", TAUGHT)
    officer.presses("courtSave")

    officer.waits(lambda: officer.is_seen("courtLetters"), "the letters are drafted")
    officer.sees("The letters are drafted", "To: Ruth Ode", "To: Farida Rahman")
    officer.presses("courtLetter1")
    officer.waits(lambda: officer.reads("in_custody") == TAUGHT, "what was typed is in the draft")
    officer.sees("Release notice for the youth offending team")
    assert officer.reads("to") == "Farida Rahman"
    officer.presses("letterClose")
    officer.presses("courtCancel")
    officer.turns_to("Overview")
    assert "Mon 26 Oct" in line(officer, DECIDE)
    assert "SEND Regs 2014" in line(officer, DECIDE)
    assert "Mon 1 Feb 2027" in line(officer, FINAL)
    officer.sees("Rule set: community", "counted from its original day", "reg 15(1) to (3)")


def test_story_18_into_another_area_the_dates_are_not_carried_over(desktop: Desktop) -> None:
    officer = asked_for_in_september(desktop)

    officer.types("authority", "Leeds City Council")
    officer.sees("the days of an assessment are not carried over", "reg 15(3)")
    officer.sees(f"Falls away: {DECIDE}", f"Falls away: {FINAL}")
    officer.presses("courtSave")
    officer.waits(lambda: officer.is_seen("courtLetters"), "the letters are drafted")
    officer.presses("courtCancel")

    officer.turns_to("Overview")
    no_line(officer, DECIDE)
    no_line(officer, FINAL)
    assert f"{DECIDE} (was Mon 26 Oct)" in officer.reads("rulesStopped")
    officer.sees(f"{DECIDE}: no longer owed")
    records(officer, "request_received", chosen_requested_by="Parent")
    assert "Fri 20 Nov" in line(officer, DECIDE)

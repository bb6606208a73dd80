"""Story 24: a plan that “will end on departure” can’t be ended without the steps of the law."""

from __future__ import annotations

from datetime import date

from tests.days.window.checklists import acts, asks, is_done, opens_checklist, saves_letter
from tests.days.window.desktop import Desktop
from tests.days.window.stories import comes_back_on, fills_in, opens, records, sits_down

ENDS = "plan_ceased"


def test_a_plan_does_not_lapse_with_a_posting(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 9, 2), "service_children")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=date(2026, 9, 2))
    records(officer, "existing_plan_recorded", day=date(2026, 3, 9), authority="Fenshire")
    records(officer, "posting_planned", place="Episkopi", starts_on=date(2027, 1, 11))
    records(officer, "plan_said_to_end", said="The plan will end on departure")

    officer.takes("actions", f"act_{ENDS}")
    officer.presses("entrySave")
    officer.sees("No decision to end the plan stands")
    officer.sees("CFA 2014 s.45(4)")
    officer.presses("entryCancel")

    opens_checklist(officer)
    officer.sees("The plan may not simply lapse")
    acts(officer, "Ask the authority in writing")
    officer.sees("Please keep the plan during the posting")
    fills_in(officer, to="Fenshire Council", going="to Episkopi in January 2027.", role="Officer")
    said = saves_letter(officer, desktop.root / "keep.pdf")
    assert "You have said: The plan will end on departure." in said
    assert "[2026] EWCA Civ 20" in said
    assert "ordinarily resident" in said
    assert "maintained, provision paused" in said
    is_done(officer, "Ask the authority in writing")

    records(officer, "consulted_on_ceasing", sent=date(2026, 9, 2))
    records(officer, "decided_to_cease", sent=date(2026, 9, 2), reasons="They leave.")
    opens_checklist(officer)
    assert "Tue 3 Nov" in asks(officer, "The plan may not end before the time for an appeal")
    officer.takes("actions", f"act_{ENDS}")
    officer.presses("entrySave")
    officer.sees("The plan may not end")
    officer.presses("entryCancel")

    comes_back_on(desktop, officer, date(2026, 11, 3), "Marsh")
    records(officer, ENDS)
    officer.sees("Plan ended")

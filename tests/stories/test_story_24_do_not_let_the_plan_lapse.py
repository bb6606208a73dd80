"""Story 24: a plan that “will end on departure” can’t be ended without the steps of the law.

LA writes “plan will end on departure”. I cannot set status “Ceased” without the reg 31
consultation letter date, the decision date and the end of the appeal period (T-29); the tool
offers a letter citing ordinary residence and asks the LA to keep the plan with provision paused.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QTableView

from tests.days.window.checklists import acts, asks, is_done, opens_checklist, saves_letter
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import comes_back_on, fills_in, opens, records, sits_down

ENDS = "plan_ceased"


PAUSED = "Maintained, provision paused (temporarily abroad)"


def listed(officer: Officer) -> list[str]:
    """What stands in the column of stages of the list of cases."""
    table = officer.window.findChild(QTableView, "casesTable")
    assert isinstance(table, QTableView)
    model = table.model()
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def ending(officer: Officer) -> list[str]:
    """What the posting says is there, of the three without which nothing ends."""
    officer.turns_to("Posting")
    officer.waits_for_quiet()
    return [officer.reads(f"postingEnd{at}") for at in range(3)]


def test_story_24_do_not_let_the_plan_lapse(desktop: Desktop) -> None:
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

    assert ending(officer) == [
        "–  Consultation letter (reg 31(1)): not recorded",
        "–  Decision (reg 31(2)): not recorded",
        "–  End of the time for an appeal (s.45(4)): counted from the decision",
    ]
    officer.sees("The authority says that the plan will end: The plan will end on departure.")
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

    # The authority keeps it after all: paused is a state of its own, on the case and in the list.
    records(officer, "authority_on_plan", chosen_answer="Maintained, provision paused")
    records(officer, "abroad_for_a_time", place="Episkopi")
    officer.sees(PAUSED)
    officer.sees_no("Plan ended")
    officer.turns_to("Posting")
    assert officer.reads("postingPlanStands") == PAUSED
    officer.keys("Ctrl+2")
    officer.waits_for_quiet()
    assert "Plan paused" in listed(officer)
    officer.finds_person("Marsh")

    records(officer, "consulted_on_ceasing", sent=date(2026, 9, 2))
    records(officer, "decided_to_cease", sent=date(2026, 9, 2), reasons="They leave.")
    there = ending(officer)
    assert there[:2] == [
        "✓  Consultation letter (reg 31(1)): Wednesday 2 September 2026",
        "✓  Decision (reg 31(2)): Wednesday 2 September 2026",
    ]
    assert there[2].startswith("–  End of the time for an appeal")
    assert there[2].endswith("Tuesday 3 November 2026")
    opens_checklist(officer)
    assert "Tue 3 Nov" in asks(officer, "The plan may not end before the time for an appeal")
    officer.takes("actions", f"act_{ENDS}")
    officer.presses("entrySave")
    officer.sees("The plan may not end")
    officer.presses("entryCancel")

    comes_back_on(desktop, officer, date(2026, 11, 3), "Marsh")
    records(officer, ENDS)
    officer.sees("Plan ended")

"""Story 27: home from Episkopi with a SCAN: evidence, with a review of its own, and no plan."""

from __future__ import annotations

from datetime import date

from tests.days.window.checklists import acts, asks, is_done, opens_checklist
from tests.days.window.desktop import Desktop
from tests.days.window.stories import fills_in, notes, opens, records, sits_down


def test_a_scan_is_evidence_and_the_plan_is_still_none(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 9, 7), "service_children")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=date(2026, 9, 7))
    notes(officer, "Service family", scan_reviewed=date(2026, 3, 2))
    records(officer, "back_in_england", authority="Wiltshire")

    opens_checklist(officer)
    officer.sees("Return to England: Wiltshire", "Plan: none (SCAN held)")
    officer.sees("SCAN as evidence, reviewed again by Mon 1 Mar 2027.")
    acts(officer, "No plan was kept: ask the authority for an assessment")
    officer.ticks("kind_request_received")
    fills_in(officer, chosen_requested_by="Parent", reasons="The SCAN goes with the request.")
    officer.finishes("entrySave", "entry")

    is_done(officer, "No plan was kept: ask the authority for an assessment")
    assert "Mon 19 Oct" in asks(officer, "Decide whether to assess")
    officer.sees("Plan: none (SCAN held)")

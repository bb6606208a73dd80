"""Story 27: home from Episkopi with a SCAN: evidence, with a review of its own, and no plan.

Child returns from Episkopi with SCAN. I open an EHC request; SCAN appears as evidence with its own
review date; the plan type is still “none (SCAN held)” until the LA issues.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.checklists import acts, asks, is_done, opens_checklist
from tests.days.window.desktop import Desktop
from tests.days.window.papers import LETTERS, letters_in_order, words_of
from tests.days.window.stories import comes_back_on, fills_in, opens, records, sits_down
from tests.days.window.test_evidence import saves

THE_AUTHORITY: tuple[tuple[date, str, dict[str, str | date]], ...] = (
    (date(2026, 10, 19), "decided_to_assess", {"reasons": "He signs, and may need more."}),
    (date(2026, 12, 28), "decided_to_issue", {"reasons": "The advice asks for it."}),
    (date(2027, 1, 4), "draft_sent", {"sent": date(2027, 1, 4), "served": date(2027, 1, 4)}),
    (date(2027, 1, 22), "final_plan_sent", {"sent": date(2027, 1, 22)}),
)


def test_story_27_from_scan_to_ehc(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 9, 7), "service_children")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=date(2026, 9, 7))
    records(
        officer, "scan_received", day=date(2026, 3, 2), school="Episkopi Primary",
        says="He signs, and has two hours a week with a specialist teacher.",
    )  # fmt: skip
    records(officer, "back_in_england", authority="Wiltshire")

    officer.turns_to("Evidence")
    officer.waits(lambda: officer.is_seen("evidence_needs"), "the evidence is filled in")
    assert "A SCAN of Episkopi Primary is held" in officer.reads("evidence_needs")
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

    # It lies against the sections of an EHC plan, as evidence for whoever decides.
    officer.turns_to("Posting")
    assert officer.reads("postingPlanStands") == "Plan: none (SCAN held)"
    assert officer.reads("postingBeside0") == "SCAN  ·  reviewed again by Monday 1 March 2027"
    officer.presses("postingEvidence")
    path = desktop.root / "evidence.pdf"
    said = saves(officer, path)
    assert "He signs, and has two hours a week with a specialist teacher." in said
    assert "evidence of the needs, and no plan under the Act" in said
    assert letters_in_order(words_of(path)) == LETTERS

    # Until the authority issues: what it does is written down as it tells of it.
    for day, kind, told in THE_AUTHORITY:
        comes_back_on(desktop, officer, day, "Ellis Marsh")
        records(officer, kind, day=day, **told)
        officer.turns_to("Posting")
        stands = "Plan in force" if kind == "final_plan_sent" else "Plan: none (SCAN held)"
        officer.waits(lambda: officer.is_seen("postingPlanStands"), "the posting is shown")
        assert officer.reads("postingPlanStands") == stands
        officer.turns_to("Overview")

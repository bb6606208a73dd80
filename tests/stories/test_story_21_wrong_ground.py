"""Story 21: section F of a first final plan for a detained person is no ground (CFA 2014 s.73(2)).

What may be appealed against is shown, what may not says why, and what else can be done is printed.
"""

from __future__ import annotations

from datetime import date

from caseworker.casework.office import Office
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import detained, sits_down
from tests.days.window.papers import words_of
from tests.days.window.prepared import note

FINAL = date(2027, 2, 1)


def _to_a_first_final_plan(desktop: Desktop, office: Office) -> None:
    case = office.see(lambda records, _: next(records.every_case()).number)
    note(office, case, "request_received", requested_by="Establishment or youth justice service")
    note(office, case, "decided_to_assess", reasons="He may need more than support gives.")
    desktop.it_is(date(2026, 11, 9))
    note(office, case, "decided_to_issue", reasons="It is needed.")
    note(office, case, "draft_sent")
    desktop.it_is(FINAL)
    note(office, case, "final_plan_sent", institution="Harrow Hill School")


def test_story_21_wrong_ground(desktop: Desktop) -> None:
    boy = detained(desktop, date(2026, 9, 14), then=_to_a_first_final_plan)
    officer = sits_down(desktop, boy)
    officer.turns_to("Disagreement")

    officer.waits(lambda: officer.is_seen("ground0Words"), "the grounds are shown")
    assert officer.reads("ground0Words").startswith("“Final plan sent”")
    officer.sees("that the plan names when it is first finalised", "s.73(2)(c)")
    assert not officer.is_seen("ground1Words")
    no_such = officer.reads("groundsElse").partition(": ")[2].rstrip(".")
    assert no_such.split("; ") == [
        "no assessment is made",
        "no plan is issued after an assessment",
    ]
    assert "s.73(2)" in officer.reads("groundsBarred")
    officer.sees("Not: ", "section F")
    officer.sees("What else can be done", "Complain to the authority", "Review on release")

    saved = desktop.root / "rights.pdf"
    officer.presses("groundsPrint")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.types("letGoTo", "Lena Mercer")
    officer.types("letGoReason", "For her to read.")
    officer.presses("letGoGo")
    officer.names_file("savePaper", saved)
    officer.waits(saved.exists, "the file is written")
    words = " ".join(words_of(saved).split())
    assert "What can be done about a decision" in words
    assert "Complain to the authority" in words
    assert "Review on release" in words
    assert "s.73(2)" in words

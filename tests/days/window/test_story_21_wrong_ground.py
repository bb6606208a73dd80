"""Story 21: section F of a first final plan for a detained person is no ground (CFA 2014 s.73(2)).

What may be appealed against is shown, what may not says why, and what else can be done is printed.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from caseworker.casework.office import Office
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import detained, sits_down
from tests.days.window.officer import Officer
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

    grounds = _grounds(officer)
    may = [said for said in grounds if "s.73(2)" in said.splitlines()[-1] or "s.73(2)(" in said]
    assert [_letter(said) for said in may] == ["(a)", "(b)", "(c)"]
    barred = next(said for said in grounds if "section F" in said)
    assert "s.73(2)" in barred
    officer.sees("What else can be done", "Complain to the authority", "Review on release")

    saved = desktop.root / "rights.pdf"
    officer.presses("groundsPrint")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.names_file("savePaper", saved)
    officer.waits(saved.exists, "the file is written")
    words = " ".join(words_of(saved).split())
    assert "What can be done about a decision" in words
    assert "Complain to the authority" in words
    assert "Review on release" in words
    assert "s.73(2)" in words


def _grounds(officer: Officer) -> list[str]:
    found = []
    for at in range(20):
        ground = officer.window.findChild(QWidget, f"ground{at}")
        if ground is not None and ground.isVisible():
            found.append("\n".join(one.text() for one in ground.findChildren(QLabel)))
    return found


def _letter(said: str) -> str:
    return said.partition("s.73(2)")[2][:3]

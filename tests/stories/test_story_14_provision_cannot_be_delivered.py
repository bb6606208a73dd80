"""Story 14: provision that can’t be delivered waits for the authority, by name and day.

F says 3 h/week specialist teacher; we have 1 h. I mark (b) closest practicable, reason, and LA
agreement “not yet”. Case shows “s.74: LA agreement outstanding” until a name and date are entered.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.stories import line, no_line
from tests.stories.kept import at_the_kept_plan

OUTSTANDING = "s.74: authority’s agreement outstanding"


def test_story_14_provision_cannot_be_delivered(desktop: Desktop) -> None:
    officer = at_the_kept_plan(desktop, date(2026, 10, 12), plan_made=date(2026, 3, 9))
    officer.sees("F1  Specialist teaching of reading, one to one", "3 hours · Each week")
    officer.sees("2 pieces not matched yet", "Nobody has said how it is met")
    officer.sees_no(OUTSTANDING)

    officer.turns_to("Overview")
    officer.sees("Say how provision is met here")
    officer.presses("doNext")
    officer.chooses("step_F1", "(b) Closest practicable")
    officer.chooses("step_F2", "(a) As written")
    officer.presses("matchSave")
    officer.sees("Say why it is not as the plan says.")
    officer.types("reason_F1", "One hour of three: one teacher for three units.")
    officer.finishes("matchSave", "match")
    officer.waits(lambda: officer.is_seen("letterSource"), "the letter that asks is offered")
    officer.sees("One hour of three: one teacher for three units.", "whether you agree")
    officer.presses("letterClose")

    officer.sees(OUTSTANDING, "(b) Closest practicable", "(a) As written")
    officer.sees("One hour of three: one teacher for three units.")
    officer.sees("Who agreed for the home authority, and when: not yet (CFA 2014 s.74(4) to (7)).")
    officer.turns_to("Overview")
    assert "Mon 26 Oct" in line(officer, "provision that is not as the plan says: F1")
    officer.keys("Ctrl+1")
    assert "F1" in line(officer, "Agree, for s.74, to provision that is not as the plan says")

    officer.finds_person("Okoro")
    officer.turns_to("Kept plan")
    officer.presses("keptAnswer")
    officer.chooses("answer", "They agree")
    officer.dates("on", date(2026, 10, 12))
    officer.presses("answerSave")
    officer.sees("Say who answered for the authority, by name.")
    officer.types("answerBy", "M. Reyes, Hull City Council")
    officer.finishes("answerSave", "answer")

    officer.sees("M. Reyes, Hull City Council agreed on Monday 12 October 2026.")
    officer.sees("Every piece is matched, and agreed where it has to be")
    officer.sees_no(OUTSTANDING)
    officer.turns_to("Overview")
    no_line(officer, "provision that is not as the plan says")

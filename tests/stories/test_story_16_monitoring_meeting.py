"""Story 16: a monitoring meeting, twelve months at most after the last review.

Last review 3 Nov 2025. The meeting falls due by Mon 2 Nov 2026 (12 months beginning with 3 Nov
2025: our choice, the earlier day; the exact words of the Code were not seen); I get notices at 60,
28 and 7 days; the form has no “annual review” heading and sends proposals to the LA.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import comes_back_on, line, no_line
from tests.stories.kept import at_the_kept_plan

MEETING = "Hold a monitoring meeting"
HELD = date(2026, 10, 27)
NOTICES = (
    (date(2026, 9, 2), ""),
    (date(2026, 9, 3), "60 days’ notice"),
    (date(2026, 10, 5), "28 days’ notice"),
    (date(2026, 10, 26), "7 days’ notice"),
)


def test_story_16_monitoring_meeting(desktop: Desktop) -> None:
    officer = at_the_kept_plan(desktop, date(2026, 9, 7), plan_made=date(2025, 11, 3))
    officer.sees("Due by Mon 2 Nov", "60 days’ notice")
    officer.sees("about 10.128 to 10.131. Written from memory: check with the authority.")
    for day, notice in NOTICES[2:]:
        comes_back_on(desktop, officer, day, "Okoro")
        officer.turns_to("Kept plan")
        officer.sees("Due by Mon 2 Nov", notice)
        officer.keys("Ctrl+1")
        assert notice in line(officer, MEETING)

    comes_back_on(desktop, officer, HELD, "Okoro")
    officer.turns_to("Kept plan")
    officer.presses("keptMeeting")
    officer.presses("reviewPlan")
    officer.dates("on", HELD)
    officer.finishes("entrySave", "entry")
    officer.presses("reviewWrite")
    _has_no_annual_review(officer)
    officer.sees("Monitoring meeting", "Progress towards each outcome, on release")
    officer.chooses("outcome0Answer", "Some progress")
    officer.types("outcome0Words", "A page, with help.")
    for at in range(4):
        officer.types(f"adulthood_{at}", "Talked about with him.")
    officer.types("proposals", "Two hours of the teacher from January.")
    officer.presses("writeDownSave")
    officer.waits(lambda: officer.is_seen("letterSource"), "the letter with the proposals is there")
    officer.sees("Proposals from a monitoring meeting", "Hull City Council", "27 October 2026")
    officer.sees("Two hours of the teacher from January.")
    officer.presses("letterClose")

    officer.turns_to("Kept plan")
    officer.sees("Due by Tue 26 Oct 2027", "Monitoring meeting, 27 October 2026")
    officer.sees("Proposals for the authority: Two hours of the teacher from January.")
    officer.turns_to("Overview")
    no_line(officer, "Monitoring in custody")


def _has_no_annual_review(officer: Officer) -> None:
    officer.sees_no("Annual review")
    officer.sees_no("annual review")

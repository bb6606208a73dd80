"""Story 7: a request within six months of an assessment is warned of (CFA 2014 s.71(7))."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    ASSESS,
    detained,
    owed,
    records_the_request,
    sits_down,
)


def test_story_07_too_soon(desktop: Desktop) -> None:
    """Story 7: the last decision on an assessment was on 2 June 2026."""
    officer = sits_down(desktop, detained(desktop, date(2026, 6, 2)))
    records_the_request(officer, date(2026, 6, 2))
    officer.takes("actions", "act_decided_to_assess")
    officer.types("reasons", "He may need more than support gives.")
    officer.finishes("entrySave", "entry")
    officer.takes("actions", "act_refused_to_issue")
    officer.types("reasons", "Support is enough.")
    officer.finishes("entrySave", "entry")
    desktop.it_is(date(2026, 9, 14))

    officer.takes("actions", "act_request_received")
    officer.dates("day", date(2026, 9, 14))
    officer.sees("assessed within the last six months")
    assert "s.71(7)" in officer.reads("entryWarnedBy")
    officer.chooses("requested_by", "Establishment")
    officer.types("despite", "He was not in custody then.")
    officer.finishes("entrySave", "entry")

    assert owed(officer, ASSESS).startswith("Mon 26 Oct")
    officer.turns_to("History")
    officer.sees("Although: He was not in custody then.")

"""Story 20: the time for an appeal passes over Christmas and over August (Tribunal rule 12)."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    at_home,
    card_of,
    owed,
    records_the_refusal,
    records_the_request,
    sits_down,
)

APPEAL = "The Tribunal receives an appeal"
ADVISER = "Contact the mediation adviser"


def test_story_20_the_appeal_window_over_christmas(desktop: Desktop) -> None:
    """Story 20: two months from 26 October 2026, and one from a certificate of 27 November."""
    officer = sits_down(desktop, at_home(desktop, date(2026, 10, 26)))
    records_the_request(officer, date(2026, 10, 26))

    records_the_refusal(officer, date(2026, 10, 26))

    assert owed(officer, APPEAL).startswith("Mon 4 Jan 2027")
    card = card_of(officer, APPEAL)
    assert "Saturday 26 December 2026" in card
    assert "25 December to 1 January" in card
    assert "Monday 4 January 2027" in card
    assert "rule 12" in card
    assert owed(officer, ADVISER).startswith("Sat 26 Dec")

    desktop.it_is(date(2026, 11, 27))
    officer.takes("actions", "act_mediation_certificate_issued")
    officer.dates("day", date(2026, 11, 27))
    officer.finishes("entrySave", "entry")

    assert owed(officer, APPEAL).startswith("Mon 4 Jan 2027")
    assert "27 December 2026" in card_of(officer, APPEAL)


def test_story_20_the_appeal_window_over_august(desktop: Desktop) -> None:
    """Story 20: two months from 15 June 2026 would end on 15 August."""
    officer = sits_down(desktop, at_home(desktop, date(2026, 6, 15)))
    records_the_request(officer, date(2026, 6, 15))

    records_the_refusal(officer, date(2026, 6, 15))

    assert owed(officer, APPEAL).startswith("Tue 1 Sep")
    assert "15 August 2026" in card_of(officer, APPEAL)

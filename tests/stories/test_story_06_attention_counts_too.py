"""Story 6: an e-mail starts the weeks; a later request moves them only for a reason."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    ASSESS,
    FINAL,
    card_of,
    detained,
    owed,
    records_the_attention,
    records_the_request,
    shows_the_three_days,
    sits_down,
)


def test_story_06_attention_counts_too(desktop: Desktop) -> None:
    """Story 6: the same three days run from the therapist's e-mail."""
    officer = sits_down(desktop, detained(desktop, date(2026, 9, 14)))
    records_the_attention(officer, date(2026, 9, 14))
    shows_the_three_days(officer)
    desktop.it_is(date(2026, 10, 1))

    records_the_request(officer, date(2026, 10, 1))

    officer.turns_to("Overview")
    shows_the_three_days(officer)


def test_story_06_a_later_request_moves_them_for_a_reason(
    desktop: Desktop,
) -> None:
    """Story 6: the choice shows what it moves, and its reason is kept."""
    officer = sits_down(desktop, detained(desktop, date(2026, 9, 14)))
    officer.takes("actions", "act_request_received")
    assert not officer.is_seen("from_here")
    officer.presses("entryCancel")
    records_the_attention(officer, date(2026, 9, 14))
    desktop.it_is(date(2026, 10, 1))

    officer.takes("actions", "act_request_received")
    officer.dates("day", date(2026, 10, 1))
    officer.chooses("requested_by", "Establishment")
    officer.types("from_here", "The governor asked for it, and the authority agreed.")
    officer.sees("Moves: Decide whether to assess", "Mon 26 Oct → Thu 12 Nov")
    officer.finishes("entrySave", "entry")

    assert owed(officer, ASSESS).startswith("Thu 12 Nov,")
    assert owed(officer, FINAL).startswith("Thu 18 Feb 2027,")
    assert "The governor asked for it, and the authority agreed." in card_of(officer, FINAL)
    officer.sees("Request: 1 Oct")
    officer.turns_to("History")
    officer.sees(
        "The weeks run from this day: The governor asked for it, and the authority agreed."
    )

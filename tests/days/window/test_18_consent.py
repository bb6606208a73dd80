"""Stories of consent, through the real window with a real store behind it."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import comes_back_on, does, fills_in, line, no_line, opens, sits_down

COLLEGE = "Riverside College"
ASK = "Ask afresh before a consent to disclose ends"


def _records(officer: Officer, button: str = "recordConsent", **facts: str | date) -> None:
    officer.presses(button)
    fills_in(officer, **facts)


def test_refused_given_about_to_end_and_withdrawn(desktop: Desktop) -> None:
    """Stories 12 and 13, what they say of consent: Sam is 17, in custody, and decides himself."""
    officer = sits_down(desktop, date(2026, 10, 12), "custody")
    opens(
        officer, "Sam Okoro", date(2008, 11, 20), since=date(2026, 10, 12),
        establishment="HMYOI Fenmoor", status="Remanded",
    )  # fmt: skip
    officer.turns_to("Consent")
    officer.sees("Nobody has been asked yet", "Compulsory school age ended on 27 June 2025")
    officer.sees("Detained Persons Regs 2015 reg 17(3)")

    asked = {
        "chosen_what": "Whole plan with its appendices",
        "recipients": "Harbour Solicitors",
        "purposes": "Advice on his appeal",
        "chosen_how": "Spoken and witnessed",
        "witness": "Mr Brand",
    }
    _records(officer, "recordRefusal", **asked)
    officer.sees("Refusing has no effect on regime, privileges or sentence plan.")
    officer.finishes("consentSave", "consentSheet")
    officer.sees("Refused by Sam Okoro on 12 October 2026.", "Mr Brand")

    _records(officer, chosen_what="Named sections", recipients=COLLEGE)
    officer.takes("purposesAdd", "purposesOffer2")
    assert officer.reads("purposes") == "To look for a place"
    officer.ticks("sections_1")
    officer.presses("printEasyForm")
    officer.waits(lambda: officer.is_seen("paperView"), "the form is shown")
    officer.keys("Esc")
    fills_in(officer, chosen_how="Signed form", until=date(2026, 11, 30))
    comes_back_on(desktop, officer, date(2026, 11, 3), "Okoro")
    officer.turns_to("Consent")
    officer.presses("recordConsent")
    officer.sees("What you had typed before was put back.")
    officer.finishes("consentSave", "consentSheet")
    officer.sees("In force since 12 October 2026, until 30 November 2026.")
    officer.sees("Section B, for Riverside College")

    officer.keys("Ctrl+1")
    assert f"{COLLEGE} (until 30 November 2026)" in line(officer, ASK)
    officer.sees("28 days’ notice")
    does(officer, ASK)
    officer.waits(lambda: officer.is_seen("consentSheet"), "it is asked afresh")
    assert officer.reads("recipients") == COLLEGE
    officer.presses("consentCancel")

    officer.presses("consentWithdraw0")
    officer.types("how", "Told his tutor")
    officer.finishes("withdrawSave", "withdrawSheet")
    officer.sees("Withdrawn by Sam Okoro on 3 November 2026.", "Told his tutor")
    officer.keys("Ctrl+1")
    no_line(officer, ASK)

"""Story 12: a solicitor asks for the plan.

Disclosure is blocked until I record consent (who, capacity, scope, date, expiry) or an exception
with an authoriser who is not me. Refusal is recorded with the same weight as consent.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date

from PySide6.QtWidgets import QComboBox

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.stories import fills_in
from tests.days.window.test_disclosures import RYAN, TODAY, answers
from tests.days.window.test_the_tray import has_a_final_plan


def test_story_12_solicitor_asks(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        has_a_final_plan(store.office, opened(store.office, RYAN))
    officer = desktop.signs_in()

    # “A solicitor asks for the plan. Disclosure is blocked until I record consent …”
    asks(officer)
    answers(officer, "Not yet. There is no consent that covers this.")
    assert not officer.is_seen("verdictGo")

    # “… or an exception with an authoriser who is not me.”
    officer.presses("verdictGround")
    officer.presses("ground_17a")
    answers(officer, "Not yet. This ground needs more.")
    officer.types("need_necessity", "The hearing is tomorrow.")
    officer.types("authority_name", "Ade Bello")
    officer.types("authority_evidence", "My own note")
    officer.sees("Nobody authorises their own request")
    answers(officer, "Not yet. This ground needs more.")
    officer.types("authority_name", "Priya Nair")
    answers(officer, "Yes, on a legal ground.")
    officer.presses("groundNone")
    answers(officer, "Not yet.")

    # “Refusal is recorded with the same weight as consent”: the same form, and the gate heeds it.
    officer.presses("verdictRefuse")
    officer.waits(lambda: officer.is_seen("consentSheet"), "the form is there")
    assert officer.reads("giver_name") == "Ryan Cole"
    fills_in(officer, chosen_how="Spoken and witnessed", witness="Mr Brand")
    officer.finishes("consentSave", "consentSheet")
    answers(officer, "No. Ryan Cole refused this.")
    assert not officer.is_seen("verdictGo")

    # “who, capacity, scope, date, expiry”: he thinks again a week later, and then it may leave.
    officer.finds_person("Cole")
    officer.turns_to("Consent")
    officer.presses("recordConsent")
    assert officer.reads("giver_name") == "Ryan Cole"
    assert officer.reads("giver") == "Young person"
    fills_in(
        officer,
        chosen_what="Named sections",
        recipients="Harbour Solicitors",
        purposes="Legal advice",
        chosen_how="Signed form",
        until=date(2027, 1, 31),
    )
    officer.ticks("sections_1")
    officer.finishes("consentSave", "consentSheet")
    officer.sees(
        "Section B, for Harbour Solicitors",
        "In force since 23 November 2026, until 31 January 2027.",
        "Refused by Ryan Cole on 23 November 2026.",
        "Mr Brand",
    )
    officer.presses("rail_disclosures")
    answers(officer, "Yes, by consent.")
    officer.presses("verdictGo")
    officer.waits(lambda: officer.is_seen("tray0To"), "it may leave")

    # Both stand in the history, each as an entry of its own.
    officer.finds_person("Cole")
    officer.turns_to("History")
    officer.sees("Ryan Cole refused", "Ryan Cole consented to disclosure (Named sections)")


def asks(officer: Officer) -> None:
    officer.presses("rail_disclosures")
    officer.types("discloseFind", "Cole")
    officer.presses("choose_0")
    officer.types("who", "S. Rahman")
    officer.types("organisation", "Harbour Solicitors")
    by_its_letters(officer, "role", "Solicitor")
    officer.ticks("sections_1")
    by_its_letters(officer, "purpose", "Legal advice")


def by_its_letters(officer: Officer, name: str, words: str) -> None:
    """Choose from a long list as the keyboard does: by typing how it begins."""
    officer.finds(name, QComboBox).setFocus()
    officer.keys_in(words)
    officer.waits(lambda: officer.reads(name) == words, f"{words} is chosen")

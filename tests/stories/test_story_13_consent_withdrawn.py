"""Story 13: consent withdrawn.

On 3 Nov the learner withdraws consent for a college. Future packs leave the college out; past
disclosure stays in the log; the tool lists who holds a copy and offers a recall letter.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QAbstractButton

from caseworker.casework.consents import RecordConsent, record_consent
from caseworker.casework.papers import LetGo, let_go
from caseworker.casework.wanted import Wanted
from caseworker.documents.carried import of_version
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.test_disclosures import COLLEGE, RYAN, answers
from tests.days.window.test_the_tray import has_a_final_plan

GIVEN = date(2026, 10, 12)
WITHDRAWN = date(2026, 11, 3)
PLACE = "To look for a place"


def test_story_13_consent_withdrawn(desktop: Desktop) -> None:
    desktop.it_is(date(2026, 11, 9))
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, RYAN)
        has_a_final_plan(store.office, case)
        consent = replace(COLLEGE, given_on=GIVEN, covers=Pieces(), whole=True)
        store.office.do(record_consent, RecordConsent(case, consent))
        (version,) = store.office.see(lambda records, _: records.versions(case))
        to = Recipient("Admissions", "institution", "Riverside College")
        asked = Request(to, of_version(version), "placement", "A place", "Ade Bello", "Ade Bello")
        wanted = Wanted("ehc_plan", case, version.title, to=to.name)
        store.office.do(let_go, LetGo(wanted, "print", to.name, asked=asked, medium="Paper"))
    officer = desktop.signs_in()
    officer.finds_person("Cole")
    officer.turns_to("Consent")
    officer.sees("for Riverside College")

    # “On 3 Nov the learner withdraws consent for a college … lists who holds a copy”
    officer.presses("consentWithdraw0")
    assert "Admissions (no. 2026-0001, 9 November 2026)" in officer.reads("withdrawHeld")
    officer.dates("day", WITHDRAWN)
    officer.types("how", "In the workshop, to his tutor")
    officer.finishes("withdrawSave", "withdrawSheet")
    officer.sees("Withdrawn by Ryan Cole on 3 November 2026.", "In the workshop, to his tutor")

    # “offers a recall letter”
    officer.presses("consentRecall0_0")
    officer.waits(lambda: officer.is_seen("sheets"), "the letter is shown")
    assert "Please return disclosure 2026-0001" in officer.reads("paperTitle")
    assert "Admissions" in officer.describes("sheets")
    officer.presses("paperClose")

    # “Future packs leave the college out”: whatever is asked for them stops at the gate.
    officer.presses("rail_disclosures")
    officer.types("discloseFind", "Cole")
    officer.presses("choose_0")
    asks_for_the_college(officer)
    answers(officer, "Not yet.")
    assert not can_be_pressed(officer, "verdictGo")

    # “past disclosure stays in the log”
    officer.presses("discloseOther")
    officer.types("ledgerTo", "riverside")
    officer.waits(lambda: officer.reads("ledgerCount") == "1 copy.", "the ledger has it still")
    officer.sees("2026-0001", "Ryan Cole")
    officer.finds_person("Cole")
    officer.turns_to("History")
    officer.sees("Ryan Cole consented to disclosure", "Admissions")


def asks_for_the_college(officer: Officer) -> None:
    officer.types("who", "Admissions")
    officer.types("organisation", "Riverside College")
    officer.chooses("role", "Another school, college or provider")
    officer.ticks("sections_1")
    officer.chooses("purpose", PLACE)


def can_be_pressed(officer: Officer, name: str) -> bool:
    button = officer.newest(QAbstractButton, name)
    return button is not None and button.isEnabled()

"""Stories 11, 12, 13 and 29 at the one door out: who asks, what for, and what the law says."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from PySide6.QtWidgets import QLabel

from caseworker.casework.consents import RecordConsent, record_consent
from caseworker.domain.case import EventId
from caseworker.domain.consent import Consent, Giver, Pieces
from caseworker.domain.people import Person
from caseworker.ui.disclosures.asking import ForTray
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import DAWN, opened
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
RYAN = Person(
    given="Ryan",
    family="Cole",
    born=date(2009, 3, 2),
    known_as="Ryan",
    pronouns="he/him",
    home_authority="Northmere Council",
    contacts=(DAWN,),
)
COLLEGE = Consent(
    event=EventId(""),
    given_on=date(2026, 11, 3),
    giver=Giver.YOUNG_PERSON,
    giver_name="Ryan Cole",
    refused=False,
    covers=Pieces(frozenset("AB")),
    whole=False,
    recipients=("Riverside College",),
    purposes=("To look for a place",),
    until=date(2026, 12, 31),
    how="Signed form",
)


def headline(officer: Officer) -> str:
    officer.waits_for_quiet()
    return officer.finds("verdictHeadline", QLabel).text()


def answers(officer: Officer, words: str) -> None:
    """Wait until the gate says so."""
    officer.waits(lambda: words in headline(officer), f"the answer is: {words}")


def test_each_answer_of_the_gate_is_seen_as_the_request_is_filled_in(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, RYAN)
        store.office.do(record_consent, RecordConsent(case, COLLEGE))
    officer = desktop.signs_in()
    taken: list[ForTray] = []
    assert officer.window.desk is not None
    officer.window.desk.for_tray.connect(taken.append)
    officer.presses("rail_disclosures")
    officer.sees("Nothing has left yet")
    officer.types("discloseFind", "Cole")
    officer.presses("choose_0")
    officer.sees("Still open: who is asking, in what role, what they need, for what.")

    a_wing_officer_asks(officer)
    assert taken[-1].verdict.basis == "strategies"
    a_solicitor_asks(officer)
    he_refuses(officer)
    the_college_that_he_agreed_to_asks(officer)
    assert taken[-1].request.recipient.organisation == "Riverside College"
    assert taken[-1].verdict.covered == Pieces(frozenset("B"))

    officer.locks()
    officer.signs_in(PASSPHRASE)
    answers(officer, "Yes, by consent.")
    assert officer.reads("who") == "Admissions"


def a_wing_officer_asks(officer: Officer) -> None:
    """Story 11: a strategies sheet, and nothing of the plan beside it."""
    officer.types("who", "Officer on wing 2")
    officer.chooses("role", "Wing or unit staff")
    officer.ticks("others_0")
    officer.chooses("purpose", "To work with them day by day")
    answers(officer, "Yes, nothing of the plan is in it")
    officer.presses("verdictGo")
    officer.ticks("sections_1")
    answers(officer, "for the strategies sheet only")
    officer.ticks("others_0", on=False)
    answers(officer, "Not yet. There is no consent that covers this.")


def a_solicitor_asks(officer: Officer) -> None:
    """Story 12: not without consent, or a ground and an authoriser who is not me."""
    officer.types("who", "S. Rahman")
    officer.chooses("role", "Solicitor")
    officer.chooses("purpose", "Legal advice")
    officer.presses("verdictGround")
    officer.presses("ground_17a")
    answers(officer, "Not yet. This ground needs more.")
    officer.types("need_necessity", "The hearing is tomorrow.")
    officer.types("authority_name", "Ade Bello")
    officer.types("authority_evidence", "My own note")
    officer.sees("Nobody authorises their own request")
    officer.types("authority_name", "Priya Nair")
    answers(officer, "Yes, on a legal ground.")
    officer.presses("groundNone")
    answers(officer, "Not yet.")


def he_refuses(officer: Officer) -> None:
    """Story 12: a refusal weighs as much. The form opens with what was asked for."""
    officer.presses("verdictRefuse")
    officer.chooses("how", "Signed form")
    officer.presses("consentSave")
    answers(officer, "No. Ryan Cole refused this.")
    officer.sees("Ryan Cole refused section B on 23 November 2026.")


def the_college_that_he_agreed_to_asks(officer: Officer) -> None:
    """Story 13, before it is withdrawn: for what he agreed to, and no more."""
    officer.types("who", "Admissions")
    officer.types("organisation", "Riverside College")
    officer.chooses("role", "Another school, college or provider")
    officer.chooses("purpose", "To look for a place")
    officer.ticks("sections_2")
    answers(officer, "Yes, by consent, for section B only.")
    officer.sees("What is left out: section C.")
    officer.ticks("sections_2", on=False)
    answers(officer, "Yes, by consent.")
    officer.presses("verdictGo")

"""What became of each copy, who holds one under a consent, and the ledger on paper."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from caseworker.casework import papers
from caseworker.casework.consents import (
    RecordConsent,
    WithdrawConsent,
    consents_seen,
    record_consent,
    withdraw_consent,
)
from caseworker.casework.ledger_pages import (
    RECALL,
    RecordFate,
    held_under,
    ledger_seen,
    record_fate,
)
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.tray import PutInTray, TakeOut, in_tray, put_in_tray, take_out
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.consent import Consent, Giver, Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.ledger import BY_HAND, LedgerAsked, Went
from caseworker.domain.plan import Version, VersionKind
from tests.builders import OKAFOR, TODAY, StandingClock, a_case, a_person, a_plan, an_event
from tests.casework.test_letters import OFFICE
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "Judith Okafor")
COLLEGE = "Riverside College"
FINAL = Wanted("ehc_plan", NUMBER, "Final 1")
CONSENT = Consent(
    event=EventId(""),
    given_on=date(2026, 11, 3),
    giver=Giver.YOUNG_PERSON,
    giver_name="Tom Whitfield",
    refused=False,
    covers=Pieces(frozenset("AEF")),
    whole=False,
    recipients=(COLLEGE,),
    purposes=("To look for a place",),
    until=date(2026, 12, 31),
    how="Signed form",
)
LAST_EVENING = datetime(2026, 12, 31, 23, 55, tzinfo=UTC)
"""Of the consent: in winter the office's clock shows the same."""
ASKED = Request(
    Recipient("Admissions", "institution", COLLEGE),
    Pieces(frozenset("ACEF")),
    "placement",
    "They may have a place",
    OKAFOR,
)


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(an_event("final_plan_sent", date(2026, 11, 9)), person=a_person()))
        records.issue(Version(NUMBER, 1, VersionKind.FINAL, a_plan(), date(2026, 11, 9)))
    return kept


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    made = Office(store.sitting, clock, JUDITH, lambda _: (b"", b""))
    made.do(record_consent, RecordConsent(NUMBER, CONSENT))
    return made


@pytest.fixture
def sent(office: Office) -> str:
    """The number of a copy that the college has, by that consent."""
    office.do(put_in_tray, PutInTray(NUMBER, ASKED))
    (lies,) = office.see(in_tray)
    (paper,) = lies.papers
    command = LetGo(paper.wanted, "print", "Admissions", asked=lies.request, medium="Paper")
    office.do(papers.let_go, command)
    office.do(take_out, TakeOut(lies.id))
    return "2026-0001"


def consent_of(office: Office) -> EventId:
    return office.see(consents_seen(NUMBER)).lines[0].consent.event


def withdraws(office: Office) -> None:
    command = WithdrawConsent(NUMBER, consent_of(office), TODAY, "Tom Whitfield", "In person")
    office.do(withdraw_consent, command)


def test_the_tray_cuts_to_what_is_covered_and_is_emptied(office: Office, sent: str) -> None:
    (line,) = office.see(ledger_seen(LedgerAsked(), 40)).lines

    assert line.number == sent
    assert line.release.what.carries == Pieces(frozenset("AEF"))
    assert line.release.handling.medium == "Paper"
    assert office.see(in_tray) == ()


def test_nothing_goes_into_the_tray_that_nothing_lets_go(office: Office) -> None:
    with pytest.raises(NotAllowed, match="Not yet"):
        office.do(put_in_tray, PutInTray(NUMBER, replace(ASKED, purpose="legal_advice")))
    with pytest.raises(NotFound):
        office.do(take_out, TakeOut("2026-0113/nothing"))


def test_withdrawal_stops_what_is_queued_and_tells_who_holds_a_copy(
    office: Office, sent: str
) -> None:
    office.do(put_in_tray, PutInTray(NUMBER, ASKED))
    consent = consent_of(office)
    assert [line.number for line in office.see(held_under(NUMBER, consent))] == [sent]

    withdraws(office)

    (stopped,) = office.see(in_tray)
    assert (stopped.goes, stopped.papers) == (False, ())
    assert [line.number for line in office.see(held_under(NUMBER, consent))] == [sent]
    (line,) = office.see(consents_seen(NUMBER)).lines
    assert [(one.name, one.number) for one in line.holders] == [("Admissions", "2026-0001")]
    recall = Wanted("letter", NUMBER, RECALL, about=sent)
    said = office.see(lambda records, today: papers.gathered(records, recall, today))
    assert said.title == "Please return disclosure 2026-0001"


def asked_from_tray(office: Office) -> LetGo:
    """What the officer has open from the tray, about to be printed."""
    office.do(put_in_tray, PutInTray(NUMBER, ASKED))
    (lies,) = office.see(in_tray)
    (paper,) = lies.papers
    return LetGo(paper.wanted, "print", "Admissions", asked=lies.request, medium="Paper")


def test_a_consent_that_ran_out_between_the_tray_and_the_printer_stops_it(
    office: Office, clock: StandingClock, store: PaperStore
) -> None:
    """Asked on 31 December, its last day; the paper stays open over midnight."""
    clock.at = LAST_EVENING
    command = asked_from_tray(office)
    clock.forward(minutes=10)

    with pytest.raises(NotAllowed, match="Not yet"):
        office.do(papers.let_go, command)
    assert store.paper.ledger.kept == ()
    assert not office.see(in_tray)[0].goes


def test_a_copy_written_down_before_midnight_is_not_made_on_the_day_after(
    office: Office, clock: StandingClock
) -> None:
    """What lets it go was answered for that day: the computer may have slept since."""
    clock.at = LAST_EVENING
    command = asked_from_tray(office)
    done = office.do(papers.let_go, command)
    assert office.see(papers.copy(command.wanted, int(done.made))).content
    clock.forward(minutes=10)

    with pytest.raises(NotAllowed, match="on another day"):
        office.see(papers.copy(command.wanted, int(done.made)))


def test_the_tray_offers_the_plan_that_went_out_last(office: Office, store: PaperStore) -> None:
    office.do(put_in_tray, PutInTray(NUMBER, ASKED))
    with store.sitting() as records:
        records.issue(Version(NUMBER, 2, VersionKind.FINAL, a_plan(), date(2026, 11, 20)))

    (lies,) = office.see(in_tray)

    assert [paper.wanted.which for paper in lies.papers] == ["Final 2"]


def test_what_came_back_is_held_by_nobody(office: Office, sent: str, store: PaperStore) -> None:
    done = office.do(record_fate, RecordFate(sent, Went.RETURNED, TODAY, " By  hand "))

    assert done.sentence == (
        "Disclosure 2026-0001 for Admissions: came back on 23 November 2026. By hand"
    )
    assert office.see(held_under(NUMBER, consent_of(office))) == ()
    assert store.paper.audit[-1][2:] == ("disclosure_fate:returned", NUMBER, sent)
    with pytest.raises(NotAllowed, match="Nobody holds this copy any more"):
        office.do(record_fate, RecordFate(sent, Went.RECALLED, TODAY))


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24)])
def test_a_day_before_it_was_made_or_still_to_come_is_asked_again(
    office: Office, sent: str, day: date
) -> None:
    with pytest.raises(Incomplete):
        office.do(record_fate, RecordFate(sent, Went.POSTED, day))


def test_only_the_program_says_that_a_copy_never_left(office: Office, sent: str) -> None:
    assert Went.NOTHING not in BY_HAND
    with pytest.raises(NotAllowed):
        office.do(record_fate, RecordFate(sent, Went.NOTHING, TODAY))
    with pytest.raises(NotFound):
        office.do(record_fate, RecordFate("2026-0099", Went.POSTED, TODAY))


def test_everything_one_recipient_received_is_printed_and_saved_as_numbers(
    office: Office, sent: str
) -> None:
    office.do(papers.let_go, LetGo(Wanted("timeline", NUMBER), "print", "=Somebody"))
    ledger = LedgerAsked(to="riverside")
    wanted = Wanted("disclosures", which="inspection", ledger=ledger, form="csv")
    done = office.do(papers.let_go, LetGo(wanted, "clear_copy", "Ofsted", "They inspect us"))

    content = office.see(papers.copy(wanted, int(done.made))).content

    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(row["Number"], row["To"], row["Organisation"]) for row in rows] == [
        (sent, "Admissions", COLLEGE)
    ]
    everything = replace(wanted, ledger=LedgerAsked())
    done = office.do(papers.let_go, LetGo(everything, "clear_copy", "Ofsted", "They inspect us"))
    content = office.see(papers.copy(everything, int(done.made))).content
    assert b"'=Somebody" in content


def test_the_family_is_told_of_its_own_case_alone(office: Office, sent: str) -> None:
    wanted = Wanted("disclosures", NUMBER, "family")

    drawn = office.see(papers.preview(wanted, JUDITH))

    assert drawn.title == "Who was given something of your plan"
    assert sent == "2026-0001"

"""Consent through the one door: written down, refused, withdrawn, put right; who holds copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, consents, entries, papers
from caseworker.casework.consent_option import ChooseStricter, choose_stricter
from caseworker.casework.consents import ConsentsSeen, Holder, RecordConsent, WithdrawConsent
from caseworker.casework.ledger_pages import RecordFate, record_fate
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.consent import Consent, Giver, Pieces, State
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.ledger import Went
from caseworker.domain.people import Contact
from tests.builders import OKAFOR, TODAY, StandingClock, a_person
from tests.domain.consents import AGNIESZKA, KUBA_BORN
from tests.paper_records import PaperStore

CONSENT = Consent(
    event=EventId(""),
    given_on=date(2026, 11, 12),
    giver=Giver.CHILD,
    giver_name="Jakub Wójcik",
    refused=False,
    covers=Pieces(frozenset({"B", "F"})),
    whole=False,
    recipients=("Riverside College",),
    purposes=("A place in September",),
    judged_how="Told it back in his own words",
    judged_by="Ms Okafor",
    judged_on=date(2026, 11, 12),
    how="Signed form",
)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def office(clock: StandingClock) -> Office:
    paper = PaperStore()
    with paper.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community", "custody"), ""))
    officer = Officer(OKAFOR, "J. Okafor", "administrator")
    return Office(paper.sitting, clock, officer, lambda _: (b"", b""))


@pytest.fixture
def case(office: Office) -> CaseNumber:
    return _opened(office, "community")


def _opened(office: Office, setting: str) -> CaseNumber:
    kuba = a_person(given="Jakub", family="Wójcik", born=KUBA_BORN, contacts=(AGNIESZKA,))
    opening = cases.OpenCase(kuba, setting, date(2026, 10, 5), "A letter came")
    return CaseNumber(office.do(cases.open_case, opening).made)


def _seen(office: Office, case: CaseNumber) -> ConsentsSeen:
    return office.see(consents.consents_seen(case))


def _history(office: Office, case: CaseNumber) -> str:
    return office.see(lambda records, _: records.history(case))[0].words


def test_a_consent_is_an_entry_with_its_form_kept_beside_it(
    office: Office, case: CaseNumber
) -> None:
    command = RecordConsent(case, CONSENT, "form.pdf", PDF)

    office.do(consents.record_consent, command)

    (line,) = _seen(office, case).lines
    assert line.standing.state is State.IN_FORCE
    assert _seen(office, case).documents == {line.consent.scan: "form.pdf"}
    assert _seen(office, case).whose.giver is Giver.CHILD
    assert _history(office, case) == (
        "Jakub Wójcik consented to disclosure (Named sections) to Riverside College, "
        "for: A place in September. This was on 12 November 2026."
    )


def test_what_is_left_out_is_refused_and_nothing_is_kept(office: Office, case: CaseNumber) -> None:
    bare = replace(CONSENT, judged_how="", recipients=())

    with pytest.raises(Incomplete) as refused:
        office.do(consents.record_consent, RecordConsent(case, bare, "form.pdf", PDF))

    assert [gap.field for gap in refused.value.gaps] == ["recipients"]
    assert (_seen(office, case).lines, _seen(office, case).documents) == ((), {})


def test_an_entry_through_the_plain_form_leaves_out_no_more(
    office: Office, case: CaseNumber
) -> None:
    facts = {
        "giver": "Parent, for a child who does not",
        "giver_name": "Agnieszka Wójcik",
        "what": "Strategies sheet only",
        "recipients": "The wing",
        "purposes": "Support",
        "how": "Signed form",
    }
    plain = entries.Record(case, Happening("consent_given", TODAY, facts=facts))

    with pytest.raises(Incomplete, match="why the child can’t consent"):
        office.do(entries.record, plain)


def test_a_refusal_in_custody_says_by_itself_that_it_changes_nothing(office: Office) -> None:
    inside = _opened(office, "custody")

    office.do(consents.record_consent, RecordConsent(inside, replace(CONSENT, refused=True)))

    assert "Refusing has no effect on regime, privileges or sentence plan." in _history(
        office, inside
    )
    assert _seen(office, inside).lines[0].standing.state is State.REFUSED


def test_a_wrong_consent_is_put_right_and_both_stay(office: Office, case: CaseNumber) -> None:
    wrong = office.do(consents.record_consent, RecordConsent(case, CONSENT))
    right = replace(CONSENT, recipients=("Hillside College",))

    office.do(
        consents.record_consent,
        RecordConsent(case, right, corrects=wrong.event, why="Another college"),
    )

    assert [one.consent.recipients for one in _seen(office, case).lines] == [("Hillside College",)]
    assert _history(office, case).endswith("Reason: Another college")


def test_withdrawing_stops_it_from_that_day_and_says_who_holds_copies(
    office: Office, case: CaseNumber
) -> None:
    """Story 13."""
    given = office.do(consents.record_consent, RecordConsent(case, CONSENT)).event
    assert given is not None
    for whom in ("Riverside College", "Somebody else"):
        copy = papers.LetGo(Wanted("history", case), "clear_copy", whom, "Asked for")
        office.do(papers.let_go, copy)

    withdrawal = WithdrawConsent(case, given, TODAY, "Jakub Wójcik", "Spoken, to his tutor")
    office.do(consents.withdraw_consent, withdrawal)

    (line,) = _seen(office, case).lines
    assert line.standing.words == "Withdrawn by Jakub Wójcik on 23 November 2026."
    assert line.holders == (Holder("Riverside College", "2026-0001", TODAY),)
    assert _history(office, case) == (
        "Jakub Wójcik withdrew a consent (Riverside College): Spoken, to his tutor."
    )


def test_what_came_back_is_held_by_nobody(office: Office, case: CaseNumber) -> None:
    office.do(consents.record_consent, RecordConsent(case, CONSENT))
    copy = papers.LetGo(Wanted("history", case), "clear_copy", "Riverside College", "Asked for")
    office.do(papers.let_go, copy)
    assert [one.number for one in _seen(office, case).lines[0].holders] == ["2026-0001"]

    office.do(record_fate, RecordFate("2026-0001", Went.RETURNED, TODAY))

    assert _seen(office, case).lines[0].holders == ()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"day": date(2026, 11, 11)}, Incomplete),
        ({"how": " "}, Incomplete),
        ({"person": ""}, Incomplete),
        ({"consent": EventId("nothing")}, NotFound),
    ],
)
def test_a_withdrawal_needs_a_consent_a_day_who_and_how(
    office: Office, case: CaseNumber, change: dict[str, object], error: type[Exception]
) -> None:
    given = office.do(consents.record_consent, RecordConsent(case, CONSENT)).event
    assert given is not None
    whole = WithdrawConsent(case, given, TODAY, "Jakub Wójcik", "Spoken")

    with pytest.raises(error):
        office.do(consents.withdraw_consent, replace(whole, **change))  # type: ignore[arg-type]


def test_what_is_over_can_not_be_withdrawn_again(office: Office, case: CaseNumber) -> None:
    given = office.do(consents.record_consent, RecordConsent(case, CONSENT)).event
    assert given is not None
    whole = WithdrawConsent(case, given, TODAY, "Jakub Wójcik", "Spoken")
    office.do(consents.withdraw_consent, whole)

    with pytest.raises(NotAllowed, match="withdrawn on 23 November 2026 already"):
        office.do(consents.withdraw_consent, whole)


def test_the_stricter_option_is_off_until_an_administrator_chooses_it(
    office: Office, case: CaseNumber
) -> None:
    office.do(consents.record_consent, RecordConsent(case, CONSENT))
    assert _seen(office, case).whose.also is None

    office.do(choose_stricter, ChooseStricter(on=True))

    assert _seen(office, case).whose.also is Giver.PARENT
    assert _seen(office, case).stricter

    office.do(choose_stricter, ChooseStricter(on=False))

    assert not _seen(office, case).stricter


def test_what_the_gate_knows_is_offered_and_nobody_who_may_not_be_contacted(
    office: Office,
) -> None:
    around = (
        AGNIESZKA,
        Contact("Priya Shah", "Tutor", organisation="Riverside College"),
        Contact("Ray Wójcik", "Uncle", no_contact=True),
    )
    opening = cases.OpenCase(a_person(contacts=around), "community", date(2026, 10, 5), "A call")
    number = CaseNumber(office.do(cases.open_case, opening).made)

    seen = _seen(office, number)

    assert seen.recipients == ("Priya Shah", "Riverside College")
    assert "To look for a place" in seen.purposes
    assert "To send the final plan" not in seen.purposes  # a duty: no consent is needed

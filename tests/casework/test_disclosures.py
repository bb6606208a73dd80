"""What the page of disclosures asks of the records: a case, the answer of the gate, what left."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework import cases
from caseworker.casework.attachments import AttachDocument, attach_document
from caseworker.casework.consents import RecordConsent, record_consent
from caseworker.casework.disclosures import answer_to, latest, to_disclose
from caseworker.casework.evidence import evidence_seen
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers_in import PutInBin, put_in_bin
from caseworker.casework.records import OfficeFacts
from caseworker.domain.basis import Basis
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Giver
from caseworker.domain.disclosure import Answer, Recipient
from caseworker.domain.release import Release, What
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_person
from tests.domain.consents import AGNIESZKA, KUBA_BORN
from tests.domain.gates import a_consent, a_request, sections, with_everything
from tests.paper_records import PaperStore

COLLEGE = Recipient("Admissions", "institution", "Riverside College")


@pytest.fixture
def paper() -> PaperStore:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), ""))
    return store


@pytest.fixture
def office(paper: PaperStore, clock: StandingClock) -> Office:
    officer = Officer(OKAFOR, "J. Okafor", "administrator")
    return Office(paper.sitting, clock, officer, lambda _: (b"", b""))


@pytest.fixture
def case(office: Office) -> CaseNumber:
    kuba = a_person(given="Jakub", family="Wójcik", born=KUBA_BORN, contacts=(AGNIESZKA,))
    opening = cases.OpenCase(kuba, "community", date(2026, 10, 5), "A letter came")
    return CaseNumber(office.do(cases.open_case, opening).made)


def test_a_case_offers_its_sections_its_documents_and_those_around(
    office: Office, case: CaseNumber
) -> None:
    office.do(attach_document, AttachDocument(case, "Letter.txt", b"A letter."))

    seen = office.see(to_disclose(case))

    assert [letter for letter, _ in seen.sections][:3] == ["A", "B", "C"]
    assert [(each.name, each.of_the_plan) for each in seen.documents] == [("Letter.txt", False)]
    assert [(each.shown, each.role) for each in seen.around] == [
        ("Agnieszka Wójcik, mother", "parent")
    ]
    assert seen.plan == "no plan is kept yet"
    assert seen.whose.giver is None


def test_nothing_of_the_bin_is_offered(office: Office, case: CaseNumber) -> None:
    letter = office.do(attach_document, AttachDocument(case, "Letter.txt", b"A letter.")).made
    office.do(put_in_bin, PutInBin(case, (letter,), "It is about his sister"))

    assert office.see(to_disclose(case)).documents == ()
    assert office.see(evidence_seen(case)).documents == ()


def test_the_gate_answers_with_the_grounds_that_are_left(office: Office, case: CaseNumber) -> None:
    request = a_request("tribunal", "appeal", ground="17b")

    answered = office.see(answer_to(case, request))

    assert answered.verdict.answer is Answer.NOT_YET
    assert [row.id for row in answered.grounds] == ["17b", "17a"]
    assert [need.id for need in answered.asks] == ["appeal"]


def test_what_is_asked_for_is_the_same_once_it_was_given(office: Office, case: CaseNumber) -> None:
    request = with_everything(a_request("tribunal", "appeal", ground="17b"))

    answered = office.see(answer_to(case, request))

    assert answered.verdict.basis == "17b"
    assert [need.id for need in answered.asks] == ["appeal"]


def test_a_consent_that_was_recorded_is_heard_at_once(office: Office, case: CaseNumber) -> None:
    consent = a_consent(
        giver=Giver.CHILD,
        giver_name="Jakub Wójcik",
        recipients=("Riverside College",),
        judged_how="Told it back in his own words",
        judged_by="Ms Okafor",
        judged_on=date(2026, 11, 3),
        how="Signed form",
    )
    request = a_request(recipient=COLLEGE)
    before = office.see(answer_to(case, request))

    office.do(record_consent, RecordConsent(case, consent))

    after = office.see(answer_to(case, request))
    assert before.verdict.answer is Answer.NOT_YET
    assert after.verdict.answer is Answer.BY_CONSENT


def test_the_latest_copies_of_all_the_cases_are_named_with_whose_they_are(
    office: Office, case: CaseNumber, paper: PaperStore
) -> None:
    request = with_everything(
        a_request("tribunal", "appeal", ground="17b", recipient=Recipient("Registrar", "tribunal"))
    )
    verdict = office.see(answer_to(case, request)).verdict
    release = Release(
        "print",
        "Registrar",
        "J. Okafor",
        NOW,
        number="2026-0001",
        what=What("Plan", carries=sections("A B")),
        basis=Basis(request, verdict, TODAY),
    )
    with paper.sitting() as records:
        records.ledger.keep(case, release)

    found = office.see(latest(5))

    assert [(one.name, one.line.release.to) for one in found] == [("Jakub Wójcik", "Registrar")]
    assert office.see(to_disclose(case)).left[0].number == "2026-0001"

"""The gate asked of a case: ages around every boundary, withdrawn, expired, closed, detained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer, Recipient, Request
from caseworker.domain.may_disclose import footing_of, may_disclose
from tests.builders import a_case, an_event
from tests.domain.consents import by_child, by_parent, capacity, given, kuba, understanding
from tests.domain.consents import withdrawn as withdrawal
from tests.domain.gates import a_request, sections

COLLEGE = Recipient("", "institution", "Riverside College")
FOR_PLACE = {"purposes": "To look for a place"}


def to_college(wanted: str = "B F") -> Request:
    return a_request(purpose="placement", recipient=COLLEGE, wanted=sections(wanted))


def answer(case: Case, on: str, request: Request | None = None) -> Answer:
    return may_disclose(case, request or to_college(), date.fromisoformat(on)).answer


YES, NOT_YET, NO = Answer.BY_CONSENT, Answer.NOT_YET, Answer.NO


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-11-19", YES),  # 15
        ("2026-11-20", YES),  # sixteen is not the line
        ("2027-06-25", YES),  # the last day of compulsory school age
        ("2027-06-26", NOT_YET),  # from here on he is asked as a young person
        ("2028-11-20", NOT_YET),  # 18
    ],
)
def test_a_childs_own_consent_holds_to_the_end_of_compulsory_school_age(
    on: str, expected: Answer
) -> None:
    case = kuba(by_child("2026-11-10", **FOR_PLACE))

    assert answer(case, on) is expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2027-06-25", YES), ("2027-06-26", NOT_YET), ("2027-06-27", NOT_YET)]
)
def test_a_parents_consent_holds_to_the_end_of_compulsory_school_age(
    on: str, expected: Answer
) -> None:
    assert answer(kuba(by_parent("2026-11-10", **FOR_PLACE)), on) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2027-06-25", NOT_YET),  # still to come: nobody has judged the child
        ("2027-06-27", NOT_YET),
        ("2027-06-28", YES),
        ("2028-11-20", YES),  # 18
        ("2029-11-20", YES),  # 19
    ],
)
def test_a_young_persons_consent_goes_on_through_the_birthdays(on: str, expected: Answer) -> None:
    assert answer(kuba(given("2027-06-28", **FOR_PLACE)), on) is expected


def test_a_child_found_to_understand_is_asked_from_that_day_on() -> None:
    case = kuba(by_parent("2026-11-02", **FOR_PLACE), understanding("2026-11-16", "Understands"))

    assert answer(case, "2026-11-15") is YES
    assert answer(case, "2026-11-16") is NOT_YET


def test_a_young_person_who_lacks_capacity_for_this_is_stood_in_for() -> None:
    own = given("2027-07-01", **FOR_PLACE)
    case = kuba(own, capacity("2027-08-02", "Can't decide"))

    assert answer(case, "2027-08-01") is YES
    assert answer(case, "2027-08-02") is NOT_YET


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-11-17", YES), ("2026-11-18", NOT_YET), ("2026-11-19", NOT_YET)]
)
def test_a_withdrawn_consent_lets_nothing_go_from_that_day_on(on: str, expected: Answer) -> None:
    consent = by_child("2026-11-10", **FOR_PLACE)

    assert answer(kuba(consent, withdrawal("2026-11-18", consent)), on) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-11-09", NOT_YET),
        ("2026-11-10", NOT_YET),
        ("2026-11-11", YES),
        ("2026-12-31", YES),
        ("2027-01-01", NOT_YET),
    ],
)
def test_a_consent_holds_from_its_first_to_its_last_day(on: str, expected: Answer) -> None:
    consent = by_child("2026-11-10", since="2026-11-11", until="2026-12-31", **FOR_PLACE)

    assert answer(kuba(consent), on) is expected


def test_a_refusal_is_a_no_until_they_agree_after_all() -> None:
    refusal = by_child("2026-11-10", "consent_refused", **FOR_PLACE)
    later = by_child("2026-11-20", **FOR_PLACE)

    assert answer(kuba(refusal, later), "2026-11-12") is NO
    assert answer(kuba(refusal, later), "2026-11-20") is YES


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, YES),
        ({"recipient": Recipient("", "institution", "Northmere College")}, NOT_YET),
        ({"purpose": "employment"}, NOT_YET),
        ({"wanted": Pieces(others=frozenset({"case"}))}, NOT_YET),
    ],
)
def test_another_recipient_or_purpose_or_thing_is_not_what_was_agreed_to(
    changes: dict[str, object], expected: Answer
) -> None:
    case = kuba(by_child("2026-11-10", **FOR_PLACE))
    request = replace(to_college(), **changes)  # type: ignore[arg-type]

    assert answer(case, "2026-11-23", request) is expected


def test_the_stricter_option_asks_a_parent_beside_the_child() -> None:
    hers = by_child("2026-11-10", **FOR_PLACE)
    theirs = by_parent("2026-11-10", **FOR_PLACE)
    judged = understanding("2026-11-11", "Understands")
    on = date(2026, 11, 23)

    one = may_disclose(kuba(hers, judged), to_college(), on, stricter=True)
    both = may_disclose(kuba(theirs, hers, judged), to_college(), on, stricter=True)

    assert one.answer is NOT_YET
    assert both.answer is YES
    assert may_disclose(kuba(hers, judged), to_college(), on).answer is YES


def advice(document: str) -> Event:
    facts = {"adviser": "Dr Lim", "advice": "Medical", "document": document}
    return an_event("advice_received", date(2026, 10, 12), facts=facts)


def test_documents_of_the_plan_are_its_advice_and_not_the_letters_of_the_case() -> None:
    letter = an_event(
        "document_added", date(2026, 10, 13), facts={"title": "A letter", "document": "letter-1"}
    )
    case = kuba(advice("advice-1"), letter, by_child("2026-11-10", **FOR_PLACE))
    wanted = Pieces(documents=frozenset({"advice-1", "letter-1"}))

    verdict = may_disclose(case, replace(to_college(), wanted=wanted), date(2026, 11, 23))

    assert verdict.covered == Pieces(documents=frozenset({"advice-1"}))
    assert footing_of(case, date(2026, 10, 11)).appendices == frozenset()


def kept_in_custody(*events: Event) -> Case:
    plan = an_event("final_plan_sent", date(2026, 6, 1), sent=date(2026, 6, 1))
    return a_case(plan, *events, setting="custody")


def test_whoever_is_detained_is_under_the_detained_rules() -> None:
    request = a_request("youth_offending_team", "detained_education")

    verdict = may_disclose(kept_in_custody(), request, date(2026, 11, 23))

    assert verdict.basis == "D17"


@pytest.mark.parametrize(
    ("closing", "basis"), [("moved_away", "R15"), ("died", ""), ("case_closed", "")]
)
def test_a_case_that_is_closed_sends_its_plan_after_a_move_alone(closing: str, basis: str) -> None:
    plan = an_event("final_plan_sent", date(2026, 6, 1), sent=date(2026, 6, 1))
    case = a_case(plan, an_event(closing, date(2026, 11, 2)))
    request = a_request("new_authority", "transfer")

    assert may_disclose(case, request, date(2026, 11, 1)).basis == "R15"
    assert may_disclose(case, request, date(2026, 11, 2)).basis == basis


def test_what_has_not_happened_yet_lets_nothing_go() -> None:
    plan = an_event("final_plan_sent", date(2026, 11, 20), sent=date(2026, 11, 20))
    request = a_request("institution_consulted", "transfer")

    footing = footing_of(a_case(plan), date(2026, 11, 19))

    assert footing.stage.value == "Opened"
    assert may_disclose(a_case(plan), request, date(2026, 11, 19)).answer is NOT_YET

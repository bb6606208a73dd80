"""Terms and closures of institutions: entered once, and every case of theirs follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries
from caseworker.casework.office import Office
from caseworker.casework.working_days import (
    EnterSchoolDays,
    RemoveSchoolDays,
    enter_school_days,
    remove_school_days,
)
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.schools import SchoolDays
from tests.builders import TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere
from tests.paper_records import PaperStore

TERM = EnterSchoolDays(" Mill Lane  Primary ", date(2026, 9, 2), date(2026, 12, 18))
SPRING = replace(TERM, first=date(2027, 1, 4), last=date(2027, 3, 25))
KEPT = SchoolDays("Mill Lane Primary", date(2026, 9, 2), date(2026, 12, 18))


@pytest.fixture
def store() -> PaperStore:
    return northmere("community")


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return at_work(store, clock, "administrator")


def kept(office: Office) -> tuple[SchoolDays, ...]:
    return office.see(lambda records, _: records.office().school_days)


def test_the_record_of_a_school_is_owed_by_its_own_days_and_lists_follow(office: Office) -> None:
    opened = cases.OpenCase(a_person(), "community", TODAY, "A letter came")
    case = CaseNumber(office.do(cases.open_case, opened).made)
    asked = Happening("records_asked_of_school", TODAY, facts={"school": "Mill Lane Primary"})
    office.do(entries.record, entries.Record(case, asked))

    office.do(enter_school_days, TERM)
    office.do(enter_school_days, SPRING)
    freshened = office.freshen(10)

    (summary,) = office.see(lambda records, _: records.summaries())
    record = next(due for due in summary.dues if due.row == "CU-37")
    assert freshened == 1
    assert record.by == date(2026, 12, 14)
    assert "the terms of Mill Lane Primary" in record.because


def test_terms_are_kept_in_order_under_one_spelling_and_can_be_removed(
    office: Office, store: PaperStore
) -> None:
    office.do(enter_school_days, SPRING)
    office.do(enter_school_days, TERM)
    assert kept(office)[0] == KEPT

    office.do(remove_school_days, RemoveSchoolDays(KEPT))

    assert [each.first for each in kept(office)] == [date(2027, 1, 4)]
    assert [(act, ref) for _, _, act, _, ref in store.paper.audit][1:] == [
        ("school_days_entered", "2026-09-02/2026-12-18"),
        ("school_days_removed", "2026-09-02/2026-12-18"),
    ]
    with pytest.raises(NotFound):
        office.do(remove_school_days, RemoveSchoolDays(KEPT))


@pytest.mark.parametrize(
    ("command", "field", "words"),
    [
        (replace(TERM, institution=" "), "institution", "Name the institution"),
        (replace(SPRING, last=date(2026, 12, 31)), "last", "comes before the first"),
        (replace(SPRING, last=date(2028, 3, 25)), "last", "longer than a year"),
        (replace(SPRING, first=None), "first", "Give the day"),
        (replace(SPRING, last=date(2072, 3, 25)), "last", "Look at the year again"),
        (replace(SPRING, first=date(2026, 12, 18)), "last", "runs into the term from"),
    ],
)
def test_days_that_can_not_be_a_term_are_refused_in_words(
    office: Office, command: EnterSchoolDays, field: str, words: str
) -> None:
    office.do(enter_school_days, TERM)

    with pytest.raises(Incomplete) as refused:
        office.do(enter_school_days, command)

    said = {gap.field: gap.words for gap in refused.value.gaps}
    assert words in said[field]
    assert kept(office) == (KEPT,)


def test_a_closure_lies_within_a_term_and_another_school_has_terms_of_its_own(
    office: Office,
) -> None:
    office.do(enter_school_days, TERM)
    half_term = replace(TERM, first=date(2026, 10, 26), last=date(2026, 10, 30), closed=True)

    office.do(enter_school_days, half_term)
    office.do(enter_school_days, replace(TERM, institution="Quay Academy"))

    assert [(each.institution, each.closed) for each in kept(office)] == [
        ("Mill Lane Primary", False),
        ("Mill Lane Primary", True),
        ("Quay Academy", False),
    ]


def test_only_an_administrator_enters_and_removes(store: PaperStore, clock: StandingClock) -> None:
    officer = at_work(store, clock, "officer")

    with pytest.raises(NotAllowed, match="administrator"):
        officer.do(enter_school_days, TERM)
    with pytest.raises(NotAllowed, match="administrator"):
        officer.do(remove_school_days, RemoveSchoolDays(KEPT))

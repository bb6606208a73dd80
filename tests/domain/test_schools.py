"""School days: by the terms of the case first, then by those that the office keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.exceptions import from_the_terms
from caseworker.domain.law import the_law
from caseworker.domain.schools import Closure, SchoolDays, closures
from tests.builders import TODAY, a_case, an_event

MILL, QUAY = "Mill Lane Primary", "Quay Academy"
ASKED = date(2026, 10, 12)  # a Monday
KEPT = (
    SchoolDays(MILL, date(2026, 9, 2), date(2026, 12, 18)),
    SchoolDays(MILL, date(2026, 10, 26), date(2026, 10, 30), closed=True),
    SchoolDays(MILL, date(2027, 1, 4), date(2027, 3, 25)),
    SchoolDays(QUAY, date(2026, 9, 2), date(2026, 12, 18)),
)


def record_due(case: Case, kept: tuple[SchoolDays, ...] = KEPT) -> Due:
    found = dues_of(case, Reckoning(TODAY, school_days=kept))
    return next(due for due in found if due.id == "CU-37")


def asked(school: str = "", attends: str = "", *, own: dict[str, str] | None = None) -> Case:
    """The record of the former school was asked for on 12 October."""
    facts = {"school": school} if school else {}
    events = [
        an_event("case_opened", ASKED),
        an_event("records_asked_of_school", ASKED, facts=facts),
    ]
    if own is not None:
        events.append(an_event("term_recorded", ASKED, facts=own))
    return replace(a_case(*events), facts={"attends": attends} if attends else {})


@pytest.mark.parametrize(
    ("case", "by"),
    [
        (asked(MILL), date(2026, 11, 9)),  # 15 school days, five days off passed over
        (asked("mill  lane primary"), date(2026, 11, 9)),
        (asked(QUAY), date(2026, 11, 2)),
        (asked(attends=MILL), date(2026, 11, 9)),
        (asked(QUAY, attends=MILL), date(2026, 11, 2)),
        (asked("Nowhere School"), None),
        (asked(), None),
    ],
)
def test_the_school_that_is_named_counts_and_else_the_one_that_is_attended(
    case: Case, by: date | None
) -> None:
    assert record_due(case).by == by


def test_the_card_says_whose_terms_were_counted() -> None:
    because = dict(record_due(asked(MILL)).explained)["Why this day"]

    assert "the terms of Mill Lane Primary, as the office’s preferences list them." in because


def test_a_term_that_the_case_records_itself_wins() -> None:
    term = {"first": "2026-09-02", "last": "2026-12-18"}

    due = record_due(asked(MILL, own=term))

    assert due.by == date(2026, 11, 2)  # the case records no days off within it
    assert "the terms recorded on this case" in dict(due.explained)["Why this day"]


def test_a_term_that_the_case_records_of_another_school_does_not() -> None:
    term = {"school": QUAY, "first": "2026-09-02", "last": "2026-12-18"}

    assert record_due(asked(MILL, own=term)).by == date(2026, 11, 9)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 9, 2), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),  # a term before it may be missing
    ],
)
def test_a_count_outside_the_terms_gives_no_day_and_says_where_they_are_entered(
    first: date, last: date
) -> None:
    due = record_due(asked(MILL), (SchoolDays(MILL, first, last),))

    assert due.by is None
    assert "an administrator enters them in Preferences" in due.because


def test_in_custody_the_establishment_is_no_former_school() -> None:
    terms = (SchoolDays("Alder House", date(2026, 9, 2), date(2026, 12, 18)),)
    case = replace(asked(), setting="custody", facts={"held_at": "Alder House"})

    assert record_due(case, terms).by is None


def refused(placed: str) -> list[Due]:
    notice = date(2026, 11, 9)
    facts = {"placed": placed} if placed else {}
    told = an_event("refused_to_issue", notice, sent=notice, served=notice, facts=facts)
    case = replace(a_case(an_event("case_opened", ASKED), told), facts={"attends": MILL})
    found = dues_of(case, Reckoning(TODAY, school_days=KEPT))
    return [due for due in found if due.id == "T-10b"]


def test_a_child_placed_for_the_assessment_may_stay_ten_school_days() -> None:
    """SEND Regs 2014 reg 48: days on which the school is open to pupils."""
    (stay,) = refused("Yes")

    assert stay.by == date(2026, 11, 23)
    assert stay.state is DueState.WAITING


@pytest.mark.parametrize("placed", ["No", ""])
def test_any_other_child_has_no_such_days(placed: str) -> None:
    assert refused(placed) == []


SUMMER = (
    SchoolDays(MILL, date(2026, 4, 13), date(2026, 7, 17)),
    SchoolDays(MILL, date(2026, 9, 2), date(2026, 12, 18)),
    SchoolDays(MILL, date(2027, 1, 4), date(2027, 3, 25)),
)


def test_between_two_terms_it_is_closed_and_only_a_long_closure_counts() -> None:
    assert closures(MILL, SUMMER, 28) == (Closure(MILL, date(2026, 7, 18), date(2026, 9, 2)),)
    assert closures(QUAY, SUMMER, 28) == ()
    assert closures("", SUMMER, 28) == ()


def test_a_closure_that_is_entered_counts_from_its_first_day_until_it_opens() -> None:
    flood = SchoolDays(MILL, date(2026, 10, 1), date(2026, 10, 28), closed=True)

    assert closures(MILL, [flood], 28) == (Closure(MILL, flood.first, date(2026, 10, 29)),)
    assert closures(MILL, [flood], 29) == ()


@pytest.mark.parametrize(
    ("day", "adviser", "place", "known"),
    [
        (date(2026, 7, 10), MILL, "", False),  # a day too soon: the window opens on 11 July
        (date(2026, 7, 11), MILL, "", True),
        (date(2026, 8, 26), MILL, "", True),
        (date(2026, 8, 27), MILL, "", False),
        (date(2026, 7, 13), "Dr Lim", MILL, True),
        (date(2026, 7, 13), "Dr Lim", QUAY, False),
    ],
)
def test_a_closure_is_known_from_the_terms_where_the_exception_allows_it(
    day: date, adviser: str, place: str, *, known: bool
) -> None:
    """SEND Regs 2014 regs 5(4)(a) and 10(4)(a)."""
    advice = an_event("advice_requested", day, facts={"adviser": adviser, "advice": "Education"})
    regs = the_law().instruments["send_regs_2014"]
    closure = next(one for one in regs.exemptions if one.id == "EX-A")

    found = from_the_terms(closure, [advice], place, SUMMER)

    assert bool(found) is known
    if known:
        assert found == {
            "closed_institution": MILL,
            "closed_from": "2026-07-18",
            "reopens_on": "2026-09-02",
            "advice_asked_on": day.isoformat(),
        }

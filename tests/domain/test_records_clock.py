"""A request to see records has its month: from receipt, or from when it is known who asks."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.diary import Reckoning, dues_of
from tests.builders import a_case
from tests.domain.happenings import on

ANA = "Ana Nowak"


def asked(day: str, name: str = ANA) -> Event:
    return on("records_requested", day, asker=name, wants="Everything", asked_by="Parent")


def owed(case: Case, today: str) -> list[str]:
    """The days by which answers are still owed, soonest first."""
    dues = dues_of(case, Reckoning(date.fromisoformat(today)))
    return [str(due.by) for due in dues if due.is_open and due.row.id.startswith("DP")]


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2026-09-03", "2026-10-03"),
        ("2026-08-31", "2026-09-30"),
        ("2027-01-31", "2027-02-28"),
        ("2028-01-30", "2028-02-29"),
        ("2026-11-30", "2026-12-30"),
        ("2026-12-31", "2027-01-31"),
    ],
)
def test_it_is_answered_by_the_same_day_of_the_next_month_or_its_last(
    received: str, by: str
) -> None:
    assert owed(a_case(asked(received)), received) == [by]


def test_where_identity_had_to_be_asked_for_the_month_counts_from_its_coming() -> None:
    request = asked("2026-09-03")
    confirmed = on(
        "records_identity_confirmed", "2026-09-10", asker=ANA, identity="Card", request=request.id
    )

    assert owed(a_case(request, confirmed), "2026-09-10") == ["2026-10-10"]


def test_what_was_clarified_leaves_the_day_as_it_is() -> None:
    clarified = on("records_request_clarified", "2026-09-10", asker=ANA, wants="The plans")

    assert owed(a_case(asked("2026-09-03"), clarified), "2026-09-10") == ["2026-10-03"]


def test_extended_it_is_three_months_from_the_day_that_counted() -> None:
    extended = on(
        "records_request_extended", "2026-09-20", asker=ANA, why="The request is complex",
        reasons="Ten years", counts_from="2026-09-03",
    )  # fmt: skip

    assert owed(a_case(asked("2026-09-03"), extended), "2026-09-20") == ["2026-12-03"]


@pytest.mark.parametrize(
    "kind", ["records_answered", "records_refused", "records_request_withdrawn"]
)
def test_an_answer_ends_the_clock_of_whoever_it_is_for_and_no_other(kind: str) -> None:
    case = a_case(
        asked("2026-09-03"), asked("2026-09-05", "Piotr Nowak"), on(kind, "2026-09-20", asker=ANA)
    )

    assert owed(case, "2026-09-20") == ["2026-10-05"]


def test_a_second_request_after_the_answer_has_a_month_of_its_own() -> None:
    case = a_case(
        asked("2026-09-03"), on("records_answered", "2026-09-20", asker=ANA), asked("2026-11-02")
    )

    assert owed(case, "2026-11-02") == ["2026-12-02"]


def test_the_row_says_that_it_is_from_memory() -> None:
    dues = dues_of(a_case(asked("2026-09-03")), Reckoning(date(2026, 9, 3)))

    [due] = [due for due in dues if due.row.id.startswith("DP")]
    assert due.checked.value == "memory"
    assert str(due.source) == "UK GDPR Art 12(3) and (4)"

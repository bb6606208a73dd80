"""The dates for the authority: read off the entries, and what is missing is said."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.law import event_kinds
from caseworker.domain.sen2 import Sen2Date, sen2_dates, the_sen2
from tests.builders import a_case
from tests.domain.happenings import on


def dates(*events: object, **changes: object) -> dict[str, list[Sen2Date]]:
    found: dict[str, list[Sen2Date]] = {}
    for one in sen2_dates(a_case(*events, **changes)):  # type: ignore[arg-type]  # events
        found.setdefault(one.item.words, []).append(one)
    return found


@pytest.mark.parametrize(
    ("words", "event", "day", "told"),
    [
        ("Request for an assessment received",
         on("request_received", "2026-09-07", requested_by="Parent"), "2026-09-07",
         "Request for assessment received: Parent"),
        ("Told whether it will assess",
         on("refused_to_assess", "2026-10-16", "2026-10-19", reasons="No need."), "2026-10-19",
         "Decided not to assess"),
        ("Draft plan sent", on("draft_sent", "2026-11-09", "2026-11-10"), "2026-11-10", ""),
        ("Plan made: it starts on that day",
         on("existing_plan_recorded", "2026-03-09", authority="Fenshire"), "2026-03-09",
         "Existing plan recorded"),
        ("Next phase expected to begin",
         on("phase_transfer_expected", "2026-03-09", phase="Primary to secondary school",
            moves_on="2026-09-01"), "2026-09-01", ""),
        ("Plan ceased", on("plan_ceased", "2026-11-20", reasons="Transferred"), "2026-11-20",
         "Plan ended: Transferred"),
    ],
)  # fmt: skip
def test_a_day_is_read_off_the_entry_that_tells_it(
    words: str, event: object, day: str, told: str
) -> None:
    (found,) = dates(event)[words]

    assert (found.day, found.told, found.missing) == (date.fromisoformat(day), told, False)


def test_every_review_and_every_transfer_has_a_line_of_its_own() -> None:
    found = dates(
        on("review_held", "2026-03-02"),
        on("review_held", "2026-09-07"),
        on("plan_transferred", "2026-09-01", authority="Wiltshire"),
    )

    assert [one.day for one in found["Review meeting"]] == [date(2026, 3, 2), date(2026, 9, 7)]
    assert [one.told for one in found["Transferred between authorities"]] == ["Wiltshire"]


def test_what_must_have_happened_and_is_not_recorded_is_missing() -> None:
    found = dates(on("plan_ceased", "2026-11-20", reasons="Transferred"))
    missing = {words for words, (one, *_) in found.items() if one.missing}

    assert missing == {
        "Plan made: it starts on that day",
        "Decision after the review",
        "Consulted on ending the plan",
    }


def test_nothing_is_missing_of_a_case_on_which_nothing_has_happened() -> None:
    assert not [one for each in dates().values() for one in each if one.missing or one.day]


def test_a_placement_is_told_by_its_day_and_never_by_its_name() -> None:
    (found,) = dates(facts={"attends": "Mereside College", "since": "2026-09-01"})[
        "At the school, college or setting since"
    ]

    assert (found.day, found.told) == (date(2026, 9, 1), "")


def test_no_row_tells_anything_of_a_plan_but_who_asked_to_whom_and_why_it_ended() -> None:
    """Beside a day stands who asked, to whom, and why it ended: no need and no provision."""
    beside = {name for item in the_sen2().items for name in item.facts}

    assert beside == {"requested_by", "brought_by", "authority", "reasons"}
    assert all(item.entries or item.case_fact for item in the_sen2().items)
    assert {one for item in the_sen2().items for one in item.entries} <= set(event_kinds())

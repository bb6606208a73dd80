"""C-04, C-05 and the two-part test: what each asks for, and what answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.due import DueState
from caseworker.domain.entry_forms import entry_forms, read_entry_forms
from caseworker.domain.errors import BrokenLaw, Incomplete
from caseworker.domain.law import event_kinds
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

TWO_IN_MARCH = replace(a_person(), born=date(2024, 3, 2))
OPENED = on("case_opened", "2025-10-05")


def a_child(*events: Event) -> Case:
    return a_case(OPENED, *events, person=TWO_IN_MARCH)


@pytest.mark.parametrize(
    ("today", "is_there"),
    [("2026-02-27", False), ("2026-03-02", True), ("2027-03-01", True)],
)
def test_the_check_is_spoken_of_from_the_second_birthday_and_due_before_the_third(
    today: str,
    is_there: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = named(a_child(), today)

    assert ("progress_check_at_two" in found) is is_there
    if is_there:
        assert found["progress_check_at_two"].by == date(2027, 3, 1)


def test_a_review_of_support_is_no_check_at_two() -> None:
    support = on("progress_checked", "2026-06-01", outcome="Goes on.")
    check = on("early_years_checked", "2026-09-01", by="Maja Lind", standing="No concern")

    assert named(a_child(support), "2026-10-01")["progress_check_at_two"].is_open
    assert named(a_child(check), "2026-10-01")["progress_check_at_two"].state is DueState.DONE


def test_a_concern_needs_a_targeted_plan() -> None:
    facts = {"by": "Maja Lind", "standing": "A concern"}
    check = Happening("early_years_checked", date(2026, 9, 1), facts=facts)

    with pytest.raises(Incomplete) as missing:
        a_child().accept(check, event_kinds(), today=date(2026, 9, 1))

    assert [gap.field for gap in missing.value.gaps] == ["plan"]
    watched = replace(check, facts={**facts, "standing": "To be watched"})
    assert a_child().accept(watched, event_kinds(), today=date(2026, 9, 1)) == watched


def test_health_tells_the_parent_offers_to_discuss_it_and_names_who_may_help() -> None:
    """CFA 2014 s.23(2) to (4): it gives no number of days."""
    noticed = on("noticed_by_health", "2026-09-01", body="Northmere Community Health")
    told = on("health_told_authority", "2026-09-08", voluntary="Small Steps\nDown’s Northmere")

    owed = named(a_child(noticed), "2026-09-02")["health_tells"]
    assert owed.by is None
    assert owed.is_open
    assert named(a_child(noticed, told), "2026-09-09")["health_tells"].state is DueState.DONE
    asked = {spec.name for spec in event_kinds()["health_told_authority"].facts}
    assert asked == {"parent_told", "discussed", "voluntary", "told_of"}


def test_the_check_asks_the_same_of_each_of_the_three_prime_areas() -> None:
    parts = dict(entry_forms()["early_years_checked"].parts)
    areas = [part for part in parts if "evelopment" in part or "language" in part]

    assert areas == [
        "Communication and language",
        "Physical development",
        "Personal, social and emotional development",
    ]
    asked = [[spec.words for spec in parts[area]] for area in areas]
    assert asked[0] == asked[1] == asked[2]
    assert len(asked[0]) == 4


def test_the_two_parts_of_the_test_are_each_asked_with_reasons() -> None:
    """CFA 2014 s.36(8): has or may have needs, and a plan may be necessary; s.36(10) over 18."""
    parts = dict(entry_forms()["assessment_test_considered"].parts)

    assert [name for name in parts if name][:3] == [
        "Part one: needs",
        "Part two: provision",
        "Over 18",
    ]
    assert event_kinds()["assessment_test_considered"].open_when == ("Deciding",)


def test_a_form_of_no_kind_of_entry_is_refused() -> None:
    with pytest.raises(BrokenLaw, match="no such kind"):
        read_entry_forms('[form.nothing]\ntitle = "No"', event_kinds())

"""Which plan a case has: what is held beside the law’s is never taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.plan_type import plan_type
from tests.builders import a_case
from tests.domain.happenings import on

PLAN = on("existing_plan_recorded", "2025-03-09", authority="Fenshire")
ENDED = on("plan_ceased", "2025-09-01")
RETURNED = on("back_in_england", "2026-09-01", authority="Wiltshire")
ASKED = on("request_received", "2026-09-07", requested_by="Parent")
SCAN = {"scan_reviewed": "2026-03-02"}


def _of(plan: str) -> Event:
    return on("nation_plan_received", "2026-03-02", plan=plan)


@pytest.mark.parametrize(
    ("events", "facts", "words"),
    [
        ((), {}, "none"),
        ((), SCAN, "none (SCAN held)"),
        ((RETURNED, ASKED), SCAN, "none (SCAN held)"),
        ((PLAN,), {}, "EHC plan"),
        ((PLAN,), SCAN, "EHC plan"),
        ((on("scan_received", "2026-03-02"),), {}, "none (SCAN held)"),
        (
            (_of("Individual development plan (Wales)"),),
            {},
            "none (Individual development plan held)",
        ),
        ((_of("Statement (Northern Ireland)"), PLAN), {}, "EHC plan"),
        (
            (_of("Co-ordinated support plan (Scotland)"),),
            SCAN,
            "none (SCAN and Co-ordinated support plan held)",
        ),
        ((PLAN, ENDED), SCAN, "none (SCAN held)"),
        ((RETURNED, ASKED, on("final_plan_sent", "2027-01-25")), SCAN, "EHC plan"),
        ((PLAN, on("abroad_for_a_time", "2026-01-01")), {}, "EHC plan"),
    ],
)
def test_the_type_of_the_plan_is_the_laws(
    events: tuple[Event, ...], facts: dict[str, str], words: str
) -> None:
    assert plan_type(a_case(*events, facts=facts)).words == words


def test_a_scan_is_shown_with_the_day_of_its_own_review() -> None:
    case = a_case(RETURNED, setting="service_children", facts=SCAN)

    found = plan_type(case, dues_of(case, Reckoning(date(2026, 9, 7))))

    (held,) = found.held
    assert held.row.name == "SCAN"
    assert held.review_by == date(2027, 3, 1)

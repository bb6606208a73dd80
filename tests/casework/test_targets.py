"""The working targets of an office: its own numbers, where no law gives one."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.office import Office, Officer
from caseworker.casework.reckoning import as_of, reckoning_of
from caseworker.casework.records import OfficeFacts
from caseworker.casework.targets import SetTargets, set_targets, targets_of
from caseworker.domain.diary import dues_of
from caseworker.domain.due import Due
from caseworker.domain.errors import Incomplete
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Weight
from tests.builders import OKAFOR, TODAY, StandingClock, a_case
from tests.domain.happenings import on
from tests.paper_records import PaperStore


@pytest.fixture
def office(clock: StandingClock) -> Office:
    paper = PaperStore()
    with paper.sitting() as records:
        records.save_office(OfficeFacts("Greywell", ("custody",), "OFFICIAL-SENSITIVE"))
    return Office(
        paper.sitting, clock, Officer(OKAFOR, "J. Okafor", "administrator"), lambda _: (b"", b"")
    )


def facts(office: Office) -> OfficeFacts:
    return office.see(lambda records, _: records.office())


def learning_plan(office: Office) -> Due:
    """Received on Monday 5 October 2026."""
    case = a_case(on("detained", "2026-10-05", establishment="Greywell"), setting="custody")
    found = dues_of(case, reckoning_of(facts(office), date(2026, 10, 5)))
    return next(due for due in found if "learning_plan_started" in due.row.met_by)


def test_ten_working_days_hold_until_the_office_sets_its_own(office: Office) -> None:
    """CU-34, and story 1."""
    before = as_of(facts(office), TODAY)
    assert learning_plan(office).by == date(2026, 10, 19)

    done = office.do(set_targets, SetTargets({"learning_plan": 5}))

    assert done.sentence == "Working targets: Individual learning plan: 5 working days."
    assert learning_plan(office).by == date(2026, 10, 12)
    assert str(learning_plan(office).source).endswith("as this office set it")
    assert as_of(facts(office), TODAY) != before  # every list is worked out anew


def test_the_usual_number_takes_the_offices_own_away(office: Office) -> None:
    office.do(set_targets, SetTargets({"learning_plan": 5}))

    office.do(set_targets, SetTargets({"learning_plan": 10}))

    assert facts(office).targets == ()
    assert learning_plan(office).by == date(2026, 10, 19)


@pytest.mark.parametrize(
    "lengths", [{"learning_plan": 0}, {"learning_plan": 366}, {"decide_to_assess": 7}]
)
def test_what_cant_be_counted_or_is_law_is_refused_and_nothing_is_kept(
    office: Office, lengths: dict[str, int]
) -> None:
    with pytest.raises(Incomplete):
        office.do(set_targets, SetTargets({"first_planning_meeting": 7, **lengths}))

    assert facts(office).targets == ()


def test_only_what_is_no_law_is_left_to_an_office() -> None:
    rows = [row for row in the_law().time_limits if row.own_length]

    assert rows
    assert {row.weight for row in rows} == {Weight.POLICY}
    assert targets_of(OfficeFacts("Northmere", ("community",), "OFFICIAL")) == tuple(
        row for row in rows if not row.regime
    )

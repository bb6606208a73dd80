"""A case that is taken over stands where its records say, and its clocks run on from there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from caseworker.casework.beginning import first_entry
from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.office import Office
from caseworker.casework.records import CaseSummary
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.errors import Incomplete
from caseworker.domain.law import event_kinds
from caseworker.domain.settings import settings
from caseworker.domain.under_way import (
    HOME_AUTHORITY,
    SINCE,
    against_itself,
    asked_of,
    entries_of,
    fields_asked,
    stages_under_way,
)
from tests.builders import TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere

CUSTODY, COMMUNITY = "custody", "community"
HELD = date(2026, 9, 30)


@pytest.fixture
def office(clock: StandingClock) -> Office:
    return at_work(northmere(COMMUNITY, CUSTODY), clock)


def taken_over(
    office: Office, stage: str, setting: str, told: Mapping[str, str], born: date
) -> tuple[CaseNumber, CaseSummary]:
    since = HELD if setting == CUSTODY else TODAY
    first, facts = first_entry(setting, since, {"establishment": "Thornhill"})
    known = {**told, HOME_AUTHORITY: "Northmere", SINCE: HELD.isoformat() if first else ""}
    under_way = stages_under_way()[stage]
    earlier = entries_of(under_way, setting, known, TODAY)
    command = OpenCase(
        a_person(born=born), setting, since, "", first, facts, earlier, under_way.title
    )
    number = CaseNumber(office.do(open_case, command).made)
    (summary,) = office.see(lambda records, _: records.summaries(closed=True))
    return number, summary


# Each day by the rule that stands in its row of the law: 6, 16 and 20 weeks from the request (regs
# 5(1), 10(1), 13(2)); 15 days beginning with service (reg 13(1)(a)); two months from the notice
# (mediation, appeal); 12 months beginning with the day made or last reviewed (s.44(1)); 4 weeks and
# 12 weeks from the meeting (reg 20(10), 22(3)). Nothing else that has a day is owed.
STAGES = [
    ("sen_support", COMMUNITY, {"support_since": "2026-03-02", "support_met_on": "2026-10-05"},
     Stage.SEN_SUPPORT, {"C-03": date(2027, 2, 4)}),
    ("sen_support", COMMUNITY, {"support_since": "2026-03-02"},
     Stage.SEN_SUPPORT, {"C-03": date(2027, 3, 22)}),  # not late: it counts from the taking over
    ("asked_for", COMMUNITY, {"requested_on": "2026-10-19", "requested_by": "Parent"},
     Stage.DECIDING,
     {"T-03": date(2026, 11, 30), "T-05": date(2027, 2, 8), "T-06": date(2027, 2, 8),
      "T-09": date(2027, 3, 8)}),
    ("not_assessing", COMMUNITY, {"requested_on": "2026-08-12", "refused_on": "2026-10-14"},
     Stage.NOT_ASSESSING, {"T-30": date(2026, 12, 14), "T-34": date(2026, 12, 14)}),
    ("assessing", COMMUNITY, {"requested_on": "2026-09-07", "decided_on": "2026-10-12"},
     Stage.ASSESSING,
     {"T-05": date(2026, 12, 28), "T-06": date(2026, 12, 28), "T-09": date(2027, 1, 25)}),
    ("not_issuing", COMMUNITY,
     {"requested_on": "2026-07-01", "decided_on": "2026-08-05", "refused_on": "2026-10-14"},
     Stage.NOT_ISSUING, {"T-30": date(2026, 12, 14), "T-34": date(2026, 12, 14)}),
    ("drafting", COMMUNITY,
     {"requested_on": "2026-08-10", "decided_on": "2026-09-10", "issue_decided_on": "2026-11-16"},
     Stage.DRAFTING, {"T-06": date(2026, 11, 30), "T-09": date(2026, 12, 28)}),
    ("draft_sent", COMMUNITY,
     {"requested_on": "2026-08-03", "decided_on": "2026-09-10", "draft_on": "2026-11-16",
      "draft_served": "2026-11-18"},
     Stage.DRAFT_SENT, {"T-07": date(2026, 12, 2), "T-09": date(2026, 12, 21)}),
    ("in_force", COMMUNITY, {"plan_made": "2023-05-02", "last_review": "2026-03-14"},
     Stage.PLAN_IN_FORCE, {"T-11": date(2027, 3, 13)}),
    ("in_force", COMMUNITY, {"plan_made": "2023-05-02", "next_review": "2027-03-13"},
     Stage.PLAN_IN_FORCE, {"T-11": date(2027, 3, 13)}),
    ("in_force", "service_children", {"plan_made": "2026-05-02"},
     Stage.PLAN_IN_FORCE, {"T-11": date(2027, 5, 1)}),
    ("review_held", COMMUNITY, {"plan_made": "2025-12-02", "review_held": "2026-11-02"},
     Stage.PLAN_IN_FORCE,
     {"T-14": date(2026, 11, 30), "T-17": date(2027, 1, 25), "T-11": date(2027, 11, 1)}),
    ("kept_in_custody", CUSTODY, {"plan_made": "2025-12-02"},
     Stage.PLAN_IN_FORCE, {"CU-28": date(2026, 12, 1)}),
    ("kept_in_custody", CUSTODY,
     {"plan_made": "2023-05-02", "last_review": "2026-03-14", "copy_received": "2026-10-05",
      "learning_plan_on": "2026-10-08", "planning_meeting_on": "2026-10-12"},
     Stage.PLAN_IN_FORCE, {"CU-28": date(2027, 3, 13), "CU-35": date(2027, 1, 12)}),
    ("no_plan_in_custody", CUSTODY, {"no_plan_on": "2026-10-02"}, Stage.OPENED, {}),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "setting", "told", "stands", "owed"), STAGES)
def test_a_case_taken_over_owes_what_the_law_counts_from_its_days_and_nothing_is_falsely_late(  # noqa: PLR0913, PLR0917
    office: Office,
    stage: str,
    setting: str,
    told: dict[str, str],
    stands: Stage,
    owed: dict[str, date],
) -> None:
    number, summary = taken_over(office, stage, setting, told, date(2010, 3, 2))

    assert summary.stage is stands
    law_ids = {due.row: due.by for due in summary.dues if due.by is not None}
    assert law_ids == owed
    assert not [due for due in summary.dues if due.by and due.by < TODAY]
    words = [line.words for line in office.see(lambda records, _: records.history(number))]
    assert "Taken over from earlier records" in words[-1]


@pytest.mark.parametrize("born", [date(2019, 5, 1), date(2016, 1, 9), date(2008, 12, 1)])
@pytest.mark.parametrize(("stage", "setting", "told", "stands", "owed"), STAGES)
def test_at_no_age_does_a_birthday_that_lay_before_make_anything_late(  # noqa: PLR0913, PLR0917
    office: Office,
    stage: str,
    setting: str,
    told: dict[str, str],
    stands: Stage,
    owed: dict[str, date],
    born: date,
) -> None:
    del stands, owed
    _, summary = taken_over(office, stage, setting, told, born)

    assert not [due for due in summary.dues if due.by and due.by < TODAY]


def test_what_is_still_owed_though_it_lay_before_is_late_and_said_so(office: Office) -> None:
    told = {"requested_on": "2026-06-01", "decided_on": "2026-07-13"}
    _, summary = taken_over(office, "assessing", COMMUNITY, told, date(2010, 3, 2))

    late = {due.row for due in summary.dues if due.by and due.by < TODAY}
    assert late == {"T-05", "T-06", "T-09"}, "nobody has sent that plan: it is late, truly"


def test_a_stage_asks_for_its_days_and_says_every_gap_at_once() -> None:
    told = {"decided_on": "2026-12-01", "requested_by": "The cat"}

    with pytest.raises(Incomplete) as refused:
        entries_of(stages_under_way()["assessing"], COMMUNITY, told, TODAY)

    assert [gap.field for gap in refused.value.gaps] == [
        "requested_on",
        "requested_by",
        "decided_on",
    ]


def test_a_plan_needs_an_authority_that_made_it_and_an_office_may_be_that() -> None:
    stage, told = stages_under_way()["in_force"], {"plan_made": "2026-01-05"}

    with pytest.raises(Incomplete, match="which authority"):
        entries_of(stage, COMMUNITY, told, TODAY)

    (made,) = entries_of(stage, COMMUNITY, {**told, "office": "Northmere"}, TODAY)
    assert made.facts["authority"] == "Northmere"


@pytest.mark.parametrize(
    ("last", "following", "is_against"),
    [
        ("2026-03-14", "2027-03-13", False),
        ("2026-03-14", "2027-03-14", False),  # the anniversary, as many lists have it
        ("2026-03-14", "2027-07-20", True),
        ("2026-03-14", "", False),
    ],
)
def test_a_next_review_that_does_not_follow_from_the_last_is_said(
    last: str, following: str, *, is_against: bool
) -> None:
    said = against_itself({"last_review": last, "next_review": following})
    assert bool(said) is is_against


@pytest.mark.parametrize("name", stages_under_way())
def test_every_stage_makes_entries_that_there_are_of_facts_that_they_have(name: str) -> None:
    stage, kinds = stages_under_way()[name], event_kinds()
    assert stage.needed <= set(stage.asks)
    assert stage.settings <= set(settings())
    for setting in stage.settings or settings():
        assert set(asked_of(stage, setting)) <= set(fields_asked())
    for entry in stage.entries:
        facts = {spec.name for spec in kinds[entry.kind].facts}
        assert {*entry.facts, *entry.says} <= facts, entry.kind

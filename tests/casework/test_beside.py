"""Plans beside the one of the law: begun, issued, kept apart from it, and kinds added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseworker.casework import beside, plans
from caseworker.casework.case_papers import case_papers
from caseworker.casework.office import Office, Officer, Over
from caseworker.casework.own_kinds import AddPlanKind, add_plan_kind, look_up_kinds
from caseworker.casework.records import OfficeFacts
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import BrokenLaw, Incomplete, NotAllowed, NotFound, UnfitFile
from caseworker.domain.kinds import BY_LAW, bring_in, plan_kinds
from caseworker.domain.plan import Overtaken, Plan, Section, VersionKind, blank_plan
from tests.builders import OKAFOR, TODAY, StandingClock, a_plan
from tests.domain.test_kinds import OWN
from tests.paper_records import PaperStore
from tests.storage.stores import write_opened

NUMBER = CaseNumber("2026-0113")
PROFILE = "one_page_profile"


@pytest.fixture
def store() -> PaperStore:
    paper = PaperStore()
    with paper.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        write_opened(records)
    return paper


def office_of(store: PaperStore, clock: StandingClock, role: str) -> Office:
    who = Officer(OKAFOR, "J. Okafor", role)
    return Office(store.sitting, clock, who, lambda _: (b"signed", b"key"))


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Iterator[Office]:
    yield office_of(store, clock, "administrator")
    bring_in({})


def a_profile(words: str = "He is funny.") -> Plan:
    return blank_plan(plan_kinds()[PROFILE]).with_section("A", Section(paragraphs(words)))


def an_issue(**changes: object) -> beside.IssuePlan:
    return beside.IssuePlan(NUMBER, PROFILE, TODAY, "SENCO", **changes)  # type: ignore[arg-type]


def test_it_is_begun_without_any_decision_of_the_law(office: Office) -> None:
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))

    desk = office.see(plans.plan_desk(NUMBER, PROFILE))
    assert desk.draft is not None
    assert desk.draft.plan.kind == PROFILE
    assert desk.findings == ()


def test_a_kind_that_is_not_offered_here_is_not_begun(office: Office) -> None:
    with pytest.raises(NotAllowed, match="not offered"):
        office.do(plans.start_plan, plans.StartPlan(NUMBER, "scan"))


def test_the_plan_of_the_law_still_waits_for_its_decision(office: Office) -> None:
    with pytest.raises(NotAllowed, match="No decision"):
        office.do(plans.start_plan, plans.StartPlan(NUMBER))


def test_it_is_issued_signed_numbered_and_the_next_begins_from_it(office: Office) -> None:
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))
    office.keep_plan(NUMBER, a_profile())
    office.do(beside.issue_plan, an_issue(review_by=date(2027, 5, 1)))
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))
    office.do(beside.issue_plan, an_issue())

    first, second = office.see(lambda records, _: records.versions(NUMBER, PROFILE))
    assert [first.title, second.title] == ["Issue 1", "Issue 2"]
    assert first.kind is VersionKind.ISSUED
    assert first.signature is not None
    assert first.review_by == date(2027, 5, 1)
    assert second.plan == first.plan
    assert office.see(lambda records, _: records.versions(NUMBER)) == ()


def test_every_gap_is_told_at_once(office: Office) -> None:
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))

    with pytest.raises(Incomplete) as refused:
        office.do(beside.issue_plan, beside.IssuePlan(NUMBER, PROFILE, TODAY, " ", review_by=TODAY))

    assert [gap.field for gap in refused.value.gaps] == ["made", "role", "review_by"]


def test_the_plan_of_the_law_can_not_be_issued_by_this_way(office: Office) -> None:
    office.keep_plan(NUMBER, a_plan())

    with pytest.raises(NotFound):
        office.do(beside.issue_plan, beside.IssuePlan(NUMBER, BY_LAW, TODAY, "SENCO"))


def test_another_edition_than_was_looked_at_is_not_issued(office: Office) -> None:
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))
    looked_at = office.keep_plan(NUMBER, a_profile())
    office.keep_plan(NUMBER, a_profile("He is loud."))

    with pytest.raises(Overtaken):
        office.do(beside.issue_plan, an_issue(edition=looked_at.edition))


def test_a_save_that_has_seen_what_is_there_is_kept_and_another_is_not(office: Office) -> None:
    first = office.keep_plan(NUMBER, a_profile())
    mine = Over("mine", frozenset({first.edition}), first.plan)

    kept = office.keep_plan(NUMBER, a_profile("He is loud."), mine)
    with pytest.raises(Overtaken) as refused:
        office.keep_plan(NUMBER, a_profile("He is quiet."), Over("theirs", mine.known, first.plan))

    assert kept.edition == "mine"
    assert refused.value.theirs == kept
    assert office.see(lambda records, _: records.working_draft(NUMBER, PROFILE)) == kept


def test_the_papers_of_a_case_name_each_of_its_plans(office: Office) -> None:
    office.keep_plan(NUMBER, a_plan())
    office.keep_plan(NUMBER, a_profile())
    office.do(beside.issue_plan, an_issue())
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))

    offered = office.see(case_papers(NUMBER)).offered

    assert [paper.title for paper in offered][:3] == [
        "The plan, as it is being written",
        "The one-page profile, as it is being written",
        "One-page profile: Issue 1",
    ]


def test_a_kind_of_the_office_s_own_is_kept_audited_and_offered(
    office: Office, store: PaperStore
) -> None:
    office.do(add_plan_kind, AddPlanKind(OWN))
    kinds = office.see(look_up_kinds)

    assert "sailing_plan" in {kind.id for kind in kinds}
    assert [act for _, _, act, _, _ in store.paper.audit] == ["plan_kind_added"]
    choices = office.see(plans.plan_desk(NUMBER)).choices
    assert [choice.series for choice in choices] == [BY_LAW, PROFILE, "sailing_plan"]


def test_a_kind_is_not_added_twice(office: Office) -> None:
    """Plans may have been written in it: they must stay as they are."""
    office.do(add_plan_kind, AddPlanKind(OWN))

    with pytest.raises(NotAllowed, match="already"):
        office.do(add_plan_kind, AddPlanKind(OWN))


def test_only_an_administrator_adds_a_kind(store: PaperStore, clock: StandingClock) -> None:
    with pytest.raises(NotAllowed, match="administrator"):
        office_of(store, clock, "officer").do(add_plan_kind, AddPlanKind(OWN))


@pytest.mark.parametrize(
    ("text", "error"), [("not = a [kind", BrokenLaw), ("#" * 200_001, UnfitFile)]
)
def test_what_is_no_kind_of_plan_is_refused(
    office: Office, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        office.do(add_plan_kind, AddPlanKind(text))

"""Plans beside the one of the law: begun, issued, kept apart from it, and kinds added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseworker.casework import beside, keeping, plans, versions
from caseworker.casework.case_papers import case_papers
from caseworker.casework.comparing import comparison
from caseworker.casework.keeping import KeepAsItIs
from caseworker.casework.office import Office, Officer, Over
from caseworker.casework.own_kinds import AddPlanKind, add_plan_kind, look_up_kinds
from caseworker.casework.records import OfficeFacts
from caseworker.casework.versions import RestoreVersion
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Stage
from caseworker.domain.checks import Finding
from caseworker.domain.errors import BrokenLaw, Incomplete, NotAllowed, NotFound, UnfitFile
from caseworker.domain.kinds import BY_LAW, bring_in, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Overtaken, Plan, Section, VersionKind, blank_plan
from tests.builders import OKAFOR, TODAY, StandingClock, a_plan, an_event, an_item
from tests.domain.test_kinds import OWN
from tests.paper_records import PaperStore
from tests.storage.stores import write_opened

NUMBER = CaseNumber("2026-0113")
PROFILE, LEARNING = "one_page_profile", "learning_plan"
YESTERDAY = date(2026, 11, 22)


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


def a_learning_plan(help_given: str) -> Plan:
    support = Section(items=(an_item("s", help_given),))
    return blank_plan(plan_kinds()[LEARNING]).with_section("D", support)


def an_issue(**changes: object) -> beside.IssuePlan:
    given = {"made": TODAY, "role": "SENCO", "looked_at": True, **changes}
    return beside.IssuePlan(NUMBER, PROFILE, **given)  # type: ignore[arg-type]


def test_it_is_begun_without_any_decision_of_the_law(office: Office) -> None:
    office.do(plans.start_plan, plans.StartPlan(NUMBER, PROFILE))

    desk = office.see(plans.plan_desk(NUMBER, PROFILE))
    assert desk.draft is not None
    assert desk.draft.plan.kind == PROFILE
    assert [one.place for one in desk.findings] == ["A", "B", "C"]


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

    assert [gap.field for gap in refused.value.gaps] == ["day", "role", "review_by"]


def test_the_plan_of_the_law_can_not_be_issued_by_this_way(office: Office) -> None:
    office.keep_plan(NUMBER, a_plan())

    with pytest.raises(NotFound):
        office.do(beside.issue_plan, beside.IssuePlan(NUMBER, BY_LAW, TODAY, "SENCO"))


def test_what_was_found_is_looked_at_first_and_the_history_says_that_it_was(office: Office) -> None:
    office.keep_plan(NUMBER, a_profile())

    with pytest.raises(Incomplete) as refused:
        office.do(beside.issue_plan, an_issue(looked_at=False))
    done = office.do(beside.issue_plan, an_issue(review_by=date(2027, 5, 1)))

    assert {gap.field for gap in refused.value.gaps} == {"looked_at"}
    assert done.sentence == (
        "One-page profile issued, version 1, to be looked at again by Saturday 1 May 2027. "
        "Looked at before: Section B is blank; Section C is blank."
    )


def test_a_gap_that_is_left_open_stops_it(office: Office) -> None:
    office.keep_plan(NUMBER, a_profile("He likes [what does he like?]."))

    with pytest.raises(Incomplete, match="still asks"):
        office.do(beside.issue_plan, an_issue())


def test_what_is_kept_as_it_is_stays_until_its_words_change(office: Office) -> None:
    office.keep_plan(NUMBER, a_learning_plan("Help as required."))
    [found] = [one for one in findings_of(office, LEARNING) if one.check.id == "BP-02"]

    office.do(keeping.keep_as_it_is, KeepAsItIs(NUMBER, found.print, "Agreed so.", LEARNING))
    [kept] = [one for one in findings_of(office, LEARNING) if one.is_kept]
    office.keep_plan(NUMBER, a_learning_plan("Help as required, and a seat."))

    assert kept.because == "Agreed so."
    assert not any(one.is_kept for one in findings_of(office, LEARNING))


def test_a_diagnosis_is_not_issued_with_whatever_reason(office: Office) -> None:
    office.keep_plan(NUMBER, a_profile("He has ADHD."))

    [found] = [one for one in findings_of(office) if one.place == "A"]

    assert (found.check.id, found.blocks, found.check.can_be_kept) == ("BP-10", True, False)
    with pytest.raises(Incomplete, match="needs no diagnosis"):
        office.do(beside.issue_plan, an_issue())


@pytest.mark.parametrize(
    "before",
    [(), ("request_received",), ("request_received", "decided_to_assess", "decided_to_issue")],
    ids=["nothing asked for", "deciding", "drafting"],
)
def test_its_entry_has_its_day_and_moves_the_case_nowhere(
    office: Office, store: PaperStore, before: tuple[str, ...]
) -> None:
    with store.sitting() as records:
        for kind in before:
            records.add_event(NUMBER, an_event(kind, YESTERDAY))
    stage = stage_of(office)
    office.keep_plan(NUMBER, a_profile())

    office.do(beside.issue_plan, an_issue(made=YESTERDAY))

    [event] = case_of(office).all_of("one_page_profile_issued")
    assert (event.day, dict(event.facts)) == (YESTERDAY, {"version": "1", "series": PROFILE})
    assert stage_of(office) is stage


def test_a_version_is_compared_with_and_taken_up_again_at_any_stage(office: Office) -> None:
    office.keep_plan(NUMBER, a_profile())
    office.do(beside.issue_plan, an_issue())
    office.keep_plan(NUMBER, a_profile("He is loud."))
    office.do(beside.issue_plan, an_issue())

    office.do(versions.restore_version, RestoreVersion(NUMBER, "Issue 1", PROFILE))

    draft = office.see(lambda records, _: records.working_draft(NUMBER, PROFILE))
    assert draft is not None
    assert draft.plan == a_profile()
    first, second = office.see(versions.versions_seen(NUMBER, PROFILE))
    assert (first.author, second.author, second.follows) == ("J. Okafor", "J. Okafor", "Issue 1")
    compared = office.see(comparison(NUMBER, "Issue 1", "Issue 2", PROFILE))
    assert [change.section for change in compared.found.changes] == ["A"]


def test_numbers_and_authors_of_two_plans_do_not_get_mixed_up(office: Office) -> None:
    """A draft that was kept takes no number of an issue, and is no version of another plan."""
    office.keep_plan(NUMBER, a_profile())
    office.do(beside.issue_plan, an_issue())
    for words in ("He is loud.", "He is quiet."):
        office.keep_plan(NUMBER, a_profile(words))
        office.do(versions.restore_version, RestoreVersion(NUMBER, "Issue 1", PROFILE))
    office.do(beside.issue_plan, an_issue())
    office.keep_plan(NUMBER, a_profile("He is calm."))
    office.do(beside.issue_plan, an_issue())

    seen = office.see(versions.versions_seen(NUMBER, PROFILE))

    assert [(one.version.title, one.author, one.taken_from) for one in seen] == [
        ("Issue 1", "J. Okafor", ""),
        ("Kept draft 1", "J. Okafor", ""),
        ("Kept draft 2", "J. Okafor", ""),
        ("Issue 2", "J. Okafor", ""),
        ("Issue 3", "J. Okafor", ""),
    ]


def findings_of(office: Office, series: str = PROFILE) -> tuple[Finding, ...]:
    return office.see(plans.plan_desk(NUMBER, series)).findings


def case_of(office: Office) -> Case:
    return office.see(lambda records, _: records.case(NUMBER))


def stage_of(office: Office) -> Stage:
    return case_of(office).stage(event_kinds())


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

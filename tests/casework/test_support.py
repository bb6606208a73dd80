"""Support without a plan: a cycle is planned, noted and reviewed, and what has to come before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries, support
from caseworker.casework.office import Office
from caseworker.domain.case import Case, CaseNumber, Happening, Stage
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.support_cycle import Cycle, current_cycle, cycles_of
from tests.builders import TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere

TOOK = (
    support.Took("teacher", "Ms Reed"),
    support.Took("senco", "Mr Ode"),
    support.Took("parents", "Ms Whitfield"),
    support.Took("person", "Tom"),
)
TARGET = {
    "outcome": "Reads 30 words a minute",
    "baseline": "14 words",
    "measure": "Timed reading on Fridays",
    "aim": "30 words",
}
PROVISION = {
    "what": "Phonics",
    "tier": "Targeted",
    "minutes": "20",
    "times": "4",
    "weeks": "10",
    "group": "4",
    "staff": "Mr Bell",
    "teacher": "Ms Reed",
    "hourly": "18.60",
}
WITHOUT = dict.fromkeys(("teaching", "identified"), "He came with it from his last school.")


@pytest.fixture
def office(clock: StandingClock) -> Office:
    return at_work(northmere("community"), clock)


@pytest.fixture
def number(office: Office) -> CaseNumber:
    opened = cases.OpenCase(a_person(), "community", TODAY, "A letter came")
    return CaseNumber(office.do(cases.open_case, opened).made)


def case_of(office: Office, number: CaseNumber) -> Case:
    return office.see(lambda records, _: records.case(number))


def cycle_of(office: Office, number: CaseNumber) -> Cycle:
    found = current_cycle(case_of(office, number))
    assert found is not None
    return found


def told() -> Happening:
    return Happening("parent_told_of_support", TODAY, facts={"told": "Ms Whitfield"})


def a_plan(number: CaseNumber, **facts: str) -> support.PlanCycle:
    given: Mapping[str, str] = {
        "assessed_on": TODAY.isoformat(),
        "assessed": "Reads slowly, and gives up.",
        "baseline": "14 words a minute",
        "areas": "Cognition and learning",
        "starts_on": TODAY.isoformat(),
        "on": "2027-02-12",
        "teacher": "Ms Reed",
    }
    return support.PlanCycle(
        number,
        TODAY,
        {**given, **facts},
        TOOK,
        (support.NewTarget(TARGET),),
        (PROVISION,),
        (told(),),
        WITHOUT,
        (support.Voice("Tom", "I like maps.", "Talk"),),
    )


def a_review(office: Office, number: CaseNumber, decision: str) -> support.ReviewCycle:
    cycle = cycle_of(office, number)
    facts = {"effect": "A little", "decision": decision, "reasons": "He reads more."}
    results = {target.item: ("Partly met", "22 words") for target in cycle.targets}
    return support.ReviewCycle(number, cycle.id, office.today, facts, TOOK, results)


def test_the_first_cycle_begins_sen_support(office: Office, number: CaseNumber) -> None:
    office.do(support.plan_cycle, a_plan(number))

    case, cycle = case_of(office, number), cycle_of(office, number)
    assert case.stage(event_kinds()) is Stage.SEN_SUPPORT
    assert [one.outcome for one in cycle.targets] == ["Reads 30 words a minute"]
    assert [str(one.cost) for one in cycle.provision] == ["62.00"]
    assert [one.facts["views"] for one in cycle.voices] == ["I like maps."]
    assert cycle.planned.facts["without"].startswith("First response")


def test_nobody_can_begin_before_the_parent_is_told(office: Office, number: CaseNumber) -> None:
    """C-01: CFA 2014 s.68."""
    with pytest.raises(NotAllowed, match="Parent or young person told") as refused:
        office.do(support.plan_cycle, replace(a_plan(number), first=()))

    assert refused.value.source == "CFA 2014 s.68"
    assert not case_of(office, number).all_of("support_cycle_planned")


def test_a_reason_for_not_having_told_them_is_kept_with_the_cycle(
    office: Office, number: CaseNumber
) -> None:
    plan = replace(a_plan(number), first=(), without={**WITHOUT, "told": "No address yet."})

    office.do(support.plan_cycle, plan)

    assert "No address yet." in cycle_of(office, number).planned.facts["without"]


@pytest.mark.parametrize("missing", ["teaching", "identified"])
def test_good_teaching_and_the_decision_on_needs_come_first(
    office: Office, number: CaseNumber, missing: str
) -> None:
    without = {row: why for row, why in WITHOUT.items() if row != missing}

    with pytest.raises(NotAllowed, match="before this is recorded"):
        office.do(support.plan_cycle, replace(a_plan(number), without=without))


def test_support_that_begins_later_has_not_begun(office: Office, number: CaseNumber) -> None:
    office.do(support.plan_cycle, a_plan(number, starts_on="2027-01-04"))

    assert case_of(office, number).stage(event_kinds()) is Stage.OPENED
    assert cycle_of(office, number).starts_on == date(2027, 1, 4)


def test_every_gap_of_a_plan_is_said_at_once(office: Office, number: CaseNumber) -> None:
    plan = replace(
        a_plan(number, on=TODAY.isoformat(), areas="", baseline=""),
        took_part=TOOK[:2],
        targets=(support.NewTarget({**TARGET, "measure": ""}),),
        provision=({**PROVISION, "minutes": "often"},),
    )

    with pytest.raises(Incomplete) as refused:
        office.do(support.plan_cycle, plan)

    places = [gap.field for gap in refused.value.gaps]
    assert places == [
        "on", "areas", "baseline", "targets", "provision", "part_parents", "part_person",
    ]  # fmt: skip


def test_provision_serves_the_targets_that_it_names_or_all(
    office: Office, number: CaseNumber
) -> None:
    plan = replace(
        a_plan(number),
        targets=(support.NewTarget(TARGET), support.NewTarget(TARGET)),
        provision=({**PROVISION, "serves": "2"}, PROVISION),
    )

    office.do(support.plan_cycle, plan)

    cycle = cycle_of(office, number)
    first, second = (target.item for target in cycle.targets)
    assert [one.serves for one in cycle.provision] == [(second,), (first, second)]


def test_who_did_not_take_part_is_kept_with_the_reason(office: Office, number: CaseNumber) -> None:
    took = (*TOOK[:2], support.Took("parents", why_not="No answer to two letters"), TOOK[3])

    office.do(support.plan_cycle, replace(a_plan(number), took_part=took))

    facts = cycle_of(office, number).planned.facts
    assert facts["took_part"].splitlines() == [
        "Teacher: Ms Reed", "SEN co-ordinator: Mr Ode", "The child or young person: Tom",
    ]  # fmt: skip
    assert "Parents: No answer to two letters" in facts["absent"]


def test_a_second_cycle_waits_for_the_review_of_the_first(
    office: Office, number: CaseNumber
) -> None:
    office.do(support.plan_cycle, a_plan(number))

    with pytest.raises(NotAllowed, match="isn’t reviewed yet"):
        office.do(support.plan_cycle, a_plan(number))


def test_a_target_goes_on_into_the_next_cycle(
    office: Office, number: CaseNumber, clock: StandingClock
) -> None:
    office.do(support.plan_cycle, a_plan(number))
    item = cycle_of(office, number).targets[0].item
    clock.forward(days=70)
    office.do(support.review_cycle, a_review(office, number, "Change the support"))
    again = a_plan(number, starts_on="2027-02-08", on="2027-05-28", assessed_on="2027-02-01")
    again = replace(again, day=office.today, targets=(support.NewTarget(TARGET, item),))

    office.do(support.plan_cycle, again)

    first, second = cycles_of(case_of(office, number))
    assert [one.item for one in second.targets] == [item]
    assert first.targets[0].met == "Partly met"
    assert len(case_of(office, number).all_of("sen_support_started")) == 1


def test_how_it_ran_is_noted_of_each_provision(office: Office, number: CaseNumber) -> None:
    office.do(support.plan_cycle, a_plan(number))
    cycle = cycle_of(office, number)
    note = {"provision": str(cycle.provision[0].event.id), "what": "Phonics", "sessions": "9"}
    note |= {"delivered": "In part", "words": "Mr Bell was ill for a week."}

    office.do(support.note_support, support.NoteSupport(number, cycle.id, TODAY, (note,)))

    assert str(cycle_of(office, number).provision[0].hours_given) == "3.00"
    with pytest.raises(Incomplete):
        office.do(support.note_support, support.NoteSupport(number, cycle.id, TODAY))


def test_each_target_is_judged_at_the_review(office: Office, number: CaseNumber) -> None:
    office.do(support.plan_cycle, a_plan(number))
    review = replace(a_review(office, number, "Go on as it is"), results={})

    with pytest.raises(Incomplete) as refused:
        office.do(support.review_cycle, review)

    assert [gap.field for gap in refused.value.gaps] == ["result0"]


def test_a_review_for_which_the_parents_were_met_is_a_meeting_too(
    office: Office, number: CaseNumber
) -> None:
    """C-03: SEND Code of Practice 2015, 6.65."""
    office.do(support.plan_cycle, a_plan(number))
    review = replace(
        a_review(office, number, "Go on as it is"), met=True, actions="Ms Reed: new books"
    )

    office.do(support.review_cycle, review)

    (met,) = case_of(office, number).all_of("support_meeting_held")
    assert met.facts["actions"] == "Ms Reed: new books"
    assert "Ms Whitfield" in met.facts["attended"]


@pytest.mark.parametrize(
    ("decision", "stage"),
    [("Go on as it is", Stage.SEN_SUPPORT), ("Request an assessment", Stage.SEN_SUPPORT),
     ("End the support", Stage.OPENED)],
)  # fmt: skip
def test_only_the_decision_to_end_it_ends_the_support(
    office: Office, number: CaseNumber, decision: str, stage: Stage
) -> None:
    office.do(support.plan_cycle, a_plan(number))

    office.do(support.review_cycle, a_review(office, number, decision))

    assert case_of(office, number).stage(event_kinds()) is stage
    assert current_cycle(case_of(office, number)) is None


@pytest.mark.parametrize("kind", ["concern_raised", "sen_considered"])
def test_where_behaviour_is_the_concern_the_need_under_it_is_asked_for(
    office: Office, number: CaseNumber, kind: str
) -> None:
    """Behaviour is not of itself a special educational need: SEND Code of Practice 2015, 6.21."""
    facts = {"raised_by": "Ms Reed", "concern": "He runs out."}
    if kind == "sen_considered":
        facts = {"found": "Not clear yet", "reasons": "He runs out."}
    asked = Happening(kind, TODAY, facts={**facts, "behaviour": "Yes"})

    with pytest.raises(Incomplete, match="may lie under the behaviour"):
        office.do(entries.record, entries.Record(number, asked))

    office.do(
        entries.record,
        entries.Record(number, replace(asked, facts={**asked.facts, "underlying": "Hearing"})),
    )

"""Screening and the learning plan through the office: recorded in parts, ended, and built upon."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import learning, screening
from caseworker.casework.learning import BeginLearningPlan, HoldMeeting, NewGoal
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.casework.screening import Ending, PartSaid, RecordScreening
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.learning_goals import goals_of
from caseworker.domain.plan import Plan
from caseworker.domain.screened import latest, under_way
from tests.builders import OKAFOR, TODAY, StandingClock, a_case, an_event
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
DETAINED = {"establishment": "Ashdown House"}
OWN = PartSaid("own", {"likes": "Boats", "hard": "Long letters"})
ENGLISH = PartSaid("english", {"reads": "With help"}, {"tool": "Initial", "level": "Entry 2"})
REST = ("maths", "reading_age", "needs", "speech", "access")
WHY = dict.fromkeys(REST, "Called to court")


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("custody",), "OFFICIAL-SENSITIVE"))
        detained = an_event("detained", TODAY - timedelta(4), facts=DETAINED)
        records.open_case(a_case(detained, setting="custody"))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    officer = Officer(OKAFOR, "J. Okafor", "administrator")
    return Office(store.sitting, StandingClock(), officer, lambda _: (b"", b""))


def case_of(office: Office) -> Case:
    return office.see(lambda records, _: records.case(NUMBER))


def screen(office: Office, *parts: PartSaid, ending: Ending | None = None) -> None:
    command = RecordScreening(NUMBER, "entry", TODAY, "Mr Bell", parts, ending)
    office.do(screening.record_screening, command)


def test_parts_are_recorded_as_they_are_done_and_ended_with_what_was_found(office: Office) -> None:
    screen(office, OWN)
    screen(office, ENGLISH, PartSaid("maths"))  # what says nothing is not recorded
    begun = under_way(case_of(office), "entry")
    screen(office, ending=Ending("Needs suspected", ("Cognition and learning",), "Reads.", WHY))

    done = latest(case_of(office), "entry")
    assert begun is not None
    assert done is not None
    assert (
        [one.name for one in begun.parts] == [one.name for one in done.parts] == ["own", "english"]
    )
    assert (done.found, done.parts[1].result) == ("Needs suspected", "Entry 2")
    assert "Mathematics: Called to court" in done.not_done


def test_what_is_missing_at_the_end_is_said_all_at_once(office: Office) -> None:
    with pytest.raises(Incomplete) as stopped:
        screen(office, OWN, ending=Ending("Needs suspected"))

    fields = {gap.field for gap in stopped.value.gaps}
    assert fields == {"not_english", *(f"not_{one}" for one in REST), "areas", "grounds"}
    assert under_way(case_of(office), "entry") is None  # nothing was kept of it


def test_nothing_and_the_same_part_twice_are_refused(office: Office) -> None:
    with pytest.raises(Incomplete, match="Nothing is filled in"):
        screen(
            office, PartSaid("own", {"likes": " "}), PartSaid("english", {}, {"tool": "Initial"})
        )
    screen(office, OWN)
    with pytest.raises(NotAllowed, match="recorded already"):
        screen(office, OWN)


@pytest.mark.parametrize("found", ["Needs suspected", "Needs known already", "None suspected"])
def test_suspected_needs_are_told_within_five_working_days(office: Office, found: str) -> None:
    """OP-80, our own target."""
    ending = Ending(found, ("Cognition and learning",), "Reads.", {**WHY, "english": "x"})
    screen(office, OWN, ending=ending)

    owed = [due for due in dues_of(case_of(office), Reckoning(TODAY)) if due.id == "OP-80"]

    assert [due.by for due in owed] == [date(2026, 11, 30)] * (found == "Needs suspected")


def plan_of(office: Office) -> Plan:
    plan = office.see(lambda records, _: learning.learning_plan(records, NUMBER))
    assert plan is not None
    return plan


def begin(office: Office, *goals: NewGoal) -> Plan:
    office.do(learning.begin_learning_plan, BeginLearningPlan(NUMBER, TODAY, goals))
    return plan_of(office)


def test_the_learning_plan_begins_with_what_was_found_and_meets_its_target(office: Office) -> None:
    """CU-34: 10 working days after reception, our own target."""
    screen(office, OWN, ENGLISH)
    plan = begin(office, NewGoal("[towards E1]", "E1", "Stay in education"))

    [level] = plan.section("B").items
    [goal] = goals_of(plan, case_of(office))
    owed = {due.id: due for due in dues_of(case_of(office), Reckoning(TODAY))}
    assert plan.section("A").text[0].plain == "Boats"
    assert dict(level.fields) == {
        "area": "English", "baseline": "Entry 2", "tool": "Initial", "day": "23 November 2026",
    }  # fmt: skip
    assert (goal.number, goal.outcomes, goal.plan_target) == ("C1", ("E1",), "Stay in education")
    assert not owed["CU-34"].is_open
    with pytest.raises(NotAllowed, match="already being written"):
        begin(office)


def test_a_meeting_says_how_far_each_goal_came_and_when_the_next_is(office: Office) -> None:
    [goal] = goals_of(begin(office, NewGoal("Reads a page", "E1")), case_of(office))
    next_on = date(2026, 12, 14)

    agreed = ("Two books: Jo Reed, Friday",)
    results = {goal.item: ("Partly met", "Half a page")}
    held = HoldMeeting(
        NUMBER, TODAY, ("Jo Reed", "Tom"), "More workshop.", agreed, next_on, results
    )
    office.do(learning.hold_meeting, held)

    [again] = goals_of(plan_of(office), case_of(office))
    owed = [due for due in dues_of(case_of(office), Reckoning(TODAY)) if due.id == "OP-81"]
    assert (again.result, again.last and again.last.facts["words"]) == ("Partly met", "Half a page")
    assert [due.by for due in owed] == [next_on]


def test_a_meeting_that_says_nothing_is_refused(office: Office) -> None:
    with pytest.raises(Incomplete) as stopped:
        office.do(learning.hold_meeting, HoldMeeting(NUMBER, TODAY, (), next=TODAY))

    assert {gap.field for gap in stopped.value.gaps} == {"took_part", "learner", "on"}

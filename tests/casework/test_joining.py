"""Two of our own cases become one, and come apart again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import entries
from caseworker.casework.cases import doubles
from caseworker.casework.course import Course, course_of, narrowed
from caseworker.casework.joining import Join, join
from caseworker.casework.office import Office
from caseworker.casework.summaries import summarise
from caseworker.casework.taking_apart import TakeApart, take_apart, what_can_go
from caseworker.casework.tasks import NewTask, OneTask, add_task, finish_task
from caseworker.domain.case import Case, Happening
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.errors import NotAllowed
from caseworker.domain.packs import MergeId
from caseworker.domain.repeating import Every
from tests.builders import TODAY, StandingClock, a_case, a_person, a_plan, an_event
from tests.casework.packed import bryn
from tests.casework.test_accepting import CONCERN, DETAINED, PLAN, restrict
from tests.paper_records import PaperStore

SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def store() -> PaperStore:
    return PaperStore()


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return bryn(store, clock)


def two_of_ours(store: PaperStore) -> tuple[Case, Case]:
    one = a_case(an_event("case_opened"), CONCERN, number="2026-0005")
    other = a_case(
        an_event("case_opened", SEPTEMBER), DETAINED, number="2026-0006", setting="custody"
    )
    with store.sitting() as records:
        for case in (one, other):
            records.open_case(case)
        records.issue(replace(PLAN, case=one.number))
        records.issue(replace(PLAN, case=other.number, plan=a_plan()))
    return one, other


def test_two_of_our_own_cases_become_one_and_come_apart_again(
    office: Office, store: PaperStore
) -> None:
    one, other = two_of_ours(store)
    versions = store.paper.versions

    done = office.do(join, Join(one.number, other.number))

    joined = store.paper.cases[one.number]
    assert [event for event in (CONCERN, DETAINED) if event in joined.events] == [CONCERN, DETAINED]
    assert [one.title for one in store.paper.versions] == ["Final 1", "Final 1"]
    closed = store.paper.cases[other.number]
    assert closed.last("joined_to_another") is not None
    assert store.paper.summaries[other.number].stage.value == "Closed"
    with pytest.raises(NotAllowed, match="joined to case 2026-0005 already"):
        office.do(join, Join(one.number, other.number))

    (can,) = office.see(what_can_go(one.number))
    assert can.merge == done.made
    office.do(take_apart, TakeApart(can.merge))

    assert store.paper.cases[one.number] == one
    back = store.paper.cases[other.number]
    kinds = {"joined_to_another", "joining_undone"}
    assert [event for event in back.events if event.kind not in kinds] == list(other.events)
    assert store.paper.summaries[other.number].stage.value == "Opened"
    assert store.paper.versions == versions


def test_tasks_go_along_and_come_apart_again(office: Office, store: PaperStore) -> None:
    """What is to be done for a cousin must not stay in this child’s case."""
    one, other = two_of_ours(store)
    today = office.today
    ours = office.do(add_task, NewTask("Ours", office.officer.id, today, one.number)).made
    theirs = office.do(add_task, NewTask("Theirs", office.officer.id, today, other.number)).made
    weekly = NewTask("Each week", office.officer.id, today, other.number, every=Every.WEEK)
    round_ = office.do(add_task, weekly).made
    made = office.do(join, Join(one.number, other.number)).made
    office.do(finish_task, OneTask(round_))
    since = office.do(add_task, NewTask("Since", office.officer.id, today, one.number)).made
    assert {task.case for task in store.paper.tasks.values()} == {one.number}
    (can,) = office.see(what_can_go(one.number))
    assert any("2 tasks" in line for line in can.lines)

    office.do(take_apart, TakeApart(MergeId(made)))

    stands = {key for key, task in store.paper.tasks.items() if task.case == one.number}
    assert stands == {ours, since}
    assert len([task for task in store.paper.tasks.values() if task.case == other.number]) == 3
    assert theirs not in stands


def test_contacts_and_what_is_awaited_go_along_and_stay_answered(
    office: Office, store: PaperStore
) -> None:
    """The log of both stands in one; what was chased there is still chased, and still awaited."""
    one, other = two_of_ours(store)
    told = {"how": "Call", "person": "Dawn Reed", "note": "The bus is late."}
    asked = {"what": "The signed form", "from_whom": "Dawn Reed", "by": TODAY.isoformat()}
    contact = office.do(
        entries.record, entries.Record(other.number, Happening("contact_made", TODAY, facts=told))
    )
    awaited = office.do(
        entries.record, entries.Record(other.number, Happening("awaited", TODAY, facts=asked))
    )
    chase = {
        "awaited": str(awaited.event), "what": asked["what"], "chased": asked["from_whom"],
        "how": "Call",
    }  # fmt: skip
    office.do(
        entries.record,
        entries.Record(other.number, Happening("awaited_chased", TODAY, facts=chase)),
    )

    office.do(join, Join(one.number, other.number))

    joined = store.paper.cases[one.number]
    shown = narrowed(course_of(joined, (), {}), Course())
    kinds = [line.event.kind for line in shown if line.event]
    assert kinds == ["contact_made", "awaited", "awaited_chased"]
    assert "The bus is late." in shown[0].words
    assert contact.event in {event.id for event in joined.events}
    (due,) = [one for one in dues_of(joined, Reckoning(TODAY)) if one.row.id == "OP-101"]
    assert (due.is_open, due.about, due.chased) == (True, "The signed form", TODAY)


def test_what_is_restricted_is_not_joined_to_what_everybody_may_read(
    office: Office, store: PaperStore
) -> None:
    one, other = two_of_ours(store)
    restrict(store, other.number)

    with pytest.raises(NotAllowed, match="everybody could read"):
        office.do(join, Join(one.number, other.number))

    restrict(store, one.number)
    office.do(join, Join(one.number, other.number))


def test_whoever_is_looked_for_is_found_in_the_case_where_the_work_goes_on(
    office: Office, store: PaperStore
) -> None:
    one, other = two_of_ours(store)
    with store.sitting() as records:
        for case in (one, other):
            records.write_summary(summarise(case, records.office(), TODAY))
        records.save_person(other.number, a_person(given="Thomas"))

    office.do(join, Join(one.number, other.number))

    found = office.see(doubles("Thomas", "Whitfield", None)).found
    assert [known.case for known in found] == [one.number]

"""How a clock starts, stops, starts again, and stands on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.bank_holidays import england
from caseworker.domain.diary import Reckoning, dues, too_soon
from caseworker.domain.due import DueState
from caseworker.domain.law import the_law
from caseworker.domain.regime import spells_of
from tests.builders import TODAY, an_event
from tests.domain.diaries import MONDAY, REQUEST, all_due_on, due_on


def test_a_request_after_attention_moves_nothing() -> None:
    """Story 6."""
    noticed = an_event("brought_to_attention", date(2026, 9, 14))
    request = an_event("request_received", date(2026, 10, 1))

    found = all_due_on(TODAY, noticed, request)

    assert [due.by for due in found if due.id == "T-03"] == [date(2026, 10, 26)]
    assert [due.by for due in found if due.id == "T-09"] == [date(2027, 2, 1)]


def test_a_request_that_is_given_a_reason_takes_the_clocks_with_it() -> None:
    """Story 6: only where an officer chose so. What was met before stays met."""
    noticed = an_event("brought_to_attention", date(2026, 9, 14))
    consulted = an_event("considering_notified", date(2026, 9, 21))
    facts = {"from_here": "The parent asked that it be counted from her own request."}
    request = an_event("request_received", date(2026, 10, 1), facts=facts)

    found = all_due_on(TODAY, noticed, consulted, request)

    assert [due.by for due in found if due.id == "T-03"] == [date(2026, 11, 12)]
    (final,) = (due for due in found if due.id == "T-09")
    assert final.by == date(2027, 2, 18)
    assert "The parent asked that it be counted from her own request." in final.because
    assert DueState.DONE in {due.state for due in found if due.id == "T-01"}


def test_a_request_after_a_refusal_starts_a_clock_of_its_own() -> None:
    refused = an_event("refused_to_assess", date(2026, 10, 12))
    again = an_event("request_received", date(2026, 11, 16))

    found = all_due_on(TODAY, REQUEST, refused, again)

    assert [(due.by, due.state) for due in found if due.id == "T-03"] == [
        (date(2026, 10, 19), DueState.DONE),
        (date(2026, 12, 28), DueState.DUE),
    ]


def test_what_is_chased_stays_owed_and_says_when() -> None:
    aware = an_event("home_authority_aware", date(2026, 12, 23))
    request = an_event("request_received", date(2026, 12, 23))
    facts = {"limit": "D-01", "chased": "Ruth Ode", "how": "Letter"}
    day = date(2027, 1, 5)

    found = due_on(day, aware, request, an_event("chased", day, facts=facts), setting="custody")

    assert (found["D-01"].state, found["D-01"].chased) == (DueState.LATE, day)
    assert ("Chased", "Tuesday 5 January 2027, Ruth Ode.") in found["D-01"].explained
    assert found["D-07"].chased is None


def test_a_reminder_is_of_one_adviser_alone() -> None:
    asked = [
        an_event("advice_requested", MONDAY, id=name, served=MONDAY, facts={"adviser": name})
        for name in ("Dr Lim", "Ms Ode")
    ]
    reminded = an_event("advice_reminded", TODAY, sent=TODAY, facts={"adviser": "Ms Ode"})

    found = all_due_on(TODAY, *asked, reminded)

    assert {due.about: due.chased for due in found if due.id == "T-04"} == {
        "Dr Lim": None,
        "Ms Ode": TODAY,
    }


def test_an_institution_that_is_chased_is_one_of_several() -> None:
    asked = [
        an_event("institution_consulted", MONDAY, id=name, sent=MONDAY, facts={"institution": name})
        for name in ("Ashdown House", "Mereside College")
    ]
    facts = {"limit": "T-08", "chased": "Mereside College", "how": "Call"}

    found = all_due_on(TODAY, *asked, an_event("chased", TODAY, facts=facts))

    assert {due.about: due.chased for due in found if due.id == "T-08"} == {
        "Ashdown House": None,
        "Mereside College": TODAY,
    }


def test_a_window_cannot_run_from_a_day_that_nobody_knows() -> None:
    found = due_on(TODAY, an_event("draft_sent", date(2026, 11, 2)))

    assert (found["T-07"].by, found["T-07"].state) == (None, DueState.WAITING)
    assert "isn't recorded yet" in found["T-07"].because
    assert too_soon(found.values(), "final_plan_sent", TODAY) is found["T-10"]


def test_a_draft_sent_anew_has_days_of_its_own() -> None:
    found = all_due_on(
        TODAY,
        an_event("draft_sent", date(2026, 10, 5), served=date(2026, 10, 5)),
        an_event("draft_sent", date(2026, 11, 16), served=date(2026, 11, 16)),
    )

    assert [due.by for due in found if due.id == "T-07"] == [date(2026, 11, 30)]


def test_advice_has_a_clock_for_each_adviser_from_the_day_it_was_received() -> None:
    asked = [
        an_event(
            "advice_requested",
            date(2026, 10, 12),
            served=served,
            facts={"adviser": adviser, "advice": "Advice"},
        )
        for adviser, served in [("Dr Ama Sarpong", date(2026, 10, 13)), ("Oakfield School", None)]
    ]
    came = an_event("advice_received", date(2026, 11, 26), facts={"adviser": "Dr Ama Sarpong"})

    found = {d.about: d for d in all_due_on(date(2026, 11, 27), *asked, came) if d.id == "T-04"}

    psychologist, school = found["Dr Ama Sarpong"], found["Oakfield School"]
    assert (psychologist.by, psychologist.state) == (date(2026, 11, 24), DueState.DONE)
    assert psychologist.days_late == 2
    assert (school.by, school.state) == (date(2026, 11, 23), DueState.LATE)
    assert "isn't recorded" in school.because


def test_an_answer_in_time_is_done_and_a_late_one_says_how_late() -> None:
    in_time = due_on(TODAY, REQUEST, an_event("decided_to_assess", date(2026, 10, 19)))["T-03"]
    late = due_on(
        TODAY,
        REQUEST,
        an_event("decided_to_assess", date(2026, 10, 16), sent=date(2026, 10, 21)),
    )["T-03"]

    assert (in_time.state, in_time.days_late) == (DueState.DONE, 0)
    assert (late.state, late.done_on, late.days_late) == (DueState.DONE, date(2026, 10, 21), 2)


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2026, 10, 19), DueState.DUE), (date(2026, 10, 20), DueState.LATE)],
)
def test_the_last_day_is_still_in_time(day: date, state: DueState) -> None:
    assert due_on(day, REQUEST)["T-03"].state is state


def test_what_has_not_happened_yet_meets_nothing() -> None:
    """How things stood on a day: a later decision was not known then."""
    decided = an_event("decided_to_assess", date(2026, 10, 12))

    assert due_on(date(2026, 10, 11), REQUEST, decided)["T-03"].state is DueState.DUE
    assert due_on(date(2026, 10, 12), REQUEST, decided)["T-03"].state is DueState.DONE


def test_a_corrected_entry_counts_for_nothing() -> None:
    right = an_event("request_received", date(2026, 9, 14), replaces=REQUEST.id)

    found = all_due_on(TODAY, REQUEST, right)

    assert [due.by for due in found if due.id == "T-09"] == [date(2027, 2, 1)]


def test_a_corrected_correction_counts_for_nothing_either() -> None:
    first = an_event("request_received", date(2026, 9, 14), replaces=REQUEST.id)
    second = an_event("request_received", date(2026, 9, 21), replaces=first.id)

    found = all_due_on(TODAY, REQUEST, first, second)

    assert [due.by for due in found if due.id == "T-09"] == [date(2027, 2, 8)]


@pytest.mark.parametrize(
    "end", ["request_withdrawn", "moved_away", "died", "opened_by_mistake", "case_closed"]
)
def test_nothing_more_is_owed_when_a_case_has_ended(end: str) -> None:
    found = all_due_on(TODAY, REQUEST, an_event(end, date(2026, 10, 1)))

    assert not [due for due in found if due.is_open]


def test_an_exception_excuses_and_sets_no_other_day() -> None:
    """It works only where the regulation lists it: reg 4 lists none (T-02)."""
    claim = {"exception": "EX-C", "reasons": "Bereavement", "target": "2026-11-30"}

    excused = due_on(
        TODAY,
        REQUEST,
        an_event("exception_claimed", date(2026, 10, 12), facts={"limit": "T-03", **claim}),
    )["T-03"]
    refused = due_on(
        TODAY,
        REQUEST,
        an_event("exception_claimed", date(2026, 10, 12), facts={"limit": "T-02", **claim}),
    )["T-02"]

    unlisted = due_on(
        TODAY,
        REQUEST,
        an_event(
            "exception_claimed",
            date(2026, 10, 12),
            facts={"limit": "T-03", "exception": "EX-E", "reasons": "A missed appointment"},
        ),
    )["T-03"]

    assert unlisted.state is DueState.LATE
    assert (excused.state, excused.exemption) == (DueState.EXCUSED, "EX-C")
    assert (excused.by, excused.target) == (date(2026, 10, 19), date(2026, 11, 30))
    assert refused.state is DueState.LATE


def test_a_day_off_that_an_officer_entered_moves_what_is_counted_in_working_days() -> None:
    aware = an_event("home_authority_aware", date(2026, 12, 23))
    calendar = england().with_days({date(2027, 1, 4): "A royal wedding"})
    spells = spells_of([aware], the_law().kinds, "custody")

    found = dues([aware], spells, Reckoning(TODAY, calendar=calendar))

    assert [due.by for due in found] == [date(2027, 1, 5)]


happenings = st.tuples(
    st.sampled_from(sorted(the_law().kinds)),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 9),
    st.sampled_from(["", "Dr Ama Sarpong", "Oakfield School"]),
)


@settings(max_examples=120, deadline=None)
@given(told=st.lists(happenings, max_size=25), on=st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_any_events_in_any_order_give_a_diary_that_makes_sense(
    told: list[tuple[str, date, int, str]], on: date
) -> None:
    events = [
        an_event(kind, day, served=day if later else None, facts={"adviser": who})
        for kind, day, later, who in told
    ]

    found = all_due_on(on, *events)

    days = [due.by for due in found if due.by]
    assert days == sorted(days)
    for due in found:
        assert due.because
        assert (due.state is DueState.LATE) <= (due.by is not None and due.by < on)
        assert (due.days_late > 0) <= (due.state in {DueState.LATE, DueState.DONE})
        assert (due.done_on is not None) is (due.state is DueState.DONE)
    assert found == all_due_on(on, *reversed(events)) or len({e.day for e in events}) < len(events)

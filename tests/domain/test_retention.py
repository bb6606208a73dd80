"""How long each class of files is kept, from which day, and what holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds
from caseworker.domain.retention import holds_on, kept_until
from caseworker.domain.retention_rules import read_retention, retention_rules
from caseworker.domain.settings import settings
from tests.builders import a_case, a_person, an_event

BORN, OPENED, CLOSED = date(2010, 5, 7), date(2020, 1, 6), date(2021, 3, 1)
RULES = retention_rules()


def a_file(*kinds: str, setting: str = "community", ended: str = "case_closed") -> Case:
    events = [an_event("case_opened", OPENED)]
    events += [an_event(kind, OPENED, id=f"{at}-{kind}") for at, kind in enumerate(kinds)]
    if ended:
        events.append(an_event(ended, CLOSED, facts={"reasons": "No more is asked for"}))
    return a_case(*events, person=a_person(born=BORN), setting=setting)


def held(*events: Event) -> tuple[str, ...]:
    return holds_on(a_case(an_event("case_opened", OPENED), *events))


@pytest.mark.parametrize(
    ("case", "rule", "until"),
    [
        (a_file("existing_plan_recorded"), "plan_file", date(2041, 5, 7)),
        (a_file("existing_plan_recorded", ended="died"), "plan_file", date(2041, 5, 7)),
        (a_file("existing_plan_recorded", ended="moved_away"), "plan_file", date(2041, 5, 7)),
        (a_file("request_received", ended="request_withdrawn"), "assessed", date(2041, 5, 7)),
        (a_file("sen_support_started"), "sen_support", date(2035, 5, 7)),
        (a_file(setting="custody"), "custody_education", date(2035, 5, 7)),
        (a_file(setting="service_children"), "service_child", date(2035, 5, 7)),
        # The longest of those that fit counts.
        (a_file("existing_plan_recorded", setting="custody"), "plan_file", date(2041, 5, 7)),
        (a_file(), "never_begun", date(2024, 3, 1)),
        # What was opened by mistake is nobody’s file, whatever was written in it.
        (
            a_file("existing_plan_recorded", ended="opened_by_mistake"),
            "opened_by_mistake",
            date(2021, 3, 31),
        ),
        (a_file(ended=""), "never_begun", None),
    ],
)
def test_each_class_of_files_has_its_day(case: Case, rule: str, until: date | None) -> None:
    kept = kept_until(case)

    assert (kept.rule, kept.until) == (rule, until)


def test_an_office_may_have_another_number() -> None:
    kept = kept_until(a_file("existing_plan_recorded"), {"plan_file": 25})

    assert kept.until == date(2035, 5, 7)
    assert kept.said.endswith("25 years from the date of birth.")


def test_an_open_case_is_never_over() -> None:
    kept = kept_until(a_file("existing_plan_recorded", ended=""))

    assert kept.until == date(2041, 5, 7)
    assert not kept.is_over(date(2060, 1, 1))


@pytest.mark.parametrize(
    ("on", "over"), [(date(2041, 5, 7), False), (date(2041, 5, 8), True), (date(2040, 1, 1), False)]
)
def test_it_is_kept_through_the_last_day(on: date, over: bool) -> None:  # noqa: FBT001
    assert kept_until(a_file("existing_plan_recorded")).is_over(on) is over


def test_it_may_be_kept_longer_and_never_shorter_than_the_schedule() -> None:
    case = a_file("existing_plan_recorded")
    reasons = {"reasons": "A claim is expected."}

    def decided(until: str) -> Case:
        longer = an_event("kept_longer", CLOSED, facts={"until": until, **reasons})
        return a_case(*case.events, longer, person=case.person)

    assert kept_until(decided("2045-01-01")).until == date(2045, 1, 1)
    assert "A claim is expected" in kept_until(decided("2045-01-01")).said
    assert kept_until(decided("2030-01-01")).until == date(2041, 5, 7)
    assert kept_until(decided("2045-01-01")).rule_words == (
        "The file of a child or young person with a plan: 31 years from the date of birth; "
        "kept longer by a decision"
    )


@pytest.mark.parametrize(
    ("kinds", "holds"),
    [
        ((), False),
        (("hold_put",), True),
        (("hold_put", "hold_lifted"), False),
        (("hold_put", "hold_lifted", "hold_put"), True),
        (("hold_put", "hold_put", "hold_lifted"), True),  # each has an end of its own
        (("appeal_registered",), True),
        (("appeal_registered", "tribunal_ordered"), False),
        (("appeal_registered", "tribunal_ordered", "complaint_made"), True),
        # An appeal that is conceded, and ordered upon, has two ends; neither answers a complaint.
        (("appeal_registered", "complaint_made", "appeal_conceded", "tribunal_ordered"), True),
        (("complaint_made", "complaint_answered"), False),
        (("records_requested",), True),
        (("records_requested", "records_answered"), False),
    ],
)
def test_what_runs_holds_the_file(kinds: tuple[str, ...], holds: bool) -> None:  # noqa: FBT001
    events = [
        an_event(kind, date(2021, 4, at + 1), id=f"h{at}", facts={"why": "Inquiry or review"})
        for at, kind in enumerate(kinds)
    ]

    assert bool(held(*events)) is holds


def test_a_hold_that_is_put_after_all_were_lifted_holds_whatever_day_it_bears() -> None:
    put = an_event("hold_put", date(2021, 4, 5), id="a", facts={"why": "Inquiry or review"})
    lifted = an_event("hold_lifted", date(2021, 4, 6), id="b")
    twice = an_event("hold_lifted", date(2021, 4, 7), id="c")
    again = replace(put, id=EventId("d"), day=date(2021, 4, 1))

    assert not held(put, lifted, twice)
    assert held(put, lifted, twice, again)


def test_a_hold_that_was_corrected_once_it_was_lifted_stays_lifted() -> None:
    put = an_event("hold_put", date(2021, 4, 5), id="a", facts={"why": "Inquiry or review"})
    lifted = an_event("hold_lifted", date(2021, 4, 6), id="b")
    corrected = replace(put, id=EventId("c"), day=date(2021, 4, 4), replaces=put.id)

    assert not held(put, lifted, corrected)


def test_a_hold_says_what_it_is_for() -> None:
    event = an_event("hold_put", OPENED, facts={"why": "Claim in court", "reasons": "Letter"})

    assert held(event) == ("Held: claim in court.",)


def test_every_row_names_what_there_is() -> None:
    named = {kind for row in RULES.rows for kind in (*row.had, *row.ended_by)}
    named |= {kind for hold in RULES.holds for kind in (*hold.begins, *hold.ends)}

    assert named <= event_kinds().keys()
    assert {one for row in RULES.rows for one in row.settings} <= settings().keys()
    assert len({row.name for row in RULES.rows}) == len(RULES.rows)
    # The last one fits every case, so that each has a day.
    assert RULES.rows[-1].otherwise


@pytest.mark.parametrize("wrong", ['from = "whenever"', 'days = 3\nfrom = "born"'])
def test_a_row_that_says_too_little_or_too_much_is_refused(wrong: str) -> None:
    text = (
        "read_on = 2026-11-29\n[backups]\ndays = 3\nsource = 'x'\nchecked = 'memory'\n"
        "[binned]\ndays = 3\nsource = 'x'\nchecked = 'memory'\n[[row]]\n"
        f"name = 'a'\nwords = 'a'\nyears = 3\nsource = 'x'\nchecked = 'memory'\n"
        f"in_force = 2020-01-01\n{wrong}\n"
    )

    with pytest.raises(BrokenLaw):
        read_retention(text)

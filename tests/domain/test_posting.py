"""What a posting overseas waits for, and what stands on every paper until the answer is there.

``custody-and-service.md`` 3.3: supportability, its forms and outcomes, and what opens a MASO.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.diary import Reckoning, actors_of
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds
from caseworker.domain.moving import Us, moves_of
from caseworker.domain.posting import act_on_move, forms_now, posting_awaited, triggers_now
from caseworker.domain.posting_line import line_of_move
from caseworker.domain.posting_rules import FILE, posting_rules, read_posting_rules
from tests.builders import a_case
from tests.domain.happenings import on

TODAY = date(2026, 11, 23)
NOT_YET = "Do not act on this move yet"
CONDITIONS = "Act on this move only on its conditions"
CYPRUS = on("posting_planned", "2026-07-01", place="Episkopi", starts_on="2027-01-11")
PLAN = on("existing_plan_recorded", "2025-03-09", authority="Fenshire")


def posted(place: str, day: str = "2026-07-01", **facts: str) -> Event:
    return on("posting_planned", day, place=place, starts_on="2027-01-11", **facts)


def answered(answer: str, day: str = "2026-10-01", **facts: str) -> Event:
    return on("supportability_answered", day, answer=answer, **facts)


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), ""),
        ((CYPRUS,), NOT_YET),
        ((posted("Fort Example"),), NOT_YET),  # nobody knows where it is
        ((posted("Fort Example", to="Overseas, without a MOD school"),), NOT_YET),
        ((posted("Tidworth"),), ""),
        ((posted("Faslane"),), ""),
        ((CYPRUS, on("supportability_asked", "2026-07-10")), NOT_YET),
        ((CYPRUS, answered("Supportable")), ""),
        ((CYPRUS, answered("More information needed")), NOT_YET),
        ((CYPRUS, answered("Supportable with conditions", conditions="A hoist")), CONDITIONS),
        ((CYPRUS, answered("Not supportable")), "Do not act on this move: it is not supportable"),
        ((CYPRUS, answered("More information needed"), answered("Supportable", "2026-11-02")), ""),
        ((CYPRUS, answered("Supportable"), on("posting_called_off", "2026-11-02")), ""),
        ((CYPRUS, on("posting_called_off", "2026-11-02")), ""),
        ((CYPRUS, on("abroad_for_a_time", "2026-11-02", place="Episkopi")), ""),
        ((CYPRUS, on("back_in_england", "2026-11-02")), ""),
    ],
)
def test_what_stands_on_every_paper_of_the_case(events: tuple[Event, ...], words: str) -> None:
    assert act_on_move(a_case(*events), TODAY) == words


@pytest.mark.parametrize(
    ("events", "words"),
    [
        # An answer of an earlier posting, to somewhere else, is none of this one.
        ((answered("Supportable", "2026-06-01"), CYPRUS), NOT_YET),
        ((CYPRUS, answered("Supportable", place="Brunei")), NOT_YET),
        ((answered("Supportable", "2026-06-01", place=" episkopi "), CYPRUS), ""),
        ((CYPRUS, answered("Supportable"), posted("Brunei", "2026-11-02")), NOT_YET),
        # Nor is that of a posting to the same place which was made, or called off, before.
        (
            (
                posted("Episkopi", "2022-02-01"),
                answered("Supportable", "2022-03-01", place="Episkopi"),
                on("abroad_for_a_time", "2022-08-01", place="Episkopi"),
                on("back_in_england", "2025-08-01"),
                CYPRUS,
            ),
            NOT_YET,
        ),
        # Valid until, and the day itself still counts.
        ((CYPRUS, answered("Supportable", valid_until="2026-11-23")), ""),
        (
            (CYPRUS, answered("Supportable", valid_until="2026-11-22")),
            "Do not act on this move yet: the answer is no longer valid",
        ),
        ((posted("Episkopi", "2026-11-24"),), ""),  # nobody knows of it today
    ],
)
def test_only_an_answer_of_this_posting_that_is_still_valid_counts(
    events: tuple[Event, ...], words: str
) -> None:
    assert act_on_move(a_case(*events), TODAY) == words


def test_the_posting_tells_what_was_asked_and_answered() -> None:
    asked = on("supportability_asked", "2026-07-10", place="Episkopi")
    answer = answered("Supportable with conditions", conditions="A hoist", by="OEST")

    found = posting_awaited(a_case(CYPRUS, asked, answer), TODAY)

    assert found is not None
    assert found.asked is not None
    assert found.asked.day == date(2026, 7, 10)
    assert found.answer is not None
    assert found.answer.name == "Supportable with conditions"


@pytest.mark.parametrize(
    ("case", "holds"),
    [
        (a_case(CYPRUS), []),
        (a_case(PLAN, CYPRUS), ["EHC plan"]),
        (a_case(PLAN, on("plan_ceased", "2026-08-01"), CYPRUS), []),
        (
            a_case(
                CYPRUS, on("maso_triggers_noted", "2026-08-01", triggers="Safeguarding concern")
            ),
            ["Safeguarding concern"],
        ),
        (
            a_case(
                on("circumstance_began", "2026-08-01", circumstance="Child in need"),
                CYPRUS,
            ),
            ["Care and support of a local authority"],
        ),
    ],
)
def test_a_trigger_of_a_maso_is_ticked_by_itself_or_by_an_officer(
    case: Case, holds: list[str]
) -> None:
    """An EHC plan is a trigger by itself, and so is care and support (custody-and-service 3.3)."""
    assert [one.row.name for one in triggers_now(case, TODAY) if one.holds] == holds


def test_what_ticked_a_trigger_by_itself_is_said() -> None:
    (plan, *others) = triggers_now(a_case(PLAN), TODAY)

    assert plan.by_itself == "a plan of the law is held"
    assert not any(one.by_itself for one in others)


def test_forms_tell_where_they_are_since_the_posting_and_an_old_one_only_if_met() -> None:
    case = a_case(
        on("supportability_form_noted", "2026-06-01", form="OES 101", stood="Sent in"),
        CYPRUS,
        on("supportability_form_noted", "2026-07-02", form="OES 102", stood="Given out"),
        on("supportability_form_noted", "2026-07-09", form="OES 102", stood="Came back"),
    )

    found = {one.row.name: one.stands for one in forms_now(case, CYPRUS.day)}

    assert found == {
        "Information leaflet 100": "",
        "OES 101": "",
        "OES 102": "Came back",
        "OES 103": "",
    }
    met = on("supportability_form_noted", "2026-07-12", form="EOS form", stood="Came back")
    assert "EOS form" in {one.row.name for one in forms_now(a_case(CYPRUS, met), CYPRUS.day)}


def test_each_row_says_who_fills_it_in_and_whether_anybody_read_that() -> None:
    rules = posting_rules()

    assert all(one.by and one.about and one.source for one in rules.forms.values())
    assert {one.checked.value for one in rules.triggers.values()} == {"summary"}
    told = event_kinds()[rules.waits.noted].fact("form")
    assert told is not None
    assert set(told.choices) == set(rules.forms)


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('asked    = "supportability_asked"', 'asked = "nothing"', "no entry is called nothing"),
        ('[answer."Not supportable"]', '[answer."No"]', "offers others under answer"),
        ('[form."OES 103"]', '[form."OES 104"]', "offers others under form"),
        ('by      = "plan"', 'by      = "moon"', "nothing is ticked by moon"),
    ],
)
def test_a_row_that_no_entry_knows_is_refused(was: str, becomes: str, fault: str) -> None:
    text = (files("caseworker.domain") / FILE).read_text("utf-8")
    assert was in text

    with pytest.raises(BrokenLaw, match=fault):
        read_posting_rules(text.replace(was, becomes, 1))


# --- the line of a move -------------------------------------------------------------------------

SERVICE = actors_of(("service_children",))
ARRIVAL = on("arrival_planned", "2026-07-01", authority="Wiltshire", arrives_on="2026-09-01")
LEARNT = on("move_known", "2026-08-17", authority="Wiltshire", moves_on="2026-09-01")
HELD = on("existing_plan_recorded", "2026-03-09", authority="Fenshire")
TOLD_TODAY = "if the old authority is told today"
ON_THE_DAY = "if the plan goes over on the day of the move"


def line(today: str, *events: Event, **facts: str) -> dict[str, tuple[str, str]]:
    """By name, the day and the condition under which it is so."""
    case = a_case(*events, setting="service_children", facts=facts)
    reckoning = Reckoning(date.fromisoformat(today), SERVICE)
    (move,) = moves_of(case, reckoning, Us("EAT", SERVICE))
    found = line_of_move(case, move, reckoning)
    return {one.row.name: (str(one.by or one.on), one.supposed) for one in found}


def test_before_anybody_was_told_the_later_days_are_foreseen() -> None:
    """S-08 (30 days), S-03 (15 working days), T-24, T-25 (6 weeks), T-26 (the later of two)."""
    found = line("2026-07-01", HELD, ARRIVAL)

    assert list(found) == ["records", "told", "move", "transfer", "health", "letter", "review"]
    assert found["records"] == ("2026-08-02", "")
    assert found["told"] == ("2026-08-10", "")
    assert found["move"] == ("2026-09-01", "")
    assert found["transfer"] == ("2026-09-01", TOLD_TODAY)
    assert found["letter"] == ("2026-10-13", ON_THE_DAY)
    assert found["review"] == ("2027-03-08", ON_THE_DAY)


def test_an_authority_that_learns_late_has_fifteen_working_days() -> None:
    """S-04: Monday 17 August; 31 August is a bank holiday (K4)."""
    assert line("2026-08-17", HELD, ARRIVAL, LEARNT)["transfer"] == ("2026-09-07", "")


def test_once_the_plan_went_over_the_days_run() -> None:
    over = on("plan_transferred", "2026-09-01", authority="Wiltshire")

    found = line("2026-09-01", HELD, ARRIVAL, LEARNT, over)

    assert found["letter"] == ("2026-10-13", "")
    assert found["review"] == ("2027-03-08", "")


def test_overseas_the_forms_come_first_and_nothing_of_a_transfer_stands_there() -> None:
    """S-01: six months before where practicable; S-02: up to six months."""
    asked = on("supportability_asked", "2026-07-09")

    found = line("2026-09-01", HELD, CYPRUS, asked, assignment_starts="2027-01-11")

    assert {name: day for name, (day, _) in found.items()} == {
        "forms": "2026-07-11",
        "answer": "2027-01-09",
        "move": "2027-01-11",
    }


def test_to_scotland_no_day_of_the_law_of_england_stands_on_the_line() -> None:
    assert list(line("2026-09-01", HELD, posted("Faslane"))) == ["move"]


def test_only_a_duty_whose_last_day_has_gone_is_late_on_the_line() -> None:
    """Not a day that is foreseen, nor the first on which the plan may end (CFA 2014 s.45(4))."""
    consulted = on("consulted_on_ceasing", "2026-07-02", sent="2026-07-02")
    decided = on("decided_to_cease", "2026-07-20", sent="2026-07-20", reasons="They leave.")
    case = a_case(HELD, CYPRUS, consulted, decided, setting="service_children")
    case = replace(case, facts={"assignment_starts": "2027-01-11"})
    reckoning = Reckoning(date(2026, 12, 1), SERVICE)
    (move,) = moves_of(case, reckoning, Us("EAT", SERVICE))

    days = {one.row.name: one for one in line_of_move(case, move, reckoning)}

    assert days["no_end"].by == date(2026, 9, 22)  # Sunday the 20th, then Tribunal rule 12
    assert [name for name, one in days.items() if one.is_late(reckoning.today)] == ["forms"]

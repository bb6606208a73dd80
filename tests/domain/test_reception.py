"""What is said at once of somebody received into custody; and the search for their plan.

custody-and-service.md 1.5 (CU-01 to CU-03, CU-34), 2.1 and 2.3; stories 1 to 4.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.establishments import Establishment, built_in, host_of, with_own
from caseworker.domain.law import the_law
from caseworker.domain.people import Contact
from caseworker.domain.plan_search import plan_search
from caseworker.domain.reception import (
    host_now,
    reception_of,
    time_of_day,
)
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

HELD = {"held_at": "HMYOI Wetherby", "basis": "Remanded"}
BOY = a_person(given="Kai", family="Mercer", known_as="", born=date(2010, 11, 20), contacts=())
DETAINED = on("detained", "2026-10-05", establishment="HMYOI Wetherby", status="Remanded")


def held(*more: object, **changes: object) -> Case:
    case = a_case(DETAINED, *more, setting="custody", person=BOY, facts=HELD)  # type: ignore[arg-type]
    return replace(case, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1840", "18:40"), ("18:40", "18:40"), ("6.40 pm", "18:40"), ("18h40", "18:40"),
        ("6pm", "18:00"), ("12 am", "00:00"), ("12.05 pm", "12:05"), ("905", "09:05"), ("", ""),
    ],
)  # fmt: skip
def test_a_time_is_typed_as_people_type_times(typed: str, read: str) -> None:
    assert time_of_day(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "1899", "13pm", "0 am", "night", "18:4"])
def test_what_is_no_time_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(ValueError, match="Type a time like"):
        time_of_day(typed)


def test_a_reception_says_who_decides_whose_care_and_which_birthdays_matter() -> None:
    """Story 1."""
    found = reception_of(held(), date(2026, 10, 5))

    assert found is not None
    assert found.age == "Kai is a child until compulsory school age ends on 25 June 2027."
    assert found.decides.who == "The parent (not yet recorded)"
    assert "no parental responsibility" in found.care
    assert found.care_source == "LASPO 2012 s.104(1)"
    assert [day for _, day, _ in found.birthdays] == [date(2028, 11, 20), date(2029, 11, 20)]


@pytest.mark.parametrize("basis", ["Sentenced", "Recalled", "Welfare", ""])
def test_only_remand_makes_a_child_looked_after(basis: str) -> None:
    entry = on("detained", "2026-10-05", establishment="HMYOI Wetherby", status=basis)
    case = held(events=(entry,), facts={"held_at": "HMYOI Wetherby", "basis": basis})

    found = reception_of(case, date(2026, 10, 5))

    assert found is not None
    assert not found.care


def test_from_18_nobody_is_looked_after_by_remand() -> None:
    found = reception_of(held(), date(2028, 11, 20))

    assert found is not None
    assert not found.care


def test_the_detention_begins_once_whatever_establishments_there_are() -> None:
    """The whole continuous period counts: CFA 2014 s.562A as applied; section 1.1 of the notes."""
    moved = on("received_at_establishment", "2026-11-02", establishment="HMYOI Werrington")

    found = reception_of(held(moved), date(2026, 11, 2))

    assert found is not None
    assert (found.since, found.received) == (date(2026, 10, 5), date(2026, 11, 2))
    assert found.is_fresh(date(2026, 11, 30))
    assert not found.is_fresh(date(2026, 12, 1))


def test_whoever_was_released_or_never_held_has_no_reception() -> None:
    out = on("released", "2026-10-09", where="at court")
    back = on("detained", "2026-11-16", establishment="HMYOI Wetherby")

    assert reception_of(held(out), date(2026, 10, 9)) is None
    assert reception_of(a_case(), date(2026, 10, 9)) is None
    again = reception_of(held(out, back), date(2026, 11, 16))
    assert again is not None
    assert again.since == date(2026, 11, 16)


def steps(case: Case) -> set[str]:
    found = reception_of(case, date(2026, 10, 6))
    assert found is not None
    return {one.row.name for one in found.steps if one.is_done}


def test_a_first_step_is_done_by_what_is_known_or_recorded_since_the_detention() -> None:
    mother = Contact("Lena Mercer", "Mother", parental_responsibility=True)
    ode = Contact("Ruth Ode", "SEN officer of the authority", organisation="Hull City Council")
    before = on("plan_copy_received", "2026-06-01")
    asked = on("plan_asked_for", "2026-10-06", asked_of="Home authority")

    assert steps(held(person=replace(BOY, home_authority=""))) == {"basis"}
    assert "plan" not in steps(held(before))
    assert "plan" in steps(held(asked))
    assert {"parent", "sen_officer"} <= steps(held(person=replace(BOY, contacts=(mother, ode))))


def test_a_remand_asks_for_the_authority_that_the_court_named_and_no_other_basis_does() -> None:
    """CU-31: SI 2010/959 reg 47C."""
    remand = on("remanded", "2026-10-05", authority="Hull City Council")
    sentenced = held(facts={**HELD, "basis": "Sentenced"})

    asked = [reception_of(one, date(2026, 10, 6)) for one in (held(), sentenced)]
    told = reception_of(held(remand), date(2026, 10, 6))

    rows = [{one.row.name for one in found.steps} for found in asked if found]
    assert ["remand" in names for names in rows] == [True, False]
    assert told is not None
    assert "by remand, by Hull City Council." in told.care
    assert "remand" in steps(held(remand))


@pytest.mark.parametrize(
    ("place", "host"),
    [
        ("HMYOI Wetherby", "Leeds City Council"),
        ("Oakhill", "Milton Keynes City Council"),
        ("A home that nobody knows", ""),
    ],
)
def test_the_host_authority_is_that_of_the_area(place: str, host: str) -> None:
    found = host_of(place, built_in())

    assert (found.authority if found else "") == host
    assert found is None or "From memory" in found.because


def test_the_establishment_changes_the_host_and_never_the_home_authority() -> None:
    """Story 4."""
    case = held()
    moved = replace(case, facts={**HELD, "held_at": "Werrington"})

    hosts = [host_now(one, built_in()) for one in (case, moved)]

    assert [one.authority for one in hosts if one] == [
        "Leeds City Council",
        "Staffordshire County Council",
    ]
    assert {one.person.home_authority for one in (case, moved)} == {"Northmere"}


def test_what_the_office_knows_of_an_area_stands_before_the_list() -> None:
    own = Establishment("Wetherby", "Other", "England", authority="Wharfe Council", is_own=True)

    found = host_of("HMYOI Wetherby", with_own((own,)))

    assert found is not None
    assert found.authority == "Wharfe Council"


def test_a_host_authority_that_was_typed_stands() -> None:
    found = host_now(held(facts={**HELD, "host_authority": "Wharfe Council"}), built_in())

    assert found is not None
    assert found.authority == "Wharfe Council"


ASKED = on("plan_asked_for", "2026-10-06", asked_of="Home authority", person="Ruth Ode")
SCHOOL = on("plan_asked_for", "2026-10-06", asked_of="School or college before")
AWARE = on("home_authority_aware", "2026-10-05")
CAME = on("plan_copy_received", "2026-10-09", form="Whole plan", version="9 March 2026")
PART = on("plan_copy_received", "2026-10-09", form="Extract")
NO_PLAN = on("no_plan_found", "2026-10-09", needs_known="Yes")
NOTHING = on("no_plan_found", "2026-10-09", needs_known="No")
INFO = on("sen_information_sent", "2026-10-12", sent="2026-10-12")


DUE = "It is due by 13 October 2026."
NO_PLAN_YET = "There is no plan. What is known of the needs"


@pytest.mark.parametrize(
    ("events", "today", "stands", "awaited"),
    [
        ((), "2026-10-06", "Nobody has been asked for the plan yet.", ""),
        ((ASKED,), "2026-10-06", f"The plan is awaited. {DUE}", "2026-10-13"),
        ((AWARE, ASKED), "2026-10-06", "The plan is awaited. It is due by 12 October 2026.",
         "2026-10-12"),
        ((ASKED,), "2026-10-14", "The plan is awaited. It was due by 13 October 2026.",
         "2026-10-13"),
        ((SCHOOL,), "2026-10-07", f"The plan is awaited. {DUE}", "2026-10-13"),
        ((ASKED, CAME), "2026-10-12", "The plan is here since 9 October 2026.", ""),
        ((ASKED, PART), "2026-10-12",
         f"An extract is here since 9 October 2026; the whole plan is not. {DUE}", "2026-10-13"),
        ((ASKED, NO_PLAN), "2026-10-12",
         f"{NO_PLAN_YET} is awaited. It is due by 16 October 2026.", "2026-10-16"),
        ((ASKED, NO_PLAN, INFO), "2026-10-13", f"{NO_PLAN_YET} came on 12 October 2026.", ""),
        ((ASKED, NOTHING), "2026-10-12", "The home authority says that there is no plan.", ""),
    ],
)  # fmt: skip
def test_how_the_search_for_the_plan_stands(
    events: tuple[object, ...], today: str, stands: str, awaited: str
) -> None:
    """CU-02 and CU-03: five working days each way, and an extract isn’t the plan."""
    case, day = held(*events), date.fromisoformat(today)

    found = plan_search(case, dues_of(case, Reckoning(day)), the_law(), date(2026, 10, 5))

    assert found.stands == stands
    assert (found.awaited.isoformat() if found.awaited else "") == awaited


def test_a_reminder_is_a_line_of_the_search() -> None:
    chased = on("chased", "2026-10-14", limit="D-01", chased="Ruth Ode", how="Letter")
    other = on("chased", "2026-10-14", limit="CU-34", chased="Somebody", how="Call")
    case = held(ASKED, chased, other)

    found = plan_search(case, (), the_law(), date(2026, 10, 5))

    assert found.lines == (ASKED, chased)


def test_the_days_run_once_whether_it_was_told_or_asked() -> None:
    """Reg 17(1): from when it knew. Asking tells it, if nobody had before."""
    for events in ((AWARE, ASKED), (ASKED, on("home_authority_aware", "2026-10-07"))):
        open_ = [
            due for due in dues_of(held(*events), Reckoning(date(2026, 10, 8)))
            if due.row.id == "D-01" and due.is_open
        ]  # fmt: skip
        assert [due.row.name for due in open_] == ["copy_to_establishment"]


def test_who_decides_is_to_be_confirmed_from_the_day_after_school_age_and_not_before() -> None:
    """Story 2: Friday 25 June 2027 is the last day as a child."""
    case = held(events=(on("case_opened", "2026-10-05"), DETAINED))

    assert "confirm_who_decides" not in named(case, "2027-06-25")
    assert named(case, "2027-06-26")["confirm_who_decides"].by == date(2027, 7, 1)
    confirmed = on("decider_confirmed", "2027-06-28", person="Kai Mercer")
    done = named(replace(case, events=(*case.events, confirmed)), "2027-06-28")
    assert not done["confirm_who_decides"].is_open

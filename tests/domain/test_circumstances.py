"""Circumstances of a child: each one is a file, and holds from its first day to its last."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case
from caseworker.domain.circumstances import circumstances, read_circumstances
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.holding import (
    all_held,
    days_beside,
    details,
    holding,
    looked_at,
    missing_people,
    notes_for,
)
from caseworker.domain.people import Contact
from caseworker.domain.review_invites import invitees
from caseworker.domain.review_rules import review_rules
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

TODAY = date(2026, 11, 23)
CARE = "Looked after"
BEGAN = on("circumstance_began", "2026-09-07", circumstance=CARE, details="Social worker: Ms Reed")
MADE_UP = """
title   = "Lighthouse keeper"
meaning = "The child keeps a lighthouse."
source  = "Nobody asks for it"
checked = "memory"
pill    = "Lighthouse"
read_on = 2026-11-29

[field.lamp]
words = "Lamp last cleaned"
kind  = "date"
[person.mate]
title   = "Boatman"
roles   = ["boat"]
source  = "Nobody asks for it"
checked = "memory"
[check.old]
words   = "The lamp was cleaned more than a month ago."
older   = ["lamp", "cleaned"]
than    = 31
source  = "Nobody asks for it"
checked = "memory"
[act.cleaned]
title = "Lamp cleaned"
[invite.boatman]
title   = "Boatman"
roles   = ["boat"]
who     = "none"
must    = false
when    = "always"
regimes = ["community"]
source  = "Nobody asks for it"
checked = "memory"
"""


def titles(case: Case) -> list[str]:
    return [held.circumstance.title for held in holding(case, TODAY)]


def open_checks(case: Case, title: str = CARE) -> set[str]:
    held = next(one for one in holding(case, TODAY) if one.circumstance.title == title)
    return {one.look.name for one in looked_at(held, case, TODAY) if one.is_open}


def test_what_chapter_8_of_the_seed_names_is_there() -> None:
    assert set(circumstances()) >= {
        CARE, "Child in need", "Educated out of area", "Educated at home",
        "Alternative provision", "In custody", "Service family",
    }  # fmt: skip


def test_it_holds_from_the_day_it_began_to_the_day_it_ended() -> None:
    ended = on("circumstance_ended", "2026-11-02", circumstance=CARE, reason="Home again")

    assert titles(a_case(BEGAN)) == [CARE]
    assert titles(a_case(BEGAN, ended)) == []
    (was,) = all_held(a_case(BEGAN, ended), TODAY)
    assert (was.since, was.until) == (date(2026, 9, 7), date(2026, 11, 2))


def test_a_second_time_is_told_apart_from_the_first() -> None:
    ended = on("circumstance_ended", "2026-10-02", circumstance=CARE, reason="Home again")
    again = on("circumstance_began", "2026-11-02", circumstance=CARE, details="Social worker: Mr Y")

    first, second = all_held(a_case(BEGAN, ended, again), TODAY)

    assert first.values["social_worker"] == "Ms Reed"
    assert second.values["social_worker"] == "Mr Y"
    assert second.since == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("case", "known_by", "pill"),
    [
        (
            a_case(person=a_person(looked_after_by="Foxshire")),
            "Known from “People”: looked after by Foxshire",
            CARE,
        ),
        (
            a_case(facts={"looked_after": "Yes"}),
            "Known from “School”: looked after",
            CARE,
        ),
        (
            a_case(setting="custody", facts={"basis": "Remanded"}),
            "Remanded (LASPO 2012 s.104(1))",
            "Looked after: remanded",
        ),
    ],
)
def test_care_is_known_from_what_the_case_holds_already(
    case: Case, known_by: str, pill: str
) -> None:
    """Whoever wrote it down elsewhere needn’t do so again."""
    (held,) = [one for one in holding(case, TODAY) if one.circumstance.title == CARE]

    assert (held.known_by, held.pill, held.since) == (known_by, pill, None)


def test_what_the_person_holds_is_read_there() -> None:
    held = holding(a_case(BEGAN, person=a_person(looked_after_by="Foxshire")), TODAY)[0]

    assert held.values["authority"] == "Foxshire"


def test_the_last_word_on_a_field_counts_and_an_emptied_one_is_empty() -> None:
    (spec,) = [one for one in circumstances()[CARE].fields if one.name == "social_worker"]
    note = details((spec,), {"social_worker": ""})
    emptied = on("circumstance_noted", "2026-10-01", circumstance=CARE, details=note)

    assert holding(a_case(BEGAN), TODAY)[0].values["social_worker"] == "Ms Reed"
    assert holding(a_case(BEGAN, emptied), TODAY)[0].values["social_worker"] == ""


def test_a_day_is_kept_as_it_is_read_and_counted_as_a_day() -> None:
    specs = circumstances()[CARE].fields
    line = details(specs, {"care_review": "2026-12-04"})
    noted = on("circumstance_noted", "2026-10-01", circumstance=CARE, details=line)

    assert line == "Next care review: 04/12/2026"
    assert holding(a_case(BEGAN, noted), TODAY)[0].values["care_review"] == "2026-12-04"


def acted(day: str, what: str, circumstance: str = CARE) -> Case:
    return a_case(BEGAN, on("circumstance_acted", day, circumstance=circumstance, what=what))


def test_an_education_plan_older_than_a_term_is_to_be_looked_at() -> None:
    made = "Personal education plan made"

    assert "no_education_plan" in open_checks(a_case(BEGAN))
    assert open_checks(acted("2026-09-14", made)) == {"basis"}
    held = holding(acted("2026-09-14", made), TODAY)[0]
    later = {one.look.name for one in looked_at(held, a_case(), date(2027, 2, 1)) if one.is_open}
    assert "old_education_plan" in later


def test_a_care_review_far_from_the_review_of_the_plan_is_said() -> None:
    planned = on("meeting_planned", "2026-11-02", what="Annual review", on="2027-03-10")
    near = on(
        "circumstance_noted",
        "2026-11-02",
        circumstance=CARE,
        details="Next care review: 01/03/2027",
    )
    far = on(
        "circumstance_noted",
        "2026-11-02",
        circumstance=CARE,
        details="Next care review: 01/12/2026",
    )

    assert list(days_beside(a_case(BEGAN, near), TODAY)) == [
        "Next care review: Monday 1 March 2027"
    ]
    assert "aligned" not in open_checks(a_case(BEGAN, planned, near))
    assert "aligned" in open_checks(a_case(BEGAN, planned, far))


def test_who_is_missing_is_known_by_the_role_of_a_contact_or_by_a_field() -> None:
    case = a_case(BEGAN, person=a_person(contacts=(Contact("Dr Vale", "Virtual school head"),)))

    missing = missing_people(holding(case, TODAY)[0], case)

    assert [one.name for one in missing] == ["reviewing_officer", "designated_teacher"]


def test_it_says_what_belongs_into_a_section_while_that_is_written() -> None:
    need = on("circumstance_began", "2026-09-07", circumstance="Child in need")

    (said,) = notes_for(a_case(need), TODAY, "H1")

    assert said.startswith("Child in need: What social care must provide")


def test_whom_it_brings_in_is_invited_to_the_review() -> None:
    case = a_case(BEGAN, person=a_person(contacts=(Contact("Dr Vale", "Virtual school head"),)))
    annual = review_rules().kind_called("Annual review")

    found = {one.row.title: one.name for one in invitees(case, annual, TODAY)}

    assert found["Virtual school head"] == "Dr Vale"


@pytest.mark.parametrize(
    ("name", "events", "by"),
    [
        ("education_plan_made", [BEGAN], "2026-09-21"),
        ("education_plan_ready", [BEGAN], "2026-10-05"),
        (
            "education_plan_reviewed",
            [
                BEGAN,
                on(
                    "circumstance_acted", "2026-09-14",
                    circumstance=CARE, what="Personal education plan made",
                ),
            ],
            "2027-01-13",
        ),
        (
            "alternative_provision_reviewed",
            [on("circumstance_began", "2026-11-02", circumstance="Alternative provision")],
            "2026-12-14",
        ),
    ],
)  # fmt: skip
def test_its_days_are_rows_of_the_law(name: str, events: list[object], by: str) -> None:
    """Section 4: begun within ten working days, ready at twenty, reviewed each term."""
    found = named(a_case(*events), "2026-11-23")  # type: ignore[arg-type]

    assert str(found[name].by) == by


def test_the_end_of_one_ends_no_day_of_another() -> None:
    other = on("circumstance_ended", "2026-09-10", circumstance="Child in need", reason="Closed")
    own = on("circumstance_ended", "2026-09-10", circumstance=CARE, reason="Home again")

    assert named(a_case(BEGAN, other), "2026-09-11")["education_plan_made"].is_open
    assert not named(a_case(BEGAN, own), "2026-09-11")["education_plan_made"].is_open


def test_one_more_file_is_one_more_circumstance() -> None:
    known = read_circumstances([("lighthouse.toml", MADE_UP)])
    began = on(
        "circumstance_began", "2026-09-07",
        circumstance="Lighthouse keeper", details="Lamp last cleaned: 01/10/2026",
    )  # fmt: skip
    case = a_case(began)

    (held,) = holding(case, TODAY, known)

    assert held.pill == "Lighthouse"
    assert held.values == {"lamp": "2026-10-01"}
    assert [one.is_open for one in looked_at(held, case, TODAY)] == [True]
    assert [one.title for one in missing_people(held, case)] == ["Boatman"]


def test_a_check_of_a_field_that_is_not_there_is_a_fault_of_the_file() -> None:
    broken = MADE_UP.replace('older   = ["lamp", "cleaned"]', 'older   = ["lamb"]')

    with pytest.raises(BrokenLaw, match="lamb"):
        read_circumstances([("lighthouse.toml", broken)])

"""How each piece of a kept plan is met: CFA 2014 s.74(4) to (7), as kept.toml has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import DueState
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.kept import KeptItem, kept_items
from caseworker.domain.kept_rules import kept_rules, read_kept
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Section, Version, VersionKind
from caseworker.domain.states import overlays_of
from tests.builders import a_case, a_plan, an_item
from tests.domain.happenings import on

TODAY = date(2026, 11, 23)
TEACHER = an_item("teacher", "Specialist teacher", how_long="3 hours", how_often="Once a week")
SPEECH = an_item("speech", "Speech therapy", how_long="30 minutes")
CHECK = paragraphs("A health check every six weeks.\nMedicine at eight each morning.")
PLAN = Version(
    a_case().number,
    1,
    VersionKind.FINAL,
    a_plan("detained_plan", F=Section(items=(TEACHER, SPEECH)), G=Section(CHECK)),
    date(2026, 9, 7),
)


def met(day: str, item: str = "teacher", step: str = "Closest practicable", **facts: str) -> Event:
    number = {"teacher": "F1", "speech": "F2"}.get(item, "G1")
    return on("provision_delivered", day, provision=number, item=item, step=step, **facts)


def agreed(day: str, by: str = "M. Reyes", **facts: str) -> Event:
    return on("provision_agreed", day, provision="F1", item="teacher", agreed_by=by, **facts)


def the(item: str, *events: Event) -> KeptItem:
    return next(one for one in kept_items(a_case(*events), PLAN.plan) if one.item == item)


def test_a_line_of_text_is_a_piece_and_is_known_again_while_it_says_the_same() -> None:
    health = [one for one in kept_items(a_case(), PLAN.plan) if one.section.letter == "G"]
    matched = the(health[0].item, met("2026-10-12", health[0].item))
    changed = replace(
        PLAN, plan=a_plan("detained_plan", G=Section(paragraphs("A health check each month.")))
    )

    assert [one.about for one in health] == [
        "A health check every six weeks.",
        "Medicine at eight each morning.",
    ]
    assert matched.now is not None
    anew = kept_items(a_case(met("2026-10-12", health[0].item)), changed.plan)
    assert [one.now for one in anew if one.section.letter == "G"] == [None]


def test_every_piece_of_f_and_g_stands_there_and_what_nobody_matched_comes_first() -> None:
    found = kept_items(a_case(met("2026-10-12")), PLAN.plan)

    assert [(one.number, one.now is None) for one in found] == [
        ("F2", True),
        ("G1", True),
        ("G2", True),
        ("F1", False),
    ]
    assert found[-1].specified == "3 hours · Once a week"
    assert [one.section.whose for one in found] == [
        "home authority",
        "health services commissioner",
        "health services commissioner",
        "home authority",
    ]


@pytest.mark.parametrize(
    ("step", "letter", "waits"),
    [
        ("As the plan says", "a", False),
        ("Closest practicable", "b", True),
        ("Otherwise appropriate", "c", True),
        ("Not at all yet", "", True),
    ],
)
def test_what_is_not_as_the_plan_says_waits_for_a_name_and_a_day(
    step: str, letter: str, *, waits: bool
) -> None:
    item = the("teacher", met("2026-10-12", step=step))

    assert item.now is not None
    assert item.now.way.letter == letter
    assert item.is_outstanding is waits


def test_a_name_without_a_day_and_a_day_without_a_name_are_no_agreement() -> None:
    assert the("teacher", met("2026-10-12", agreed_by="M. Reyes")).is_outstanding
    assert the("teacher", met("2026-10-12", agreed_on="2026-10-13")).is_outstanding
    both = met("2026-10-12", agreed_by="M. Reyes", agreed_on="2026-10-09")
    assert not the("teacher", both).is_outstanding


def test_an_agreement_is_about_the_match_that_stood_on_its_day() -> None:
    first, second = met("2026-10-12"), met("2026-11-02", step="Otherwise appropriate")
    answer = agreed("2026-10-20")

    item = the("teacher", first, answer, second)

    assert item.is_outstanding
    assert [one.event for one in item.matches] == [second, first]
    assert item.matches[1].agreed is not None
    assert item.matches[1].agreed.on == date(2026, 10, 20)


def test_an_agreement_that_names_its_match_is_about_that_one_whenever_it_came() -> None:
    first, second = met("2026-10-12"), met("2026-11-02")
    item = the("teacher", first, second, agreed("2026-11-09", match=str(first.id)))

    assert item.is_outstanding
    assert item.matches[1].agreed is not None


def test_an_answer_of_no_leaves_it_outstanding_until_somebody_agrees() -> None:
    said = {"provision": "F1", "item": "teacher", "answered_by": "M. Reyes", "words": "Two hours"}
    no = on("provision_not_agreed", "2026-10-20", **said)

    refused = the("teacher", met("2026-10-12"), no)
    then = the("teacher", met("2026-10-12"), no, agreed("2026-10-27"))

    assert refused.now is not None
    assert refused.now.refused == no
    assert refused.is_outstanding
    assert not then.is_outstanding


def test_a_piece_is_known_by_its_mark_and_where_that_is_missing_by_its_number() -> None:
    """The plan was amended: what was F2 is F1 now."""
    by_number = on("provision_delivered", "2026-10-12", provision="F1", step="As the plan says")
    of_another = met("2026-10-13", "speech")
    moved = on(
        "provision_delivered", "2026-10-14", provision="F1", item="speech", step="Not at all yet"
    )

    case = a_case(by_number, of_another, moved)
    teacher, speech = (
        next(one for one in kept_items(case, PLAN.plan) if one.item == item)
        for item in ("teacher", "speech")
    )

    assert [one.event for one in teacher.matches] == [by_number]
    assert [one.event for one in speech.matches] == [moved, of_another]


def detained(*events: Event) -> Case:
    return a_case(on("final_plan_sent", "2026-09-07", "2026-09-07"), *events, setting="custody")


def test_the_agreement_is_owed_from_the_first_day_and_shown_at_the_head_of_the_case() -> None:
    """Story 14. Ten working days from Monday 12 October are Monday 26 October: OP-75."""
    waits, done = detained(met("2026-10-12")), detained(met("2026-10-12"), agreed("2026-10-20"))
    said_so = detained(met("2026-10-12", agreed_by="M. Reyes", agreed_on="2026-10-09"))

    (due,) = [one for one in dues_of(waits, Reckoning(date(2026, 10, 13))) if one.id == "OP-75"]
    assert (due.state, due.by, due.about) == (DueState.DUE, date(2026, 10, 26), "F1")
    assert [one.name for one in overlays_of(waits, TODAY)] == ["S74"]
    for case in (done, said_so):
        assert not [
            one for one in dues_of(case, Reckoning(TODAY)) if one.id == "OP-75" and one.is_open
        ]
        assert not overlays_of(case, TODAY)


def test_whoever_was_reminded_of_one_piece_was_reminded_of_that_one_alone() -> None:
    first, second = met("2026-10-12"), met("2026-10-12", "speech")
    said = {"provision": "F1", "request": str(first.id)}
    chased = on("provision_agreement_chased", "2026-11-02", "2026-11-02", **said)

    found = dues_of(detained(first, second, chased), Reckoning(TODAY))

    assert {one.about: one.chased for one in found if one.id == "OP-75"} == {
        "F1": date(2026, 11, 2),
        "F2": None,
    }


def test_health_provision_waits_for_the_health_services_commissioner() -> None:
    case = detained(met("2026-10-12", "G-1", whose="health services commissioner"))

    (due,) = [one for one in dues_of(case, Reckoning(TODAY)) if one.id in {"OP-75", "OP-76"}]

    assert (due.id, due.whose) == ("OP-76", "health commissioning body")


def test_another_way_takes_the_place_of_the_one_before() -> None:
    case = detained(met("2026-10-12"), met("2026-10-19", step="As the plan says"))

    assert not [one for one in dues_of(case, Reckoning(TODAY)) if one.id == "OP-75" and one.is_open]
    assert not overlays_of(case, TODAY)
    assert not [one for one in kept_items(case, PLAN.plan) if one.is_outstanding]


def test_outside_custody_nothing_of_section_74_is_owed() -> None:
    case = a_case(on("final_plan_sent", "2026-09-07", "2026-09-07"), met("2026-10-12"))

    assert not [one for one in dues_of(case, Reckoning(TODAY)) if one.id == "OP-75"]
    assert not overlays_of(case, TODAY)


def test_the_ways_of_the_file_are_those_that_an_entry_can_say() -> None:
    spec = event_kinds()["provision_delivered"].fact("step")
    whose = event_kinds()["provision_delivered"].fact("whose")

    assert spec is not None
    assert whose is not None
    assert tuple(one.step for one in kept_rules().ways) == spec.choices
    assert {one.whose for one in kept_rules().sections.values()} == set(whose.choices)


def test_a_row_with_a_slip_is_refused() -> None:
    slip = '[way.a]\nstep = "As the plan says"\nsetled = true\n'

    with pytest.raises(BrokenLaw):
        read_kept(f'read_on = 2026-11-29\npart = "kept"\n{slip}')

"""Screening: what a form may ask, what answers suggest, and what the entries of a case say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import resources

import pytest

from caseworker.domain.arrangements import arrangements_of, given_on
from caseworker.domain.case import Event
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.screened import answers_of, as_lines, screenings_of, signs, under_way
from caseworker.domain.screening.form import (
    ScreeningForm,
    form_for,
    read_form,
    screening_forms,
)
from caseworker.domain.settings import settings
from caseworker.domain.support_rules import support_rules
from tests.builders import TODAY, a_case, an_event
from tests.domain.happenings import on

FORM = screening_forms()["entry"]
TEXT = (resources.files("caseworker.domain.screening") / "entry.toml").read_text("utf-8")
PART = "screening_part_done"


def a_part(name: str, answers: dict[str, str] | None = None, day: date = TODAY) -> Event:
    part = FORM.part(name)
    assert part is not None
    facts = {"screening": "entry", "round": "r1", "title": FORM.title, "name": name}
    facts |= {"part": part.title, "answers": as_lines(part, answers or {})}
    return an_event(PART, day, facts=facts)


def an_end(day: date = TODAY, mark: str = "r1", **facts: str) -> Event:
    of_it = {"screening": "entry", "round": mark, "title": FORM.title, "found": "Not clear yet"}
    return an_event("screening_done", day, facts={**of_it, "assessor": "Mr Bell", **facts})


def test_it_takes_twenty_minutes_and_asks_what_a_screening_on_entry_asks() -> None:
    """custody-and-service.md 2.1 at 09:00, 2.3 “Screening”."""
    assert FORM.minutes == 20
    assert [part.name for part in FORM.parts] == [
        "own", "english", "maths", "reading_age", "needs", "speech", "access",
    ]  # fmt: skip
    assert form_for("custody") is FORM
    assert form_for("service_children") is None


@pytest.mark.parametrize("form", screening_forms().values(), ids=list(screening_forms()))
def test_a_form_names_only_what_is_there(form: ScreeningForm) -> None:
    areas = {area.name for area in support_rules().areas}
    kind = plan_kinds()[form.into.kind]

    assert {one.suggests for part in form.parts for one in part.questions} <= areas | {""}
    assert set(form.settings) <= set(settings())
    for letter in (form.into.own_words, form.into.results, form.into.goals, form.into.arrangements):
        assert kind.section(letter).title


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ('kind   = "text"', 'kind = "number"', "one of text, long, choice"),
        ('with   = ["With help", "Not at all"]', 'with = ["Perhaps"]', "one of the choices"),
        ('with   = ["With help", "Not at all"]', "", "with which answers"),
        ('name    = "maths"', 'name    = "english"', "there once"),
        ('code    = "S"', 'code    = "S1"', "one capital letter"),
        ('area    = "English"', "", "has its area"),
        ("minutes = 4", "minutes = 4\nlong = true", "nothing is known of long"),
    ],
)
def test_a_form_that_is_wrong_says_where(was: str, becomes: str, why: str) -> None:
    with pytest.raises(BrokenLaw, match=why):
        read_form("own.toml", TEXT.replace(was, becomes, 1))


@pytest.mark.parametrize(
    ("answers", "areas"),
    [
        ({}, []),
        ({"speech": {"follows": "When it is said again"}}, []),  # one answer is no sign
        (
            {"speech": {"follows": "Not without being shown", "tells": "No"}},
            ["communication"],
        ),
        ({"english": {"reads": "With help"}, "needs": {"had_help": "Yes"}}, ["learning"]),
        ({"english": {"reads": "Would not try"}, "needs": {"had_help": "No"}}, []),
        (
            {
                "needs": {"upset": "Sometimes", "worries": "Yes", "had_help": "Yes"},
                "maths": {"sums": "Not at all"},
            },
            ["learning", "mental_health"],
        ),
    ],
)
def test_as_many_answers_as_the_form_says_suggest_an_area(
    answers: dict[str, dict[str, str]], areas: list[str]
) -> None:
    found = signs(FORM, answers)

    assert [one.area for one in found] == areas
    assert all(len(one.because) >= FORM.enough for one in found)


def test_parts_of_one_round_are_one_screening_whoever_does_them_and_when() -> None:
    said = {"likes": "Boats\nand dogs"}
    first, second = a_part("own", said), a_part("maths", day=date(2026, 11, 25))
    case = a_case(first, second)

    screening = under_way(case, "entry")

    assert screening is not None
    assert [one.name for one in screening.parts] == ["own", "maths"]
    assert answers_of(FORM, screening)["own"] == {"likes": "Boats / and dogs"}


def test_a_part_that_is_corrected_later_stays_in_its_round() -> None:
    wrong = a_part("maths")
    right = replace(a_part("maths"), replaces=wrong.id)
    case = a_case(a_part("own"), wrong, an_end(), right, an_end(mark="r2"))

    first, second = screenings_of(case, "entry")

    assert [one.event.id for one in first.parts if one.name == "maths"] == [right.id]
    assert not second.parts
    assert under_way(case, "entry") is None


@pytest.mark.parametrize(
    ("entries", "given"),
    [
        ([("2026-11-02", {})], True),
        ([("2026-12-01", {})], False),  # not yet
        ([("2026-11-02", {"until": "2026-11-23"})], True),  # its last day counts
        ([("2026-11-02", {"until": "2026-11-22"})], False),
        ([("2026-11-02", {}), ("2026-11-22", {"why": "Not needed"})], False),
        ([("2026-11-02", {}), ("2026-11-10", {"why": "Moved"}), ("2026-11-20", {})], True),
    ],
)
def test_an_access_arrangement_stands_from_its_day_to_its_last(
    entries: list[tuple[str, dict[str, str]]], *, given: bool
) -> None:
    events = [
        on(
            "access_arrangement_ended" if "why" in facts else "access_arrangements_set",
            day,
            arrangement="25% extra time",
            **facts,
        )
        for day, facts in entries
    ]

    assert [one.what for one in given_on(a_case(*events), TODAY)] == ["25% extra time"] * given
    assert len(arrangements_of(a_case(*events))) == 1

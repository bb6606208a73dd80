"""The rows of ``support.toml``: each knows the entries and the words that it speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.law import event_kinds
from caseworker.domain.settings import settings
from caseworker.domain.support_cycle import CONSIDERED, CYCLE, PROVISION, RESULT, REVIEWED
from caseworker.domain.support_rules import support_rules
from tests.builders import a_case, a_person
from tests.domain.happenings import on

RULES = support_rules()


def choices(kind: str, fact: str) -> tuple[str, ...]:
    spec = event_kinds()[kind].fact(fact)
    return spec.choices if spec else ()


def test_the_rows_say_what_the_entries_may_say() -> None:
    assert tuple(row.title for row in RULES.results) == choices(RESULT, "result")
    assert tuple(row.title for row in RULES.decisions) == choices(REVIEWED, "decision")
    assert {row.tier for row in RULES.library} <= set(choices(PROVISION, "tier"))
    assert {area for row in RULES.library for area in row.areas} <= {a.name for a in RULES.areas}
    assert RULES.behaviour.answer in choices(CONSIDERED, "behaviour")


def test_what_is_named_is_there() -> None:
    for before in RULES.before:
        for kind in before.met_by:
            for fact, values in before.where.items():
                assert set(values) <= set(choices(kind, fact)), before.name
    assert {row.next for row in RULES.decisions} <= set(event_kinds())
    assert event_kinds()[CYCLE].fact("on") is not None


def test_there_are_four_areas_of_need() -> None:
    """SEND Code of Practice 2015, 6.28 to 6.35."""
    assert len(RULES.areas) == 4


def test_one_way_of_meeting_the_parents_is_the_codes_and_holds_unless_another_is_chosen() -> None:
    """Three times a year: SEND Code of Practice 2015, 6.65."""
    (usual,) = [row for row in RULES.meetings if row.default]

    assert 12 // usual.months == 3


@pytest.mark.parametrize("setting", sorted(settings()))
def test_every_setting_has_its_words(setting: str) -> None:
    wording = RULES.wording_for(a_case(setting=setting), date(2026, 11, 23))

    assert setting in wording.settings


@pytest.mark.parametrize(
    ("setting", "born", "said"),
    [
        ("community", "2023-02-01", "Key person"),
        ("community", "2022-09-01", "Key person"),
        ("community", "2022-08-31", "Teacher"),
        ("service_children", "2023-02-01", "Key person"),
        ("custody", "2010-02-01", "Tutor or teacher"),
    ],
)
def test_before_school_the_words_are_those_of_the_early_years(
    setting: str, born: str, said: str
) -> None:
    """In the autumn of 2026, Reception are those born up to 31 August 2022."""
    case = a_case(person=a_person(born=date.fromisoformat(born)), setting=setting)

    assert RULES.wording_for(case, date(2026, 11, 23)).word("teacher") == said


@pytest.mark.parametrize(
    ("found", "came"),
    [("Special educational needs", True), ("Not clear yet", False)],
)
def test_needs_that_are_not_clear_are_not_identified(
    found: str,
    came: bool,  # noqa: FBT001 - a column of the table
) -> None:
    (row,) = [row for row in RULES.before if row.name == "identified"]
    case = a_case(on("sen_considered", "2026-01-05", found=found, reasons="Reads slowly."))

    assert row.came(case) is came


def test_being_told_is_the_law_in_the_community_and_good_practice_in_custody() -> None:
    """CFA 2014 s.68 speaks of schools and nurseries; s.70(1) takes custody out of it."""
    community = [row for row in RULES.before_under("community") if "told" in row.name]
    custody = [row for row in RULES.before_under("custody") if "told" in row.name]

    assert [row.source for row in community] == ["CFA 2014 s.68"]
    assert [row.source for row in custody] != ["CFA 2014 s.68"]


def test_what_came_after_the_plan_did_not_come_before_it() -> None:
    (row,) = [row for row in RULES.before_under("community") if row.name == "told"]
    told = on("parent_told_of_support", "2026-01-20", told="Ms Ames")
    case = replace(a_case(), events=(told,))

    assert row.came(case)
    assert not row.came(case, by=date(2026, 1, 12))

"""What the files of the reports say: every figure is defined, sourced and counted by somebody."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.figures import reviews
from caseworker.domain.figures.all import COUNTERS
from caseworker.domain.figures.fix_next import fix_rules
from caseworker.domain.figures.provision import hours_a_week
from caseworker.domain.figures.rows import figure_rows, read_figures
from caseworker.domain.figures.table import term_of, terms_between
from caseworker.domain.figures.tick import NO_AREA, OTHER_AREA, area_called
from caseworker.domain.law import event_kinds
from tests.builders import an_item


def test_every_report_has_its_counter_and_every_counter_its_report() -> None:
    assert {one.name for one in figure_rows().reports} == set(COUNTERS)


def test_every_figure_says_what_it_counts_and_where_that_is_asked_for() -> None:
    for report in figure_rows().reports:
        assert report.figures, report.name
        for one in report.figures:
            assert one.definition.endswith("."), one.name
            assert one.source, one.name
            assert one.of, one.name
            assert bool(one.ink) == bool(one.pattern), one.name


def test_no_two_parts_of_a_chart_are_told_apart_by_colour_alone() -> None:
    for report in figure_rows().reports:
        patterns = [one.pattern for one in report.figures if one.pattern]
        assert len(patterns) == len(set(patterns)), report.name


def test_every_move_names_kinds_that_there_are_and_facts_that_they_have() -> None:
    kinds = event_kinds()
    for row in figure_rows().moves:
        for kind in row.kinds:
            assert not row.where or kinds[kind].fact(row.where), kind


def test_every_reason_for_a_late_review_has_its_rule_and_the_last_always_holds() -> None:
    rules = [row.when for row in figure_rows().late]

    assert set(rules) == set(reviews.RULES)
    assert rules[-1] == "always"


def test_every_rule_of_what_to_mend_says_why_and_how() -> None:
    for rule in fix_rules():
        assert rule.sort in {"gap", "odd"}, rule.name
        assert 1 <= rule.weight <= 10, rule.name
        assert rule.why.endswith("."), rule.name
        assert rule.step, rule.name


def test_a_figure_of_no_report_is_refused() -> None:
    text = (
        '[small]\nbelow = 5\n[figure.x]\nreport = "y"\ntitle = "X"\nkind = "count"\n'
        'definition = "X."\nsource = "X"\n'
    )

    with pytest.raises(BrokenLaw, match="figures of no report: y"):
        read_figures("figures.toml", text)


def test_the_terms_cover_every_day_of_a_year() -> None:
    assert term_of(date(2026, 8, 31)) == "Summer term 2026"
    assert term_of(date(2026, 9, 1)) == "Autumn term 2026"
    assert term_of(date(2027, 1, 1)) == "Spring term 2027"
    found = terms_between(date(2026, 9, 1), date(2027, 4, 16))
    assert [one.title for one in found] == [
        "Summer term 2027",
        "Spring term 2027",
        "Autumn term 2026",
    ]


@pytest.mark.parametrize(
    ("how_long", "how_often", "hours"),
    [
        ("40 minutes", "3 times a week", 2.0),
        ("1 hour", "Once a week in term", 1.0),
        ("30 minutes", "Every school day", 2.5),
        ("45 mins", "Twice a week", 1.5),
        ("20 minutes", "Twice a day", 20 * 10 / 60),
        ("15 minutes", "Twice every school day", 2.5),
        ("15 minutes", "3 times a day", 3.75),
        ("15 minutes", "Three times every school day", None),
        ("15 minutes", "Every school day, and once a week at home", None),
        ("2 hours of training for Zoë, 1 hour for staff", "Once a term", None),
        ("15 minutes in the morning and 10 minutes in the afternoon", "Every school day", None),
        ("1 hour for each visit", "Three times, in the eight weeks before a move", None),
        ("", "Daily", None),
        ("As needed", "Daily", None),
    ],
)
def test_hours_are_read_only_where_there_is_no_doubt(
    how_long: str, how_often: str, hours: float | None
) -> None:
    found = hours_a_week(an_item("f", "", how_long=how_long, how_often=how_often))

    assert found == (pytest.approx(hours) if hours is not None else None)


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("Communication and interaction", "Communication and interaction"),
        ("speech and language", "Communication and interaction"),
        ("Cognition and learning", "Cognition and learning"),
        ("SEMH", "Social, emotional and mental health"),
        ("Sensory or physical", "Sensory or physical"),
        ("Whatever Tom’s mother said", OTHER_AREA),
        (" ", NO_AREA),
    ],
)
def test_an_area_is_one_of_the_four_and_never_free_words(said: str, area: str) -> None:
    assert area_called(said) == area

"""What a figure counts, said in words that come from the row of the law."""

from __future__ import annotations

from caseworker.domain.counted import HOW, SMALL_NUMBERS, caveats, definition
from caseworker.domain.days import Rule
from caseworker.domain.law import the_law
from caseworker.domain.timeliness import Figure, Outcome, is_counted
from tests.builders import TODAY


def test_a_definition_says_duty_source_limit_start_end_and_exceptions() -> None:
    law = the_law()

    said = dict(definition([law.time_limit("T-03")], law))

    assert said["Duty"] == (
        "Decide whether to assess, and tell those concerned (SEND Regs 2014 reg 5(1))."
    )
    assert said["Limit"] == "6 weeks, the day it runs from not counted."
    assert said["Runs from"] == (
        "Brought to the authority's attention; Request for assessment received."
    )
    assert said["Done by"] == "Decided not to assess; Decided to assess."
    assert said["Exceptions"].startswith("Advice was asked of a school")


def test_every_limit_that_is_counted_can_say_what_is_counted() -> None:
    law = the_law()
    rows = [row for row in law.time_limits if is_counted(row)]

    said = {str(row.source): " ".join(w for _, w in definition([row], law)) for row in rows}

    assert all(source in words for source, words in said.items())
    assert not [words for words in said.values() if "EX-" in words]


def test_a_day_that_only_says_who_is_leaving_is_no_limit_to_have_kept() -> None:
    assert not is_counted(the_law().time_limit("OP-03"))


def test_a_limit_that_runs_for_each_who_was_asked_says_so() -> None:
    law = the_law()

    assert "More than once" in dict(definition([law.time_limit("T-04")], law))
    assert "More than once" not in dict(definition([law.time_limit("T-03")], law))


def test_every_rule_of_counting_and_every_heading_has_its_words() -> None:
    assert set(HOW) == set(Rule)
    said = dict(definition([the_law().time_limit("T-03")], the_law()))
    assert {outcome.value for outcome in Outcome} <= said.keys()
    assert "in neither number" in said["The figure"]


def test_small_numbers_and_limits_that_are_not_law_are_cautioned_about() -> None:
    law = the_law()
    big, small = Figure(in_time=50), Figure(in_time=50, late=2)

    of_law = caveats([law.time_limit("T-03")], [big], TODAY)
    of_code = caveats([law.time_limit("T-08")], [big, small], TODAY)

    assert len(of_law) == 1
    assert "23 November 2026" in of_law[0]
    assert SMALL_NUMBERS in of_code
    assert "This limit is guidance of a code, not law." in of_code

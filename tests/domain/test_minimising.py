"""What is better not kept (custody-and-service.md 2.3, 3.6): found, told apart, and left out."""

from __future__ import annotations

from time import process_time

import pytest

from caseworker.domain.identifiers import IDENTIFIERS
from caseworker.domain.minimising import (
    MOST_READ,
    asked,
    doubtful,
    instead,
    left_out,
    minimise_rules,
    rules_for,
    rules_for_lists,
    table_without,
    without,
)
from caseworker.domain.settings import settings

SERVICE = rules_for(["service_children"])
CUSTODY = rules_for(["custody"])

# What is typed, the rules that find something in it, and what is left of it.
IN_A_SERVICE_CASE = [
    ("00000000 Cpl Example", ["service_number", "rank"], "Example"),
    ("His number is A1234567B.", ["service_number"], "His number is ."),
    ("Service No: 512345, seen.", ["service_number"], "Service No: , seen."),
    ("Sgt. Smith rang.", ["rank"], "Smith rang."),
    ("Lt Cdr Example agrees", ["rank"], "Example agrees"),
    ("Major Example has a major difficulty", ["rank"], "Example has a major difficulty"),
    ("Trade: driver", ["trade"], "Trade: "),
    ("with 2nd Battalion, and 3 PARA", ["unit", "unit"], "with , and "),
    ("42 Commando", ["unit"], ""),
    ("aboard HMS Example", ["ship"], "aboard "),
    ("away on Op TOSCA since", ["operation"], "away on since"),
    ("Ex TALISMAN", ["operation"], ""),
    ("He deploys on 14 March 2027.", ["deployment_day"], "He deploys on March 2027."),
    ("Deployed 14/03/2027 to", ["deployment_day"], "Deployed 03/2027 to"),
]
IN_A_CUSTODY_CASE = [
    ("Keep apart from Jay Example.", ["keep_apart"], "."),
    ("non-associate", ["keep_apart"], ""),
    ("Offence: robbery and more", ["offence"], "Offence: "),
    ("He was convicted of burglary, and", ["offence"], "He was convicted of , and"),
    ("Intelligence suggests he", ["intelligence"], ""),
    ("SIR submitted", ["intelligence"], "submitted"),
    ("PNC 2020/0000009N", ["pnc"], "PNC "),
    ("CRN X999999", ["crn"], "CRN "),
]
NOTHING_IN_IT = [
    "Private school, Major Works and Marine Parade",
    "a major difficulty, in general",
    "He starts on 12 May 2027 in Year 3.",
    "call 01632 960123 or +357 25262123",
    "20 Company Road, PO Box 12",
    "HMS Collingwood, the station on shore",
    "Told under Operation Encompass",
    "born 20111120, UPN T891999924117",
    "emotional intelligence",
    "Dear Sir, the year 2026/27",
    "He is away from about March.",
]


@pytest.mark.parametrize(("typed", "rules", "left"), IN_A_SERVICE_CASE)
def test_what_is_found_in_a_service_case(typed: str, rules: list[str], left: str) -> None:
    found = doubtful(typed, SERVICE)

    assert [one.rule.name for one in found] == rules
    assert without(typed, found) == left


@pytest.mark.parametrize(("typed", "rules", "left"), IN_A_CUSTODY_CASE)
def test_what_is_found_in_a_custody_case(typed: str, rules: list[str], left: str) -> None:
    found = doubtful(typed, CUSTODY)

    assert [one.rule.name for one in found] == rules
    assert without(typed, found) == left


@pytest.mark.parametrize("typed", NOTHING_IN_IT)
def test_ordinary_words_are_left_alone(typed: str) -> None:
    assert doubtful(typed, (*SERVICE, *CUSTODY)) == ()


def test_each_rule_finds_something_here_and_belongs_to_a_setting_that_there_is() -> None:
    told = {name for _, names, _ in (*IN_A_SERVICE_CASE, *IN_A_CUSTODY_CASE) for name in names}

    assert told == {rule.name for rule in minimise_rules()}
    assert all(rule.settings <= settings().keys() for rule in minimise_rules())
    assert len({rule.id for rule in minimise_rules()}) == len(minimise_rules())
    assert {rule.number for rule in minimise_rules()} - {""} <= IDENTIFIERS.keys()


def test_one_setting_is_not_asked_what_concerns_the_other() -> None:
    assert doubtful("Cpl Example", CUSTODY) == ()
    assert doubtful("Offence: robbery", SERVICE) == ()
    assert rules_for(["community"]) == ()


def test_the_question_says_what_it_looks_like_and_never_what_was_typed() -> None:
    found = doubtful("00000000 Cpl Example, and 11111111", SERVICE)

    assert asked(found) == "This looks like a service number or rank: remove?"
    assert "Example" not in asked(found) + instead(found)
    assert "00000000" not in asked(found) + instead(found)


def test_a_number_that_the_office_switched_on_is_no_longer_asked_about() -> None:
    rules = rules_for(["custody"], switched_on=["pnc"])

    assert doubtful("2020/0000009N", rules) == ()
    assert [one.rule.name for one in doubtful("X999999", rules)] == ["crn"]


def test_a_field_that_holds_such_numbers_by_right_is_left_alone() -> None:
    assert doubtful("25262123", SERVICE, "telephone") == ()
    assert doubtful("X999999", CUSTODY, "crn") == ()
    assert doubtful("25262123", SERVICE, "note") != ()


@pytest.mark.parametrize(
    "heading", ["Service No", "service no.", "SERVICE_NUMBER", "ServiceNumber", "Army Number"]
)
def test_a_column_of_service_numbers_is_known_however_it_is_written(heading: str) -> None:
    (gone,) = left_out([heading], SERVICE)

    assert gone.said.startswith(f"“{heading}” is left out: a service number isn’t kept.")


def test_a_list_comes_without_those_columns_and_it_is_said() -> None:
    headings = ["Surname", "Service No", "Forename", "Rank", "Note"]
    rows = [["Marsh", "00000000", "Ellis", "Cpl", "met"], ["Quill", "11111111", "Zeph"]]

    kept, lines, said = table_without(headings, rows, SERVICE)

    assert kept == ("Surname", "Forename", "Note")
    assert lines == (("Marsh", "Ellis", "met"), ("Quill", "Zeph"))
    assert [one.heading for one in said] == ["Service No", "Rank"]


@pytest.mark.parametrize("kind", ["community", "custody", "service_children"])
def test_no_office_of_any_kind_takes_a_column_of_service_numbers_out_of_a_list(kind: str) -> None:
    headings = ["Surname", "Service No"]

    kept, lines, said = table_without(headings, [["Marsh", "00000000"]], rules_for_lists([kind]))

    assert (kept, lines) == (("Surname",), (("Marsh",),))
    assert [one.rule.name for one in said] == ["service_number"]


def test_what_a_community_office_may_well_keep_stays_in_its_list() -> None:
    assert left_out(["Rank", "Unit", "Branch", "Offence"], rules_for_lists(["community"])) == ()


def test_what_is_looked_through_at_once_takes_no_time_that_is_felt() -> None:
    text = "He is with Mr Example since 12 March 2026, and is making progress. " * 400

    started = process_time()
    doubtful(text, (*SERVICE, *CUSTODY))

    assert len(text) > MOST_READ
    assert process_time() - started < 1, "on a busy machine; some 0.03 s on an idle one"

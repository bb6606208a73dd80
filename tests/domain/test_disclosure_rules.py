"""The rows of the gate: all that the law lists is there, each with its source."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer
from caseworker.domain.disclosure_rules import Rule, parse, the_rules
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.settings import settings

RULES = the_rules()
NOT_ON_THE_LIST = (
    "employer charity other_parent mp cqc wing_staff chaplain solicitor parole_board "
    "resident_worker someone_else"
)


def text() -> str:
    return (resources.files("caseworker.domain") / "disclosure_rules.toml").read_text("utf-8")


def test_every_ground_of_regulation_17_is_there_once() -> None:
    assert [row.id for row in RULES.of(Answer.BY_GROUND)] == [f"17{each}" for each in "abcdefghijk"]


def test_every_duty_that_the_notes_of_the_law_name_is_there() -> None:
    named = {"R13", "R15", "R20", "R22", "R47", "S39", "D16", "D17", "D17-2", "SAR"}

    assert named <= {row.id for row in RULES.of(Answer.BY_DUTY)}


@pytest.mark.parametrize("row", RULES.rows, ids=lambda row: row.id)
def test_a_row_has_its_source_under_every_set_of_rules_in_which_it_holds(row: Rule) -> None:
    regimes = {setting.regime for setting in settings().values()} | RULES.detained

    assert row.regimes <= regimes | {"abroad for a time"}
    assert all(RULES.source_of(row, regime) for regime in row.regimes or regimes)
    assert row.words.endswith(".")
    assert row.closed_by <= event_kinds().keys()


@pytest.mark.parametrize("letter", "abcdefghi")
def test_the_detained_rules_are_named_for_whoever_is_detained(letter: str) -> None:
    row = RULES.row(f"17{letter}")

    assert row is not None
    assert RULES.source_of(row, "custody") == f"Detained Persons Regs 2015 reg 17(3)({letter})"
    assert RULES.source_of(row, "community") == f"SEND Regs 2014 reg 17(1)({letter})"


@pytest.mark.parametrize("role", NOT_ON_THE_LIST.split())
def test_who_is_not_on_the_list_has_no_row_but_what_anybody_may_have(role: str) -> None:
    assert role in RULES.roles
    assert [row.id for row in RULES.rows if role in row.roles and row.answer.lets_go] in (
        [],
        ["strategies"],
    )


def test_the_letters_of_a_row_are_sections_of_the_plan() -> None:
    letters = {section.letter for section in plan_kinds()["ehc_plan"].sections}

    for row in RULES.rows:
        assert row.covers.sections <= letters | {"whole"}
    assert RULES.appendices <= event_kinds().keys()


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("tribunal", ["appeal"]),
        ("he_institution", ["he_request"]),
        ("police", ["court_order", "criminal_proceedings"]),
        ("person", ["draft_plan", "final_plan"]),
        ("solicitor", ["draft_plan", "final_plan"]),  # as they stand: no row is for them
    ],
)
def test_what_a_recipient_mostly_asks_for_stands_first(role: str, first: list[str]) -> None:
    found = [purpose.id for purpose in RULES.purposes_for(role)]

    assert found[: len(first)] == first
    assert sorted(found) == sorted(RULES.purposes)


def test_a_draft_is_sent_without_the_placement() -> None:
    whole = Pieces(frozenset("ABI"))

    row = RULES.row("S39")

    assert row is not None
    assert row.covers.of(whole, frozenset()) == Pieces(frozenset("AB"))


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('consents_as    = ["Representative"]', 'consents_as = ["Neighbour"]'),
        ('roles      = ["ofsted"]', 'roles = ["press"]'),
        ('purposes   = ["research"]', 'purposes = ["gossip"]'),
        ('stages     = ["Assessing", "Drafting"]', 'stages = ["Soon"]'),
        ('documents = "plan"', 'documents = "some"'),
        ('needs    = ["inspection"]', 'needs = ["a wink"]'),
        ('kind    = "tick"', 'kind = "nod"'),
    ],
)
def test_a_slip_in_the_file_is_found_as_it_is_read(said: str, instead: str) -> None:
    loose = " ".join(said.split())
    lines = text().splitlines()
    at = next(i for i, line in enumerate(lines) if " ".join(line.split()) == loose)
    lines[at] = instead

    with pytest.raises(BrokenLaw, match="disclosure_rules"):
        parse("\n".join(lines))


def test_a_duty_says_what_it_covers() -> None:
    broken = re.sub(r'others *= \["strategies"\]', "", text())

    with pytest.raises(BrokenLaw, match="what it covers"):
        parse(broken)

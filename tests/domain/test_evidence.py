"""The evidence for a request: the headings of the Code, what fills each, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.evidence import (
    SENT,
    Evidence,
    evidence_headings,
    evidence_of,
    read_evidence,
)
from caseworker.domain.law import event_kinds
from tests.builders import a_case, a_person
from tests.domain.happenings import on
from tests.domain.supported import two_cycles

TODAY = date(2026, 11, 23)
FULL = a_case(*two_cycles(), person=a_person(born=date(2015, 3, 2)))


def under(name: str, case: Case = FULL) -> Evidence:
    return next(one for one in evidence_of(case, TODAY) if one.heading.name == name)


def test_what_was_sent_is_kept_under_the_name_of_each_heading() -> None:
    facts = {spec.name: spec.words for spec in event_kinds()[SENT].facts}

    assert {name: one.title for name, one in evidence_headings().items()}.items() <= facts.items()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("attainment", "2 March 2026: Where they started from: Follows one step of two, once in"),
        ("attainment", "“Follows two steps, said once.”: Partly met."),
        ("needs", "found: Understands words two years behind his age. Areas: Communication"),
        ("action", "Oral language group, 30 minutes 3 times a week for 10 weeks"),
        ("action", "Asked Dr Lindqvist (Speech and language therapy)"),
        ("help", "Cycle 1, from 2 March 2026: 15 hours planned, 12 given, cost £63.00, 50% of"),
        ("help", "31 August 2026: School year 2025 to 2026: support for £145.80; £145.80 of it"),
        ("help", "23 November 2026: School year 2026 to 2027: support for £18.00"),
        ("help", "Cycle 2, from 1 June 2026: 24 hours planned, 15 given, cost £100.80, 0% of"),
    ],
)
def test_a_heading_is_filled_from_the_cycles_with_the_day_of_each(heading: str, said: str) -> None:
    assert said in under(heading).text


@pytest.mark.parametrize(
    ("heading", "gap"),
    [
        ("attainment", "No baseline was recorded"),
        ("action", "What good teaching was tried first was not written down."),
        ("help", "No cycle of support was reviewed"),
        ("health", "Nothing is recorded from health."),
        ("views", "The views of the child or young person and of the parents were not"),
    ],
)
def test_what_nobody_wrote_down_is_said(heading: str, gap: str) -> None:
    assert any(said.startswith(gap) for said in under(heading, a_case()).gaps)
    assert gap in under(heading, a_case()).text


def test_a_gap_goes_once_somebody_wrote_it_down() -> None:
    tried = on("teaching_tried", "2026-02-02", tried="Pictures", effect="A little.")
    said = under("action", a_case(tried))

    assert "What good teaching was tried first was not written down." not in said.gaps
    assert "First response: Pictures. What came of it: A little." in said.text


@pytest.mark.parametrize(("born", "is_asked"), [("2010-11-24", False), ("2010-11-23", True)])
def test_from_sixteen_on_it_is_asked_whether_more_time_is_needed(
    born: str,
    is_asked: bool,  # noqa: FBT001 - a column of the table
) -> None:
    case = a_case(person=a_person(born=date.fromisoformat(born)))

    assert ("time" in {one.heading.name for one in evidence_of(case, TODAY)}) is is_asked


def test_a_line_of_no_kind_of_entry_is_refused() -> None:
    row = '[heading.x]\ntitle = "X"\nasks = "X"\nsource = "X"\nchecked = "read"\n'
    with pytest.raises(BrokenLaw, match="nothing_such"):
        read_evidence(f'read_on = 2026-11-29\n{row}[[heading.x.line]]\nkinds = ["nothing_such"]\n')

"""The review that a case needs comes first: before a move, the one for it (reg 18)."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case
from caseworker.domain.diary import Reckoning
from caseworker.domain.review_offered import kinds_offered, move_at_hand
from tests.domain.happenings import on
from tests.movers import TO_SECONDARY, TODAY, YEAR_6, mover

HELD = on("review_held", "2026-11-12", what="Phase transfer")
EXPECTED = on("phase_transfer_expected", "2026-09-10", **TO_SECONDARY)


def child(*events: object, born: date = YEAR_6) -> Case:
    return mover("2026-0001", "Ada Lund", born, "Fernhill Primary", *events)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "first"),
    [
        (child(), "Phase transfer"),
        (child(EXPECTED), "Phase transfer"),
        (child(EXPECTED, HELD), "Annual review"),
        (child(born=date(2018, 3, 2)), "Annual review"),  # Year 4: two years before the move
    ],
)
def test_the_review_before_a_move_is_offered_first_until_it_is_held(case: Case, first: str) -> None:
    assert kinds_offered(case, Reckoning(TODAY))[0].meeting == first


def test_a_move_is_at_hand_eighteen_months_before_it() -> None:
    """From 1 March of Year 5: our choice, so that nobody begins in the autumn."""
    year_5 = child(born=date(2017, 3, 2))

    assert move_at_hand(year_5, Reckoning(date(2027, 2, 28))) is None
    assert move_at_hand(year_5, Reckoning(date(2027, 3, 1))) is not None


def test_no_move_is_at_hand_in_custody() -> None:
    """CFA 2014 s.70(1): s.44 is disapplied, and reg 18 with it."""
    detained = on("detained", "2026-10-01", establishment="Wetherby", status="Remand")

    assert move_at_hand(child(detained), Reckoning(TODAY)) is None

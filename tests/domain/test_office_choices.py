"""What an office may choose among: rows of a file, the usual one among them."""

from __future__ import annotations

import pytest

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.office_choices import Offered, offered, read_offered

ROW = '[lines]\noffered = [1, 2]\nusual = 2\nsource = "Our own"\n'


def test_what_was_copied_is_taken_back_within_two_minutes_at_the_latest() -> None:
    """Figure 42 has 30 seconds; what an office may choose instead stays near it (0455)."""
    copied = offered()["copied_seconds"]

    assert copied.usual == 30
    assert copied.numbers == (15, 30, 60, 120)


@pytest.mark.parametrize("told", [None, 3, "2", [2]])
def test_what_is_not_offered_is_the_usual(told: object) -> None:
    one = Offered((1, 2), 2, "Our own")

    assert one.one_of_them(told) == 2
    assert one.one_of_them(1) == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (ROW.replace("usual = 2", "usual = 3"), "usual"),
        (ROW.replace('source = "Our own"', ""), "source"),
        (ROW + "more = 1", "more"),
    ],
)
def test_a_row_that_says_too_little_or_too_much_is_refused(row: str, why: str) -> None:
    assert read_offered(ROW)["lines"].numbers == (1, 2)

    with pytest.raises(BrokenLaw, match=why):
        read_offered(row)

"""A report on one limit, as it stands on the screen, on paper and in numbers."""

from __future__ import annotations

from caseworker.domain.counted import SMALL_NUMBERS
from caseworker.domain.timeliness import Figure
from tests.documents.reports import COUNTS, a_report


def test_the_whole_is_the_sum_of_its_years_and_of_its_authorities() -> None:
    found = a_report()

    total = sum(count for *_, count in COUNTS)
    for lines in (found.years, found.authorities):
        assert sum(line.figure.total for line in lines) == found.whole.total == total
        assert sum(line.figure.in_time for line in lines) == found.whole.in_time == 165


def test_it_says_its_figure_and_the_one_with_the_excused() -> None:
    assert a_report().sentence == (
        "165 of 193 that fell due in 2024 to 2026 were in time. With the 14 excused counted in: "
        "79.7%."
    )


def test_where_nothing_fell_due_it_says_so_and_gives_no_share() -> None:
    found = a_report(clocks=())

    assert found.sentence == "None fell due in 2024 to 2026."
    assert found.whole.per_cent == "–"
    assert [line.figure for line in found.years] == [Figure()] * 3
    assert found.authorities == ()


def test_a_small_count_in_any_line_brings_the_caution() -> None:
    assert SMALL_NUMBERS in a_report().caveats
    assert SMALL_NUMBERS not in a_report(clocks=()).caveats

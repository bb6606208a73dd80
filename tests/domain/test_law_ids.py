"""Every row of our notes of the law is here: as a row, an exemption, a roll, or with why not."""

from pathlib import Path

import pytest

from caseworker.domain.law import the_law
from caseworker.domain.law.reader import no_clock

IDS = (Path(__file__).parent / "law_ids.txt").read_text("ascii").split()


def _known() -> set[str]:
    found: set[str] = set(no_clock())
    for row in the_law().time_limits:
        found |= row.ids
        if row.roll:
            found |= {row.roll.id, *row.roll.also}
    for instrument in the_law().instruments.values():
        for exemption in instrument.exemptions:
            found |= {exemption.id, *exemption.also}
    return found


@pytest.mark.parametrize("row_id", IDS)
def test_a_row_of_the_notes_is_in_the_data(row_id: str) -> None:
    assert row_id in _known()


def test_what_has_no_clock_says_why_and_is_no_row_as_well() -> None:
    rows = {row_id for row in the_law().time_limits for row_id in row.ids}

    assert all(because.endswith(".") for because in no_clock().values())
    assert not rows & no_clock().keys()

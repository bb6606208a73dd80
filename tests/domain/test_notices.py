"""Notice of a duty: days before its end, as its row has them."""

from __future__ import annotations

import pytest

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import TimeLimit
from caseworker.domain.law.reader import read_law
from tests.domain.test_law import ROW


def _row(notices: str) -> TimeLimit:
    text = f"{ROW}notices = {notices}\n"
    return read_law({"act.toml": text}, event_kinds()).time_limit("X-01")


@pytest.mark.parametrize(
    ("left", "notice"), [(61, 0), (60, 60), (29, 60), (28, 28), (8, 28), (7, 7), (0, 7), (-1, 0)]
)
def test_the_nearest_notice_is_the_one_that_runs(left: int, notice: int) -> None:
    assert _row("[7, 60, 28]").notice(left) == notice


def test_it_is_shown_from_its_first_notice_on_and_when_it_is_late() -> None:
    row = _row("[60, 28, 7]")

    assert [row.is_noticed(left) for left in (61, 60, 0, -5)] == [False, True, True, True]
    assert _row("[]").is_noticed(400)


@pytest.mark.parametrize("notices", ["[0]", "[-7]", '["7"]', "[true]", "60"])
def test_a_notice_that_is_no_number_of_days_is_refused(notices: str) -> None:
    with pytest.raises(BrokenLaw, match="notices must be"):
        _row(notices)

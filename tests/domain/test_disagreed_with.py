"""What somebody says of an issued plan stands beside the version that they named."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.disagreed_with import said_of
from tests.builders import a_case, an_event


@pytest.mark.parametrize(
    ("named", "title", "stands"),
    [
        ("Final 1", "Final 1", True),
        ("final 1 of 3 May 2026", "Final 1", True),
        ("the final 1, section B", "Final 1", True),
        ("Final 12", "Final 1", False),
        ("Final 1", "Final, amended 1", False),
        ("", "Final 1", False),
    ],
)
def test_a_note_stands_beside_the_version_that_it_names(
    named: str,
    title: str,
    stands: bool,  # noqa: FBT001
) -> None:
    told = {"by": "Dawn Whitfield", "plan": named, "says": "He reads at home", "answer": "Noted"}
    case = a_case(an_event("plan_disagreed_with", date(2026, 11, 9), facts=told))

    found = said_of(case, title)

    assert bool(found) is stands
    if stands:
        assert "Dawn Whitfield says of" in found[0]
        assert "Our answer: Noted" in found[0]

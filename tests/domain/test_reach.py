"""Contact over time zones: what time it is there, in winter and in summer, and our hours for it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from caseworker.domain.law import event_kinds
from caseworker.domain.reach import REACHED, time_there, told_of, zone_rules
from tests.builders import a_case, an_event


@pytest.mark.parametrize(
    ("place", "now", "said"),
    [
        ("Cyprus", datetime(2026, 11, 23, 19, 40, tzinfo=UTC),
         "Cyprus: now 21:40 there; between 8:00 and 18:00 there it is 6:00 to 16:00 here."),
        ("Cyprus", datetime(2026, 7, 1, 9, 0, tzinfo=UTC),  # both in summer time
         "Cyprus: now 12:00 there; between 8:00 and 18:00 there it is 6:00 to 16:00 here."),
        ("Nepal", datetime(2026, 11, 23, 20, 0, tzinfo=UTC),  # there it is the day after
         "Nepal: now 1:45 there; between 8:00 and 18:00 there it is 2:15 to 12:15 here."),
        ("Falkland Islands", datetime(2026, 7, 1, 9, 0, tzinfo=UTC),
         "Falkland Islands: now 6:00 there; between 8:00 and 18:00 there it is 12:00 to 22:00 here."),  # noqa: E501
        ("At sea, ship’s time not known", datetime(2026, 7, 1, tzinfo=UTC),
         "At sea, ship’s time not known"),
    ],
)  # fmt: skip
def test_the_time_there_and_the_hours_here(place: str, now: datetime, said: str) -> None:
    assert time_there(place, now) == said


def test_every_place_has_a_zone_that_is_known_and_is_offered() -> None:
    offered = event_kinds()[REACHED].fact("where")

    assert offered is not None
    assert offered.choices == tuple(zone_rules().zones)
    assert all(ZoneInfo(name).key == name for name in zone_rules().zones.values() if name)


def test_what_was_noted_last_of_somebody_holds() -> None:
    case = a_case(
        an_event(REACHED, facts={"who": "Marek Wójcik", "where": "Germany"}),
        an_event(REACHED, facts={"who": "marek  wójcik", "where": "Kenya", "how": "E-mail first"}),
    )
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    assert told_of(case, "Marek Wójcik", now) == (
        "Kenya: now 12:00 there; between 8:00 and 18:00 there it is 5:00 to 15:00 here. "
        "E-mail first."
    )
    assert not told_of(case, "Agnieszka Wójcik", now)

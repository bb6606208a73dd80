"""A calendar file, read again by hand: whole days, private, stable, and nothing said too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseworker.documents.calendar_file import CalendarDay, draw
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.release import Naming, Release
from tests.documents.calendar_reader import LONGEST, entries_of, lines_of

TODAY = date(2026, 11, 23)
RELEASE = Release(
    "clear_copy", "J. Okafor", "J. Okafor", datetime(2026, 11, 23, 9, 30, tzinfo=UTC), "My calendar"
)
DECIDE = CalendarDay(
    on=date(2026, 10, 19),
    duty="Decide whether to assess, and tell them; in writing",
    initials="TW",
    case=CaseNumber("2026-0113"),
    row="T-01",
    event=EventId("5f0c9a4e1b7d4f3c8a2e6d9b0c1f2a3b"),
)
MARKING = "OFFICIAL-SENSITIVE"


def written(naming: Naming, *days: CalendarDay, release: Release = RELEASE) -> bytes:
    return draw(days, naming, MARKING, TODAY).bytes_for(release)


def test_an_entry_is_a_private_whole_day_that_makes_nobody_busy() -> None:
    (entry,) = entries_of(written(Naming.INITIALS, DECIDE))

    assert entry.says["DTSTART;VALUE=DATE"] == "20261019"
    assert entry.says["DTEND;VALUE=DATE"] == "20261020"
    assert entry.says["DTSTAMP"] == "20261123T093000Z"
    assert (entry.says["CLASS"], entry.says["TRANSP"]) == ("PRIVATE", "TRANSPARENT")


def test_it_says_marking_initials_case_and_duty_and_no_more() -> None:
    (entry,) = entries_of(written(Naming.INITIALS, DECIDE))

    assert entry.says["SUMMARY"] == (
        "[OFFICIAL-SENSITIVE] TW 2026-0113: Decide whether to assess, and tell them; in writing"
    )
    assert not {"DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE"} & set(entry.says)


def test_it_can_say_nothing_personal_at_all() -> None:
    content = written(Naming.NOTHING, DECIDE)

    assert entries_of(content)[0].says["SUMMARY"] == "Caseworker: 1 duty due"
    for told in (b"TW", b"2026-0113", b"assess", b"T-01", b"OFFICIAL"):
        assert told not in content


def test_a_practice_store_says_that_it_is_one() -> None:
    content = written(Naming.INITIALS, DECIDE, release=replace(RELEASE, practice=True))

    assert entries_of(content)[0].says["SUMMARY"].startswith("[PRACTICE] TW")


def test_a_uid_stays_when_the_day_moves_and_differs_between_duties() -> None:
    moved = replace(DECIDE, on=date(2026, 10, 26))
    others = [
        replace(DECIDE, row="T-02"),
        replace(DECIDE, case=CaseNumber("2026-0114")),
        replace(DECIDE, event=EventId("0" * 32)),
    ]

    assert moved.uid == DECIDE.uid
    assert len({DECIDE.uid, *(other.uid for other in others)}) == 4


@pytest.mark.parametrize("naming", Naming)
def test_a_uid_says_nothing_of_the_case(naming: Naming) -> None:
    (entry,) = entries_of(written(naming, DECIDE))

    name, _, place = entry.says["UID"].partition("@")
    assert place == "caseworker.invalid"
    assert len(name) == 32
    assert int(name, 16)


def test_no_line_is_longer_than_the_standard_allows() -> None:
    long = replace(DECIDE, duty="Schulträger–Überprüfung, " * 20)

    content = written(Naming.INITIALS, long)

    assert max(len(line) for line in lines_of(content)) <= LONGEST
    assert entries_of(content)[0].says["SUMMARY"].count("Schulträger–Überprüfung, ") == 20


def test_a_file_name_holds_the_day_it_was_saved_and_nobody() -> None:
    assert draw((DECIDE,), Naming.INITIALS, MARKING, TODAY).name == "caseworker-2026-11-23"


def test_a_calendar_keeps_to_itself_until_it_is_released() -> None:
    assert "TW" not in repr(draw((DECIDE,), Naming.INITIALS, MARKING, TODAY))
    assert "assess" not in repr(draw((DECIDE,), Naming.INITIALS, MARKING, TODAY))

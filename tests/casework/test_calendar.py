"""A calendar leaves only once it is written down, and never says a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import calendar
from caseworker.casework.calendar import CalendarNotSaved, SaveCalendar
from caseworker.casework.diary import Choice, Whose
from caseworker.casework.entries import Record, record
from caseworker.casework.meetings import MoveMeeting, move_meeting
from caseworker.casework.office import Office, Officer
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.release import Naming
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_case, an_event
from tests.casework.test_letters import OFFICE
from tests.documents.calendar_reader import entries_of
from tests.paper_records import PaperStore
from tests.storage.stores import a_summary
from tests.ui.paper_store import a_due

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "Judith Okafor")
STARTED = an_event("request_received")
INITIALS = SaveCalendar(Naming.INITIALS, Choice(), "Judith Okafor", "For my own calendar")
NOTHING = SaveCalendar(Naming.NOTHING, Choice(), "")


@pytest.fixture
def store() -> PaperStore:
    """One child with a duty that is late, two to come, and one about a named adviser."""
    kept = PaperStore()
    dues = (
        a_due("Late", -2, event=STARTED.id),
        a_due("Decide whether to assess", 3, event=STARTED.id),
        a_due("Give the advice", 9, row="T-9", event=STARTED.id, about="Dr Fatima Lim"),
        a_due("As soon as may be", None, event=STARTED.id),
    )
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(STARTED))
        records.write_summary(replace(a_summary(a_case()), dues=dues))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    return Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))


def summaries(content: bytes) -> list[str]:
    return [entry.says["SUMMARY"] for entry in entries_of(content)]


def test_it_holds_what_is_owed_from_today_on_by_its_day(office: Office) -> None:
    drawn = office.see(calendar.calendar(INITIALS, JUDITH, NOW))

    said = summaries(drawn.content)
    days = [entry.says["DTSTART;VALUE=DATE"] for entry in entries_of(drawn.content)]
    assert [each.partition("] ")[2] for each in said] == [
        "TW 2026-0113: Decide whether to assess",
        "TW 2026-0113: Give the advice",
    ]
    assert days == ["20261126", "20261202"]


def test_no_name_in_the_store_is_in_the_file(office: Office, store: PaperStore) -> None:
    person = store.paper.cases[NUMBER].person
    names = [person.name, person.known_as, *(one.name for one in person.contacts)]
    names += ["Fatima", "Lim", person.home_authority, JUDITH.name, OFFICE.name]

    for command in (INITIALS, NOTHING):
        content = office.see(calendar.calendar(command, JUDITH, NOW)).content.decode()
        for word in " ".join(names).split():
            assert word not in content, word


def test_with_initials_it_is_written_down_on_each_case(office: Office, store: PaperStore) -> None:
    done = office.do(calendar.save_calendar, INITIALS)

    (release,) = [each for number, each in store.paper.releases if number == NUMBER]
    assert (release.kind, release.to, release.copy_number) == ("clear_copy", "Judith Okafor", 1)
    assert release.reason == "For my own calendar"
    assert store.paper.history[-1].words.startswith("Saved a calendar file with initials")
    assert "For my own calendar" in done.sentence
    assert [act for _, _, act, _, _ in store.paper.audit][-2:] == [
        "released:calendar",
        "released:calendar:initials",
    ]


def test_with_nothing_personal_it_stands_in_the_audit_alone(
    office: Office, store: PaperStore
) -> None:
    office.do(calendar.save_calendar, NOTHING)

    assert store.paper.releases == ()
    assert store.paper.audit[-1][2] == "released:calendar:nothing"


@pytest.mark.parametrize("changes", [{"to": " "}, {"reason": ""}])
def test_initials_leave_for_somebody_and_for_a_reason(
    office: Office, store: PaperStore, changes: dict[str, str]
) -> None:
    with pytest.raises(Incomplete):
        office.do(calendar.save_calendar, replace(INITIALS, **changes))  # type: ignore[arg-type]

    assert store.paper.releases == ()


def test_an_office_without_clear_copies_still_saves_one_with_nothing_personal(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.save_office(replace(OFFICE, clear_copies=False))

    with pytest.raises(NotAllowed):
        office.do(calendar.save_calendar, INITIALS)
    office.do(calendar.save_calendar, NOTHING)

    assert not office.see(calendar.calendar_offer(Choice())).initials


def test_a_calendar_that_never_left_is_written_down_as_that(
    office: Office, store: PaperStore
) -> None:
    office.do(calendar.save_calendar, INITIALS)
    office.do(calendar.not_saved, CalendarNotSaved(INITIALS, "That disk is full."))

    assert store.paper.history[-1].words == (
        "The calendar file was not saved after all. That disk is full."
    )


def test_the_offer_counts_lines_and_cases(office: Office) -> None:
    offer = office.see(calendar.calendar_offer(Choice()))

    assert (offer.lines, offer.cases, offer.more) == (2, 1, False)


def test_the_file_is_named_for_its_day(office: Office) -> None:
    drawn = office.see(calendar.calendar(NOTHING, JUDITH))

    assert drawn.name == f"caseworker-{date(2026, 11, 23)}"


def test_a_meeting_that_is_moved_stays_the_same_entry_of_a_calendar(office: Office) -> None:
    facts = {"what": "Draft plan", "on": "2026-12-07", "where": "Mill Lane Primary"}
    planned = office.do(record, Record(NUMBER, Happening("meeting_planned", TODAY, facts=facts)))
    before = meetings_of(office)
    assert planned.event is not None

    office.do(move_meeting, MoveMeeting(NUMBER, planned.event, date(2026, 12, 9)))
    after = meetings_of(office)

    assert list(before.values()) == ["20261207"]
    assert list(after.values()) == ["20261209"]
    assert list(before) == list(after)


def meetings_of(office: Office) -> dict[str, str]:
    """The uid and the day of each meeting; what it is may be said, and where it is may not."""
    command = replace(INITIALS, choice=Choice(Whose.MEETINGS))
    content = office.see(calendar.calendar(command, JUDITH, NOW)).content
    assert b"TW 2026-0113: Planned meeting: Draft plan" in content.replace(b"\r\n ", b"")
    assert b"Mill Lane" not in content
    return {each.says["UID"]: each.says["DTSTART;VALUE=DATE"] for each in entries_of(content)}

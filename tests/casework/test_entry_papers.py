"""Entries that are papers: which are offered on a case, and what their empty forms know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseworker.casework.entry_papers import entry_papers, entry_to_print
from caseworker.casework.wanted import Wanted
from caseworker.documents.entry_form import EntryToPrint
from caseworker.domain.case import Case, Event, OfficerId
from caseworker.domain.errors import NotFound
from caseworker.domain.people import Person
from tests.builders import TODAY, a_case, a_person
from tests.casework.test_letters import records_of
from tests.domain.happenings import on

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODDLER = replace(a_person(), born=date(2024, 6, 3))
CHECKED = on("early_years_checked", "2026-11-02", by="Maja Lind", standing="No concern")
ASKED = on("request_received", "2026-11-02", requested_by="Parent")


def titles(*events: Event, person: Person = TODDLER) -> list[str]:
    case = a_case(*events, person=person)
    return [title for _, title, _ in entry_papers(case, TODAY)]


def printed(case: Case, wanted: Wanted) -> EntryToPrint:
    with records_of(case).sitting() as records:
        return entry_to_print(records, wanted, TODAY)


def test_the_empty_form_of_the_check_is_offered_until_the_third_birthday() -> None:
    assert titles() == ["Progress check at age two: the form"]
    assert titles(person=a_person()) == []


def test_what_was_written_down_is_offered_before_the_empty_form() -> None:
    assert titles(CHECKED) == [
        "Progress check at age two, Monday 2 November 2026",
        "Progress check at age two: the form",
    ]


def test_the_two_part_test_is_offered_while_it_is_decided() -> None:
    assert titles(ASKED, person=a_person()) == ["Must an assessment be secured?: the form"]


def test_the_empty_form_knows_where_the_child_is_and_its_last_day() -> None:
    case = a_case(on("case_opened", "2026-10-05"), person=TODDLER)
    with records_of(case).sitting() as records:
        facts = {"attends": "Little Otters Nursery"}
        records.write_facts(case.number, facts, NOW, OfficerId("o-1"))
        wanted = Wanted("entry_form", case.number, about="early_years_checked")
        form = entry_to_print(records, wanted, TODAY)

    assert form.event is None
    assert form.known == {"setting": "Little Otters Nursery"}
    assert form.by is not None
    assert form.by.day == date(2027, 6, 2)


def test_an_entry_that_is_no_form_is_none_on_paper() -> None:
    case = a_case(ASKED, person=TODDLER)

    with pytest.raises(NotFound):
        printed(case, Wanted("entry_form", case.number, str(ASKED.id)))

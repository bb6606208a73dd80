"""One-off bank holidays: entered once by an administrator, and every date follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries
from caseworker.casework.gathering import GATHER
from caseworker.casework.office import Office
from caseworker.casework.records import CaseSummary
from caseworker.casework.wanted import Wanted
from caseworker.casework.working_days import (
    EnterOneOff,
    RemoveOneOff,
    enter_one_off,
    remove_one_off,
)
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from tests.builders import OKAFOR, TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere
from tests.paper_records import PaperStore

DAY = date(2026, 12, 7)  # a Monday; today is Monday 23 November
MOURNING = EnterOneOff("England", DAY, " Day of mourning ", "Proclamation of 20 November 2026")


@pytest.fixture
def store() -> PaperStore:
    return northmere("community")


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return at_work(store, clock, "administrator")


@pytest.fixture
def case(office: Office) -> CaseNumber:
    """Asked for advice on 23 November: 20 working days end on 21 December."""
    opened = cases.OpenCase(a_person(), "community", TODAY, "A letter came")
    number = CaseNumber(office.do(cases.open_case, opened).made)
    said = {"asked_by": "Mill Lane Primary", "question": "Which support?"}
    asked = Happening("advice_asked_of_us", TODAY, facts=said)
    office.do(entries.record, entries.Record(number, asked))
    return number


def in_the_list(office: Office) -> CaseSummary:
    (summary,) = office.see(lambda records, _: records.summaries())
    return summary


def our_reply(office: Office) -> tuple[date | None, str]:
    due = next(due for due in in_the_list(office).dues if due.row == "S-15")
    return due.by, due.because


@pytest.mark.usefixtures("case")
def test_what_lists_show_moves_with_a_one_off_day_and_the_card_names_it(office: Office) -> None:
    before = our_reply(office)
    office.do(enter_one_off, MOURNING)

    freshened = office.freshen(10)

    by, because = our_reply(office)
    assert before[0] == date(2026, 12, 21)
    assert freshened == 1
    assert by == date(2026, 12, 22)
    assert "Monday 7 December 2026, Day of mourning (one-off)" in because
    assert "mourning" not in before[1]


@pytest.mark.usefixtures("case")
def test_a_day_that_is_removed_moves_everything_back(office: Office) -> None:
    office.do(enter_one_off, MOURNING)
    office.freshen(10)

    office.do(remove_one_off, RemoveOneOff("England", DAY))

    assert office.freshen(10) == 1
    assert our_reply(office)[0] == date(2026, 12, 21)
    assert office.freshen(10) == 0


def test_paper_is_counted_by_it_too(office: Office, case: CaseNumber) -> None:
    office.do(enter_one_off, MOURNING)

    timeline = office.see(
        lambda records, today: GATHER["timeline"](records, Wanted("timeline", case), today)
    )

    assert [due.by for due in timeline.dues if due.id == "S-15"] == [date(2026, 12, 22)]


@pytest.mark.usefixtures("case")
def test_a_day_of_another_nation_is_kept_and_moves_nothing_here(office: Office) -> None:
    office.do(enter_one_off, replace(MOURNING, nation="Scotland"))
    office.freshen(10)

    assert our_reply(office)[0] == date(2026, 12, 21)
    assert office.see(lambda records, _: records.office().one_offs[0].nation) == "Scotland"


def test_who_entered_and_removed_it_stands_in_the_audit(office: Office, store: PaperStore) -> None:
    office.do(enter_one_off, MOURNING)
    office.do(remove_one_off, RemoveOneOff("England", DAY))

    assert [(who, act, ref) for _, who, act, _, ref in store.paper.audit] == [
        (OKAFOR, "one_off_day_entered:england", "2026-12-07"),
        (OKAFOR, "one_off_day_removed:england", "2026-12-07"),
    ]


@pytest.mark.parametrize(
    ("command", "field", "words"),
    [
        (replace(MOURNING, day=date(2026, 12, 5)), "day", "at a weekend"),
        (replace(MOURNING, day=date(2026, 12, 25)), "day", "already: Christmas Day"),
        (replace(MOURNING, day=date(1926, 12, 7)), "day", "Look at the year again"),
        (replace(MOURNING, day=date(2206, 12, 8)), "day", "Look at the year again"),
        (replace(MOURNING, day=None), "day", "Give the day"),
        (replace(MOURNING, nation="Mercia"), "nation", "Choose the nation"),
        (replace(MOURNING, name=" "), "name", "Say what the day is"),
        (replace(MOURNING, source=" "), "source", "where it comes from"),
    ],
)
def test_what_can_be_no_one_off_day_is_refused_in_words(
    office: Office, command: EnterOneOff, field: str, words: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        office.do(enter_one_off, command)

    (gap,) = refused.value.gaps
    assert gap.field == field
    assert words in gap.words
    assert office.see(lambda records, _: records.office().one_offs) == ()


def test_the_same_day_is_not_entered_twice(office: Office) -> None:
    office.do(enter_one_off, MOURNING)

    with pytest.raises(Incomplete) as refused:
        office.do(enter_one_off, replace(MOURNING, name="Again"))

    assert "already: Day of mourning (one-off)" in refused.value.gaps[0].words


def test_a_day_that_is_not_kept_cannot_be_removed(office: Office) -> None:
    with pytest.raises(NotFound, match="7 December 2026 is not entered"):
        office.do(remove_one_off, RemoveOneOff("England", DAY))


def test_only_an_administrator_enters_and_removes(store: PaperStore, clock: StandingClock) -> None:
    officer = at_work(store, clock, "officer")

    with pytest.raises(NotAllowed, match="administrator"):
        officer.do(enter_one_off, MOURNING)
    with pytest.raises(NotAllowed, match="administrator"):
        officer.do(remove_one_off, RemoveOneOff("England", DAY))

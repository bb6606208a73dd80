"""The lists of any records: summaries, what is owed, counts, recent cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from caseworker.casework.list_facts import Named
from caseworker.casework.records import (
    Among,
    OpenDue,
    OpenRecords,
    Owed,
)
from caseworker.domain.case import CaseNumber, OfficerId, Stage
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person
from tests.storage.stores import a_summary, write_opened

LEWIS = OfficerId("lewis")
NUMBER = CaseNumber("2026-0113")


def a_due(duty: str, by: date | None, *, ours: bool = True) -> OpenDue:
    return OpenDue("T-01", duty, by, ours, "us" if ours else "the home authority", "reg 5")


def test_summaries_come_by_name_and_leave_the_closed_out(sitting: OpenRecords) -> None:
    names = {"2026-0001": "Zed", "2026-0002": "anna", "2026-0003": "Bo"}
    with sitting() as records:
        for number, given in names.items():
            case = a_case(number=number, person=a_person(given=given))
            stage = Stage.CLOSED if given == "Bo" else Stage.OPENED
            records.open_case(case)
            records.write_summary(a_summary(case, stage))

    with sitting() as records:
        still_open = [each.number for each in records.summaries()]
        every = [each.number for each in records.summaries(closed=True)]
        some = records.summaries(of={CaseNumber("2026-0001"), CaseNumber("2026-0003")})

    assert [each.number for each in some] == ["2026-0001"]
    assert still_open == ["2026-0002", "2026-0001"]
    assert every == ["2026-0002", "2026-0003", "2026-0001"]


def test_it_is_told_whose_cases_are_without_reading_them(sitting: OpenRecords) -> None:
    """Closed ones, too; a number that nobody has is left out, however many are asked for."""
    case = a_case(number="2026-0001", person=a_person(given="Anna", family=""))
    with sitting() as records:
        write_opened(records, stage=Stage.CLOSED)
        records.open_case(case)

    with sitting() as records:
        (tom,) = records.named([NUMBER]).values()
        many = records.named([NUMBER, case.number, *(CaseNumber(str(at)) for at in range(600))])

    assert tom == Named("Tom Whitfield", a_case().person.born)
    assert many == {NUMBER: tom, case.number: Named("Anna", case.person.born)}


def test_a_summary_is_replaced_whole(sitting: OpenRecords) -> None:
    case = a_case()
    dues = (a_due("Decide", TODAY), a_due("Ask", None, ours=False))
    with sitting() as records:
        write_opened(records)
        records.write_summary(replace(a_summary(case), dues=dues))

    later = replace(a_summary(case, Stage.ASSESSING), dues=dues[:1], heard_on=TODAY)
    with sitting() as records:
        records.write_summary(later)

    with sitting() as records:
        assert records.summaries() == (later,)


def test_what_is_owed_comes_soonest_first_and_undated_last(sitting: OpenRecords) -> None:
    near, far = TODAY - timedelta(days=1), TODAY + timedelta(days=40)
    dues = (
        a_due("undated", None),
        a_due("far", far),
        a_due("near", near),
        a_due("theirs", TODAY, ours=False),
    )
    with sitting() as records:
        write_opened(records)
        records.write_summary(replace(a_summary(a_case()), dues=dues))
        write_opened(records, stage=Stage.CLOSED, number="2026-0200")

    with sitting() as records:
        ever = records.due_lines(Owed(ours=True, undated=True), 10)
        soon = records.due_lines(Owed(until=TODAY, ours=True, undated=True), 10)
        first = records.due_lines(Owed(ours=True, undated=True), 1)
        theirs = records.due_lines(Owed(ours=False), 10)

    assert [line.due.duty for line in ever] == ["near", "far", "undated"]
    assert [line.due.duty for line in soon] == ["near", "undated"]
    assert [line.due.duty for line in first] == ["near"]
    assert [line.due for line in theirs] == [dues[3]]
    assert theirs[0].name == "Tom Whitfield"


def test_a_list_can_be_narrowed_by_day_officer_and_home_authority(sitting: OpenRecords) -> None:
    dues = (a_due("undated", None), a_due("today", TODAY), a_due("week", TODAY + timedelta(7)))
    with sitting() as records:
        write_opened(records, number="2026-0001")
        write_opened(records, number="2026-0002")
        one, other = a_case(number="2026-0001"), a_case(number="2026-0002")
        records.write_summary(replace(a_summary(one), dues=dues, home_authority="Eastmoor"))
        records.write_summary(replace(a_summary(other), officer=LEWIS, dues=dues[1:]))

    def found(owed: Owed) -> list[tuple[str, str]]:
        with sitting() as records:
            return [(line.case[-1], line.due.duty) for line in records.due_lines(owed, 10)]

    def open_cases(among: Among) -> int:
        with sitting() as records:
            return records.tally(TODAY, TODAY, among).open_cases

    eastmoor, lewis = Among(authority="Eastmoor"), Among(officer=LEWIS)

    assert found(Owed(since=TODAY + timedelta(1))) == [("1", "week"), ("2", "week")]
    assert found(Owed(until=TODAY)) == [("1", "today"), ("2", "today")]
    assert found(Owed(among=eastmoor)) == [("1", "today"), ("1", "week")]
    assert found(Owed(among=lewis)) == [("2", "today"), ("2", "week")]
    assert (open_cases(eastmoor), open_cases(lewis)) == (1, 1)


def test_a_list_can_be_narrowed_to_a_place_and_says_to_what(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records, number="2026-0001")
        write_opened(records, number="2026-0002")
        write_opened(records, stage=Stage.CLOSED, number="2026-0200")
        one = a_summary(a_case(number="2026-0001"))
        records.write_summary(replace(one, place="Ashdown", home_authority="Eastmoor"))

    with sitting() as records:
        choices = records.narrowings()
        tally = records.tally(TODAY, TODAY, Among(place="Ashdown"))
        but_that = Among(without=frozenset({one.number}))
        others, without = records.narrowings(but_that), records.tally(TODAY, TODAY, but_that)

    assert (others.places, without.open_cases) == ((), 1)
    assert "Eastmoor" not in others.authorities
    assert choices.places == ("Ashdown",)
    assert "Eastmoor" in choices.authorities
    assert choices.officers == (OKAFOR,)
    assert tally.open_cases == 1


def test_rows_of_another_day_are_found_a_few_at_a_time(sitting: OpenRecords) -> None:
    numbers = ("2026-0001", "2026-0002", "2026-0003")
    with sitting() as records:
        for number in numbers:
            write_opened(records, number=number)
        records.write_summary(
            replace(a_summary(a_case(number="2026-0002")), as_of="2026-11-23 abc")
        )
        write_opened(records, stage=Stage.CLOSED, number="2026-0200")

    with sitting() as records:
        assert records.not_as_of("2026-11-23 abc", 10) == ("2026-0001", "2026-0003")
        assert records.not_as_of("2026-11-24 abc", 2) == ("2026-0001", "2026-0002")


def test_what_the_law_says_comes_before_a_code_and_a_policy(sitting: OpenRecords) -> None:
    dues = tuple(
        replace(a_due(weight, TODAY - timedelta(days)), weight=weight)
        for days, weight in ((9, "policy"), (3, "code"), (1, "law"), (2, "law"))
    )
    with sitting() as records:
        write_opened(records)
        records.write_summary(replace(a_summary(a_case()), dues=dues))

    with sitting() as records:
        lines = records.due_lines(Owed(by_weight=True), 10)

    assert [(line.due.weight, (TODAY - line.due.by).days) for line in lines if line.due.by] == [
        ("law", 2),
        ("law", 1),
        ("code", 3),
        ("policy", 9),
    ]


def test_the_counts_are_of_open_cases(sitting: OpenRecords) -> None:
    dues = (
        a_due("late", TODAY - timedelta(days=1)),
        a_due("today", TODAY),
        a_due("week", TODAY + timedelta(days=7)),
        a_due("far", TODAY + timedelta(days=8)),
        a_due("theirs", TODAY, ours=False),
    )
    with sitting() as records:
        write_opened(records)
        records.write_summary(replace(a_summary(a_case()), dues=dues))
        write_opened(records, stage=Stage.CLOSED, number="2026-0200")

    with sitting() as records:
        tally = records.tally(TODAY, TODAY + timedelta(days=7))

    assert (tally.overdue, tally.due_soon, tally.waiting, tally.open_cases) == (1, 2, 1, 1)
    assert dict(tally.by_stage) == {Stage.OPENED: 1}


def test_the_counts_of_no_cases_are_nought(sitting: OpenRecords) -> None:
    with sitting() as records:
        tally = records.tally(TODAY, TODAY)

    assert (tally.overdue, tally.due_soon, tally.waiting, tally.open_cases) == (0, 0, 0, 0)


def test_recent_cases_are_each_officers_own(sitting: OpenRecords) -> None:
    with sitting() as records:
        for number in ("2026-0001", "2026-0002", "2026-0003"):
            write_opened(records, number=number)
        records.note_opened(CaseNumber("2026-0001"), OKAFOR, NOW)
        records.note_opened(CaseNumber("2026-0002"), OKAFOR, NOW + timedelta(minutes=1))
        records.note_opened(CaseNumber("2026-0003"), LEWIS, NOW)
        records.note_opened(CaseNumber("2026-0001"), OKAFOR, NOW + timedelta(minutes=2))

    with sitting() as records:
        mine = [each.number for each in records.recent(OKAFOR, 5)]
        last = [each.number for each in records.recent(OKAFOR, 1)]

    assert mine == ["2026-0001", "2026-0002"]
    assert last == ["2026-0001"]


def test_the_days_are_counted_ours_and_others_apart(sitting: OpenRecords) -> None:
    later = TODAY + timedelta(days=3)
    dues = (
        a_due("undated", None),
        a_due("one", TODAY),
        a_due("two", TODAY),
        replace(a_due("theirs", TODAY, ours=False), row="T-02"),
        a_due("later", later),
    )
    with sitting() as records:
        write_opened(records)
        records.write_summary(replace(a_summary(a_case()), dues=dues))
        write_opened(records, stage=Stage.CLOSED, number="2026-0200")

    def counted(owed: Owed) -> list[tuple[date, int, int]]:
        with sitting() as records:
            return [(each.day, each.ours, each.others) for each in records.due_counts(owed)]

    assert counted(Owed(undated=True)) == [(TODAY, 2, 1), (later, 1, 0)]
    assert counted(Owed(until=TODAY, ours=True)) == [(TODAY, 2, 0)]
    assert counted(Owed(rows=frozenset({"T-02"}))) == [(TODAY, 0, 1)]
    assert counted(Owed(rows=frozenset())) == []

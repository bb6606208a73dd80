"""The diary: the days of a span with what is owed on them, and the load of the weeks ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from caseworker.casework.diary import Choice, Whose, agenda, load, monday_of, span
from caseworker.casework.records import Among, Records
from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import OfficerId
from tests.builders import NOW, OKAFOR, TODAY, a_case
from tests.paper_records import PaperStore
from tests.storage.stores import OFFICE, a_summary
from tests.ui.paper_store import a_due

SUNDAY = timedelta(days=6)
OURS, OTHERS = Choice(Whose.OURS), Choice(Whose.OTHERS)


def records_with(days: Iterable[int], *, ours: bool = True) -> Records:
    """A case with one duty so many days from today for each of ``days``."""
    store = PaperStore()
    dues = tuple(a_due(f"Duty {at}", day, ours=ours) for at, day in enumerate(days))
    with store.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case())
        records.write_summary(replace(a_summary(a_case()), dues=dues))
        return cast("Records", records)


def test_every_day_of_a_span_is_there_with_the_first_of_what_is_owed() -> None:
    records = records_with([0, 2, 2, 2, 9])

    found = span(TODAY, TODAY + SUNDAY, Choice(), 2)(records, TODAY)

    assert [each.day.day for each in found.days] == [23, 24, 25, 26, 27, 28, 29]
    assert [each.count for each in found.days] == [1, 0, 3, 0, 0, 0, 0]
    assert [len(each.lines) for each in found.days] == [1, 0, 2, 0, 0, 0, 0]
    assert found.days[2].more == 1


def test_a_span_is_narrowed_to_what_is_chosen() -> None:
    records = records_with([1], ours=False)
    of_somebody_else = Choice(among=Among(officer=OfficerId("lewis")))

    def count(choice: Choice) -> int:
        return sum(
            each.count for each in span(TODAY, TODAY + SUNDAY, choice, 5)(records, TODAY).days
        )

    assert (count(Choice()), count(OTHERS), count(OURS), count(of_somebody_else)) == (1, 1, 0, 0)


def test_the_agenda_begins_with_what_is_late_and_says_that_it_goes_on() -> None:
    records = records_with([-3, 0, 5, 400])

    now = agenda(TODAY, Choice(), 2)(records, TODAY)
    whole = agenda(TODAY, Choice(), 3)(records, TODAY)
    tomorrow = agenda(TODAY + timedelta(1), Choice(), 5)(records, TODAY)

    assert [line.due.duty for line in now.late] == ["Duty 0"]
    assert [line.due.duty for line in now.lines] == ["Duty 1", "Duty 2"]
    assert (now.more, whole.more) == (True, False)
    assert [line.due.duty for line in tomorrow.lines] == ["Duty 2", "Duty 3"]
    assert not tomorrow.late


def test_the_load_is_late_then_twelve_weeks_each_with_its_count() -> None:
    wednesday = TODAY + timedelta(2)
    records = records_with([-1, 1, 2, 6, 7, 83, 84])

    found = load(Choice())(records, wednesday)

    assert (found.ours_late, found.others_late) == (2, 0)
    assert [week.count for week in found.weeks] == [2, 1, *[0] * 9, 1]
    assert found.weeks[0].monday == TODAY
    assert found.weeks[-1].monday == TODAY + timedelta(weeks=11)


def test_the_load_holds_ours_and_others_apart() -> None:
    found = load(Choice())(records_with([-1, 3], ours=False), TODAY)

    assert (found.others_late, found.weeks[0].ours, found.weeks[0].others) == (1, 0, 1)


def test_the_load_counts_the_tasks_that_the_list_beside_it_shows() -> None:
    records = records_with([-1, 3])
    for at, day in enumerate((-2, 3, 8, None)):
        by = None if day is None else TODAY + timedelta(day)
        records.tasks.keep(Task(f"task-{at}", OKAFOR, "Ring", by, NOW, OKAFOR))
    mine = Choice(tasks_of=OKAFOR)

    found, listed = load(mine)(records, TODAY), agenda(TODAY, mine, 9)(records, TODAY)

    assert (found.ours_late, len(listed.late)) == (2, 2)
    assert [week.ours for week in found.weeks[:3]] == [2, 1, 0]
    assert load(replace(mine, whose=Whose.OTHERS))(records, TODAY).ours_late == 0


def test_a_week_begins_on_its_monday() -> None:
    assert monday_of(date(2026, 11, 29)) == date(2026, 11, 23)
    assert monday_of(date(2026, 11, 30)) == date(2026, 11, 30)

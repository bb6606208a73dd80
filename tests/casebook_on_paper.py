"""The practice office on paper, and the whole casebook told in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from caseworker.casework.office import Office, Officer
from caseworker.casework.practice.casebook import CHILDREN, casebook
from caseworker.casework.practice.clock import START, MoveClock, move_clock
from caseworker.casework.practice.office import OFFICER, practice_office
from caseworker.casework.practice.story import Story, tell
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Case, CaseNumber, OfficerId, Stage
from caseworker.domain.law import event_kinds
from tests.builders import StandingClock
from tests.paper_records import PaperStore

LONG_AGO = datetime(2024, 1, 8, 9, 0, tzinfo=START.tzinfo)


class PracticeOnPaper:
    """A practice office on paper, whose clock goes by what it is told of the office."""

    def __init__(self, at: datetime = LONG_AGO, facts: OfficeFacts | None = None) -> None:
        self.kept = PaperStore()
        self.clock = ObedientClock(at)
        with self.kept.sitting() as records:
            records.save_office(facts or practice_office(at))
        officer = Officer(OfficerId("okafor"), OFFICER, "administrator")
        self.office = Office(self.kept.sitting, self.clock, officer, lambda _: (b"name", b"key"))

    def tell(self, stories: Iterable[Story]) -> list[Case]:
        numbers = tell(self.office, self.clock, stories)
        return [self.case(number) for number in numbers]

    def case(self, number: CaseNumber) -> Case:
        return self.office.see(lambda records, _: records.case(number))


class ObedientClock(StandingClock):
    def hear(self, facts: OfficeFacts) -> None:
        self.at = facts.practice_now or self.at


def stage_of(case: Case) -> Stage:
    return case.stage(event_kinds())


def the_casebook_told() -> tuple[PracticeOnPaper, dict[str, Case]]:
    practice = PracticeOnPaper()
    told = practice.tell(each.story for each in casebook())
    practice.office.do(move_clock, MoveClock(START))
    practice.clock.at = START
    return practice, dict(zip(CHILDREN, told, strict=True))


@cache
def casebook_told() -> tuple[PracticeOnPaper, dict[str, Case]]:
    """The casebook as it stands on the first morning, told once for all who only look at it."""
    return the_casebook_told()

"""Whose cases they are, who covers, and acts on many cases, on paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from caseworker.casework.bulk_kept import Bulk
from caseworker.casework.put_aside_kept import PutAside
from caseworker.casework.tasks_kept import Task
from caseworker.casework.whose_kept import ByAnother, Cover
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from tests.paper_tasks import PaperTasks

if TYPE_CHECKING:
    from tests.paper_records import Paper


@dataclass
class DayPaper:
    """What is written down of the working day."""

    covers: dict[str, Cover] = field(default_factory=dict)
    bulk: dict[str, Bulk] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)


class PaperWhose:
    """What ``Whose`` promises."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def give(self, number: CaseNumber, officer: OfficerId) -> None:
        paper = self._paper
        if number not in paper.cases:
            raise NotFound("There is no case with that number in these records.")
        paper.cases[number] = replace(paper.cases[number], officer=officer)
        if number in paper.summaries:
            paper.summaries[number] = replace(paper.summaries[number], officer=officer)

    def lines_by_others(
        self, officer: OfficerId, since: datetime, until: datetime, most: int
    ) -> tuple[ByAnother, ...]:
        cases = self._paper.cases
        found = [
            ByAnother(line.case, line.at, line.officer_name, line.words)
            for line in self._paper.history
            if cases[line.case].officer == officer
            and line.officer != officer
            and since <= line.at < until
        ]
        return tuple(sorted(found, key=lambda line: line.at, reverse=True)[:most])

    def keep_cover(self, cover: Cover) -> None:
        self._paper.covers[cover.id] = cover

    def cover(self, key: str) -> Cover:
        if key not in self._paper.covers:
            raise NotFound("There is no such cover in these records.")
        return self._paper.covers[key]

    def covers(self) -> tuple[Cover, ...]:
        by_id = sorted(self._paper.covers.values(), key=lambda one: one.id)
        return tuple(sorted(by_id, key=lambda one: one.since, reverse=True))


class PaperBulks:
    """What ``Bulks`` promises."""

    def __init__(self, kept: dict[str, Bulk]) -> None:
        self._kept = kept

    def keep(self, bulk: Bulk) -> None:
        self._kept[bulk.id] = bulk

    def get(self, key: str) -> Bulk:
        if key not in self._kept:
            raise NotFound("There is no such act in these records.")
        return self._kept[key]

    def latest(self, most: int) -> tuple[Bulk, ...]:
        by_id = sorted(self._kept.values(), key=lambda one: one.id)
        return tuple(sorted(by_id, key=lambda one: one.at, reverse=True)[:most])

    def mark_undone(self, key: str, at: datetime, officer: OfficerId) -> None:
        self._kept[key] = replace(self._kept[key], undone_at=at, undone_by=officer)


def books_of(paper: Paper) -> tuple[PaperWhose, PaperBulks, PaperTasks]:
    """The three books of it."""
    return PaperWhose(paper), PaperBulks(paper.bulk), PaperTasks(paper.tasks)


class PaperAside(dict[tuple[str, str], PutAside]):
    """What ``Aside`` promises."""

    def every(self) -> tuple[PutAside, ...]:
        return tuple(self[key] for key in sorted(self))

    def keep(self, one: PutAside) -> None:
        self[one.finding, one.about] = one

    def drop(self, finding: str, about: str) -> None:
        if self.pop((finding, about), None) is None:
            raise NotFound("Nothing of this was put aside.")

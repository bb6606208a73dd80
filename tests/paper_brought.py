"""Lists that were brought in, on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from caseworker.casework.brought_kept import BroughtCase, BroughtList
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId


@dataclass
class PaperBroughtLists:
    """What ``BroughtLists`` promises."""

    all: tuple[BroughtList, ...] = ()
    cases: tuple[BroughtCase, ...] = ()

    def keep(self, brought: BroughtList, cases: tuple[BroughtCase, ...]) -> None:
        self.all = (*self.all, brought)
        self.cases = (*self.cases, *cases)

    def lists(self) -> tuple[BroughtList, ...]:
        return tuple(sorted(self.all, key=lambda one: one.at, reverse=True))

    def cases_of(self, list_: str) -> tuple[BroughtCase, ...]:
        found = (one for one in self.cases if one.list == list_)
        return tuple(sorted(found, key=lambda one: (one.line, one.case)))

    def note_undone(self, list_: str, at: datetime, officer: OfficerId) -> None:
        if all(one.id != list_ for one in self.all):
            raise NotFound("There is no such list.")
        self.all = tuple(
            replace(one, undone_at=at, undone_by=officer) if one.id == list_ else one
            for one in self.all
        )

    def erase(self, number: CaseNumber) -> None:
        self.cases = tuple(one for one in self.cases if one.case != number)
        left = {one.list for one in self.cases}
        self.all = tuple(one if one.id in left else replace(one, name="") for one in self.all)

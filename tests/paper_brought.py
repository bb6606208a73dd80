"""Lists that were brought in, on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from caseworker.casework.brought_kept import BroughtCase, BroughtList
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId

if TYPE_CHECKING:
    from tests.paper_records import Paper


class PaperBroughtLists:
    """What ``BroughtLists`` promises."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def keep(self, brought: BroughtList, cases: tuple[BroughtCase, ...]) -> None:
        self._paper.brought_lists = (*self._paper.brought_lists, brought)
        self._paper.brought_cases = (*self._paper.brought_cases, *cases)

    def lists(self) -> tuple[BroughtList, ...]:
        return tuple(sorted(self._paper.brought_lists, key=lambda one: one.at, reverse=True))

    def cases_of(self, list_: str) -> tuple[BroughtCase, ...]:
        found = (one for one in self._paper.brought_cases if one.list == list_)
        return tuple(sorted(found, key=lambda one: (one.line, one.case)))

    def note_undone(self, list_: str, at: datetime, officer: OfficerId) -> None:
        lists = self._paper.brought_lists
        if all(one.id != list_ for one in lists):
            raise NotFound("There is no such list.")
        self._paper.brought_lists = tuple(
            replace(one, undone_at=at, undone_by=officer) if one.id == list_ else one
            for one in lists
        )

"""Lists for disposal, and what was destroyed, on paper."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from caseworker.domain.case import CaseNumber
from caseworker.domain.disposal import Destroyed, DisposalId, DisposalList
from caseworker.domain.errors import NotFound

if TYPE_CHECKING:
    from tests.paper_records import Paper


class PaperDisposal:
    """What ``DisposalBook`` promises."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def keep(self, one: DisposalList) -> None:
        others = tuple(each for each in self._paper.disposals if each.id != one.id)
        self._paper.disposals = (*others, one)

    def list(self, one: DisposalId) -> DisposalList:
        for each in self._paper.disposals:
            if each.id == one:
                return each
        raise NotFound("There is no such list for disposal.")

    def lists(self) -> tuple[DisposalList, ...]:
        return tuple(sorted(self._paper.disposals, key=lambda one: one.made_at, reverse=True))

    def note_destroyed(self, one: Destroyed) -> None:
        if any(each.number == one.number for each in self._paper.destroyed):
            return
        self._paper.destroyed = (*self._paper.destroyed, one)

    def destroyed(self) -> tuple[Destroyed, ...]:
        return tuple(sorted(self._paper.destroyed, key=lambda one: one.at, reverse=True))

    def cases_with(self, kinds: Collection[str]) -> tuple[CaseNumber, ...]:
        return tuple(
            number
            for number, case in sorted(self._paper.cases.items())
            if any(event.kind in kinds for event in case.events)
        )

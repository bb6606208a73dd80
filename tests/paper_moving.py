"""Moving pieces between cases on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from caseworker.casework.moving_kept import Moved
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound

if TYPE_CHECKING:
    from tests.paper_records import Paper


class PaperMoving:
    """What ``Moving`` promises."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def cases_with(self, ids: Iterable[str]) -> frozenset[CaseNumber]:
        wanted = set(ids)
        entries = {
            number
            for number, case in self._paper.cases.items()
            if wanted & {str(event.id) for event in case.events}
        }
        papers = {one.case for key, (one, _) in self._paper.documents.items() if key in wanted}
        return frozenset(entries | papers)

    def read_again(self, *numbers: CaseNumber) -> None:
        """Paper is read anew each time."""

    def move(self, pieces: Moved, from_case: CaseNumber, into: CaseNumber) -> None:
        paper = self._paper
        if from_case not in paper.cases or into not in paper.cases:
            raise NotFound("There is no case with that number in these records.")
        events = paper.cases[from_case].events
        gone = tuple(one for one in events if one.id in pieces.events)
        stay = tuple(one for one in events if one.id not in pieces.events)
        paper.cases[from_case] = replace(paper.cases[from_case], events=stay)
        there = paper.cases[into]
        paper.cases[into] = replace(there, events=(*there.events, *gone))
        paper.documents = {
            key: (
                replace(one, case=into)
                if one.case == from_case and key in pieces.documents
                else one,
                content,
            )
            for key, (one, content) in paper.documents.items()
        }
        paper.history = tuple(
            replace(line, case=into)
            if line.case == from_case and line.event in pieces.events
            else line
            for line in paper.history
        )
        versions = []
        for one in paper.versions:
            if one.case == from_case and one.key in pieces.versions:
                was = one.issued_as or from_case
                is_home = was == into and not one.whose
                versions.append(replace(one, case=into, issued_as="" if is_home else was))
            else:
                versions.append(one)
        paper.versions = tuple(versions)

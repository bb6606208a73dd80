"""The audit on paper, to be read; the same contract tests it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.looking import LOOKS, Looked

Line = tuple[datetime, OfficerId, str, CaseNumber | None, str]


class PaperAuditRead:
    """What was written down, oldest first."""

    def __init__(self, kept: Callable[[], Iterable[Line]]) -> None:
        self._kept = kept

    def lines(self, since: datetime, until: datetime) -> tuple[Looked, ...]:
        return tuple(line for line in self._all() if since <= line.at < until)

    def ever_acted(self) -> frozenset[tuple[OfficerId, CaseNumber]]:
        return frozenset(
            (line.officer, line.case)
            for line in self._all()
            if line.case is not None and line.act not in LOOKS
        )

    def moments_since(self, act: str) -> tuple[datetime, ...]:
        every = self._all()
        last = max((at for at, line in enumerate(every) if line.act == act), default=0)
        return tuple(line.at for line in every[last:])

    def openings(self, case: CaseNumber, until: datetime | None = None) -> int:
        looked = (line for line in self._all() if line.case == case and line.act in LOOKS)
        return sum(until is None or line.at < until for line in looked)

    def _all(self) -> list[Looked]:
        return [Looked(at, who, act, case, ref) for at, who, act, case, ref in self._kept()]

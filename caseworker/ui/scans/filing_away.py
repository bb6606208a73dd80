"""Papers of the scan folder on their way into several cases, one case after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from caseworker.casework.office import Done
from caseworker.casework.papers_in import Coming, TakeInPapers, take_in_papers
from caseworker.casework.scan_folder import Scan, proven
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.case.files import bring
from caseworker.ui.case.intake import shown
from caseworker.ui.desk import Desk
from caseworker.ui.scans.given import Given

_SCANNED_OVER: Final = "another paper was scanned over it since it was listed. Look at it again."
_GONE: Final = "it is no longer there."


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of it: the files that are kept, with the hashes that the records give back."""

    scans: tuple[Scan, ...]
    kept: dict[str, str]
    cases: int
    refused: tuple[str, ...]


@dataclass(slots=True)
class _Read:
    """The files of one case, as far as they can be kept."""

    scans: list[Scan]
    papers: list[Coming]
    refused: list[str]


class FilingAway(QObject):
    """Each case takes its papers in at once, or none of them; the rest goes on without it.

    Signals:
        kept: a case has its papers; carries their scans.
        through: every case had its turn; carries the Filed.
    """

    kept = Signal(object)
    through = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left: list[tuple[CaseNumber, list[tuple[Scan, Given]]]] = []
        self._scans: list[Scan] = []
        self._ids: list[str] = []
        self._refused: list[str] = []
        self._cases = 0

    def begin(self, papers: Sequence[tuple[Scan, Given]]) -> None:
        """Keep each with the case that it was given to."""
        by_case: dict[CaseNumber, list[tuple[Scan, Given]]] = {}
        for scan, given in papers:
            by_case.setdefault(given.case, []).append((scan, given))
        self._left, self._cases = list(by_case.items()), 0
        self._scans, self._ids, self._refused = [], [], []
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._desk.paper(self, proven(tuple(self._ids)), self._finish)
            return
        number, papers = self._left.pop(0)
        self._desk.upkeep(self, lambda _: _read(papers), partial(self._on_read, number))

    def _on_read(self, number: CaseNumber, read: _Read) -> None:
        self._refused += read.refused
        if not read.papers:
            self._next()
            return
        self._desk.do(
            take_in_papers,
            TakeInPapers(number, tuple(read.papers)),
            asker=self,
            then=partial(self._on_kept, read.scans),
            refused=partial(self._on_refused, number),
        )

    def _on_kept(self, scans: list[Scan], done: Done) -> None:
        self._scans += scans
        self._ids += done.made.split("\n")
        self._cases += 1
        self.kept.emit(tuple(scans))
        self._next()

    def _on_refused(self, number: CaseNumber, error: CaseworkerError) -> None:
        self._refused.append(f"{number}: {error}")
        self._next()

    def _finish(self, kept: dict[str, str]) -> None:
        self.through.emit(Filed(tuple(self._scans), kept, self._cases, tuple(self._refused)))


def _read(papers: Sequence[tuple[Scan, Given]]) -> _Read:
    """Never on the window’s thread."""
    read = _Read([], [], [])
    for scan, given in papers:
        try:
            brought = bring(scan.path)
            if not scan.is_as_listed:
                read.refused.append(f"{shown(scan.path.name)}: {_SCANNED_OVER}")
                continue
        except CaseworkerError as error:
            read.refused.append(f"{shown(scan.path.name)}: {error}")
            continue
        except OSError:
            read.refused.append(f"{shown(scan.path.name)}: {_GONE}")
            continue
        read.scans.append(scan)
        read.papers.append(Coming(brought.name, brought.content, given.sort, given.day))
    return read

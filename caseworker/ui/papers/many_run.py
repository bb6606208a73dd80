"""Many letters on their way out, one after another: each written down, drawn, then let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrinter

from caseworker.casework import papers
from caseworker.casework.found_names import NamesAnother
from caseworker.casework.many_letters import Made, OneOfMany, bound, locked, page_count
from caseworker.casework.office import Done
from caseworker.casework.papers import CameToNothing, Drawn, LetGo
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.release import ReleaseKind
from caseworker.ui.desk import Desk
from caseworker.ui.papers.printing import Progress, paint
from caseworker.ui.papers.saving import write_whole

STOPPED: Final = "You stopped before it."
AFTER_FAULT: Final = "The one before it failed."
LOCKED: Final = "The records were locked before it left."
NOTHING_SAVED: Final = "It was stopped, so the one file of them all was not saved."


@dataclass(frozen=True, slots=True)
class Way:
    """How they leave: to a printer, into one file, or each into a locked file of a folder."""

    kind: ReleaseKind
    reason: str = ""
    printer: QPrinter | None = None
    file: Path | None = None
    folder: Path | None = None
    passphrase: str = ""


class ManyRun(QObject):
    """Makes them all. Every one is let go by itself, and is in the history of its own case.

    Signals:
        moved: so many of so many are made; carries words too.
        ended: all is over; carries what became of each, as a tuple of Made.
    """

    moved = Signal(int, int, str)
    ended = Signal(object)

    def __init__(
        self, desk: Desk, lines: Sequence[OneOfMany], way: Way, owner: QObject | None = None
    ) -> None:
        super().__init__(owner)
        self._desk, self._way = desk, way
        self._waiting = list(lines)
        self._total = len(self._waiting)
        self._made: list[Made] = []
        self._drawn: list[bytes] = []
        self._why_stopped = ""
        self._now: Made | None = None
        self._is_out = False  # the one on its way is with the printer or the disk, and will be done
        self._is_saving = False
        desk.closing.connect(self._on_closing)

    @Slot()
    def start(self) -> None:
        self._next()

    @Slot()
    def stop(self) -> None:
        """Stop after the letter that is on its way."""
        self._why_stopped = self._why_stopped or STOPPED

    @Slot()
    def _on_closing(self) -> None:
        """Nothing more can be asked of the records after this: what did not leave is undone."""
        self._why_stopped = LOCKED
        if self._now is not None and self._now.copy_number and not self._is_out:
            self._undone(self._now, LOCKED)
        if self._way.file is not None and not self._is_saving:
            for made in self._made:
                if made.where:
                    self._undone(made, LOCKED)
            self._drawn = []

    def _next(self) -> None:
        if self._why_stopped or not self._waiting:
            self._finish()
            return
        line = self._waiting.pop(0)
        self.moved.emit(len(self._made), self._total, f"{line.person}: to {line.to}")
        if self._why_stopped:  # whoever heard that may have stopped it
            self._waiting.insert(0, line)
            self._next()
            return
        if line.wanted is None:
            self._made.append(Made(line, why_not=line.why_not))
            self._next()
            return
        self._now, self._is_out = Made(line), False
        self._desk.do(
            papers.let_go,
            LetGo(
                line.wanted,
                self._way.kind,
                line.to,
                self._way.reason,
                file=self._file_name,
            ),
            asker=self,
            then=self._on_written_down,
            refused=self._on_refused,
        )

    @property
    def _file_name(self) -> str:
        return self._way.file.name if self._way.file is not None else ""

    def _on_written_down(self, done: Done) -> None:
        if self._now is None or (wanted := self._now.line.wanted) is None:
            return
        self._now = replace(self._now, copy_number=int(done.made))
        question = papers.copy(wanted, self._now.copy_number)
        self._desk.paper(self, question, self._on_drawn, refused=self._on_failed)

    def _on_drawn(self, drawn: Drawn) -> None:
        way, content = self._way, drawn.content
        self._is_out = way.file is None
        if way.printer is not None:
            self._to_printer(way.printer, content)
        elif way.folder is not None and self._now is not None:
            path = way.folder / f"{drawn.name}.pdf"
            self._desk.upkeep(
                self,
                lambda _: write_whole(path, locked(content, way.passphrase)),
                lambda _: self._on_out(path.name),
                refused=self._on_failed,
            )
        else:
            self._drawn.append(content)
            self._on_out(way.file.name if way.file else "")

    def _to_printer(self, printer: QPrinter, content: bytes) -> None:
        """Each letter is a job by itself: none is printed on the back of another."""
        progress = Progress()
        self._desk.upkeep(
            self,
            lambda _: paint(printer, content, range(1, page_count(content) + 1), progress),
            lambda _: self._on_out("Printed"),
            refused=self._on_failed,
        )

    def _on_out(self, where: str) -> None:
        if self._now is not None:
            self._made.append(replace(self._now, where=where))
        self._now = None
        self._next()

    def _on_refused(self, error: CaseworkerError) -> None:
        """Nothing was written down of this one; the others go on."""
        if self._now is not None:
            stopped = isinstance(error, NamesAnother)
            self._made.append(replace(self._now, why_not=str(error), is_stopped=stopped))
        self._now = None
        self._next()

    def _on_failed(self, error: CaseworkerError) -> None:
        """A printer or a disk that fails once would fail for all that follow."""
        if self._now is not None:
            self._made.append(self._undone(self._now, str(error)))
        self._now = None
        self._why_stopped = AFTER_FAULT
        self._next()

    def _finish(self) -> None:
        self._made += [Made(line, why_not=self._why_stopped) for line in self._waiting]
        self._waiting = []
        file = self._way.file
        if file is None or not self._drawn:
            self.ended.emit(tuple(self._made))
        elif self._why_stopped:
            self._undo_all(NOTHING_SAVED)
        else:
            self.moved.emit(self._total, self._total, "Saving the one file of them all…")
            self._is_saving = True
            content = tuple(self._drawn)
            self._desk.upkeep(
                self,
                lambda _: write_whole(file, bound(content)),
                lambda _: self.ended.emit(tuple(self._made)),
                refused=lambda error: self._undo_all(str(error)),
            )

    def _undo_all(self, why: str) -> None:
        undo = partial(self._undone, why=why)
        self._made = [undo(each) if each.where else each for each in self._made]
        self.ended.emit(tuple(self._made))

    def _undone(self, made: Made, why: str) -> Made:
        """It was written down as let go, so it has to be written down that it didn't leave."""
        command = CameToNothing(made.line.case, made.copy_number, why)
        self._desk.do(papers.came_to_nothing, command)
        return replace(made, where="", why_not=why)

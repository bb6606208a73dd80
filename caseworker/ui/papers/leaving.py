"""One paper on its way out: asked about, written down, drawn, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from caseworker.casework import papers
from caseworker.casework.many_letters import locked
from caseworker.casework.office import Done
from caseworker.casework.paper_pages import PaperSeen
from caseworker.casework.papers import CameToNothing, Drawn, LetGo
from caseworker.casework.passphrases import FILE_WORDS, propose
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.release import ReleaseKind
from caseworker.ui.desk import Desk
from caseworker.ui.papers.let_go import LetGoSheet
from caseworker.ui.papers.passphrase_sheet import PassphraseSheet
from caseworker.ui.papers.printing import AskPrinter, Progress, ask_printer, pages_wanted, paint
from caseworker.ui.papers.saving import ask_path, write_whole
from caseworker.ui.papers.why_it_may import Leaves

ENDINGS = {"record": "pdf"}  # of the forms that are no endings themselves
UNNAMED = "disclosure"
"""The name that a file is offered under: its number is known once it is written down."""
AskPath = Callable[[QWidget, str, Callable[[Path], None]], QFileDialog | None]


@dataclass(frozen=True, slots=True)
class Ways:
    """How a printer and a place are asked for: the computer's own dialogs."""

    ask_printer: AskPrinter = ask_printer
    ask_path: AskPath = ask_path


class Leaving(QObject):
    """Takes a paper from “may I?” to the printer or the disk. Nothing leaves unwritten.

    Signals:
        moved: what is being done now; carries words, and whether it can be stopped.
        left: the paper has left; carries a sentence.
        stopped: it did not leave; carries why.
        other_print: it is wanted in another print first; carries its name.
    """

    moved = Signal(str, bool)
    left = Signal(str)
    stopped = Signal(str)
    other_print = Signal(str)

    def __init__(
        self, desk: Desk, leaves: Leaves, seen: PaperSeen, owner: QWidget, ways: Ways
    ) -> None:
        super().__init__(owner)
        self._desk, self._leaves, self._seen = desk, leaves, seen
        self._wanted = leaves.wanted
        self._owner, self._ways = owner, ways
        self._command: LetGo | None = None
        self._printer: QPrinter | None = None
        self._path: Path | None = None
        self._copies = 1
        self._number = 0
        self._sentence = ""
        self._progress: Progress | None = None
        self._passphrase = ""

    def begin(self, kind: ReleaseKind) -> LetGoSheet:
        """Ask who it is for."""
        sheet = LetGoSheet(self._desk, self._leaves, self._seen, kind, self._owner)
        sheet.agreed.connect(self._on_agreed)
        sheet.other_print.connect(self.other_print)
        sheet.open()
        return sheet

    @Slot()
    def stop(self) -> None:
        """Stop the printer after the page that it is at."""
        self._copies = 0
        if self._progress is not None:
            self._progress.stop.set()

    @Slot(object)
    def _on_agreed(self, command: LetGo) -> None:
        self._command = command
        if command.kind == "encrypted_copy":
            self._passphrase = propose(FILE_WORDS)
        if command.kind == "print":
            self._ways.ask_printer(
                self._owner, self._seen.count, self._on_printer, self.stopped.emit
            )
        else:
            name = UNNAMED if self._wanted.case is not None else self._seen.name
            file = f"{name}.{ENDINGS.get(self._wanted.form, self._wanted.form)}"
            self._ways.ask_path(self._owner, file, self._on_path)

    def _on_printer(self, printer: QPrinter) -> None:
        """Each copy is let go by itself, so that no two have the same number."""
        self._printer = printer
        self._copies = max(1, printer.copyCount())
        printer.setCopyCount(1)
        self._write_down()

    def _on_path(self, path: Path) -> None:
        self._path = path
        if self._command is not None:
            self._command = replace(self._command, file=path.name)
        self._write_down()

    def _write_down(self) -> None:
        if self._command is None:
            return
        self._copies -= 1
        self._number = 0
        self.moved.emit("Writing it down…", False)
        self._desk.do(
            papers.let_go,
            self._command,
            asker=self,
            then=self._on_written_down,
            refused=self._on_refused,
        )

    def _on_written_down(self, done: Done) -> None:
        self._number = int(done.made)
        self._sentence = done.sentence
        self.moved.emit("Drawing the copy…", False)
        question = papers.copy(self._wanted, self._number)
        self._desk.paper(self, question, self._on_drawn, refused=self._on_failed)

    def _on_drawn(self, drawn: Drawn) -> None:
        printer, path = self._printer, self._path
        if printer is not None:
            self.moved.emit("Sending it to the printer…", True)
            pages = pages_wanted(printer, self._seen.count)
            progress = Progress()
            progress.painted.connect(self._on_painted)
            self._progress = progress
            others = self._seen.holds_others
            self._desk.upkeep(
                self,
                lambda _: paint(printer, drawn.content, pages, progress, holds_others=others),
                lambda _: self._on_left(),
                refused=self._on_failed,
            )
        elif path is not None:
            self.moved.emit("Saving…", False)
            path = _numbered(path, drawn.name)
            self._desk.upkeep(
                self,
                lambda _: write_whole(path, self._shut(drawn.content)),
                lambda _: self._on_left(),
                refused=self._on_failed,
            )

    def _shut(self, content: bytes) -> bytes:
        """Locked where it leaves locked: never is anything of it on the disk in clear."""
        return locked(content, self._passphrase) if self._passphrase else content

    @Slot(int, int)
    def _on_painted(self, done: int, count: int) -> None:
        self.moved.emit(f"Page {done} of {count} is with the printer…", True)

    def _on_left(self) -> None:
        if self._copies > 0:
            self._write_down()
            return
        if self._passphrase and self._command is not None:
            PassphraseSheet(self._passphrase, self._command.to, self._owner).open()
            self._passphrase = ""
        self.left.emit(self._sentence)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.stopped.emit(str(error))

    def _on_failed(self, error: CaseworkerError) -> None:
        """It was written down as let go, so it has to be written down that it didn't leave."""
        words = str(error)
        if self._number:
            command = CameToNothing(self._wanted.case, self._number, words)
            self._desk.do(papers.came_to_nothing, command)
            words = f"{words} Copy {self._number} is written down as not made."
        self.stopped.emit(words)


def _numbered(path: Path, name: str) -> Path:
    """Under the number of the disclosure, unless the officer called it something else."""
    numbered = path.with_name(f"{name}{path.suffix}")
    return numbered if path.stem == UNNAMED and not numbered.exists() else path

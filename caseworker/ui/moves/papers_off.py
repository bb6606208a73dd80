"""A case on its way as papers: drawn, written down, then printed in one go, or locked and saved."""

from __future__ import annotations

import hashlib
from pathlib import Path
from secrets import token_hex

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from caseworker.casework.office import Done
from caseworker.casework.papers_handed import (
    HandOverPapers,
    PaperSet,
    PapersLeft,
    draw_in,
    hand_over_papers,
    locked_set,
    papers_left,
)
from caseworker.casework.passphrases import propose
from caseworker.casework.transfers import HandingOver
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.moves.putting_down import put_down_all
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.printing import Progress, paint

WORDS = 7
"""Of a passphrase for a whole case: 77 bits, told by another route."""


class PapersOff(QObject):
    """Takes one hand-over as papers from “may I?” to the folder or the printer.

    Signals:
        moved: what is being done now, in words.
        left: they are where they were to go; carries the number of the disclosure, the
            passphrase, and the folder: both empty for what was printed.
        stopped: nothing has left; carries the error.
    """

    moved = Signal(str)
    left = Signal(str, str, str)
    stopped = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget, ways: Ways) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._ways = desk, owner, ways
        self._handing: HandingOver | None = None
        self._set: PaperSet | None = None
        self._folder: Path | None = None
        self._printer: QPrinter | None = None

    def save(self, handing: HandingOver, folder: Path) -> None:
        """Lock them, each, and save them in a folder of their own."""
        self._handing, self._folder, self._printer = handing, folder, None
        self.moved.emit("Drawing the papers…")
        self._desk.upkeep(
            self,
            lambda store: draw_in(store, handing, "encrypted_copy"),
            self._on_drawn,
            refused=self.stopped.emit,
        )

    def print_all(self, handing: HandingOver) -> None:
        """Print them, one after another."""
        self._handing, self._folder = handing, None
        self.moved.emit("Drawing the papers…")
        self._desk.upkeep(
            self,
            lambda store: draw_in(store, handing, "print"),
            self._on_to_print,
            refused=self.stopped.emit,
        )

    def _on_to_print(self, papers: PaperSet) -> None:
        self._set = papers

        def begin(printer: QPrinter) -> None:
            printer.setCopyCount(1)  # another copy has another number
            self._printer = printer
            self._on_drawn(papers)

        self._ways.ask_printer(self._owner, papers.pages, begin, self._on_no_printer)

    def _on_no_printer(self, words: str) -> None:
        self.stopped.emit(CaseworkerError(words))

    def _on_drawn(self, papers: PaperSet) -> None:
        self._set = papers
        if self._handing is None:
            return
        self.moved.emit("Writing it down…")
        command = HandOverPapers(self._handing, papers.release, papers.print)
        self._desk.do(
            hand_over_papers,
            command,
            asker=self,
            then=self._on_written_down,
            refused=self.stopped.emit,
        )

    def _on_written_down(self, done: Done) -> None:
        del done
        papers, folder, printer = self._set, self._folder, self._printer
        if papers is None:
            return
        if folder is not None:
            self.moved.emit("Locking and saving the papers…")
            passphrase = propose(WORDS)
            name = f"TS-{token_hex(4)}"

            def save(_: object) -> None:
                files = locked_set(papers, passphrase)
                sums = {file: hashlib.sha256(content).hexdigest() for file, content in files}
                put_down_all(folder, name, files, sums)

            self._desk.upkeep(
                self,
                save,
                lambda _: self._on_left(passphrase, folder / name),
                refused=self._on_failed,
            )
        elif printer is not None:
            self._print(papers, printer)

    def _print(self, papers: PaperSet, printer: QPrinter) -> None:
        self.moved.emit("Sending the papers to the printer…")
        progress = Progress()

        def work(_: object) -> None:
            for one in papers.papers:
                pages = range(1, one.pages + 1)
                paint(printer, one.content, pages, progress, holds_others=one.holds_others)

        self._desk.upkeep(self, work, lambda _: self._on_left("", None), refused=self._on_failed)

    def _on_left(self, passphrase: str, folder: Path | None) -> None:
        papers, handing = self._set, self._handing
        if papers is None or handing is None:
            return
        number = papers.release.number
        self._desk.do(
            papers_left,
            PapersLeft(handing.case, number),
            asker=self,
            then=lambda _: self.left.emit(number, passphrase, str(folder or "")),
        )

    def _on_failed(self, error: CaseworkerError) -> None:
        """It was written down as leaving, so it has to be written down that it did not."""
        papers, handing = self._set, self._handing
        if papers is not None and handing is not None:
            number = papers.release.number
            self._desk.do(papers_left, PapersLeft(handing.case, number, str(error)))
        self.stopped.emit(error)

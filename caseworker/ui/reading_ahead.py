"""Papers are read for the search while nothing else is done: one at a time, with a breath."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from caseworker.casework.filings_kept import WordsRead
from caseworker.casework.office import Done, Touched
from caseworker.casework.records import Document
from caseworker.casework.strongroom import OpenStore
from caseworker.casework.words_found import (
    HasRead,
    ToRead,
    fetched,
    next_to_read,
    passed_over,
    read_words,
)
from caseworker.domain.errors import CaseworkerError, WentWrong
from caseworker.ui.desk import Desk

FIRST: Final = 3_000  # ms after the records were opened, or a paper came in
BREATH: Final = 150  # ms between two papers: whatever somebody asks for goes first


class ReadingAhead(QObject):
    """Begins by itself, stops when all papers are read, and begins anew when one comes in.

    The bytes are fetched and read in the papers lane; only keeping the words takes the writer,
    a few thousandths of a second. What can’t be done (a full disk) is left for the next start;
    a paper that is damaged is kept as that, and the next one is read. One at which the program
    itself fails is left for the next start, and does not keep the others waiting.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False
        self._left: frozenset[str] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=FIRST)
        self._soon.timeout.connect(self._begin)
        desk.done.connect(self._on_done)
        desk.closing.connect(self._soon.stop)
        self._soon.start()

    @Slot()
    def _begin(self) -> None:
        if not self._is_busy:
            self._is_busy = True
            self._next()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.DOCUMENTS in done.touched:
            self._soon.start()

    def _next(self) -> None:
        self._desk.paper(self, next_to_read(self._left), self._on_next, refused=self._on_stopped)

    def _on_next(self, paper: Document | None) -> None:
        if paper is None:
            self._is_busy = False
            return
        refused = partial(self._on_not_fetched, paper)
        self._desk.paper(self, fetched(paper), self._on_fetched, refused=refused)

    def _on_not_fetched(self, paper: Document, error: CaseworkerError) -> None:
        read = passed_over(paper, error)
        if read is None:
            self._on_not_read(paper, error)
        else:
            self._on_read(read)

    def _on_fetched(self, paper: ToRead) -> None:
        refused = partial(self._on_not_read, paper.document)
        self._desk.upkeep(self, lambda _: read_words(paper), self._on_read, refused=refused)

    def _on_read(self, read: HasRead) -> None:
        def keep(store: OpenStore) -> None:
            store.office.keep_words(read.document, read.read, read.words)

        kept, refused = partial(self._on_kept, read), partial(self._on_not_read, read.document)
        self._desk.store(self, keep, kept, refused=refused)

    def _on_kept(self, read: HasRead, _: object) -> None:
        if read.read is not WordsRead.FOUND:  # the list of its case says so in its row
            self._desk.wordless.emit(read.document.case)
        QTimer.singleShot(BREATH, self, self._next)

    def _on_not_read(self, paper: Document, error: CaseworkerError) -> None:
        if isinstance(error, WentWrong):
            self._left |= {str(paper.id)}
            QTimer.singleShot(BREATH, self, self._next)
        else:
            self._on_stopped(error)

    def _on_stopped(self, _: object) -> None:
        self._is_busy = False

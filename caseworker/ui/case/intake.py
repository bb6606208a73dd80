"""Files on their way into a case: dropped, chosen, pasted or scanned; read away from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QImage

from caseworker.casework.incoming import Opened, opened
from caseworker.casework.office import Done
from caseworker.casework.papers_in import Coming, TakeInPapers, take_in_papers
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.domain.files.refusals import refusal
from caseworker.ui.case.files import bring
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import virtual_content, virtual_names

MOST_DOTS: Final = 40_000_000
Fetch = Callable[[], tuple[str, bytes]]
"""Gives the name and the bytes of a file, off the window’s thread."""


class Intake(QObject):
    """Takes files in, a batch at a time: what may be kept is, and the rest is told, each by name.

    It outlives the page that it was made for: whoever dropped twenty files and went on to another
    case has them kept all the same, and hears in the message bar of those that were refused.

    Signals:
        began: files are being read.
        kept: papers were kept; carries their ids.
        told: the batch is through; carries what was refused, each in words.
    """

    began = Signal()
    kept = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, number: CaseNumber, page: QObject) -> None:
        super().__init__(desk)
        self._desk, self._number = desk, number
        self._left: list[tuple[str, Fetch]] = []
        self._papers: list[Coming] = []
        self._refused: list[str] = []
        self._names: list[str] = []
        self._is_many = self._is_busy = self._is_left = False
        page.destroyed.connect(self._on_left)
        desk.closing.connect(self._on_closing)

    def take(self, paths: Sequence[Path]) -> None:
        """Files of this computer."""
        self._begin([(shown(path.name), partial(_fetch, path)) for path in paths])

    def take_mime(self, mime: QMimeData) -> bool:
        """What was dropped or pasted, if it is files or a picture; says whether it was."""
        urls = mime.urls()
        if urls:
            if not all(url.isLocalFile() for url in urls):
                return False
            self.take([Path(url.toLocalFile()) for url in urls])
            return True
        names = virtual_names(mime)
        if names:
            contents = [virtual_content(mime, at) for at in range(len(names))]
            files = zip(names, contents, strict=True)
            self._begin([(shown(name), partial(_given, name, content)) for name, content in files])
            return True
        picture = mime.imageData() if mime.hasImage() else None
        if isinstance(picture, QImage) and not picture.isNull():
            name = f"Pasted picture, {day_words(self._desk.today)}.png"
            self._begin([(name, partial(_drawn, name, picture.copy()))])
            return True
        return False

    def _begin(self, files: list[tuple[str, Fetch]]) -> None:
        self._left += files
        self._names += [name for name, _ in files]
        self._is_many = len(self._left) + len(self._papers) > 1
        if not self._is_busy and self._left:
            self._is_busy = True
            self.began.emit()
            self._next()

    def _next(self) -> None:
        name, fetch = self._left.pop(0)
        today = self._desk.today

        def read(_: object) -> Opened:
            return opened(*fetch(), today)

        self._desk.upkeep(self, read, self._on_read, refused=partial(self._on_refused, name))

    def _on_read(self, found: Opened) -> None:
        first = len(self._papers)
        for one in found.papers:
            came_with = one.came_with + first if one.came_with is not None else None
            self._papers.append(
                Coming(one.name, one.content, one.sort, one.day, one.from_whom, came_with)
            )
        self._refused += found.refused
        self._go_on()

    def _on_refused(self, name: str, error: CaseworkerError) -> None:
        """Of several files, each that was refused is named beside its reason."""
        self._refused.append(f"{name}: {error}" if self._is_many else str(error))
        self._go_on()

    def _go_on(self) -> None:
        if self._left:
            self._next()
            return
        papers, self._papers = tuple(self._papers), []
        if not papers:
            self._finish()
            return
        command = TakeInPapers(self._number, papers)
        self._desk.do(
            take_in_papers, command, asker=self, then=self._on_kept, refused=self._on_not_kept
        )

    def _on_kept(self, done: Done) -> None:
        self._finish()
        self.kept.emit(tuple(done.made.split("\n")))

    def _on_not_kept(self, error: CaseworkerError) -> None:
        self._refused.append(str(error))
        self._finish()

    def _finish(self) -> None:
        refused, self._refused = tuple(self._refused), []
        self._is_busy = False
        self._names = [name for name, _ in self._left]
        self.told.emit(refused)
        if self._is_left and refused:
            words = "\n".join(refused)
            self._desk.refused.emit(f"Not kept with case {self._number}: {words}", "")
        if self._left:  # more came meanwhile
            self._begin([])
        elif self._is_left:
            self.deleteLater()

    @Slot()
    def _on_left(self) -> None:
        """The page is gone. What it began is finished."""
        self._is_left = True
        if not self._is_busy:
            self.deleteLater()

    @Slot()
    def _on_closing(self) -> None:
        """The records are about to be locked, and no other file can be begun.

        What is read already, or being read, is still kept before the lanes stand still. Nobody
        is left to hear whether it could be, so that it is told, too.
        """
        if self._is_busy and self._names:
            left = tuple(name for name, _ in self._left)
            self._left.clear()
            begun = tuple(self._names[: len(self._names) - len(left)])
            self._desk.unkept.add(self._number, left, begun)


def shown(name: str) -> str:
    """A mark that turns letters round would turn the reason round with them."""
    return "".join(filter(str.isprintable, name))


def _fetch(path: Path) -> tuple[str, bytes]:
    brought = bring(path)
    return brought.name, brought.content


def _given(name: str, content: bytes) -> tuple[str, bytes]:
    if not content:
        raise refusal(
            "The program that this was dragged from did not hand it over.",
            "Save it there to a folder (in Outlook: Save As), and drag the file here.",
        )
    return name, content


def _drawn(name: str, picture: QImage) -> tuple[str, bytes]:
    """A picture from the clipboard as PNG, in memory alone. Its dots are all that it holds."""
    if picture.width() * picture.height() > MOST_DOTS:
        raise UnfitFile("This picture is too large to be kept. Paste a part of it.")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    for key in picture.textKeys():
        picture.setText(key, "")
    if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise UnfitFile("This picture can’t be kept. Save it as a file, and attach that.")
    return name, bytes(buffer.data().data())

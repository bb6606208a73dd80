"""Bringing a file in: chosen or dragged, read away from the window, and judged at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from caseworker.domain.attachments import FORMATS, check_size, judge, size_words
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.files.refusals import refusal
from caseworker.ui.choose_file import choose_file, choose_files
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import dropped
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Words, icon_button, named, restyle, row, secondary


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read and may be kept."""

    name: str
    content: bytes

    @property
    def words(self) -> str:
        return f"{self.name} ({size_words(len(self.content))})"


def bring(path: Path) -> Brought:
    """Read a file from the disk. Never called on the window's thread.

    Raises:
        UnfitFile: it can't be read, or may not be kept.
    """
    try:
        if path.is_dir():
            raise refusal("This is a folder.", "Attach the files in it, one by one.")
        if not path.is_file():
            raise refusal("There is no such file.", "Check that it is still there.")
        check_size(path.stat().st_size)
        content = path.read_bytes()
    except OSError as error:
        wrong = "This file can't be read."
        raise refusal(wrong, "Check that it is still there and not open elsewhere.") from error
    return Brought(judge(path.name, content).name, content)


class FileField(QFrame):
    """One file for a form: “Choose a file…”, or drag it here.

    ``stands_in_the_way`` says why the form can't be kept yet: the file is still being read,
    or was refused and nobody has said what to do without it.

    Signals:
        changed: a file was read and may be kept, or was taken out again.
    """

    changed = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, "The document: choose a file, or drag one here")
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self._desk = desk
        self.brought: Brought | None = None
        self.stands_in_the_way = ""
        self._words = Words("No file yet. Drag one here, or choose it.", "soft", wrap=True)
        self._words.setObjectName(f"{name}Words")
        self._choose = secondary("Choose a file…", f"{name}Choose", icon=Icon.FOLDER)
        self._out = icon_button(Icon.CLOSE, "Take this file out again", f"{name}Out")
        self._out.hide()
        line = row(10, self)
        line.setContentsMargins(12, 8, 8, 8)
        line.addWidget(self._words, 1)
        line.addWidget(self._out)
        line.addWidget(self._choose)
        self._choose.clicked.connect(self.choose)
        self._out.clicked.connect(self._on_out)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """A proxy would make Tab leap over “take out”, which stands before it."""
        super().focusInEvent(event)
        self._choose.setFocus(event.reason())

    @Slot()
    def choose(self) -> None:
        choose_paper(self, self.take)

    def take(self, path: Path) -> None:
        """Read the file at ``path`` and see whether it may be kept."""
        self.brought = None
        self.stands_in_the_way = "The document is still being read. Try again in a moment."
        self._out.hide()
        self._say("Reading…", "soft")
        self._choose.setEnabled(False)
        self._desk.upkeep(self, lambda _: bring(path), self._on_brought, refused=self._on_refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := dropped(event):
            event.acceptProposedAction()
            self.take(path)

    def _on_brought(self, brought: Brought) -> None:
        self.brought = brought
        self.stands_in_the_way = ""
        self._choose.setEnabled(True)
        self._out.show()
        self._say(brought.words, "strong")
        self.changed.emit()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.brought = None
        self.stands_in_the_way = "This file was not taken. Choose another, or take it out."
        self._choose.setEnabled(True)
        self._out.show()
        self._say(str(error), "fault")
        self.changed.emit()

    @Slot()
    def _on_out(self) -> None:
        self.brought = None
        self.stands_in_the_way = ""
        self._out.hide()
        self._say("No file yet. Drag one here, or choose it.", "soft")
        self.changed.emit()

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        restyle(self._words, "role", role)
        self._choose.setAccessibleDescription(words)


def choose_paper(owner: QWidget, then: Callable[[Path], None]) -> None:
    """Ask for a paper or a picture. ``then`` gets its path."""
    choose_file(owner, "chooseFile", _kinds(), then)


def choose_papers(owner: QWidget, then: Callable[[list[Path]], None]) -> None:
    """Ask for one or several. ``then`` gets their paths."""
    choose_files(owner, "chooseFile", _kinds(), then)


def _kinds() -> list[str]:
    endings = " ".join(f"*.{ending}" for known in FORMATS.values() for ending in known.endings)
    return [f"Papers, pictures and e-mails ({endings})", "All files (*)"]

"""Where the scan folder of this computer is, what lies in it, and what is deleted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from platform import node
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from caseworker.casework.scan_folder import (
    ChooseScanFolder,
    Cleared,
    Scan,
    choose_scan_folder,
    clear,
    scan_folder,
    scans_in,
)
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.ui.case.intake import shown
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, Words, quiet
from caseworker.ui.say import Question, ask

_GONE: Final = "This folder can’t be read. Check that it is there, or choose another."
_NOTHING: Final = "There is nothing in it to be taken in."
_DELETING: Final = (
    "What was kept has been read back and is whole. In the folder the papers lie open, for "
    "anybody who can read it. Each is compared once more before it is deleted."
)


class ScanPlace(Flow):
    """The folder, and a button by which another is chosen.

    Signals:
        listed: what lies in it; carries the Scans, newest first.
        faulted: it can’t be read; carries why, in words.
        cleared: the originals were asked about; carries the Cleared, or None where they stay.
    """

    listed = Signal(object)
    faulted = Signal(str)
    cleared = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(across=10)
        self._desk = desk
        self._where = Words("", "soft", wrap=True, name="scanWhere")
        self._choose = quiet("Choose the folder…", "scanChoose", icon=Icon.FOLDER)
        self.addWidget(self._where)
        self.addWidget(self._choose)
        self._choose.clicked.connect(self._on_choose)

    @Slot()
    def look(self) -> None:
        """Ask for the folder, and list it anew."""
        self._desk.see(self, scan_folder(node()), self._on_folder)

    def use(self, folder: Path) -> None:
        """This is the folder from now on."""
        command = ChooseScanFolder(node(), str(folder))
        self._desk.do(choose_scan_folder, command, asker=self, then=lambda _: self.look())

    def ask_to_clear(self, paths: Sequence[Path], kept: Mapping[str, str]) -> None:
        """Ask whether what was ``kept`` is deleted from the folder, where it lies in the clear."""
        what = "the original" if len(paths) == 1 else f"the {len(paths)} originals"
        question = Question(
            f"Delete {what} from the scan folder?", _DELETING, "Delete", "Leave them there"
        )
        asked = ask(self, question, partial(self._clear, tuple(paths), dict(kept)))
        asked.rejected.connect(lambda: self.cleared.emit(None))

    def _clear(self, paths: tuple[Path, ...], kept: dict[str, str]) -> None:
        self._desk.upkeep(self, lambda _: clear(paths, kept), self.cleared.emit)

    def _on_folder(self, folder: str) -> None:
        if not folder:
            self._where.setText("No folder is chosen on this computer yet.")
            self._choose.setFocus()
            return
        self._where.setText(folder)
        self._choose.setText("Another folder…")
        self._desk.upkeep(self, lambda _: _listed(folder), self.listed.emit, refused=self._on_fault)

    def _on_fault(self, error: CaseworkerError) -> None:
        self.faulted.emit(str(error))

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, "Caseworker")
        dialog.setObjectName("scanFolder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.use(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def lying_words(scans: Sequence[Scan], before: str) -> str:
    """What is said above the list: what became of those before, and where there are no more."""
    return "\n".join(filter(None, (before, "" if scans else _NOTHING)))


def left_words(cleared: Cleared | None) -> str:
    """The originals that could not be deleted, one on a line; empty where all are gone or stay."""
    left = cleared.left if cleared is not None else ()
    return "\n".join(("Not deleted:", *map(shown, left))) if left else ""


def _listed(folder: str) -> tuple[Scan, ...]:
    try:
        return scans_in(folder)
    except OSError as error:
        raise UnfitFile(_GONE) from error

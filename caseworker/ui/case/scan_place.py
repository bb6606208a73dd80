"""Where the scan folder of this computer is, and what lies in it."""

from __future__ import annotations

from pathlib import Path
from platform import node
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from caseworker.casework.scan_folder import (
    ChooseScanFolder,
    Scan,
    choose_scan_folder,
    scan_folder,
    scans_in,
)
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, Words, quiet

_GONE: Final = "This folder can’t be read. Check that it is there, or choose another."


class ScanPlace(Flow):
    """The folder, and a button by which another is chosen.

    Signals:
        listed: what lies in it; carries the Scans, newest first.
        faulted: it can’t be read; carries why, in words.
    """

    listed = Signal(object)
    faulted = Signal(str)

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


def _listed(folder: str) -> tuple[Scan, ...]:
    try:
        return scans_in(folder)
    except OSError as error:
        raise UnfitFile(_GONE) from error

"""How a folder for a pack is asked for, and a printer for papers: the computer's own dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from caseworker.ui.papers.leaving import Ways

AskFolder = Callable[[QWidget, Callable[[Path], None]], QFileDialog | None]


def ask_folder(owner: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where the pack goes, without stopping the program."""
    dialog = QFileDialog(owner, "Caseworker")
    dialog.setObjectName("packFolder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


@dataclass(frozen=True, slots=True)
class MoveWays(Ways):
    """A folder, besides a printer and a place."""

    ask_folder: AskFolder = ask_folder

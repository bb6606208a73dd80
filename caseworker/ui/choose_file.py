"""Asking for a file without stopping the program, and reading no more of it than it may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from caseworker.domain.errors import UnfitFile


def choose_file(
    owner: QWidget, name: str, kinds: Sequence[str], then: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file that is there. ``kinds`` are filters of Qt; ``then`` gets its path."""
    dialog = QFileDialog(owner.window(), "Caseworker")
    dialog.setObjectName(name)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(list(kinds))
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def choose_files(
    owner: QWidget, name: str, kinds: Sequence[str], then: Callable[[list[Path]], None]
) -> QFileDialog:
    """Ask for one file or several. ``then`` gets their paths."""
    dialog = QFileDialog(owner.window(), "Caseworker")
    dialog.setObjectName(name)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(list(kinds))
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def text_of(path: Path, most: int) -> str:
    """The text of a small file, ``most`` characters of it and one more to tell by.

    Never called on the window’s thread.

    Raises:
        UnfitFile: it can't be read, or is no text.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(most + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise UnfitFile("This file can’t be read as text.") from error


def bytes_of(path: Path, most: int) -> bytes:
    """As ``text_of``, for what need not be text; ``most`` is in bytes.

    Raises:
        UnfitFile: it can't be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise UnfitFile("This file can’t be read. Check that it is still there.") from error

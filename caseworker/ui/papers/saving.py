"""Saves a clear copy where the officer says: the whole file or nothing at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from PySide6.QtWidgets import QFileDialog, QWidget

from caseworker.domain.errors import CaseworkerError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FILES = {
    "pdf": "PDF (*.pdf)",
    "docx": "Word document (*.docx)",
    "ics": "Calendar file (*.ics)",
    "csv": "Numbers for a spreadsheet (*.csv)",
    "xlsx": "Spreadsheet (*.xlsx)",
    "md": "Letter file (*.md)",
    "receipt": "Receipt for a pack (*.receipt)",
    "card": "Card of an office (*.card)",
}
CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NotSaved(CaseworkerError):
    """The copy could not be written. Nothing of it is left where it was to be."""

    def __init__(self, error: OSError) -> None:
        if error.errno in FULL:
            words = "That disk is full. Free some space, or choose another place."
        elif error.errno in CLOSED:
            words = "You may not write in that folder. Choose another one."
        elif error.errno in {errno.ENOENT, errno.ENOTDIR}:
            words = "That folder is no longer there. Choose another one."
        else:
            words = "The file could not be written there. Choose another place."
        super().__init__(words)


def ask_path(owner: QWidget, name: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where to save, without stopping the program. ``name``, with its ending, is proposed."""
    ending = Path(name).suffix.removeprefix(".")
    dialog = QFileDialog(owner, "Caseworker")
    dialog.setObjectName("savePaper")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(_FILES[ending])
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path``, then put it in its place in one step.

    Raises:
        NotSaved: whatever stood at ``path`` before still does, and nothing else is left.
    """
    part = path.with_name(f".{token_hex(8)}.part")  # nobody's file, however long the name is
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise NotSaved(error) from error

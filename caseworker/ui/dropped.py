"""What is being dragged onto a page: files of this computer, and nothing else."""

from __future__ import annotations

from pathlib import Path
from struct import error, unpack_from
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDropEvent

# How Windows hands over files that stand in no folder: an attachment dragged out of Outlook.
_NAMES: Final = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
_CONTENT: Final = 'application/x-qt-windows-mime;value="FileContents"'
_ONE: Final = 592  # bytes of a FILEDESCRIPTORW; its name begins at 72 and has room for 260 letters
_NAME: Final = slice(72, 592)
_MOST: Final = 200


def dropped(event: QDropEvent) -> Path | None:
    """The one file on this machine that is being dragged, if it is one."""
    paths = all_dropped(event)
    return paths[0] if len(paths) == 1 else None


def all_dropped(event: QDropEvent) -> tuple[Path, ...]:
    """Every file on this machine that is being dragged; none if anything else is among them."""
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)


def virtual_names(mime: QMimeData) -> tuple[str, ...]:
    """The names of files that stand in no folder; empty where none are dragged."""
    if not mime.hasFormat(_NAMES):
        return ()
    told = bytes(mime.data(_NAMES).data())
    try:
        (count,) = unpack_from("<I", told)
    except error:
        return ()
    names = []
    for at in range(min(count, _MOST)):
        letters = told[4 + at * _ONE :][_NAME].decode("utf-16-le", "replace")
        names.append(letters.partition("\0")[0])
    return tuple(name for name in names if name)


def virtual_content(mime: QMimeData, at: int) -> bytes:
    """The bytes of one of them; empty where the program that it is dragged from gives none."""
    for name in (f"{_CONTENT};index={at}", *([_CONTENT] if not at else [])):
        if mime.hasFormat(name):
            return bytes(mime.data(name).data())
    return b""

"""What is copied here stays out of the history that Windows keeps of the clipboard, and its cloud.

Fields of Qt put their own words on the clipboard when somebody presses Ctrl+C in them, without
asking anybody. So whatever of ours lies there without the marks is put there again with them.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard

# Cloud Clipboard and Clipboard History Formats: the first is heeded by its mere presence, the
# others are a DWORD of 0 for “no”.
_FORMAT: Final = 'application/x-qt-windows-mime;value="{}"'
MARKS: Final = {
    _FORMAT.format("ExcludeClipboardContentFromMonitorProcessing"): b"\x01\0\0\0",
    _FORMAT.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _FORMAT.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
}


def keep_out_of_history(mime: QMimeData) -> None:
    """Mark what is about to be copied."""
    for name, value in MARKS.items():
        mime.setData(name, value)


class NoHistory(QObject):
    """Marks what was copied anywhere in the program. What others copied is left alone."""

    def __init__(self, board: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.mark)
        board.dataChanged.connect(self._soon.start)

    @Slot()
    def mark(self) -> None:
        """See whether something of ours lies there unmarked."""
        if not self._board.ownsClipboard():
            return
        mime = self._board.mimeData()
        if not mime.formats() or all(mime.hasFormat(name) for name in MARKS):
            return
        again = QMimeData()
        for name in mime.formats():
            again.setData(name, mime.data(name))
        keep_out_of_history(again)
        self._board.setMimeData(again)

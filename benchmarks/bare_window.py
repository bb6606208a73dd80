"""The yardstick of a start: Python and Qt show a window with one field, and nothing else.

Prints the moment at which the window had been painted.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class Bare(QWidget):
    """A label, a field, a button."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        for part in (QLabel("Passphrase"), QLineEdit(), QPushButton("Unlock")):
            layout.addWidget(part)

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        del event
        QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        print(time.time(), flush=True)
        QApplication.quit()


def main() -> int:
    """Show it once."""
    app = QApplication(sys.argv)
    bare = Bare()
    bare.resize(1440, 900)
    bare.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

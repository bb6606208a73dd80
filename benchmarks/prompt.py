"""One start of the program, until somebody can type a passphrase. Prints that moment."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from caseworker.commands import surroundings


def main(store: Path) -> int:
    """Start as ``caseworker open STORE`` does, and end once the prompt is painted."""
    surroundings.clear(os.environ)
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the start is what is measured
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - likewise

    from caseworker import app as house  # noqa: PLC0415 - likewise

    application = house.application()
    built = house.build(store)
    built.window.resize(1440, 900)
    built.window.show()

    def look() -> None:
        field = built.window.findChild(QWidget, "unlockPassphrase")
        if field is not None and field.isEnabled() and field.isVisible():
            built.window.repaint()
            print(time.time(), flush=True)
            watch.stop()
            QApplication.quit()

    watch = QTimer(interval=1)
    watch.timeout.connect(look)
    watch.start()
    status = application.exec()
    built.close()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""The last resort: a fault of ours, said plainly, with a report that holds no personal facts."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import named, primary, secondary
from caseworker.ui.say import Sheet


def report(error: BaseException) -> str:
    """Where ``error`` came from, without its words: they might name a child."""
    lines = [
        "Caseworker fault report",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        "",
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__, limit=40)
        )
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


class FaultSheet(Sheet):
    """Says that something of ours went wrong, and offers the report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(
            "Something went wrong. Nothing was changed.",
            "It was a fault of ours. Your typing is kept. The report below holds no names and "
            "nothing about any child; send it to whoever looks after Caseworker for you.",
            "fault",
            parent,
        )
        self._report = named(QPlainTextEdit(report(error)), "faultReport", "The report")
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setMinimumHeight(theme.px(160))
        self.body.addWidget(self._report)
        copy = secondary("Copy the report", "faultCopy", icon=Icon.COPY)
        carry_on = primary("Carry on", "faultCarryOn")
        carry_on.setDefault(True)
        self.finish_with(copy, carry_on)
        copy.clicked.connect(self._on_copy)
        carry_on.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def catch(show: Callable[[BaseException], None]) -> None:
    """From now on, hand every error that nobody caught to ``show``."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        show(error)

    sys.excepthook = hook

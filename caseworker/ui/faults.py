"""The last resort: a fault of ours, said plainly, with a report that holds no personal facts."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import named, primary, secondary
from caseworker.ui.say import Sheet

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_HAPPENED: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (PermissionError, "This computer did not allow a file to be used."),
    (FileNotFoundError, "A file that should be there was not."),
    (OSError, "A file, or the disk that it is on, could not be used."),
    (MemoryError, "This computer ran out of memory."),
    (RecursionError, "Something was nested too deeply to be worked through."),
    (UnicodeError, "Some text could not be read or written."),
)
_DATABASE: Final = frozenset({"sqlalchemy", "sqlcipher3", "sqlite3"})


def what_happened(error: BaseException) -> str:
    """Plain words for the kind of fault. Never the words of the error itself."""
    if any(kind.__module__.partition(".")[0] in _DATABASE for kind in type(error).__mro__):
        return "The records could not be read or written just then."
    for kind, words in _HAPPENED:
        if isinstance(error, kind):
            return words
    return "The program came to a point that it was not made for."


def report(error: BaseException) -> str:
    """Where ``error`` came from, without its words: they might name a child."""
    lines = [
        "Caseworker fault report",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        what_happened(error),
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
            f"{what_happened(error)} It was a fault of ours. Your typing is kept. The report "
            "below holds no names and nothing about any child; send it to whoever looks after "
            "Caseworker for you.",
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


def tell_fault(error: BaseException, owner: QWidget) -> None:
    """One sheet at a time: of many things that go on by themselves each may have the same."""
    if owner.findChild(FaultSheet) is None:
        FaultSheet(error, owner).open()


def catch(
    show: Callable[[BaseException], None], note: Callable[[str], None] = lambda _: None
) -> None:
    """From now on, hand every error that nobody caught to ``show``, and its report to ``note``.

    Python would write such an error to the error stream with its words, and they might
    name a child. What comes from another thread, or from a thing that is being cleared
    away, can't be shown from there: its report is written, without the words.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        note(report(error))
        try:
            show(error)
        except Exception as second:  # noqa: BLE001 - Python would print both, words and all
            _write(error)
            _write(second)

    def in_a_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            note(report(args.exc_value))
            _write(args.exc_value)

    def in_clearing_up(args: UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            note(report(args.exc_value))
            _write(args.exc_value)

    sys.excepthook = hook
    threading.excepthook = in_a_thread
    sys.unraisablehook = in_clearing_up


def _write(error: BaseException) -> None:
    if sys.stderr is not None:  # a window that was started without a console has none
        sys.stderr.write(f"{report(error)}\n")

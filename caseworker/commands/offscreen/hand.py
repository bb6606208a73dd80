"""An officer's hand on the window: it finds what can be seen, types, presses, and waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from caseworker.casework.strongroom import OpenStore
from caseworker.ui.window import Window

Answer = TypeVar("Answer")
Seen = TypeVar("Seen", bound=QWidget)

PATIENCE = 60.0  # seconds; past this something has gone wrong
A_WHILE = 0.1  # seconds that the window may need to draw what it has begun
A_MOMENT = 2  # ms between two looks


class NothingHappened(Exception):
    """The window never came to show what was waited for."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The window never came to this: {what}.")


class Hand:
    """Does to the window what an officer would, by the names of what is on it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def wait(self, until: Callable[[], bool], what: str, *, patience: float = PATIENCE) -> None:
        """Let the window work until something is so, for ``patience`` seconds at most.

        Raises:
            NothingHappened: it never was.
        """
        latest = monotonic() + patience
        loop, look = QEventLoop(), QTimer(interval=A_MOMENT)
        # The loop sleeps between events: one that spun would keep the records from answering.
        look.timeout.connect(lambda: loop.quit() if until() or monotonic() > latest else None)
        look.start()
        if not until():
            loop.exec()
        look.stop()
        if not until():
            raise NothingHappened(what)

    def asks(self, window: Window, work: Callable[[OpenStore], Answer]) -> Answer:
        """Have the open records do something, in their own lane, and wait for the answer."""
        answers: list[Answer] = []
        if window.desk is not None:
            window.desk.store(window, work, answers.append)
        self.wait(lambda: bool(answers), "the records have answered")
        return answers[0]

    def settle(self) -> None:
        """Let the window finish what it has begun to draw."""
        until = monotonic() + A_WHILE
        self.wait(lambda: monotonic() > until, "a moment has passed")

    def sees(self, kind: type[Seen], name: str = "") -> Seen | None:
        """The newest such thing that can be seen, if there is one."""
        found = self._window.findChildren(kind, name) if name else self._window.findChildren(kind)
        seen = [widget for widget in found if widget.isVisible()]
        return seen[-1] if seen else None

    def finds(self, kind: type[Seen], name: str = "") -> Seen:
        """The same, once it is there. Raises NothingHappened."""
        self.wait(lambda: self.sees(kind, name) is not None, f"{name or kind.__name__} is shown")
        found = self.sees(kind, name)
        if found is None:
            raise NothingHappened(name)
        return found

    def presses(self, name: str) -> None:
        """Click a button, once it may be clicked."""
        button = self.finds(QAbstractButton, name)
        self.wait(button.isEnabled, f"{name} can be pressed")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def takes(self, name: str) -> None:
        """Choose one of the actions that a menu offers."""

        def offered() -> QAction | None:
            found = self._window.findChildren(QAction, name)
            return found[-1] if found else None

        self.wait(lambda: offered() is not None, f"{name} is offered")
        action = offered()
        if action is not None:
            action.trigger()

    def writes(self, name: str, words: str) -> None:
        """Put ``words`` in place of what a field holds, or choose them where it is a list."""
        field = self.finds(QWidget, name)
        field.setFocus()
        match field:
            case QComboBox() if field.isEditable():
                field.setEditText(words)
            case QComboBox():
                field.setCurrentIndex(max(field.findData(words), field.findText(words)))
            case QLineEdit():
                field.clear()
                QTest.keyClicks(field, words) if words.isascii() else field.insert(words)
            case QPlainTextEdit():
                field.setPlainText(words)

    def dates(self, name: str, day: date) -> None:
        """Type a day as people do."""
        self.writes(name, f"{day.day}/{day.month}/{day.year}")

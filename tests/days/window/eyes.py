"""An officer's eyes on the window: what can be seen and read, and waiting until it can."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NeverCame
from pytestqt.qtbot import QtBot

from caseworker.app import House
from caseworker.ui.window import Window

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

HEARD = Qt.ItemDataRole.AccessibleTextRole
PATIENCE = 60_000  # ms; a machine may be busy


class Eyes:
    """What can be seen of one window."""

    def __init__(self, qtbot: QtBot, house: House) -> None:
        self._qtbot = qtbot
        self.house = house

    @property
    def window(self) -> Window:
        return self.house.window

    def waits(self, until: Callable[[], object], what: str) -> None:
        """Let the window work until something is so."""
        try:
            self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE)
        except NeverCame:
            at = QApplication.focusWidget()
            front = QApplication.activeWindow()
            seen = "\n".join(self.words())
            message = (
                f"it never came to this: {what}. In front: {front}. The keyboard is in: {at}. "
                f"What is seen:\n{seen}"
            )
            raise AssertionError(message) from None

    def waits_for_quiet(self) -> None:
        """Until no work is under way in either lane."""
        lanes = (self.house.records, self.house.papers)
        self.waits(lambda: not any(lane.is_busy for lane in lanes), "both lanes are quiet")

    def is_seen(self, name: str) -> bool:
        return self.newest(QWidget, name) is not None

    def finds(self, name: str, kind: type[AnyWidget]) -> AnyWidget:
        """What is called ``name``, once it is there to be seen."""
        self.waits(lambda: self.newest(kind, name) is not None, f"{name} is shown")
        found = self.newest(kind, name)
        assert found is not None
        return found

    def reads(self, name: str) -> str:
        """What stands there, or what a screen reader says of it."""
        return said_by(self.finds(name, QWidget))

    def describes(self, name: str) -> str:
        """What a screen reader adds to the name of a thing: of a picture, its words."""
        return self.finds(name, QWidget).accessibleDescription()

    def first_of(self, name: str) -> str:
        """The first row of a list; nothing while it is away."""
        view = self.newest(QAbstractItemView, name)
        return str(view.model().index(0, 0).data()) if view is not None else ""

    def sees(self, *words: str) -> None:
        """Wait until each of ``words`` can be read somewhere."""
        for each in words:
            self.waits(partial(self._can_read, each), f"“{each}” can be read")

    def sees_no(self, *words: str) -> None:
        for each in words:
            self.waits(partial(self._can_not_read, each), f"“{each}” is gone")

    def words(self) -> list[str]:
        """Everything that can be read in the window now; no eye tells one space from another."""
        widgets = (widget for widget in self._everything() if widget.isVisible())
        said = (said_by(widget).replace("\N{NO-BREAK SPACE}", " ") for widget in widgets)
        return list(filter(None, said))

    def all_that_is_left(self) -> str:
        """Every word in the widget tree, shown or not, and in every title and tip."""
        said = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
        for widget in self._everything():
            said += [said_by(widget), widget.accessibleName(), widget.accessibleDescription()]
            said += [widget.toolTip(), widget.windowTitle()]
        return "\n".join(said)

    def _everything(self) -> list[QWidget]:
        found: dict[int, QWidget] = {}
        for top in (self.window, *QApplication.topLevelWidgets()):
            for widget in (top, *top.findChildren(QWidget)):
                found.setdefault(id(widget), widget)
        return list(found.values())

    def newest(self, kind: type[AnyWidget], name: str) -> AnyWidget | None:
        found = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        return found[-1] if found else None

    def _can_read(self, words: str) -> bool:
        return any(words in said for said in self.words())

    def _can_not_read(self, words: str) -> bool:
        return not self._can_read(words)


def said_by(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text() or widget.accessibleName()
        case QLineEdit() if widget.echoMode() is QLineEdit.EchoMode.Normal:
            return widget.text()
        case QTextEdit() | QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QAbstractItemView() if widget.model() is not None:
            rows = range(widget.model().rowCount())
            shown = (widget.model().index(at, 0) for at in rows)
            return "\n".join(f"{one.data()} {one.data(HEARD) or ''}" for one in shown)
        case _:
            return widget.accessibleName()

"""Finding a widget by its name, and doing to it what an officer's hands would."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def find(owner: QWidget, kind: type[AnyWidget], name: str) -> AnyWidget:
    """The one widget of this kind and name inside ``owner``."""
    found = owner.findChild(kind, name)
    assert isinstance(found, kind), f"there is no {kind.__name__} called {name}"
    return found


def words(owner: QWidget, name: str) -> str:
    return find(owner, QLabel, name).text()


def press(owner: QWidget, name: str) -> None:
    """Click a button."""
    button = find(owner, QAbstractButton, name)
    assert button.isEnabled(), f"{name} can't be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def take(owner: QWidget, button: str, action: str) -> None:
    """Open the menu of a button, and choose one of its actions there."""
    press(owner, button)
    QApplication.processEvents()  # the menu has the keyboard only with the next turn
    menu = next(one for one in owner.findChildren(QMenu) if one.isVisible())
    wanted = next(one for one in menu.actions() if one.objectName() == action)
    assert wanted.isVisible(), f"{action} is not offered"
    assert wanted.isEnabled(), f"{action} can't be taken"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(wanted).center())
    QApplication.processEvents()


def fill(owner: QWidget, name: str, text: str) -> None:
    """Type ``text`` in place of whatever a field holds."""
    box = owner.findChild(QComboBox, name)
    field = box.lineEdit() if box is not None else find(owner, QLineEdit, name)
    assert field is not None, f"nothing can be typed into {name}"
    field.clear()
    QTest.keyClicks(field, text)


def key(owner: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(owner, which, modifier or Qt.KeyboardModifier.NoModifier)

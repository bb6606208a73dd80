"""Buttons. Each has a name for tests and for screen readers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from caseworker.ui import theme
from caseworker.ui.icons import Icon


def primary(text: str, name: str, *, icon: Icon | None = None, hint: str = "") -> QPushButton:
    """The one thing to do here. At most one on a page."""
    return _button(text, name, "primary", icon, "on_accent", hint)


def secondary(text: str, name: str, *, icon: Icon | None = None, hint: str = "") -> QPushButton:
    """Anything else that can be done."""
    return _button(text, name, "secondary", icon, "ink", hint)


def quiet(text: str, name: str, *, icon: Icon | None = None, hint: str = "") -> QPushButton:
    """Something small, set among words."""
    return _button(text, name, "quiet", icon, "accent_ink", hint)


def danger(text: str, name: str, *, icon: Icon | None = None, hint: str = "") -> QPushButton:
    """Something that can't be taken back."""
    return _button(text, name, "danger", icon, "red_ink", hint)


def icon_button(icon: Icon, words: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """A button with a picture only; ``words`` are for screen readers and the tooltip."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setToolTip(plain_tip(words))
    button.setIcon(theme.icon(icon, "soft"))
    button.setIconSize(QSize(theme.px(18), theme.px(18)))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def enter_presses(event: QKeyEvent, onward: QPushButton) -> bool:
    """Whether Enter was pressed; then so is the button with the keyboard, or else ``onward``.

    A sheet does this by itself; a page has to be told.
    """
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    at = QApplication.focusWidget()
    (at if isinstance(at, QPushButton) else onward).click()
    return True


def plain_tip(words: str) -> str:
    """``words`` as a tooltip that can't be taken for markup."""
    if not {"&", "<"} & set(words):
        return words
    # Qt takes the words for markup only if it sees a tag; without one, “&amp;” stays as it is.
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<span style="white-space: pre-wrap">{escaped}</span>'


def in_turn_before(last: QPushButton, buttons: Iterable[QPushButton]) -> None:
    """Tab comes to ``buttons`` in their order, and then to ``last``, wherever it came to that.

    What was made later stands at the end of Qt’s order, and only what can hold the keyboard can
    say where another belongs: so they go behind ``last``, and it goes behind them.
    """
    before = last
    for button in buttons:
        QWidget.setTabOrder(before, button)
        before = button
    if before is not last:
        QWidget.setTabOrder(before, last)


class _Button(QPushButton):
    """Words that stand apart from the sign before them: a style sheet knows no such gap."""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        is_beside = bool(text.strip()) and not self.icon().isNull()
        super().setText(f" {text.lstrip()}" if is_beside else text)


def _button(  # noqa: PLR0913, PLR0917 - one row of the table above
    text: str, name: str, kind: str, icon: Icon | None, ink: str, hint: str
) -> QPushButton:
    button = _Button()
    if icon is not None:
        button.setIcon(theme.icon(icon, ink))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
    button.setText(text)
    button.setObjectName(name)
    button.setProperty("kind", kind)
    button.setAccessibleName(text.replace("&", ""))
    if hint:
        button.setToolTip(plain_tip(hint))
        button.setAccessibleDescription(hint)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button

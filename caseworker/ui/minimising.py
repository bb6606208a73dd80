"""Asks softly, beside the field, whether what looks better not kept is to be taken out again.

One watcher for the whole workroom: a field is looked at from when the keyboard comes to it. What
stood there before is left alone. Nothing is ever refused, and nothing that was typed is written
down anywhere but in the field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from caseworker.domain.minimising import (
    MOST_READ,
    Doubtful,
    MinimiseRule,
    asked,
    doubtful,
    instead,
    stretches,
    without,
)
from caseworker.ui import theme
from caseworker.ui.editor.edit import BlocksEdit
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, row, secondary

PAUSE: Final = 350  # ms after the last key
SEARCH: Final = "search"  # where one looks for a case nothing is kept

TextField = QLineEdit | QTextEdit | QPlainTextEdit
Rules = Callable[[], tuple[MinimiseRule, ...]]
_Said = tuple[str, str]


class Minimising(QObject):
    """Watches the fields that the keyboard comes to.

    ``rules`` are those that hold for what is written about just then: none where it is no case.
    What an officer keeps is remembered until the records are locked.
    """

    def __init__(self, rules: Rules, parent: QObject) -> None:
        super().__init__(parent)
        self.kept: set[_Said] = set()
        self.rules = rules
        self._watched: list[_Watched] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _: QWidget | None, to: QWidget | None) -> None:
        if not isinstance(to, TextField) or not self.rules() or to.objectName() == SEARCH:
            return
        if isinstance(to, QLineEdit) and to.echoMode() is not QLineEdit.EchoMode.Normal:
            return
        if to.findChild(_Watched) is None:
            # Held: of a field that Qt made itself, Python may let go of all that hangs on it.
            self._watched = [one for one in self._watched if isValid(one)] + [_Watched(to, self)]


class DoubtCard(Card):
    """The question under a field: never with what was typed, only with what it looks like."""

    def __init__(self) -> None:
        super().__init__(tone=Tone.AMBER, name="doubt", margin=10, gap=6)
        self._question = Words(role="strong", wrap=True, name="doubtAsked")
        self._instead = Words(role="small", wrap=True, name="doubtInstead")
        self.remove = secondary("Remove", "doubtRemove", hint="Take it out of the text")
        self.keep = secondary("Keep", "doubtKeep", hint="Leave it; it isn’t asked about again")
        line = row(8)
        for button in (self.remove, self.keep):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        for words in (self._question, self._instead):
            self.body.addWidget(words)
        self.body.addLayout(line)

    def ask(self, found: tuple[Doubtful, ...]) -> None:
        words = asked(found)
        if words != self._question.text() or self.isHidden():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._question.setText(words)
        self._instead.setText(instead(found))
        self.show()


class _Watched(QObject):
    """One field, and the question that stands under it while there is one."""

    def __init__(self, field: TextField, by: Minimising) -> None:
        super().__init__(field)
        self._field, self._by = field, by
        self._card: DoubtCard | None = None
        self._found: tuple[Doubtful, ...] = ()
        self._stood = {_said(one) for one in self._look()}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)
        field.textChanged.connect(self._on_changed)

    def _look(self) -> tuple[Doubtful, ...]:
        return doubtful(self._part()[1], self._by.rules(), named_of(self._field))

    def _part(self) -> tuple[int, str]:
        """Where the part that is looked at begins, and its words: all of it, or some around."""
        text = _text(self._field)
        if len(text) <= MOST_READ or isinstance(self._field, QLineEdit):
            return 0, text
        at = max(0, self._field.textCursor().position() - MOST_READ // 2)
        return at, text[at : at + MOST_READ]

    @Slot()
    def _on_changed(self) -> None:
        is_shown = isinstance(self._field, BlocksEdit) and self._field.is_showing
        if self._field.hasFocus() and not is_shown:
            self._pause.start()
        else:  # the window itself put something in: what stands there is nobody's typing
            self._stood |= {_said(one) for one in self._look()}
            self._show(())

    @Slot()
    def _on_pause(self) -> None:
        known = self._stood | (self._by.kept if isValid(self._by) else set())
        self._show(tuple(one for one in self._look() if _said(one) not in known))

    def _show(self, found: tuple[Doubtful, ...]) -> None:
        self._found = found
        if not found:
            if self._card is not None and isValid(self._card):
                self._card.hide()
            return
        if self._card is None or not isValid(self._card):
            self._card = DoubtCard()
            self._card.remove.clicked.connect(self._on_remove)
            self._card.keep.clicked.connect(self._on_keep)
            _put_under(self._field, self._card)
            QWidget.setTabOrder(self._field, self._card.remove)
            QWidget.setTabOrder(self._card.remove, self._card.keep)
        self._card.ask(found)
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        if self._card is None or not isValid(self._card):
            return
        around = self._card.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._card, 0, theme.px(8))

    @Slot()
    def _on_remove(self) -> None:
        at, text = self._part()
        wanted = {_said(one) for one in self._found}
        found = tuple(one for one in self._look() if _said(one) in wanted)
        self._field.setFocus()
        if isinstance(self._field, QLineEdit):
            self._field.selectAll()
            self._field.insert(without(text, found))  # one step to take back
        else:
            cursor = QTextCursor(self._field.document())
            cursor.beginEditBlock()
            for start, end in stretches(text, found):
                cursor.setPosition(_place(self._field, at + start))
                cursor.setPosition(_place(self._field, at + end), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            cursor.endEditBlock()
        self._pause.stop()
        self._show(())

    @Slot()
    def _on_keep(self) -> None:
        self._by.kept |= {_said(one) for one in self._found}
        self._field.setFocus()
        self._show(())


def named_of(field: QWidget) -> str:
    """What the field is called; the line of a box that can be typed into goes by the box."""
    parent = field.parentWidget()
    return field.objectName() or (parent.objectName() if parent is not None else "")


def _said(one: Doubtful) -> _Said:
    return one.rule.name, one.words.casefold()


def _text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _place(field: QTextEdit | QPlainTextEdit, at: int) -> int:
    """Where the letter stands in the document, which counts letters as UTF-16 does."""
    before = field.toPlainText()[:at]
    return len(before.encode("utf-16-le")) // 2


def _put_under(field: QWidget, card: QWidget) -> None:
    """Lay ``card`` in under ``field``: in the nearest column that holds it."""
    inner = field
    while (around := inner.parentWidget()) is not None:
        for layout in reversed(_way_to(inner, around.layout())):
            down = QBoxLayout.Direction.TopToBottom
            if isinstance(layout, QBoxLayout) and layout.direction() == down:
                layout.insertWidget(_at(inner, layout) + 1, card)
                return
        inner = around


def _way_to(widget: QWidget, layout: QLayout | None) -> list[QLayout]:
    """The layouts that hold ``widget``, the outermost first; none where it isn't in there."""
    if layout is None:
        return []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if item.widget() is widget:
            return [layout]
        if inner := _way_to(widget, item.layout()):
            return [layout, *inner]
    return []


def _at(widget: QWidget, layout: QLayout) -> int:
    """Which item of ``layout`` holds ``widget``."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is not None and (item.widget() is widget or _way_to(widget, item.layout())):
            return at
    return layout.count() - 1

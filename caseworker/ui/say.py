"""What the program says to the officer, and what it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import SIGNAL, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Foot,
    Words,
    column,
    danger,
    icon_button,
    named,
    primary,
    quiet,
    recolour,
    secondary,
)

READ_BY: Final = 20_000  # ms that good news stays; a refusal stays until it is closed

_ICONS = {
    Tone.GREEN: Icon.DONE,
    Tone.AMBER: Icon.ALERT,
    Tone.RED: Icon.ALERT,
    Tone.BLUE: Icon.INFO,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to do about a message: “Undo”, “Go to the case”."""

    words: str
    then: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the message bar."""

    words: str
    tone: Tone = Tone.GREEN
    source: str = ""
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with two answers. ``no`` is always the safe one, and the default."""

    text: str
    detail: str
    yes: str
    no: str = "Cancel"
    is_grave: bool = False


class MessageBar(QFrame):
    """One line, in one place: the newest message takes the place of the last.

    Signals:
        told: a message is shown; carries its words.
    """

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "messageBar", "Message")
        self._offer: Offer | None = None
        self._picture = Words()
        self._words = Words(name="messageWords", wrap=True)
        self._source = Words(role="small", name="messageSource", wrap=True)
        self._go = quiet("Undo", "messageOffer")
        self._shut = icon_button(Icon.CLOSE, "Close this message", "messageClose")
        line = QHBoxLayout(self)
        edge = theme.px(10)
        line.setContentsMargins(theme.px(14), edge, edge, edge)
        line.setSpacing(theme.px(10))
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 3)
        line.addWidget(self._source, 1)
        line.addWidget(self._go)
        line.addWidget(self._shut)
        self._fade = QTimer(self, singleShot=True, interval=READ_BY)
        self._fade.timeout.connect(self.hide)
        self._go.clicked.connect(self._on_go)
        self._shut.clicked.connect(self.hide)
        self.hide()

    def tell(self, message: Message) -> None:
        """Show ``message`` in the place of the one before."""
        self._offer = message.offer
        recolour(self, message.tone)
        ink = f"{message.tone.value}_ink"
        self._picture.setPixmap(theme.picture(_ICONS.get(message.tone, Icon.INFO), ink, 22))
        self._words.setText(message.words)
        self._source.setText(message.source)
        self._source.setVisible(bool(message.source))
        self._go.setVisible(message.offer is not None)
        if message.offer is not None:
            self._go.setText(message.offer.words)
            self._go.setAccessibleName(message.offer.words)
        self.setAccessibleDescription(message.words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.words))
        self._fade.stop()
        if message.tone is Tone.GREEN and message.offer is None:
            self._fade.start()
        self.told.emit(message.words)

    def drop_offer(self) -> None:
        """What was offered is done already."""
        self._offer = None
        self._go.hide()

    @Slot()
    def _on_go(self) -> None:
        offer, self._offer = self._offer, None
        self.hide()
        if offer is not None:
            offer.then()


class Sheet(QDialog):
    """A dialog in the program's own clothes: a title, words, and a row of buttons."""

    def __init__(self, title: str, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle("Caseworker")  # a title never says what it is about
        self.setMinimumWidth(theme.px(440))
        self.setMaximumWidth(theme.px(680))
        self.body = column(self, 24, 12)
        self.body.addWidget(Words(title, "heading", wrap=True, name=f"{name}Text"))
        if words:
            self.body.addWidget(Words(words, "soft", wrap=True, name=f"{name}Detail"))
        self.buttons = Foot()

    def finish_with(self, *buttons: QPushButton) -> None:
        """Put ``buttons`` at the foot. Called once, when everything else is in place."""
        for button in buttons:
            self.buttons.addWidget(button)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.buttons)
        chosen = [button for button in self.findChildren(QPushButton) if button.isDefault()]
        self.enter_goes_to(chosen[0] if chosen else _for_enter(buttons))

    def enter_goes_to(self, button: QPushButton) -> None:
        """Enter presses ``button``, which stands on this sheet by now.

        Qt takes the first button that it meets where none was told it here: one that merely
        stands beside a field, or is hidden.
        """
        button.setDefault(False)  # said before it stood here, it was heard by nobody
        button.setDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A field that heeds Enter by itself keeps it: the button is not pressed as well."""
        at = self.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(at, QLineEdit) and at.receivers(SIGNAL("returnPressed()")):
            event.accept()
        else:
            super().keyPressEvent(event)


def _for_enter(foot: Sequence[QPushButton]) -> QPushButton:
    """What the sheet is for; where that is nothing to be taken lightly, what shuts it."""
    kinds = [str(button.property("kind")) for button in foot]
    if "primary" in kinds:
        return foot[kinds.index("primary")]
    return next(one for one in reversed(foot) if one.property("kind") != "danger")


def ask(asker: QWidget, question: Question, then: Callable[[], None]) -> QDialog:
    """Ask without stopping the program. ``then`` is called on yes, and only on yes."""
    sheet = Sheet(question.text, question.detail, "question", asker.window())
    no = secondary(question.no, "questionNo")
    make = danger if question.is_grave else primary
    yes = make(question.yes, "questionYes")
    sheet.finish_with(no, yes)
    yes.setAutoDefault(False)
    no.setDefault(True)
    no.setFocus()
    no.clicked.connect(sheet.reject)
    yes.clicked.connect(sheet.accept)
    sheet.accepted.connect(then)
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()
    return sheet

"""A field for a passphrase: hidden, shown on request, with a word about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.desktop.here import this_computer
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts.buttons import icon_button
from caseworker.ui.parts.cards import column, row
from caseworker.ui.parts.words import Words, named

LONGEST = 256


class PassphraseField(QWidget):
    """Hidden typing with a button that shows it.

    Signals:
        changed: the text was edited.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, heard: str = "Passphrase", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self.edit = named(QLineEdit(), name, heard)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(LONGEST + 1)  # one more, so that too long is said and not cut
        self._eye = icon_button(Icon.EYE, "Show the passphrase", f"{name}Show")
        self._eye.setIconSize(QSize(theme.px(20), theme.px(20)))
        self._eye.setCheckable(True)
        self._caps = Words("Caps Lock is on.", "small", tone=Tone.AMBER, name=f"{name}Caps")
        self._caps.hide()
        layout = column(self, 0, 4)
        line = row(6)
        line.addWidget(self.edit, 1)
        line.addWidget(self._eye)
        layout.addLayout(line)
        layout.addWidget(self._caps)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self._eye.toggled.connect(self.show_typing)

    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field, and hide what will be typed next."""
        self.edit.clear()
        self._eye.setChecked(False)

    @Slot(bool)
    def show_typing(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._eye.setIcon(theme.icon(Icon.EYE_OFF if shown else Icon.EYE, "soft"))
        self._eye.setAccessibleName("Hide the passphrase" if shown else "Show the passphrase")
        if self._eye.isChecked() != shown:
            self._eye.setChecked(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            is_on = _caps_lock(event)
            if is_on is not None:
                self._caps.setVisible(is_on)
        return super().eventFilter(watched, event)


def _caps_lock(event: QKeyEvent) -> bool | None:
    """Whether Caps Lock is on: asked of Windows, else told from a letter and Shift."""
    told = this_computer().caps_lock()
    if told is not None:
        return told
    letter = event.text()
    if len(letter) != 1 or letter.upper() == letter.lower():
        return None
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != is_shifted

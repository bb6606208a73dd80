"""Answers F1 with what is said of the field, or of the page; and Ctrl+/ with the shortcuts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QKeyCombination, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.helping.here import field_at, topic_at
from caseworker.ui.helping.page import HelpPage
from caseworker.ui.helping.sheets import FieldHelpSheet, KeysSheet, keys_here
from caseworker.ui.here import is_here
from caseworker.ui.keys_everywhere import HELP, KEYS, KeyEverywhere
from caseworker.ui.parts import primary
from caseworker.ui.say import Sheet

WIDE, TALL = 940, 640  # px at 100% text


class Helping(QObject):
    """Belongs to what is seen while the records are open, and goes with it.

    Signals:
        page_wanted: the page of help is to be shown; carries the name of the topic.
    """

    page_wanted = Signal(str)

    def __init__(self, desk: Desk, work: QWidget) -> None:
        super().__init__(work)
        self._desk, self._work = desk, work
        self._key = KeyEverywhere(HELP, KEYS, parent=self)
        self._key.pressed.connect(self._on_key)

    @Slot(object)
    def _on_key(self, key: QKeyCombination) -> None:
        if not is_here(self):  # a lock takes what is seen down while the keyboard still moves
            return
        if key == HELP:
            self._on_help()
        else:
            front = self._front()
            KeysSheet(keys_here(front), front).open()

    def _on_help(self) -> None:
        here = QApplication.focusWidget()
        field = field_at(here)
        if field is None:
            self._show(topic_at(here))
            return
        sheet = FieldHelpSheet(field, self._front())
        sheet.more_wanted.connect(partial(self._show, topic_at(here)))
        sheet.open()

    def _show(self, topic: str) -> None:
        """The page of help; over a sheet it lies as another, so that the sheet stays as it is."""
        over = QApplication.activeModalWidget()
        if over is None:
            self.page_wanted.emit(topic)
        else:
            HelpSheet(self._desk, topic, over).open()

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self._work.window()


class HelpSheet(Sheet):
    """The pages of help over a sheet that is being filled in."""

    def __init__(self, desk: Desk, topic: str, parent: QWidget) -> None:
        super().__init__("Help", "", "helpSheet", parent)
        self.setMaximumWidth(16_777_215)
        page = HelpPage(desk)
        page.begin(topic)
        self.body.addWidget(page, 1)
        close = primary("Close", "helpSheetClose")
        self.finish_with(close)
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.resize(theme.px(WIDE), theme.px(TALL))
        page.setFocus()

"""Two sheets: what is said of one field, and every shortcut that is heard where one is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from caseworker.domain.help import Key, the_help
from caseworker.ui import theme
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.helping.here import FieldHere
from caseworker.ui.parts import Words, primary, quiet
from caseworker.ui.parts.explanation import lay_explanation

EVERYWHERE = "Everywhere"


class FieldHelpSheet(LongSheet):
    """What belongs in a field. Escape or Enter closes it, and the field has the keyboard again.

    Signals:
        more_wanted: the pages of help are wanted.
    """

    more_wanted = Signal()

    def __init__(self, field: FieldHere, parent: QWidget) -> None:
        super().__init__(field.label, "", "fieldHelp", parent)
        self.as_wide_as(520)
        lay_explanation(field.lines, self.middle.body)
        more = quiet("All help…", "fieldHelpMore")
        close = primary("Close", "fieldHelpClose")
        close.setDefault(True)
        self.finish_with(more, close)
        close.clicked.connect(self.accept)
        more.clicked.connect(self._on_more)
        self.finished.connect(self.deleteLater)

    def _on_more(self) -> None:
        self.reject()
        self.more_wanted.emit()


class KeysSheet(LongSheet):
    """The shortcuts, by where they are heard."""

    def __init__(self, keys: Iterable[Key], parent: QWidget) -> None:
        super().__init__("Shortcuts", "Those that are heard here and now.", "keys", parent)
        self.as_wide_as(640)
        by_place: dict[str, list[Key]] = {}
        for key in keys:
            by_place.setdefault(key.where, []).append(key)
        for place in sorted(by_place, key=lambda where: where != EVERYWHERE):
            self._lay(place, by_place[place])
        close = primary("Close", "keysClose")
        close.setDefault(True)
        self.finish_with(close)
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _lay(self, place: str, keys: list[Key]) -> None:
        self.middle.body.addWidget(Words(place, "label"))
        grid = QWidget()
        laid = QGridLayout(grid)
        laid.setContentsMargins(0, 0, 0, theme.px(6))
        laid.setHorizontalSpacing(theme.px(18))
        laid.setVerticalSpacing(theme.px(4))
        laid.setColumnMinimumWidth(0, theme.px(250))
        laid.setColumnStretch(1, 1)
        for at, key in enumerate(keys):
            laid.addWidget(Words(key.keys, "strong"), at, 0)
            laid.addWidget(Words(key.words, wrap=True), at, 1)
        self.middle.body.addWidget(grid)


def keys_here(window: QWidget) -> list[Key]:
    """What is heard where the window stands now: its own shortcuts, and those of the fields."""
    heard = [
        Key(each.key().toString(), each.whatsThis(), _place(each))
        for each in window.findChildren(QShortcut)
        if each.whatsThis() and each.isEnabled() and _is_heard(each)
    ]
    return list(dict.fromkeys([*heard, *the_help().keys]))


def _is_heard(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    return isinstance(owner, QWidget) and owner.isVisible()


def _place(shortcut: QShortcut) -> str:
    owner = shortcut.parent()
    while isinstance(owner, QWidget) and not owner.accessibleName():
        owner = owner.parent()
    return owner.accessibleName() if isinstance(owner, QWidget) and owner.parent() else EVERYWHERE

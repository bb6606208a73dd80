"""The menu at a word that is not known: what may have been meant, and what else can be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from caseworker.ui.case.plan_where import Written

# Qt offers them greyed out: in a plan they go over all its fields, by button and by key.
_STEPS = {"edit-undo", "edit-redo"}


class SpellMenu(QMenu):
    """Suggestions first, then adding or ignoring the word, then what every field offers.

    Signals:
        chosen: a suggestion was taken; carries it.
        added: the word is right; carries whether it is so for the whole office.
        ignored: it is to be left alone here.
    """

    chosen = Signal(str)
    added = Signal(bool)
    ignored = Signal()

    def __init__(self, field: Written) -> None:
        super().__init__(field)
        self.setObjectName("spellMenu")
        self._field = field
        self.aboutToHide.connect(self.deleteLater)

    def offer(self, word: str, suggestions: Iterable[str]) -> None:
        """What may have been meant by ``word``."""
        self.setAccessibleName(f"Spelling of {word}")
        for at, each in enumerate(suggestions):
            action = self.addAction(each)
            action.setObjectName(f"suggestion{at}")
            action.triggered.connect(lambda _=False, each=each: self.chosen.emit(each))
            look = action.font()
            look.setBold(True)
            action.setFont(look)
        if self.isEmpty():
            self.addAction("Nothing like it is known").setEnabled(False)
        self.setActiveAction(self.actions()[0])
        self.addSeparator()
        for words, name, office in (
            (f"Add “{word}” to my words", "addToMine", False),
            (f"Add “{word}” to the office’s words", "addToOffice", True),
        ):
            action = self.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _=False, office=office: self.added.emit(office))
        ignore = self.addAction("Ignore here")
        ignore.setObjectName("ignoreHere")
        ignore.triggered.connect(lambda _=False: self.ignored.emit())

    def offer_the_usual(self) -> None:
        """Cut, copy, paste: what Qt offers in such a field, without its own undo."""
        usual = self._field.createStandardContextMenu()  # it owns its actions
        self.aboutToHide.connect(usual.deleteLater)
        if not self.isEmpty():
            self.addSeparator()
        steps = [action for action in usual.actions() if action.objectName() in _STEPS]
        rest = [action for action in usual.actions() if action not in steps]
        while rest and rest[0].isSeparator():
            del rest[0]
        for action in rest:
            self.addAction(action)


def well_menu(near: QWidget) -> None:
    """Say that no word of the plan is marked."""
    menu = QMenu(near)
    menu.setObjectName("spellingWell")
    menu.addAction("Every word of this plan is known").setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(near.mapToGlobal(near.rect().bottomLeft()))

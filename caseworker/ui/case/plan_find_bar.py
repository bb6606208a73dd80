"""The bar over the page of a plan: what is looked for, and what goes in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLineEdit, QWidget

from caseworker.domain.finding import Sought
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, Words, column, icon_button, named, row, secondary
from caseworker.ui.parts.glass_field import GlassField

FIELD = 190  # px at 100%


class FindBar(QFrame):
    """Find and replace. It stays until it is shut, and shuts with Esc.

    Signals:
        sought: what is looked for is another; carries the Sought.
        stepped: the next one (1) is wanted, or the one before (-1).
        replaced: the one that is shown is to be replaced.
        replaced_all: all of them are.
        shut: the bar is shut.
    """

    sought = Signal(object)
    stepped = Signal(int)
    replaced = Signal()
    replaced_all = Signal()
    shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "findBar", "Find and replace in the whole plan")
        self.text = self._field(GlassField(), "findText", "Find in the whole plan")
        self.words = self._field(QLineEdit(), "findWords", "Replace with")
        self.count = Words("", "small", name="findCount")
        self._case = self._box("Match case", "findCase")
        self._whole = self._box("Whole words", "findWhole")
        self._back = icon_button(Icon.CHEVRON_LEFT, "The one before (Shift+F3)", "findBack")
        self._next = icon_button(Icon.CHEVRON_RIGHT, "The next (F3)", "findNext")
        self._one = secondary("Replace", "findReplace")
        self._all = secondary("Replace all", "findReplaceAll")
        shut = icon_button(Icon.CLOSE, "Shut (Esc)", "findShut")
        across = row(8, self)
        inside = QWidget()
        down = column(inside, 0, 4)
        across.addWidget(inside, 1)
        across.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)
        self._find_line, self._replace_line = Flow(across=8, down=4), Flow(across=8, down=4)
        for widget in (
            self.text, self._back, self._next, self.count, self._case, self._whole,
        ):  # fmt: skip
            self._find_line.addWidget(widget)
        for thing in (self.words, self._one, self._all):
            self._replace_line.addWidget(thing)
        down.addWidget(self._find_line)
        down.addWidget(self._replace_line)
        self.text.textChanged.connect(self._on_sought)
        self._case.toggled.connect(self._on_sought)
        self._whole.toggled.connect(self._on_sought)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._one.clicked.connect(self.replaced)
        self._all.clicked.connect(self.replaced_all)
        shut.clicked.connect(self.shut)
        self.say(0, 0)
        self.hide()

    def open_with(self, words: str, *, replace: bool) -> None:
        """Show the bar; ``words`` are what was selected, if anything was."""
        self._replace_line.setVisible(replace)
        if words:
            self.text.setText(words)
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        self._on_sought()

    def say(self, at: int, total: int) -> None:
        """“3 of 12”; ``at`` is 0 while none is shown."""
        said = f"{at} of {total}" if at else f"{total} found"
        if not total:
            said = "Nothing found" if self.text.text() else ""
        self.count.setText(said)
        for button in (self._back, self._next, self._one, self._all):
            button.setEnabled(bool(total))

    def tell(self, words: str) -> None:
        """Say what was done."""
        self.count.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.shut.emit()
        elif enter and QApplication.focusWidget() is self.text:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif enter and QApplication.focusWidget() is self.words and self._one.isEnabled():
            self.replaced.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_sought(self) -> None:
        self.sought.emit(Sought(self.text.text(), self._case.isChecked(), self._whole.isChecked()))

    def _field(self, field: QLineEdit, name: str, words: str) -> QLineEdit:
        field.setPlaceholderText(words)
        field.setFixedWidth(theme.px(FIELD))
        return named(field, name, words)

    def _box(self, words: str, name: str) -> QCheckBox:
        return named(QCheckBox(words), name)

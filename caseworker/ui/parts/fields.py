"""Forms: a label, a hint and what is wrong, all beside the field they belong to."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from caseworker.domain.errors import Gap
from caseworker.ui import theme
from caseworker.ui.parts.cards import column
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.passphrase_field import PassphraseField
from caseworker.ui.parts.words import Words, restyle


class WrittenField(QWidget):
    """A field made of several parts, which can give its text and take it back.

    Signals:
        edited: something in it changed.
    """

    edited = Signal()

    def typed(self) -> str:
        raise NotImplementedError

    def retype(self, text: str) -> None:
        raise NotImplementedError


class Field(QWidget):
    """One field with its label above, and its hint and fault below."""

    def __init__(
        self, label: str, widget: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self._hint = hint
        self._heard = _heard_part(widget)
        layout = column(self, 0, 4)
        self.label = Words(label, "label", wrap=True)
        self.label.setBuddy(self._heard)
        self.fault = Words(role="fault", wrap=True, name=f"{self._heard.objectName()}Fault")
        self.fault.hide()
        layout.addWidget(self.label)
        if hint:
            layout.addWidget(Words(hint, "small", wrap=True))
        layout.addWidget(widget)
        layout.addWidget(self.fault)
        if not self._heard.accessibleName():
            self._heard.setAccessibleName(label)
        if not self._heard.accessibleDescription():
            self._heard.setAccessibleDescription(hint)

    def refuse(self, words: str) -> None:
        """Say what is wrong with this field."""
        self.fault.setText(words)
        self.fault.show()
        restyle(self._heard, "wrong", value=True)
        self._heard.setAccessibleDescription(f"{words} {self._hint}".strip())

    def clear(self) -> None:
        """Take back what was said to be wrong."""
        if self.fault.isVisibleTo(self):
            self.fault.hide()
            restyle(self._heard, "wrong", value=False)
            self._heard.setAccessibleDescription(self._hint)


class Form(QWidget):
    """Fields under one another, each with a name that faults and drafts go by.

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, name: str, *, gap: float = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.fields: dict[str, Field] = {}
        whole = column(self, 0, 0)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(gap))
        whole.addLayout(self.body)
        whole.addStretch(1)  # alignment to the top would forget that words wrap, and cut them

    def add(self, name: str, label: str, widget: QWidget, *, hint: str = "") -> Field:
        """Put ``widget`` under the others. ``name`` is what a ``Gap`` calls the field."""
        field = Field(label, widget, hint=hint)
        self.fields[name] = field
        self.body.addWidget(field)
        self._watch(widget, field)
        return field

    def refuse(self, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
        """Say every gap beside its field and go to the first. Returns those with no field here."""
        self.clear()
        homeless = []
        first: Field | None = None
        for gap in gaps:
            field = self.fields.get(gap.field)
            if field is None:
                homeless.append(gap)
                continue
            field.refuse(gap.words)
            first = first or field
        if first is not None:
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return tuple(homeless)

    def clear(self) -> None:
        for field in self.fields.values():
            field.clear()

    def typed(self) -> str:
        """Everything that was typed, as one text that ``retype`` understands."""
        values = {name: _read(field.widget) for name, field in self.fields.items()}
        kept = {name: value for name, value in values.items() if value}
        return json.dumps(kept, ensure_ascii=False) if kept else ""

    def retype(self, text: str) -> None:
        """Put back what ``typed`` gave; fields that no longer exist are left out."""
        values = json.loads(text) if text else {}
        for name, field in self.fields.items():
            if name in values:
                _write(field.widget, str(values[name]))

    def _watch(self, widget: QWidget, field: Field) -> None:
        def edited(*_: object) -> None:
            field.clear()
            self.edited.emit()

        match widget:
            case DateField() | PassphraseField():
                widget.changed.connect(edited)
            case QLineEdit() | QTextEdit() | QPlainTextEdit():
                widget.textChanged.connect(edited)
            case QComboBox():
                widget.currentIndexChanged.connect(edited)
                if widget.isEditable():
                    widget.editTextChanged.connect(edited)
            case QAbstractButton():
                widget.toggled.connect(edited)
            case QSpinBox():
                widget.valueChanged.connect(edited)
            case WrittenField():
                widget.edited.connect(edited)


def _heard_part(widget: QWidget) -> QWidget:
    """The part of a field that takes the focus, and that a screen reader speaks of."""
    return widget.edit if isinstance(widget, DateField | PassphraseField) else widget


def _read(widget: QWidget) -> str:  # noqa: PLR0911 - one answer for each kind of field
    match widget:
        case DateField():
            return widget.edit.text()
        case QLineEdit():
            return widget.text()
        case QTextEdit() | QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QAbstractButton():
            return "yes" if widget.isChecked() else ""
        case QSpinBox():
            return str(widget.value())
        case WrittenField():
            return widget.typed()
        case _:
            return ""


def _write(widget: QWidget, value: str) -> None:
    match widget:
        case DateField():
            widget.edit.setText(value)
        case QLineEdit():
            widget.setText(value)
        case QTextEdit() | QPlainTextEdit():
            widget.setPlainText(value)
        case QComboBox():
            widget.setCurrentText(value)
        case QAbstractButton():
            widget.setChecked(value == "yes")
        case QSpinBox():
            widget.setValue(int(value))
        case WrittenField():
            widget.retype(value)
        case _:
            return

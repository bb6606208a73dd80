"""The people of a place, each in a row of their own: name, what they do, how one reaches them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.place_gaps import LONGEST
from caseworker.domain.directory import PlacePerson
from caseworker.ui import theme
from caseworker.ui.parts import Card, Field, Flow, column, named, quiet, secondary
from caseworker.ui.parts.fields import WrittenField

MOST: Final = 30
_ASKED: Final = (
    ("name", "Name", 200),
    ("role", "What they do", 200),
    ("telephone", "Telephone", 160),
    ("email", "E-mail", 220),
    ("days", "Days", 140),
)


class PersonRow(Card):
    """One of them.

    Signals:
        edited: something in it changed.
        gone: they are to be taken out.
    """

    edited = Signal()
    gone = Signal()

    def __init__(self, name: str, at: int, one: PlacePerson) -> None:
        super().__init__(name=f"{name}{at}", margin=10, gap=6)
        self._lines: dict[str, QLineEdit] = {}
        flow = Flow(across=10, down=6)
        for field, words, wide in _ASKED:
            line = named(QLineEdit(), f"{name}{at}_{field}", words)
            line.setMaxLength(LONGEST)
            line.setMinimumWidth(theme.px(wide))
            line.setText(getattr(one, field))
            line.textChanged.connect(self.edited)
            self._lines[field] = line
            flow.addWidget(Field(words, line))
        self.body.addWidget(flow)
        self._out = quiet("Take out", f"{name}{at}Out")
        self._out.clicked.connect(self.gone)
        self.body.addWidget(self._out)
        self.edited.connect(self._on_edited)
        self._on_edited()

    @property
    def person(self) -> PlacePerson:
        return PlacePerson(**{name: line.text().strip() for name, line in self._lines.items()})

    def begin(self) -> None:
        self._lines["name"].setFocus()

    @Slot()
    def _on_edited(self) -> None:
        person = self.person
        who = person.name or person.role or "somebody without a name"
        self._out.setAccessibleName(f"Take out {who}")


class PeopleField(WrittenField):
    """A row for each, and one more for whoever is to be added."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name, self._made = name, 0
        self._rows: list[PersonRow] = []
        body = column(self, 0, 6)
        held = QWidget()
        self._held = column(held, 0, 6)
        body.addWidget(held)
        self._add = secondary("Add somebody", f"{name}Add")
        self._add.clicked.connect(self._on_add)
        body.addWidget(self._add)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The first row has the keyboard. A proxy would make Tab leap over the rows."""
        super().focusInEvent(event)
        self._rows[0].begin() if self._rows else self._add.setFocus(event.reason())

    @property
    def people(self) -> tuple[PlacePerson, ...]:
        """Those of whom anything is said, in their order."""
        said = (row.person for row in self._rows)
        return tuple(one for one in said if any(getattr(one, name) for name, _, _ in _ASKED))

    def typed(self) -> str:
        return people_text(self.people)

    def retype(self, text: str) -> None:
        for row in tuple(self._rows):
            self._drop(row)
        for one in people_in(text):
            self._row(one)

    @Slot()
    def _on_add(self) -> None:
        self._row(PlacePerson("")).begin()
        self.edited.emit()

    def _row(self, one: PlacePerson) -> PersonRow:
        row = PersonRow(self._name, self._made, one)
        self._made += 1
        row.edited.connect(self.edited)
        row.gone.connect(partial(self._on_gone, row))
        self._rows.append(row)
        self._held.addWidget(row)
        row.show()
        self._add.setVisible(len(self._rows) < MOST)
        return row

    def _on_gone(self, row: PersonRow) -> None:
        """The focus stays near: with the one before, else with the button that adds."""
        at = self._rows.index(row)
        self._drop(row)
        if self._rows:
            self._rows[max(0, at - 1)].begin()
        else:
            self._add.setFocus()
        self.edited.emit()

    def _drop(self, row: PersonRow) -> None:
        self._rows.remove(row)
        self._held.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._add.show()


def people_text(people: Sequence[PlacePerson]) -> str:
    """People as a form keeps them in a draft; empty where there are none."""
    if not people:
        return ""
    return json.dumps([[getattr(one, name) for name, _, _ in _ASKED] for one in people])


def people_in(text: str) -> tuple[PlacePerson, ...]:
    """The same back."""
    return tuple(PlacePerson(*each) for each in json.loads(text)) if text else ()

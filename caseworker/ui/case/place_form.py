"""Section I: the institution and its type, or the type with the reason for no name."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.domain.plan import Item, ItemId
from caseworker.ui import theme
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import Written, leave_steps
from caseworker.ui.parts import Card, Form, Words, named, quiet

OWN: Final = frozenset({"name", "type", "no_name_because"})  # each with its place in the form


class PlaceForm(Card):
    """The one item of the section that names a placement.

    Signals:
        emptied: section I is to be blank again, as a draft needs it.
    """

    emptied = Signal()

    def __init__(self, state: PlanState, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(name="placeForm", margin=16, gap=10, parent=parent)
        self._state, self._letter = state, letter
        words = "Leave this section blank in a draft. It is filled in for the final plan."
        self.body.addWidget(Words(words, "soft", wrap=True))
        self._name = named(QLineEdit(), "placeName")
        self._type = named(QLineEdit(), "placeType")
        self._type.setPlaceholderText("Maintained special school")
        self._why = named(QPlainTextEdit(), "placeWhy")
        self._why.setTabChangesFocus(True)
        self._why.setFixedHeight(theme.px(76))
        self._form = Form("place")
        self._form.add("name", "Name of the institution", self._name)
        self._form.add("type", "Type of institution", self._type)
        hint = "Only where the type stands alone"
        self._form.add("no_name_because", "Why no institution is named", self._why, hint=hint)
        self._more = self._further_fields()
        fields = self._item.fields if self._item else {}
        self._name.setText(fields.get("name", ""))
        self._type.setText(fields.get("type", ""))
        self._why.setPlainText(fields.get("no_name_because", ""))
        for field in self.written().values():
            leave_steps(field)
        self._form.edited.connect(self._on_edited)
        self.body.addWidget(self._form)
        blank = quiet("Leave it blank", "placeBlank")
        blank.clicked.connect(self.emptied)
        self.body.addWidget(blank)

    def written(self) -> dict[str, Written]:
        """Its fields by their names."""
        return {"name": self._name, "type": self._type, "no_name_because": self._why}

    @property
    def first(self) -> QWidget:
        """Where the keyboard goes when this is come to."""
        return self._name

    def _further_fields(self) -> dict[str, QPlainTextEdit]:
        """What the plan kind asks for besides: reasons that only some placements need."""
        item = self._state.kind.section(self._letter).item
        said = self._item.fields if self._item else {}
        found = {}
        for field in item.fields if item else ():
            if field.name not in OWN:
                edit = named(QPlainTextEdit(said.get(field.name, "")), f"place_{field.name}")
                edit.setTabChangesFocus(True)
                edit.setFixedHeight(theme.px(52))
                edit.setToolTip(field.source)
                self._form.add(field.name, field.words, edit, hint=field.hint)
                found[field.name] = edit
        return found

    @property
    def _item(self) -> Item | None:
        items = self._state.plan.section(self._letter).items
        return items[0] if items else None

    @Slot()
    def _on_edited(self) -> None:
        values = {
            "name": self._name.text().strip(),
            "type": self._type.text().strip(),
            "no_name_because": self._why.toPlainText().strip(),
            **{name: edit.toPlainText().strip() for name, edit in self._more.items()},
        }
        item = self._item or Item(ItemId(uuid4().hex))
        self._state.put_place(
            self._letter, item, {name: value for name, value in values.items() if value}
        )

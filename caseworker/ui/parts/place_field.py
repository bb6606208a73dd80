"""A place, or somebody who works there, typed freely and completed from the directory.

What is chosen fills how it is reached in the same form, where nothing else was typed. Any other
name is as good as one of the directory. Of a place that is closed it is said so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from caseworker.domain.directory import Directory, Place, PlacePerson, called, index_of, plainly
from caseworker.domain.law.kinds import PERSON, FactSpec
from caseworker.ui.palette import Tone
from caseworker.ui.parts.cards import column
from caseworker.ui.parts.fields import Form, WrittenField
from caseworker.ui.parts.words import Words, named

MOST: Final = 12
SHORTEST: Final = 2  # letters: with one, everything is found
_BETWEEN: Final = "  ·  "


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one line of the list stands for."""

    words: str
    typed: str
    fills: dict[str, str]


class PlaceField(WrittenField):
    """The line itself has ``name``; arrows and Enter choose from the list under it.

    Signals:
        chosen: one that is offered was taken; carries what stands in the line now.
    """

    chosen = Signal(str)

    def __init__(
        self,
        spec: FactSpec,
        directory: Directory,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        name = spec.name
        self.setObjectName(f"{name}Field")
        self._directory, self._today, self._offers_people = directory, today, spec.offers == PERSON
        self._offered: list[_Offer] = []
        self._filled: dict[str, str] = {}
        self.line = named(QLineEdit(), name, spec.words)
        self._said = Words("", "small", tone=Tone.AMBER, wrap=True, name=f"{name}Shut")
        self._said.hide()
        layout = column(self, 0, 2)
        layout.addWidget(self.line)
        layout.addWidget(self._said)
        self.setFocusProxy(self.line)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := completer.popup()) is not None:
            popup.setObjectName(f"{name}Offered")
        completer.activated[QModelIndex].connect(  # type: ignore[index]  # one of two overloads
            self._on_chosen,
            Qt.ConnectionType.QueuedConnection,  # the line first takes the words of the list
        )
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._on_typed)
        self.line.textChanged.connect(self._on_changed)

    def typed(self) -> str:
        return self.line.text().strip()

    def retype(self, text: str) -> None:
        self.line.setText(text)

    def choose(self, at: int) -> None:
        """Take one of those that are offered, as a press on it does."""
        offer = self._offered[at]
        self.line.setText(offer.typed)
        self._fill(offer.fills)
        self.chosen.emit(offer.typed)

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered for what stands there."""
        return tuple(one.words for one in self._offered)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Before the list is shown: only what the directory finds stands in it."""
        self._offered = self._found(text) if len(text.strip()) >= SHORTEST else []
        self._model.setStringList([one.words for one in self._offered])

    @Slot(QModelIndex)
    def _on_chosen(self, _: QModelIndex) -> None:
        words = self.line.text()
        at = next((n for n, one in enumerate(self._offered) if one.words == words), None)
        if at is not None:
            self.choose(at)

    @Slot()
    def _on_changed(self) -> None:
        self._say_if_shut()
        self.edited.emit()

    def _found(self, text: str) -> list[_Offer]:
        found = index_of(self._directory).found(text, MOST)
        if not self._offers_people:
            return [_of_place(one) for one in found]
        offers = []
        wanted = plainly(text).split()
        for place in found:
            people = [one for one in place.people if _has(one, wanted)] or place.people
            offers += [_of_person(one, place) for one in people if one.name]
        return offers[:MOST]

    def _fill(self, fills: dict[str, str]) -> None:
        """The other fields of the form, unless somebody typed something else there."""
        form = self._form()
        for name, value in fills.items():
            field = form.fields.get(name) if form is not None else None
            if field is None or field.widget is self or not value:
                continue
            there = _text(field.widget)
            if there in {"", self._filled.get(name, "")}:
                _write(field.widget, value)
                self._filled[name] = value

    def _form(self) -> Form | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, Form):
            above = above.parentWidget()
        return above

    def _say_if_shut(self) -> None:
        text = self.line.text()
        place = called(self._directory, text) if text.strip() else None
        words = place.not_open(self._today) if place is not None else ""
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _of_place(one: Place) -> _Offer:
    town = one.lines.splitlines()[-1:] if one.lines else []
    words = _BETWEEN.join(filter(None, (one.name, *town)))
    fills = {
        "address": one.lines,
        "lines": one.address,
        "postcode": one.postcode,
        "telephone": one.telephone,
        "email": one.email,
    }
    return _Offer(words, one.name, fills)


def _of_person(person: PlacePerson, one: Place) -> _Offer:
    words = _BETWEEN.join(filter(None, (person.name, person.role, one.name)))
    fills = {
        "role": person.role,
        "organisation": one.name,
        "address": one.lines,
        "telephone": person.telephone or one.telephone,
        "email": person.email or one.email,
    }
    return _Offer(words, person.name, fills)


def _has(one: PlacePerson, wanted: list[str]) -> bool:
    said = plainly(f"{one.name} {one.role}")
    return all(f" {word}" in said for word in wanted)


def _text(widget: QWidget) -> str:
    match widget:
        case QPlainTextEdit():
            return widget.toPlainText().strip()
        case QLineEdit():
            return widget.text().strip()
        case WrittenField():
            return widget.typed()
    return str(widget.property("currentText") or "").strip()


def _write(widget: QWidget, value: str) -> None:
    match widget:
        case QPlainTextEdit():
            widget.setPlainText(value)
        case QLineEdit():
            widget.setText(value.replace("\n", ", "))
        case WrittenField():
            widget.retype(value)
        case _:
            widget.setProperty("currentText", value)

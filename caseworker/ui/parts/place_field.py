"""A place, or somebody who works there, typed freely and completed from the directory.

What is chosen fills how it is reached in the same form, where nothing else was typed. Any other
name is as good as one of the directory. Of a place that is closed it is said so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from caseworker.domain.directory import Directory, Place, PlacePerson, called, index_of, plainly
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


class PlaceOffers(QObject):
    """Offers places, or the people there, under any line as somebody types in it.

    Signals:
        chosen: one was taken; carries how it is reached, by the names of fields.
    """

    chosen = Signal(object)

    def __init__(self, line: QLineEdit, directory: Directory, *, people: bool = False) -> None:
        super().__init__(line)
        self._line, self._directory, self._offers_people = line, directory, people
        self._offered: list[_Offer] = []
        self._first: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := completer.popup()) is not None:
            popup.setObjectName(f"{line.objectName()}Offered")
        completer.activated[QModelIndex].connect(  # type: ignore[index]  # one of two overloads
            self._on_chosen,
            Qt.ConnectionType.QueuedConnection,  # the line first takes the words of the list
        )
        line.setCompleter(completer)
        line.textEdited.connect(self._on_typed)

    def know(self, directory: Directory, first: Sequence[str] = ()) -> None:
        """These are the places from now on; names that are offered before them are ``first``."""
        self._directory, self._first = directory, tuple(first)

    def choose(self, at: int) -> None:
        """Take one of those that are offered, as a press on it does."""
        offer = self._offered[at]
        self._line.setText(offer.typed)
        self.chosen.emit(offer.fills)

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered for what stands there."""
        return tuple(one.words for one in self._offered)

    def not_open(self, on: date) -> str:
        """Why what stands there can’t be used on that day, and what came after it."""
        text = self._line.text()
        place = called(self._directory, text) if text.strip() else None
        return place.not_open(on) if place is not None else ""

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Before the list is shown: only what the directory finds stands in it."""
        self._offered = self._found(text) if len(text.strip()) >= SHORTEST else []
        self._model.setStringList([one.words for one in self._offered])

    @Slot(QModelIndex)
    def _on_chosen(self, _: QModelIndex) -> None:
        words = self._line.text()
        at = next((n for n, one in enumerate(self._offered) if one.words == words), None)
        if at is not None:
            self.choose(at)

    def _found(self, text: str) -> list[_Offer]:
        wanted = plainly(text).split()
        first = [_Offer(one, one, {}) for one in self._first if _all_in(wanted, one)]
        return [*first, *self._in_directory(text, wanted)][:MOST]

    def _in_directory(self, text: str, wanted: list[str]) -> list[_Offer]:
        found = index_of(self._directory).found(text, MOST)
        if not self._offers_people:
            return [_of_place(one) for one in found]
        offers = []
        for place in found:
            people = [one for one in place.people if _has(one, wanted)] or place.people
            offers += [_of_person(one, place) for one in people if one.name]
        return offers


class PlaceField(WrittenField):
    """The line itself has ``name``; arrows and Enter choose from the list under it.

    Signals:
        chosen: one that is offered was taken; carries what stands in the line now.
    """

    chosen = Signal(str)

    def __init__(  # noqa: PLR0913 - how it is called and heard, and what it offers
        self,
        name: str,
        heard: str,
        directory: Directory,
        today: date,
        *,
        people: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self._today = today
        self._filled: dict[str, str] = {}
        self.line = named(QLineEdit(), name, heard)
        self._said = Words("", "small", tone=Tone.AMBER, wrap=True, name=f"{name}Shut")
        self._said.hide()
        layout = column(self, 0, 2)
        layout.addWidget(self.line)
        layout.addWidget(self._said)
        self.setFocusProxy(self.line)
        self._offers = PlaceOffers(self.line, directory, people=people)
        self._offers.chosen.connect(self._on_chosen)
        self.line.textChanged.connect(self._on_changed)

    def typed(self) -> str:
        return self.line.text().strip()

    def retype(self, text: str) -> None:
        self.line.setText(text)

    def choose(self, at: int) -> None:
        """Take one of those that are offered, as a press on it does."""
        self._offers.choose(at)

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered for what stands there."""
        return self._offers.offered

    @Slot(object)
    def _on_chosen(self, fills: dict[str, str]) -> None:
        self._fill(fills)
        self.chosen.emit(self.line.text())

    @Slot()
    def _on_changed(self) -> None:
        words = self._offers.not_open(self._today)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.edited.emit()

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
    return _all_in(wanted, f"{one.name} {one.role}")


def _all_in(wanted: list[str], words: str) -> bool:
    said = plainly(words)
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

"""Whose cases a list shows: an officer's, a place's, a home authority's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox

from caseworker.casework.records import Among, Narrowings, Records
from caseworker.casework.strongroom import OpenStore, SignIn
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Flow, named

_LONGEST: Final = 22  # letters of a choice that count towards its width


class Narrow(Flow):
    """A choice for each thing that lists can be narrowed by, where there is one to make.

    Signals:
        changed: another choice was made; carries the Among.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(across=8, down=6)
        self._desk = desk
        self._found = Narrowings()
        self._officers = _choice("narrowOfficer", "Whose cases")
        self._places = _choice("narrowPlace", "Where they are")
        self._authorities = _choice("narrowAuthority", "Home authority")
        for choice in (self._officers, self._places, self._authorities):
            choice.currentIndexChanged.connect(self._on_chosen)
            self.addWidget(choice)
        self.hide()
        self.look()

    @property
    def among(self) -> Among:
        """What is chosen now."""
        return Among(
            officer=self._officers.currentData(),
            authority=self._authorities.currentData() or "",
            place=self._places.currentData() or "",
        )

    def look(self) -> None:
        """Ask what there is to choose from."""
        self._desk.see(self, _narrowings, self._on_found)

    def widen(self) -> None:
        """Choose everything again."""
        for choice in (self._officers, self._places, self._authorities):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        self.changed.emit(self.among)

    def _on_found(self, found: Narrowings) -> None:
        self._found = found
        _offer(self._places, "Every place", [(place, place) for place in found.places])
        of = [(authority, authority) for authority in found.authorities]
        _offer(self._authorities, "Every home authority", of)
        self._desk.store(self, _officers, self._on_officers)

    def _on_officers(self, people: tuple[SignIn, ...]) -> None:
        names = {person.id: person.name for person in people}
        me = self._desk.officer.id
        people_of = [
            ("My cases" if officer == me else names.get(officer, "Somebody who has left"), officer)
            for officer in sorted(self._found.officers, key=lambda officer: officer != me)
        ]
        _offer(self._officers, "Everyone’s cases", people_of)
        choices = (self._officers, self._places, self._authorities)
        self.setVisible(any(not choice.isHidden() for choice in choices))

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit(self.among)


def _narrowings(records: Records, today: date) -> Narrowings:
    del today
    return records.narrowings()


def _officers(store: OpenStore) -> tuple[SignIn, ...]:
    return store.officers()


def _choice(name: str, heard: str) -> QComboBox:
    choice = named(QComboBox(), name, heard)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LONGEST)
    choice.setMaximumWidth(theme.px(250))
    choice.hide()
    return choice


def _offer(choice: QComboBox, everything: str, offered: Sequence[tuple[str, object]]) -> None:
    """Offer these; what was chosen stays chosen. Hidden where there is nothing to choose."""
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        choice.addItem(everything, None)
        for words, value in offered:
            choice.addItem(words, value)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
    choice.setVisible(len(offered) > 1 or choice.currentIndex() > 0)

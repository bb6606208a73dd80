"""Establishments and home authorities in a form: in which nation each is, and what that means.

Establishments that are open are offered, and the nation follows the name. Any other name is as
good. Of one that is not open on the day it is said so, and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QWidget

from caseworker.domain.authorities import nation_of_authority
from caseworker.domain.computed import HOME
from caseworker.domain.establishments import (
    Establishments,
    establishment_called,
    nation_of,
    open_on,
)
from caseworker.ui.forms import read_fact, write_fact
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Field, Form, Words, WrittenField
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

#: Fields that hold an establishment, and the fields beside them that hold its nation.
PLACES: Final = {"establishment": "nation", "held_at": "held_in"}
#: The day on which somebody is there, by whichever of these a form asks.
DAYS: Final = ("day", "held_since", "opened_on")
HOME_NATION: Final = "England"


class FollowsPlace(QObject):
    """One establishment in a form. ``fit`` makes room for what is said beside it.

    An establishment known to lie elsewhere sets the nation as its name is typed. Whatever the
    nation, what it means is said beside it at once.
    """

    def __init__(
        self, form: Form, place: str, known: Establishments, today: date, fit: Callable[[], None]
    ) -> None:
        super().__init__(form)
        self._known, self._today, self._fit = known, today, fit
        self._before: str | None = None
        where = form.fields[place]
        self._where = where.widget
        self._shut = _said_under(where.layout(), "placeSaid")
        nation = form.fields.get(PLACES[place])
        self._nation = nation.widget if nation else None
        self._said = _said_under(nation.layout() if nation else None, "nationSaid")
        days = (form.fields[name].widget for name in DAYS if name in form.fields)
        self._day = next((one for one in days if isinstance(one, DateField)), None)
        if isinstance(self._where, QComboBox):
            self._where.editTextChanged.connect(self._on_place)
        if isinstance(self._nation, QComboBox):
            self._nation.currentIndexChanged.connect(self._on_nation)
            self._nation.activated.connect(self._on_chosen)
        if self._day is not None:
            self._day.changed.connect(self._on_day)
        self.knows(known)
        self._on_nation()

    def knows(self, known: Establishments) -> None:
        """Offer, and go by, these from now on."""
        self._known = known
        self._on_day()

    @Slot()
    def _on_day(self) -> None:
        """Offer those that are open then; what was typed stays."""
        if isinstance(self._where, QComboBox):
            _offer(self._where, open_on(self._known, self._on))
        self._say_if_shut()

    @Slot(str)
    def _on_place(self, typed: str) -> None:
        if self._nation is not None:
            self._set_nation(self._nation, nation_of(typed, self._known))
        self._say_if_shut()

    def _set_nation(self, field: QWidget, nation: str) -> None:
        """The nation that the name tells; what stood there before, once it tells of none."""
        if nation:
            self._before = read_fact(field) if self._before is None else self._before
            write_fact(field, nation)
        elif self._before is not None:
            write_fact(field, self._before)
            self._before = None

    @Slot()
    def _on_chosen(self) -> None:
        """Somebody chose the nation: that stays."""
        self._before = None

    @Slot()
    def _on_nation(self) -> None:
        nation = read_fact(self._nation) if self._nation is not None else ""
        is_elsewhere = nation not in {"", HOME_NATION}
        self._say(
            self._said,
            f"{nation}: the rules for detained persons don’t hold there. The case goes under "
            "“Rule set: not England” from that day (CFA 2014 s.70)."
            if is_elsewhere
            else "",
        )

    @property
    def _on(self) -> date:
        """The day that is typed; today where none can be read."""
        try:
            return (self._day.day() if self._day is not None else None) or self._today
        except NotADayError:
            return self._today

    def _say_if_shut(self) -> None:
        found = establishment_called(read_fact(self._where), self._known)
        self._say(self._shut, found.not_open(self._on) if found else "")

    def _say(self, said: Words, words: str) -> None:
        said.setText(words)
        if said.isHidden() is bool(words):
            said.setVisible(bool(words))
            self._fit()


class SaysNation(QObject):
    """Beside a home authority outside England it is said what that means, as it is typed."""

    def __init__(self, field: Field, fit: Callable[[], None]) -> None:
        super().__init__(field)
        self._field, self._fit = field, fit
        self._said = _said_under(field.layout(), "homeSaid")
        match field.widget:
            case QComboBox():
                field.widget.editTextChanged.connect(self._on_typed)
            case QLineEdit():
                field.widget.textChanged.connect(self._on_typed)
            case WrittenField():
                field.widget.edited.connect(self._on_typed)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        nation = nation_of_authority(read_fact(self._field.widget))
        is_elsewhere = nation not in {"", HOME_NATION}
        self._said.setText(
            f"In {nation}: while it is the home authority, the case is under “Rule set: not "
            "England” (CFA 2014 s.71). What holds there instead: check with the authority."
        )
        if self._said.isHidden() is is_elsewhere:
            self._said.setVisible(is_elsewhere)
            self._fit()


def follow_places(
    form: Form, known: Establishments, today: date, fit: Callable[[], None]
) -> tuple[FollowsPlace, ...]:
    """Do so in a form that asks for an establishment, or for a home authority."""
    if HOME in form.fields:
        SaysNation(form.fields[HOME], fit)
    return tuple(
        FollowsPlace(form, place, known, today, fit) for place in PLACES if place in form.fields
    )


def _said_under(layout: object, name: str) -> Words:
    said = Words("", "small", tone=Tone.AMBER, wrap=True, name=name)
    said.hide()
    if isinstance(layout, QLayout):
        layout.addWidget(said)
    return said


def _offer(box: QComboBox, places: Establishments) -> None:
    typed = box.currentText()
    box.blockSignals(True)  # nobody typed it, and nothing is to follow from it
    box.clear()
    box.addItem("")
    for place in places:
        box.addItem(place.name)
        box.setItemData(
            box.count() - 1, f"{place.kind}, {place.nation}", Qt.ItemDataRole.ToolTipRole
        )
    box.setEditText(typed)
    box.blockSignals(False)

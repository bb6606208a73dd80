"""The nation of an establishment follows from its name where that is known, and can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from caseworker.domain.establishments import nation_of
from caseworker.ui.forms import read_fact, write_fact
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, Words

#: Fields that hold an establishment, and the fields beside them that hold its nation.
PLACES: Final = {"establishment": "nation", "held_at": "held_in"}
HOME_NATION: Final = "England"


class FollowsPlace(QObject):
    """An establishment known to lie elsewhere sets the nation as its name is typed.

    Whatever the nation, what it means is said beside it at once. ``fit`` makes room for that.
    """

    def __init__(self, form: Form, place: str, nation: str, fit: Callable[[], None]) -> None:
        super().__init__(form)
        self._fit = fit
        self._field = form.fields[nation].widget
        self._said = Words("", "small", tone=Tone.AMBER, wrap=True, name="nationSaid")
        self._said.hide()
        layout = form.fields[nation].layout()
        if layout is not None:
            layout.addWidget(self._said)
        where = form.fields[place].widget
        if isinstance(where, QLineEdit):
            where.textEdited.connect(self._on_place)
        if isinstance(self._field, QComboBox):
            self._field.currentIndexChanged.connect(self._on_nation)
        self._on_nation()

    @Slot(str)
    def _on_place(self, typed: str) -> None:
        if nation := nation_of(typed):
            write_fact(self._field, nation)

    @Slot()
    def _on_nation(self) -> None:
        nation = read_fact(self._field)
        is_elsewhere = nation not in {"", HOME_NATION}
        self._said.setText(
            f"{nation}: the rules for detained persons don’t hold there. The case goes under "
            "“Rule set: not England” from that day (CFA 2014 s.70)."
        )
        if self._said.isHidden() is is_elsewhere:
            self._said.setVisible(is_elsewhere)
            self._fit()


def follow_places(form: Form, fit: Callable[[], None]) -> None:
    """Do so in a form that asks for an establishment and its nation."""
    for place, nation in PLACES.items():
        if place in form.fields and nation in form.fields:
            FollowsPlace(form, place, nation, fit)

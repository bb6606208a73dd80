"""The home authority follows who looks after a child, where that is the rule, and says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Slot

from caseworker.ui.forms import read_fact, write_fact
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, Words
from caseworker.ui.parts.place_field import PlaceField

CARE: Final = "looked_after_by"
HOME: Final = "home_authority"
BASIS: Final = "home_authority_basis"
IN_CARE: Final = "Looked after by it"


class FollowsCare(QObject):
    """Whoever is typed as looking after the child stands as home authority at once.

    It is said beside the field and can be typed over; emptied again, what stood there is back.
    """

    def __init__(self, form: Form, source: str, fit: Callable[[], None]) -> None:
        """``fit`` makes room for what is said."""
        super().__init__(form)
        self._fit = fit
        self._fields = form.fields
        self._source = source
        self._before = {name: read_fact(form.fields[name].widget) for name in (HOME, BASIS)}
        self._said = Words("", "small", tone=Tone.AMBER, wrap=True, name="careSaid")
        self._said.hide()
        layout = form.fields[BASIS].layout()  # where it is seen while the other is typed
        if layout is not None:
            layout.addWidget(self._said)
        care = form.fields[CARE].widget
        if isinstance(care, PlaceField):
            care.line.textEdited.connect(self._on_edited)
            care.chosen.connect(self._on_edited)

    @Slot(str)
    def _on_edited(self, typed: str) -> None:
        carer = " ".join(typed.split())
        now = {HOME: carer, BASIS: IN_CARE} if carer else self._before
        for name, value in now.items():
            write_fact(self._fields[name].widget, value)
        self._said.setText(
            f"The home authority is now {carer}: it is the one that looks after the child, or did "
            f"just before the detention ({self._source}), wherever the child is."
        )
        if self._said.isHidden() is bool(carer):
            self._said.setVisible(bool(carer))
            self._fit()

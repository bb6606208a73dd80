"""Preferences: whether the windows are left out of what is captured of the screen."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from caseworker.casework.screen_capture import (
    ChooseCapture,
    choose_capture,
    is_capture_hidden,
)
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.preferences.kept_at_once import KeptAtOnce
from caseworker.ui.why_not import grey

_WORDS = (
    "Screenshots, recordings and shared screens show nothing in the place of Caseworker’s windows. "
    "Programs with which a classroom’s screens are watched show them black, and somebody who "
    "helps from elsewhere can’t see them. It holds on Windows, at every computer that opens these "
    "records. In a Remote Desktop session it is off, or the window couldn’t be seen at all: "
    "whoever looks from the other computer sees it, and so do its screenshots and recordings. "
    "Windows gives no guarantee, and a telephone’s camera still sees the screen."
)

_BY_IT = "Your IT department leaves them out at this computer, whatever is chosen here."


class ScreenCaptureCard(Card):
    """One box, kept at once; whoever may not choose it reads who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Screen capture", name="screenCaptureCard", margin=20, gap=10)
        self._desk = desk
        why = desk.why_not(Right.CHANGE_SETTINGS)
        self._hidden = named(
            QCheckBox("Leave our windows out of it"),
            "screenCaptureHidden",
            "Leave our windows out of what is captured of the screen",
        )
        self._hidden.setAccessibleDescription(_WORDS)
        self._kept = KeptAtOnce(desk, "screenCaptureSaid", self._look, "small", None)
        self.body.addWidget(Words(_WORDS, "small", wrap=True, name="screenCaptureWhat"))
        self.body.addWidget(self._hidden)
        self.body.addWidget(self._kept)
        if desk.policy.hides_from_capture:
            self.body.addWidget(Words(_BY_IT, "strong", wrap=True, name="screenCaptureByIt"))
        if why is not None:
            self.body.addWidget(Words(why, "small", wrap=True, name="screenCaptureWhy"))
        grey(self._hidden, why)
        self._hidden.clicked.connect(self._on_clicked)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, is_capture_hidden, self._hidden.setChecked)

    @Slot(bool)
    def _on_clicked(self, hidden: bool) -> None:  # noqa: FBT001 - a slot
        self._kept.keep(choose_capture, ChooseCapture(hidden))

"""Says why a paper can't be drawn: each thing that is missing, and what to do about it."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete, NotAllowed
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, ScrollPage, Words

_OF_THE_OFFICE: Final = frozenset(field.name for field in fields(OfficeFacts)) | {"contact"}
_REMEDY_OFFICE: Final = "Say it once for all under Preferences, or type it in the letter."
_REMEDY_TO: Final = "Choose or type a name in the letter’s form."
_REMEDY_LETTER: Final = "Type it in the letter’s form, or record it on the case."


class TroubleCard(ScrollPage):
    """What stands in place of the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paperTrouble", margin=4, gap=12, parent=parent)
        self._card = Card(tone=Tone.AMBER, margin=18, gap=10, name="paperTroubleCard")
        self._lines = QVBoxLayout()
        self._card.body.addLayout(self._lines)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def show_error(self, error: CaseworkerError) -> None:
        """Say what is wrong, once."""
        if isinstance(error, Incomplete):
            self._add("This paper can’t be drawn yet", "heading")
            for at, gap in enumerate(error.gaps):
                self._add(gap.words, "strong", f"gap{at}")
                self._add(remedy(gap), "soft", f"remedy{at}")
        else:
            self._add("This paper can’t be drawn", "heading")
            self._add(str(error), "body", "gap0")
            if isinstance(error, NotAllowed) and error.source:
                self._add(error.source, "small")
        self._card.setAccessibleName(str(error))

    def _add(self, words: str, role: str, name: str = "") -> None:
        self._lines.addWidget(Words(words, role, wrap=True, name=name))


def remedy(gap: Gap) -> str:
    """What to do about ``gap``."""
    if gap.field in _OF_THE_OFFICE:
        return _REMEDY_OFFICE
    return _REMEDY_TO if gap.field == "to" else _REMEDY_LETTER

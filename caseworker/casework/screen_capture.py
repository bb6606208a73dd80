"""Whether this office wants its windows left out of what is captured of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting
from caseworker.casework.office_choice import OfficeChoice
from caseworker.casework.records import Records

_CHOICE: Final = OfficeChoice("screen capture", "hidden", "screen_capture_changed")


@dataclass(frozen=True, slots=True)
class ChooseCapture:
    """Whether the windows are left out of screenshots, recordings and shared screens."""

    hidden: bool


def choose_capture(records: Records, command: ChooseCapture, sitting: Sitting) -> Done:
    """From now on, at every computer that opens these records."""
    how = "left out of what is captured" if command.hidden else "captured like any other"
    sentence = f"Windows of Caseworker are {how}."
    made = "hidden" if command.hidden else "seen"
    return _CHOICE.keep(records, sitting, command.hidden, sentence, made)


def is_capture_hidden(records: Records, today: date) -> bool:
    """A question: what the office chose. It is captured until somebody chose otherwise."""
    del today
    return _CHOICE.read(records, otherwise=False) is True

"""Whether this office wants its windows left out of what is captured of the screen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records

KIND: Final = "screen capture"
_NAME: Final = "hidden"


@dataclass(frozen=True, slots=True)
class ChooseCapture:
    """Whether the windows are left out of screenshots, recordings and shared screens."""

    hidden: bool


def choose_capture(records: Records, command: ChooseCapture, sitting: Sitting) -> Done:
    """From now on, at every computer that opens these records."""
    text = json.dumps(command.hidden)
    records.own_files.keep(OwnFile(KIND, _NAME, text, sitting.at, sitting.officer.id))
    how = "left out of what is captured" if command.hidden else "captured like any other"
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence=f"Windows of Caseworker are {how}.",
        act="screen_capture_changed",
        made="hidden" if command.hidden else "seen",
    )


def is_capture_hidden(records: Records, today: date) -> bool:
    """A question: what the office chose. It is captured until somebody chose otherwise."""
    del today
    texts = (file.text for file in records.own_files.of(KIND) if file.name == _NAME)
    return json.loads(next(texts, "false")) is True

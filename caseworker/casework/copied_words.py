"""How long words that were copied here may lie on the clipboard of the computer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete

KIND: Final = "copied words"
CHOICES: Final = (15, 30, 60, 120)  # seconds; figure 42 is about the second
USUAL: Final = 30
_NAME: Final = "seconds"


@dataclass(frozen=True, slots=True)
class ChooseCopied:
    """After how many seconds in another program what was copied here is taken back."""

    seconds: int


def choose_copied(records: Records, command: ChooseCopied, sitting: Sitting) -> Done:
    """From now on, at every computer that opens these records.

    Raises:
        Incomplete: so long is not offered.
    """
    if command.seconds not in CHOICES:
        raise Incomplete([Gap("seconds", f"Choose one of {', '.join(map(str, CHOICES))} seconds.")])
    text = json.dumps(command.seconds)
    records.own_files.keep(OwnFile(KIND, _NAME, text, sitting.at, sitting.officer.id))
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence=f"What is copied can be pasted elsewhere for {command.seconds} seconds.",
        act="copied_words_changed",
        made=str(command.seconds),
    )


def copied_seconds(records: Records, today: date) -> int:
    """A question: what the office chose, or the usual. What can’t be read is the usual."""
    del today
    texts = (file.text for file in records.own_files.of(KIND) if file.name == _NAME)
    told = json.loads(next(texts, str(USUAL)))
    return told if told in CHOICES else USUAL

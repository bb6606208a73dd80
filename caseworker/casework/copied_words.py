"""How long words that were copied here may lie on the clipboard of the computer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting
from caseworker.casework.office_choice import OfficeChoice
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.office_choices import Offered, offered

_CHOICE: Final = OfficeChoice("copied words", "seconds", "copied_words_changed")


def seconds_offered() -> Offered:
    """How many seconds may be chosen: a row of ``office_choices.toml``."""
    return offered()["copied_seconds"]


@dataclass(frozen=True, slots=True)
class ChooseCopied:
    """After how many seconds in another program what was copied here is taken back."""

    seconds: int


def choose_copied(records: Records, command: ChooseCopied, sitting: Sitting) -> Done:
    """From now on, at every computer that opens these records.

    Raises:
        Incomplete: so long is not offered.
    """
    if command.seconds not in (numbers := seconds_offered().numbers):
        raise Incomplete([Gap("seconds", f"Choose one of {', '.join(map(str, numbers))} seconds.")])
    sentence = f"What is copied can be pasted elsewhere for {command.seconds} seconds."
    return _CHOICE.keep(records, sitting, command.seconds, sentence, str(command.seconds))


def copied_seconds(records: Records, today: date) -> int:
    """A question: what the office chose, or the usual. What can’t be read is the usual."""
    del today
    return seconds_offered().one_of_them(_CHOICE.read(records, None))

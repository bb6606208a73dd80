"""What an office decides for itself, kept in the store and written in the audit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.settings import settings

SHORTEST_IDLE: Final = 1  # minutes
LONGEST_IDLE: Final = 15


@dataclass(frozen=True, slots=True)
class ChangeOffice:
    """What the office is called, what it does, its marking, and when it locks."""

    name: str
    kinds: tuple[str, ...]
    marking: str
    idle_minutes: int


def change_office(records: Records, command: ChangeOffice, sitting: Sitting) -> Done:
    """Change the office's own preferences.

    Raises:
        NotAllowed: only an administrator may.
        Incomplete: every gap at once.
    """
    if sitting.officer.role != "administrator":
        raise NotAllowed("Only an administrator changes this.")
    gaps = []
    if not command.name.strip():
        gaps.append(Gap("name", "Give the office a name."))
    if not command.kinds or not set(command.kinds) <= set(settings()):
        gaps.append(Gap("kinds", "Choose at least one."))
    if not SHORTEST_IDLE <= command.idle_minutes <= LONGEST_IDLE:
        gaps.append(Gap("idle", f"Between {SHORTEST_IDLE} and {LONGEST_IDLE} minutes."))
    if gaps:
        raise Incomplete(gaps)
    records.save_office(
        replace(
            records.office(),
            name=command.name.strip(),
            kinds=command.kinds,
            marking=command.marking.strip(),
            idle_minutes=command.idle_minutes,
        )
    )
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence="The office's preferences are changed.",
        act="office_changed",
    )

"""What the office decides otherwise about rights: whether only a manager makes a plan final."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting
from caseworker.casework.office_choice import OfficeChoice
from caseworker.casework.records import Records
from caseworker.casework.rights import CHOICES, choices
from caseworker.domain.errors import NotFound
from caseworker.domain.roles import the_roles

_CHOICE: Final = OfficeChoice(CHOICES, "rights", "rights_changed")


@dataclass(frozen=True, slots=True)
class ChooseRight:
    """One choice of ``roles.toml``, made or taken back."""

    choice: str
    on: bool


def choose_right(records: Records, command: ChooseRight, sitting: Sitting) -> Done:
    """From now on the right is held as the choice says, or as the program has it.

    Raises:
        NotFound: there is no such choice.
    """
    choice = the_roles().choices.get(command.choice)
    if choice is None:
        raise NotFound("There is no such choice about rights.")
    kept = choices(records) - {choice.id} | ({choice.id} if command.on else frozenset())
    how = "holds from now on" if command.on else "holds no longer"
    made = f"{choice.id}:{'on' if command.on else 'off'}"
    return _CHOICE.keep(records, sitting, sorted(kept), f"“{choice.words}” {how}.", made)


def chosen_rights(records: Records, today: date) -> frozenset[str]:
    """A question: the choices that are made."""
    del today
    return choices(records)

"""For which grounds an office wants a second person's authority, where the rules ask for none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.office_choice import OfficeChoice
from caseworker.casework.records import Records
from caseworker.domain.disclosure_rules import Rules, the_rules
from caseworker.domain.errors import NotFound

_CHANGED: Final = frozenset({Touched.OFFICE, Touched.CASE})
_CHOICE: Final = OfficeChoice("authority rule", "grounds", "authority_rule_changed", _CHANGED)


@dataclass(frozen=True, slots=True)
class ChooseAuthorised:
    """Whether this ground of ``disclosure_rules.toml`` needs a second person as well."""

    ground: str
    on: bool


def choose_authorised(records: Records, command: ChooseAuthorised, sitting: Sitting) -> Done:
    """Ask for a second person's authority for a ground from now on, or no longer.

    Raises:
        NotFound: there is no such ground to choose; one that always needs it can't be let off.
    """
    row = next((one for one in the_rules().not_authorised if one.id == command.ground), None)
    if row is None:
        raise NotFound("There is no such ground to choose.")
    kept = _kept(records) - {row.id} | ({row.id} if command.on else frozenset())
    how = "is needed from now on" if command.on else "is no longer needed"
    sentence = f"{row.source}: a second person’s authority {how}."
    made = f"{row.id}:{'on' if command.on else 'off'}"
    return _CHOICE.keep(records, sitting, sorted(kept), sentence, made)


def grounds_chosen(records: Records, today: date) -> frozenset[str]:
    """A question: the grounds for which this office wants it."""
    del today
    return _kept(records)


def rules_here(records: Records) -> Rules:
    """The rules of the gate, as this office has them."""
    return the_rules().also_authorised(_kept(records))


def _kept(records: Records) -> frozenset[str]:
    return frozenset(_CHOICE.read(records, ()))

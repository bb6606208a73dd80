"""Numbers that an office rarely needs: not offered, and asked about, until it switches them on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile, OwnFiles
from caseworker.casework.records import Records
from caseworker.domain.errors import NotFound
from caseworker.domain.identifiers import IDENTIFIERS, IdentifierKind
from caseworker.domain.minimising import minimise_rules

KIND: Final = "numbers"
CHANGED: Final = frozenset({Touched.OFFICE, Touched.CASE})


@dataclass(frozen=True, slots=True)
class ChooseNumber:
    """Whether this kind of number (``pnc``, ``crn``) is kept here."""

    kind: str
    on: bool


def numbers_to_choose(settings: tuple[str, ...]) -> tuple[IdentifierKind, ...]:
    """The kinds of number that offices of these settings do without until they choose them."""
    names = (
        rule.number
        for rule in minimise_rules()
        if rule.number and not rule.settings.isdisjoint(settings)
    )
    return tuple(IDENTIFIERS[name] for name in names)


def numbers_chosen(files: OwnFiles) -> tuple[str, ...]:
    """The kinds of number that this office switched on."""
    return tuple(file.name for file in files.of(KIND))


def choose_number(records: Records, command: ChooseNumber, sitting: Sitting) -> Done:
    """Offer this kind of number from now on, or no longer; what is kept of it stays as it is.

    Raises:
        NotFound: it isn't one that an office chooses.
    """
    if all(rule.number != command.kind for rule in minimise_rules() if rule.number):
        raise NotFound("There is no such number to choose.")
    kind = IDENTIFIERS[command.kind]
    is_on = kind.name in numbers_chosen(records.own_files)
    if command.on:
        file = OwnFile(KIND, kind.name, kind.title, sitting.at, sitting.officer.id)
        records.own_files.keep(file)
    elif is_on:
        records.own_files.drop(KIND, kind.name)
    how = "may be kept here from now on" if command.on else "is asked about from now on, as before"
    return Done(
        case=None,
        touched=CHANGED,
        sentence=f"{kind.title}: it {how}.",
        act="numbers_chosen",
        made=f"{kind.name}:{'on' if command.on else 'off'}",
    )

"""Working targets that an office sets for itself: other numbers for rows that leave them to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile, OwnFiles
from caseworker.casework.records import OfficeFacts, Records
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import TimeLimit
from caseworker.domain.settings import settings

KIND: Final = "working target"
LEAST: Final = 1
MOST: Final = 365
CHANGED: Final = frozenset({Touched.OFFICE, Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class SetTargets:
    """The numbers that hold from now on, by the names of rows, in the unit of each.

    The usual number of a row takes the office's own away; rows that aren't named stay.
    """

    lengths: Mapping[str, int]


def targets_of(office: OfficeFacts) -> tuple[TimeLimit, ...]:
    """The rows that an office of these kinds may set, as the program ships with them."""
    regimes = {settings()[kind].regime for kind in office.kinds if kind in settings()}
    return tuple(
        row for row in the_law().time_limits if row.own_length and row.regime in {"", *regimes}
    )


def targets_set(files: OwnFiles) -> tuple[tuple[str, int], ...]:
    """The numbers of this office, by the name of the row."""
    return tuple((file.name, int(file.text)) for file in files.of(KIND))


def set_targets(records: Records, command: SetTargets, sitting: Sitting) -> Done:
    """Count by these from now on: what runs already is counted anew.

    Raises:
        Incomplete: a number is none that can be counted, or the row leaves nothing to an office;
            every such row at once.
    """
    rows = {row.name: row for row in the_law().time_limits if row.own_length}
    gaps = [
        Gap(name, f"Give a number from {LEAST} to {MOST}.")
        for name, length in command.lengths.items()
        if name not in rows or not LEAST <= length <= MOST
    ]
    if gaps:
        raise Incomplete(gaps)
    own = dict(targets_set(records.own_files))
    said = []
    for name, length in command.lengths.items():
        row = rows[name]
        if length == own.get(name, row.length):
            continue
        said.append(f"{row.brief}: {row.unit.of(length)}")
        if length == row.length:
            records.own_files.drop(KIND, name)
        else:
            file = OwnFile(KIND, name, str(length), sitting.at, sitting.officer.id)
            records.own_files.keep(file)
    what = "; ".join(said) if said else "nothing changed"
    return Done(None, CHANGED, f"Working targets: {what}.", "targets_set")

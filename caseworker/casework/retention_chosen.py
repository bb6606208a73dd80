"""How long this office keeps what the schedule leaves to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.own_files import OwnFile, OwnFiles
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.retention import Kept, kept_until
from caseworker.domain.retention_rules import retention_rules

KIND: Final = "retention"
BACKUPS: Final = "backups"
BINNED: Final = "binned"
LEAST: Final = 1
MOST: Final = {"days": 365, "years": 100}


@dataclass(frozen=True, slots=True)
class SetRetention:
    """The numbers that hold from now on, by the names of rows, in the unit of each.

    The number of the schedule takes the office’s own away. ``backups`` and ``binned`` are rows of
    their own.
    """

    lengths: Mapping[str, int]


def own_lengths(files: OwnFiles) -> Mapping[str, int]:
    """The numbers of this office, by the name of the row."""
    return {file.name: int(file.text) for file in files.of(KIND)}


def lengths_chosen(records: Records, today: date) -> Mapping[str, int]:
    """A question: the office’s own numbers."""
    del today
    return own_lengths(records.own_files)


def backups_days(records: Records) -> int:
    """How many days backups may still hold what was destroyed."""
    return own_lengths(records.own_files).get(BACKUPS, retention_rules().backups_days)


def binned_days(records: Records) -> int:
    """How many days a paper stays in the bin."""
    return own_lengths(records.own_files).get(BINNED, retention_rules().binned_days)


def how_long(number: CaseNumber) -> Question[Kept]:
    """Asks until when the file of a case is kept here, and why."""

    def ask(records: Records, today: date) -> Kept:
        del today
        return kept_until(records.case(number), own_lengths(records.own_files))

    return ask


def beside_the_rows() -> tuple[tuple[str, str, int, str], ...]:
    """Numbers of days that are of no class of files: name, words, usual days, what they do."""
    rules = retention_rules()
    return (
        (
            BINNED,
            "A paper that was put in the bin",
            rules.binned_days,
            "It can be taken out until then. Records → Bin erases it after that.",
        ),
        (
            BACKUPS,
            "Backups may still hold what was destroyed",
            rules.backups_days,
            "Older backups that hold it go after that.",
        ),
    )


def set_retention(records: Records, command: SetRetention, sitting: Sitting) -> Done:
    """Keep by these numbers from now on. Nothing is destroyed by it.

    Raises Incomplete: a number is none that can be counted, or there is no such row.
    """
    rules = retention_rules()
    usual = {row.name: (row.length, row.unit, row.words) for row in rules.rows}
    for name, words, days, _ in beside_the_rows():
        usual[name] = (days, "days", words)
    gaps = [
        Gap(name, "Give a number that can be counted.")
        for name, length in command.lengths.items()
        if name not in usual or not LEAST <= length <= MOST[usual[name][1]]
    ]
    if gaps:
        raise Incomplete(gaps)
    own, said = own_lengths(records.own_files), []
    for name, length in command.lengths.items():
        shipped, unit, words = usual[name]
        if length == own.get(name, shipped):
            continue
        said.append(f"{words}: {length} {unit}")
        if length == shipped:
            records.own_files.drop(KIND, name)
        else:
            file = OwnFile(KIND, name, str(length), sitting.at, sitting.officer.id)
            records.own_files.keep(file)
    what = "; ".join(said) if said else "nothing changed"
    changed = frozenset({Touched.OFFICE, Touched.CASE})
    return Done(None, changed, f"How long files are kept: {what}.", "retention_set")

"""How often an office meets the parents about support: as the Code has it, or more often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile, OwnFiles
from caseworker.casework.records import Records
from caseworker.domain.errors import NotFound
from caseworker.domain.support_rules import MeetingsRow, support_rules

KIND: Final = "meetings about support"
CHANGED: Final = frozenset({Touched.OFFICE, Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class ChooseMeetings:
    """One of the rows of ``meetings`` in ``support.toml``, by its name."""

    name: str


def options_chosen(files: OwnFiles) -> tuple[str, ...]:
    """The rows of the law that the office chose; none while it keeps what holds by itself."""
    return tuple(file.name for file in files.of(KIND))


def choose_meetings(records: Records, command: ChooseMeetings, sitting: Sitting) -> Done:
    """Meet the parents as often as this row says, from now on. Raises NotFound."""
    row = meetings_row(command.name)
    for name in options_chosen(records.own_files):
        records.own_files.drop(KIND, name)
    if not row.default:
        file = OwnFile(KIND, row.name, row.words, sitting.at, sitting.officer.id)
        records.own_files.keep(file)
    sentence = f"Parents are met about support: {row.title.lower()}, from now on."
    return Done(None, CHANGED, sentence, "support_meetings_chosen")


def meetings_row(name: str) -> MeetingsRow:
    """Raises NotFound."""
    for row in support_rules().meetings:
        if row.name == name:
            return row
    raise NotFound("There is no such choice.")


def meetings_now(options: tuple[str, ...]) -> MeetingsRow:
    """What holds in an office that chose these."""
    rows = support_rules().meetings
    chosen = [row for row in rows if row.name in options]
    return chosen[0] if chosen else next(row for row in rows if row.default)

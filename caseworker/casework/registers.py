"""A register as it is seen, on its way out: on paper, as numbers for a spreadsheet, as text.

Whatever it is, it is the rows, the columns and the order that were on the screen. A register names
many children: it leaves through the one door, and never as an ordinary attachment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import NotFound
from caseworker.domain.list_seen import ListSeen


@dataclass(frozen=True, slots=True)
class NoteCopied:
    """So many rows of a register are to be copied as text."""

    register: str
    title: str
    rows: int


def note_copied(records: Records, command: NoteCopied, sitting: Sitting) -> Done:
    """Write down that rows are copied, before they are: another program may keep them."""
    del records, sitting
    many = "1 row" if command.rows == 1 else f"{command.rows:,} rows"
    return Done(
        case=None,
        touched=frozenset(),
        sentence=f"Copied {many} of the list “{command.title}”. It is emptied when you lock.",
        act="rows_copied",
        ref=f"{command.register}/{command.rows}",
    )


def register_wanted(seen: ListSeen) -> Wanted:
    """The paper of a register as it is on the screen."""
    return Wanted("register", officer=seen.officer, register=seen)


def register_to_print(records: Records, wanted: Wanted, today: date) -> ListSeen:
    """What was on the screen: nothing is asked anew while it leaves.

    Raises:
        NotFound: nobody has looked at a list.
    """
    del records, today
    if wanted.register is None:
        raise NotFound("No list was looked at.")
    return wanted.register

"""Establishments that an office enters: new ones, and what it knows better of one on the list.

They are files of the office's own. Which rules hold on a case follows from them, so the rows of
the lists are worked out anew (``reckoning.as_of``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile, OwnFiles
from caseworker.casework.records import Records
from caseworker.domain.bank_holidays import NATIONS
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.establishments import KINDS, Establishment, Establishments, key_of
from caseworker.domain.law.limits import Checked

ESTABLISHMENT: Final = "establishment"
"""The kind of own file that holds one."""

LONGEST: Final = 80  # characters of a name
EARLIEST: Final = 1850
YEARS_AHEAD: Final = 5


@dataclass(frozen=True, slots=True)
class EnterEstablishment:
    """One that the list lacks, or another account of one that it has: of a name, the newest counts.

    ``opened`` is the first day on which children are held there, ``closed`` the first on which
    none is any more; ``source`` is who says so; ``authority`` is the one in whose area it stands.
    """

    name: str
    kind: str
    nation: str
    opened: date | None = None
    closed: date | None = None
    source: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class RemoveEstablishment:
    """Take away what the office entered of it. What the program ships with stands again."""

    name: str


def own_establishments(files: OwnFiles) -> Establishments:
    """Those that the office entered, by name."""
    return tuple(_read(json.loads(file.text)) for file in files.of(ESTABLISHMENT))


def enter_establishment(records: Records, command: EnterEstablishment, sitting: Sitting) -> Done:
    """Keep it; every case that names it follows.

    Raises:
        Incomplete: something is missing, or the days can't be so; every gap at once.
    """
    gaps = list(_gaps(command, sitting.today))
    if gaps:
        raise Incomplete(gaps)
    name = " ".join(command.name.split())
    text = json.dumps(
        {
            "name": name,
            "kind": command.kind,
            "nation": command.nation,
            "opened": _iso(command.opened),
            "closed": _iso(command.closed),
            "source": " ".join(command.source.split()),
            "authority": " ".join(command.authority.split()),
        },
        ensure_ascii=False,
    )
    file = OwnFile(ESTABLISHMENT, key_of(name), text, sitting.at, sitting.officer.id)
    records.own_files.keep(file)
    closed = f", closed from {plain(command.closed)}" if command.closed else ""
    return _done(
        f"{name} is on the list of establishments: {command.nation}{closed}.",
        "establishment_entered",
        f"{_iso(command.opened) or '-'}/{_iso(command.closed) or '-'}",
    )


def remove_establishment(records: Records, command: RemoveEstablishment, sitting: Sitting) -> Done:
    """Take away what the office entered.

    Raises:
        NotFound: the office entered none of this name; somebody else has removed it.
    """
    del sitting
    records.own_files.drop(ESTABLISHMENT, key_of(command.name))
    sentence = f"What this office entered of {command.name} is removed."
    return _done(sentence, "establishment_removed", "-")


def _gaps(command: EnterEstablishment, today: date) -> Iterator[Gap]:
    name = " ".join(command.name.split())
    if not key_of(name):
        yield Gap("name", "Give the name by which it is known.")
    elif len(name) > LONGEST:
        yield Gap("name", f"At most {LONGEST} letters.")
    if command.kind not in KINDS:
        yield Gap("kind", "Choose what it is.")
    if command.nation not in NATIONS:
        yield Gap("nation", "Choose where it is: English law hangs on it.")
    opened, closed = command.opened, command.closed
    faults = {"opened": _out_of_sight(opened, today), "closed": _out_of_sight(closed, today)}
    if opened and closed and not any(faults.values()) and closed <= opened:
        faults["closed"] = "It can’t have closed before it opened."
    yield from (Gap(field, fault) for field, fault in faults.items() if fault)
    if len(" ".join(command.authority.split())) > LONGEST:
        yield Gap("authority", f"At most {LONGEST} letters.")
    if not command.source.strip():
        yield Gap("source", "Say who says so: an announcement, a letter, a call, and its date.")


def _out_of_sight(day: date | None, today: date) -> str:
    if day and not EARLIEST <= day.year <= today.year + YEARS_AHEAD:
        return "Look at the year again."
    return ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read(kept: dict[str, Any]) -> Establishment:
    opened, closed = (
        date.fromisoformat(kept[name]) if kept[name] else None for name in ("opened", "closed")
    )
    return Establishment(
        name=kept["name"],
        kind=kept["kind"],
        nation=kept["nation"],
        opened=opened,
        closed=closed,
        source=kept["source"],
        authority=kept.get("authority", ""),  # what was entered before it was asked for has none
        area_checked=Checked.SUMMARY,
        is_own=True,
    )


def _done(sentence: str, act: str, made: str) -> Done:
    return Done(None, frozenset({Touched.OFFICE}), sentence, act, made=made)

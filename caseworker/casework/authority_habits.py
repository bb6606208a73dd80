"""How each authority wants to be written to: to whom, by what way, with which reference."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.authorities import is_same_authority
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.prints import named_by

KIND: Final = "authority habits"
WAYS: Final = (
    "Locked file by e-mail",
    "Their portal",
    "Paper by post",
    "Paper by hand",
    "Telephone first",
)


@dataclass(frozen=True, slots=True)
class Habits:
    """One authority, as letters that go there need it. Nothing here is about a child.

    ``to`` is a person or a team; ``reference`` is what they want quoted, ``print`` a print of
    ``prints.PRINTS`` by its name.
    """

    authority: str
    to: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    way: str = ""
    reference: str = ""
    print: str = ""
    note: str = ""

    @property
    def said(self) -> str:
        """What to mind when something goes there, in one line."""
        quoted = f"quote: {self.reference}" if self.reference else ""
        return "; ".join(part for part in (self.way, quoted, self.note) if part)


@dataclass(frozen=True, slots=True)
class AuthorityInUse:
    """An authority that open cases have, or that something is known of."""

    name: str
    cases: int
    habits: Habits


@dataclass(frozen=True, slots=True)
class KeepHabits:
    """What is known of an authority, by the names of ``Habits``."""

    authority: str
    values: Mapping[str, str]


def keep_habits(records: Records, command: KeepHabits, sitting: Sitting) -> Done:
    """Keep it; with nothing but the name, what was known is forgotten.

    Raises:
        Incomplete: there is no name, or the way is none of those that are offered.
    """
    name = " ".join(command.authority.split())
    values = {key: value.strip() for key, value in command.values.items() if value.strip()}
    gaps = [] if name else [Gap("authority", "The name of the authority is needed.")]
    if values.get("way", "") not in {"", *WAYS}:
        gaps.append(Gap("way", f"Choose one of: {', '.join(WAYS)}."))
    if gaps:
        raise Incomplete(gaps)
    if "print" in values:
        values["print"] = named_by(values["print"])
    for one in habits_here(records):
        if is_same_authority(one.authority, name):
            records.own_files.drop(KIND, one.authority)
    if values:
        text = json.dumps(asdict(Habits(**{"authority": name, **values})), ensure_ascii=False)
        records.own_files.keep(OwnFile(KIND, name, text, sitting.at, sitting.officer.id))
    how = "is known now" if values else "is forgotten"
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence=f"How {name} is written to {how}.",
        act="authority_habits_kept",
    )


def habits_here(records: Records) -> tuple[Habits, ...]:
    """What is known of each authority."""
    known = {one.name for one in fields(Habits)}
    read = (json.loads(file.text) for file in records.own_files.of(KIND))
    return tuple(
        Habits(**{key: value for key, value in one.items() if key in known}) for one in read
    )


def habits_of(records: Records, authority: str) -> Habits:
    """What is known of this one, by any of its names; nothing where nobody has said."""
    found = (one for one in habits_here(records) if is_same_authority(one.authority, authority))
    return next(found, Habits(authority))


def authorities_in_use(records: Records, today: date) -> tuple[AuthorityInUse, ...]:
    """A question: every authority of an open case or of which something is known, by name."""
    del today
    counts: dict[str, int] = {}
    for summary in records.summaries():
        name = summary.home_authority.strip()
        if name:
            same = next((one for one in counts if is_same_authority(one, name)), name)
            counts[same] = counts.get(same, 0) + 1
    known = habits_here(records)
    for one in known:
        if not any(is_same_authority(one.authority, name) for name in counts):
            counts[one.authority] = 0
    found = (AuthorityInUse(name, many, habits_of(records, name)) for name, many in counts.items())
    return tuple(sorted(found, key=lambda one: one.name.casefold()))

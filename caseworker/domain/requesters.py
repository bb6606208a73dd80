"""Who may ask for an assessment in law; whoever may not can bring the case to attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person

_FILE: Final = "requesters.toml"
REQUEST: Final = "request_received"
ASKED_BY: Final = "requested_by"


@dataclass(frozen=True, slots=True)
class Requester:
    """A row of ``requesters.toml``: ``may`` is for whom, ``instead`` what is said otherwise.

    ``age`` is the whole years from which nobody may ask any more, whoever it is; 0 is none.
    """

    name: str
    words: str
    may: tuple[str, ...]
    regimes: tuple[str, ...]
    instead: str
    source: str
    checked: Checked
    age: int = 0


def requesters() -> tuple[Requester, ...]:
    """Every row of whoever may ask. Raises BrokenLaw: ours to mend."""
    return tuple(row for row in _rows() if not row.age)


@cache
def _rows() -> tuple[Requester, ...]:
    text = (resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = (*each_row(whole, "past", _row), *each_row(whole, "who", _row))
    whole.done()
    return found


def not_entitled(person: Person, asked_by: str, on: date, regime: str) -> Requester | None:
    """The row that says why this is no request in law (CFA 2014 s.36(1), 71(2)); None if it is.

    It warns and no more: the weeks run from a request and from attention alike (s.36(3)). Under
    rules that no row names, nothing is said.
    """
    about = "young_person" if person.is_young_person(on) else "child"
    known = {name for row in requesters() for name in row.regimes}
    for row in _rows():
        if row.age and person.age(on) >= row.age and regime in row.regimes:
            return row
        if row.age or row.words != asked_by:
            continue
        if regime in known and not (about in row.may and regime in row.regimes):
            return row
    return None


def _row(name: str, row: Entry) -> Requester:
    return Requester(
        name=name,
        words=row.text("words", ""),
        may=row.texts("may"),
        regimes=row.texts("regimes"),
        instead=row.text("instead"),
        source=row.text("source"),
        checked=row.choice("checked", Checked),
        age=row.whole("age", 0),
    )

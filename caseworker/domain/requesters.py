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
    """A row of ``requesters.toml``: ``may`` is for whom, ``instead`` what is said otherwise."""

    name: str
    words: str
    may: tuple[str, ...]
    regimes: tuple[str, ...]
    instead: str
    source: str
    checked: Checked


@cache
def requesters() -> tuple[Requester, ...]:
    """Every row. Raises BrokenLaw: ours to mend."""
    text = (resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = each_row(whole, "who", _row)
    whole.done()
    return found


def not_entitled(person: Person, asked_by: str, on: date, regime: str) -> Requester | None:
    """The row that says why this is no request in law (CFA 2014 s.36(1), 71(2)); None if it is.

    It warns and no more: the weeks run from a request and from attention alike (s.36(3)). Under
    rules that no row names, nothing is said.
    """
    about = "young_person" if person.is_young_person(on) else "child"
    rows = [row for row in requesters() if row.words == asked_by]
    known = {name for row in requesters() for name in row.regimes}
    for row in rows:
        if regime in known and not (about in row.may and regime in row.regimes):
            return row
    return None


def _row(name: str, row: Entry) -> Requester:
    return Requester(
        name=name,
        words=row.text("words"),
        may=row.texts("may"),
        regimes=row.texts("regimes"),
        instead=row.text("instead"),
        source=row.text("source"),
        checked=row.choice("checked", Checked),
    )

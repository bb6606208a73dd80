"""Who people around a child or young person are, in the words that officers use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "contact_roles.toml"


@dataclass(frozen=True, slots=True)
class ContactRole:
    """A row of ``contact_roles.toml``; offered first to its ``settings``, to all if it has none.

    ``answers`` is the actor of the law files that they are asked for, ``known_by`` other words by
    which whoever answers for that actor is known.
    """

    name: str
    words: str
    meaning: str
    settings: tuple[str, ...]
    source: str
    checked: Checked
    answers: str = ""
    known_by: tuple[str, ...] = ()


@cache
def contact_roles() -> tuple[ContactRole, ...]:
    """The roles in the order of the file. Raises BrokenLaw: ours to mend."""
    text = (resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = each_row(whole, "role", _role)
    whole.done()
    return found


def offered_roles(setting: str) -> tuple[str, ...]:
    """The words to choose from: those of this setting first, then what every office meets.

    What belongs to another setting comes last; it is never left out, since children move.
    """
    rows = contact_roles()
    ours = [row for row in rows if setting in row.settings]
    everybody = [row for row in rows if not row.settings]
    return tuple(dict.fromkeys(row.words for row in (*ours, *everybody, *rows)))


def known_as(actor: str) -> frozenset[str]:
    """Other words by which somebody who answers for an actor of the law files is known."""
    rows = (row for row in contact_roles() if row.answers == actor)
    return frozenset(word for row in rows for word in row.known_by)


def _role(name: str, row: Entry) -> ContactRole:
    return ContactRole(
        name=name,
        words=row.text("words"),
        meaning=row.text("meaning"),
        settings=row.texts("settings"),
        source=row.text("source"),
        checked=row.choice("checked", Checked),
        answers=row.text("answers", ""),
        known_by=row.texts("known_by"),
    )

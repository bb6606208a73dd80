"""What of a case goes along as it is handed over, beside the plan (``going_along.toml``).

What of the plan may go is for the gate alone. This is minimisation: which facts a kind of
receiver may have, which entries stay, whose words go with them, and what is chosen at first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law.entry import Entry, read_toml

_FILE: Final = "going_along.toml"
_ANY: Final = "any"
_MINIMISATION: Final = "UK GDPR art 5(1)(c)"


@dataclass(frozen=True, slots=True)
class MayGo:
    """Which kinds of receiver may have something; ``why`` the others may not.

    ``despite`` are those who may have it although somebody of the case is to have no contact.
    """

    to: frozenset[str]
    why: str = ""
    despite: frozenset[str] = frozenset()

    @property
    def source(self) -> str:
        return _MINIMISATION


NEVER: Final = MayGo(frozenset(), "Nothing says that it may go.")


@dataclass(frozen=True, slots=True)
class Move:
    """What is chosen at first for a purpose. ``versions`` and ``documents`` as in the file."""

    versions: str
    series: tuple[str, ...]
    documents: str


@dataclass(frozen=True, slots=True)
class GoingAlong:
    """The whole file. Facts are known by their setting and name."""

    kinds: Mapping[str, str]
    facts: Mapping[tuple[str, str], MayGo]
    person: Mapping[str, MayGo]
    identifiers: Mapping[str, MayGo]
    series: Mapping[str, MayGo]
    stays: Mapping[str, str]
    only: Mapping[str, MayGo]
    words: frozenset[str]
    file: MayGo
    file_purposes: frozenset[str]
    evidence: frozenset[str]
    unit_address: tuple[str, ...]
    unit_why: str
    moves: Mapping[str, Move]

    def kind_of(self, role: str) -> str:
        """The kind of receiver that a role of the gate is; empty where it is none of them."""
        return self.kinds.get(role, "")

    def fact(self, setting: str, name: str) -> MayGo:
        """Whoever may have a fact. One that no row names never goes."""
        return self.facts.get((setting, name), NEVER)

    def identifier(self, kind: str) -> MayGo:
        return self.identifiers.get(kind, NEVER)

    def plan_beside(self, series: str) -> MayGo:
        """Whoever may have a plan beside the one of the law."""
        return self.series.get(series, self.series[_ANY])

    def has_file(self, role: str, purpose: str) -> bool:
        """Whether the words of every entry go to them, since they take the file over."""
        return self.kind_of(role) in self.file.to and purpose in self.file_purposes

    def says(self, kind: str, name: str) -> bool:
        """Whether the words of this fact go with an entry of the kind, whoever it is for."""
        return name in self.words or f"{kind}.{name}" in self.words

    def move(self, purpose: str) -> Move:
        """What is chosen at first."""
        return self.moves.get(purpose, self.moves[_ANY])

    def is_unit_address(self, text: str) -> bool:
        """Whether this is the address of a unit, by the words that say so."""
        folded = text.casefold()
        return any(word in folded for word in self.unit_address)


@cache
def going_along() -> GoingAlong:
    """Every row, as the program ships them.

    Raises:
        BrokenLaw: a row leaves something out, or names what there is not.
    """
    return parse((resources.files("caseworker.domain") / _FILE).read_text("utf-8"))


def parse(text: str) -> GoingAlong:
    """The rows in ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    whole.day("checked_on")
    receivers = {name: _roles(entry) for name, entry in whole.tables("receivers")}
    facts = {
        (setting, name): _may_go(one)
        for setting, entry in whole.tables("fact")
        for name, one in _tables(entry)
    }
    person = {name: _may_go(one) for name, one in _tables(whole.only_table("person"))}
    identifiers = {name: _may_go(one) for name, one in _tables(whole.only_table("identifier"))}
    series = {name: _may_go(one) for name, one in _tables(whole.only_table("series"))}
    stays_in = whole.only_table("stays")
    stays = {name: stays_in.text(name) for name in stays_in.names}
    only = {name: _may_go(one) for name, one in _tables(whole.only_table("only"))}
    words = _listed(whole.only_table("words"), "facts")
    file_in = whole.only_table("file")
    file = MayGo(frozenset(file_in.texts("to")), file_in.text("why"))
    purposes = frozenset(file_in.texts("purposes"))
    file_in.done()
    evidence = _listed(whole.only_table("evidence"), "kinds")
    unit = whole.only_table("unit_address")
    unit_words, unit_why = unit.texts("words"), unit.text("why")
    unit.done()
    moves = {name: _move(entry) for name, entry in whole.tables("move")}
    whole.done()
    if _ANY not in moves or _ANY not in series:
        raise BrokenLaw(_FILE, "nothing is said for any move, or for any plan")
    who = (facts, person, identifiers, series, only)
    for row in (*(one for rows in who for one in rows.values()), file):
        if unknown := (row.to | row.despite) - receivers.keys():
            raise BrokenLaw(_FILE, f"it names receivers that there are not: {sorted(unknown)}")
    return GoingAlong(
        {role: name for name, roles in receivers.items() for role in roles},
        facts,
        person,
        identifiers,
        series,
        stays,
        only,
        frozenset(words),
        file,
        purposes,
        frozenset(evidence),
        unit_words,
        unit_why,
        moves,
    )


def _tables(entry: Entry) -> list[tuple[str, Entry]]:
    return [(name, entry.only_table(name)) for name in entry.names]


def _roles(entry: Entry) -> tuple[str, ...]:
    return _listed(entry, "roles")


def _listed(entry: Entry, name: str) -> tuple[str, ...]:
    found = entry.texts(name)
    entry.done()
    return found


def _may_go(entry: Entry) -> MayGo:
    row = MayGo(
        frozenset(entry.texts("to")),
        entry.text("why", ""),
        frozenset(entry.texts("despite_no_contact")),
    )
    entry.done()
    return row


def _move(entry: Entry) -> Move:
    move = Move(entry.text("versions"), entry.texts("series"), entry.text("documents"))
    entry.done()
    if move.versions not in {"current", "all"} or move.documents not in {"plan", "all", "none"}:
        raise entry.broken("it is chosen by words that are not known")
    return move

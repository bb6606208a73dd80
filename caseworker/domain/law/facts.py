"""How the facts of a kind of entry stand in its file, and those that a row asks of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from caseworker.domain.law.entry import Entry
from caseworker.domain.law.kinds import PERSON, PLACE, FactKind, FactSpec, OnlyWhile


def fact_of(name: str, entry: Entry) -> FactSpec:
    """One fact of a kind of entry. Raises BrokenLaw."""
    spec = FactSpec(
        name=name,
        words=entry.text("words"),
        kind=entry.choice("kind", FactKind),
        required=entry.truth("required"),
        choices=entry.texts("choices"),
        needs=entry.text("needs", ""),
        under=entry.text("under", ""),
        needed_with=facts_of(entry, "needed_with"),
        at_length=entry.truth("at_length"),
        behind=entry.truth("behind"),
        only_while=_only_while(entry) if entry.has("only_while") else None,
        offers=entry.text("offers", ""),
        told_by=entry.text("told_by", ""),
    )
    entry.done()
    if bool(spec.choices) != (spec.kind is FactKind.CHOICE):
        raise entry.broken("a choice has choices, and nothing else has")
    if spec.offers not in {"", PLACE, PERSON}:
        raise entry.broken("the directory offers a place, or a person")
    return spec


def _only_while(entry: Entry) -> OnlyWhile:
    table = entry.only_table("only_while")
    found = OnlyWhile(table.texts("begins"), table.texts("ends"))
    table.done()
    if not (found.begins and found.ends):
        raise entry.broken("only_while begins with entries, and ends with entries")
    return found


def facts_of(entry: Entry, field: str) -> Mapping[str, tuple[str, ...]]:
    """Facts that an event must have, each one of these values."""
    if not entry.has(field):
        return MappingProxyType({})
    table = entry.only_table(field)
    found = {name: table.texts(name) for name in table.names}
    table.done()
    return MappingProxyType(found)

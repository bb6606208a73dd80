"""Whom a case knows by name: the person, those around them, and whomever its entries name."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.domain.case import Case
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind, FactSpec


def involved(case: Case) -> tuple[str, ...]:
    """Each once: the person and their contacts, then those asked or spoken with, latest first."""
    around = (case.person.name, *(one.shown for one in case.person.contacts))
    return tuple(dict.fromkeys((*around, *_named(case))))


def _named(case: Case) -> Iterator[str]:
    """Advisers, schools and others: the facts of entries that are somebody’s name."""
    kinds = event_kinds()
    for event in reversed(case.live):
        names = (
            event.facts.get(spec.name, "") for spec in kinds[event.kind].facts if _is_name(spec)
        )
        yield from (name for said in names if (name := said.strip()))


def _is_name(spec: FactSpec) -> bool:
    return spec.kind is FactKind.PERSON or bool(spec.offers)

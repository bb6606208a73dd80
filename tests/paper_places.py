"""Places and people on paper, for tests of what stands above the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.directory import Directory, Place
from caseworker.domain.errors import NotFound

Kept = dict[str, Place]
"""The places that are kept, by id."""


@dataclass
class PaperPlaces:
    """The places that are kept, and the cases that may name them."""

    cases: Callable[[], Iterable[Case]]
    kept: Kept = field(default_factory=dict)

    def every(self) -> Directory:
        return tuple(sorted(self.kept.values(), key=lambda one: (one.name.casefold(), one.id)))

    def keep(self, place: Place) -> None:
        self.kept[place.id] = place

    def drop(self, place: str) -> None:
        if self.kept.pop(place, None) is None:
            raise NotFound("There is no such place in the directory.")

    def naming(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        wanted = [name.casefold() for name in names]
        return tuple(
            sorted(
                case.number
                for case in self.cases()
                if any(name in said.casefold() for said in _said(case) for name in wanted)
            )
        )

    def copied_by(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        wanted = {name.casefold() for name in names}
        return tuple(
            sorted(
                case.number
                for case in self.cases()
                if any(
                    {one.name.casefold(), one.organisation.casefold()} & wanted
                    for one in case.person.contacts
                )
            )
        )


def _said(case: Case) -> Iterable[str]:
    person = case.person
    yield from (person.whereabouts, person.home_authority, person.looked_after_by)
    yield from case.facts.values()
    for contact in person.contacts:
        yield from (contact.name, contact.organisation)
    for event in case.events:
        yield from event.facts.values()

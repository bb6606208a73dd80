"""Who is to be invited to a review: built from the case, by the rows of ``reviews.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.ages import year_group
from caseworker.domain.case import Case
from caseworker.domain.diary import place_of
from caseworker.domain.holding import holding
from caseworker.domain.people import Contact
from caseworker.domain.review_rules import Adulthood, InviteRow, ReviewKind, review_rules

YEAR_9: Final = 9


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to invite. ``name`` is empty where the case knows nobody of that kind yet.

    ``barred``: nothing may be sent to them. ``at`` tells several of one row apart.
    """

    row: InviteRow
    name: str
    role: str = ""
    barred: bool = False
    at: int = 0

    @property
    def key(self) -> str:
        return f"{self.row.name}{self.at or ''}"


def invitees(case: Case, kind: ReviewKind, on: date, authority: str = "") -> tuple[Invitee, ...]:
    """Everybody to invite to a review of this kind; ``authority`` is what our office is called.

    SEND Regs 2014 regs 20(2) and 21(2). Nobody stands there twice; who decides comes first.
    """
    found: list[Invitee] = []
    for row in _rows(case, on):
        if not set(row.regimes) & set(kind.regimes) or not _is_meant(row, case, on):
            continue
        known = {one.name.casefold() for one in found if one.name}
        names = [one for one in _names(row, case, on, authority) if one[0].casefold() not in known]
        if (not names and row.roles == () and row.who == "none") or (not names and row.must):
            names = [("", "", False)]
        found += [
            Invitee(row, name, role, barred, at) for at, (name, role, barred) in enumerate(names)
        ]
    return tuple(found)


def adulthood_for(case: Case, on: date) -> tuple[Adulthood, ...]:
    """The areas that have to be on the agenda: all of them from Year 9, before it none.

    SEND Regs 2014 reg 2(2) and 20(5) to (9).
    """
    return review_rules().adulthood if year_group(case.person.born, on) >= YEAR_9 else ()


def _rows(case: Case, on: date) -> Iterator[InviteRow]:
    """Who decides; whom a circumstance brings in, as the virtual school head; then the others.

    In that order, because a head of another kind would be taken for the head of the school.
    """
    rows = review_rules().invites
    yield from (row for row in rows if row.who == "decides")
    for held in holding(case, on):
        yield from held.circumstance.invites
    yield from (row for row in rows if row.who != "decides")


def _is_meant(row: InviteRow, case: Case, on: date) -> bool:
    return row.when == "always" or not case.person.is_young_person(on)


def _names(row: InviteRow, case: Case, on: date, authority: str) -> Iterator[tuple[str, str, bool]]:
    """Names, their roles, and whether nothing may be sent to them."""
    person = case.person
    if row.who == "decides":
        if person.is_young_person(on):
            yield person.name, "Young person", False
        yield from ((one.shown, one.role, one.no_contact) for one in person.parents)
        return
    if row.who == "person":
        yield person.name, "Child", False
        return
    ours = [one for one in person.contacts if _has_role(one, row) and one not in person.parents]
    yield from ((one.shown, one.role, one.no_contact) for one in ours)
    if ours:
        return
    said = {
        "place": place_of(case),
        "authority": authority,
        "youth_justice": case.facts.get("youth_justice_worker", ""),
    }.get(row.who, "")
    if said:
        yield said, row.title, False


def _has_role(contact: Contact, row: InviteRow) -> bool:
    role = contact.role.casefold()
    return any(each in role for each in row.roles)

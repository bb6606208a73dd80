"""A person, from rows and to rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, insert, select, update

from caseworker.domain.case import CaseNumber
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person
from caseworker.storage.schema import address, contact, identifier, person

# Built once: building a statement takes three times as long as asking it.
_NUMBER: Final[BindParameter[str]] = bindparam("number")
_PERSON: Final = select(person).where(person.c.case == _NUMBER)
_AROUND: Final = {
    table: select(table).where(table.c.case == _NUMBER).order_by(table.c.position)
    for table in (identifier, address, contact)
}


def write(connection: Connection, number: CaseNumber, who: Person, *, new: bool) -> None:
    """The person as they now are, and everything around them."""
    if new:
        connection.execute(insert(person).values(case=number, **_person_row(who)))
    else:
        connection.execute(update(person).where(person.c.case == number).values(**_person_row(who)))
    _put(connection, identifier, number, [_identifier_row(each) for each in who.identifiers])
    _put(connection, address, number, [_address_row(each) for each in who.addresses])
    _put(connection, contact, number, [_contact_row(each) for each in who.contacts])


def read(connection: Connection, number: CaseNumber) -> Person:
    """The person of a case that is known to be there."""
    row = connection.execute(_PERSON, {"number": number}).one()
    around = (_all(connection, table, number) for table in (identifier, address, contact))
    return to_person(row, *around)


def to_person(
    row: Any, identifiers: Iterable[Any], addresses: Iterable[Any], contacts: Iterable[Any]
) -> Person:
    """The person of this row and of the rows around it, each in their order."""
    return Person(
        given=row.given,
        family=row.family,
        born=row.born,
        born_is_estimated=row.born_is_estimated,
        known_as=row.known_as,
        pronouns=row.pronouns,
        home_authority=row.home_authority,
        home_authority_basis=row.home_authority_basis,
        whereabouts=row.whereabouts,
        looked_after_by=row.looked_after_by,
        serving_parent=row.serving_parent,
        needs=tuple(NeedType[name] for name in row.needs),
        interpreter=row.interpreter,
        communication=row.communication,
        print=row.print,
        identifiers=tuple(_identifier(each) for each in identifiers),
        addresses=tuple(_address(each) for each in addresses),
        contacts=tuple(_contact(each) for each in contacts),
    )


def _put(
    connection: Connection, table: Table, number: CaseNumber, rows: list[dict[str, Any]]
) -> None:
    connection.execute(delete(table).where(table.c.case == number))
    if rows:
        placed = [
            {"case": number, "position": place, **row} for place, row in enumerate(rows, start=1)
        ]
        connection.execute(insert(table), placed)


def _all(connection: Connection, table: Table, number: CaseNumber) -> Any:
    return connection.execute(_AROUND[table], {"number": number})


def _person_row(who: Person) -> dict[str, Any]:
    return {
        "given": who.given,
        "family": who.family,
        "born": who.born,
        "born_is_estimated": who.born_is_estimated,
        "known_as": who.known_as,
        "pronouns": who.pronouns,
        "home_authority": who.home_authority,
        "home_authority_basis": who.home_authority_basis,
        "whereabouts": who.whereabouts,
        "looked_after_by": who.looked_after_by,
        "serving_parent": who.serving_parent,
        "needs": [need.name for need in who.needs],
        "interpreter": who.interpreter,
        "communication": who.communication,
        "print": who.print,
    }


def _identifier_row(each: Identifier) -> dict[str, Any]:
    return {"kind": each.kind, "value": each.value}


def _identifier(row: Any) -> Identifier:
    return Identifier(row.kind, row.value)


def _address_row(each: Address) -> dict[str, Any]:
    return {
        "lines": each.lines,
        "postcode": each.postcode,
        "since": each.since,
        "until": each.until,
        "note": each.note,
    }


def _address(row: Any) -> Address:
    return Address(row.lines, row.postcode, row.since, row.until, row.note)


def _contact_row(each: Contact) -> dict[str, Any]:
    return {
        "name": each.name,
        "role": each.role,
        "parental_responsibility": each.parental_responsibility,
        "no_contact": each.no_contact,
        "organisation": each.organisation,
        "address": each.address,
        "telephone": each.telephone,
        "email": each.email,
        "note": each.note,
        "also_written": each.also_written,
        "print": each.print,
    }


def _contact(row: Any) -> Contact:
    return Contact(
        row.name,
        row.role,
        row.parental_responsibility,
        row.no_contact,
        row.organisation,
        row.address,
        row.telephone,
        row.email,
        row.note,
        row.also_written,
        row.print,
    )

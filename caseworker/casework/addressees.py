"""Who a paper may be for: the people of a case, and those to whom nothing may be sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.authority_habits import habits_of
from caseworker.casework.records import Records
from caseworker.documents.letter import Recipient
from caseworker.domain.authorities import is_same_authority
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.contact_roles import known_as
from caseworker.domain.errors import NotAllowed
from caseworker.domain.people import Contact, Person
from caseworker.domain.prints import ORDINARY, print_called

AUTHORITY: Final = "local authority"  # the actor of the law files that a case's authority is
SEN: Final = frozenset({"sen", "send"})


@dataclass(frozen=True, slots=True)
class Addressees:
    """The people of a case, likeliest first; ``barred`` are marked “no contact”, in every form.

    ``cautions`` must be read before anything is sent to anybody; ``notes`` before it is sent
    to the one that each is about. ``prints`` are the prints that they need papers in.
    """

    names: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    prints: tuple[tuple[str, str], ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    """Of those whom the case itself holds no address of: who is written to at the authority."""

    def address_of(self, name: str) -> str:
        """The address of whoever is called so, where it is none of the case; else empty."""
        return next((one for each, one in self.addresses if same_name(name, each)), "")

    def bars(self, name: str) -> bool:
        """Whether nothing may be sent to whoever is called so."""
        return any(same_name(name, each) for each in self.barred)

    def knows(self, name: str) -> bool:
        """Whether somebody on the case is called so."""
        return any(same_name(name, each) for each in (*self.names, *self.barred))

    def note_on(self, name: str) -> str:
        """What is noted about whoever is called so; empty if nothing is."""
        return next((note for each, note in self.notes if same_name(name, each)), "")

    def print_of(self, name: str) -> str:
        """The print that whoever is called so needs; empty where nobody has said."""
        return next((print_ for each, print_ in self.prints if same_name(name, each)), "")

    def needs(self, name: str) -> str:
        """“Dawn needs large print, 18 point.” Empty where ordinary print will do."""
        print_ = print_called(self.print_of(name))
        return "" if print_ == ORDINARY else f"{name.strip()} needs {print_.needed}."


def addressees(records: Records, number: CaseNumber | None, today: date) -> Addressees:
    """Whom a paper of this case may be for; nobody is known where there is no case."""
    if number is None:
        return Addressees()
    person = records.case(number).person
    likely = [*those_who_decide(person, today), person.name]
    others = [contact.shown for contact in person.contacts if not contact.no_contact]
    barred = (form for contact in person.contacts if contact.no_contact for form in contact.forms)
    there = habits_of(records, person.home_authority)
    notes = [(contact.shown, contact.note) for contact in person.contacts if contact.note]
    known = [contact.shown for contact in person.contacts if _is_there(contact, person)]
    if there.said:  # whoever is written to there, a contact of the case among them
        notes += [(name, f"{there.authority}: {there.said}") for name in (there.to, *known) if name]
    return Addressees(
        tuple(dict.fromkeys(filter(None, (*likely, *others, there.to)))),
        tuple(barred),
        tuple(cautions(person, today)),
        tuple(notes),
        (*_prints(person), *([(there.to, there.print)] if there.to and there.print else ())),
        ((there.to, there.address),) if there.to and there.address else (),
    )


def _prints(person: Person) -> Iterator[tuple[str, str]]:
    if person.print:
        yield person.name, person.print
    for contact in person.contacts:
        if contact.print:
            yield from ((form, contact.print) for form in contact.forms)


def print_in(records: Records, person: Person, to: str) -> str:
    """The same, or the print that is wanted by whoever is written to at the home authority."""
    name = (to.splitlines() or [""])[0]
    there = habits_of(records, person.home_authority)
    return print_for(person, to) or (there.print if same_name(name, there.to) else "")


def print_for(person: Person, to: str) -> str:
    """The print that whoever a paper is to needs it in; empty where nobody has said.

    ``to`` is a name, and an address below it if one was typed.
    """
    name = (to.splitlines() or [""])[0]
    return next((print_ for each, print_ in _prints(person) if same_name(name, each)), "")


def cautions(person: Person, today: date) -> Iterator[str]:
    """What must be read before anything is sent: who is barred, what is noted of the address."""
    barred = ", ".join(contact.shown for contact in person.contacts if contact.no_contact)
    if barred:
        yield f"No contact with {barred}. Nothing may be sent to them."
        yield (
            f"Where {person.called} and the others live must not reach them. Send nothing to "
            "anybody who might pass it on."
        )
    home = person.living_at(today)
    if home is not None and home.note:
        yield f"Noted of the address: {home.note}"


def those_who_decide(person: Person, today: date) -> Iterator[str]:
    """Whom a decision goes to, likeliest first; nobody who must not be written to."""
    if person.is_young_person(today):
        yield person.name
    yield from (parent.shown for parent in person.parents if not parent.no_contact)


def likely_to_answer(person: Person, actor: str) -> str:
    """Who is to be reminded of what ``actor`` owes; empty if the case doesn't know.

    Of the home authority the officer for special educational needs, then anybody there. Of
    others whoever has the actor, or a word by which it is known, in their role or organisation.
    """
    contacts = [contact for contact in person.contacts if not contact.no_contact]
    if actor == AUTHORITY:
        there = [one for one in contacts if _is_there(one, person)]
        found = [*filter(_is_of_sen, (*there, *contacts)), *there]
    else:
        found = [one for one in contacts if _answers_for(one, actor)]
    return found[0].shown if found else ""


def _answers_for(contact: Contact, actor: str) -> bool:
    said = f" {contact.role} {contact.organisation} ".casefold()
    return actor in said or any(f" {word} " in said for word in known_as(actor))


def _is_of_sen(contact: Contact) -> bool:
    return not SEN.isdisjoint(contact.role.casefold().split())


def refuse_no_contact(person: Person, name: str) -> None:
    """Nothing is sent to somebody who is marked “no contact” on the case.

    Raises:
        NotAllowed: they are.
    """
    if any(contact.no_contact and _is_called(contact, name) for contact in person.contacts):
        raise NotAllowed(
            "This person is marked “no contact” on the case, so nothing may be sent to them.",
            instead="If that has changed, change it under People and facts first.",
        )


def refuse_as_ours(records: Records, number: CaseNumber | None, name: str) -> None:
    """Somebody of the case gets no copy as if they were of our own office.

    Raises:
        NotAllowed: they are of the case.
    """
    person = records.case(number).person if number is not None else None
    if person is None:
        return
    forms = (person.name, *(form for contact in person.contacts for form in contact.forms))
    if any(same_name(form, name) for form in forms):
        raise NotAllowed(
            f"{name.strip()} is on the case, and not of our own office.",
            instead="Untick “It stays in our own office”.",
        )


def recipient(to: str, case: Case, on: date) -> Recipient:
    """Whom a letter of that day is to: a name, and an address if the case doesn't know theirs.

    Raises:
        NotAllowed: nothing may be sent to them.
    """
    name, *typed = to.splitlines() or [""]
    lines = tuple(line.strip() for line in typed if line.strip())
    person = case.person
    refuse_no_contact(person, name)
    found = next((contact for contact in person.contacts if _is_called(contact, name)), None)
    is_parent = found is not None and found.parental_responsibility
    if same_name(name, person.name) and (person.is_young_person(on) or not is_parent):
        home = person.living_at(on)
        known = (*home.lines.splitlines(), home.postcode) if home else ()
        return Recipient(person.name, lines or tuple(filter(None, known)), is_person=True)
    if found is None:
        return Recipient(name.strip(), lines)
    return Recipient(found.shown if found.also_written else name.strip(), lines or _address(found))


def _address(contact: Contact) -> tuple[str, ...]:
    return tuple(filter(None, (contact.organisation, *contact.address.splitlines())))


def _is_called(contact: Contact, name: str) -> bool:
    return any(same_name(form, name) for form in contact.forms)


def _is_there(contact: Contact, person: Person) -> bool:
    return is_same_authority(contact.organisation, person.home_authority)


def same_name(one: str, other: str) -> bool:
    """Names are compared as people read them: spaces and capitals make nobody else."""
    return one.casefold().split() == other.casefold().split()

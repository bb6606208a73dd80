"""A person's facts as declared facts: which there are, how they read, how they are changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.domain.identifiers import IDENTIFIERS, checked
from caseworker.domain.law.kinds import PERSON, PLACE, FactKind, FactSpec
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person
from caseworker.domain.prints import PRINTS, named_by, print_called

TEXT, DATE, CHOICE = FactKind.TEXT, FactKind.DATE, FactKind.CHOICE
ROLE = FactKind.ROLE
YES: Final = "Yes"
YES_NO: Final = (YES, "No")
IN_PRINT: Final = tuple(one.words for one in PRINTS.values())


@dataclass(frozen=True, slots=True)
class Group:
    """Some facts that stand on one card and are changed together."""

    name: str
    title: str
    specs: tuple[FactSpec, ...]
    words: str = ""


GROUPS: Final = (
    Group(
        "names",
        "Name and birth",
        (
            FactSpec("given", "Forenames", TEXT),
            FactSpec("family", "Surname", TEXT),
            FactSpec("known_as", "Known as", TEXT),
            FactSpec("pronouns", "Pronouns", TEXT),
            FactSpec("born", "Date of birth", DATE),
            FactSpec("born_is_estimated", "The date is estimated", CHOICE, choices=YES_NO),
        ),
    ),
    Group(
        "authority",
        "Home authority, and where they are",
        (
            FactSpec("home_authority", "Home authority", TEXT, offers=PLACE),
            FactSpec(
                "home_authority_basis",
                "Why this authority",
                CHOICE,
                choices=(
                    "Ordinarily lives there",
                    "Looked after by it",
                    "Was looked after by it",
                    "Agreed between authorities",
                ),
            ),
            FactSpec("whereabouts", "Where they are now", TEXT, offers=PLACE),
            FactSpec("looked_after_by", "Looked after by", TEXT, offers=PLACE),
        ),
        "The home authority is never worked out from where a child or young person is.",
    ),
    Group(
        "language",
        "Language, communication and service",
        (
            FactSpec("interpreter", "Interpreter", TEXT),
            FactSpec("communication", "How best to communicate", TEXT),
            FactSpec("print", "How they need papers printed", CHOICE, choices=IN_PRINT),
            FactSpec(
                "serving_parent", "A parent serves in the armed forces", CHOICE, choices=YES_NO
            ),
        ),
    ),
)

ADDRESS: Final = (
    FactSpec("lines", "Address", TEXT),
    FactSpec("postcode", "Postcode", TEXT),
    FactSpec("since", "From", DATE),
    FactSpec("until", "Until", DATE),
    FactSpec("note", "Note", TEXT),
)
CONTACT: Final = (
    FactSpec("name", "Name", TEXT, offers=PERSON),
    FactSpec("also_written", "The same name in other letters", TEXT),
    FactSpec("role", "Who they are", ROLE),
    FactSpec("parental_responsibility", "Parental responsibility", CHOICE, choices=YES_NO),
    FactSpec("no_contact", "Must not be contacted", CHOICE, choices=YES_NO),
    FactSpec("organisation", "Organisation", TEXT, offers=PLACE),
    FactSpec("address", "Address", TEXT),
    FactSpec("telephone", "Telephone", TEXT),
    FactSpec("email", "E-mail", TEXT),
    FactSpec("print", "How they need papers printed", CHOICE, choices=IN_PRINT),
    FactSpec("note", "Note", TEXT),
)


def numbers(switched_on: Collection[str] = (), held: Collection[str] = ()) -> tuple[FactSpec, ...]:
    """The kinds of number that are offered, with those that the office switched on.

    What the person has is offered, too, so that it can be taken out again.
    """
    return tuple(
        FactSpec(kind.name, kind.title[:1].upper() + kind.title[1:], TEXT)
        for kind in IDENTIFIERS.values()
        if kind.offered or kind.name in {*switched_on, *held}
    )


def values_of(thing: Person | Address | Contact, specs: tuple[FactSpec, ...]) -> dict[str, str]:
    """Facts of a person, an address or a contact, as a form holds them."""
    return {
        spec.name: print_in_words(str(getattr(thing, spec.name)))
        if spec.choices == IN_PRINT
        else _value(getattr(thing, spec.name))
        for spec in specs
    }


def print_in_words(name: str) -> str:
    """How somebody needs papers, as an officer calls it; empty where nobody has said."""
    return print_called(name).words if name else ""


def changed(person: Person, group: Group, values: Mapping[str, str]) -> Person:
    """The person with the facts of one group as they were typed."""
    new: dict[str, object] = {}
    for spec in group.specs:
        value = values.get(spec.name, "")
        if spec.choices == YES_NO:
            new[spec.name] = value == YES
        elif spec.choices == IN_PRINT:
            new[spec.name] = named_by(value)
        elif spec.kind is DATE:
            new[spec.name] = date.fromisoformat(value) if value else person.born
        else:
            new[spec.name] = value
    return replace(person, **new)  # type: ignore[arg-type]  # each by its declared kind


def with_numbers(person: Person, values: Mapping[str, str]) -> Person:
    """The person with these numbers, tidied. Those of kinds not offered here stay."""
    kept = tuple(one for one in person.identifiers if one.kind not in values)
    tidied = (checked(kind, value) for kind, value in values.items())
    added = tuple(Identifier(one.kind, one.value) for one in tidied if one.value)
    return replace(person, identifiers=(*kept, *added))


def address_from(values: Mapping[str, str]) -> Address:
    """An address as it was typed."""
    since, until = (values.get(name, "") for name in ("since", "until"))
    return Address(
        values.get("lines", ""),
        checked("postcode", values.get("postcode", "")).value,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
        values.get("note", ""),
    )


def contact_from(values: Mapping[str, str]) -> Contact:
    """A contact as it was typed."""
    plain = {spec.name: values.get(spec.name, "") for spec in CONTACT if not spec.choices}
    return Contact(
        **plain,
        parental_responsibility=values.get("parental_responsibility") == YES,
        no_contact=values.get("no_contact") == YES,
        print=named_by(values.get("print", "")),
    )


def needs_in_words(needs: tuple[NeedType, ...]) -> str:
    """The types of need, the main one first."""
    return "; ".join(f"{need.value} ({need.name})" for need in needs)


def _value(value: object) -> str:
    match value:
        case bool():
            return YES if value else "No"
        case date():
            return value.isoformat()
        case None:
            return ""
    return str(value)

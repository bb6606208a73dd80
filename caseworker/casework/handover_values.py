"""The values of a case out of plain data, refusing what can’t be: ``handover_data`` back.

What this program does not know is kept as it came, and told: an entry of an unknown kind becomes
“an entry of a newer kind” (decision record 0168).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from caseworker.casework.strict_json import UnfitData
from caseworker.domain.case import (
    Case,
    CaseNumber,
    Event,
    EventId,
    OfficerId,
    Superseded,
)
from caseworker.domain.handover import NEWER
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person, gaps_in
from caseworker.domain.prints import PRINTS
from caseworker.domain.settings import settings

_YEARS: Final = range(1800, 2200)


class Noticed:
    """What whoever takes it in should know, gathered while it is read."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def note(self, words: str) -> None:
        if words not in self._said:
            self._said.append(words)

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(self._said)


def day(said: str) -> date:
    """Within the years in which days can be counted. Raises UnfitData."""
    found = _sane(said)
    if found is None:
        raise UnfitData("A day in it is no day")
    return found


def _sane(said: str) -> date | None:
    try:
        found = date.fromisoformat(said)
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def day_or_none(said: str | None) -> date | None:
    """None where nothing is said. Raises UnfitData."""
    return day(said) if said is not None else None


def moment(said: str) -> datetime:
    """With its place in the world; one that says none is of UTC. Raises UnfitData."""
    try:
        found = datetime.fromisoformat(said)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    except ValueError as error:
        raise UnfitData("A moment in it is no moment") from error


def one_line(said: str) -> str:
    """An id or a name of ours: it has no line of its own. Raises UnfitData."""
    if not said.isprintable():
        raise UnfitData("A name in it is no name")
    return said


def case_of(data: Mapping[str, Any], noticed: Noticed) -> Case:
    """The case in data that follows the schema.

    Raises:
        UnfitData: it says what can’t be.
    """
    made_on = day(data["made_on"])
    setting = data["setting"]
    if setting not in settings():
        raise UnfitData("It is of a setting that this program does not know. Update it first")
    person = _person(data["person"], made_on, noticed)
    events = tuple(_event(entry, made_on, noticed) for entry in data["events"])
    _refuse_tangled(events)
    return Case(
        number=CaseNumber(one_line(data["number"])),
        person=person,
        setting=setting,
        officer=OfficerId(one_line(data["officer"])),
        events=events,
        facts=_facts(data["facts"], setting, noticed),
        superseded=tuple(
            Superseded(one["name"], one["value"], moment(one["until"]))
            for one in data["superseded"]
        ),
    )


def _person(data: Mapping[str, Any], made_on: date, noticed: Noticed) -> Person:
    needs = []
    for code in data["needs"]:
        if code in NeedType.__members__:
            needs.append(NeedType[code])
        else:
            noticed.note("A type of need in it has a code that is not known here.")
    known = {name: data[name] for name in _TEXTS}
    person = Person(
        **known,
        born=day(data["born"]),
        born_is_estimated=data["born_is_estimated"],
        serving_parent=data["serving_parent"],
        needs=tuple(needs),
        print=_print(data["print"], noticed),
        identifiers=tuple(Identifier(one["kind"], one["value"]) for one in data["identifiers"]),
        addresses=tuple(
            Address(
                one["lines"],
                one["postcode"],
                day_or_none(one["since"]),
                day_or_none(one["until"]),
                one["note"],
            )
            for one in data["addresses"]
        ),
        contacts=tuple(
            replace(
                Contact(**{name: one[name] for name in _OF_CONTACT}),
                print=_print(one["print"], noticed),
            )
            for one in data["contacts"]
        ),
    )
    for gap in gaps_in(person, today=made_on):
        raise UnfitData(_NOT_A_PERSON.get(gap.field, "The person in it is not described as needed"))
    return person


_TEXTS: Final = (
    "given", "family", "known_as", "pronouns", "home_authority", "home_authority_basis",
    "whereabouts", "looked_after_by", "interpreter", "communication",
)  # fmt: skip
_OF_CONTACT: Final = (
    "name", "role", "parental_responsibility", "no_contact", "organisation", "address",
    "telephone", "email", "note", "also_written",
)  # fmt: skip
_NOT_A_PERSON: Final = {
    "family": "The person in it has no name",
    "born": "The date of birth in it can’t be",
    "addresses": "An address in it ends before it begins",
}


def _print(said: str, noticed: Noticed) -> str:
    if not said or said in PRINTS:
        return said
    noticed.note("Somebody needs papers in a print that is not known here: ask how they read.")
    return ""


def _facts(data: Mapping[str, str], setting: str, noticed: Noticed) -> dict[str, str]:
    specs = {spec.name: spec for spec in settings()[setting].facts}
    found = {}
    for name, value in data.items():
        spec = specs.get(name)
        if spec is None:
            noticed.note("A fact of the case is of a kind that is not known here. It is kept.")
        elif value and spec.kind is FactKind.DATE:
            day(value)
        elif value and spec.choices and value not in spec.choices:
            noticed.note(f"What it says of “{spec.words}” is not known here. It is left out.")
            continue
        found[one_line(name)] = value
    return found


def _event(entry: Mapping[str, Any], made_on: date, noticed: Noticed) -> Event:
    event = Event(
        id=EventId(one_line(entry["id"])),
        kind=one_line(entry["kind"]),
        day=day(entry["day"]),
        recorded_by=OfficerId(one_line(entry["by"])),
        recorded_at=moment(entry["at"]),
        sent=day_or_none(entry["sent"]),
        served=day_or_none(entry["served"]),
        facts={one_line(name): value for name, value in entry["facts"].items()},
        replaces=EventId(one_line(entry["replaces"])) if entry["replaces"] is not None else None,
    )
    if max(event.day, event.sent or event.day) > made_on:
        raise UnfitData("An entry in it is of a day after the one on which it was made")
    if _is_known(event, event_kinds().get(event.kind)):
        return event
    noticed.note(
        f"“{entry['title']}” is a kind of entry that is not known here. It is kept as it came."
    )
    return kept_as_it_came(event, entry["title"], entry["says"])


def kept_as_it_came(event: Event, title: str, says: str) -> Event:
    """An entry of a kind that is not known, or that says what its kind can’t: nothing is lost."""
    facts = {
        "title": title.strip() or event.kind,
        "words": says,
        "kind": event.kind,
        "facts": json.dumps(dict(event.facts), sort_keys=True, ensure_ascii=False),
    }
    return replace(event, kind=NEWER, facts=facts)


def _is_known(event: Event, kind: EventKind | None) -> bool:
    """Whether everything that goes by its kind finds in it what it looks for."""
    if kind is None or kind.computed is not None or kind.name == NEWER:
        return False
    for spec in kind.facts:
        value = event.facts.get(spec.name, "")
        if not value:
            if spec.required:
                return False
        elif spec.kind is FactKind.DATE:
            if _sane(value) is None:
                return False
        elif spec.fault(value):
            return False
    return True


def _refuse_tangled(events: tuple[Event, ...]) -> None:
    """Each entry is there once, and corrects one before it that no other corrects."""
    seen: set[EventId] = set()
    corrected: set[EventId] = set()
    every = {event.id for event in events}
    for event in events:
        if event.id in seen:
            raise UnfitData("An entry is in it twice")
        if event.replaces is not None:
            is_later = event.replaces in every and event.replaces not in seen
            if event.replaces == event.id or is_later or event.replaces in corrected:
                raise UnfitData("Its corrections contradict one another")
            corrected.add(event.replaces)
        seen.add(event.id)


def is_known_plan(kind: str, letters: tuple[str, ...]) -> bool:
    """Whether a plan of this kind, with these sections, can be shown and written on here."""
    known = plan_kinds().get(kind)
    return known is not None and set(letters) <= {section.letter for section in known.sections}

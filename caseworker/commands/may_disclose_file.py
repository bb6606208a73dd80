"""Reads a file of dated events and one request for a paper: what ``may-disclose`` asks about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from caseworker.commands.deadlines_file import (
    NOBODY,
    WrongFile,
    follow,
    loaded,
    schema,
    understood,
    unknown,
)
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer, Authority, Recipient, Request
from caseworker.domain.disclosure_rules import Rules, the_rules
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.people import Contact, Person

SCHEMA: Final = "may-disclose-file"
_OTHERS: Final = ("strategies", "report", "case")


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as a file tells it, and the request that is made of it."""

    case: Case
    request: Request
    stricter: bool


def read(path: Path) -> Asked:
    """The file, once nothing in it is wrong.

    Raises:
        UnreadableFile: it isn't there, or isn't JSON.
        WrongFile: it doesn't follow the schema, or says what can't be.
    """
    told = loaded(path)
    follow(told, SCHEMA)
    happened = {name: told[name] for name in schema("deadlines-file")["properties"] if name in told}
    events = understood(happened, event_kinds())
    faults = [*_event_faults(events.events), *_faults(told["request"], the_rules())]
    if faults:
        raise WrongFile(faults)
    if events.born is None:
        raise WrongFile(["born: it is needed to tell whose consent it is"])
    person = Person(
        given=told.get("called", "The child or young person"),
        family="",
        born=events.born,
        contacts=tuple(_contact(one) for one in told.get("contacts", ())),
    )
    number = CaseNumber("file")
    case = Case(number, person, events.setting, NOBODY, events.events, events.facts)
    return Asked(case, _request(told["request"]), told.get("stricter", False))


def _contact(told: Mapping[str, Any]) -> Contact:
    return Contact(
        told["name"],
        told["role"],
        parental_responsibility=told.get("parental_responsibility", False),
        no_contact=told.get("no_contact", False),
    )


def _request(told: Mapping[str, Any]) -> Request:
    to, authority = told["recipient"], told.get("authority")
    return Request(
        recipient=Recipient(to.get("name", ""), to["role"], to.get("organisation", "")),
        wanted=Pieces(
            frozenset(told.get("sections", ())),
            frozenset(told.get("documents", ())),
            frozenset(told.get("others", ())),
        ),
        purpose=told["purpose"],
        why=told.get("why", ""),
        by=told["by"],
        by_name=told.get("by_name", ""),
        identity=told.get("identity", ""),
        ground=told.get("ground", ""),
        facts=tuple(told.get("facts", {}).items()),
        authority=Authority(**authority) if authority else None,
    )


def _event_faults(events: Sequence[Event]) -> Iterator[str]:
    """A consent that leaves out what it says can't be weighed, nor a withdrawal of nothing."""
    known = {event.id for event in events}
    for number, event in enumerate(events):
        for spec in event_kinds()[event.kind].facts:
            value = event.facts.get(spec.name, "").strip()
            where = f"events[{number}].facts.{spec.name}"
            if spec.required and not value:
                yield f"{where}: it is needed"
            elif value and spec.kind is FactKind.EVENT and value not in known:
                yield f"{where}: no event has the id {value}"


def _faults(told: Mapping[str, Any], rules: Rules) -> Iterator[str]:
    to = told["recipient"]
    if to["role"] not in rules.roles:
        yield f"request.recipient.role: {unknown(to['role'], rules.roles)}"
    if not to.get("name") and not to.get("organisation"):
        yield "request.recipient: it has no name and no organisation"
    if told["purpose"] not in rules.purposes:
        yield f"request.purpose: {unknown(told['purpose'], rules.purposes)}"
    grounds = [row.id for row in rules.of(Answer.BY_GROUND)]
    if told.get("ground") and told["ground"] not in grounds:
        yield f"request.ground: {unknown(told['ground'], grounds)}"
    for name in told.get("facts", {}):
        if name not in rules.needs:
            yield f"request.facts.{name}: {unknown(name, rules.needs)}"
    letters = [section.letter for section in plan_kinds()["ehc_plan"].sections]
    for field, known in (("sections", letters), ("others", _OTHERS)):
        for name in told.get(field, ()):
            if name not in known:
                yield f"request.{field}: {unknown(name, known)}"

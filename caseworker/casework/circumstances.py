"""Circumstances of a child: that one began, what is known of it, what was done, that it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.circumstances import Circumstance, circumstances
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.holding import (
    ACTED,
    BEGAN,
    DETAILS,
    ENDED,
    NOTED,
    WHICH,
    Held,
    details,
    holding,
)


@dataclass(frozen=True, slots=True)
class BeginCircumstance:
    """From ``since`` on a circumstance holds, by its title; ``values`` are its fields by name."""

    case: CaseNumber
    circumstance: str
    since: date
    reason: str = ""
    values: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class NoteCircumstance:
    """What is known of a circumstance that holds; an empty value takes a field away."""

    case: CaseNumber
    circumstance: str
    day: date
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ActOnCircumstance:
    """Something that was done because of it: the title of one of its acts."""

    case: CaseNumber
    circumstance: str
    what: str
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class EndCircumstance:
    """It holds no longer from ``until`` on."""

    case: CaseNumber
    circumstance: str
    until: date
    reason: str


def begin_circumstance(records: Records, command: BeginCircumstance, sitting: Sitting) -> Done:
    """Write down that it holds, with what is known of it.

    Raises:
        NotAllowed: it holds already, or another one that holds rules it out.
        Incomplete: a field that it must have is missing.
    """
    case = records.case(command.case)
    one = _called(command.circumstance)
    for held in holding(case, sitting.today):
        other = held.circumstance
        if other == one and held.began is not None:
            raise NotAllowed(f"“{one.title}” holds already.", instead="Change its details.")
        if other.title in one.not_with or one.title in other.not_with:
            raise NotAllowed(
                f"“{one.title}” can’t hold while “{other.title}” does.",
                source=one.source,
                instead=f"Write down first that “{other.title}” ended.",
            )
    values = command.values or {}
    _refuse_unfit(one, values, {spec.name for spec in one.fields if spec.required})
    facts = {
        WHICH: one.title,
        "reason": command.reason.strip(),
        DETAILS: _details(one, {name: said for name, said in values.items() if said.strip()}),
    }
    return _added(records, case, Happening(BEGAN, command.since, facts=facts), sitting)


def note_circumstance(records: Records, command: NoteCircumstance, sitting: Sitting) -> Done:
    """Write down what has changed of its details, and nothing else.

    Raises:
        NotAllowed: it doesn't hold, or nothing has changed.
        Incomplete: a value is not of its kind.
    """
    case = records.case(command.case)
    held = _held(case, command.circumstance, sitting)
    one = held.circumstance
    _refuse_unfit(one, command.values, set())
    changed = {
        name: value.strip()
        for name, value in command.values.items()
        if value.strip() != held.values.get(name, "")
    }
    if not changed:
        raise NotAllowed("Nothing was changed.", instead="Change a field, or press Cancel.")
    facts = {WHICH: one.title, DETAILS: _details(one, changed)}
    return _added(records, case, Happening(NOTED, command.day, facts=facts), sitting)


def act_on_circumstance(records: Records, command: ActOnCircumstance, sitting: Sitting) -> Done:
    """Write down that something was done because of it.

    Raises:
        NotAllowed: it doesn't hold, or it has no such act.
    """
    case = records.case(command.case)
    held = _held(case, command.circumstance, sitting)
    if held.circumstance.act(command.what) is None:
        raise Incomplete([Gap("what", "Choose what was done.")])
    facts = {WHICH: held.circumstance.title, "what": command.what, "words": command.words.strip()}
    return _added(records, case, Happening(ACTED, command.day, facts=facts), sitting)


def end_circumstance(records: Records, command: EndCircumstance, sitting: Sitting) -> Done:
    """Write down that it holds no longer, and why.

    Raises:
        NotAllowed: it doesn't hold.
        Incomplete: no reason was given, or it would end before it began.
    """
    case = records.case(command.case)
    held = _held(case, command.circumstance, sitting)
    if held.since is not None and command.until < held.since:
        words = f"It can’t end before {held.since:%d/%m/%Y}, when it began."
        raise Incomplete([Gap("until", words)])
    if not command.reason.strip():
        raise Incomplete([Gap("reason", "Say why it holds no longer.")])
    facts = {WHICH: held.circumstance.title, "reason": command.reason.strip()}
    return _added(records, case, Happening(ENDED, command.until, facts=facts), sitting)


def _added(records: Records, case: Case, happening: Happening, sitting: Sitting) -> Done:
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, entries.CHANGED)


def _called(title: str) -> Circumstance:
    if title not in circumstances():
        raise NotFound(f"There is no circumstance called “{title}”.")
    return circumstances()[title]


def _held(case: Case, title: str, sitting: Sitting) -> Held:
    """The circumstance that holds, written down or known by a sign."""
    one = _called(title)
    for held in holding(case, sitting.today):
        if held.circumstance == one:
            if held.began is None:
                break
            return held
    raise NotAllowed(
        f"“{title}” isn’t written down as holding.", instead="Write down first from when it holds."
    )


def _details(one: Circumstance, values: Mapping[str, str]) -> str:
    own = tuple(spec for spec in one.fields if spec.name not in one.of)
    return details(own, values)


def _refuse_unfit(one: Circumstance, values: Mapping[str, str], required: set[str]) -> None:
    specs = {spec.name: spec for spec in one.fields}
    gaps = []
    for name, value in values.items():
        spec = specs.get(name)
        if spec is None or name in one.of:
            gaps.append(Gap(name, f"“{one.title}” keeps no such field."))
        elif words := spec.fault(value):
            gaps.append(Gap(name, words))
    gaps += [
        Gap(spec.name, f"{spec.words} is needed.")
        for spec in one.fields
        if spec.name in required
        and spec.name not in one.of
        and not values.get(spec.name, "").strip()
    ]
    if gaps:
        raise Incomplete(gaps)

"""What two joined cases were before, and how much of it can be put back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from caseworker.domain.case import Event
from caseworker.domain.case_data import (
    event_from_data,
    event_to_data,
    person_from_data,
    person_to_data,
)
from caseworker.domain.merging_pairs import FIELDS
from caseworker.domain.people import Person


@dataclass(frozen=True, slots=True)
class Stood:
    """The person, the setting and its facts, as they stood at one moment."""

    person: Person
    setting: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        return {
            "person": person_to_data(self.person),
            "setting": self.setting,
            "facts": dict(self.facts),
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Stood:
        """What ``data`` wrote."""
        return cls(person_from_data(data["person"]), data["setting"], data["facts"])


@dataclass(frozen=True, slots=True)
class Before:
    """All that is needed to take a merge apart again.

    ``before`` and ``after`` are ours, ``theirs`` the other side. ``alike`` are their entries that
    were not written since ours say the same; ``files`` their documents of which ours stand in the
    place: theirs by id, ours, and the name. ``begun``: the case began with it, so that there is
    nothing to go back to. ``tasks`` are those that went along with the other case, by their ids and
    those of their series.
    """

    before: Stood
    after: Stood
    theirs: Stood
    stands_for: Mapping[str, str] = field(default_factory=dict)
    alike: tuple[Event, ...] = ()
    files: tuple[tuple[str, str, str], ...] = ()
    begun: bool = False
    tasks: tuple[str, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """Fit for JSON."""
        return {
            "before": self.before.data,
            "after": self.after.data,
            "theirs": self.theirs.data,
            "stands_for": dict(self.stands_for),
            "alike": [event_to_data(event) for event in self.alike],
            "files": [list(one) for one in self.files],
            "begun": self.begun,
            "tasks": list(self.tasks),
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Before:
        """What ``data`` wrote."""
        return cls(
            Stood.of(data["before"]),
            Stood.of(data["after"]),
            Stood.of(data["theirs"]),
            data["stands_for"],
            tuple(event_from_data(one) for one in data["alike"]),
            tuple((theirs, ours, name) for theirs, ours, name in data["files"]),
            data["begun"],
            tuple(data.get("tasks", ())),  # cases that were joined before say nothing of them
        )


@dataclass(frozen=True, slots=True)
class PutBack:
    """What a case says once it is taken apart; ``stays`` is what was changed since, in words."""

    stood: Stood
    stays: tuple[str, ...] = ()


def put_back(now: Stood, kept: Before) -> PutBack:
    """Ours as it was before, wherever nobody has changed it since; what was changed stays."""
    stays: list[str] = []
    setting = _back(now.setting, kept.before.setting, kept.after.setting, "The setting", stays)
    facts = {
        name: _back(now.facts.get(name, ""), was, kept.after.facts.get(name, ""), name, stays)
        for name in now.facts.keys() | kept.after.facts.keys() | kept.before.facts.keys()
        if (was := kept.before.facts.get(name, "")) != kept.after.facts.get(name, "")
    }
    person = _person(now.person, kept.before.person, kept.after.person, stays)
    changed = {**now.facts, **facts}
    return PutBack(Stood(person, setting, changed), tuple(stays))


def _back(now: Any, was: Any, after: Any, title: str, stays: list[str]) -> Any:
    if was == after:
        return now
    if now != after:
        stays.append(title)
        return now
    return was


def _person(now: Person, was: Person, after: Person, stays: list[str]) -> Person:
    changes: dict[str, Any] = {}
    for title, names in FIELDS.values():
        is_now, before, then = (
            tuple(getattr(one, name) for name in names) for one in (now, was, after)
        )
        back = _back(is_now, before, then, title, stays)
        changes |= dict(zip(names, back, strict=True))
    for name, title in (
        ("identifiers", "A number"),
        ("addresses", "An address"),
        ("contacts", "Somebody around the person"),
    ):
        is_now, before, then = (getattr(one, name) for one in (now, was, after))
        changes[name], is_whole = _listed(is_now, before, then)
        if not is_whole:
            stays.append(title)
    return replace(now, **changes)


def _listed(
    now: tuple[Any, ...], was: tuple[Any, ...], after: tuple[Any, ...]
) -> tuple[tuple[Any, ...], bool]:
    """Without what came along, and with what was given up for it; and whether all could be."""
    if now == after:
        return was, True
    came = [one for one in after if one not in was]
    gone = [one for one in was if one not in after]
    kept = tuple(one for one in now if one not in came)
    is_whole = all(one in now for one in came)
    # What took the place of ours was changed or taken out since: then it stays as it is.
    return ((*kept, *(one for one in gone if one not in kept)) if is_whole else kept), is_whole


def with_what_corrects(ids: Iterable[str], events: Iterable[Event]) -> frozenset[str]:
    """These entries, and those that put them right since: they go together or not at all."""
    found = set(ids)
    for event in events:
        if event.replaces in found:
            found.add(str(event.id))
    return frozenset(found)

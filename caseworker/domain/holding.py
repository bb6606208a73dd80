"""Which circumstances hold of a case: since when, what is known of each, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.circumstances import Circumstance, Look, Role, circumstances
from caseworker.domain.days import plain
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.listed import listed, one_a_line
from caseworker.domain.review import current
from caseworker.domain.settings import settings

BEGAN: Final = "circumstance_began"
NOTED: Final = "circumstance_noted"
ACTED: Final = "circumstance_acted"
ENDED: Final = "circumstance_ended"
KINDS: Final = (BEGAN, NOTED, ACTED, ENDED)
WHICH: Final = "circumstance"
DETAILS: Final = "details"
NOTHING: Final = "–"
"""What stands for a field that was emptied."""
ADULT: Final = 18
DAY: Final = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Held:
    """One circumstance of a case, from its beginning to its end.

    ``since`` is None where it is only known by a sign, and ``known_by`` says which; ``short``
    is what the pill adds of it. ``values`` are its fields as they stand, days in ISO. ``acts``
    are what was written down of it.
    """

    circumstance: Circumstance
    since: date | None = None
    until: date | None = None
    began: Event | None = None
    ended: Event | None = None
    known_by: str = ""
    short: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    acts: tuple[Event, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.ended is not None

    @property
    def pill(self) -> str:
        """What stands in the header of the case; empty for nothing."""
        words = self.circumstance.pill
        return f"{words}: {self.short}" if words and self.short else words

    def last_of(self, act: str) -> date | None:
        """The last day on which this act, by its name in the file, was done."""
        titles = {one.title for one in self.circumstance.acts if one.name == act}
        days = [one.day for one in self.acts if one.facts.get("what") in titles]
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Looked:
    """A check of a circumstance on a day; ``is_open``: it is not as it should be."""

    look: Look
    is_open: bool


def holding(
    case: Case, today: date, known: Mapping[str, Circumstance] | None = None
) -> tuple[Held, ...]:
    """What holds of the case, in the order of the files."""
    return tuple(one for one in all_held(case, today, known) if not one.is_over)


def all_held(
    case: Case, today: date, known: Mapping[str, Circumstance] | None = None
) -> tuple[Held, ...]:
    """What holds, and what did once; ``known`` are the circumstances that there are."""
    found: list[Held] = []
    for one in (circumstances() if known is None else known).values():
        ours = _spells(case, one)
        holds = [held for held in ours if not held.is_over]
        sign, short = ("", "") if holds else _sign_of(case, one, today)
        if sign:
            ours.append(Held(one, known_by=sign, short=short))
        found += [replace(held, values=_values(case, held)) for held in ours]
    return tuple(found)


def looked_at(held: Held, case: Case, today: date) -> tuple[Looked, ...]:
    """Every check of it, those that are open first."""
    found = [
        Looked(look, _TESTS[look.test](held, look, case, today)) for look in held.circumstance.looks
    ]
    return tuple(sorted(found, key=lambda one: not one.is_open))


def missing_people(held: Held, case: Case) -> tuple[Role, ...]:
    """Whom it asks for, and nobody knows yet."""
    return tuple(role for role in held.circumstance.people if not _is_known(role, held, case))


def details(specs: tuple[FactSpec, ...], values: Mapping[str, str]) -> str:
    """The fields of a circumstance as an entry keeps them: one on a line, as they are read."""
    return one_a_line(
        f"{spec.words}: {_told(spec, values[spec.name]) or NOTHING}"
        for spec in specs
        if spec.name in values
    )


def told(spec: FactSpec, value: str) -> str:
    """A field as it is read on the page."""
    if spec.kind is FactKind.DATE and value:
        return plain(date.fromisoformat(value))
    return value


def notes_for(case: Case, today: date, section: str) -> Iterator[str]:
    """What the circumstances of a child say to whoever writes this section of a plan."""
    for held in holding(case, today):
        for note in held.circumstance.notes:
            if note.section == section:
                yield f"{held.circumstance.title}: {note.words} ({note.source})"


def days_beside(case: Case, today: date) -> Iterator[str]:
    """Days still to come that a review of the plan should lie close to: the next care review."""
    for held in holding(case, today):
        names = {
            name for look in held.circumstance.looks if look.test == "apart" for name in look.of
        }
        for spec in held.circumstance.fields:
            value = held.values.get(spec.name, "") if spec.name in names else ""
            if value and date.fromisoformat(value) >= today:
                yield f"{spec.words}: {told(spec, value)}"


def _spells(case: Case, one: Circumstance) -> list[Held]:
    found: list[Held] = []
    for event in case.all_of(*KINDS):
        if event.facts.get(WHICH) != one.title:
            continue
        last = found[-1] if found and not found[-1].is_over else None
        if event.kind == BEGAN and last is None:
            found.append(Held(one, since=event.day, began=event))
        elif event.kind == ENDED and last is not None:
            found[-1] = replace(last, until=event.day, ended=event)
        elif event.kind == ACTED and last is not None:
            found[-1] = replace(last, acts=(*last.acts, event))
    return found


def _values(case: Case, held: Held) -> dict[str, str]:
    """Its fields, the last word on each; those that the person holds are read there."""
    one = held.circumstance
    by_words = {spec.words: spec for spec in one.fields}
    found: dict[str, str] = {}
    for event in case.all_of(BEGAN, NOTED):
        is_ours = event.facts.get(WHICH) == one.title
        is_before = held.since is not None and event.day < held.since
        is_after = held.until is not None and event.day > held.until
        if not is_ours or is_before or is_after:
            continue
        for line in listed(event.facts.get(DETAILS, "")):
            words, _, value = line.partition(": ")
            if spec := by_words.get(words):
                found[spec.name] = _kept(spec, value.strip())
    for name, attribute in one.of.items():
        found[name] = str(getattr(case.person, attribute))
    return found


def _told(spec: FactSpec, value: str) -> str:
    if spec.kind is FactKind.DATE and value:
        return f"{date.fromisoformat(value):{DAY}}"
    return " ".join(value.split())


def _kept(spec: FactSpec, value: str) -> str:
    if value == NOTHING:
        return ""
    if spec.kind is not FactKind.DATE:
        return value
    day, month, year = (*value.split("/"), "", "")[:3]
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:  # somebody corrected the entry by hand: it is no day that can be counted
        return ""


def _sign_of(case: Case, one: Circumstance, today: date) -> tuple[str, str]:
    """By what else it is known, and what of it is worth a word in the header; empty if by nothing.

    A sign counts only where nobody has written down that it ended since.
    """
    if any(event.facts.get(WHICH) == one.title for event in case.all_of(ENDED)):
        return "", ""
    sign, person = one.sign, case.person
    for name in sign.person:
        value = getattr(person, name)
        if value:
            said = "serving parent" if value is True else f"{name.replace('_', ' ')} {value}"
            return f"Known from “People”: {said}", ""
    setting = settings()[case.setting]
    for name, values in sign.facts.items():
        spec = next((spec for spec in setting.facts if spec.name == name), None)
        if spec is not None and case.facts.get(name) in values:
            return f"Known from “{setting.tab or setting.title}”: {spec.words.lower()}", ""
    basis = case.facts.get("basis", "")
    if sign.cared_for and basis in setting.cared_for and person.age(today) < ADULT:
        return f"{basis} ({setting.cared_for[basis]})", basis.lower()
    return (
        f"Known from where they are: {setting.title}" if case.setting in sign.settings else ""
    ), ""


def _is_known(role: Role, held: Held, case: Case) -> bool:
    if role.field and held.values.get(role.field):
        return True
    said = [contact.role.casefold() for contact in case.person.contacts]
    return any(each in one for one in said for each in role.roles)


def _day_of(held: Held, name: str) -> date | None:
    value = held.values.get(name, "")
    return date.fromisoformat(value) if value else held.last_of(name)


def _is_empty(held: Held, look: Look, _case: Case, _today: date) -> bool:
    return not any(held.values.get(name) or held.last_of(name) for name in look.of)


def _is_older(held: Held, look: Look, _case: Case, today: date) -> bool:
    """The last of these days is longer ago than it may be; none at all is for ``empty``."""
    days = [day for name in look.of if (day := _day_of(held, name))]
    return bool(days) and (today - max(days)).days > look.than


def _has_gone(held: Held, look: Look, _case: Case, today: date) -> bool:
    days = [day for name in look.of if (day := _day_of(held, name))]
    return any(day < today for day in days)


def _are_same(held: Held, look: Look, _case: Case, _today: date) -> bool:
    values = [held.values.get(name, "").casefold() for name in look.of]
    return all(values) and len(set(values)) == 1


def _is_one_of(held: Held, look: Look, _case: Case, _today: date) -> bool:
    return any(held.values.get(name, "") in look.values for name in look.of)


def _is_apart(held: Held, look: Look, case: Case, today: date) -> bool:
    """The next review of the plan and this day are further apart than ``than`` days."""
    review = current(case)
    days = [day for name in look.of if (day := _day_of(held, name)) and day >= today]
    if review is None or review.held is not None or not days:
        return False
    return abs((review.on - min(days)).days) > look.than


_TESTS: Final[Mapping[str, Callable[[Held, Look, Case, date], bool]]] = {
    "empty": _is_empty,
    "older": _is_older,
    "gone": _has_gone,
    "same": _are_same,
    "one_of": _is_one_of,
    "apart": _is_apart,
}

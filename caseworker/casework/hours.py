"""Hours of education in custody: a learner's weeks, or a week of every learner, typed in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from caseworker.casework import entries
from caseworker.casework.entries import CHANGED
from caseworker.casework.office import Done, Sitting
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.domain.case import CaseNumber, Happening, Stage
from caseworker.domain.days import plain
from caseworker.domain.diary import place_of
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.hours import (
    NOTED,
    NOUGHT,
    Norm,
    Week,
    hours_rules,
    hours_said,
    hours_typed,
    monday_of,
    place_typed,
    reason_typed,
    total,
    weeks_of,
)
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.settings import settings

COLUMNS: Final = (
    "planned", "offered", "attended", "why_offered", "why_attended", "place", "unit",
)  # fmt: skip
_HOURS: Final = COLUMNS[:3]


@dataclass(frozen=True, slots=True)
class WeekTyped:
    """One row of a grid, as it was typed: hours, codes or words for the reasons and the place."""

    monday: date
    planned: str = ""
    offered: str = ""
    attended: str = ""
    why_offered: str = ""
    why_attended: str = ""
    place: str = ""
    unit: str = ""

    @property
    def is_blank(self) -> bool:
        """No hours: what was put in beforehand says nothing by itself."""
        return not any((self.planned, self.offered, self.attended))

    def said(self, column: str) -> str:
        return str(getattr(self, column)).strip()


@dataclass(frozen=True, slots=True)
class NoteHours:
    """Write down the hours of some weeks of one learner. A week that was noted is corrected."""

    case: CaseNumber
    weeks: tuple[WeekTyped, ...]


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner in custody; ``noted`` is the week that is asked about, ``before`` the last one."""

    case: CaseNumber
    name: str
    place: str
    norm: Norm | None
    noted: Week | None
    before: Week | None


@dataclass(frozen=True, slots=True)
class LearnersSeen:
    """Everybody in custody of one week. ``hidden`` cases are restricted to others."""

    monday: date
    learners: tuple[Learner, ...]
    hidden: int


def learners_of(monday: date, place: str = "") -> Callable[[Records, date], LearnersSeen]:
    """A question: every open case of a setting that has hours, by name; of one place, if given."""
    settled = {one.name for one in settings().values() if kept_rules().part in one.parts}

    def ask(records: Records, today: date) -> LearnersSeen:
        found, hidden = [], 0
        known = reckoning_of(records.office(), today).places
        for line in records.summaries():
            if line.setting not in settled or line.stage is Stage.CLOSED:
                continue
            if place and line.place != place:
                continue
            try:
                case = records.case(line.number)
            except RestrictedCase:
                hidden += 1
                continue
            weeks = weeks_of(case)
            held_at = place_of(case)
            found.append(
                Learner(
                    case.number,
                    case.person.name,
                    held_at,
                    hours_rules().norm(held_at, known),
                    next((one for one in weeks if one.monday == monday), None),
                    next((one for one in reversed(weeks) if one.monday < monday), None),
                )
            )
        found.sort(key=lambda one: one.name.casefold())
        return LearnersSeen(monday, tuple(found), hidden)

    return ask


def note_hours(records: Records, command: NoteHours, sitting: Sitting) -> Done:
    """Write each week down; one that was noted before is corrected, and one as it was is left.

    Raises:
        Incomplete: hours that can't be, or a reason that nobody knows: every gap at once, each
            with the Monday of its week and its column.
    """
    case = records.case(command.case)
    weeks = [one for one in command.weeks if not one.is_blank]
    gaps = [gap for one in weeks for gap in _gaps(one, sitting.today)]
    if not weeks:
        gaps.append(Gap("weeks", "Type the hours of at least one week."))
    if gaps:
        raise Incomplete(gaps)
    before = {one.monday: one.event for one in weeks_of(case)}
    written, last = 0, None
    for one in weeks:
        wrong = before.get(one.monday)
        facts = _facts(one)
        if wrong is not None and dict(wrong.facts) == facts:
            continue
        replaces = wrong.id if wrong is not None else None
        happening = Happening(NOTED, one.monday, facts=facts, replaces=replaces)
        last = entries.add(records, records.case(case.number), happening, sitting)
        written += 1
    if last is None:
        raise Incomplete([Gap("weeks", "These hours are noted already, as they are.")])
    days = {one.monday for one in weeks}
    noted = [one for one in weeks_of(records.case(case.number)) if one.monday in days]
    return Done(case.number, CHANGED, _sentence(noted), NOTED, event=last.id, made=str(written))


def _sentence(noted: list[Week]) -> str:
    """``noted`` are oldest first."""
    summed, first, last = total(noted), noted[0].monday, noted[-1].monday
    when = f"the week of {plain(first)}"
    if last != first:
        when = f"{len(noted)} weeks, from {plain(first)} to {plain(last + timedelta(days=6))}"
    planned, offered, attended = map(hours_said, (summed.planned, summed.offered, summed.attended))
    return (
        f"Noted the hours of education of {when}: {planned} planned, {offered} offered, "
        f"{attended} attended."
    )


def _facts(one: WeekTyped) -> dict[str, str]:
    """As they are kept: hours as plain numbers, the whole words of reasons and places."""
    facts = {name: hours_said(hours_typed(one.said(name)) or NOUGHT) for name in _HOURS}
    facts["why_offered"] = reason_typed(one.why_offered, "offered") or ""
    facts["why_attended"] = reason_typed(one.why_attended, "attended") or ""
    facts["place"] = place_typed(one.place) or ""
    facts["unit"] = " ".join(one.unit.split())
    return {name: said for name, said in facts.items() if said}


def _gaps(one: WeekTyped, today: date) -> Iterator[Gap]:
    """What is wrong in a row; the field is its Monday and the column."""

    def gap(column: str, words: str) -> Gap:
        return Gap(f"{one.monday.isoformat()} {column}", words)

    if one.monday != monday_of(one.monday):
        yield gap("planned", "A week begins on a Monday.")
    if one.monday > today:
        yield gap("planned", "That week is still to come.")
    hours = {name: hours_typed(one.said(name)) for name in _HOURS}
    for name, found in hours.items():
        if found is None:
            yield gap(name, f"Hours {name}: give a number, such as 15 or 4.5.")
    offered, attended = hours["offered"], hours["attended"]
    if offered is not None and attended is not None and attended > offered:
        yield gap("attended", "More hours were attended than offered: one of them is wrong.")
    for name, what in (("why_offered", "offered"), ("why_attended", "attended")):
        if reason_typed(one.said(name), what) is None:
            codes = ", ".join(r.code for r in hours_rules().reasons if r.explains(what))
            yield gap(name, f"“{one.said(name)}” is no reason for it. The codes are: {codes}.")
    if place_typed(one.place) is None:
        codes = ", ".join(f"{p.code} ({p.title.lower()})" for p in hours_rules().places)
        yield gap("place", f"“{one.place.strip()}” is no place: {codes}.")

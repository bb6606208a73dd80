"""Hours of education in custody, week by week: planned, offered, attended, and why fewer.

Nothing here is kept: a week is its latest entry. Its day is the Monday. Hours are ``Decimal``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.establishments import Establishments, establishment_called
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "hours.toml"
NOTED: Final = "hours_noted"
NOUGHT: Final = Decimal(0)
MOST: Final = Decimal(60)  # more hours of education nobody has in a week: a slip of typing
_SIXTY: Final = 60
_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Norm:
    """How many hours a week are asked for where, and who says so."""

    kinds: tuple[str, ...]
    hours: int
    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class HoursReason:
    """Why there were fewer hours. ``of`` says which: offered, attended, or both.

    ``place`` is where the learner was, where that follows from it.
    """

    title: str
    code: str
    of: str
    place: str

    def explains(self, what: str) -> bool:
        """``what``: offered or attended."""
        return self.of in {what, "both"}


@dataclass(frozen=True, slots=True)
class HoursPlace:
    """Where a learner was in a week. ``apart``: it is shown apart from the others."""

    title: str
    code: str
    usual: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class HoursRules:
    """The whole file."""

    norms: tuple[Norm, ...]
    reasons: tuple[HoursReason, ...]
    places: tuple[HoursPlace, ...]

    @property
    def usual(self) -> HoursPlace:
        return next(one for one in self.places if one.usual)

    def reason(self, title: str) -> HoursReason | None:
        return next((one for one in self.reasons if one.title == title), None)

    def norm(self, establishment: str, known: Establishments) -> Norm | None:
        """What is asked for in the establishment of this name, if its kind is known."""
        found = establishment_called(establishment, known) if establishment else None
        return next((one for one in self.norms if found and found.kind in one.kinds), None)


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a learner, as its latest entry has it."""

    event: Event
    planned: Decimal
    offered: Decimal
    attended: Decimal

    @property
    def monday(self) -> date:
        return monday_of(self.event.day)

    @property
    def why_offered(self) -> str:
        return self.event.facts.get("why_offered", "")

    @property
    def why_attended(self) -> str:
        return self.event.facts.get("why_attended", "")

    @property
    def unit(self) -> str:
        return self.event.facts.get("unit", "").strip()

    @property
    def place(self) -> HoursPlace:
        """Where the learner was: as the entry says, or as its reasons tell."""
        rules = hours_rules()
        said = [self.event.facts.get("place", "")]
        for title in (self.why_offered, self.why_attended):
            reason = rules.reason(title)
            said.append(reason.place if reason else "")
        named = next(filter(None, said), "")
        return next((one for one in rules.places if one.title == named), rules.usual)


@dataclass(frozen=True, slots=True)
class HoursTotal:
    """Several weeks together."""

    weeks: int
    planned: Decimal
    offered: Decimal
    attended: Decimal


def weeks_of(case: Case) -> tuple[Week, ...]:
    """Every week that was noted, oldest first; of one week the latest entry counts."""
    last: dict[date, Event] = {}
    for event in case.all_of(NOTED):
        last[monday_of(event.day)] = event
    return tuple(_week(last[day]) for day in sorted(last))


def total(weeks: Iterable[Week]) -> HoursTotal:
    """Their hours, added up."""
    found = tuple(weeks)
    return HoursTotal(
        len(found),
        sum((one.planned for one in found), NOUGHT),
        sum((one.offered for one in found), NOUGHT),
        sum((one.attended for one in found), NOUGHT),
    )


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def mondays(first: date, last: date) -> tuple[date, ...]:
    """Every Monday of the weeks from the one that ``first`` is in to the one of ``last``."""
    begin = monday_of(first)
    weeks = (monday_of(last) - begin).days // _DAYS + 1
    return tuple(begin + timedelta(days=_DAYS * at) for at in range(weeks))


def hours_typed(text: str) -> Decimal | None:
    """Hours as they are typed: “4.5”, “4,5”, “4:30”. None where it is no number of hours."""
    said = text.strip().lower().removesuffix("hours").removesuffix("hrs").removesuffix("h").strip()
    hours, colon, minutes = said.partition(":")
    try:
        found = Decimal(hours.replace(",", "."))
        if colon:
            if not minutes.isdecimal() or not hours.isdecimal() or int(minutes) >= _SIXTY:
                return None
            found += Decimal(minutes) / _SIXTY
    except InvalidOperation:
        return None
    return round(found, 2) if found.is_finite() and NOUGHT <= found <= MOST else None


def hours_said(hours: Decimal) -> str:
    """Without the noughts that say nothing: 15, 4.5."""
    return f"{hours.normalize():f}"


def reason_typed(text: str, what: str) -> str | None:
    """The reason that a code, or the beginning of its words, stands for; None for none of them.

    ``what``: offered or attended. Nothing typed is no reason, and allowed.
    """
    offered = {one.title: one.code for one in hours_rules().reasons if one.explains(what)}
    return _chosen(text, offered)


def place_typed(text: str) -> str | None:
    """The same for where the learner was."""
    return _chosen(text, {one.title: one.code for one in hours_rules().places})


def _chosen(text: str, offered: Mapping[str, str]) -> str | None:
    said = " ".join(text.split()).casefold()
    if not said:
        return ""
    exact = [
        title for title, code in offered.items() if said in {title.casefold(), code.casefold()}
    ]
    begun = [title for title in offered if title.casefold().startswith(said)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def _week(event: Event) -> Week:
    planned, offered, attended = (
        hours_typed(event.facts.get(name, "")) or NOUGHT
        for name in ("planned", "offered", "attended")
    )
    return Week(event, planned, offered, attended)


@cache
def hours_rules() -> HoursRules:
    """The file that comes with the program."""
    return read_hours((resources.files(__package__) / _FILE).read_text("utf-8"))


def read_hours(text: str) -> HoursRules:
    """The same from ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    norms = tuple(_norm(row) for _, row in whole.tables("norm"))
    places = tuple(_place(row) for _, row in whole.tables("place"))
    reasons = tuple(_reason(row) for _, row in whole.tables("reason"))
    whole.done()
    known = {one.title for one in places} | {""}
    if astray := [one.title for one in reasons if one.place not in known]:
        raise whole.broken(f"no place that is known: {astray}")
    return HoursRules(norms, reasons, places)


def _norm(row: Entry) -> Norm:
    found = Norm(
        row.texts("kinds"),
        row.whole("hours"),
        row.text("words"),
        row.text("source"),
        row.choice("checked", Checked),
    )
    row.done()
    return found


def _place(row: Entry) -> HoursPlace:
    found = HoursPlace(row.text("title"), row.text("code"), row.truth("usual"), row.truth("apart"))
    row.done()
    return found


def _reason(row: Entry) -> HoursReason:
    found = HoursReason(row.text("title"), row.text("code"), row.text("of"), row.text("place", ""))
    row.done()
    return found

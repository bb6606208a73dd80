"""What plans in force promise, piece by piece, and the latest word on whether it is delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.days import day_words
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.tick import CaseRead, Tick, area_of
from caseworker.domain.kept import MET, is_about
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Item, Version
from caseworker.domain.review import DELIVERED

MARKS: Final[Mapping[str, str]] = {
    "In full": "in_full",
    "In part": "in_part",
    "Not delivered": "not_delivered",
    "As the plan says": "in_full",
    "Closest practicable": "in_part",
    "Otherwise appropriate": "in_part",
    "Not at all yet": "not_delivered",
}
_LENGTH: Final = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(hours?|hrs?|minutes?|mins?)\b")
_TIMES: Final = re.compile(
    r"\b(\d+)\s*(?:times|x)\s*(?:a|per|each|every)\s*(?:school\s*)?(day|week)\b"
)
_AGAIN: Final = re.compile(r"\d|\b(?:once|twice|times|daily|weekly|each|every|per)\b")
_HOUR: Final = 60
_DAYS: Final = 5  # of a school week


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each piece in the plan of an open case; another for its hours, where it says so."""
    if read.case.stage(event_kinds()) is Stage.CLOSED:
        return
    version = read.in_force
    if version is None:
        return
    for number, item in pieces(version):
        mark, said = _delivered(read.case, number, item)
        group = (area_of((version,), str(item.id)),)
        yield Tick(mark, read.case.number, groups=group, words=f"{number} · {said}")
        hours = hours_a_week(item)
        if hours is not None:
            of = "hours_full" if mark == "in_full" else "hours_other"
            words = f"{number} · {hours:g} hours a week"
            yield Tick(of, read.case.number, groups=group, amount=hours, words=words)


def hours_a_week(item: Item) -> float | None:
    """What the plan promises, where both how long and how often can be read without doubt."""
    lengths = _LENGTH.findall(item.fields.get("how_long", "").casefold())
    a_week = _times_a_week(item.fields.get("how_often", ""))
    if len(lengths) != 1 or not a_week:
        return None
    amount, unit = lengths[0]
    return float(amount) * a_week / (1 if unit.startswith("h") else _HOUR)


def _times_a_week(said: str) -> int:
    """How many times a week that is; 0 where it can’t be read, or where a second thing is said."""
    often = " ".join(said.casefold().split())
    rows = figure_rows().often
    found = [(words, row.a_week) for row in rows for words in row.words if words in often]
    found += [
        (times.group(), int(times[1]) * (_DAYS if times[2] == "day" else 1))
        for times in _TIMES.finditer(often)
    ]
    if not found:
        return 0
    words, a_week = max(found, key=lambda one: len(one[0]))
    return 0 if _AGAIN.search(often.replace(words, " ", 1)) else a_week


def pieces(version: Version) -> Iterator[tuple[str, Item]]:
    """Every piece of provision of a plan, with the letter and number that it is known by."""
    sections = plan_kinds()[version.plan.kind].sections
    letters = [
        one.letter for one in sections if one.item is not None and one.item.name == "provision"
    ]
    for letter in letters:
        for at, item in enumerate(version.plan.section(letter).items, start=1):
            yield f"{letter}{at}", item


def last_word(case: Case, number: str, item: str) -> Event | None:
    """The latest entry about the delivery of a piece: from a review, or from where it is given.

    ``number`` is what the plan calls it (F1), ``item`` its own id. Of one day the later counts.
    """
    found = [event for event in case.all_of(DELIVERED, MET) if is_about(event, number, item)]
    return found[-1] if found else None


def said_of(event: Event) -> str:
    """How it is delivered, in the words of the entry."""
    return event.facts.get("delivered") or event.facts.get("step", "")


def _delivered(case: Case, number: str, item: Item) -> tuple[str, str]:
    last = last_word(case, number, str(item.id))
    if last is None:
        return "not_known", "nothing is recorded of its delivery"
    said = said_of(last)
    return MARKS[said], f"{said.lower()} on {day_words(last.day)}"

"""The columns of the register of cases."""

from __future__ import annotations

from datetime import date
from typing import Final

from caseworker.casework.records import OpenDue
from caseworker.domain.case import Stage
from caseworker.domain.days import day_words
from caseworker.domain.settings import settings
from caseworker.ui.case_lines import Line
from caseworker.ui.due_words import how_it_stands
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import short_day, years_old
from caseworker.ui.registers.col import Col, Kind

SOON: Final = 7
_STAGES: Final = {stage: at for at, stage in enumerate(Stage)}


def _name(line: Line, today: date) -> str:
    del today
    other, name = line.case.known_as, line.case.name
    return f"{name} ({other})" if other and not name.startswith(other) else name


def _born(line: Line, today: date) -> str:
    day = line.case.born
    return f"{day:%d/%m/%Y}, {years_old(day, today)}" if day else ""


def _by(line: Line, today: date) -> str:
    due = line.due
    if due is None or due.by is None:
        return ""
    return f"{short_day(due.by, today)}, {how_it_stands(due, today, line.calendar)}"


def _duty(due: OpenDue | None) -> str:
    return (f"{due.duty}: {due.about}" if due.about else due.duty) if due else ""


def _tip(line: Line) -> str:
    return f"{line.due.duty}. {line.due.source}" if line.due else ""


def _tone(line: Line, today: date) -> Tone | None:
    due = line.due
    if due is None or due.by is None:
        return None
    if due.window or not due.ours:
        return Tone.BLUE
    days = (due.by - today).days
    return Tone.RED if days < 0 else Tone.AMBER if days <= SOON else Tone.GREEN


def _late(line: Line, today: date) -> str:
    due = line.due
    is_late = due is not None and due.by is not None and due.by < today and due.ours
    return how_it_stands(due, today, line.calendar) if due is not None and is_late else ""


def _where(line: Line) -> str:
    known = settings().get(line.case.setting)
    return known.title if known else line.case.setting


def _awaited(line: Line, today: date) -> str:
    due = line.awaited
    if due is None:
        return ""
    return f"{_duty(due)}, by {short_day(due.by, today)}" if due.by else _duty(due)


def _whose(line: Line) -> tuple[str, ...]:
    return (line.awaited.whose.partition(", ")[0],) if line.awaited else ()


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _flags_tone(line: Line, today: date) -> Tone | None:
    del today
    return Tone.RED if line.case.flags else None


COLS: Final = (
    Col("name", "Name", 196, _name, 0, key=lambda line: line.sort_name, strong=True),
    Col("born", "Born", 138, _born, 4, Kind.DAY, lambda line: line.case.born),
    Col(
        "stage", "Stage", 122, lambda line, _: line.case.stands, 3, Kind.CHOICE,
        key=lambda line: _STAGES[line.case.stage],
    ),
    Col(
        "by", "Owed next by", 228, _by, 1, Kind.DAY, lambda line: line.due.by if line.due else None,
        tone=_tone, narrow=146,
    ),
    Col("duty", "What is owed next", 180, lambda line, _: _duty(line.due), 2, Kind.CHOICE,
        values=lambda line: (line.due.duty,) if line.due else (), tip=_tip, grows=True),
    Col("setting", "Where", 136, lambda line, _: _where(line), 6, Kind.CHOICE),
    Col("number", "Case", 118, lambda line, _: str(line.case.number), 5),
    Col(
        "flags", "Flags", 120, lambda line, _: ", ".join(line.case.flags), 7, Kind.CHOICE,
        values=lambda line: line.case.flags, tone=_flags_tone,
    ),
    Col("officer", "Officer", 140, lambda line, _: line.officer, 8, Kind.CHOICE, usual=False),
    Col(
        "authority", "Home authority", 160, lambda line, _: line.case.home_authority, 9,
        Kind.CHOICE, usual=False,
    ),
    Col("place", "Place", 170, lambda line, _: line.case.place, 10, Kind.CHOICE, usual=False),
    Col(
        "marks", "Circumstances", 150, lambda line, _: ", ".join(line.case.marks), 11, Kind.CHOICE,
        values=lambda line: line.case.marks, usual=False,
    ),
    Col(
        "needs", "Needs", 130, lambda line, _: ", ".join(line.case.needs), 12, Kind.CHOICE,
        values=lambda line: line.case.needs, usual=False,
    ),
    Col(
        "opened", "Opened on", 150, lambda line, _: _day(line.case.opened_on), 13, Kind.DAY,
        lambda line: line.case.opened_on, usual=False,
    ),
    Col(
        "plan", "Plan in force since", 150, lambda line, _: _day(line.case.plan_on), 14, Kind.DAY,
        lambda line: line.case.plan_on, usual=False,
    ),
    Col(
        "review", "Next review by", 150, lambda line, _: _day(line.review), 15, Kind.DAY,
        lambda line: line.review, usual=False,
    ),
    Col(
        "heard", "Family last heard from us", 170, lambda line, _: _day(line.case.heard_on), 15,
        Kind.DAY, lambda line: line.case.heard_on, usual=False,
    ),
    Col(
        "age", "Age", 70, lambda line, today: str(years_old(line.case.born, today))
        if line.case.born else "", 16, Kind.CHOICE,
        key=lambda line: -line.case.born.toordinal() if line.case.born else None, usual=False,
    ),
    Col(
        "year", "Year of birth", 100,
        lambda line, _: str(line.case.born.year) if line.case.born else "", 17, Kind.CHOICE,
        usual=False,
    ),
    Col(
        "late", "How late", 150, _late, 18,
        key=lambda line: line.due.by if line.due and line.due.by and line.due.ours else None,
        usual=False,
    ),
    Col(
        "waiting", "Waiting on", 150, lambda line, _: line.awaited.whose if line.awaited else "",
        19, Kind.CHOICE, values=_whose, usual=False,
    ),
    Col("awaited", "What is awaited", 220, _awaited, 20, usual=False, key=lambda line: (
        line.awaited.by if line.awaited and line.awaited.by else None), narrow=0),
)  # fmt: skip
"""From left to right. A row is heard whole, and its tip shows all of it."""

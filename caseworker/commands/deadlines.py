"""``caseworker deadlines``: every time limit for the dated events in a file, without a store."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caseworker.commands.deadlines_file import (
    YEARS,
    Told,
    UnreadableFile,
    WrongFile,
    is_day,
    read,
    schema,
)
from caseworker.domain.case import Event, standing
from caseworker.domain.computed import computed_events, together
from caseworker.domain.diary import Reckoning, actors_of, dues
from caseworker.domain.due import Due
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.exceptions import refuse_unmet
from caseworker.domain.law import the_law
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.law.limits import Law
from caseworker.domain.regime import spells_of

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

FINE, WRONG, UNREADABLE = 0, 1, 2
SCHEMAS = ("deadlines-file", "deadlines", "event-kinds")
EPILOG = """
The file holds what happened, for example:

  {"setting": "community",
   "born": "2014-03-02",
   "events": [
     {"kind": "request_received", "day": "2026-09-07"},
     {"kind": "draft_sent", "day": "2026-11-06", "sent": "2026-11-06", "served": "2026-11-09"}]}

From the day of birth, birthdays and the end of compulsory school age are worked out. Other
days nobody need record, such as an expected release, stand beside it under "facts": --kinds
names them as computed_from.

Exit status: 0 printed; 1 something in the file can't be so; 2 it can't be read, or the
command was not understood. Faults go to the error output, each with its place in the file.
"""


def add_parser(subparsers: Parsers) -> None:
    """Make ``deadlines`` one of the program's commands."""
    parser = subparsers.add_parser(
        "deadlines",
        help="print every time limit for the dated events in a file, as JSON",
        description="Print every time limit for the dated events in a file, as JSON: "
        "its id, due date, state, source, and the count in words.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="what happened")
    what.add_argument("--kinds", action="store_true", help="list the kinds of event instead")
    what.add_argument("--schema", choices=SCHEMAS, help="print one of the JSON schemas instead")
    parser.add_argument(
        "--on",
        type=some_day,
        metavar="DATE",
        help="how things stand on this day, as 2026-11-23 (left out: today)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was asked for; the answer is the exit status."""
    law = the_law()
    if args.kinds:
        print_json([kind_as_json(kind, law) for kind in law.kinds.values()])
        return FINE
    if args.schema:
        print_json(schema(args.schema))
        return FINE
    try:
        told = read(args.file, law.kinds)
    except UnreadableFile as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except WrongFile as error:
        for fault in error.faults:
            print(harmless(f"{args.file}: {fault}"), file=sys.stderr)
        return WRONG
    print_json(answer(told, args.on or datetime.now(UTC).astimezone().date(), law))
    return FINE


def answer(told: Told, on: date, law: Law) -> dict[str, Any]:
    """Every time limit for what a file told, as the schema ``deadlines`` has it."""
    recorded = standing(told.events)
    events = together(recorded, computed_events(told.born, told.facts, law.kinds, recorded))
    spells = spells_of(events, law.kinds, told.setting, told.home)
    reckoning = Reckoning(on, actors_of(told.office), law, told.calendar)
    return {
        "on": on.isoformat(),
        "setting": told.setting,
        "regimes": [
            {
                "regime": spell.regime,
                "authority": spell.authority,
                "since": _iso(spell.since),
                "because": spell.because,
            }
            for spell in spells
        ],
        "refused": list(_refused(events, law)),
        "deadlines": [due_as_json(due) for due in dues(events, spells, reckoning)],
    }


def _refused(events: Iterable[Event], law: Law) -> Iterator[dict[str, Any]]:
    """The claims of an exception that the law doesn't allow, in the words of the window."""
    for event in events:
        if not law.kinds[event.kind].excuses:
            continue
        try:
            refuse_unmet(event.facts, law)
        except NotAllowed as error:
            why, source, instead = error.words, error.source, error.instead
        except Incomplete as error:
            why, source, instead = _needs(error, law.kinds[event.kind]), "", ""
        else:
            continue
        yield {"event": event.id, "because": why, "source": source, "instead": instead}


def _needs(error: Incomplete, kind: EventKind) -> str:
    specs = (kind.fact(gap.field) for gap in error.gaps)
    return f"This exception needs: {'; '.join(spec.words for spec in specs if spec)}."


def due_as_json(due: Due) -> dict[str, Any]:
    """One line of the diary, with all that a card shows."""
    row = due.row
    timed = row.rule is not None
    return {
        "id": row.id,
        "also": list(row.also),
        "duty": row.duty,
        "due": _iso(due.by),
        "target": _iso(due.target),
        "state": due.state.value,
        "nature": row.nature.value,
        "about": due.about,
        "source": str(row.source),
        "href": row.source.href,
        "weight": row.weight.value,
        "checked": row.checked.value,
        "caution": due.caution,
        "regime": row.regime,
        "whose": due.whose,
        "ours": due.ours,
        "rule": row.rule.value if row.rule else None,
        "length": row.length if timed else None,
        "unit": row.unit.value if timed else None,
        "starts": _iso(due.starts),
        "count": due.counted.words if due.counted else None,
        "because": due.because,
        "explained": [{"heading": heading, "words": words} for heading, words in due.explained],
        "event": due.started_by,
        "met_by": due.met_by,
        "done_on": _iso(due.done_on),
        "days_late": due.days_late,
        "late_in": row.late_unit.value,
        "exemption": due.exemption,
        "part_of": row.part_of,
    }


def kind_as_json(kind: EventKind, law: Law) -> dict[str, Any]:
    """One kind of event, and the time limits that it starts and meets."""
    named = {"day": kind.day_words, "sent": kind.sent_words, "served": kind.served_words}
    return {
        "kind": kind.name,
        "title": kind.title,
        "meaning": kind.meaning,
        "counts_from": kind.counts_from.value,
        "days": {name: words for name, words in named.items() if words},
        "facts": [
            {
                "name": fact.name,
                "words": fact.words,
                "kind": fact.kind.value,
                "required": fact.required,
                "choices": list(fact.choices),
            }
            for fact in kind.facts
        ],
        "computed_from": _computed_from(kind),
        "done_by": kind.done_by,
        "source": kind.source,
        "also_called": list(kind.also_called),
        "starts": sorted({row.id for row in law.time_limits if kind.name in row.triggers}),
        "meets": sorted({row.id for row in law.time_limits if kind.name in row.met_by}),
    }


def _computed_from(kind: EventKind) -> str:
    if kind.computed is None:
        return ""
    if kind.computed.consent:
        return "events"
    return f"facts.{kind.computed.fact}" if kind.computed.fact else "born"


def some_day(text: str) -> date:
    """A day of the command line. Raises ArgumentTypeError."""
    if not is_day(text):
        years = f"{YEARS[0]} to {YEARS[-1]}"
        raise argparse.ArgumentTypeError(f"“{text}” is no day of {years}, such as 2026-11-23")
    return date.fromisoformat(text)


def harmless(words: str) -> str:
    """What stands in a file can't be let loose on a terminal: it may hold commands for it."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in words)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def print_json(value: object) -> None:
    """An answer of the command line, for a person or a program to read."""
    print(json.dumps(value, indent=2))

"""An encrypted store with as many cases as are wanted, in seconds: rows in bulk, and no duties.

For looking at lists only. What a duty writes beside them (history, audit, words to search) isn't
there, so nothing else is to be measured on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Table, insert

from caseworker.domain.case import Stage
from caseworker.domain.listed import one_a_line
from caseworker.storage.day_schema import place
from caseworker.storage.ledger_schema import disclosure
from caseworker.storage.schema import case_file, due, event, fact, person, summary
from caseworker.storage.vault import Vault
from tests.builders import TODAY

OFFICERS: Final = ("okafor", "lewis", "price", "begum", "rees")
GIVEN: Final = ("Siân", "Daniel", "Aisha", "Tom", "Zoë", "Łukasz", "محمد", "Grace", "Leo", "Maya")
FAMILY: Final = ("Rees", "Mensah", "Begum", "Whitfield", "O’Brien", "Nowak", "العلي", "Shah")
STAGES: Final = tuple(stage for stage in Stage if stage is not Stage.CLOSED)
EACH: Final = 2_000  # rows of one statement
PLACES: Final = 2_000
Row = dict[str, Any]
NOW: Final = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def fill(vault: Vault, cases: int) -> None:
    """Cases, what is owed on them, a copy that left of every other one, places. All or nothing.

    Every fourth is in custody and leaves soon; the others have a plan and are of school age.
    """
    tables: tuple[tuple[Table, Callable[[int], Iterator[Row]]], ...] = (
        (case_file, _file), (person, _person), (event, _events), (fact, _facts),
        (summary, _summary), (due, _dues), (disclosure, _left),
    )  # fmt: skip
    with vault.transaction() as connection:
        for table, rows in tables:
            put(connection, table, (row for at in range(cases) for row in rows(at)))
        put(connection, place, (_place(at) for at in range(PLACES)))


def put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """These rows into a table, many in one statement."""
    left = iter(rows)
    while some := list(islice(left, EACH)):
        connection.execute(insert(table), some)


def number_of(at: int) -> str:
    """What the case in this place is called."""
    return f"2026-{at + 1:04d}"


def _name(at: int) -> tuple[str, str]:
    return GIVEN[at % len(GIVEN)], FAMILY[at // 7 % len(FAMILY)]


def _born(at: int) -> date:
    return date(2008, 12, 1) + timedelta(days=at * 37 % 5000)


def _is_held(at: int) -> bool:
    return at % 4 == 3  # noqa: PLR2004 - every fourth


def _setting(at: int) -> str:
    return "custody" if _is_held(at) else "community"


def _file(at: int) -> Iterator[Row]:
    officer = OFFICERS[at % len(OFFICERS)]
    yield {"number": number_of(at), "setting": _setting(at), "officer": officer}


def _person(at: int) -> Iterator[Row]:
    given, family = _name(at)
    yield {
        "case": number_of(at), "given": given, "family": family, "born": _born(at),
        "born_is_estimated": False, "serving_parent": False, "needs": [],
        "home_authority": f"Authority {at % 40}",
    }  # fmt: skip


def _events(at: int) -> Iterator[Row]:
    opened = TODAY - timedelta(days=90 + at % 300)
    told: list[tuple[str, date, dict[str, str]]]
    if _is_held(at):
        leaves = (TODAY + timedelta(days=at % 100)).isoformat()
        facts = {"what": "Early release", "on": leaves, "source": "Resettlement team"}
        told = [
            ("case_opened", opened, {}),
            ("detained", opened, {"establishment": "HMYOI Fenmoor"}),
            ("release_day_told", TODAY - timedelta(days=5), facts),
        ]
    else:
        authority = {"authority": f"Authority {at % 40}"}
        told = [("case_opened", opened, {}), ("existing_plan_recorded", opened, authority)]
    for n, (kind, day, facts) in enumerate(told):
        yield {
            "id": f"e{at}-{n}", "case": number_of(at), "kind": kind, "day": day, "facts": facts,
            "recorded_by": "okafor", "recorded_at": NOW,
        }  # fmt: skip


def _facts(at: int) -> Iterator[Row]:
    name = "held_at" if _is_held(at) else "attends"
    yield {
        "case": number_of(at), "name": name, "value": f"School {at % 90}", "recorded_at": NOW,
        "recorded_by": "okafor",
    }  # fmt: skip


def _summary(at: int) -> Iterator[Row]:
    name = " ".join(_name(at))
    yield {
        "number": number_of(at), "name": name, "sort_name": name.casefold(), "born": _born(at),
        "setting": _setting(at), "stage": STAGES[at % len(STAGES)].name, "closed": False,
        "officer": OFFICERS[at % len(OFFICERS)], "home_authority": f"Authority {at % 40}",
        "place": f"School {at % 90}", "opened_on": TODAY - timedelta(days=90 + at % 300),
        "flags": "Do not post" if at % 25 == 0 else "",
        "needs": one_a_line(("SEMH", "SLCN")[: at % 3]),
    }  # fmt: skip


def _dues(at: int) -> Iterator[Row]:
    for n in range(at % 4):
        by = TODAY + timedelta(days=(at * 13 + n * 29) % 400 - 60)
        yield {
            "case": number_of(at), "position": n + 1, "row": f"T-{n + 1:02d}",
            "duty": f"Duty number {n}", "by": by, "ours": n != 1,
            "whose": "local authority" if n == 1 else "this office", "source": "SEND Regs 2014",
            "checked": "read", "weight": "law",
        }  # fmt: skip


def _left(at: int) -> Iterator[Row]:
    if at % 2 == 0:
        yield {
            "number": f"2026-{at // 2 + 1:05d}", "case": number_of(at), "kind": "print",
            "recipient": f"Recipient {at % 300}", "officer": "Dana Okafor", "at": NOW,
            "reason": "Asked for.", "copy_number": 1, "practice": False, "title": "Letter",
            "carries": [], "left_out": [], "basis": None,
        }  # fmt: skip


def _place(at: int) -> Row:
    return {
        "id": f"p{at}", "kind": "school", "name": f"School {at}", "former": [], "codes": {},
        "needs": [], "contacts": [["Jo Ash", "SENCO", "", "", ""]], "for_families": at % 2 == 0,
        "changed_at": NOW, "changed_by": "okafor", "authority": f"Authority {at % 40}",
        "postcode": "AB1 2CD",
    }  # fmt: skip

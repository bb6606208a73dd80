"""What lies around ten thousand cases: tasks, papers and cases in the bin, disposal, the ledger.

Rows in bulk, as in ``ten_thousand``: for looking at lists, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from benchmarks.ten_thousand import NOW, OFFICERS, number_of, put
from caseworker.domain.ledger_data import basis_to_data, pieces_to_data
from caseworker.storage.day_schema import disposal, filing, saved_list, task
from caseworker.storage.ledger_schema import disclosure, disclosure_fate
from caseworker.storage.schema import document, event
from caseworker.storage.vault import Vault
from tests.bases import a_basis, pieces
from tests.builders import TODAY

Row = dict[str, Any]
TASKS: Final = 2_000
BINNED: Final = 400  # papers
MISTAKES: Final = 60  # cases that were opened by mistake
LISTS: Final = 40
WITH_A_PLAN: Final = 2_500  # copies of a plan that left, each with its basis
DAYS: Final = 30


def fill_around(vault: Vault, cases: int) -> None:
    """All of it, or nothing. The cases must be there."""
    with vault.transaction() as connection:
        put(connection, task, (_task(at, cases) for at in range(TASKS)))
        put(connection, document, (_document(at, cases) for at in range(BINNED)))
        put(connection, filing, (_filing(at, cases) for at in range(BINNED)))
        put(connection, event, (_mistake(at, cases) for at in range(MISTAKES)))
        put(connection, disposal, (_list(at) for at in range(LISTS)))
        put(connection, saved_list, (_saved(at) for at in range(LISTS)))
        put(connection, disclosure, _copies(cases))
        put(connection, disclosure_fate, (_fate(at) for at in range(0, WITH_A_PLAN, 2)))


def _task(at: int, cases: int) -> Row:
    return {
        "id": f"t{at}", "officer": OFFICERS[at % len(OFFICERS)], "words": f"Ring about {at}",
        "case": number_of(at * 7 % cases) if at % 4 else None, "made_at": NOW,
        "by": TODAY + timedelta(days=at % 60 - 20), "made_by": "okafor",
    }  # fmt: skip


def _document(at: int, cases: int) -> Row:
    return {
        "id": f"d{at}", "case": number_of(at * 11 % cases), "name": f"report {at}.pdf",
        "kind": "pdf", "size": 1000, "sha256": "00" * 32, "added_on": NOW, "added_by": "okafor",
    }  # fmt: skip


def _filing(at: int, cases: int) -> Row:
    return {
        "document": f"d{at}", "case": number_of(at * 11 % cases), "needs": [], "themes": [],
        "out_since": NOW - timedelta(days=at % DAYS), "out_by": "okafor", "out_why": "Twice.",
    }  # fmt: skip


def _mistake(at: int, cases: int) -> Row:
    return {
        "id": f"m{at}", "case": number_of(cases - 1 - at), "kind": "opened_by_mistake",
        "day": TODAY - timedelta(days=at % DAYS), "facts": {"reasons": "Entered twice."},
        "recorded_by": "okafor", "recorded_at": NOW,
    }  # fmt: skip


def _list(at: int) -> Row:
    lines = {
        "lines": [], "agreed_name": "Lee Lewis", "evidence": "", "backups_until": None,
        "made_name": "Dana Okafor", "done_name": "Lee Lewis", "from_bin": False,
    }  # fmt: skip
    return {
        "id": f"l{at}", "made_at": NOW - timedelta(days=at), "made_by": "okafor", "lines": lines,
        "agreed_at": NOW, "agreed_by": "lewis", "done_at": NOW, "done_by": "lewis",
        "certificate": f"C-{at}",
    }  # fmt: skip


def _saved(at: int) -> Row:
    return {
        "id": f"s{at}", "register": "cases", "name": f"List {at}", "officer": "",
        "view": {"typed": "", "sort": "name"}, "made_at": NOW, "made_by": "okafor",
    }  # fmt: skip


def _copies(cases: int) -> Iterator[Row]:
    """After those of ``ten_thousand``: copies of plans, for ten kinds of recipient."""
    data = [basis_to_data(a_basis("AB", f"School {n}", NOW.date())) for n in range(10)]
    for at in range(WITH_A_PLAN):
        yield {
            "number": _copy(at), "case": number_of(at * 3 % cases), "kind": "print",
            "recipient": f"School {at % 10}", "officer": "Dana Okafor", "at": NOW,
            "reason": "For the review.", "copy_number": 100 + at, "practice": False,
            "title": "Plan, in part", "carries": pieces_to_data(pieces("AB")),
            "left_out": pieces_to_data(pieces("CDK")), "basis": data[at % len(data)],
        }  # fmt: skip


def _fate(at: int) -> Row:
    return {
        "number": _copy(at), "went": "POSTED", "day": TODAY, "officer": "Dana Okafor", "at": NOW,
        "words": "",
    }  # fmt: skip


def _copy(at: int) -> str:
    return f"2025-{at + 1:05d}"

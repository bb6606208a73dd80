"""How long each report takes to count ten thousand cases, and to be laid out and cut.

    python benchmarks/reports.py [--cases N]

Makes a practice store in a scratch folder and copies its cases over and over into another. Beside
each figure stands its yardstick from the same run: reading every case, which any report must do.
Prints its figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from caseworker.casework.figures import count_figures
from caseworker.casework.office import Done, Sitting
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.practice.office import OFFICER, PASSPHRASE, ROLE, practice_office
from caseworker.casework.records import Records
from caseworker.casework.strongroom import NewStore
from caseworker.domain.case import Case, CaseNumber, EventId
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.small import for_sharing
from caseworker.domain.figures.table import PLACE, Narrowed
from caseworker.domain.plan import Version
from caseworker.storage.strongroom import EncryptedStrongroom

FIRST = 200
AT_ONCE = 500

Whole = tuple[Case, tuple[Version, ...]]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, metavar="N")
    cases = parser.parse_args().cases
    with TemporaryDirectory(prefix="reports-") as scratch:
        print(json.dumps(_measured(Path(scratch), cases)), flush=True)
    return 0


def _measured(scratch: Path, cases: int) -> dict[str, object]:
    room = EncryptedStrongroom()
    first = make_practice_store(room, scratch / "first", FIRST)
    today = first.office.today
    whole = first.office.see(
        lambda records, _: [
            (case, records.versions(case.number)) for case in tuple(records.every_case())
        ]
    )
    first.close()
    new = NewStore(scratch / "many", practice_office(first.clock.now()), OFFICER, ROLE, PASSPHRASE)
    store = room.create(new, recovery_key=room.make_recovery_key())
    try:
        copies = _copies(whole)
        for _ in range(0, cases, AT_ONCE):
            store.office.do(_open, tuple(islice(copies, AT_ONCE)))
        with store.reading()() as records:
            read = _seconds(lambda: sum(1 for _ in records.every_case()))
            found: dict[str, object] = {"cases": cases, "reading every case, seconds": read}
            for report in figure_rows().reports:
                began = perf_counter()
                counted = count_figures(report.name)(records, today)
                taken = round(perf_counter() - began, 2)
                table = counted.table(Narrowed(PLACE), {})
                found[report.name] = {
                    "counted, seconds": taken,
                    "ticks": len(counted.ticks),
                    "laid out by place, seconds": _seconds(
                        lambda counted=counted: counted.table(Narrowed(PLACE), {})
                    ),
                    "lines": len(table.lines),
                    "small numbers left out, seconds": _seconds(
                        lambda table=table: for_sharing(table, 5)
                    ),
                }
    finally:
        store.close()
    return found


def _copies(whole: list[Whole]) -> object:
    """The same cases under other numbers, without end."""
    for at, (case, versions) in zip(count(1), cycle(whole), strict=False):
        number = CaseNumber(f"2020-{at:05d}")
        renamed = {event.id: EventId(f"{at}-{event.id}") for event in case.events}
        events = tuple(
            replace(
                event,
                id=renamed[event.id],
                replaces=renamed.get(event.replaces) if event.replaces else None,
                facts={
                    name: str(renamed.get(EventId(said), said))
                    for name, said in event.facts.items()
                },
            )
            for event in case.events
        )
        yield (
            replace(case, number=number, events=events),
            tuple(replace(one, case=number) for one in versions),
        )


def _open(records: Records, copies: tuple[Whole, ...], sitting: Sitting) -> Done:
    for case, versions in copies:
        records.open_case(case)
        records.write_facts(case.number, case.facts, sitting.at, sitting.officer.id)
        for version in versions:
            records.issue(version)
    return Done(None, frozenset(), f"Opened {len(copies)} cases.", "opened")


def _seconds(act: object) -> float:
    began = perf_counter()
    act()  # type: ignore[operator]  # what is measured
    return round(perf_counter() - began, 2)


if __name__ == "__main__":
    sys.exit(main())

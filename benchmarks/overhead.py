"""What encryption costs on the common screens: the same records and questions, without it.

    python benchmarks/overhead.py [--cases 500] [--times 200]

Makes a practice store, copies it row by row into a plain SQLite file with the same layout,
settings and library, and asks both the same through the same `Office`, turn by turn. Ends
with status 0 if no screen takes more than twice as long, and none more than 200 ms (security
figure 21). Unlocking is not part of it: `store_figures.py` measures that.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

import sqlcipher3
from sqlalchemy import Connection, Engine, MetaData, StaticPool, create_engine, event, text
from stopwatch import middle, p95, timed

from caseworker.casework import cases, entries, search
from caseworker.casework.office import Office
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.records import Records
from caseworker.casework.today import day_list
from caseworker.domain.case import Happening
from caseworker.storage import connection as settings
from caseworker.storage import migrate
from caseworker.storage.records import SqlRecords
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import EncryptedStrongroom
from caseworker.ui.case.seen import case_seen
from caseworker.ui.case_lines import lines_of

SEED: Final = 1
TWICE: Final = 2.0
LONGEST: Final = 0.200
FOUND: Final = ("find_name", "find_text")  # SQLite's own tables of words
TYPED: Final = ("had", "kowalski", "zoe", "language", "reading age", "2026-01", "grandmother", "q")


@dataclass(frozen=True, slots=True)
class Screen:
    """A common screen, and what it asks of an office on its so-manieth turn."""

    name: str
    ask: Callable[[Office, int], object]


def main() -> int:
    """Measure, and print a line for each screen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--times", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = make_practice_store(EncryptedStrongroom(), folder / "unit.caseworker", asked.cases)
        if not isinstance(store, EncryptedStore):
            raise TypeError("the strongroom made another kind of store")
        engine = plain(folder / "plain.db")
        try:
            copy(store, engine)
            bare = Office(partial(sitting, store, engine), store.clock, store.officer, store.sign)
            kept = [measured(each, store.office, bare, asked.times) for each in screens(bare)]
        finally:
            engine.dispose()
            store.close()
    return 0 if all(kept) else 1


def screens(office: Office) -> tuple[Screen, ...]:
    """On one turn both offices are asked about the same case, or for the same word."""
    numbers = [each.number for each in office.see(cases.register())]
    Random(SEED).shuffle(numbers)  # noqa: S311 - repeatable
    who = office.officer.id

    def open_one(asked: Office, turn: int) -> None:
        number = numbers[turn % len(numbers)]
        asked.open_case(number)
        asked.see(case_seen(number))

    def save(asked: Office, turn: int) -> None:
        said = {"person": "Her grandmother", "how": "Call", "note": "All is well. " * 20}
        happening = Happening("contact_made", asked.today, facts=said)
        asked.do(entries.record, entries.Record(numbers[turn % len(numbers)], happening))

    return (
        Screen("Today", lambda asked, _: asked.see(day_list)),
        Screen(
            "Cases, the whole register",
            lambda asked, _: asked.see(lines_of(closed=False, officers={})),
        ),
        Screen("a case, opened", open_one),
        Screen(
            "search, a word half typed",
            lambda asked, turn: asked.see(search.find(TYPED[turn % len(TYPED)], who)),
        ),
        Screen("a save, with its audit", save),
    )


def measured(screen: Screen, encrypted: Office, bare: Office, times: int) -> bool:
    """Turn by turn, so that whatever else the machine does falls on both alike."""
    for office in (encrypted, bare) * 3:
        screen.ask(office, 0)
    ours, theirs = [], []
    for turn in range(times):
        ours.append(timed(partial(screen.ask, encrypted, turn)))
        theirs.append(timed(partial(screen.ask, bare, turn)))
    ratio, slow = middle(ours) / middle(theirs), p95(ours)
    print(
        f"21. {screen.name:<28} {middle(ours) * 1000:7.2f} ms, plain "
        f"{middle(theirs) * 1000:7.2f} ms   {ratio:4.2f}x (aim: {TWICE:.0f}x)   "
        f"p95 {slow * 1000:6.1f} ms (aim: {LONGEST * 1000:.0f} ms)",
        flush=True,
    )
    return ratio <= TWICE and slow <= LONGEST


def plain(path: Path) -> Engine:
    """An empty file with the layout of the records, kept as they are but for the key."""
    driver = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    for name, value in settings._PER_CONNECTION.items():  # noqa: SLF001 - the same for both
        driver.execute(f"PRAGMA {name} = {value}")
    settings.write_ahead(driver)
    engine = create_engine(
        "sqlite:///plain.db",
        creator=lambda: driver,
        module=sqlcipher3.dbapi2,
        poolclass=StaticPool,
    )

    @event.listens_for(engine, "begin")
    def _begin(of: Connection) -> None:
        of.exec_driver_sql("BEGIN IMMEDIATE")

    migrate.bring_up_to_date(engine, lambda: None)
    return engine


def copy(store: EncryptedStore, engine: Engine) -> None:
    """Row by row, and the words that are searched as well."""
    with store._vault.glance() as source, engine.begin() as target:  # noqa: SLF001 - below the door
        known = MetaData()
        known.reflect(target)
        apart = (*FOUND, migrate._VERSION_TABLE)  # noqa: SLF001 - that one is filled already
        for table in known.sorted_tables:
            if table.name.startswith(apart):
                continue
            if rows := [dict(row._mapping) for row in source.execute(table.select())]:  # noqa: SLF001
                target.execute(table.insert(), rows)
        for name in FOUND:
            words = source.execute(text(f"SELECT rowid AS id, * FROM {name}"))  # noqa: S608 - ours
            columns = [column for column in words.keys() if column != "id"]  # noqa: SIM118 - a result
            marks = ", ".join(f":{column}" for column in ("id", *columns))
            target.execute(
                text(f"INSERT INTO {name}(rowid, {', '.join(columns)}) VALUES ({marks})"),  # noqa: S608
                [dict(row._mapping) for row in words],  # noqa: SLF001
            )


@contextmanager
def sitting(store: EncryptedStore, engine: Engine) -> Iterator[Records]:
    """As the vault does it, without its key."""
    with engine.begin() as connection:
        yield SqlRecords(connection, store._vault.chain)  # noqa: SLF001 - below the door


if __name__ == "__main__":
    sys.exit(main())

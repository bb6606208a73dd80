"""How every list opens, sorts and filters at ten thousand cases, beside the bare query of its rows.

    python -m benchmarks.lists_at_size [--cases 10000] [--store FOLDER]

The rows are put into an encrypted store in bulk (``ten_thousand``, ``around_the_cases``); with a
folder it is kept there, and looked at again the next time. Every figure is told in ms of this
process, and as a share of the bare query of the register's rows in the same run. “Again” is what
opening a list takes once it was read, “after a duty” what it takes once something was done on one
of its cases. Ends with 1 where anything but a first look takes more than a tenth of a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.around_the_cases import fill_around
from benchmarks.list_times import Asked, Times
from benchmarks.ten_thousand import fill
from caseworker.casework import diary
from caseworker.casework.directory import directory_seen
from caseworker.casework.directory_papers import Chosen, shown_of
from caseworker.casework.disclosures import latest
from caseworker.casework.disposal import every_list
from caseworker.casework.leaving_list import count_leaving
from caseworker.casework.ledger_pages import ledger_seen
from caseworker.casework.moves_out import moves_out
from caseworker.casework.moving_on import count_moving_on
from caseworker.casework.office import Office
from caseworker.casework.paper_bin import papers_in_bin
from caseworker.casework.records import Among
from caseworker.casework.recycle_bin import in_bin
from caseworker.casework.saved_lists import lists_of
from caseworker.casework.search import find
from caseworker.casework.tasks import tasks_of
from caseworker.casework.today import day_list
from caseworker.domain.case import OfficerId
from caseworker.domain.ledger import LedgerAsked
from caseworker.storage.store import EncryptedStore
from tests.builders import TODAY
from tests.storage.stores import a_place, vault_of

OKAFOR: Final = OfficerId("okafor")
SHOWN: Final = 40  # lines of the ledger on its page


def main() -> int:
    """Write the rows, or take those of the last time; then measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with TemporaryDirectory() as thrown_away:
        with closing(_store(asked.store or Path(thrown_away), asked.cases)) as store:
            times = Times(_bare(store))
            _asked(times, store)
            # Slow to import, and nothing above needs a window.
            from benchmarks.lists_in_windows import in_windows  # noqa: PLC0415

            in_windows(times, store)
        slow = times.told()
    print(f"more than a tenth of a second: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def _store(folder: Path, cases: int) -> EncryptedStore:
    folder.mkdir(parents=True, exist_ok=True)
    place = a_place(folder)
    if place.folder.exists():
        return place.unlock()
    begun = time.perf_counter()
    store = place.create()
    fill(vault_of(store), cases)
    fill_around(vault_of(store), cases)
    print(f"{cases:,} cases written in {time.perf_counter() - begun:.0f} s", flush=True)
    return store


def _bare(store: EncryptedStore) -> Asked:
    """The rows of the register by nothing but their own query."""

    def ask() -> None:
        with vault_of(store).transaction() as connection:
            driver: Any = connection.connection.driver_connection
            for query in (
                "SELECT * FROM summary WHERE closed = 0 ORDER BY sort_name, number",
                'SELECT * FROM due ORDER BY "case", position',
            ):
                driver.execute(query).fetchall()

    return ask


def _asked(times: Times, store: EncryptedStore) -> None:
    """What is asked of the records each time that a list is opened, or narrowed."""
    office: Office = store.office
    choice = diary.Choice()
    mine = diary.Choice(among=Among(officer=OKAFOR), tasks_of=OKAFOR)
    month = TODAY + timedelta(days=41)
    nobody, riverside = LedgerAsked(), LedgerAsked(to="school 7", held_only=True)
    for called, opens, narrowed in (
        ("Today", day_list, lambda records, today: day_list(records, today, among=mine.among)),
        ("Diary: agenda", diary.agenda(TODAY, choice, 60), diary.agenda(TODAY, mine, 60)),
        ("Diary: month", diary.span(TODAY, month, choice, 6), diary.span(TODAY, month, mine, 6)),
        ("Diary: load", diary.load(choice), diary.load(mine)),
        ("Disclosures: the ledger", ledger_seen(nobody, SHOWN), ledger_seen(riverside, SHOWN)),
        ("Disclosures: left last", latest(8), None),
        ("Moves: out", moves_out, None),
        ("Tasks of an officer", tasks_of(OKAFOR), None),
        ("Search: a name", find("begum", OKAFOR), find("begum 2026-00", OKAFOR)),
        ("Records: bin, cases", in_bin, None),
        ("Records: bin, papers", papers_in_bin, None),
        ("Records: keeping", every_list, None),
        ("Lists that were saved", lists_of("cases", OKAFOR), None),
    ):
        _time(times, office, called, opens, narrowed)
    times.opens("Records: backups", store.safe.state)
    seen = times.opens("Places", lambda: office.see(directory_seen))
    narrow = Chosen(find="school 12", families=True)
    times.filters("Places", lambda: shown_of(seen, narrow))
    times.first("Moves: moving on", lambda: office.see(count_moving_on()))
    times.first("Who leaves", lambda: office.see(count_leaving()))


def _time(times: Times, office: Office, called: str, opens: Any, narrowed: Any) -> None:
    times.opens(called, lambda: office.see(opens))
    if narrowed is not None:
        times.filters(called, lambda: office.see(narrowed))


if __name__ == "__main__":
    sys.exit(main())

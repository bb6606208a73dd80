"""How every list opens, sorts and filters at ten thousand cases, beside the bare query of its rows.

    python -m benchmarks.lists_at_size [CASES]

The rows are put into an encrypted store in bulk (``ten_thousand``). Every figure is told in ms of
this process, and as a share of the bare query of the register's rows in the same run.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.ten_thousand import fill
from caseworker.casework import diary
from caseworker.casework.directory import directory_seen
from caseworker.casework.leaving_list import count_leaving
from caseworker.casework.ledger_pages import ledger_seen
from caseworker.casework.moving_on import count_moving_on
from caseworker.casework.office import Office
from caseworker.casework.search import find
from caseworker.casework.today import day_list
from caseworker.domain.case import CaseNumber, OfficerId, Stage
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.list_view import ColumnFilter, ListView
from caseworker.storage.vault import Vault
from tests.builders import TODAY
from tests.storage.stores import a_place, vault_of

SLOW: Final = 100  # ms: what takes longer the second time is told so


def main(cases: int) -> int:
    """Write the rows, then measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder, closing(a_place(Path(folder)).create()) as store:
        begun = time.perf_counter()
        fill(vault_of(store), cases)
        print(f"{cases:,} cases written in {time.perf_counter() - begun:.0f} s")
        watch = Watch(vault_of(store))
        _questions(watch, store.office)
        _windows(watch, store.office)
    return 0


class Watch:
    """Tells what a piece of work takes, beside the bare query."""

    def __init__(self, vault: Vault) -> None:
        self._bare = 0.0
        with vault.transaction() as connection:
            driver: Any = connection.connection.driver_connection
            self._bare = self.told("the bare query", lambda: _bare(driver))

    def told(self, what: str, work: Callable[[], object]) -> float:
        return self.told_of(what, _spent(work))

    def told_of(self, what: str, spent: float) -> float:
        share = f"{spent / self._bare:6.2f} of the bare query" if self._bare else ""
        print(f"{what:56} {spent:6.0f} ms  {share}", flush=True)
        return spent

    def twice(self, what: str, work: Callable[[], object]) -> None:
        self.told(f"{what}, first", work)
        again = self.told(f"{what}, again", work)
        if again > SLOW:
            print(f"  more than {SLOW} ms: {what}")


def _bare(driver: Any) -> None:
    for query in (
        "SELECT * FROM summary WHERE closed = 0 ORDER BY sort_name, number",
        'SELECT * FROM due ORDER BY "case", position',
    ):
        driver.execute(query).fetchall()


def _questions(watch: Watch, office: Office) -> None:
    """What is asked of the records, on the lane of each list."""
    choice = diary.Choice()
    month = TODAY + timedelta(days=41)
    for what, question in (
        ("Today", day_list),
        ("Diary: agenda", diary.agenda(TODAY, choice, 60)),
        ("Diary: month", diary.span(TODAY, month, choice, 6)),
        ("Diary: load", diary.load(choice)),
        ("directory of places", directory_seen),
        ("ledger, as its page asks", ledger_seen(LedgerAsked(), 40)),
        ("ledger, as a table", ledger_seen(LedgerAsked())),
        ("people, a name typed", find("begum", OfficerId("okafor"))),
        ("movers, every case read", count_moving_on()),
        ("leavers, every case read", count_leaving()),
    ):
        watch.twice(what, lambda question=question: office.see(question))


def _windows(watch: Watch, office: Office) -> None:
    """What is done with the rows in the window."""
    # Slow to import, and nothing above needs a window.
    from caseworker.ui.case_columns import COLS  # noqa: PLC0415
    from caseworker.ui.case_lines import Line, lines_of, with_these  # noqa: PLC0415
    from caseworker.ui.moves.movers_table import COLS as MOVERS  # noqa: PLC0415
    from caseworker.ui.registers.model import RegisterModel  # noqa: PLC0415
    from caseworker.ui.reports.leavers_table import COLS as LEAVERS  # noqa: PLC0415

    every: list[Line] = []

    def read(of: Sequence[CaseNumber] | None = None) -> tuple[Line, ...]:
        return office.see(lines_of(closed=False, officers={}, known=every, of=of))

    watch.told("Cases: every row, first", lambda: every.extend(read()))
    watch.told("Cases: every row, again", read)
    one = (every[len(every) // 2].case.number,)
    model = RegisterModel(
        COLS, "name", lambda line: str(line.case.number), lambda line: line.found_by
    )
    watch.told("Cases: shown", lambda: model.show_rows(every, TODAY))
    watch.twice(
        "Cases: after a duty on one case",
        lambda: model.show_rows(with_these(model.all, one, read(one)), TODAY),
    )
    stage = ColumnFilter("stage", (Stage.DRAFTING.value,))
    views = (ListView("whitf"), ListView("begum 00"), ListView(filters=(stage,)))
    late = ListView(filters=(stage, ColumnFilter("by", ahead=-1)))
    _looked(watch, "Cases", model, (*views, late))
    watch.twice("Cases: what a column offers", lambda: model.choices("duty"))
    movers = RegisterModel(MOVERS, "lawful", lambda one: str(one.case))
    movers.show_rows(office.see(count_moving_on()).movers, TODAY)
    _looked(watch, f"Movers ({movers.total:,})", movers, (ListView("begum"),))
    leavers = RegisterModel(LEAVERS, "day", lambda one: str(one.case))
    leavers.show_rows(office.see(count_leaving()).leavers, TODAY)
    _looked(watch, f"Leavers ({leavers.total:,})", leavers, (ListView("begum"),))


def _looked(watch: Watch, what: str, model: Any, views: Sequence[ListView]) -> None:
    """Sorted by every column and looked at in each of these ways: the slowest of each is told."""
    for words, found in (
        ("sorted", [ListView(sort=name) for name in model.cols]),
        ("filtered", list(views)),
    ):
        for time_ in ("first", "again"):
            spent = [(_spent(lambda view=view: model.look(view)), view) for view in found]
            slowest, view = max(spent, key=lambda one: one[0])
            called = view.sort or " ".join(view.words({}))
            watch.told_of(f"{what}: {words}, {time_}, slowest ({called})", slowest)


def _spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))

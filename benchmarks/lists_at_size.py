"""How the register opens, sorts and filters at ten thousand cases, beside the bare query.

    python -m benchmarks.lists_at_size [CASES]

The rows are written through the records of an encrypted store, without the casework: only the
lists are looked at. Every figure is told in ms and as a share of the bare query of the rows.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from caseworker.casework.records import CaseSummary, OpenDue, Records
from caseworker.domain.bank_holidays import england
from caseworker.domain.case import Case, CaseNumber, OfficerId, Stage
from caseworker.domain.list_view import ColumnFilter, ListView
from caseworker.domain.people import Person
from tests.builders import TODAY
from tests.storage.stores import a_place, vault_of

OFFICERS: Final = ("okafor", "lewis", "price", "begum", "rees")
GIVEN: Final = ("Siân", "Daniel", "Aisha", "Tom", "Zoë", "Łukasz", "محمد", "Grace", "Leo", "Maya")
FAMILY: Final = (
    "Rees",
    "Mensah",
    "Begum",
    "Whitfield",
    "O’Brien",
    "Nowak",
    "العلي",
    "Hart",
    "Shah",
)
STAGES: Final = tuple(stage for stage in Stage if stage is not Stage.CLOSED)


def main(cases: int) -> int:
    """Write the rows, then measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder, closing(a_place(Path(folder)).create()) as store:
        vault = vault_of(store)
        with vault.sitting() as records:
            for at in range(cases):
                _write(records, at)
        with vault.sitting() as records:
            bare = _timed("the bare query", records.summaries)
            rows = records.summaries()
    _in_the_window(rows, bare)
    return 0


def _in_the_window(rows: tuple[CaseSummary, ...], bare: float) -> None:
    # Slow to import, and nothing above needs a window.
    from caseworker.ui.case_columns import COLS  # noqa: PLC0415
    from caseworker.ui.case_lines import line_of  # noqa: PLC0415
    from caseworker.ui.registers.model import RegisterModel  # noqa: PLC0415

    calendar = england()
    _timed("every row made a line", lambda: [line_of(one, calendar) for one in rows], bare)
    lines = sorted((line_of(one, calendar) for one in rows), key=lambda line: line.sort_name)
    model = RegisterModel(
        COLS, "name", lambda line: str(line.case.number), lambda line: line.found_by
    )
    _timed("shown", lambda: model.show_rows(lines, TODAY), bare)
    for col in COLS:
        view = ListView(sort=col.id)
        _timed(f"sorted by {col.title}, first", lambda view=view: model.look(view), bare)
        _timed(f"sorted by {col.title}, again", lambda view=view: model.look(view), bare)
    _timed("a word typed, first", lambda: model.look(ListView("whitf")), bare)
    _timed("a word typed, again", lambda: model.look(ListView("begum 00")), bare)
    drafts = ColumnFilter("stage", (Stage.DRAFTING.value,))
    _timed("one stage", lambda: model.look(ListView(filters=(drafts,))), bare)
    late = ColumnFilter("by", ahead=-1)
    _timed("one stage, and late", lambda: model.look(ListView(filters=(drafts, late))), bare)
    _timed("what a column offers", lambda: model.choices("duty"), bare)


def _timed(what: str, work: Callable[[], object], bare: float | None = None) -> float:
    begun = time.process_time()
    work()
    spent = (time.process_time() - begun) * 1000
    share = f", {spent / bare:.2f} of the bare query" if bare else ""
    print(f"{what}: {spent:.0f} ms of this process{share}")
    return spent


def _write(records: Records, at: int) -> None:
    given, family = GIVEN[at % len(GIVEN)], FAMILY[at // 7 % len(FAMILY)]
    born = date(2002, 1, 1) + timedelta(days=at * 37 % 6500)
    number = CaseNumber(f"2026-{at + 1:04d}")
    officer = OfficerId(OFFICERS[at % len(OFFICERS)])
    person = Person(given, family, born, home_authority=f"Authority {at % 40}")
    records.open_case(Case(number, person, "community", officer))
    dues = tuple(_due(at, n) for n in range(at % 4))
    records.write_summary(
        CaseSummary(
            number, person.name, "", born, "community", STAGES[at % len(STAGES)], officer,
            person.home_authority, dues, f"School {at % 90}", opened_on=born,
            flags=("Do not post",) if at % 25 == 0 else (), needs=("SEMH", "SLCN")[: at % 3],
        )
    )  # fmt: skip


def _due(at: int, n: int) -> OpenDue:
    by = TODAY + timedelta(days=(at * 13 + n * 29) % 400 - 60)
    whose = "this office" if n != 1 else "local authority"
    return OpenDue(f"T-{n + 1:02d}", f"Duty number {n}", by, n != 1, whose, "SEND Regs 2014")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))

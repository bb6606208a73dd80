"""Every figure of a report over a whole practice store, against a plain loop over its entries.

    caseworker practice DIR --cases 10000
    python -m benchmarks.figures_at_size DIR

The twelve children of the casebook are left out on both sides: their lives are longer than the
loops know. What is counted by hand in the tests is a dozen other cases. Ends with 1 where anything
differs.
"""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from caseworker.casework.figures import count_figures
from caseworker.casework.practice.casebook import casebook
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.table import Narrowed
from caseworker.domain.people import Person
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.casework import test_figures_at_size as at_size
from tests.casework.plainly.office import ManyCases

Whose = tuple[str, str, date]


def main(folder: Path) -> int:
    """Count each report both ways, and say where they differ."""
    room = EncryptedStrongroom()
    differ = cells = 0
    with closing(room.unlock(folder, room.sign_ins(folder)[0].id, PASSPHRASE)) as store:
        many, left_out = _cases(store)
        print(f"{len(many.cases):,} cases, {sum(len(one.events) for one in many.cases):,} entries")
        for report in figure_rows().reports:
            if report.name not in at_size.LOOPS:
                continue
            begun = time.perf_counter()
            plain = at_size.counted_plainly(many, report)
            counted = store.office.see(count_figures(report.name))
            ours = tuple(tick for tick in counted.ticks if tick.case not in left_out)
            shown = replace(counted, ticks=ours).table(Narrowed(report.by), {})
            found = at_size.cells_of(report, shown)
            wrong = sorted(at_size.differing(found, plain))
            differ, cells = differ + len(wrong), cells + len(found.keys() | plain.keys())
            spent = time.perf_counter() - begun
            print(f"{report.title}: {len(found)} cells in {spent:.1f} s; they differ in {wrong}")
    print(f"{cells} cells, {differ} of them differ")
    return 1 if differ else 0


def _cases(store: EncryptedStore) -> tuple[ManyCases, set[CaseNumber]]:
    cases = store.office.see(lambda records, _: tuple(records.every_case()))
    told = {_whose(each.story.opening.person) for each in casebook()}
    left_out = {one.number for one in cases if _whose(one.person) in told}
    ours: tuple[Case, ...] = tuple(one for one in cases if one.number not in left_out)
    plans = store.office.see(
        lambda records, _: {one.number: records.versions(one.number) for one in ours}
    )
    return ManyCases(store, ours, plans), left_out


def _whose(person: Person) -> Whose:
    return (person.given, person.family, person.born)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

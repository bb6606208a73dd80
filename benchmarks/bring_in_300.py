"""How long a list of 300 open cases takes to be read, judged, tried, opened and saved again.

The list has the mistakes that real lists have (``tests/messy_list.py``). Prints JSON.
``python benchmarks/bring_in_300.py FOLDER [CHILDREN]`` makes a practice store in an empty folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from caseworker.casework.bringing_list import BringList, UndoList, bring_list, try_list, undo_list
from caseworker.casework.export_all import Watch
from caseworker.casework.list_file import ListReader
from caseworker.casework.list_judged import judged
from caseworker.casework.list_out import cases_to_save
from caseworker.casework.list_typed import ListTyped, taken_up
from caseworker.documents.numbers import csv_file, xlsx_file
from caseworker.domain.brought.days import Order
from caseworker.domain.minimising import rules_for
from tests.messy_list import messy_list
from tests.storage.stores import a_place

COMMUNITY = "community"


def main(folder: Path, children: int) -> int:
    """Measure and print."""
    spent: dict[str, float] = {}
    messy = messy_list(children)
    store = a_place(folder).create()
    office = store.office

    def timed(what: str, work: Callable[[], Any]) -> Any:
        begun = perf_counter()
        answer = work()
        spent[what] = round(perf_counter() - begun, 3)
        return answer

    file = timed("read", lambda: ListReader().read(messy.content))
    typed: ListTyped = taken_up(
        "list.csv", file.sha256, file.sheets[0], rules_for([COMMUNITY]), COMMUNITY
    )
    for name in typed.in_figures():
        typed.orders[name] = Order.DAY_FIRST
    officers = {office.officer.id: office.officer.name}
    first = timed("judged", lambda: office.see(judged(typed, officers, Watch())))
    wrong = [line for line in first.lines if line.opening is None]
    for (line, heading), text in messy.mends.items():
        typed.rows[typed.numbers.index(line)][typed.headings.index(heading)] = text
    second = timed("judged again", lambda: office.see(judged(typed, officers, Watch())))
    ready = {
        typed.numbers[at]: line.opening
        for at, line in enumerate(second.lines)
        if line.opening is not None and not line.is_known
    }
    command = BringList("list.csv", file.sha256, ready)
    tried = timed("tried", lambda: try_list(office, command))
    done = timed("brought in", lambda: office.do(bring_list, command))
    numbers = [one.number for one in office.see(lambda records, _: records.summaries())]
    wanted = timed("listed", lambda: office.see(cases_to_save(numbers, officers, "J. Okafor")))
    listed = wanted.case_list
    rows = [listed.head, *(one.cells for one in listed.entries)]
    out = timed("written", lambda: (csv_file(rows), xlsx_file(rows)))
    known = 0
    for content in out:
        again = ListReader().read(content)
        back = taken_up("again", again.sha256, again.sheets[0], (), COMMUNITY)
        found = timed("known again", lambda: office.see(judged(back, officers, Watch())))  # noqa: B023 - asked at once
        known += sum(line.is_known for line in found.lines)
    timed("taken back", lambda: office.do(undo_list, UndoList(done.made)))
    left = len(office.see(lambda records, _: records.summaries()))
    store.close()
    figures = {
        "children": children,
        "to mend at first": len(wrong),
        "would open": tried.would_open,
        "opened": len(numbers),
        "known again in CSV and XLSX": known,
        "left after taking back": left,
        "seconds": spent,
    }
    print(json.dumps(figures, indent=2), flush=True)
    return 0 if len(numbers) == children and known == 2 * children and not left else 1


if __name__ == "__main__":
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 300  # noqa: PLR2004 - the second argument
    raise SystemExit(main(Path(sys.argv[1]), many))

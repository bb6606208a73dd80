"""The ledger as a table at the window: what has just left, what a colleague did, and the lock."""

from __future__ import annotations

import gc
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QTableView

from caseworker.casework.ledger_pages import SeenRows
from tests.copies import a_copy_leaves
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.test_disclosures import RYAN, TODAY
from tests.storage.stores import PASSPHRASE

THEIRS = "nine tin whistles in the loft"


def test_the_table_shows_what_has_just_left_and_what_a_colleague_did(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, RYAN)
        a_copy_leaves(store.office, case, "Elm School")
        lewis = store.add_officer("A. Lewis", "administrator", THEIRS)
    of_others = read_rows()  # of tests before this one
    officer = desktop.signs_in()
    assert the_table(officer) == ["Elm School, Ryan Cole"]

    the_list_is_saved(officer, desktop.root / "cases.pdf")
    assert the_table(officer) == ["Elm School, Ryan Cole", "The team"]
    assert len(read_rows()) > len(of_others)  # or nothing could be seen to go

    officer.locks()
    officer.waits(lambda: not read_since(of_others), "nothing that was read is left")
    with closing(desktop.room.unlock(desktop.folder, lewis.id, THEIRS)) as store:
        a_copy_leaves(store.office, case, "Oak School")
    officer.signs_in(PASSPHRASE)

    assert the_table(officer) == [
        "Elm School, Ryan Cole",
        "The team",
        "Oak School, Ryan Cole",
    ]


def read_since(before: list[SeenRows]) -> list[SeenRows]:
    return [one for one in read_rows() if all(one is not other for other in before)]


def read_rows() -> list[SeenRows]:
    """What this process still holds of any ledger that was read."""
    gc.collect()
    return [one for one in gc.get_objects() if type(one) is SeenRows]


def the_table(officer: Officer) -> list[str]:
    """Opened from the page of disclosures, read, and closed again."""
    officer.presses("rail_disclosures")
    officer.presses("ledgerAsTable")
    officer.waits(lambda: officer.is_seen("ledgerTableTable"), "the table is there")
    model = officer.finds("ledgerTableTable", QTableView).model()
    cells = [
        (model.index(at, 0).data(), model.index(at, 2).data()) for at in range(model.rowCount())
    ]
    officer.presses("ledgerTableClose")
    officer.waits_for_quiet()
    return [", ".join(filter(None, row)) for row in cells]


def the_list_is_saved(officer: Officer, path: Path) -> None:
    officer.presses("rail_cases")
    officer.presses("casesPrint")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.lets_go(path, "The meeting on Monday.", to="The team")

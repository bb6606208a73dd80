"""Work is shared out: a list is narrowed and saved, flagged, given away, taken back, exported."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QListWidget, QTableView

from caseworker.casework import cases
from caseworker.domain.people import Person
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
THEIRS = "a quiet morning by the canal"
ASH, OAK = "Ash Council", "Oak Council"
CHILDREN = (
    ("=Sum(1)", "Ahmad", ASH),
    ("Siân", "Rees", ASH),
    ("محمد", "العلي", ASH),
    ("Tom", "Hale", OAK),
)


def test_a_list_is_saved_flagged_given_away_taken_back_and_exported_as_it_is_seen(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        for given, family, authority in CHILDREN:
            person = Person(given, family, date(2015, 5, 1), home_authority=authority)
            store.office.do(cases.open_case, cases.OpenCase(person, "community", TODAY))
        store.add_officer("R. Shah", "officer", THEIRS)
    officer = desktop.signs_in()
    officer.presses("rail_cases")

    _filters_and_saves(officer)
    officer.sees("Ash · 3 of 4")

    _all_of_them(officer)
    officer.takes("casesMore", "casesFlag")
    officer.chooses("flagKind", "Do not post")
    officer.types("flagReason", "The court said so.")
    officer.waits(lambda: officer.finds("flagManyList", QListWidget).count() == 3, "all are seen")
    officer.presses("flagManyGo")
    officer.sees("Put the flag “Do not post” on 3 cases.")
    officer.presses("messageOffer")
    officer.sees_no("Put the flag “Do not post” on 3 cases.")
    officer.waits_for_quiet()

    _all_of_them(officer, but=1)
    officer.takes("casesMore", "casesGive")
    officer.chooses("giveTo", "R. Shah")
    officer.types("giveReason", "Shared out.")
    officer.waits(lambda: officer.finds("giveManyList", QListWidget).count() == 2, "both are seen")
    officer.presses("giveManyGo")
    officer.sees("Gave 2 cases to R. Shah.")
    officer.presses("messageOffer")
    officer.waits_for_quiet()

    _prints_the_sheets(officer, desktop.root / "sheets.pdf")

    _exports_what_is_seen(officer, desktop.root / "ash.xlsx")
    officer.presses("paperClose")
    officer.waits_for_quiet()
    officer.presses("rail_disclosures")
    officer.presses("ledgerAsTable")
    officer.sees("The ledger")
    ledger = officer.finds("ledgerTableTable", QTableView).model()
    assert [ledger.index(0, at).data() for at in (0, 2)] == ["The team", ""]
    officer.presses("ledgerTableClose")
    desktop.closes(officer)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        found = store.office.see(cases.register())
        assert [one.flags for one in found] == [()] * len(CHILDREN)
        assert {one.officer for one in found} == {store.officer.id}


def _filters_and_saves(officer: Officer) -> None:
    officer.types("casesFilter", "ash")
    officer.takes("casesLists", "listSave")
    officer.types("listName", "Ash")
    officer.presses("saveListGo")
    officer.waits_for_quiet()


def _all_of_them(officer: Officer, but: int = 0) -> None:
    table = officer.finds("casesTable", QTableView)
    table.setFocus()
    officer.keys("Home")
    for _ in range(table.model().rowCount() - 1 - but):
        officer.keys("Shift+Down")


def _prints_the_sheets(officer: Officer, path: Path) -> None:
    """A page for each of the two that are chosen, looked at first."""
    _all_of_them(officer, but=1)
    officer.takes("casesMore", "casesSheets")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.lets_go(path, "The meeting on Monday.", to="The team")
    pages = words_of(path).split("\f")
    assert len([page for page in pages if "What is owed" in page]) == 2
    assert "Ash Council" in pages[1]
    assert not [page for page in pages if "Hale" in page]  # Oak’s, and not on this list


def _exports_what_is_seen(officer: Officer, sheet: Path) -> None:
    _exports(officer, sheet)
    rows = list(load_workbook(sheet).active.values)
    table = officer.finds("casesTable", QTableView).model()
    shown = [
        tuple(str(table.index(at, each).data()) for each in range(table.columnCount()))
        for at in range(table.rowCount())
    ]
    assert [tuple(cell or "" for cell in row[:-1]) for row in rows[1:]] == [
        tuple(f"'{cell}" if cell.startswith("=") else cell for cell in row) for row in shown
    ]
    assert rows[0][0] == "Name"
    assert {row[-1] for row in rows[1:]} == {"OFFICIAL-SENSITIVE"}


def _exports(officer: Officer, path: Path) -> None:
    officer.presses("casesPrint")
    officer.waits(lambda: officer.is_seen("paperSheet"), "the paper is drawn")
    officer.presses("paperSheet")
    officer.types("letGoTo", "The team")
    officer.types("letGoReason", "The meeting on Monday.")
    officer.presses("letGoGo")
    officer.names_file("savePaper", path)
    officer.waits(path.exists, "the file is written")
    officer.waits_for_quiet()

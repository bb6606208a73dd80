"""What was taken out is fetched back: lists, files, one case of a backup, all of the records."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QTableView

from caseworker.casework import cases
from caseworker.storage.vault import DATABASE
from tests.builders import a_person
from tests.days.window.desktop import FIRST_DAY, Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.storage.stores import PASSPHRASE

LIST = "Surname,Forename,DOB,Status,Request Date\nMarsh,Ellis,22/5/2014,Request,25/8/2026\n"
PLACES = "Kind,Name\nSchool,Willow Green School\n"


def test_the_lock_page_goes_back_to_a_backup_where_the_records_are_damaged(
    desktop: Desktop,
) -> None:
    """What is damaged is set aside, so that whoever can mend it still may."""
    desktop.it_is(FIRST_DAY)
    with closing(desktop.has_a_store()) as store:
        opened(store.office)
        store.back_up(why="DAILY")
        desktop.clock.forward(hours=2)
        store.office.do(cases.open_case, cases.OpenCase(a_person(), "community", FIRST_DAY))
    ruined = b"not a database" * 1000
    (desktop.folder / DATABASE).write_bytes(ruined)
    officer = desktop.begins()
    officer.types("unlockPassphrase", PASSPHRASE)
    officer.keys("Return")
    officer.sees("An administrator can go back to a backup here.")

    officer.presses("unlockGoBack")
    officer.waits(
        lambda: "2 hours ago, 1 case" in officer.reads("restoreWhich"), "the backup is offered"
    )
    officer.types("restorePassphrase", "not this one")
    officer.presses("restoreGo")
    officer.sees("That passphrase does not open these records.")
    officer.types("restorePassphrase", PASSPHRASE)
    officer.presses("restoreGo")

    officer.waits(lambda: officer.window.work is not None, "the records are open")
    officer.waits_for_quiet()
    officer.presses("rail_cases")
    table = officer.finds("casesTable", QTableView).model()
    officer.waits(lambda: table.rowCount() == 1, "the case of the backup is there")
    assert "Whitfield" in str(table.index(0, 0).data())
    (aside,) = (desktop.folder / "backups").glob("set-aside-*")
    assert ruined in [each.read_bytes() for each in aside.iterdir()]
    officer.presses("rail_records")
    officer.turns_to("Backups", "recordsTabs")
    officer.waits(lambda: officer.is_seen("backup0IsKept"), "the backup is kept from now on")


def test_what_was_taken_back_at_the_window_is_gone_and_one_case_of_it_is_fetched_from_a_backup(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.it_is(FIRST_DAY)
    desktop.has_a_store().close()
    listed, places = tmp_path / "ours.csv", tmp_path / "places.csv"
    listed.write_text(LIST)
    places.write_text(PLACES)
    officer = desktop.signs_in()
    _brings_in_places_and_takes_them_back(officer, places)
    _brings_in_the_list(officer, listed)
    desktop.clock.forward(minutes=1)  # two of one second have no order
    officer.presses("rail_records")
    officer.turns_to("Backups", "recordsTabs")
    officer.presses("backUpNow")
    officer.sees("found whole")

    _takes_the_list_back(officer)

    officer.presses("rail_records")
    officer.turns_to("Backups", "recordsTabs")
    officer.presses("backup0Case")
    officer.types("bringBackNumber", "2026-0001")
    officer.presses("bringBackLook")
    officer.waits(lambda: officer.is_seen("bringBackSummary"), "what would happen is said")
    officer.finishes("bringBackGo", "bringBack")
    officer.finds_person("Marsh")
    officer.sees("Ellis Marsh", "2026-0001")


def _brings_in_places_and_takes_them_back(officer: Officer, path: Path) -> None:
    officer.presses("rail_places")
    officer.presses("placesBring")
    officer.names_file("choosePlaces", path)
    officer.waits(lambda: officer.is_seen("bringPlacesGo"), "the file is read")
    officer.sees("1 new, 0 changed, 0 as they are, 0 wrong.")
    officer.finishes("bringPlacesGo", "bringPlaces")
    officer.types("placesFind", "willow green")
    officer.sees("Willow Green School")
    officer.presses("placesFileBack0")
    officer.presses("questionYes")
    officer.sees_no("Willow Green School")


def _brings_in_the_list(officer: Officer, path: Path) -> None:
    officer.presses("rail_cases")
    officer.presses("firstBringList")
    officer.presses("bringListChoose")
    officer.names_file("bringListPlace", path)
    officer.presses("bringListNext")
    officer.sees("1 would open")
    officer.finishes("bringListGo", "bringList")
    officer.sees("Brought in a list: 1 case opened.")


def _takes_the_list_back(officer: Officer) -> None:
    officer.presses("rail_cases")
    officer.takes("casesMore", "bringListOpen")
    officer.presses("broughtList0Undo")
    officer.presses("questionYes")
    officer.waits(lambda: not officer.is_seen("broughtList0Undo"), "the list stands no longer")
    officer.presses("bringListCancel")
    officer.waits_for_quiet()

"""Backups at the window: what there is, the drill, the copy that is taken away, and going back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QLabel

from caseworker.casework import cases
from caseworker.casework.media import media_seen
from caseworker.casework.strongroom import OpenStore
from tests.builders import a_person
from tests.days.window.desktop import FIRST_DAY, Desktop
from tests.days.window.officer import Officer
from tests.storage.stores import PASSPHRASE


def words(officer: Officer, name: str) -> str:
    found = officer.window.findChild(QLabel, name)
    return found.text() if found is not None and found.isVisible() else ""


def count(store: OpenStore) -> int:
    with store.reading()() as records:
        return len(records.summaries())


def test_an_administrator_goes_back_to_a_backup(desktop: Desktop, tmp_path: Path) -> None:
    """One backup was made before a case was opened; the drill and a copy come first."""
    with closing(desktop.has_a_store()) as store:
        store.back_up(why="DAILY")
        desktop.clock.forward(hours=2)
        store.office.do(cases.open_case, cases.OpenCase(a_person(), "community", FIRST_DAY))
    officer = desktop.signs_in()
    officer.presses("rail_records")
    officer.waits(lambda: "2 hours ago, 0 cases, proved" in words(officer, "lastBackup"), "backup")

    officer.presses("holdDrill")
    officer.presses("drillGo")
    officer.waits(lambda: "1 backup opened whole" in words(officer, "drillSaid"), "the drill")
    officer.presses("drillClose")
    officer.waits(lambda: "Last drill: just now" in words(officer, "backupFacts"), "drill kept")

    stick = tmp_path / "stick"
    stick.mkdir()
    officer.presses("copyAway")
    officer.types("copyMedium", "stick 7")
    officer.types("copyWho", "Gareth Lewis")
    officer.presses("copyGo")
    officer.names_file("copyPlace", stick)
    officer.waits(lambda: "medium STICK 7" in words(officer, "backupFacts"), "the copy is noted")
    assert len(list(stick.iterdir())) == 1

    officer.presses("backup0GoBack")
    officer.waits(lambda: "1 case opened since" in words(officer, "goBackSays"), "what is lost")
    officer.types("goBackTyped", "go back")
    officer.presses("goBackGo")
    officer.waits(lambda: bool(words(officer, "goBackDone")), "it went back")
    officer.presses("goBackGo")
    officer.waits(lambda: bool(desktop.begun), "it begins anew")
    officer.waits(officer.window.isHidden, "the window is gone")
    desktop.closes(officer)

    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as again:  # type: ignore[arg-type]
        assert count(again) == 0
        assert not again.office.see(media_seen)
        assert sum(one.is_kept for one in again.safe.state().backups) == 2

"""A morning’s scans of several children: each paper to its own case, in one sitting."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from caseworker.casework.office import Office
from caseworker.casework.papers_in import papers_of
from caseworker.domain.case import CaseNumber
from tests.days.window.desktop import FIRST_DAY, Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, opened
from tests.hostile.files import a_pdf
from tests.storage.stores import PASSPHRASE

ZEPH = replace(TOM, given="Zeph", family="Quill", known_as="", contacts=())


def test_each_paper_of_the_pile_goes_to_its_own_case_and_leaves_the_folder_once_it_is_filed(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.it_is(FIRST_DAY)
    with closing(desktop.has_a_store()) as store:
        tom, zeph = opened(store.office), opened(store.office, ZEPH)
    folder = tmp_path / "scans"
    folder.mkdir()
    for at, name in enumerate(("one", "two", "three", "four"), start=1):
        (folder / f"{name}.pdf").write_bytes(a_pdf(pages=at))
    officer = desktop.signs_in()
    _opens_the_folder(officer, folder)
    assert officer.finds("scansList", QListWidget).count() == 4

    _chooses(officer, "one", "two")
    officer.waits(lambda: officer.is_seen("sheets"), "the paper can be looked at")
    _gives(officer, "Whitfield")
    officer.chooses("scansSort", "Letter")
    officer.dates("scansDay", date(2026, 9, 3))
    _chooses(officer, "three")
    assert officer.reads("scansDay") == ""
    _gives(officer, "Quill")
    officer.locks()  # the pile waits as it was given out so far
    officer.signs_in(PASSPHRASE)
    _reopens(officer)
    officer.waits(lambda: officer.reads("scansGo") == "File 3 papers", "what was said is there")
    assert "four.pdf" in officer.reads("scansList")
    (folder / "three.pdf").write_bytes(a_pdf(pages=7))  # the scanner gave the name again

    officer.presses("scansGo")
    officer.sees("2 papers filed with 1 case.", "three.pdf: another paper was scanned over it")
    assert len(list(folder.iterdir())) == 4  # until somebody says so
    officer.presses("questionYes")
    officer.waits(lambda: not (folder / "one.pdf").exists(), "the originals are deleted")
    officer.waits(
        lambda: officer.finds("scansList", QListWidget).count() == 2, "the rest is listed"
    )
    assert officer.reads("scansList").count("no case yet") == 2  # it is another paper now
    _chooses(officer, "four")
    _gives(officer, "Quill")
    (folder / "four.pdf").unlink()
    officer.presses("scansGo")
    officer.sees("No paper was filed.", "four.pdf: ")
    officer.presses("scansClose")
    assert [path.name for path in folder.iterdir()] == ["three.pdf"]
    desktop.closes(officer)

    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        assert _kept(store.office, tom) == {"one.pdf": "letter", "two.pdf": "letter"}
        assert _kept(store.office, zeph) == {}


def _reopens(officer: Officer) -> None:
    officer.presses("rail_cases")
    officer.takes("casesMore", "casesScans")
    officer.waits(lambda: officer.reads("scansList"), "the pile is listed")


def _opens_the_folder(officer: Officer, folder: Path) -> None:
    officer.presses("rail_cases")
    officer.takes("casesMore", "casesScans")
    officer.presses("scanChoose")
    officer.names_file("scanFolder", folder)
    officer.waits(lambda: officer.reads("scansList"), "the pile is listed")


def _chooses(officer: Officer, *names: str) -> None:
    """Click the first, and the others with Ctrl."""
    view = officer.finds("scansList", QListWidget)
    for at, name in enumerate(names):
        (item,) = view.findItems(f"{name}.pdf", Qt.MatchFlag.MatchStartsWith)
        keys = Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier
        place = view.visualItemRect(item).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)
    assert len(view.selectedItems()) == len(names)
    officer.waits_for_quiet()


def _gives(officer: Officer, who: str) -> None:
    officer.presses("scansCase")
    officer.types("whichCaseSearch", who)
    officer.waits(lambda: who in officer.first_of("searchRows"), "the case is found")
    officer.keys("Return")
    officer.waits(lambda: not officer.is_seen("whichCase"), "the case is chosen")
    officer.waits_for_quiet()
    officer.sees(f"{who}, 2026-")


def _kept(office: Office, number: CaseNumber) -> dict[str, str]:
    seen = office.see(papers_of(number))
    assert {seen.filing(str(one.id)).day for one in seen.documents} <= {date(2026, 9, 3)}
    return {one.name: seen.filing(str(one.id)).sort for one in seen.documents}

"""Files on their way into a case whose page is gone by the time that they have been read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.intake import Intake
from caseworker.ui.desk import Desk
from caseworker.ui.unkept import FORM
from tests.builders import OKAFOR
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle


def test_files_are_kept_though_the_officer_has_gone_on_to_another_page(
    store: CaseStore, desk: Desk, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    """Reading a message takes seconds, and nobody stands and waits for it."""
    number = store.requested()
    tab = DocumentsTab(desk, number)
    heard: list[str] = []
    desk.refused.connect(lambda words, _: heard.append(words))
    (tmp_path / "a.txt").write_bytes(b"One")
    (tmp_path / "b.exe").write_bytes(b"MZ")
    tab.attach(tmp_path / "a.txt", tmp_path / "b.exe", tmp_path / "a.txt")

    delete(tab)
    qtbot.waitUntil(lambda: bool(heard))
    settle()

    with store.kept.sitting() as records:
        assert [one.name for one in records.documents(number)] == ["a.txt", "a.txt"]
    assert heard[0].startswith(f"Not kept with case {number}: b.exe: ")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not desk.findChildren(Intake)


def test_what_is_read_already_is_kept_though_the_records_are_locked_meanwhile(
    store: CaseStore, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    """The one that is being read is finished; those behind it can’t be begun any more."""
    number = store.requested()
    tab = DocumentsTab(desk, number)
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in files:
        path.write_bytes(path.name.encode())
    tab.attach(*files)

    desk.close(desk, lambda: None)
    settle()

    with store.kept.sitting() as records:
        assert [one.name for one in records.documents(number)] == ["a.txt"]
    told = store.kept.paper.typing[FORM, OKAFOR]
    assert told == (
        f"The records were locked while files for case {number} were being read. Not kept, and "
        "where they were: b.txt, c.txt. Attach them again. Being kept as the records were "
        "locked: a.txt. Look whether it is with the papers of the case."
    )
    delete(tab)

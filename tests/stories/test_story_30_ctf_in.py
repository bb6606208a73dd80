"""Story 30: a school’s transfer file, through the real window with a real store behind it.

I import a CTF with service flag yes and concerns empty: tool alerts “service child; concerns
not completed: contact sending school”, checks UPN letter, imports nothing I do not tick, and
keeps no copy of the XML.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox

from caseworker.domain.case import CaseNumber
from caseworker.domain.people import Person
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.stories import line
from tests.storage.stores import PASSPHRASE, vault_of
from tests.transfer_files import MAYA, a_transfer_file

NAME = "9994321_CTF_998XXXX_001.xml"
OURS = Person("Maya", "Rowntree", date(2012, 4, 17), home_authority="Northmere Council")
UNTICKED = ("9000000016", "Mill Row", "960123", "SEN Support from", "Nepali")
WRONG = MAYA.replace("E823999925001", "A823999925001")


def test_story_30_a_service_child_whose_concerns_are_empty(desktop: Desktop) -> None:
    desktop.it_is(date(2026, 11, 23))
    with closing(desktop.has_a_store("service_children")) as store:
        number = opened(store.office, OURS)
    file = desktop.root / NAME
    file.write_bytes(a_transfer_file(WRONG))

    officer = desktop.signs_in()
    officer.finds_person("Rowntree")
    officer.takes("actions", "actTransferFile")
    officer.names_file("chooseTransferFile", file)
    officer.waits(lambda: officer.is_seen("transferOffers"), "what the file says is there")
    officer.sees(
        "Service child; concerns not completed: contact the sending school.",
        "The check of this UPN fails",
        "Nothing is taken over that isn’t ticked. No copy of the file is kept.",
    )
    takes_only(officer, "take_service", "take_need_SLCN")
    officer.finishes("transferTake", "transfer")

    assert line(officer, "Tell the right member of staff, and ask the sending school")
    desktop.closes(officer)
    held = dump(desktop, number)
    assert "service_flag_received" in held
    assert "SLCN" in held
    assert not [words for words in (*UNTICKED, "A823999925001", "CTfile") if words in held]
    assert file.read_bytes() == a_transfer_file(WRONG), "the officer’s own copy is as it was"
    assert nowhere_else(desktop.root, file)


def takes_only(officer: Officer, *names: str) -> None:
    """Take every tick away, and put these."""
    boxes = [
        box.objectName()
        for window in QApplication.topLevelWidgets()
        for box in window.findChildren(QCheckBox)
        if box.objectName().startswith("take_") and box.isChecked()
    ]
    for name in boxes:
        officer.ticks(name, on=name in names)


def dump(desktop: Desktop, number: CaseNumber) -> str:
    """Every line of every table of the store, as text."""
    assert desktop.officer is not None
    with (
        closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store,
        vault_of(store).transaction() as connection,
    ):
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        rows = [
            str(tuple(row))
            for name in tables.scalars().all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608 - ours
        ]
    everything = "\n".join(rows)
    assert number in everything
    return everything


def nowhere_else(root: Path, file: Path) -> bool:
    """Whether no other file on this desktop holds what the school wrote."""
    others = (one for one in root.rglob("*") if one.is_file() and one != file)
    return not any(b"Rowntree" in one.read_bytes() for one in others)

"""The sheet of a transfer file: read, looked at beside ours, ticked, and the file left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.people import Identifier
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import DOCUMENTS
from caseworker.ui.ctf.choosing import show_transfer_file
from caseworker.ui.ctf.sheet import TransferSheet
from caseworker.ui.desk import Desk
from caseworker.ui.new_case import NewCasePage
from tests.builders import a_person
from tests.transfer_files import MAYA, a_pupil, a_transfer_file
from tests.ui.case.conftest import Open, desk, opened, sheet, show, store
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words

__all__ = ["desk", "opened", "show", "store"]

NAME = "9994321_CTF_998XXXX_001.xml"
OURS = a_person(
    given="Maya", family="Rowntree", born=date(2012, 4, 17), known_as="", needs=(), contacts=(),
    identifiers=(Identifier("upn", "T891999924117"),),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(a_transfer_file())
    return path


@pytest.fixture
def read(
    desk: Desk, settle: Settle, show: Callable[[QWidget], QWidget]
) -> Callable[[Path, CaseNumber | None], TransferSheet]:
    """The sheet of a file, once it has been read."""

    def look(path: Path, number: CaseNumber | None) -> TransferSheet:
        owner = show(QWidget())
        show_transfer_file(desk, owner, path, number)
        settle()
        settle()
        return sheet(TransferSheet)

    return look


Read = Callable[[Path, CaseNumber | None], TransferSheet]


def ticks(owner: QWidget) -> dict[str, bool]:
    boxes = (box for box in owner.findChildren(QCheckBox) if box.objectName().startswith("take_"))
    return {box.objectName().removeprefix("take_"): box.isChecked() for box in boxes}


def test_what_is_ticked_is_taken_over_and_nothing_else(
    store: CaseStore, read: Read, settle: Settle, file: Path
) -> None:
    number = store.a_case(OURS)
    before = store.case(number)
    shown = read(file, number)

    assert words(shown, "transferWhose") == "Ashdown Academy (999/4321), made on 20/11/2026."
    assert words(shown, "transferAlertWords") == (
        "Service child; concerns not completed: contact the sending school."
    )
    at_first = ticks(shown)
    assert at_first["number_0_upn"] is False, "it would take the place of ours"
    assert store.case(number) == before

    for box in shown.findChildren(QCheckBox):
        if box.isEnabled():
            box.setChecked(box.objectName() in {"take_number_0_upn", "take_service"})
    press(shown, "transferTake")
    settle()

    person = store.case(number).person
    assert person.identifiers == (Identifier("upn", "E823999925001"),)
    assert person.serving_parent
    assert (person.needs, person.contacts, person.addresses) == ((), (), before.person.addresses)
    assert store.kinds(number)[-1] == "service_flag_received"
    assert file.exists(), "the officer’s own copy is untouched"
    assert "9000000016" not in repr(store.kept.paper), "what wasn’t ticked is nowhere"
    assert "CTfile" not in repr(store.kept.paper), "no copy of the file is kept"


def test_a_upn_with_a_wrong_letter_says_so(read: Read, file: Path) -> None:
    file.write_bytes(a_transfer_file(MAYA.replace("E823999925001", "A823999925001")))
    shown = read(file, None)

    assert words(shown, "warn_number_0_upn").startswith("The check of this UPN fails")
    assert ticks(shown)["number_0_upn"] is False


def test_the_file_is_deleted_where_that_is_asked_for(
    store: CaseStore, read: Read, settle: Settle, file: Path
) -> None:
    shown = read(file, store.a_case(OURS))

    find(shown, QCheckBox, "transferDelete").setChecked(True)
    press(shown, "transferTake")
    settle()

    assert not file.exists()


def test_of_several_pupils_one_is_chosen_first(read: Read, settle: Settle, file: Path) -> None:
    file.write_bytes(a_transfer_file(a_pupil("Quill", "Zeph"), MAYA))
    shown = read(file, None)
    assert words(shown, "transferSeveral").startswith("2 pupils are in this file")
    assert not find(shown, QPushButton, "transferOpen").isVisible()

    find(shown, QComboBox, "transferPupil").setCurrentIndex(1)
    settle()

    assert ticks(shown)["number_1_uln"] is True


def test_whoever_is_here_already_is_offered_before_a_new_case(
    store: CaseStore, read: Read, settle: Settle, file: Path
) -> None:
    number = store.a_case(OURS)
    shown = read(file, None)
    assert words(shown, "transferKnownWords") == "These are here already. Is it one of them?"

    press(shown, "transferInto0")
    settle()

    assert words(shown, "transferBeside") == f"Beside case {number}, Maya Rowntree"
    assert ticks(shown)["number_0_upn"] is False


def test_a_case_is_opened_from_a_file_dropped_on_the_page(
    store: CaseStore, desk: Desk, settle: Settle, show: Callable[[QWidget], QWidget], file: Path
) -> None:
    page = NewCasePage(desk)
    show(page)
    numbers: list[str] = []
    page.opened.connect(lambda number, _: numbers.append(number))

    drop(page, file)
    settle()
    settle()
    press(sheet(TransferSheet), "transferOpen")
    settle()

    (number,) = numbers
    assert store.case(CaseNumber(number)).person.name == "Maya Rowntree"


def test_a_file_dropped_among_the_documents_is_looked_at_and_not_attached(
    store: CaseStore, opened: Open, settle: Settle, file: Path
) -> None:
    number = store.a_case(OURS)
    page: CasePage = opened(number)

    drop(page.tab(DOCUMENTS), file)
    settle()
    settle()

    assert sheet(TransferSheet).isVisible()
    assert store.kept.paper.documents == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty."),
        (b"<html/>", "no common transfer file"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><CTfile/>', "definitions of its own"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    read: Read, file: Path, content: bytes, said: str
) -> None:
    file.write_bytes(content)
    shown = read(file, None)

    assert said in words(shown, "transferRefused")
    assert find(shown, QLabel, "transferWhose").text() == "This file was not read."
    assert not find(shown, QPushButton, "transferOpen").isVisible()


def drop(on: QWidget, path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    on.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

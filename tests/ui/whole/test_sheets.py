"""All records out through one window, and in through another, with real encrypted stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.case import OfficerId
from caseworker.domain.ledger import LedgerAsked
from caseworker.storage.store import EncryptedStore
from caseworker.ui.desk import Desk
from caseworker.ui.papers.passphrase_sheet import PassphraseSheet
from caseworker.ui.records.all_records import AllRecordsCard
from caseworker.ui.tasks import Tasks
from caseworker.ui.whole.export_sheet import ExportSheet
from caseworker.ui.whole.import_sheet import ImportSheet
from tests.storage.stores import Place, a_copy, a_place, vault_of
from tests.storage.whole_store import fill
from tests.ui.case.conftest import sheet
from tests.ui.conftest import Settle
from tests.ui.hands import fill as type_into
from tests.ui.hands import find, press, words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = a_place(tmp_path_factory.mktemp("made"))
    place.create().close()
    return place


@pytest.fixture
def stores(made: Place, tmp_path: Path) -> Iterator[tuple[EncryptedStore, EncryptedStore]]:
    """One with six cases in it, and one with nobody."""
    (tmp_path / "full").mkdir()
    (tmp_path / "empty").mkdir()
    full, empty = (a_copy(made, tmp_path / name).unlock() for name in ("full", "empty"))
    with vault_of(full).sitting() as records:
        fill(records, 6, full.officer.id)
    yield full, empty
    full.close()
    empty.close()


NOBODY = OfficerId("")
Show = Callable[[EncryptedStore], AllRecordsCard]


@pytest.fixture
def show(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> Iterator[Show]:
    windows: list[QWidget] = []

    def put(store: EncryptedStore) -> AllRecordsCard:
        window = QWidget()
        window.resize(1000, 800)
        qtbot.addWidget(window)
        windows.append(window)
        card = AllRecordsCard(Desk(store, *lanes, window))
        card.setParent(window)
        card.setGeometry(0, 0, 900, 300)
        window.show()
        return card

    yield put
    for window in windows:
        window.close()


def quiet(settle: Settle) -> None:
    for _ in range(4):
        settle()


def test_all_records_go_out_and_come_in(
    stores: tuple[EncryptedStore, EncryptedStore], show: Show, settle: Settle, tmp_path: Path
) -> None:
    full, empty = stores
    card = show(full)
    press(card, "takeAllOut")
    out = sheet(ExportSheet)
    type_into(out, "exportTo", "Ashdown")
    find(out, QPlainTextEdit, "exportWhy").setPlainText("The office closes.")
    out.write_to(tmp_path / "all.export")
    quiet(settle)

    shown = sheet(PassphraseSheet)
    passphrase = words(shown, "filePassphraseWords")
    assert words(card, "allRecordsSaid") == (
        "All records (6 cases) left for Ashdown. Reason: The office closes."
    )
    assert [one.name for one in tmp_path.glob("*") if one.is_file()] == ["all.export"]
    press(shown, "filePassphraseNoted")

    other = show(empty)
    press(other, "bringAllIn")
    into = sheet(ImportSheet)
    into.take(tmp_path / "all.export")
    type_into(into, "importPassphrase", passphrase)
    press(into, "importLook")
    quiet(settle)
    assert words(into, "importWhose").startswith("Everything of Northmere Secure School, made on")
    assert words(into, "importWhat").startswith("6 cases, 24 entries, 6 versions")
    press(into, "importGo")
    quiet(settle)

    assert words(other, "allRecordsSaid").endswith("Each was read back and is the same.")
    with vault_of(full).sitting() as before, vault_of(empty).sitting() as after:
        assert after.ledger.lines(LedgerAsked()) == before.ledger.lines(LedgerAsked())[1:]
        assert [replace(one, officer=NOBODY) for one in after.every_case()] == [
            replace(one, officer=NOBODY) for one in before.every_case()
        ]


def test_for_whom_and_why_are_asked_for_first(
    stores: tuple[EncryptedStore, EncryptedStore], show: Show, settle: Settle
) -> None:
    card = show(stores[0])
    press(card, "takeAllOut")
    out = sheet(ExportSheet)

    press(out, "exportGo")

    said = {label.text() for label in out.findChildren(QLabel)}
    assert {"Say who all of it is for.", "Say why all of it leaves."} <= said
    out.reject()
    settle()


def test_stopped_it_leaves_nothing(
    stores: tuple[EncryptedStore, EncryptedStore], show: Show, settle: Settle, tmp_path: Path
) -> None:
    card = show(stores[0])
    press(card, "takeAllOut")
    out = sheet(ExportSheet)
    type_into(out, "exportTo", "Ashdown")
    find(out, QPlainTextEdit, "exportWhy").setPlainText("The office closes.")
    out.write_to(tmp_path / "all.export")
    press(out, "exportCancel")
    quiet(settle)

    assert words(out, "exportRefused").startswith("Stopped.")
    assert not [one for one in tmp_path.glob("*") if one.is_file()]
    assert find(out, QPushButton, "exportGo").isEnabled()
    out.reject()
    settle()


def test_records_that_hold_somebody_say_so_before_anything_is_chosen(
    stores: tuple[EncryptedStore, EncryptedStore], show: Show, settle: Settle
) -> None:
    card = show(stores[0])
    press(card, "bringAllIn")
    quiet(settle)
    into = sheet(ImportSheet)

    assert "There are records here already" in words(into, "importRefused")
    assert not find(into, QPushButton, "importChoose").isEnabled()
    into.reject()
    settle()


def test_a_wrong_passphrase_is_told(
    stores: tuple[EncryptedStore, EncryptedStore], show: Show, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "x.export").write_bytes(b"age-encryption.org/v1\n" + bytes(900))
    card = show(stores[1])
    press(card, "bringAllIn")
    into = sheet(ImportSheet)
    into.take(tmp_path / "x.export")
    type_into(into, "importPassphrase", "some words")
    press(into, "importLook")
    quiet(settle)

    assert "no export of Caseworker" in words(into, "importRefused")
    into.reject()
    settle()

"""Every layout that was ever released opens, comes up to date, and still says what it said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from caseworker.casework.records import Records
from caseworker.domain.ledger import LedgerAsked, LedgerLine
from caseworker.storage import backup
from caseworker.storage.migrate import bring_up_to_date, layout_of, row_counts
from caseworker.storage.schema import LAYOUT
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import DATABASE, lasting
from tests.builders import NOW, a_case
from tests.records.make import (
    ANSWER,
    CAME,
    CONTENT,
    DOCUMENT,
    DRAFT,
    HERE,
    KEY,
    LEFT,
    LINE,
    MERGE,
    MOVE,
    NUMBER,
    OFFICE,
    PIECE,
    POSTED,
    SEALED,
    SENT,
    VERSION,
    case_of,
)
from tests.storage.stores import Place, a_place, vault_of, write_case

A_COPY_THAT_LEFT = """
    INSERT INTO released
    (sequence, "case", kind, recipient, officer, "at", reason, copy_number, practice)
    VALUES (7, :number, 'print', 'The parent', 'Dana Okafor', :at, 'For the meeting', 1, 0)
"""
LAYOUTS = sorted(HERE.glob("layout_*"))
EARLIER = [folder for folder in LAYOUTS if folder.name != f"layout_{LAYOUT}"]


def name_of(folder: Path) -> str:
    return folder.name.removeprefix("layout_")


def a_place_with(layout: Path, tmp_path: Path) -> Place:
    place = a_place(tmp_path)
    shutil.copytree(layout, place.folder)
    return place


def refuse_a_changed_exchange(records: Records) -> None:
    kept = records.exchange
    assert [each.sealing for each in kept.keys.every()] == [b"x" * 32]
    assert kept.book.receivers() == (replace(OFFICE, keys=(KEY,)),)
    assert (kept.sent.packs(), kept.sent.answers(SENT.pack)) == ((SENT,), (ANSWER,))
    assert (kept.received.packs(), kept.received.content(CAME.pack)) == ((CAME,), SEALED)
    assert (kept.provenance.of_case(NUMBER), kept.provenance.merges(NUMBER)) == ((PIECE,), (MERGE,))
    assert kept.media.moves() == (MOVE,)


def tables_of(store: EncryptedStore) -> dict[str, set[tuple[object, ...]]]:
    """The columns of every table: name, type, whether it may be empty."""
    with vault_of(store).glance() as connection:
        return {
            table: {
                (row.name, row.type, row.notnull)
                for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")
            }
            for table in row_counts(connection)
        }


def test_the_present_layout_is_among_them() -> None:
    assert f"layout_{LAYOUT}" in {folder.name for folder in LAYOUTS}, (
        "run: python -m tests.records.make"
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=name_of)
def test_records_of_every_layout_say_what_they_said(layout: Path, tmp_path: Path) -> None:
    place = a_place_with(layout, tmp_path)

    store = place.unlock()

    with vault_of(store).glance() as connection:
        assert layout_of(connection) == LAYOUT
    with store.reading()() as records:
        assert records.case(NUMBER) == replace(
            case_of(name_of(layout)), facts={"held_at": "Alder House"}
        )
        assert records.documents(NUMBER) == (DOCUMENT,)
        assert records.document_content(DOCUMENT.id) == CONTENT
        assert records.working_draft(NUMBER) == DRAFT
        assert records.versions(NUMBER) == (VERSION,)
        assert records.history(NUMBER) == (LINE,)
        assert records.find("mechanic", 3)
        if name_of(layout) >= "0008":
            (left,) = records.ledger.lines(LedgerAsked(NUMBER))
            assert left == LedgerLine(LEFT, NUMBER, (POSTED,))
        if name_of(layout) >= "0009":
            refuse_a_changed_exchange(records)
    assert store.health().audit_unbroken
    store.close()


@pytest.mark.parametrize("layout", EARLIER, ids=name_of)
def test_earlier_records_are_copied_as_they_were_before_a_step_is_taken(
    layout: Path, tmp_path: Path
) -> None:
    place = a_place_with(layout, tmp_path)

    store = place.unlock()

    (copy,) = backup.listed(place.folder / backup.FOLDER)
    assert store.drill(copy).cases == 1
    key = vault_of(store).ring.database_key()
    with lasting(copy / DATABASE, key) as connection:
        assert layout_of(connection) == name_of(layout)
    store.close()


@pytest.mark.parametrize("layout", EARLIER, ids=name_of)
def test_earlier_records_come_to_the_same_tables_as_new_ones(layout: Path, tmp_path: Path) -> None:
    """So a step that has been taken somewhere can't be edited in place without this noticing."""
    old, new = a_place_with(layout, tmp_path / "old").unlock(), a_place(tmp_path / "new").create()

    assert tables_of(old) == tables_of(new)

    old.close()
    new.close()


def test_copies_that_had_left_are_still_written_down_and_still_can_not_be_undone(
    tmp_path: Path,
) -> None:
    """0005 makes their table anew, 0008 the ledger of it: nothing may be lost on the way."""
    place = a_place_with(HERE / "layout_0003", tmp_path)
    store = place.unlock()
    key = vault_of(store).ring.database_key()
    store.close()
    (copy,) = backup.listed(place.folder / backup.FOLDER)
    left = {"number": NUMBER, "at": NOW.isoformat()}
    with lasting(copy / DATABASE, key) as connection:
        connection.execute(text(A_COPY_THAT_LEFT), left)
        connection.commit()
        bring_up_to_date(connection.engine, copy_first=lambda: None)
    with lasting(copy / DATABASE, key) as connection:
        columns = "sequence, number, recipient, reason"
        kept = connection.execute(text(f"SELECT {columns} FROM disclosure")).all()  # noqa: S608
        for act in ("DELETE FROM disclosure", "UPDATE disclosure SET reason = 'Another'"):
            with pytest.raises(IntegrityError, match="ledger"):
                connection.execute(text(act))

    assert [tuple(row) for row in kept] == [(7, "2026-0001", "The parent", "For the meeting")]


def test_records_that_are_up_to_date_are_not_copied_on_the_way_in(tmp_path: Path) -> None:
    place = a_place_with(HERE / f"layout_{LAYOUT}", tmp_path)

    store = place.unlock()

    assert not backup.listed(place.folder / backup.FOLDER)
    store.close()


@pytest.mark.parametrize("name", ["0001", "0011"])
def test_a_backup_of_an_earlier_layout_is_gone_back_to(name: str, tmp_path: Path) -> None:
    """The one that was made before the step was taken: it comes up to date beside the records."""
    place = a_place_with(HERE / f"layout_{name}", tmp_path)
    store = place.unlock()
    (copy,) = backup.listed(place.folder / backup.FOLDER)
    with vault_of(store).sitting() as records:
        write_case(records, a_case(number="2026-0002"))

    lost = store.safe.would_lose(copy)
    store.safe.go_back(copy, lambda _: None)
    store.close()

    again = place.unlock()
    with vault_of(again).glance() as connection:
        assert layout_of(connection) == LAYOUT
    with again.reading()() as records:
        assert [one.number for one in records.every_case()] == [NUMBER]
        assert records.document_content(DOCUMENT.id) == CONTENT
    assert lost.cases == ("2026-0002",)
    assert again.health().audit_unbroken
    again.close()

"""A medium that is taken out while a backup is written to it: told of it, and of nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from caseworker.casework.safekeeping import WhyMade
from caseworker.domain.errors import RecordsError
from caseworker.storage import backup
from caseworker.storage.keys.file import NAME as KEYS
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import DATABASE
from tests.builders import NOW
from tests.storage.stores import vault_of


class PulledOut:
    """The records of a vault, and a medium that goes as soon as they are read to be copied."""

    def __init__(self, store: EncryptedStore, medium: Path) -> None:
        self._vault, self._medium = vault_of(store), medium

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vault, name)

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        with self._vault.glance() as connection:
            shutil.rmtree(self._medium)
            yield connection


def told(error: RecordsError) -> None:
    said = str(error)
    assert "may have been taken out" in said
    assert "The records are as they were." in said
    assert type(error) is RecordsError  # and not that these are damaged, or their keys missing


def test_one_that_goes_as_the_copy_begins(store: EncryptedStore, tmp_path: Path) -> None:
    stick = tmp_path / "stick"

    with pytest.raises(RecordsError) as found:
        backup.make(PulledOut(store, stick), NOW, stick)  # type: ignore[arg-type]  # it is one

    told(found.value)
    assert not [one.words for one in store.check() if not one.sound]


@pytest.mark.parametrize("gone", ["all of it", KEYS, DATABASE])
def test_one_that_goes_before_the_copy_is_read_back(
    store: EncryptedStore, tmp_path: Path, gone: str
) -> None:
    """Part of it may be in no state to be read, too."""
    stick = tmp_path / "stick"
    copy = backup.make(vault_of(store), NOW, stick, WhyMade.AWAY).path
    lost = copy if gone == "all of it" else copy / gone
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()

    with pytest.raises(RecordsError) as found, backup.reading_back():
        store.safe.prove(copy)

    told(found.value)


def test_a_place_that_is_none_is_told_as_such(store: EncryptedStore, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("x")

    with pytest.raises(RecordsError) as found:
        store.safe.copy_away(tmp_path / "a file")

    told(found.value)

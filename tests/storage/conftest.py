"""A place for a store, and a store in it, for every test that asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.casework.records import OpenRecords
from caseworker.storage.store import EncryptedStore
from tests.paper_records import PaperStore
from tests.storage.stores import Place, a_copy, a_place, vault_of


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A new store, shut, that nobody changes: others are copied from it, since keys are slow."""
    made = a_place(tmp_path_factory.mktemp("made"))
    made.create().close()
    return made


@pytest.fixture
def bare_place(tmp_path: Path) -> Place:
    """A strongroom without any store yet."""
    return a_place(tmp_path)


@pytest.fixture
def place(made_once: Place, tmp_path: Path) -> Place:
    """A strongroom with a new store in it, shut."""
    return a_copy(made_once, tmp_path)


@pytest.fixture
def store(place: Place) -> Iterator[EncryptedStore]:
    """A new store, open to its first officer."""
    unlocked = place.unlock()
    yield unlocked
    unlocked.close()


@pytest.fixture(params=["encrypted", "paper"])
def sitting(request: pytest.FixtureRequest) -> OpenRecords:
    if request.param == "paper":
        return PaperStore().sitting
    return vault_of(request.getfixturevalue("store")).sitting

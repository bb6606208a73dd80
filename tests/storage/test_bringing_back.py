"""One case out of a backup: whole where it is gone, and never one that was destroyed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import insert

from caseworker.casework.bringing_back import BringBack, bring_back, read_case, sides_of
from caseworker.casework.cases import OpenCase, open_case
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.storage.day_schema import destroyed
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, TODAY, a_person
from tests.storage.stores import vault_of

NUMBER = CaseNumber("2026-0001")


@pytest.fixture
def backed_up(store: EncryptedStore) -> EncryptedStore:
    store.office.do(open_case, OpenCase(a_person(), "custody", TODAY))
    store.back_up()
    return store


def erase(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        records.erase_case(NUMBER)


def brought(store: EncryptedStore) -> BringBack:
    came = read_case(store, store.safe.state().backups[0], NUMBER)
    return BringBack(came, {}, store.office.see(sides_of(came)).mark)


def test_a_case_that_is_gone_comes_back_whole_and_says_from_where(
    backed_up: EncryptedStore,
) -> None:
    with backed_up.reading()() as records:
        before = records.case(NUMBER)
    erase(backed_up)

    backed_up.office.do(bring_back, brought(backed_up))

    with backed_up.reading()() as records:
        assert records.case(NUMBER).person == before.person
        assert records.case(NUMBER).events == before.events
        said = records.history(NUMBER)[0].words
    assert said == "Brought back this case from the backup of 23 November 2026."


def test_what_differs_is_chosen_and_what_is_the_same_is_not_written_twice(
    backed_up: EncryptedStore,
) -> None:
    with pytest.raises(NotAllowed, match="Nothing of it is new"):
        backed_up.office.do(bring_back, brought(backed_up))

    with vault_of(backed_up).sitting() as records:
        records.save_person(NUMBER, replace(a_person(), addresses=(), contacts=()))
    came = brought(backed_up)
    if not backed_up.office.see(sides_of(came.came)).joined({}).is_nothing:
        backed_up.office.do(bring_back, came)
        with backed_up.reading()() as records:
            assert records.case(NUMBER).person.contacts == a_person().contacts


def test_a_case_that_was_destroyed_lawfully_is_not_brought_back(
    backed_up: EncryptedStore,
) -> None:
    erase(backed_up)
    with vault_of(backed_up).transaction() as connection:
        connection.execute(
            insert(destroyed).values(
                number=NUMBER,
                at=NOW,
                destroyed_by="a",
                agreed_by="b",
                rule="r",
                certificate="c",
                counts={},
                backups_until=TODAY,
            )
        )

    with pytest.raises(NotAllowed, match="destroyed under the retention rules"):
        brought(backed_up)


def test_a_case_that_the_backup_has_not_is_said_to_be_missing(backed_up: EncryptedStore) -> None:
    copy = backed_up.safe.state().backups[0]

    with pytest.raises(NotFound):
        read_case(backed_up, copy, CaseNumber("2026-0999"))

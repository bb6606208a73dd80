"""Lists for disposal and what was destroyed: the same on paper and encrypted, and kept for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from caseworker.casework.records import OpenRecords
from caseworker.domain.case import CaseNumber
from caseworker.domain.disposal import Destroyed, DisposalId
from caseworker.domain.errors import NotFound
from caseworker.storage import backup
from caseworker.storage.disposal import gone_by
from caseworker.storage.last_check import WENT_BACK
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, a_case, an_event
from tests.documents.disposed import DONE, WAITS
from tests.storage.stores import vault_of

GONE = Destroyed(
    CaseNumber("1998-0021"), NOW, OKAFOR, "A. Lewis", "31 years", "D-2026-001",
    date(2026, 12, 28), {"entries": 2},
)  # fmt: skip


def test_a_list_comes_back_as_it_was_kept_and_goes_on(sitting: OpenRecords) -> None:
    newer = replace(WAITS, id=DisposalId("newer"), made_at=NOW + timedelta(days=9))
    with sitting() as records:
        records.disposal.keep(WAITS)
        records.disposal.keep(newer)

    with sitting() as records:
        assert records.disposal.lists() == (newer, WAITS)
        records.disposal.keep(DONE)

    with sitting() as records:
        assert records.disposal.list(DONE.id) == DONE
        assert len(records.disposal.lists()) == 2
        with pytest.raises(NotFound):
            records.disposal.list(DisposalId("nothing"))


def test_what_was_destroyed_is_kept(sitting: OpenRecords) -> None:
    later = replace(GONE, number=CaseNumber("1997-0003"), at=NOW + timedelta(days=1))
    with sitting() as records:
        records.disposal.note_destroyed(GONE)
        records.disposal.note_destroyed(later)

    with sitting() as records:
        assert records.disposal.destroyed() == (later, GONE)


def test_what_a_backup_brought_again_can_be_destroyed_again(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.disposal.note_destroyed(GONE)
        records.disposal.note_destroyed(replace(GONE, at=NOW + timedelta(days=9)))

    with sitting() as records:
        assert records.disposal.destroyed() == (GONE,)


def test_cases_are_found_by_an_entry_that_they_ever_had(sitting: OpenRecords) -> None:
    with sitting() as records:
        for at, kind in enumerate(("case_opened", "opened_by_mistake", "died")):
            event = an_event(kind, id=f"e{at}")
            records.open_case(a_case(event, number=f"2026-000{at + 1}"))

    with sitting() as records:
        found = records.disposal.cases_with({"opened_by_mistake", "died"})

    assert found == ("2026-0002", "2026-0003")


def test_what_was_destroyed_is_never_taken_back(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        records.disposal.note_destroyed(GONE)

    for act in ("DELETE FROM destroyed", "UPDATE destroyed SET number = 'x'"):
        with pytest.raises(IntegrityError), vault_of(store).transaction() as connection:
            connection.exec_driver_sql(act)


def test_backups_that_hold_what_was_destroyed_go_after_their_days(store: EncryptedStore) -> None:
    """Figure 28: at once in the database, after the stated days in backups."""
    folder = vault_of(store).folder / backup.FOLDER
    first = store.back_up().path
    with vault_of(store).sitting() as records:
        at = store.clock.now() + timedelta(seconds=1)
        records.disposal.note_destroyed(replace(GONE, at=at, backups_until=at.date()))

    store.back_up()
    assert first.exists()  # the last of its days is today
    store.clock.forward(days=1)  # type: ignore[attr-defined]
    kept = store.back_up().path

    assert not first.exists()
    assert kept in backup.listed(folder)


def test_backups_forget_what_was_destroyed_again(store: EncryptedStore) -> None:
    """The list of what was destroyed keeps the first day: the second is that of its list."""
    again = NOW + timedelta(days=90)
    second = replace(
        DONE, done_at=again, backups_until=(again + timedelta(days=35)).date(), certificate="D-2"
    )
    with vault_of(store).sitting() as records:
        records.disposal.note_destroyed(GONE)
        records.disposal.note_destroyed(replace(GONE, at=again))
        records.disposal.keep(second)

    with vault_of(store).glance() as connection:
        before = gone_by(connection, (again + timedelta(days=35)).date())
        after = gone_by(connection, (again + timedelta(days=36)).date())

    assert (before, after) == (NOW, again)


def test_backups_forget_what_went_out_of_the_bin_again_with_no_list(store: EncryptedStore) -> None:
    """Going back left it, joined to a case that stayed: when it went again the audit alone says."""
    again = NOW + timedelta(days=90)
    with vault_of(store).sitting() as records:
        records.disposal.note_destroyed(GONE)
        records.write_audit(NOW, OKAFOR, "case_destroyed", GONE.number)
        records.disposal.note_destroyed(replace(GONE, at=again, certificate=""))
        records.write_audit(again, OKAFOR, "case_destroyed", GONE.number)

    with vault_of(store).glance() as connection:
        before = gone_by(connection, (again + timedelta(days=35)).date())
        after = gone_by(connection, (again + timedelta(days=36)).date())

    assert (before, after) == (NOW, again)


def test_what_going_back_takes_out_again_costs_no_backup(store: EncryptedStore) -> None:
    """It is destroyed in what was gone back to alone: no backup made since has it."""
    back = NOW + timedelta(days=90)
    with vault_of(store).sitting() as records:
        records.disposal.note_destroyed(GONE)
        records.write_audit(back, OKAFOR, WENT_BACK, None)
        records.write_audit(back, OKAFOR, "case_destroyed", GONE.number)

    with vault_of(store).glance() as connection:
        assert gone_by(connection, (back + timedelta(days=90)).date()) == NOW

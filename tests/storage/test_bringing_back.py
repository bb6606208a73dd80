"""One case out of a backup: whole where it is gone, and never one that was destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from caseworker.casework import entries
from caseworker.casework.bringing_back import BringBack, bring_back, read_case, sides_of
from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.office import Done
from caseworker.casework.safekeeping import BackupSeen
from caseworker.casework.tasks import NewTask, add_task
from caseworker.casework.undoing import undo
from caseworker.casework.worked_on import held_of
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.disposal import Destroyed
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.looking import OPENED
from caseworker.domain.merging import Take
from caseworker.storage.day_schema import destroyed
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, TODAY, a_person
from tests.storage.stores import Place, vault_of

NUMBER = CaseNumber("2026-0001")


@pytest.fixture
def backed_up(store: EncryptedStore) -> EncryptedStore:
    store.office.do(open_case, OpenCase(a_person(), "custody", TODAY))
    store.back_up()
    return store


def erase(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        records.erase_case(NUMBER)


def brought(store: EncryptedStore, backup: BackupSeen | None = None) -> BringBack:
    came = read_case(store, backup or store.safe.state().backups[0], NUMBER)
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


def worked_on(store: EncryptedStore) -> None:
    note = Happening("contact_made", TODAY, facts={"how": "Note", "note": "She rang the school"})
    store.office.do(entries.record, entries.Record(NUMBER, note))


def everything(store: EncryptedStore) -> tuple[object, ...]:
    with store.reading()() as records:
        return held_of(records, NUMBER)


def takes_back(store: EncryptedStore, done: Done) -> Done:
    assert done.undo is not None
    return store.office.do(undo, done.undo)


def test_a_whole_case_that_was_brought_back_is_taken_out_again_with_one_press(
    backed_up: EncryptedStore,
) -> None:
    erase(backed_up)
    done = backed_up.office.do(bring_back, brought(backed_up))

    back = takes_back(backed_up, done)

    with backed_up.reading()() as records, pytest.raises(NotFound):
        records.case(NUMBER)
    assert back.case is None
    backed_up.office.do(bring_back, brought(backed_up))  # the backup still has it
    assert all(one.sound for one in backed_up.check())


def test_what_was_taken_into_a_case_is_taken_out_again_with_one_press(
    place: Place, backed_up: EncryptedStore
) -> None:
    """An entry that the backup alone has, and the person as they were known there."""
    first = backed_up.safe.state().backups[0]
    backed_up.safe.mark(first.path, is_kept=True)
    worked_on(backed_up)
    with vault_of(backed_up).sitting() as records:
        records.save_person(NUMBER, replace(a_person(), known_as="Zee"))
    place.clock.forward(minutes=1)  # of one second, neither is the newer
    backed_up.back_up()
    erase(backed_up)
    backed_up.office.do(bring_back, brought(backed_up, first))
    before = everything(backed_up)
    chosen = brought(backed_up)
    pairs = backed_up.office.see(sides_of(chosen.came)).pairs
    done = backed_up.office.do(
        bring_back, replace(chosen, choices={one.key: Take.THEIRS for one in pairs})
    )
    assert everything(backed_up) != before

    back = takes_back(backed_up, done)

    assert everything(backed_up) == before
    assert back.case == NUMBER
    with backed_up.reading()() as records:
        assert records.how_many_cases() == 1


def test_once_somebody_has_worked_on_it_it_stays(backed_up: EncryptedStore) -> None:
    erase(backed_up)
    done = backed_up.office.do(bring_back, brought(backed_up))
    worked_on(backed_up)

    with pytest.raises(NotAllowed, match="worked on since"):
        takes_back(backed_up, done)


def test_a_task_about_it_is_not_lost_with_it(backed_up: EncryptedStore) -> None:
    erase(backed_up)
    done = backed_up.office.do(bring_back, brought(backed_up))
    backed_up.office.do(add_task, NewTask("Ring her mother", backed_up.officer.id, case=NUMBER))

    with pytest.raises(NotAllowed, match="worked on since"):
        takes_back(backed_up, done)


def test_that_a_case_was_looked_at_in_a_backup_is_kept(backed_up: EncryptedStore) -> None:
    brought(backed_up)

    now = backed_up.clock.now()
    with backed_up.reading()() as records:
        lines = records.audit_read.lines(now, now + timedelta(seconds=1))
    assert (OPENED, NUMBER) in {(line.act, line.case) for line in lines}


def test_whoever_may_bring_none_back_reads_none_in_a_backup(
    place: Place, backed_up: EncryptedStore
) -> None:
    """An administrator sees no case by right: nor one in a backup."""
    words = "a third walk along the sea"
    sian = backed_up.add_officer("Siân Rees", "administrator alone", words).id
    place.clock.forward(minutes=1)
    backed_up.back_up()
    backed_up.close()
    hers = place.room.unlock(place.folder, sian, words)

    with pytest.raises(NotAllowed, match="Only"):
        read_case(hers, hers.safe.state().backups[0], NUMBER)

    hers.close()


def test_one_that_was_destroyed_while_it_was_looked_at_is_not_brought_back(
    backed_up: EncryptedStore,
) -> None:
    chosen = brought(backed_up)
    erase(backed_up)
    looked = replace(chosen, mark=backed_up.office.see(sides_of(chosen.came)).mark)
    gone = Destroyed(NUMBER, NOW, backed_up.officer.id, "A. Lewis", "31 years", "D-1", TODAY)
    with vault_of(backed_up).sitting() as records:
        records.disposal.note_destroyed(gone)

    with pytest.raises(NotAllowed, match="destroyed under the retention rules"):
        backed_up.office.do(bring_back, looked)


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

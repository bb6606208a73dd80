"""Going back to a backup takes back nothing that holds all the same, and loses no file it needs."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from caseworker.casework import entries
from caseworker.casework.records import Document, DocumentId
from caseworker.casework.recycle_bin import EmptyBin, empty_bin
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.restrictions import restrictions
from caseworker.domain.case import CaseNumber, Happening, OfficerId
from caseworker.domain.disposal import Destroyed
from caseworker.domain.errors import CaseworkerError, Unfinished
from caseworker.domain.moments import day_of
from caseworker.domain.packs import Merge, MergeId
from caseworker.storage.disposal import gone_by
from caseworker.storage.schema import audit
from tests.builders import NOW, TODAY, a_case
from tests.storage.stores import PASSPHRASE, Place, vault_of, write_case
from tests.storage.test_going_back import cases, damage, destroys, silently, with_cases


def test_a_paper_that_was_erased_since_is_erased_in_the_backup_too(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 1)
    case, who = CaseNumber("2026-0001"), OfficerId("lewis")
    digest = hashlib.sha256(b"x").hexdigest()
    with vault_of(store).sitting() as records:
        for name in ("gone", "stays"):
            paper = Document(DocumentId(name), case, f"{name}.txt", "txt", 1, digest, NOW, who)
            records.add_document(paper, b"x")
    proof = store.back_up()
    with vault_of(store).sitting() as records:
        records.erase_document(case, "gone")
        erased = Destroyed(CaseNumber("gone"), NOW, who, "", "The bin", "", TODAY)
        records.disposal.note_destroyed(erased)

    store.safe.go_back(proof.path, silently)

    with store.reading()() as records:
        assert [one.id for one in records.documents(case)] == ["stays"]
        assert [one.number for one in records.disposal.destroyed()] == ["gone"]
    with vault_of(store).glance() as connection:
        acts = {tuple(row) for row in connection.execute(select(audit.c.act, audit.c.ref))}
    assert ("document_erased", "gone") in acts
    assert all(finding.sound for finding in store.check())
    store.close()


def test_a_case_that_going_back_left_and_the_bin_erased_leaves_the_backups_too(
    place: Place,
) -> None:
    """It is joined to one that stays in the backup; there it is taken apart, and goes once more."""
    store = place.unlock()
    with_cases(store, 1, 2)
    case, stays, who = CaseNumber("2026-0001"), CaseNumber("2026-0002"), OfficerId("lewis")
    with vault_of(store).sitting() as records:
        records.exchange.provenance.keep_merge(Merge(MergeId("j"), stays, case, "", NOW, who, {}))
    proof = store.back_up()
    with vault_of(store).sitting() as records:
        records.exchange.provenance.note_undone(MergeId("j"), NOW, who)
    destroys(store, case)
    store.safe.go_back(proof.path, silently)
    with vault_of(store).sitting() as records:
        records.exchange.provenance.note_undone(MergeId("j"), NOW, who)
    mistake = Happening("opened_by_mistake", TODAY, facts={"reasons": "Entered twice."})
    store.office.do(entries.record, entries.Record(case, mistake))
    place.clock.forward(days=32)

    store.office.do(empty_bin, EmptyBin())

    again = place.clock.now()
    with vault_of(store).glance() as connection:
        assert gone_by(connection, day_of(again) + timedelta(days=36)) == again
    with store.reading()() as records:
        assert [one.at for one in records.disposal.destroyed()] == [NOW]
    store.close()


def test_who_may_open_a_restricted_case_is_as_it_is_said_today(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 1)
    sian = store.add_officer("Siân Rees", "manager", "a third walk along the sea").id
    case, me = CaseNumber("2026-0001"), store.officer.id
    store.office.do(restrict_case, RestrictCase(case, frozenset({me, sian}), "A relative"))
    proof = store.back_up()
    store.office.do(restrict_case, RestrictCase(case, frozenset({me}), "She is the relative"))

    store.safe.go_back(proof.path, silently)

    with store.reading()() as records:
        assert restrictions(records)[case].named == {me}
    store.close()


def test_a_backup_that_was_decided_for_waits_until_it_can_be_moved_into_place(place: Place) -> None:
    """The keys are those of the backup by then: without its file nothing would ever open."""
    store = place.unlock()
    with_cases(store, 1, 4)
    proof = store.back_up()
    first = store.officer.id
    store.close()
    damage(place)
    in_the_way = place.folder / "records.db-wal"
    in_the_way.mkdir()  # as a scanner that holds a file open, it can't be taken away

    with pytest.raises(CaseworkerError):
        place.room.go_back(place.folder, first, PASSPHRASE, proof.path)

    in_the_way.rmdir()
    again = place.unlock()
    assert cases(again) == 4
    again.close()


def test_what_is_written_while_it_goes_back_is_lost_nowhere(place: Place) -> None:
    """A colleague's saving goes on beside it: it is in the backup of today, or in what comes."""
    store = place.unlock()
    with_cases(store, 1, 2)
    proof = store.back_up()
    writers: list[Thread] = []

    def write(number: str) -> None:
        with vault_of(store).sitting() as records:
            write_case(records, a_case(number=number))

    def tell(words: str) -> None:
        del words
        writers.append(Thread(target=write, args=(f"2026-{10 + len(writers):04d}",)))
        writers[-1].start()
        writers[-1].join(timeout=0.5)  # one that has to wait for its turn is not waited for

    before = store.safe.go_back(proof.path, tell)

    for each in writers:
        each.join()
    written = {f"2026-{10 + at:04d}" for at in range(len(writers))}
    with store.reading()() as records:
        now = {one.number for one in records.every_case()}
    with store.safe.looking_into(before.path) as records:
        then = {one.number for one in records.every_case()}
    assert len(written) > 1
    assert written <= now | then
    store.close()


def test_what_was_decided_is_finished_at_the_next_start_and_said_until_then(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner holds the old file open, as it can on Windows: the keys are new all the same."""
    store = place.unlock()
    with_cases(store, 1, 4)
    proof = store.back_up()
    with_cases(store, 5, 9)
    with monkeypatch.context() as held:
        refuse_to_replace(held, "records.db")

        with pytest.raises(Unfinished, match="Close Caseworker"):
            store.safe.go_back(proof.path, silently)

        with pytest.raises(Unfinished), vault_of(store).sitting():
            pass
        with pytest.raises(Unfinished), store.reading()():
            pass
        with pytest.raises(Unfinished):
            store.back_up()
        store.close()
    again = place.unlock()

    assert cases(again) == 4
    assert all(finding.sound for finding in again.check())
    assert again.health().audit_unbroken
    assert not list(place.folder.glob("records.*.next*"))
    again.close()


def test_taking_an_officer_off_is_finished_at_the_next_start_too(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = place.unlock()
    with_cases(store, 1, 4)
    lewis = store.add_officer("Lewis Hart", "officer", "another walk along the river")
    with monkeypatch.context() as held:
        refuse_to_replace(held, "records.db")
        with pytest.raises(Unfinished, match="under a new key"):
            store.remove_officer(lewis.id)
        store.close()

    again = place.unlock()

    assert [one.name for one in again.officers()] == ["Dana Okafor"]
    assert cases(again) == 4
    again.close()


def refuse_to_replace(held: pytest.MonkeyPatch, name: str) -> None:
    """As a computer does with a file that another program holds open."""
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target.name == name:
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    held.setattr(Path, "replace", refusing)

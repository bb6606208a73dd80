"""Going back to a backup takes back nothing that holds all the same, and loses no file it needs."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select

from caseworker.casework.records import Document, DocumentId
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.restrictions import restrictions
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.disposal import Destroyed
from caseworker.domain.errors import CaseworkerError
from caseworker.storage.schema import audit
from tests.builders import NOW, TODAY
from tests.storage.stores import PASSPHRASE, Place, vault_of
from tests.storage.test_going_back import cases, damage, silently, with_cases


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

"""Going back to a backup: what is lost is told, today is kept, and no kill leaves it half done."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from caseworker.casework.safekeeping import BackupProof, WhyMade, overdue
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.disposal import Destroyed, DisposalId, DisposalList
from caseworker.domain.errors import DamagedStore, NotAllowed
from caseworker.domain.packs import Merge, MergeId
from caseworker.storage import backup
from caseworker.storage.schema import audit
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, TODAY, a_case, an_event
from tests.conftest import Often
from tests.storage.stores import PASSPHRASE, Place, a_child, a_place, vault_of, write_case


def with_cases(store: EncryptedStore, first: int, last: int) -> None:
    with vault_of(store).sitting() as records:
        for number in range(first, last + 1):
            write_case(records, a_case(number=f"2026-{number:04d}"))


def cases(store: EncryptedStore) -> int:
    with store.reading()() as records:
        return len(records.summaries())


def silently(words: str) -> None:
    del words


def test_it_is_told_what_going_back_would_take_away(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 2)
    proof = store.back_up()
    with_cases(store, 3, 5)
    with vault_of(store).sitting() as records:
        records.add_event(CaseNumber("2026-0001"), an_event("advice_received"))

    lost = store.safe.would_lose(proof.path)

    assert lost.cases == ("2026-0003", "2026-0004", "2026-0005")
    assert not lost.cases_back
    assert lost.entries == (("Somebody who has left", 1),)
    store.close()


def test_the_records_are_those_of_the_backup_and_today_is_kept(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 2)
    proof = store.back_up()
    place.clock.forward(hours=2)  # of one day only the last stays, but for those that are marked
    with_cases(store, 3, 5)

    before = store.safe.go_back(proof.path, silently)

    assert cases(store) == 2
    seen = {one.path: one for one in store.safe.state().backups}
    assert seen[before.path].is_kept
    assert seen[before.path].why is WhyMade.GOING_BACK
    assert seen[proof.path].is_kept
    with vault_of(store).glance() as connection:
        last = list(connection.execute(select(audit.c.act, audit.c.ref)))
    assert ("went_back_to_backup", proof.path.name.removeprefix("backup-")) in {*map(tuple, last)}
    assert all(finding.sound for finding in store.check())
    store.close()


def test_a_store_that_went_back_is_not_taken_for_one_that_was_rolled_back(place: Place) -> None:
    """Its anchors, here and in the key file, are those of the way that was given up."""
    store = place.unlock()
    with_cases(store, 1, 2)
    proof = store.back_up()
    with_cases(store, 3, 5)
    store.safe.go_back(proof.path, silently)
    store.close()

    again = place.unlock()

    assert cases(again) == 2
    assert "put these records back to a backup" in " ".join(again.health().warnings)
    assert again.health().audit_unbroken
    again.close()


def test_and_back_again_to_what_it_was(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 2)
    proof = store.back_up()
    with_cases(store, 3, 5)

    before = store.safe.go_back(proof.path, silently)
    store.safe.go_back(before.path, silently)

    assert cases(store) == 5
    store.close()


def test_officers_of_today_stay_and_those_who_left_stay_outside(place: Place) -> None:
    store = place.unlock()
    lewis = store.add_officer("Lewis Hart", "officer", "another walk along the river")
    proof = store.back_up()
    store.remove_officer(lewis.id)
    sian = store.add_officer("Siân Rees", "officer", "a third walk along the sea")

    store.safe.go_back(proof.path, silently)
    store.close()

    assert {one.name for one in place.room.sign_ins(place.folder)} == {"Dana Okafor", "Siân Rees"}
    hers = place.room.unlock(place.folder, sian.id, "a third walk along the sea")
    hers.close()  # signs the end of the audit with a key that the backup never knew
    again = place.unlock()
    assert again.health().audit_unbroken
    again.close()


def test_a_number_that_was_given_since_is_not_given_again(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 2)
    proof = store.back_up()
    with_cases(store, 3, 5)

    store.safe.go_back(proof.path, silently)

    with vault_of(store).sitting() as records:
        assert records.next_number(2026) == "2026-0006"
    store.close()


def destroys(store: EncryptedStore, *numbers: str) -> None:
    """As carrying out a list does: the cases go, the list and what was destroyed stay."""
    at, who = NOW, OfficerId("lewis")
    with vault_of(store).sitting() as records:
        for number in map(CaseNumber, numbers):
            records.erase_case(number)
            gone = Destroyed(number, at, who, "Siân Rees", "closed", "D-2026-001", TODAY)
            records.disposal.note_destroyed(gone)
        made = DisposalList(DisposalId("list"), at, who, "A. Lewis", ())
        done = replace(made, done_at=at, done_by=who, certificate="D-2026-001")
        records.disposal.keep(done)


def test_what_was_destroyed_since_is_destroyed_in_the_backup_too(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 3)
    with vault_of(store).sitting() as records:
        joined = Merge(MergeId("j"), CaseNumber("2026-0002"), CaseNumber("2026-0001"), "", NOW,
                       OfficerId("lewis"), {})  # fmt: skip
        records.exchange.provenance.keep_merge(joined)
    proof = store.back_up()
    destroys(store, "2026-0002", "2026-0001")

    lost = store.safe.would_lose(proof.path)
    store.safe.go_back(proof.path, silently)

    assert lost.destroyed_again == ("2026-0001", "2026-0002")
    assert not lost.cases_back
    with store.reading()() as records:
        assert [one.number for one in records.every_case()] == ["2026-0003"]
        assert {one.number for one in records.disposal.destroyed()} == {*lost.destroyed_again}
        assert [one.certificate for one in records.disposal.lists()] == ["D-2026-001"]
    with vault_of(store).glance() as connection:
        again = select(audit.c.case, audit.c.ref).where(audit.c.act == "case_destroyed")
        gone = [tuple(row) for row in connection.execute(again)]
    assert gone == [("2026-0002", "D-2026-001"), ("2026-0001", "D-2026-001")]
    assert all(finding.sound for finding in store.check())
    store.close()


def test_what_stands_in_a_case_that_stays_is_named(place: Place) -> None:
    store = place.unlock()
    with_cases(store, 1, 2)
    with vault_of(store).sitting() as records:
        joined = Merge(MergeId("j"), CaseNumber("2026-0002"), CaseNumber("2026-0001"), "", NOW,
                       OfficerId("lewis"), {})  # fmt: skip
        records.exchange.provenance.keep_merge(joined)
    proof = store.back_up()
    with vault_of(store).sitting() as records:
        records.exchange.provenance.note_undone(MergeId("j"), NOW, OfficerId("lewis"))
    destroys(store, "2026-0001")

    lost = store.safe.would_lose(proof.path)
    store.safe.go_back(proof.path, silently)

    assert (lost.destroyed_again, lost.destroyed_back) == ((), ("2026-0001",))
    assert cases(store) == 2
    store.close()


def test_only_an_administrator_goes_back(place: Place) -> None:
    store = place.unlock()
    lewis = store.add_officer("Lewis Hart", "officer", "another walk along the river")
    proof = store.back_up()
    store.close()
    his = place.room.unlock(place.folder, lewis.id, "another walk along the river")

    with pytest.raises(NotAllowed, match="administrator"):
        his.safe.go_back(proof.path, silently)

    his.close()


def test_a_backup_of_other_records_is_refused(
    place: Place, store: EncryptedStore, tmp_path: Path
) -> None:
    elsewhere = a_place(tmp_path / "elsewhere").create()
    theirs = elsewhere.back_up()
    elsewhere.close()
    with_cases(store, 1, 3)

    with pytest.raises(NotAllowed, match="other records"):
        store.safe.go_back(theirs.path, silently)

    assert cases(store) == 3
    assert not store.safe.state().backups
    del place


def test_a_damaged_backup_is_refused_and_nothing_is_changed(store: EncryptedStore) -> None:
    proof = store.back_up()
    with_cases(store, 1, 3)
    content = bytearray((proof.path / "records.db").read_bytes())
    content[len(content) // 2] ^= 1
    (proof.path / "records.db").write_bytes(content)

    with pytest.raises(DamagedStore):
        store.safe.go_back(proof.path, silently)

    assert cases(store) == 3


def test_those_that_are_marked_are_never_thinned_out(store: EncryptedStore, place: Place) -> None:
    first = store.back_up()
    store.safe.mark(first.path, is_kept=True)
    for _ in range(130):
        place.clock.forward(days=1)
        (first.path.parent / backup_name(place)).mkdir()

    backup.thin(first.path.parent)

    assert first.path.exists()
    most = 1 + backup.DAYS + backup.WEEKS + backup.MONTHS
    assert len(backup.listed(first.path.parent)) <= most
    assert any(
        "kept by a mark" in words for words in overdue(store.safe.state(), place.clock.now())
    )


def backup_name(place: Place) -> str:
    return f"backup-{place.clock.now():%Y%m%d-%H%M%S}-abcd"


GO_BACK = """
import sys
from pathlib import Path
from tests.storage.stores import a_place
store = a_place(Path(sys.argv[1])).unlock()
(copy,) = store.safe.state().backups
print("ready", flush=True)
store.safe.go_back(copy.path, lambda words: None)
"""


def test_kills_while_going_back_leave_it_wholly_old_or_wholly_new(
    place: Place, tmp_path: Path, often: Often
) -> None:
    store = place.unlock()
    with_cases(store, 1, 9)
    store.back_up()
    with_cases(store, 10, 19)
    store.close()
    saved, seen = tmp_path / "saved", tmp_path / "saved-seen"
    shutil.copytree(place.folder, saved)
    shutil.copytree(tmp_path / "seen", seen)
    dice = random.Random(42)  # noqa: S311 - so that a failure can be repeated

    ended = set()
    for turn in range(often(3, 40)):
        for kept, there in ((saved, place.folder), (seen, tmp_path / "seen")):
            shutil.rmtree(there)
            shutil.copytree(kept, there)
        child = a_child(GO_BACK, str(tmp_path))
        time.sleep(0.25 * dice.uniform(0.0, (turn + 1) / 4))
        child.kill()
        child.communicate()

        again = place.unlock()  # the anchors of before are there: neither end is refused
        ended.add(cases(again))
        assert cases(again) in {9, 19}
        assert all(finding.sound for finding in again.check())
        assert not list(place.folder.glob("records.*.next*"))
        again.close()
    assert ended <= {9, 19}


def damage(place: Place) -> None:
    path = place.folder / "records.db"
    content = bytearray(path.read_bytes())
    content[100:5000] = bytes(4900)
    path.write_bytes(content)


@pytest.mark.parametrize("keys_too", [False, True])
def test_records_that_do_not_open_are_set_aside_for_a_backup(
    place: Place, *, keys_too: bool
) -> None:
    store = place.unlock()
    with_cases(store, 1, 4)
    proof: BackupProof = store.back_up()
    first = store.officer.id
    store.close()
    damage(place)
    if keys_too:
        (place.folder / "keys.json").write_bytes(b"{}")
        (place.folder / "keys.prev.json").write_bytes(b"{}")
    with pytest.raises(DamagedStore):
        place.room.unlock(place.folder, first, PASSPHRASE)

    (told,) = place.room.backups(place.folder)
    again = place.room.go_back(place.folder, first, PASSPHRASE, told.path)

    assert told.path == proof.path
    assert cases(again) == 4
    assert len(again.safe.state().set_aside) == 1
    assert all(finding.sound for finding in again.check())
    again.close()


def test_what_was_set_aside_is_told_of_and_goes_with_what_was_destroyed(place: Place) -> None:
    """It holds what was destroyed as a backup does, and nothing thins it out by its age."""
    store = place.unlock()
    aside = place.folder / "backups" / "set-aside-20261101-080000-abcd"
    aside.mkdir(parents=True)
    (aside / "records.db").write_bytes(b"damaged")
    state = store.safe.state()
    assert any("1 damaged store set aside" in words for words in overdue(state, NOW))

    backup.thin(aside.parent)
    assert aside.is_dir()
    backup.thin(aside.parent, gone_by=NOW)

    assert not aside.exists()
    assert store.safe.state().set_aside == ()
    store.close()

"""Making, unlocking, sharing and recovering a store (figures 6, 7, 8, 9, 30 and 31)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.casework.strongroom import OpenStore, Strongroom
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import (
    DamagedStore,
    NotAllowed,
    TryLater,
    WrongPassphrase,
)
from caseworker.storage import recovery
from caseworker.storage.keys import file as key_file
from caseworker.storage.places import Drive, Surroundings
from caseworker.storage.practice import FIRST_MOMENT
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import EncryptedStrongroom
from caseworker.storage.tries import delay_after
from tests.builders import a_case
from tests.storage.stores import PASSPHRASE, Place, abandon, vault_of, write_case

SECOND = "another walk along the river"


def acts(store: EncryptedStore) -> list[str]:
    with vault_of(store).transaction() as connection:
        return list(connection.exec_driver_sql("SELECT act FROM audit ORDER BY 1").scalars())


def whole(store: EncryptedStore) -> bool:
    return all(finding.sound for finding in store.check())


def test_these_are_what_the_window_asks_for(place: Place, store: EncryptedStore) -> None:
    room: Strongroom = place.room
    opened: OpenStore = store

    assert room.exists(place.folder)
    assert opened.officer.name == "Dana Okafor"
    assert opened.officer.role == "administrator"


def test_an_added_officer_signs_in_and_is_audited(place: Place, store: EncryptedStore) -> None:
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    store.close()

    his = place.room.unlock(place.folder, lewis.id, SECOND)

    assert his.officer.name == "Lewis Hart"
    assert [each.name for each in his.officers()] == ["Dana Okafor", "Lewis Hart"]
    assert acts(his).count("officer_added") == 1
    his.close()


def test_only_an_administrator_changes_who_may_come_in(place: Place, store: EncryptedStore) -> None:
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    store.close()
    his = place.room.unlock(place.folder, lewis.id, SECOND)

    with pytest.raises(NotAllowed):
        his.add_officer("Ann", "officer", SECOND)
    with pytest.raises(NotAllowed):
        his.remove_officer(place.first_officer)
    with pytest.raises(NotAllowed):
        his.make_recovery_key()
    with pytest.raises(NotAllowed):
        his.renew_recovery_key(place.recovery_key)

    his.close()


def test_each_change_of_who_may_come_in_is_one_line_of_the_audit(store: EncryptedStore) -> None:
    """Figure 30, as far as ways in go."""
    changes: list[tuple[str, Callable[[], object]]] = [
        ("officer_added", lambda: store.add_officer("Lewis Hart", "officer", SECOND)),
        ("role_changed", lambda: store.change_role(store.officers()[-1].id, "reader")),
        ("passphrase_given", lambda: store.give_passphrase(store.officers()[-1].id, "for Lewis")),
        ("passphrase_changed", lambda: store.change_passphrase(PASSPHRASE, "a new one for Dana")),
        ("recovery_key_made", lambda: store.renew_recovery_key(store.make_recovery_key())),
        ("officer_removed", lambda: store.remove_officer(store.officers()[-1].id)),
    ]

    # Taking somebody away re-keys the records; a new key is typed back before it counts.
    lines = {"officer_removed": 2, "recovery_key_made": 2}

    for act, change in changes:
        before = acts(store)
        change()
        after = acts(store)
        assert after.count(act) == before.count(act) + 1
        assert len(after) - len(before) == lines.get(act, 1)

    assert acts(store).count("store_rekeyed") == 1


def test_a_change_that_is_refused_is_no_line_of_the_audit(store: EncryptedStore) -> None:
    before = acts(store)

    with pytest.raises(WrongPassphrase):
        store.change_passphrase("not mine", SECOND)
    with pytest.raises(NotAllowed):
        store.renew_recovery_key("half a key")
    with pytest.raises(NotAllowed):
        store.add_officer("Dana Okafor", "officer", SECOND)

    assert acts(store) == before


def test_nobody_takes_themselves_off(store: EncryptedStore) -> None:
    with pytest.raises(NotAllowed):
        store.remove_officer(store.officer.id)
    with pytest.raises(NotAllowed):
        store.remove_officer(OfficerId("nobody"))


def test_a_removed_officer_with_an_old_key_file_opens_nothing(
    place: Place, store: EncryptedStore, tmp_path: Path
) -> None:
    """Figure 6: and the others open it without having been there."""
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    ann = store.add_officer("Ann Reed", "officer", "a third one for Ann Reed")
    shutil.copy(place.folder / key_file.NAME, tmp_path / "old.json")
    with vault_of(store).sitting() as records:
        write_case(records, a_case())

    store.remove_officer(lewis.id)
    assert whole(store)
    store.close()

    with pytest.raises(WrongPassphrase):
        place.room.unlock(place.folder, lewis.id, SECOND)
    hers = place.room.unlock(place.folder, ann.id, "a third one for Ann Reed")
    with hers.reading()() as records:
        assert records.case(a_case().number).setting == "community"
    assert acts(hers).count("store_rekeyed") == 1
    assert whole(hers)
    hers.close()
    for name in (key_file.NAME, key_file.PREVIOUS):
        shutil.copy(tmp_path / "old.json", place.folder / name)
    with pytest.raises(DamagedStore):
        place.room.unlock(place.folder, lewis.id, SECOND)


def test_the_work_goes_on_after_a_re_keying(place: Place, store: EncryptedStore) -> None:
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    with store.reading()() as records:
        assert records.summaries() == ()

    store.remove_officer(lewis.id)
    with vault_of(store).sitting() as records:
        write_case(records, a_case())
    with store.reading()() as records:
        assert len(records.summaries()) == 1
    proof = store.back_up()
    store.close()

    again = place.unlock()
    assert proof.cases == 1
    assert again.health().audit_unbroken
    again.close()


def test_changing_a_passphrase_rewrites_one_slot(place: Place, store: EncryptedStore) -> None:
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    before = key_file.read(place.folder)

    with pytest.raises(WrongPassphrase):
        store.change_passphrase("not mine", SECOND)
    store.change_passphrase(PASSPHRASE, "a brand new one for Dana")
    store.close()

    after = key_file.read(place.folder)
    assert after.slot(lewis.id) == before.slot(lewis.id)
    assert after.generation == before.generation
    with pytest.raises(WrongPassphrase):
        place.unlock()
    place.room.unlock(place.folder, place.first_officer, "a brand new one for Dana").close()


def test_the_old_passphrase_does_not_open_the_key_file_before(
    place: Place, store: EncryptedStore
) -> None:
    store.change_passphrase(PASSPHRASE, "a brand new one for Dana")
    abandon(store)
    (place.folder / key_file.NAME).unlink()

    with pytest.raises(WrongPassphrase):
        place.unlock()


def test_the_recovery_key_opens_the_real_records(place: Place, store: EncryptedStore) -> None:
    """Figure 8: not a new and empty store; and the old key is used up."""
    for number in range(1, 6):
        with vault_of(store).sitting() as records:
            write_case(records, a_case(number=f"2026-{number:04d}"))
    officer = store.officer.id
    store.close()

    recovered, following = place.room.recover(
        place.folder, place.recovery_key.lower(), officer, "found again in the envelope"
    )

    with recovered.reading()() as records:
        assert len(records.summaries()) == 5
    assert acts(recovered).count("recovery_key_used") == 1
    assert acts(recovered).count("recovery_key_made") == 1
    assert whole(recovered)
    recovered.close()
    with pytest.raises(WrongPassphrase):
        place.room.recover(place.folder, place.recovery_key, officer, "found again")
    with pytest.raises(WrongPassphrase):
        place.unlock()
    place.room.unlock(place.folder, officer, "found again in the envelope").close()
    assert recovery.fault(following) is None


def test_a_new_recovery_key_ends_the_old_one(place: Place, store: EncryptedStore) -> None:
    following = store.make_recovery_key()
    store.renew_recovery_key(following)
    officer = store.officer.id
    store.close()

    with pytest.raises(WrongPassphrase):
        place.room.recover(place.folder, place.recovery_key, officer, "found again")

    again, _ = place.room.recover(place.folder, following, officer, "found again")
    again.close()


def test_the_old_recovery_key_works_until_the_new_one_is_put_in_force(
    place: Place, store: EncryptedStore
) -> None:
    """Whoever is called away before the new one is on paper still has the envelope."""
    following = store.make_recovery_key()
    with pytest.raises(NotAllowed):
        store.renew_recovery_key(following[:-1])
    officer = store.officer.id
    store.close()

    again, _ = place.room.recover(place.folder, place.recovery_key, officer, "found again")

    again.close()


@pytest.mark.parametrize("name", ["dana  OKAFOR", " "])
def test_no_two_officers_look_the_same_where_one_signs_in(store: EncryptedStore, name: str) -> None:
    with pytest.raises(NotAllowed):
        store.add_officer(name, "officer", SECOND)

    assert len(store.officers()) == 1


def test_recovering_for_nobody_changes_nothing(place: Place) -> None:
    before = key_file.read(place.folder)

    with pytest.raises(NotAllowed):
        place.room.recover(place.folder, place.recovery_key, OfficerId("nobody"), "x" * 15)

    assert key_file.read(place.folder) == before
    place.unlock().close()


DELAYS = [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (9, 32), (10, 60), (100, 60)]


@pytest.mark.parametrize(("failed", "seconds"), DELAYS)
def test_each_try_after_the_fourth_takes_longer(failed: int, seconds: int) -> None:
    assert delay_after(failed) == timedelta(seconds=seconds)


def test_somebody_who_guesses_must_wait_and_is_shown_at_the_next_unlock(place: Place) -> None:
    officer = place.first_officer
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            place.room.unlock(place.folder, officer, "a guess")

    with pytest.raises(TryLater) as wait:
        place.unlock()
    assert wait.value.seconds == 2
    place.clock.forward(seconds=2)
    store = place.unlock()

    assert store.health().failed_tries == 5
    assert acts(store).count("unlock_failed") == 5
    store.close()
    again = place.unlock()
    assert again.health().failed_tries == 0
    again.close()


def test_setting_the_clock_back_does_not_shorten_the_wait(place: Place) -> None:
    for _ in range(6):
        place.clock.forward(minutes=2)
        with pytest.raises(WrongPassphrase):
            place.room.unlock(place.folder, place.first_officer, "a guess")

    place.clock.forward(days=-1)

    with pytest.raises(TryLater) as wait:
        place.unlock()
    assert wait.value.seconds == 4


@pytest.mark.parametrize("shift", [{"days": -1}, {"days": 365}])
def test_a_clock_that_is_wrong_keeps_the_order(place: Place, shift: dict[str, float]) -> None:
    place.unlock().close()
    place.clock.forward(**shift)

    store = place.unlock()

    assert whole(store)
    assert acts(store).count("unlocked") == 2
    store.close()


def test_closing_twice_does_no_harm_and_forgets_the_keys(store: EncryptedStore) -> None:
    ring = vault_of(store).ring

    store.close()
    store.close()

    assert not any(ring._store_key.value())  # noqa: SLF001 - that it is gone is the point


def test_every_coming_and_going_is_audited_once(place: Place) -> None:
    place.unlock().close()
    place.unlock().close()
    store = place.unlock()

    assert acts(store).count("unlocked") == 3
    assert acts(store).count("locked") == 3  # with the one of the day it was made
    store.close()


def test_the_practice_mark_is_part_of_the_key_file(bare_place: Place) -> None:
    store = bare_place.create(practice=True)

    assert store.practice
    assert bare_place.room.is_practice(bare_place.folder)
    assert store.clock.now() == FIRST_MOMENT
    assert store.clock.now().date() == date(2026, 11, 23)
    store.close()


def test_the_practice_clock_moves_when_the_office_says_so(bare_place: Place) -> None:
    store = bare_place.create(practice=True)
    later: datetime = FIRST_MOMENT + timedelta(days=1)

    with vault_of(store).sitting() as records:
        records.save_office(replace(records.office(), practice_now=later))
    assert store.clock.now() == later
    store.close()

    again = bare_place.unlock()
    assert again.clock.now() == later
    again.close()


def test_what_an_officer_signs_holds(store: EncryptedStore) -> None:
    signature, public = store.sign(b"a version's fingerprint")

    Ed25519PublicKey.from_public_bytes(public).verify(signature, b"a version's fingerprint")


def test_a_folder_without_records_is_said_to_have_none(bare_place: Place) -> None:
    assert not bare_place.room.exists(bare_place.folder)
    with pytest.raises(DamagedStore):
        bare_place.room.unlock(bare_place.folder, OfficerId("x"), PASSPHRASE)


def test_records_that_were_moved_to_where_they_are_not_safe_say_so(place: Place) -> None:
    """They open all the same: a warning helps, and being shut out would not."""
    around = Surroundings(lambda _: Drive.NETWORK, {})
    room = EncryptedStrongroom(replace(place.room._by, around=around))  # noqa: SLF001 - a drive came

    store = room.unlock(place.folder, place.first_officer, PASSPHRASE)

    warnings = store.health().warnings
    assert [words for words in warnings if "not safe here: this is a network drive" in words]
    store.close()

"""What officers may do, and the passphrases they are given: roles are kept in their slots."""

from __future__ import annotations

import pytest

from caseworker.domain.errors import NotAllowed, WrongPassphrase
from caseworker.storage import given_passphrase
from caseworker.storage.store import EncryptedStore
from tests.storage.stores import PASSPHRASE, Place
from tests.storage.test_strongroom import SECOND, acts, whole


def test_other_roles_hold_from_the_next_sign_in(place: Place, store: EncryptedStore) -> None:
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    store.change_role(lewis.id, "manager+reader")
    store.close()

    his = place.room.unlock(place.folder, lewis.id, SECOND)

    assert his.officer.roles == {"manager", "reader"}
    his.close()


def test_nobody_changes_what_they_may_do_themselves(store: EncryptedStore) -> None:
    before = acts(store)

    with pytest.raises(NotAllowed, match="themselves"):
        store.change_role(store.officer.id, "officer")
    with pytest.raises(NotAllowed, match="at least one role"):
        store.change_role(store.add_officer("Lewis Hart", "officer", SECOND).id, "caretaker")

    assert acts(store) == sorted([*before, "officer_added"])


def test_a_passphrase_that_somebody_gave_is_to_be_changed(
    place: Place, store: EncryptedStore
) -> None:
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    store.change_passphrase(PASSPHRASE, "a new one for Dana")
    store.give_passphrase(lewis.id, "another for Lewis")
    assert given_passphrase.WORDS not in store.health().warnings  # hers is her own
    store.close()

    with pytest.raises(WrongPassphrase):
        place.room.unlock(place.folder, lewis.id, SECOND)
    place.clock.forward(minutes=10)
    his = place.room.unlock(place.folder, lewis.id, "another for Lewis")

    assert given_passphrase.WORDS in his.health().warnings
    his.change_passphrase("another for Lewis", "known to Lewis alone")
    assert given_passphrase.WORDS not in his.health().warnings
    assert whole(his)
    his.close()

"""A recovery key that was used is replaced; until the new one is on paper, that is told."""

from __future__ import annotations

from contextlib import closing

import pytest

from caseworker.storage.store import EncryptedStore
from tests.storage.stores import Place

SECOND = "another walk along the river"


def test_a_new_recovery_key_that_nobody_typed_back_is_told_of(
    place: Place, store: EncryptedStore
) -> None:
    """The new key is shown once. Until it is on paper, whoever can mend that is told so."""
    lewis = store.add_officer("Lewis Hart", "officer", SECOND)
    grace = store.add_officer("Grace Obi", "officer", SECOND)
    assert not store.health().key_missing
    store.close()

    recovered, _ = place.room.recover(
        place.folder, place.recovery_key, lewis.id, "in again at last"
    )

    assert recovered.health().key_missing
    recovered.close()
    with closing(place.unlock()) as administrator:
        assert administrator.health().key_missing
    with closing(place.room.unlock(place.folder, grace.id, SECOND)) as another:
        assert not another.health().key_missing


@pytest.mark.parametrize("how", ["typed back", "made anew"])
def test_it_is_told_of_until_a_key_is_on_paper(
    place: Place, store: EncryptedStore, how: str
) -> None:
    officer = store.officer.id
    store.close()
    recovered, following = place.room.recover(
        place.folder, place.recovery_key, officer, "in again at last"
    )

    if how == "typed back":
        recovered.note_key_on_paper()
    else:
        recovered.renew_recovery_key(following)

    assert not recovered.health().key_missing
    recovered.close()

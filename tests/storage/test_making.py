"""Making a store: where one may be made, and that nothing that is there is lost."""

from __future__ import annotations

import pytest

from caseworker.domain.errors import (
    DamagedStore,
    NotAllowed,
    UnfitPlace,
)
from caseworker.storage.keys import file as key_file
from caseworker.storage.presence import UNMADE
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import DATABASE
from tests.builders import a_case
from tests.storage.stores import Place, vault_of, write_case


def whole(store: EncryptedStore) -> bool:
    return all(finding.sound for finding in store.check())


def test_a_new_store_opens_again_with_what_was_in_it(bare_place: Place) -> None:
    store = bare_place.create()
    with vault_of(store).sitting() as records:
        write_case(records, a_case())
    store.close()

    again = bare_place.unlock()

    with again.reading()() as records:
        assert records.case(a_case().number).person.name == "Tom Whitfield"
        assert records.office().name == "Northmere Secure School"
    assert whole(again)
    again.close()


def test_a_store_is_not_made_over_another(place: Place) -> None:
    before = (place.folder / DATABASE).read_bytes()

    with pytest.raises(UnfitPlace):
        place.create()

    assert (place.folder / DATABASE).read_bytes() == before


def test_what_was_left_of_a_store_that_was_never_made_is_no_hindrance(bare_place: Place) -> None:
    bare_place.folder.mkdir()
    (bare_place.folder / UNMADE).touch()
    (bare_place.folder / DATABASE).write_bytes(b"half of something")

    assert not bare_place.room.exists(bare_place.folder)
    bare_place.create().close()

    assert bare_place.room.exists(bare_place.folder)
    assert not (bare_place.folder / UNMADE).exists()


def test_records_whose_keys_are_lost_are_never_made_anew(place: Place) -> None:
    """Their keys lie in every backup; what would be written over them lies nowhere else."""
    before = (place.folder / DATABASE).read_bytes()
    for name in (key_file.NAME, key_file.PREVIOUS):
        (place.folder / name).unlink()

    assert place.room.exists(place.folder)
    with pytest.raises(DamagedStore, match="missing"):
        place.room.sign_ins(place.folder)
    with pytest.raises(UnfitPlace):
        place.create()

    assert (place.folder / DATABASE).read_bytes() == before


def test_a_store_is_not_made_among_other_files(bare_place: Place) -> None:
    bare_place.folder.mkdir()
    (bare_place.folder / "minutes.docx").touch()

    with pytest.raises(UnfitPlace, match="other files"):
        bare_place.create()


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_store_is_not_made_where_a_file_is_in_the_way(bare_place: Place, below: str) -> None:
    bare_place.folder.touch()

    problem = bare_place.room.place_problem(bare_place.folder / below)

    assert problem == "“unit.caseworker” is a file, and no folder. Choose another place."


def test_a_store_is_not_made_with_a_recovery_key_that_was_mistyped(bare_place: Place) -> None:
    slip = Place(bare_place.room, bare_place.clock, bare_place.folder, bare_place.recovery_key[:-1])

    with pytest.raises(NotAllowed):
        slip.create()

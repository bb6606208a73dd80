"""The policy file where it lies, and what it does to records that are open."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from caseworker.casework.preferences import ChangeLetterFacts, change_letter_facts, office_facts
from caseworker.casework.rights import called
from caseworker.casework.scan_folder import ChooseScanFolder, choose_scan_folder, scan_folder
from caseworker.casework.set_by_it import refused_without
from caseworker.domain.errors import NotAllowed
from caseworker.domain.roles import Allowed, Right, WhyNot
from caseworker.domain.site_policy import NOTHING_SET, features, policy_keys, read_policy
from caseworker.storage.policy_file import LONGEST, site_policy
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.storage.stores import PASSPHRASE, Place, vault_of


def opened_under(place: Place, text: str) -> EncryptedStore:
    """The records of ``place``, on a computer whose IT department set this."""
    by = replace(place.room._by, policy=read_policy(text))  # noqa: SLF001 - another computer
    return EncryptedStrongroom(by).unlock(place.folder, place.first_officer, PASSPHRASE)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert site_policy(tmp_path / "policy.toml") is NOTHING_SET
    assert site_policy(tmp_path / "none" / "policy.toml") is NOTHING_SET


def test_a_file_is_read_with_or_without_a_mark_of_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"

    for encoding in ("utf-8", "utf-8-sig"):
        file.write_text('marking = "OFFICIAL"\n', encoding)
        assert site_policy(file).marking("") == "OFFICIAL"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"#" * (LONGEST + 1), b"not toml"])
def test_a_file_that_will_not_do_sets_everything_at_its_strictest(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(content)

    policy = site_policy(file)

    assert policy.values == {key: row.strictest for key, row in policy_keys().items()}
    assert len(policy.faults) == 1


def test_a_folder_in_its_place_sets_everything_too(tmp_path: Path) -> None:
    assert site_policy(tmp_path).idle(15) == 1


def test_the_office_sees_what_holds_and_the_records_keep_what_was_chosen(place: Place) -> None:
    text = 'idle_minutes = 2\nmarking = "SECRET TEST"\nfeatures_off = ["clear_copies"]\n'
    store = opened_under(place, text)
    office = store.office

    office.do(change_letter_facts, ChangeLetterFacts(telephone="01632 960000"))

    seen = office.see(office_facts)
    assert (seen.idle_minutes, seen.marking, seen.clear_copies) == (2, "SECRET TEST", False)
    assert seen.telephone == "01632 960000"
    with vault_of(store).sitting() as records:
        kept = records.office()
    assert (kept.idle_minutes, kept.marking, kept.clear_copies) == (5, "OFFICIAL-SENSITIVE", True)
    store.close()


def test_a_right_that_is_switched_off_is_refused_by_the_office(place: Place) -> None:
    store = opened_under(place, 'rights_off = ["go_back"]')

    assert isinstance(store.office.may(Right.GO_BACK), WhyNot)
    assert not isinstance(store.office.may(Right.BACK_UP), WhyNot)
    store.close()


def test_a_part_that_is_switched_off_is_refused_by_the_office(place: Place, tmp_path: Path) -> None:
    store = opened_under(place, 'features_off = ["scan_folder"]')

    with pytest.raises(NotAllowed, match="Set by your IT department"):
        store.office.do(choose_scan_folder, ChooseScanFolder("here", str(tmp_path)))
    with pytest.raises(NotAllowed, match="folder of a scanner"):
        store.office.see(scan_folder("here"))
    store.close()


def test_copies_go_to_the_place_that_is_set_and_nowhere_else(place: Place, tmp_path: Path) -> None:
    there, elsewhere = tmp_path / "copies", tmp_path / "stick"
    there.mkdir()
    elsewhere.mkdir()
    store = opened_under(place, f'backup_folder = "{there.as_posix()}"')

    store.safe.copy_away(there)
    store.back_up()

    for refused in (store.safe.copy_away, store.back_up):
        with pytest.raises(NotAllowed, match="copies of all records go to"):
            refused(elsewhere)
    assert list(elsewhere.iterdir()) == []
    store.close()


def test_a_place_that_will_not_do_lets_copies_go_nowhere(place: Place, tmp_path: Path) -> None:
    store = opened_under(place, 'backup_folder = "copies"')

    with pytest.raises(NotAllowed, match="may go nowhere"):
        store.safe.copy_away(tmp_path)
    store.close()


def test_what_is_refused_without_a_part_is_there() -> None:
    names = {name for each in refused_without().values() for name in each}

    assert refused_without().keys() == features().keys()
    for name in names:
        module, _, function = name.partition(".")
        found = getattr(import_module(f"caseworker.casework.{module}"), function)
        assert called(found) == name


@pytest.mark.parametrize("text", ['rights_off = ["go_back"]', 'roles_off = ["administrator"]'])
def test_nobody_goes_back_at_the_door_where_nobody_may(place: Place, text: str) -> None:
    """Before the records are open there is no office to ask."""
    with closing(place.unlock()) as store:
        copy = store.back_up()
    by = replace(place.room._by, policy=read_policy(text))  # noqa: SLF001 - another computer
    room, who = EncryptedStrongroom(by), place.first_officer

    with pytest.raises(NotAllowed, match="Set by your IT department: nobody may go back"):
        room.go_back(place.folder, who, PASSPHRASE, copy.path)
    with pytest.raises(NotAllowed, match="Set by your IT department: nobody may go back"):
        room.unlock(place.folder, who, PASSPHRASE, as_restored=True)


def test_whoever_has_no_role_left_here_is_told_at_the_door(place: Place) -> None:
    with closing(place.unlock()) as store:
        ada = store.add_officer("Ada Minton", "administrator alone", "seven copper bells at noon")
    policy = read_policy('roles_off = ["administrator"]')
    room = EncryptedStrongroom(replace(place.room._by, policy=policy))  # noqa: SLF001 - as above

    with pytest.raises(NotAllowed, match="nobody acts in the roles that you have"):
        room.unlock(place.folder, ada.id, "seven copper bells at noon")
    with pytest.raises(NotAllowed, match="nobody acts in the roles that you have"):
        room.recover(place.folder, place.recovery_key, ada.id, "nine copper bells at noon")

    with closing(room.unlock(place.folder, place.first_officer, PASSPHRASE)) as store:
        assert isinstance(store.office.may(Right.CHANGE_CASE), Allowed)
        assert isinstance(store.office.may(Right.CHANGE_SETTINGS), WhyNot)
    with closing(place.room.unlock(place.folder, ada.id, "seven copper bells at noon")) as store:
        assert isinstance(store.office.may(Right.CHANGE_SETTINGS), Allowed)

"""Records for every account of the computer: the folder's list of who may, on Windows."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.casework.records import OfficeFacts
from caseworker.casework.strongroom import NewStore
from caseworker.desktop.everyone import command
from caseworker.domain.errors import UnfitPlace
from caseworker.storage.keys.slots import FLOOR
from caseworker.storage.sharing import let_everyone_in
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom
from tests.storage.stores import PASSPHRASE, SMALL_BALLAST


def test_the_group_of_all_users_may_change_what_is_in_it_now_and_later() -> None:
    said = command(Path("records"), Path("C:/Windows"))

    assert said[0].endswith("icacls.exe")
    assert said[1:] == ["records", "/grant", "*S-1-5-32-545:(OI)(CI)M"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can do it")
def test_elsewhere_it_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(UnfitPlace, match="Windows"):
        let_everyone_in(tmp_path)


@pytest.mark.parametrize("shared", [True, False])
def test_the_folder_is_opened_to_all_before_anything_is_in_it(
    tmp_path: Path, *, shared: bool
) -> None:
    seen: list[tuple[Path, list[Path]]] = []

    def share(folder: Path) -> None:
        seen.append((folder, list(folder.iterdir())))

    by = replace(
        Arrangements(), last_seen=tmp_path / "seen", cost=FLOOR, ballast=SMALL_BALLAST, share=share
    )
    room = EncryptedStrongroom(by)
    folder = tmp_path / "everyone.caseworker"
    office = OfficeFacts("Northmere Council", ("community",), "OFFICIAL-SENSITIVE")
    new = NewStore(folder, office, "Ade Bello", "administrator", PASSPHRASE, shared=shared)

    with closing(room.create(new, recovery_key=room.make_recovery_key())):
        assert seen == ([(folder, [])] if shared else [])

"""Where a live store may be kept (figure 23): refused by what it is on, and never touched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from caseworker.desktop.windows import Windows
from caseworker.domain.errors import UnfitPlace
from caseworker.storage.places import Drive, Surroundings, linux_drive, problem
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom
from tests.desktop.documented import Documented
from tests.storage.stores import a_place


def on(drive: Drive, **environment: str) -> Surroundings:
    return Surroundings(lambda _: drive, environment)


def seen_through(target: str) -> Surroundings:
    """The folder’s letter stands for ``target`` (subst)."""
    return Surroundings(lambda _: Drive.FIXED, {}, stands_for=lambda _: Path(target, "unit"))


def synced() -> Surroundings:
    """The system knows of a program that copies it elsewhere, whatever it is called."""
    return Surroundings(lambda _: Drive.FIXED, {}, is_synced=lambda _: True)


@pytest.mark.parametrize(
    ("folder", "around", "said"),
    [
        ("/people/dana/unit", on(Drive.NETWORK), "a network drive"),
        ("/media/dana/STICK/unit", on(Drive.REMOVABLE), "a removable disk"),
        ("//server/share/unit", on(Drive.FIXED), "on another computer"),
        (r"\\server\share\unit", on(Drive.FIXED), "on another computer"),
        ("/people/dana/OneDrive/unit", on(Drive.FIXED), "OneDrive"),
        ("/people/dana/OneDrive - Northmere/unit", on(Drive.FIXED), "OneDrive"),
        ("/people/dana/Dropbox/unit", on(Drive.FIXED), "Dropbox"),
        ("/people/dana/Dropbox (Personal)/unit", on(Drive.FIXED), "Dropbox"),
        ("/people/dana/Google Drive/unit", on(Drive.FIXED), "Google Drive"),
        ("/people/dana/work/unit", on(Drive.FIXED, OneDrive="/people/dana/work"), "OneDrive"),
        ("/people/d/a/unit", on(Drive.FIXED, OneDriveCommercial="/people/d/a"), "OneDrive"),
        ("/people/d/b/unit", on(Drive.FIXED, OneDriveConsumer="/people/d/b"), "OneDrive"),
        ("/people/dana/SharePoint - Northmere/unit", on(Drive.FIXED), "SharePoint"),
        ("/people/dana/iCloudDrive/unit", on(Drive.FIXED), "iCloud"),
        ("/people/dana/Box/unit", on(Drive.FIXED), "Box"),
        ("/people/dana/Nextcloud/unit", on(Drive.FIXED), "Nextcloud"),
        ("/My Drive/unit", on(Drive.FIXED), "Google Drive"),
        ("/Shared drives/SEND/unit", on(Drive.FIXED), "Google Drive"),
        (r"\\?\UNC\server\share\unit", on(Drive.FIXED), "on another computer"),
        (r"\\.\UNC\server\share\unit", on(Drive.FIXED), "on another computer"),
        (r"\\server@SSL\DavWWWRoot\unit", on(Drive.FIXED), "on another computer"),
        ("/ram/unit", on(Drive.MEMORY), "empty again"),
        ("/letter/unit", seen_through("//server/share"), "on another computer"),
        ("/letter/unit", seen_through("/people/dana/OneDrive"), "OneDrive"),
        ("/people/dana/plain/unit", synced(), "a program copies elsewhere"),
    ],
)
def test_a_place_that_loses_records_is_refused_with_the_reason(
    folder: str, around: Surroundings, said: str
) -> None:
    words = problem(Path(folder), around)

    assert words is not None
    assert said in words


@pytest.mark.parametrize("drive", [Drive.FIXED, Drive.UNKNOWN])
def test_a_fixed_disk_and_an_unknown_one_will_do(drive: Drive) -> None:
    assert problem(Path("/people/dana/unit"), on(drive, OneDrive="/people/dana/cloud")) is None


@pytest.mark.parametrize("folder", [r"\\?\D:\records", r"\\.\E:\records", "/My Drives/unit"])
def test_a_long_name_of_this_computer_is_no_other_computer(folder: str) -> None:
    assert problem(Path(folder), on(Drive.FIXED)) is None


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"GetDriveTypeW": 4}, "a network drive"),
        ({"GetDriveTypeW": 2}, "a removable disk"),
        ({"GetDriveTypeW": 6}, "empty again"),
        ({"GetFileAttributesW": 0x400010}, "a program copies elsewhere"),
        ({"CfGetSyncRootInfoByPath": 0}, "a program copies elsewhere"),
        ({}, None),
    ],
)
def test_windows_is_asked_of_the_drive_and_of_the_folder(
    tmp_path: Path, answers: dict[str, int], said: str | None
) -> None:
    """The nearest folder that is there is asked about: the records are still to be made."""
    windows = Documented(
        {"GetDriveTypeW": 3, "GetFileAttributesW": 0x10, "CfGetSyncRootInfoByPath": -1} | answers
    )

    words = problem(tmp_path / "to" / "be", Surroundings.of_windows(Windows(windows)))

    assert words is None if said is None else said in (words or "")
    if said is None:
        assert ("GetFileAttributesW", str(tmp_path)) in windows.called


@pytest.mark.skipif(sys.platform == "win32", reason="Wine sees through none of these links")
def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")

    assert problem(tmp_path / "plain" / "unit", on(Drive.FIXED)) is not None


def test_a_refused_place_is_not_touched(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    room = EncryptedStrongroom(Arrangements(place.clock, on(Drive.NETWORK), tmp_path / "seen"))
    elsewhere = place.__class__(room, place.clock, place.folder, place.recovery_key)

    with pytest.raises(UnfitPlace):
        elsewhere.create()

    assert not list(tmp_path.iterdir())


def test_a_practice_store_may_be_anywhere(tmp_path: Path) -> None:
    room = EncryptedStrongroom(Arrangements(around=on(Drive.REMOVABLE)))

    assert room.place_problem(tmp_path, practice=True) is None
    assert room.place_problem(tmp_path) is not None


MOUNTS = r"""
21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 21 0:40 / /mnt/share rw - cifs //server/share rw
31 21 0:41 / /mnt/far\040away rw - fuse.sshfs me@there: rw
32 21 8:17 / /media/stick rw - vfat /dev/sdb1 rw
33 21 0:42 / /odd rw - newfs none rw
34 30 254:1 / /mnt/share/local rw - ext4 /dev/vdb rw
""".strip()


@pytest.fixture
def computer(tmp_path: Path) -> tuple[Path, Path]:
    """A list of mounts, and what the kernel says of the devices."""
    mounts, devices = tmp_path / "mountinfo", tmp_path / "block"
    mounts.write_text(MOUNTS)
    for name, removable in (("254:0", "0"), ("254:1", "0")):
        (devices / name).mkdir(parents=True)
        (devices / name / "removable").write_text(removable)
    disk = tmp_path / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    (devices / "8:17").symlink_to(disk / "sdb1")
    return mounts, devices


@pytest.mark.skipif(sys.platform == "win32", reason="paths of Linux")
@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/people/dana", Drive.FIXED),
        ("/mnt/share/unit", Drive.NETWORK),
        ("/mnt/share/local/unit", Drive.FIXED),
        ("/mnt/far away/unit", Drive.NETWORK),
        ("/mnt/sharer", Drive.FIXED),
        ("/media/stick/unit", Drive.REMOVABLE),
        ("/odd/unit", Drive.UNKNOWN),
    ],
)
def test_linux_says_what_a_folder_is_on(
    computer: tuple[Path, Path], folder: str, drive: Drive
) -> None:
    assert linux_drive(Path(folder), *computer) is drive


def test_a_computer_that_says_nothing_is_unknown(tmp_path: Path) -> None:
    assert linux_drive(Path("/people"), tmp_path / "none", tmp_path) is Drive.UNKNOWN

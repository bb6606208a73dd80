"""Where a live store may be kept: on a fixed disk of this computer, and nowhere else.

A database that is being written does not survive network shares and folders that a
program copies elsewhere behind its back, and a stick gets lost. What a folder is on is
asked of the ``Surroundings`` passed in; nothing here touches the folder.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from caseworker.desktop.computer import Computer, Kind
from caseworker.desktop.here import this_computer


class Drive(Enum):
    """What a folder is on."""

    FIXED = "a fixed disk"
    REMOVABLE = "a removable disk"
    NETWORK = "a network drive"
    MEMORY = "a disk that is empty again once the computer is switched off"
    UNKNOWN = "something that is not recognised"


Probe = Callable[[Path], Drive]

NETWORK_FILE_SYSTEMS: Final = frozenset(
    [
        "9p",
        "afp",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "glusterfs",
        "gfs2",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb2",
        "smb3",
        "smbfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.smbnetfs",
        "fuse.sshfs",
    ]
)

_CLOUD: Final = {  # how the folders are called that such programs keep
    "OneDrive": re.compile(r"onedrive( ?- ?.+)?", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox( ?[(-].+)?", re.IGNORECASE),
    "Google Drive": re.compile(r"google ?drive( ?[(-].+)?|drivefs", re.IGNORECASE),
    "SharePoint": re.compile(r"sharepoint( ?- ?.+)?", re.IGNORECASE),
    "iCloud": re.compile(r"icloud ?drive|mobile documents", re.IGNORECASE),
    "Box": re.compile(r"Box( Sync)?"),
    "Nextcloud": re.compile(r"nextcloud|owncloud", re.IGNORECASE),
}
_CLOUD_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_GOOGLES: Final = re.compile(r"my drive|shared drives", re.IGNORECASE)  # on a letter of its own
_REFUSED: Final = frozenset({Drive.NETWORK, Drive.REMOVABLE, Drive.MEMORY})
# “\\?\C:\” and “\\.\C:\” are this computer’s; “\\?\UNC\server” is another’s.
_UNC: Final = re.compile(r"[\\/]{2}(?:(?![?.][\\/])|[?.][\\/]UNC[\\/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides about a place besides the place itself: what the computer says of it.

    ``stands_for`` sees through a letter that stands for a folder; ``is_synced`` says of a place
    that is there whether the system knows it to be copied elsewhere.
    """

    probe: Probe
    environment: Mapping[str, str]
    stands_for: Callable[[Path], Path] = lambda place: place
    is_synced: Callable[[Path], bool] = lambda _: False

    @classmethod
    def of_this_computer(cls) -> Surroundings:
        if sys.platform == "win32":
            return cls.of_windows(this_computer())
        return cls(linux_drive, os.environ)

    @classmethod
    def of_windows(cls, computer: Computer) -> Surroundings:
        """A mapped letter is a network drive to it."""
        return cls(
            lambda place: _WINDOWS[computer.drive(place.anchor)],
            os.environ,
            computer.stands_for,
            computer.is_synced,
        )


def problem(folder: Path, around: Surroundings) -> str | None:
    """Why live records may not be kept in ``folder``; None when they may."""
    if _is_unc(str(folder)):
        return _refusal("a folder on another computer")
    named, real = folder.absolute(), _real(folder)
    for place in dict.fromkeys((named, real, around.stands_for(named), around.stands_for(real))):
        if _is_unc(str(place)):
            return _refusal("a folder on another computer")
        cloud = _cloud(place, around.environment)
        if cloud:
            return _refusal(f"a folder that {cloud} copies elsewhere")
        drive = around.probe(place)
        if drive in _REFUSED:
            return _refusal(drive.value)
    if around.is_synced(_nearest(real)):
        return _refusal("a folder that a program copies elsewhere")
    return None


def _refusal(what: str) -> str:
    return (
        f"This is {what}. Records can be damaged or lost there: "
        "choose a folder on this computer's own disk. Backups may go there."
    )


def _is_unc(path: str) -> bool:
    return _UNC.match(path) is not None


def _nearest(folder: Path) -> Path:
    """The folder, or the one above it that is there: of others the system says nothing."""
    return next((each for each in (folder, *folder.parents) if _is_there(each)), folder)


def _is_there(folder: Path) -> bool:
    try:
        return folder.exists()
    except OSError:  # a disk that doesn’t answer
        return False


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # a loop of links: it is judged by its name alone
        return folder.absolute()


def _cloud(place: Path, environment: Mapping[str, str]) -> str | None:
    for part in place.parts:
        for name, pattern in _CLOUD.items():
            if pattern.fullmatch(part):
                return name
    if len(place.parts) > 1 and _GOOGLES.fullmatch(place.parts[1]):
        return "Google Drive"
    for variable in _CLOUD_VARIABLES:
        root = environment.get(variable, "")
        if root and place.is_relative_to(Path(root).absolute()):
            return "OneDrive"
    return None


_WINDOWS: Final = {
    Kind.FIXED: Drive.FIXED,
    Kind.REMOVABLE: Drive.REMOVABLE,
    Kind.NETWORK: Drive.NETWORK,
    Kind.MEMORY: Drive.MEMORY,
    Kind.UNKNOWN: Drive.UNKNOWN,
}


def linux_drive(
    place: Path,
    mounts: Path = Path("/proc/self/mountinfo"),
    devices: Path = Path("/sys/dev/block"),
) -> Drive:
    """Ask the kernel what is mounted there. Unknown file systems are left to be unknown."""
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return Drive.UNKNOWN
    nearest: tuple[int, str, str] = (-1, "", "")
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split()
        point = Path(_unescaped(fields[4]))
        # The last one mounted on a point hides those before it.
        if place.is_relative_to(point) and len(point.parts) >= nearest[0]:
            nearest = (len(point.parts), right.split()[0], fields[2])
    _, system, device = nearest
    if system in NETWORK_FILE_SYSTEMS:
        return Drive.NETWORK
    return _block_device(devices / device)


def _block_device(device: Path) -> Drive:
    for candidate in (device / "removable", device.resolve().parent / "removable"):
        try:
            return Drive.REMOVABLE if candidate.read_text().strip() == "1" else Drive.FIXED
        except OSError:
            continue
    return Drive.UNKNOWN


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)

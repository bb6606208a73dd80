"""The file in which an IT department sets what holds for every account of this computer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import platformdirs

from caseworker.domain.errors import NotAllowed
from caseworker.domain.site_policy import (
    NOTHING_SET,
    SET_BY,
    SitePolicy,
    read_policy,
    strictest,
)

NAME: Final = "policy.toml"
LONGEST: Final = 64 * 1024  # bytes


def policy_place() -> Path:
    """Where only an administrator should write: whoever puts the file there sees to that."""
    if sys.platform == "win32":
        return platformdirs.site_data_path("Caseworker", appauthor=False) / NAME
    return Path("/etc/caseworker") / NAME


def site_policy(place: Path | None = None) -> SitePolicy:
    """What is set here; nothing where there is no file. One that can’t be read sets everything."""
    file = place or policy_place()
    try:
        with file.open("rb") as opened:
            content = opened.read(LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING_SET
    except OSError:
        return strictest("This computer did not allow the policy file of your IT department.")
    if len(content) > LONGEST:
        return strictest("The policy file of your IT department is longer than 64 kilobytes.")
    try:
        return read_policy(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return strictest("The policy file of your IT department is not written in UTF-8.")


def refuse_elsewhere(policy: SitePolicy, folder: Path | None) -> None:
    """Raises NotAllowed where a copy of all records may not be put into ``folder``.

    None is the place of the daily backups beside the records: that is always allowed.
    """
    place = policy.folder("backup_folder")
    if folder is None or place is None:
        return
    if place and folder.resolve().is_relative_to(Path(place).resolve()):
        return
    only = f"go to {place}, or to a folder within it" if place else "may go nowhere"
    raise NotAllowed(f"{SET_BY}: copies of all records {only}.")

"""The version before this one, to be updated: a lower number, and files that were taken out since.

There is no release before this one yet. The program is the present one, but everything that an
update must see to is as an older release would have left it: its number, files and a library that
were taken out since, and records in the layout before.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from caseworker.storage.keys.file import read
from caseworker.storage.keys.ring import KeyRing
from caseworker.storage.keys.slots import SlotKind
from caseworker.storage.migrate import layout_of
from caseworker.storage.vault import DATABASE, engine_on
from windows.manifest import write_manifest
from windows.product import HOME, MODULE, Build
from windows.tools import CannotBuild, emptied
from windows.tree import at_one_time

NUMBER: Final = "0.0.1"
TAKEN_OUT: Final = (
    f"app/{MODULE}/taken_out.pyc",
    "site-packages/taken_out/__init__.pyc",
    "runtime/taken_out.dll",
    "licenses/taken_out.txt",
)
LAYOUTS: Final = HOME / "tests" / "records"
PASSPHRASE: Final = "a quiet morning by the canal"  # noqa: S105 - of stores that hold nobody


def lay_out_older(build: Build) -> Build:
    """The folder of the version before, beside what is built: the same files, by hard links."""
    older = Build(build.folder / "older", NUMBER)
    emptied(older.folder)
    older.made.symlink_to(build.made, target_is_directory=True)
    shutil.copytree(build.tree, older.tree, copy_function=os.link)
    told = older.tree / "app" / f"{MODULE}-{build.version}.dist-info"
    _rewritten(told / "METADATA", f"Version: {build.version}\n", f"Version: {NUMBER}\n")
    told.rename(told.with_name(f"{MODULE}-{NUMBER}.dist-info"))
    for name in TAKEN_OUT:
        file = older.tree / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"Taken out since.")
    (older.tree / "manifest.json").unlink()
    write_manifest(older.tree, NUMBER)
    at_one_time(older.tree)
    return older


def leave_records(folder: Path) -> str:
    """Records as the version before left them; their layout."""
    *_, before, _ = sorted(LAYOUTS.glob("layout_*"))
    shutil.copytree(before, folder)
    return before.name.removeprefix("layout_")


def layout_in(folder: Path) -> str | None:
    """Of records, or of a backup of them: looked at, and not changed."""
    officer = next(slot for slot in read(folder).slots if slot.kind is SlotKind.OFFICER)
    key = KeyRing.opened(folder, officer.id, PASSPHRASE).database_key()
    with engine_on(folder / DATABASE, key, read_only=True) as engine, engine.connect() as records:
        return layout_of(records)


def _rewritten(file: Path, old: str, new: str) -> None:
    """A file of its own: the others' bytes stay as they are."""
    said = file.read_text("utf-8")
    if old not in said:
        raise CannotBuild(f"{file.name} doesn’t say {old.strip()}.")
    file.unlink()
    file.write_text(said.replace(old, new, 1), "utf-8")

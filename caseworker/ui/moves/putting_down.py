"""Puts a file down on a medium: written, read back, and only then given its name, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from caseworker.desktop.here import this_computer
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.papers.saving import NotSaved

MB: Final = 1024 * 1024
TO_SPARE: Final = MB
"""What a medium needs besides the file, for its own lists."""
GONE: Final = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV})


class NotPutDown(CaseworkerError):
    """The file is not there. Nothing of it is left on the medium."""


@dataclass(frozen=True, slots=True)
class PutDown:
    """A file that is whole and was read back, under a name that says it is none yet.

    ``path`` is what it will be called. Until then nobody takes it for a pack.
    """

    part: Path
    path: Path

    def give_name(self) -> None:
        """In one step: from now on it is the file.

        Raises:
            NotPutDown: there is such a file already, or the medium has gone.
        """
        if self.path.exists():
            raise NotPutDown("There is a file of that name in that folder. Choose another folder.")
        try:
            self.part.rename(self.path)
            _settle(self.path.parent)
        except OSError as error:
            raise _refused(error) from error

    def take_away(self) -> None:
        """It is not to leave: nothing of it stays, if the medium is still there."""
        with suppress(OSError):
            self.part.unlink(missing_ok=True)


def put_down(folder: Path, name: str, content: bytes, sha256: str) -> PutDown:
    """Write ``content`` into ``folder``, and read it back. Never on the window’s thread.

    Raises:
        NotSaved, NotPutDown: it can’t be written or read back; nothing of it is left.
    """
    put = PutDown(folder / f".{name}.part", folder / name)
    if put.path.exists():
        raise NotPutDown("There is a file of that name in that folder. Choose another folder.")
    try:
        _refuse_full(folder, len(content))
        with put.part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        is_same = _read_back(put.part) == sha256
    except OSError as error:
        put.take_away()
        raise _refused(error) from error
    if not is_same:
        put.take_away()
        raise NotPutDown(
            "What was written there reads back as something else: the medium fails, or was taken "
            "out. Use another one."
        )
    return put


def put_down_all(
    folder: Path, name: str, files: Sequence[tuple[str, bytes]], sums: Mapping[str, str]
) -> None:
    """Put several files down in a folder of their own, which gets its name once all are there.

    Raises:
        NotSaved, NotPutDown: none of them is left.
    """
    part, whole = folder / f".{name}.part", folder / name
    try:
        part.mkdir()
        for file, content in files:
            put_down(part, file, content, sums[file]).give_name()
        part.rename(whole)
        _settle(folder)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise _refused(error) from error
    except CaseworkerError:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _refuse_full(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size + TO_SPARE:
        raise OSError(errno.ENOSPC, "no room")


def _read_back(part: Path) -> str:
    """SHA-256 of what the medium itself holds, as far as the system can be made to look there."""
    whole = hashlib.sha256()
    with part.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # not what is still in memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while taken := file.read(MB):
            whole.update(taken)
    return whole.hexdigest()


def _settle(folder: Path) -> None:
    """The new name is on the medium, too, where the system can be asked for that."""
    with suppress(OSError):  # some media can’t; the file itself is safe
        this_computer().settle(folder)


def _refused(error: OSError) -> CaseworkerError:
    if error.errno in GONE:
        return NotPutDown("The medium has gone, or fails. Put it in again, or use another one.")
    return NotSaved(error)

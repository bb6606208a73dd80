"""Files written whole or not at all, and the disk's complaints in words fit to show."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from caseworker.desktop.here import this_computer
from caseworker.domain.errors import NoRoom, ReadOnlyStore, RecordsError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the disk says into NoRoom, ReadOnlyStore or RecordsError."""
    try:
        yield
    except OSError as error:
        raise _in_words(error) from error


def _in_words(error: OSError) -> RecordsError:
    if error.errno in FULL:
        return NoRoom()
    if error.errno in FORBIDDEN:
        return ReadOnlyStore()
    return RecordsError(
        "The disk that holds these records could not be used.",
        "Check that it is connected, then try again.",
    )


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: after a crash it is wholly the old or wholly the new.

    Raises:
        OSError: nothing is left of the attempt, and the old content stands.
    """
    new = path.with_name(path.name + ".new")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    settle(path.parent)


def flush(path: Path) -> None:
    """Make sure that a file somebody else wrote has reached the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Make the names in ``folder`` survive a power cut. Windows does this by itself."""
    this_computer().settle(folder)

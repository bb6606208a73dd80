"""Writes what is in a pack into a folder of its own: all of it, and over nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from caseworker.exchange.names import MANIFEST, outside_name
from caseworker.exchange.pack import Opened

_OURS_ALONE: Final = 0o600
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class FolderInUse(Exception):
    """The folder holds something. Nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "This folder holds something already. Name one that is empty, or that isn't there yet."
        )


def unpack(opened: Opened, folder: Path) -> list[Path]:
    """Write every piece, and the list of contents, into ``folder``. Returns where they are.

    Each is named by its number and its title; whoever unpacks alone may read them. What was
    written is taken back where not all of it can be.

    Raises:
        FolderInUse: there is something in ``folder`` already, or it is no folder.
        OSError: it can't be written there.
    """
    is_new = not folder.exists()
    if is_new:
        folder.mkdir(mode=0o700, parents=True)
    elif not folder.is_dir() or any(folder.iterdir()):
        raise FolderInUse
    written: list[Path] = []
    try:
        for name, content in _files(opened):
            place = folder / name
            with os.fdopen(os.open(place, _FLAGS, _OURS_ALONE), "wb") as file:
                written.append(place)
                file.write(content)
    except OSError:
        for place in written:
            place.unlink(missing_ok=True)
        with suppress(OSError):
            if is_new:
                folder.rmdir()
        raise
    return written


def _files(opened: Opened) -> Iterator[tuple[str, bytes]]:
    yield MANIFEST, opened.manifest_bytes
    for number, (listed, piece) in enumerate(
        zip(opened.manifest.pieces, opened.pieces, strict=True)
    ):
        yield outside_name(number, piece.name, listed.file), piece.content

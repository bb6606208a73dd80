"""Room kept back on the disk, to be given up on the day that it is full.

On a full disk not even deleting works: a database needs room to change anything. The
ballast is what an officer finishes and tidies up with.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

NAME: Final = "ballast"
MEGABYTE: Final = 1024 * 1024
USUAL: Final = 32 * MEGABYTE
SPARE: Final = 4


class Ballast:
    """The ballast of one store."""

    def __init__(self, folder: Path, size: int = USUAL) -> None:
        self._path = folder / NAME
        self._size = size

    @property
    def is_there(self) -> bool:
        return self._path.is_file() and self._path.stat().st_size >= self._size

    def lay(self) -> bool:
        """Put the ballast down if it is missing and there is room enough; say whether it is there.

        Never takes the last of a disk: it wants four times its own size to be free.
        """
        if self.is_there or not self._size:
            return True
        if shutil.disk_usage(self._path.parent).free < SPARE * self._size:
            return False
        block = os.urandom(min(self._size, MEGABYTE))  # so that no file system squeezes it away
        try:
            with self._path.open("wb") as file:
                for _ in range(-(-self._size // len(block))):
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.give_up()
            return False
        return True

    def give_up(self) -> bool:
        """Let the room go; say whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

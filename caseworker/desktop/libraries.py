"""The libraries of Windows itself, as they are loaded: from the system's own folder alone."""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Final, Protocol

_SYSTEM32: Final = 0x00000800  # LOAD_LIBRARY_SEARCH_SYSTEM32: no planted namesake


class Libraries(Protocol):
    """Where functions of Windows come from. Tests have one that checks what it is told."""

    def load(self, name: str) -> Any:
        """The library ``name``, whose functions are its attributes.

        Raises:
            OSError: this Windows hasn’t it.
        """
        ...

    def last_error(self) -> int:
        """What GetLastError said after the last call."""
        ...


class OwnLibraries:
    """Those of the Windows that the program runs on."""

    def load(self, name: str) -> Any:
        if sys.platform == "win32":
            return ctypes.WinDLL(f"{name}.dll", use_last_error=True, winmode=_SYSTEM32)
        raise OSError(f"there is no {name} here")

    def last_error(self) -> int:
        if sys.platform == "win32":
            return ctypes.get_last_error()
        return 0

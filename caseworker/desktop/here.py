"""The computer that the program runs on."""

from __future__ import annotations

import sys
from functools import cache

from caseworker.desktop.computer import Computer


@cache
def this_computer() -> Computer:
    """It is asked anew each time and remembers nothing: one of them does for the whole program."""
    if sys.platform == "win32":
        from caseworker.desktop.libraries import OwnLibraries  # noqa: PLC0415 - Windows only
        from caseworker.desktop.windows import Windows  # noqa: PLC0415 - likewise

        return Windows(OwnLibraries())
    from caseworker.desktop.elsewhere import Elsewhere  # noqa: PLC0415 - not on Windows

    return Elsewhere()

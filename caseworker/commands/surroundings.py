"""What the program refuses to be told by its surroundings, before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from caseworker.casework.own_python import own_python
from caseworker.desktop.computer import Computer

# Each of these can make a library load somebody else's code into the program that holds the keys.
DROPPED = (
    "OPENSSL_MODULES",
    "OPENSSL_ENGINES",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
)


def clear(environment: MutableMapping[str, str]) -> None:
    """Leave nothing that leads OpenSSL or Qt to a file of somebody's choosing.

    OpenSSL reads the file that its own build named unless it is told of none: an empty
    name is the only way to say none.
    """
    environment["OPENSSL_CONF"] = ""
    for name in DROPPED:
        environment.pop(name, None)


def keep_no_dumps(computer: Computer, running: str) -> None:
    """After a crash nothing of what was open lies on the disk. ``running`` is what was begun.

    Python’s own name is left out of no list: others use it, too.
    """
    is_packed = own_python(running) != running
    computer.keep_no_dumps(Path(running).name if is_packed else "")

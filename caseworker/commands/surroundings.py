"""What the program refuses to be told by its surroundings, before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from caseworker.casework.own_python import own_python
from caseworker.desktop.computer import Computer

# What begins so can make a library load somebody else's code into the program that holds the keys:
# plug-ins, providers, a library for drawing (QT_OPENGL_DLL), modules of Python, the linker’s own.
LEADS = ("OPENSSL_", "QT_", "QML", "PYTHON", "LD_", "GCONV_", "GIO_", "GTK_")
# These say how the program looks and is typed into, and name no file.
KEPT = frozenset({
    "QT_QPA_PLATFORM", "QT_QPA_PLATFORMTHEME", "QT_ACCESSIBILITY",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "QT_IM_MODULE", "QT_IM_MODULES", "QT_FONT_DPI",
    "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_SCALE_FACTOR_ROUNDING_POLICY",
    "QT_ENABLE_HIGHDPI_SCALING", "QT_AUTO_SCREEN_SCALE_FACTOR", "QT_USE_PHYSICAL_DPI",
    "GTK_IM_MODULE",
})  # fmt: skip


def leads_astray(name: str) -> bool:
    """Whether what is set under this name may lead to a file of somebody's choosing."""
    return name.upper().startswith(LEADS) and name.upper() not in KEPT


def clear(environment: MutableMapping[str, str]) -> None:
    """Leave nothing that leads OpenSSL, Qt or a child of ours to a file of somebody's choosing.

    OpenSSL reads the file that its own build named unless it is told of none: an empty
    name is the only way to say none.
    """
    for name in [each for each in environment if leads_astray(each)]:
        del environment[name]
    environment["OPENSSL_CONF"] = ""


def keep_no_dumps(computer: Computer, running: str) -> None:
    """After a crash nothing of what was open lies on the disk. ``running`` is what was begun.

    Python’s own name is left out of no list: others use it, too.
    """
    is_packed = own_python(running) != running
    computer.keep_no_dumps(Path(running).name if is_packed else "")

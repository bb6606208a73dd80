"""Makes the two launchers: one with a window, one for command lines."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Final

from windows.icon import write_icon
from windows.product import MODULE, NAME, PACKAGING, PUBLISHER, RUNTIME_DLL, Build
from windows.tools import emptied, run, tool

SOURCES: Final = PACKAGING / "launcher"
WINDOWED: Final = f"{NAME}.exe"
CONSOLE: Final = f"{NAME}Command.exe"
_MINGW: Final = "x86_64-w64-mingw32-"
_PACKAGE: Final = "gcc-mingw-w64-x86-64"


@dataclass(frozen=True, slots=True)
class _Kind:
    file: str
    flags: tuple[str, ...]
    libraries: tuple[str, ...] = ("-lshell32",)


KINDS: Final = (
    _Kind(WINDOWED, ("-mwindows",)),
    _Kind(CONSOLE, ("-mconsole", "-DCONSOLE")),
)


def make_launchers(build: Build) -> None:
    """The two programs, with icon, version block and manifest, into ``build.made``."""
    place = emptied(build.made / "launcher")
    for source in SOURCES.iterdir():
        shutil.copy(source, place)
    write_icon(place / "app.ico")
    for kind in KINDS:
        _make(build, kind)


def _make(build: Build, kind: _Kind) -> None:
    place = build.made / "launcher"
    numbers = ",".join([*build.version.split("."), "0", "0", "0"][:4])
    words = {"NAME": NAME, "PUBLISHER": PUBLISHER, "VERSION": build.version, "FILE": kind.file}
    told = [f'-D{name}="{word}"' for name, word in words.items()]
    wide = [f'-D{name}=L"{word}"' for name, word in _wide().items()]
    windres = tool(f"{_MINGW}windres", package=_PACKAGE)
    quoted = [each.replace('"', '\\"') for each in told]
    resource = ["launcher.rc", "-O", "coff", "-o", "launcher.o", f"-DNUMBERS={numbers}", *quoted]
    run([windres, *resource], "The resources of a launcher", at=place)
    gcc = tool(f"{_MINGW}gcc", package=_PACKAGE)
    safe = "-Wl,--dynamicbase,--nxcompat,--high-entropy-va,--no-insert-timestamp"
    sources = ["launcher.c", "launcher.o", *kind.libraries]
    strict = ("-O2", "-s", "-Wall", "-Wextra", "-Werror", "-finput-charset=UTF-8")
    command = [gcc, *strict, "-municode", *kind.flags, *wide, safe, "-o", kind.file, *sources]
    run(command, f"Making {kind.file}", at=place)


def _wide() -> dict[str, str]:
    return {"NAME": NAME, "PACKAGE": MODULE, "RUNTIME": RUNTIME_DLL}

"""A Windows to try the program in: a fresh Wine prefix, with stand-ins for what Wine lacks."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from windows.product import NAME, PACKAGING
from windows.tools import CannotBuild, emptied, run, tool

STAND_INS: Final = {"icuuc": (), "bcryptprimitives": ("-ladvapi32",), "mscms": ()}
_GCC: Final = "gcc-mingw-w64-x86-64"
_SURROUNDINGS: Final = {
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "LC_ALL": "C.UTF-8",
    # No .NET, no browser, nothing in this computer’s menu; our own colours; and WMI, which hangs.
    "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=;mscms=n;wbemprox=",
}


@dataclass(frozen=True, slots=True)
class Said:
    """How a program of Windows ended, and what it printed."""

    status: int
    words: str


class Wine:
    """One prefix. Used as a context: whatever runs in it still is ended with it."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "prefix"
        self._made = folder / "stand-ins"

    def __enter__(self) -> Self:
        self._prepare()
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(
            [tool("wineserver", "wineserver64", package="wine"), "-k"],
            env=self._around(), capture_output=True, check=False,
        )  # fmt: skip

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def local(self) -> Path:
        """``%LOCALAPPDATA%``."""
        return self.drive / "users" / getpass.getuser() / "AppData" / "Local"

    @property
    def installed(self) -> Path:
        """Where the installer for one account puts the program."""
        return self.local / "Programs" / NAME

    def inside(self, path: Path) -> str:
        """As Windows would call a file of the prefix."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def run(self, *command: str | Path, patience: float = 300, typed: str = "") -> Said:
        """Run a program to its end. Pipes, never files: Python stops at a redirected file there.

        ``typed`` is what it reads.

        Raises:
            CannotBuild: it hung.
        """
        try:
            done = subprocess.run(
                self._within(command),
                env=self._around(), capture_output=True, input=typed.encode(),
                timeout=patience, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as hung:
            raise CannotBuild(f"{command[0]} had not ended after {patience:.0f} s.") from hung
        said = (done.stdout + done.stderr).replace(b"\0", b"").decode("utf-8", "replace")
        return Said(done.returncode, said)

    @contextmanager
    def open(self, python: Path) -> Iterator[None]:
        """While the runtime of an installed program is loaded, as it is while somebody works."""
        begun = subprocess.Popen(
            self._within((python, "-c", "print('open', flush=True); input()")),
            env=self._around(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        with begun as program:
            if not any(line.strip() == "open" for line in program.stdout or ()):
                raise CannotBuild(f"{python.name} did not begin.")
            try:
                yield
            finally:
                program.communicate("\n")

    def _within(self, command: Sequence[str | Path]) -> list[str]:
        screen = [tool("xvfb-run", package="xvfb xauth"), "-a", "-s", "-screen 0 1366x768x24"]
        wine = tool("wine", "wine64", package="wine")
        words = [self.inside(part) if isinstance(part, Path) and part.is_relative_to(self.drive)
                 else str(part) for part in command]  # fmt: skip
        return [*screen, wine, *words]

    def waits(self, until: Callable[[], bool], what: str, patience: float = 120) -> None:
        """For what a program does after it has ended.

        Raises:
            CannotBuild: it never came.
        """
        end = time.monotonic() + patience
        while not until():
            if time.monotonic() > end:
                raise CannotBuild(f"Under Wine it never came to this: {what}.")
            time.sleep(0.5)

    def _prepare(self) -> None:
        emptied(self.prefix)
        boot = tool("wineboot", package="wine")
        for command in ([boot, "-i"], [tool("winecfg", package="wine"), "-v", "win10"]):
            self._quietly(command)
        emptied(self._made)
        system = self.drive / "windows" / "system32"
        for name, libraries in STAND_INS.items():
            source = PACKAGING / "wine" / f"{name}.c"
            made = self._made / f"{name}.dll"
            gcc = tool("x86_64-w64-mingw32-gcc", package=_GCC)
            how = ("-O2", "-s", "-shared")
            run([gcc, *how, "-o", made, source, *libraries], f"Making {name}.dll")
            shutil.copyfile(made, system / made.name)

    def _quietly(self, command: Sequence[str]) -> None:
        for each, patience in ((command, 300), (_waiting(), 120)):
            subprocess.run(
                each, env=self._around(), capture_output=True, stdin=subprocess.DEVNULL,
                timeout=patience, check=False,
            )  # fmt: skip

    def _around(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        return {**kept, **_SURROUNDINGS, "WINEPREFIX": str(self.prefix)}


def _waiting() -> list[str]:
    return [tool("wineserver", "wineserver64", package="wine"), "-w"]


if sys.platform == "win32":  # there everything is run as it is
    raise CannotBuild("On Windows there is no need of Wine: install the Setup.exe and try it.")

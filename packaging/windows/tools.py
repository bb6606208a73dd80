"""Runs the tools of a build; one that is missing, or that fails, ends the build in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from windows.product import EPOCH


class CannotBuild(Exception):
    """The message says what happened and what to do."""


def tool(*names: str, package: str) -> str:
    """The first of ``names`` that this computer has.

    Raises:
        CannotBuild: none of them is here; the Debian package that has it is named.
    """
    for name in names:
        beside = Path(sys.executable).with_name(name)
        if beside.is_file():
            return str(beside)
        if found := shutil.which(name):
            return found
    raise CannotBuild(
        f"This build needs {' or '.join(names)}, and it is not on this computer. "
        f"On Debian: apt-get install {package}"
    )


def run(
    command: Sequence[str | Path], what: str, *, at: Path | None = None, **surroundings: str
) -> str:
    """Run a tool to its end; what it printed.

    Raises:
        CannotBuild: it failed; with the last of what it said.
    """
    around: Mapping[str, str] = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(EPOCH),
        "PYTHONDONTWRITEBYTECODE": "1",
        **surroundings,
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=at,
        env=around,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-25:])
        raise CannotBuild(f"{what} failed with exit status {done.returncode}:\n{said}")
    return done.stdout


def emptied(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder

"""Tries the bundle as somebody would who has just been given it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final

from windows.manifest import FILE, differing, sums
from windows.product import NAME, Build
from windows.tools import CannotBuild, emptied, run, tool

from linux.bundle import bundle_of
from linux.tree import PYTHON, START, lay_out

_PATIENCE: Final = 1200  # seconds


def check(build: Build) -> None:
    """Raises CannotBuild where two builds differ, or where the unpacked program doesn’t work."""
    if not Path(PYTHON).is_file():
        raise CannotBuild(f"The bundle is tried by Debian’s own Python, and {PYTHON} isn’t here.")
    before = sums(build.tree)
    lay_out(build)
    if different := differing(before, sums(build.tree)):
        raise CannotBuild(f"These differ from one build to the next: {different[:9]}")
    place = emptied(build.folder / "tried")
    unpack: list[str | Path] = [tool("tar", package="tar"), "-xf", bundle_of(build), "-C", place]
    run(unpack, "Unpacking the bundle")
    unpacked = place / f"{NAME}-{build.version}"
    listed = json.loads((unpacked / FILE).read_text("utf-8"))["files"]
    if sums(unpacked) != listed:
        raise CannotBuild("What was unpacked is not what the manifest says.")
    _tests_itself(unpacked, place / "home")


def _tests_itself(unpacked: Path, home: Path) -> None:
    home.mkdir()
    there = home / "selftest"
    around = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    command = [str(unpacked / START), "--selftest", str(there)]
    done = subprocess.run(
        command, cwd="/", env=around, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    result = there / "selftest.json"
    if not result.is_file():
        raise CannotBuild(
            f"It left no selftest.json; it said: {(done.stdout + done.stderr)[-900:]}"
        )
    told = json.loads(result.read_text("utf-8"))
    for step in told["steps"]:
        print(f"    {step['seconds']:6.1f} s  {step['step']}: {step['said']}")
    if done.returncode or not told["works"]:
        raise CannotBuild("The self-test found something that doesn’t work.")

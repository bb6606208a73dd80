"""Builds the program for Windows and tries it under Wine: ``python packaging/check_windows.py``.

Installed silently, tested by itself, the Windows part of the tests run by the packed Python, put
over an older version with data in place, a step back refused, removed with the data left alone.
Loud where a tool is missing; nothing is skipped.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from windows.fetch import fetch
from windows.imports import missing
from windows.launcher import CONSOLE, WINDOWED, make_launchers
from windows.manifest import sums
from windows.msi import make_msi
from windows.product import HOME, NAME, Build, version
from windows.setup import make_setup
from windows.sign import sign, throw_away, verify, write_sums
from windows.tools import CannotBuild, emptied
from windows.tree import lay_out
from windows.under_test import run_tests
from windows.wine import Wine

OLDER: Final = "0.0.1"
NEEDED: Final = "site-packages/PySide6/Qt6Gui.dll"
REFUSED: Final = 3  # as setup.nsi says


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status is 0 only if everything that was tried worked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--build", type=Path, default=HOME / "build" / "windows")
    given = parser.parse_args(argv)
    build = Build(given.build.resolve(), version())
    try:
        built(build)
        tried(build)
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def built(build: Build) -> None:
    """Everything that is handed out, and the same again from the same tree."""
    with told("fetched"):
        fetch(build)
    with told("launchers and tree"):
        make_launchers(build)
        lay_out(build)
    with told("the same tree once more"):
        first = sums(build.tree)
        make_launchers(build)
        lay_out(build)
        different = [name for name, of in sums(build.tree).items() if first.get(name) != of]
        must(not different, f"these differ from one build to the next: {different[:9]}")
    with told("a DLL that is missing is noticed"):
        needed = build.tree / NEEDED
        away = needed.rename(build.made / needed.name)
        must(missing(build.tree), f"without {NEEDED} nothing was said to be missing")
        away.rename(needed)
    with told("Setup.exe, packed fast"):
        make_setup(build, fast=True)
    with told("MSI, twice: the same bytes"):
        make_msi(build)
        first_msi = build.msi.read_bytes()
        make_msi(build)
        must(build.msi.read_bytes() == first_msi, "the MSI differs from one build to the next")
    with told("signed with a throw-away certificate"):
        by, certificate = throw_away(build.made / "certificate")
        for file in (build.setup, build.msi):
            sign(file, by)
            verify(file, certificate)
        write_sums(build)


def tried(build: Build) -> None:
    """What an officer and an IT department would do with it."""
    older = Build(build.folder / "older", OLDER)
    with told(f"a Setup.exe that says it is {OLDER}"):
        _as_older(build, older)
    with Wine(emptied(build.folder / "wine")) as wine:
        data = wine.local / NAME
        with told(f"installed {OLDER}, silently"):
            _installs(wine, older)
        with told("tested by itself"):
            _tests_itself(wine, wine.drive / "selftest", build.folder / "selftest")
            shutil.copytree(wine.drive / "selftest" / "Practice.caseworker", data / "Kept")
            before = _content(data / "Kept")
        with told(f"put {build.version} over it"):
            _installs(wine, build)
            must(_content(data / "Kept") == before, "the upgrade touched the records")
            said = wine.run(wine.installed / CONSOLE, "check", "--help")
            must(said.status == 0, f"the newer program does not start: {said.words[-600:]}")
        with told("an older one over a newer is refused"):
            status = _set_up(wine, older)
            must(status == REFUSED, f"the older Setup.exe ended with {status}, not {REFUSED}")
        with told("the Windows part of the tests"):
            print(run_tests(wine, build))
        with told("removed, silently"):
            wine.run(wine.installed / "Uninstall.exe", "/S")
            wine.waits(lambda: not wine.installed.exists(), "the program is gone")
            must(_content(data / "Kept") == before, "removing the program touched the records")


def _as_older(build: Build, older: Build) -> None:
    """The same files under a lower number: there is no release before this one yet."""
    emptied(older.folder)
    older.tree.symlink_to(build.tree, target_is_directory=True)
    older.made.symlink_to(build.made, target_is_directory=True)
    make_setup(older, fast=True)


def _set_up(wine: Wine, build: Build) -> int:
    setup = wine.drive / build.setup.name
    shutil.copyfile(build.setup, setup)
    return wine.run(setup, "/S").status


def _installs(wine: Wine, build: Build) -> None:
    status = _set_up(wine, build)
    must(status == 0, f"Setup.exe ended with {status}")
    for name in (WINDOWED, CONSOLE, "Uninstall.exe", "runtime/python311.dll", "manifest.json"):
        must((wine.installed / name).is_file(), f"{name} was not installed")
    listed = json.loads((build.tree / "manifest.json").read_text("utf-8"))["files"]
    found = sums(wine.installed)
    wrong = [name for name, of in listed.items() if found.get(name) != of]
    must(not wrong, f"these were not installed as they were packed: {wrong[:9]}")


def _tests_itself(wine: Wine, there: Path, kept: Path) -> None:
    said = wine.run(wine.installed / WINDOWED, "--selftest", there, patience=900)
    result = there / "selftest.json"
    must(result.is_file(), f"no selftest.json was left; it said: {said.words[-1200:]}")
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name in ("selftest.json", "pictures", "papers"):
        found = there / name
        (shutil.copytree if found.is_dir() else shutil.copyfile)(found, kept / name)
    told_ = json.loads(result.read_text("utf-8"))
    for step in told_["steps"]:
        print(f"    {step['seconds']:6.1f} s  {step['step']}: {step['said']}")
    must(told_["works"] and said.status == 0, "the self-test found something that doesn’t work")
    must(told_["screen"] == "windows", f"it was drawn by {told_['screen']}, not by Windows")


def _content(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def must(holds: object, otherwise: str) -> None:
    """Raises CannotBuild, in these words, where it doesn’t hold."""
    if not holds:
        raise CannotBuild(otherwise)


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what was done, and how long it took."""
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:7.1f} s  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

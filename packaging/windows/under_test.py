"""Runs the Windows part of the tests with the Python that is packed, as it is packed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from windows.product import HOME, PACKAGING, PYTHON, Build
from windows.tools import CannotBuild, emptied, run, tool
from windows.wine import Wine

WHICH: Final = PACKAGING / "windows_tests.txt"
LOCK: Final = HOME / "requirements" / "dev.txt"
_ONLY: Final = (
    "pytest", "pytest-qt", "iniconfig", "pluggy", "colorama", "pygments", "hypothesis",
    "sortedcontainers", "psutil", "packaging", "fonttools", "holidays", "python-dateutil", "six",
)  # fmt: skip
_BEGIN: Final = """
import sys
sys.path[:0] = [r"{home}", r"{libraries}"]
import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-x", *{files!r}]))
"""


def run_tests(wine: Wine, build: Build) -> str:
    """The last line of what pytest said.

    Raises:
        CannotBuild: a test failed.
    """
    there = emptied(wine.drive / "tests")
    for name in ("tests", "resources", "pyproject.toml"):
        found = HOME / name
        (shutil.copytree if found.is_dir() else shutil.copyfile)(found, there / name)
    libraries = _libraries(build)
    shutil.copytree(libraries, there / "libraries")
    lines = WHICH.read_text("utf-8").splitlines()
    files = [line for line in lines if line and not line.startswith("#")]
    home = wine.inside(there)
    begin = there / "begin.py"
    begin.write_text(_BEGIN.format(home=home, libraries=home + "\\libraries", files=files), "utf-8")
    python = wine.installed / "runtime" / "python.exe"
    wine_words = ("-c", f"import os; os.chdir(r'{home}'); exec(open('begin.py').read())")
    said = wine.run(python, *wine_words, patience=900)
    if said.status:
        raise CannotBuild("Tests failed under Windows:\n" + said.words[-6000:])
    return next(line for line in reversed(said.words.splitlines()) if " passed" in line)


def _libraries(build: Build) -> Path:
    """What only the tests need, for Windows, by the same lock."""
    place = build.folder / "test-libraries"
    if not place.is_dir():
        place.mkdir(parents=True)
        wanted = place / "wanted.txt"
        wanted.write_text(_locked(), "utf-8")
        uv = (tool("uv", package="(the dev requirements have it)"), "pip", "install", "--quiet")
        which = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON)
        how = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "--link-mode", "copy")
        run([*uv, *which, *how, "--target", place, "-r", wanted], "Fetching what tests need")
    return place


def _locked() -> str:
    """The lines of the lock about these libraries, with their hashes."""
    kept, is_wanted = list[str](), False
    for line in LOCK.read_text("utf-8").splitlines():
        if not line.startswith((" ", "\t")):
            is_wanted = line.partition("==")[0].strip().casefold() in _ONLY
        if is_wanted:
            kept.append(line)
    return "\n".join(kept) + "\n"

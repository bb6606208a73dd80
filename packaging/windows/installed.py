"""Whether a program that was installed is the one that was packed."""

from __future__ import annotations

import json
from pathlib import Path

from windows.launcher import CONSOLE
from windows.manifest import FILE, sums
from windows.product import NAME, Build
from windows.tools import CannotBuild
from windows.wine import Wine


def must(holds: object, otherwise: str) -> None:
    """Raises CannotBuild, in these words, where it doesn’t hold."""
    if not holds:
        raise CannotBuild(otherwise)


def must_be_as_packed(build: Build, place: Path, *besides: str) -> None:
    """Every file that the manifest lists, byte for byte, and none but those ``besides``."""
    content = (build.tree / FILE).read_bytes()
    listed = json.loads(content)["files"]
    found = sums(place)
    wrong = [name for name, of in listed.items() if found.get(name) != of]
    must(not wrong, f"these were not installed as they were packed: {wrong[:9]}")
    left = sorted(found.keys() - listed.keys() - set(besides))
    must(not left, f"these are of another version, and are still there: {left[:9]}")
    must(set(besides) <= found.keys(), f"these are missing: {sorted(set(besides) - found.keys())}")
    must((place / FILE).read_bytes() == content, f"{FILE} is that of another version")


def must_say_version(wine: Wine, build: Build, place: Path) -> None:
    """The program starts there, and knows which it is."""
    said = wine.run(place / CONSOLE, "--version")
    right = said.status == 0 and f"{NAME} {build.version}" in said.words.splitlines()
    must(right, f"the program says: {said.words[-600:]}")

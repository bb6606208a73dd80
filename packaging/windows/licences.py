"""Collects the licence of everything that is packed into ``licenses/``, with a page of contents."""

from __future__ import annotations

import shutil
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from typing import Final

from windows.product import HOME, NAME, PACKAGING, Build
from windows.tools import CannotBuild

FOLDER: Final = "licenses"
_CALLED: Final = ("license", "licence", "copying", "notice", "authors")
_OURS_TO_ADD: Final = PACKAGING / "licenses"
"""Texts that a wheel should carry and doesn’t: those that Qt and PySide6 are under."""
_ITS_TEXTS: Final = "licenses"  # where a wheel has the texts that it names

_LESSER: Final = "LGPL-3.0"

_HEAD: Final = f"""Licences of what {NAME} is made of

Qt and PySide6 are used under the GNU Lesser General Public License, version 3. Their files lie as
they came, each by itself, in the folders PySide6 and shiboken6 among the libraries, and may be
replaced by others of the same version. Their source is that of the versions named here.

"""


def packed(build: Build) -> list[Distribution]:
    """Every library that is packed, by name."""
    return sorted(_facts(build), key=_by_name)


def _facts(build: Build) -> dict[Distribution, Path]:
    """Every library that is packed, and the folder with what it says of itself."""
    return {PathDistribution(each): each for each in build.libraries.glob("*.dist-info")}


def licence_of(one: Distribution) -> str:
    """In a few words, as the library says itself."""
    said = one.metadata
    if "License-Expression" in said:
        return said["License-Expression"]
    classed = [each for each in said.get_all("Classifier") or () if each.startswith("License ::")]
    if classed:
        return " and ".join(each.rpartition(" :: ")[2] for each in classed)
    first = str(said.json.get("license", "")).strip().splitlines()
    return first[0][:80] if first else ""


def write_licences(build: Build) -> None:
    """Raises CannotBuild for a library that says nothing of its licence, or whose text we lack."""
    place = build.tree / FOLDER
    place.mkdir()
    shutil.copyfile(HOME / "LICENSE", place / f"{NAME}.txt")
    lines = [f"{NAME} {build.version}: {NAME}.txt"]
    if (runtime := build.tree / "runtime" / "LICENSE.txt").is_file():
        shutil.copyfile(runtime, place / "Python.txt")
        lines.append("Python runtime: Python.txt")
    facts = _facts(build)
    for one in sorted(facts, key=_by_name):
        words = licence_of(one)
        texts = _texts(facts[one])
        if not words and not texts:
            raise CannotBuild(f"{one.name} {one.version} says nothing of its licence.")
        name = f"{one.name}-{one.version}.txt"
        if texts:
            joined = "\n\n".join(text.read_text("utf-8", "replace") for text in texts)
            (place / name).write_text(joined, "utf-8")
        if _LESSER in words and not (_OURS_TO_ADD / f"{_LESSER}.txt").is_file():
            raise CannotBuild(f"{one.name} goes only with the text of {_LESSER}.")
        told = words or "see its text"
        lines.append(f"{one.name} {one.version}: {told}" + f": {name}" * bool(texts))
    for text in sorted(_OURS_TO_ADD.glob("*.txt")):
        shutil.copyfile(text, place / text.name)
        lines.append(f"Text of the {text.stem}: {text.name}")
    contents = _HEAD + "\n".join(lines) + "\n"
    (place / "README.txt").write_text(contents, "utf-8", newline="\r\n")


def _texts(facts: Path) -> list[Path]:
    """By where they lie, or by their names: the list of what was unpacked isn’t packed."""
    files = (file for file in facts.rglob("*") if file.is_file())
    return sorted(file for file in files if _is_text(file.relative_to(facts)))


def _is_text(file: Path) -> bool:
    return file.parts[0] == _ITS_TEXTS or file.name.casefold().startswith(_CALLED)


def _by_name(one: Distribution) -> str:
    return one.name.casefold()

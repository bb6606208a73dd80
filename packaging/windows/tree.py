"""Lays out the folder of the program as it will lie on an officer’s computer."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from windows.bill import write_bill
from windows.fetch import runtime_files
from windows.imports import missing
from windows.launcher import KINDS
from windows.licences import write_licences
from windows.manifest import write_manifest
from windows.product import EPOCH, HOME, Build
from windows.prune import QT, Rules, kept_libraries, kept_qt
from windows.tools import CannotBuild, emptied, run

PLACES: Final = ("app", "site-packages", "runtime")
# The whole of where the program's Python looks: no registry, no surroundings, no folder of a user.
_PATH: Final = "python311.zip\n.\n..\\site-packages\n..\\app\n"
_NEWER: Final = ("vcruntime140.dll", "vcruntime140_1.dll")


def lay_out(build: Build, runtime: Path | None = None) -> None:
    """Fill ``build.tree``.

    Raises:
        CannotBuild: something is missing, or a packed file asks for a DLL that nobody has.
    """
    tree, rules = emptied(build.tree), Rules.read()
    _runtime(build, rules, runtime)
    libraries = tree / "site-packages"
    for file in (*kept_libraries(build.wheels, rules), *sorted(kept_qt(build.wheels, rules))):
        copy(file, libraries / file.relative_to(build.wheels))
    for name in _NEWER:  # the one that is loaded first serves the whole process
        copy(build.wheels / QT / name, tree / "runtime" / name)
    unpack_program(build, tree / "app")
    compile_in(tree, [tree / "site-packages", tree / "app"], rules)
    for kind in KINDS:
        copy(build.made / "launcher" / kind.file, tree / kind.file)
    if lacks := missing(tree):
        found = "\n".join(f"  {name}: {', '.join(sorted(what))}" for name, what in lacks.items())
        raise CannotBuild(
            "These ask for DLLs that are neither packed nor in known_dlls.txt:\n" + found
        )
    write_licences(build)
    write_bill(build)
    write_manifest(tree, build.version)
    at_one_time(tree)


def at_one_time(folder: Path) -> None:
    """Every file says that it was made at the same moment."""
    for file in sorted(folder.rglob("*"), reverse=True):
        os.utime(file, (EPOCH, EPOCH), follow_symlinks=not file.is_symlink())


def _runtime(build: Build, rules: Rules, given: Path | None) -> None:
    place = build.tree / "runtime"
    place.mkdir()
    for name, content in sorted(runtime_files(build, given).items()):
        if name not in rules.runtime["drop"]:
            (place / name).write_bytes(content)
    (place / "python311._pth").write_text(_PATH, "ascii", newline="\r\n")


def unpack_program(build: Build, into: Path) -> None:
    """From its own wheel: what is packed is what would be handed out, and no file more."""
    place = emptied(build.made / "wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    run(command, "Making the program’s own wheel", at=HOME)
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(into)


def compile_in(tree: Path, places: Sequence[Path], rules: Rules) -> None:
    """By this Python, whose minor version is the runtime’s; the compiled files take their place.

    Nobody edits the program where it is installed, and half of its files need not be there.
    """
    how = ("-q", "-f", "-b", "--invalidation-mode", "unchecked-hash", "-s", str(tree), "-p", "")
    run([sys.executable, "-m", "compileall", *how, *places], "Compiling", PYTHONHASHSEED="0")
    kept = rules.libraries["keep_sources"]
    for source in (each for place in places for each in place.rglob("*.py")):
        if not any(fnmatch(source.relative_to(tree).as_posix(), name) for name in kept):
            source.unlink()


def copy(file: Path, to: Path) -> None:
    """The content alone: neither its rights nor its hour."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)

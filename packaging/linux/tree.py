"""Lays out the folder of the program for Linux: an environment of Debian’s Python, and no more.

``pyvenv.cfg`` is what makes it one: Python then looks for libraries in it and nowhere else, from
wherever it was unpacked. Children of the program are begun by the same ``bin/python``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from windows.bill import write_bill
from windows.icon import write_picture
from windows.imports import closure
from windows.licences import write_licences
from windows.manifest import write_manifest
from windows.product import MODULE, PACKAGING, Build
from windows.prune import BINDING, QT, Rules, kept_libraries
from windows.tools import CannotBuild, emptied
from windows.tree import at_one_time, compile_in, copy, unpack_program

from linux.needed import asked_for, missing, rules, system_libraries

SITE: Final = "lib/python3.11/site-packages"
PYTHON: Final = "/usr/bin/python3.11"
START: Final = MODULE
_HERE: Final = PACKAGING / "linux"
_SETTING: Final = "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11\n"
_DRAWN: Final = 256  # points


def lay_out(build: Build) -> None:
    """Fill ``build.tree``.

    Raises:
        CannotBuild: something is missing, or a packed file asks for a library that nobody has.
    """
    tree = emptied(build.tree)
    pruned = Rules.read()
    kept = [*kept_libraries(build.wheels, pruned), *sorted(_kept_qt(build.wheels))]
    for file in kept:
        copy(file, build.libraries / file.relative_to(build.wheels))
    unpack_program(build, build.libraries)
    compile_in(tree, [build.libraries], pruned)
    (tree / "bin").mkdir()
    (tree / "bin" / "python").symlink_to(PYTHON)
    (tree / "pyvenv.cfg").write_text(_SETTING, "ascii")
    copy(_HERE / "caseworker.sh", tree / START)
    (tree / START).chmod(0o755)
    copy(_HERE / "lacking.py", tree / "lacking.py")
    libraries = json.dumps(system_libraries(), indent=1, sort_keys=True)
    (tree / "libraries.json").write_text(libraries + "\n", "utf-8")
    copy(_HERE / "caseworker.desktop", tree / "share" / "caseworker.desktop")
    write_picture(tree / "share" / "caseworker.png", _DRAWN)
    if lacks := missing(tree):
        found = "\n".join(f"  {name}: {', '.join(sorted(what))}" for name, what in lacks.items())
        raise CannotBuild(
            "These ask for libraries that are neither packed nor asked of the system:\n" + found
        )
    write_licences(build)
    write_bill(build)
    write_manifest(tree, build.version)
    at_one_time(tree)


def _kept_qt(wheels: Path) -> frozenset[Path]:
    """The modules and plugins that are used, and whatever libraries these load.

    Raises:
        CannotBuild: one of those that ``prune_linux.toml`` names is not there.
    """
    said, qt = rules(), wheels / QT
    modules = [qt / f"{name}.abi3.so" for name in said["modules"]]
    plugins = [sorted((qt / "Qt" / "plugins").glob(name)) for name in said["plugins"]]
    others = [qt / name for name in said["files"]]
    others += [qt / "Qt" / "translations" / name for name in said["translations"]]
    binding = [
        file
        for file in sorted((wheels / BINDING).iterdir())
        if file.suffix in {".py", ".so"} or ".so." in file.name
    ]
    roots = [*modules, *(file for found in plugins for file in found)]
    lacking = [name for name, found in zip(said["plugins"], plugins, strict=True) if not found]
    lacking += [str(file) for file in (*roots, *others) if not file.is_file()]
    if lacking:
        raise CannotBuild(f"These are named for Linux, and not there: {lacking}")
    here = {file.name: file for place in (qt, qt / "Qt" / "lib") for file in place.glob("*.so*")}
    code = [*roots, *(file for file in binding if ".so" in file.name)]
    return closure(code, here, asked_for) | frozenset((*roots, *others, *binding))

"""What of the runtime and the libraries is packed, as ``prune.toml`` says and imports ask."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from windows.imports import closure
from windows.product import PACKAGING
from windows.tools import CannotBuild

RULES: Final = PACKAGING / "prune.toml"
QT: Final = "PySide6"
BINDING: Final = "shiboken6"


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of ``prune.toml``."""

    runtime: dict[str, Any]
    libraries: dict[str, Any]
    qt: dict[str, Any]

    @classmethod
    def read(cls) -> Rules:
        return cls(**tomllib.loads(RULES.read_text("utf-8")))


def kept_libraries(wheels: Path, rules: Rules) -> Iterator[Path]:
    """The files of every library but Qt’s, beneath ``wheels``."""
    said = rules.libraries
    for file in sorted(wheels.rglob("*")):
        inside = file.relative_to(wheels)
        if not file.is_file() or inside.parts[0] in {QT, BINDING, ".lock"}:
            continue
        is_dropped = (
            any(fnmatch(inside.parts[0], name) for name in said["drop_top"])
            or not set(inside.parts[:-1]).isdisjoint(said["drop_folders"])
            or file.suffix in said["drop_endings"]
            or any(fnmatch(inside.as_posix(), name) for name in said["drop"])
        )
        if not is_dropped:
            yield file


def kept_qt(wheels: Path, rules: Rules) -> frozenset[Path]:
    """The modules and plugins that are used, and whatever DLLs these load.

    Raises:
        CannotBuild: one of those that ``prune.toml`` names is not there.
    """
    said, qt = rules.qt, wheels / QT
    modules = [qt / f"{name}.pyd" for name in said["modules"]]
    plugins = [_some(qt / "plugins", name) for name in said["plugins"]]
    others = [qt / name for name in said["files"]]
    others += [qt / "translations" / name for name in said["translations"]]
    others += [wheels / BINDING / name for name in said["binding"]]
    roots = [*modules, *(each for found in plugins for each in found)]
    if lacking := [str(file) for file in (*roots, *others) if not file.is_file()]:
        raise CannotBuild(f"These are named in {RULES.name}, and not there: {lacking}")
    here = {file.name.lower(): file for file in qt.glob("*.dll")}
    code = [*roots, *(file for file in others if file.suffix in {".pyd", ".dll"})]
    return closure(code, here) | frozenset((*roots, *others))


def _some(folder: Path, name: str) -> list[Path]:
    return sorted(folder.glob(name)) or [folder / name]

"""Which DLLs a file of Windows asks for: what must be packed with it, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pefile

from windows.product import PACKAGING

ENDINGS: Final = frozenset({".exe", ".dll", ".pyd"})
_TABLES: Final = ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT")
_OF_WINDOWS: Final = PACKAGING / "known_dlls.txt"
_BY_CONTRACT: Final = ("api-ms-win-", "ext-ms-")  # names of Windows for parts of itself


def asked_for(file: Path) -> frozenset[str]:
    """The names of the DLLs that it loads by itself, in small letters."""
    read = pefile.PE(str(file), fast_load=True)
    try:
        kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
        read.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
        tables = (getattr(read, table, None) or () for table in _TABLES)
        return frozenset(entry.dll.decode("ascii").lower() for one in tables for entry in one)
    finally:
        read.close()


@cache
def of_windows() -> frozenset[str]:
    """The DLLs that every Windows 10 and 11 has: ``known_dlls.txt``, one on a line."""
    lines = _OF_WINDOWS.read_text("utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line and not line.startswith("#"))


def closure(
    roots: Iterable[Path],
    here: Mapping[str, Path],
    asks: Callable[[Path], frozenset[str]] = asked_for,
) -> frozenset[Path]:
    """Those of ``here``, by the names ``asks`` gives, that ``roots`` load, and that those load."""
    found: set[Path] = set()
    left = list(roots)
    while left:
        for name in asks(left.pop()):
            if (file := here.get(name)) is not None and file not in found:
                found.add(file)
                left.append(file)
    return frozenset(found)


def missing(tree: Path) -> dict[str, frozenset[str]]:
    """For each file of a program what it asks for that is neither packed nor part of Windows."""
    files = [each for each in sorted(tree.rglob("*")) if each.suffix.lower() in ENDINGS]
    packed = {each.name.lower() for each in files}
    lacks = {
        each.relative_to(tree).as_posix(): frozenset(
            name
            for name in asked_for(each)
            if name not in packed and name not in of_windows() and not name.startswith(_BY_CONTRACT)
        )
        for each in files
    }
    return {name: what for name, what in lacks.items() if what}

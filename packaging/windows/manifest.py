"""``manifest.json``: the SHA-256 of every file of the program, so that a copy can be checked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from windows.product import NAME

FILE: Final = "manifest.json"


def sums(tree: Path) -> dict[str, str]:
    """Of every file but the manifest itself, by its path."""
    files = sorted(file for file in tree.rglob("*") if _is_ours(file))
    return {
        file.relative_to(tree).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that two trees have otherwise, or that only one of them has."""
    return sorted({name for name, _ in one.items() ^ other.items()})


def write_manifest(tree: Path, version: str) -> None:
    """Last of all: what comes into the tree after it would not be in it."""
    told = {"name": NAME, "version": version, "files": sums(tree)}
    (tree / FILE).write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _is_ours(file: Path) -> bool:
    return file.is_file() and not file.is_symlink() and file.name != FILE

"""Packs the folder for Linux into one file: the same folder gives the same bytes."""

from __future__ import annotations

import io
import lzma
import tarfile
from pathlib import Path
from typing import Final

from windows.product import EPOCH, NAME, Build

_SMALL, _FAST = 6, 0
_RUNS: Final = 0o100


def bundle_of(build: Build) -> Path:
    """Where it goes."""
    return build.dist / f"{NAME}-{build.version}-linux-x86_64.tar.xz"


def pack(build: Build, *, fast: bool = False) -> None:
    """``fast`` packs larger in a fraction of the time: for checks."""
    build.dist.mkdir(parents=True, exist_ok=True)
    inside = Path(f"{NAME}-{build.version}")
    with (
        lzma.open(bundle_of(build), "wb", preset=_FAST if fast else _SMALL) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as whole,
    ):
        for path in sorted(build.tree.rglob("*")):
            _add(whole, path, (inside / path.relative_to(build.tree)).as_posix())


def _add(whole: tarfile.TarFile, path: Path, name: str) -> None:
    """Owner, hour and rights are the same whoever packs it, and when."""
    entry = tarfile.TarInfo(name)
    entry.mtime = EPOCH
    if path.is_symlink():
        entry.type, entry.linkname, entry.mode = tarfile.SYMTYPE, str(path.readlink()), 0o777
        whole.addfile(entry)
    elif path.is_dir():
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
        whole.addfile(entry)
    else:
        content = path.read_bytes()
        entry.size = len(content)
        entry.mode = 0o755 if path.stat().st_mode & _RUNS else 0o644
        whole.addfile(entry, io.BytesIO(content))

